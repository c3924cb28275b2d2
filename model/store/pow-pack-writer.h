/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PowPackWriter:
 *
 * Builds a whole history in memory and writes it as one pack, for new portfolios: thousands of
 * commits for the price of one fsync pass. The same calls in the same order give the same bytes.
 * One thread at a time; nothing touches the disk before pow_repository_create_packed() finishes it.
 */
typedef struct _PowPackWriter PowPackWriter;

/**
 * PowPackFile:
 * @path: path in the line's tree, such as pow_address_to_path() gives
 * @text: (nullable): the whole file; %NULL deletes it
 * @length: bytes of @text; -1 when it is NUL-terminated
 *
 * One file that a commit changes against its first parent.
 */
typedef struct
{
  const char *path;
  const char *text;
  gssize length;
} PowPackFile;

/**
 * PowPackCommit:
 * @parents: (nullable) (array zero-terminated=1): ids of earlier commits; %NULL for a root
 * @files: (array length=n_files): changes against the tree of the first parent
 * @author: name as typed
 * @mail: mail address
 * @time: author and committer time, Unix seconds, written in the zone of Europe/Amsterdam
 * @message: the whole message, trailers included (see pow_commit_message_build())
 *
 * One commit to add. Borrowed by the call.
 */
typedef struct
{
  const char *const *parents;
  const PowPackFile *files;
  gsize n_files;
  const char *author;
  const char *mail;
  gint64 time;
  const char *message;
} PowPackCommit;

/**
 * pow_pack_writer_new:
 *
 * Returns: (transfer full): an empty history
 */
PowPackWriter *pow_pack_writer_new (void);

/**
 * pow_pack_writer_free:
 * @self: (nullable): a history
 */
void pow_pack_writer_free (PowPackWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowPackWriter, pow_pack_writer_free)

/**
 * pow_pack_writer_add_commit:
 *
 * Parents must have been added before (a programmer's error otherwise).
 *
 * Returns: (transfer none): the commit's id, 40 hex digits, valid as long as the writer
 */
const char *pow_pack_writer_add_commit (PowPackWriter *self, const PowPackCommit *commit);

/**
 * pow_pack_writer_add_moment:
 * @scope: a region id or "programme"
 * @slug: the moment's slug
 * @target: id of a commit added before
 *
 * Adds an annotated tag and its ref `refs/tags/moment/<scope>/<slug>`.
 *
 * Returns: (transfer none): the tag's id
 */
const char *pow_pack_writer_add_moment (PowPackWriter *self,
                                        const char *scope,
                                        const char *slug,
                                        const char *target,
                                        const char *author,
                                        const char *mail,
                                        gint64 time,
                                        const char *message);

/**
 * pow_pack_writer_set_line:
 * @line: "programme" or "region/zeeland"
 * @commit: id of its tip, added before
 *
 * Says where a line ends; the ref is written last of all. `programme` is required.
 */
void pow_pack_writer_set_line (PowPackWriter *self, const char *line, const char *commit);

/**
 * pow_pack_writer_get_line:
 * @self: a history
 * @line: "programme" or "region/zeeland"
 *
 * Returns: (transfer none) (nullable): id of the commit where the line ends so far
 */
const char *pow_pack_writer_get_line (PowPackWriter *self, const char *line);

/**
 * pow_pack_writer_count_objects:
 * @self: a history
 *
 * Returns: how many objects it has
 */
guint pow_pack_writer_count_objects (PowPackWriter *self);

G_END_DECLS
