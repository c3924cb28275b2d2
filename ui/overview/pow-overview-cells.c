/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/overview/pow-overview-cells.h"

#include "pow-config.h"
#include "ui/common/pow-choice-mark.h"
#include "ui/common/pow-light-shape.h"
#include "ui/common/pow-mark-shape.h"
#include "ui/common/pow-mix-bar.h"
#include "ui/common/pow-slot-mark.h"
#include "ui/common/pow-tooltip.h"
#include "ui/common/pow-figure-text.h"
#include "ui/common/pow-was-label.h"

#include <glib/gi18n-lib.h>

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* A cell says its column and its value, so that it can be understood on its own. */
static void
name_cell (GtkWidget *cell, const char *column, const char *value)
{
  g_autofree char *label = g_strdup_printf ("%s: %s", column, value);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * pow_region_row_describe:
 * @row: a region
 *
 * Returns: (transfer full): the row in one sentence, for screen readers
 */
char *
pow_region_row_describe (PowRegionRow *row)
{
  const PowOverviewFigures *figures = pow_region_row_get_figures (row);
  const PowReported reported = { .light = figures->reported, .stale = figures->stale };
  const PowKinship kinship = pow_region_row_get_kinship (row);
  g_autofree char *waits = NULL;
  const guint n_changes = pow_region_row_count_changes (row);
  g_autofree char *words = NULL, *changes = NULL;
  const char *kin = "";

  if (kinship == POW_KINSHIP_OWN)
    kin = _ (" (own region)");
  else if (kinship == POW_KINSHIP_NEIGHBOUR)
    kin = _ (" (neighbour)");
  if (figures->choices > 0)
    waits = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, ", %u open choice", ", %u open choices", figures->choices),
                             figures->choices);
  words = g_strdup_printf (_ ("%s%s, reported %s, computed %s%s"),
                           figures->name,
                           kin,
                           pow_figure_reported (&reported),
                           pow_light_get_label (figures->computed),
                           waits != NULL ? waits : "");
  if (n_changes == 0)
    return g_steal_pointer (&words);
  changes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change", "%u changes", n_changes), n_changes);
  return g_strdup_printf ("%s, %s", words, changes);
}

/* Name, with a small tag for the own region and its neighbours */

/**
 * pow_name_cell_new:
 *
 * Main thread.
 *
 * Returns: (transfer floating): a name with room for whose region it is and for choices that wait
 */
GtkWidget *
pow_name_cell_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL), *tag = gtk_label_new (NULL), *waits = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), tag);
  gtk_widget_add_css_class (waits, "choice-tag");
  gtk_widget_add_css_class (waits, "numeric");
  gtk_widget_set_valign (waits, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), waits);
  return box;
}

/* How many open choices wait in the region. */
static void
fill_waiting (GtkWidget *waits, guint count)
{
  g_autofree char *words = pow_choice_mark_show (waits, count);
  g_autofree char *number = g_strdup_printf ("%u", count);

  gtk_label_set_label (GTK_LABEL (waits), number);
  gtk_widget_set_tooltip_text (waits, words);
  gtk_widget_set_visible (waits, count > 0);
}

/**
 * pow_name_cell_fill:
 * @cell: made by pow_name_cell_new()
 * @row: a region
 *
 * Shows the name of a region, whether it is the own one or a neighbour, and how many choices wait in it.
 */
void
pow_name_cell_fill (GtkWidget *cell, PowRegionRow *row)
{
  GtkWidget *name = gtk_widget_get_first_child (cell), *tag = gtk_widget_get_next_sibling (name);
  const PowOverviewFigures *figures = pow_region_row_get_figures (row);
  const PowKinship kinship = pow_region_row_get_kinship (row);
  g_autofree char *words = pow_region_row_describe (row);

  gtk_label_set_label (GTK_LABEL (name), figures->name);
  pow_tooltip_set (name, figures->name);
  set_class (name, "heading", kinship == POW_KINSHIP_OWN);
  gtk_label_set_label (GTK_LABEL (tag),
                       kinship == POW_KINSHIP_OWN ? C_ ("region", "own")
                                                  : C_ ("region", "neighbour"));
  gtk_widget_set_visible (tag, kinship != POW_KINSHIP_OTHER);
  fill_waiting (gtk_widget_get_next_sibling (tag), figures->choices);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static int
compare_names (const PowOverviewFigures *a, const PowOverviewFigures *b)
{
  return strcmp (a->name_key, b->name_key);
}

/* Lights: shape and word */

/**
 * pow_light_cell_new:
 *
 * Main thread.
 *
 * Returns: (transfer floating): a light with its word, still unknown
 */
GtkWidget *
pow_light_cell_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  GtkWidget *word = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (word), 0);
  gtk_box_append (GTK_BOX (box), pow_light_shape_new ());
  gtk_box_append (GTK_BOX (box), word);
  return box;
}

