/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-contact.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How trekkers and stakeholders can be reached: kept beside a portfolio in a small repository of its own
 * that nothing of the portfolio's history points to, so that a detail can really be forgotten (data.md,
 * Layers outside the portfolio's history). Each call opens it and takes its lock; all block, none needs a
 * certain thread. @portfolio is the folder of a portfolio that was opened. */

GHashTable *pow_contacts_list (const char *portfolio, const char *region, GError **error);
PowContact *pow_contacts_get (const char *portfolio, const char *address, GError **error);
PowContact *pow_contacts_set (const char *portfolio, const char *address, GHashTable *details, gint64 now, GError **error);
PowContact *pow_contacts_forget (const char *portfolio, const char *address, GError **error);
gboolean pow_contacts_take_in (const char *portfolio, const char *region, GHashTable *theirs, gboolean *changed, GError **error);

G_END_DECLS
