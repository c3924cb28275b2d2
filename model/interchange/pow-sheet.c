/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/interchange/pow-sheet-private.h"

#include <string.h>

static const char *const endings[POW_N_SHEET_FORMATS] = { ".xlsx", ".csv" };

static void
cell_free (PowCell *cell)
{
  g_free (cell->text);
  g_free (cell->words);
  g_free (cell);
}

static void
row_free (PowSheetRow *row)
{
  g_ptr_array_unref (row->cells);
  g_free (row);
}

/**
 * pow_sheet_new:
 * @title: what is in it, translated
 * @n_names: how many of the first columns say what a row is about; they stay in view
 *
 * Any thread.
 *
 * Returns: (transfer full): a sheet without columns or rows
 */
PowSheet *
pow_sheet_new (const char *title, guint n_names)
{
  PowSheet *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_atomic_rc_box_new0 (PowSheet);
  self->title = g_strdup (title);
  self->n_names = n_names;
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  return self;
}

static void
sheet_clear (gpointer data)
{
  PowSheet *self = data;

  g_free (self->title);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->rows);
  pow_sheet_unref (self->next);
}

/**
 * pow_sheet_ref:
 * @self: a sheet
 *
 * Any thread.
 *
 * Returns: (transfer full): @self, kept alive once more
 */
PowSheet *
pow_sheet_ref (PowSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * pow_sheet_unref:
 * @self: (transfer full) (nullable): a sheet
 *
 * Lets go of a sheet; the last one frees it. Any thread.
 */
void
pow_sheet_unref (PowSheet *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, sheet_clear);
}

/**
 * pow_sheet_add_column:
 * @self: a sheet
 * @heading: (nullable): what stands above it, translated; %NULL: nothing
 *
 * Adds a column on the right.
 */
void
pow_sheet_add_column (PowSheet *self, const char *heading)
{
  g_return_if_fail (self != NULL);
  g_ptr_array_add (self->headings, g_strdup (heading != NULL ? heading : ""));
}

/**
 * pow_sheet_begin_row:
 * @self: a sheet
 * @differs: whether the row stays when only differences are written
 *
 * Begins a row; the cells that are added next are its.
 */
void
pow_sheet_begin_row (PowSheet *self, gboolean differs)
{
  PowSheetRow *row;

  g_return_if_fail (self != NULL);

  row = g_new0 (PowSheetRow, 1);
  row->differs = differs;
  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
  g_ptr_array_add (self->rows, row);
}

static PowCell *
add_cell (PowSheet *self, PowCellType type, const char *text)
{
  PowCell *cell;
  PowSheetRow *row = self->rows->len > 0 ? g_ptr_array_index (self->rows, self->rows->len - 1) : NULL;

  g_return_val_if_fail (row != NULL && row->cells->len < self->headings->len, NULL);

  cell = g_new0 (PowCell, 1);
  cell->type = type;
  cell->text = g_strdup (text != NULL ? text : "");
  g_ptr_array_add (row->cells, cell);
  return cell;
}

/**
 * pow_sheet_add_words:
 * @self: a sheet
 * @words: (nullable): what the cell says; %NULL: nothing
 *
 * Adds a cell that stays text, whatever it looks like.
 */
void
pow_sheet_add_words (PowSheet *self, const char *words)
{
  g_return_if_fail (self != NULL);
  add_cell (self, POW_CELL_WORDS, words);
}

/**
 * pow_sheet_add_value:
 * @self: a sheet
 * @type: type of the field
 * @value: (nullable): its value; %NULL is *unknown*
 * @words: (nullable): the same in words
 *
 * Adds a cell that can be reckoned with where the value allows it: a number, an amount, a date that is exact to
 * the day. A vague date, and everything else, stays words.
 */
void
pow_sheet_add_value (PowSheet *self, PowFieldType type, const cJSON *value, const char *words)
{
  PowDate day;

  g_return_if_fail (self != NULL);

  if (cJSON_IsNumber (value) && (type == POW_TYPE_MONEY || type == POW_TYPE_NUMBER || type == POW_TYPE_INTEGER))
    {
      g_autofree char *spelling = pow_json_dup_spelling (value);

      add_cell (self, type == POW_TYPE_MONEY ? POW_CELL_MONEY : POW_CELL_NUMBER, spelling);
    }
  else if (type == POW_TYPE_DATE && cJSON_IsString (value) && pow_date_parse (value->valuestring, &day)
           && day.precision == POW_PRECISION_DAY)
    pow_sheet_add_day (self, day, words);
  else
    add_cell (self, POW_CELL_WORDS, words);
}

/**
 * pow_sheet_add_money:
 * @self: a sheet
 * @euros: an amount
 * @at_least: whether parts of it are unknown, so that it may be more
 * @words: what a person reads, where a format has no other way to say that it may be more
 *
 * Adds a sum.
 */
