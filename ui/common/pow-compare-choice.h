/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

G_BEGIN_DECLS

#define POW_COMPARE_CHOICE_MOST 4

#define POW_TYPE_COMPARE_CHOICE (pow_compare_choice_get_type ())
G_DECLARE_FINAL_TYPE (PowCompareChoice, pow_compare_choice, POW, COMPARE_CHOICE, GObject)

PowCompareChoice *pow_compare_choice_get (PowSession *session);
const char *const *pow_compare_choice_list (PowCompareChoice *self);
guint pow_compare_choice_count (PowCompareChoice *self);
gboolean pow_compare_choice_toggle (PowCompareChoice *self, const char *region);
void pow_compare_choice_set (PowCompareChoice *self, const char *const *regions);

G_END_DECLS
