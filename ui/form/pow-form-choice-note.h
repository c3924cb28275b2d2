/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form.h"

G_BEGIN_DECLS

#define POW_TYPE_FORM_CHOICE_NOTE (pow_form_choice_note_get_type ())
G_DECLARE_FINAL_TYPE (PowFormChoiceNote, pow_form_choice_note, POW, FORM_CHOICE_NOTE, GtkBox)

/**
 * pow_form_choice_note_new:
 *
 * What two people filled in while nobody has chosen yet, with a button that leads to the choice. Hidden
 * until there is something to tell. Main thread.
 *
 * Returns: (transfer floating): the note
 */
GtkWidget *pow_form_choice_note_new (void);

/* Shows the choices of a place as pow_form_choice_dup_words() tells them; FALSE when there are none. */
gboolean pow_form_choice_note_show (PowFormChoiceNote *self, PowForm *form, const char *path, gboolean deep);

G_END_DECLS
