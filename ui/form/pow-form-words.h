/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form.h"

G_BEGIN_DECLS

/* Stored values (JSON text) in the words that people read. Main thread. */

/**
 * pow_form_words_dup:
 * @form: the form whose record holds the value
 * @field: the row of the field table
 * @json: (nullable): the value as JSON text
 *
 * Titles for references, labels for terms, dates and money in the locale.
 *
 * Returns: (transfer full) (nullable): %NULL when the value is unknown
 */
char *pow_form_words_dup (PowForm *form, const PowField *field, const char *json);

/**
 * pow_form_words_dup_entry:
 * @form: the form whose record holds the map
 * @map: the row of the map
 * @json: (nullable): one entry of it as JSON text
 *
 * A whole entry of a map in words, its known fields one after another.
 *
 * Returns: (transfer full) (nullable): %NULL when it says nothing
 */
char *pow_form_words_dup_entry (PowForm *form, const PowField *map, const char *json);

/**
 * pow_form_words_dup_key:
 * @form: the form whose record names the key
 * @field: a row of type key
 * @key: the key of an entry of the map that @field points into
 *
 * Returns: (transfer full): the title of the entry; the key itself where it has none
 */
char *pow_form_words_dup_key (PowForm *form, const PowField *field, const char *key);

/**
 * pow_form_words_find_key_owner:
 * @form: the form whose record names a key
 * @field: a row of type key
 * @path: (out): the path of the map in the record that is returned
 *
 * Where the keys of a row live: "plan.lines" in the region's plan, "programme.tranches" in the
 * programme, otherwise in a map of the record itself.
 *
 * Returns: (transfer none) (nullable): %NULL when that record is not there
 */
PowRecord *pow_form_words_find_key_owner (PowForm *form, const PowField *field, const char **path);

G_END_DECLS
