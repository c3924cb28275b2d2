/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-snapshot.h"

G_BEGIN_DECLS

struct _PowSnapshot
{
  GObject parent_instance;

  GHashTable *records; /* address (borrowed from the record) → PowRecord */
  GPtrArray *lines;
  GPtrArray *problems;

  gpointer origin;
  GDestroyNotify origin_free;
  PowDate today; /* NONE: that of the programme or the machine */

  GMutex lock;                     /* guards the lists below, made at first use */
  GArray *sorted[POW_N_KINDS + 1]; /* of see pow-snapshot-list.c; the last one unused */
};

/* What the reader keeps with a snapshot so that the next one can share its records: opaque here. */
void pow_snapshot_set_origin (PowSnapshot *self, gpointer origin, GDestroyNotify origin_free);
gpointer pow_snapshot_get_origin (PowSnapshot *self);

/* The day of the moment that was read; before the snapshot is shared with another thread. */
void pow_snapshot_set_today (PowSnapshot *self, PowDate today);

G_END_DECLS
