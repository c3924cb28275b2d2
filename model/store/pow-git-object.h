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

/**
 * pow_object_type_get_name:
 * @type: a type
 *
 * Returns: (transfer none): git's word for it: "blob"
 */
const char *pow_object_type_get_name (PowObjectType type);

/**
 * pow_object_hash:
 * @type: a type
 * @data: contents
 * @length: bytes of it
 * @id: (out caller-allocates): the id that git gives an object with these contents
 */
void pow_object_hash (PowObjectType type, gconstpointer data, gsize length, git_oid *id);

/**
 * pow_oid_hash:
 * @id: (type git_oid): an id
 *
 * A #GHashFunc.
 */
guint pow_oid_hash (gconstpointer id);

/**
 * pow_oid_equal:
 * @a: (type git_oid): an id
 * @b: (type git_oid): an id
 *
 * A #GEqualFunc.
 */
gboolean pow_oid_equal (gconstpointer a, gconstpointer b);

/**
 * pow_oid_copy:
 * @id: an id
 *
 * Returns: (transfer full): a copy, for g_free()
 */
git_oid *pow_oid_copy (const git_oid *id);

/**
 * pow_oid_from_hex:
 * @hex: text
 * @id: (out caller-allocates): the id
 *
 * Returns: whether @hex is exactly 40 lower-case hex digits
 */
gboolean pow_oid_from_hex (const char *hex, git_oid *id);

/**
 * pow_oid_to_hex:
 * @id: an id
 *
 * Returns: (transfer full): its 40 hex digits
 */
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

/**
 * pow_tree_iter_init:
 * @iter: (out caller-allocates): stands before the first entry
 * @tree: the bytes of a tree, which must stay
 */
void pow_tree_iter_init (PowTreeIter *iter, GBytes *tree);

/**
 * pow_tree_iter_next:
 * @iter: where to go on
 * @entry: (out caller-allocates): the next entry; its name is borrowed from the tree
 *
 * Returns: %FALSE at the end, and at the first malformed entry: then `malformed` is set
 */
gboolean pow_tree_iter_next (PowTreeIter *iter, PowTreeEntry *entry);

/**
 * pow_tree_build:
 * @entries: (array length=n): what the tree holds; put in git's order here
 * @n: number of them
 *
 * Returns: (transfer full): the bytes of the tree
 */
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

/**
 * pow_tree_update:
 * @store: where trees come from and go to
 * @root: (nullable): a tree; %NULL: the empty one
 * @changes: (array length=n): what to change in it; sorted here
 * @n: number of them
 * @result: (out caller-allocates): the new tree
 * @error: a %POW_STORE_ERROR
 *
 * Writes the trees that differ when changes are made. Entries that we do not know stay as they are.
 *
 * Returns: whether all is written
 */
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

/**
 * pow_commit_build:
 * @tree: its tree
 * @parents: (array length=n_parents): its parents
 * @n_parents: number of them
 * @author: who stands in it, as author and committer
 * @message: the whole message
 *
 * Returns: (transfer full): the bytes of a commit
 */
GBytes *pow_commit_build (const git_oid *tree, const git_oid *parents, gsize n_parents, const PowSignature *author, const char *message);

/**
 * pow_tag_build:
 * @target: id of a commit
 * @name: name of the tag
 * @tagger: who stands in it
 * @message: the whole message
 *
 * Returns: (transfer full): the bytes of an annotated tag
 */
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

/**
 * pow_commit_parse:
 * @bytes: contents of an object, from anybody
 * @header_only: leave out the names and the message
 *
 * Returns: (transfer full) (nullable): the commit; %NULL when the bytes are none
 */
PowRawCommit *pow_commit_parse (GBytes *bytes, gboolean header_only);

/**
 * pow_raw_commit_free:
 * @commit: (nullable): a commit as read
 */
void pow_raw_commit_free (PowRawCommit *commit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowRawCommit, pow_raw_commit_free)

G_END_DECLS
