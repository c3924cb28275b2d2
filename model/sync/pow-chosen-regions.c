/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-chosen-regions.h"

#include "model/store/pow-contacts-private.h"
#include "model/store/pow-portfolio.h"
#include "model/store/pow-ref-batch.h"
#include "model/sync/pow-exchange-private.h"
#include "model/sync/pow-read-only.h"
#include "model/sync/pow-shared-note.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define SETTING "perspectief.regions"
#define MOMENTS "refs/tags/moment/"

/* A choice of regions being made: what the home remote has is known from earlier exchanges. */
typedef struct
{
  PowExchange x;
  GHashTable *note;   /* what it has of moments and contacts */
  GPtrArray *dropped; /* (element-type utf8): ids of regions, and "programme" for the moments of all */
} PowChoosing;

char **
pow_chosen_regions_dup (PowRepository *repository)
{
  g_autofree char *regions = NULL;

  g_return_val_if_fail (pow_repository_is_usable (repository), NULL);

  regions = pow_portfolio_dup_setting (repository->path, SETTING);
  return regions != NULL ? g_strsplit (regions, ",", -1) : NULL;
}

gboolean
pow_chosen_regions_check (const char *const *regions, GError **error)
{
  for (guint i = 0; regions != NULL && regions[i] != NULL; i++)
    if (!pow_id_is_valid (regions[i]))
      {
        g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND, _("“%s” is not the id of a region."), regions[i]);
        return FALSE;
      }
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Those of @regions once, in order. NULL: all. Transfer full. */
static char *
compose_setting (const char *const *regions)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (regions == NULL)
    return NULL;
  for (guint i = 0; regions[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (ids, regions[i], g_str_equal, NULL))
      g_ptr_array_add (ids, (gpointer) regions[i]);
  g_ptr_array_sort (ids, compare_ids);
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (",", (char **) ids->pdata);
}

/* What is here and would no longer be exchanged. */
static gboolean
find_dropped (PowChoosing *self, const char *const *regions, GError **error)
{
  g_autoptr (GPtrArray) lines = pow_lines_list (self->x.repository->lines, error);
  g_auto (GStrv) before = pow_chosen_regions_dup (self->x.repository);

  for (guint i = 0; lines != NULL && regions != NULL && i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      /* The moments of all carry every line; they were exchanged only with all regions. */
      if (strcmp (line, POW_LINE_PROGRAMME) == 0 && before == NULL)
        g_ptr_array_add (self->dropped, g_strdup (line));
      else if (strcmp (line, POW_LINE_PROGRAMME) != 0 && !g_strv_contains (regions, line + strlen (POW_LINE_REGION_PREFIX)))
        g_ptr_array_add (self->dropped, g_strdup (line + strlen (POW_LINE_REGION_PREFIX)));
    }
  return lines != NULL;
}

static gboolean
is_region (const char *scope)
{
  return strcmp (scope, POW_LINE_PROGRAMME) != 0;
}

static guint
count_changes (PowChoosing *self, const char *scope)
{
  g_autofree char *line = g_strconcat (POW_LINE_REGION_PREFIX, scope, NULL);
  g_autofree char *known_name = pow_exchange_name_known (&self->x, line);
  git_oid tip;
  git_oid known;

  if (!is_region (scope) || !pow_lines_get_tip (self->x.repository->lines, line, &tip, NULL))
    return 0;
  return pow_exchange_count (&self->x, &tip, pow_exchange_find_ref (&self->x, known_name, &known) ? &known : NULL, NULL);
}

/* Calls back for each moment of @scope here; ends at FALSE. */
typedef gboolean (*PowMomentFunc) (PowChoosing *self, const char *scope, const char *ref, const git_oid *tag, gpointer data, GError **error);

static gboolean
for_each_moment (PowChoosing *self, const char *scope, PowMomentFunc func, gpointer data, GError **error)
{
  g_autofree char *pattern = g_strconcat (MOMENTS, scope, "/*", NULL);
  git_reference_iterator *iterator = NULL;
  git_reference *reference;
  gboolean good = TRUE;

  if (git_reference_iterator_glob_new (&iterator, self->x.repository->git, pattern) < 0)
    return TRUE;
  while (good && git_reference_next (&reference, iterator) == 0)
    {
      if (git_reference_target (reference) != NULL)
        good = func (self, scope, git_reference_name (reference), git_reference_target (reference), data, error);
      git_reference_free (reference);
    }
  git_reference_iterator_free (iterator);
  return good;
}

