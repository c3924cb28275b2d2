/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-controls.h"

#include "model/record/pow-address.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>

static guint
find_region (GPtrArray *ids, const char *region)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (ids, i), region) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static GtkStringList *
list_names (PowSession *session, GPtrArray *ids, gboolean all)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  if (all)
    gtk_string_list_append (names, _ ("All regions"));
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *address = pow_address_build (POW_KIND_REGION, g_ptr_array_index (ids, i), NULL);

      gtk_string_list_append (names, pow_snapshot_get_title (pow_session_get_snapshot (session), address));
    }
  return names;
}

/**
 * pow_compare_menu_fill:
 * @session: whose regions
 * @ids: (element-type utf8): ids of the regions
 * @menu: the menu
 * @region: (nullable): which one is chosen
 * @all: whether all regions can be chosen too, which comes first
 *
 * Offers regions.
 */
void
pow_compare_menu_fill (PowSession *session, GPtrArray *ids, GtkDropDown *menu, const char *region, gboolean all)
{
  g_autoptr (GtkStringList) names = list_names (session, ids, all);
  guint at = find_region (ids, region);

  gtk_drop_down_set_model (menu, G_LIST_MODEL (names));
  if (at == GTK_INVALID_LIST_POSITION)
    at = 0;
  else if (all)
    at++;
  gtk_drop_down_set_selected (menu, at);
}

/**
 * pow_compare_menu_new:
 * @label: what is chosen, for who cannot see where it stands
 *
 * Returns: (transfer floating): a menu of words that can be searched
 */
GtkDropDown *
pow_compare_menu_new (const char *label)
{
  g_autoptr (GtkExpression) words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *menu = gtk_drop_down_new (NULL, g_steal_pointer (&words));

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (menu), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (menu, "compare-menu");
  return GTK_DROP_DOWN (menu);
}

/**
 * pow_compare_button_new:
 * @icon: name of its icon
 * @label: what it does
 * @callback: called with @data when it is pressed
 * @data: for @callback
 *
 * Returns: (transfer floating): a flat button
 */
GtkWidget *
pow_compare_button_new (const char *icon, const char *label, GCallback callback, gpointer data)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "bar-button");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", callback, data);
  return button;
}
