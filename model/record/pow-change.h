/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record.h"

G_BEGIN_DECLS

/**
 * PowChange:
 *
 * One field of one record, before and after. The unit is that of data.md's merge: a field, a
 * group, a whole "!" entry, or one field of a map entry. NULL is *absent*.
 * A whole record added or removed is one change with field NULL per data.md's visible state.
 */
typedef enum
{
  POW_CHANGE_CHANGED,
  POW_CHANGE_ADDED,   /* record or entry became visible */
  POW_CHANGE_REMOVED, /* record or entry is no longer visible */
} PowChangeType;

typedef struct
{
  PowChangeType type;
  char *address;
  char *field; /* dotted path, or NULL for the whole record */
  cJSON *before;
  cJSON *after;
} PowChange;

PowChange *pow_change_new (PowChangeType type, const char *address, const char *field, const cJSON *before, const cJSON *after);
PowChange *pow_change_copy (const PowChange *change);
void pow_change_free (PowChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowChange, pow_change_free)

/* Field by field, both may be NULL. Appends to @changes (element-type PowChange).
 * @visible: compare visible states (removed counts as gone), as screens, diff and messages do. */
void pow_change_diff_records (PowRecord *before, PowRecord *after, gboolean visible, GPtrArray *changes);

/* A value in words: choice labels, dates, money, counts. @programme (may be NULL) gives the words
 * of vocabularies; "unknown" for NULL. Transfer full. */
char *pow_change_format_value (const PowField *field, const cJSON *value, PowRecord *programme);
/* "End 30 Jun 2020 → 30 Sep 2020". Transfer full. */
char *pow_change_format (const PowChange *change, PowRecord *context, PowRecord *programme);
/* Subject (≤ 72 characters) and body lines of a commit message (data.md, Commits), without trailers. */
char *pow_change_format_message (GPtrArray *changes, PowRecord *context, PowRecord *programme);

G_END_DECLS
