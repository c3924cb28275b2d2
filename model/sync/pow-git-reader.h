/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-git-object.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PowGitReader:
 *
 * Reads a repository that somebody else keeps (a server's) through the installed git, so that nothing
 * foreign is opened in this process. The environment of the caller is kept: within a hook it says where
 * the objects lie that a push brings. Bound to one thread.
 */
typedef struct _PowGitReader PowGitReader;

PowGitReader *pow_git_reader_new (const char *folder, GError **error);
void pow_git_reader_free (PowGitReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowGitReader, pow_git_reader_free)

GBytes *pow_git_reader_read (PowGitReader *self, const git_oid *id, PowObjectType type, gsize max, GError **error);
gboolean pow_git_reader_run (PowGitReader *self, const char *const *arguments, char **output, int *status, GError **error);

G_END_DECLS
