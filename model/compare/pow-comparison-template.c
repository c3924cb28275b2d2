/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/compare/pow-comparison-private.h"

#include "model/record/pow-address.h"
#include "model/record/pow-change-words-private.h"
#include "model/schema/pow-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the template offers stands in the first column, what the region did with it in the second. */
enum { TEMPLATE, REGION };

static PowComparedSubject *
add_subject (PowComparison *self, PowKind kind, PowRecord *programme, PowRecord *record, const char *title)
{
  PowComparedSubject *subject = g_new0 (PowComparedSubject, 1);

  subject->kind = kind;
  subject->records[TEMPLATE] = programme;
  subject->records[REGION] = record;
  subject->title = pow_text_mask_bsn (title);
  subject->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_compared_row_free);
  g_ptr_array_add (self->subjects, subject);
  return subject;
}

static PowComparedRow *
add_row (PowComparedSubject *subject, const char *group, const char *label, const char *offered, const char *done)
{
  PowComparedRow *row = g_new0 (PowComparedRow, 1);

  row->label = g_strdup (label);
  row->group = group;
  row->words[TEMPLATE] = g_strdup (offered);
  row->words[REGION] = done != NULL ? pow_text_mask_bsn (done) : NULL;
  if (done == NULL)
    {
      row->mark = POW_COMPARED_REMOVED;
      row->difference = g_strdup (pow_words_get (N_ ("only in the template")));
    }
  else if (offered == NULL)
    {
      row->mark = POW_COMPARED_ADDED;
      row->difference = g_strdup (pow_words_get (N_ ("not in the template")));
    }
  g_ptr_array_add (subject->rows, row);
  return row;
}

/* Where in the programme the offer stands, and what it is called there. */
static void
set_offer (PowComparedRow *row, const char *map, const cJSON *entry, const char *title)
{
  row->paths[TEMPLATE] = pow_path_join (map, entry->string);
  row->values[TEMPLATE] = pow_json_get (entry, title);
}

/* Which of the region took up the offer, at which place of theirs; none is *not*, and stays without a value. */
static void
set_takers (PowComparison *self, PowComparedRow *row, const char *path, cJSON *takers)
{
  row->paths[REGION] = g_strdup (path);
  if (cJSON_GetArraySize (takers) > 0)
    row->values[REGION] = takers;
  g_ptr_array_add (self->kept, takers);
}

static void
add_taker (cJSON *takers, const char *name)
{
  cJSON_AddItemToArray (takers, cJSON_CreateString (name));
}

/* Entries of a map that are there, in their order. */
static GPtrArray *
list_entries (const cJSON *map)
{
  GPtrArray *entries = g_ptr_array_new ();

  for (const cJSON *entry = map != NULL ? map->child : NULL; entry != NULL; entry = entry->next)
    if (!cJSON_IsTrue (pow_json_get (entry, "removed")))
      {
        const char *order = pow_json_get_string (entry, "order");
        guint place = entries->len;

        while (place > 0 && g_strcmp0 (pow_json_get_string (g_ptr_array_index (entries, place - 1), "order"), order) > 0)
          place--;
        g_ptr_array_insert (entries, (int) place, (gpointer) entry);
      }
  return entries;
}

static void
append_title (GString *titles, const char *title)
{
  if (title != NULL)
    g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", title);
}

