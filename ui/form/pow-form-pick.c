/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-pick.h"

#include "model/record/pow-json.h"
#include "pow-config.h"
#include "ui/form/pow-form-slot.h"
#include "ui/form/pow-form-options.h"
#include "ui/form/pow-form-value.h"
#include "ui/form/pow-form-words.h"
#include "ui/form/pow-new-dialog.h"
#include "ui/form/pow-picker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PowFormPick
{
  PowFormRow parent_instance;

  GtkWidget *button; /* holds the popover */
  GtkWidget *open;   /* goes to the record that is referred to */
  char *target;
};

G_DEFINE_FINAL_TYPE (PowFormPick, pow_form_pick, POW_TYPE_FORM_ROW)

static gboolean
pow_form_pick_is_set (PowFormPick *self)
{
  return pow_form_row_get_field (POW_FORM_ROW (self))->type == POW_TYPE_SET;
}

static const PowField *
pow_form_pick_get_item_field (PowFormPick *self)
{
  const PowField *field = pow_form_row_get_field (POW_FORM_ROW (self));

  return field->type == POW_TYPE_SET ? field->item : field;
}

/* The members of the stored value; a single value is a set of one. */
static GHashTable *
pow_form_pick_list_chosen (PowFormPick *self)
{
  PowFormRow *row = POW_FORM_ROW (self);
  GHashTable *chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *json = pow_form_dup_value (pow_form_row_get_form (row), pow_form_row_get_path (row));
  g_autoptr (cJSON) value = json != NULL ? pow_json_read (json, strlen (json), NULL) : NULL;

  if (cJSON_IsString (value))
    g_hash_table_add (chosen, g_strdup (value->valuestring));
  else if (cJSON_IsArray (value))
    for (const cJSON *item = value->child; item != NULL; item = item->next)
      if (cJSON_IsString (item))
        g_hash_table_add (chosen, g_strdup (item->valuestring));
  return chosen;
}

static void
pow_form_pick_save_set (PowFormPick *self, const char *id, gboolean in)
{
  PowFormRow *row = POW_FORM_ROW (self);
  g_autoptr (GHashTable) chosen = pow_form_pick_list_chosen (self);
  g_autoptr (cJSON) array = cJSON_CreateArray ();
  g_autofree char *json = NULL;
  GHashTableIter iter;
  gpointer member;

  if (in)
    g_hash_table_add (chosen, g_strdup (id));
  else
    g_hash_table_remove (chosen, id);
  g_hash_table_iter_init (&iter, chosen);
  while (g_hash_table_iter_next (&iter, &member, NULL))
    cJSON_AddItemToArray (array, cJSON_CreateString (member));
  json = cJSON_GetArraySize (array) > 0 ? pow_json_write_compact (array) : NULL;
  pow_form_set (pow_form_row_get_form (row), pow_form_row_get_path (row), json);
}

