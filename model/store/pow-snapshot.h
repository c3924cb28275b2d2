/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record.h"

G_BEGIN_DECLS

#define POW_TYPE_SNAPSHOT (pow_snapshot_get_type ())
G_DECLARE_FINAL_TYPE (PowSnapshot, pow_snapshot, POW, SNAPSHOT, GObject)

/**
 * PowSnapshot:
 *
 * The whole portfolio at one moment: an immutable map from record address to record. Made by
 * the store; a plain value everywhere else, so insight and screens can be tested without git.
 * May be read from any thread.
 */

/**
 * PowSnapshotLine:
 * @line: "programme" or "region/zeeland"
 * @revision: (nullable): 40 hex digits; %NULL when the line had no state at that moment
 * @time: effective time of that revision, Unix seconds; of *now* the tip's own time
 * @clock_wrong: the revision's own time was not trusted (data.md, Effective time)
 * @moment: the moment that was asked of this line, Unix seconds: the end of a date, the end of its own
 *   last meeting; 0 for *now*, and when the line has no such moment
 *
 * One line's part of a snapshot.
 */
typedef struct
{
  char *line;
  char *revision;
  gint64 time;
  gboolean clock_wrong;
  gint64 moment;
} PowSnapshotLine;

/**
 * pow_snapshot_new:
 * @records: (element-type PowRecord) (transfer full): each with an address; of two with the same
 *   address the last stands
 * @lines: (element-type PowSnapshotLine) (transfer full) (nullable): the state of each line
 * @problems: (element-type PowProblem) (transfer full) (nullable): foreign and unreadable files
 *
 * Returns: (transfer full): a snapshot
 */
PowSnapshot *pow_snapshot_new (GPtrArray *records, GPtrArray *lines, GPtrArray *problems);

/**
 * pow_snapshot_overlay:
 * @self: a snapshot
 * @records: (element-type PowRecord): records that stand in it instead of, or beside, its own
 *
 * A snapshot that shares everything else with @self: what a screen shows while edits are on their
 * way to the disk. Any thread.
 *
 * Returns: (transfer full): the snapshot
 */
PowSnapshot *pow_snapshot_overlay (PowSnapshot *self, GPtrArray *records);

/**
 * pow_snapshot_lookup:
 *
 * Returns: (transfer none) (nullable): the record at @address, also when it is removed
 */
PowRecord *pow_snapshot_lookup (PowSnapshot *self, const char *address);

/**
 * pow_snapshot_look_up_record:
 * @snapshot: a #PowSnapshot
 * @address: an address
 *
 * pow_snapshot_lookup() in the form of a #PowRecordLookup.
 *
 * Returns: (transfer none) (nullable): the record at @address, also when it is removed
 */
PowRecord *pow_snapshot_look_up_record (gpointer snapshot, const char *address);

/**
 * pow_snapshot_get_programme:
 *
 * Returns: (transfer none) (nullable): the programme; %NULL only in a broken portfolio
 */
PowRecord *pow_snapshot_get_programme (PowSnapshot *self);

/**
 * pow_snapshot_list:
 * @kind: a kind, or %POW_KIND_NONE for all kinds in the order of #PowKind
 * @region: (nullable): a region id, or %NULL for all
 * @removed: whether removed records are listed too
 *
 * Returns: (transfer container) (element-type PowRecord): sorted by region id, then by title in
 *   the collation of the locale, then by address
 */
GPtrArray *pow_snapshot_list (PowSnapshot *self, PowKind kind, const char *region, gboolean removed);

/**
 * pow_snapshot_list_regions:
 *
 * Returns: (transfer full) (element-type utf8): ids of the regions that have a state, by name
 */
GPtrArray *pow_snapshot_list_regions (PowSnapshot *self);

/* (transfer none) (element-type PowProblem): what could not be read, by line and path. */
GPtrArray *pow_snapshot_get_problems (PowSnapshot *self);

/* (transfer none) (element-type PowSnapshotLine) */
GPtrArray *pow_snapshot_get_lines (PowSnapshot *self);

/* (transfer none) (nullable): the part of one line; %NULL when the portfolio has no such line. */
const PowSnapshotLine *pow_snapshot_get_line (PowSnapshot *self, const char *line);

/* Number of records, removed ones included. */
guint pow_snapshot_get_size (PowSnapshot *self);

/* Title of the record at an address, or the address itself: what a reference shows. */
const char *pow_snapshot_get_title (PowSnapshot *self, const char *address);

/* Label of a term in a vocabulary of the programme ("themes"); the id itself when unknown. */
const char *pow_snapshot_get_term_label (PowSnapshot *self, const char *vocabulary, const char *id);

/* "Today" of the rules: the date of a moment that is not now, else the programme's clock when set, else
 * the local day. */
PowDate pow_snapshot_get_today (PowSnapshot *self);
/* The same for one region: a moment that each region has its own of, such as its last steering group, has a day of its
 * own there. */
PowDate pow_snapshot_get_region_today (PowSnapshot *self, const char *region);
/* Whether it was read at a moment that is not *now*: then it is only looked at. */
gboolean pow_snapshot_is_past (PowSnapshot *self);

PowSnapshotLine *pow_snapshot_line_new (const char *line, const char *revision, gint64 time);
PowSnapshotLine *pow_snapshot_line_copy (const PowSnapshotLine *line);
void pow_snapshot_line_free (PowSnapshotLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowSnapshotLine, pow_snapshot_line_free)

G_END_DECLS
