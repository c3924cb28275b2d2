/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-change.h"
#include "tests/common/pow-random-record.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#define ROUNDS 600
#define ADDRESS "zeeland/subprojects/jobhub-7f3k"

static GPtrArray *
diff (PowRecord *before, PowRecord *after, gboolean visible)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);

  pow_change_diff_records (before, after, visible, changes);
  return changes;
}

static PowRecord *
read_record (PowKind kind, const char *address, const char *text)
{
  g_autoptr (GError) error = NULL;
  PowRecord *record = pow_record_read (kind, address, text, strlen (text), &error);

  g_assert_no_error (error);
  return record;
}

static PowRecord *
read_subproject (const char *members)
{
  g_autofree char *text = g_strdup_printf ("{\"format\":1,\"title\":\"Jobhub\"%s%s}", *members ? "," : "", members);

  return read_record (POW_KIND_SUBPROJECT, ADDRESS, text);
}

/* The records around the subproject. */
static PowRecord *
look_up (gpointer data, const char *address)
{
  static const struct
  {
    PowKind kind;
    const char *address, *text;
  } around[] = {
    { POW_KIND_PROGRAMME, "programme", "{\"format\":1,\"name\":\"P\",\"topics\":{\"geld\":{\"label\":\"Geld verdelen\"}}}" },
    { POW_KIND_PLAN, "zeeland/plan", "{\"format\":1,\"title\":\"Actieplan\",\"lines\":{\"l1\":{\"title\":\"Werkgevers\"}}}" },
    { POW_KIND_TREKKER, "zeeland/trekkers/jan-7f3k", "{\"format\":1,\"function\":\"Wethouder\",\"side\":\"public\"}" },
  };
  static PowRecord *records[G_N_ELEMENTS (around)];

  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    if (strcmp (around[i].address, address) == 0)
      {
        if (records[i] == NULL)
          records[i] = read_record (around[i].kind, address, around[i].text);
        return records[i];
      }
  return NULL;
}

static PowRecord *
make_random (GRand *rand, PowKind kind)
{
  g_autoptr (GError) error = NULL;
  PowRecord *record = pow_record_new (kind, NULL, pow_random_record (rand, kind, POW_RANDOM_CHOICES), &error);

  g_assert_no_error (error);
  return record;
}

/* Another record with some of the fields of @other in it: so that the two share entries. */
static PowRecord *
mix (GRand *rand, PowRecord *record, PowRecord *other)
{
  g_autoptr (cJSON) tree = pow_json_copy (pow_record_get_tree (record));
  g_autoptr (GError) error = NULL;
  PowRecord *mixed;

  for (const cJSON *member = pow_record_get_tree (other)->child; member != NULL; member = member->next)
    {
      cJSON *mine = cJSON_GetObjectItemCaseSensitive (tree, member->string);

      if (g_rand_boolean (rand))
        continue;
      if (cJSON_IsObject (mine) && cJSON_IsObject (member) && pow_fields_find (pow_schema_get_fields (pow_record_get_kind (record)), member->string) != NULL)
        {
          for (const cJSON *entry = member->child; entry != NULL; entry = entry->next)
            {
              cJSON_DeleteItemFromObjectCaseSensitive (mine, entry->string);
              cJSON_AddItemToObject (mine, entry->string, pow_json_copy (entry));
            }
          continue;
        }
      cJSON_DeleteItemFromObjectCaseSensitive (tree, member->string);
      cJSON_AddItemToObject (tree, member->string, pow_json_copy (member));
    }

  mixed = pow_record_new (pow_record_get_kind (record), NULL, g_steal_pointer (&tree), &error);
  g_assert_no_error (error);
  return mixed;
}

/* A choice that is settled on another value is told by the field alone, one that comes is told apart. */
static guint
count_plain (GPtrArray *changes)
{
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    n += !pow_change_is_choice (g_ptr_array_index (changes, i));
  return n;
}

