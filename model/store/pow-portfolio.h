/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The folder of a portfolio and its configuration file, as text: read before anything of a folder is
 * opened, so that a foreign one never reaches libgit2 (data.md, Whose it is). */

/**
 * pow_portfolio_make_skeleton:
 * @path: a folder that must not exist
 * @error: a %POW_STORE_ERROR
 *
 * Makes the empty bare repository. Its configuration does not yet call it a portfolio: pow_portfolio_seal() does,
 * last of all.
 *
 * Returns: whether it is there
 */
gboolean pow_portfolio_make_skeleton (const char *path, GError **error);

/**
 * pow_portfolio_seal:
 * @path: a folder of pow_portfolio_make_skeleton()
 * @identity: root commit of `programme`, 40 hex digits
 * @demo: whether it is an example, which is not shared unless told so
 * @error: a %POW_STORE_ERROR
 *
 * Writes the identity, a random folder id and the demo flag.
 *
 * Returns: whether it is a portfolio from now on, durably
 */
gboolean pow_portfolio_seal (const char *path, const char *identity, gboolean demo, GError **error);

/**
 * pow_portfolio_check:
 * @path: any path
 * @identity: (out) (transfer full) (optional): root commit of `programme`
 * @error: %POW_STORE_ERROR_NOT_FOUND or %POW_STORE_ERROR_NOT_PORTFOLIO (another folder, or another user's)
 *
 * Judges a folder by its configuration text; nothing in it is opened.
 *
 * Returns: whether it is a portfolio that we wrote
 */
gboolean pow_portfolio_check (const char *path, char **identity, GError **error);

/**
 * pow_portfolio_dup_setting:
 * @path: folder of a portfolio
 * @name: "section.key", or "section.part.key"
 *
 * Returns: (transfer full) (nullable): the value in its configuration; %NULL when it is not set or no valid UTF-8
 */
char *pow_portfolio_dup_setting (const char *path, const char *name);

/**
 * pow_portfolio_set_setting:
 * @path: folder of a portfolio, with the writers' lock held
 * @name: "section.key", or "section.part.key"
 * @value: (nullable): the value; %NULL removes it
 * @error: a %POW_STORE_ERROR
 *
 * Returns: whether it is on the disk
 */
gboolean pow_portfolio_set_setting (const char *path, const char *name, const char *value, GError **error);

G_END_DECLS
