/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-repository-private.h"

#include "model/store/pow-git-child.h"
#include "model/store/pow-portfolio.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COPY_SECONDS 1800

typedef struct
{
  const char *source;
  const char *const *regions;
} PowCloneBuild;

/* Only lines and their moments; with some regions, only those and the programme. */
static GPtrArray *
build_fetch (const PowCloneBuild *build)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);
  static const char *const fetch[] = { "-c", "fetch.unpackLimit=1", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--" };

  for (guint i = 0; i < G_N_ELEMENTS (fetch); i++)
    g_ptr_array_add (arguments, g_strdup (fetch[i]));
  g_ptr_array_add (arguments, g_strdup (build->source));
  g_ptr_array_add (arguments, g_strdup ("refs/heads/programme:refs/heads/programme"));
  if (build->regions == NULL)
    {
      g_ptr_array_add (arguments, g_strdup ("refs/heads/region/*:refs/heads/region/*"));
      g_ptr_array_add (arguments, g_strdup ("refs/tags/moment/*:refs/tags/moment/*"));
    }
  for (guint i = 0; build->regions != NULL && build->regions[i] != NULL; i++)
    {
      const char *region = build->regions[i];

      g_ptr_array_add (arguments, g_strdup_printf ("refs/heads/region/%s:refs/heads/region/%s", region, region));
      g_ptr_array_add (arguments, g_strdup_printf ("refs/tags/moment/%s/*:refs/tags/moment/%s/*", region, region));
    }
  g_ptr_array_add (arguments, NULL);
  return arguments;
}

static gboolean
find_root (const char *site, char **root, GError **error)
{
  static const char *const list[] = { "rev-list", "--first-parent", "--max-parents=0", "refs/heads/programme", NULL };
  g_autofree char *output = NULL;
  git_oid id;
  int status;

  if (!pow_git_child_run (site, list, COPY_SECONDS, &output, &status, error))
    return FALSE;
  g_strstrip (output);
  if (status != 0 || !pow_oid_from_hex (output, &id))
    {
      g_set_error_literal (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_PORTFOLIO,
                           _("The copy has no programme with a beginning; it is no portfolio."));
      return FALSE;
    }
  *root = g_steal_pointer (&output);
  return TRUE;
}

static gboolean
build_clone (const char *site, gpointer data, GError **error)
{
  const PowCloneBuild *build = data;
  g_autoptr (GPtrArray) arguments = build_fetch (build);
  g_autofree char *output = NULL;
  g_autofree char *root = NULL;
  g_autofree char *demo = pow_portfolio_dup_setting (build->source, "perspectief.demo");
  int status;

  if (!pow_git_child_run (site, (const char *const *) arguments->pdata, COPY_SECONDS, &output, &status, error))
    return FALSE;
  if (status != 0)
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_PORTFOLIO,
                   _("“%s” cannot be copied as a portfolio. Check the place and the regions. (%s)"), build->source,
                   g_strstrip (output));
      return FALSE;
    }
  return find_root (site, &root, error) && pow_portfolio_seal (site, root, g_strcmp0 (demo, "true") == 0, error)
         && pow_portfolio_set_setting (site, "remote.origin.url", build->source, error);
}

/**
 * pow_repository_clone_path:
 * @source: a portfolio or another git repository on this machine
 * @path: where the copy goes: a folder that is not there yet, or is empty
 * @regions: (nullable) (array zero-terminated=1): ids of the regions wanted; %NULL for all
 *
 * Makes a managed copy of a portfolio. The caller becomes its thread.
 *
 * Returns: (transfer full): the open copy; %NULL with an error of #PowStoreError, and nothing at
 *   @path
 */
PowRepository *
pow_repository_clone_path (const char *source, const char *path, const char *const *regions, GError **error)
{
  g_autofree char *canonical = NULL;
  PowCloneBuild build = { NULL, regions };

  g_return_val_if_fail (source != NULL && path != NULL, NULL);

  canonical = g_canonicalize_filename (source, NULL);
  build.source = canonical;
  for (guint i = 0; regions != NULL && regions[i] != NULL; i++)
    if (!pow_id_is_valid (regions[i]))
      {
        g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND, _("“%s” is not the id of a region."), regions[i]);
        return NULL;
      }
  if (!g_file_test (canonical, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND,
                   _("“%s” does not exist. Check where the portfolio is."), canonical);
      return NULL;
    }
  return pow_repository_build_folder (path, build_clone, &build, error) ? pow_repository_open (path, error) : NULL;
}
