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

/**
 * pow_repository_create:
 * @path: a folder that does not exist or is empty
 * @records: (element-type PowRecord): the first records, each with an address; the programme among them
 * @info: who makes it
 * @error: %POW_STORE_ERROR_EXISTS, %POW_STORE_ERROR_AUTHOR, %POW_STORE_ERROR_NO_SPACE…
 *
 * Makes a portfolio with one commit a line. It is there whole and durable, or not at all.
 *
 * Returns: (transfer full) (nullable): the open portfolio, bound to the calling thread
 */
PowRepository *pow_repository_create (const char *path, GPtrArray *records, const PowCommitInfo *info, GError **error);

/**
 * pow_repository_create_packed:
 * @writer: a whole history with the line `programme` in it; borrowed, and used up: write it only once
 * @demo: mark the portfolio as a demo, which is not shared unless told so explicitly
 *
 * The same for a history that exists already: one pack, refs last, one fsync pass.
 */
PowRepository *pow_repository_create_packed (const char *path, PowPackWriter *writer, gboolean demo, GError **error);
/**
 * pow_repository_open:
 * @path: a folder
 * @error: %POW_STORE_ERROR_NOT_FOUND, %POW_STORE_ERROR_NOT_PORTFOLIO (a folder that we did not make, or
 *   another user's), %POW_STORE_ERROR_DAMAGED
 *
 * Opens a portfolio. The folder is judged by its configuration text before anything of it is opened.
 * After an unclean end of a writer its lock files are removed and the portfolio is checked by git in
 * a child process; a change to several lines that was cut off is finished.
 *
 * Returns: (transfer full) (nullable): the open portfolio, bound to the calling thread
 */
PowRepository *pow_repository_open (const char *path, GError **error);

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

/* Moments that follow from the records and differ per line (data.md, Effective time). With "@" and a day
 * behind it (`last-round@2020-06-30`) that day counts as today, else the programme's clock or the local day. */
#define POW_MOMENT_STEERING_GROUP "last-steering-group"
#define POW_MOMENT_ROUND "last-round"
#define POW_MOMENT_APPROVED_PLAN "approved-plan"
/* The same for every line: when this person last looked (pow_private_layer_set_visit()). */
#define POW_MOMENT_VISIT "last-visit"

/**
 * pow_moment_depends_on_today:
 * @moment: a moment as typed
 *
 * Any thread.
 *
 * Returns: whether it is another one when another day is today: then a day may stand behind it
 */
gboolean pow_moment_depends_on_today (const char *moment);

/**
 * pow_repository_read:
 * @moment: (nullable): `now`, a date of any precision (its end in Europe/Amsterdam), an RFC 3339 time,
 *   a named moment (`scope/slug`, or the slug when only one scope has it), one of POW_MOMENT_… above, the
 *   address of a decision body (its last past meeting) or at least 7 digits of a revision; %NULL for now
 * @share: (nullable): a snapshot of the same portfolio to share unchanged records with
 * @error: %POW_STORE_ERROR_NOT_FOUND when @moment means nothing here
 *
 * Reads the whole portfolio at a moment. Never fails for a bad record, folder or line: those are in the
 * snapshot's problems, and the rest is there.
 *
 * Returns: (transfer full) (nullable): the snapshot
 */
PowSnapshot *pow_repository_read (PowRepository *self, const char *moment, PowSnapshot *share, GError **error);
/**
 * pow_repository_resolve:
 * @line: "programme" or "region/zeeland"
 *
 * The one resolver of moments.
 *
 * Returns: (transfer full) (nullable): revision of @line at @moment; %NULL without error when the line
 *   has no state then
 */
char *pow_repository_resolve (PowRepository *self, const char *moment, const char *line, GError **error);
GPtrArray *pow_repository_locate_moment (PowRepository *self, const char *moment, GError **error);

/**
 * pow_repository_save:
 * @edits: (element-type PowEdit): records of one or more lines; a line becomes one commit
 * @info: who and why
 * @error: %POW_STORE_ERROR_AUTHOR, %POW_STORE_ERROR_INVALID (the record that stands there cannot be read,
 *   or comes from a newer version), %POW_STORE_ERROR_BUSY, %POW_STORE_ERROR_NO_SPACE, %POW_STORE_ERROR_IO
 *
 * Saves durably: objects first, fsynced, then the refs by compare-and-swap. A record that somebody
 * else changed since @edits were made is merged by the function of pow_repository_set_merge_func();
 * when a line moves meanwhile, all is tried again. Several lines move together or not at all. On an
 * error everything stands as it was, and the same call may be repeated.
 *
 * Returns: (transfer full) (nullable): what now stands
 */
PowSaveResult *pow_repository_save (PowRepository *self, GPtrArray *edits, const PowCommitInfo *info, GError **error);

/* A named moment: a tag on one line, or over all lines (data.md, The portfolio). */
typedef struct
{
  char *scope;     /* a region id, or "programme" */
  char *slug;
  char *revision;  /* the commit it names */
  char *label;     /* first line of the tag's message; the slug when it has none */
  char *kind;      /* "approval", "meeting", "round", "other"; may be NULL */
  char *body;      /* address of a body; may be NULL */
  char *reason;    /* may be NULL */
  gint64 time;     /* the moment itself, Unix seconds: the trailer At:, else the commit's own time */
} PowNamedMoment;

/**
 * pow_named_moment_free:
 * @moment: (nullable): a named moment
 */
void pow_named_moment_free (PowNamedMoment *moment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowNamedMoment, pow_named_moment_free)

/**
 * pow_repository_list_moments:
 * @self: a portfolio, on its own thread
 * @error: a %POW_STORE_ERROR
 *
 * A damaged one is left out.
 *
 * Returns: (transfer full) (element-type PowNamedMoment) (nullable): all named moments, by scope, then time
 */
GPtrArray *pow_repository_list_moments (PowRepository *self, GError **error);
/* Names a moment: see pow-name-moment.c. Transfer full. */
PowNamedMoment *pow_repository_name_moment (PowRepository *self, const PowNamedMoment *wanted, const char *at, const PowCommitInfo *info, GError **error);

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
  char *body;            /* address of the body that decided it; may be NULL */
  char *change_id;       /* may be NULL */
  GPtrArray *parents;    /* (element-type utf8) */
} PowCommit;

PowCommit *pow_commit_copy (const PowCommit *commit);
void pow_commit_free (PowCommit *commit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowCommit, pow_commit_free)

typedef gboolean (*PowCommitFunc) (const PowCommit *commit, gpointer user_data);

/**
 * pow_repository_walk:
 * @line: (nullable): a line, or %NULL for all
 * @since: (nullable): a moment: only what each line took in after its state at that moment, also
 *   when a merge brought in work that is older
 * @until: (nullable): a moment: only what each line's state at that moment holds
 * @func: (scope call): called with each commit; it stops the walk by returning %FALSE
 *
 * Walks the history, newest first by effective time over all lines; a commit comes before what it
 * was made from. What a merge brought in counts from its own time, within the bounds of what it was
 * made from and of the merge. On the store's thread.
 *
 * Returns: %FALSE with an error when the line or a moment is not there, or when a commit cannot be
 *   read
 */
gboolean pow_repository_walk (PowRepository *self, const char *line, const char *since, const char *until, PowCommitFunc func, gpointer user_data, GError **error);
/* The record at an address in one revision of its line; NULL without error when there is none. */
PowRecord *pow_repository_read_record (PowRepository *self, const char *revision, const char *address, GError **error);

G_END_DECLS
