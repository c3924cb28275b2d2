/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

struct _PowctlTable
{
  guint n_columns;
  const PowctlColumn *columns;
  GPtrArray *rows; /* (element-type GStrv), headings first */
};

/* Not g_print(), which would turn what the locale cannot say into question marks. */
void
powctl_write (const char *text, gsize length)
{
  /* A failure is kept by the stream and told once, by powctl_flush(). */
  fwrite (text, 1, length, stdout);
}

void
powctl_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  powctl_write (text, strlen (text));
}

gboolean
powctl_flush (GError **error)
{
  errno = 0;
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_OUTPUT, _ ("The output could not be written: %s"),
               g_strerror (errno));
  return FALSE;
}

void
powctl_print_json (cJSON *document)
{
  g_autoptr (cJSON) owned = document;
  gsize length;
  g_autofree char *text = pow_json_write_ordered (owned, &length);

  powctl_write (text, length);
}

cJSON *
powctl_json_string (const char *text)
{
  return text != NULL ? cJSON_CreateString (text) : cJSON_CreateNull ();
}

char *
powctl_format_time (gint64 seconds)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

void
powctl_add_origin (cJSON *object, const PowCommit *commit)
{
  g_autofree char *time = commit != NULL ? powctl_format_time (commit->time) : NULL;

  cJSON_AddItemToObject (object, "revision", powctl_json_string (commit != NULL ? commit->revision : NULL));
  cJSON_AddItemToObject (object, "time", powctl_json_string (time));
  cJSON_AddItemToObject (object, "author", powctl_json_string (commit != NULL ? commit->author : NULL));
}

char *
powctl_describe_time (const PowCommit *commit)
{
  g_autoptr (GDateTime) time = commit != NULL ? g_date_time_new_from_unix_local (commit->time) : NULL;

  return time != NULL ? g_date_time_format (time, "%-d %b %Y %H:%M") : g_strdup ("–");
}

char *
powctl_describe_value (PowSnapshot *snapshot, PowRecord *record, const char *field, const cJSON *value)
{
  char *text = pow_change_format_side (record, field, value, pow_snapshot_get_programme (snapshot),
                                       pow_snapshot_look_up_record, snapshot);

  g_strdelimit (text, "\n", ' ');
  if (g_utf8_strlen (text, -1) > 48)
    {
      g_autofree char *whole = text;
      g_autofree char *start = g_utf8_substring (whole, 0, 47);

      text = g_strconcat (start, "…", NULL);
    }
  return text;
}

static guint
get_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

PowctlTable *
powctl_table_new (guint n_columns, const char *const *headings, const PowctlColumn *columns)
{
  PowctlTable *table = g_new0 (PowctlTable, 1);

  table->n_columns = n_columns;
  table->columns = columns;
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  powctl_table_add (table, headings);
  return table;
}

void
powctl_table_add (PowctlTable *table, const char *const *cells)
{
  char **row = g_new0 (char *, table->n_columns + 1);

  for (guint i = 0; i < table->n_columns; i++)
    row[i] = g_strdup (cells[i] != NULL ? cells[i] : "");
  g_ptr_array_add (table->rows, row);
}

static void
print_row (PowctlTable *table, char **row, const guint *widths)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < table->n_columns; i++)
    {
      guint padding = widths[i] - get_width (row[i]);

      if (i > 0)
        g_string_append (line, "  ");
      if (table->columns[i] == POWCTL_COLUMN_RIGHT)
        g_string_append_printf (line, "%*s%s", (int) padding, "", row[i]);
      else if (i + 1 < table->n_columns)
        g_string_append_printf (line, "%s%*s", row[i], (int) padding, "");
      else
        g_string_append (line, row[i]);
    }
  powctl_print ("%s\n", line->str);
}

void
powctl_table_print (PowctlTable *table, gboolean colour)
{
  g_autofree guint *widths = g_new0 (guint, table->n_columns);

  for (guint i = 0; i < table->rows->len; i++)
    for (guint j = 0; j < table->n_columns; j++)
      widths[j] = MAX (widths[j], get_width (((char **) g_ptr_array_index (table->rows, i))[j]));

  for (guint i = 0; i < table->rows->len; i++)
    {
      if (i == 0 && colour)
        powctl_print ("\033[1m");
      print_row (table, g_ptr_array_index (table->rows, i), widths);
      if (i == 0 && colour)
        powctl_print ("\033[0m");
    }

  g_ptr_array_unref (table->rows);
  g_free (table);
}
