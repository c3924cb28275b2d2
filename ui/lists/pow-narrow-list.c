/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/lists/pow-narrow-list.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

#define WORDS 3 /* in the second line */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, const PowListColumn *columns)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *line = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (line), 0);
      gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
      if (i == 1)
        gtk_widget_add_css_class (line, "dim-label");
      gtk_box_append (GTK_BOX (row), line);
    }
  gtk_widget_add_css_class (row, "narrow-row");
  gtk_list_item_set_child (list_item, row);
}

/* A light needs to say whose it is, so columns of their own come with their title. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, const PowListColumn *columns)
{
  PowSession *session = g_object_get_data (G_OBJECT (factory), "pow-session");
  GtkWidget *first = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  PowRecordItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *title = pow_list_column_dup_text (&columns[0], session, item);
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = 0;

  for (const PowListColumn *column = columns + 1; (column->path != NULL || column->title != NULL) && n < WORDS; column++)
    {
      g_autofree char *text = pow_list_column_dup_text (column, session, item);

      if (text == NULL)
        continue;
      g_string_append (words, n++ > 0 ? " · " : "");
      if (column->path == NULL)
        g_string_append_printf (words, "%s ", _ (column->title));
      g_string_append (words, text);
    }
  gtk_label_set_label (GTK_LABEL (first), title != NULL ? title : _ ("unknown"));
  gtk_label_set_label (GTK_LABEL (second), words->str);
}

GtkListView *
pow_narrow_list_new (PowSession *session, const PowListColumn *columns)
{
  GtkListItemFactory *factory;
  GtkListView *view;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (columns != NULL, NULL);

  factory = gtk_signal_list_item_factory_new ();
  g_object_set_data_full (G_OBJECT (factory), "pow-session", g_object_ref (session), g_object_unref);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) columns);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) columns);
  view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (view), "narrow-list");
  return view;
}
