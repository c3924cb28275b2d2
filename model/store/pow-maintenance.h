/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How a portfolio lies on the disk. */
typedef struct
{
  guint64 loose; /* objects in files of their own */
  guint64 packs;
  guint64 bytes; /* of both */
} PowStorage;

gboolean pow_maintenance_measure (const char *portfolio, PowStorage *storage, GError **error);
gboolean pow_maintenance_run (const char *portfolio, GError **error);
gboolean pow_maintenance_is_due (const char *portfolio);
void pow_maintenance_run_if_due_async (const char *portfolio, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean pow_maintenance_finish (GAsyncResult *result, GError **error);

G_END_DECLS
