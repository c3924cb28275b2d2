/* SPDX-License-Identifier: EUPL-1.2 */
/* Comparisons as lines of a table. Pure; any thread. */
#include "ui/compare/pow-compare-items.h"

#include "model/record/pow-address.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>

/* Groups that differ, in the order in which they come. */
typedef struct
{
  const char *group;
  guint n;
} Tally;

/**
 * pow_compare_lines_free:
 * @self: (transfer full) (nullable): lines
 *
 * Frees lines with their layout and words; a table that shows the items keeps its own references. Any thread.
 */
void
pow_compare_lines_free (PowCompareLines *self)
{
  if (self == NULL)
    return;
  pow_compare_columns_clear (&self->columns);
  g_ptr_array_unref (self->items);
  g_free (self->kinds);
  g_free (self->remark);
  g_free (self);
}

/**
 * pow_compare_lines_new:
 * @first: heading of the first column, translated; copied
 * @last: (nullable): heading of the difference; %NULL: a table without one
 *
 * Any thread.
 *
 * Returns: (transfer full): a table without cells or lines, which the caller adds
 */
PowCompareLines *
pow_compare_lines_new (const char *first, const char *last)
{
  PowCompareLines *self = g_new0 (PowCompareLines, 1);

  self->columns.first = g_strdup (first);
  self->columns.last = g_strdup (last);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * pow_compare_lines_add:
 * @self: a table in the making
 * @level: what the line is
 * @parent: (nullable): the heading or subject that it stands under
 * @title: (nullable): what its first column says; copied
 *
 * Adds a line below those that are there. Any thread, as long as nobody else has the table.
 *
 * Returns: (transfer none): the line, owned by @self, for its cells and mark
 */
PowCompareItem *
pow_compare_lines_add (PowCompareLines *self, PowCompareLevel level, PowCompareItem *parent, const char *title)
{
  PowCompareItem *item = pow_compare_item_new (level, parent, title);

  g_ptr_array_add (self->items, item);
  return item;
}

static PowCompareLines *
lines_new (const PowComparison *comparison)
{
  PowCompareLines *self = pow_compare_lines_new (_ ("Part"), _ ("Difference"));

  self->columns.n = comparison->n_columns;
  for (guint i = 0; i < comparison->n_columns; i++)
    self->columns.titles[i] = g_strdup (comparison->columns[i].name);
  return self;
}

static void
add_addresses (PowCompareItem *item, const PowComparison *comparison, const PowComparedSubject *subject)
{
  for (guint i = 0; i < comparison->n_columns; i++)
    if (subject->records[i] != NULL)
      pow_compare_item_set_address (item, i, pow_record_get_address (subject->records[i]));
}

/* What stands under a pair of subprojects is for who opens it: only the pair itself counts. */
static void
count (PowCompareLines *self, PowCompareItem *item)
{
  self->counts[pow_compare_item_get_mark (item)]++;
}

static PowCompareItem *
add_row (PowCompareLines *self, const PowComparison *comparison, const PowComparedSubject *subject, const PowComparedRow *row,
         PowCompareItem *parent)
{
  PowCompareItem *item = pow_compare_lines_add (self, POW_COMPARE_VALUE, parent, row->label);

  for (guint i = 0; i < comparison->n_columns; i++)
    {
      pow_compare_item_set_cell (item, i, row->words[i]);
      if (row->figure != NULL && row->figure->type == POW_TYPE_CHOICE)
        pow_compare_item_set_light (item, i,
                                    row->values[i] != NULL ? pow_light_from_name (row->values[i]->valuestring) : POW_LIGHT_UNKNOWN,
                                    row->figure == &pow_figures[POW_FIGURE_COMPUTED]);
      pow_compare_item_set_path (item, i, row->paths[i]);
    }
  add_addresses (item, comparison, subject);
  pow_compare_item_set_internal (item, row->internal);
  pow_compare_item_set_mark (item, row->mark, row->difference);
  return item;
}

static void
count_groups (GArray *tallies, const PowComparedSubject *subject)
{
  for (guint i = 0; i < subject->rows->len; i++)
    {
      const PowComparedRow *row = g_ptr_array_index (subject->rows, i);
      guint at = 0;

      if (row->mark == POW_COMPARED_SAME || row->group == NULL)
        continue;
      while (at < tallies->len && g_strcmp0 (g_array_index (tallies, Tally, at).group, row->group) != 0)
        at++;
      if (at == tallies->len)
        {
          const Tally tally = { row->group, 0 };

          g_array_append_val (tallies, tally);
        }
      g_array_index (tallies, Tally, at).n++;
    }
}

static char *
tell_groups (const PowComparison *comparison, gboolean with_subprojects)
{
  g_autoptr (GArray) tallies = g_array_new (FALSE, FALSE, sizeof (Tally));
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < comparison->subjects->len; i++)
    if (with_subprojects || ((PowComparedSubject *) g_ptr_array_index (comparison->subjects, i))->kind != POW_KIND_SUBPROJECT)
      count_groups (tallies, g_ptr_array_index (comparison->subjects, i));
  for (guint i = 0; i < tallies->len; i++)
    g_string_append_printf (words, "%s%s %u", i > 0 ? ", " : "", g_array_index (tallies, Tally, i).group,
                            g_array_index (tallies, Tally, i).n);
  return g_string_free (words, FALSE);
}

