/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/compare/pow-comparison.h"
#include "model/compare/pow-region-table.h"
#include "model/record/pow-address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char **fields;

static const GOptionEntry options[] = {
  { "field", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &fields,
    N_ ("Only this field or figure; may be given more than once"), N_ ("FIELD") },
  { NULL },
};

/* Fields that regions can be held against each other on: not what is each one's own. */
static const PowKind kinds[] = { POW_KIND_REGION, POW_KIND_PLAN, POW_KIND_SUBPROJECT };

/* One argument: REGION[@MOMENT]. */
typedef struct
{
  char *region;
  char *moment;
} Side;

static void
side_clear (Side *side)
{
  g_free (side->region);
  g_free (side->moment);
}

static gboolean
is_wanted (const PowComparedRow *row, guint n_columns)
{
  if (fields == NULL)
    return TRUE;
  for (char **field = fields; *field != NULL; field++)
    for (guint i = 0; i < n_columns; i++)
      if (row->paths[i] != NULL && pow_path_contains (*field, row->paths[i]))
        return TRUE;
  return FALSE;
}

static gboolean
is_comparable (const char *path)
{
  g_auto (GStrv) keys = pow_path_split (path);

  if (pow_fields_find (pow_figures, path) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (pow_schema_find (kinds[i], path, NULL) != NULL
        && !(pow_fields_find (pow_schema_get_fields (kinds[i]), keys[0])->flags & (POW_FIELD_OWN | POW_FIELD_SHARED)))
      return TRUE;
  return FALSE;
}

static gboolean
check_fields (Powctl *powctl, GError **error)
{
  for (char **field = fields; field != NULL && *field != NULL; field++)
    {
      if (is_comparable (*field))
        continue;
      powctl_about (powctl, NULL, *field);
      g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_NOT_FOUND,
                   _ ("Regions cannot be compared on “%s”: neither a region, a plan nor a subproject has such a field, or it belongs to one of them alone. See “powctl schema subproject”."),
                   *field);
      return FALSE;
    }
  return TRUE;
}

