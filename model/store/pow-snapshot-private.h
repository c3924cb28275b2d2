/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-snapshot.h"

G_BEGIN_DECLS

/* What the reader keeps with a snapshot so that the next one can share its records: opaque here. */
void pow_snapshot_set_origin (PowSnapshot *self, gpointer origin, GDestroyNotify origin_free);
gpointer pow_snapshot_get_origin (PowSnapshot *self);

/* The day of the moment that was read; before the snapshot is shared with another thread. */
void pow_snapshot_set_today (PowSnapshot *self, PowDate today);

G_END_DECLS
