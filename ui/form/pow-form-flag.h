/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form-row.h"

G_BEGIN_DECLS

#define POW_TYPE_FORM_FLAG (pow_form_flag_get_type ())
G_DECLARE_FINAL_TYPE (PowFormFlag, pow_form_flag, POW, FORM_FLAG, PowFormRow)

/**
 * PowFormFlag:
 *
 * A row with a switch. A flag that nobody set says "unknown" beside the switch.
 */

G_END_DECLS
