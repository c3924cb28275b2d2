/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-contact.h"
#include "model/store/pow-git-object.h"

G_BEGIN_DECLS

/* The contacts of one region as git keeps them: one commit without parents, author, time or message, so
 * that equal contents have an equal id, with a tree `trekkers/<id>.json`, `stakeholders/<id>.json`. In
 * memory a table of place (`trekkers/<id>`) → PowContact. */

/**
 * pow_contact_table_new:
 *
 * Returns: (transfer full) (element-type utf8 PowContact): an empty table of places, which owns what is in it
 */
GHashTable *pow_contact_table_new (void);

/**
 * pow_contact_find_place:
 * @address: address of a record
 *
 * Returns: (transfer none) (nullable): where its contact details stand in a table: the part of @address after the
 *   region; %NULL when a record of its kind has none
 */
const char *pow_contact_find_place (const char *address);

/**
 * pow_contact_tree_read:
 * @store: where objects come from
 * @tree: tree of the contacts' commit
 * @problems: (nullable) (element-type PowProblem): where each thing that is not in order is told, with its path as
 *   address
 *
 * Reads what is in order. Capped: it comes from anybody.
 *
 * Returns: (transfer full) (element-type utf8 PowContact): the table
 */
GHashTable *pow_contact_tree_read (const PowObjectStore *store, const git_oid *tree, GPtrArray *problems);

/**
 * pow_contact_tree_write:
 * @store: where objects go to
 * @contacts: (element-type utf8 PowContact): a table
 * @commit: (out caller-allocates): id of the commit; equal contents have an equal one
 * @error: a %POW_STORE_ERROR
 *
 * Writes a table, its tree and its commit. No ref is moved.
 *
 * Returns: whether all is written
 */
gboolean pow_contact_tree_write (const PowObjectStore *store, GHashTable *contacts, git_oid *commit, GError **error);

G_END_DECLS
