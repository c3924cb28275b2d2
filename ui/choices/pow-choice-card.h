/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-open-choice.h"
#include "ui/common/pow-session.h"

G_BEGIN_DECLS

#define POW_TYPE_CHOICE_CARD (pow_choice_card_get_type ())
G_DECLARE_FINAL_TYPE (PowChoiceCard, pow_choice_card, POW, CHOICE_CARD, GtkBox)

/**
 * PowChoiceCard:
 *
 * One open choice: folded a line, unfolded what stood there before, each answer with who gave it and
 * when, and what can be done with it. Up and Down go along the answers, Enter takes the one that is
 * selected. Main thread.
 *
 * Signals: "unfolding" (no arguments) before it unfolds; "settled" and "later" (no arguments) when the
 * person is done with it.
 */

/**
 * pow_choice_card_new:
 * @session: the open portfolio
 * @choice: (transfer full): what is to be chosen
 *
 * Returns: (transfer floating): a folded card
 */
GtkWidget *pow_choice_card_new (PowSession *session, PowOpenChoice *choice);

/* "zeeland/plan:goal". Transfer none. */
const char *pow_choice_card_get_place (PowChoiceCard *self);

/**
 * pow_choice_card_update:
 * @self: a card
 * @choice: (transfer full): the same field as it stands now, or with what the history told
 *
 * Shows it. What the person selected or typed stays while the answers are the same.
 */
void pow_choice_card_update (PowChoiceCard *self, PowOpenChoice *choice);

void pow_choice_card_set_unfolded (PowChoiceCard *self, gboolean unfolded);
gboolean pow_choice_card_is_unfolded (PowChoiceCard *self);
/* Whether the buttons stand below each other. */
void pow_choice_card_set_narrow (PowChoiceCard *self, gboolean narrow);
/* Puts the keyboard at the selected answer. */
void pow_choice_card_focus (PowChoiceCard *self);
/* Takes the selected answer. */
void pow_choice_card_settle (PowChoiceCard *self);

G_END_DECLS
