/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form-row.h"

G_BEGIN_DECLS

#define POW_TYPE_FORM_FOLD (pow_form_fold_get_type ())
G_DECLARE_FINAL_TYPE (PowFormFold, pow_form_fold, POW, FORM_FOLD, GtkListBoxRow)

/**
 * PowFormFold:
 *
 * The last row of a card: names the fields that nobody has filled in yet, and shows them when it is
 * activated. A field that gets a value meanwhile comes out by itself; one that loses its value stays
 * where the person emptied it.
 */

/**
 * pow_form_fold_new:
 * @form: the form of the rows
 * @rows: (element-type PowFormRow): rows of one list, which are hidden until they are asked for
 *
 * Returns: (transfer floating): the row, to append to the same list
 */
GtkWidget *pow_form_fold_new (PowForm *form, GPtrArray *rows);

/* Shows the rows, or hides those that are still empty. */
void pow_form_fold_toggle (PowFormFold *self);

G_END_DECLS
