/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <git2.h>
#include <glib.h>

G_BEGIN_DECLS

/* Git's objects as bytes: hashing, trees and commits made and read by our own strict code, so that
 * nothing fetched is parsed before its form has been checked. Used inside model/store. */

typedef enum
{
  POW_OBJECT_COMMIT = 1, /* the numbers of the pack format */
  POW_OBJECT_TREE = 2,
  POW_OBJECT_BLOB = 3,
  POW_OBJECT_TAG = 4,
} PowObjectType;

#define POW_MODE_FILE 0100644
#define POW_MODE_TREE 0040000

/* Caps of a tree that is read (data.md, Limits). */
#define POW_TREE_BYTES_MAX (16 * 1024 * 1024)
#define POW_COMMIT_BYTES_MAX (1024 * 1024)

const char *pow_object_type_get_name (PowObjectType type);
void pow_object_hash (PowObjectType type, gconstpointer data, gsize length, git_oid *id);

guint pow_oid_hash (gconstpointer id);
gboolean pow_oid_equal (gconstpointer a, gconstpointer b);
git_oid *pow_oid_copy (const git_oid *id);
gboolean pow_oid_from_hex (const char *hex, git_oid *id); /* exactly 40 lower-case digits */
char *pow_oid_to_hex (const git_oid *id);

/* One entry of a tree. The name points into the tree's bytes and is NUL-terminated. */
typedef struct
{
  guint mode;
  const char *name;
  git_oid id;
} PowTreeEntry;

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean malformed;
} PowTreeIter;

void pow_tree_iter_init (PowTreeIter *iter, GBytes *tree);
/* FALSE at the end and at the first malformed entry (then `malformed` is set). */
gboolean pow_tree_iter_next (PowTreeIter *iter, PowTreeEntry *entry);

/* The bytes of a tree with @entries, which are put in git's order here. */
GBytes *pow_tree_build (PowTreeEntry *entries, gsize n);

/* Where objects come from and go to: the portfolio, or a pack being built. */
typedef struct
{
  gpointer data;
  GBytes *(*read) (gpointer data, const git_oid *id, PowObjectType type, GError **error);
  gboolean (*write) (gpointer data, PowObjectType type, gconstpointer bytes, gsize length, git_oid *id, GError **error);
} PowObjectStore;

/* A path to set (@blob) or to delete (@blob NULL). */
typedef struct
{
  const char *path;
  const git_oid *blob;
} PowTreeChange;

/* Writes the trees that differ when @changes (array length=n, sorted here) are made in @root
 * (NULL: the empty tree). Entries we do not know stay as they are. */
gboolean pow_tree_update (const PowObjectStore *store,
                          const git_oid *root,
                          PowTreeChange *changes,
                          gsize n,
                          git_oid *result,
                          GError **error);

/* Who stands in a commit or tag. Newlines and angle brackets are left out when written. */
typedef struct
{
  const char *name;
  const char *mail;
  gint64 time;
} PowSignature;

GBytes *pow_commit_build (const git_oid *tree, const git_oid *parents, gsize n_parents, const PowSignature *author, const char *message);
GBytes *pow_tag_build (const git_oid *target, const char *name, const PowSignature *tagger, const char *message);

/* A commit as read; strings are valid UTF-8 whatever the commit holds. */
typedef struct
{
  git_oid tree;
  git_oid *parents;
  gsize n_parents;
  char *author;
  char *mail;
  gint64 author_time;
  gint64 time; /* committer's */
  char *message;
} PowRawCommit;

/* NULL when the bytes are no commit. @header_only: no names and no message. */
PowRawCommit *pow_commit_parse (GBytes *bytes, gboolean header_only);
void pow_raw_commit_free (PowRawCommit *commit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowRawCommit, pow_raw_commit_free)

G_END_DECLS
