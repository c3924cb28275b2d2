/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-note.h"

#include "ui/common/pow-card.h"

/* The style classes, by kind. */
static const char *const classes[] = { "dim-label", "dim-label", "hint", "refused" };

GtkWidget *
pow_form_note_new (void)
{
  GtkWidget *note = pow_label_new (NULL, "note");

  gtk_widget_set_visible (note, FALSE);
  return note;
}

void
pow_form_note_show (GtkWidget *note, PowFormNote kind, const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (note));
  g_return_if_fail (kind < G_N_ELEMENTS (classes));

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (note, classes[i]);
  gtk_widget_add_css_class (note, classes[text != NULL ? kind : POW_FORM_NOTE_HINT]);
  gtk_label_set_text (GTK_LABEL (note), text != NULL ? text : "");
  gtk_widget_set_visible (note, text != NULL);
}
