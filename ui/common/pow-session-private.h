/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"
#include "ui/common/pow-undo.h"

G_BEGIN_DECLS

/* What the two files of #PowSession share: edits (pow-session.c), person and scope
 * (pow-session-scope.c). */

struct _PowSession
{
  GObject parent_instance;

  PowStore *store;
  PowSnapshot *snapshot; /* the store's, with pending edits applied */
  GPtrArray *pending;    /* (element-type PowPending) oldest first */
  PowUndo *undo;
  PowDrafts *drafts;
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

G_END_DECLS
