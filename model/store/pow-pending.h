/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-git-object.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The list of ref moves of one change to several lines, written durably before the first ref moves,
 * so that such a change happens whole or not at all (data.md, Saving). All with the writers' lock held. */

typedef struct
{
  char *ref;
  git_oid before; /* zero: the line is new */
  git_oid after;
} PowRefMove;

gboolean pow_pending_exists (const char *path);
gboolean pow_pending_write (const char *path, const PowRefMove *moves, gsize n, GError **error);
gboolean pow_pending_remove (const char *path, GError **error);
/* Finishes what a dead writer began: refs that still have their old value are moved. A list of which
 * no ref had moved and one has another value since is dropped: that change was never acknowledged. */
gboolean pow_pending_finish (const char *path, git_repository *git, GError **error);

/* Compare-and-swap of one ref. GIT_EMODIFIED or GIT_ELOCKED as libgit2 says; @before zero: create. */
int pow_ref_move (git_repository *git, const PowRefMove *move);

G_END_DECLS
