/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-row-private.h"

#include "pow-config.h"
#include "ui/common/pow-light-shape.h"
#include "ui/common/pow-mark-shape.h"
#include "ui/common/pow-text-scale.h"

#include <glib/gi18n-lib.h>

/**
 * PowCompareRow:
 *
 * A line of a table that puts things side by side. Cells share what the first column and the difference
 * leave, so they stand under each other. In a narrow window they stand below the title.
 *
 * Signal "number-pressed" (guint cell, PowCompareItem): a number with lines behind it was pressed.
 */
struct _PowCompareRow
{
  AdwBin parent_instance;

  PowCompareColumns columns;
  gboolean narrow;
  GtkWidget *heading;
  GtkLabel *heading_title;
  GtkLabel *heading_note;
  GtkWidget *line;
  GtkWidget *arrow;
  GtkLabel *title;
  GtkWidget *shapes[POW_COMPARE_CELLS];
  GtkLabel *cells[POW_COMPARE_CELLS];
  GtkWidget *cell_boxes[POW_COMPARE_CELLS];
  GtkWidget *mark;
  GtkLabel *same; /* the sign of what has no mark */
  GtkLabel *difference;
  GtkWidget *button;
  GtkWidget *refuse;
  PowCompareItem *item; /* what it shows; owned */
};

G_DEFINE_FINAL_TYPE (PowCompareRow, pow_compare_row, ADW_TYPE_BIN)

static guint number_pressed_signal;

#define SHAPE 14
#define SHORT_WORDS 4 /* characters */

static void
build_heading (PowCompareRow *self)
{
  self->heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->heading_title = pow_compare_label_new ("heading");
  self->heading_note = pow_compare_label_new ("dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->heading_note), "caption");
  gtk_label_set_max_width_chars (self->heading_title, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->heading_note), TRUE);
  gtk_box_append (GTK_BOX (self->heading), GTK_WIDGET (self->heading_title));
  gtk_box_append (GTK_BOX (self->heading), GTK_WIDGET (self->heading_note));
  gtk_widget_add_css_class (self->heading, "compare-heading");
}

static void
pressed_cb (GtkGestureClick *gesture, int presses, double x, double y, PowCompareRow *self)
{
  const guint cell = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (gesture), "pow-cell"));

  if (self->item != NULL && pow_compare_item_has_behind (self->item, cell))
    g_signal_emit (self, number_pressed_signal, 0, cell, self->item);
}

/* A number leads to what is behind it. */
static void
add_press (PowCompareRow *self, guint cell)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  g_object_set_data (G_OBJECT (gesture), "pow-cell", GUINT_TO_POINTER (cell));
  g_signal_connect (gesture, "released", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->cell_boxes[cell], GTK_EVENT_CONTROLLER (gesture));
}

static GtkWidget *
build_cell (PowCompareRow *self, guint cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);

  self->shapes[cell] = pow_light_shape_new ();
  pow_light_shape_set_size (POW_LIGHT_SHAPE (self->shapes[cell]), SHAPE);
  gtk_widget_set_valign (self->shapes[cell], GTK_ALIGN_CENTER);
  self->cells[cell] = pow_compare_label_new ("numeric");
  gtk_widget_set_hexpand (GTK_WIDGET (self->cells[cell]), TRUE);
  if (self->columns.figures && !self->narrow)
    gtk_label_set_xalign (self->cells[cell], 1);
  else
    {
      pow_compare_label_wrap (self->cells[cell], 2);
      /* A long word does not decide how wide the column is. */
      gtk_label_set_wrap_mode (self->cells[cell], PANGO_WRAP_WORD_CHAR);
    }
  gtk_box_append (GTK_BOX (box), self->shapes[cell]);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->cells[cell]));
  self->cell_boxes[cell] = box;
  if (self->columns.figures)
    add_press (self, cell);
  return box;
}

