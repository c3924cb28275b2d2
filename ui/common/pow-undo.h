/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

G_BEGIN_DECLS

/**
 * PowUndo:
 *
 * The steps a person took, many levels deep, as pairs of records. To undo a step is the reverse edit:
 * base = after it, wanted = before it; the save merges that into what stands there today, so later
 * work by others on other fields stays (data.md, Merge). Plain helper of #PowSession.
 */
typedef struct _PowUndo PowUndo;

/**
 * pow_undo_new:
 *
 * Returns: (transfer full): a stack without steps; free with pow_undo_free()
 */
PowUndo *pow_undo_new (void);

/**
 * pow_undo_free:
 * @self: (nullable) (transfer full): a stack
 */
void pow_undo_free (PowUndo *self);

/**
 * pow_undo_add:
 * @self: a stack
 * @edits: (element-type PowEdit): what was saved
 * @label: what the step is about, for people
 * @folding: an autosave; one that goes on typing where the newest step stopped, within five seconds,
 *   becomes one step with it
 *
 * Puts a step on the stack and forgets what could be redone.
 */
void pow_undo_add (PowUndo *self, GPtrArray *edits, const char *label, gboolean folding);

/**
 * pow_undo_get_label:
 * @self: a stack
 * @redo: the step forth rather than back
 *
 * Returns: (transfer none) (nullable): what that step is about; %NULL when there is none
 */
const char *pow_undo_get_label (PowUndo *self, gboolean redo);

/**
 * pow_undo_step:
 * @self: a stack
 * @redo: forth rather than back
 * @error: that a record cannot be written as it was
 *
 * Moves one step.
 *
 * Returns: (transfer full) (element-type PowEdit) (nullable): the edits to save for it
 */
GPtrArray *pow_undo_step (PowUndo *self, gboolean redo, GError **error);

/**
 * pow_undo_forget:
 * @self: a stack
 * @edits: (element-type PowEdit): what could not be saved: its step never was
 */
void pow_undo_forget (PowUndo *self, GPtrArray *edits);

G_END_DECLS
