/* SPDX-License-Identifier: EUPL-1.2 */
/* Comparisons for programs and for people. */
#include "pow-config.h"

#include "app/powctl/powctl-compare.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
has_wanted (char **fields, const PowComparedSubject *subject)
{
  for (guint i = 0; i < subject->rows->len; i++)
    if (pow_compared_row_is_about (g_ptr_array_index (subject->rows, i), fields))
      return TRUE;
  return FALSE;
}

static cJSON *
rows_to_json (const PowComparison *comparison, const PowComparedSubject *subject, char **fields)
{
  cJSON *rows = cJSON_CreateArray ();

  for (guint i = 0; i < subject->rows->len; i++)
    {
      const PowComparedRow *row = g_ptr_array_index (subject->rows, i);
      cJSON *object, *paths, *values;

      if (!pow_compared_row_is_about (row, fields))
        continue;
      object = cJSON_CreateObject ();
      cJSON_AddStringToObject (object, "subject", pow_kind_get_name (subject->kind));
      paths = cJSON_AddArrayToObject (object, "fields");
      values = cJSON_AddArrayToObject (object, "values");
      for (guint j = 0; j < comparison->n_columns; j++)
        {
          cJSON_AddItemToArray (paths, powctl_json_string (row->paths[j]));
          cJSON_AddItemToArray (values, row->values[j] != NULL ? pow_json_copy (row->values[j]) : cJSON_CreateNull ());
        }
      cJSON_AddStringToObject (object, "label", row->label);
      cJSON_AddStringToObject (object, "mark", pow_compared_mark_get_name (row->mark));
      cJSON_AddItemToObject (object, "difference", powctl_json_string (row->difference));
      cJSON_AddItemToArray (rows, object);
    }
  return rows;
}

static cJSON *
members_to_json (const PowComparison *comparison, const PowComparedSubject *subject)
{
  cJSON *members = cJSON_CreateArray ();

  for (guint i = 0; i < comparison->n_columns; i++)
    cJSON_AddItemToArray (members, powctl_json_string (subject->records[i] != NULL
                                                           ? pow_record_get_address (subject->records[i])
                                                           : NULL));
  return members;
}

/* The template is a column without a region. */
static gboolean
is_template (const PowctlSide *sides)
{
  return sides[0].region == NULL;
}

static gboolean
is_single (const PowComparedSubject *subject)
{
  return subject->mark == POW_COMPARED_ADDED || subject->mark == POW_COMPARED_REMOVED;
}

/* Rows of regions and plans stand together, those of subprojects with their pair; what only some
 * regions have stands apart. */
static void
print_as_json (const PowComparison *comparison, const PowctlSide *sides, char **fields)
{
  cJSON *document = cJSON_CreateObject ();
  cJSON *columns = cJSON_AddArrayToObject (document, "columns");
  cJSON *rows = cJSON_AddArrayToObject (document, "rows");
  cJSON *pairs = cJSON_AddArrayToObject (document, "pairs");
  cJSON *unpaired = cJSON_AddArrayToObject (document, "unpaired");

  for (guint i = 0; i < comparison->n_columns; i++)
    {
      cJSON *column = cJSON_CreateObject ();

      cJSON_AddItemToObject (column, "region", powctl_json_string (sides[i].region));
      cJSON_AddStringToObject (column, "moment", sides[i].moment != NULL ? sides[i].moment : "now");
      cJSON_AddStringToObject (column, "name", comparison->columns[i].name);
      cJSON_AddItemToArray (columns, column);
    }
  for (guint i = 0; i < comparison->subjects->len; i++)
    {
      const PowComparedSubject *subject = g_ptr_array_index (comparison->subjects, i);
      g_autoptr (cJSON) own = rows_to_json (comparison, subject, fields);
      cJSON *pair;

      if (subject->kind != POW_KIND_SUBPROJECT || is_template (sides))
        {
          while (own->child != NULL)
            {
              cJSON *row = cJSON_DetachItemViaPointer (own, own->child);

              if (is_template (sides))
                cJSON_AddItemToObject (row, "members", members_to_json (comparison, subject));
              cJSON_AddItemToArray (rows, row);
            }
          continue;
        }
      pair = cJSON_CreateObject ();
      cJSON_AddItemToObject (pair, "members", members_to_json (comparison, subject));
      if (!is_single (subject))
        {
          cJSON_AddItemToObject (pair, "reason", powctl_json_string (subject->pair_reason));
          cJSON_AddBoolToObject (pair, "confirmed", subject->pair_key != NULL);
          cJSON_AddItemToObject (pair, "rows", g_steal_pointer (&own));
        }
      cJSON_AddItemToArray (is_single (subject) ? unpaired : pairs, pair);
    }
  powctl_print_json (document);
}

static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');

  if (g_utf8_strlen (line, -1) <= 40)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, 39) = '\0';
  return g_strconcat (line, "…", NULL);
}

