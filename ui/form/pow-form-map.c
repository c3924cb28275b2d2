/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-map.h"

#include "pow-config.h"
#include "ui/form/pow-form-card.h"
#include "ui/form/pow-form-fold.h"
#include "ui/form/pow-form-group.h"
#include "ui/form/pow-form-was.h"
#include "ui/form/pow-new-dialog.h"

#include <glib/gi18n-lib.h>

struct _PowFormMap
{
  PowFormRow parent_instance;

  GtkWidget *add;
  GtkWidget *heading_add; /* in the heading of a bare one; NULL: none */
  GtkWidget *list;
  GHashTable *rows; /* key → its row, borrowed from the list */
  GtkWidget *fold; /* names what has a fixed place and is not filled in; NULL: none */
  gboolean bare;
};

G_DEFINE_FINAL_TYPE (PowFormMap, pow_form_map, POW_TYPE_FORM_ROW)

static gboolean
pow_form_map_can_add (PowFormMap *self)
{
  const PowField *field = pow_form_row_get_field (POW_FORM_ROW (self));

  return (field->key_type != POW_KEY_NAME || field->choices == NULL)
         && pow_form_get_read_only_reason (pow_form_row_get_form (POW_FORM_ROW (self))) == NULL;
}

static const PowField *
pow_form_map_find_type (PowFormMap *self, PowFieldType type)
{
  for (const PowField *row = pow_form_row_get_field (POW_FORM_ROW (self))->members; row->key != NULL;
       row++)
    if (row->type == type)
      return row;
  return NULL;
}

static PowDate
pow_form_map_get_date (PowFormMap *self, const char *key, const char *member)
{
  PowFormRow *row = POW_FORM_ROW (self);
  PowRecord *record = pow_form_get_record (pow_form_row_get_form (row));
  g_autofree char *entry = pow_path_join (pow_form_row_get_path (row), key);
  g_autofree char *path = pow_path_join (entry, member);

  return record != NULL ? pow_record_get_date (record, path) : POW_DATE_NONE;
}

/* What has a date and no place of its own stands in time, what has none after it. */
static int
pow_form_map_compare_dates (gconstpointer a, gconstpointer b, gpointer user_data)
{
  PowFormMap *self = user_data;
  const char *member = pow_form_map_find_type (self, POW_TYPE_DATE)->key;
  PowDate date_a = pow_form_map_get_date (self, *(const char *const *) a, member);
  PowDate date_b = pow_form_map_get_date (self, *(const char *const *) b, member);
  gboolean known_a = date_a.precision != POW_PRECISION_NONE;
  gboolean known_b = date_b.precision != POW_PRECISION_NONE;

  return known_a && known_b ? pow_date_compare (date_a, date_b) : (int) known_b - (int) known_a;
}

/* The keys to show, in order: fixed names first whether filled or not. */
static GPtrArray *
pow_form_map_list_keys (PowFormMap *self)
{
  PowFormRow *row = POW_FORM_ROW (self);
  const PowField *field = pow_form_row_get_field (row);
  g_autoptr (GPtrArray) filled
      = pow_form_list_entries (pow_form_row_get_form (row), pow_form_row_get_path (row));
  g_autoptr (GPtrArray) gone = pow_form_was_list_gone (pow_form_row_get_form (row), pow_form_row_get_path (row));
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  /* What is no longer there stands, greyed, where it stood. */
  for (guint i = 0; i < gone->len; i++)
    g_ptr_array_add (filled, g_strdup (g_ptr_array_index (gone, i)));
  if (field->key_type == POW_KEY_ID && pow_form_map_find_type (self, POW_TYPE_DATE) != NULL
      && pow_form_map_find_type (self, POW_TYPE_ORDER) == NULL)
    g_ptr_array_sort_with_data (filled, pow_form_map_compare_dates, self);
  if (field->key_type == POW_KEY_NAME && field->choices != NULL)
    for (const PowChoice *choice = field->choices; choice->id != NULL; choice++)
      g_ptr_array_add (keys, g_strdup (choice->id));
  for (guint i = 0; i < filled->len; i++)
    if (!g_ptr_array_find_with_equal_func (keys, g_ptr_array_index (filled, i), g_str_equal, NULL))
      g_ptr_array_add (keys, g_strdup (g_ptr_array_index (filled, i)));
  return keys;
}

