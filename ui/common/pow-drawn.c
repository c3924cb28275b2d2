/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-drawn.h"

#include "ui/common/pow-text-scale.h"
#include "ui/common/pow-tooltip.h"

G_DEFINE_ABSTRACT_TYPE (PowDrawn, pow_drawn, GTK_TYPE_WIDGET)

static void
pow_drawn_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                   int *minimum_baseline, int *natural_baseline)
{
  double least = 0, usual = 0;

  POW_DRAWN_GET_CLASS (widget)->get_size (POW_DRAWN (widget), orientation, &least, &usual);
  *minimum = pow_text_scale_px (widget, least);
  *natural = MAX (*minimum, pow_text_scale_px (widget, usual));
  *minimum_baseline = *natural_baseline = -1;
}

static void
pow_drawn_class_init (PowDrawnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = pow_drawn_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pow_drawn_init (PowDrawn *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  pow_text_scale_watch (GTK_WIDGET (self));
}

void
pow_drawn_say (PowDrawn *self, const char *words, gboolean tooltip)
{
  g_return_if_fail (POW_IS_DRAWN (self));
  g_return_if_fail (words != NULL);

  if (tooltip)
    pow_tooltip_set (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
