/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form.h"

G_BEGIN_DECLS

/* Values between storage (JSON text) and what people type. Main thread. */

/**
 * pow_form_value_dup_entry:
 * @field: the row of the field table
 * @json: (nullable): the value as JSON text
 *
 * The text to edit: "6 feb 2020", "240.000".
 *
 * Returns: (transfer full): "" when the value is unknown
 */
char *pow_form_value_dup_entry (const PowField *field, const char *json);

/**
 * pow_form_value_parse:
 * @form: the form with the field; its day is the one that "tomorrow" counts from
 * @field: the row of the field table
 * @text: what was typed
 * @error: why it is refused, with examples
 *
 * Returns: (transfer full) (nullable): the value as JSON text. %NULL with @error set: refused; %NULL
 *   without: unknown
 */
char *pow_form_value_parse (PowForm *form, const PowField *field, const char *text, GError **error);

/**
 * pow_form_value_dup_reading:
 * @form: the form with the field
 * @field: the row of the field table
 * @text: what was typed so far
 *
 * What the program makes of the text while it is typed: "= 1st quarter of 2014", "= € 1.200.000".
 *
 * Returns: (transfer full) (nullable): %NULL when there is nothing to say
 */
char *pow_form_value_dup_reading (PowForm *form, const PowField *field, const char *text);

/**
 * pow_form_value_get_warning:
 * @text: (nullable): what was typed
 *
 * Returns: (transfer none) (nullable): that a mail address or telephone number does not belong here;
 *   %NULL when there is none
 */
const char *pow_form_value_get_warning (const char *text);

/**
 * pow_form_value_is_picked:
 * @field: the row of the field table
 *
 * Returns: whether a value is picked from options rather than typed
 */
gboolean pow_form_value_is_picked (const PowField *field);

/**
 * pow_form_value_quote:
 * @text: a string
 *
 * Returns: (transfer full): the string as JSON text
 */
char *pow_form_value_quote (const char *text);

/**
 * pow_form_value_unquote:
 * @json: (nullable): JSON text
 *
 * Returns: (transfer full) (nullable): the string it holds; %NULL when it is none
 */
char *pow_form_value_unquote (const char *json);

G_END_DECLS
