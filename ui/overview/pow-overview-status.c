/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/overview/pow-overview-status.h"

#include "pow-config.h"
#include "ui/common/pow-light-shape.h"
#include "ui/common/pow-mark-shape.h"
#include "ui/overview/pow-region-row.h"

#include <glib/gi18n-lib.h>

/**
 * PowOverviewStatus:
 *
 * The line under the overview: how many regions, and how many of each reported light. Old reports
 * count as unknown.
 */
struct _PowOverviewStatus
{
  AdwBin parent_instance;

  GtkWidget *total;
  GtkWidget *counts;
  guint numbers[POW_LIGHT_ON_HOLD + 1];
  gboolean compared;
  guint n_changed;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (PowOverviewStatus, pow_overview_status, ADW_TYPE_BIN)

static const PowLight lights[]
    = { POW_LIGHT_GREEN, POW_LIGHT_AMBER, POW_LIGHT_RED, POW_LIGHT_ON_HOLD, POW_LIGHT_UNKNOWN };

static void
append_count (PowOverviewStatus *self, PowLight light)
{
  GtkWidget *count = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  GtkWidget *shape = pow_light_shape_new (), *label;
  const char *word
      = light == POW_LIGHT_UNKNOWN ? _ ("unknown or out of date") : pow_light_get_label (light);
  g_autofree char *full = g_strdup_printf ("%u %s", self->numbers[light], word);
  g_autofree char *brief = g_strdup_printf ("%u", self->numbers[light]);

  pow_light_shape_set (POW_LIGHT_SHAPE (shape), light, FALSE, FALSE);
  pow_light_shape_set_size (POW_LIGHT_SHAPE (shape), 12);
  label = gtk_label_new (self->narrow ? brief : full);
  gtk_label_set_ellipsize (GTK_LABEL (label), self->narrow ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_tooltip_text (count, full);
  gtk_accessible_update_property (GTK_ACCESSIBLE (count), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
  gtk_box_append (GTK_BOX (count), shape);
  gtk_box_append (GTK_BOX (count), label);
  gtk_box_append (GTK_BOX (self->counts), count);
}

static void
append_changed (PowOverviewStatus *self)
{
  GtkWidget *count = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7), *shape = pow_mark_shape_new (), *label;
  g_autofree char *full
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u changed", "%u changed", self->n_changed), self->n_changed);
  g_autofree char *brief = g_strdup_printf ("%u", self->n_changed);

  pow_mark_shape_set (POW_MARK_SHAPE (shape), POW_MARK_CHANGED);
  label = gtk_label_new (self->narrow ? brief : full);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_tooltip_text (count, full);
  gtk_accessible_update_property (GTK_ACCESSIBLE (count), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
  gtk_box_append (GTK_BOX (count), shape);
  gtk_box_append (GTK_BOX (count), label);
  gtk_box_append (GTK_BOX (self->counts), count);
}

static void
rebuild (PowOverviewStatus *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->counts)) != NULL)
    gtk_box_remove (GTK_BOX (self->counts), child);
  for (guint i = 0; i < G_N_ELEMENTS (lights); i++)
    if (self->numbers[lights[i]] > 0)
      append_count (self, lights[i]);
  if (self->compared)
    append_changed (self);
}

static void
pow_overview_status_class_init (PowOverviewStatusClass *klass)
{
}

static void
pow_overview_status_init (PowOverviewStatus *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_widget_add_css_class (box, "status-bar");
  self->total = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->total, "heading");
  self->counts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  gtk_box_append (GTK_BOX (box), self->total);
  gtk_box_append (GTK_BOX (box), self->counts);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * pow_overview_status_new:
 *
 * Returns: (transfer full): an empty line
 */
GtkWidget *
pow_overview_status_new (void)
{
  return g_object_new (POW_TYPE_OVERVIEW_STATUS, NULL);
}

/**
 * pow_overview_status_show:
 * @self: the line
 * @rows: (transfer none): the #PowRegionRow that are shown
 * @of: how many there are without a filter
 */
void
pow_overview_status_show (PowOverviewStatus *self, GListModel *rows, guint of)
{
  const guint shown = g_list_model_get_n_items (rows);
  g_autofree char *total = NULL;

  g_return_if_fail (POW_IS_OVERVIEW_STATUS (self));

  memset (self->numbers, 0, sizeof self->numbers);
  self->compared = FALSE;
  self->n_changed = 0;
  for (guint i = 0; i < shown; i++)
    {
      g_autoptr (PowRegionRow) row = g_list_model_get_item (rows, i);

      self->compared |= pow_region_row_get_was (row) != NULL;
      self->n_changed += pow_region_row_get_mark (row) != POW_MARK_SAME;
      self->numbers[pow_overview_figures_get_counted_light (pow_region_row_get_figures (row))]++;
    }
  if (shown < of)
    total = g_strdup_printf (_ ("%u of %u regions"), shown, of);
  else
    total = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u region", "%u regions", of), of);
  gtk_label_set_label (GTK_LABEL (self->total), total);
  rebuild (self);
}

/**
 * pow_overview_status_set_narrow:
 * @self: the line
 * @narrow: TRUE: numbers with their shapes only, the words are in tooltip and accessible name
 */
void
pow_overview_status_set_narrow (PowOverviewStatus *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_OVERVIEW_STATUS (self));

  self->narrow = !!narrow;
  gtk_widget_set_halign (self->counts, narrow ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->counts, narrow);
  rebuild (self);
}
