/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/compare/pow-comparison-private.h"

#include "model/compare/pow-difference.h"
#include "model/compare/pow-figures.h"
#include "model/record/pow-change-words-private.h"
#include "model/schema/pow-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N POW_COMPARISON_COLUMNS

typedef struct
{
  const PowComparison *comparison;
  PowComparedSubject *subject;
  const char *group;
  gboolean internal;
  /* The indicator that the walk is in, a column each; NULL outside of indicators. */
  const cJSON *indicators[N];
  const cJSON *measurements[N];
} Walk;

/* One place of the walk: its path and value in each column. */
typedef struct
{
  char *paths[N];
  const cJSON *values[N];
} Place;

static void
place_clear (Place *place)
{
  for (guint i = 0; i < N; i++)
    g_free (place->paths[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

void
pow_compared_row_free (PowComparedRow *row)
{
  for (guint i = 0; i < N; i++)
    {
      g_free (row->paths[i]);
      g_free (row->words[i]);
    }
  g_free (row->label);
  g_free (row->difference);
  g_free (row);
}

/* An entry without what names it, as its label does that already; its name when there is nothing else. */
static char *
format_entry (const PowSpeech *speech, const PowField *map, const cJSON *entry)
{
  const PowField *title = pow_fields_get_title (map->members);
  g_autoptr (cJSON) rest = pow_json_copy (entry);
  g_autofree char *words = NULL;

  if (title == NULL)
    return pow_speech_format_members (speech, map->members, entry);
  cJSON_DeleteItemFromObjectCaseSensitive (rest, title->key);
  cJSON_DeleteItemFromObjectCaseSensitive (rest, "order");
  words = pow_speech_format_members (speech, map->members, rest);
  return words[0] != '\0' ? g_steal_pointer (&words)
                          : pow_speech_format_value (speech, title, pow_json_get (entry, title->key));
}

static char *
format_value (const Walk *walk, guint column, const PowField *field, gboolean is_entry, const cJSON *value)
{
  PowSnapshot *snapshot = walk->comparison->columns[column].snapshot;
  const PowSpeech speech = { pow_snapshot_get_programme (snapshot), walk->subject->records[column],
                             pow_snapshot_look_up_record, snapshot };
  g_autofree char *words = is_entry ? format_entry (&speech, field, value)
                                    : pow_speech_format_value (&speech, field, value);

  return pow_text_mask_bsn (words);
}

/* Of one record at two moments every difference counts. Regions are read side by side: each has a steering
 * group of its own, and where both say "Stuurgroep" there is nothing to see. */
static gboolean
is_same (const Walk *walk, const PowComparedRow *row, guint a, guint b)
{
  if (row->values[a] == NULL || row->values[b] == NULL)
    return row->values[a] == row->values[b];
  return pow_json_equal (row->values[a], row->values[b])
         || (!walk->comparison->same_records && row->figure == NULL && g_strcmp0 (row->words[a], row->words[b]) == 0);
}

static gboolean
are_equal (const Walk *walk, const PowComparedRow *row)
{
  for (guint i = 1; i < walk->comparison->n_columns; i++)
    if (!is_same (walk, row, 0, i))
      return FALSE;
  return TRUE;
}

/* Figures of an indicator that unlike definitions made are not held against each other. */
static char *
explain_unlike (const Walk *walk, const PowField *field, const cJSON *const *values)
{
  const guint n = walk->comparison->n_columns;
  guint first = n;

  if (field->type != POW_TYPE_NUMBER)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      char *reason;

      if (values[i] == NULL || walk->indicators[i] == NULL)
        continue;
      if (first == n)
        {
          first = i;
          continue;
        }
      reason = pow_difference_explain_unlike (
          walk->indicators[first], pow_json_get (walk->measurements[first], "definition_version"),
          walk->indicators[i], pow_json_get (walk->measurements[i], "definition_version"),
          walk->comparison->same_records);
      if (reason != NULL)
        return reason;
    }
  return NULL;
}

/* A figure that is refused says by which version of the definition it was made. */
static void
add_version (const Walk *walk, guint column, char **words)
{
  const cJSON *version = pow_json_get (walk->measurements[column], "definition_version");
  g_autofree char *plain = *words;
  g_autofree char *spelling = NULL;

  if (version == NULL)
    version = pow_json_get (walk->indicators[column], "version");
  if (version == NULL)
    {
      *words = g_steal_pointer (&plain);
      return;
    }
  spelling = pow_json_dup_spelling (version);
  *words = g_strdup_printf (pow_words_get (N_ ("%s (definition v%s)")), plain, spelling);
}

/* Of more than two columns only how many values there are: no column is the measure of the others. */
static char *
tell_many (const Walk *walk, const PowComparedRow *row)
{
  const guint n = walk->comparison->n_columns;
  guint different = 0, known = 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean seen = FALSE;

      if (row->values[i] == NULL)
        continue;
      known++;
      for (guint j = 0; j < i; j++)
        seen |= is_same (walk, row, i, j);
      different += seen ? 0 : 1;
    }
  if (known < n)
    return g_strdup_printf (pow_words_get (N_ ("%u of %u known")), known, n);
  return g_strdup_printf (pow_words_get_plural ("%u value", "%u different values", different), different);
}

static PowComparedRow *
add_row (Walk *walk, const PowField *field, gboolean is_entry, Place *place)
{
  const PowComparison *comparison = walk->comparison;
  PowComparedRow *row = g_new0 (PowComparedRow, 1);
  guint first = 0;
  PowRecord *programme;

  for (guint i = 0; i < comparison->n_columns; i++)
    {
      row->paths[i] = g_steal_pointer (&place->paths[i]);
      row->values[i] = place->values[i];
      if (row->values[i] != NULL)
        row->words[i] = format_value (walk, i, field, is_entry, row->values[i]);
    }
  while (row->paths[first] == NULL || walk->subject->records[first] == NULL)
    first++;
  programme = pow_snapshot_get_programme (comparison->columns[first].snapshot);
  row->label = pow_schema_dup_path_label (walk->subject->kind, row->paths[first],
                                          pow_record_get_tree (walk->subject->records[first]),
                                          programme != NULL ? pow_record_get_tree (programme) : NULL);
  row->group = walk->group;
  row->internal = walk->internal;
  g_ptr_array_add (walk->subject->rows, row);
  return row;
}

static void
add_value (Walk *walk, const PowField *field, Place *place)
{
  const PowComparison *comparison = walk->comparison;
  PowComparedRow *row;
  gboolean known = FALSE;

  for (guint i = 0; i < comparison->n_columns; i++)
    known |= place->values[i] != NULL;
  if (!known)
    return;

  row = add_row (walk, field, FALSE, place);
  row->difference = explain_unlike (walk, field, row->values);
  if (row->difference != NULL)
    {
      row->mark = POW_COMPARED_REFUSED;
      for (guint i = 0; i < comparison->n_columns; i++)
        if (row->words[i] != NULL)
          add_version (walk, i, &row->words[i]);
      return;
    }
  if (are_equal (walk, row))
    return;
  row->mark = POW_COMPARED_CHANGED;
  row->difference = comparison->n_columns > 2
                        ? tell_many (walk, row)
                        : pow_difference_format (field, row->values[0], row->values[1],
                                                 comparison->same_records ? NULL : comparison->columns[0].name,
                                                 comparison->same_records ? NULL : comparison->columns[1].name);
}

static void walk_members (Walk *walk, const PowField *fields, const Place *at);

static void
add_entry (Walk *walk, const PowField *map, Place *place)
{
  const PowComparison *comparison = walk->comparison;
  const void *there[N];
  PowComparedMark mark;
  gboolean indicator = strcmp (map->key, "indicators") == 0, measurement = strcmp (map->key, "measurements") == 0;

  for (guint i = 0; i < comparison->n_columns; i++)
    there[i] = place->values[i];
  mark = pow_comparison_mark_presence (comparison->n_columns, there);
  if (mark != POW_COMPARED_SAME)
    {
      PowComparedRow *row = add_row (walk, map, TRUE, place);

      row->mark = mark;
      row->difference = pow_comparison_tell_presence (comparison, there);
      return;
    }
  for (guint i = 0; i < comparison->n_columns; i++)
    {
      if (indicator)
        walk->indicators[i] = place->values[i];
      if (measurement)
        walk->measurements[i] = place->values[i];
    }
  walk_members (walk, map->members, place);
  for (guint i = 0; i < comparison->n_columns; i++)
    {
      if (indicator)
        walk->indicators[i] = NULL;
      walk->measurements[i] = NULL;
    }
}

/* Whether two entries are the same thing: by key, and between records whose keys are only ids by what
 * they are called. */
static gboolean
is_same_entry (const Walk *walk, const PowField *map, const cJSON *a, const cJSON *b)
{
  const PowField *title = pow_fields_get_title (map->members);
  const char *a_title = title != NULL ? pow_json_get_string (a, title->key) : NULL;
  const char *b_title = title != NULL ? pow_json_get_string (b, title->key) : NULL;
  g_autofree char *a_folded = NULL, *b_folded = NULL;

  if (strcmp (a->string, b->string) == 0)
    return TRUE;
  if (walk->comparison->same_records || map->key_type != POW_KEY_ID || a_title == NULL || b_title == NULL)
    return FALSE;
  a_folded = g_utf8_casefold (a_title, -1);
  b_folded = g_utf8_casefold (b_title, -1);
  return strcmp (a_folded, b_folded) == 0;
}

static void
add_to_places (Walk *walk, const PowField *map, GArray *places, guint column, const char *path, const cJSON *entry)
{
  Place *found = NULL;

  for (guint i = 0; i < places->len && found == NULL; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      for (guint j = 0; j < column && found == NULL; j++)
        if (place->values[column] == NULL && place->values[j] != NULL
            && is_same_entry (walk, map, place->values[j], entry))
          found = place;
    }
  if (found == NULL)
    {
      g_array_set_size (places, places->len + 1);
      found = &g_array_index (places, Place, places->len - 1);
    }
  found->paths[column] = pow_path_join (path, entry->string);
  found->values[column] = entry;
}

static void
add_map (Walk *walk, const PowField *map, const Place *at)
{
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (Place));

  for (guint i = 0; i < walk->comparison->n_columns; i++)
    for (const cJSON *entry = at->values[i] != NULL ? at->values[i]->child : NULL; entry != NULL; entry = entry->next)
      if (!cJSON_IsTrue (pow_json_get (entry, "removed")))
        add_to_places (walk, map, places, i, at->paths[i], entry);
  for (guint i = 0; i < places->len; i++)
    {
      g_auto (Place) place = g_array_index (places, Place, i);

      add_entry (walk, map, &place);
    }
}

