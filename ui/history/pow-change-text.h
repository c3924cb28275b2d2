/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-history.h"
#include "model/store/pow-snapshot.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/* Changes in the words of a screen. Never markup: the marks are attributes. */

char *pow_change_text_dup_label (PowSnapshot *snapshot, const char *address, const char *field);
char *pow_change_text_lower (const char *text);
char *pow_change_text_dup_small_label (PowSnapshot *snapshot, const char *address, const char *field);
char *pow_change_text_dup_value (PowSnapshot *snapshot, const char *address, const char *field, const cJSON *value);
const char *pow_change_text_get_only_address (GPtrArray *changes);
char *pow_change_text_dup_title (PowSnapshot *snapshot, const PowHistoryEntry *entry);
char *pow_change_text_dup_summary (PowSnapshot *snapshot, const PowHistoryEntry *entry, PangoAttrList *marks);
void pow_change_text_mark_words (const char *before, const char *after, PangoAttrList *before_marks, PangoAttrList *after_marks);
char *pow_change_text_dup_region (PowSnapshot *snapshot, const char *line);
char *pow_change_text_dup_day (gint64 time);
char *pow_change_text_dup_time (gint64 time);
char *pow_change_text_dup_moment (gint64 time);
char *pow_change_text_dup_put_back (PowSnapshot *snapshot, const PowHistoryEntry *entry);

G_END_DECLS