/* Narrow lines have room for the words; in wide ones a sign beside that of agreeing says it. */
static GtkWidget *
build_refuse (PowCompareRow *self)
{
  self->refuse = self->narrow ? gtk_button_new_with_label (_ ("Not the same"))
                              : gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->refuse, "flat");
  gtk_widget_add_css_class (self->refuse, "compare-button");
  gtk_widget_set_valign (self->refuse, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->refuse, _ ("Not the same: do not suggest this pair again (N)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->refuse), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Not the same"), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->refuse), "u", 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->refuse), "compare.refuse");
  return self->refuse;
}

static GtkWidget *
build_difference (PowCompareRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->mark = pow_mark_shape_new ();
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  self->same = pow_compare_label_new ("dim-label");
  gtk_label_set_label (self->same, "=");
  gtk_label_set_xalign (self->same, 0.5);
  gtk_widget_set_size_request (GTK_WIDGET (self->same), pow_text_scale_px (GTK_WIDGET (self), SHAPE), -1);
  self->difference = pow_compare_label_new (NULL);
  pow_compare_label_wrap (self->difference, self->narrow ? 6 : 3);
  gtk_widget_set_hexpand (GTK_WIDGET (self->difference), TRUE);
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "compare-button");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  /* The target first: an action without one is a mismatch. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "u", 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "compare.press");
  gtk_box_append (GTK_BOX (box), self->mark);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->same));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->difference));
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (box), build_refuse (self));
  return box;
}

static GtkWidget *
build_title (PowCompareRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->arrow = gtk_image_new_from_icon_name ("pan-end-symbolic");
  self->title = pow_compare_label_new (NULL);
  /* The end of a long path tells most. */
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_box_append (GTK_BOX (box), self->arrow);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  return box;
}

/* Long words wrap within the column instead of taking from the others. */
static GtkWidget *
clamp_difference (PowCompareRow *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  const int width = pow_text_scale_px (GTK_WIDGET (self), POW_COMPARE_DIFFERENCE_WIDTH);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), width);
  adw_clamp_set_child (ADW_CLAMP (clamp), build_difference (self));
  gtk_widget_set_size_request (clamp, width, -1);
  return clamp;
}

/* Wide: everything in one line. Narrow: title and difference, and each cell on a line of its own. */
static void
build_line (PowCompareRow *self)
{
  GtkWidget *title = build_title (self), *difference = self->narrow ? build_difference (self) : clamp_difference (self);
  GtkWidget *cells = gtk_box_new (self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                                  self->narrow ? 2 : 10);

  self->line = gtk_box_new (self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, self->narrow ? 2 : 10);
  gtk_widget_add_css_class (self->line, "compare-line");
  gtk_box_set_homogeneous (GTK_BOX (cells), !self->narrow);
  gtk_widget_set_hexpand (cells, TRUE);
  for (guint i = 0; i < self->columns.n; i++)
    gtk_box_append (GTK_BOX (cells), build_cell (self, i));
  gtk_widget_set_hexpand (title, self->narrow);
  gtk_widget_set_hexpand (difference, self->narrow);
  if (!self->narrow)
    gtk_widget_set_size_request (title, pow_text_scale_px (GTK_WIDGET (self), POW_COMPARE_TITLE_WIDTH), -1);
  gtk_widget_set_visible (difference, self->columns.last != NULL);
  gtk_box_append (GTK_BOX (self->line), title);
  gtk_box_append (GTK_BOX (self->line), cells);
  gtk_box_append (GTK_BOX (self->line), difference);
}

static void
pow_compare_row_finalize (GObject *object)
{
  pow_compare_columns_clear (&POW_COMPARE_ROW (object)->columns);
  g_clear_object (&POW_COMPARE_ROW (object)->item);
  G_OBJECT_CLASS (pow_compare_row_parent_class)->finalize (object);
}

static void
pow_compare_row_class_init (PowCompareRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pow_compare_row_finalize;
  number_pressed_signal = g_signal_new ("number-pressed", POW_TYPE_COMPARE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_UINT, POW_TYPE_COMPARE_ITEM);
}

static void
pow_compare_row_init (PowCompareRow *self)
{
}

/**
 * pow_compare_row_new:
 * @columns: how lines are laid out
 * @narrow: whether cells stand below each other
 *
 * Returns: (transfer floating): an empty line
 */
