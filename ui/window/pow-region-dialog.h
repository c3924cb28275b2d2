/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"

G_BEGIN_DECLS

/* Go to a region by a few letters of its name: a dialog over @parent, already on screen. */
void pow_region_dialog_present (PowSession *session, GtkWindow *parent);

G_END_DECLS
