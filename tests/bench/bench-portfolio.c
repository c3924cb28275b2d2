/* SPDX-License-Identifier: EUPL-1.2 */
/* Builds the portfolio that the benchmarks measure, the same one every time:
 *   bench-portfolio DIR CHANGES
 * 35 regions with 30 subprojects and their other records each, and CHANGES commits that change one
 * field over thirty months. Prints as JSON what the benchmarks need to know about it: a line on which
 * two people changed 50 records each since a common state, 25 of them the same ones. */
#include "model/record/pow-address.h"
#include "model/store/pow-commit-message.h"
#include "model/store/pow-repository.h"
#include "regions/pow-templates.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEED 20200213
#define SUBPROJECTS 30
#define TREKKERS 15
#define STAKEHOLDERS 12
#define BODIES 6
#define AGREEMENTS 12
#define FIRST_TIME 1533110400 /* August 2018 */
#define LAST_TIME 1611964800  /* the end of January 2021 */
#define MERGE_RECORDS 50
#define MERGE_SHARED 25

static const char *const words[] = { "aanpak", "kandidaten", "werkgevers", "gesprek", "regio",   "zorg",   "techniek", "bouw",
                                     "leren",  "plaatsing",  "begeleiding", "gemeente", "vacatures", "jobcoach", "planning", "samen" };
static const char *const authors[] = { "A. de Boer", "K. Smit", "M. Yilmaz", "P. Jansen", "R. Visser", "S. Bakker" };
static const char *const lights[] = { "green", "amber", "red" };
static const char *const phases[] = { "preparation", "running", "completing" };
static const char *const rounds[] = { "2019-k2", "2019-k3", "2019-k4", "2020-k1" };

/* One line while its history is made. */
typedef struct
{
  PowPackWriter *writer;
  GRand *rand;
  char *line;
  GPtrArray *records; /* (element-type PowRecord) as they stand; subprojects first */
  char *tip;
} Line;

static char *
make_text (GRand *rand, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}

static PowRecord *
make_record (const char *address, const char *text)
{
  g_autoptr (GError) error = NULL;
  PowRecord *record = pow_record_read (pow_address_get_kind (address), address, text, strlen (text), &error);

  if (record == NULL)
    g_error ("%s: %s\n%s", address, error->message, text);
  return record;
}

/* Adds the record @folder/<id> of a region; the format is its JSON. */
static void G_GNUC_PRINTF (4, 5)
add_record (Line *line, const char *folder, const char *id, const char *format, ...)
{
  g_autofree char *address = g_strdup_printf ("%s/%s/%s", line->line + strlen ("region/"), folder, id);
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (line->records, make_record (address, text));
}

static void
add_subproject (Line *line, guint i)
{
  const char *region = line->line + strlen ("region/");
  GRand *rand = line->rand;
  g_autofree char *id = g_strdup_printf ("deelproject-%02u", i);
  g_autofree char *title = make_text (rand, 4);
  g_autofree char *goal = make_text (rand, 25);
  g_autofree char *approach = make_text (rand, 40);
  g_autofree char *pulse = make_text (rand, 12);

  add_record (line, "subprojects", id,
              "{\"title\":\"%s\",\"goal\":\"%s\",\"approach\":\"%s\",\"phase\":\"%s\","
              "\"period\":{\"start\":\"2019-Q%d\",\"end\":\"2020-12\"},"
              "\"public_trekker\":\"%s/trekkers/trekker-%02d\",\"uwv_role\":\"advises\","
              "\"partners\":[\"%s/stakeholders/partij-%02d\"],"
              "\"budget\":{\"uitvoering\":{\"label\":\"Uitvoering\",\"tranche\":\"2019\",\"amounts\":{\"planned\":%d,\"committed\":%d,\"as_of\":\"2019-06\"}}},"
              "\"indicators\":{\"plaatsingen\":{\"name\":\"Plaatsingen\",\"version\":1,\"unit\":\"personen\",\"target\":%d,\"due\":\"2020-12\","
              "\"measurements\":{\"2019-Q2\":{\"value\":%d},\"2019-Q3\":{\"value\":%d}}}},"
              "\"milestones\":{\"start\":{\"title\":\"Start\",\"date\":\"2019-06-01\",\"done\":\"2019-06-04\"},\"halverwege\":{\"title\":\"Halverwege\",\"date\":\"2020-Q1\"},"
              "\"afronding\":{\"title\":\"Afronding\",\"date\":\"2020-12\"}},"
              "\"pulses\":{\"eerste\":{\"date\":\"2019-07-01\",\"light\":\"%s\",\"text\":\"%s\"}},\"fictional\":true}",
              title, goal, approach, phases[i % G_N_ELEMENTS (phases)], g_rand_int_range (rand, 1, 5), region,
              g_rand_int_range (rand, 0, TREKKERS), region, g_rand_int_range (rand, 0, STAKEHOLDERS),
              g_rand_int_range (rand, 20, 300) * 1000, g_rand_int_range (rand, 1, 20) * 1000, g_rand_int_range (rand, 20, 90),
              g_rand_int_range (rand, 0, 10), g_rand_int_range (rand, 5, 30), lights[g_rand_int_range (rand, 0, 3)], pulse);
}

