/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-guard.h"
#include "model/store/pow-lines.h"
#include "model/store/pow-objects.h"
#include "model/store/pow-repository.h"

G_BEGIN_DECLS

/* A tip that this program made in the window and may still fold into (data.md, Folding). */
typedef struct
{
  git_oid tip;
  char *address;
  char *author;
  char *mail;
  char *change_id;
  gint64 first_saved; /* Unix seconds of the first save that it holds */
  GHashTable *refs;   /* names and ids of all refs when the tip was made: none of these can reach it */
} PowFoldable;

/* How far a line's chain was looked through for its first approved plan. */
typedef struct
{
  git_oid tip;         /* where the line ended when this was found without a walk */
  PowLineCommit first; /* the commit that holds it; all zero: none does */

  /* Of a walk: */
  gsize next;   /* place of the first commit that was not looked at */
  git_oid seen; /* the one before it */
  gboolean found; /* that one holds an approved plan */
} PowApprovalWalk;

struct _PowRepository
{
  GObject parent_instance;

  char *path;
  char *identity;
  GThread *thread; /* the only one that may use what follows */
  git_repository *git;
  PowObjects *objects;
  PowLines *lines;
  PowGuard *guard;
  PowMergeFunc merge;
  GHashTable *foldable; /* line → PowFoldable */
  GHashTable *approvals; /* line → PowApprovalWalk */
};

/* TRUE in the thread that opened the repository, while it is open. */
gboolean pow_repository_is_usable (PowRepository *self);

void pow_foldable_free (PowFoldable *foldable);

/* What a commit tells of itself, at its place in a line. Transfer full. */
PowCommit *pow_commit_build_from (const PowRawCommit *raw, const PowLineCommit *item, const char *line);

/* Makes the folder of a portfolio whole or not at all: skeleton beside @path, @build fills and seals
 * it, then it is renamed into place. POW_STORE_ERROR_EXISTS when @path is taken. */
typedef gboolean (*PowBuildFunc) (const char *site, gpointer data, GError **error);
gboolean pow_repository_build_folder (const char *path, PowBuildFunc build, gpointer data, GError **error);

/* POW_STORE_ERROR_AUTHOR when nobody can be named. */
gboolean pow_repository_check_author (const PowCommitInfo *info, GError **error);
/* The mail address as given or composed for a line (data.md, Commits). Transfer full. */
char *pow_repository_compose_mail (const PowCommitInfo *info, const char *line);

/* The blob, or the tree, at a path below a tree. FALSE without error when there is none. */
gboolean pow_repository_find_tree (PowRepository *self, const git_oid *tree, const char *path, git_oid *found, GError **error);
gboolean pow_repository_find_blob (PowRepository *self, const git_oid *tree, const char *path, git_oid *blob, GError **error);
/* The record at an address in a tree; NULL without error when there is none. @problem (out) (optional):
 * why a file that is there cannot be used; then NULL without error too. */
PowRecord *pow_repository_load_record (PowRepository *self, const git_oid *tree, const char *address, char **problem, GError **error);
/* The moment of a ref below refs/tags/moment/ that stands at @id; NULL when it is damaged. Transfer full. */
PowNamedMoment *pow_named_moment_read (PowRepository *self, const char *ref, const git_oid *id);

/* The record as its line holds it now; NULL without error when there is none or it cannot be read. */
PowRecord *pow_repository_load_standing (PowRepository *self, const char *address, GError **error);

G_END_DECLS
