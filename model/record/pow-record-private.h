/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record.h"

G_BEGIN_DECLS

/* Brings a whole tree but for its open choices into canonical order and form, in place. */
void pow_record_tree_make_canonical (PowKind kind, cJSON *tree);

/* Puts the members of every object in a value in the order of the text layer, by bytes, in place. */
void pow_json_sort_keys (cJSON *value);

/* Open choices of a tree in canonical form: sorts candidates, drops what is settled. */
void pow_record_tree_drop_settled (PowKind kind, cJSON *tree);
/* Drops the open choices at, within and around @path: it is being written. */
void pow_record_tree_drop_choices_at (cJSON *tree, const char *path);

/* Puts a copy of @value (NULL: nothing) at @path, making what leads there. */
void pow_record_tree_put (cJSON *tree, const char *path, const cJSON *value);

/* Fails with POW_RECORD_ERROR_FORMAT for a record of a newer format. */
gboolean pow_record_check_writable (PowRecord *self, GError **error);

G_END_DECLS
