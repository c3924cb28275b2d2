/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/subproject/pow-pulse-dialog.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-dialog-size.h"
#include "ui/common/pow-light-shape.h"
#include "ui/form/pow-form-value.h"

#include <glib/gi18n-lib.h>

/* The draft of a pulse that has no key yet. */
#define DRAFT_FIELD "pulses.@new.text"
#define DRAFT_AFTER_MS 500

/* In the order of the dialog; the digit is the key. */
static const struct
{
  PowLight light;
  char digit;
} choices[] = {
  { POW_LIGHT_GREEN, '1' },
  { POW_LIGHT_AMBER, '2' },
  { POW_LIGHT_RED, '3' },
  { POW_LIGHT_ON_HOLD, '0' },
};

struct _PowPulseDialog
{
  AdwWindow parent_instance;

  PowForm *form;
  GtkWidget *body;
  GtkWidget *lights[G_N_ELEMENTS (choices)];
  GtkWidget *text;
  GtkWidget *note;
  GtkWidget *save;
  guint draft_source;
};

G_DEFINE_FINAL_TYPE (PowPulseDialog, pow_pulse_dialog, ADW_TYPE_WINDOW)

static PowSession *
pow_pulse_dialog_get_session (PowPulseDialog *self)
{
  return pow_form_get_session (self->form);
}

static char *
pow_pulse_build_json (PowDate date, PowLight light, const char *text)
{
  g_autoptr (cJSON) pulse = cJSON_CreateObject ();
  g_autofree char *day = pow_date_to_string (date);

  cJSON_AddStringToObject (pulse, "date", day);
  if (light != POW_LIGHT_UNKNOWN)
    cJSON_AddStringToObject (pulse, "light", pow_light_get_name (light));
  if (text != NULL && *text != '\0')
    cJSON_AddStringToObject (pulse, "text", text);
  return pow_json_write_compact (pulse);
}

/* Keys of pulses begin with their date, so that those of one day follow each other. */
static char *
pow_pulse_build_path (PowDate date)
{
  g_autofree char *day = pow_date_to_string (date);
  g_autofree char *key = pow_id_new (day, NULL);

  return pow_path_join ("pulses", key);
}

gboolean
pow_pulse_confirm (PowSession *session, const char *address)
{
  PowRecord *record;
  PowReported last;
  g_autoptr (PowForm) form = NULL;
  g_autofree char *path = NULL;
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;
  PowDate today;

  g_return_val_if_fail (POW_IS_SESSION (session), FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  record = pow_session_lookup (session, address);
  today = pow_session_get_today (session);
  if (record == NULL)
    return FALSE;
  last = pow_insight_reported (pow_session_get_snapshot (session), record, today);
  if (last.light == POW_LIGHT_UNKNOWN)
    return FALSE;
  form = pow_form_new (session, address);
  path = pow_pulse_build_path (today);
  json = pow_pulse_build_json (today, last.light, last.text);
  pow_form_set (form, path, json);
  text = g_strdup_printf (_ ("Confirmed: still %s"), pow_light_get_label (last.light));
  pow_session_tell (session, text, TRUE);
  return TRUE;
}

static char *
pow_pulse_dialog_dup_text (PowPulseDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static PowLight
pow_pulse_dialog_get_light (PowPulseDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->lights[i])))
      return choices[i].light;
  return POW_LIGHT_UNKNOWN;
}

static void
pow_pulse_dialog_set_note (PowPulseDialog *self, const char *text, gboolean refused)
{
  gtk_widget_remove_css_class (self->note, refused ? "hint" : "refused");
  gtk_widget_add_css_class (self->note, refused ? "refused" : "hint");
  gtk_label_set_text (GTK_LABEL (self->note), text != NULL ? text : "");
  gtk_widget_set_visible (self->note, text != NULL);
}

static void
pow_pulse_dialog_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PowPulseDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (pow_form_set_finish (POW_FORM (source), result, &error))
    {
      g_clear_handle_id (&self->draft_source, g_source_remove);
      pow_drafts_drop (pow_session_get_drafts (pow_pulse_dialog_get_session (self)),
                       pow_form_get_address (self->form), DRAFT_FIELD);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (self->save, TRUE);
  pow_pulse_dialog_set_note (self, error->message, TRUE);
}

