/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a portfolio is shared by itself, and whether its person was asked; @folder is the id of this copy.
 * Kept with the settings of the person, for nobody else needs it. */
gboolean pow_sync_settings_get_automatic (const char *folder);
void pow_sync_settings_set_automatic (const char *folder, gboolean automatic);
gboolean pow_sync_settings_was_asked (const char *folder);
void pow_sync_settings_set_asked (const char *folder);

G_END_DECLS