static void
fill_light (GtkWidget *cell, PowLight light, gboolean computed, gboolean stale, const char *word)
{
  GtkWidget *shape = gtk_widget_get_first_child (cell);
  GtkWidget *label = gtk_widget_get_next_sibling (shape);

  pow_light_shape_set (POW_LIGHT_SHAPE (shape), light, computed, stale);
  gtk_label_set_label (GTK_LABEL (label), word);
  set_class (label, "dim-label", stale || light == POW_LIGHT_UNKNOWN);
  name_cell (cell, computed ? _ ("Computed") : _ ("Reported"), word);
}

/* How an old value that differs shows. */
typedef enum
{
  WAS_NOT,
  WAS_ABOVE,
  WAS_BESIDE,
} Was;

/* @was: (nullable): what stood there at the moment of Against. */
static void
show_was (GtkWidget *label, const char *was, Was place)
{
  const char *now = gtk_label_get_label (GTK_LABEL (label));
  const char *other = place != WAS_NOT && g_strcmp0 (was, now) != 0 ? was : NULL;

  if (place == WAS_BESIDE)
    pow_was_label_set_beside (GTK_LABEL (label), other);
  else
    pow_was_label_set (GTK_LABEL (label), other);
}

static void
fill_reported (GtkWidget *cell, PowRegionRow *row, Was place)
{
  const PowOverviewFigures *figures = pow_region_row_get_figures (row), *then = pow_region_row_get_was (row);
  const PowReported reported = { .light = figures->reported, .stale = figures->stale };
  const PowReported was = { .light = then != NULL ? then->reported : POW_LIGHT_UNKNOWN, .stale = then != NULL && then->stale };

  fill_light (cell, figures->reported, FALSE, figures->stale, pow_figure_reported (&reported));
  show_was (gtk_widget_get_last_child (cell), then != NULL ? pow_figure_reported (&was) : NULL, place);
}

static void
fill_computed (GtkWidget *cell, PowRegionRow *row, Was place)
{
  const PowOverviewFigures *figures = pow_region_row_get_figures (row), *then = pow_region_row_get_was (row);
  g_autofree char *because = g_strjoinv ("\n", figures->because);

  fill_light (cell, figures->computed, TRUE, FALSE, pow_light_get_label (figures->computed));
  pow_tooltip_set (cell, because[0] != '\0' ? because : NULL);
  show_was (gtk_widget_get_last_child (cell), then != NULL ? pow_light_get_label (then->computed) : NULL, place);
}

/**
 * pow_light_cell_fill_reported:
 * @cell: made by pow_light_cell_new()
 * @row: a region
 * @with_was: whether it also says, on the same line, what it was at the moment of Against
 *
 * Shows the light that people reported.
 */
void
pow_light_cell_fill_reported (GtkWidget *cell, PowRegionRow *row, gboolean with_was)
{
  fill_reported (cell, row, with_was ? WAS_BESIDE : WAS_NOT);
}

/**
 * pow_light_cell_fill_computed:
 * @cell: made by pow_light_cell_new()
 * @row: a region
 * @with_was: whether it also says, on the same line, what it was at the moment of Against
 *
 * Shows the light that the rules compute.
 */
void
pow_light_cell_fill_computed (GtkWidget *cell, PowRegionRow *row, gboolean with_was)
{
  fill_computed (cell, row, with_was ? WAS_BESIDE : WAS_NOT);
}

static void
fill_reported_above (GtkWidget *cell, PowRegionRow *row)
{
  fill_reported (cell, row, WAS_ABOVE);
}

static void
fill_computed_above (GtkWidget *cell, PowRegionRow *row)
{
  fill_computed (cell, row, WAS_ABOVE);
}