static void
pow_pulse_dialog_save_cb (PowPulseDialog *self)
{
  PowDate today = pow_session_get_today (pow_pulse_dialog_get_session (self));
  PowLight light = pow_pulse_dialog_get_light (self);
  const PowField *field = pow_schema_find (pow_form_get_kind (self->form), "pulses.x.text", NULL);
  g_autofree char *typed = pow_pulse_dialog_dup_text (self);
  g_autofree char *checked = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  if (light == POW_LIGHT_UNKNOWN)
    {
      pow_pulse_dialog_set_note (self, _ ("Choose a light first: 1, 2, 3 or 0."), TRUE);
      gtk_widget_grab_focus (self->lights[0]);
      return;
    }
  checked = pow_form_value_parse (self->form, field, typed, &error);
  text = pow_form_value_unquote (checked);
  path = pow_pulse_build_path (today);
  json = pow_pulse_build_json (today, light, text);
  if (error == NULL)
    {
      gtk_widget_set_sensitive (self->save, FALSE);
      if (pow_form_set_async (self->form, NULL, path, json, FALSE, pow_pulse_dialog_saved_cb,
                              g_object_ref (self), &error))
        return;
      g_object_unref (self);
      gtk_widget_set_sensitive (self->save, TRUE);
    }
  pow_pulse_dialog_set_note (self, error->message, TRUE);
}

static gboolean
pow_pulse_dialog_draft_cb (gpointer user_data)
{
  PowPulseDialog *self = user_data;
  PowDrafts *drafts = pow_session_get_drafts (pow_pulse_dialog_get_session (self));
  g_autofree char *text = pow_pulse_dialog_dup_text (self);

  self->draft_source = 0;
  if (*text != '\0')
    pow_drafts_keep (drafts, pow_form_get_address (self->form), DRAFT_FIELD, text);
  else
    pow_drafts_drop (drafts, pow_form_get_address (self->form), DRAFT_FIELD);
  return G_SOURCE_REMOVE;
}

static void
pow_pulse_dialog_typed_cb (PowPulseDialog *self)
{
  g_autofree char *text = pow_pulse_dialog_dup_text (self);

  pow_pulse_dialog_set_note (self, pow_form_value_get_warning (text), FALSE);
  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->draft_source = g_timeout_add (DRAFT_AFTER_MS, pow_pulse_dialog_draft_cb, self);
}

static void
pow_pulse_dialog_confirm_cb (PowPulseDialog *self)
{
  if (pow_pulse_confirm (pow_pulse_dialog_get_session (self), pow_form_get_address (self->form)))
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
pow_pulse_dialog_key_cb (PowPulseDialog *self, guint key, guint code, GdkModifierType state)
{
  gunichar typed = gdk_keyval_to_unicode (key);

  if (key == GDK_KEY_Escape)
    {
      gtk_window_close (GTK_WINDOW (self));
      return GDK_EVENT_STOP;
    }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK))
    {
      pow_pulse_dialog_save_cb (self);
      return GDK_EVENT_STOP;
    }
  if (gtk_widget_has_focus (self->text) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  if (typed == '=')
    {
      pow_pulse_dialog_confirm_cb (self);
      return GDK_EVENT_STOP;
    }
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (typed == (gunichar) choices[i].digit)
      {
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->lights[i]), TRUE);
        gtk_widget_grab_focus (self->text);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static GtkWidget *
pow_pulse_dialog_build_lights (PowPulseDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *shape = pow_light_shape_new ();
      const char digit[] = { choices[i].digit, '\0' };
      const char *label = pow_light_get_label (choices[i].light);
      g_autofree char *name = g_strdup_printf ("%s, %s", label, digit);

      pow_light_shape_set (POW_LIGHT_SHAPE (shape), choices[i].light, FALSE, FALSE);
      pow_light_shape_set_size (POW_LIGHT_SHAPE (shape), 14);
      gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), shape);
      gtk_box_append (GTK_BOX (line), gtk_label_new (label));
      gtk_box_append (GTK_BOX (content), line);
      {
        GtkWidget *key = gtk_label_new (digit);

        gtk_widget_add_css_class (key, "caption");
        gtk_widget_add_css_class (key, "dim-label");
        gtk_box_append (GTK_BOX (content), key);
      }
      self->lights[i] = gtk_toggle_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->lights[i]), content);
      gtk_widget_add_css_class (self->lights[i], "light-choice");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->lights[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name, -1);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->lights[i]),
                                     GTK_TOGGLE_BUTTON (self->lights[0]));
      gtk_box_append (GTK_BOX (box), self->lights[i]);
    }
  return box;
}