/* How many there are; of what has to be done by a date: how many are done, and what comes next. */
static char *
pow_form_map_dup_summary (PowFormMap *self, GPtrArray *keys)
{
  PowFormRow *row = POW_FORM_ROW (self);
  PowForm *form = pow_form_row_get_form (row);
  const PowField *field = pow_form_row_get_field (row);
  PowRecord *record = pow_form_get_record (form);
  const char *next = NULL;
  PowDate next_date = POW_DATE_NONE;
  g_autofree char *title = NULL;
  g_autofree char *on = NULL;

  if (record == NULL || pow_fields_find (field->members, "done") == NULL
      || pow_fields_find (field->members, "date") == NULL)
    return g_strdup_printf ("%u", keys->len);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      PowDate date = pow_form_map_get_date (self, key, "date");

      if (pow_form_map_get_date (self, key, "done").precision != POW_PRECISION_NONE
          || date.precision == POW_PRECISION_NONE)
        continue;
      if (next == NULL || pow_date_compare (date, next_date) < 0)
        {
          next = key;
          next_date = date;
        }
    }
  if (next == NULL)
    return g_strdup_printf ("%u", keys->len);
  title = pow_form_dup_entry_title (form, pow_form_row_get_path (row), field, next);
  on = pow_date_format (next_date);
  /* Translators: what comes next of a list of milestones, and when. */
  return g_strdup_printf (_ ("Next: %s, %s"), title, on);
}

/* Of fixed names, those that nobody has filled in make place for one row that names them. */
static void
pow_form_map_fold (PowFormMap *self, GPtrArray *keys)
{
  PowFormRow *row = POW_FORM_ROW (self);
  const PowField *field = pow_form_row_get_field (row);
  g_autoptr (GPtrArray) empty = g_ptr_array_new ();

  if (self->fold != NULL || field->key_type != POW_KEY_NAME || field->choices == NULL)
    return;
  for (guint i = 0; i < keys->len; i++)
    {
      PowFormRow *entry = g_hash_table_lookup (self->rows, g_ptr_array_index (keys, i));

      if (pow_form_row_is_empty (entry))
        g_ptr_array_add (empty, entry);
    }
  if (empty->len < 2)
    return;
  self->fold = pow_form_fold_new (pow_form_row_get_form (row), empty);
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->fold);
}

static void
pow_form_map_show (PowFormRow *row, const char *value)
{
  PowFormMap *self = POW_FORM_MAP (row);
  PowForm *form = pow_form_row_get_form (row);
  const PowField *field = pow_form_row_get_field (row);
  g_autoptr (GPtrArray) keys = pow_form_map_list_keys (self);
  g_autofree char *count = NULL;
  GHashTableIter iter;
  gpointer key, entry;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &entry))
    if (!g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
      {
        gtk_list_box_remove (GTK_LIST_BOX (self->list), entry);
        g_hash_table_iter_remove (&iter);
      }
  for (guint i = 0; i < keys->len; i++)
    {
      const char *wanted = g_ptr_array_index (keys, i);
      GtkListBoxRow *there = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i);

      entry = g_hash_table_lookup (self->rows, wanted);
      if (entry == NULL)
        {
          entry = pow_form_row_new_entry (form, pow_form_row_get_path (row), field, wanted);
          g_hash_table_insert (self->rows, g_strdup (wanted), entry);
          gtk_list_box_insert (GTK_LIST_BOX (self->list), entry, (int) i);
        }
      else if (there != entry)
        {
          gboolean focused = gtk_widget_is_focus (entry);

          g_object_ref (entry);
          gtk_list_box_remove (GTK_LIST_BOX (self->list), entry);
          gtk_list_box_insert (GTK_LIST_BOX (self->list), entry, (int) i);
          g_object_unref (entry);
          if (focused)
            gtk_widget_grab_focus (entry);
        }
    }
  pow_form_map_fold (self, keys);
  gtk_widget_set_visible (self->list, keys->len > 0);
  count = keys->len > 0 ? pow_form_map_dup_summary (self, keys) : NULL;
  pow_form_row_set_words_or (row, count, _ ("none yet"));
  gtk_widget_set_visible (self->add, !self->bare && pow_form_map_can_add (self));
  if (self->heading_add != NULL)
    gtk_widget_set_visible (self->heading_add, pow_form_map_can_add (self));
  gtk_widget_set_visible (gtk_widget_get_first_child (pow_form_row_get_content (row)),
                          !self->bare || keys->len == 0);
}

