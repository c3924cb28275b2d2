/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

G_BEGIN_DECLS

typedef void (*PowRegionChosenFunc) (PowSession *session, const char *region, gpointer data);

/* Chooses a region by a few letters of its name; @leave_out (nullable) is not offered. */
void pow_region_dialog_choose (PowSession *session, GtkWindow *parent, const char *title, const char *leave_out, PowRegionChosenFunc chosen, gpointer data, GDestroyNotify data_free);
/* Go to a region by a few letters of its name: a dialog over @parent, already on screen. */
void pow_region_dialog_present (PowSession *session, GtkWindow *parent);

G_END_DECLS
