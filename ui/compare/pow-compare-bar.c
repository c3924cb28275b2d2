/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-bar.h"

#include "pow-config.h"
#include "ui/compare/pow-compare-controls.h"
#include "ui/compare/pow-compare-field-bar.h"
#include "ui/compare/pow-compare-region-bar.h"
#include "ui/window/pow-moment-choices.h"

#include <glib/gi18n-lib.h>

/**
 * PowCompareBar:
 *
 * What is compared: the way of comparing, its regions, its other moment, and whether all shows or only what
 * differs.
 *
 * Signals: "changed": another question. "filter-changed": the same answer, other lines of it.
 */
struct _PowCompareBar
{
  AdwBin parent_instance;

  PowSession *session;
  GtkWidget *first_line;
  GtkWidget *second_line;
  GtkWidget *segments;
  GtkToggleButton *segment_buttons[POW_N_COMPARE_MODES];
  GtkDropDown *modes; /* in a narrow window */
  GtkCheckButton *only_differences;
  PowCompareRegionBar *regions;
  GtkLabel *against_label;
  GtkDropDown *against;
  PowCompareMode mode;
  PowCompareFieldBar *field;
  PowCompareMode before_field; /* where one goes back to from one thing of all regions */
  gboolean only[POW_N_COMPARE_MODES];
  gboolean filling; /* our own change of a control */
};

G_DEFINE_FINAL_TYPE (PowCompareBar, pow_compare_bar, ADW_TYPE_BIN)

static guint changed_signal, filter_changed_signal;

static const char *const mode_names[] = { N_ ("Two moments"), N_ ("Regions"), N_ ("Plan and practice"), N_ ("Template") };

static const struct
{
  const char *moment; /* NULL: the answer to Waartegen */
  const char *name;
} moments[] = {
  { NULL, N_ ("Answer to Against") },
  { POW_MOMENT_APPROVED_PLAN, N_ ("Approved plan") },
  { POW_MOMENT_STEERING_GROUP, N_ ("Previous steering group") },
  { POW_MOMENT_ROUND, N_ ("Previous round") },
};

/* Shows the controls that the way of comparing needs, with what they stand on. */
static void
show_controls (PowCompareBar *self)
{
  self->filling = TRUE;
  gtk_check_button_set_active (self->only_differences, self->only[self->mode]);
  gtk_widget_set_visible (GTK_WIDGET (self->regions), self->mode != POW_COMPARE_FIELD);
  pow_compare_region_bar_show (self->regions, self->mode == POW_COMPARE_REGIONS, self->mode == POW_COMPARE_PRACTICE);
  gtk_widget_set_visible (GTK_WIDGET (self->field), self->mode == POW_COMPARE_FIELD);
  gtk_widget_set_visible (GTK_WIDGET (self->against_label), self->mode == POW_COMPARE_MOMENTS);
  gtk_widget_set_visible (GTK_WIDGET (self->against), self->mode == POW_COMPARE_MOMENTS);
  gtk_widget_set_visible (GTK_WIDGET (self->only_differences), self->mode != POW_COMPARE_FIELD);
  if (self->mode < POW_COMPARE_FIELD)
    {
      gtk_toggle_button_set_active (self->segment_buttons[self->mode], TRUE);
      gtk_drop_down_set_selected (self->modes, self->mode);
    }
  self->filling = FALSE;
}

static void
emit_changed (PowCompareBar *self)
{
  show_controls (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
segment_toggled_cb (GtkToggleButton *button, PowCompareBar *self)
{
  if (!self->filling && gtk_toggle_button_get_active (button))
    pow_compare_bar_set_mode (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "pow-mode")));
}

static void
mode_selected_cb (PowCompareBar *self)
{
  if (!self->filling && gtk_drop_down_get_selected (self->modes) < G_N_ELEMENTS (mode_names))
    pow_compare_bar_set_mode (self, gtk_drop_down_get_selected (self->modes));
}

