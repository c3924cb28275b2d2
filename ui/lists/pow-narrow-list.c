/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/lists/pow-narrow-list.h"

#include "pow-config.h"
#include "ui/common/pow-mark-shape.h"

#include <glib/gi18n-lib.h>

#define WORDS 3 /* in the second line */

/* What the rows need. */
typedef struct
{
  PowSession *session;
  const PowListColumn *columns;
  PowKind kind;
  char *map;
} Rows;

static void
rows_free (gpointer data, GClosure *closure)
{
  Rows *self = data;

  g_object_unref (self->session);
  g_free (self->map);
  g_free (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Rows *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *line = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (line), 0);
      gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
      if (i == 1)
        gtk_widget_add_css_class (line, "dim-label");
      gtk_box_append (GTK_BOX (row), line);
    }
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (both), row);
  gtk_box_append (GTK_BOX (both), pow_mark_shape_new ());
  gtk_widget_add_css_class (both, "narrow-row");
  gtk_list_item_set_child (list_item, both);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Rows *self)
{
  GtkWidget *row = gtk_list_item_get_child (list_item), *mark = gtk_widget_get_last_child (row);
  GtkWidget *first = gtk_widget_get_first_child (gtk_widget_get_first_child (row));
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  PowRecordItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *title = pow_list_column_dup_text (&self->columns[0], self->session, item);
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = 0;

  for (const PowListColumn *column = self->columns + 1;
       (column->path != NULL || column->title != NULL) && n < WORDS; column++)
    {
      g_autofree char *text = pow_list_column_dup_words (column, self->session, self->kind, self->map, item);

      if (text != NULL)
        g_string_append_printf (words, "%s%s", n++ > 0 ? " · " : "", text);
    }
  gtk_label_set_label (GTK_LABEL (first), title != NULL ? title : _ ("unknown"));
  gtk_label_set_label (GTK_LABEL (second), words->str);
  pow_mark_shape_set (POW_MARK_SHAPE (mark), pow_record_item_get_mark (item));
  if (pow_record_item_get_mark (item) == POW_MARK_GONE)
    gtk_widget_add_css_class (row, "gone-row");
  else
    gtk_widget_remove_css_class (row, "gone-row");
}

GtkListView *
pow_narrow_list_new (PowSession *session, const PowListColumn *columns, PowKind kind, const char *map)
{
  GtkListItemFactory *factory;
  GtkListView *view;
  Rows *rows;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (columns != NULL, NULL);

  factory = gtk_signal_list_item_factory_new ();
  rows = g_new (Rows, 1);
  *rows = (Rows){ g_object_ref (session), columns, kind, g_strdup (map) };
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), rows);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), rows, rows_free, 0);
  view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (view), "narrow-list");
  return view;
}
