/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/sync/pow-bundle.h"

#include "model/schema/pow-schema.h"
#include "model/store/pow-files.h"
#include "model/store/pow-git-child.h"
#include "model/store/pow-lines.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SECONDS_MAX 1800
#define LINES "refs/heads/"
#define MOMENTS "refs/tags/moment/"

static gboolean
is_moment (const char *ref)
{
  g_auto (GStrv) names = g_str_has_prefix (ref, MOMENTS) ? g_strsplit (ref + strlen (MOMENTS), "/", -1) : NULL;

  return names != NULL && g_strv_length (names) == 2 && pow_id_is_valid (names[0]) && pow_id_is_valid (names[1]);
}

/* Adds the names of lines and moments; what else lies there stays there. */
static gboolean
add_refs (const char *folder, GPtrArray *arguments, guint *n_lines, guint *n_moments, GError **error)
{
  static const char *const list[] = { "for-each-ref", "--format=%(refname)", LINES, MOMENTS, NULL };
  g_autofree char *output = NULL;
  g_auto (GStrv) refs = NULL;
  int status;

  if (!pow_git_child_run (folder, list, 60, &output, &status, error))
    return FALSE;
  refs = g_strsplit (output, "\n", -1);
  for (guint i = 0; refs[i] != NULL; i++)
    {
      gboolean line = g_str_has_prefix (refs[i], LINES) && pow_line_is_valid (refs[i] + strlen (LINES));

      if (!line && !is_moment (refs[i]))
        continue;
      *(line ? n_lines : n_moments) += 1;
      g_ptr_array_add (arguments, g_strdup (refs[i]));
    }
  return TRUE;
}

static gboolean
add_demo (PowRepository *repository, GPtrArray *arguments, GError **error)
{
  static const char *const mark[] = { "update-ref", POW_BUNDLE_DEMO_REF, LINES POW_LINE_PROGRAMME, NULL };
  g_autofree char *output = NULL;
  int status;

  if (!pow_repository_is_demo (repository))
    return TRUE;
  if (!pow_git_child_run (pow_repository_get_path (repository), mark, 60, &output, &status, error))
    return FALSE;
  if (status != 0)
    g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_IO, _("The example portfolio could not be marked as one: %s"), g_strstrip (output));
  g_ptr_array_add (arguments, g_strdup (POW_BUNDLE_DEMO_REF));
  return status == 0;
}

static gboolean
sync_file (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean good = fd >= 0 && fsync (fd) == 0;

  if (!good)
    pow_store_set_errno (error, errno, path);
  if (fd >= 0)
    close (fd);
  return good;
}

/**
 * pow_bundle_write:
 * @repository: a portfolio
 * @file: where to; a file that stands there is replaced only when all is well
 * @n_lines: (out): how many lines are in it
 * @n_moments: (out): how many named moments
 * @error: a %POW_STORE_ERROR
 *
 * Writes all lines and moments with their whole history to one file: a backup, or a way to exchange by
 * stick. Contacts are not in it, nor what is private; the file of a demo says that it is one. Blocks, on the repository's thread.
 *
 * Returns: %FALSE when it could not be written; then nothing is left behind
 */
gboolean
pow_bundle_write (PowRepository *repository, const char *file, guint *n_lines, guint *n_moments, GError **error)
{
  g_autoptr (GFile) target = g_file_new_for_path (file); /* git runs in another folder */
  const char *path = g_file_peek_path (target);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *draft = g_strconcat (path, ".part", NULL);
  g_autofree char *output = NULL;
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  const char *portfolio = pow_repository_get_path (repository);
  gboolean good;
  int status = 0;

  *n_lines = *n_moments = 0;
  g_ptr_array_add (arguments, g_strdup ("bundle"));
  g_ptr_array_add (arguments, g_strdup ("create"));
  g_ptr_array_add (arguments, g_strdup ("--quiet"));
  g_ptr_array_add (arguments, g_strdup (draft));
  g_ptr_array_add (arguments, g_strdup ("HEAD")); /* for people who clone it by hand */
  if (!add_refs (portfolio, arguments, n_lines, n_moments, error) || !add_demo (repository, arguments, error))
    return FALSE;
  g_ptr_array_add (arguments, NULL);

  good = pow_git_child_run (portfolio, (const char *const *) arguments->pdata, SECONDS_MAX, &output, &status, error);
  if (good && status != 0)
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_IO,
                   _ ("“%s” could not be written. Is there room, and may you write there? (%s)"), path, g_strstrip (output));
      good = FALSE;
    }
  good = good && sync_file (draft, error);
  if (good && g_rename (draft, path) != 0)
    {
      pow_store_set_errno (error, errno, path);
      good = FALSE;
    }
  if (!good)
    g_unlink (draft);
  return good && pow_folder_sync (folder, error);
}
