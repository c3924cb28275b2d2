/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-contacts.h"
#include "model/store/pow-objects.h"

G_BEGIN_DECLS

#define POW_CONTACT_REFS "refs/perspectief/contacts/"

/* The small repository beside a portfolio, open and locked. Opened anew for each piece of work: another
 * program may put a rewritten one in its place. */
typedef struct
{
  char *path;
  int lock_fd;
  git_repository *git; /* NULL: nothing was ever kept */
  PowObjects *objects;
} PowContactsFolder;

/* @write: makes it when it is not there. */
PowContactsFolder *pow_contacts_folder_open (const char *portfolio, gboolean write, GError **error);
void pow_contacts_folder_close (PowContactsFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowContactsFolder, pow_contacts_folder_close)

/* Regions that have contacts (element-type utf8), sorted. Transfer full. */
GPtrArray *pow_contacts_folder_list_regions (PowContactsFolder *self, GError **error);
/* FALSE without error when the region has none. */
gboolean pow_contacts_folder_get_tip (PowContactsFolder *self, const char *region, git_oid *tip, GError **error);
GHashTable *pow_contacts_folder_read (PowContactsFolder *self, const char *region, GError **error);
gboolean pow_contacts_folder_write (PowContactsFolder *self, const char *region, GHashTable *contacts, GError **error);
/* An empty repository for what a server has, beside the other; what an earlier exchange left in it is gone.
 * Transfer full. */
char *pow_contacts_make_incoming (const char *portfolio, GError **error);
void pow_contacts_drop_incoming (const char *portfolio);
/* Contacts of a commit in a repository that git has checked; what is not in order there is left out. */
GHashTable *pow_contacts_read_commit (const char *folder, const git_oid *commit, GError **error);

/* Takes a region's contacts away when they stand as @tip; FALSE when that could not be done. */
gboolean pow_contacts_folder_drop (PowContactsFolder *self, const char *region, const git_oid *tip, GError **error);

/* Puts a new repository in its place that holds only what stands now: nothing of older objects stays. */
gboolean pow_contacts_folder_rewrite (PowContactsFolder *self, GError **error);

G_END_DECLS
