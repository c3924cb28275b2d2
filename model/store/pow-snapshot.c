/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-snapshot-private.h"

#include "model/record/pow-address.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (PowSnapshot, pow_snapshot, G_TYPE_OBJECT)

static void
pow_snapshot_finalize (GObject *object)
{
  PowSnapshot *self = POW_SNAPSHOT (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->sorted); i++)
    g_clear_pointer (&self->sorted[i], g_array_unref);
  if (self->origin != NULL && self->origin_free != NULL)
    self->origin_free (self->origin);
  g_clear_pointer (&self->records, g_hash_table_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (pow_snapshot_parent_class)->finalize (object);
}

static void
pow_snapshot_class_init (PowSnapshotClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pow_snapshot_finalize;
}

static void
pow_snapshot_init (PowSnapshot *self)
{
  g_mutex_init (&self->lock);
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

PowSnapshot *
pow_snapshot_new (GPtrArray *records, GPtrArray *lines, GPtrArray *problems)
{
  g_autoptr (GPtrArray) given = records;
  PowSnapshot *self;

  g_return_val_if_fail (records != NULL, NULL);

  self = g_object_new (POW_TYPE_SNAPSHOT, NULL);
  for (guint i = 0; i < given->len; i++)
    {
      PowRecord *record = g_ptr_array_index (given, i);
      const char *address = pow_record_get_address (record);

      if (address == NULL)
        {
          g_critical ("a record without an address cannot stand in a snapshot");
          continue;
        }
      /* The key is the record's own text, so it must be replaced together with the record. */
      g_hash_table_replace (self->records, (gpointer) address, g_object_ref (record));
    }
  self->lines = lines != NULL ? lines
                              : g_ptr_array_new_with_free_func ((GDestroyNotify) pow_snapshot_line_free);
  self->problems = problems != NULL ? problems
                                    : g_ptr_array_new_with_free_func ((GDestroyNotify) pow_problem_free);
  return self;
}

PowSnapshot *
pow_snapshot_overlay (PowSnapshot *self, GPtrArray *records)
{
  PowSnapshot *overlay;
  GHashTableIter iter;
  gpointer record;

  g_return_val_if_fail (POW_IS_SNAPSHOT (self), NULL);
  g_return_val_if_fail (records != NULL, NULL);

  overlay = pow_snapshot_new (g_ptr_array_ref (records), g_ptr_array_ref (self->lines),
                              g_ptr_array_ref (self->problems));
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (!g_hash_table_contains (overlay->records, pow_record_get_address (record)))
      g_hash_table_insert (overlay->records, (gpointer) pow_record_get_address (record),
                           g_object_ref (record));
  return overlay;
}

void
pow_snapshot_set_origin (PowSnapshot *self, gpointer origin, GDestroyNotify origin_free)
{
  g_return_if_fail (POW_IS_SNAPSHOT (self));
  g_return_if_fail (self->origin == NULL);

  self->origin = origin;
  self->origin_free = origin_free;
}

void
pow_snapshot_set_today (PowSnapshot *self, PowDate today)
{
  g_return_if_fail (POW_IS_SNAPSHOT (self));

  self->today = today;
}

gpointer
pow_snapshot_get_origin (PowSnapshot *self)
{
  g_return_val_if_fail (POW_IS_SNAPSHOT (self), NULL);

  return self->origin;
}

PowRecord *
pow_snapshot_lookup (PowSnapshot *self, const char *address)
{
  g_return_val_if_fail (POW_IS_SNAPSHOT (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  return g_hash_table_lookup (self->records, address);
}

PowRecord *
pow_snapshot_look_up_record (gpointer snapshot, const char *address)
{
  return pow_snapshot_lookup (snapshot, address);
}

PowRecord *
pow_snapshot_get_programme (PowSnapshot *self)
{
  g_return_val_if_fail (POW_IS_SNAPSHOT (self), NULL);

  return g_hash_table_lookup (self->records, "programme");
}

/**
 * pow_snapshot_get_problems:
 * @self: a snapshot
 *
 * What could not be read, or is in no place of a portfolio. Any thread.
 *
 * Returns: (transfer none) (element-type PowProblem): by line and path
 */
GPtrArray *
pow_snapshot_get_problems (PowSnapshot *self)
{
  g_return_val_if_fail (POW_IS_SNAPSHOT (self), NULL);

  return self->problems;
}

/**
 * pow_snapshot_get_lines:
 * @self: a snapshot
 *
 * The state of each line. Any thread.
 *
 * Returns: (transfer none) (element-type PowSnapshotLine): the lines
 */
GPtrArray *
pow_snapshot_get_lines (PowSnapshot *self)
{
  g_return_val_if_fail (POW_IS_SNAPSHOT (self), NULL);

  return self->lines;
}

/**
 * pow_snapshot_get_line:
 * @self: a snapshot
 * @line: a line
 *
 * The state of one line. Any thread.
 *
 * Returns: (transfer none) (nullable): the state; %NULL when the portfolio has no such line
 */
const PowSnapshotLine *
pow_snapshot_get_line (PowSnapshot *self, const char *line)
{
  g_return_val_if_fail (POW_IS_SNAPSHOT (self), NULL);
  g_return_val_if_fail (line != NULL, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const PowSnapshotLine *each = g_ptr_array_index (self->lines, i);

      if (strcmp (each->line, line) == 0)
        return each;
    }
  return NULL;
}

/**
 * pow_snapshot_get_size:
 * @self: a snapshot
 *
 * How many records there are. Any thread.
 *
 * Returns: the number, removed ones included
 */
guint
pow_snapshot_get_size (PowSnapshot *self)
{
  g_return_val_if_fail (POW_IS_SNAPSHOT (self), 0);

  return g_hash_table_size (self->records);
}

/**
 * pow_snapshot_get_title:
 * @self: a snapshot
 * @address: an address
 *
 * What a reference shows. Any thread.
 *
 * Returns: (transfer none): the title of the record, or @address itself when there is none
 */
const char *
pow_snapshot_get_title (PowSnapshot *self, const char *address)
{
  PowRecord *record;

  g_return_val_if_fail (POW_IS_SNAPSHOT (self), address);
  g_return_val_if_fail (address != NULL, NULL);

  /* A report has no words of its own: it is known by its round. */
  if (pow_address_get_kind (address) == POW_KIND_REPORT)
    return pow_snapshot_get_term_label (self, "rounds", strrchr (address, '/') + 1);
  record = g_hash_table_lookup (self->records, address);
  return record != NULL ? pow_record_get_title (record) : address;
}

/**
 * pow_snapshot_get_term_label:
 * @self: a snapshot
 * @vocabulary: a vocabulary of the programme, such as `themes`
 * @id: a term
 *
 * The words of a term. Any thread.
 *
 * Returns: (transfer none): the label, or @id itself when the programme does not have it
 */
const char *
pow_snapshot_get_term_label (PowSnapshot *self, const char *vocabulary, const char *id)
{
  PowRecord *programme;
  const PowField *map, *title;
  const cJSON *terms;
  const char *label;

  g_return_val_if_fail (POW_IS_SNAPSHOT (self), id);
  g_return_val_if_fail (vocabulary != NULL && id != NULL, id);

  programme = pow_snapshot_get_programme (self);
  if (programme == NULL)
    return id;
  map = pow_fields_find (pow_schema_get_fields (POW_KIND_PROGRAMME), vocabulary);
  title = map != NULL ? pow_fields_get_title (map->members) : NULL;
  if (title == NULL)
    return id;
  terms = pow_json_get (pow_record_get_tree (programme), vocabulary);
  label = pow_json_get_string (pow_json_get (terms, id), title->key);
  return label != NULL ? label : id;
}

/**
 * pow_snapshot_get_today:
 * @self: a snapshot
 *
 * The day that rules count from (data.md, Today): the date of the moment that was read, when that is
 * not *now*; else the programme's clock when it is set, else the local day. Any thread.
 *
 * Returns: a day
 */
PowDate
pow_snapshot_get_today (PowSnapshot *self)
{
  PowRecord *programme;

  g_return_val_if_fail (POW_IS_SNAPSHOT (self), pow_date_today ());

  if (self->today.precision != POW_PRECISION_NONE)
    return self->today;
  programme = pow_snapshot_get_programme (self);
  if (programme != NULL)
    {
      PowDate clock = pow_record_get_date (programme, "clock");

      if (clock.precision != POW_PRECISION_NONE)
        return clock;
    }
  return pow_date_today ();
}

/**
 * pow_snapshot_is_past:
 * @self: a snapshot
 *
 * Whether the portfolio was read at a moment that is not *now*. Any thread.
 *
 * Returns: %TRUE when it can only be looked at
 */
gboolean
pow_snapshot_is_past (PowSnapshot *self)
{
  g_return_val_if_fail (POW_IS_SNAPSHOT (self), FALSE);

  return self->today.precision != POW_PRECISION_NONE;
}

/**
 * pow_snapshot_get_region_today:
 * @self: a snapshot
 * @region: a region id
 *
 * pow_snapshot_get_today() for one region: of a moment that differs per region (data.md, Effective time) its own day.
 * Any thread.
 *
 * Returns: a day, never later than pow_snapshot_get_today()
 */
PowDate
pow_snapshot_get_region_today (PowSnapshot *self, const char *region)
{
  g_autofree char *name = NULL;
  const PowSnapshotLine *line;
  PowDate today, day;

  g_return_val_if_fail (POW_IS_SNAPSHOT (self), pow_date_today ());
  g_return_val_if_fail (region != NULL, pow_date_today ());

  today = pow_snapshot_get_today (self);
  if (!pow_snapshot_is_past (self))
    return today;
  name = g_strconcat ("region/", region, NULL);
  line = pow_snapshot_get_line (self, name);
  day = line != NULL && line->moment != 0 ? pow_date_from_time (line->moment) : POW_DATE_NONE;
  return day.precision != POW_PRECISION_NONE && pow_date_compare (day, today) < 0 ? day : today;
}
