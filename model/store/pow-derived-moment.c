/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-derived-moment.h"

#include "model/record/pow-address.h"
#include "model/store/pow-past.h"
#include "model/store/pow-private-layer.h"

#include <string.h>

#define DEMO_AWAY_SECONDS (10 * 24 * 60 * 60)

static const char *const names[POW_N_DERIVED] = {
  [POW_DERIVED_STEERING_GROUP] = POW_MOMENT_STEERING_GROUP,
  [POW_DERIVED_ROUND] = POW_MOMENT_ROUND,
  [POW_DERIVED_PLAN] = POW_MOMENT_APPROVED_PLAN,
  [POW_DERIVED_VISIT] = POW_MOMENT_VISIT,
};

gboolean
pow_derived_moment_parse (const char *text, PowDerivedMoment *derived)
{
  for (guint i = 0; i < POW_N_DERIVED; i++)
    if (strcmp (text, names[i]) == 0)
      {
        *derived = (PowDerivedMoment) i;
        return TRUE;
      }
  return FALSE;
}

/* The tree that a line holds now; FALSE without error when there is no such line. */
static gboolean
find_tree (PowRepository *self, const char *line, git_oid *tree, GError **error)
{
  g_autoptr (PowRawCommit) commit = NULL;
  git_oid tip;

  if (!pow_lines_get_tip (self->lines, line, &tip, error))
    return FALSE;
  commit = pow_objects_read_commit (self->objects, &tip, TRUE, error);
  if (commit == NULL)
    return FALSE;
  *tree = commit->tree;
  return TRUE;
}

static gboolean
find_round (PowRepository *self, PowDate today, PowDerivedState *state, GError **error)
{
  GError *failure = NULL;
  g_autoptr (PowRecord) programme = pow_repository_load_standing (self, POW_LINE_PROGRAMME, &failure);
  g_autofree char *round = NULL;
  PowDate closes;

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  round = programme != NULL ? pow_past_dup_round (programme, today, &closes) : NULL;
  state->found = round != NULL;
  if (state->found)
    state->time = pow_date_get_end_time (closes);
  return TRUE;
}

/* The visible bodies of a region as they stand in a tree; files that cannot be read hold no meetings. */
static GPtrArray *
list_bodies (PowRepository *self, const git_oid *tree, const char *region, GError **error)
{
  g_autofree char *folder = g_strdup_printf ("regions/%s/bodies", region);
  g_autoptr (GPtrArray) bodies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GBytes) bytes = NULL;
  GError *failure = NULL;
  PowTreeIter iter;
  PowTreeEntry entry;
  git_oid id;

  if (!pow_repository_find_tree (self, tree, folder, &id, &failure))
    {
      if (failure == NULL)
        return g_steal_pointer (&bodies);
      g_propagate_error (error, failure);
      return NULL;
    }
  bytes = pow_objects_read (self->objects, &id, POW_OBJECT_TREE, POW_TREE_BYTES_MAX, error);
  if (bytes == NULL)
    return NULL;
  pow_tree_iter_init (&iter, bytes);
  while (pow_tree_iter_next (&iter, &entry))
    {
      g_autofree char *path = g_strdup_printf ("%s/%s", folder, entry.name);
      g_autofree char *address = pow_address_from_path (path);
      PowRecord *body = address != NULL ? pow_repository_load_record (self, tree, address, NULL, NULL) : NULL;

      if (body != NULL)
        g_ptr_array_add (bodies, body);
    }
  return g_steal_pointer (&bodies);
}

static gboolean
find_steering_group (PowRepository *self, const git_oid *tree, const char *region, PowDate today, PowDerivedState *state, GError **error)
{
  g_autoptr (GPtrArray) bodies = list_bodies (self, tree, region, error);
  PowDate last;

  if (bodies == NULL)
    return FALSE;
  last = pow_past_find_meeting (bodies, "steering_group", today);
  state->found = last.precision != POW_PRECISION_NONE;
  if (state->found)
    state->time = pow_date_get_end_time (last);
  return TRUE;
}

/* The region's newest moment that is an approval. */
static gboolean
find_named_approval (PowRepository *self, const char *line, const char *region, PowDerivedState *state, GError **error)
{
  g_autoptr (GPtrArray) moments = pow_repository_list_moments (self, error);

  for (guint i = 0; moments != NULL && i < moments->len; i++)
    {
      const PowNamedMoment *moment = g_ptr_array_index (moments, i);

      if (strcmp (moment->scope, region) != 0 || g_strcmp0 (moment->kind, "approval") != 0
          || (state->found && moment->time < state->time) || !pow_oid_from_hex (moment->revision, &state->commit))
        continue;
      /* A tag may name what its line does not hold. */
      if (pow_lines_find_commit (self->lines, line, &state->commit, NULL) < 0)
        continue;
      state->found = state->is_exact = TRUE;
      state->time = moment->time;
    }
  return moments != NULL;
}

static PowApprovalWalk *
get_walk (PowRepository *self, const char *line)
{
  PowApprovalWalk *walk = g_hash_table_lookup (self->approvals, line);

  if (walk == NULL)
    {
      walk = g_new0 (PowApprovalWalk, 1);
      g_hash_table_insert (self->approvals, g_strdup (line), walk);
    }
  return walk;
}

