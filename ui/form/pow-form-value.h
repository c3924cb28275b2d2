/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form.h"
#include "ui/form/pow-option.h"

G_BEGIN_DECLS

/* Values between storage (JSON text), the words that people read, and what they type. Main thread. */

/* The value in words: titles for references, labels for terms, dates and money in the locale.
 * Transfer full; NULL: unknown. */
char *pow_form_value_dup_words (PowForm *form, const PowField *field, const char *json);

/* A whole entry of a map in words, its known fields one after another. Transfer full; NULL: nothing. */
char *pow_form_value_dup_entry_words (PowForm *form, const PowField *map, const char *json);

/* The text to edit: "6 feb 2020", "240.000". Transfer full; "" for unknown. */
char *pow_form_value_dup_entry (const PowField *field, const char *json);

/* What was typed, as a value. NULL with @error: refused, with the reason and examples. NULL without:
 * unknown. */
char *pow_form_value_parse (PowForm *form, const PowField *field, const char *text, GError **error);

/* What the program makes of the text while it is typed: "= 1st quarter of 2014", "= € 1.200.000".
 * NULL when there is nothing to say. Transfer full. */
char *pow_form_value_dup_reading (PowForm *form, const PowField *field, const char *text);

/* A mail address or telephone number in the text: where it belongs. NULL when there is none. */
const char *pow_form_value_get_warning (const char *text);

/* What can be chosen for a choice, term, key, region or reference: (element-type PowOption) in the
 * order of its list; references of the form's own region first. Transfer full. */
GListStore *pow_form_value_list_options (PowForm *form, const PowField *field);

/* Whether a value is picked from options rather than typed. */
gboolean pow_form_value_is_picked (const PowField *field);

/* A string as JSON text, and the string of JSON text (NULL when it is none). Transfer full. */
char *pow_form_value_quote (const char *text);
char *pow_form_value_unquote (const char *json);

G_END_DECLS
