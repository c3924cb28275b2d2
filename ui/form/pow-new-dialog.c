/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-new-dialog.h"

#include "pow-config.h"
#include "ui/common/pow-dialog-size.h"
#include "ui/form/pow-form-card.h"
#include "ui/form/pow-form-row.h"
#include "ui/form/pow-form-text.h"
#include "ui/form/pow-form-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The key of an entry, or the id of a report, is chosen like any other field; it never is one. */
#define KEY_PATH "@key"

struct _PowNewDialog
{
  AdwWindow parent_instance;

  PowForm *form;
  PowField key; /* type NONE-like (no label) when the key is made from the title */
  gboolean open_after;

  GtkWidget *box;
  GtkWidget *problem;
  GtkWidget *create;
  GHashTable *rows; /* path → row, borrowed */
};

enum
{
  SIGNAL_CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PowNewDialog, pow_new_dialog, ADW_TYPE_WINDOW)

static void
pow_new_dialog_create_cb (PowNewDialog *self)
{
  g_autofree char *key_json = pow_form_dup_value (self->form, KEY_PATH);
  g_autofree char *key = pow_form_value_unquote (key_json);
  g_autofree char *field = NULL;
  g_autofree char *made = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer row;

  /* What is typed wrong is already told in its row. */
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (pow_form_row_has_error (row))
      {
        pow_form_row_activate (row);
        gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
        return;
      }

  if (self->key.label != NULL && key == NULL)
    {
      field = g_strdup (KEY_PATH);
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("This must be filled in."));
    }
  else
    {
      pow_form_set (self->form, KEY_PATH, NULL);
      made = pow_form_create (self->form, key, &field, &error);
    }
  if (made == NULL)
    {
      row = field != NULL ? g_hash_table_lookup (self->rows, field) : NULL;
      pow_form_set (self->form, KEY_PATH, key_json);
      if (row != NULL)
        {
          pow_form_row_set_note (row, POW_FORM_NOTE_ERROR, error->message);
          gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
        }
      gtk_label_set_text (GTK_LABEL (self->problem), row == NULL ? error->message : "");
      gtk_widget_set_visible (self->problem, row == NULL);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_CREATED], 0, made);
  if (self->open_after)
    pow_session_open_address (pow_form_get_session (self->form), made);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
pow_new_dialog_add_row (PowNewDialog *self, GtkWidget *list, const char *path, const PowField *field)
{
  GtkWidget *row;

  if (g_hash_table_contains (self->rows, path))
    return;
  row = pow_form_row_new (self->form, path, field);
  g_hash_table_insert (self->rows, g_strdup (path), row);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* A map needs its record first. */
static gboolean
pow_new_dialog_asks (const PowField *field)
{
  return pow_form_card_is_shown (field) && field->type != POW_TYPE_MAP;
}

static void
pow_new_dialog_build_rows (PowNewDialog *self, gboolean all)
{
  const PowField *fields = pow_form_get_fields (self->form);
  GtkWidget *list = pow_form_card_build_list ();
  const char *first_group = fields->group;
  const char *group = NULL;

  if (self->key.label != NULL)
    pow_new_dialog_add_row (self, list, KEY_PATH, &self->key);
  for (const PowField *field = fields; field->key != NULL; field++)
    if ((field->flags & (POW_FIELD_REQUIRED | POW_FIELD_TITLE)) && pow_new_dialog_asks (field))
      pow_new_dialog_add_row (self, list, field->key, field);
  for (const PowField *field = fields; field->key != NULL; field++)
    {
      if (field->group != NULL)
        group = field->group;
      if ((all || g_strcmp0 (group, first_group) == 0) && pow_new_dialog_asks (field)
          && field->type != POW_TYPE_GROUP)
        pow_new_dialog_add_row (self, list, field->key, field);
      else if (all && field->type == POW_TYPE_GROUP)
        for (const PowField *member = field->members; member->key != NULL; member++)
          {
            g_autofree char *path = pow_path_join (field->key, member->key);

            pow_new_dialog_add_row (self, list, path, member);
          }
    }
  gtk_box_append (GTK_BOX (self->box), pow_form_card_wrap (NULL, list, NULL));
  if (!all)
    {
      GtkWidget *more = gtk_label_new (_ ("Everything else is filled in on its page."));

      gtk_label_set_xalign (GTK_LABEL (more), 0);
      gtk_label_set_wrap (GTK_LABEL (more), TRUE);
      gtk_widget_add_css_class (more, "dim-label");
      gtk_box_append (GTK_BOX (self->box), more);
    }
}

static void
pow_new_dialog_set_titles (PowNewDialog *self, const char *what)
{
  /* Translators: title of a dialog, such as "New: Subproject". */
  g_autofree char *title = g_strdup_printf (_ ("New: %s"), what);

  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
pow_new_dialog_map (GtkWidget *widget)
{
  PowNewDialog *self = POW_NEW_DIALOG (widget);
  GtkWidget *list = gtk_widget_get_last_child (gtk_widget_get_first_child (self->box));
  GtkWidget *row = gtk_widget_get_first_child (list);

  GTK_WIDGET_CLASS (pow_new_dialog_parent_class)->map (widget);
  if (POW_IS_FORM_TEXT (row))
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  else if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
pow_new_dialog_dispose (GObject *object)
{
  PowNewDialog *self = POW_NEW_DIALOG (object);

  g_hash_table_remove_all (self->rows);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (pow_new_dialog_parent_class)->dispose (object);
}

static void
pow_new_dialog_finalize (GObject *object)
{
  g_hash_table_unref (POW_NEW_DIALOG (object)->rows);

  G_OBJECT_CLASS (pow_new_dialog_parent_class)->finalize (object);
}

static void
pow_new_dialog_class_init (PowNewDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pow_new_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = pow_new_dialog_finalize;
  widget_class->map = pow_new_dialog_map;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  signals[SIGNAL_CREATED] = g_signal_new ("created", POW_TYPE_NEW_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pow_new_dialog_init (PowNewDialog *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->open_after = TRUE;
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  pow_dialog_size_set (GTK_WINDOW (self), 480, -1);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 240);

  self->create = gtk_button_new_with_mnemonic (_ ("_Add"));
  gtk_widget_add_css_class (self->create, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->create);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->create, "clicked", G_CALLBACK (pow_new_dialog_create_cb), self,
                           G_CONNECT_SWAPPED);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_widget_add_css_class (self->box, "dialog-body");
  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_add_css_class (self->problem, "refused");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 560);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  gtk_widget_set_vexpand (scroller, TRUE);

  gtk_box_append (GTK_BOX (outer), header);
  gtk_box_append (GTK_BOX (outer), scroller);
  adw_window_set_content (ADW_WINDOW (self), outer);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->create);
}

GtkWidget *
pow_new_dialog_new (PowSession *session, PowKind kind, const char *region)
{
  PowNewDialog *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_NEW_DIALOG, NULL);
  self->form = pow_form_new_record (session, kind, region);
  /* A report has the key of its round for a name (data.md); every other id is made. */
  if (kind == POW_KIND_REPORT)
    self->key = (PowField){ .key = KEY_PATH,
                            .type = POW_TYPE_KEY,
                            .label = N_ ("Round"),
                            .flags = POW_FIELD_REQUIRED,
                            .key_of = "programme.rounds" };
  pow_new_dialog_build_rows (self, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->problem);
  pow_new_dialog_set_titles (self, pow_kind_get_label (kind));
  return GTK_WIDGET (self);
}

