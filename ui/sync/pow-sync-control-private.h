/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/sync/pow-sync-asker.h"
#include "ui/sync/pow-sync-control.h"

G_BEGIN_DECLS

struct _PowSyncControl
{
  GObject parent_instance;

  PowSession *session;
  PowSyncer *syncer;
  PowSyncAsker *asker;
  GCancellable *closing;
  char *address;
  char **regions;   /* that are exchanged; NULL: all */
  GPtrArray *lines; /* (element-type PowSyncStatusLine) */
  guint unsent;
  guint news;
  gboolean refused;
  gboolean automatic;
  gboolean by_hand;    /* of the exchange under way, or the last */
  gboolean rehearsing; /* of the exchange under way */
  GError *failure;     /* of the last exchange */
  gint64 shared_at;    /* Unix seconds; 0: not since the window opened */
  gint64 changed_at;   /* monotonic */
  guint count_source;
  guint every_source;
};

/* Something that is shown may say something else. */
void pow_sync_control_tell_changed (PowSyncControl *self);
/* Finds out anew with whom it is shared and what waits. */
void pow_sync_control_count (PowSyncControl *self);
/* Begins a rehearsal; @by_hand: a person may be asked to sign in. */
void pow_sync_control_look (PowSyncControl *self, gboolean by_hand, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
