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
 * that appears or disappears is one change. A change whose two values are equal settles an open
 * choice on what the field showed already.
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

char *pow_change_format_value (const PowField *field, const cJSON *value, PowRecord *programme);
char *pow_change_format (const PowChange *change, PowRecord *context, PowRecord *programme);
char *pow_change_format_message (GPtrArray *changes, PowRecord *context, PowRecord *programme);

G_END_DECLS
