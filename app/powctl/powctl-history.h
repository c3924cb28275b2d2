/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "app/powctl/powctl.h"

#include "model/change/pow-history.h"

G_BEGIN_DECLS

/* The history of the portfolio; free it before the command ends. */
PowHistory *powctl_open_history (Powctl *powctl, GError **error);
/* Brings a line, or with NULL all of them, up to date; on a terminal it says how far it is. */
gboolean powctl_update_history (PowHistory *history, const char *line, GError **error);

G_END_DECLS
