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
 * stack (Alt+Left goes back). A page reads from the session and refreshes on "changed".
 *
 * Properties: "session" (construct only), "title", "subtitle", "address" (what it shows, may be NULL).
 */
struct _PowPageClass
{
  AdwBinClass parent_class;

  /* A widget for the header's middle (view switcher), or NULL for title and subtitle. Transfer none. */
  GtkWidget *(*get_title_widget) (PowPage *self);
  /* Buttons at the header's end, before search (history, report), or NULL. */
  GtkWidget *(*get_header_end) (PowPage *self);
  /* Filter, columns, view toggles at the right end of the question bar, or NULL. */
  GtkWidget *(*get_bar_end) (PowPage *self);
  /* Bottom bar in a narrow window (view switcher bar), or NULL. */
  GtkWidget *(*get_narrow_bar) (PowPage *self);
  /* Session changed or the page was built: show what is there now. */
  void (*refresh) (PowPage *self);
  /* Ctrl+F. FALSE: this page has nothing to search. */
  gboolean (*start_search) (PowPage *self);
  /* Width class of look.md (Folding) changed: px as the page sees them. */
  void (*set_width) (PowPage *self, int width);
};

PowSession *pow_page_get_session (PowPage *self);
const char *pow_page_get_title (PowPage *self);
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
