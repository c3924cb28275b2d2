/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-controls.h"

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
