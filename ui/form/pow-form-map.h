/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form-row.h"

G_BEGIN_DECLS

#define POW_TYPE_FORM_MAP (pow_form_map_get_type ())
G_DECLARE_FINAL_TYPE (PowFormMap, pow_form_map, POW, FORM_MAP, PowFormRow)

/**
 * PowFormMap:
 *
 * The entries of a map as rows below each other, with what adds one. A map whose keys are our own
 * fixed names shows a row for each name, filled or not.
 */

/* Without its own label and add button: the card it fills has them in its heading. */
void pow_form_map_set_bare (PowFormMap *self, gboolean bare);
/* Opens the dialog that adds an entry. */
void pow_form_map_add (PowFormMap *self);
/* The button for that heading; NULL where all names are already there. Transfer floating. */
GtkWidget *pow_form_map_create_add (PowFormMap *self);

G_END_DECLS
