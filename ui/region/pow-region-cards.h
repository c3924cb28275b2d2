/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

G_BEGIN_DECLS

/* The cards of a dossier's summary, made anew at every refresh from what the session has now. */

/**
 * pow_region_card_problems:
 * @session: the open portfolio
 * @region: id of the region
 *
 * Returns: (transfer floating) (nullable): what of the region could not be read, by file, with what to do; %NULL: everything was
 */
GtkWidget *pow_region_card_problems (PowSession *session, const char *region);

/**
 * pow_region_card_standing:
 * @session: the open portfolio
 * @region: id of the region
 * @standing: what the rules compute of the region
 * @wide: side by side, else below each other
 *
 * Returns: (transfer floating): the reported light beside the computed one, why, and the button for a pulse
 */
GtkWidget *pow_region_card_standing (PowSession *session, const char *region, const PowStanding *standing, gboolean wide);

/**
 * pow_region_card_changes:
 * @session: the open portfolio
 * @region: id of the region
 *
 * Returns: (transfer floating) (nullable): what differs from the moment of Waartegen, or that nothing does; %NULL: nothing is
 *   compared
 */
GtkWidget *pow_region_card_changes (PowSession *session, const char *region);

/**
 * pow_region_card_decisions:
 * @session: the open portfolio
 * @region: id of the region
 *
 * Returns: (transfer floating): the subprojects that wait for a body to decide, with its next meeting
 */
GtkWidget *pow_region_card_decisions (PowSession *session, const char *region);

/**
 * pow_region_card_pulses:
 * @session: the open portfolio
 * @region: id of the region
 *
 * Returns: (transfer floating): the newest pulses of the subprojects, with what was said
 */
GtkWidget *pow_region_card_pulses (PowSession *session, const char *region);

/**
 * pow_region_card_lines:
 * @session: the open portfolio
 * @region: id of the region
 *
 * Returns: (transfer floating): the lines of the plan with the lights of their subprojects
 */
GtkWidget *pow_region_card_lines (PowSession *session, const char *region);

/**
 * pow_region_card_trekkers:
 * @session: the open portfolio
 * @region: id of the region
 *
 * Returns: (transfer floating): who pulls on either side, vacant places with a button to fill them, and the network
 */
GtkWidget *pow_region_card_trekkers (PowSession *session, const char *region);

/**
 * pow_region_card_money:
 * @session: the open portfolio
 * @region: id of the region
 * @wide: whether there is room for a column per tranche
 *
 * Returns: (transfer floating): planned, committed, realised and free, in euro; "≥" where a part is unknown
 */
GtkWidget *pow_region_card_money (PowSession *session, const char *region, gboolean wide);

/**
 * pow_region_card_result:
 * @session: the open portfolio
 * @region: id of the region
 * @standing: what the rules compute of the region
 *
 * Returns: (transfer floating): the first indicator of the plan per period, against its target
 */
GtkWidget *pow_region_card_result (PowSession *session, const char *region, const PowStanding *standing);

G_END_DECLS
