/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"
#include "ui/common/pow-undo.h"

G_BEGIN_DECLS

/* What the files of #PowSession share: edits (pow-session-save.c), taking them back (pow-session-undo.c),
 * person and scope (pow-session-scope.c), the moments on screen (pow-session-time.c), those to choose
 * from (pow-session-moments.c), and the visit (pow-session-visit.c). */

struct _PowSession
{
  GObject parent_instance;

  PowStore *store;
  PowSnapshot *snapshot; /* the store's, with pending edits applied */
  GPtrArray *pending;    /* of edits under way, oldest first: pow_session_new_pending() */
  char *at;              /* Wanneer, as shown; NULL: now */
  char *against;         /* Waartegen, as shown; NULL: nothing */
  char *wanted_at;       /* the same, as last asked */
  char *wanted_against;
  gboolean against_is_first; /* nobody answered Waartegen here yet: it is kept from before, or comes with the role */
  PowSnapshot *at_snapshot;
  PowSnapshot *against_snapshot;
  GCancellable *looking; /* while they are being read */
  guint look_source;
  GHashTable *located; /* moment → its lines; NULL until they are looked up */
  GPtrArray *named;    /* (element-type PowNamedMoment) */
  PowUndo *undo;
  PowDrafts *drafts;
  PowLookback *lookback; /* NULL until somebody asks, or some seconds have passed */
  guint look_back_source;
  GCancellable *cancellable;
  char *failure; /* why the last edit was not saved; NULL: it was */

  GSettings *settings; /* NULL where they are not installed */
  char *person;
  char *organisation;
  PowRole role;
  char *own_region;
  PowScope scope;
  char *scope_region;
  char **refused; /* regions that the server does not let this person write; NULL: none */
};

/* Reads person and scope, once, when the session is made. */
/* Waar asks for a region that was there and is no longer followed: then for all. */
void pow_session_widen_scope (PowSession *self, PowSnapshot *before);
void pow_session_read_settings (PowSession *self);
/* Tells all screens that what they show may have changed. */
void pow_session_emit_changed (PowSession *self);
void pow_session_emit_save_state_changed (PowSession *self);
void pow_session_emit_undo_changed (PowSession *self);
void pow_session_emit_moments_changed (PowSession *self);
/* Applies edits to the local copy and saves them; @task is answered when they are durable. */
void pow_session_save (PowSession *self, GPtrArray *edits, const char *reason, gboolean fold, GTask *task);
/* No edits under way yet. */
GPtrArray *pow_session_new_pending (void);
/* Makes the local copy anew: what the store has, with the edits under way. */
void pow_session_rebuild (PowSession *self);
/* Whether there is somebody to ask who they are, and asking it. */
gboolean pow_session_can_ask_person (PowSession *self);
void pow_session_ask_person (PowSession *self);
/* Ends a visit that was never ended. Before anything asks for the last visit. */
void pow_session_begin_visit (PowSession *self);
/* Looks back from the kept answer to Waartegen, else from that of the role. */
void pow_session_start_against (PowSession *self);
/* The moments on screen: read again after a change that may move them, given up, and freed. */
void pow_session_look_again (PowSession *self);
void pow_session_end_time (PowSession *self);
void pow_session_free_time (PowSession *self);

G_END_DECLS
