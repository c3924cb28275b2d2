/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_AS_OF_BAR (pow_as_of_bar_get_type ())
G_DECLARE_FINAL_TYPE (PowAsOfBar, pow_as_of_bar, POW, AS_OF_BAR, AdwBin)

GtkWidget *pow_as_of_bar_new (PowSession *session);
void pow_as_of_bar_set_narrow (PowAsOfBar *self, gboolean narrow);

G_END_DECLS
