/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-history-private.h"
#include "model/change/pow-open-choice.h"

#include "model/record/pow-address.h"

#include <string.h>

/* Who filled in which candidate, and what stood there before, is looked up in the history: a merge
 * that opened the choice has both sides as parents; a save that opened it is one side itself. */

typedef struct
{
  PowOpenChoice *choice;
  PowHistory *history;
  char *place;        /* of the choice; of a removal the entry, NULL for the record */
  GPtrArray *entries; /* (element-type PowHistoryEntry) of the record, newest first */
  guint opener;       /* place in @entries of what opened the choice as it is now; @entries->len: not known */
  guint first;        /* of what opened it at all */
  char *base;         /* revision from which the sides parted; NULL: not known */
} Origin;

static const PowHistoryEntry *
get_entry (const Origin *origin, guint n)
{
  return g_ptr_array_index (origin->entries, n);
}

static gboolean
is_merge (const PowHistoryEntry *entry)
{
  return entry->commit->parents->len > 1;
}

/* The newest entry is what made the choice as it stands; before it others may have added candidates. */
static void
find_openers (Origin *origin)
{
  origin->opener = origin->first = origin->entries->len;
  for (guint i = 0; i < origin->entries->len; i++)
    {
      const PowHistoryEntry *entry = get_entry (origin, i);

      for (guint j = 0; j < entry->changes->len; j++)
        {
          const PowChange *change = g_ptr_array_index (entry->changes, j);
          g_autofree char *place = pow_change_is_choice (change) ? pow_change_dup_place (change) : NULL;

          if (g_strcmp0 (place, origin->choice->field) != 0)
            continue;
          if (change->after == NULL && origin->opener < origin->entries->len)
            return;
          if (origin->opener == origin->entries->len)
            origin->opener = i;
          origin->first = i;
          if (change->before == NULL)
            return;
        }
    }
}

/* What a change left at the place; FALSE when it does not tell. */
static gboolean
find_value (const PowChange *change, const char *place, gboolean before, const cJSON **value)
{
  const cJSON *side = before ? change->before : change->after;

  if (pow_change_is_choice (change) || (change->field != NULL && !pow_path_contains (change->field, place)))
    return FALSE;
  if (change->field == NULL)
    *value = pow_path_look_up (side, place);
  else
    *value = strcmp (change->field, place) == 0 ? side : pow_path_look_up (side, place + strlen (change->field) + 1);
  return TRUE;
}