/* What asks most attention comes last, what nobody knows after that. */
static int
light_place (PowLight light)
{
  static const int places[] = { [POW_LIGHT_GREEN] = 0,
                                [POW_LIGHT_AMBER] = 1,
                                [POW_LIGHT_RED] = 2,
                                [POW_LIGHT_ON_HOLD] = 3,
                                [POW_LIGHT_UNKNOWN] = 4 };

  return places[light];
}

static int
compare_reported (const PowOverviewFigures *a, const PowOverviewFigures *b)
{
  return light_place (pow_overview_figures_get_counted_light (a))
         - light_place (pow_overview_figures_get_counted_light (b));
}

static int
compare_computed (const PowOverviewFigures *a, const PowOverviewFigures *b)
{
  return light_place (a->computed) - light_place (b->computed);
}

/* Subprojects */

static void
fill_mix (GtkWidget *cell, PowRegionRow *row)
{
  pow_mix_bar_set_counts (POW_MIX_BAR (cell), pow_region_row_get_figures (row)->mix);
}

static guint
count_subprojects (const PowOverviewFigures *figures)
{
  guint total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (figures->mix); i++)
    total += figures->mix[i];
  return total;
}

static int
compare_mix (const PowOverviewFigures *a, const PowOverviewFigures *b)
{
  return (int) count_subprojects (a) - (int) count_subprojects (b);
}

/* Trekkers */

static GtkWidget *
create_slots (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), pow_slot_mark_new ());
  gtk_box_append (GTK_BOX (box), pow_slot_mark_new ());
  return box;
}

static void
fill_slots (GtkWidget *cell, PowRegionRow *row)
{
  const PowOverviewFigures *figures = pow_region_row_get_figures (row);
  GtkWidget *mark = gtk_widget_get_first_child (cell);
  g_autoptr (GString) words = g_string_new (NULL);

  for (int side = 0; side < 2; side++, mark = gtk_widget_get_next_sibling (mark))
    {
      g_autofree char *described = pow_slot_mark_describe (figures->slots[side], side == 1);

      pow_slot_mark_set (POW_SLOT_MARK (mark), figures->slots[side], side == 1);
      g_string_append_printf (words, "%s%s", side > 0 ? ", " : "", described);
    }
  name_cell (cell, _ ("Trekkers"), words->str);
}

static int
compare_slots (const PowOverviewFigures *a, const PowOverviewFigures *b)
{
  return (int) (a->slots[0] + a->slots[1]) - (int) (b->slots[0] + b->slots[1]);
}

/* Figures */

