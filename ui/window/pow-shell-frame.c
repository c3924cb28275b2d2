/* SPDX-License-Identifier: EUPL-1.2 */
/* The frame of the shell: how it is dressed for the page on screen, and how it folds. */
#include "ui/window/pow-shell-private.h"

#include "ui/common/pow-settings.h"
#include "ui/common/pow-text-scale.h"
#include "ui/sync/pow-sync-button.h"

#define SIDEBAR_WIDTH 200

gboolean
pow_shell_is_narrow (PowShell *self)
{
  return self->width > 0 && self->width < POW_WIDTH_NARROW;
}

static gboolean
is_folded (PowShell *self)
{
  return self->width > 0 && self->width < POW_WIDTH_SIDEBAR;
}

/* What a page lends for the frame lives as long as the page, also while it stands in no slot. */
static GtkWidget *
keep_for_page (PowPage *page, const char *slot, GtkWidget *widget)
{
  if (widget != NULL && g_object_get_data (G_OBJECT (page), slot) != widget)
    g_object_set_data_full (G_OBJECT (page), slot, g_object_ref_sink (widget), g_object_unref);
  return widget;
}

void
pow_shell_show_title (PowShell *self)
{
  PowPage *page = pow_shell_get_page (self);

  if (page == NULL)
    return;
  adw_window_title_set_title (self->title, pow_page_get_title (page) != NULL ? pow_page_get_title (page) : "");
  adw_window_title_set_subtitle (self->title,
                                 pow_page_get_subtitle (page) != NULL ? pow_page_get_subtitle (page)
                                                                      : "");
}

/* Puts what belongs to the page on screen around it, and takes away what belonged to another. */
void
pow_shell_dress (PowShell *self)
{
  PowPage *page = pow_shell_get_page (self);
  const gboolean narrow = pow_shell_is_narrow (self);
  const gboolean deep = self->trail->len > 1;
  GtkWidget *title = NULL, *header = NULL, *bar = NULL, *bottom = NULL;

  if (page != NULL)
    {
      title = keep_for_page (page, "pow-title", pow_page_get_title_widget (page));
      header = keep_for_page (page, "pow-header", pow_page_get_header_end (page));
      bar = keep_for_page (page, "pow-bar", pow_page_get_bar_end (page));
      bottom = keep_for_page (page, "pow-bottom", pow_page_get_narrow_bar (page));
    }
  /* With tabs at the bottom the header says which page this is. */
  if (narrow && bottom != NULL)
    title = NULL;
  adw_header_bar_set_title_widget (self->header,
                                   title != NULL ? title : GTK_WIDGET (self->title));
  adw_bin_set_child (self->header_slot, header);
  adw_bin_set_child (self->bar_slot, bar);
  adw_bin_set_child (self->narrow_slot, narrow ? bottom : NULL);
  gtk_widget_set_visible (self->search_button,
                          page != NULL && POW_PAGE_GET_CLASS (page)->start_search != NULL && !narrow);
  gtk_widget_set_visible (self->back_button, deep);
  gtk_widget_set_visible (self->sidebar_button, !deep);
  pow_shell_show_title (self);
}

/* Shows or hides the sidebar as width and person ask. */
void
pow_shell_fold (PowShell *self)
{
  const gboolean folded = is_folded (self);

  adw_leaflet_set_can_unfold (self->leaflet, !folded);
  gtk_widget_set_visible (self->sidebar_pane, folded || self->show_sidebar);
  if (self->session == NULL)
    return;
  if (self->sync_button != NULL)
    pow_sync_button_set_narrow (POW_SYNC_BUTTON (self->sync_button), pow_shell_is_narrow (self));
  pow_question_bar_set_narrow (self->questions, pow_shell_is_narrow (self));
  pow_demo_bar_set_narrow (self->demo_bar, pow_shell_is_narrow (self));
  pow_reason_bar_set_narrow (self->reason_bar, pow_shell_is_narrow (self));
  pow_as_of_bar_set_narrow (self->as_of_bar, pow_shell_is_narrow (self));
}

/* A page that needs more room than there is folds the leaflet too. */
void
pow_shell_folded_cb (PowShell *self)
{
  const gboolean folded = adw_leaflet_get_folded (self->leaflet);

  adw_header_bar_set_show_end_title_buttons (self->sidebar_header, folded);
  gtk_button_set_icon_name (GTK_BUTTON (self->sidebar_button),
                            folded ? "go-previous-symbolic" : "sidebar-show-symbolic");
}

void
pow_shell_scale_sidebar (PowShell *self)
{
  gtk_widget_set_size_request (self->sidebar_pane,
                               pow_text_scale_px (GTK_WIDGET (self), SIDEBAR_WIDTH),
                               -1);
}

/**
 * pow_shell_toggle_sidebar:
 * @self: the shell
 *
 * Shows or hides the sidebar, which is remembered; where it is folded, goes there and back.
 */
void
pow_shell_toggle_sidebar (PowShell *self)
{
  g_return_if_fail (POW_IS_SHELL (self));

  if (adw_leaflet_get_folded (self->leaflet))
    {
      const gboolean there = adw_leaflet_get_visible_child (self->leaflet) == self->sidebar_pane;

      adw_leaflet_set_visible_child (self->leaflet, there ? self->content_pane : self->sidebar_pane);
      /* The leaflet gives back the focus of before: in a menu that is closed, it would take all keys. */
      if (!there)
        pow_sidebar_focus (self->sidebar);
      return;
    }
  self->show_sidebar = !self->show_sidebar;
  if (pow_settings_get () != NULL)
    g_settings_set_boolean (pow_settings_get (), "show-sidebar", self->show_sidebar);
  pow_shell_fold (self);
}

/**
 * pow_shell_focus_page:
 * @self: the shell
 *
 * Gives the keyboard to the page, where the work is, unless it is in there.
 */
void
pow_shell_focus_page (PowShell *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_return_if_fail (POW_IS_SHELL (self));

  /* From inside it would go on to the next control. */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pages)))
    gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

/**
 * pow_shell_next_pane:
 * @self: the shell
 *
 * Moves the keyboard from sidebar to question bar to page, and round again.
 */
void
pow_shell_next_pane (PowShell *self)
{
  GtkWidget *panes[] = { GTK_WIDGET (self->sidebar), GTK_WIDGET (self->questions), GTK_WIDGET (self->pages) };
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  guint now = G_N_ELEMENTS (panes) - 1;

  g_return_if_fail (POW_IS_SHELL (self));

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (focus != NULL && (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i])))
      now = i;
  for (guint step = 1; step <= G_N_ELEMENTS (panes); step++)
    {
      GtkWidget *next = panes[(now + step) % G_N_ELEMENTS (panes)];

      if (gtk_widget_get_mapped (next) && gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
        return;
    }
}

/* The button that shares, at the header's end. */