/* How the key of an entry is asked for; no label: it is made. */
static PowField
pow_new_dialog_build_key_field (const PowField *map)
{
  PowField key = { .key = KEY_PATH, .flags = POW_FIELD_REQUIRED, .vocabulary = map->vocabulary };

  switch (map->key_type)
    {
    case POW_KEY_YEAR:
      key.type = POW_TYPE_DATE;
      key.label = N_ ("Year");
      break;
    case POW_KEY_PERIOD:
      key.type = POW_TYPE_DATE;
      key.label = N_ ("Period");
      break;
    case POW_KEY_TERM:
      key.type = POW_TYPE_TERM;
      key.label = map->label;
      break;
    case POW_KEY_NAME:
      key.type = POW_TYPE_TEXT;
      key.label = N_ ("Name");
      break;
    case POW_KEY_ID:
    default:
      break;
    }
  return key;
}

GtkWidget *
pow_new_dialog_new_entry (PowForm *form, const char *map_path, const PowField *map)
{
  PowNewDialog *self;

  g_return_val_if_fail (POW_IS_FORM (form), NULL);
  g_return_val_if_fail (map != NULL && map->type == POW_TYPE_MAP, NULL);

  self = g_object_new (POW_TYPE_NEW_DIALOG, NULL);
  self->form = pow_form_new_entry (form, map_path, map);
  self->key = pow_new_dialog_build_key_field (map);
  self->open_after = FALSE;
  pow_new_dialog_build_rows (self, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->problem);
  pow_new_dialog_set_titles (self, gettext (map->label));
  return GTK_WIDGET (self);
}

void
pow_new_dialog_set_title_text (PowNewDialog *self, const char *text)
{
  const PowField *title;
  g_autofree char *json = NULL;

  g_return_if_fail (POW_IS_NEW_DIALOG (self));

  title = pow_fields_get_title (pow_form_get_fields (self->form));
  if (title == NULL || text == NULL || *text == '\0')
    return;
  json = pow_form_value_quote (text);
  pow_new_dialog_set_value (self, title->key, json);
}

void
pow_new_dialog_set_value (PowNewDialog *self, const char *path, const char *json)
{
  GtkWidget *row;

  g_return_if_fail (POW_IS_NEW_DIALOG (self));
  g_return_if_fail (path != NULL);

  pow_form_set (self->form, path, json);
  row = g_hash_table_lookup (self->rows, path);
  if (POW_IS_FORM_TEXT (row))
    pow_form_text_start (POW_FORM_TEXT (row), FALSE);
}

void
pow_new_dialog_set_open_after (PowNewDialog *self, gboolean open)
{
  g_return_if_fail (POW_IS_NEW_DIALOG (self));

  self->open_after = open;
}
