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

PowUndo *pow_undo_new (void);
void pow_undo_free (PowUndo *self);

/* Puts a step on the stack and forgets what could be redone. @folding: an autosave; one that goes on
 * typing where the newest step stopped, within five seconds, becomes one step with it. */
void pow_undo_add (PowUndo *self, GPtrArray *edits, const char *label, gboolean folding);
/* What the next undo or redo is about, or NULL when there is none. */
const char *pow_undo_get_label (PowUndo *self, gboolean redo);
/* Moves one step back or forth; the edits to save for it. Transfer full (element-type PowEdit). */
GPtrArray *pow_undo_step (PowUndo *self, gboolean redo, GError **error);
/* The save of these edits failed: their step never was. */
void pow_undo_forget (PowUndo *self, GPtrArray *edits);

G_END_DECLS
