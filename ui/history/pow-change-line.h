/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"
#include "ui/history/pow-change-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_CHANGE_LINE (pow_change_line_get_type ())
G_DECLARE_FINAL_TYPE (PowChangeLine, pow_change_line, POW, CHANGE_LINE, AdwBin)

/* Two lines of text for a row of the history, all of one height. */
GtkWidget *pow_change_line_new (PowSession *session);
void pow_change_line_set_row (PowChangeLine *self, PowChangeRow *row); /* NULL: none */

G_END_DECLS
