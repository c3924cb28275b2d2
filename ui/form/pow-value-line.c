/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-value-line.h"

#include "ui/common/pow-text-scale.h"

/* Pixels at 100 % text. */
#define LABEL_WIDTH 128
#define GAP 8
#define FOLD_BELOW 330

struct _PowValueLine
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *value;
  GtkWidget *end;
};

G_DEFINE_FINAL_TYPE (PowValueLine, pow_value_line, GTK_TYPE_WIDGET)

static int
pow_value_line_measure_part (GtkWidget *part, GtkOrientation orientation, int for_size, int *natural)
{
  int minimum = 0;

  *natural = 0;
  if (!gtk_widget_should_layout (part))
    return 0;
  if (for_size >= 0)
    {
      int least;

      /* Nobody may be asked how high they are where they do not fit. */
      gtk_widget_measure (part, orientation == GTK_ORIENTATION_VERTICAL ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
      for_size = MAX (for_size, least);
    }
  gtk_widget_measure (part, orientation, for_size, &minimum, natural, NULL, NULL);
  return minimum;
}

static gboolean
pow_value_line_is_folded (PowValueLine *self, int width)
{
  return width >= 0 && gtk_widget_should_layout (self->label)
         && width < pow_text_scale_px (GTK_WIDGET (self), FOLD_BELOW);
}

/* Room for the label and for the value when the line is @width wide. */
static void
pow_value_line_divide (PowValueLine *self, int width, int *label, int *value, int *end)
{
  int gap = pow_text_scale_px (GTK_WIDGET (self), GAP);
  int natural;

  *end = pow_value_line_measure_part (self->end, GTK_ORIENTATION_HORIZONTAL, -1, &natural);
  *end = MAX (*end, natural);
  if (!gtk_widget_should_layout (self->label))
    {
      *label = 0;
      *value = MAX (width - (*end > 0 ? *end + gap : 0), 0);
      return;
    }
  *label = pow_text_scale_px (GTK_WIDGET (self), LABEL_WIDTH);
  if (pow_value_line_is_folded (self, width))
    {
      *label = MAX (width - (*end > 0 ? *end + gap : 0), 0);
      *value = width;
    }
  else
    *value = MAX (width - *label - gap - (*end > 0 ? *end + gap : 0), 0);
}

static void
pow_value_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  PowValueLine *self = POW_VALUE_LINE (widget);
  int label_width, value_width, end_width;
  int label, value, end, unused;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      label = pow_value_line_measure_part (self->label, orientation, -1, &unused);
      value = pow_value_line_measure_part (self->value, orientation, -1, &value_width);
      end = pow_value_line_measure_part (self->end, orientation, -1, &end_width);
      end = MAX (end, end_width);
      *minimum = MAX (label + (end > 0 ? end + pow_text_scale_px (widget, GAP) : 0), value);
      *natural = MAX (*minimum, pow_text_scale_px (widget, FOLD_BELOW));
      return;
    }

  /* The least that any width needs, or newer toolkits find fault with what narrower ones are given. */
  if (for_size < 0)
    {
      label = pow_value_line_measure_part (self->label, orientation, -1, &unused);
      value = pow_value_line_measure_part (self->value, orientation, -1, &unused);
      end = pow_value_line_measure_part (self->end, orientation, -1, &unused);
      *minimum = *natural = MAX (MAX (label, end), value);
      return;
    }
  pow_value_line_divide (self, for_size, &label_width, &value_width, &end_width);
  label = pow_value_line_measure_part (self->label, orientation, label_width, &unused);
  value = pow_value_line_measure_part (self->value, orientation, value_width, &unused);
  end = pow_value_line_measure_part (self->end, orientation, end_width, &unused);
  *minimum = *natural = pow_value_line_is_folded (self, for_size) ? MAX (label, end) + value
                                                                  : MAX (MAX (label, end), value);
}

static void
pow_value_line_place (GtkWidget *part, int x, int y, int width, int height)
{
  if (gtk_widget_should_layout (part))
    gtk_widget_size_allocate (part, &(GtkAllocation){ x, y, width, height }, -1);
}

/* In the middle of the line. A part that aligned itself would be asked for its width at each height, which
 * takes seconds for the long texts of a programme. */
static void
pow_value_line_place_middle (GtkWidget *part, int x, int width, int height)
{
  int unused;
  int needed = MIN (pow_value_line_measure_part (part, GTK_ORIENTATION_VERTICAL, width, &unused), height);

  pow_value_line_place (part, x, (height - needed) / 2, width, needed);
}

static void
pow_value_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PowValueLine *self = POW_VALUE_LINE (widget);
  int label_width, value_width, end_width, top;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean folded = pow_value_line_is_folded (self, width);
  int unused;

  pow_value_line_divide (self, width, &label_width, &value_width, &end_width);
  if (folded)
    {
      int label_height = pow_value_line_measure_part (self->label, GTK_ORIENTATION_VERTICAL,
                                                      label_width, &unused);
      int end_height
          = pow_value_line_measure_part (self->end, GTK_ORIENTATION_VERTICAL, end_width, &unused);

      top = MAX (label_height, end_height);
      pow_value_line_place (self->label, rtl ? width - label_width : 0, 0, label_width, top);
      pow_value_line_place (self->value, 0, top, value_width, height - top);
      pow_value_line_place (self->end, rtl ? 0 : width - end_width, 0, end_width, top);
      return;
    }
  {
    int gap = pow_text_scale_px (widget, GAP);
    int value_x = label_width > 0 ? label_width + gap : 0;

    pow_value_line_place (self->label, rtl ? width - label_width : 0, 0, label_width, height);
    pow_value_line_place_middle (self->value, rtl ? width - value_x - value_width : value_x, value_width, height);
    pow_value_line_place (self->end, rtl ? 0 : width - end_width, 0, end_width, height);
  }
}

static GtkSizeRequestMode
pow_value_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pow_value_line_dispose (GObject *object)
{
  PowValueLine *self = POW_VALUE_LINE (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->value, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);

  G_OBJECT_CLASS (pow_value_line_parent_class)->dispose (object);
}

static void
pow_value_line_class_init (PowValueLineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pow_value_line_dispose;
  widget_class->measure = pow_value_line_measure;
  widget_class->size_allocate = pow_value_line_size_allocate;
  widget_class->get_request_mode = pow_value_line_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "valueline");
}

static void
pow_value_line_init (PowValueLine *self)
{
}

GtkWidget *
pow_value_line_new (GtkWidget *label, GtkWidget *value, GtkWidget *end)
{
  PowValueLine *self;

  g_return_val_if_fail (GTK_IS_WIDGET (label), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (value), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (end), NULL);

  self = g_object_new (POW_TYPE_VALUE_LINE, NULL);
  self->label = label;
  self->value = value;
  self->end = end;
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  gtk_widget_set_parent (value, GTK_WIDGET (self));
  gtk_widget_set_parent (end, GTK_WIDGET (self));
  pow_text_scale_watch (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
