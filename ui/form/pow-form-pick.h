/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form-row.h"

G_BEGIN_DECLS

#define POW_TYPE_FORM_PICK (pow_form_pick_get_type ())
G_DECLARE_FINAL_TYPE (PowFormPick, pow_form_pick, POW, FORM_PICK, PowFormRow)

/**
 * PowFormPick:
 *
 * A row whose value is chosen: choice, term, key, region, reference, and sets of those. Activating it
 * opens a #PowPicker; what is chosen is saved at once. A reference can be opened, and one that is
 * missing can be made from here.
 */

G_END_DECLS
