/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/form/pow-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_PULSE_DIALOG (pow_pulse_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PowPulseDialog, pow_pulse_dialog, POW, PULSE_DIALOG, AdwWindow)

/**
 * PowPulseDialog:
 *
 * How does it stand, in seconds: 1 green, 2 amber, 3 red, 0 on hold, one line of text, Ctrl+Enter; the
 * previous pulse stands beside it and "=" confirms that nothing changed. What is typed is a draft
 * until it is saved.
 */

/**
 * pow_pulse_dialog_new:
 * @session: the open portfolio
 * @address: of a plan or subproject that is there
 *
 * Returns: (transfer none): a dialog with the draft of before, to be put over a window; the toolkit owns it
 */
GtkWidget *pow_pulse_dialog_new (PowSession *session, const char *address);


/**
 * pow_pulse_confirm:
 * @session: the open portfolio
 * @address: of a plan or subproject that is there
 *
 * Saves the last pulse as it was, dated today, with an offer to undo that.
 *
 * Returns: %FALSE: there is none to confirm
 */
gboolean pow_pulse_confirm (PowSession *session, const char *address);

G_END_DECLS
