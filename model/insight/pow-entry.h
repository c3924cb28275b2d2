/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record.h"

G_BEGIN_DECLS

/* Small readers of map entries and group members that are shared by the rules; all NULL-safe. */

/**
 * pow_entry_get:
 * @record: a record
 * @map: path of a map
 * @key: key of an entry of it
 *
 * Returns: (transfer none) (nullable): the entry, as long as the record lives; %NULL when it is absent
 */
const cJSON *pow_entry_get (PowRecord *record, const char *map, const char *key);

/**
 * pow_entry_get_date:
 * @entry: (nullable): a map entry or a group
 * @member: key of a date in it
 *
 * Returns: the date; %POW_DATE_NONE when it is absent
 */
PowDate pow_entry_get_date (const cJSON *entry, const char *member);

/**
 * pow_entry_get_number:
 * @entry: (nullable): a map entry or a group
 * @member: key of a number in it
 * @value: (out): the number, in the unit of its field; unchanged when absent
 *
 * Returns: whether it is there
 */
gboolean pow_entry_get_number (const cJSON *entry, const char *member, double *value);

/**
 * pow_entry_get_integer:
 * @entry: (nullable): a map entry or a group of a valid record
 * @member: key of an integer in it
 * @value: (out): the number, in the unit of its field (money: whole euros); unchanged when absent
 *
 * Returns: whether it is there
 */
gboolean pow_entry_get_integer (const cJSON *entry, const char *member, gint64 *value);

/**
 * pow_entry_get_title:
 * @entry: (nullable): a map entry
 * @member: key of the text that names it
 * @key: key of the entry
 *
 * Returns: (transfer none): what people call it: that text, else @key
 */
const char *pow_entry_get_title (const cJSON *entry, const char *member, const char *key);

G_END_DECLS
