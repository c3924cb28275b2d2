/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define POW_TYPE_OPTION (pow_option_get_type ())
G_DECLARE_FINAL_TYPE (PowOption, pow_option, POW, OPTION, GObject)

/**
 * PowOption:
 *
 * One line of a list to choose from: what is stored, what people read, and a second line that tells
 * equal names apart. Property "chosen" follows the choice.
 */

/**
 * pow_option_new:
 * @id: (nullable): what is stored; %NULL: unknown, chosen to clear
 * @label: what people read
 * @detail: (nullable): a second line that tells equal names apart
 *
 * Main thread.
 *
 * Returns: (transfer full): a line that is not chosen
 */
PowOption *pow_option_new (const char *id, const char *label, const char *detail);

/**
 * pow_option_get_id:
 * @self: an option
 *
 * Returns: (transfer none) (nullable): what is stored; %NULL: unknown
 */
const char *pow_option_get_id (PowOption *self);

/**
 * pow_option_get_label:
 * @self: an option
 *
 * Returns: (transfer none): what people read
 */
const char *pow_option_get_label (PowOption *self);

/**
 * pow_option_get_detail:
 * @self: an option
 *
 * Returns: (transfer none) (nullable): the second line; %NULL: there is none
 */
const char *pow_option_get_detail (PowOption *self);

/**
 * pow_option_is_chosen:
 * @self: an option
 *
 * Returns: whether it is chosen
 */
gboolean pow_option_is_chosen (PowOption *self);

/**
 * pow_option_set_chosen:
 * @self: an option
 * @chosen: whether it is chosen
 *
 * Tells who watches the property "chosen", when that is new.
 */
void pow_option_set_chosen (PowOption *self, gboolean chosen);

G_END_DECLS