/* Of a subject that only some columns have, the words stand in the cell of those. */
static PowCompareItem *
add_subject (PowCompareLines *self, const PowComparison *comparison, const PowComparedSubject *subject, PowCompareItem *parent)
{
  PowCompareItem *item = pow_compare_lines_add (self, POW_COMPARE_SUBJECT, parent, subject->title);

  for (guint i = 0; i < comparison->n_columns; i++)
    if (subject->records[i] != NULL)
      {
        g_autofree char *title = pow_text_mask_bsn (pow_record_get_title (subject->records[i]));

        pow_compare_item_set_cell (item, i, title);
      }
  add_addresses (item, comparison, subject);
  return item;
}

static guint
count_differences (const PowComparedSubject *subject)
{
  guint n = 0;

  for (guint i = 0; i < subject->rows->len; i++)
    n += ((PowComparedRow *) g_ptr_array_index (subject->rows, i))->mark != POW_COMPARED_SAME ? 1 : 0;
  return n;
}

/**
 * pow_compare_lines_new_moments:
 * @comparison: of two moments
 *
 * Returns: (transfer full): every record, open where it differs
 */
PowCompareLines *
pow_compare_lines_new_moments (PowComparison *comparison)
{
  PowCompareLines *self = lines_new (comparison);
  PowKind kind = POW_KIND_NONE;
  PowCompareItem *heading = NULL;

  self->can_restore = TRUE;

  for (guint i = 0; i < comparison->subjects->len; i++)
    {
      const PowComparedSubject *subject = g_ptr_array_index (comparison->subjects, i);
      const guint n = count_differences (subject);
      g_autofree char *difference = NULL;
      PowCompareItem *item;

      if (heading == NULL || subject->kind != kind)
        heading = pow_compare_lines_add (self, POW_COMPARE_HEADING, NULL, pow_kind_get_plural (subject->kind));
      kind = subject->kind;
      item = add_subject (self, comparison, subject, heading);
      if (subject->mark != POW_COMPARED_SAME)
        {
          pow_compare_item_set_mark (item, subject->mark, subject->mark == POW_COMPARED_ADDED ? C_ ("compared", "new") : C_ ("compared", "gone"));
          count (self, item);
          continue;
        }
      if (n > 0)
        difference = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u difference", "%u differences", n), n);
      pow_compare_item_set_mark (item, n > 0 ? POW_COMPARED_CHANGED : POW_COMPARED_SAME, difference);
      pow_compare_item_set_expanded (item, n > 0);
      for (guint j = 0; j < subject->rows->len; j++)
        count (self, add_row (self, comparison, subject, g_ptr_array_index (subject->rows, j), item));
    }
  self->kinds = tell_groups (comparison, TRUE);
  return self;
}

/* Regions and their plans by group; the groups of both that have one name stand together. */
static void
add_by_group (PowCompareLines *self, const PowComparison *comparison)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();

  for (guint i = 0; i < comparison->subjects->len; i++)
    {
      const PowComparedSubject *subject = g_ptr_array_index (comparison->subjects, i);

      for (guint j = 0; subject->kind != POW_KIND_SUBPROJECT && j < subject->rows->len; j++)
        {
          const char *group = ((PowComparedRow *) g_ptr_array_index (subject->rows, j))->group;

          if (group != NULL && !g_ptr_array_find_with_equal_func (groups, group, g_str_equal, NULL))
            g_ptr_array_add (groups, (gpointer) group);
        }
    }
  for (guint g = 0; g < groups->len; g++)
    {
      PowCompareItem *heading = pow_compare_lines_add (self, POW_COMPARE_HEADING, NULL, g_ptr_array_index (groups, g));

      for (guint i = 0; i < comparison->subjects->len; i++)
        {
          const PowComparedSubject *subject = g_ptr_array_index (comparison->subjects, i);

          for (guint j = 0; subject->kind != POW_KIND_SUBPROJECT && j < subject->rows->len; j++)
            if (g_strcmp0 (((PowComparedRow *) g_ptr_array_index (subject->rows, j))->group, g_ptr_array_index (groups, g)) == 0)
              count (self, add_row (self, comparison, subject, g_ptr_array_index (subject->rows, j), heading));
        }
    }
}

