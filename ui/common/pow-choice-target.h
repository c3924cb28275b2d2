/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the page of open choices opens with one of them unfolded: for pow_session_open_address(). */

/**
 * pow_choice_target_new:
 * @address: of a record
 * @field: dotted path of a field with an open choice
 *
 * Returns: (transfer full): the target
 */
char *pow_choice_target_new (const char *address, const char *field);

/**
 * pow_choice_target_get_place:
 * @target: a target of any sort
 *
 * Returns: (transfer none) (nullable): "zeeland/plan:goal"; %NULL when it is no choice
 */
const char *pow_choice_target_get_place (const char *target);

G_END_DECLS
