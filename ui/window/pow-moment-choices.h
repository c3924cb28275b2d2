/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_MOMENT_CHOICES (pow_moment_choices_get_type ())
G_DECLARE_FINAL_TYPE (PowMomentChoices, pow_moment_choices, POW, MOMENT_CHOICES, AdwBin)

GtkWidget *pow_moment_choices_new (PowSession *session, gboolean against);
/* The answer to When or Against: "Now", "Previous steering group (24 Sep 2020)". @is_short: for a narrow window.
 * Transfer full. */
char *pow_moment_dup_answer (PowSession *session, gboolean against, gboolean is_short);

G_END_DECLS
