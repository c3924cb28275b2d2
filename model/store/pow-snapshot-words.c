/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-snapshot-words.h"

#include "model/record/pow-address.h"
#include "model/record/pow-change.h"
#include "model/schema/pow-schema.h"
#include "model/schema/pow-words.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>

/**
 * pow_snapshot_dup_place_label:
 * @self: where titles of entries and terms are looked up
 * @address: the record
 * @field: (nullable): a field, group or entry of it
 *
 * What a place is called: "Milestones › Start groep 2 › Date". Any thread.
 *
 * Returns: (transfer full): the label; of a record its kind
 */
char *
pow_snapshot_dup_place_label (PowSnapshot *self, const char *address, const char *field)
{
  PowRecord *record, *programme;
  PowKind kind;

  g_return_val_if_fail (POW_IS_SNAPSHOT (self) && address != NULL, NULL);

  record = pow_snapshot_lookup (self, address);
  programme = pow_snapshot_get_programme (self);
  kind = pow_address_get_kind (address);
  if (field == NULL || kind == POW_KIND_NONE)
    return g_strdup (field != NULL ? field : pow_kind_get_label (kind));
  return pow_schema_dup_path_label (kind, field, record != NULL ? pow_record_get_tree (record) : NULL,
                                    programme != NULL ? pow_record_get_tree (programme) : NULL);
}

/**
 * pow_snapshot_dup_value_words:
 * @self: where what the value points at is looked up
 * @address: the record
 * @field: the place of the value
 * @value: (nullable): the value, of any moment
 *
 * As people typed it, with its lines: never markup, and numbers of persons are not masked yet. Any thread.
 *
 * Returns: (transfer full): the value in words; "unknown" for none
 */
char *
pow_snapshot_dup_value_words (PowSnapshot *self, const char *address, const char *field, const cJSON *value)
{
  PowRecord *record;

  g_return_val_if_fail (POW_IS_SNAPSHOT (self) && address != NULL && field != NULL, NULL);

  record = pow_snapshot_lookup (self, address);
  if (value == NULL)
    return g_strdup (pow_words_get (N_ ("unknown")));
  if (record == NULL || pow_schema_find (pow_record_get_kind (record), field, NULL) == NULL)
    return cJSON_IsString (value) ? g_strdup (value->valuestring) : pow_json_write_compact (value);
  return pow_change_format_side (record, field, value, pow_snapshot_get_programme (self), pow_snapshot_look_up_record, self);
}
