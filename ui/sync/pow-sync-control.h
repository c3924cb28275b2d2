/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-sync-status.h"
#include "model/sync/pow-syncer.h"
#include "ui/common/pow-session.h"

G_BEGIN_DECLS

#define POW_TYPE_SYNC_CONTROL (pow_sync_control_get_type ())
G_DECLARE_FINAL_TYPE (PowSyncControl, pow_sync_control, POW, SYNC_CONTROL, GObject)

/**
 * PowSyncControl:
 *
 * How the open portfolio is shared: with which server, what waits, what the last exchange did, and when
 * the next one runs by itself. Screens show it; nothing here waits for a server. Main thread.
 *
 * Signals:
 * - "changed": anything below may say something else.
 * - "question" (guint id, #PowSyncQuestion *question): signing in needs an answer from the person. Only in
 *   an exchange that a person asked for; one that runs by itself never asks.
 * - "done" (#PowSyncResult *result): an exchange ended in good order.
 * - "failed" (#GError *error): an exchange that a person asked for came to nothing.
 */

/**
 * PowSyncStanding:
 * @POW_SYNC_ALONE: no server is known
 * @POW_SYNC_BUSY: an exchange is under way
 * @POW_SYNC_OFFLINE: the server could not be reached the last time
 * @POW_SYNC_STOPPED: the last exchange came to nothing for another reason, or a line was refused
 * @POW_SYNC_WAITING: something is not shared yet
 * @POW_SYNC_NEWS: others have something that did not come in yet
 * @POW_SYNC_CHOICES: all is shared, and choices wait
 * @POW_SYNC_SHARED: all is shared
 * @POW_SYNC_UNASKED: nothing waits here; the server was not asked yet
 */
typedef enum
{
  POW_SYNC_ALONE,
  POW_SYNC_BUSY,
  POW_SYNC_OFFLINE,
  POW_SYNC_STOPPED,
  POW_SYNC_WAITING,
  POW_SYNC_NEWS,
  POW_SYNC_CHOICES,
  POW_SYNC_SHARED,
  POW_SYNC_UNASKED,
} PowSyncStanding;

PowSyncControl *pow_sync_control_new (PowSession *session);
PowSession *pow_sync_control_get_session (PowSyncControl *self);

PowSyncStanding pow_sync_control_get_standing (PowSyncControl *self);
guint pow_sync_control_get_unsent (PowSyncControl *self);            /* revisions that only are here */
guint pow_sync_control_get_news (PowSyncControl *self);              /* changes of others that a look at the server saw */
const GError *pow_sync_control_get_failure (PowSyncControl *self);   /* of the last exchange; NULL: it went well */
gint64 pow_sync_control_get_shared_at (PowSyncControl *self);        /* Unix seconds; 0: not since the window opened */
gboolean pow_sync_control_is_rehearsing (PowSyncControl *self);
const char *pow_sync_control_get_address (PowSyncControl *self);  /* of the server; NULL: none */
GPtrArray *pow_sync_control_get_lines (PowSyncControl *self);     /* (element-type PowSyncStatusLine), borrowed; may be NULL */
PowSyncResult *pow_sync_control_get_last_result (PowSyncControl *self); /* borrowed; may be NULL */

/**
 * pow_sync_control_set_address_async:
 * @self: the control
 * @address: (nullable): of a server, by https, ssh or as a folder; %NULL takes it away
 * @callback: called when that is written; it calls pow_sync_control_set_address_finish()
 * @user_data: for @callback
 *
 * Sets the server; the one of before stays when the address cannot be used.
 */
void pow_sync_control_set_address_async (PowSyncControl *self, const char *address, GAsyncReadyCallback callback, gpointer user_data);
gboolean pow_sync_control_set_address_finish (PowSyncControl *self, GAsyncResult *result, GError **error);

/* The regions that are exchanged (borrowed; NULL: all), and choosing them anew. FALSE with an error when one that would
 * go has work that is only here. */
const char *const *pow_sync_control_get_regions (PowSyncControl *self);
void pow_sync_control_set_regions_async (PowSyncControl *self, const char *const *regions, GAsyncReadyCallback callback, gpointer user_data);
gboolean pow_sync_control_set_regions_finish (PowSyncControl *self, GAsyncResult *result, GError **error);

/* Whether to ask, after the first time that was shared, if it goes by itself from now on; only once. */
gboolean pow_sync_control_is_automatic_unasked (PowSyncControl *self);
gboolean pow_sync_control_get_automatic (PowSyncControl *self);
void pow_sync_control_set_automatic (PowSyncControl *self, gboolean automatic);

/**
 * PowSyncPermission:
 * @POW_SYNC_MAY_FILL: an empty server may be filled, and one that was emptied filled again
 * @POW_SYNC_MAY_REAPPLY: work is put on top of a line that the server rewrote
 * @POW_SYNC_MAY_TRY_AGAIN: lines that were refused are tried again
 *
 * What a person allowed after being asked.
 */
typedef enum
{
  POW_SYNC_MAY_FILL = 1 << 0,
  POW_SYNC_MAY_REAPPLY = 1 << 1,
  POW_SYNC_MAY_TRY_AGAIN = 1 << 2,
} PowSyncPermission;


/**
 * pow_sync_control_share:
 * @self: the control
 * @permission: what the person allowed
 *
 * Exchanges now, because a person asks for it; "done" or "failed" tells how it ended. Nothing happens while one is under way.
 */
void pow_sync_control_share (PowSyncControl *self, PowSyncPermission permission);

/**
 * pow_sync_control_cancel:
 * @self: the control
 *
 * Ends the exchange under way, if any, as soon as that is safe; nothing of the work here is lost.
 */
void pow_sync_control_cancel (PowSyncControl *self);

/**
 * pow_sync_control_rehearse_async:
 * @self: the control
 * @callback: called when it is known; it calls pow_sync_control_rehearse_finish()
 * @user_data: for @callback
 *
 * Asks the server what an exchange would do; changes nothing, here or there.
 */
void pow_sync_control_rehearse_async (PowSyncControl *self, GAsyncReadyCallback callback, gpointer user_data);
PowSyncResult *pow_sync_control_rehearse_finish (PowSyncControl *self, GAsyncResult *result, GError **error);

/**
 * pow_sync_control_withdraw:
 * @self: the control
 * @line: "programme" or "region/zeeland": one that may not be written
 *
 * Puts the line back to what the server has, beside the main thread.
 */
void pow_sync_control_withdraw (PowSyncControl *self, const char *line);


/**
 * pow_sync_control_answer:
 * @self: the control
 * @id: of the question, as "question" gave it
 * @question: the question
 * @answer: (nullable): what the person said; %NULL: does not want to
 * @keep: whether a name or password is kept for the next time
 *
 * Hands an answer to the exchange that waits for it.
 */
void pow_sync_control_answer (PowSyncControl *self, guint id, const PowSyncQuestion *question, const char *answer, gboolean keep);


/**
 * pow_sync_control_leave:
 * @self: the control
 *
 * The window closes: shares what waits where that goes by itself, and lets what is under way end without the window.
 */
void pow_sync_control_leave (PowSyncControl *self);

G_END_DECLS