/* Subprojects side by side, closed: what differs in them shows when a person opens them. */
static void
add_pairs (PowCompareLines *self, const PowComparison *comparison)
{
  PowCompareItem *heading = pow_compare_lines_add (self, POW_COMPARE_HEADING, NULL, pow_kind_get_plural (POW_KIND_SUBPROJECT));
  guint paired = 0, suggested = 0, alone = 0;
  g_autofree char *note = NULL;

  for (guint i = 0; i < comparison->subjects->len; i++)
    {
      const PowComparedSubject *subject = g_ptr_array_index (comparison->subjects, i);
      g_autofree char *words = NULL;
      PowCompareItem *item;

      if (subject->kind != POW_KIND_SUBPROJECT)
        continue;
      words = pow_compared_subject_dup_words (comparison, subject);
      item = add_subject (self, comparison, subject, heading);
      if (subject->pair_reason == NULL)
        alone++;
      else if (subject->pair_key != NULL)
        paired++;
      else
        suggested++;
      if (subject->pair_reason != NULL)
        pow_compare_item_set_button (item, subject->pair_key != NULL ? _ ("Unpair") : _ ("Confirm"), i);
      else
        pow_compare_item_set_button (item, _ ("Pair…"), i);
      pow_compare_item_set_suggestion (item, subject->pair_reason != NULL && subject->pair_key == NULL);
      pow_compare_item_set_mark (item, subject->mark == POW_COMPARED_SAME ? POW_COMPARED_CHANGED : subject->mark, words);
      count (self, item);
      pow_compare_item_set_expanded (item, FALSE);
      for (guint j = 0; j < subject->rows->len; j++)
        add_row (self, comparison, subject, g_ptr_array_index (subject->rows, j), item);
    }
  note = g_strdup_printf (_ ("%u paired, %u suggested, %u in one region only"), paired, suggested, alone);
  pow_compare_item_set_note (heading, note);
}

/**
 * pow_compare_lines_new_regions:
 * @comparison: of regions
 *
 * Returns: (transfer full): figures, regions and plans by group, then the subprojects
 */
PowCompareLines *
pow_compare_lines_new_regions (PowComparison *comparison)
{
  PowCompareLines *self = lines_new (comparison);

  self->sided = TRUE;
  self->can_widen = TRUE;
  add_by_group (self, comparison);
  add_pairs (self, comparison);
  self->kinds = tell_groups (comparison, FALSE);
  return self;
}

/**
 * pow_compare_lines_new_template:
 * @comparison: of a region with the template
 *
 * Returns: (transfer full): what the template offers, and what the region does with it
 */
PowCompareLines *
pow_compare_lines_new_template (PowComparison *comparison)
{
  PowCompareLines *self = lines_new (comparison);

  self->sided = TRUE;
  for (guint i = 0; i < comparison->subjects->len; i++)
    {
      const PowComparedSubject *subject = g_ptr_array_index (comparison->subjects, i);
      PowCompareItem *heading = pow_compare_lines_add (self, POW_COMPARE_HEADING, NULL, subject->title);
      const PowComparedRow *first = subject->rows->len > 0 ? g_ptr_array_index (subject->rows, 0) : NULL;

      if (first != NULL && g_strcmp0 (first->group, subject->title) != 0)
        pow_compare_item_set_note (heading, first->group);
      for (guint j = 0; j < subject->rows->len; j++)
        count (self, add_row (self, comparison, subject, g_ptr_array_index (subject->rows, j), heading));
    }
  return self;
}

/**
 * pow_compare_lines_new_table:
 * @table: one thing of all regions
 *
 * Returns: (transfer full): a line a region
 */
PowCompareLines *
pow_compare_lines_new_table (const PowRegionTable *table)
{
  PowCompareLines *self = pow_compare_lines_new (_ ("Region"), NULL);

  self->columns.n = 1;
  self->columns.titles[0] = g_strdup (table->label);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const PowRegionTableRow *row = g_ptr_array_index (table->rows, i);
      g_autofree char *address = pow_address_build (POW_KIND_REGION, row->region, NULL);
      PowCompareItem *item = pow_compare_lines_add (self, POW_COMPARE_VALUE, NULL, row->name);

      pow_compare_item_set_cell (item, 0, row->words);
      pow_compare_item_set_address (item, 0, address);
      pow_compare_item_set_internal (item, table->internal);
      if (row->value != NULL)
        pow_compare_item_set_mark (item, POW_COMPARED_CHANGED, NULL);
    }
  self->remark = g_strdup_printf (_ ("Known of %u of %u regions"), table->known, table->rows->len);
  return self;
}
