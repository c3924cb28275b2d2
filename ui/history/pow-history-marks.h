/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"
#include "ui/history/pow-history-slider.h"

G_BEGIN_DECLS

void pow_history_marks_show (PowHistorySlider *slider, PowSession *session, GPtrArray *regions);

G_END_DECLS
