/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-history-bar.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/history/pow-change-text.h"

#include <glib/gi18n-lib.h>

struct _PowHistoryBar
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkToggleButton *parts[POW_N_HISTORY_PARTS]; /* NULL: not offered */
  GtkDropDown *kind;
  GtkDropDown *author;
  GtkStringList *authors; /* the first is anybody */
  GtkSearchEntry *search;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PowHistoryBar, pow_history_bar, ADW_TYPE_BIN)

#define SEARCH_DELAY_MS 150

static guint changed_signal;

static void
changed_cb (PowHistoryBar *self)
{
  if (!self->updating)
    g_signal_emit (self, changed_signal, 0);
}

/* Each of the group tells; the one that was chosen is enough. */
static void
part_toggled_cb (GtkToggleButton *button, PowHistoryBar *self)
{
  if (gtk_toggle_button_get_active (button))
    changed_cb (self);
}

static void
pow_history_bar_finalize (GObject *object)
{
  g_object_unref (POW_HISTORY_BAR (object)->authors);

  G_OBJECT_CLASS (pow_history_bar_parent_class)->finalize (object);
}

static void
pow_history_bar_class_init (PowHistoryBarClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pow_history_bar_finalize;
  changed_signal = g_signal_new ("changed", POW_TYPE_HISTORY_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
shorten_drop_down (GtkDropDown *drop_down, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (drop_down), name);
}

static GtkDropDown *
build_kinds (PowHistoryBar *self)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkDropDown *kinds;

  gtk_string_list_append (words, _ ("Every kind"));
  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    gtk_string_list_append (words, pow_kind_get_label (kind));
  kinds = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (words), NULL));
  shorten_drop_down (kinds, _ ("Kind"));
  g_signal_connect_swapped (kinds, "notify::selected", G_CALLBACK (changed_cb), self);
  return kinds;
}

static GtkDropDown *
build_authors (PowHistoryBar *self)
{
  GtkDropDown *authors;

  self->authors = gtk_string_list_new (NULL);
  gtk_string_list_append (self->authors, _ ("Everybody"));
  authors = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->authors)), NULL));
  shorten_drop_down (authors, _ ("Person"));
  g_signal_connect_swapped (authors, "notify::selected", G_CALLBACK (changed_cb), self);
  return authors;
}

static void
pow_history_bar_init (PowHistoryBar *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  self->kind = build_kinds (self);
  self->author = build_authors (self);
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->search, "placeholder-text", _ ("Search in changes"), NULL);
  gtk_search_entry_set_search_delay (self->search, SEARCH_DELAY_MS);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 10);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->search), 24);
  gtk_widget_set_hexpand (GTK_WIDGET (self->search), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search in changes"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (changed_cb), self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "list-bar");
  gtk_widget_add_css_class (GTK_WIDGET (self), "history-bar");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
add_part (PowHistoryBar *self, GtkBox *group, PowHistoryPart part, const char *label, const char *tooltip)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (button, tooltip);
  if (self->parts[POW_HISTORY_ALL] != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->parts[POW_HISTORY_ALL]);
  self->parts[part] = GTK_TOGGLE_BUTTON (button);
  g_signal_connect (button, "toggled", G_CALLBACK (part_toggled_cb), self);
  gtk_box_append (group, button);
}

static char *
dup_region_title (PowSession *session)
{
  const char *own = pow_session_get_own_region (session);
  g_autofree char *address = own != NULL ? pow_address_build (POW_KIND_REGION, own, NULL) : NULL;

  return address != NULL ? g_strdup (pow_snapshot_get_title (pow_session_get_snapshot (session), address)) : NULL;
}

