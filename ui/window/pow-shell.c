/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-shell-private.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/record/pow-drafts-bar.h"
#include "ui/common/pow-settings.h"
#include "ui/sync/pow-sync-button.h"
#include "ui/window/pow-screens.h"

#include <glib/gi18n-lib.h>

/**
 * PowShell:
 *
 * The frame around the pages of an open portfolio: sidebar, header with title, question bar, and the
 * trail of pages that were opened one from another.
 */
G_DEFINE_FINAL_TYPE (PowShell, pow_shell, ADW_TYPE_BIN)

#define LONGEST_TRAIL 12

static void
title_changed_cb (PowPage *page, GParamSpec *pspec, PowShell *self)
{
  if (page == pow_shell_get_page (self))
    pow_shell_show_title (self);
}

static void
select_in_sidebar (PowShell *self)
{
  PowPage *page = pow_shell_get_page (self);
  const char *target = g_object_get_data (G_OBJECT (page), "pow-target");

  pow_sidebar_select (self->sidebar, target);
}

static void
show_page (PowShell *self, PowPage *page)
{
  pow_page_set_width (page, self->width);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  pow_shell_dress (self);
  select_in_sidebar (self);
  adw_leaflet_set_visible_child (self->leaflet, self->content_pane);
}

static gboolean
focus_cb (gpointer data)
{
  PowShell *self = data;

  self->focus_source = 0;
  pow_shell_focus_page (self);
  return G_SOURCE_REMOVE;
}

/* A page can take the focus once it has been laid out. */
static void
queue_focus (PowShell *self)
{
  if (self->focus_source == 0)
    self->focus_source = g_idle_add_full (G_PRIORITY_LOW, focus_cb, self, NULL);
}

static void
remove_page (PowShell *self, guint index)
{
  PowPage *page = g_ptr_array_index (self->trail, index);

  g_ptr_array_remove_index (self->trail, index);
  gtk_stack_remove (self->pages, GTK_WIDGET (page));
}

/* The page lands in front of what is open; the frame lets go of the old page's widgets first. */
static void
push_page (PowShell *self, PowPage *page, const char *target)
{
  g_object_set_data_full (G_OBJECT (page), "pow-target", g_strdup (target), g_free);
  g_signal_connect (page, "notify::title", G_CALLBACK (title_changed_cb), self);
  g_signal_connect (page, "notify::subtitle", G_CALLBACK (title_changed_cb), self);
  gtk_stack_add_child (self->pages, GTK_WIDGET (page));
  g_ptr_array_add (self->trail, page);
  if (self->trail->len > LONGEST_TRAIL)
    remove_page (self, 1);
  show_page (self, page);
  queue_focus (self);
}

static void
open_screen (PowShell *self, const PowScreen *screen)
{
  PowPage *first = self->trail->len > 0 ? g_ptr_array_index (self->trail, 0) : NULL;
  const char *open = first != NULL ? g_object_get_data (G_OBJECT (first), "pow-target") : NULL;
  PowPage *page;

  if (g_strcmp0 (open, screen->id) == 0)
    {
      while (self->trail->len > 1)
        remove_page (self, self->trail->len - 1);
      show_page (self, first);
      queue_focus (self);
      return;
    }
  page = screen->create (self->session);
  push_page (self, page, screen->id);
  while (self->trail->len > 1)
    remove_page (self, 0);
  pow_shell_dress (self);
}

static void
open_address_cb (PowSession *session, const char *address, PowShell *self)
{
  pow_shell_open (self, address);
}

/* Whether a record is nowhere: not now, and not at a moment that is looked at. */
static gboolean
is_nowhere (PowShell *self, const char *address)
{
  PowSnapshot *against = pow_session_get_against_snapshot (self->session);

  return pow_session_lookup (self->session, address) == NULL
         && pow_snapshot_lookup (pow_session_get_current (self->session), address) == NULL
         && (against == NULL || pow_snapshot_lookup (against, address) == NULL);
}

/* Whether a page is about a record of a region that is not here any more. */
static gboolean
is_left (PowShell *self, PowPage *page)
{
  const char *target = g_object_get_data (G_OBJECT (page), "pow-target");
  g_autofree char *region = NULL;
  g_autofree char *address = NULL;

  if (g_str_has_prefix (target, POW_PAGE_FORM))
    target += strlen (POW_PAGE_FORM);
  region = pow_address_get_kind (target) != POW_KIND_NONE ? pow_address_dup_region (target) : NULL;
  address = region != NULL ? pow_address_build (POW_KIND_REGION, region, NULL) : NULL;
  return address != NULL && is_nowhere (self, address) && is_nowhere (self, target);
}

