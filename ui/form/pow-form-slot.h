/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form-row.h"

G_BEGIN_DECLS

/**
 * pow_form_slot_show:
 * @row: a row
 *
 * When the row is one of the two trekker slots of a plan or subproject: shows a mark and who leads,
 * or that nobody does and for how long ("Nobody yet, 48 days"). Nothing for any other row.
 */
void pow_form_slot_show (PowFormRow *row);

G_END_DECLS
