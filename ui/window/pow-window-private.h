/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/window/pow-new-portfolio.h"
#include "ui/window/pow-person-page.h"
#include "ui/window/pow-shell.h"
#include "ui/sync/pow-connect-page.h"
#include "ui/sync/pow-sync-asker.h"
#include "ui/sync/pow-sync-control.h"
#include "ui/window/pow-window.h"

G_BEGIN_DECLS

/* The window's stages are in pow-window.c, who is working in pow-window-person.c, what keys and menus
 * ask of it in pow-window-actions.c, about the history in pow-window-history.c, and how long somebody
 * looks in pow-window-visit.c. */

struct _PowWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkWidget *stage_header;
  GtkWidget *stage_back;
  GtkMenuButton *stage_menu;
  GtkStack *stages;
  PowPersonPage *person;
  PowNewPortfolio *new_portfolio;
  PowConnectPage *connect_page;
  AdwStatusPage *busy;
  GtkSpinner *spinner;
  AdwStatusPage *trouble;
  AdwBin *shell_slot;
  GtkWidget *person_dialog; /* while a change waits for a name */

  PowSession *session;
  PowShell *shell;
  PowSyncer *cloner;    /* while a copy of a team's portfolio is made */
  PowSyncAsker *asker;  /* of @cloner */
  PowSyncControl *sync; /* NULL: the example, which is not shared */
  char *path;        /* of the portfolio that is open, or that could not be opened */
  gboolean making;   /* a new portfolio waits for who is making it */
  guint width_source;
  guint visit_source;
  gulong visit_handler;
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;
};

const char *pow_window_get_stage (PowWindow *self);
void pow_window_set_stage (PowWindow *self, const char *stage);
void pow_window_close_portfolio (PowWindow *self);
void pow_window_make_example (PowWindow *self, gboolean anew);
void pow_window_make_portfolio (PowWindow *self, const PowPerson *person);
void pow_window_show_start (PowWindow *self);
void pow_window_show_shell (PowWindow *self);
void pow_window_ask_person (PowWindow *self);
void pow_window_ask_person_first (PowWindow *self);
void pow_window_person_done (PowWindow *self);

void pow_window_origin_action (GtkWidget *widget, const char *name, GVariant *parameter);
void pow_window_history_action (GtkWidget *widget, const char *name, GVariant *parameter);
void pow_window_history_of_action (GtkWidget *widget, const char *name, GVariant *parameter);
void pow_window_set_busy (PowWindow *self, const char *what);
void pow_window_start_sync (PowWindow *self);
void pow_window_connect_action (GtkWidget *widget, const char *name, GVariant *parameter);
void pow_window_connect_done (PowWindow *self);
gboolean pow_window_stop_connecting (PowWindow *self);
void pow_window_leave_sync (PowWindow *self);
void pow_window_share_action (GtkWidget *widget, const char *name, GVariant *parameter);
void pow_window_arrivals_action (GtkWidget *widget, const char *name, GVariant *parameter);
void pow_window_move_action (GtkWidget *widget, const char *name, GVariant *parameter);
void pow_window_bundle_action (GtkWidget *widget, const char *name, GVariant *parameter);
void pow_window_proposal_action (GtkWidget *widget, const char *name, GVariant *parameter);
void pow_window_sharing_action (GtkWidget *widget, const char *name, GVariant *parameter);

/* While a portfolio is open: somebody looks at it as long as the window is in front. */
void pow_window_watch_visit (PowWindow *self);
void pow_window_end_visit (PowWindow *self);

void pow_window_class_install_actions (GtkWidgetClass *widget_class);
void pow_window_add_early_keys (PowWindow *self);

G_END_DECLS
