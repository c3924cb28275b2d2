/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-compare-choice.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_COMPARE_CHOICE_BAR (pow_compare_choice_bar_get_type ())
G_DECLARE_FINAL_TYPE (PowCompareChoiceBar, pow_compare_choice_bar, POW, COMPARE_CHOICE_BAR, AdwBin)

GtkWidget *pow_compare_choice_bar_new (PowSession *session);
void pow_compare_choice_bar_toggle (PowSession *session, const char *region);

G_END_DECLS