static void
print_subject (Powctl *powctl, const PowComparison *comparison, const PowComparedSubject *subject, const PowctlSide *sides, char **fields)
{
  static const PowctlColumn left[POW_COMPARISON_COLUMNS + 2] = { POWCTL_COLUMN_LEFT };
  const guint n = comparison->n_columns;
  const char *headings[POW_COMPARISON_COLUMNS + 2];
  g_autofree char *title = NULL;
  PowctlTable *table;

  title = subject->pair_reason == NULL ? g_strdup (subject->title)
          : subject->pair_key != NULL
              ? g_strdup_printf (_ ("%s (paired: %s)"), subject->title, subject->pair_reason)
              : g_strdup_printf (_ ("%s (suggested: %s)"), subject->title, subject->pair_reason);
  headings[0] = title;
  for (guint i = 0; i < n; i++)
    headings[i + 1] = subject->kind == POW_KIND_SUBPROJECT && subject->records[i] != NULL && !is_template (sides)
                          ? pow_record_get_title (subject->records[i])
                          : comparison->columns[i].name;
  headings[n + 1] = _ ("Difference");
  table = powctl_table_new (n + 2, headings, left);
  for (guint i = 0; i < subject->rows->len; i++)
    {
      const PowComparedRow *row = g_ptr_array_index (subject->rows, i);
      const char *cells[POW_COMPARISON_COLUMNS + 2];
      g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

      if (!pow_compared_row_is_about (row, fields))
        continue;
      cells[0] = row->label;
      for (guint j = 0; j < n; j++)
        {
          g_ptr_array_add (words, shorten (pow_compared_row_get_words (row, j)));
          cells[j + 1] = words->pdata[j];
        }
      cells[n + 1] = row->mark == POW_COMPARED_SAME ? _ ("the same") : row->difference;
      powctl_table_add (table, cells);
    }
  powctl_table_print (table, powctl->colour);
  powctl_print ("\n");
}

static void
print_as_text (Powctl *powctl, const PowComparison *comparison, const PowctlSide *sides, char **fields)
{
  gboolean told = FALSE;

  for (guint i = 0; i < comparison->subjects->len; i++)
    {
      const PowComparedSubject *subject = g_ptr_array_index (comparison->subjects, i);

      if (!is_single (subject) && (fields == NULL || has_wanted (fields, subject)))
        print_subject (powctl, comparison, subject, sides, fields);
    }
  for (guint i = 0; i < comparison->subjects->len; i++)
    {
      const PowComparedSubject *subject = g_ptr_array_index (comparison->subjects, i);

      if (!is_single (subject))
        continue;
      if (!told)
        powctl_print (_ ("Without a counterpart:\n"));
      told = TRUE;
      for (guint j = 0; j < comparison->n_columns; j++)
        if (subject->records[j] != NULL)
          powctl_print ("  %s: %s\n", comparison->columns[j].name, pow_record_get_title (subject->records[j]));
    }
}

void
powctl_compare_print (Powctl *powctl, const PowComparison *comparison, const PowctlSide *sides, char **fields)
{
  if (powctl->json)
    print_as_json (comparison, sides, fields);
  else
    print_as_text (powctl, comparison, sides, fields);
}

static void
print_region_table (Powctl *powctl, const PowRegionTable *table)
{
  static const PowctlColumn left[] = { POWCTL_COLUMN_LEFT, POWCTL_COLUMN_LEFT };
  const char *headings[] = { _ ("Region"), table->label };
  PowctlTable *printed = powctl_table_new (2, headings, left);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const PowRegionTableRow *row = g_ptr_array_index (table->rows, i);
      g_autofree char *words = row->words != NULL ? shorten (row->words) : NULL;
      const char *cells[] = { row->name, words != NULL ? words : C_ ("value", "unknown") };

      powctl_table_add (printed, cells);
    }
  powctl_table_print (printed, powctl->colour);
  powctl_print (_ ("Known of %u of %u regions\n\n"), table->known, table->rows->len);
}

static cJSON *
region_table_to_json (const PowRegionTable *table, const char *field)
{
  cJSON *object = cJSON_CreateObject ();
  cJSON *rows;

  cJSON_AddStringToObject (object, "field", field);
  cJSON_AddStringToObject (object, "subject",
                           table->kind == POW_KIND_NONE ? "figure" : pow_kind_get_name (table->kind));
  rows = cJSON_AddArrayToObject (object, "rows");
  for (guint i = 0; i < table->rows->len; i++)
    {
      const PowRegionTableRow *row = g_ptr_array_index (table->rows, i);
      cJSON *line = cJSON_CreateObject ();

      cJSON_AddStringToObject (line, "region", row->region);
      cJSON_AddStringToObject (line, "name", row->name);
      cJSON_AddItemToObject (line, "value", row->value != NULL ? pow_json_copy (row->value) : cJSON_CreateNull ());
      if (table->kind == POW_KIND_NONE)
        {
          cJSON_AddNumberToObject (line, "known", row->known);
          cJSON_AddNumberToObject (line, "of", row->of);
        }
      cJSON_AddItemToArray (rows, line);
    }
  cJSON_AddNumberToObject (object, "known", table->known);
  cJSON_AddNumberToObject (object, "of", table->rows->len);
  return object;
}

void
powctl_compare_print_tables (Powctl *powctl, GPtrArray *tables, char **fields)
{
  g_autoptr (cJSON) document = cJSON_CreateArray ();

  for (guint i = 0; i < tables->len; i++)
    if (powctl->json)
      cJSON_AddItemToArray (document, region_table_to_json (g_ptr_array_index (tables, i), fields[i]));
    else
      print_region_table (powctl, g_ptr_array_index (tables, i));
  if (powctl->json)
    powctl_print_json (g_steal_pointer (&document));
}
