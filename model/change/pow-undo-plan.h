/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-history.h"

G_BEGIN_DECLS

/**
 * PowUndoPlan:
 * @edits: (element-type PowEdit): what to save, from what stands now; empty when all of it is undone
 *   already
 * @back: (element-type PowChange): what people will see go back, from the value of now
 * @open: (element-type PowChange): what has changed since and becomes an open choice: from the value of
 *   now to the value of before the change
 *
 * What undoing an old change does. Plain value.
 */
typedef struct
{
  GPtrArray *edits;
  GPtrArray *back;
  GPtrArray *open;
} PowUndoPlan;

/**
 * pow_undo_plan_new:
 * @history: the history of the portfolio
 * @change: a revision, by at least 7 digits, or the Change-Id of a change to one or more lines
 * @address: (nullable): only this record
 * @field: (nullable): only this field, group, map or entry of @address
 * @error: %POW_STORE_ERROR_NOT_FOUND when there is no such change, or when it left nothing to undo there;
 *   %POW_STORE_ERROR_INVALID when a record cannot be read or written as it must be
 *
 * Plans the undoing of an old change by the merge of data.md: what stood after the change is the base,
 * today is one side, what stood before it the other. Only what the change touched can become different;
 * what it added is removed and what it removed comes back. Of a merge the values are undone that none of
 * the joined sides had. Nothing is written. On the thread of the history.
 *
 * Returns: (transfer full): the plan
 */
PowUndoPlan *pow_undo_plan_new (PowHistory *history, const char *change, const char *address, const char *field, GError **error);
void pow_undo_plan_free (PowUndoPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowUndoPlan, pow_undo_plan_free)

G_END_DECLS
