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
/**
 * pow_record_item_new:
 * @snapshot: where the record stands, for what it depends on
 * @record: (transfer none): the record
 * @today: the day that ages are counted from
 *
 * Returns: (transfer full): the row of a record
 */
PowRecordItem *pow_record_item_new (PowSnapshot *snapshot, PowRecord *record, PowDate today);

/**
 * pow_record_item_new_entry:
 * @record: (transfer none): the record it stands in
 * @entry: path of the entry, as in "budget.b1"
 *
 * Returns: (transfer full): the row of one entry of a map
 */
PowRecordItem *pow_record_item_new_entry (PowRecord *record, const char *entry);

/**
 * pow_record_item_get_record:
 * @self: a row
 *
 * Returns: (transfer none): the record, or the one that the entry stands in
 */
PowRecord *pow_record_item_get_record (PowRecordItem *self);

/**
 * pow_record_item_get_standing:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the lights of a subproject; %NULL for other kinds
 */
const PowStanding *pow_record_item_get_standing (PowRecordItem *self);

/**
 * pow_record_item_get_entry:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): path of the entry; %NULL: the row is the record itself
 */
const char *pow_record_item_get_entry (PowRecordItem *self);

/**
 * pow_record_item_dup_path:
 * @self: a row
 * @path: dotted path of a field of the record or of the entry
 *
 * Returns: (transfer full): its path in the record
 */
char *pow_record_item_dup_path (PowRecordItem *self, const char *path);

/**
 * pow_record_item_set_mark:
 * @self: a row
 * @mark: how it stands against the moment of Against
 * @was: (nullable) (transfer none): the row as it was then
 */
void pow_record_item_set_mark (PowRecordItem *self, PowMark mark, PowRecordItem *was);

/**
 * pow_record_item_get_mark:
 * @self: a row
 *
 * Returns: how it stands against the moment of Against
 */
PowMark pow_record_item_get_mark (PowRecordItem *self);

/**
 * pow_record_item_get_was:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the row as it was at that moment
 */
PowRecordItem *pow_record_item_get_was (PowRecordItem *self);

/**
 * pow_record_item_get_search_text:
 * @self: a row
 *
 * Returns: (transfer none): all its words, folded as pow_search_fold() does
 */
const char *pow_record_item_get_search_text (PowRecordItem *self);


G_END_DECLS