/* Looks only at the commits at which the plan changed. FALSE: they are not known. */
static gboolean
find_among_changes (PowRepository *self, const char *line, const char *address, const git_oid *tip, PowApprovalWalk *walk)
{
  static const git_oid none = { { 0 } };
  g_autoptr (GArray) commits = NULL;

  if (pow_oid_equal (&walk->tip, tip))
    return TRUE;
  commits = pow_lines_list_changes_of (self->lines, line, address, tip);
  if (commits == NULL)
    return FALSE;
  walk->first = (PowLineCommit){ 0 };
  for (guint i = 0; i < commits->len && pow_oid_equal (&walk->first.id, &none); i++)
    {
      const PowLineCommit *item = &g_array_index (commits, PowLineCommit, i);
      g_autoptr (PowRawCommit) commit = pow_objects_read_commit (self->objects, &item->id, TRUE, NULL);
      g_autoptr (GError) failure = NULL;
      g_autoptr (PowRecord) plan = commit != NULL ? pow_repository_load_record (self, &commit->tree, address, NULL, &failure) : NULL;

      /* What cannot be read is told of by who reads all. */
      if (commit == NULL || failure != NULL)
        return FALSE;
      if (plan != NULL && pow_past_is_approved (plan))
        walk->first = *item;
    }
  walk->tip = *tip;
  return TRUE;
}

/* What a line's earlier states say does not change, so a walk goes on where the last one ended. */
static gboolean
walk_to_first_approved (PowRepository *self, const char *line, const char *address, const git_oid *tip, PowApprovalWalk *walk, GError **error)
{
  g_autofree char *path = pow_address_to_path (address);
  const PowLineChain *chain = pow_lines_get_chain (self->lines, line, tip, error);
  git_oid blob, last = { { 0 } };

  if (chain == NULL)
    return FALSE;
  if (walk->next > chain->n || (walk->next > 0 && !pow_oid_equal (&chain->commits[walk->next - 1].id, &walk->seen)))
    *walk = (PowApprovalWalk){ 0 };

  for (; !walk->found && walk->next < chain->n; walk->next++)
    {
      const git_oid *id = &chain->commits[walk->next].id;
      g_autoptr (PowRawCommit) commit = pow_objects_read_commit (self->objects, id, TRUE, error);
      GError *failure = NULL;

      if (commit == NULL)
        return FALSE;
      if (pow_repository_find_blob (self, &commit->tree, path, &blob, &failure) && !pow_oid_equal (&blob, &last))
        {
          g_autoptr (PowRecord) plan = pow_repository_load_record (self, &commit->tree, address, NULL, NULL);

          walk->found = plan != NULL && pow_past_is_approved (plan);
          last = blob;
        }
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      walk->seen = *id;
    }
  walk->first = walk->found ? chain->commits[walk->next - 1] : (PowLineCommit){ 0 };
  return TRUE;
}

/* The first state of the line in which the plan is approved or further. */
static gboolean
find_first_approved (PowRepository *self, const char *line, const char *address, PowDerivedState *state, GError **error)
{
  static const git_oid none = { { 0 } };
  PowApprovalWalk *walk = get_walk (self, line);
  git_oid tip;

  if (!pow_lines_get_tip (self->lines, line, &tip, error)
      || (!find_among_changes (self, line, address, &tip, walk) && !walk_to_first_approved (self, line, address, &tip, walk, error)))
    return FALSE;
  if (!pow_oid_equal (&walk->first.id, &none))
    *state = (PowDerivedState){ TRUE, walk->first.effective, TRUE, walk->first.id };
  return TRUE;
}

static gboolean
find_plan (PowRepository *self, const git_oid *tree, const char *line, const char *region, PowDerivedState *state, GError **error)
{
  g_autofree char *address = pow_address_build (POW_KIND_PLAN, region, NULL);
  g_autoptr (PowRecord) plan = NULL;
  PowDate on;

  if (!find_named_approval (self, line, region, state, error)
      || (!state->found && !find_first_approved (self, line, address, state, error)))
    return FALSE;
  if (state->found)
    return TRUE;
  plan = pow_repository_load_record (self, tree, address, NULL, NULL);
  on = plan != NULL ? pow_record_get_date (plan, "approval.on") : POW_DATE_NONE;
  state->found = on.precision != POW_PRECISION_NONE;
  if (state->found)
    state->time = pow_date_get_end_time (on);
  return TRUE;
}

gboolean
pow_derived_moment_find (PowRepository *self, PowDerivedMoment derived, const char *line, PowDate today, PowDerivedState *state, GError **error)
{
  const char *region = line + strlen (POW_LINE_REGION_PREFIX);
  git_oid tree;

  *state = (PowDerivedState){ 0 };
  if (derived == POW_DERIVED_VISIT)
    {
      state->time = pow_private_layer_get_visit (self->identity);
      /* In the example time stands still, and somebody has just come back. */
      if (state->time == 0 && pow_repository_is_demo (self))
        state->time = pow_date_get_end_time (today) - DEMO_AWAY_SECONDS;
      state->found = state->time != 0;
      return TRUE;
    }
  if (derived == POW_DERIVED_ROUND)
    return find_round (self, today, state, error);
  if (!g_str_has_prefix (line, POW_LINE_REGION_PREFIX))
    return TRUE;
  if (!find_tree (self, line, &tree, error))
    return FALSE;
  return derived == POW_DERIVED_STEERING_GROUP ? find_steering_group (self, &tree, region, today, state, error)
                                               : find_plan (self, &tree, line, region, state, error);
}
