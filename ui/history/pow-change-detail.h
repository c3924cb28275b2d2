/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"
#include "ui/history/pow-change-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_CHANGE_DETAIL (pow_change_detail_get_type ())
G_DECLARE_FINAL_TYPE (PowChangeDetail, pow_change_detail, POW, CHANGE_DETAIL, AdwBin)

GtkWidget *pow_change_detail_new (PowSession *session);
void pow_change_detail_set_row (PowChangeDetail *self, PowChangeRow *row); /* NULL: none */
void pow_change_detail_set_can_close (PowChangeDetail *self, gboolean can_close);
void pow_change_detail_set_narrow (PowChangeDetail *self, gboolean narrow);
void pow_change_detail_focus (PowChangeDetail *self);
void pow_change_detail_open_record (PowChangeDetail *self);

G_END_DECLS
