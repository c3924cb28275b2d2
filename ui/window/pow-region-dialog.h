/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

G_BEGIN_DECLS

typedef void (*PowRegionChosenFunc) (PowSession *session, const char *region, gpointer data);


/**
 * pow_region_dialog_choose:
 * @session: the open portfolio
 * @parent: a window that is on screen
 * @title: what is chosen for
 * @leave_out: (nullable): id of a region that is not offered
 * @chosen: called once with the id of the region, when one is chosen
 * @data: for @chosen
 * @data_free: (nullable): frees @data when the dialog ends
 *
 * Chooses a region by a few letters of its name. Main thread.
 */
void pow_region_dialog_choose (PowSession *session, GtkWindow *parent, const char *title, const char *leave_out, PowRegionChosenFunc chosen, gpointer data, GDestroyNotify data_free);
/* Go to a region by a few letters of its name: a dialog over @parent, already on screen. */
void pow_region_dialog_present (PowSession *session, GtkWindow *parent);

G_END_DECLS
