/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/region/pow-region-summary.h"

#include "ui/common/pow-card.h"
#include "ui/region/pow-region-cards.h"

struct _PowRegionSummary
{
  AdwBin parent_instance;

  PowSession *session;
  char *region;
  gboolean wide;

  GtkBox *standing;
  GtkBox *middle; /* decisions and pulses, lines */
  GtkBox *lower;  /* trekkers, money, result */
};

G_DEFINE_FINAL_TYPE (PowRegionSummary, pow_region_summary, ADW_TYPE_BIN)

#define WIDE 760 /* px from which cards stand side by side */

static void
append_card (GtkBox *row, GtkWidget *card)
{
  gtk_widget_set_hexpand (card, TRUE);
  gtk_box_append (row, card);
}

static GtkWidget *
make_left (PowRegionSummary *self)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *pulses = pow_region_card_pulses (self->session, self->region);
  GtkWidget *changes = pow_region_card_changes (self->session, self->region);

  gtk_widget_set_vexpand (pulses, TRUE);
  if (changes != NULL)
    gtk_box_append (GTK_BOX (left), changes);
  gtk_box_append (GTK_BOX (left), pow_region_card_decisions (self->session, self->region));
  gtk_box_append (GTK_BOX (left), pulses);
  gtk_widget_set_vexpand (left, FALSE);
  return left;
}

/**
 * pow_region_summary_refresh:
 * @self: the summary
 *
 * Makes every card anew from what the session shows now. Main thread.
 */
void
pow_region_summary_refresh (PowRegionSummary *self)
{
  g_autoptr (PowStanding) standing = NULL;
  GtkOrientation orientation;
  GtkWidget *problems;

  g_return_if_fail (POW_IS_REGION_SUMMARY (self));

  pow_box_clear (self->standing);
  pow_box_clear (self->middle);
  pow_box_clear (self->lower);
  orientation = self->wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->middle), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->lower), orientation);
  gtk_box_set_homogeneous (self->middle, self->wide);

  standing = pow_insight_region (pow_session_get_snapshot (self->session),
                                 self->region,
                                 pow_session_get_region_today (self->session, self->region));
  problems = pow_region_card_problems (self->session, self->region);
  if (problems != NULL)
    append_card (self->standing, problems);
  append_card (self->standing, pow_region_card_standing (self->session, self->region, standing, self->wide));
  append_card (self->middle, make_left (self));
  append_card (self->middle, pow_region_card_lines (self->session, self->region));
  append_card (self->lower, pow_region_card_trekkers (self->session, self->region));
  append_card (self->lower, pow_region_card_money (self->session, self->region, self->wide));
  append_card (self->lower, pow_region_card_result (self->session, self->region, standing));
}

/**
 * pow_region_summary_set_width:
 * @self: the summary
 * @width: of the window in pixels at 100 % text
 *
 * Puts cards side by side where they fit, else in one column.
 */
void
pow_region_summary_set_width (PowRegionSummary *self, int width)
{
  gboolean wide = width >= WIDE;

  g_return_if_fail (POW_IS_REGION_SUMMARY (self));
  if (wide == self->wide)
    return;
  self->wide = wide;
  pow_region_summary_refresh (self);
}

static void
pow_region_summary_dispose (GObject *object)
{
  PowRegionSummary *self = POW_REGION_SUMMARY (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pow_region_summary_parent_class)->dispose (object);
}

static void
pow_region_summary_finalize (GObject *object)
{
  g_free (POW_REGION_SUMMARY (object)->region);

  G_OBJECT_CLASS (pow_region_summary_parent_class)->finalize (object);
}

static void
pow_region_summary_class_init (PowRegionSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_region_summary_dispose;
  G_OBJECT_CLASS (klass)->finalize = pow_region_summary_finalize;
}

static void
pow_region_summary_init (PowRegionSummary *self)
{
  self->wide = TRUE;
}

GtkWidget *
pow_region_summary_new (PowSession *session, const char *region)
{
  PowRegionSummary *self;
  GtkWidget *page;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (region != NULL, NULL);

  self = g_object_new (POW_TYPE_REGION_SUMMARY, NULL);
  self->session = g_object_ref (session);
  self->region = g_strdup (region);

  page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  self->standing = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 14));
  self->middle = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14));
  self->lower = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->standing));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->middle));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->lower));
  adw_bin_set_child (ADW_BIN (self), page);
  pow_region_summary_refresh (self);
  return GTK_WIDGET (self);
}
