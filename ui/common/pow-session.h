/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-lookback.h"
#include "model/change/pow-mark.h"
#include "model/insight/pow-insight.h"
#include "model/store/pow-store.h"
#include "ui/common/pow-drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_SESSION (pow_session_get_type ())
G_DECLARE_FINAL_TYPE (PowSession, pow_session, POW, SESSION, GObject)

/**
 * PowSession:
 *
 * What all screens of one window look at: the open portfolio, who is working, and the answers to
 * Waar, Wanneer and Waartegen. Screens are functions of (scope, snapshot, against): they listen to
 * #PowSession::changed and read from here; they write only through pow_session_edit_async().
 *
 * Main thread only. The person, role, organisation and own region are kept in the settings keys
 * `person`, `organisation`, `role` and `own-region`, the answer to Waar in `scope` and `scope-region`, that to
 * Waartegen in `against`; where the settings are not installed (a test) they live as long as the session.
 *
 * Signals:
 * - "changed": snapshot, scope, person, or an answer to Wanneer or Waartegen changed.
 * - "save-state-changed": see pow_session_get_save_state().
 * - "undo-changed": see pow_session_can_undo().
 * - "moments-changed": see pow_session_locate_moments().
 * - "open-address" (char *address): a page asks for another page.
 * - "message" (char *text, gboolean can_undo): one plain sentence for a toast; with @can_undo the
 *   toast offers to undo what it tells.
 * - "person-needed": a change waits for a name; see pow_session_answer_person_needed(). Where nobody
 *   listens, changes do not wait.
 */

typedef enum
{
  POW_ROLE_COORDINATOR,
  POW_ROLE_LEAD,
  POW_ROLE_NATIONAL,
} PowRole;

typedef enum
{
  POW_SCOPE_OWN,
  POW_SCOPE_NEIGHBOURS, /* own region and its neighbours */
  POW_SCOPE_ALL,
  POW_SCOPE_REGION,     /* one other region */
} PowScope;

typedef enum
{
  POW_SAVE_SAVED,  /* everything typed and valid is durable */
  POW_SAVE_SAVING, /* at least one edit is on its way */
  POW_SAVE_FAILED, /* the last edit could not be saved; its text is still in its form and its draft */
} PowSaveState;

PowSession *pow_session_new (PowStore *store);
PowStore *pow_session_get_store (PowSession *self);
/* What screens show: the portfolio at Wanneer. Of now, with edits under way applied. Transfer none. */
PowSnapshot *pow_session_get_snapshot (PowSession *self);
/* The portfolio as it stands now, whatever Wanneer says: what is changed from. Transfer none. */
PowSnapshot *pow_session_get_current (PowSession *self);
PowRecord *pow_session_lookup (PowSession *self, const char *address); /* of what is shown; transfer none; NULL when unknown */
/* Title of a record as it is shown, else as it is now: what had no state then still has its name. Transfer none. */
const char *pow_session_get_title (PowSession *self, const char *address);
PowDate pow_session_get_today (PowSession *self);
/* Of one region: a moment that differs per region has its own day there. */
PowDate pow_session_get_region_today (PowSession *self, const char *region);
PowDrafts *pow_session_get_drafts (PowSession *self); /* transfer none */

PowLookback *pow_session_get_lookback (PowSession *self); /* transfer none: the history, in the background */

/* Person: kept in the settings; the name stands with every change for good. */
const char *pow_session_get_person (PowSession *self);       /* never NULL; "" when not asked yet */
const char *pow_session_get_organisation (PowSession *self); /* never NULL */
PowRole pow_session_get_role (PowSession *self);
const char *pow_session_get_own_region (PowSession *self); /* NULL for national staff without one */
void pow_session_set_person (PowSession *self, const char *name, const char *organisation, PowRole role, const char *own_region);
void pow_session_answer_person_needed (PowSession *self);

PowScope pow_session_get_scope (PowSession *self, const char **region);
void pow_session_set_scope (PowSession *self, PowScope scope, const char *region);
gboolean pow_session_in_scope (PowSession *self, const char *region);
/* Regions of the scope in default order: own, neighbours, then name (Dutch collation). Transfer full
 * (element-type utf8). Regions that have ended are left out, unless one is the own or the chosen region. */
GPtrArray *pow_session_list_regions (PowSession *self);
/* The same order over every region that has a state now, whatever scope and moment. Transfer full (element-type utf8). */
GPtrArray *pow_session_list_all_regions (PowSession *self);
/* Regions that the server did not let this person write the last time (NULL: none): their forms are
 * read-only. A region is NULL for the programme, which is never refused. */
