/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/region/pow-card-row.h"

#include "ui/common/pow-card.h"

static void
open_address_cb (GtkWidget *button, PowSession *session)
{
  pow_session_open_address (session, g_object_get_data (G_OBJECT (button), "address"));
}

static void
open_when_clicked (GtkWidget *button, PowSession *session, const char *address)
{
  g_object_set_data_full (G_OBJECT (button), "address", g_strdup (address), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_address_cb), session, 0);
}

/**
 * pow_card_button_new:
 * @session: the open portfolio
 * @address: the record that it opens
 * @label: what the button says
 *
 * Main thread.
 *
 * Returns: (transfer floating): a button that opens a record
 */
GtkWidget *
pow_card_button_new (PowSession *session, const char *address, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  open_when_clicked (button, session, address);
  return button;
}

GtkWidget *
pow_card_row_new (PowSession *session, const char *address, const char *title, const char *second, GtkWidget *end)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = pow_label_new (title, NULL);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), heading);
  if (second != NULL)
    {
      GtkWidget *line = pow_label_new (second, "dim-label");

      gtk_widget_add_css_class (line, "secondary");
      gtk_box_append (GTK_BOX (words), line);
    }
  gtk_box_append (GTK_BOX (row), words);
  if (end != NULL)
    {
      gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (row), end);
    }
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "card-row");
  open_when_clicked (button, session, address);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  return button;
}
