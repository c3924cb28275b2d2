/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pow_known_keys_find:
 * @bytes: a key, not NUL-terminated
 * @length: bytes of it
 *
 * Nearly every key of every file is one of some two hundred, which need no copy each. Any thread.
 *
 * Returns: (transfer none) (nullable): the key of the field tables with these bytes, valid for good; %NULL for
 *   any other key
 */
const char *pow_known_keys_find (const char *bytes, gsize length);

G_END_DECLS
