/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form-note.h"
#include "ui/form/pow-form.h"

G_BEGIN_DECLS

#define POW_TYPE_FORM_ROW (pow_form_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (PowFormRow, pow_form_row, POW, FORM_ROW, GtkListBoxRow)

/**
 * PowFormRow:
 *
 * One field of a form: its label, its value as people read it, and in its place an editor once the row
 * is activated (Enter, F2 or a click). One subclass a way of editing; pow_form_row_new() chooses it
 * by the type in the field table. Under the value stands one line: the hint, the reading of what is
 * typed, a warning, or why it is refused.
 *
 * Signal: none; rows talk to their #PowForm.
 */
struct _PowFormRowClass
{
  GtkListBoxRowClass parent_class;

  /* Shows a value (JSON text, NULL: unknown). Not called while the row is being edited. The default
   * puts the words of the value in the value label. */
  void (*show) (PowFormRow *self, const char *value);
  /* Enter, F2 or a click. */
  void (*activate) (PowFormRow *self);
  /* Whether something is typed or open that an outside change must not touch. NULL: never. */
  gboolean (*is_busy) (PowFormRow *self);
};

/* The row for a field at a path of the form's record. */
GtkWidget *pow_form_row_new (PowForm *form, const char *path, const PowField *field);
/* The row for one entry of a map: what it is called, and its fields when it is unfolded. */
GtkWidget *pow_form_row_new_entry (PowForm *form, const char *map_path, const PowField *map, const char *key);

PowForm *pow_form_row_get_form (PowFormRow *self);
const char *pow_form_row_get_path (PowFormRow *self);
const PowField *pow_form_row_get_field (PowFormRow *self);
/* Another label than the field's own, such as an entry's title. */
void pow_form_row_set_label (PowFormRow *self, const char *label);
const char *pow_form_row_get_label (PowFormRow *self);
/* Whether it has nothing to tell: unknown, not being typed in, no draft, no open choice. */
gboolean pow_form_row_is_empty (PowFormRow *self);

/* Called by the list the row stands in. */
void pow_form_row_activate (PowFormRow *self);
/* Shows what the form holds now, unless the row is being edited. */
void pow_form_row_refresh (PowFormRow *self);

/* For the one that makes it: which field of which form it is, once. */
void pow_form_row_set_up (PowFormRow *self, PowForm *form, const char *path, const PowField *field);

/* For subclasses. */
void pow_form_row_set_words (PowFormRow *self, const char *words); /* NULL: "unknown" */
void pow_form_row_set_words_or (PowFormRow *self, const char *words, const char *when_empty);
void pow_form_row_set_detail (PowFormRow *self, const char *detail); /* a dim second line; NULL: none */
void pow_form_row_set_aside (PowFormRow *self, const char *aside); /* dim, behind the words; NULL: none */
void pow_form_row_set_mark (PowFormRow *self, GtkWidget *mark); /* before the words; NULL: none */
void pow_form_row_set_editor (PowFormRow *self, GtkWidget *editor); /* named by the row's label */
void pow_form_row_set_editing (PowFormRow *self, gboolean editing);
gboolean pow_form_row_is_editing (PowFormRow *self);
void pow_form_row_add_suffix (PowFormRow *self, GtkWidget *widget);
void pow_form_row_set_note (PowFormRow *self, PowFormNote kind, const char *text); /* NULL: back to the hint */
gboolean pow_form_row_has_error (PowFormRow *self);
GtkWidget *pow_form_row_get_label_widget (PowFormRow *self);
GtkWidget *pow_form_row_get_content (PowFormRow *self); /* vertical box for what unfolds below */

G_END_DECLS
