/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/interchange/pow-sheet.h"
#include "model/schema/pow-date.h"

G_BEGIN_DECLS

typedef enum
{
  POW_CELL_WORDS,
  POW_CELL_NUMBER,
  POW_CELL_MONEY,
  POW_CELL_AT_LEAST, /* money of which some parts are unknown */
  POW_CELL_PERCENT,
  POW_CELL_DAY,
} PowCellType;

typedef struct
{
  PowCellType type;
  char *text; /* the words, the spelling of a number, or an ISO day */
  char *words; /* what a person reads; NULL: the same */
  PowDate day;
} PowCell;

typedef struct
{
  gboolean differs;
  GPtrArray *cells; /* (element-type PowCell) */
} PowSheetRow;

struct _PowSheet
{
  char *title;
  guint n_names;
  GPtrArray *headings; /* (element-type utf8) */
  GPtrArray *rows;     /* (element-type PowSheetRow) */
  PowSheet *next;      /* of the same workbook; NULL: none */
};

/* Whether a spreadsheet that reads these words would take them for a formula (promises.md, hostile data). */
gboolean pow_sheet_looks_like_formula (const char *words);
/* One file per format. Transfer full; the spreadsheet needs the disk for a moment, the text nothing. */
GBytes *pow_sheet_write_csv (PowSheet *self, const char *remark, gboolean only_differences);
GBytes *pow_sheet_write_xlsx (PowSheet *self, const char *remark, gboolean only_differences, GError **error);

G_END_DECLS
