/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/lists/pow-list-bar.h"

#include "pow-config.h"
#include "ui/common/pow-mark-shape.h"
#include "ui/common/pow-search-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PowListBar
{
  GtkBox parent_instance;

  const PowField *choice_field; /* what the drop-down filters on; NULL: this kind has none */
  GtkFilter *filter;
  char *needle; /* folded, or NULL */

  GtkSearchEntry *search;
  GtkDropDown *choice;
  GtkWidget *only_marked;
  GtkLabel *count;
  GtkBox *rest; /* what stands behind the search */
  GtkWidget *columns;
  gboolean makes_new; /* has a button for it */
};

G_DEFINE_FINAL_TYPE (PowListBar, pow_list_bar, GTK_TYPE_BOX)

static guint leave_signal;

#define SEARCH_DELAY_MS 50

char *
pow_list_dup_plural (PowKind kind, const char *map)
{
  const PowField *field = map != NULL ? pow_fields_find (pow_schema_get_fields (kind), map) : NULL;

  return g_utf8_strdown (field != NULL ? _ (field->label) : pow_kind_get_plural (kind), -1);
}

GtkWidget *
pow_list_new_button (PowKind kind, const char *region)
{
  /* Translators: %s is a kind of record, as in "New subproject" */
  g_autofree char *word = g_utf8_strdown (pow_kind_get_label (kind), -1);
  g_autofree char *label = g_strdup_printf (C_ ("record", "New %s"), word);
  GtkWidget *button = gtk_button_new_with_label (label);

  /* In a narrow window the bar must not ask for its whole text. */
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", pow_kind_get_name (kind),
                                    region != NULL ? region : "");
  return button;
}

/* Filtering */

static const char *
get_chosen (PowListBar *self)
{
  guint chosen = self->choice != NULL ? gtk_drop_down_get_selected (self->choice) : 0;

  return chosen > 0 && chosen != GTK_INVALID_LIST_POSITION ? self->choice_field->choices[chosen - 1].id : NULL;
}

static gboolean
match_row_cb (gpointer row, gpointer user_data)
{
  PowListBar *self = user_data;
  const char *chosen = get_chosen (self);

  if (pow_list_bar_only_marked (self) && pow_record_item_get_mark (row) == POW_MARK_SAME)
    return FALSE;
  if (chosen != NULL
      && g_strcmp0 (pow_record_get_text (pow_record_item_get_record (row), self->choice_field->key), chosen) != 0)
    return FALSE;
  return self->needle == NULL || strstr (pow_record_item_get_search_text (row), self->needle) != NULL;
}

static void
search_changed_cb (PowListBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *before = g_steal_pointer (&self->needle);
  GtkFilterChange change = GTK_FILTER_CHANGE_DIFFERENT;

  if (*text != '\0')
    self->needle = pow_search_fold (text);
  if (g_strcmp0 (before, self->needle) == 0)
    return;
  if (before == NULL || (self->needle != NULL && strstr (self->needle, before) != NULL))
    change = GTK_FILTER_CHANGE_MORE_STRICT;
  else if (self->needle == NULL || strstr (before, self->needle) != NULL)
    change = GTK_FILTER_CHANGE_LESS_STRICT;
  gtk_filter_changed (self->filter, change);
}

static void
choice_changed_cb (PowListBar *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

GtkFilter *
pow_list_bar_get_filter (PowListBar *self)
{
  g_return_val_if_fail (POW_IS_LIST_BAR (self), NULL);

  return self->filter;
}

void
pow_list_bar_clear (PowListBar *self)
{
  g_return_if_fail (POW_IS_LIST_BAR (self));

  if (self->choice != NULL)
    gtk_drop_down_set_selected (self->choice, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->only_marked), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
pow_list_bar_start_search (PowListBar *self)
{
  g_return_if_fail (POW_IS_LIST_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
pow_list_bar_set_count (PowListBar *self, guint shown, guint all)
{
  g_autofree char *count = NULL;

  g_return_if_fail (POW_IS_LIST_BAR (self));

  if (shown < all)
    count = g_strdup_printf (_ ("%u of %u"), shown, all);
  else
    count = g_strdup_printf ("%u", all);
  gtk_label_set_label (self->count, count);
}

void
pow_list_bar_set_marked (PowListBar *self, gboolean marked)
{
  g_return_if_fail (POW_IS_LIST_BAR (self));

  gtk_widget_set_visible (self->only_marked, marked);
  if (!marked)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->only_marked), FALSE);
}

gboolean
pow_list_bar_only_marked (PowListBar *self)
{
  g_return_val_if_fail (POW_IS_LIST_BAR (self), FALSE);

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->only_marked));
}