static void
walk_members (Walk *walk, const PowField *fields, const Place *at)
{
  for (const PowField *field = fields; field->key != NULL; field++)
    {
      g_auto (Place) place = { { NULL }, { NULL } };

      /* A group goes on until the next one, also where its first field is left out. */
      if (fields == pow_schema_get_fields (walk->subject->kind))
        {
          walk->group = field->group != NULL ? pow_words_get (field->group) : walk->group;
          walk->internal = (field->flags & POW_FIELD_INTERNAL) != 0;
        }
      /* A place in a list has no words, and removing is not a field of what people see. */
      if (field->type == POW_TYPE_ORDER || strcmp (field->key, "removed") == 0
          || (!walk->comparison->same_records && (field->flags & (POW_FIELD_SHARED | POW_FIELD_OWN)) != 0))
        continue;
      for (guint i = 0; i < walk->comparison->n_columns; i++)
        if (walk->subject->records[i] != NULL && (at->paths[i] != NULL || fields == pow_schema_get_fields (walk->subject->kind)))
          {
            place.paths[i] = pow_path_join (at->paths[i], field->key);
            place.values[i] = pow_json_get (at->values[i], field->key);
          }
      if (field->type == POW_TYPE_MAP)
        add_map (walk, field, &place);
      else if (field->type == POW_TYPE_GROUP)
        walk_members (walk, field->members, &place);
      else
        add_value (walk, field, &place);
    }
}

