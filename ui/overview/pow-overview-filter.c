/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/overview/pow-overview-filter.h"

#include "pow-config.h"
#include "ui/common/pow-search-text.h"

#include <glib/gi18n-lib.h>

/**
 * PowOverviewFilter:
 *
 * The filter row of the overview: text, reported light, phase, and while something is compared with only what has
 * changed. Made of a region's figures only, so filtering 35 or 700 rows costs nothing per key.
 *
 * Signal "changed" (no arguments): another filter.
 */
struct _PowOverviewFilter
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkEditable *search;
  GtkDropDown *light;
  GtkDropDown *phase;
  GtkToggleButton *only_marked;
  GtkWidget *clear;
  GtkFilter *filter;
  char *folded; /* text as it is searched for */
};

G_DEFINE_FINAL_TYPE (PowOverviewFilter, pow_overview_filter, ADW_TYPE_BIN)

static guint changed_signal;

/* The first entry of each list is "all". */
static const PowLight light_choices[]
    = { POW_LIGHT_GREEN, POW_LIGHT_AMBER, POW_LIGHT_RED, POW_LIGHT_ON_HOLD, POW_LIGHT_UNKNOWN };

static const PowField *
get_phase_field (void)
{
  return pow_schema_find (POW_KIND_SUBPROJECT, "phase", NULL);
}

static gboolean
match (gpointer item, gpointer data)
{
  PowOverviewFilter *self = data;
  const PowOverviewFigures *figures = pow_region_row_get_figures (item);
  const guint light = gtk_drop_down_get_selected (self->light);
  const guint phase = gtk_drop_down_get_selected (self->phase);

  if (figures == NULL)
    return FALSE;
  if (self->folded[0] != '\0' && strstr (figures->search, self->folded) == NULL)
    return FALSE;
  if (light > 0 && pow_overview_figures_get_counted_light (figures) != light_choices[light - 1])
    return FALSE;
  if (gtk_toggle_button_get_active (self->only_marked) && pow_region_row_get_mark (item) == POW_MARK_SAME)
    return FALSE;
  if (phase > 0 && (phase > figures->n_phases || figures->phases[phase - 1] == 0))
    return FALSE;
  return TRUE;
}

static void
changed (PowOverviewFilter *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));

  g_free (self->folded);
  self->folded = pow_search_fold (text);
  gtk_widget_set_sensitive (self->clear, pow_overview_filter_is_set (self));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  g_signal_emit (self, changed_signal, 0);
}

static GtkDropDown *
append_choice (PowOverviewFilter *self, GtkStringList *words, const char *label)
{
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (words), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  gtk_widget_set_tooltip_text (drop_down, label);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (changed), self);
  gtk_box_append (GTK_BOX (self->box), drop_down);
  return GTK_DROP_DOWN (drop_down);
}

static GtkStringList *
list_lights (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _ ("All lights"));
  for (guint i = 0; i < G_N_ELEMENTS (light_choices); i++)
    gtk_string_list_append (words,
                            light_choices[i] == POW_LIGHT_UNKNOWN
                                ? _ ("unknown or out of date")
                                : pow_light_get_label (light_choices[i]));
  return words;
}

static GtkStringList *
list_phases (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  const PowField *phase = get_phase_field ();

  gtk_string_list_append (words, _ ("All phases"));
  for (const PowChoice *choice = phase->choices; choice->id != NULL; choice++)
    gtk_string_list_append (words, pow_field_get_choice_label (phase, choice->id));
  return words;
}

static void
pow_overview_filter_dispose (GObject *object)
{
  PowOverviewFilter *self = POW_OVERVIEW_FILTER (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (pow_overview_filter_parent_class)->dispose (object);
}

static void
pow_overview_filter_finalize (GObject *object)
{
  g_free (POW_OVERVIEW_FILTER (object)->folded);
  G_OBJECT_CLASS (pow_overview_filter_parent_class)->finalize (object);
}

static void
pow_overview_filter_class_init (PowOverviewFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pow_overview_filter_dispose;
  object_class->finalize = pow_overview_filter_finalize;
  changed_signal = g_signal_new ("changed",
                                 POW_TYPE_OVERVIEW_FILTER,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 0);
}

static void
pow_overview_filter_init (PowOverviewFilter *self)
{
  GtkWidget *search = gtk_search_entry_new ();

  self->folded = g_strdup ("");
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->box, "filter-bar");

  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (search), 50);
  g_object_set (search, "placeholder-text", _ ("Region or municipality"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter on region or municipality"),
                                  -1);
  gtk_widget_set_hexpand (search, TRUE);
  self->search = GTK_EDITABLE (search);
  gtk_editable_set_width_chars (self->search, 12);
  gtk_box_append (GTK_BOX (self->box), search);
  self->clear = gtk_button_new_with_label (_ ("Clear filter"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_set_sensitive (self->clear, FALSE);

  self->filter = GTK_FILTER (gtk_custom_filter_new (NULL, NULL, NULL));
  self->light = append_choice (self, list_lights (), _ ("Filter on reported light"));
  self->phase = append_choice (self, list_phases (), _ ("Filter on phase of the subprojects"));
  self->only_marked = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("Only changes")));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->only_marked), _ ("Only what differs from the moment at Against"));
  gtk_widget_set_visible (GTK_WIDGET (self->only_marked), FALSE);
  g_signal_connect_swapped (self->only_marked, "toggled", G_CALLBACK (changed), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->only_marked));
  gtk_box_append (GTK_BOX (self->box), self->clear);
  gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), match, self, NULL);

  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (changed), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (pow_overview_filter_clear), self);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * pow_overview_filter_new:
 *
 * Returns: (transfer full): a filter row that lets everything through
 */