static GtkWidget *
create_number (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
fill_number (GtkWidget *cell, const char *column, const char *text, gboolean unknown)
{
  gtk_label_set_label (GTK_LABEL (cell), text);
  set_class (cell, "dim-label", unknown);
  name_cell (cell, column, unknown && g_str_equal (text, "?") ? _ ("unknown") : text);
}

static void
set_known_tooltip (GtkWidget *cell, guint known, guint of)
{
  g_autofree char *words = NULL;

  if (known < of)
    words = g_strdup_printf (_ ("%u of %u known"), known, of);
  pow_tooltip_set (cell, words);
}

static void
fill_free (GtkWidget *cell, PowRegionRow *row)
{
  const PowOverviewFigures *figures = pow_region_row_get_figures (row);
  const PowOverviewFigures *then = pow_region_row_get_was (row);
  g_autofree char *text = pow_figure_free_share (&figures->money);
  g_autofree char *was = then != NULL ? pow_figure_free_share (&then->money) : NULL;

  fill_number (cell, _ ("Free"), text, g_str_equal (text, "?"));
  show_was (cell, was, WAS_ABOVE);
  set_known_tooltip (cell, figures->money.free.known, figures->money.free.of);
}

static double
free_share (const PowOverviewFigures *figures)
{
  return figures->money.free.known == 0 || figures->money.planned.value <= 0
             ? G_MAXDOUBLE
             : (double) figures->money.free.value / (double) figures->money.planned.value;
}

static int
compare_free (const PowOverviewFigures *a, const PowOverviewFigures *b)
{
  const double one = free_share (a), other = free_share (b);

  return (one > other) - (one < other);
}

static void
fill_result (GtkWidget *cell, PowRegionRow *row)
{
  const PowOverviewFigures *figures = pow_region_row_get_figures (row);
  const gboolean unknown = figures->result_percent < 0;
  g_autofree char *text
      = unknown ? g_strdup ("?") : pow_figure_percent (figures->result_percent);
  const PowOverviewFigures *then = pow_region_row_get_was (row);
  g_autofree char *was = then == NULL                ? NULL
                         : then->result_percent < 0 ? g_strdup ("?")
                                                    : pow_figure_percent (then->result_percent);

  fill_number (cell, _ ("Result"), text, unknown);
  show_was (cell, was, WAS_ABOVE);
  set_known_tooltip (cell, figures->result_known, figures->result_of);
}

static int
compare_result (const PowOverviewFigures *a, const PowOverviewFigures *b)
{
  const int one = a->result_percent < 0 ? G_MAXINT : a->result_percent;
  const int other = b->result_percent < 0 ? G_MAXINT : b->result_percent;

  return (one > other) - (one < other);
}

/**
 * pow_age_label_fill:
 * @label: a label
 * @row: a region
 *
 * Shows how long ago the last pulse was, with its day in the tooltip; one that is too old stands out.
 */
void
pow_age_label_fill (GtkWidget *label, PowRegionRow *row)
{
  const PowOverviewFigures *figures = pow_region_row_get_figures (row);
  g_autofree char *text = pow_figure_age (figures->age_days);

  fill_number (label, _ ("Pulse"), text, figures->age_days < 0);
  set_class (label, "heading", figures->stale);
  pow_tooltip_set (label, figures->reported_on);
}

static int
compare_age (const PowOverviewFigures *a, const PowOverviewFigures *b)
{
  const int one = a->age_days < 0 ? G_MAXINT : a->age_days;
  const int other = b->age_days < 0 ? G_MAXINT : b->age_days;

  return (one > other) - (one < other);
}

/* Widths add up to 756: they fit beside sidebar and detail pane at 1280. */
static const PowOverviewColumn columns[] = {
  { "region", N_ ("Region"), NULL, 208, TRUE, FALSE, pow_name_cell_new, pow_name_cell_fill,
    compare_names },
  { "reported", N_ ("Reported"), N_ ("What a person said in the last pulse"), 99, FALSE, FALSE,
    pow_light_cell_new, fill_reported_above, compare_reported },
  { "computed", N_ ("Computed"), N_ ("What the rules say today"), 99, FALSE, FALSE,
    pow_light_cell_new, fill_computed_above, compare_computed },
  { "subprojects", N_ ("Subprojects"), N_ ("One bar a subproject; its height says its state"), 94,
    FALSE, FALSE, pow_mix_bar_new, fill_mix, compare_mix },
  { "trekkers", N_ ("Trekkers"), N_ ("Municipality and employers"), 66, FALSE, FALSE, create_slots,
    fill_slots, compare_slots },
  { "free", N_ ("Free"), N_ ("Part of the planned money that is not committed"), 62, FALSE, TRUE,
    create_number, fill_free, compare_free },
  { "result", N_ ("Result"), N_ ("How far the indicators are"), 68, FALSE, TRUE, create_number,
    fill_result, compare_result },
  { "pulse", N_ ("Pulse"), N_ ("Age of the last pulse"), 60, FALSE, TRUE, create_number,
    pow_age_label_fill, compare_age },
};

static void
fill_mark (GtkWidget *cell, PowRegionRow *row)
{
  pow_mark_shape_set (POW_MARK_SHAPE (cell), pow_region_row_get_mark (row));
}

static const PowOverviewColumn mark_column
    = { "mark", "", N_ ("What differs from the moment at Against"), 32, FALSE, FALSE, pow_mark_shape_new, fill_mark, NULL };

/**
 * pow_overview_columns_get_mark:
 *
 * Returns: (transfer none): the first column while something is compared
 */
const PowOverviewColumn *
pow_overview_columns_get_mark (void)
{
  return &mark_column;
}

/**
 * pow_overview_columns_get:
 * @n_columns: (out): how many there are
 *
 * Returns: (transfer none): the columns in their order on screen
 */
const PowOverviewColumn *
pow_overview_columns_get (guint *n_columns)
{
  g_return_val_if_fail (n_columns != NULL, NULL);

  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}