/* diff (a, a) is empty; diff (a, b) is empty exactly when a and b show the same; applying it to a
 * leads to what b shows; each change differs, and no place is named twice. */
static void
test_laws (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < ROUNDS; i++)
    {
      PowKind kind = (PowKind) (i % POW_N_KINDS);
      g_autoptr (PowRecord) a = make_random (rand, kind);
      g_autoptr (PowRecord) other = make_random (rand, kind);
      g_autoptr (PowRecord) b = mix (rand, a, other);
      gboolean visible = i % 2 == 0;
      g_autoptr (GPtrArray) none = diff (a, a, visible);
      g_autoptr (GPtrArray) changes = diff (a, b, visible);
      g_autoptr (GPtrArray) back = diff (b, a, visible);
      g_autoptr (GPtrArray) rest = NULL;
      g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (PowRecord) applied = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (none->len, ==, 0);
      g_assert_cmpuint (count_plain (changes), ==, count_plain (back));
      for (guint j = 0; j < changes->len; j++)
        {
          const PowChange *change = g_ptr_array_index (changes, j);
          g_autofree char *words = pow_change_format (change, b, NULL, look_up, NULL);

          g_assert_false (pow_json_equal (change->before, change->after));
          g_assert_true (g_hash_table_add (places, change->field != NULL ? change->field : (char *) ""));
          g_assert_true (g_utf8_validate (words, -1, NULL));
          g_assert_null (strchr (words, '\n'));
        }

      applied = pow_change_apply (a, changes, &error);
      g_assert_no_error (error);
      rest = diff (applied, b, visible);
      if (rest->len != 0)
        g_error ("%s still differs", ((const PowChange *) g_ptr_array_index (rest, 0))->field);
    }
}

