/* SPDX-License-Identifier: EUPL-1.2 */
/* A sheet as text that a spreadsheet of a Dutch system opens without asking (RFC 4180, with semicolons). */
#include "pow-config.h"

#include "model/interchange/pow-sheet-private.h"

#define SEPARATOR ";"
#define BYTE_ORDER_MARK "\357\273\277"

/* Text has no types: a cell that would be taken for a formula gets the mark of text in front of it. */
static void
append_words (GString *csv, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "\"", -1);
  g_autofree char *quoted = g_strjoinv ("\"\"", parts);

  g_string_append_printf (csv, "\"%s%s\"", pow_sheet_looks_like_formula (words) ? "'" : "", quoted);
}

static void
append_cell (GString *csv, const PowCell *cell)
{
  g_autofree char *number = NULL;

  switch (cell->type)
    {
    case POW_CELL_NUMBER:
      number = g_strdelimit (g_strdup (cell->text), ".", ',');
      g_string_append (csv, number);
      break;
    case POW_CELL_MONEY:
    case POW_CELL_DAY:
      g_string_append (csv, cell->text);
      break;
    case POW_CELL_PERCENT:
      g_string_append_printf (csv, "%s%%", cell->text);
      break;
    case POW_CELL_AT_LEAST:
    case POW_CELL_WORDS:
    default:
      append_words (csv, cell->words != NULL ? cell->words : cell->text);
    }
}

GBytes *
pow_sheet_write_csv (PowSheet *self, const char *remark, gboolean only_differences)
{
  GString *csv = g_string_new (BYTE_ORDER_MARK);

  if (remark != NULL)
    {
      append_words (csv, remark);
      g_string_append (csv, "\r\n");
    }
  for (guint i = 0; i < self->headings->len; i++)
    {
      if (i > 0)
        g_string_append (csv, SEPARATOR);
      append_words (csv, g_ptr_array_index (self->headings, i));
    }
  g_string_append (csv, "\r\n");
  for (guint i = 0; i < self->rows->len; i++)
    {
      const PowSheetRow *row = g_ptr_array_index (self->rows, i);

      if (only_differences && !row->differs)
        continue;
      for (guint j = 0; j < self->headings->len; j++)
        {
          if (j > 0)
            g_string_append (csv, SEPARATOR);
          if (j < row->cells->len)
            append_cell (csv, g_ptr_array_index (row->cells, j));
        }
      g_string_append (csv, "\r\n");
    }
  return g_string_free_to_bytes (csv);
}