static void
against_selected_cb (PowCompareBar *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
filter_toggled_cb (PowCompareBar *self)
{
  if (self->filling)
    return;
  self->only[self->mode] = gtk_check_button_get_active (self->only_differences);
  g_signal_emit (self, filter_changed_signal, 0);
}

static void
pow_compare_bar_dispose (GObject *object)
{
  g_clear_object (&POW_COMPARE_BAR (object)->session);
  G_OBJECT_CLASS (pow_compare_bar_parent_class)->dispose (object);
}

static void
pow_compare_bar_class_init (PowCompareBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_compare_bar_dispose;
  changed_signal = g_signal_new ("changed", POW_TYPE_COMPARE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  filter_changed_signal = g_signal_new ("filter-changed", POW_TYPE_COMPARE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
build_modes (PowCompareBar *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->segments = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->segments, "linked");
  gtk_widget_add_css_class (self->segments, "segmented");
  for (guint i = 0; i < G_N_ELEMENTS (mode_names); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (mode_names[i]));

      self->segment_buttons[i] = GTK_TOGGLE_BUTTON (button);
      g_object_set_data (G_OBJECT (button), "pow-mode", GUINT_TO_POINTER (i));
      if (i > 0)
        gtk_toggle_button_set_group (self->segment_buttons[i], self->segment_buttons[0]);
      gtk_box_append (GTK_BOX (self->segments), button);
      gtk_string_list_append (names, _ (mode_names[i]));
    }
  self->modes = pow_compare_menu_new (_ ("Way of comparing"));
  gtk_drop_down_set_enable_search (self->modes, FALSE);
  gtk_drop_down_set_model (self->modes, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->modes), FALSE);
}

static void
build_second_line (PowCompareBar *self)
{
  self->second_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->against_label = GTK_LABEL (gtk_label_new (_ ("with")));
  gtk_widget_add_css_class (GTK_WIDGET (self->against_label), "dim-label");
  gtk_label_set_xalign (self->against_label, 0);
  self->against = pow_compare_menu_new (_ ("Moment to compare with"));
  gtk_drop_down_set_enable_search (self->against, FALSE);
  gtk_box_append (GTK_BOX (self->second_line), GTK_WIDGET (self->against_label));
  gtk_box_append (GTK_BOX (self->second_line), GTK_WIDGET (self->against));
  self->field = POW_COMPARE_FIELD_BAR (pow_compare_field_bar_new ());
  g_signal_connect_swapped (self->field, "changed", G_CALLBACK (emit_changed), self);
  g_signal_connect_swapped (self->field, "left", G_CALLBACK (pow_compare_bar_leave_field), self);
  gtk_box_append (GTK_BOX (self->second_line), GTK_WIDGET (self->field));
}

static void
pow_compare_bar_init (PowCompareBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *space = gtk_label_new (NULL);

  self->mode = self->before_field = POW_COMPARE_REGIONS;
  /* Of one thing at two moments what did not change says little. */
  self->only[POW_COMPARE_MOMENTS] = TRUE;
  build_modes (self);
  build_second_line (self);
  self->only_differences = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ ("Only differences")));
  self->first_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (self->first_line), self->segments);
  gtk_box_append (GTK_BOX (self->first_line), GTK_WIDGET (self->modes));
  gtk_box_append (GTK_BOX (self->first_line), space);
  gtk_box_append (GTK_BOX (self->first_line), GTK_WIDGET (self->only_differences));
  gtk_box_append (GTK_BOX (box), self->first_line);
  gtk_box_append (GTK_BOX (box), self->second_line);
  gtk_widget_add_css_class (box, "list-bar");
  adw_bin_set_child (ADW_BIN (self), box);
  for (guint i = 0; i < G_N_ELEMENTS (mode_names); i++)
    g_signal_connect (self->segment_buttons[i], "toggled", G_CALLBACK (segment_toggled_cb), self);
  g_signal_connect_swapped (self->modes, "notify::selected", G_CALLBACK (mode_selected_cb), self);
  g_signal_connect_swapped (self->against, "notify::selected", G_CALLBACK (against_selected_cb), self);
  g_signal_connect_swapped (self->only_differences, "toggled", G_CALLBACK (filter_toggled_cb), self);
}

/* The answer to Waartegen is one of the moments only while there is one. */
static void
fill_moments (PowCompareBar *self)
{
  const guint first = pow_session_get_against_snapshot (self->session) != NULL ? 0 : 1;
  const guint were = self->against != NULL && gtk_drop_down_get_model (self->against) != NULL
                         ? g_list_model_get_n_items (gtk_drop_down_get_model (self->against))
                         : 0;
  g_autoptr (GtkStringList) names = NULL;

  if (were == G_N_ELEMENTS (moments) - first)
    return;
  names = gtk_string_list_new (NULL);
  for (guint i = first; i < G_N_ELEMENTS (moments); i++)
    gtk_string_list_append (names, _ (moments[i].name));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->against, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->against, 0);
  self->filling = FALSE;
}

/**
 * pow_compare_bar_refresh:
 * @self: the bar
 *
 * Takes over what the session holds now: regions, names, the answer to Waartegen.
 */
void
pow_compare_bar_refresh (PowCompareBar *self)
{
  g_return_if_fail (POW_IS_COMPARE_BAR (self));

  pow_compare_region_bar_refresh (self->regions);
  fill_moments (self);
  show_controls (self);
}

/**
 * pow_compare_bar_new:
 * @session: what is on screen
 *
 * Returns: (transfer floating): the bar, on two regions
 */
GtkWidget *
pow_compare_bar_new (PowSession *session)
{
  PowCompareBar *self = g_object_new (POW_TYPE_COMPARE_BAR, NULL);

  self->session = g_object_ref (session);
  self->regions = POW_COMPARE_REGION_BAR (pow_compare_region_bar_new (session));
  gtk_box_prepend (GTK_BOX (self->second_line), GTK_WIDGET (self->regions));
  g_signal_connect_swapped (self->regions, "changed", G_CALLBACK (emit_changed), self);
  pow_compare_bar_refresh (self);
  return GTK_WIDGET (self);
}