static void
test_units (void)
{
  static const struct
  {
    const char *before, *after;
    gboolean visible;
    const char *changes; /* type and field of each */
  } cases[] = {
    { "", "", TRUE, "" },
    { "\"goal\":\"a\"", "\"goal\":\"b\"", TRUE, "~goal" },
    { "\"period\":{\"start\":\"2020\"}", "\"period\":{\"start\":\"2020\",\"end\":\"2021\"}", TRUE, "~period" },
    { "\"themes\":[\"a\"]", "\"themes\":[\"a\",\"b\"]", TRUE, "~themes" },
    { "\"milestones\":{\"m\":{\"title\":\"t\",\"date\":\"2020\"}}", "\"milestones\":{\"m\":{\"title\":\"u\",\"date\":\"2021\"}}", TRUE,
      "~milestones.m.title ~milestones.m.date" },
    { "", "\"milestones\":{\"m\":{\"title\":\"t\"}}", TRUE, "+milestones.m" },
    { "\"milestones\":{\"m\":{\"title\":\"t\"}}", "\"milestones\":{\"m\":{\"title\":\"t\",\"removed\":true}}", TRUE, "-milestones.m" },
    { "\"milestones\":{\"m\":{\"title\":\"t\"}}", "\"milestones\":{\"m\":{\"title\":\"t\",\"removed\":true}}", FALSE, "~milestones.m.removed" },
    { "\"milestones\":{\"m\":{\"title\":\"t\",\"removed\":true}}", "\"milestones\":{\"m\":{\"title\":\"u\"}}", TRUE, "+milestones.m" },
    { "\"milestones\":{\"m\":{\"title\":\"t\",\"removed\":true}}", "\"milestones\":{\"m\":{\"title\":\"u\",\"removed\":true}}", TRUE, "" },
    { "\"milestones\":{\"m\":{\"title\":\"t\",\"removed\":true}}", "", TRUE, "" },
    { "\"milestones\":{\"m\":{\"title\":\"t\"}}", "", TRUE, "-milestones.m" },
    { "\"pulses\":{\"p\":{\"date\":\"2020\",\"text\":\"a\"}}", "\"pulses\":{\"p\":{\"date\":\"2020\",\"text\":\"b\"}}", TRUE, "~pulses.p" },
    { "\"budget\":{\"b\":{\"label\":\"l\",\"amounts\":{\"planned\":1}}}", "\"budget\":{\"b\":{\"label\":\"l\",\"amounts\":{\"planned\":2,\"realised\":1}}}", TRUE,
      "~budget.b.amounts" },
    { "\"indicators\":{\"i\":{\"name\":\"n\",\"measurements\":{\"2020\":{\"value\":1}}}}",
      "\"indicators\":{\"i\":{\"name\":\"n\",\"measurements\":{\"2020\":{\"value\":2},\"2021\":{\"value\":1}}}}", TRUE,
      "~indicators.i.measurements.2020 +indicators.i.measurements.2021" },
    /* Another spelling of a number is no change. */
    { "\"indicators\":{\"i\":{\"name\":\"n\",\"target\":1.50}}", "\"indicators\":{\"i\":{\"name\":\"n\",\"target\":15e-1}}", TRUE, "" },
    { "\"x.y\":{\"a\":1},\"z\":2", "\"x.y\":{\"a\":2},\"w\":2", TRUE, "~x~1y ~z ~w" },
    { "", "\"removed\":true", TRUE, "-" },
    { "\"removed\":true", "\"goal\":\"x\"", TRUE, "+" },
    { "", "\"removed\":true", FALSE, "~removed" },
    { "\"removed\":true", "\"removed\":true,\"goal\":\"x\"", TRUE, "" },
    { "\"goal\":\"b\",\"choices\":{\"/goal\":[\"a\",\"b\"]}", "\"goal\":\"b\"", TRUE, "~choices./goal" },
    { "\"goal\":\"b\",\"choices\":{\"/goal\":[\"a\",\"b\"]}", "\"goal\":\"c\"", TRUE, "~goal" },
    { "\"goal\":\"b\"", "\"goal\":\"b\",\"choices\":{\"/goal\":[\"a\",\"b\"]}", TRUE, "~choices./goal" },
    { "\"goal\":\"a\"", "\"goal\":\"b\",\"choices\":{\"/goal\":[\"a\",\"b\"]}", TRUE, "~goal ~choices./goal" },
    { "\"goal\":\"b\",\"choices\":{\"/goal\":[\"a\",\"b\"]}", "\"goal\":\"b\",\"choices\":{\"/goal\":[\"0\",\"b\"]}", TRUE, "~choices./goal" },
    { "\"choices\":{\"/removed\":[{\"absent\":true},true]}", "", TRUE, "~choices./removed" },
    { "\"choices\":{\"/removed\":[{\"absent\":true},true]}", "\"removed\":true", TRUE, "-" },
    /* Of an entry that nobody sees nothing is told; when it comes back its choice comes along. */
    { "\"milestones\":{\"m\":{\"title\":\"t\",\"removed\":true}}",
      "\"milestones\":{\"m\":{\"title\":\"t\",\"removed\":true}},\"choices\":{\"/milestones/m/title\":[\"a\",\"t\"]}", TRUE, "" },
    { "\"milestones\":{\"m\":{\"title\":\"t\",\"removed\":true}},\"choices\":{\"/milestones/m/title\":[\"a\",\"t\"]}",
      "\"milestones\":{\"m\":{\"title\":\"t\"}},\"choices\":{\"/milestones/m/title\":[\"a\",\"t\"]}", TRUE, "+milestones.m ~choices./milestones/m/title" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PowRecord) before = read_subproject (cases[i].before);
      g_autoptr (PowRecord) after = read_subproject (cases[i].after);
      g_autoptr (GPtrArray) changes = diff (before, after, cases[i].visible);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < changes->len; j++)
        {
          const PowChange *change = g_ptr_array_index (changes, j);

          g_assert_cmpstr (change->address, ==, ADDRESS);
          g_string_append_printf (found, "%s%c%s", j > 0 ? " " : "", "~+-"[change->type], change->field != NULL ? change->field : "");
        }
      g_assert_cmpstr (found->str, ==, cases[i].changes);
    }
}

