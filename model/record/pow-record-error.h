/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define POW_RECORD_ERROR (pow_record_error_quark ())
GQuark pow_record_error_quark (void);

/**
 * PowRecordError:
 * @POW_RECORD_ERROR_SYNTAX: not JSON; the message names line and column
 * @POW_RECORD_ERROR_LIMIT: too large, too deep, too many
 * @POW_RECORD_ERROR_INVALID: JSON, but not a valid record of its kind
 * @POW_RECORD_ERROR_FIELD: unknown field or path
 * @POW_RECORD_ERROR_BSN: text that looks like a citizen service number
 * @POW_RECORD_ERROR_ADDRESS: not a record address
 * @POW_RECORD_ERROR_FORMAT: written by a newer version: read-only
 * @POW_RECORD_ERROR_ENTRY: what a person typed cannot be read as an amount
 *
 * What can be wrong with a record or a JSON text.
 */
typedef enum
{
  POW_RECORD_ERROR_SYNTAX,
  POW_RECORD_ERROR_LIMIT,
  POW_RECORD_ERROR_INVALID,
  POW_RECORD_ERROR_FIELD,
  POW_RECORD_ERROR_BSN,
  POW_RECORD_ERROR_ADDRESS,
  POW_RECORD_ERROR_FORMAT,
  POW_RECORD_ERROR_ENTRY,
} PowRecordError;

GError *pow_record_error_new (PowRecordError code, const char *address, const char *field, const char *problem);
const char *pow_record_error_get_address (const GError *error);
const char *pow_record_error_get_field (const GError *error);

G_END_DECLS
