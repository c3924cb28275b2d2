/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The folder of a portfolio and its configuration file, as text: read before anything of a folder is
 * opened, so that a foreign one never reaches libgit2 (data.md, Whose it is). */

/* Makes the empty bare repository at @path (which must not exist). Its config does not yet call it
 * a portfolio: pow_portfolio_seal() does, last of all. */
gboolean pow_portfolio_make_skeleton (const char *path, GError **error);

/* Writes the identity (root commit of `programme`), a random folder id and the demo flag. */
gboolean pow_portfolio_seal (const char *path, const char *identity, gboolean demo, GError **error);

/* TRUE when @path is a portfolio that we wrote: POW_STORE_ERROR_NOT_FOUND or _NOT_PORTFOLIO says
 * why not. @identity: (out) (transfer full) (optional). */
gboolean pow_portfolio_check (const char *path, char **identity, GError **error);

/* Value of "section.key" in the config of the portfolio at @path; NULL when not set. Transfer full. */
char *pow_portfolio_dup_setting (const char *path, const char *name);
/* Durable; the caller holds the writers' lock. @value NULL removes it. */
gboolean pow_portfolio_set_setting (const char *path, const char *name, const char *value, GError **error);

G_END_DECLS
