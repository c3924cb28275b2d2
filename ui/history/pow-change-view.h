/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"
#include "ui/history/pow-change-list.h"

G_BEGIN_DECLS

GtkListView *pow_change_view_new (PowSession *session, PowChangeList *list, GtkSingleSelection *selection);

G_END_DECLS