/* On a page of a region that is no longer followed, what is typed would begin that region anew. */
static void
leave_regions (PowShell *self)
{
  PowPage *open = pow_shell_get_page (self);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; open != NULL && i < self->trail->len; i++)
    if (is_left (self, g_ptr_array_index (self->trail, i)))
      g_ptr_array_add (left, g_ptr_array_index (self->trail, i));
  if (left->len == 0)
    return;
  for (guint i = 0; i < left->len; i++)
    g_ptr_array_remove (self->trail, g_ptr_array_index (left, i));
  if (self->trail->len == 0)
    pow_shell_open (self, "overview");
  else if (pow_shell_get_page (self) != open)
    show_page (self, pow_shell_get_page (self));
  for (guint i = 0; i < left->len; i++)
    gtk_stack_remove (self->pages, g_ptr_array_index (left, i));
}

static void
sidebar_open_cb (PowSidebar *sidebar, const char *target, PowShell *self)
{
  pow_shell_open (self, target);
}

static void
pow_shell_dispose (GObject *object)
{
  PowShell *self = POW_SHELL (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_pointer (&self->trail, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (pow_shell_parent_class)->dispose (object);
}

static void
pow_shell_class_init (PowShellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pow_shell_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/nl/perspectief/Perspectief/ui/window/pow-shell.ui");
  gtk_widget_class_bind_template_child (widget_class, PowShell, leaflet);
  gtk_widget_class_bind_template_child (widget_class, PowShell, sidebar_pane);
  gtk_widget_class_bind_template_child (widget_class, PowShell, sidebar_header);
  gtk_widget_class_bind_template_child (widget_class, PowShell, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PowShell, sidebar_slot);
  gtk_widget_class_bind_template_child (widget_class, PowShell, content_pane);
  gtk_widget_class_bind_template_child (widget_class, PowShell, header);
  gtk_widget_class_bind_template_child (widget_class, PowShell, title);
  gtk_widget_class_bind_template_child (widget_class, PowShell, back_button);
  gtk_widget_class_bind_template_child (widget_class, PowShell, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, PowShell, search_button);
  gtk_widget_class_bind_template_child (widget_class, PowShell, header_slot);
  gtk_widget_class_bind_template_child (widget_class, PowShell, questions_slot);
  gtk_widget_class_bind_template_child (widget_class, PowShell, bar_slot);
  gtk_widget_class_bind_template_child (widget_class, PowShell, bars_slot);
  gtk_widget_class_bind_template_child (widget_class, PowShell, pages);
  gtk_widget_class_bind_template_child (widget_class, PowShell, narrow_slot);
}

static void
pow_shell_init (PowShell *self)
{
  GSettings *settings = pow_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Stands in the header only while no page brings a title of its own. */
  g_object_ref (self->title);
  g_object_set_data_full (G_OBJECT (self), "pow-own-title", self->title, g_object_unref);
  self->trail = g_ptr_array_new ();
  self->show_sidebar = settings == NULL || g_settings_get_boolean (settings, "show-sidebar");
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)),
                           "notify::gtk-xft-dpi",
                           G_CALLBACK (pow_shell_scale_sidebar),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (pow_shell_folded_cb), self);
  pow_shell_scale_sidebar (self);
  pow_shell_fold (self);
  pow_shell_folded_cb (self);
}

/**
 * pow_shell_new:
 * @session: the open portfolio
 *
 * Returns: (transfer full): the frame, without a page
 */
GtkWidget *
pow_shell_new (PowSession *session)
{
  PowShell *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_SHELL, NULL);
  self->session = g_object_ref (session);
  self->sidebar = POW_SIDEBAR (pow_sidebar_new (session));
  adw_bin_set_child (self->sidebar_slot, GTK_WIDGET (self->sidebar));
  self->questions = POW_QUESTION_BAR (pow_question_bar_new (session));
  adw_bin_set_child (self->questions_slot, GTK_WIDGET (self->questions));
  self->as_of_bar = POW_AS_OF_BAR (pow_as_of_bar_new (session));
  self->demo_bar = POW_DEMO_BAR (pow_demo_bar_new (session));
  self->reason_bar = POW_REASON_BAR (pow_reason_bar_new (session));
  gtk_box_append (self->bars_slot, GTK_WIDGET (self->as_of_bar));
  gtk_box_append (self->bars_slot, GTK_WIDGET (self->demo_bar));
  gtk_box_append (self->bars_slot, pow_drafts_bar_new (session));
  gtk_box_append (self->bars_slot, GTK_WIDGET (self->reason_bar));
  g_signal_connect (self->sidebar, "open", G_CALLBACK (sidebar_open_cb), self);
  g_signal_connect_object (session, "open-address", G_CALLBACK (open_address_cb), self, 0);
  g_signal_connect_object (session, "changed", G_CALLBACK (leave_regions), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * pow_shell_get_session:
 * @self: the shell
 *
 * Returns: (transfer none): the open portfolio
 */
PowSession *
pow_shell_get_session (PowShell *self)
{
  g_return_val_if_fail (POW_IS_SHELL (self), NULL);
  return self->session;
}

/**
 * pow_shell_get_page:
 * @self: the shell
 *
 * Returns: (transfer none) (nullable): the page on screen; %NULL before the first
 */
PowPage *
pow_shell_get_page (PowShell *self)
{
  g_return_val_if_fail (POW_IS_SHELL (self), NULL);
  return self->trail != NULL && self->trail->len > 0
             ? g_ptr_array_index (self->trail, self->trail->len - 1)
             : NULL;
}

/**
 * pow_shell_open:
 * @self: the frame
 * @target: id of a screen, which starts a new trail, or address of a record, which goes on it
 */
void
pow_shell_open (PowShell *self, const char *target)
{
  const PowScreen *screen = pow_screens_find (target);
  PowPage *page = pow_shell_get_page (self);

  g_return_if_fail (POW_IS_SHELL (self));
  g_return_if_fail (target != NULL);

  if (screen != NULL)
    open_screen (self, screen);
  else if (page != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (page), "pow-target"), target) == 0)
    adw_leaflet_set_visible_child (self->leaflet, self->content_pane);
  else if ((page = pow_screens_create_page (self->session, target)) != NULL)
    push_page (self, page, target);
  else
    {
      g_autofree char *text
          = g_strdup_printf (_ ("“%s” is not in this portfolio"),
                             target);

      pow_session_tell (self->session, text, FALSE);
    }
}

