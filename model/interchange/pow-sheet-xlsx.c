/* SPDX-License-Identifier: EUPL-1.2 */
/* A sheet as a workbook, by libxlsxwriter. */
#include "pow-config.h"

#include "model/interchange/pow-sheet-private.h"

#include "model/schema/pow-words.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <xlsxwriter.h>

/* Limits of the format itself, and of what is pleasant to read. */
#define TEXT_MAX 32767
#define TITLE_MAX 31
#define WIDTH_MIN 9
#define WIDTH_MAX 48

typedef struct
{
  lxw_workbook *workbook;
  lxw_worksheet *worksheet;
  lxw_format *formats[POW_CELL_DAY + 1];
  lxw_format *remark;
  lxw_format *heading;
  guint *widths; /* characters of the longest cell, a column each */
  lxw_error problem; /* the first one */
} Writer;

static void
note (Writer *writer, lxw_error problem)
{
  if (writer->problem == LXW_NO_ERROR)
    writer->problem = problem;
}

static lxw_format *
add_format (Writer *writer, const char *number)
{
  lxw_format *format = workbook_add_format (writer->workbook);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  format_set_num_format (format, number);
  return format;
}

/* Words carry the format *text*: also when a person edits the cell, they do not become a formula. */
static void
add_formats (Writer *writer)
{
  writer->formats[POW_CELL_WORDS] = add_format (writer, "@");
  format_set_text_wrap (writer->formats[POW_CELL_WORDS]);
  writer->formats[POW_CELL_NUMBER] = add_format (writer, "General");
  writer->formats[POW_CELL_MONEY] = add_format (writer, "\"€\" #,##0;\"€\" -#,##0");
  writer->formats[POW_CELL_AT_LEAST] = add_format (writer, "\"≥ €\" #,##0;\"≥ €\" -#,##0");
  writer->formats[POW_CELL_PERCENT] = add_format (writer, "0%");
  writer->formats[POW_CELL_DAY] = add_format (writer, "d mmm yyyy");
  writer->remark = add_format (writer, "@");
  format_set_italic (writer->remark);
  writer->heading = add_format (writer, "@");
  format_set_bold (writer->heading);
  format_set_text_wrap (writer->heading);
  format_set_bottom (writer->heading, LXW_BORDER_THIN);
}

static void
write_words (Writer *writer, guint row, guint column, const char *words, lxw_format *format)
{
  g_autofree char *cut = NULL;

  if (words[0] == '\0')
    return;
  if (g_utf8_strlen (words, -1) > TEXT_MAX)
    {
      g_autofree char *start = g_utf8_substring (words, 0, TEXT_MAX - 1);

      cut = g_strconcat (start, "…", NULL);
    }
  note (writer, worksheet_write_string (writer->worksheet, row, (lxw_col_t) column, cut != NULL ? cut : words, format));
}

/* The longest line counts, up to where it is better wrapped. */
static void
measure (Writer *writer, guint column, const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    writer->widths[column] = CLAMP ((guint) g_utf8_strlen (*line, -1) + 2, writer->widths[column], WIDTH_MAX);
}

static void
write_cell (Writer *writer, guint row, guint column, const PowCell *cell)
{
  lxw_format *format = writer->formats[cell->type];
  double number;

  measure (writer, column, cell->words != NULL ? cell->words : cell->text);
  if (cell->type == POW_CELL_WORDS)
    {
      write_words (writer, row, column, cell->text, format);
      return;
    }
  if (cell->type == POW_CELL_DAY)
    {
      lxw_datetime day = { .year = cell->day.year, .month = cell->day.part, .day = cell->day.day };

      note (writer, worksheet_write_datetime (writer->worksheet, row, (lxw_col_t) column, &day, format));
      return;
    }
  number = g_ascii_strtod (cell->text, NULL);
  note (writer, worksheet_write_number (writer->worksheet, row, (lxw_col_t) column,
                                        cell->type == POW_CELL_PERCENT ? number / 100 : number, format));
}

