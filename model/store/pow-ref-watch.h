/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PowRefWatch:
 *
 * Tells when any program has written the lines of a portfolio: watches the folders of its refs and
 * packed refs from the thread-default context it was made in. Several writes in a row are one call.
 * What the system does not tell of is found by looking at three time stamps twice a second.
 */
typedef struct _PowRefWatch PowRefWatch;

typedef void (*PowRefWatchFunc) (gpointer data);

/**
 * pow_ref_watch_new:
 * @path: folder of a portfolio
 * @changed: (scope forever): called in the thread-default context of this call
 * @data: data of @changed
 *
 * Returns: (transfer full): a watch, until pow_ref_watch_free()
 */
PowRefWatch *pow_ref_watch_new (const char *path, PowRefWatchFunc changed, gpointer data);

/**
 * pow_ref_watch_free:
 * @self: (nullable): a watch, in the thread that made it
 */
void pow_ref_watch_free (PowRefWatch *self);

G_END_DECLS
