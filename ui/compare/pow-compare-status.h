/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/compare/pow-compare-items.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_COMPARE_STATUS (pow_compare_status_get_type ())
G_DECLARE_FINAL_TYPE (PowCompareStatus, pow_compare_status, POW, COMPARE_STATUS, AdwBin)

GtkWidget *pow_compare_status_new (void);
void pow_compare_status_show (PowCompareStatus *self, const PowCompareLines *lines);
void pow_compare_status_set_narrow (PowCompareStatus *self, gboolean narrow);

G_END_DECLS
