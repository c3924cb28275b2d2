/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-syncer.h"

G_BEGIN_DECLS

/**
 * pow_sync_end_without_window:
 * @syncer: what may be under way
 *
 * The window closes: the process stays until the exchange that runs has ended, at most half a minute.
 * Without an application the exchange is ended at once. Main thread.
 */
void pow_sync_end_without_window (PowSyncer *syncer);

G_END_DECLS
