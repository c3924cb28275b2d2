/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record.h"

G_BEGIN_DECLS

/**
 * pow_template_list_names:
 *
 * Lists the programme templates that a new portfolio can start from. Any thread.
 *
 * Returns: (transfer none) (array zero-terminated=1): names, the usual one first
 */
const char *const *
pow_template_list_names (void);

/**
 * pow_template_build_records:
 * @name: a template, one of pow_template_list_names()
 * @regions: (nullable) (array zero-terminated=1): region ids; %NULL is all 35
 * @error: return location for an error
 *
 * Builds the first records of a new portfolio: the programme as the template says, and for every
 * chosen region its reference data and an empty plan. Any thread.
 *
 * Returns: (transfer full) (element-type PowRecord): each with its address, or %NULL with
 * `POW_RECORD_ERROR_INVALID` for an unknown template or region
 */
GPtrArray *
pow_template_build_records (const char *name, const char *const *regions, GError **error);

/**
 * pow_regions_list:
 *
 * Lists the 35 regions, for choosers that come before any portfolio. Any thread.
 *
 * Returns: (transfer full) (element-type PowRecord): region records, by id
 */
GPtrArray *
pow_regions_list (void);

G_END_DECLS
