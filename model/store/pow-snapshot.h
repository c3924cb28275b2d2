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
 */

/* One line's part: its state and what could not be read in it. */
typedef struct
{
  char *line;          /* "programme", "region/zeeland" */
  char *revision;      /* 40 hex digits; NULL: no state at that moment */
  gint64 time;         /* effective time of that revision, Unix seconds */
} PowSnapshotLine;

/* @records: (element-type PowRecord), each with an address. @lines: (element-type PowSnapshotLine),
 * @problems: (element-type PowProblem), foreign and unreadable files. Arrays are taken. */
PowSnapshot *pow_snapshot_new (GPtrArray *records, GPtrArray *lines, GPtrArray *problems);

PowRecord *pow_snapshot_lookup (PowSnapshot *self, const char *address); /* transfer none; NULL */
PowRecord *pow_snapshot_get_programme (PowSnapshot *self);               /* NULL in a broken portfolio */
/* Records of a kind in one region (NULL: all), sorted by region, then title in the collation of the
 * locale; without removed ones unless asked. Transfer container. */
GPtrArray *pow_snapshot_list (PowSnapshot *self, PowKind kind, const char *region, gboolean removed);
/* Ids of the regions that have a state, sorted by name. Transfer full (element-type utf8). */
GPtrArray *pow_snapshot_list_regions (PowSnapshot *self);
GPtrArray *pow_snapshot_get_problems (PowSnapshot *self);  /* transfer none */
GPtrArray *pow_snapshot_get_lines (PowSnapshot *self);     /* transfer none (element-type PowSnapshotLine) */
const PowSnapshotLine *pow_snapshot_get_line (PowSnapshot *self, const char *line);
guint pow_snapshot_get_size (PowSnapshot *self);
/* Title of the record at an address, or the address itself: what a reference shows. */
const char *pow_snapshot_get_title (PowSnapshot *self, const char *address);
/* Label of a term in a vocabulary of the programme; the id itself when unknown. */
const char *pow_snapshot_get_term_label (PowSnapshot *self, const char *vocabulary, const char *id);
/* "Today" of the rules: the programme's clock when set, else the local day. */
PowDate pow_snapshot_get_today (PowSnapshot *self);

PowSnapshotLine *pow_snapshot_line_new (const char *line, const char *revision, gint64 time);
void pow_snapshot_line_free (PowSnapshotLine *line);

G_END_DECLS
