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

PowRefWatch *pow_ref_watch_new (const char *path, PowRefWatchFunc changed, gpointer data);
void pow_ref_watch_free (PowRefWatch *self); /* in the same thread */

G_END_DECLS
