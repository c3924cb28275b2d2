/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/insight/pow-insight.h"
#include "model/store/pow-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POW_TYPE_SESSION (pow_session_get_type ())
G_DECLARE_FINAL_TYPE (PowSession, pow_session, POW, SESSION, GObject)

/**
 * PowSession:
 *
 * What all screens of one window look at: the open portfolio, who is working, and the answers to
 * Waar, Wanneer and Waartegen. Screens are functions of (scope, snapshot, against): they listen to
 * "changed" and read from here; they write only through pow_session_edit().
 *
 * Signals: "changed" (snapshot, scope or person changed), "save-state-changed",
 * "undo-changed".
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

PowSession *pow_session_new (PowStore *store);
PowStore *pow_session_get_store (PowSession *self);
PowSnapshot *pow_session_get_snapshot (PowSession *self); /* transfer none */
PowDate pow_session_get_today (PowSession *self);

/* Person: kept in GSettings and in the portfolio's author setting. */
const char *pow_session_get_person (PowSession *self);
PowRole pow_session_get_role (PowSession *self);
const char *pow_session_get_own_region (PowSession *self); /* NULL for national staff without one */

PowScope pow_session_get_scope (PowSession *self, const char **region);
void pow_session_set_scope (PowSession *self, PowScope scope, const char *region);
gboolean pow_session_in_scope (PowSession *self, const char *region);
/* Regions of the scope in default order: own, neighbours, then name (Dutch collation). Transfer full. */
GPtrArray *pow_session_list_regions (PowSession *self);
gboolean pow_session_is_own (PowSession *self, const char *region);
gboolean pow_session_is_neighbour (PowSession *self, const char *region);

/* The one way to write. Applies at once to a local copy, saves durably in the background, keeps the
 * edit on the undo stack under @description ("Phase of Jobhub Logistiek"). @fold as in data.md
 * (autosave). On failure the text stays with its form, "save-state-changed" tells. */
void pow_session_edit_async (PowSession *self, GPtrArray *edits, const char *description, gboolean fold, GAsyncReadyCallback callback, gpointer user_data);
gboolean pow_session_edit_finish (PowSession *self, GAsyncResult *result, GError **error);

gboolean pow_session_can_undo (PowSession *self);
gboolean pow_session_can_redo (PowSession *self);
void pow_session_undo (PowSession *self);
void pow_session_redo (PowSession *self);

/* Navigation: pages ask, the window moves. Emits "open-address" with the address. */
void pow_session_open_address (PowSession *self, const char *address);

G_END_DECLS
