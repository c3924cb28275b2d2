/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-store.h"

G_BEGIN_DECLS

/* Every so many seconds while the store lives: packs its portfolio in the background when that is due
 * (model/store/pow-maintenance.h). Nobody is told: it changes nothing that a person sees. */
#define POW_UPKEEP_SECONDS 120
void pow_upkeep_watch (PowStore *store, guint seconds);

G_END_DECLS