GtkWidget *
pow_overview_filter_new (void)
{
  return g_object_new (POW_TYPE_OVERVIEW_FILTER, NULL);
}

/**
 * pow_overview_filter_get_filter:
 * @self: the filter bar
 *
 * Returns: (transfer none): the filter, of #PowRegionRow
 */
GtkFilter *
pow_overview_filter_get_filter (PowOverviewFilter *self)
{
  g_return_val_if_fail (POW_IS_OVERVIEW_FILTER (self), NULL);
  return self->filter;
}

/**
 * pow_overview_filter_is_set:
 * @self: the filter bar
 *
 * Returns: whether anything may be hidden
 */
gboolean
pow_overview_filter_is_set (PowOverviewFilter *self)
{
  g_return_val_if_fail (POW_IS_OVERVIEW_FILTER (self), FALSE);
  return self->folded[0] != '\0' || gtk_drop_down_get_selected (self->light) > 0
         || gtk_drop_down_get_selected (self->phase) > 0 || gtk_toggle_button_get_active (self->only_marked);
}

static void
append_part (GString *words, GtkDropDown *choice, const char *name)
{
  if (gtk_drop_down_get_selected (choice) > 0)
    g_string_append_printf (
        words,
        "%s%s %s",
        words->len > 0 ? ", " : "",
        name,
        gtk_string_object_get_string (gtk_drop_down_get_selected_item (choice)));
}

/**
 * pow_overview_filter_describe:
 * @self: the filter row
 *
 * Returns: (transfer full): what hides rows: "“goes”, light amber"
 */
char *
pow_overview_filter_describe (PowOverviewFilter *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (POW_IS_OVERVIEW_FILTER (self), NULL);

  if (self->folded[0] != '\0')
    g_string_append_printf (words, _ ("“%s”"), gtk_editable_get_text (self->search));
  append_part (words, self->light, _ ("light"));
  append_part (words, self->phase, _ ("phase"));
  if (gtk_toggle_button_get_active (self->only_marked))
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", _ ("only changes"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * pow_overview_filter_clear:
 * @self: the filter bar
 *
 * Lets everything through again.
 */
void
pow_overview_filter_clear (PowOverviewFilter *self)
{
  g_return_if_fail (POW_IS_OVERVIEW_FILTER (self));

  gtk_editable_set_text (self->search, "");
  gtk_drop_down_set_selected (self->light, 0);
  gtk_drop_down_set_selected (self->phase, 0);
  gtk_toggle_button_set_active (self->only_marked, FALSE);
  changed (self);
}

/**
 * pow_overview_filter_set_marked:
 * @self: the filter row
 * @marked: whether rows are compared with another moment, so that there are changes to filter on
 */
void
pow_overview_filter_set_marked (PowOverviewFilter *self, gboolean marked)
{
  g_return_if_fail (POW_IS_OVERVIEW_FILTER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->only_marked), marked);
  if (!marked)
    gtk_toggle_button_set_active (self->only_marked, FALSE);
}

/**
 * pow_overview_filter_focus:
 * @self: the filter bar
 *
 * Puts the keyboard in the text.
 */
void
pow_overview_filter_focus (PowOverviewFilter *self)
{
  g_return_if_fail (POW_IS_OVERVIEW_FILTER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * pow_overview_filter_set_narrow:
 * @self: the filter bar
 * @narrow: whether the window is narrow: the controls stand in two storeys
 */
void
pow_overview_filter_set_narrow (PowOverviewFilter *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_OVERVIEW_FILTER (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
