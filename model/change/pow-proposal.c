/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-proposal.h"

#include "model/change/pow-merge.h"
#include "model/record/pow-address.h"
#include "model/record/pow-json.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT 1

static const char *const types[] = { "changed", "added", "removed" }; /* of PowChangeType */

/**
 * pow_proposal_new:
 * @line: the line they are of
 * @author: (nullable): who proposes them
 * @changes: (element-type PowChange) (transfer full): the changes; open choices are left out, for who takes it
 *   in has those already
 *
 * Returns: (transfer full): the proposal
 */
PowProposal *
pow_proposal_new (const char *line, const char *author, GPtrArray *changes)
{
  PowProposal *self = g_new0 (PowProposal, 1);

  self->line = g_strdup (line);
  self->author = g_strdup (author);
  self->changes = changes;
  for (guint i = changes->len; i > 0; i--)
    if (pow_change_is_choice (g_ptr_array_index (changes, i - 1)))
      g_ptr_array_remove_index (changes, i - 1);
  return self;
}

/**
 * pow_proposal_free:
 * @self: (transfer full) (nullable): a proposal
 *
 * Frees it. Any thread.
 */
void
pow_proposal_free (PowProposal *self)
{
  if (self == NULL)
    return;
  g_free (self->line);
  g_free (self->author);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static void
add_value (cJSON *object, const char *key, const cJSON *value)
{
  if (value != NULL)
    cJSON_AddItemToObject (object, key, pow_json_copy (value));
}

/**
 * pow_proposal_write:
 * @self: a proposal
 * @length: (out) (optional): bytes of the text
 *
 * Returns: (transfer full): the text of the file, canonical JSON
 */
char *
pow_proposal_write (const PowProposal *self, gsize *length)
{
  g_autoptr (cJSON) root = cJSON_CreateObject ();
  cJSON *changes;

  cJSON_AddNumberToObject (root, "format", FORMAT);
  cJSON_AddStringToObject (root, "line", self->line);
  if (self->author != NULL)
    cJSON_AddStringToObject (root, "author", self->author);
  changes = cJSON_AddArrayToObject (root, "changes");
  for (guint i = 0; i < self->changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (self->changes, i);
      cJSON *item = cJSON_CreateObject ();

      cJSON_AddStringToObject (item, "type", types[change->type]);
      cJSON_AddStringToObject (item, "address", change->address);
      if (change->field != NULL)
        cJSON_AddStringToObject (item, "field", change->field);
      add_value (item, "before", change->before);
      add_value (item, "after", change->after);
      cJSON_AddItemToArray (changes, item);
    }
  return pow_json_write (root, length);
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID, _("This file holds no proposal: %s"), why);
  return FALSE;
}

static gboolean
read_change (const PowProposal *self, const cJSON *item, GError **error)
{
  const char *type = pow_json_get_string (item, "type");
  const char *address = pow_json_get_string (item, "address");
  const char *field = pow_json_get_string (item, "field");
  g_autofree char *line = NULL;
  guint n = 0;

  while (n < G_N_ELEMENTS (types) && g_strcmp0 (types[n], type) != 0)
    n++;
  if (n == G_N_ELEMENTS (types))
    return refuse (error, _("a change of an unknown type"));
  if (address == NULL || !pow_address_is_valid (address))
    return refuse (error, _("a change without an address"));
  line = pow_address_dup_line (address);
  if (g_strcmp0 (line, self->line) != 0)
    return refuse (error, _("a change of another region"));
  if (field == NULL && n == POW_CHANGE_CHANGED)
    return refuse (error, _("a change without a field"));
  g_ptr_array_add (self->changes,
                   pow_change_new ((PowChangeType) n, address, field, pow_json_get (item, "before"), pow_json_get (item, "after")));
  return TRUE;
}

/**
 * pow_proposal_read:
 * @text: the bytes of a file
 * @length: how many
 * @error: %POW_RECORD_ERROR_INVALID, or that of the JSON reader
 *
 * Reads what pow_proposal_write() wrote; anything else is refused with the reason.
 *
 * Returns: (transfer full) (nullable): the proposal
 */
