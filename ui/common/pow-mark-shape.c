/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-mark-shape.h"

#include "pow-config.h"
#include "ui/common/pow-text-scale.h"

#include <glib/gi18n-lib.h>

/**
 * PowMarkShape:
 *
 * How something differs from the moment of Against: a plus, a wave or a minus, drawn in its CSS color; nothing where
 * it is the same. CSS name `mark`, with the class "same", "new", "changed" or "gone".
 */
struct _PowMarkShape
{
  GtkWidget parent_instance;

  PowMark mark;
};

G_DEFINE_FINAL_TYPE (PowMarkShape, pow_mark_shape, GTK_TYPE_WIDGET)

#define SIZE 14.0

static const struct
{
  const char *css_class;
  const char *label;
} marks[] = {
  [POW_MARK_SAME] = { "same", N_ ("same") },
  [POW_MARK_NEW] = { "new", N_ ("new") },
  [POW_MARK_CHANGED] = { "changed", N_ ("changed") },
  [POW_MARK_GONE] = { "gone", N_ ("gone") },
};

/**
 * pow_mark_get_label:
 * @mark: a mark
 *
 * Returns: (transfer none): its word, translated: "new", "changed", "gone"; "same" for what has no mark
 */
const char *
pow_mark_get_label (PowMark mark)
{
  g_return_val_if_fail (mark < G_N_ELEMENTS (marks), NULL);

  return _ (marks[mark].label);
}

/* On a grid of 14 × 14. */
static void
trace (cairo_t *cr, PowMark mark)
{
  switch (mark)
    {
    case POW_MARK_NEW:
      cairo_move_to (cr, 7, 2);
      cairo_line_to (cr, 7, 12);
      cairo_move_to (cr, 2, 7);
      cairo_line_to (cr, 12, 7);
      break;
    case POW_MARK_CHANGED:
      cairo_move_to (cr, 1.5, 8.6);
      cairo_curve_to (cr, 3.4, 4.2, 5.4, 4.6, 7, 7);
      cairo_curve_to (cr, 8.6, 9.4, 10.6, 9.8, 12.5, 5.4);
      break;
    case POW_MARK_GONE:
      cairo_move_to (cr, 2, 7);
      cairo_line_to (cr, 12, 7);
      break;
    case POW_MARK_SAME:
    default:
      break;
    }
}

static void
pow_mark_shape_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PowMarkShape *self = POW_MARK_SHAPE (widget);
  const double scale = pow_text_scale_get (widget);
  const float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  GdkRGBA color;
  cairo_t *cr;

  if (self->mark == POW_MARK_SAME)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_translate (cr, (width - SIZE * scale) / 2, (height - SIZE * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_line_width (cr, 2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_new_path (cr);
  trace (cr, self->mark);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
pow_mark_shape_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = pow_text_scale_px (widget, SIZE);
  *minimum_baseline = *natural_baseline = -1;
}

static void
pow_mark_shape_class_init (PowMarkShapeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = pow_mark_shape_snapshot;
  widget_class->measure = pow_mark_shape_measure;
  gtk_widget_class_set_css_name (widget_class, "mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pow_mark_shape_init (PowMarkShape *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), marks[POW_MARK_SAME].css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, pow_mark_get_label (POW_MARK_SAME), -1);
  pow_text_scale_watch (GTK_WIDGET (self));
}

/**
 * pow_mark_shape_new:
 *
 * Main thread.
 *
 * Returns: (transfer floating): a shape for what did not change, which draws nothing
 */
GtkWidget *
pow_mark_shape_new (void)
{
  return g_object_new (POW_TYPE_MARK_SHAPE, NULL);
}

/**
 * pow_mark_shape_set:
 * @self: the shape
 * @mark: how something differs from the other moment
 *
 * Shows a mark by its form and colour, and names it for who cannot see it (look.md: never colour alone).
 */
void
pow_mark_shape_set (PowMarkShape *self, PowMark mark)
{
  g_return_if_fail (POW_IS_MARK_SHAPE (self));
  g_return_if_fail (mark < G_N_ELEMENTS (marks));

  if (self->mark == mark)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), marks[self->mark].css_class);
  self->mark = mark;
  gtk_widget_add_css_class (GTK_WIDGET (self), marks[mark].css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, pow_mark_get_label (mark), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
