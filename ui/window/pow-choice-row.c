/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-choice-row.h"

GtkWidget *
pow_choice_row_new (const char *title, const char *detail, gboolean current)
{
  GtkWidget *choice = gtk_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *label = gtk_label_new (title), *end = gtk_label_new (detail);
  g_autofree char *spoken = detail != NULL ? g_strdup_printf ("%s, %s", title, detail) : g_strdup (title);

  gtk_widget_set_opacity (check, current ? 1 : 0);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, title);
  gtk_widget_add_css_class (end, "dim-label");
  gtk_widget_add_css_class (end, "secondary");
  gtk_widget_add_css_class (end, "numeric");
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), end);
  gtk_button_set_child (GTK_BUTTON (choice), line);
  gtk_widget_add_css_class (choice, "flat");
  gtk_widget_add_css_class (choice, "choice-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_STATE_CHECKED,
                               current ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  return choice;
}
