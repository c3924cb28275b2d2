/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/compare/pow-comparison-private.h"

#include "model/record/pow-address.h"
#include "model/schema/pow-path.h"
#include "model/schema/pow-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
subject_free (PowComparedSubject *subject)
{
  g_free (subject->title);
  g_free (subject->pair_reason);
  g_free (subject->pair_key);
  g_ptr_array_unref (subject->rows);
  g_free (subject);
}

/**
 * pow_comparison_free:
 * @self: (transfer full): a comparison
 *
 * Frees a comparison.
 */
void
pow_comparison_free (PowComparison *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->subjects);
  g_ptr_array_unref (self->kept);
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_free (self->columns[i].name);
      g_free (self->columns[i].region);
      g_object_unref (self->columns[i].snapshot);
    }
  g_free (self);
}

/**
 * pow_compared_mark_get_name:
 * @mark: a mark
 *
 * Returns: (transfer none): the word of commands and JSON
 */
const char *
pow_compared_mark_get_name (PowComparedMark mark)
{
  static const char *const names[POW_N_COMPARED] = { "same", "changed", "added", "removed", "refused" };

  g_return_val_if_fail (mark < POW_N_COMPARED, NULL);
  return names[mark];
}

/**
 * pow_compared_row_get_words:
 * @row: a row
 * @column: a column of it
 *
 * What a reader sees in a cell: the value, a dash where the column has no such thing, and *unknown* where it
 * has but nobody filled it in. Any thread.
 *
 * Returns: (transfer none): the words, translated
 */
const char *
pow_compared_row_get_words (const PowComparedRow *row, guint column)
{
  g_return_val_if_fail (row != NULL && column < POW_COMPARISON_COLUMNS, NULL);

  if (row->words[column] != NULL)
    return row->words[column];
  if (row->paths[column] == NULL || row->mark == POW_COMPARED_ADDED || row->mark == POW_COMPARED_REMOVED)
    return "–";
  return pow_words_get_in ("value", "unknown");
}

PowComparedMark
pow_comparison_mark_presence (guint n_columns, const void *const *there)
{
  guint n = 0;

  for (guint i = 0; i < n_columns; i++)
    n += there[i] != NULL ? 1 : 0;
  if (n == n_columns)
    return POW_COMPARED_SAME;
  if (there[0] == NULL)
    return POW_COMPARED_ADDED;
  return n == 1 ? POW_COMPARED_REMOVED : POW_COMPARED_CHANGED;
}

char *
pow_comparison_tell_presence (const PowComparison *self, const void *const *there)
{
  g_autoptr (GString) names = NULL;

  if (self->same_records)
    return g_strdup (there[0] == NULL ? pow_words_get (N_ ("new")) : pow_words_get (N_ ("gone")));
  names = g_string_new (NULL);
  for (guint i = 0; i < self->n_columns; i++)
    if (there[i] != NULL)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", self->columns[i].name);
  /* Translators: names of regions. */
  return g_strdup_printf (pow_words_get (N_ ("only in %s")), names->str);
}

/**
 * pow_compared_row_is_about:
 * @row: a row
 * @fields: (nullable) (array zero-terminated=1): paths of fields, or keys of figures; %NULL: all
 *
 * Any thread.
 *
 * Returns: whether the row is one of @fields, or part of one, in any column
 */
gboolean
pow_compared_row_is_about (const PowComparedRow *row, char **fields)
{
  g_return_val_if_fail (row != NULL, FALSE);

  if (fields == NULL)
    return TRUE;
  for (char **field = fields; *field != NULL; field++)
    for (guint i = 0; i < POW_COMPARISON_COLUMNS; i++)
      if (row->paths[i] != NULL && pow_path_contains (*field, row->paths[i]))
        return TRUE;
  return FALSE;
}

/**
 * pow_compared_subject_dup_words:
 * @self: a comparison
 * @subject: a subject of it
 *
 * Why its records stand side by side, or which columns have it alone. Any thread.
 *
 * Returns: (transfer full) (nullable): the words, translated; %NULL when every column has it of itself
 */