static const char *
get_record_words (const char *address)
{
  if (address == NULL)
    return NULL;
  switch (pow_address_get_kind (address))
    {
    case POW_KIND_REGION:
      return _ ("This region");
    case POW_KIND_PLAN:
      return _ ("This plan");
    case POW_KIND_SUBPROJECT:
      return _ ("This subproject");
    case POW_KIND_PROGRAMME:
    case POW_KIND_TREKKER:
    case POW_KIND_STAKEHOLDER:
    case POW_KIND_BODY:
    case POW_KIND_AGREEMENT:
    case POW_KIND_REPORT:
    case POW_KIND_NONE:
    default:
      return _ ("Only this");
    }
}

static void
add_parts (PowHistoryBar *self, GtkBox *group, PowSession *session, const char *address, const char *field)
{
  g_autofree char *region = dup_region_title (session);
  g_autofree char *label = field != NULL ? pow_change_text_dup_label (pow_session_get_snapshot (session), address, field) : NULL;

  add_part (self, group, POW_HISTORY_ALL, _ ("All"), _ ("Everything in the regions of Where"));
  if (region != NULL)
    add_part (self, group, POW_HISTORY_REGION, _ ("My region"), region);
  if (address != NULL)
    add_part (self, group, POW_HISTORY_RECORD, get_record_words (address), NULL);
  if (field != NULL)
    add_part (self, group, POW_HISTORY_FIELD, _ ("This field"), label);
  gtk_toggle_button_set_active (self->parts[field != NULL     ? POW_HISTORY_FIELD
                                            : address != NULL ? POW_HISTORY_RECORD
                                                              : POW_HISTORY_ALL],
                                TRUE);
}

/**
 * pow_history_bar_new:
 * @session: the session
 * @address: (nullable): the record whose history it is; %NULL: of no one record
 * @field: (nullable): the field of it whose history it is
 *
 * Returns: (transfer floating): the bar; the narrowest part that it offers is chosen
 */
GtkWidget *
pow_history_bar_new (PowSession *session, const char *address, const char *field)
{
  PowHistoryBar *self = g_object_new (POW_TYPE_HISTORY_BAR, NULL);
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *lists = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (group, "linked");
  gtk_widget_add_css_class (group, "segmented");
  gtk_widget_set_valign (group, GTK_ALIGN_CENTER);
  self->updating = TRUE;
  add_parts (self, GTK_BOX (group), session, address, field);
  self->updating = FALSE;
  gtk_box_append (self->box, group);
  gtk_box_append (GTK_BOX (lists), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (lists), GTK_WIDGET (self->author));
  gtk_box_append (self->box, lists);
  gtk_box_append (self->box, GTK_WIDGET (self->search));
  return GTK_WIDGET (self);
}

/**
 * pow_history_bar_get_part:
 * @self: the bar
 *
 * Returns: of what the history is asked: everything, my region, this record, this field
 */
PowHistoryPart
pow_history_bar_get_part (PowHistoryBar *self)
{
  g_return_val_if_fail (POW_IS_HISTORY_BAR (self), POW_HISTORY_ALL);

  for (PowHistoryPart part = 0; part < POW_N_HISTORY_PARTS; part++)
    if (self->parts[part] != NULL && gtk_toggle_button_get_active (self->parts[part]))
      return part;
  return POW_HISTORY_ALL;
}

/**
 * pow_history_bar_get_kind:
 * @self: the bar
 *
 * Returns: the kind of record that changes must be of; %POW_KIND_NONE: any
 */
PowKind
pow_history_bar_get_kind (PowHistoryBar *self)
{
  guint chosen;

  g_return_val_if_fail (POW_IS_HISTORY_BAR (self), POW_KIND_NONE);

  chosen = gtk_drop_down_get_selected (self->kind);
  return chosen == 0 || chosen == GTK_INVALID_LIST_POSITION ? POW_KIND_NONE : (PowKind) (chosen - 1);
}

/**
 * pow_history_bar_get_author:
 * @self: the bar
 *
 * Returns: (transfer none) (nullable): who must have made them; %NULL: anybody; valid until the people are set anew
 */
