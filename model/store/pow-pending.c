/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-pending.h"

#include "model/store/pow-files.h"
#include "model/store/pow-lines.h"
#include "model/store/pow-repository.h"

#include "pow-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

static char *
pending_path (const char *path)
{
  return g_build_filename (path, "perspectief", "pending", NULL);
}

gboolean
pow_pending_exists (const char *path)
{
  g_autofree char *file = pending_path (path);

  return g_file_test (file, G_FILE_TEST_EXISTS);
}

gboolean
pow_pending_write (const char *path, const PowRefMove *moves, gsize n, GError **error)
{
  g_autofree char *file = pending_path (path);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *before = pow_oid_to_hex (&moves[i].before);
      g_autofree char *after = pow_oid_to_hex (&moves[i].after);

      g_string_append_printf (text, "%s %s %s\n", before, after, moves[i].ref);
    }
  return pow_file_write_durable (file, text->str, text->len, 0600, error);
}

gboolean
pow_pending_remove (const char *path, GError **error)
{
  g_autofree char *file = pending_path (path);
  g_autofree char *folder = g_path_get_dirname (file);

  if (unlink (file) != 0 && errno != ENOENT)
    {
      pow_store_set_errno (error, errno, file);
      return FALSE;
    }
  return pow_folder_sync (folder, error);
}

int
pow_ref_move (git_repository *git, const PowRefMove *move)
{
  static const git_oid none = { { 0 } };
  gboolean is_new = pow_oid_equal (&move->before, &none);
  git_reference *reference = NULL;
  int code;

  if (is_new)
    code = git_reference_create (&reference, git, move->ref, &move->after, 0, NULL);
  else
    code = git_reference_create_matching (&reference, git, move->ref, &move->after, 1, &move->before, NULL);
  git_reference_free (reference);
  return code == GIT_EEXISTS || code == GIT_ENOTFOUND ? GIT_EMODIFIED : code;
}

static void
clear_move (gpointer data)
{
  g_free (((PowRefMove *) data)->ref);
}

/* The list as written; lines that are not ours are no moves. */
static GArray *
read_moves (const char *path, GError **error)
{
  g_autofree char *file = pending_path (path);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GArray *moves;

  if (!g_file_get_contents (file, &text, NULL, NULL))
    {
      pow_store_set_errno (error, errno != 0 ? errno : EIO, file);
      return NULL;
    }
  moves = g_array_new (FALSE, TRUE, sizeof (PowRefMove));
  g_array_set_clear_func (moves, clear_move);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 3);
      PowRefMove move;

      if (g_strv_length (words) != 3 || !pow_oid_from_hex (words[0], &move.before)
          || !pow_oid_from_hex (words[1], &move.after) || !g_str_has_prefix (words[2], "refs/heads/")
          || !pow_line_is_valid (words[2] + strlen ("refs/heads/")))
        continue;
      move.ref = g_strdup (words[2]);
      g_array_append_val (moves, move);
    }
  return moves;
}

gboolean
pow_pending_finish (const char *path, git_repository *git, GError **error)
{
  static const git_oid none = { { 0 } };
  g_autoptr (GArray) moves = NULL;
  guint done = 0;
  guint elsewhere = 0;

  if (!pow_pending_exists (path))
    return TRUE;
  moves = read_moves (path, error);
  if (moves == NULL)
    return FALSE;
  for (guint i = 0; i < moves->len; i++)
    {
      const PowRefMove *move = &g_array_index (moves, PowRefMove, i);
      git_oid now = none;

      if (git_reference_name_to_id (&now, git, move->ref) < 0)
        now = none;
      if (pow_oid_equal (&now, &move->after))
        done++;
      else if (!pow_oid_equal (&now, &move->before))
        elsewhere++;
    }
  for (guint i = 0; (elsewhere == 0 || done > 0) && i < moves->len; i++)
    {
      const PowRefMove *move = &g_array_index (moves, PowRefMove, i);
      int code = pow_ref_move (git, move);

      if (code < 0 && code != GIT_EMODIFIED)
        {
          pow_store_set_git_error (error, code, _("A change to several regions that was cut off could not be finished."));
          return FALSE;
        }
    }
  return pow_pending_remove (path, error);
}
