/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_CHANGE_TECHNICAL (pow_change_technical_get_type ())
G_DECLARE_FINAL_TYPE (PowChangeTechnical, pow_change_technical, POW, CHANGE_TECHNICAL, AdwBin)

GtkWidget *pow_change_technical_new (void);
void pow_change_technical_show (PowChangeTechnical *self, const PowCommit *commit);

G_END_DECLS