/* A moment of the same name is there, or was refused: ours cannot go. */
static gboolean
count_waiting_cb (PowChoosing *self, const char *scope, const char *ref, const git_oid *tag, gpointer count, GError **error)
{
  if (!g_hash_table_contains (self->note, ref) && pow_moment_sync_may_go (&self->x, scope, tag))
    ++*(guint *) count;
  return TRUE;
}

/* Where a region's contacts stand here, and whether the home remote has them so, or would take them. */
static gboolean
find_contacts (PowChoosing *self, const char *scope, git_oid *tip, gboolean *shared, gboolean *waiting)
{
  static const git_oid refused = { { 0 } };
  g_autofree char *ref = g_strconcat (POW_CONTACT_REFS, scope, NULL);
  const git_oid *there = g_hash_table_lookup (self->note, ref);
  g_autoptr (PowContactsFolder) folder = is_region (scope) ? pow_contacts_folder_open (self->x.repository->path, FALSE, NULL) : NULL;

  if (folder == NULL || !pow_contacts_folder_get_tip (folder, scope, tip, NULL))
    return FALSE;
  *shared = there != NULL && pow_oid_equal (there, tip);
  *waiting = !*shared && pow_contact_sync_is_possible (&self->x) && (there == NULL || !pow_oid_equal (there, &refused));
  return TRUE;
}

static char *
dup_name (PowChoosing *self, const char *scope)
{
  g_autofree char *line = g_strconcat (POW_LINE_REGION_PREFIX, scope, NULL);
  g_autofree char *address = g_strconcat (scope, "/region", NULL);
  g_autoptr (PowRecord) record = NULL;
  git_oid tip;
  git_oid tree;

  if (!is_region (scope))
    return g_strdup (_("All regions together"));
  if (pow_lines_get_tip (self->x.repository->lines, line, &tip, NULL) && pow_exchange_read_tree (&self->x, &tip, &tree, NULL))
    record = pow_repository_load_record (self->x.repository, &tree, address, NULL, NULL);
  return g_strdup (record != NULL ? pow_record_get_title (record) : scope);
}

/* Work that is only here is never dropped. */
static gboolean
check_shared (PowChoosing *self, const char *scope, GError **error)
{
  g_autofree char *line = g_strconcat (POW_LINE_REGION_PREFIX, scope, NULL);
  g_autofree char *refusal = pow_read_only_dup_refusal (self->x.repository, line);
  g_autofree char *name = NULL;
  g_autoptr (GString) what = g_string_new (NULL);
  const guint changes = count_changes (self, scope);
  gboolean shared;
  gboolean waiting = FALSE;
  guint moments = 0;
  git_oid tip;

  for_each_moment (self, scope, count_waiting_cb, &moments, NULL);
  find_contacts (self, scope, &tip, &shared, &waiting);
  if (changes > 0)
    g_string_append_printf (what, ngettext ("%u change", "%u changes", changes), changes);
  if (moments > 0)
    {
      g_string_append (what, what->len > 0 ? ", " : "");
      g_string_append_printf (what, ngettext ("%u named moment", "%u named moments", moments), moments);
    }
  if (waiting)
    g_string_append_printf (what, "%s%s", what->len > 0 ? ", " : "", _("contact details"));
  if (what->len == 0)
    return TRUE;
  name = dup_name (self, scope);
  g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_BUSY,
               refusal != NULL && changes > 0
                   /* Translators: the name of a region, and what of it was not shared. */
                   ? _("%s: this is only on this computer, and the server does not let you write it: %s. Take it back or keep it as a proposal first, or keep the region. Nothing was changed.")
                   /* Translators: the name of a region, and what of it was not shared. */
                   : _("%s: this is only on this computer: %s. Share it first, or keep the region. Nothing was changed."),
               name, what->str);
  return FALSE;
}

