/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record.h"

G_BEGIN_DECLS

/* What has passed, as records tell it: the last meeting, the last round. Pure; any thread. */

/**
 * pow_past_find_meeting:
 * @bodies: (element-type PowRecord): decision bodies
 * @type: (nullable): the type of body that counts, such as `steering_group`; %NULL for any
 * @today: a meeting of this day or later has not passed
 *
 * Returns: the date of the last meeting that has wholly passed; NONE when there is none
 */
PowDate pow_past_find_meeting (GPtrArray *bodies, const char *type, PowDate today);

/**
 * pow_past_dup_round:
 * @programme: the programme
 * @today: a round that closes on this day or later is still open
 * @closes: (out) (optional): when it closed
 *
 * Returns: (transfer full) (nullable): the key of the last closed round
 */
char *pow_past_dup_round (PowRecord *programme, PowDate today, PowDate *closes);

/**
 * pow_past_is_approved:
 * @plan: a plan
 *
 * Returns: whether its status is *approved* or further
 */
gboolean pow_past_is_approved (PowRecord *plan);

G_END_DECLS
