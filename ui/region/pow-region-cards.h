/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

G_BEGIN_DECLS

/* The cards of a dossier's summary, made anew at every refresh from what the session has now. */

/* What of the region could not be read, by file, with what to do. NULL: everything was. */
GtkWidget *pow_region_card_problems (PowSession *session, const char *region);
/* How the region stands: reported beside computed light, why, and the button for a pulse.
 * @wide: side by side, else below each other. */
GtkWidget *pow_region_card_standing (PowSession *session, const char *region, const PowStanding *standing, gboolean wide);
/* What differs from the moment of Against, or that nothing does. NULL: nothing is compared. */
GtkWidget *pow_region_card_changes (PowSession *session, const char *region);
/* Subprojects that wait for a body to decide, with its next meeting. */
GtkWidget *pow_region_card_decisions (PowSession *session, const char *region);
/* The newest pulses of the subprojects, with what was said. */
GtkWidget *pow_region_card_pulses (PowSession *session, const char *region);
/* The lines of the plan with the lights of their subprojects. */
GtkWidget *pow_region_card_lines (PowSession *session, const char *region);
GtkWidget *pow_region_card_trekkers (PowSession *session, const char *region);
/* Planned, committed, realised and free; with room (@wide) per tranche. */
GtkWidget *pow_region_card_money (PowSession *session, const char *region, gboolean wide);
/* The first indicator of the plan per period, against its target. */
GtkWidget *pow_region_card_result (PowSession *session, const char *region, const PowStanding *standing);

G_END_DECLS