/**
 * pow_compare_bar_set_narrow:
 * @self: the bar
 * @narrow: whether the window is narrow: menus below each other, and the ways of comparing in one of them
 */
void
pow_compare_bar_set_narrow (PowCompareBar *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_COMPARE_BAR (self));

  gtk_widget_set_visible (self->segments, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->modes), narrow);
  pow_compare_region_bar_set_narrow (self->regions, narrow);
  pow_compare_field_bar_set_narrow (self->field, narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->second_line), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/**
 * pow_compare_bar_get_mode:
 * @self: the bar
 *
 * Returns: the way of comparing that is chosen
 */
PowCompareMode
pow_compare_bar_get_mode (PowCompareBar *self)
{
  g_return_val_if_fail (POW_IS_COMPARE_BAR (self), POW_COMPARE_REGIONS);
  return self->mode;
}

/**
 * pow_compare_bar_set_mode:
 * @self: the bar
 * @mode: another way of comparing
 *
 * Chooses a way of comparing and emits "changed"; nothing when it is chosen already.
 */
void
pow_compare_bar_set_mode (PowCompareBar *self, PowCompareMode mode)
{
  g_return_if_fail (POW_IS_COMPARE_BAR (self));
  g_return_if_fail (mode < POW_N_COMPARE_MODES);

  if (self->mode == mode)
    return;
  self->mode = mode;
  emit_changed (self);
}

/**
 * pow_compare_bar_set_region:
 * @self: the bar
 * @region: (nullable): a region id; %NULL: all of them, where the way of comparing can tell of all
 *
 * Chooses the region of the ways that look at one, and emits "changed".
 */
void
pow_compare_bar_set_region (PowCompareBar *self, const char *region)
{
  g_return_if_fail (POW_IS_COMPARE_BAR (self));

  pow_compare_region_bar_set_region (self->regions, region);
  emit_changed (self);
}

/**
 * pow_compare_bar_set_field:
 * @self: the bar
 * @field: key of a figure or path of a field, as pow_region_table_new() takes it
 *
 * Shows one field or figure of all regions.
 */
void
pow_compare_bar_set_field (PowCompareBar *self, const char *field)
{
  g_return_if_fail (POW_IS_COMPARE_BAR (self));

  if (self->mode != POW_COMPARE_FIELD)
    self->before_field = self->mode;
  pow_compare_field_bar_set_field (self->field, field);
  self->mode = POW_COMPARE_FIELD;
  emit_changed (self);
}

/**
 * pow_compare_bar_leave_field:
 * @self: the bar
 *
 * Goes from one thing of all regions back to where it was asked. Without effect elsewhere.
 */
void
pow_compare_bar_leave_field (PowCompareBar *self)
{
  g_return_if_fail (POW_IS_COMPARE_BAR (self));

  if (self->mode == POW_COMPARE_FIELD)
    pow_compare_bar_set_mode (self, self->before_field);
}

/**
 * pow_compare_bar_get_only_differences:
 * @self: the bar
 *
 * Each way of comparing remembers its own answer for as long as the page lives.
 *
 * Returns: whether lines that are the same are left out
 */
gboolean
pow_compare_bar_get_only_differences (PowCompareBar *self)
{
  g_return_val_if_fail (POW_IS_COMPARE_BAR (self), FALSE);
  return self->mode != POW_COMPARE_FIELD && self->only[self->mode];
}

/**
 * pow_compare_bar_dup_question:
 * @self: the bar
 *
 * Returns: (transfer full): what the person asks
 */
PowCompareQuestion *
pow_compare_bar_dup_question (PowCompareBar *self)
{
  PowCompareQuestion *question = g_new0 (PowCompareQuestion, 1);
  const guint first = pow_session_get_against_snapshot (self->session) != NULL ? 0 : 1;
  const guint at = MIN (gtk_drop_down_get_selected (self->against), G_N_ELEMENTS (moments) - 1 - first) + first;

  question->mode = self->mode;
  question->field = g_strdup (pow_compare_field_bar_get_field (self->field));
  question->order = pow_compare_field_bar_get_order (self->field);
  question->regions = pow_compare_region_bar_dup_regions (self->regions);
  question->moment = g_strdup (self->mode == POW_COMPARE_PRACTICE ? POW_MOMENT_APPROVED_PLAN : moments[at].moment);
  question->moment_name = moments[at].moment != NULL ? g_strdup (_ (moments[at].name)) : pow_moment_dup_answer (self->session, TRUE, FALSE);
  question->shown_name = pow_moment_dup_answer (self->session, FALSE, FALSE);
  return question;
}
