/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-text.h"

#include "pow-config.h"
#include "ui/common/pow-typed-text.h"
#include "ui/form/pow-form-choice.h"
#include "ui/form/pow-form-value.h"

#include <glib/gi18n-lib.h>

#define SAVE_AFTER_MS 500

struct _PowFormText
{
  PowFormRow parent_instance;

  GtkWidget *editor; /* GtkText or GtkTextView; made at the first edit */
  char *first;       /* text when editing began, to give up with Escape */
  char *first_value; /* the value then */
  PowRecord *base;   /* the record as the person saw it when they began */
  guint save_source;
  guint saving; /* saves under way */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (PowFormText, pow_form_text, POW_TYPE_FORM_ROW)

static gboolean
pow_form_text_is_long (const PowField *field)
{
  return field->type == POW_TYPE_PROSE || field->type == POW_TYPE_SET;
}

static void
pow_form_text_set_typed (PowFormText *self, const char *text)
{
  self->setting = TRUE;
  pow_typed_text_set (self->editor, text);
  self->setting = FALSE;
}

static PowDrafts *
pow_form_text_get_drafts (PowFormText *self)
{
  return pow_session_get_drafts (
      pow_form_get_session (pow_form_row_get_form (POW_FORM_ROW (self))));
}

/* A record that does not exist yet has no address to keep a draft under. */
static void
pow_form_text_keep_draft (PowFormText *self, const char *typed)
{
  PowFormRow *row = POW_FORM_ROW (self);
  const char *address = pow_form_get_address (pow_form_row_get_form (row));

  if (address != NULL)
    pow_drafts_keep (pow_form_text_get_drafts (self), address, pow_form_row_get_path (row), typed);
}

static void
pow_form_text_drop_draft (PowFormText *self)
{
  PowFormRow *row = POW_FORM_ROW (self);
  const char *address = pow_form_get_address (pow_form_row_get_form (row));

  if (address != NULL)
    pow_drafts_drop (pow_form_text_get_drafts (self), address, pow_form_row_get_path (row));
}

static const char *
pow_form_text_lookup_draft (PowFormText *self)
{
  PowFormRow *row = POW_FORM_ROW (self);
  const char *address = pow_form_get_address (pow_form_row_get_form (row));

  return address != NULL ? pow_drafts_lookup (pow_form_text_get_drafts (self), address,
                                              pow_form_row_get_path (row))
                         : NULL;
}

static void
pow_form_text_show_error (PowFormText *self, const char *message)
{
  pow_form_row_set_note (POW_FORM_ROW (self), POW_FORM_NOTE_ERROR, message);
}

static void
pow_form_text_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PowFormText) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = pow_form_set_finish (POW_FORM (source), result, &error);

  self->saving--;
  if (saved)
    {
      /* What was typed meanwhile has its own save, and its draft until then. */
      if (self->saving == 0 && self->save_source == 0
          && !pow_form_row_has_error (POW_FORM_ROW (self)))
        pow_form_text_drop_draft (self);
      return;
    }

  {
    g_autofree char *text = g_strdup_printf (
        _ ("Not saved: %s Your text is still here; press Enter to try again."), error->message);

    g_clear_object (&self->base);
    if (!pow_form_row_is_editing (POW_FORM_ROW (self)))
      pow_form_row_set_editing (POW_FORM_ROW (self), TRUE);
    /* Enter left the keyboard with the row; trying again is for the editor. */
    if (gtk_widget_is_focus (GTK_WIDGET (self)))
      gtk_widget_grab_focus (self->editor);
    pow_form_text_show_error (self, text);
  }
}

/* Saves what is typed when it is valid. FALSE: it is refused, and says why. */
static gboolean
pow_form_text_save (PowFormText *self, gboolean fold)
{
  PowFormRow *row = POW_FORM_ROW (self);
  PowForm *form = pow_form_row_get_form (row);
  const PowField *field = pow_form_row_get_field (row);
  g_autofree char *typed = pow_typed_text_dup (self->editor);
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->save_source, g_source_remove);
  value = pow_form_value_parse (form, field, typed, &error);
  if (error == NULL && value == NULL && (field->flags & POW_FIELD_REQUIRED)
      && !pow_form_is_new (form))
    g_set_error_literal (&error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID,
                         _ ("This must be filled in. What stood there stays until you type "
                            "something else."));
  if (error == NULL)
    {
      self->saving++;
      if (!pow_form_set_async (form, &self->base, pow_form_row_get_path (row), value, fold,
                               pow_form_text_saved_cb, g_object_ref (self), &error))
        {
          self->saving--;
          g_object_unref (self);
        }
    }
  if (error != NULL)
    {
      pow_form_text_show_error (self, error->message);
      return FALSE;
    }
  return TRUE;
}

