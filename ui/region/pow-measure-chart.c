/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/region/pow-measure-chart.h"

#include "pow-config.h"
#include "model/record/pow-money.h"
#include "ui/common/pow-text-scale.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *label; /* "Q4 2019" */
  double value;
  char *figure;
  gboolean target; /* drawn hollow */
} Bar;

struct _PowMeasureChart
{
  GtkWidget parent_instance;

  GArray *bars; /* (element-type Bar) */
};

G_DEFINE_FINAL_TYPE (PowMeasureChart, pow_measure_chart, GTK_TYPE_WIDGET)

#define HEIGHT 150
#define MAX_BARS 7
#define BAR_SHARE 0.58 /* of the room of one period */
#define BAR_WIDEST 44
#define FONT_SCALE 0.84

static void
clear_bar (gpointer data)
{
  Bar *bar = data;

  g_free (bar->label);
  g_free (bar->figure);
}

static double
find_greatest (PowMeasureChart *self)
{
  double greatest = 0;

  for (guint i = 0; i < self->bars->len; i++)
    greatest = MAX (greatest, g_array_index (self->bars, Bar, i).value);
  return greatest;
}

static void
draw_text (GtkWidget *widget, GtkSnapshot *snapshot, const char *text, float centre, float top, float room, const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (attributes, pango_attr_scale_new (FONT_SCALE));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if ((float) width > room)
    {
      pango_layout_set_width (layout, (int) room * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      width = (int) room;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (centre - (float) width / 2, top));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
pow_measure_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PowMeasureChart *self = POW_MEASURE_CHART (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  float text = (float) pow_text_scale_px (widget, 18);
  float floor = height - text;
  float room = width / (float) MAX (self->bars->len, 1);
  float widest = (float) pow_text_scale_px (widget, BAR_WIDEST);
  double greatest = find_greatest (self);
  GdkRGBA color, accent, line;

  gtk_style_context_get_color (style, &color);
  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &accent))
    accent = color;
  if (!gtk_style_context_lookup_color (style, "pow_line", &line))
    line = color;

  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);
      float centre = room * ((float) i + 0.5f);
      float bar_width = MIN (room * (float) BAR_SHARE, widest);
      float bar_height = greatest > 0 ? (float) (MAX (bar->value, 0) / greatest) * (floor - text) : 0;
      graphene_rect_t area = GRAPHENE_RECT_INIT (centre - bar_width / 2, floor - bar_height, bar_width, bar_height);

      if (bar->target)
        {
          GskRoundedRect outline;

          gsk_rounded_rect_init_from_rect (&outline, &area, 2);
          gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1, 1, 0, 1 },
                                      (GdkRGBA[4]){ color, color, color, color });
        }
      else
        gtk_snapshot_append_color (snapshot, &accent, &area);
      draw_text (widget, snapshot, bar->figure, centre, floor - bar_height - text, room, &color);
      draw_text (widget, snapshot, bar->label, centre, floor + 2, room, &color);
    }
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, floor, width, 1));
}

static void
pow_measure_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  PowMeasureChart *self = POW_MEASURE_CHART (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = pow_text_scale_px (widget, HEIGHT);
  else
    {
      *minimum = pow_text_scale_px (widget, 24) * (int) MAX (self->bars->len, 1);
      *natural = pow_text_scale_px (widget, 48) * (int) MAX (self->bars->len, 1);
    }
}

static void
pow_measure_chart_finalize (GObject *object)
{
  g_array_unref (POW_MEASURE_CHART (object)->bars);

  G_OBJECT_CLASS (pow_measure_chart_parent_class)->finalize (object);
}

static void
pow_measure_chart_class_init (PowMeasureChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pow_measure_chart_finalize;
  widget_class->snapshot = pow_measure_chart_snapshot;
  widget_class->measure = pow_measure_chart_measure;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pow_measure_chart_init (PowMeasureChart *self)
{
  self->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  g_array_set_clear_func (self->bars, clear_bar);
  pow_text_scale_watch (GTK_WIDGET (self));
}

/* A period as narrow as it comes: "Q4 ’19" where the date says so, else as dates are written. */
static char *
dup_period_label (const char *period)
{
  PowDate date;

  if (!pow_date_parse (period, &date))
    return g_strdup (period);
  if (date.precision == POW_PRECISION_QUARTER)
    /* Translators: quarter and the last two digits of the year */
    return g_strdup_printf (_ ("Q%d ’%02d"), date.part, date.year % 100);
  return pow_date_format (date);
}

static int
compare_periods_cb (gconstpointer a, gconstpointer b)
{
  PowDate a_date, b_date;

  if (!pow_date_parse (*(const char **) a, &a_date) || !pow_date_parse (*(const char **) b, &b_date))
    return g_strcmp0 (*(const char **) a, *(const char **) b);
  return pow_date_compare (a_date, b_date);
}

/* Takes @label. Nothing is drawn for an unknown figure. */
static void
add_bar (PowMeasureChart *self, char *label, const cJSON *figure, gboolean target)
{
  Bar bar = { label, 0, NULL, target };

  if (!cJSON_IsNumber (figure))
    {
      g_free (label);
      return;
    }
  bar.value = figure->valuedouble;
  bar.figure = pow_number_format (pow_json_get_spelling (figure));
  g_array_append_val (self->bars, bar);
}

GtkWidget *
pow_measure_chart_new (PowRecord *record, const char *key)
{
  PowMeasureChart *self;
  g_autofree char *map = NULL, *target_path = NULL;
  g_autoptr (GPtrArray) periods = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (POW_IS_RECORD (record), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  self = g_object_new (POW_TYPE_MEASURE_CHART, NULL);
  map = g_strdup_printf ("indicators.%s.measurements", key);
  target_path = g_strdup_printf ("indicators.%s.target", key);
  periods = pow_record_list_entries (record, map);
  g_ptr_array_sort (periods, compare_periods_cb);
  for (guint i = periods->len > MAX_BARS - 1 ? periods->len - (MAX_BARS - 1) : 0; i < periods->len; i++)
    {
      const char *period = g_ptr_array_index (periods, i);
      g_autofree char *path = g_strdup_printf ("%s.%s.value", map, period);

      add_bar (self, dup_period_label (period), pow_record_get (record, path), FALSE);
    }
  add_bar (self, g_strdup (_ ("target")), pow_record_get (record, target_path), TRUE);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);

      g_string_append_printf (words, "%s%s: %s", i > 0 ? "; " : "", bar->label, bar->figure);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
  return GTK_WIDGET (self);
}
