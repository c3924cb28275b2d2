/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/compare/pow-compare-sheet.h"

#include "model/record/pow-change-words-private.h"
#include "model/schema/pow-words.h"

#include <glib/gi18n-lib.h>

/* A value that can be reckoned with stays a number, unless it may not be: figures by unlike definitions, and
 * shares of which not all parts are known, keep their words. */
static void
add_figure (PowSheet *sheet, const PowField *figure, const cJSON *value, gboolean partial, const char *words)
{
  if (figure->type == POW_TYPE_MONEY && value != NULL)
    pow_sheet_add_money (sheet, (gint64) value->valuedouble, partial, words);
  else if (figure == &pow_figures[POW_FIGURE_RESULTS] && value != NULL && !partial)
    pow_sheet_add_percent (sheet, (gint64) value->valuedouble);
  else
    pow_sheet_add_value (sheet, partial ? POW_TYPE_TEXT : figure->type, value, words);
}

static void
add_value (PowSheet *sheet, const PowComparedSubject *subject, const PowComparedRow *row, guint column)
{
  const char *words = pow_compared_row_get_words (row, column);
  gboolean entry = FALSE;
  const PowField *field = row->paths[column] != NULL && row->figure == NULL && row->values[column] != NULL
                              ? pow_schema_find (subject->kind, row->paths[column], &entry)
                              : NULL;

  if (row->figure != NULL)
    add_figure (sheet, row->figure, row->values[column], (row->partial & (1u << column)) != 0, words);
  else if (field == NULL || entry || row->mark == POW_COMPARED_REFUSED)
    pow_sheet_add_words (sheet, words);
  else
    pow_sheet_add_value (sheet, field->type, row->values[column], words);
}

static void
add_row (PowSheet *sheet, const PowComparison *comparison, const PowComparedSubject *subject, const PowComparedRow *row)
{
  const gboolean own = !comparison->same_records && subject->kind != POW_KIND_SUBPROJECT && row->group != NULL;

  pow_sheet_begin_row (sheet, row->mark != POW_COMPARED_SAME);
  pow_sheet_add_words (sheet, pow_kind_get_label (subject->kind));
  pow_sheet_add_words (sheet, own ? row->group : subject->title);
  pow_sheet_add_words (sheet, row->label);
  for (guint i = 0; i < comparison->n_columns; i++)
    add_value (sheet, subject, row, i);
  pow_sheet_add_words (sheet, row->mark == POW_COMPARED_SAME && row->difference == NULL
                                  ? pow_words_get_in ("compared", "the same")
                                  : row->difference);
}

/* The records themselves: who has one, and why they stand side by side. */
static void
add_subject (PowSheet *sheet, const PowComparison *comparison, const PowComparedSubject *subject)
{
  g_autofree char *difference = pow_compared_subject_dup_words (comparison, subject);

  pow_sheet_begin_row (sheet, TRUE);
  pow_sheet_add_words (sheet, pow_kind_get_label (subject->kind));
  pow_sheet_add_words (sheet, subject->title);
  pow_sheet_add_words (sheet, NULL);
  for (guint i = 0; i < comparison->n_columns; i++)
    {
      g_autofree char *title = subject->records[i] != NULL ? pow_text_mask_bsn (pow_record_get_title (subject->records[i])) : NULL;

      pow_sheet_add_words (sheet, title != NULL ? title : "–");
    }
  pow_sheet_add_words (sheet, difference);
}

/**
 * pow_comparison_dup_sheet:
 * @self: a comparison
 * @fields: (nullable) (array zero-terminated=1): only these, as pow_compared_row_is_about() takes them
 *
 * A row a field, in words that stand by themselves: of what kind, of which record or under which heading. Records
 * that not every column has, and pairs of subprojects, have a row of their own. Any thread.
 *
 * Returns: (transfer full): the sheet
 */
PowSheet *
pow_comparison_dup_sheet (const PowComparison *self, char **fields)
{
  PowSheet *sheet;

  g_return_val_if_fail (self != NULL, NULL);

  sheet = pow_sheet_new (pow_words_get (N_ ("Comparison")), 0);
  pow_sheet_add_column (sheet, pow_words_get (N_ ("Kind")));
  pow_sheet_add_column (sheet, pow_words_get (N_ ("Under")));
  pow_sheet_add_column (sheet, pow_words_get (N_ ("Part")));
  for (guint i = 0; i < self->n_columns; i++)
    pow_sheet_add_column (sheet, self->columns[i].name);
  pow_sheet_add_column (sheet, pow_words_get (N_ ("Difference")));
  for (guint i = 0; i < self->subjects->len; i++)
    {
      const PowComparedSubject *subject = g_ptr_array_index (self->subjects, i);

      if (fields == NULL && (subject->mark != POW_COMPARED_SAME || subject->pair_reason != NULL))
        add_subject (sheet, self, subject);
      for (guint j = 0; j < subject->rows->len; j++)
        {
          const PowComparedRow *row = g_ptr_array_index (subject->rows, j);

          if (!row->internal && pow_compared_row_is_about (row, fields))
            add_row (sheet, self, subject, row);
        }
    }
  return sheet;
}

/**
 * pow_region_table_dup_sheet:
 * @self: one thing of all regions
 *
 * A row a region. Of a figure also of how many parts it is known, as a sum with unknown parts may be more. Of a
 * field that is left out of exports there are no rows. Any thread.
 *
 * Returns: (transfer full): the sheet
 */
PowSheet *
pow_region_table_dup_sheet (const PowRegionTable *self)
{
  PowSheet *sheet;

  g_return_val_if_fail (self != NULL, NULL);

  sheet = pow_sheet_new (self->label, 1);
  pow_sheet_add_column (sheet, pow_words_get (N_ ("Region")));
  pow_sheet_add_column (sheet, self->label);
  if (self->kind == POW_KIND_NONE)
    {
      pow_sheet_add_column (sheet, pow_words_get (N_ ("Parts known")));
      pow_sheet_add_column (sheet, pow_words_get (N_ ("Parts")));
    }
  for (guint i = 0; !self->internal && i < self->rows->len; i++)
    {
      const PowRegionTableRow *row = g_ptr_array_index (self->rows, i);
      const char *words = row->words != NULL ? row->words : pow_words_get_in ("value", "unknown");

      pow_sheet_begin_row (sheet, row->value != NULL);
      pow_sheet_add_words (sheet, row->name);
      if (self->kind == POW_KIND_NONE)
        {
          add_figure (sheet, self->field, row->value, row->known < row->of, words);
          pow_sheet_add_number (sheet, row->known);
          pow_sheet_add_number (sheet, row->of);
        }
      else
        pow_sheet_add_value (sheet, self->field->type, row->value, words);
    }
  return sheet;
}