GtkWidget *
pow_compare_row_new (const PowCompareColumns *columns, gboolean narrow)
{
  PowCompareRow *self = g_object_new (POW_TYPE_COMPARE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  pow_compare_columns_copy (&self->columns, columns);
  self->narrow = narrow;
  build_heading (self);
  build_line (self);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->line);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

static PowMark
get_mark (PowComparedMark mark)
{
  static const PowMark marks[POW_N_COMPARED]
      = { POW_MARK_SAME, POW_MARK_CHANGED, POW_MARK_NEW, POW_MARK_GONE, POW_MARK_SAME };

  return marks[mark];
}

/* What a column has not got is a dash; a value that nobody filled in is unknown. */
static const char *
get_words (PowCompareRow *self, PowCompareItem *item, guint cell)
{
  const PowComparedMark mark = pow_compare_item_get_mark (item);
  const char *words = pow_compare_item_get_cell (item, cell);
  const gboolean compared = self->columns.last != NULL;

  if (words != NULL)
    return words;
  if (pow_compare_item_get_level (item) == POW_COMPARE_SUBJECT || mark == POW_COMPARED_ADDED || mark == POW_COMPARED_REMOVED
      || (compared && pow_compare_item_get_path (item, cell) == NULL))
    return "–";
  return self->columns.figures ? "" : C_ ("value", "unknown");
}

/* A number with changes behind it looks like the link that it is, and says so. */
static void
show_behind (PowCompareRow *self, PowCompareItem *item, guint cell)
{
  const gboolean behind = self->columns.figures && pow_compare_item_has_behind (item, cell);
  GtkWidget *label = GTK_WIDGET (self->cells[cell]);

  (behind ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (label, "compare-number");
  gtk_widget_set_cursor_from_name (self->cell_boxes[cell], behind ? "pointer" : NULL);
  if (behind)
    {
      g_autofree char *hint = g_strdup_printf (_ ("What is behind this number (%u)"), cell + 1);

      gtk_widget_set_tooltip_text (label, hint);
    }
}

static void
show_cell (PowCompareRow *self, PowCompareItem *item, guint cell)
{
  const PowCompareLight light = pow_compare_item_get_light (item, cell);
  const char *words = get_words (self, item, cell);
  g_autofree char *named = NULL;
  gboolean wraps;

  gtk_widget_set_visible (self->shapes[cell], light.known);
  if (light.known)
    pow_light_shape_set (POW_LIGHT_SHAPE (self->shapes[cell]), light.light, light.computed, FALSE);
  if (self->narrow && self->columns.titles[cell] != NULL)
    named = g_strdup_printf ("%s: %s", self->columns.titles[cell], words);
  if (named != NULL)
    words = named;
  wraps = !self->columns.figures && g_utf8_strlen (words, -1) > SHORT_WORDS;
  pow_compare_label_set (self->cells[cell], words);
  /* Of words that are narrower than an ellipsis GTK 4.8 says that they cannot be measured when they may wrap. */
  gtk_label_set_wrap (self->cells[cell], wraps);
  gtk_label_set_lines (self->cells[cell], wraps ? 2 : -1);
  show_behind (self, item, cell);
  if (pow_compare_item_get_cell (item, cell) == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->cells[cell]), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->cells[cell]), "dim-label");
}

