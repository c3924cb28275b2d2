/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The regions that a person keeps in the sidebar. */
#define POW_FAVOURITES_MAX 7

char **pow_favourites_list (void);
gboolean pow_favourites_contain (const char *region);
void pow_favourites_set (const char *region, gboolean kept);

G_END_DECLS