static cJSON *
rows_to_json (const PowComparison *comparison, const PowComparedSubject *subject)
{
  cJSON *rows = cJSON_CreateArray ();

  for (guint i = 0; i < subject->rows->len; i++)
    {
      const PowComparedRow *row = g_ptr_array_index (subject->rows, i);
      cJSON *object, *paths, *values;

      if (!is_wanted (row, comparison->n_columns))
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

static gboolean
is_single (const PowComparedSubject *subject)
{
  return subject->mark == POW_COMPARED_ADDED || subject->mark == POW_COMPARED_REMOVED;
}

/* Rows of regions and plans stand together, those of subprojects with their pair; what only some
 * regions have stands apart. */
static void
print_as_json (const PowComparison *comparison, const Side *sides)
{
  cJSON *document = cJSON_CreateObject ();
  cJSON *columns = cJSON_AddArrayToObject (document, "columns");
  cJSON *rows = cJSON_AddArrayToObject (document, "rows");
  cJSON *pairs = cJSON_AddArrayToObject (document, "pairs");
  cJSON *unpaired = cJSON_AddArrayToObject (document, "unpaired");

  for (guint i = 0; i < comparison->n_columns; i++)
    {
      cJSON *column = cJSON_CreateObject ();

      cJSON_AddStringToObject (column, "region", sides[i].region);
      cJSON_AddStringToObject (column, "moment", sides[i].moment != NULL ? sides[i].moment : "now");
      cJSON_AddStringToObject (column, "name", comparison->columns[i].name);
      cJSON_AddItemToArray (columns, column);
    }
  for (guint i = 0; i < comparison->subjects->len; i++)
    {
      const PowComparedSubject *subject = g_ptr_array_index (comparison->subjects, i);
      g_autoptr (cJSON) own = rows_to_json (comparison, subject);
      cJSON *pair;

      if (subject->kind != POW_KIND_SUBPROJECT)
        {
          while (own->child != NULL)
            cJSON_AddItemToArray (rows, cJSON_DetachItemViaPointer (own, own->child));
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

static const char *
get_words (const PowComparedRow *row, guint column)
{
  return row->words[column] != NULL ? row->words[column] : C_ ("value", "unknown");
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
print_subject (Powctl *powctl, const PowComparison *comparison, const PowComparedSubject *subject)
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
    headings[i + 1] = subject->kind == POW_KIND_SUBPROJECT && subject->records[i] != NULL
                          ? pow_record_get_title (subject->records[i])
                          : comparison->columns[i].name;
  headings[n + 1] = _ ("Difference");
  table = powctl_table_new (n + 2, headings, left);
  for (guint i = 0; i < subject->rows->len; i++)
    {
      const PowComparedRow *row = g_ptr_array_index (subject->rows, i);
      const char *cells[POW_COMPARISON_COLUMNS + 2];
      g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

      if (!is_wanted (row, n))
        continue;
      cells[0] = row->label;
      for (guint j = 0; j < n; j++)
        {
          g_ptr_array_add (words, shorten (get_words (row, j)));
          cells[j + 1] = words->pdata[j];
        }
      cells[n + 1] = row->mark == POW_COMPARED_SAME ? _ ("the same") : row->difference;
      powctl_table_add (table, cells);
    }
  powctl_table_print (table, powctl->colour);
  powctl_print ("\n");
}

static void
print_as_text (Powctl *powctl, const PowComparison *comparison)
{
  gboolean told = FALSE;

  for (guint i = 0; i < comparison->subjects->len; i++)
    if (!is_single (g_ptr_array_index (comparison->subjects, i)))
      print_subject (powctl, comparison, g_ptr_array_index (comparison->subjects, i));
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

static gboolean
read_side (Powctl *powctl, const char *argument, Side *side, PowComparedColumn *column, GError **error)
{
  const char *at = strchr (argument, '@');
  PowRecord *record;
  g_autofree char *address = NULL;

  side->region = at != NULL ? g_strndup (argument, (gsize) (at - argument)) : g_strdup (argument);
  side->moment = at != NULL ? g_strdup (at + 1) : NULL;
  column->snapshot = powctl_read (powctl, side->moment, error);
  if (column->snapshot == NULL || !powctl_check_region (column->snapshot, side->region, error))
    return FALSE;
  address = pow_address_build (POW_KIND_REGION, side->region, NULL);
  record = pow_snapshot_lookup (column->snapshot, address);
  column->region = g_strdup (side->region);
  if (side->moment == NULL)
    column->today = powctl_get_today (powctl, column->snapshot);
  column->name = side->moment != NULL
                     ? g_strdup_printf ("%s (%s)", record != NULL ? pow_record_get_title (record) : side->region,
                                        side->moment)
                     : g_strdup (record != NULL ? pow_record_get_title (record) : side->region);
  return TRUE;
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
      cJSON_AddItemToArray (rows, line);
    }
  cJSON_AddNumberToObject (object, "known", table->known);
  cJSON_AddNumberToObject (object, "of", table->rows->len);
  return object;
}

/* Without regions: each field of all of them. */
static int
run_for_all (Powctl *powctl, GError **error)
{
  g_autoptr (PowSnapshot) snapshot = powctl_read (powctl, NULL, error);
  g_autoptr (cJSON) document = cJSON_CreateArray ();
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_region_table_free);

  if (snapshot == NULL)
    return POWCTL_REFUSED;
  for (char **field = fields; *field != NULL; field++)
    {
      PowRegionTable *table = pow_region_table_new (snapshot, *field, powctl_get_today (powctl, snapshot));

      if (table == NULL)
        {
          powctl_about (powctl, NULL, *field);
          g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_NOT_FOUND,
                       _ ("A region has no single “%s”. Give a figure, such as committed, or one field of regions or plans, such as status."),
                       *field);
          return POWCTL_REFUSED;
        }
      g_ptr_array_add (tables, table);
    }
  for (guint i = 0; i < tables->len; i++)
    if (powctl->json)
      cJSON_AddItemToArray (document, region_table_to_json (g_ptr_array_index (tables, i), fields[i]));
    else
      print_region_table (powctl, g_ptr_array_index (tables, i));
  if (powctl->json)
    powctl_print_json (g_steal_pointer (&document));
  return POWCTL_DONE;
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  Side sides[POW_COMPARISON_COLUMNS] = { { NULL } };
  PowComparedColumn columns[POW_COMPARISON_COLUMNS] = { { NULL } };
  guint n = g_strv_length (arguments);
  gboolean good = check_fields (powctl, error);

  if (good && n == 0 && fields != NULL)
    return run_for_all (powctl, error);
  if (good && n < 2)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                           _ ("Name two to four regions, or none and with --field what to tell of all regions."));
      good = FALSE;
    }
  for (guint i = 0; good && i < n; i++)
    good = read_side (powctl, arguments[i], &sides[i], &columns[i], error);
  if (good)
    {
      g_autoptr (PowComparison) comparison = pow_comparison_new_regions (columns, n);

      if (powctl->json)
        print_as_json (comparison, sides);
      else
        print_as_text (powctl, comparison);
    }
  for (guint i = 0; i < n; i++)
    {
      side_clear (&sides[i]);
      g_clear_object (&columns[i].snapshot);
      g_free (columns[i].region);
      g_free (columns[i].name);
    }
  return good ? POWCTL_DONE : POWCTL_REFUSED;
}

const PowctlCommand powctl_compare = {
  "compare", "[REGION[@MOMENT] REGION[@MOMENT]…]", N_ ("Two to four regions side by side, field by field"),
  options,   0,                                    POW_COMPARISON_COLUMNS,
  run,
};
