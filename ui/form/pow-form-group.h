/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form-row.h"

G_BEGIN_DECLS

#define POW_TYPE_FORM_GROUP (pow_form_group_get_type ())
G_DECLARE_FINAL_TYPE (PowFormGroup, pow_form_group, POW, FORM_GROUP, PowFormRow)

/**
 * PowFormGroup:
 *
 * A row that unfolds into rows of its own: a group of fields, or one entry of a map. Folded it tells
 * the whole in one or two lines. An entry is removed with Delete (and put back by undo), and in a map
 * with an order moved with Ctrl+Up and Ctrl+Down.
 */

/* Makes it the row of an entry; before it gets its form. */
void pow_form_group_set_entry (PowFormGroup *self, const char *map_path, const char *key);
const char *pow_form_group_get_entry (PowFormGroup *self); /* key, or NULL for a group */
void pow_form_group_set_unfolded (PowFormGroup *self, gboolean unfolded);
gboolean pow_form_group_is_unfolded (PowFormGroup *self);

G_END_DECLS
