/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-exchange-private.h"

#include "model/store/pow-files.h"
#include "model/store/pow-git-child.h"
#include "model/store/pow-portfolio.h"
#include "model/sync/pow-bundle.h"
#include "model/sync/pow-chosen-regions.h"
#include "model/sync/pow-server-words.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOOK_SECONDS 60
#define PROGRAMME_REF "refs/heads/" POW_LINE_PROGRAMME

typedef struct
{
  PowTransport *transport;
  const char *url;
  const char *const *regions;
  GPtrArray *left_out; /* (element-type PowProblem) */
  GPtrArray *wanted;   /* names of refs, lines before moments */
  GHashTable *refs;    /* all that the source has */
} PowCloneBuild;

/* A demo copied as a folder or as a file stays a demo; one on a server was shared by somebody who said so. */
static gboolean
is_demo (const PowCloneBuild *build)
{
  g_autofree char *setting = NULL;

  if (pow_remote_url_is_bundle (build->url))
    return g_hash_table_contains (build->refs, POW_BUNDLE_DEMO_REF);
  if (pow_remote_url_is_local (build->url))
    setting = pow_portfolio_dup_setting (build->url, "perspectief.demo");
  return g_strcmp0 (setting, "true") == 0;
}

/* Only lines and their moments; with some regions, only those and the programme. */
static gboolean
is_wanted (const PowCloneBuild *build, const char *ref)
{
  gboolean is_moment = g_str_has_prefix (ref, "refs/tags/moment/");
  g_auto (GStrv) names = NULL;

  if (strcmp (ref, PROGRAMME_REF) == 0)
    return TRUE;
  if (!is_moment && !g_str_has_prefix (ref, "refs/heads/region/"))
    return FALSE;
  names = g_strsplit (ref + (is_moment ? strlen ("refs/tags/moment/") : strlen ("refs/heads/region/")), "/", -1);
  return g_strv_length (names) == (is_moment ? 2 : 1) && pow_id_is_valid (names[0]) && (!is_moment || pow_id_is_valid (names[1]))
         && (build->regions == NULL || g_strv_contains (build->regions, names[0]));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b); /* refs/heads before refs/tags */
}

static gboolean
list_wanted (PowCloneBuild *build, GError **error)
{
  GHashTableIter iter;
  gpointer ref;

  build->refs = pow_transport_list (build->transport, NULL, error);
  if (build->refs == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, build->refs);
  while (g_hash_table_iter_next (&iter, &ref, NULL))
    if (is_wanted (build, ref))
      g_ptr_array_add (build->wanted, ref);
  g_ptr_array_sort (build->wanted, compare_names);
  return TRUE;
}