/* What a sum lacks may be the whole difference: with parts unknown nothing is subtracted. */
static char *
tell_figure (const Walk *walk, const PowComparedRow *row, PowFigureValue *const *values)
{
  const PowComparison *comparison = walk->comparison;

  for (guint i = 0; i < comparison->n_columns; i++)
    if (values[i]->value != NULL && values[i]->known < values[i]->of && row->figure->type != POW_TYPE_CHOICE)
      return g_strdup (pow_words_get (N_ ("not all known")));
  if (comparison->n_columns > 2)
    return tell_many (walk, row);
  return pow_difference_format (row->figure, row->values[0], row->values[1], comparison->columns[0].name,
                                comparison->columns[1].name);
}

static void
add_figure (Walk *walk, const PowField *field, PowFigureValue *const *values)
{
  PowComparedRow *row;
  gboolean known = FALSE, complete = TRUE;

  for (guint i = 0; i < walk->comparison->n_columns; i++)
    {
      known |= values[i]->value != NULL;
      complete &= values[i]->known == values[i]->of || field->type == POW_TYPE_CHOICE;
    }
  if (!known)
    return;
  row = g_new0 (PowComparedRow, 1);
  row->label = g_strdup (pow_words_get (field->label));
  row->group = pow_words_get (field->group);
  row->figure = field;
  g_ptr_array_add (walk->subject->rows, row);
  for (guint i = 0; i < walk->comparison->n_columns; i++)
    row->values[i] = values[i]->value;
  if (!are_equal (walk, row) || !complete)
    {
      row->mark = POW_COMPARED_CHANGED;
      row->difference = tell_figure (walk, row, values);
    }
  for (guint i = 0; i < walk->comparison->n_columns; i++)
    {
      row->paths[i] = g_strdup (field->key);
      row->words[i] = g_steal_pointer (&values[i]->words);
      row->partial |= values[i]->known < values[i]->of ? 1u << i : 0;
      if (values[i]->value != NULL)
        g_ptr_array_add (walk->comparison->kept, g_steal_pointer (&values[i]->value));
    }
}

