/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_HISTORY_BAR (pow_history_bar_get_type ())
G_DECLARE_FINAL_TYPE (PowHistoryBar, pow_history_bar, POW, HISTORY_BAR, AdwBin)

/**
 * PowHistoryBar:
 *
 * What of the history is shown: of everything, my region, this record or this field; of one kind, by one
 * person, with some words in it.
 *
 * Signal "changed".
 */
typedef enum
{
  POW_HISTORY_ALL,
  POW_HISTORY_REGION,
  POW_HISTORY_RECORD,
  POW_HISTORY_FIELD,
  POW_N_HISTORY_PARTS,
} PowHistoryPart;

GtkWidget *pow_history_bar_new (PowSession *session, const char *address, const char *field);
PowHistoryPart pow_history_bar_get_part (PowHistoryBar *self);
PowKind pow_history_bar_get_kind (PowHistoryBar *self);
const char *pow_history_bar_get_author (PowHistoryBar *self); /* NULL: anybody */
const char *pow_history_bar_get_text (PowHistoryBar *self);   /* NULL: none */
void pow_history_bar_set_authors (PowHistoryBar *self, GPtrArray *authors);
gboolean pow_history_bar_is_set (PowHistoryBar *self);
void pow_history_bar_clear (PowHistoryBar *self);
void pow_history_bar_start_search (PowHistoryBar *self);
void pow_history_bar_set_narrow (PowHistoryBar *self, gboolean narrow);

G_END_DECLS