/* Whether @entry is the one that a side has @value from. */
static gboolean
sets (const Origin *origin, const PowHistoryEntry *entry, const cJSON *value, const cJSON **before)
{
  for (guint i = 0; i < entry->changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (entry->changes, i);
      const cJSON *after;

      if (find_value (change, origin->place, FALSE, &after) && pow_json_equal (after, value))
        {
          find_value (change, origin->place, TRUE, before);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
removes (const Origin *origin, const PowHistoryEntry *entry)
{
  for (guint i = 0; i < entry->changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (entry->changes, i);

      if (change->type == POW_CHANGE_REMOVED && g_strcmp0 (change->field, origin->place) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
changes_content (const Origin *origin, const PowHistoryEntry *entry)
{
  for (guint i = 0; i < entry->changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (entry->changes, i);

      if (!pow_change_is_choice (change) && change->type != POW_CHANGE_REMOVED
          && (origin->place == NULL || (change->field != NULL && pow_path_contains (origin->place, change->field))))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_within (PowHistory *history, const char *revision, const char *tip)
{
  git_oid inner, outer;

  return pow_oid_from_hex (revision, &inner) && pow_oid_from_hex (tip, &outer)
         && (git_oid_equal (&inner, &outer) || git_graph_descendant_of (history->repository->git, &outer, &inner) == 1);
}

static char *
find_base (PowHistory *history, const PowCommit *merge)
{
  git_oid one, two, base;

  if (merge->parents->len < 2 || !pow_oid_from_hex (merge->parents->pdata[0], &one)
      || !pow_oid_from_hex (merge->parents->pdata[1], &two)
      || git_merge_base (&base, history->repository->git, &one, &two) != 0)
    return NULL;
  return pow_oid_to_hex (&base);
}

/* The newest commit that a side has its value from; the opener itself where it was a side. */
static const PowHistoryEntry *
find_origin (const Origin *origin, const PowChoiceCandidate *candidate, const cJSON **before)
{
  const PowHistoryEntry *removal = NULL;

  for (guint i = origin->opener; i < origin->entries->len; i++)
    {
      const PowHistoryEntry *entry = get_entry (origin, i);

      if (is_merge (entry) || (origin->base != NULL && is_within (origin->history, entry->commit->revision, origin->base)))
        continue;
      if (!origin->choice->is_removal)
        {
          if (sets (origin, entry, candidate->value, before))
            return entry;
        }
      else if (removes (origin, entry))
        {
          if (candidate->value != NULL)
            return entry;
          removal = entry;
        }
      else if (candidate->value == NULL && changes_content (origin, entry)
               && (removal == NULL
                   || !is_within (origin->history, entry->commit->revision, removal->commit->revision)))
        return entry;
    }
  if (origin->opener < origin->entries->len && !is_merge (get_entry (origin, origin->opener)))
    return get_entry (origin, origin->opener);
  return NULL;
}

/* What stood there where the sides parted, and who had filled that in. */
static gboolean
find_before (Origin *origin, const cJSON *before, GError **error)
{
  PowOpenChoice *choice = origin->choice;
  g_autoptr (GError) local_error = NULL;

  if (choice->is_removal)
    return TRUE;
  if (origin->base != NULL)
    {
      g_autoptr (PowRecord) record = pow_repository_read_record (origin->history->repository, origin->base,
                                                                 pow_record_get_address (choice->record), &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      choice->before = record != NULL ? pow_json_copy (pow_record_get (record, choice->field)) : NULL;
    }
  else
    choice->before = pow_json_copy (before);
  for (guint i = origin->first; choice->before != NULL && i < origin->entries->len; i++)
    {
      const PowHistoryEntry *entry = get_entry (origin, i);
      const cJSON *ignored;

      if ((origin->base == NULL || is_within (origin->history, entry->commit->revision, origin->base))
          && sets (origin, entry, choice->before, &ignored))
        {
          choice->before_commit = pow_commit_copy (entry->commit);
          break;
        }
    }
  return TRUE;
}

static char *
dup_place (const PowOpenChoice *choice)
{
  const char *dot = strrchr (choice->field, '.');

  if (!choice->is_removal)
    return g_strdup (choice->field);
  return dot != NULL ? g_strndup (choice->field, (gsize) (dot - choice->field)) : NULL;
}

/**
 * pow_open_choice_explain:
 * @self: a choice
 * @history: up to date for the line of its record
 * @error: return location of an error
 *
 * Looks up who filled in each candidate and what stood there before the sides parted. What the history
 * does not tell stays %NULL. On the thread of the history.
 *
 * Returns: %FALSE with an error when the history cannot be read
 */
gboolean
pow_open_choice_explain (PowOpenChoice *self, PowHistory *history, GError **error)
{
  g_autofree char *place = NULL;
  g_autofree char *base = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const cJSON *before = NULL;
  Origin origin = { self, history };
  PowHistoryFilter filter = { .limit = -1, .with_chosen = TRUE };

  g_return_val_if_fail (self != NULL && history != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  place = origin.place = dup_place (self);
  filter.address = pow_record_get_address (self->record);
  entries = origin.entries = pow_history_list (history, &filter, error);
  if (entries == NULL)
    return FALSE;
  find_openers (&origin);
  if (origin.first < entries->len)
    base = origin.base = find_base (history, get_entry (&origin, origin.first)->commit);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      PowChoiceCandidate *candidate = g_ptr_array_index (self->candidates, i);
      const cJSON *its_before = NULL;
      const PowHistoryEntry *entry = find_origin (&origin, candidate, &its_before);

      g_clear_pointer (&candidate->commit, pow_commit_free);
      candidate->commit = entry != NULL ? pow_commit_copy (entry->commit) : NULL;
      if (its_before != NULL && (entry != get_entry (&origin, origin.opener) || before == NULL))
        before = its_before;
    }
  g_clear_pointer (&self->before, cJSON_Delete);
  g_clear_pointer (&self->before_commit, pow_commit_free);
  return find_before (&origin, before, error);
}