char *
pow_compared_subject_dup_words (const PowComparison *self, const PowComparedSubject *subject)
{
  g_return_val_if_fail (self != NULL && subject != NULL, NULL);

  if (subject->pair_key != NULL)
    return g_strdup_printf (pow_words_get (N_ ("paired: %s")), subject->pair_reason);
  if (subject->pair_reason != NULL)
    return g_strdup_printf (pow_words_get (N_ ("suggested: %s")), subject->pair_reason);
  return subject->mark != POW_COMPARED_SAME
             ? pow_comparison_tell_presence (self, (const void *const *) subject->records)
             : NULL;
}

PowComparedSubject *
pow_compared_subject_new (const PowComparison *comparison, PowRecord *const *records)
{
  PowComparedSubject *subject = g_new0 (PowComparedSubject, 1);
  PowRecord *last = NULL;

  for (guint i = 0; i < comparison->n_columns; i++)
    {
      subject->records[i] = records[i];
      if (records[i] != NULL && (last == NULL || comparison->same_records))
        last = records[i];
    }
  subject->kind = pow_record_get_kind (last);
  subject->title = pow_text_mask_bsn (pow_record_get_title (last));
  subject->mark = pow_comparison_mark_presence (comparison->n_columns, (const void *const *) records);
  subject->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_compared_row_free);
  if (subject->mark == POW_COMPARED_SAME || subject->mark == POW_COMPARED_CHANGED)
    pow_comparison_fill_rows (comparison, subject);
  return subject;
}

PowComparison *
pow_comparison_new (const PowComparedColumn *columns, guint n_columns, gboolean same_records)
{
  PowComparison *self = g_new0 (PowComparison, 1);

  self->n_columns = n_columns;
  self->same_records = same_records;
  self->subjects = g_ptr_array_new_with_free_func ((GDestroyNotify) subject_free);
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) cJSON_Delete);
  for (guint i = 0; i < n_columns; i++)
    self->columns[i] = (PowComparedColumn){
      g_strdup (columns[i].name),
      g_strdup (columns[i].region),
      g_object_ref (columns[i].snapshot),
      columns[i].today.precision != POW_PRECISION_NONE ? columns[i].today
                                                       : pow_snapshot_get_today (columns[i].snapshot),
    };
  return self;
}

PowRecord *
pow_comparison_look_up (PowSnapshot *snapshot, const char *address)
{
  PowRecord *record = pow_snapshot_lookup (snapshot, address);

  return record != NULL && !pow_record_is_removed (record) ? record : NULL;
}

/* By region, then kind, then the order of the plan, then title: the order in which a plan is told. */
static int
compare_subjects (gconstpointer a, gconstpointer b)
{
  const PowComparedSubject *left = *(const PowComparedSubject *const *) a;
  const PowComparedSubject *right = *(const PowComparedSubject *const *) b;
  PowRecord *one = left->records[0] != NULL ? left->records[0] : left->records[1];
  PowRecord *other = right->records[0] != NULL ? right->records[0] : right->records[1];
  g_autofree char *one_region = pow_address_dup_region (pow_record_get_address (one));
  g_autofree char *other_region = pow_address_dup_region (pow_record_get_address (other));
  int order = g_strcmp0 (one_region, other_region);

  if (order == 0)
    order = (int) left->kind - (int) right->kind;
  if (order == 0 && pow_fields_find (pow_schema_get_fields (left->kind), "order") != NULL)
    order = g_strcmp0 (pow_record_get_text (one, "order"), pow_record_get_text (other, "order"));
  if (order == 0)
    order = g_utf8_collate (left->title, right->title);
  return order != 0 ? order : strcmp (pow_record_get_address (one), pow_record_get_address (other));
}

