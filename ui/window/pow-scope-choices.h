/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_SCOPE_CHOICES (pow_scope_choices_get_type ())
G_DECLARE_FINAL_TYPE (PowScopeChoices, pow_scope_choices, POW, SCOPE_CHOICES, AdwBin)

GtkWidget *pow_scope_choices_new (PowSession *session);
/* The answer to Where: "Zeeland + neighbours". @is_short: for a narrow window. Transfer full. */
char *pow_scope_dup_answer (PowSession *session, gboolean is_short);

G_END_DECLS
