/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-open-choice.h"
#include "ui/common/pow-session.h"

G_BEGIN_DECLS

/* How an open choice is put in words. Never markup; all transfer full. Main thread. */

/* "Standing and explanation, in Zeeland". */
char *pow_choice_dup_subtitle (PowSession *session, const PowOpenChoice *choice);
/* "Phase › Jobhub": the field. */
char *pow_choice_dup_label (PowSession *session, const PowOpenChoice *choice);
/* "K. de Wit, 12 Nov 2020 at 09:50"; "You, …". NULL where neither is known. */
char *pow_choice_dup_origin (PowSession *session, const PowCommit *commit);
/* A value as people read it. */
char *pow_choice_dup_value (PowSession *session, const PowOpenChoice *choice, const cJSON *value);
/* What the button says that takes a candidate: "Choose the value of K. de Wit". */
char *pow_choice_dup_take (PowSession *session, const PowOpenChoice *choice, const PowChoiceCandidate *candidate);
/* Somebody else who filled in a candidate and can be asked; NULL: there is nobody. */
char *pow_choice_dup_other (PowSession *session, const PowOpenChoice *choice);

G_END_DECLS
