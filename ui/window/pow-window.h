/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_WINDOW (pow_window_get_type ())
G_DECLARE_FINAL_TYPE (PowWindow, pow_window, POW, WINDOW, AdwApplicationWindow)

PowWindow *pow_window_new (GtkApplication *application);

/**
 * pow_window_welcome:
 * @self: the window
 *
 * Shows the first screen: the example, a new portfolio, one of a team, or a folder.
 */
void pow_window_welcome (PowWindow *self);
void pow_window_open_portfolio (PowWindow *self, const char *path);

/**
 * pow_window_open_example:
 * @self: the window
 *
 * Makes the example where there is none, beside the main thread, and opens it.
 */
void pow_window_open_example (PowWindow *self);

/**
 * pow_window_get_session:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the open portfolio; %NULL: none is open
 */
PowSession *pow_window_get_session (PowWindow *self);

G_END_DECLS
