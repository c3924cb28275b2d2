/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-field-bar.h"

#include "pow-config.h"
#include "ui/compare/pow-compare-controls.h"

#include <glib/gi18n-lib.h>

/**
 * PowCompareFieldBar:
 *
 * Of one thing of all regions: which thing, in what order, and the way back to the regions side by side.
 *
 * Signals: "changed": another thing or order. "left": back was pressed.
 */
struct _PowCompareFieldBar
{
  AdwBin parent_instance;

  GtkWidget *line;
  GtkDropDown *fields;
  GtkDropDown *orders;
  GPtrArray *keys; /* (element-type utf8): of the things in the menu */
  gboolean filling; /* our own change of a control */
};

G_DEFINE_FINAL_TYPE (PowCompareFieldBar, pow_compare_field_bar, ADW_TYPE_BIN)

static guint changed_signal, left_signal;

static const char *const order_names[POW_N_REGION_ORDERS] = { N_ ("By name"), N_ ("Lowest first"), N_ ("Highest first") };

static void
fill_fields (PowCompareFieldBar *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->keys->len; i++)
    {
      g_autofree char *label = pow_region_table_dup_label (g_ptr_array_index (self->keys, i));

      gtk_string_list_append (names, label);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->fields, G_LIST_MODEL (names));
  self->filling = FALSE;
}

static void
selected_cb (PowCompareFieldBar *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
back_cb (PowCompareFieldBar *self)
{
  g_signal_emit (self, left_signal, 0);
}

static void
pow_compare_field_bar_finalize (GObject *object)
{
  g_ptr_array_unref (POW_COMPARE_FIELD_BAR (object)->keys);
  G_OBJECT_CLASS (pow_compare_field_bar_parent_class)->finalize (object);
}

static void
pow_compare_field_bar_class_init (PowCompareFieldBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pow_compare_field_bar_finalize;
  changed_signal = g_signal_new ("changed", POW_TYPE_COMPARE_FIELD_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  left_signal = g_signal_new ("left", POW_TYPE_COMPARE_FIELD_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pow_compare_field_bar_init (PowCompareFieldBar *self)
{
  GtkWidget *back = pow_compare_button_new ("go-previous-symbolic", _ ("Back to the regions side by side (Escape)"),
                                            G_CALLBACK (back_cb), self);
  g_autoptr (GtkStringList) orders = gtk_string_list_new (NULL);

  for (guint i = 0; i < POW_N_REGION_ORDERS; i++)
    gtk_string_list_append (orders, _ (order_names[i]));
  self->keys = pow_region_table_list_subjects ();
  self->fields = pow_compare_menu_new (_ ("What to tell of all regions"));
  self->orders = pow_compare_menu_new (_ ("Order"));
  gtk_drop_down_set_enable_search (self->orders, FALSE);
  gtk_drop_down_set_model (self->orders, G_LIST_MODEL (orders));
  fill_fields (self);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (self->line), back);
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->fields));
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->orders));
  adw_bin_set_child (ADW_BIN (self), self->line);
  g_signal_connect_swapped (self->fields, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->orders, "notify::selected", G_CALLBACK (selected_cb), self);
}

/**
 * pow_compare_field_bar_new:
 *
 * Main thread, as everything of it.
 *
 * Returns: (transfer floating): a bar on the first figure, by name
 */
GtkWidget *
pow_compare_field_bar_new (void)
{
  return g_object_new (POW_TYPE_COMPARE_FIELD_BAR, NULL);
}

/**
 * pow_compare_field_bar_set_narrow:
 * @self: the bar
 * @narrow: whether the window is narrow: then the menu of things takes what the way back and the order leave
 */
void
pow_compare_field_bar_set_narrow (PowCompareFieldBar *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_COMPARE_FIELD_BAR (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self->fields), narrow);
}

/**
 * pow_compare_field_bar_set_field:
 * @self: the bar
 * @field: key of a figure, or path of a field, as pow_region_table_new() takes it
 *
 * Chooses a thing without a signal. One that the menu does not offer, such as a field of one indicator, joins it.
 */
void
pow_compare_field_bar_set_field (PowCompareFieldBar *self, const char *field)
{
  guint at = 0;

  g_return_if_fail (POW_IS_COMPARE_FIELD_BAR (self) && field != NULL);

  if (!g_ptr_array_find_with_equal_func (self->keys, field, g_str_equal, &at))
    {
      at = self->keys->len;
      g_ptr_array_add (self->keys, g_strdup (field));
      fill_fields (self);
    }
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->fields, at);
  self->filling = FALSE;
}

/**
 * pow_compare_field_bar_get_field:
 * @self: the bar
 *
 * Returns: (transfer none): the chosen thing; valid until another one is chosen
 */
const char *
pow_compare_field_bar_get_field (PowCompareFieldBar *self)
{
  g_return_val_if_fail (POW_IS_COMPARE_FIELD_BAR (self), NULL);
  return g_ptr_array_index (self->keys, MIN (gtk_drop_down_get_selected (self->fields), self->keys->len - 1));
}

/**
 * pow_compare_field_bar_get_order:
 * @self: the bar
 *
 * Returns: in what order the regions are told
 */
PowRegionOrder
pow_compare_field_bar_get_order (PowCompareFieldBar *self)
{
  g_return_val_if_fail (POW_IS_COMPARE_FIELD_BAR (self), POW_REGION_ORDER_NAME);
  return (PowRegionOrder) MIN (gtk_drop_down_get_selected (self->orders), POW_N_REGION_ORDERS - 1);
}