static void
test_whole_record (void)
{
  g_autoptr (PowRecord) record = read_subproject ("");
  g_autoptr (PowRecord) removed = read_subproject ("\"removed\":true");
  g_autoptr (GPtrArray) added = diff (NULL, record, TRUE);
  g_autoptr (GPtrArray) gone = diff (record, NULL, TRUE);
  g_autoptr (GPtrArray) unseen = diff (NULL, removed, TRUE);

  g_assert_cmpuint (added->len, ==, 1);
  g_assert_cmpint (((PowChange *) g_ptr_array_index (added, 0))->type, ==, POW_CHANGE_ADDED);
  g_assert_null (((PowChange *) g_ptr_array_index (added, 0))->field);
  g_assert_cmpuint (gone->len, ==, 1);
  g_assert_cmpint (((PowChange *) g_ptr_array_index (gone, 0))->type, ==, POW_CHANGE_REMOVED);
  g_assert_cmpuint (unseen->len, ==, 0);
}

static const char programme_nl[] = "{\"format\":1,\"name\":\"P\",\"language\":\"nl\",\"themes\":{\"work\":{\"label\":\"Werk\"}}}";
static const char programme_en[] = "{\"format\":1,\"name\":\"P\",\"language\":\"en\",\"themes\":{\"work\":{\"label\":\"Werk\"}}}";

/* The message is in the language of the programme, whatever the locale and LANGUAGE of the process. */
static void
test_language (void)
{
  static const struct
  {
    const char *locale, *language;
  } processes[] = {
    { "C", NULL }, { "C.UTF-8", "nl" }, { "C.UTF-8", "en" }, { "nl_NL.UTF-8", NULL }, { "nl_NL.UTF-8", "en" }, { "tr_TR.UTF-8", NULL },
  };
  g_autofree char *old = g_strdup (setlocale (LC_ALL, NULL));
  g_autoptr (PowRecord) nl = read_record (POW_KIND_PROGRAMME, "programme", programme_nl);
  g_autoptr (PowRecord) en = read_record (POW_KIND_PROGRAMME, "programme", programme_en);
  g_autoptr (PowRecord) before = read_subproject ("\"phase\":\"idea\",\"budget\":{\"b\":{\"label\":\"Loon\"}},\"milestones\":{\"m\":{\"title\":\"Start\",\"date\":\"2020-02-06\"}}");
  g_autoptr (PowRecord) after = read_subproject ("\"phase\":\"running\",\"themes\":[\"work\"],\"promising\":{\"shared\":true},"
                                                 "\"budget\":{\"b\":{\"label\":\"Loon\",\"amounts\":{\"planned\":1000000}}},\"milestones\":{\"m\":{\"title\":\"Start\",\"date\":\"2020-Q3\"}}");
  g_autoptr (GPtrArray) changes = diff (before, after, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (processes); i++)
    {
      g_autofree char *dutch = NULL;
      g_autofree char *english = NULL;

      if (setlocale (LC_ALL, processes[i].locale) == NULL)
        continue;
      if (processes[i].language != NULL)
        g_setenv ("LANGUAGE", processes[i].language, TRUE);
      else
        g_unsetenv ("LANGUAGE");

      dutch = pow_change_format_message (changes, after, nl, look_up, NULL);
      english = pow_change_format_message (changes, after, en, look_up, NULL);
      g_assert_cmpstr (dutch, ==,
                       "Jobhub: Fase Idee → Uitvoering … en nog 4\n\n"
                       "Fase Idee → Uitvoering\n"
                       "Thema's onbekend → Werk\n"
                       "Begroting › Loon › Bedragen onbekend → Begroot € 1.000.000\n"
                       "Mijlpalen › Start › Datum 6 feb 2020 → 3e kwartaal 2020\n"
                       "Kansrijk onbekend → Gedeeld met andere regio's ja");
      g_assert_cmpstr (english, ==,
                       "Jobhub: Phase Idea → Execution … and 4 more\n\n"
                       "Phase Idea → Execution\n"
                       "Themes unknown → Werk\n"
                       "Budget › Loon › Amounts unknown → Planned € 1,000,000\n"
                       "Milestones › Start › Date 6 Feb 2020 → 3rd quarter of 2020\n"
                       "Promising unknown → Shared with other regions yes");
    }

  g_unsetenv ("LANGUAGE");
  setlocale (LC_ALL, old);
}

