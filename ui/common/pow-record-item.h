/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/insight/pow-insight.h"

G_BEGIN_DECLS

#define POW_TYPE_RECORD_ITEM (pow_record_item_get_type ())
G_DECLARE_FINAL_TYPE (PowRecordItem, pow_record_item, POW, RECORD_ITEM, GObject)

/**
 * PowRecordItem:
 *
 * One row of a record list: the record and, for a subproject, its standing, computed once a refresh
 * so that sorting and scrolling only look it up.
 */
PowRecordItem *pow_record_item_new (PowSnapshot *snapshot, PowRecord *record, PowDate today);
PowRecord *pow_record_item_get_record (PowRecordItem *self);           /* transfer none */
const PowStanding *pow_record_item_get_standing (PowRecordItem *self); /* NULL for other kinds */
const char *pow_record_item_get_search_text (PowRecordItem *self);     /* folded, see pow_search_fold() */

G_END_DECLS