static void
add_records (Line *line)
{
  const char *region = line->line + strlen ("region/");
  GRand *rand = line->rand;

  for (guint i = 0; i < SUBPROJECTS; i++)
    add_subproject (line, i);
  for (guint i = 0; i < TREKKERS; i++)
    {
      g_autofree char *id = g_strdup_printf ("trekker-%02u", i);

      add_record (line, "trekkers", id,
                  "{\"organisation\":\"%s/stakeholders/partij-%02u\",\"side\":\"%s\",\"function\":\"Projectleider\",\"status\":\"appointed\","
                  "\"since\":\"2019-03\",\"fictional\":true}",
                  region, i % STAKEHOLDERS, i % 2 == 0 ? "public" : "private");
    }
  for (guint i = 0; i < STAKEHOLDERS; i++)
    {
      g_autofree char *id = g_strdup_printf ("partij-%02u", i);
      g_autofree char *role = make_text (rand, 8);

      add_record (line, "stakeholders", id, "{\"name\":\"Partij %u\",\"type\":\"%s\",\"role\":\"%s\",\"fictional\":true}", i,
                  i % 3 == 0 ? "municipality" : "employer", role);
    }
  for (guint i = 0; i < BODIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("gremium-%u", i);

      add_record (line, "bodies", id,
                  "{\"name\":\"Overleg %u\",\"type\":\"%s\",\"members\":[\"%s/stakeholders/partij-01\",\"%s/stakeholders/partij-02\"],"
                  "\"rhythm\":\"Elke zes weken\",\"meetings\":{\"eerste\":{\"date\":\"2019-09-09\"},\"tweede\":{\"date\":\"2020-03-09\"}},\"fictional\":true}",
                  i, i == 0 ? "steering_group" : "project_group", region, region);
    }
  for (guint i = 0; i < AGREEMENTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("afspraak-%02u", i);
      g_autofree char *wording = make_text (rand, 15);

      add_record (line, "agreements", id,
                  "{\"type\":\"%s\",\"wording\":\"%s\",\"body\":\"%s/bodies/gremium-0\",\"made_on\":\"2019-09-09\",\"due\":\"2020-03\",\"state\":\"open\","
                  "\"subproject\":\"%s/subprojects/deelproject-%02u\",\"fictional\":true}",
                  i % 2 == 0 ? "decision" : "commitment", wording, region, region, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      g_autofree char *first = make_text (rand, 20);
      g_autofree char *second = make_text (rand, 20);

      add_record (line, "reports", rounds[i],
                  "{\"received_on\":\"2019-10-18\",\"answers\":{\"voortgang\":{\"text\":\"%s\"},\"geld\":{\"text\":\"%s\"}},\"light\":\"%s\",\"fictional\":true}",
                  first, second, lights[g_rand_int_range (rand, 0, 3)]);
    }
}

/* Commits @records on top of @parent. Transfer full: the commit's id. */
static char *
commit (Line *line, const char *parent, GPtrArray *records, gint64 time, const char *subject)
{
  const char *const parents[] = { parent, NULL };
  g_autofree PowPackFile *files = g_new0 (PowPackFile, records->len);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *change_id = g_strdup_printf ("%08x%08x", g_rand_int (line->rand), g_rand_int (line->rand));
  PowTrailers trailers = { NULL, NULL, change_id, "bench" };
  g_autofree char *message = pow_commit_message_build (subject, &trailers);
  PowPackCommit commit = { parent != NULL ? parents : NULL, files, records->len,
                           authors[g_rand_int_range (line->rand, 0, G_N_ELEMENTS (authors))], "wie@voorbeeld.invalid", time, message };

  for (guint i = 0; i < records->len; i++)
    {
      PowRecord *record = g_ptr_array_index (records, i);
      char *path = pow_address_to_path (pow_record_get_address (record));
      gsize length;
      char *text = pow_record_write (record, &length);

      files[i] = (PowPackFile) { path, text, (gssize) length };
      g_ptr_array_add (kept, path);
      g_ptr_array_add (kept, text);
    }
  return g_strdup (pow_pack_writer_add_commit (line->writer, &commit));
}

static PowRecord *
set_value (PowRecord *record, const char *path, cJSON *taken)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON) value = taken;
  PowRecord *changed = pow_record_with (record, path, value, &error);

  if (changed == NULL)
    g_error ("%s %s: %s", pow_record_get_address (record), path, error->message);
  return changed;
}