static void
write_rows (Writer *writer, PowSheet *sheet, const char *remark, gboolean only_differences)
{
  const guint heading = remark != NULL ? 1 : 0, n = sheet->headings->len;
  guint at = heading;

  if (remark != NULL)
    write_words (writer, 0, 0, remark, writer->remark);
  for (guint i = 0; i < n; i++)
    {
      measure (writer, i, g_ptr_array_index (sheet->headings, i));
      write_words (writer, heading, i, g_ptr_array_index (sheet->headings, i), writer->heading);
    }
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const PowSheetRow *row = g_ptr_array_index (sheet->rows, i);

      if (only_differences && !row->differs)
        continue;
      at++;
      for (guint j = 0; j < row->cells->len; j++)
        write_cell (writer, at, j, g_ptr_array_index (row->cells, j));
    }
  for (guint i = 0; i < n; i++)
    worksheet_set_column (writer->worksheet, (lxw_col_t) i, (lxw_col_t) i, writer->widths[i], NULL);
  worksheet_freeze_panes (writer->worksheet, heading + 1, (lxw_col_t) sheet->n_names);
  if (n > 0)
    worksheet_autofilter (writer->worksheet, heading, 0, at, (lxw_col_t) (n - 1));
  worksheet_repeat_rows (writer->worksheet, heading, heading);
  worksheet_set_landscape (writer->worksheet);
  worksheet_fit_to_pages (writer->worksheet, 1, 0);
}

/* The format forbids some characters in the name of a sheet, and long names. */
static char *
make_title (const char *title)
{
  g_autofree char *plain = g_strdelimit (g_strdup (title), "[]:*?/\\'", ' ');

  return g_utf8_strlen (plain, -1) > TITLE_MAX ? g_utf8_substring (plain, 0, TITLE_MAX) : g_steal_pointer (&plain);
}

static void
write_sheet (Writer *writer, PowSheet *sheet, const char *remark, gboolean only_differences)
{
  g_autofree char *title = make_title (sheet->title);
  g_autofree guint *widths = g_new (guint, MAX (sheet->headings->len, 1));

  for (guint i = 0; i < sheet->headings->len; i++)
    widths[i] = WIDTH_MIN;
  writer->widths = widths;
  writer->worksheet = workbook_add_worksheet (writer->workbook, title);
  write_rows (writer, sheet, remark, only_differences);
  writer->widths = NULL;
}

static lxw_error
write_workbook (PowSheet *sheet, const char *folder, const char *path, const char *remark, gboolean only_differences)
{
  lxw_workbook_options options = { .tmpdir = (char *) folder };
  lxw_doc_properties properties = { .title = sheet->title };
  Writer writer = { .workbook = workbook_new_opt (path, &options) };
  lxw_error closed;

  if (writer.workbook == NULL)
    return LXW_ERROR_MEMORY_MALLOC_FAILED;
  workbook_set_properties (writer.workbook, &properties);
  add_formats (&writer);
  for (PowSheet *one = sheet; one != NULL; one = one->next)
    write_sheet (&writer, one, remark, only_differences);
  closed = workbook_close (writer.workbook);
  return writer.problem != LXW_NO_ERROR ? writer.problem : closed;
}

GBytes *
pow_sheet_write_xlsx (PowSheet *self, const char *remark, gboolean only_differences, GError **error)
{
  /* Only the person that writes may look into it, and nothing of it stays. */
  g_autofree char *folder = g_build_filename (g_get_tmp_dir (), "perspectief-XXXXXX", NULL);
  const gboolean made = g_mkdtemp_full (folder, 0700) != NULL;
  const int made_errno = errno;
  g_autofree char *path = g_build_filename (folder, "sheet.xlsx", NULL);
  const locale_t plain = newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0);
  locale_t before = (locale_t) 0;
  lxw_error problem = LXW_NO_ERROR;
  g_autoptr (GError) failure = NULL;
  char *contents = NULL;
  gsize length = 0;

  /* The library writes numbers as the locale does, and the format knows the point only. */
  if (plain != (locale_t) 0)
    before = uselocale (plain);
  if (made)
    problem = write_workbook (self, folder, path, remark, only_differences);
  if (plain != (locale_t) 0)
    {
      uselocale (before);
      freelocale (plain);
    }
  if (!made || problem != LXW_NO_ERROR || !g_file_get_contents (path, &contents, &length, &failure))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 pow_words_get (N_ ("The spreadsheet could not be made: %s. Check that %s can be written and has room, or export as CSV.")),
                 !made ? g_strerror (made_errno) : failure != NULL ? failure->message : lxw_strerror (problem), g_get_tmp_dir ());
  if (made)
    {
      g_unlink (path);
      g_rmdir (folder);
    }
  return contents != NULL ? g_bytes_new_take (contents, length) : NULL;
}
