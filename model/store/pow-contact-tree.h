/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-contact.h"
#include "model/store/pow-git-object.h"

G_BEGIN_DECLS

/* The contacts of one region as git keeps them: one commit without parents, author, time or message, so
 * that equal contents have an equal id, with a tree `trekkers/<id>.json`, `stakeholders/<id>.json`. In
 * memory a table of place (`trekkers/<id>`) → PowContact. */

GHashTable *pow_contact_table_new (void);
/* Where an address stands: the part after its region; NULL when the record has no contact details.
 * Borrowed from @address. */
const char *pow_contact_find_place (const char *address);

/* Reads what is in order; each thing that is not is told in @problems (element-type PowProblem)
 * (nullable), with its path as address. Capped: it comes from anybody. Transfer full. */
GHashTable *pow_contact_tree_read (const PowObjectStore *store, const git_oid *tree, GPtrArray *problems);
/* Writes a table and its commit. */
gboolean pow_contact_tree_write (const PowObjectStore *store, GHashTable *contacts, git_oid *commit, GError **error);

G_END_DECLS