/* What people do all day: a pulse, a date, an amount, a text. */
static PowRecord *
change_subproject (GRand *rand, PowRecord *record, guint n)
{
  g_autofree char *text = make_text (rand, 10);
  g_autofree char *key = NULL;
  cJSON *pulse;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      pulse = cJSON_CreateObject ();
      cJSON_AddStringToObject (pulse, "date", "2020-01-10");
      cJSON_AddStringToObject (pulse, "light", lights[n % G_N_ELEMENTS (lights)]);
      cJSON_AddStringToObject (pulse, "text", text);
      key = g_strdup_printf ("pulses.p%u", n);
      return set_value (record, key, pulse);
    case 1:
      key = g_strdup_printf ("2020-%02u-%02u", 1 + n % 12, 1 + n % 28);
      return set_value (record, "milestones.halverwege.date", cJSON_CreateString (key));
    case 2:
      return set_value (record, "budget.uitvoering.label", cJSON_CreateString (text));
    case 3:
      return set_value (record, "goal", cJSON_CreateString (text));
    case 4:
      return set_value (record, "title", cJSON_CreateString (text));
    default:
      return set_value (record, "notes", cJSON_CreateString (text));
    }
}

static PowRecord *
change_record (GRand *rand, PowRecord *record, guint n)
{
  g_autofree char *text = make_text (rand, 10);
  g_autoptr (GPtrArray) source = g_ptr_array_new ();
  cJSON *array;

  if (pow_record_get_kind (record) == POW_KIND_SUBPROJECT)
    return change_subproject (rand, record, n);
  array = cJSON_CreateArray ();
  cJSON_AddItemToArray (array, cJSON_CreateString (text));
  return set_value (record, "source", array);
}

static void
replace (Line *line, guint i, PowRecord *changed)
{
  g_object_unref (g_ptr_array_index (line->records, i));
  g_ptr_array_index (line->records, i) = changed;
}

static void
add_changes (Line *line, guint changes)
{
  for (guint n = 0; n < changes; n++)
    {
      /* Three of four changes are to a subproject. */
      guint among = g_rand_int_range (line->rand, 0, 4) > 0 ? SUBPROJECTS : line->records->len;
      guint i = (guint) g_rand_int_range (line->rand, 0, (gint32) among);
      PowRecord *changed = change_record (line->rand, g_ptr_array_index (line->records, i), n);
      gint64 time = FIRST_TIME + (gint64) (n + 1) * (LAST_TIME - FIRST_TIME) / (changes + 1);
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autofree char *parent = g_steal_pointer (&line->tip);

      g_ptr_array_add (one, changed);
      line->tip = commit (line, parent, one, time, "Een veld gewijzigd");
      replace (line, i, changed);
    }
  pow_pack_writer_set_line (line->writer, line->line, line->tip);
}