static gboolean
pow_form_text_save_cb (gpointer user_data)
{
  PowFormText *self = user_data;
  g_autofree char *typed = pow_typed_text_dup (self->editor);

  self->save_source = 0;
  pow_form_text_keep_draft (self, typed);
  pow_form_text_save (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
pow_form_text_changed_cb (PowFormText *self)
{
  PowFormRow *row = POW_FORM_ROW (self);
  g_autofree char *typed = NULL;
  g_autofree char *reading = NULL;
  const char *warning;

  if (self->setting)
    return;
  typed = pow_typed_text_dup (self->editor);
  warning = pow_form_value_get_warning (typed);
  reading = pow_form_value_dup_reading (pow_form_row_get_form (row), pow_form_row_get_field (row),
                                        typed);
  if (warning != NULL)
    pow_form_row_set_note (row, POW_FORM_NOTE_WARNING, warning);
  else
    pow_form_row_set_note (row, POW_FORM_NOTE_READING, reading);
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (pow_form_is_new (pow_form_row_get_form (row)))
    {
      pow_form_text_save (self, FALSE);
      return;
    }
  self->save_source = g_timeout_add (SAVE_AFTER_MS, pow_form_text_save_cb, self);
}

/* Leaving: what is valid is saved and the row rests; what is refused stays open with its reason. */
static void
pow_form_text_leave (PowFormText *self, gboolean settling)
{
  PowFormRow *row = POW_FORM_ROW (self);
  g_autofree char *typed = NULL;

  if (!pow_form_row_is_editing (row) || pow_form_is_new (pow_form_row_get_form (row)))
    return;
  typed = pow_typed_text_dup (self->editor);
  if (g_strcmp0 (typed, self->first) != 0 || settling || pow_form_row_has_error (row)
      || pow_form_text_lookup_draft (self) != NULL)
    {
      pow_form_text_keep_draft (self, typed);
      if (!pow_form_text_save (self, TRUE))
        return;
    }
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_object (&self->base);
  pow_form_row_set_editing (row, FALSE);
  pow_form_row_set_note (row, POW_FORM_NOTE_WARNING, pow_form_value_get_warning (typed));
}

static void
pow_form_text_focus_left_cb (PowFormText *self)
{
  /* Another window in front is no leaving, but it is a moment to save. */
  pow_form_text_leave (self, FALSE);
}

static void
pow_form_text_finish (PowFormText *self)
{
  PowFormRow *row = POW_FORM_ROW (self);
  /* Enter on what stands there chooses it. */
  gboolean settling = pow_form_choice_is_open (pow_form_row_get_form (row), pow_form_row_get_path (row));

  if (settling)
    pow_form_text_leave (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  pow_form_text_leave (self, FALSE);
}

static void
pow_form_text_give_up (PowFormText *self)
{
  PowFormRow *row = POW_FORM_ROW (self);
  PowForm *form = pow_form_row_get_form (row);
  g_autofree char *now = pow_form_dup_value (form, pow_form_row_get_path (row));

  g_clear_handle_id (&self->save_source, g_source_remove);
  pow_form_text_set_typed (self, self->first);
  /* An autosave may already have taken a part of it. */
  if (g_strcmp0 (now, self->first_value) != 0 && self->base != NULL)
    pow_form_text_save (self, TRUE);
  pow_form_text_drop_draft (self);
  g_clear_object (&self->base);
  pow_form_row_set_note (row, POW_FORM_NOTE_HINT, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  pow_form_row_set_editing (row, FALSE);
  pow_form_row_set_note (row, POW_FORM_NOTE_HINT, NULL);
}

static gboolean
pow_form_text_key_cb (PowFormText *self, guint key, guint code, GdkModifierType state)
{
  gboolean done = pow_typed_text_is_done (self->editor, key, state);

  if (pow_form_is_new (pow_form_row_get_form (POW_FORM_ROW (self))))
    {
      if (done)
        gtk_widget_activate_default (GTK_WIDGET (self));
      return done;
    }
  if (key == GDK_KEY_Escape)
    {
      pow_form_text_give_up (self);
      return GDK_EVENT_STOP;
    }
  if (done)
    {
      pow_form_text_finish (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
pow_form_text_build_editor (PowFormText *self)
{
  PowFormRow *row = POW_FORM_ROW (self);
  const PowField *field = pow_form_row_get_field (row);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (pow_form_text_is_long (field))
    {
      GtkTextBuffer *buffer;

      self->editor = gtk_text_view_new ();
      gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->editor), GTK_WRAP_WORD_CHAR);
      gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->editor), FALSE);
      buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
      g_signal_connect_object (buffer, "changed", G_CALLBACK (pow_form_text_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else
    {
      self->editor = gtk_text_new ();
      gtk_text_set_placeholder_text (GTK_TEXT (self->editor), _ ("unknown"));
      if (field->type == POW_TYPE_MONEY || field->type == POW_TYPE_NUMBER)
        gtk_editable_set_alignment (GTK_EDITABLE (self->editor), 1);
      g_signal_connect_object (self->editor, "changed", G_CALLBACK (pow_form_text_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_widget_add_css_class (self->editor, "field-editor");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pow_form_text_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editor, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (pow_form_text_focus_left_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editor, focus);
  pow_form_row_set_editor (row, self->editor);
}

/**
 * pow_form_text_start:
 * @self: a row whose value is typed
 * @focus: whether the keyboard goes into it; not in a form of something new, where all are open
 *
 * Begins editing, with a draft that was left there, else with the value.
 */
void
pow_form_text_start (PowFormText *self, gboolean focus)
{
  PowFormRow *row;
  PowForm *form;
  const PowField *field;
  const char *draft;

  g_return_if_fail (POW_IS_FORM_TEXT (self));

  row = POW_FORM_ROW (self);
  form = pow_form_row_get_form (row);
  field = pow_form_row_get_field (row);
  draft = pow_form_text_lookup_draft (self);

  if (self->editor == NULL)
    pow_form_text_build_editor (self);
  g_free (self->first_value);
  self->first_value = pow_form_dup_value (form, pow_form_row_get_path (row));
  g_free (self->first);
  self->first = pow_form_value_dup_entry (field, self->first_value);
  g_set_object (&self->base, pow_form_get_record (form));
  pow_form_text_set_typed (self, draft != NULL ? draft : self->first);
  pow_form_row_set_editing (row, TRUE);
  pow_form_row_set_note (row, POW_FORM_NOTE_HINT, NULL);
  if (focus)
    gtk_widget_grab_focus (self->editor);
  if (draft != NULL && g_strcmp0 (draft, self->first) != 0)
    {
      pow_form_row_set_note (row, POW_FORM_NOTE_WARNING,
                             _ ("This is what you typed earlier and is not saved yet. Enter saves it, "
                                "Escape brings back what stood there."));
    }
}

static void
pow_form_text_activate (PowFormRow *row)
{
  pow_form_text_start (POW_FORM_TEXT (row), TRUE);
}

static void
pow_form_text_show (PowFormRow *row, const char *value)
{
  PowFormText *self = POW_FORM_TEXT (row);
  const char *draft = pow_form_text_lookup_draft (self);

  POW_FORM_ROW_CLASS (pow_form_text_parent_class)->show (row, value);
  if (draft != NULL && self->saving == 0)
    {
      g_autofree char *stored = pow_form_value_dup_entry (pow_form_row_get_field (row), value);

      if (!g_str_equal (draft, stored))
        pow_form_row_set_note (row, POW_FORM_NOTE_WARNING,
                               _ ("You typed something here that is not saved yet. Open the field to "
                                  "see it."));
    }
}

static gboolean
pow_form_text_is_busy (PowFormRow *row)
{
  return pow_form_row_is_editing (row);
}

static void
pow_form_text_dispose (GObject *object)
{
  PowFormText *self = POW_FORM_TEXT (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_object (&self->base);

  G_OBJECT_CLASS (pow_form_text_parent_class)->dispose (object);
}

static void
pow_form_text_finalize (GObject *object)
{
  PowFormText *self = POW_FORM_TEXT (object);

  g_free (self->first);
  g_free (self->first_value);

  G_OBJECT_CLASS (pow_form_text_parent_class)->finalize (object);
}

/* A page that goes away takes no text with it: what is valid is saved, the rest is a draft. */
static void
pow_form_text_unmap (GtkWidget *widget)
{
  PowFormText *self = POW_FORM_TEXT (widget);

  if (self->save_source != 0)
    {
      g_autofree char *typed = pow_typed_text_dup (self->editor);

      pow_form_text_keep_draft (self, typed);
      pow_form_text_save (self, TRUE);
    }
  GTK_WIDGET_CLASS (pow_form_text_parent_class)->unmap (widget);
}

static void
pow_form_text_class_init (PowFormTextClass *class)
{
  PowFormRowClass *row_class = POW_FORM_ROW_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pow_form_text_dispose;
  G_OBJECT_CLASS (class)->finalize = pow_form_text_finalize;
  GTK_WIDGET_CLASS (class)->unmap = pow_form_text_unmap;
  row_class->show = pow_form_text_show;
  row_class->activate = pow_form_text_activate;
  row_class->is_busy = pow_form_text_is_busy;
}

static void
pow_form_text_init (PowFormText *self)
{
}