void
pow_sheet_add_money (PowSheet *self, gint64 euros, gboolean at_least, const char *words)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, euros);
  PowCell *cell;

  g_return_if_fail (self != NULL && words != NULL);

  cell = add_cell (self, at_least ? POW_CELL_AT_LEAST : POW_CELL_MONEY, text);
  if (cell != NULL)
    cell->words = g_strdup (words);
}

/**
 * pow_sheet_add_number:
 * @self: a sheet
 * @number: a number
 *
 * Adds a count.
 */
void
pow_sheet_add_number (PowSheet *self, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  g_return_if_fail (self != NULL);
  add_cell (self, POW_CELL_NUMBER, text);
}

/**
 * pow_sheet_add_percent:
 * @self: a sheet
 * @percent: whole per cents
 *
 * Adds a share; what it is a share of must stand in the heading or beside it.
 */
void
pow_sheet_add_percent (PowSheet *self, gint64 percent)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, percent);

  g_return_if_fail (self != NULL);
  add_cell (self, POW_CELL_PERCENT, text);
}

/**
 * pow_sheet_add_day:
 * @self: a sheet
 * @day: a date that is exact to the day
 * @words: (nullable): the same in words
 *
 * Adds a day that can be sorted and reckoned with. One from before 1900, where days of spreadsheets begin, stays words.
 */
void
pow_sheet_add_day (PowSheet *self, PowDate day, const char *words)
{
  g_autofree char *text = NULL;
  PowCell *cell;

  g_return_if_fail (self != NULL && day.precision == POW_PRECISION_DAY);

  text = pow_date_to_string (day);
  cell = add_cell (self, day.year >= 1900 ? POW_CELL_DAY : POW_CELL_WORDS, day.year >= 1900 ? text : words);
  if (cell != NULL)
    cell->day = day;
}

/**
 * pow_sheet_add_sheet:
 * @self: a sheet
 * @next: (transfer full): what belongs to it; may have a next one itself
 *
 * Adds a sheet to the workbook that @self begins. Text holds one table: pow_sheet_write() leaves @next out of it, and
 * it is written by itself.
 */
void
pow_sheet_add_sheet (PowSheet *self, PowSheet *next)
{
  g_return_if_fail (self != NULL && next != NULL && next != self);

  while (self->next != NULL)
    self = self->next;
  self->next = next;
}

/**
 * pow_sheet_get_next:
 * @self: a sheet
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the next sheet of the same workbook
 */
PowSheet *
pow_sheet_get_next (PowSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->next;
}

/**
 * pow_sheet_format_get_ending:
 * @format: a format
 *
 * Returns: (transfer none): how the names of its files end, with the dot
 */
const char *
pow_sheet_format_get_ending (PowSheetFormat format)
{
  g_return_val_if_fail (format < POW_N_SHEET_FORMATS, NULL);
  return endings[format];
}

/**
 * pow_sheet_find_format:
 * @file_name: name of a file
 * @format: (out): the format that its ending asks for; untouched when there is none
 *
 * Returns: whether the ending is of a known format, in capitals or not
 */
gboolean
pow_sheet_find_format (const char *file_name, PowSheetFormat *format)
{
  g_return_val_if_fail (file_name != NULL && format != NULL, FALSE);

  for (guint i = 0; i < POW_N_SHEET_FORMATS; i++)
    {
      const gsize length = strlen (file_name), ending = strlen (endings[i]);

      if (length > ending && g_ascii_strcasecmp (file_name + length - ending, endings[i]) == 0)
        {
          *format = (PowSheetFormat) i;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
pow_sheet_looks_like_formula (const char *words)
{
  return words[0] != '\0' && strchr ("=+-@\t\r", words[0]) != NULL;
}

/**
 * pow_sheet_write:
 * @self: a sheet
 * @format: in what
 * @remark: (nullable): the line above the headings of each sheet: what this is, of when, and of how many it is known
 * @only_differences: whether rows that do not differ are left out
 * @error: why it could not be written, with what to do about it: #GIOErrorEnum
 *
 * Writes a sheet, in a spreadsheet with those that belong to it. What came from people stays text, also where it begins like a formula (promises.md, hostile
 * data). A spreadsheet passes through a private folder in the temporary one; not on the main thread.
 *
 * Returns: (transfer full) (nullable): the contents of the file
 */
GBytes *
pow_sheet_write (PowSheet *self, PowSheetFormat format, const char *remark, gboolean only_differences, GError **error)
{
  g_return_val_if_fail (self != NULL && format < POW_N_SHEET_FORMATS, NULL);

  return format == POW_SHEET_CSV ? pow_sheet_write_csv (self, remark, only_differences)
                                 : pow_sheet_write_xlsx (self, remark, only_differences, error);
}
