/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-snapshot.h"

G_BEGIN_DECLS

/* What the reader keeps with a snapshot so that the next one can share its records: opaque here. */
void pow_snapshot_set_origin (PowSnapshot *self, gpointer origin, GDestroyNotify origin_free);
gpointer pow_snapshot_get_origin (PowSnapshot *self);

G_END_DECLS