/* TRUE when the source has a programme and the line of each region that was asked for. */
static gboolean
check_source (const PowCloneBuild *build, GError **error)
{
  if (!g_hash_table_contains (build->refs, PROGRAMME_REF))
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_PORTFOLIO,
                   _("“%s” has no programme, so it is no portfolio. Check the address."), build->url);
      return FALSE;
    }
  for (guint i = 0; build->regions != NULL && build->regions[i] != NULL; i++)
    {
      g_autofree char *ref = g_strconcat ("refs/heads/region/", build->regions[i], NULL);

      if (!g_hash_table_contains (build->refs, ref))
        {
          g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_PORTFOLIO,
                       _("“%s” has no region “%s”. Check the place and the regions."), build->url, build->regions[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static void
leave_out (PowCloneBuild *build, const char *ref, const char *why)
{
  const char *name = g_str_has_prefix (ref, "refs/heads/") ? ref + strlen ("refs/heads/") : ref + strlen ("refs/tags/");
  g_autofree char *hex = pow_oid_to_hex (g_hash_table_lookup (build->refs, ref));
  g_autofree char *problem = g_strdup_printf (_("Left out at revision %.10s, which git’s checks refuse: %s. Ask whoever keeps the source to mend it."),
                                              hex, why);

  g_ptr_array_add (build->left_out, pow_problem_new (POW_PROBLEM_ERROR, name, NULL, problem));
}

static void
refused_cb (gpointer data, guint place, const char *why)
{
  PowCloneBuild *build = data;
  g_autofree char *verdict = pow_server_words_dup_verdict (why);

  leave_out (build, g_ptr_array_index (build->wanted, place), verdict);
}

static gboolean
find_root (const char *site, char **root, GError **error)
{
  static const char *const list[] = { "rev-list", "--first-parent", "--max-parents=0", PROGRAMME_REF, "--", NULL };
  g_autofree char *output = NULL;
  git_oid id;
  int status;

  if (!pow_git_child_run (site, list, LOOK_SECONDS, &output, &status, error))
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
find_programme_problem (const PowCloneBuild *build, GError **error)
{
  for (guint i = 0; i < build->left_out->len; i++)
    {
      const PowProblem *problem = g_ptr_array_index (build->left_out, i);

      if (strcmp (problem->address, POW_LINE_PROGRAMME) == 0)
        {
          g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_PORTFOLIO,
                       _("“%s” cannot be copied as a portfolio. Check the place and the regions. (%s)"), build->url, problem->problem);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
build_clone (const char *site, gpointer data, GError **error)
{
  PowCloneBuild *build = data;
  g_autoptr (GPtrArray) refspecs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *root = NULL;
  g_autofree char *chosen = build->regions != NULL ? g_strjoinv (",", (char **) build->regions) : NULL;

  pow_transport_set_folder (build->transport, site);
  if (!list_wanted (build, error) || !check_source (build, error))
    return FALSE;
  for (guint i = 0; i < build->wanted->len; i++)
    g_ptr_array_add (refspecs, g_strdup_printf ("%s:%s", (const char *) g_ptr_array_index (build->wanted, i),
                                                (const char *) g_ptr_array_index (build->wanted, i)));
  if (!pow_transport_fetch_each (build->transport, refspecs, refused_cb, build, error) || find_programme_problem (build, error)
      || !find_root (site, &root, error))
    return FALSE;
  return pow_portfolio_seal (site, root, is_demo (build), error)
         && pow_portfolio_set_setting (site, "remote.origin.url", build->url, error)
         && (chosen == NULL || pow_portfolio_set_setting (site, "perspectief.regions", chosen, error));
}

/* Our own look at what came in, and the note of what the home remote has. */
static gboolean
check_lines (PowRepository *repository, PowCloneBuild *build, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) lines = pow_lines_list (repository->lines, error);
  g_autoptr (PowRemote) remote = pow_remote_new (POW_REMOTE_HOME, build->url);
  PowExchange x = { .repository = repository, .remote = remote, .cancellable = cancellable };

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      g_autofree char *known = pow_exchange_name_known (&x, line);
      g_autofree char *ref = pow_line_to_ref (line);
      g_autofree char *danger = NULL;
      git_reference *reference = NULL;
      git_oid tip;

      if (!pow_lines_get_tip (repository->lines, line, &tip, error))
        return FALSE;
      if (pow_incoming_check (&x, &tip, NULL, NULL, &danger, error))
        {
          if (!pow_exchange_set_ref (&x, known, &tip, error))
            return FALSE;
          continue;
        }
      if (danger == NULL)
        return FALSE;
      leave_out (build, ref, danger);
      if (git_reference_lookup (&reference, repository->git, ref) == 0)
        git_reference_delete (reference);
      git_reference_free (reference);
    }
  return lines != NULL && !find_programme_problem (build, error);
}

/**
 * pow_sync_clone:
 * @url: an address, a folder or a bundle file
 * @path: where the copy goes: a folder that is not there yet, or is empty
 * @regions: (nullable) (array zero-terminated=1): ids of the regions wanted; %NULL for all
 * @patience: seconds without a sign of life after which the server is given up; 0: 60
 * @left_out: (out) (optional) (transfer full) (element-type PowProblem): lines and moments that are
 *   refused, each with its revision and the reason; empty when all is in
 * @progress: (nullable) (scope call): told how far it is
 * @question: (nullable) (scope call): asked when signing in needs it
 * @user_data: data of both
 * @cancellable: (nullable): ends it at any moment
 *
 * Makes a managed copy of a portfolio, which from then on exchanges with where it came from. When git
 * refuses the whole, the healthy lines are fetched one by one. Blocks; the caller becomes its thread.
 *
 * Returns: (transfer full): the open copy; %NULL with an error of #PowStoreError or #PowSyncError, and
 *   nothing at @path
 */
PowRepository *
pow_sync_clone (const char *url,
                const char *path,
                const char *const *regions,
                guint patience,
                GPtrArray **left_out,
                PowSyncProgressFunc progress,
                PowSyncQuestionFunc question,
                gpointer user_data,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *checked = pow_remote_check_url (url, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_problem_free);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr (PowTransport) transport = NULL;
  g_autoptr (PowRepository) repository = NULL;
  PowCloneBuild build = { NULL, checked, regions, problems, wanted, NULL };
  gboolean good;

  g_return_val_if_fail (url != NULL && path != NULL, NULL);

  if (checked == NULL || !pow_chosen_regions_check (regions, error))
    return NULL;
  if (pow_remote_url_is_local (checked) && !g_file_test (checked, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND, _("“%s” does not exist. Check where the portfolio is."), checked);
      return NULL;
    }
  transport = pow_transport_new (g_get_tmp_dir (), checked, patience, progress, question, user_data, cancellable, error);
  build.transport = transport;
  good = transport != NULL && pow_repository_build_folder (path, build_clone, &build, error)
         && (repository = pow_repository_open (path, error)) != NULL && check_lines (repository, &build, cancellable, error);
  g_clear_pointer (&build.refs, g_hash_table_unref);
  if (!good && repository != NULL)
    {
      pow_repository_close (repository);
      pow_folder_remove (path);
    }
  if (good && left_out != NULL)
    *left_out = g_steal_pointer (&problems);
  return good ? g_steal_pointer (&repository) : NULL;
}