/**
 * pow_comparison_new_moments:
 * @a: the portfolio at one moment
 * @a_name: what that moment is called
 * @b: the portfolio at another moment
 * @b_name: what that one is called
 * @region: (nullable): only this region; %NULL: all, with the programme
 *
 * Compares two moments: every record that is visible at either, field by field. Any thread.
 *
 * Returns: (transfer full): the comparison
 */
PowComparison *
pow_comparison_new_moments (PowSnapshot *a, const char *a_name, PowSnapshot *b, const char *b_name, const char *region)
{
  const PowComparedColumn columns[] = { { (char *) a_name, (char *) region, a, POW_DATE_NONE },
                                        { (char *) b_name, (char *) region, b, POW_DATE_NONE } };
  PowComparison *self;

  g_return_val_if_fail (POW_IS_SNAPSHOT (a) && POW_IS_SNAPSHOT (b), NULL);
  g_return_val_if_fail (a_name != NULL && b_name != NULL, NULL);

  self = pow_comparison_new (columns, 2, TRUE);
  for (guint column = 0; column < 2; column++)
    {
      g_autoptr (GPtrArray) listed = pow_snapshot_list (columns[column].snapshot, POW_KIND_NONE, region, FALSE);

      for (guint i = 0; i < listed->len; i++)
        {
          const char *address = pow_record_get_address (g_ptr_array_index (listed, i));
          PowRecord *records[] = { pow_comparison_look_up (a, address), pow_comparison_look_up (b, address) };

          if (column == 0 || records[0] == NULL)
            g_ptr_array_add (self->subjects, pow_compared_subject_new (self, records));
        }
    }
  g_ptr_array_sort (self->subjects, compare_subjects);
  return self;
}

/* The record of which a region has one: its own, its plan. */
static void
add_single (PowComparison *self, PowKind kind)
{
  PowRecord *records[POW_COMPARISON_COLUMNS] = { NULL };
  gboolean any = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *address = pow_address_build (kind, self->columns[i].region, NULL);

      records[i] = pow_comparison_look_up (self->columns[i].snapshot, address);
      any |= records[i] != NULL;
    }
  if (any)
    g_ptr_array_add (self->subjects, pow_compared_subject_new (self, records));
}

/**
 * pow_comparison_new_regions:
 * @columns: (array length=n_columns): the regions, each at a moment of its own; copied
 * @n_columns: two to %POW_COMPARISON_COLUMNS
 *
 * Puts regions side by side: themselves, their plans, and their subprojects in pairs. Pairs that people
 * confirmed stand in the last column's programme and win; others are suggested, but for those of which it says
 * under `apart` that they are not the same. Any thread.
 *
 * Returns: (transfer full): the comparison
 */
PowComparison *
pow_comparison_new_regions (const PowComparedColumn *columns, guint n_columns)
{
  PowComparison *self;

  g_return_val_if_fail (n_columns >= 2 && n_columns <= POW_COMPARISON_COLUMNS, NULL);

  self = pow_comparison_new (columns, n_columns, FALSE);
  add_single (self, POW_KIND_REGION);
  add_single (self, POW_KIND_PLAN);
  pow_comparison_pair_subprojects (self);
  return self;
}

/**
 * pow_comparison_count:
 * @self: a comparison
 * @counts: (out caller-allocates): for each mark the number of rows and of whole records with it
 *
 * Counts what the columns differ in.
 */
void
pow_comparison_count (PowComparison *self, guint counts[POW_N_COMPARED])
{
  g_return_if_fail (self != NULL && counts != NULL);

  memset (counts, 0, sizeof (guint) * POW_N_COMPARED);
  for (guint i = 0; i < self->subjects->len; i++)
    {
      const PowComparedSubject *subject = g_ptr_array_index (self->subjects, i);

      if (subject->mark != POW_COMPARED_SAME)
        counts[subject->mark]++;
      for (guint j = 0; j < subject->rows->len; j++)
        counts[((PowComparedRow *) g_ptr_array_index (subject->rows, j))->mark]++;
    }
}
