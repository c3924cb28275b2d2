/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form.h"
#include "ui/form/pow-option.h"

G_BEGIN_DECLS

/**
 * pow_form_options_list:
 * @form: the form with the field
 * @field: a choice, term, key, region or reference, or a set of those
 *
 * What can be chosen, in the order of its list; references to the form's own region come first.
 * Main thread.
 *
 * Returns: (transfer full) (element-type PowOption): the options
 */
GListStore *pow_form_options_list (PowForm *form, const PowField *field);

G_END_DECLS