/**
 * pow_form_map_add:
 * @self: the map, in a window
 *
 * Opens the dialog that adds an entry.
 */
void
pow_form_map_add (PowFormMap *self)
{
  PowFormRow *row;
  GtkWidget *dialog;

  g_return_if_fail (POW_IS_FORM_MAP (self));

  row = POW_FORM_ROW (self);
  dialog = pow_new_dialog_new_entry (pow_form_row_get_form (row), pow_form_row_get_path (row),
                                     pow_form_row_get_field (row));
  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * pow_form_map_create_add:
 * @self: the map
 *
 * Returns: (transfer floating) (nullable): the add button for the heading of a card; %NULL: all names are there already
 */
GtkWidget *
pow_form_map_create_add (PowFormMap *self)
{
  const PowField *field;
  g_autofree char *name = NULL;

  g_return_val_if_fail (POW_IS_FORM_MAP (self), NULL);

  field = pow_form_row_get_field (POW_FORM_ROW (self));
  if (field->key_type == POW_KEY_NAME && field->choices != NULL)
    return NULL;
  /* Translators: accessible name of the button that adds to a list, such as "Add: Risks". */
  name = g_strdup_printf (_ ("Add: %s"), gettext (field->label));
  g_set_weak_pointer (&self->heading_add, gtk_button_new_from_icon_name ("list-add-symbolic"));
  gtk_widget_add_css_class (self->heading_add, "flat");
  gtk_widget_add_css_class (self->heading_add, "field-button");
  gtk_widget_set_tooltip_text (self->heading_add, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading_add), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (self->heading_add, "clicked", G_CALLBACK (pow_form_map_add), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->heading_add, pow_form_map_can_add (self));
  return self->heading_add;
}

/**
 * pow_form_map_set_bare:
 * @self: the map
 * @bare: whether it goes without its own label and add button, as the card that it fills has them in its heading
 */
void
pow_form_map_set_bare (PowFormMap *self, gboolean bare)
{
  g_return_if_fail (POW_IS_FORM_MAP (self));

  self->bare = bare;
  gtk_widget_set_visible (pow_form_row_get_label_widget (POW_FORM_ROW (self)), !bare);
  if (bare)
    gtk_widget_add_css_class (GTK_WIDGET (self), "bare");
  pow_form_row_refresh (POW_FORM_ROW (self));
}

static void
pow_form_map_finalize (GObject *object)
{
  g_hash_table_unref (POW_FORM_MAP (object)->rows);
  g_clear_weak_pointer (&POW_FORM_MAP (object)->heading_add);

  G_OBJECT_CLASS (pow_form_map_parent_class)->finalize (object);
}

static void
pow_form_map_class_init (PowFormMapClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pow_form_map_finalize;
  POW_FORM_ROW_CLASS (class)->show = pow_form_map_show;
}

static void
pow_form_map_init (PowFormMap *self)
{
  PowFormRow *row = POW_FORM_ROW (self);

  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "map");

  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_add_css_class (self->add, "field-button");
  gtk_widget_set_tooltip_text (self->add, _ ("Add"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add"),
                                  -1);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (pow_form_map_add), self,
                           G_CONNECT_SWAPPED);
  pow_form_row_add_suffix (row, self->add);

  self->list = pow_form_card_build_list ();
  gtk_widget_add_css_class (self->list, "nested");
  gtk_box_append (GTK_BOX (pow_form_row_get_content (row)), self->list);
}
