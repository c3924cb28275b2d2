/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-csv.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEPARATOR ";"

/* A cell that a spreadsheet would take for a formula is written as text. */
static void
append_cell (GString *csv, const char *words, gboolean first)
{
  g_auto (GStrv) parts = g_strsplit (words != NULL ? words : "", "\"", -1);
  g_autofree char *quoted = g_strjoinv ("\"\"", parts);
  const gboolean formula = quoted[0] != '\0' && strchr ("=+-@\t", quoted[0]) != NULL;

  g_string_append_printf (csv, "%s\"%s%s\"", first ? "" : SEPARATOR, formula ? "'" : "", quoted);
}

static void
append_item (GString *csv, const PowCompareColumns *columns, PowCompareItem *item, const char *group)
{
  append_cell (csv, group, TRUE);
  append_cell (csv, pow_compare_item_get_title (item), FALSE);
  for (guint i = 0; i < columns->n; i++)
    append_cell (csv, pow_compare_item_get_cell (item, i), FALSE);
  if (columns->last != NULL)
    append_cell (csv, pow_compare_item_get_difference (item), FALSE);
  g_string_append (csv, "\r\n");
}

static const char *
find_group (PowCompareItem *item)
{
  PowCompareItem *parent = pow_compare_item_get_parent (item);

  return parent != NULL ? pow_compare_item_get_title (parent) : NULL;
}

/**
 * pow_compare_csv_build:
 * @columns: how the lines are laid out
 * @items: of #PowCompareItem: the lines
 * @remark: (nullable): the first line: what this is, of when, and of how many it is known
 *
 * Writes lines for a spreadsheet in the Dutch way (semicolons, UTF-8 with a byte order mark). What is left
 * out of exports is left out.
 *
 * Returns: (transfer full): the text
 */
char *
pow_compare_csv_build (const PowCompareColumns *columns, GListModel *items, const char *remark)
{
  GString *csv = g_string_new ("\357\273\277");

  if (remark != NULL)
    {
      append_cell (csv, remark, TRUE);
      g_string_append (csv, "\r\n");
    }
  append_cell (csv, _ ("Under"), TRUE);
  append_cell (csv, columns->first, FALSE);
  for (guint i = 0; i < columns->n; i++)
    append_cell (csv, columns->titles[i], FALSE);
  if (columns->last != NULL)
    append_cell (csv, columns->last, FALSE);
  g_string_append (csv, "\r\n");
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (PowCompareItem) item = g_list_model_get_item (items, i);
      const PowCompareLevel level = pow_compare_item_get_level (item);

      if ((level == POW_COMPARE_SUBJECT || level == POW_COMPARE_VALUE) && !pow_compare_item_is_internal (item))
        append_item (csv, columns, item, find_group (item));
    }
  return g_string_free (csv, FALSE);
}
