/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-card.h"

#include <adwaita.h>

/**
 * pow_label_new:
 * @text: words of people or of ours; never markup
 * @css_class: (nullable): a style class
 *
 * Main thread.
 *
 * Returns: (transfer floating): a label that starts at the left and wraps
 */
GtkWidget *
pow_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
pow_card_new (const char *title, GtkWidget *aside)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "pad-card");
  if (title != NULL)
    {
      GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *heading = pow_label_new (title, "heading");

      gtk_widget_set_hexpand (heading, TRUE);
      gtk_box_append (GTK_BOX (head), heading);
      if (aside != NULL)
        gtk_box_append (GTK_BOX (head), aside);
      gtk_box_append (GTK_BOX (card), head);
    }
  /* The heading expands inside the card, the card not inside its page. */
  gtk_widget_set_hexpand (card, FALSE);
  gtk_widget_set_vexpand (card, FALSE);
  return card;
}

/**
 * pow_box_clear:
 * @box: a box
 *
 * Takes all children out; those that nobody else holds end.
 */
void
pow_box_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}
