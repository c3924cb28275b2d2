/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record.h"

G_BEGIN_DECLS

/**
 * pow_restore_record:
 * @now: the record as it stands
 * @then: the record as it was
 * @field: (nullable): only this field, group, map or entry; %NULL for all of the record
 * @error: %POW_RECORD_ERROR_FORMAT when a newer version wrote the record, %POW_RECORD_ERROR_INVALID when
 *   the old value is no longer a valid one
 *
 * Puts an earlier state back. Entries that came since are removed, which keeps their content; open
 * choices of what is put back are as they were then. Any thread.
 *
 * Returns: (transfer full): the record as it shall be; equal to @now when there is nothing to put back
 */
PowRecord *pow_restore_record (PowRecord *now, PowRecord *then, const char *field, GError **error);

G_END_DECLS
