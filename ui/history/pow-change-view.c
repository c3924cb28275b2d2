/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-change-view.h"

#include "pow-config.h"
#include "ui/history/pow-change-line.h"

#include <glib/gi18n-lib.h>

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PowSession *session)
{
  gtk_list_item_set_child (item, pow_change_line_new (session));
}

/* A row that comes on screen is the one that is read. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PowChangeList *list)
{
  PowChangeRow *row = gtk_list_item_get_item (item);
  const gboolean is_day = pow_change_row_get_row_type (row) == POW_CHANGE_ROW_DAY;

  pow_change_line_set_row (POW_CHANGE_LINE (gtk_list_item_get_child (item)), row);
  gtk_list_item_set_selectable (item, !is_day);
  pow_change_list_show (list, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  pow_change_line_set_row (POW_CHANGE_LINE (gtk_list_item_get_child (item)), NULL);
}

/* J and K as the arrows. Before an arrow was pressed the list itself has the focus, and Enter is about the chosen row. */
static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, GtkSingleSelection *selection)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  guint position = gtk_single_selection_get_selected (selection), n = g_list_model_get_n_items (G_LIST_MODEL (selection));
  const int step = key == GDK_KEY_j ? 1 : -1;

  if (key == GDK_KEY_Return && position < n && gtk_widget_has_focus (view))
    return gtk_widget_activate_action (view, "list.activate-item", "u", position);
  if ((key != GDK_KEY_j && key != GDK_KEY_k) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  for (position += (guint) step; position < n; position += (guint) step)
    {
      g_autoptr (PowChangeRow) row = g_list_model_get_item (G_LIST_MODEL (selection), position);

      if (pow_change_row_get_row_type (row) == POW_CHANGE_ROW_DAY)
        continue;
      gtk_single_selection_set_selected (selection, position);
      gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
      break;
    }
  return GDK_EVENT_STOP;
}

/**
 * pow_change_view_new:
 * @session: the session
 * @list: the history
 * @selection: of @list
 *
 * Returns: (transfer floating): a list on screen; rows of one height
 */
GtkListView *
pow_change_view_new (PowSession *session, PowChangeList *list, GtkSingleSelection *selection)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *view;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), session, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), list, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (selection)), factory);
  gtk_widget_add_css_class (view, "change-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Changes, newest first"), -1);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), selection, 0);
  gtk_widget_add_controller (view, keys);
  return GTK_LIST_VIEW (view);
}
