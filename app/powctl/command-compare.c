/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl-compare.h"
#include "app/powctl/powctl-sheet.h"

#include "model/compare/pow-compare-sheet.h"
#include "model/record/pow-address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char **fields;
static gboolean template;
static char *output;
static char *sort;

static const GOptionEntry options[] = {
  { "template", 0, 0, G_OPTION_ARG_NONE, &template,
    N_ ("One region against the template: what the programme offers"), NULL },
  { "field", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &fields,
    N_ ("Only this field or figure; may be given more than once"), N_ ("FIELD") },
  { "sort", 0, 0, G_OPTION_ARG_STRING, &sort, N_ ("Order of all regions: name, lowest or highest value first"), N_ ("ORDER") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
    N_ ("Into this file instead of on the screen: a spreadsheet (.xlsx) or text (.csv)"), N_ ("FILE") },
  { NULL },
};

/* Fields that regions can be held against each other on: not what is each one's own. */
static const PowKind kinds[] = { POW_KIND_REGION, POW_KIND_PLAN, POW_KIND_SUBPROJECT };

/* What the template offers. */
static const char *const offers[] = { "lines", "target_groups", "themes", "templates" };

static void
side_clear (PowctlSide *side)
{
  g_free (side->region);
  g_free (side->moment);
}

static void
column_clear (PowComparedColumn *column)
{
  g_clear_object (&column->snapshot);
  g_free (column->region);
  g_free (column->name);
}

static gboolean
is_offered (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    if (pow_path_contains (offers[i], path) && pow_schema_find (POW_KIND_PROGRAMME, path, NULL) != NULL)
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
      if (template ? is_offered (*field) : is_comparable (*field))
        continue;
      powctl_about (powctl, NULL, *field);
      if (template)
        g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_NOT_FOUND,
                     _ ("The template offers no “%s”. Give lines, target_groups, themes or templates."), *field);
      else
        g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_NOT_FOUND,
                     _ ("Regions cannot be compared on “%s”: neither a region, a plan nor a subproject has such a field, or it belongs to one of them alone. See “powctl schema subproject”."),
                     *field);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_side (Powctl *powctl, const char *argument, PowctlSide *side, PowComparedColumn *column, GError **error)
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

/* On the screen, or into the file that was asked for. */
static int
tell (Powctl *powctl, const PowComparison *comparison, const PowctlSide *sides, GError **error)
{
  const PowComparedColumn *last = &comparison->columns[comparison->n_columns - 1];
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (PowSheet) sheet = NULL;
  g_autofree char *remark = NULL;

  if (output == NULL)
    {
      powctl_compare_print (powctl, comparison, sides, fields);
      return POWCTL_DONE;
    }
  for (guint i = 0; i < comparison->n_columns; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", comparison->columns[i].name);
  remark = powctl_dup_sheet_remark (last->snapshot, last->today, names->str);
  sheet = pow_comparison_dup_sheet (comparison, fields);
  return powctl_write_sheet (powctl, sheet, output, remark, error) ? POWCTL_DONE : POWCTL_REFUSED;
}

static int
tell_tables (Powctl *powctl, GPtrArray *tables, PowSnapshot *snapshot, GError **error)
{
  const PowRegionTable *table = g_ptr_array_index (tables, 0);
  g_autoptr (PowSheet) sheet = NULL;
  g_autofree char *known = NULL, *about = NULL, *remark = NULL;

  if (output == NULL)
    {
      powctl_compare_print_tables (powctl, tables, fields);
      return POWCTL_DONE;
    }
  if (tables->len > 1)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                           _ ("A file holds one field of all regions: give --field once."));
      return POWCTL_USAGE;
    }
  known = g_strdup_printf (_ ("Known of %u of %u regions"), table->known, table->rows->len);
  about = g_strdup_printf ("%s, %s", table->label, known);
  remark = powctl_dup_sheet_remark (snapshot, powctl_get_today (powctl, snapshot), about);
  sheet = pow_region_table_dup_sheet (table);
  return powctl_write_sheet (powctl, sheet, output, remark, error) ? POWCTL_DONE : POWCTL_REFUSED;
}

static gboolean
find_order (PowRegionOrder *order, GError **error)
{
  *order = POW_REGION_ORDER_NAME;
  for (guint i = 0; i < POW_N_REGION_ORDERS; i++)
    if (sort == NULL || g_str_equal (sort, pow_region_order_get_name ((PowRegionOrder) i)))
      {
        *order = (PowRegionOrder) i;
        return TRUE;
      }
  g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE, _ ("“%s” is no order: give name, lowest or highest."), sort);
  return FALSE;
}

/* Without regions: each field of all of them. */
static int
run_for_all (Powctl *powctl, GError **error)
{
  g_autoptr (PowSnapshot) snapshot = powctl_read (powctl, NULL, error);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_region_table_free);
  PowRegionOrder order;

  if (!find_order (&order, error) || snapshot == NULL)
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
      pow_region_table_sort (table, order);
      g_ptr_array_add (tables, table);
    }
  return tell_tables (powctl, tables, snapshot, error);
}

/* What the programme offers beside what one region did with it. */
static int
run_for_template (Powctl *powctl, const char *argument, GError **error)
{
  PowctlSide sides[2] = { { NULL } };
  PowComparedColumn column = { NULL };
  int status = POWCTL_REFUSED;

  if (read_side (powctl, argument, &sides[1], &column, error))
    {
      g_autoptr (PowComparison) comparison = pow_comparison_new_template (column.snapshot, column.region);

      sides[0].moment = g_strdup (sides[1].moment);
      status = tell (powctl, comparison, sides, error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    side_clear (&sides[i]);
  column_clear (&column);
  return status;
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  PowctlSide sides[POW_COMPARISON_COLUMNS] = { { NULL } };
  PowComparedColumn columns[POW_COMPARISON_COLUMNS] = { { NULL } };
  guint n = g_strv_length (arguments);
  /* Of all regions together also what is each one's own can be told. */
  gboolean good = ((n == 0 && !template) || check_fields (powctl, error)) && (output == NULL || powctl_check_sheet (output, error));
  int status = POWCTL_REFUSED;

  if (good && template && n == 1 && sort == NULL)
    return run_for_template (powctl, arguments[0], error);
  if (good && !template && n == 0 && fields != NULL)
    return run_for_all (powctl, error);
  if (good && sort != NULL)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                           _ ("--sort orders all regions: give it with --field and without regions."));
      good = FALSE;
    }
  if (good && (template || n < 2))
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                           template ? _ ("The template is held beside one region: name that one only.")
                                    : _ ("Name two to four regions, or none and with --field what to tell of all regions."));
      good = FALSE;
    }
  for (guint i = 0; good && i < n; i++)
    good = read_side (powctl, arguments[i], &sides[i], &columns[i], error);
  if (good)
    {
      g_autoptr (PowComparison) comparison = pow_comparison_new_regions (columns, n);

      status = tell (powctl, comparison, sides, error);
    }
  for (guint i = 0; i < n; i++)
    {
      side_clear (&sides[i]);
      column_clear (&columns[i]);
    }
  return status;
}

const PowctlCommand powctl_compare = {
  "compare", "[REGION[@MOMENT] REGION[@MOMENT]…]", N_ ("Two to four regions side by side, field by field"),
  options,   0,                                    POW_COMPARISON_COLUMNS,
  run,
};
