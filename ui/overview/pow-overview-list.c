/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/overview/pow-overview-list.h"

#include "pow-config.h"
#include "ui/common/pow-mark-shape.h"
#include "ui/common/pow-text-scale.h"
#include "ui/overview/pow-overview-cells.h"

#include <glib/gi18n-lib.h>

/**
 * PowOverviewList:
 *
 * The regions in a narrow window: two lines each, a tap opens.
 *
 * Signal "activated" (guint position): a row was tapped.
 */
struct _PowOverviewList
{
  AdwBin parent_instance;

  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (PowOverviewList, pow_overview_list, ADW_TYPE_BIN)

static guint activated_signal;

/* The widgets of one row that change. */
typedef struct
{
  GtkWidget *row;
  GtkWidget *name;
  GtkWidget *mark;
  GtkWidget *reported;
  GtkWidget *computed;
  GtkWidget *age;
} Cells;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *lights = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  Cells *cells = g_new0 (Cells, 1);

  cells->row = row;
  cells->name = pow_name_cell_new ();
  gtk_widget_add_css_class (gtk_widget_get_first_child (cells->name), "heading");
  cells->reported = pow_light_cell_new ();
  cells->computed = pow_light_cell_new ();
  gtk_widget_set_size_request (cells->reported, pow_text_scale_px (cells->reported, 100), -1);
  cells->age = gtk_label_new (NULL);
  gtk_widget_add_css_class (cells->age, "numeric");
  gtk_widget_set_hexpand (cells->age, TRUE);
  gtk_widget_set_halign (cells->age, GTK_ALIGN_END);

  gtk_box_append (GTK_BOX (lights), cells->reported);
  gtk_box_append (GTK_BOX (lights), cells->computed);
  gtk_box_append (GTK_BOX (lights), cells->age);
  cells->mark = pow_mark_shape_new ();
  gtk_widget_set_halign (cells->mark, GTK_ALIGN_END);
  gtk_widget_set_hexpand (cells->mark, TRUE);
  gtk_box_append (GTK_BOX (cells->name), cells->mark);
  gtk_box_append (GTK_BOX (lines), cells->name);
  gtk_box_append (GTK_BOX (lines), lights);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (row), lines);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_add_css_class (row, "narrow-row");
  g_object_set_data_full (G_OBJECT (item), "pow-cells", cells, g_free);
  gtk_list_item_set_child (item, row);
}

static void
fill (GtkListItem *item)
{
  const Cells *cells = g_object_get_data (G_OBJECT (item), "pow-cells");
  PowRegionRow *row = gtk_list_item_get_item (item);
  g_autofree char *words = NULL;

  if (row == NULL || pow_region_row_get_figures (row) == NULL)
    return;
  words = pow_region_row_describe (row);
  pow_name_cell_fill (cells->name, row);
  gtk_widget_add_css_class (gtk_widget_get_first_child (cells->name), "heading");
  pow_mark_shape_set (POW_MARK_SHAPE (cells->mark), pow_region_row_get_mark (row));
  pow_light_cell_fill_reported (cells->reported, row, TRUE);
  pow_light_cell_fill_computed (cells->computed, row, TRUE);
  pow_age_label_fill (cells->age, row);
  gtk_widget_add_css_class (cells->age, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (cells->row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words,
                                  -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (fill), item);
  fill (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static void
activate_cb (GtkListView *view, guint position, PowOverviewList *self)
{
  g_signal_emit (self, activated_signal, 0, position);
}

static void
pow_overview_list_class_init (PowOverviewListClass *klass)
{
  activated_signal = g_signal_new ("activated",
                                   POW_TYPE_OVERVIEW_LIST,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_UINT);
}

static GtkWidget *
build_caption (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *reported = gtk_label_new (_ ("Reported"));
  GtkWidget *computed = gtk_label_new (_ ("Computed"));
  GtkWidget *pulse = gtk_label_new (_ ("Last pulse"));

  gtk_label_set_xalign (GTK_LABEL (reported), 0);
  gtk_widget_set_size_request (reported, pow_text_scale_px (reported, 100), -1);
  gtk_widget_set_hexpand (pulse, TRUE);
  gtk_widget_set_halign (pulse, GTK_ALIGN_END);
  gtk_widget_set_margin_end (pulse, 24);
  gtk_box_append (GTK_BOX (box), reported);
  gtk_box_append (GTK_BOX (box), computed);
  gtk_box_append (GTK_BOX (box), pulse);
  for (GtkWidget *label = reported; label != NULL; label = gtk_widget_get_next_sibling (label))
    {
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_widget_set_margin_start (box, 27);
  gtk_widget_set_margin_end (box, 27);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

static void
pow_overview_list_init (PowOverviewList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "narrow-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Regions"),
                                  -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_add_css_class (scroller, "narrow-card");
  gtk_widget_set_margin_start (scroller, 12);
  gtk_widget_set_margin_end (scroller, 12);
  gtk_box_append (GTK_BOX (box), build_caption ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * pow_overview_list_new:
 *
 * Returns: (transfer full): a list without rows
 */
GtkWidget *
pow_overview_list_new (void)
{
  return g_object_new (POW_TYPE_OVERVIEW_LIST, NULL);
}

/**
 * pow_overview_list_set_model:
 * @self: the list
 * @model: (transfer none): of #PowRegionRow
 */
void
pow_overview_list_set_model (PowOverviewList *self, GtkSelectionModel *model)
{
  g_return_if_fail (POW_IS_OVERVIEW_LIST (self));
  gtk_list_view_set_model (self->view, model);
}
