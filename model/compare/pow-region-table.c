/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/compare/pow-region-table.h"

#include "model/record/pow-address.h"
#include "model/record/pow-change-words-private.h"
#include "model/record/pow-value.h"
#include "model/schema/pow-path.h"
#include "model/schema/pow-words.h"

static void
row_free (PowRegionTableRow *row)
{
  g_free (row->region);
  g_free (row->name);
  cJSON_Delete (row->value);
  g_free (row->words);
  g_free (row);
}

/**
 * pow_region_table_free:
 * @self: (transfer full) (nullable): a table
 *
 * Frees a table.
 */
void
pow_region_table_free (PowRegionTable *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
fill_figure (PowSnapshot *snapshot, PowRegionTableRow *row, const PowField *figure, PowDate today)
{
  PowFigureValue values[POW_N_FIGURES] = { { NULL } };
  PowFigureValue *wanted = &values[figure - pow_figures];

  pow_figures_compute (snapshot, row->region, today, values);
  row->value = g_steal_pointer (&wanted->value);
  row->words = g_steal_pointer (&wanted->words);
  row->known = wanted->known;
  row->of = wanted->of;
  pow_figures_clear (values);
}

static void
fill_field (PowSnapshot *snapshot, PowRegionTableRow *row, PowKind kind, const char *path)
{
  g_autofree char *address = pow_address_build (kind, row->region, NULL);
  PowRecord *record = pow_snapshot_lookup (snapshot, address);
  const PowSpeech speech = { pow_snapshot_get_programme (snapshot), record, pow_snapshot_look_up_record, snapshot };
  const cJSON *value = record != NULL && !pow_record_is_removed (record) ? pow_record_get (record, path) : NULL;
  g_autofree char *words = NULL;

  if (value == NULL)
    return;
  words = pow_speech_format_value (&speech, pow_schema_find (kind, path, NULL), value);
  row->value = pow_json_copy (value);
  row->words = pow_text_mask_bsn (words);
}

/* The row of the kind's table that the path starts with. */
static const PowField *
find_root (PowKind kind, const char *path)
{
  g_auto (GStrv) keys = pow_path_split (path);

  return keys != NULL ? pow_fields_find (pow_schema_get_fields (kind), keys[0]) : NULL;
}

/* A figure goes before a field of the region, and that before one of its plan. */
static const PowField *
find_subject (const char *what, PowKind *kind)
{
  static const PowKind kinds[] = { POW_KIND_REGION, POW_KIND_PLAN };
  const PowField *field = pow_fields_find (pow_figures, what);

  *kind = POW_KIND_NONE;
  for (guint i = 0; field == NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      gboolean entry = FALSE;

      *kind = kinds[i];
      field = pow_schema_find (kinds[i], what, &entry);
      /* A map has as many values as entries; which of them is meant must be said. */
      if (field != NULL && (entry || field->type == POW_TYPE_MAP))
        field = NULL;
    }
  return field;
}

static gboolean
is_offered (const PowField *field)
{
  return field->type != POW_TYPE_MAP && field->type != POW_TYPE_ORDER
         && !(field->flags & (POW_FIELD_OWN | POW_FIELD_SHARED | POW_FIELD_INTERNAL | POW_FIELD_TITLE));
}

static void
add_offered (GPtrArray *subjects, const char *path, const PowField *fields)
{
  for (const PowField *field = fields; field->key != NULL; field++)
    {
      g_autofree char *at = pow_path_join (path, field->key);

      if (!is_offered (field))
        continue;
      if (field->type == POW_TYPE_GROUP)
        add_offered (subjects, at, field->members);
      else
        g_ptr_array_add (subjects, g_steal_pointer (&at));
    }
}

/**
 * pow_region_table_list_subjects:
 *
 * Lists what all regions can be asked side by side: the figures, then what regions and their plans have one of.
 * Not what tells regions apart, nor what is left out of exports. pow_region_table_new() takes more than these:
 * a field of an entry, such as the target of one indicator. Any thread.
 *
 * Returns: (transfer full) (element-type utf8): keys of figures and paths of fields
 */
GPtrArray *
pow_region_table_list_subjects (void)
{
  GPtrArray *subjects = g_ptr_array_new_with_free_func (g_free);

  add_offered (subjects, NULL, pow_figures);
  add_offered (subjects, NULL, pow_schema_get_fields (POW_KIND_REGION));
  add_offered (subjects, NULL, pow_schema_get_fields (POW_KIND_PLAN));
  return subjects;
}

/**
 * pow_region_table_dup_label:
 * @what: key of a figure, or path of a field of regions or plans
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): what it is called, translated; %NULL when there is no such thing
 */
char *
pow_region_table_dup_label (const char *what)
{
  PowKind kind;
  const PowField *field;

  g_return_val_if_fail (what != NULL, NULL);

  field = find_subject (what, &kind);
  if (field == NULL)
    return NULL;
  return kind == POW_KIND_NONE ? g_strdup (pow_words_get (field->label)) : pow_schema_dup_path_label (kind, what, NULL, NULL);
}

/**
 * pow_region_order_get_name:
 * @order: an order
 *
 * Returns: (transfer none): the word of commands
 */
const char *
pow_region_order_get_name (PowRegionOrder order)
{
  static const char *const names[POW_N_REGION_ORDERS] = { "name", "lowest", "highest" };

  g_return_val_if_fail (order < POW_N_REGION_ORDERS, NULL);
  return names[order];
}

typedef struct
{
  const PowField *field;
  PowRegionOrder order;
} Sorting;

/* Figures and dates by what they are worth, words as people sort them. */
static int
compare_values (const PowField *field, const PowRegionTableRow *a, const PowRegionTableRow *b)
{
  switch (field->type)
    {
    case POW_TYPE_MONEY:
    case POW_TYPE_NUMBER:
    case POW_TYPE_INTEGER:
    case POW_TYPE_DATE:
    case POW_TYPE_CHOICE:
    case POW_TYPE_FLAG:
      return pow_value_compare (field, a->value, b->value);
    default:
      return g_utf8_collate (a->words != NULL ? a->words : "", b->words != NULL ? b->words : "");
    }
}

static int
compare_rows (gconstpointer one, gconstpointer other, gpointer data)
{
  const PowRegionTableRow *a = *(PowRegionTableRow *const *) one, *b = *(PowRegionTableRow *const *) other;
  const Sorting *sorting = data;
  int order = 0;

  if (sorting->order != POW_REGION_ORDER_NAME && (a->value == NULL) != (b->value == NULL))
    return a->value == NULL ? 1 : -1;
  if (sorting->order != POW_REGION_ORDER_NAME && a->value != NULL)
    order = compare_values (sorting->field, a, b);
  if (sorting->order == POW_REGION_ORDER_HIGHEST)
    order = -order;
  return order != 0 ? order : g_utf8_collate (a->name, b->name);
}

/**
 * pow_region_table_sort:
 * @self: a table
 * @order: in what order
 *
 * Puts the regions in another order; equal ones stand by name. Of the thread that owns the table.
 */
void
pow_region_table_sort (PowRegionTable *self, PowRegionOrder order)
{
  Sorting sorting = { NULL, order };

  g_return_if_fail (self != NULL && order < POW_N_REGION_ORDERS);

  sorting.field = self->field;
  g_ptr_array_sort_with_data (self->rows, compare_rows, &sorting);
}

/**
 * pow_region_table_new:
 * @snapshot: the portfolio
 * @what: key of a figure, or path of a field of regions or plans
 * @today: the day to judge on
 *
 * Puts one thing of all regions in a table. Any thread.
 *
 * Returns: (transfer full) (nullable): the table; %NULL when regions have one of @what neither computed nor written
 */
PowRegionTable *
pow_region_table_new (PowSnapshot *snapshot, const char *what, PowDate today)
{
  PowKind kind;
  const PowField *field;
  PowRegionTable *self;
  g_autoptr (GPtrArray) regions = NULL;

  g_return_val_if_fail (POW_IS_SNAPSHOT (snapshot) && what != NULL, NULL);

  field = find_subject (what, &kind);
  if (field == NULL)
    return NULL;
  self = g_new0 (PowRegionTable, 1);
  self->field = field;
  self->kind = kind;
  self->label = pow_region_table_dup_label (what);
  self->internal = kind != POW_KIND_NONE && (find_root (kind, what)->flags & POW_FIELD_INTERNAL) != 0;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  regions = pow_snapshot_list (snapshot, POW_KIND_REGION, NULL, FALSE);
  for (guint i = 0; i < regions->len; i++)
    {
      PowRecord *region = g_ptr_array_index (regions, i);
      PowRegionTableRow *row;

      if (pow_insight_has_ended (region, today))
        continue;
      row = g_new0 (PowRegionTableRow, 1);
      row->region = pow_address_dup_region (pow_record_get_address (region));
      row->name = pow_text_mask_bsn (pow_record_get_title (region));
      if (kind == POW_KIND_NONE)
        fill_figure (snapshot, row, field, today);
      else
        fill_field (snapshot, row, kind, what);
      self->known += row->value != NULL ? 1 : 0;
      g_ptr_array_add (self->rows, row);
    }
  return self;
}