/* What the server has otherwise, or does not take, stays within reach. */
static gboolean
rescue_cb (PowChoosing *self, const char *scope, const char *ref, const git_oid *tag, gpointer unused, GError **error)
{
  const git_oid *there = g_hash_table_lookup (self->note, ref);

  return (there != NULL && pow_oid_equal (there, tag)) || pow_rescue_keep (&self->x, scope, tag, error);
}

static gboolean
drop_contacts (PowChoosing *self, const char *scope, GError **error)
{
  g_autoptr (PowContactsFolder) folder = NULL;
  gboolean shared;
  gboolean waiting;
  git_oid tip;

  if (!find_contacts (self, scope, &tip, &shared, &waiting) || !shared)
    return TRUE;
  folder = pow_contacts_folder_open (self->x.repository->path, TRUE, error);
  return folder != NULL && pow_contacts_folder_drop (folder, scope, &tip, error);
}

/* The line goes last but for the setting: as long as it is here, nothing else that went is missed. */
static gboolean
drop (PowChoosing *self, const char *scope, GError **error)
{
  static const char *const region[] = { MOMENTS "%s/*", "refs/incoming/*/moments/%s/*", "refs/incoming/*/region/%s", "refs/remotes/*/region/%s",
                                        "refs/heads/region/%s" };
  static const char *const all[] = { MOMENTS "%s/*", "refs/incoming/*/moments/%s/*" };
  const char *const *patterns = is_region (scope) ? region : all;
  const guint n = is_region (scope) ? G_N_ELEMENTS (region) : G_N_ELEMENTS (all);
  gboolean good = drop_contacts (self, scope, error) && for_each_moment (self, scope, rescue_cb, NULL, error);

  for (guint i = 0; good && i < n; i++)
    {
      g_auto (GStrv) halves = g_strsplit (patterns[i], "%s", 2);
      g_autofree char *pattern = g_strjoinv (scope, halves);

      good = pow_ref_batch_delete (self->x.repository->git, pattern, error);
    }
  return good;
}

/* With the turn of an exchange. */
static gboolean
choose (PowChoosing *self, const char *const *regions, GError **error)
{
  PowRepository *repository = self->x.repository;
  g_autofree char *setting = compose_setting (regions);
  gboolean good = pow_guard_lock (repository->guard, error) && find_dropped (self, regions, error);

  for (guint i = 0; good && i < self->dropped->len; i++)
    good = check_shared (self, g_ptr_array_index (self->dropped, i), error);
  for (guint i = 0; good && i < self->dropped->len; i++)
    good = drop (self, g_ptr_array_index (self->dropped, i), error);
  good = good && pow_portfolio_set_setting (repository->path, SETTING, setting, error);
  pow_guard_unlock (repository->guard);
  for (guint i = 0; good && i < self->dropped->len; i++)
    {
      g_autofree char *line = g_strconcat (POW_LINE_REGION_PREFIX, g_ptr_array_index (self->dropped, i), NULL);

      good = pow_read_only_set (repository, line, NULL, error);
    }
  return good;
}

gboolean
pow_chosen_regions_set (PowRepository *repository, const char *const *regions, GError **error)
{
  g_autoptr (PowRemote) home = NULL;
  g_autoptr (GHashTable) note = NULL;
  g_autoptr (GPtrArray) dropped = g_ptr_array_new_with_free_func (g_free);
  PowChoosing self = { .x = { .repository = repository, .is_home = TRUE }, .dropped = dropped };
  gboolean good;
  int turn;

  g_return_val_if_fail (pow_repository_is_usable (repository), FALSE);

  home = pow_remote_find (repository, NULL, error);
  if (home == NULL || !pow_chosen_regions_check (regions, error))
    return FALSE;
  if (regions != NULL && regions[0] == NULL)
    {
      g_set_error_literal (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND, _("Choose at least one region."));
      return FALSE;
    }
  self.x.remote = home;
  self.x.is_bundle = pow_remote_url_is_bundle (home->url);
  /* Nobody who waits for a save should wait for a server. */
  turn = pow_exchange_take_turn (&self.x, 0, error);
  if (turn < 0)
    return FALSE;
  note = pow_shared_note_read (repository);
  self.note = note;
  good = choose (&self, regions, error);
  close (turn);
  return good;
}