static void
test_words (void)
{
  static const struct
  {
    const char *before, *after, *words;
  } cases[] = {
    { "", "\"fictional\":true", "Fictional unknown → yes" },
    { "\"goal\":\"a\\nb\"", "\"goal\":\"a\\tc\"", "Goal a b → a c" },
    { "", "\"milestones\":{\"m\":{\"title\":\"Start\"}}", "Milestones › Start added" },
    { "\"goal\":\"b\",\"choices\":{\"/goal\":[\"a\",\"b\"]}", "\"goal\":\"b\"", "Goal: choice settled: b" },
    { "\"goal\":\"b\"", "\"goal\":\"b\",\"choices\":{\"/goal\":[{\"absent\":true},\"a\",\"b\"]}", "Goal: 3 values: unknown / a / b" },
    { "\"phase\":\"running\"", "\"phase\":\"running\",\"choices\":{\"/phase\":[\"idea\",\"running\"]}", "Phase: two values: Idea / Execution" },
    { "\"milestones\":{\"m\":{\"title\":\"Start\"}},\"choices\":{\"/milestones/m/removed\":[{\"absent\":true},true]}",
      "\"milestones\":{\"m\":{\"title\":\"Start\"}}", "Milestones › Start › Removed: choice settled: no" },
    { "", "\"public_trekker\":\"zeeland/trekkers/jan-7f3k\"", "Trekker for the municipality unknown → Wethouder" },
    { "", "\"public_trekker\":\"zeeland/trekkers/weg-1a2b\"", "Trekker for the municipality unknown → weg-1a2b" },
    { "", "\"line\":\"l1\"", "Action line unknown → Werkgevers" },
    { "", "\"line\":\"l9\"", "Action line unknown → l9" },
    { "\"indicators\":{\"i\":{\"name\":\"Banen\"},\"j\":{\"name\":\"Stap\"}}",
      "\"indicators\":{\"i\":{\"name\":\"Banen\"},\"j\":{\"name\":\"Stap\",\"step_of\":\"i\"}}", "Indicators › Stap › Step of unknown → Banen" },
    { "\"x\":[1]", "\"x\":[1,\"<b>\"]", "x [1] → [1,\"<b>\"]" },
    { "", "\"indicators\":{\"i\":{\"name\":\"n\"}}", "Indicators › n added" },
    { "\"indicators\":{\"i\":{\"name\":\"n\"}}", "\"indicators\":{\"i\":{\"name\":\"n\",\"target\":-12500.75}}", "Indicators › n › Target unknown → -12,500.75" },
    { "\"goal\":\"Een lange tekst die hetzelfde begint en pas veel later, na meer dan tachtig tekens, ergens anders over gaat: appels.\"",
      "\"goal\":\"Een lange tekst die hetzelfde begint en pas veel later, na meer dan tachtig tekens, ergens anders over gaat: peren.\"",
      "Goal …over gaat: appels. → …over gaat: peren." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PowRecord) before = read_subproject (cases[i].before);
      g_autoptr (PowRecord) after = read_subproject (cases[i].after);
      g_autoptr (GPtrArray) changes = diff (before, after, TRUE);
      g_autofree char *words = NULL;

      g_assert_cmpuint (changes->len, ==, 1);
      words = pow_change_format (g_ptr_array_index (changes, 0), after, NULL, look_up, NULL);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Keys out of a vocabulary of the programme are shown by its words. */
static void
test_term_keys (void)
{
  PowRecord *programme = look_up (NULL, "programme");
  g_autoptr (PowRecord) before = read_record (POW_KIND_BODY, "zeeland/bodies/stuurgroep-1a2b", "{\"format\":1,\"name\":\"Stuurgroep\",\"type\":\"steering_group\"}");
  g_autoptr (PowRecord) after = read_record (POW_KIND_BODY, "zeeland/bodies/stuurgroep-1a2b",
                                             "{\"format\":1,\"name\":\"Stuurgroep\",\"type\":\"steering_group\",\"mandates\":{\"geld\":{\"power\":\"decides\"}}}");
  g_autoptr (GPtrArray) changes = diff (before, after, TRUE);
  g_autofree char *words = NULL;

  g_assert_cmpuint (changes->len, ==, 1);
  words = pow_change_format (g_ptr_array_index (changes, 0), after, programme, look_up, NULL);
  g_assert_cmpstr (words, ==, "Mandates › Geld verdelen added");
}

/* Lines about another record than the subject's carry its title. */
static void
test_other_records (void)
{
  g_autoptr (PowRecord) before = read_subproject ("");
  g_autoptr (PowRecord) after = read_subproject ("\"line\":\"l1\"");
  g_autoptr (PowRecord) old = read_record (POW_KIND_TREKKER, "zeeland/trekkers/jan-7f3k", "{\"format\":1,\"side\":\"public\"}");
  g_autoptr (GPtrArray) changes = diff (before, after, TRUE);
  g_autofree char *message = NULL;

  pow_change_diff_records (old, look_up (NULL, "zeeland/trekkers/jan-7f3k"), TRUE, changes);
  message = pow_change_format_message (changes, after, NULL, look_up, NULL);
  g_assert_cmpstr (message, ==,
                   "Jobhub: Action line unknown → Werkgevers … and 1 more\n\n"
                   "Action line unknown → Werkgevers\n"
                   "Wethouder: Function unknown → Wethouder");
}

/* Subjects fit in 72 characters and are one line, whatever people typed. */
static void
test_subject_length (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (PowRecord) programme = read_record (POW_KIND_PROGRAMME, "programme", programme_nl);

  for (guint i = 0; i < ROUNDS; i++)
    {
      PowKind kind = (PowKind) (i % POW_N_KINDS);
      g_autoptr (PowRecord) a = make_random (rand, kind);
      g_autoptr (PowRecord) b = make_random (rand, kind);
      g_autoptr (GPtrArray) changes = diff (a, b, TRUE);
      g_autofree char *message = pow_change_format_message (changes, b, programme, look_up, NULL);
      g_auto (GStrv) lines = g_strsplit (message, "\n", -1);

      g_assert_true (g_utf8_validate (message, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (lines[0], -1), <=, 72);
      g_assert_cmpint (g_utf8_strlen (lines[0], -1), >, 2);
      if (changes->len > 0)
        {
          g_assert_cmpuint (g_strv_length (lines), ==, changes->len + 2);
          g_assert_cmpstr (lines[1], ==, "");
        }
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *catalogues = NULL;

  setlocale (LC_ALL, "C");
  g_test_init (&argc, &argv, NULL);
  /* The catalogue of this build, as gettext lays it out. */
  catalogues = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "app", "po", NULL);
  bindtextdomain (GETTEXT_PACKAGE, catalogues);

  g_test_add_func ("/change/laws", test_laws);
  g_test_add_func ("/change/units", test_units);
  g_test_add_func ("/change/whole-record", test_whole_record);
  g_test_add_func ("/change/language", test_language);
  g_test_add_func ("/change/words", test_words);
  g_test_add_func ("/change/term-keys", test_term_keys);
  g_test_add_func ("/change/other-records", test_other_records);
  g_test_add_func ("/change/subject-length", test_subject_length);

  return g_test_run ();
}
