/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record.h"

G_BEGIN_DECLS

/**
 * PowChangeType:
 * @POW_CHANGE_CHANGED: a field has another value
 * @POW_CHANGE_ADDED: a record or an entry became visible
 * @POW_CHANGE_REMOVED: a record or an entry is no longer visible
 *
 * What happened in a change.
 */
typedef enum
{
  POW_CHANGE_CHANGED,
  POW_CHANGE_ADDED,
  POW_CHANGE_REMOVED,
} PowChangeType;

/**
 * PowChange:
 * @type: what happened
 * @address: (nullable): the record
 * @field: (nullable): dotted path; %NULL for the whole record
 * @before: (nullable): the value before; %NULL is *absent*
 * @after: (nullable): the value after; %NULL is *absent*
 *
 * One field of one record, before and after. The unit is that of a merge: a field, a group, a whole
 * entry of a map whose entries change whole, or one field of another map's entry. A record or entry
 * that appears or disappears is one change.
 *
 * An open choice that comes, gets other candidates, or is settled on what its field showed already
 * is a change of the record's `choices`: @field is `choices.` and the JSON pointer of the field
 * (`choices./period/end`), @before and @after are the lists of candidates. A choice that is settled
 * on another value is told by the change of the field itself.
 */
typedef struct
{
  PowChangeType type;
  char *address;
  char *field;
  cJSON *before;
  cJSON *after;
} PowChange;

PowChange *pow_change_new (PowChangeType type, const char *address, const char *field, const cJSON *before, const cJSON *after);
PowChange *pow_change_copy (const PowChange *change);
void pow_change_free (PowChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowChange, pow_change_free)

void pow_change_diff_records (PowRecord *before, PowRecord *after, gboolean visible, GPtrArray *changes);
PowRecord *pow_change_apply (PowRecord *record, GPtrArray *changes, GError **error);

gboolean pow_change_is_choice (const PowChange *change);
char *pow_change_dup_place (const PowChange *change);

/**
 * PowRecordLookup:
 * @data: what the function was given along with
 * @address: an address
 *
 * Lends records by address to what needs their titles.
 *
 * Returns: (transfer none) (nullable): the record, which stays alive while the caller works;
 *   %NULL when there is none
 */
typedef PowRecord *(*PowRecordLookup) (gpointer data, const char *address);

char *pow_change_format_value (const PowField *field, const cJSON *value, PowRecord *programme);
char *pow_change_format_key (const PowField *field, const char *key, PowRecord *record, PowRecordLookup look_up, gpointer data);
char *pow_change_format_side (PowRecord *record, const char *path, const cJSON *value, PowRecord *programme, PowRecordLookup look_up, gpointer data);
char *pow_change_format (const PowChange *change, PowRecord *context, PowRecord *programme, PowRecordLookup look_up, gpointer data);
char *pow_change_format_message (GPtrArray *changes, PowRecord *context, PowRecord *programme, PowRecordLookup look_up, gpointer data);

G_END_DECLS
