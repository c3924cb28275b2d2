/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-session.h"
#include "ui/lists/pow-record-item.h"

G_BEGIN_DECLS

/**
 * PowListColumn:
 *
 * One column of a record list. With only a path everything follows from the field's row: heading,
 * words, alignment and order. A column of its own names its heading and its functions.
 * An array of columns ends in a row without path and title.
 */
typedef struct
{
  const char *path;      /* dotted path of a field, or NULL */
  const char *otherwise; /* path of the text to show where @path is unknown, or NULL */
  const char *title;     /* N_(); NULL: the label of the field */
  int width;             /* px at 100 % text */
  gboolean expand;
  GtkWidget *(*make) (void);
  void (*show) (GtkWidget *cell, PowSession *session, PowRecordItem *item);
  char *(*describe) (PowSession *session, PowRecordItem *item); /* the cell in words */
  int (*compare) (PowSession *session, PowRecordItem *a, PowRecordItem *b); /* NULL without path: not sortable */
  gboolean right; /* figures of its own, at the right as those of a field are */
  gboolean plain; /* says without its heading what it is */
} PowListColumn;

/* The cell of a column in words. Transfer full; NULL: unknown. */
char *pow_list_column_dup_text (const PowListColumn *column, PowSession *session, PowRecordItem *item);

/* What stood in the cell at the moment of Against, when that was something else; "?" when it was unknown. Transfer
 * full; NULL: the same, or nothing to compare with. */
char *pow_list_column_dup_was (const PowListColumn *column, PowSession *session, PowRecordItem *item);

/**
 * pow_list_column_dup_words:
 * @column: static row of a table of columns
 * @session: whose words they are
 * @kind: what is listed
 * @map: (nullable): the map whose entries are listed
 * @item: the row
 *
 * The cell where no heading stands over it: a figure or a light comes with its name.
 *
 * Returns: (transfer full) (nullable): %NULL when it is unknown
 */
char *pow_list_column_dup_words (const PowListColumn *column, PowSession *session, PowKind kind, const char *map, PowRecordItem *item);

/* Names the region of each row, for lists over several. */
extern const PowListColumn pow_list_column_region;

/**
 * pow_list_column_build:
 * @column: static row of a table of columns
 * @map: (nullable): the map whose entries are listed
 * @widget: whose text size the width follows
 *
 * Returns: (transfer full): the column for a view, with its cells and its order
 */
GtkColumnViewColumn *pow_list_column_build (const PowListColumn *column, PowSession *session, PowKind kind, const char *map, GtkWidget *widget);

G_END_DECLS