/* The lines of the programme, and by which lines of the plan they are taken up. */
static void
add_lines (PowComparison *self, PowRecord *programme, PowRecord *plan)
{
  g_autoptr (GPtrArray) offered = list_entries (pow_record_get (programme, "lines"));
  g_autoptr (GPtrArray) taken = list_entries (plan != NULL ? pow_record_get (plan, "lines") : NULL);
  const char *group = pow_words_get (N_ ("Programme lines"));
  PowComparedSubject *subject;

  if (offered->len == 0)
    return;
  subject = add_subject (self, POW_KIND_PLAN, programme, plan, group);
  for (guint i = 0; i < offered->len; i++)
    {
      const cJSON *term = g_ptr_array_index (offered, i);
      const char *label = pow_json_get_string (term, "label");
      g_autoptr (GString) titles = g_string_new (NULL);
      cJSON *takers = cJSON_CreateArray ();
      PowComparedRow *row;

      for (guint j = 0; j < taken->len; j++)
        {
          const cJSON *line = g_ptr_array_index (taken, j);

          if (g_strcmp0 (pow_json_get_string (line, "programme_line"), term->string) != 0)
            continue;
          append_title (titles, pow_json_get_string (line, "title"));
          add_taker (takers, line->string);
        }
      row = add_row (subject, group, label, label, titles->len > 0 ? titles->str : NULL);
      set_offer (row, "lines", term, "label");
      set_takers (self, row, "lines", takers);
    }
  for (guint j = 0; j < taken->len; j++)
    {
      const cJSON *line = g_ptr_array_index (taken, j);
      const char *term = pow_json_get_string (line, "programme_line");
      const char *title = pow_json_get_string (line, "title");
      cJSON *takers;

      if (term != NULL && pow_json_get (pow_record_get (programme, "lines"), term) != NULL)
        continue;
      takers = cJSON_CreateArray ();
      add_taker (takers, line->string);
      set_takers (self, add_row (subject, group, title, NULL, title), "lines", takers);
    }
}

/* The words of a vocabulary, and how many subprojects of the region carry each. */
static void
add_terms (PowComparison *self, PowRecord *programme, GPtrArray *subprojects, const char *vocabulary)
{
  g_autoptr (GPtrArray) offered = list_entries (pow_record_get (programme, vocabulary));
  const char *group = pow_words_get (pow_fields_find (pow_schema_get_fields (POW_KIND_PROGRAMME), vocabulary)->label);
  PowComparedSubject *subject;

  if (offered->len == 0)
    return;
  subject = add_subject (self, POW_KIND_SUBPROJECT, programme, NULL, group);
  for (guint i = 0; i < offered->len; i++)
    {
      const cJSON *term = g_ptr_array_index (offered, i);
      const char *label = pow_json_get_string (term, "label");
      g_autoptr (GString) titles = g_string_new (NULL);
      cJSON *takers = cJSON_CreateArray ();
      PowComparedRow *row;

      for (guint j = 0; j < subprojects->len; j++)
        {
          PowRecord *subproject = g_ptr_array_index (subprojects, j);

          if (!pow_record_set_contains (subproject, vocabulary, term->string))
            continue;
          append_title (titles, pow_record_get_title (subproject));
          add_taker (takers, pow_record_get_address (subproject));
        }
      row = add_row (subject, group, label, label, titles->len > 0 ? titles->str : NULL);
      set_offer (row, vocabulary, term, "label");
      set_takers (self, row, vocabulary, takers);
    }
}

static gboolean
is_from (const cJSON *milestone, const cJSON *template)
{
  return g_strcmp0 (pow_json_get_string (milestone, "from_template"), template->string) == 0;
}

/* A step keeps its key when it is taken over; one that was typed again keeps its words. */
static const cJSON *
find_milestone (GPtrArray *milestones, const cJSON *template, const cJSON *step)
{
  for (guint i = 0; i < milestones->len; i++)
    {
      const cJSON *milestone = g_ptr_array_index (milestones, i);

      if (is_from (milestone, template)
          && (strcmp (milestone->string, step->string) == 0
              || g_strcmp0 (pow_json_get_string (milestone, "title"), pow_json_get_string (step, "title")) == 0))
        return milestone;
    }
  return NULL;
}

static char *
tell_milestone (const cJSON *milestone)
{
  const char *done = pow_json_get_string (milestone, "done"), *date = pow_json_get_string (milestone, "date");
  g_autofree char *words = NULL;
  PowDate day;

  if (pow_date_parse (done != NULL ? done : date, &day))
    words = pow_date_format (day);
  if (words == NULL)
    return g_strdup (pow_words_get (N_ ("no date yet")));
  /* Translators: a step that was finished on a date. */
  return done != NULL ? g_strdup_printf (pow_words_get (N_ ("done %s")), words) : g_steal_pointer (&words);
}

