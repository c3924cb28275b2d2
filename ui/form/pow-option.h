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
PowOption *pow_option_new (const char *id, const char *label, const char *detail);
const char *pow_option_get_id (PowOption *self); /* NULL: unknown, chosen to clear */
const char *pow_option_get_label (PowOption *self);
const char *pow_option_get_detail (PowOption *self); /* NULL: none */
gboolean pow_option_is_chosen (PowOption *self);
void pow_option_set_chosen (PowOption *self, gboolean chosen);

G_END_DECLS
