/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-text-scale.h"

/* gtk-xft-dpi counts 1024ths of a dot an inch; 96 dots is 100 %. */
#define XFT_DPI_NORMAL (96 * 1024)

/**
 * pow_text_scale_get:
 * @widget: any widget
 *
 * How large the person reads: 1.0 at normal text, 1.5 at 150 %. Main thread.
 *
 * Returns: the factor, between 0.5 and 4
 */
double
pow_text_scale_get (GtkWidget *widget)
{
  int dpi = 0;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1.0);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi <= 0 ? 1.0 : CLAMP ((double) dpi / XFT_DPI_NORMAL, 0.5, 4.0);
}

/**
 * pow_text_scale_px:
 * @widget: any widget
 * @pixels: a length at 100 % text
 *
 * Returns: the same length at the person's text size, rounded to whole pixels
 */
int
pow_text_scale_px (GtkWidget *widget, double pixels)
{
  return (int) (pixels * pow_text_scale_get (widget) + 0.5);
}

/**
 * pow_text_scale_watch:
 * @widget: a widget that measures or draws with pow_text_scale_px()
 *
 * Has @widget measured and drawn again when the text size changes, as long as it lives.
 */
void
pow_text_scale_watch (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_signal_connect_object (gtk_widget_get_settings (widget),
                           "notify::gtk-xft-dpi",
                           G_CALLBACK (gtk_widget_queue_resize),
                           widget,
                           G_CONNECT_SWAPPED);
}

static void
scale_clamp (AdwClamp *clamp)
{
  const int width = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (clamp), "pow-width"));

  adw_clamp_set_maximum_size (clamp, pow_text_scale_px (GTK_WIDGET (clamp), width));
  adw_clamp_set_tightening_threshold (clamp, pow_text_scale_px (GTK_WIDGET (clamp), width));
}

/**
 * pow_text_scale_clamp:
 * @clamp: what keeps lines from getting too long to read
 * @width: in pixels at 100 % text; takes the place of an earlier one
 *
 * Lets as many words stand in a line as at 100 %, also when the text size changes. Main thread.
 */
void
pow_text_scale_clamp (AdwClamp *clamp, int width)
{
  g_return_if_fail (ADW_IS_CLAMP (clamp));

  if (g_object_get_data (G_OBJECT (clamp), "pow-width") == NULL)
    g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (clamp)), "notify::gtk-xft-dpi", G_CALLBACK (scale_clamp), clamp,
                             G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (clamp), "pow-width", GINT_TO_POINTER (width));
  scale_clamp (clamp);
}