/* What is computed of the regions stands before what is written of them. */
static void
add_figures (Walk *walk)
{
  PowFigureValue values[N][POW_N_FIGURES] = { { { NULL } } };

  for (guint i = 0; i < walk->comparison->n_columns; i++)
    {
      const PowComparedColumn *column = &walk->comparison->columns[i];

      pow_figures_compute (column->snapshot, column->region, column->today, values[i]);
    }
  for (guint figure = 0; figure < POW_N_FIGURES; figure++)
    {
      PowFigureValue *row[N] = { NULL };

      for (guint i = 0; i < walk->comparison->n_columns; i++)
        row[i] = &values[i][figure];
      add_figure (walk, &pow_figures[figure], row);
    }
  for (guint i = 0; i < walk->comparison->n_columns; i++)
    pow_figures_clear (values[i]);
}

void
pow_comparison_fill_rows (const PowComparison *self, PowComparedSubject *subject)
{
  Walk walk = { .comparison = self, .subject = subject };
  Place root = { { NULL }, { NULL } };

  for (guint i = 0; i < self->n_columns; i++)
    root.values[i] = subject->records[i] != NULL ? pow_record_get_tree (subject->records[i]) : NULL;
  if (subject->kind == POW_KIND_REGION && !self->same_records)
    add_figures (&walk);
  walk_members (&walk, pow_schema_get_fields (subject->kind), &root);
}
