/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/sync/pow-sync-control.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_PROPOSAL_DIALOG (pow_proposal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PowProposalDialog, pow_proposal_dialog, POW, PROPOSAL_DIALOG, AdwWindow)

/**
 * PowProposalDialog:
 *
 * Changes to a region that the person may not write, or that somebody proposes to who may: each with what
 * stood there and what is wanted, and one button that keeps them in a file, or takes them in. Main thread.
 */


/**
 * pow_proposal_dialog_present_stranded:
 * @parent: a widget of the window that the dialog stands over
 * @session: the open portfolio
 * @line: "programme" or "region/zeeland"
 *
 * Shows what waits in vain on a line; it is read beside the main thread.
 */
void pow_proposal_dialog_present_stranded (GtkWidget *parent, PowSession *session, const char *line);

/**
 * pow_proposal_dialog_open:
 * @parent: a widget of the window that the dialog stands over
 * @session: the open portfolio
 *
 * Asks for a file with a proposal, and shows it.
 */
void pow_proposal_dialog_open (GtkWidget *parent, PowSession *session);

/**
 * pow_proposal_dialog_present_file:
 * @parent: a widget of the window that the dialog stands over
 * @session: the open portfolio
 * @file: a proposal, as pow_proposal_write() makes them
 *
 * Shows the proposal in a file, or why it cannot be read; nothing changes before the person takes it in.
 */
void pow_proposal_dialog_present_file (GtkWidget *parent, PowSession *session, GFile *file);

/**
 * pow_proposal_dialog_write:
 * @self: a dialog that shows a proposal
 * @file: where it is kept; what stood there is replaced
 *
 * Writes what is shown beside the main thread and closes; the dialog stays and says why when that fails.
 */
void pow_proposal_dialog_write (PowProposalDialog *self, GFile *file);

G_END_DECLS
