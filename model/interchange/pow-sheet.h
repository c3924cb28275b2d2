/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-json.h"
#include "model/schema/pow-date.h"
#include "model/schema/pow-field.h"

G_BEGIN_DECLS

/**
 * PowSheetFormat:
 * @POW_SHEET_XLSX: a workbook of Excel and LibreOffice, with typed cells
 * @POW_SHEET_CSV: text in the Dutch way: semicolons, decimal commas, UTF-8 with a byte order mark
 *
 * In what a sheet can be written.
 */
typedef enum
{
  POW_SHEET_XLSX,
  POW_SHEET_CSV,
  POW_N_SHEET_FORMATS,
} PowSheetFormat;

/**
 * PowSheet:
 *
 * A table on its way to another program: headings, and rows of cells that know whether they are words, a
 * number, money or a day. Counted; not changed any more once a second thread has it.
 */
typedef struct _PowSheet PowSheet;

PowSheet *pow_sheet_new (const char *title, guint n_names);
PowSheet *pow_sheet_ref (PowSheet *self);
void pow_sheet_unref (PowSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowSheet, pow_sheet_unref)

void pow_sheet_add_column (PowSheet *self, const char *heading);
void pow_sheet_begin_row (PowSheet *self, gboolean differs);
void pow_sheet_add_words (PowSheet *self, const char *words);
void pow_sheet_add_value (PowSheet *self, PowFieldType type, const cJSON *value, const char *words);
void pow_sheet_add_money (PowSheet *self, gint64 euros, gboolean at_least, const char *words);
void pow_sheet_add_number (PowSheet *self, gint64 number);
void pow_sheet_add_percent (PowSheet *self, gint64 percent);
void pow_sheet_add_day (PowSheet *self, PowDate day, const char *words);

void pow_sheet_add_sheet (PowSheet *self, PowSheet *next);
PowSheet *pow_sheet_get_next (PowSheet *self);

gboolean pow_sheet_find_format (const char *file_name, PowSheetFormat *format);
const char *pow_sheet_format_get_ending (PowSheetFormat format);
GBytes *pow_sheet_write (PowSheet *self, PowSheetFormat format, const char *remark, gboolean only_differences, GError **error);

G_END_DECLS
