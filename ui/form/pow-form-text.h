/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form-row.h"

G_BEGIN_DECLS

#define POW_TYPE_FORM_TEXT (pow_form_text_get_type ())
G_DECLARE_FINAL_TYPE (PowFormText, pow_form_text, POW, FORM_TEXT, PowFormRow)

/**
 * PowFormText:
 *
 * A row whose value is typed: text, prose, date, money, number, and a set of texts (one a line). What
 * is typed becomes a draft and, when it is valid, is saved 500 ms after the last key or on leaving the
 * field; what is not valid is never saved and stays, with the reason, until it is mended or given up
 * with Escape. While it is being edited nothing from outside touches it; the save merges.
 */

/* Begins editing, with the focus or (in a form of something new) without. */
void pow_form_text_start (PowFormText *self, gboolean focus);

G_END_DECLS
