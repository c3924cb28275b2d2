/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-change.h"
#include "model/store/pow-snapshot.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/* Changes in the words of a screen. Never markup: the marks are attributes. */

char *pow_change_text_dup_label (PowSnapshot *snapshot, const char *address, const char *field);
char *pow_change_text_dup_value (PowSnapshot *snapshot, const char *address, const char *field, const cJSON *value);
char *pow_change_text_dup_day (gint64 time);
char *pow_change_text_dup_time (gint64 time);
char *pow_change_text_dup_moment (gint64 time);

G_END_DECLS
