/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-page.h"
#include "ui/window/pow-question-bar.h"

G_BEGIN_DECLS

#define POW_TYPE_SHELL (pow_shell_get_type ())
G_DECLARE_FINAL_TYPE (PowShell, pow_shell, POW, SHELL, AdwBin)

GtkWidget *pow_shell_new (PowSession *session);
PowSession *pow_shell_get_session (PowShell *self);
PowPage *pow_shell_get_page (PowShell *self);
void pow_shell_open (PowShell *self, const char *target);
gboolean pow_shell_go_back (PowShell *self);
void pow_shell_toggle_sidebar (PowShell *self);
void pow_shell_popup_menu (PowShell *self);
void pow_shell_popup_question (PowShell *self, PowQuestion question);
void pow_shell_focus_page (PowShell *self);
void pow_shell_next_pane (PowShell *self);
void pow_shell_add_bar (PowShell *self, GtkWidget *bar);
void pow_shell_set_sync_button (PowShell *self, GtkWidget *button);
void pow_shell_set_width (PowShell *self, int width);

G_END_DECLS
