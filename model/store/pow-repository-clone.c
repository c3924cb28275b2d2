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
  GPtrArray *left_out; /* (element-type PowProblem) */
} PowCloneBuild;

/* Fetches @refspecs in one call. FALSE with @error when git cannot be run; else *@reason is why git
 * refused, or NULL when everything is in. Git brings all or nothing. */
static gboolean
fetch (const char *site, const char *source, GPtrArray *refspecs, char **reason, GError **error)
{
  static const char *const options[] = { "-c", "fetch.unpackLimit=1", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--" };
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *output = NULL;
  int status;

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    g_ptr_array_add (arguments, (gpointer) options[i]);
  g_ptr_array_add (arguments, (gpointer) source);
  for (guint i = 0; i < refspecs->len; i++)
    g_ptr_array_add (arguments, g_ptr_array_index (refspecs, i));
  g_ptr_array_add (arguments, NULL);

  if (!pow_git_child_run (site, (const char *const *) arguments->pdata, COPY_SECONDS, &output, &status, error))
    return FALSE;
  *reason = status != 0 ? g_strdup (g_strstrip (output)) : NULL;
  return TRUE;
}

/* Only lines and their moments; with some regions, only those and the programme. */
static GPtrArray *
build_refspecs (const PowCloneBuild *build)
{
  GPtrArray *refspecs = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (refspecs, g_strdup ("refs/heads/programme:refs/heads/programme"));
  if (build->regions == NULL)
    {
      g_ptr_array_add (refspecs, g_strdup ("refs/heads/region/*:refs/heads/region/*"));
      g_ptr_array_add (refspecs, g_strdup ("refs/tags/moment/*:refs/tags/moment/*"));
    }
  for (guint i = 0; build->regions != NULL && build->regions[i] != NULL; i++)
    {
      const char *region = build->regions[i];

      g_ptr_array_add (refspecs, g_strdup_printf ("refs/heads/region/%s:refs/heads/region/%s", region, region));
      g_ptr_array_add (refspecs, g_strdup_printf ("refs/tags/moment/%s/*:refs/tags/moment/%s/*", region, region));
    }
  return refspecs;
}

/* The region of a line or of a region's moment, else NULL. Transfer full. */
static char *
find_region (const char *ref)
{
  static const char *const prefixes[] = { "refs/heads/region/", "refs/tags/moment/" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (ref, prefixes[i]))
      {
        g_auto (GStrv) names = g_strsplit (ref + strlen (prefixes[i]), "/", -1);

        return names[0] != NULL && pow_id_is_valid (names[0]) ? g_strdup (names[0]) : NULL;
      }
  return NULL;
}

/* What the source has of what is wanted, lines before moments, each as "<revision> <ref>". */
static GPtrArray *
list_wanted (const PowCloneBuild *build, const char *site, GError **error)
{
  const char *const list[] = { "ls-remote", "--quiet", "--refs", "--", build->source, "refs/heads/*", "refs/tags/moment/*", NULL };
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *output = NULL;
  g_auto (GStrv) rows = NULL;
  int status;

  if (!pow_git_child_run (site, list, COPY_SECONDS, &output, &status, error))
    return NULL;
  rows = g_strsplit (output, "\n", -1);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (rows[i], "\t", 2);
      g_autofree char *region = NULL;
      git_oid id;

      if (g_strv_length (row) != 2 || !pow_oid_from_hex (row[0], &id))
        continue;
      region = find_region (row[1]);
      if (region == NULL || (build->regions != NULL && !g_strv_contains (build->regions, region)))
        continue;
      g_ptr_array_add (wanted, g_strdup_printf ("%s %s", row[0], row[1]));
    }
  return g_steal_pointer (&wanted);
}

/* Git's own words for what it found: the line that names the error, else the last one. */
static const char *
find_verdict (char *reason)
{
  char *verdict = strstr (reason, "error: ");

  if (verdict != NULL)
    {
      verdict[strcspn (verdict, "\n")] = '\0';
      return verdict + strlen ("error: ");
    }
  verdict = strrchr (reason, '\n');
  return verdict != NULL ? verdict + 1 : reason;
}

static void
leave_out (const PowCloneBuild *build, const char *wanted, char *reason)
{
  const char *ref = strchr (wanted, ' ') + 1;
  const char *name = g_str_has_prefix (ref, "refs/heads/") ? ref + strlen ("refs/heads/") : ref + strlen ("refs/tags/");
  g_autofree char *problem = g_strdup_printf (_("Left out at revision %.10s, which git’s checks refuse: %s. Ask whoever keeps the source to mend it."),
                                              wanted, find_verdict (reason));

  g_ptr_array_add (build->left_out, pow_problem_new (POW_PROBLEM_ERROR, name, NULL, problem));
}

