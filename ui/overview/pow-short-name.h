/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *pow_short_name_get (const char *name);

G_END_DECLS
