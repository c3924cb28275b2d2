/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"
#include "ui/common/pow-undo.h"

G_BEGIN_DECLS

/* What the files of #PowSession share: edits (pow-session.c), taking them back (pow-session-undo.c),
 * person and scope (pow-session-scope.c). */

struct _PowSession
{
  GObject parent_instance;

  PowStore *store;
  PowSnapshot *snapshot; /* the store's, with pending edits applied */
  GPtrArray *pending;    /* (element-type PowPending) oldest first */
  PowUndo *undo;
  PowDrafts *drafts;
  PowLookback *lookback; /* NULL until somebody asks */
  GCancellable *cancellable;
  char *failure; /* why the last edit was not saved; NULL: it was */

  GSettings *settings; /* NULL where they are not installed */
  char *person;
  char *organisation;
  PowRole role;
  char *own_region;
  PowScope scope;
  char *scope_region;
};

/* Reads person and scope, once, when the session is made. */
void pow_session_read_settings (PowSession *self);
/* Tells all screens that what they show may have changed. */
void pow_session_emit_changed (PowSession *self);
void pow_session_emit_undo_changed (PowSession *self);
/* Applies edits to the local copy and saves them; @task is answered when they are durable. */
void pow_session_save (PowSession *self, GPtrArray *edits, const char *reason, gboolean fold, GTask *task);

G_END_DECLS