/* One at a time: the healthy ones come in, the others are left out and named. */
static gboolean
fetch_one_by_one (const PowCloneBuild *build, const char *site, GError **error)
{
  g_autoptr (GPtrArray) wanted = list_wanted (build, site, error);

  for (guint i = 0; wanted != NULL && i < wanted->len; i++)
    {
      const char *ref = strchr (g_ptr_array_index (wanted, i), ' ') + 1;
      g_autoptr (GPtrArray) refspec = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *reason = NULL;

      g_ptr_array_add (refspec, g_strdup_printf ("%s:%s", ref, ref));
      if (!fetch (site, build->source, refspec, &reason, error))
        return FALSE;
      if (reason != NULL)
        leave_out (build, g_ptr_array_index (wanted, i), reason);
    }
  return wanted != NULL;
}

/* TRUE when the source has the line of each region that was asked for. */
static gboolean
check_regions (const PowCloneBuild *build, const char *site, GError **error)
{
  g_autoptr (GPtrArray) wanted = build->regions != NULL ? list_wanted (build, site, error) : NULL;

  if (build->regions == NULL)
    return TRUE;
  for (guint i = 0; wanted != NULL && build->regions[i] != NULL; i++)
    {
      g_autofree char *ending = g_strdup_printf (" refs/heads/region/%s", build->regions[i]);
      gboolean found = FALSE;

      for (guint j = 0; j < wanted->len && !found; j++)
        found = g_str_has_suffix (g_ptr_array_index (wanted, j), ending);
      if (!found)
        {
          g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_PORTFOLIO,
                       _("“%s” has no region “%s”. Check the place and the regions."), build->source, build->regions[i]);
          return FALSE;
        }
    }
  return wanted != NULL;
}

static gboolean
fetch_wanted (const PowCloneBuild *build, const char *site, GError **error)
{
  g_autoptr (GPtrArray) refspecs = build_refspecs (build);
  g_autofree char *reason = NULL;

  if (!fetch (site, build->source, refspecs, &reason, error))
    return FALSE;
  if (reason == NULL)
    return TRUE;
  /* Without its programme it is no portfolio. */
  g_clear_pointer (&reason, g_free);
  g_ptr_array_set_size (refspecs, 1);
  if (!fetch (site, build->source, refspecs, &reason, error))
    return FALSE;
  if (reason != NULL)
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_PORTFOLIO,
                   _("“%s” cannot be copied as a portfolio. Check the place and the regions. (%s)"), build->source, reason);
      return FALSE;
    }
  return check_regions (build, site, error) && fetch_one_by_one (build, site, error);
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
  g_autofree char *root = NULL;
  g_autofree char *demo = pow_portfolio_dup_setting (build->source, "perspectief.demo");

  if (!fetch_wanted (build, site, error))
    return FALSE;
  return find_root (site, &root, error) && pow_portfolio_seal (site, root, g_strcmp0 (demo, "true") == 0, error)
         && pow_portfolio_set_setting (site, "remote.origin.url", build->source, error);
}

/**
 * pow_repository_clone_path:
 * @source: a portfolio or another git repository on this machine
 * @path: where the copy goes: a folder that is not there yet, or is empty
 * @regions: (nullable) (array zero-terminated=1): ids of the regions wanted; %NULL for all
 * @left_out: (out) (optional) (transfer full) (element-type PowProblem): lines and moments that git's
 *   checks refuse, each with its revision and git's reason; empty when all is in
 *
 * Makes a managed copy of a portfolio. When git refuses the whole, the healthy lines are fetched one by
 * one. The caller becomes its thread.
 *
 * Returns: (transfer full): the open copy; %NULL with an error of #PowStoreError, and nothing at
 *   @path
 */
PowRepository *
pow_repository_clone_path (const char *source, const char *path, const char *const *regions, GPtrArray **left_out, GError **error)
{
  g_autofree char *canonical = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_problem_free);
  PowCloneBuild build = { NULL, regions, problems };
  PowRepository *repository;

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
  if (!pow_repository_build_folder (path, build_clone, &build, error))
    return NULL;
  repository = pow_repository_open (path, error);
  if (repository != NULL && left_out != NULL)
    *left_out = g_steal_pointer (&problems);
  return repository;
}
