/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui-fixture.h"

#include "ui/sync/pow-sync-control.h"

G_BEGIN_DECLS

/* A real portfolio and an empty bare repository to share it through. */
typedef struct
{
  UiFixture base;
  PowSyncControl *control;
  char *server;
  GError *failure;      /* told of an exchange that a person asked for */
  PowSyncResult *done;  /* of the last exchange */
  gboolean address_set;
} SyncFixture;

void sync_fixture_set_up (SyncFixture *fixture, gconstpointer unused);
void sync_fixture_tear_down (SyncFixture *fixture, gconstpointer unused);

void sync_fixture_set_address (SyncFixture *fixture, const char *address);
void sync_fixture_share (SyncFixture *fixture, PowSyncPermission permission);
/* Fills the server with everything. */
void sync_fixture_share_all (SyncFixture *fixture);
/* Saves another goal of FIXTURE_SUBPROJECT. */
void sync_fixture_change_goal (SyncFixture *fixture, const char *goal);
void sync_fixture_wait_standing (SyncFixture *fixture, PowSyncStanding standing);

/* For ui_fixture_wait(). */
gboolean sync_fixture_is_calm (UiFixture *base, gconstpointer unused);
gboolean sync_fixture_has_failed (UiFixture *base, gconstpointer unused);
gboolean sync_fixture_is_done (UiFixture *base, gconstpointer unused);

G_END_DECLS
