/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-mark.h"
#include "model/insight/pow-insight.h"

G_BEGIN_DECLS

#define POW_TYPE_RECORD_ITEM (pow_record_item_get_type ())
G_DECLARE_FINAL_TYPE (PowRecordItem, pow_record_item, POW, RECORD_ITEM, GObject)

/**
 * PowRecordItem:
 *
 * One row of a list: a record, or one entry of a map in it (a budget line, an indicator). For a
 * subproject it keeps the standing, computed once a refresh so that sorting and scrolling only look it up.
 */
PowRecordItem *pow_record_item_new (PowSnapshot *snapshot, PowRecord *record, PowDate today);
PowRecordItem *pow_record_item_new_entry (PowRecord *record, const char *entry); /* "budget.b1" */
PowRecord *pow_record_item_get_record (PowRecordItem *self);           /* transfer none */
const PowStanding *pow_record_item_get_standing (PowRecordItem *self); /* NULL for others */
const char *pow_record_item_get_entry (PowRecordItem *self);           /* NULL: the record itself */
char *pow_record_item_dup_path (PowRecordItem *self, const char *path); /* of a field of the record or entry */
/* How it stands against the moment of Against; @was: (nullable): the row as it was then. */
void pow_record_item_set_mark (PowRecordItem *self, PowMark mark, PowRecordItem *was);
PowMark pow_record_item_get_mark (PowRecordItem *self);
PowRecordItem *pow_record_item_get_was (PowRecordItem *self); /* transfer none */
const char *pow_record_item_get_search_text (PowRecordItem *self);     /* folded, see pow_search_fold() */

G_END_DECLS
