/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_HISTORY_EMPTY (pow_history_empty_get_type ())
G_DECLARE_FINAL_TYPE (PowHistoryEmpty, pow_history_empty, POW, HISTORY_EMPTY, AdwBin)

/**
 * PowHistoryEmpty:
 *
 * Says why there is no change to show.
 *
 * Signal "clear": the person wants the filter gone.
 */
GtkWidget *pow_history_empty_new (void);
void pow_history_empty_show (PowHistoryEmpty *self, const char *problem, gboolean is_filtered, gint64 until);

G_END_DECLS
