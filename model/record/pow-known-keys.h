/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The key of the field tables with these bytes, for good; NULL for any other key. Nearly every key
 * of every file is one of some two hundred: these need no copy each. Any thread. */
const char *pow_known_keys_find (const char *bytes, gsize length);

G_END_DECLS
