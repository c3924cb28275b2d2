/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pow_order_between (const char *before, const char *after, GRand *rand);

G_END_DECLS
