/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record.h"

G_BEGIN_DECLS

/**
 * pow_search_fold:
 *
 * A text as searching sees it: without case and accents, so that "cafe" finds "Café".
 *
 * Returns: (transfer full):
 */
char *pow_search_fold (const char *text);

/* Every word that stands in a value, folded. Transfer full. */
char *pow_search_text_of_value (const cJSON *value);

G_END_DECLS
