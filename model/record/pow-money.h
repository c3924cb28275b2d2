/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record-error.h"

G_BEGIN_DECLS

char *pow_money_format (gint64 euros);
char *pow_number_format (const char *spelling);
gboolean pow_money_parse_entry (const char *text, gboolean *known, gint64 *euros, GError **error);

G_END_DECLS
