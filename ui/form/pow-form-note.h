/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PowFormNote:
 * @POW_FORM_NOTE_HINT: what belongs here
 * @POW_FORM_NOTE_READING: how what is typed is understood
 * @POW_FORM_NOTE_WARNING: it is taken, but look again
 * @POW_FORM_NOTE_ERROR: why it is not taken
 *
 * How the line under the value of a field is meant.
 */
typedef enum
{
  POW_FORM_NOTE_HINT,
  POW_FORM_NOTE_READING,
  POW_FORM_NOTE_WARNING,
  POW_FORM_NOTE_ERROR,
} PowFormNote;

/**
 * pow_form_note_new:
 *
 * The line under the value of a field; out of sight until it has something to say. Main thread only.
 *
 * Returns: (transfer floating): a #GtkLabel
 */
GtkWidget *pow_form_note_new (void);

/**
 * pow_form_note_show:
 * @note: what pow_form_note_new() made
 * @kind: how it is meant; it decides the colour
 * @text: (nullable): what it says; %NULL takes it out of sight
 *
 * Main thread only.
 */
void pow_form_note_show (GtkWidget *note, PowFormNote kind, const char *text);

G_END_DECLS