static void
pow_form_pick_picked_cb (PowFormPick *self, const char *id)
{
  PowFormRow *row = POW_FORM_ROW (self);
  g_autofree char *json = NULL;

  if (pow_form_pick_is_set (self))
    {
      g_autoptr (GHashTable) chosen = pow_form_pick_list_chosen (self);

      pow_form_pick_save_set (self, id, !g_hash_table_contains (chosen, id));
      return;
    }
  json = id != NULL ? pow_form_value_quote (id) : NULL;
  if (json == NULL && (pow_form_row_get_field (row)->flags & POW_FIELD_REQUIRED))
    return;
  pow_form_row_set_note (row, POW_FORM_NOTE_HINT, NULL);
  pow_form_set (pow_form_row_get_form (row), pow_form_row_get_path (row), json);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* A new record made from here is what was meant. */
static void
pow_form_pick_made_cb (PowFormPick *self, const char *address)
{
  PowFormRow *row = POW_FORM_ROW (self);
  g_autofree char *json = NULL;

  if (pow_form_pick_is_set (self))
    {
      pow_form_pick_save_set (self, address, TRUE);
      return;
    }
  json = pow_form_value_quote (address);
  pow_form_set (pow_form_row_get_form (row), pow_form_row_get_path (row), json);
}

static PowKind
pow_form_pick_get_first_target (PowFormPick *self)
{
  const PowField *item = pow_form_pick_get_item_field (self);

  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    if ((item->targets & POW_KIND_MASK (kind)) && pow_kind_get_folder (kind) != NULL)
      return kind;
  return POW_KIND_NONE;
}

static void
pow_form_pick_new_wanted_cb (PowFormPick *self, const char *text)
{
  PowForm *form = pow_form_row_get_form (POW_FORM_ROW (self));
  GtkWidget *dialog = pow_new_dialog_new (pow_form_get_session (form),
                                          pow_form_pick_get_first_target (self),
                                          pow_form_get_region (form));

  pow_new_dialog_set_title_text (POW_NEW_DIALOG (dialog), text);
  pow_new_dialog_set_open_after (POW_NEW_DIALOG (dialog), FALSE);
  g_signal_connect_object (dialog, "created", G_CALLBACK (pow_form_pick_made_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
pow_form_pick_build_popover (GtkMenuButton *button, gpointer user_data)
{
  PowFormPick *self = user_data;
  PowFormRow *row = POW_FORM_ROW (self);
  PowForm *form = pow_form_row_get_form (row);
  const PowField *field = pow_form_row_get_field (row);
  gboolean many = pow_form_pick_is_set (self);
  GtkWidget *picker = GTK_WIDGET (gtk_menu_button_get_popover (button));
  g_autoptr (GListStore) options = pow_form_options_list (form, field);
  g_autoptr (GHashTable) chosen = pow_form_pick_list_chosen (self);
  PowKind target = pow_form_pick_get_first_target (self);

  if (!many && !(field->flags & POW_FIELD_REQUIRED))
    {
      g_autoptr (PowOption) unknown = pow_option_new (NULL, _ ("unknown"), NULL);

      pow_option_set_chosen (unknown, g_hash_table_size (chosen) == 0);
      g_list_store_insert (options, 0, unknown);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (options)); i++)
    {
      g_autoptr (PowOption) option = g_list_model_get_item (G_LIST_MODEL (options), i);

      if (pow_option_get_id (option) != NULL)
        pow_option_set_chosen (option, g_hash_table_remove (chosen, pow_option_get_id (option)));
    }
  /* What is stored but not in the list can still be taken out of it. */
  {
    GHashTableIter iter;
    gpointer id;

    g_hash_table_iter_init (&iter, chosen);
    while (g_hash_table_iter_next (&iter, &id, NULL))
      {
        g_autofree char *json = pow_form_value_quote (id);
        g_autofree char *words
            = pow_form_words_dup (form, pow_form_pick_get_item_field (self), json);
        g_autoptr (PowOption) option = pow_option_new (id, words != NULL ? words : id, NULL);

        pow_option_set_chosen (option, TRUE);
        g_list_store_append (options, option);
      }
  }
  if (picker == NULL)
    {
      picker = pow_picker_new (many);
      g_signal_connect_object (picker, "picked", G_CALLBACK (pow_form_pick_picked_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (picker, "new-wanted", G_CALLBACK (pow_form_pick_new_wanted_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, picker);
    }
  pow_picker_set_options (POW_PICKER (picker), G_LIST_MODEL (options));
  if (target != POW_KIND_NONE && pow_form_get_region (form) != NULL)
    {
      /* Translators: makes a new record of a kind: "New: Stakeholder…". */
      g_autofree char *label = g_strdup_printf (_ ("New: %s…"), pow_kind_get_label (target));

      pow_picker_set_new_label (POW_PICKER (picker), label);
    }
}

static void
pow_form_pick_activate (PowFormRow *row)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (POW_FORM_PICK (row)->button));
}

static void
pow_form_pick_open_cb (PowFormPick *self)
{
  if (self->target != NULL)
    pow_session_open_address (
        pow_form_get_session (pow_form_row_get_form (POW_FORM_ROW (self))), self->target);
}

/* How far along: the last word of the list is how it can end early, and no step. */
static void
pow_form_pick_show_step (PowFormRow *row, const char *value)
{
  const PowField *field = pow_form_row_get_field (row);
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  int n_steps = -1;
  int step;

  if (!(field->flags & POW_FIELD_STEPS))
    return;
  for (const PowChoice *choice = field->choices; choice->id != NULL; choice++)
    n_steps++;
  id = pow_form_value_unquote (value);
  step = id != NULL ? pow_field_get_choice_index (field, id) : -1;
  if (step >= 0 && step < n_steps)
    /* Translators: how far along a phase is: "step 1 of 5". */
    text = g_strdup_printf (_ ("step %d of %d"), step + 1, n_steps);
  pow_form_row_set_aside (row, text);
}

static void
pow_form_pick_show (PowFormRow *row, const char *value)
{
  PowFormPick *self = POW_FORM_PICK (row);
  PowForm *form = pow_form_row_get_form (row);
  const PowField *field = pow_form_row_get_field (row);
  g_autofree char *name = NULL;
  gboolean known = FALSE;

  POW_FORM_ROW_CLASS (pow_form_pick_parent_class)->show (row, value);
  /* Translators: accessible name of the arrow that opens the choices of a field. */
  name = g_strdup_printf (_ ("Choose: %s"),
                          gtk_label_get_text (GTK_LABEL (pow_form_row_get_label_widget (row))));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_visible (self->button, pow_form_get_read_only_reason (form) == NULL);
  g_clear_pointer (&self->target, g_free);
  if (field->type == POW_TYPE_REF && !pow_form_is_new (form))
    {
      self->target = pow_form_value_unquote (value);
      known = self->target != NULL
              && pow_session_lookup (pow_form_get_session (form), self->target) != NULL;
    }
  gtk_widget_set_visible (self->open, known);
  pow_form_pick_show_step (row, value);
  pow_form_slot_show (row);
}

static void
pow_form_pick_finalize (GObject *object)
{
  g_free (POW_FORM_PICK (object)->target);

  G_OBJECT_CLASS (pow_form_pick_parent_class)->finalize (object);
}

static void
pow_form_pick_class_init (PowFormPickClass *class)
{
  PowFormRowClass *row_class = POW_FORM_ROW_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = pow_form_pick_finalize;
  row_class->show = pow_form_pick_show;
  row_class->activate = pow_form_pick_activate;
}

static void
pow_form_pick_init (PowFormPick *self)
{
  self->open = gtk_button_new_from_icon_name ("go-next-symbolic");
  gtk_widget_add_css_class (self->open, "flat");
  gtk_widget_add_css_class (self->open, "field-button");
  gtk_widget_set_tooltip_text (self->open, _ ("Open"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Open"), -1);
  g_signal_connect_object (self->open, "clicked", G_CALLBACK (pow_form_pick_open_cb), self,
                           G_CONNECT_SWAPPED);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "pan-down-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), pow_form_pick_build_popover,
                                         self, NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "field-button");
  gtk_widget_add_css_class (self->button, "affordance");
  pow_form_row_add_suffix (POW_FORM_ROW (self), self->button);
  pow_form_row_add_suffix (POW_FORM_ROW (self), self->open);
}
