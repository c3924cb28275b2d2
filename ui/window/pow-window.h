/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_WINDOW (pow_window_get_type ())
G_DECLARE_FINAL_TYPE (PowWindow, pow_window, POW, WINDOW, AdwApplicationWindow)

PowWindow *pow_window_new (GtkApplication *application);
void pow_window_welcome (PowWindow *self);
void pow_window_open_portfolio (PowWindow *self, const char *path);
void pow_window_open_example (PowWindow *self);
PowSession *pow_window_get_session (PowWindow *self);

G_END_DECLS
