/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/compare/pow-compare-question.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_COMPARE_BAR (pow_compare_bar_get_type ())
G_DECLARE_FINAL_TYPE (PowCompareBar, pow_compare_bar, POW, COMPARE_BAR, AdwBin)

GtkWidget *pow_compare_bar_new (PowSession *session);
void pow_compare_bar_refresh (PowCompareBar *self);
void pow_compare_bar_set_narrow (PowCompareBar *self, gboolean narrow);
PowCompareMode pow_compare_bar_get_mode (PowCompareBar *self);
void pow_compare_bar_set_mode (PowCompareBar *self, PowCompareMode mode);
void pow_compare_bar_set_region (PowCompareBar *self, const char *region);
void pow_compare_bar_set_field (PowCompareBar *self, const char *field);
void pow_compare_bar_leave_field (PowCompareBar *self);
gboolean pow_compare_bar_get_only_differences (PowCompareBar *self);
PowCompareQuestion *pow_compare_bar_dup_question (PowCompareBar *self);

G_END_DECLS
