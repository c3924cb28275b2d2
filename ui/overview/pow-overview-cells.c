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

/**
 * pow_light_cell_fill_reported_above:
 * @cell: made by pow_light_cell_new()
 * @row: a region
 *
 * Shows the light that people reported; above it what it was at the moment of Against, when that differs. Main thread.
 */
void
pow_light_cell_fill_reported_above (GtkWidget *cell, PowRegionRow *row)
{
  fill_reported (cell, row, WAS_ABOVE);
}

/**
 * pow_light_cell_fill_computed_above:
 * @cell: made by pow_light_cell_new()
 * @row: a region
 *
 * Shows the light that the rules compute; above it what it was at the moment of Against, when that differs. Main thread.
 */
void
pow_light_cell_fill_computed_above (GtkWidget *cell, PowRegionRow *row)
{
  fill_computed (cell, row, WAS_ABOVE);
}

/* Subprojects */

/**
 * pow_mix_cell_fill:
 * @cell: made by pow_mix_bar_new()
 * @row: a region
 *
 * Shows a bar for each subproject. Main thread.
 */
void
pow_mix_cell_fill (GtkWidget *cell, PowRegionRow *row)
{
  pow_mix_bar_set_counts (POW_MIX_BAR (cell), pow_region_row_get_figures (row)->mix);
}

/* Trekkers */

/**
 * pow_slots_cell_new:
 *
 * Main thread.
 *
 * Returns: (transfer floating): room for the marks of both sides
 */
GtkWidget *
pow_slots_cell_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), pow_slot_mark_new ());
  gtk_box_append (GTK_BOX (box), pow_slot_mark_new ());
  return box;
}

/**
 * pow_slots_cell_fill:
 * @cell: made by pow_slots_cell_new()
 * @row: a region
 *
 * Shows whether a trekker is there for the municipalities and for the employers. Main thread.
 */
void
pow_slots_cell_fill (GtkWidget *cell, PowRegionRow *row)
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

/* Figures */

/**
 * pow_number_cell_new:
 *
 * Main thread.
 *
 * Returns: (transfer floating): a figure at the right, with digits of one width
 */
GtkWidget *
pow_number_cell_new (void)
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

/**
 * pow_free_cell_fill:
 * @cell: made by pow_number_cell_new()
 * @row: a region
 *
 * Shows which part of the planned money is not committed, in per cent; how much of it is known is in the tooltip. Main thread.
 */
void
pow_free_cell_fill (GtkWidget *cell, PowRegionRow *row)
{
  const PowOverviewFigures *figures = pow_region_row_get_figures (row);
  const PowOverviewFigures *then = pow_region_row_get_was (row);
  g_autofree char *text = pow_figure_free_share (&figures->money);
  g_autofree char *was = then != NULL ? pow_figure_free_share (&then->money) : NULL;

  fill_number (cell, _ ("Free"), text, g_str_equal (text, "?"));
  show_was (cell, was, WAS_ABOVE);
  set_known_tooltip (cell, figures->money.free.known, figures->money.free.of);
}

/**
 * pow_result_cell_fill:
 * @cell: made by pow_number_cell_new()
 * @row: a region
 *
 * Shows how far the indicators are, in per cent; how many of them are known is in the tooltip. Main thread.
 */
void
pow_result_cell_fill (GtkWidget *cell, PowRegionRow *row)
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
