/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-change.h"
#include "model/store/pow-repository.h"
#include "model/sync/pow-sync.h"

G_BEGIN_DECLS

/* The frame of the command line: one table of commands (main.c), one file per command, and what
 * they share. English keys and one JSON document for programs, aligned and translated text for people. */

/* Exit statuses that scripts rely on. */
typedef enum
{
  POWCTL_DONE = 0,
  POWCTL_REFUSED = 1, /* refused, not found, or problems listed */
  POWCTL_USAGE = 2,
  POWCTL_CHOICES = 3, /* done, and open choices wait in what was touched */
  POWCTL_OUTSIDE = 4, /* network, server or sign-in */
} PowctlStatus;

#define POWCTL_ERROR (powctl_error_quark ())
GQuark powctl_error_quark (void);

typedef enum
{
  POWCTL_ERROR_USAGE,        /* exits 2 */
  POWCTL_ERROR_NOT_FOUND,    /* no such record, field or region */
  POWCTL_ERROR_EXISTS,       /* a record with this address stands already */
  POWCTL_ERROR_NO_PORTFOLIO, /* nobody said which one */
  POWCTL_ERROR_OUTPUT,       /* standard output could not be written */
} PowctlErrorCode;

/**
 * Powctl:
 *
 * One run of the program: the global options, the portfolio once a command asked for it, and what
 * the work is about right now, so that an error can name it.
 */
typedef struct
{
  char *directory; /* -C */
  gboolean json;
  char *author; /* --author, as given */
  PowDate today; /* NONE: not given */
  gboolean colour;
  const char *command;

  PowRepository *repository;
  char *address;
  char *field;
} Powctl;

typedef struct
{
  const char *name;
  const char *arguments; /* for usage: "KIND [FIELD=VALUE]…" */
  const char *summary;   /* N_() */
  const GOptionEntry *options;
  guint min_arguments;
  guint max_arguments;
  /* Answers a #PowctlStatus; with @error set the status follows from the error. */
  int (*run) (Powctl *powctl, char **arguments, GError **error);
} PowctlCommand;

extern const PowctlCommand powctl_add;
extern const PowctlCommand powctl_blame;
extern const PowctlCommand powctl_bundle;
extern const PowctlCommand powctl_canonical;
extern const PowctlCommand powctl_choices;
extern const PowctlCommand powctl_choose;
extern const PowctlCommand powctl_clone;
extern const PowctlCommand powctl_compare;
extern const PowctlCommand powctl_contacts;
extern const PowctlCommand powctl_diff;
extern const PowctlCommand powctl_drift;
extern const PowctlCommand powctl_gate;
extern const PowctlCommand powctl_history;
extern const PowctlCommand powctl_init;
extern const PowctlCommand powctl_list;
extern const PowctlCommand powctl_maintain;
extern const PowctlCommand powctl_merge;
extern const PowctlCommand powctl_moment;
extern const PowctlCommand powctl_moments;
extern const PowctlCommand powctl_move;
extern const PowctlCommand powctl_proposal;
extern const PowctlCommand powctl_overview;
extern const PowctlCommand powctl_remote;
extern const PowctlCommand powctl_remove;
extern const PowctlCommand powctl_restore;
extern const PowctlCommand powctl_schema;
extern const PowctlCommand powctl_search;
extern const PowctlCommand powctl_set;
extern const PowctlCommand powctl_show;
extern const PowctlCommand powctl_sync;
extern const PowctlCommand powctl_undo;
extern const PowctlCommand powctl_validate;

/* Says what an error from here on is about; either may be NULL. */
void powctl_about (Powctl *powctl, const char *address, const char *field);
/* Writes @error to standard error, as text or JSON, and answers the exit status it means. */
int powctl_report_error (Powctl *powctl, const GError *error);

/* powctl-portfolio.c: the portfolio of -C, POW_PORTFOLIO or the window's last one. Borrowed. */
PowRepository *powctl_open (Powctl *powctl, GError **error);
PowSnapshot *powctl_read (Powctl *powctl, const char *moment, GError **error);
/* The same, sharing what is equal in @share. */
PowSnapshot *powctl_read_beside (Powctl *powctl, const char *moment, PowSnapshot *share, GError **error);
/* With --today in it, where the moment depends on what has passed. */
char *powctl_dup_moment (Powctl *powctl, const char *moment);
/* The date of a moment that is not now, else --today, else the clock (data.md, Today). */
PowDate powctl_get_today (Powctl *powctl, PowSnapshot *snapshot);
/* --author, else the portfolio's own setting (when one is open), else git's. @mail may come out NULL. */
gboolean powctl_find_author (Powctl *powctl, char **name, char **mail, GError **error);
/* The visible or removed record at an address; not there: POWCTL_ERROR_NOT_FOUND. Borrowed. */
PowRecord *powctl_lookup (Powctl *powctl, PowSnapshot *snapshot, const char *address, GError **error);
/* "ADDRESS[:FIELD]"; the field is checked against the kind's table. @field NULL: none allowed. */
gboolean powctl_parse_target (Powctl *powctl, const char *text, char **address, char **field, GError **error);
/* Both: the record that a target names, in the portfolio at @moment (NULL: now). Borrowed from @snapshot. */
PowRecord *powctl_read_target (Powctl *powctl, const char *text, const char *moment, char **address, char **field,
                               PowSnapshot **snapshot, GError **error);
