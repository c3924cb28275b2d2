/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/record/pow-reason-bar.h"
#include "ui/window/pow-as-of-bar.h"
#include "ui/window/pow-demo-bar.h"
#include "ui/window/pow-shell.h"
#include "ui/window/pow-sidebar.h"

G_BEGIN_DECLS

/* What the files of #PowShell share: its pages (pow-shell.c) and the frame around them (pow-shell-frame.c). */

struct _PowShell
{
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *sidebar_pane;
  AdwHeaderBar *sidebar_header;
  GtkMenuButton *menu_button;
  AdwBin *sidebar_slot;
  GtkWidget *content_pane;
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *sidebar_button;
  GtkWidget *search_button;
  AdwBin *header_slot;
  GtkWidget *sync_button; /* NULL: not shared */
  AdwBin *questions_slot;
  AdwBin *bar_slot;
  GtkBox *bars_slot;
  GtkStack *pages;
  AdwBin *narrow_slot;

  PowSession *session;
  PowSidebar *sidebar;
  PowQuestionBar *questions;
  PowDemoBar *demo_bar;
  PowReasonBar *reason_bar;
  PowAsOfBar *as_of_bar;
  GPtrArray *trail; /* (element-type PowPage), borrowed from the stack */
  int width;
  guint focus_source;
  gboolean show_sidebar;
};

gboolean pow_shell_is_narrow (PowShell *self);
/* Puts what belongs to the page on screen around it, and takes away what belonged to another. */
void pow_shell_dress (PowShell *self);
void pow_shell_show_title (PowShell *self);
/* Shows or hides the sidebar as width and person ask. */
void pow_shell_fold (PowShell *self);
void pow_shell_folded_cb (PowShell *self);
void pow_shell_scale_sidebar (PowShell *self);

G_END_DECLS