PowProposal *
pow_proposal_read (const char *text, gsize length, GError **error)
{
  g_autoptr (cJSON) root = pow_json_read (text, length, error);
  g_autoptr (PowProposal) self = NULL;
  const cJSON *changes = pow_json_get (root, "changes");
  const char *line = pow_json_get_string (root, "line");
  const cJSON *item;

  if (root == NULL)
    return NULL;
  if (!cJSON_IsArray (changes) || line == NULL)
    {
      refuse (error, _("it names no region and no changes"));
      return NULL;
    }
  if (!pow_validate_no_bsn (root, NULL))
    {
      refuse (error, _("it holds a citizen service number (BSN). Ask whoever made it to take that out"));
      return NULL;
    }
  self = pow_proposal_new (line, pow_json_get_string (root, "author"), g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free));
  cJSON_ArrayForEach (item, changes)
    if (!read_change (self, item, error))
      return NULL;
  return g_steal_pointer (&self);
}

/* The record as the changes found it, as far as they tell; otherwise as it is. */
static PowRecord *
go_before (PowRecord *record, GPtrArray *changes, GError **error)
{
  g_autoptr (GPtrArray) back = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);

  for (guint i = 0; i < changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (changes, i);
      g_autofree char *removed = change->field != NULL ? g_strconcat (change->field, ".removed", NULL) : g_strdup ("removed");

      g_ptr_array_add (back, change->type == POW_CHANGE_REMOVED
                               ? pow_change_new (POW_CHANGE_CHANGED, change->address, removed, NULL, NULL)
                               : pow_change_new (POW_CHANGE_CHANGED, change->address, change->field, NULL, change->before));
    }
  return pow_change_apply (record, back, error);
}

/* What the changes of one record come to; NULL: no such record, or refused. */
static PowRecord *
join (PowRecord *record, const char *address, GPtrArray *changes, GError **error)
{
  const PowChange *first = g_ptr_array_index (changes, 0);
  g_autoptr (PowRecord) base = NULL;
  g_autoptr (PowRecord) wanted = NULL;

  if (first->field == NULL && first->type != POW_CHANGE_REMOVED)
    wanted = pow_record_new (pow_address_get_kind (address), address, pow_json_copy (first->after), error);
  else if (record == NULL)
    g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND, _("%s, which this proposal changes, is not in this portfolio"), address);
  else
    {
      base = go_before (record, changes, error);
      wanted = base != NULL ? pow_change_apply (base, changes, error) : NULL;
    }
  if (wanted == NULL)
    return NULL;
  return record != NULL ? pow_merge_records (base, record, wanted) : g_steal_pointer (&wanted);
}

static gboolean
plan_record (PowSnapshot *snapshot, const char *address, GPtrArray *changes, GPtrArray *edits, GError **error)
{
  PowRecord *record = pow_snapshot_lookup (snapshot, address);
  g_autoptr (PowRecord) wanted = join (record, address, changes, error);

  if (wanted == NULL)
    return FALSE;
  if (record == NULL || !pow_record_equal (record, wanted))
    g_ptr_array_add (edits, pow_edit_new (record, wanted));
  return TRUE;
}

/**
 * pow_proposal_plan:
 * @self: a proposal
 * @snapshot: the portfolio now
 * @error: %POW_STORE_ERROR_NOT_FOUND, or why a change is not valid here
 *
 * What taking the proposal in comes to: each of its changes is merged into what stands now (data.md, Merge),
 * so that what has changed since becomes an open choice with both values. Nothing is saved.
 *
 * Returns: (transfer full) (nullable) (element-type PowEdit): the edits; empty when all is in already
 */
GPtrArray *
pow_proposal_plan (const PowProposal *self, PowSnapshot *snapshot, GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);

  g_return_val_if_fail (self != NULL && snapshot != NULL, NULL);

  for (guint i = 0; i < self->changes->len;)
    {
      g_autoptr (GPtrArray) own = g_ptr_array_new ();
      const PowChange *first = g_ptr_array_index (self->changes, i);

      for (; i < self->changes->len && strcmp (((const PowChange *) g_ptr_array_index (self->changes, i))->address, first->address) == 0; i++)
        g_ptr_array_add (own, g_ptr_array_index (self->changes, i));
      if (!plan_record (snapshot, first->address, own, edits, error))
        return NULL;
    }
  return g_steal_pointer (&edits);
}