/* One person's 50 records, from @from on: on those that both change, mostly other fields, every fifth the same. */
static char *
commit_side (Line *line, guint from, const char *who, const char *path)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = from; i < from + MERGE_RECORDS; i++)
    {
      PowRecord *record = g_ptr_array_index (line->records, i);
      cJSON *array;

      if (pow_record_get_kind (record) == POW_KIND_SUBPROJECT)
        {
          g_ptr_array_add (changed, set_value (record, i % 5 == 0 ? "title" : path, cJSON_CreateString (who)));
          continue;
        }
      array = cJSON_CreateArray ();
      cJSON_AddItemToArray (array, cJSON_CreateString (who));
      g_ptr_array_add (changed, set_value (record, "source", array));
    }
  return commit (line, line->tip, changed, LAST_TIME + 3600, who);
}

static void
add_line (PowPackWriter *writer, GRand *rand, GPtrArray *reference, const char *region, guint changes, gboolean divide)
{
  Line line = { writer, rand, g_strconcat ("region/", region, NULL), g_ptr_array_new_with_free_func (g_object_unref), NULL };
  g_autofree char *prefix = g_strconcat (region, "/", NULL);

  add_records (&line);
  for (guint i = 0; i < reference->len; i++)
    if (g_str_has_prefix (pow_record_get_address (g_ptr_array_index (reference, i)), prefix))
      g_ptr_array_add (line.records, g_object_ref (g_ptr_array_index (reference, i)));
  line.tip = commit (&line, NULL, line.records, FIRST_TIME, "Begin");
  add_changes (&line, changes);
  if (divide)
    {
      g_autofree char *ours = commit_side (&line, 0, "Wat de een schreef", "goal");
      g_autofree char *theirs = commit_side (&line, MERGE_RECORDS - MERGE_SHARED, "Wat de ander schreef", "notes");

      printf ("{\"base\": \"%s\", \"ours\": \"%s\", \"theirs\": \"%s\", \"line\": \"%s\"}\n", line.tip, ours, theirs, line.line);
    }
  g_ptr_array_unref (line.records);
  g_free (line.line);
  g_free (line.tip);
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (PowPackWriter) writer = pow_pack_writer_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reference = pow_template_build_records ("perspectief-op-werk", NULL, &error);
  g_autoptr (GPtrArray) regions = pow_regions_list ();
  g_autoptr (GPtrArray) programme = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PowRepository) repository = NULL;
  Line line = { writer, rand, (char *) "programme", programme, NULL };

  if (argc != 3 || reference == NULL)
    {
      fprintf (stderr, "usage: bench-portfolio DIR CHANGES\n");
      return 2;
    }
  for (guint i = 0; i < reference->len; i++)
    if (pow_record_get_kind (g_ptr_array_index (reference, i)) == POW_KIND_PROGRAMME)
      g_ptr_array_add (programme, set_value (g_ptr_array_index (reference, i), "clock", cJSON_CreateString ("2021-01-31")));
  line.tip = commit (&line, NULL, programme, FIRST_TIME, "Begin");
  pow_pack_writer_set_line (writer, "programme", line.tip);
  g_free (line.tip);
  for (guint i = 0; i < regions->len; i++)
    {
      g_autofree char *region = pow_address_dup_region (pow_record_get_address (g_ptr_array_index (regions, i)));
      guint changes = (guint) atoi (argv[2]);

      add_line (writer, rand, reference, region, (i + 1) * changes / regions->len - i * changes / regions->len, i == 0);
    }
  repository = pow_repository_create_packed (argv[1], writer, FALSE, &error);
  if (repository == NULL)
    g_error ("%s", error->message);
  return 0;
}