const char *
pow_history_bar_get_author (PowHistoryBar *self)
{
  guint chosen;

  g_return_val_if_fail (POW_IS_HISTORY_BAR (self), NULL);

  chosen = gtk_drop_down_get_selected (self->author);
  return chosen == 0 || chosen == GTK_INVALID_LIST_POSITION ? NULL : gtk_string_list_get_string (self->authors, chosen);
}

/**
 * pow_history_bar_get_text:
 * @self: the bar
 *
 * Returns: (transfer none) (nullable): the words that must be in them, as typed; %NULL: none
 */
const char *
pow_history_bar_get_text (PowHistoryBar *self)
{
  const char *text;

  g_return_val_if_fail (POW_IS_HISTORY_BAR (self), NULL);

  text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  return *text != '\0' ? text : NULL;
}

static gboolean
has_authors (PowHistoryBar *self, GPtrArray *authors)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->authors)) != authors->len + 1)
    return FALSE;
  for (guint i = 0; i < authors->len; i++)
    if (g_strcmp0 (gtk_string_list_get_string (self->authors, i + 1), g_ptr_array_index (authors, i)) != 0)
      return FALSE;
  return TRUE;
}

/**
 * pow_history_bar_set_authors:
 * @self: the bar
 * @authors: (element-type utf8): who can be chosen; who is chosen stays so
 */
void
pow_history_bar_set_authors (PowHistoryBar *self, GPtrArray *authors)
{
  g_autofree char *chosen = NULL;
  g_autoptr (GPtrArray) words = NULL;
  guint position = 0;

  g_return_if_fail (POW_IS_HISTORY_BAR (self));

  if (has_authors (self, authors))
    return;
  chosen = g_strdup (pow_history_bar_get_author (self));
  words = g_ptr_array_new ();
  for (guint i = 0; i < authors->len; i++)
    {
      g_ptr_array_add (words, g_ptr_array_index (authors, i));
      if (g_strcmp0 (chosen, g_ptr_array_index (authors, i)) == 0)
        position = i + 1;
    }
  if (chosen != NULL && position == 0)
    {
      g_ptr_array_add (words, chosen);
      position = words->len;
    }
  g_ptr_array_add (words, NULL);
  self->updating = TRUE;
  gtk_string_list_splice (self->authors, 1, g_list_model_get_n_items (G_LIST_MODEL (self->authors)) - 1,
                          (const char *const *) words->pdata);
  gtk_drop_down_set_selected (self->author, position);
  self->updating = FALSE;
}

/**
 * pow_history_bar_is_set:
 * @self: the bar
 *
 * Returns: whether anything but the part hides changes, so that an empty list offers to clear it
 */
gboolean
pow_history_bar_is_set (PowHistoryBar *self)
{
  g_return_val_if_fail (POW_IS_HISTORY_BAR (self), FALSE);

  return pow_history_bar_get_kind (self) != POW_KIND_NONE || pow_history_bar_get_author (self) != NULL
         || pow_history_bar_get_text (self) != NULL;
}

/**
 * pow_history_bar_clear:
 * @self: the bar
 *
 * Takes kind, person and words away at once and emits "changed" once. The part stays.
 */
void
pow_history_bar_clear (PowHistoryBar *self)
{
  g_return_if_fail (POW_IS_HISTORY_BAR (self));

  self->updating = TRUE;
  gtk_drop_down_set_selected (self->kind, 0);
  gtk_drop_down_set_selected (self->author, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->updating = FALSE;
  changed_cb (self);
}

/**
 * pow_history_bar_start_search:
 * @self: the bar
 *
 * Puts the focus where words are typed.
 */
void
pow_history_bar_start_search (PowHistoryBar *self)
{
  g_return_if_fail (POW_IS_HISTORY_BAR (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * pow_history_bar_set_narrow:
 * @self: the bar
 * @narrow: whether the window is narrow: the menus stand below each other
 */
void
pow_history_bar_set_narrow (PowHistoryBar *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_HISTORY_BAR (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