void
pow_list_bar_set_columns (PowListBar *self, GtkWidget *button)
{
  g_return_if_fail (POW_IS_LIST_BAR (self));
  g_return_if_fail (self->columns == NULL);

  self->columns = button;
  gtk_box_append (self->rest, button);
}

/* In a narrow bar its shape says it. */
static void
pow_list_bar_name_marked (PowListBar *self, gboolean narrow)
{
  GtkWidget *child = narrow ? pow_mark_shape_new () : gtk_label_new (_ ("Only changes"));

  if (narrow)
    pow_mark_shape_set (POW_MARK_SHAPE (child), POW_MARK_CHANGED);
  gtk_button_set_child (GTK_BUTTON (self->only_marked), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->only_marked), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Only changes"), -1);
}

void
pow_list_bar_set_narrow (PowListBar *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_LIST_BAR (self));

  /* A count alone needs no line of its own. */
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), narrow && self->makes_new ? GTK_ORIENTATION_VERTICAL
                                                                                   : GTK_ORIENTATION_HORIZONTAL);
  pow_list_bar_name_marked (self, narrow);
  if (self->columns != NULL)
    gtk_widget_set_visible (self->columns, !narrow);
}

static gboolean
search_key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, PowListBar *self)
{
  if (key != GDK_KEY_Down || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, leave_signal, 0);
  return GDK_EVENT_STOP;
}

/* Building */

static GtkDropDown *
make_choice (PowListBar *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *all = g_strdup_printf (_ ("%s: all"), _ (self->choice_field->label));
  GtkWidget *choice;

  gtk_string_list_append (words, all);
  for (const PowChoice *word = self->choice_field->choices; word->id != NULL; word++)
    gtk_string_list_append (words, _ (word->label));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->choice_field->label), -1);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (choice_changed_cb), self);
  return GTK_DROP_DOWN (choice);
}

static void
add_search (PowListBar *self, PowKind kind, const char *map)
{
  g_autofree char *plural = pow_list_dup_plural (kind, map);
  /* Translators: %s is a kind of record in the plural, as in "Search in subprojects" */
  g_autofree char *hint = g_strdup_printf (_ ("Search in %s"), plural);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->search, "placeholder-text", hint, NULL);
  gtk_search_entry_set_search_delay (self->search, SEARCH_DELAY_MS);
  gtk_widget_set_hexpand (GTK_WIDGET (self->search), TRUE);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->search), 30);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->search));
}

static void
pow_list_bar_dispose (GObject *object)
{
  PowListBar *self = POW_LIST_BAR (object);

  g_clear_object (&self->filter);

  G_OBJECT_CLASS (pow_list_bar_parent_class)->dispose (object);
}

static void
pow_list_bar_finalize (GObject *object)
{
  g_free (POW_LIST_BAR (object)->needle);

  G_OBJECT_CLASS (pow_list_bar_parent_class)->finalize (object);
}

static void
pow_list_bar_class_init (PowListBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_list_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = pow_list_bar_finalize;
  leave_signal = g_signal_new ("leave", POW_TYPE_LIST_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pow_list_bar_init (PowListBar *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "list-bar");
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_row_cb, self, NULL));

  self->only_marked = gtk_toggle_button_new ();
  pow_list_bar_name_marked (self, FALSE);
  gtk_widget_set_visible (self->only_marked, FALSE);
  gtk_widget_set_tooltip_text (self->only_marked, _ ("Only what differs from the moment at Against"));
  g_signal_connect_swapped (self->only_marked, "toggled", G_CALLBACK (choice_changed_cb), self);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
}

PowListBar *
pow_list_bar_new (PowKind kind, const char *map, const char *region)
{
  PowListBar *self;

  g_return_val_if_fail (kind < POW_N_KINDS, NULL);

  self = g_object_new (POW_TYPE_LIST_BAR, NULL);
  self->makes_new = map == NULL;
  self->rest = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  if (map == NULL)
    for (const PowField *field = pow_schema_get_fields (kind); field->key != NULL && self->choice_field == NULL; field++)
      if (field->type == POW_TYPE_CHOICE)
        self->choice_field = field;
  add_search (self, kind, map);
  if (self->choice_field != NULL)
    {
      self->choice = make_choice (self);
      gtk_box_append (self->rest, GTK_WIDGET (self->choice));
    }
  gtk_box_append (self->rest, self->only_marked);
  gtk_box_append (self->rest, GTK_WIDGET (self->count));
  if (map == NULL)
    gtk_box_append (self->rest, pow_list_new_button (kind, region));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->rest));
  return self;
}