/* What was said last time, to compare with, and the way to say it again. */
static void
pow_pulse_dialog_append_previous (PowPulseDialog *self)
{
  PowSession *session = pow_pulse_dialog_get_session (self);
  PowRecord *record = pow_form_get_record (self->form);
  PowReported last = pow_insight_reported (pow_session_get_snapshot (session), record,
                                           pow_session_get_today (session));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *same = gtk_button_new_with_mnemonic (_ ("_Unchanged (=)"));
  g_autofree char *on = pow_date_format (last.on);
  g_autofree char *heading = NULL;

  gtk_widget_add_css_class (box, "previous");
  if (last.light == POW_LIGHT_UNKNOWN)
    {
      gtk_box_append (GTK_BOX (box), pow_label_new (_ ("This is the first pulse."), "dim-label"));
      gtk_box_append (GTK_BOX (self->body), box);
      return;
    }
  /* Translators: the last report: its light and its date. */
  heading = g_strdup_printf (_ ("Previous: %s, %s"), pow_light_get_label (last.light),
                             on != NULL ? on : _ ("unknown"));
  gtk_box_append (GTK_BOX (box), pow_label_new (heading, "caption-heading"));
  if (last.text != NULL)
    {
      g_autofree char *masked = pow_text_mask_bsn (last.text);

      gtk_box_append (GTK_BOX (box), pow_label_new (masked, NULL));
    }
  gtk_widget_set_halign (same, GTK_ALIGN_START);
  g_signal_connect_object (same, "clicked", G_CALLBACK (pow_pulse_dialog_confirm_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), same);
  gtk_box_append (GTK_BOX (self->body), box);
}

static void
pow_pulse_dialog_build_text (PowPulseDialog *self)
{
  GtkWidget *frame = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Explanation"));
  const char *draft = pow_drafts_lookup (pow_session_get_drafts (pow_pulse_dialog_get_session (self)),
                                         pow_form_get_address (self->form), DRAFT_FIELD);

  self->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_widget_add_css_class (self->text, "pulse-text");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->text);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Explanation"), -1);
  if (draft != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), draft, -1);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed",
                           G_CALLBACK (pow_pulse_dialog_typed_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), self->text);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (frame), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), 90);
  gtk_widget_add_css_class (frame, "pulse-frame");
  gtk_box_append (GTK_BOX (self->body), label);
  gtk_box_append (GTK_BOX (self->body), frame);
}

static void
pow_pulse_dialog_dispose (GObject *object)
{
  PowPulseDialog *self = POW_PULSE_DIALOG (object);

  /* Closed between two keys: the last words are a draft all the same. */
  if (self->draft_source != 0)
    {
      g_source_remove (self->draft_source);
      pow_pulse_dialog_draft_cb (self);
    }
  g_clear_object (&self->form);

  G_OBJECT_CLASS (pow_pulse_dialog_parent_class)->dispose (object);
}

static void
pow_pulse_dialog_map (GtkWidget *widget)
{
  PowPulseDialog *self = POW_PULSE_DIALOG (widget);

  GTK_WIDGET_CLASS (pow_pulse_dialog_parent_class)->map (widget);
  gtk_widget_grab_focus (self->lights[0]);
}

static void
pow_pulse_dialog_class_init (PowPulseDialogClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pow_pulse_dialog_dispose;
  GTK_WIDGET_CLASS (class)->map = pow_pulse_dialog_map;
}

static void
pow_pulse_dialog_init (PowPulseDialog *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("New pulse"));
  pow_dialog_size_set (GTK_WINDOW (self), 480, -1);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, -1);
  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_tooltip_text (self->save, _ ("Ctrl+Enter"));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (pow_pulse_dialog_save_cb), self,
                           G_CONNECT_SWAPPED);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->body, "dialog-body");
  gtk_box_append (GTK_BOX (outer), header);
  gtk_box_append (GTK_BOX (outer), self->body);
  adw_window_set_content (ADW_WINDOW (self), outer);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pow_pulse_dialog_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
pow_pulse_dialog_new (PowSession *session, const char *address)
{
  PowPulseDialog *self;
  GtkWidget *title;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (pow_session_lookup (session, address) != NULL, NULL);

  self = g_object_new (POW_TYPE_PULSE_DIALOG, NULL);
  self->form = pow_form_new (session, address);
  title = pow_label_new (pow_snapshot_get_title (pow_session_get_snapshot (session), address),
                         "title-4");
  gtk_box_append (GTK_BOX (self->body), title);
  gtk_box_append (GTK_BOX (self->body), pow_pulse_dialog_build_lights (self));
  pow_pulse_dialog_build_text (self);
  self->note = pow_label_new (NULL, NULL);
  gtk_widget_set_visible (self->note, FALSE);
  gtk_box_append (GTK_BOX (self->body), self->note);
  pow_pulse_dialog_append_previous (self);
  return GTK_WIDGET (self);
}
