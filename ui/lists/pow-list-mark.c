/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/lists/pow-list-mark.h"

#include "ui/common/pow-mark-shape.h"
#include "ui/common/pow-text-scale.h"

#define WIDTH 32 /* 14 for the shape, the rest is the padding of a cell */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer unused)
{
  gtk_list_item_set_child (list_item, pow_mark_shape_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer unused)
{
  pow_mark_shape_set (POW_MARK_SHAPE (gtk_list_item_get_child (list_item)),
                      pow_record_item_get_mark (gtk_list_item_get_item (list_item)));
}

/**
 * pow_list_mark_column_new:
 * @widget: whose text size the width follows
 *
 * Main thread.
 *
 * Returns: (transfer full): the column that says how each #PowRecordItem differs from the moment of Against
 */
GtkColumnViewColumn *
pow_list_mark_column_new (GtkWidget *widget)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  column = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_column_set_fixed_width (column, pow_text_scale_px (widget, WIDTH));
  return column;
}
