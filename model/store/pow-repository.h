/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-change.h"
#include "model/store/pow-pack-writer.h"
#include "model/store/pow-snapshot.h"

G_BEGIN_DECLS

#define POW_STORE_ERROR (pow_store_error_quark ())
GQuark pow_store_error_quark (void);

typedef enum
{
  POW_STORE_ERROR_NOT_FOUND,     /* no such folder, record, moment */
  POW_STORE_ERROR_NOT_PORTFOLIO, /* a folder, but not one of our portfolios (or another owner's) */
  POW_STORE_ERROR_EXISTS,        /* init or clone into a folder that is not empty */
  POW_STORE_ERROR_BUSY,          /* somebody else's lock for 5 s; the message names the file */
  POW_STORE_ERROR_DAMAGED,       /* an object or line cannot be read */
  POW_STORE_ERROR_NO_SPACE,      /* disk full, quota, read-only */
  POW_STORE_ERROR_IO,            /* any other write or read that failed */
  POW_STORE_ERROR_AUTHOR,        /* nobody to name as author */
  POW_STORE_ERROR_INVALID,       /* what should be written is not valid */
} PowStoreError;

#define POW_TYPE_REPOSITORY (pow_repository_get_type ())
G_DECLARE_FINAL_TYPE (PowRepository, pow_repository, POW, REPOSITORY, GObject)

/**
 * PowRepository:
 *
 * A portfolio on disk: the private bare repository of data.md. Synchronous and bound to the
 * thread that opened it (asserted); the window reaches it through #PowStore, powctl directly.
 */

/* Three-way merge of one record; base and either side may be NULL (no record, removed).
 * Given to the store so that includes keep pointing one way; pow_merge_records() in practice. */
typedef PowRecord *(*PowMergeFunc) (PowRecord *base, PowRecord *ours, PowRecord *theirs);

/* One record as the person saw it and as it shall be. Base NULL: new. When the line has moved
 * on, the store merges what changed between base and wanted into what stands there now. */
typedef struct
{
  PowRecord *base;
  PowRecord *wanted; /* carries the address */
} PowEdit;

PowEdit *pow_edit_new (PowRecord *base, PowRecord *wanted);
void pow_edit_free (PowEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowEdit, pow_edit_free)

/* Who and why of a save; strings may be NULL unless said otherwise. Plain value, borrowed by the call. */
typedef struct
{
  const char *author;   /* name as typed; required */
  const char *mail;     /* NULL: "<slug of name>@<region>.perspectief.invalid" */
  const char *reason;   /* trailer Reason: */
  const char *body;     /* address of a body, trailer Body: */
  const char *tool;     /* "perspectief 0.1.0", "powctl 0.1.0" */
  const char *subject;  /* NULL: composed from the changes */
  gboolean fold;        /* window autosave: may replace the tip (data.md, Folding) */
  gint64 now;           /* Unix seconds; 0: the clock */
} PowCommitInfo;

/* What a save did. */
typedef struct
{
  char *change_id;
  GPtrArray *revisions; /* (element-type utf8) new tips, one a line; empty: nothing changed */
  GPtrArray *records;   /* (element-type PowRecord) as they now stand: may differ from wanted after a merge */
  gboolean merged;      /* a line had moved under the save */
} PowSaveResult;

void pow_save_result_free (PowSaveResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowSaveResult, pow_save_result_free)

/* Creates an empty portfolio with programme.json and the given records (each with address), one
 * commit a line, in one call. */
PowRepository *pow_repository_create (const char *path, GPtrArray *records, const PowCommitInfo *info, GError **error);

/* Creates a portfolio whose whole history is in @writer (line `programme` set): one pack, refs last,
 * one fsync pass; on failure nothing is left at @path. @demo: mark it as a demo. Borrows @writer. */
PowRepository *pow_repository_create_packed (const char *path, PowPackWriter *writer, gboolean demo, GError **error);
/* Opens: checks ownership and marker, removes stale locks, checks after an unclean end, finishes
 * the pending list. */
PowRepository *pow_repository_open (const char *path, GError **error);
/* Managed copy of a local path or portfolio (network: the sync room). @regions NULL: all. */
PowRepository *pow_repository_clone_path (const char *source, const char *path, const char *const *regions, GError **error);
void pow_repository_close (PowRepository *self); /* removes the marker; also on dispose */

void pow_repository_set_merge_func (PowRepository *self, PowMergeFunc merge);

const char *pow_repository_get_path (PowRepository *self);
const char *pow_repository_get_identity (PowRepository *self); /* root commit of programme */
/* Random id of this copy, `perspectief.folder`: what is kept beside the portfolio is filed under it. Transfer full. */
char *pow_repository_dup_folder_id (PowRepository *self);
gboolean pow_repository_is_demo (PowRepository *self);
gboolean pow_repository_set_demo (PowRepository *self, gboolean demo, GError **error);
/* The portfolio's own author setting (config user.name, user.email); NULL when not set. */
char *pow_repository_dup_author (PowRepository *self, char **mail);
gboolean pow_repository_set_author (PowRepository *self, const char *name, const char *mail, GError **error);

/* @moment as in commands.md (NULL: now). Shares unchanged records with @share (may be NULL).
 * Never fails for a bad record: those are in the snapshot's problems. */
PowSnapshot *pow_repository_read (PowRepository *self, const char *moment, PowSnapshot *share, GError **error);
/* The one resolver of moments: revision of @line at @moment, or NULL without error for *no state*. */
char *pow_repository_resolve (PowRepository *self, const char *moment, const char *line, GError **error);

/* Durable: objects fsynced, then refs by compare-and-swap. (element-type PowEdit) */
PowSaveResult *pow_repository_save (PowRepository *self, GPtrArray *edits, const PowCommitInfo *info, GError **error);

/* One commit of the history, newest first along a line's whole history. */
typedef struct
{
  char *revision;
  char *line;
  gint64 time;           /* author time, Unix seconds */
  gint64 effective_time;
  gboolean clock_wrong;
  char *author;
  char *mail;
  char *subject;
  char *reason;          /* trailer, for a foreign commit its subject; may be NULL */
  char *change_id;       /* may be NULL */
  GPtrArray *parents;    /* (element-type utf8) */
} PowCommit;

void pow_commit_free (PowCommit *commit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowCommit, pow_commit_free)

/* Calls @func newest first (by effective time over all lines); stop by returning FALSE. @line NULL: all. */
typedef gboolean (*PowCommitFunc) (const PowCommit *commit, gpointer user_data);
gboolean pow_repository_walk (PowRepository *self, const char *line, PowCommitFunc func, gpointer user_data, GError **error);
/* Changes a commit made to visible states against its first parent (a merge: rows that differ from all
 * parents). Transfer full (element-type PowChange). */
GPtrArray *pow_repository_get_changes (PowRepository *self, const char *revision, GError **error);
/* The record at an address in one revision of its line; NULL without error when there is none. */
PowRecord *pow_repository_read_record (PowRepository *self, const char *revision, const char *address, GError **error);

G_END_DECLS
