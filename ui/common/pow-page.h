/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_PAGE (pow_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PowPage, pow_page, POW, PAGE, AdwBin)

/**
 * PowPage:
 *
 * One screen inside the window: the overview, a dossier, a record. The window shows its title in
 * the header, its own controls at the right end of the question bar, and keeps drill-down pages on a
 * stack (Alt+Left goes back). A page reads from the session; it is refreshed when the session says
 * "changed", once a turn of the main loop and only while it is on screen.
 *
 * Properties: "session" (construct only), "title", "subtitle", "address" (what it shows, may be
 * NULL; construct only).
 */
struct _PowPageClass
{
  AdwBinClass parent_class;

  /* A widget for the header's middle (view switcher), or NULL for title and subtitle. Transfer none. */
  GtkWidget *(*get_title_widget) (PowPage *self);
  /* Buttons at the header's end, before search (history, report), or NULL. Transfer none. */
  GtkWidget *(*get_header_end) (PowPage *self);
  /* Filter, columns, view toggles at the right end of the question bar, or NULL. Transfer none. */
  GtkWidget *(*get_bar_end) (PowPage *self);
  /* Bottom bar in a narrow window (view switcher bar), or NULL. Transfer none. */
  GtkWidget *(*get_narrow_bar) (PowPage *self);
  /* Session changed or the page came on screen: show what is there now. */
  void (*refresh) (PowPage *self);
  /* Ctrl+F. FALSE: this page has nothing to search. */
  gboolean (*start_search) (PowPage *self);
  /* The window's width in pixels at 100 % text changed: fold as POW_WIDTH_… say. */
  void (*set_width) (PowPage *self, int width);
};

/* Before the address of a region, whose own page is its dossier: its form. */
#define POW_PAGE_FORM "form:"

/* Where layouts fold, in pixels at 100 % text. */
#define POW_WIDTH_PANE 1240   /* from here a detail pane beside the list */
#define POW_WIDTH_SIDEBAR 900 /* from here the sidebar beside the page */
#define POW_WIDTH_NARROW 600  /* below: two-line rows, tabs at the bottom */

PowSession *pow_page_get_session (PowPage *self);
const char *pow_page_get_title (PowPage *self);
const char *pow_page_get_subtitle (PowPage *self);
void pow_page_set_title (PowPage *self, const char *title, const char *subtitle);
const char *pow_page_get_address (PowPage *self);
void pow_page_refresh (PowPage *self);
gboolean pow_page_start_search (PowPage *self);
void pow_page_set_width (PowPage *self, int width);
GtkWidget *pow_page_get_title_widget (PowPage *self);
GtkWidget *pow_page_get_header_end (PowPage *self);
GtkWidget *pow_page_get_bar_end (PowPage *self);
GtkWidget *pow_page_get_narrow_bar (PowPage *self);

G_END_DECLS