/**
 * pow_shell_go_back:
 * @self: the frame
 *
 * Returns: FALSE when this is the first page of the trail
 */
gboolean
pow_shell_go_back (PowShell *self)
{
  PowPage *left;

  g_return_val_if_fail (POW_IS_SHELL (self), FALSE);

  if (self->trail->len < 2)
    return FALSE;
  left = pow_shell_get_page (self);
  g_ptr_array_remove_index (self->trail, self->trail->len - 1);
  show_page (self, pow_shell_get_page (self));
  gtk_stack_remove (self->pages, GTK_WIDGET (left));
  pow_shell_focus_page (self);
  return TRUE;
}

/* Before the sidebar stands where it will stay, the menu would be outside the screen, which the toolkit takes ill. */
static gboolean
popup_menu_cb (GtkWidget *shell, GdkFrameClock *clock, gpointer unused)
{
  PowShell *self = POW_SHELL (shell);
  GtkWidget *button = GTK_WIDGET (self->menu_button);
  graphene_rect_t place;

  if (adw_leaflet_get_folded (self->leaflet) && adw_leaflet_get_visible_child (self->leaflet) != self->sidebar_pane)
    return G_SOURCE_REMOVE;
  if (adw_leaflet_get_child_transition_running (self->leaflet) || !gtk_widget_get_mapped (button)
      || !gtk_widget_compute_bounds (button, shell, &place) || place.size.width < 1 || place.origin.x < 0
      || place.origin.x + place.size.width > (float) gtk_widget_get_width (shell))
    return G_SOURCE_CONTINUE;
  gtk_menu_button_popup (self->menu_button);
  return G_SOURCE_REMOVE;
}

/**
 * pow_shell_popup_menu:
 * @self: the shell
 *
 * Opens the main menu, bringing the sidebar in first where it is folded away or hidden.
 */
void
pow_shell_popup_menu (PowShell *self)
{
  g_return_if_fail (POW_IS_SHELL (self));

  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->sidebar_pane);
  else if (!self->show_sidebar)
    pow_shell_toggle_sidebar (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), popup_menu_cb, NULL, NULL);
}

/**
 * pow_shell_popup_question:
 * @self: the shell
 * @question: which of the three
 *
 * Opens the answers to one question of the question bar.
 */
void
pow_shell_popup_question (PowShell *self, PowQuestion question)
{
  g_return_if_fail (POW_IS_SHELL (self));
  adw_leaflet_set_visible_child (self->leaflet, self->content_pane);
  pow_question_bar_popup (self->questions, question);
}

/**
 * pow_shell_add_bar:
 * @self: the shell
 * @bar: (transfer floating): a bar that hides itself while it has nothing to say
 *
 * Puts a bar between the questions and the page, under those that are there.
 */
void
pow_shell_add_bar (PowShell *self, GtkWidget *bar)
{
  g_return_if_fail (POW_IS_SHELL (self));

  gtk_box_append (self->bars_slot, bar);
}

/**
 * pow_shell_set_sync_button:
 * @self: the shell
 * @button: (transfer floating): a PowSyncButton
 *
 * Puts the button that shares at the end of the header.
 */
void
pow_shell_set_sync_button (PowShell *self, GtkWidget *button)
{
  g_return_if_fail (POW_IS_SHELL (self));

  self->sync_button = button;
  adw_header_bar_pack_end (self->header, button);
  pow_sync_button_set_narrow (POW_SYNC_BUTTON (button), pow_shell_is_narrow (self));
}

/**
 * pow_shell_set_width:
 * @self: the frame
 * @width: the window's width, in pixels at 100 % text
 *
 * Folds frame and page for that width.
 */
void
pow_shell_set_width (PowShell *self, int width)
{
  g_return_if_fail (POW_IS_SHELL (self));

  if (self->width == width)
    return;
  self->width = width;
  pow_shell_fold (self);
  for (guint i = 0; i < self->trail->len; i++)
    pow_page_set_width (g_ptr_array_index (self->trail, i), width);
  pow_shell_dress (self);
}