static gboolean
add_steps (PowComparison *self, PowRecord *programme, PowRecord *subproject, const cJSON *template)
{
  g_autoptr (GPtrArray) milestones = list_entries (pow_record_get (subproject, "milestones"));
  g_autoptr (GPtrArray) steps = list_entries (pow_json_get (template, "steps"));
  g_autofree char *path = NULL, *steps_path = NULL;
  PowComparedSubject *subject;
  gboolean used = FALSE;

  for (guint i = 0; i < milestones->len; i++)
    used |= is_from (g_ptr_array_index (milestones, i), template);
  if (!used)
    return FALSE;
  path = pow_path_join ("templates", template->string);
  steps_path = pow_path_join (path, "steps");
  subject = add_subject (self, POW_KIND_SUBPROJECT, programme, subproject, pow_record_get_title (subproject));
  for (guint i = 0; i < steps->len; i++)
    {
      const cJSON *step = g_ptr_array_index (steps, i);
      const cJSON *milestone = find_milestone (milestones, template, step);
      g_autofree char *told = milestone != NULL ? tell_milestone (milestone) : NULL;

      PowComparedRow *row = add_row (subject, pow_json_get_string (template, "title"), pow_json_get_string (step, "title"),
                                     pow_json_get_string (step, "title"), told);

      set_offer (row, steps_path, step, "title");
      row->paths[REGION] = milestone != NULL ? pow_path_join ("milestones", milestone->string) : NULL;
      row->values[REGION] = milestone;
    }
  return TRUE;
}

/* A step list that no subproject uses is told of in one row. */
static void
add_templates (PowComparison *self, PowRecord *programme, GPtrArray *subprojects)
{
  g_autoptr (GPtrArray) templates = list_entries (pow_record_get (programme, "templates"));
  PowComparedSubject *unused = NULL;

  for (guint i = 0; i < templates->len; i++)
    {
      const cJSON *template = g_ptr_array_index (templates, i);
      gboolean used = FALSE;

      for (guint j = 0; j < subprojects->len; j++)
        used |= add_steps (self, programme, g_ptr_array_index (subprojects, j), template);
      if (used)
        continue;
      if (unused == NULL)
        unused = add_subject (self, POW_KIND_SUBPROJECT, programme, NULL, pow_words_get (N_ ("Step lists that no subproject uses")));
      set_offer (add_row (unused, NULL, pow_json_get_string (template, "title"), pow_json_get_string (template, "title"), NULL),
                 "templates", template, "title");
    }
}

/**
 * pow_comparison_new_template:
 * @snapshot: the portfolio
 * @region: a region id
 *
 * Holds a region against the template, which is the programme: which of its lines the plan takes up, which
 * target groups and themes the subprojects serve, and how far the step lists are that they use. Any thread.
 *
 * Returns: (transfer full): the comparison: the template, the region
 */
PowComparison *
pow_comparison_new_template (PowSnapshot *snapshot, const char *region)
{
  static const char *const vocabularies[] = { "target_groups", "themes" };
  PowComparedColumn columns[] = { { NULL, NULL, snapshot, POW_DATE_NONE },
                                  { NULL, (char *) region, snapshot, POW_DATE_NONE } };
  g_autofree char *address = NULL;
  g_autofree char *plan = NULL;
  g_autoptr (GPtrArray) subprojects = NULL;
  PowRecord *programme;
  PowComparison *self;

  g_return_val_if_fail (POW_IS_SNAPSHOT (snapshot) && region != NULL, NULL);

  address = pow_address_build (POW_KIND_REGION, region, NULL);
  plan = pow_address_build (POW_KIND_PLAN, region, NULL);
  programme = pow_snapshot_get_programme (snapshot);
  columns[TEMPLATE].name = (char *) pow_words_get (N_ ("Template"));
  columns[REGION].name = (char *) pow_snapshot_get_title (snapshot, address);
  self = pow_comparison_new (columns, G_N_ELEMENTS (columns), FALSE);
  if (programme == NULL)
    return self;
  subprojects = pow_snapshot_list (snapshot, POW_KIND_SUBPROJECT, region, FALSE);
  add_lines (self, programme, pow_comparison_look_up (snapshot, plan));
  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    add_terms (self, programme, subprojects, vocabularies[i]);
  add_templates (self, programme, subprojects);
  return self;
}