void pow_session_set_refused (PowSession *self, const char *const *regions);
gboolean pow_session_is_refused (PowSession *self, const char *region);
gboolean pow_session_is_own (PowSession *self, const char *region);
gboolean pow_session_is_neighbour (PowSession *self, const char *region);

/* Wanneer and Waartegen: moments as pow_repository_read() takes them (a date, `last-round`, `zeeland/plan-v2`…).
 * Setting one reads it in the background; until then, and when it fails, the answer before stands. */
const char *pow_session_get_at (PowSession *self); /* NULL: now */
void pow_session_set_at (PowSession *self, const char *moment);
gboolean pow_session_is_read_only (PowSession *self); /* Wanneer is not now: forms refuse */
const char *pow_session_get_against (PowSession *self); /* NULL: nothing */
void pow_session_set_against (PowSession *self, const char *moment);
PowSnapshot *pow_session_get_against_snapshot (PowSession *self); /* transfer none; NULL: nothing is marked */
/* How a record stands against Waartegen. More is told by model/change/pow-mark.h. */
PowMark pow_session_get_mark (PowSession *self, const char *address);
void pow_session_note_visit (PowSession *self);
void pow_session_leave (PowSession *self);

/* The moments to choose from. @against: of Waartegen, which looks back from Wanneer. All transfer full, and the day
 * is known once "moments-changed" told. */
void pow_session_locate_moments (PowSession *self);
GPtrArray *pow_session_get_named_moments (PowSession *self); /* transfer none (element-type PowNamedMoment) */
char *pow_session_dup_moment_label (PowSession *self, const char *moment, gboolean against); /* NULL moment: "Now", "Nothing" */
char *pow_session_dup_moment_day (PowSession *self, const char *moment, gboolean against);   /* NULL when it is in the label, or unknown */
char *pow_session_dup_moment_words (PowSession *self, const char *moment, gboolean against); /* both: "Approved plan (4 Oct 2019)" */
/* Unix seconds over the regions of Waar, the last one when it @varies; 0 when none has that moment. */
gint64 pow_session_get_moment_time (PowSession *self, const char *moment, gboolean against, gboolean *varies);


/**
 * pow_session_edit_async:
 * @self: the session
 * @edits: (element-type PowEdit): from what to what; held until it is done
 * @description: for undo: "Phase of Jobhub Logistiek"
 * @fold: whether it may replace this window's own last revision (data.md, Folding), as saving by itself does
 * @callback: (nullable): called when it is durable or has failed; it calls pow_session_edit_finish()
 * @user_data: for @callback
 *
 * The one way to write. Applies at once to a local copy, saves durably beside the main thread, and can be undone. When the line
 * moved meanwhile the store merges, and what it merged replaces the local copy. On failure the local copy falls back, the text
 * stays with its form, and "save-state-changed" tells.
 */
void pow_session_edit_async (PowSession *self, GPtrArray *edits, const char *description, gboolean fold, GAsyncReadyCallback callback, gpointer user_data);
gboolean pow_session_edit_finish (PowSession *self, GAsyncResult *result, GError **error);

/* An edit without a form: told as @description with an offer to undo it, and so is a failure.
 * @reason: (nullable): why; kept in the history. */
void pow_session_change (PowSession *self, GPtrArray *edits, const char *description, const char *reason);

/* Removes the record, or the map entry at @entry_path, keeping its content, and offers to undo. */
void pow_session_remove (PowSession *self, const char *address, const char *entry_path);
void pow_session_put_back (PowSession *self, const char *address, const char *entry_path);

PowSaveState pow_session_get_save_state (PowSession *self);
/* The state in words: "Everything is saved", "Saving…", "Not saved: the disk is full…". Transfer full. */
char *pow_session_dup_save_text (PowSession *self);

/* Undo reverses the newest edit by merge, so what others changed since stays. Many levels. */
gboolean pow_session_can_undo (PowSession *self);
gboolean pow_session_can_redo (PowSession *self);
const char *pow_session_get_undo_label (PowSession *self); /* description of what undo would reverse, or NULL */
const char *pow_session_get_redo_label (PowSession *self);
void pow_session_undo (PowSession *self);
void pow_session_redo (PowSession *self);

/* Navigation: pages ask, the window moves. Emits "open-address" with the address. */
/**
 * pow_session_tell_contacts:
 * @self: the session
 *
 * Contact details, which stand outside every snapshot, may have come in: emits "contacts-changed".
 */
void pow_session_tell_contacts (PowSession *self);
void pow_session_open_address (PowSession *self, const char *address);
/* Shows one sentence as a toast (emits "message"). */
void pow_session_tell (PowSession *self, const char *text, gboolean can_undo);

G_END_DECLS
