/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Making portfolios away from the main thread. */

char *pow_portfolio_dup_home (void);
char *pow_portfolio_dup_example_path (void);

void pow_portfolio_make_example_async (gboolean anew, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void pow_portfolio_make_async (const char *path, const char *template_name, const char *const *regions, const char *author, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char *pow_portfolio_make_finish (GAsyncResult *result, GError **error);

G_END_DECLS
