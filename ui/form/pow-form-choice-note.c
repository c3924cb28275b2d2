/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-choice-note.h"

#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-choice-target.h"
#include "ui/form/pow-form-choice.h"

#include <glib/gi18n-lib.h>

struct _PowFormChoiceNote
{
  GtkBox parent_instance;

  GtkWidget *words;
  PowSession *session; /* once something is told */
  char *target;
};

G_DEFINE_FINAL_TYPE (PowFormChoiceNote, pow_form_choice_note, GTK_TYPE_BOX)

static void
clicked_cb (PowFormChoiceNote *self)
{
  pow_session_open_address (self->session, self->target);
}

static void
pow_form_choice_note_dispose (GObject *object)
{
  g_clear_object (&POW_FORM_CHOICE_NOTE (object)->session);
  G_OBJECT_CLASS (pow_form_choice_note_parent_class)->dispose (object);
}

static void
pow_form_choice_note_finalize (GObject *object)
{
  g_free (POW_FORM_CHOICE_NOTE (object)->target);
  G_OBJECT_CLASS (pow_form_choice_note_parent_class)->finalize (object);
}

static void
pow_form_choice_note_class_init (PowFormChoiceNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_form_choice_note_dispose;
  G_OBJECT_CLASS (klass)->finalize = pow_form_choice_note_finalize;
}

static void
pow_form_choice_note_init (PowFormChoiceNote *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("pow-choices-symbolic");
  GtkWidget *button = gtk_button_new_with_label (_ ("Choose…"));

  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "note");
  gtk_widget_add_css_class (GTK_WIDGET (self), "hint");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->words = pow_label_new (NULL, NULL);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "field-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self), icon);
  gtk_box_append (GTK_BOX (self), self->words);
  gtk_box_append (GTK_BOX (self), button);
}

GtkWidget *
pow_form_choice_note_new (void)
{
  return g_object_new (POW_TYPE_FORM_CHOICE_NOTE, NULL);
}

/**
 * pow_form_choice_note_show:
 * @self: the note
 * @form: the form
 * @path: dotted path of a field, a group or a map entry; "" for the record itself
 * @deep: also choices somewhere below @path
 *
 * Shows the choices of a place as pow_form_choice_dup_words() tells them, or hides when there are none.
 *
 * Returns: whether something is to be chosen
 */
gboolean
pow_form_choice_note_show (PowFormChoiceNote *self, PowForm *form, const char *path, gboolean deep)
{
  g_autofree char *words = NULL;
  g_autofree char *place = NULL;

  g_return_val_if_fail (POW_IS_FORM_CHOICE_NOTE (self), FALSE);
  g_return_val_if_fail (POW_IS_FORM (form), FALSE);

  words = pow_form_choice_dup_words (form, path, deep);
  place = pow_form_choice_dup_place (form, path, deep);
  gtk_label_set_text (GTK_LABEL (self->words), words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
  g_clear_pointer (&self->target, g_free);
  if (words == NULL)
    return FALSE;
  g_set_object (&self->session, pow_form_get_session (form));
  self->target = pow_choice_target_new (pow_form_get_address (form), place);
  return TRUE;
}
