/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

G_BEGIN_DECLS

#define FIXTURE_SUBPROJECT "zeeland/subprojects/jobhub-7f3k"
#define FIXTURE_BODY "zeeland/bodies/stuurgroep-3k3k"

/* A small real portfolio on disk, open in a session, in a home of its own. */
typedef struct
{
  char *home;
  char *path;
  PowStore *store;
  PowSession *session;
} UiFixture;

/* First thing in main(): drafts and portfolios go where the test can throw them away. */
void ui_fixture_set_home (void);
void ui_fixture_set_up (UiFixture *fixture, gconstpointer unused);
void ui_fixture_tear_down (UiFixture *fixture, gconstpointer unused);

/* Runs the main loop until @done says so, or fails the test after ten seconds. */
typedef gboolean (*UiDone) (UiFixture *fixture, gconstpointer data);
void ui_fixture_wait (UiFixture *fixture, UiDone done, gconstpointer data);
void ui_fixture_wait_saved (UiFixture *fixture);
/* Lets pending events and timeouts of @ms milliseconds pass. */
void ui_fixture_pause (guint ms);

/* The first widget of a type, @widget itself or below it, in tree order; NULL when there is none. */
GtkWidget *ui_fixture_find_type (GtkWidget *widget, GType type);
/* The first open window or dialog of a type; NULL when there is none. */
GtkWidget *ui_fixture_find_window (GType type);

/* What git says: the output of `git -C portfolio …`, stripped. Transfer full. */
char *ui_fixture_git (UiFixture *fixture, const char *first, ...) G_GNUC_NULL_TERMINATED;
/* The value at a path of a record as git has it, or NULL. Transfer full. */
char *ui_fixture_read_stored (UiFixture *fixture, const char *address, const char *path);
/* Whether a record is removed, or its file away, as the session knows it. */
gboolean ui_fixture_is_gone (UiFixture *fixture, gconstpointer address);
/* Saves a text field as another program would. */
void ui_fixture_change_outside (UiFixture *fixture, const char *address, const char *path, const char *text);
/* Whether the index of the history has all there is; asking begins it. */
gboolean ui_fixture_has_whole_history (UiFixture *fixture, gconstpointer unused);
/* Until the session has what was changed outside: its files are watched, which may take a moment. */
void ui_fixture_wait_seen (UiFixture *fixture, const char *address, const char *path, const char *text);
/* Removes a record as another program would. */
void ui_fixture_remove_outside (UiFixture *fixture, const char *address);
/* Takes its file away, as somebody with git may. */
void ui_fixture_delete_outside (UiFixture *fixture, const char *address);
/* M. Janse and K. de Wit change a text apart; what is there afterwards is their merge. */
void ui_fixture_merge_outside (UiFixture *fixture, const char *address, const char *path, const char *own, const char *other);

G_END_DECLS
