/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-region-check.h"

struct _PowRegionCheck
{
  AdwActionRow parent_instance;

  GtkWidget *check;
  char *region;
};

static guint toggled_signal;

G_DEFINE_FINAL_TYPE (PowRegionCheck, pow_region_check, ADW_TYPE_ACTION_ROW)

static void
toggled_cb (PowRegionCheck *self)
{
  g_signal_emit (self, toggled_signal, 0);
}

static void
pow_region_check_finalize (GObject *object)
{
  g_free (POW_REGION_CHECK (object)->region);
  G_OBJECT_CLASS (pow_region_check_parent_class)->finalize (object);
}

static void
pow_region_check_class_init (PowRegionCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pow_region_check_finalize;
  toggled_signal = g_signal_new ("toggled", POW_TYPE_REGION_CHECK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pow_region_check_init (PowRegionCheck *self)
{
  self->check = gtk_check_button_new ();
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->check);
}

/**
 * pow_region_check_new:
 * @region: id of a region
 * @title: its name, for people
 *
 * Returns: (transfer floating): a row with the region not chosen
 */
GtkWidget *
pow_region_check_new (const char *region, const char *title)
{
  PowRegionCheck *self;

  g_return_val_if_fail (region != NULL && title != NULL, NULL);

  self = g_object_new (POW_TYPE_REGION_CHECK, "title", title, NULL);
  self->region = g_strdup (region);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

/**
 * pow_region_check_get_region:
 * @self: a row
 *
 * Returns: (transfer none): id of its region
 */
const char *
pow_region_check_get_region (PowRegionCheck *self)
{
  g_return_val_if_fail (POW_IS_REGION_CHECK (self), NULL);

  return self->region;
}

/**
 * pow_region_check_get_active:
 * @self: a row
 *
 * Returns: whether its region is chosen
 */
gboolean
pow_region_check_get_active (PowRegionCheck *self)
{
  g_return_val_if_fail (POW_IS_REGION_CHECK (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
}

/**
 * pow_region_check_set_active:
 * @self: a row
 * @active: whether its region is chosen
 */
void
pow_region_check_set_active (PowRegionCheck *self, gboolean active)
{
  g_return_if_fail (POW_IS_REGION_CHECK (self));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), active);
}

/**
 * pow_region_check_dup_chosen:
 * @checks: (element-type PowRegionCheck): rows
 *
 * Returns: (transfer full) (array zero-terminated=1): ids of the regions that are chosen, in the order of the rows
 */
char **
pow_region_check_dup_chosen (GPtrArray *checks)
{
  g_autoptr (GStrvBuilder) regions = g_strv_builder_new ();

  for (guint i = 0; i < checks->len; i++)
    if (pow_region_check_get_active (g_ptr_array_index (checks, i)))
      g_strv_builder_add (regions, pow_region_check_get_region (g_ptr_array_index (checks, i)));
  return g_strv_builder_end (regions);
}