/* The list's own widget around the line is what a screen reader comes to; it has no label of its own here. */
static void
name_line (PowCompareRow *self, const char *words)
{
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (around != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* The whole line in words. */
static char *
tell_line (PowCompareRow *self, PowCompareItem *item)
{
  GString *words = g_string_new (pow_compare_item_get_title (item));

  for (guint i = 0; i < self->columns.n; i++)
    g_string_append_printf (words, ", %s: %s", self->columns.titles[i] != NULL ? self->columns.titles[i] : "", get_words (self, item, i));
  if (pow_compare_item_get_difference (item) != NULL)
    g_string_append_printf (words, ". %s", pow_compare_item_get_difference (item));
  return g_string_free (words, FALSE);
}

static void
show_difference (PowCompareRow *self, PowCompareItem *item)
{
  const PowComparedMark mark = pow_compare_item_get_mark (item);
  const char *button = pow_compare_item_get_button (item);
  const char *difference = pow_compare_item_get_difference (item);
  GtkWidget *label = GTK_WIDGET (self->difference);

  pow_mark_shape_set (POW_MARK_SHAPE (self->mark), get_mark (mark));
  gtk_widget_set_visible (self->mark, get_mark (mark) != POW_MARK_SAME);
  gtk_widget_set_visible (GTK_WIDGET (self->same), mark == POW_COMPARED_SAME);
  pow_compare_label_set (self->difference, mark == POW_COMPARED_SAME && difference == NULL ? C_ ("compared", "the same") : difference);
  (mark == POW_COMPARED_REFUSED ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (label, "hint");
  gtk_widget_set_hexpand (label, mark != POW_COMPARED_REFUSED);
  gtk_widget_set_visible (self->button, button != NULL);
  if (button != NULL)
    {
      if (pow_compare_item_is_suggestion (item) && !self->narrow)
        gtk_button_set_icon_name (GTK_BUTTON (self->button), "object-select-symbolic");
      else
        gtk_button_set_label (GTK_BUTTON (self->button), button);
      gtk_widget_set_tooltip_text (self->button, button);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, button, -1);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "u", pow_compare_item_get_target (item));
    }
  gtk_widget_set_visible (self->refuse, pow_compare_item_is_suggestion (item));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->refuse), "u", pow_compare_item_get_target (item));
}

/* What is behind a number may be long: it wraps, and in a narrow window it stands below who and when. */
static void
show_as_note (PowCompareRow *self, gboolean note)
{
  (note ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->heading, "compare-note");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->heading),
                                  note && self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->heading), note && self->narrow ? 2 : 8);
  gtk_label_set_single_line_mode (self->heading_note, !note);
  gtk_label_set_wrap (self->heading_note, note);
  gtk_label_set_lines (self->heading_note, note ? 6 : -1);
}

/**
 * pow_compare_row_get_item:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PowCompareItem *
pow_compare_row_get_item (PowCompareRow *self)
{
  g_return_val_if_fail (POW_IS_COMPARE_ROW (self), NULL);
  return self->item;
}

/**
 * pow_compare_row_show:
 * @self: a line
 * @item: what it shows
 *
 * Fills the line.
 */
void
pow_compare_row_show (PowCompareRow *self, PowCompareItem *item)
{
  const PowCompareLevel level = pow_compare_item_get_level (item);
  const gboolean heading = level == POW_COMPARE_HEADING || level == POW_COMPARE_NOTE;
  g_autofree char *words = NULL;

  g_set_object (&self->item, item);
  gtk_widget_set_visible (self->heading, heading);
  gtk_widget_set_visible (self->line, !heading);
  if (heading)
    {
      pow_compare_label_set (self->heading_title, pow_compare_item_get_title (item));
      pow_compare_label_set (self->heading_note, pow_compare_item_get_note (item));
      gtk_widget_set_visible (GTK_WIDGET (self->heading_note), pow_compare_item_get_note (item) != NULL);
      show_as_note (self, level == POW_COMPARE_NOTE);
      words = g_strdup_printf ("%s %s", pow_compare_item_get_title (item), pow_compare_item_get_note (item) != NULL ? pow_compare_item_get_note (item) : "");
      name_line (self, g_strstrip (words));
      return;
    }
  pow_compare_label_set (self->title, pow_compare_item_get_title (item));
  gtk_widget_set_visible (self->arrow, level == POW_COMPARE_SUBJECT);
  gtk_widget_set_opacity (self->arrow, pow_compare_item_has_children (item) ? 1 : 0);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                pow_compare_item_is_expanded (item) ? "pan-down-symbolic" : "pan-end-symbolic");
  (level == POW_COMPARE_SUBJECT ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (self->title), "dim-label");
  for (guint i = 0; i < self->columns.n; i++)
    show_cell (self, item, i);
  show_difference (self, item);
  words = tell_line (self, item);
  name_line (self, words);
}