gboolean powctl_parse_kind (const char *text, PowKind *kind, GError **error);
gboolean powctl_check_region (PowSnapshot *snapshot, const char *region, GError **error);
/* Tells of the portfolio that was just made at @folder and is open now. */
gboolean powctl_tell_portfolio (Powctl *powctl, const char *folder, GError **error);
/* A whole file, "-" for standard input, capped a little above the size of a record. */
char *powctl_read_file (const char *path, gsize *length, GError **error);

/* powctl-edit.c: one field of a tree, as written on the command line. */
gboolean powctl_edit_assign (Powctl *powctl, PowKind kind, cJSON *tree, const char *assignment, GError **error);
gboolean powctl_edit_value (Powctl *powctl, PowKind kind, cJSON *tree, const char *path, const cJSON *value, GError **error);
gboolean powctl_edit_removed (PowKind kind, cJSON *tree, const char *entry_path, gboolean removed, GError **error);
gboolean powctl_edit_json (Powctl *powctl, PowKind kind, cJSON *tree, const char *file, GError **error);
/* The value a text stands for in a field; NULL without error for an empty text. */
cJSON *powctl_parse_value (const PowField *field, gboolean entry, const char *text, GError **error);
const PowField *powctl_find_field (PowKind kind, const char *path, gboolean *entry, GError **error);

/* powctl-save.c: saves one record and prints what that did. @base NULL: new. Takes @tree. */
int powctl_save (Powctl *powctl, PowSnapshot *snapshot, PowRecord *base, const char *address, cJSON *tree, const char *reason, gboolean list_changes, GError **error);
/* Saves edits (element-type PowEdit) under the author's name. */
gboolean powctl_commit (Powctl *powctl, GPtrArray *edits, const char *reason, PowSaveResult **result, GError **error);
cJSON *powctl_changes_to_json (GPtrArray *changes);
/* The lines a change is told in, indented. */
void powctl_print_change (const PowChange *change, PowSnapshot *before, PowSnapshot *after);

/* command-moments.c: one named moment, for programs. */
cJSON *powctl_moment_to_json (const PowNamedMoment *moment);

/* powctl-progress.c: shows on a terminal that long work goes on; NULL where there is none. */
typedef struct _PowctlProgress PowctlProgress;
PowctlProgress *powctl_progress_begin (const char *text);
void powctl_progress_set_text (PowctlProgress *progress, const char *text);
/* Takes the line away while something is asked. */
void powctl_progress_hold (PowctlProgress *progress, gboolean held);
void powctl_progress_end (PowctlProgress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowctlProgress, powctl_progress_end)

/* powctl-exchange.c: what an exchange needs of a terminal. The person's answer, NULL without a terminal. */
char *powctl_ask (const PowSyncQuestion *question, GCancellable *cancellable, gpointer powctl);
/* Cancelled when the person interrupts the program: long work then ends in order. Borrowed. */
GCancellable *powctl_watch_interrupt (void);
/* A PowSyncProgress: shows phase and bytes in a PowctlProgress (nullable). */
void powctl_show_phase (PowSyncPhase phase, guint64 bytes, const char *line, gpointer progress);

/* powctl-output.c */
void powctl_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void powctl_print_json (cJSON *document); /* takes it */
void powctl_write (const char *text, gsize length);
gboolean powctl_flush (GError **error);
cJSON *powctl_json_string (const char *text); /* NULL: null */
char *powctl_format_time (gint64 seconds);
/* Who filled a value in, and when: null where the history does not tell. */
void powctl_add_origin (cJSON *object, const PowCommit *commit);
/* For people: when and at what time; "–" where the history does not tell. */
char *powctl_describe_time (const PowCommit *commit);
/* What people read of a value, on one line, cut where it is long. */
char *powctl_describe_value (PowSnapshot *snapshot, PowRecord *record, const char *field, const cJSON *value);

typedef enum
{
  POWCTL_COLUMN_LEFT,
  POWCTL_COLUMN_RIGHT,
} PowctlColumn;

typedef struct _PowctlTable PowctlTable;

/* Columns aligned by what a terminal shows, headings in bold where there is colour. */
PowctlTable *powctl_table_new (guint n_columns, const char *const *headings, const PowctlColumn *columns);
void powctl_table_add (PowctlTable *table, const char *const *cells);
void powctl_table_print (PowctlTable *table, gboolean colour); /* frees it */

G_END_DECLS
