/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-merge.h"

G_BEGIN_DECLS

/* How a case is made. */
typedef enum
{
  POW_CASE_PLAIN = 0,
  POW_CASE_OPEN = 1 << 0,     /* the base may carry open choices, its own or from earlier merges */
  POW_CASE_NO_PROSE = 1 << 1, /* nobody edits prose */
} PowCaseFlags;

/* A base and what some people made of it; the same seed gives the same case. */
typedef struct
{
  guint32 seed;
  PowKind kind;
  guint32 pool; /* where edits take their values from: few, so that people meet */
  PowRecord *base;
  GPtrArray *sides; /* (element-type PowRecord); NULL in it: deleted */
} PowCase;

PowCase *
pow_case_new (guint32 seed, PowCaseFlags flags, guint n_sides);
void
pow_case_free (PowCase *test_case);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowCase, pow_case_free)

PowRecord *
pow_case_get_side (PowCase *test_case, guint index);

/* Applies some random edits. */
PowRecord *
pow_case_edit (GRand *rand, guint32 pool, PowCaseFlags flags, PowRecord *record);

/* What a side says once deleted entries, or the deleted file, are read as removed. */
PowRecord *
pow_case_read_deleted (PowRecord *base, PowRecord *side);

/* What a slot of a record is, as far as the laws go. */
typedef enum
{
  POW_SLOT_FIELD, /* a scalar, a group, a whole entry, one element of a set */
  POW_SLOT_PROSE,
  POW_SLOT_ORDER,
  POW_SLOT_REMOVED,
} PowSlotClass;

typedef struct
{
  PowSlotClass class;
  GPtrArray *values; /* (element-type cJSON) borrowed; NULL is absent */
} PowCaseSlot;

/* All slots of a record by JSON pointer (an element of a set: pointer, "=", element). Found by a
 * walk of its own, so that the laws do not lean on the merge. @record NULL: none. */
GHashTable *
pow_case_list_slots (PowRecord *record);

G_END_DECLS
