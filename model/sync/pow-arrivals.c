/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-exchange-private.h"

#include "model/record/pow-change.h"
#include "model/store/pow-line-state.h"
#include "model/store/pow-tree-diff.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAMED_MAX 3

static void
add_person (PowExchange *x, const PowRawCommit *commit)
{
  GPtrArray *people = x->result->people;

  if (g_strcmp0 (commit->author, x->author) != 0
      && !g_ptr_array_find_with_equal_func (people, commit->author, g_str_equal, NULL))
    g_ptr_array_add (people, g_strdup (commit->author));
}

static void
count_people (PowExchange *x, PowLineSync *line, const git_oid *before, const git_oid *after)
{
  git_revwalk *walk = NULL;
  git_oid id;

  if (git_revwalk_new (&walk, x->repository->git) < 0)
    return;
  if (git_revwalk_push (walk, after) == 0 && (before == NULL || git_revwalk_hide (walk, before) == 0))
    while (git_revwalk_next (&id, walk) == 0)
      {
        g_autoptr (PowRawCommit) commit = pow_objects_read_commit (x->repository->objects, &id, FALSE, NULL);

        /* A merge brings nothing of its own. */
        if (commit != NULL && commit->n_parents < 2)
          {
            add_person (x, commit);
            line->told->fetched++;
          }
      }
  git_revwalk_free (walk);
}

/* A field that changed and got a choice at once is one place that people look at. */
static guint
count_places (GPtrArray *changes)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (changes, i);
      g_autofree char *place = pow_change_dup_place (change);

      g_hash_table_add (places, g_strconcat (change->address, ":", place, NULL));
    }
  return g_hash_table_size (places);
}

static void
count_changes (PowExchange *x, const git_oid *before, const git_oid *after)
{
  g_autoptr (GPtrArray) files = pow_tree_diff (x->repository->objects, before, after, NULL);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const PowFileDifference *file = g_ptr_array_index (files, i);
      g_autoptr (PowRecord) old
          = before != NULL && file->has_before ? pow_repository_load_record (x->repository, before, file->address, NULL, NULL) : NULL;
      g_autoptr (PowRecord) new = file->has_after ? pow_repository_load_record (x->repository, after, file->address, NULL, NULL) : NULL;

      if (new != NULL)
        x->result->choices += pow_record_count_choices (new);
      if (old != NULL || new != NULL)
        pow_change_diff_records (old, new, TRUE, changes);
    }
  x->result->changes += count_places (changes);
}

/* What @tree has otherwise than @before (nullable). */
static PowLineState *
read_state (PowExchange *x, const char *line, const git_oid *before, const git_oid *tree)
{
  PowRecordParser *parser = pow_record_parser_new (x->repository->objects, pow_line_state_parsed);
  PowLineState *state = pow_line_state_read_changes (x->repository->objects, line, before, tree, parser);

  pow_record_parser_finish (parser);
  return state;
}

static gboolean
has_problem (PowLineState *state, const PowProblem *problem)
{
  for (guint i = 0; state != NULL && i < state->problems->len; i++)
    {
      const PowProblem *other = g_ptr_array_index (state->problems, i);

      if (g_strcmp0 (other->address, problem->address) == 0 && g_strcmp0 (other->problem, problem->problem) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What came in and cannot be read is carried untouched, and named. */
static void
tell_problems (PowExchange *x, PowLineSync *line, const git_oid *before, const git_oid *after)
{
  g_autoptr (PowLineState) new = read_state (x, line->line, before, after);
  g_autoptr (PowLineState) old = before != NULL && new->problems->len > 0 ? read_state (x, line->line, after, before) : NULL;
  g_autoptr (GString) text = g_string_new (line->told->message);
  guint n = 0;

  for (guint i = 0; i < new->problems->len; i++)
    {
      const PowProblem *problem = g_ptr_array_index (new->problems, i);

      if (has_problem (old, problem))
        continue;
      if (++n <= NAMED_MAX)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", problem->address, problem->problem);
    }
  if (n > NAMED_MAX)
    g_string_append_printf (text, ngettext ("\nand %u more", "\nand %u more", n - NAMED_MAX), n - NAMED_MAX);
  if (n > 0)
    pow_sync_line_tell (line->told, line->told->state, g_strdup (text->str), line->told->details);
}

/* A line may move more than once in an exchange. */
static void
note_arrival (PowExchange *x, PowLineSync *line, const git_oid *before, const git_oid *after)
{
  g_autofree char *was = before != NULL ? pow_oid_to_hex (before) : NULL;
  g_autofree char *is = pow_oid_to_hex (after);

  if (x->imagined == NULL)
    g_ptr_array_add (x->result->arrivals, pow_arrival_new (line->line, was, is));
}

void
pow_arrivals_count (PowExchange *x, PowLineSync *line, const git_oid *before, const git_oid *after)
{
  git_oid old_tree;
  git_oid new_tree;
  gboolean has_old = before != NULL && pow_exchange_read_tree (x, before, &old_tree, NULL);

  count_people (x, line, before, after);
  if (!pow_exchange_read_tree (x, after, &new_tree, NULL) || (has_old && pow_oid_equal (&old_tree, &new_tree)))
    return;
  note_arrival (x, line, before, after);
  count_changes (x, has_old ? &old_tree : NULL, &new_tree);
  tell_problems (x, line, has_old ? &old_tree : NULL, &new_tree);
}
