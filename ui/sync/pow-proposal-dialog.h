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

/* What waits in vain on a line. */
void pow_proposal_dialog_present_stranded (GtkWidget *parent, PowSession *session, const char *line);
/* Asks for a file with a proposal, and shows it. */
void pow_proposal_dialog_open (GtkWidget *parent, PowSession *session);
/* Shows the proposal in a file. */
void pow_proposal_dialog_present_file (GtkWidget *parent, PowSession *session, GFile *file);
/* Keeps what is shown in a file. */
void pow_proposal_dialog_write (PowProposalDialog *self, GFile *file);

G_END_DECLS
