/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form.h"

G_BEGIN_DECLS

/**
 * pow_form_was:
 * @form: a form
 * @path: of a field, or of an entry of a map
 * @field: its row in the table; of an entry that of its map
 * @is_entry: whether @path is that of an entry
 * @words: (out) (transfer full) (nullable): what stood there then, when that is another value
 *
 * How a part of the record stands against the moment of Against. A record that is new as a whole marks none of its
 * parts. Main thread.
 *
 * Returns: the mark
 */
PowMark pow_form_was (PowForm *form, const char *path, const PowField *field, gboolean is_entry, char **words);

/* Keys of entries of a map that were visible then and are not now, of which the content is still there. Transfer full
 * (element-type utf8). */
GPtrArray *pow_form_was_list_gone (PowForm *form, const char *map_path);

G_END_DECLS
