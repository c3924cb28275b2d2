/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-merge.h"
#include "model/change/pow-open-choice.h"
#include "tests/common/pow-random-record.h"

#include <string.h>

/* Settling open choices: examples by hand, and laws over random records of every kind. */

#define ADDRESS "zeeland/subprojects/jobhub-7f3k"
#define CASES 400
#define FULL_CASES 20000

static PowRecord *
read_record (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  PowRecord *record = pow_record_read (POW_KIND_SUBPROJECT, ADDRESS, json, strlen (json), &error);

  g_assert_no_error (error);
  return record;
}

typedef struct
{
  const char *name;
  const char *record; /* what stands there, with its choices */
  const char *field;
  int take;          /* from 0; -1: all of them; -2: @value */
  const char *value; /* NULL: absent */
  const char *expected;
} Example;

#define TITLE "'format':1,'title':'t'"

static const Example examples[] = {
  { "shown", "{" TITLE ",'phase':'stopped','choices':{'/phase':['idea','stopped']}}", "phase", 1, NULL,
    "{" TITLE ",'phase':'stopped'}" },
  { "other", "{" TITLE ",'phase':'stopped','choices':{'/phase':['idea','stopped']}}", "phase", 0, NULL,
    "{" TITLE ",'phase':'idea'}" },
  { "absent", "{" TITLE ",'goal':'g','choices':{'/goal':[{'absent':true},'g']}}", "goal", 0, NULL, "{" TITLE "}" },
  { "anew", "{" TITLE ",'goal':'g','choices':{'/goal':['f','g']}}", "goal", -2, "'h'", "{" TITLE ",'goal':'h'}" },
  { "anew-nothing", "{" TITLE ",'goal':'g','choices':{'/goal':['f','g']}}", "goal", -2, NULL, "{" TITLE "}" },
  { "other-choice-waits",
    "{" TITLE ",'goal':'g','phase':'stopped','choices':{'/goal':['f','g'],'/phase':['idea','stopped']}}", "goal", 0, NULL,
    "{" TITLE ",'goal':'f','phase':'stopped','choices':{'/phase':['idea','stopped']}}" },
  { "group", "{" TITLE ",'period':{'start':'2020','end':'2022'},'choices':{'/period':[{'start':'2020','end':'2021'},{'start':'2020','end':'2022'}]}}",
    "period", 0, NULL, "{" TITLE ",'period':{'start':'2020','end':'2021'}}" },
  { "unknown-key", "{" TITLE ",'x':2,'choices':{'/x':[1,2]}}", "x", 0, NULL, "{" TITLE ",'x':1}" },
  { "remove-after-all", "{" TITLE ",'choices':{'/removed':[{'absent':true},true]}}", "removed", 1, NULL,
    "{" TITLE ",'removed':true}" },
  { "stays", "{" TITLE ",'choices':{'/removed':[{'absent':true},true]}}", "removed", 0, NULL, "{" TITLE "}" },
  { "entry-removed-after-all",
    "{" TITLE ",'milestones':{'m':{'title':'M'}},'choices':{'/milestones/m/removed':[{'absent':true},true]}}",
    "milestones.m.removed", 1, NULL, "{" TITLE ",'milestones':{'m':{'title':'M','removed':true}}}" },
  { "entry-keeps-choice-of-removal",
    "{" TITLE ",'pulses':{'p':{'date':'2020-02-02','light':'red'}},'choices':{'/pulses/p':[{'date':'2020-02-02','light':'green'},{'date':'2020-02-02','light':'red'}],'/pulses/p/removed':[{'absent':true},true]}}",
    "pulses.p", 0, NULL,
    "{" TITLE ",'pulses':{'p':{'date':'2020-02-02','light':'green'}},'choices':{'/pulses/p/removed':[{'absent':true},true]}}" },
  { "removal-keeps-choice-of-entry",
    "{" TITLE ",'pulses':{'p':{'date':'2020-02-02','light':'red'}},'choices':{'/pulses/p':[{'date':'2020-02-02','light':'green'},{'date':'2020-02-02','light':'red'}],'/pulses/p/removed':[{'absent':true},true]}}",
    "pulses.p.removed", 0, NULL,
    "{" TITLE ",'pulses':{'p':{'date':'2020-02-02','light':'red'}},'choices':{'/pulses/p':[{'date':'2020-02-02','light':'green'},{'date':'2020-02-02','light':'red'}]}}" },
};

static PowRecord *
settle (const Example *example, PowOpenChoice *choice, PowRecord *record, GError **error)
{
  g_autofree char *json = NULL;
  g_autoptr (cJSON) value = NULL;

  if (example->take >= 0)
    return pow_open_choice_take (choice, record, (guint) example->take, error);
  json = example->value != NULL ? g_strdelimit (g_strdup (example->value), "'", '"') : NULL;
  value = json != NULL ? pow_json_read (json, strlen (json), error) : NULL;
  return pow_open_choice_settle (choice, record, value, error);
}

static void
test_example (gconstpointer data)
{
  const Example *example = data;
  g_autoptr (PowRecord) record = read_record (example->record);
  g_autoptr (PowRecord) expected = read_record (example->expected);
  g_autoptr (PowOpenChoice) choice = pow_open_choice_find (record, example->field);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) settled = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected_text = pow_record_write (expected, NULL);

  g_assert_nonnull (choice);
  settled = settle (example, choice, record, &error);
  g_assert_no_error (error);
  text = pow_record_write (settled, NULL);
  g_assert_cmpstr (text, ==, expected_text);
}

static void
test_both (void)
{
  g_autoptr (PowRecord) record
      = read_record ("{" TITLE ",'phase':'stopped','pulses':{'p':{'date':'2020-02-02','light':'red'}},'choices':{"
                     "'/phase':['idea','stopped'],"
                     "'/pulses/p':[{'date':'2020-02-02','light':'green'},{'date':'2020-02-02','light':'red'}]}}");
  g_autoptr (PowOpenChoice) phase = pow_open_choice_find (record, "phase");
  g_autoptr (PowOpenChoice) pulse = pow_open_choice_find (record, "pulses.p");
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) settled = NULL;
  const cJSON *pulses;

  g_assert_false (pow_open_choice_can_keep_all (phase));
  g_assert_true (pow_open_choice_can_keep_all (pulse));
  settled = pow_open_choice_keep_all (pulse, record, &error);
  g_assert_no_error (error);
  pulses = pow_record_get (settled, "pulses");
  g_assert_cmpint (cJSON_GetArraySize (pulses), ==, 2);
  g_assert_cmpstr (pow_json_get_string (pow_json_get (pulses, "p"), "light"), ==, "red");
  g_assert_cmpstr (pow_json_get_string (pulses->child->next, "light"), ==, "green");
  g_assert_cmpuint (pow_record_count_choices (settled), ==, 1);
  g_assert_nonnull (pow_record_get_choice (settled, "phase"));
}

/* What cannot stand in the field is refused, and the choice stays open. */
static void
test_refused (void)
{
  g_autoptr (PowRecord) record = read_record ("{" TITLE ",'phase':'stopped','choices':{'/phase':['idea','stopped']}}");
  g_autoptr (PowOpenChoice) choice = pow_open_choice_find (record, "phase");
  g_autoptr (cJSON) value = cJSON_CreateString ("somewhere");
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) settled = pow_open_choice_settle (choice, record, value, &error);

  g_assert_null (settled);
  g_assert_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID);
  g_assert_null (pow_open_choice_find (record, "title"));
}

/* The record's text without a place and its choice. */
static char *
write_without (PowRecord *record, const char *field)
{
  g_autoptr (cJSON) tree = pow_json_copy (pow_record_get_tree (record));
  g_autofree char *pointer = pow_path_to_pointer (field);
  g_auto (GStrv) keys = pow_path_split (field);
  cJSON *choices = cJSON_GetObjectItemCaseSensitive (tree, "choices");
  cJSON *holder = tree;
  guint n = g_strv_length (keys);

  for (guint i = 0; i + 1 < n && holder != NULL; i++)
    holder = cJSON_GetObjectItemCaseSensitive (holder, keys[i]);
  if (holder != NULL)
    cJSON_DeleteItemFromObjectCaseSensitive (holder, keys[n - 1]);
  /* A map or group that is left empty is as good as none. */
  if (holder != NULL && holder != tree && holder->child == NULL && n == 2)
    cJSON_DeleteItemFromObjectCaseSensitive (tree, keys[0]);
  cJSON_DeleteItemFromObjectCaseSensitive (choices, pointer);
  if (choices != NULL && choices->child == NULL)
    cJSON_DeleteItemFromObjectCaseSensitive (tree, "choices");
  return pow_json_write (tree, NULL);
}

static void
check_settled (guint32 seed, PowRecord *before, const char *field, PowRecord *after, const GError *error)
{
  g_autofree char *rest_before = NULL;
  g_autofree char *rest_after = NULL;
  g_autofree char *text = NULL;
  g_autoptr (PowRecord) again = NULL;
  gsize length;

  if (after == NULL)
    g_error ("seed %u, %s: %s", seed, field, error->message);
  if (pow_record_get_choice (after, field) != NULL)
    g_error ("seed %u, %s is still open", seed, field);
  text = pow_record_write (after, &length);
  again = pow_record_read (pow_record_get_kind (after), pow_record_get_address (after), text, length, NULL);
  if (!pow_record_equal (after, again))
    g_error ("seed %u, %s: not valid when read again: %s", seed, field, text);
  rest_before = write_without (before, field);
  rest_after = write_without (after, field);
  if (strcmp (rest_before, rest_after) != 0)
    g_error ("seed %u, %s changed more than itself: %s %s", seed, field, rest_before, rest_after);
}

static PowRecord *
make_random_record (GRand *rand)
{
  PowKind kind = pow_random_kind (rand);
  cJSON *tree = pow_random_record (rand, kind, POW_RANDOM_CHOICES);
  g_autoptr (GError) error = NULL;
  PowRecord *record = pow_record_new (kind, ADDRESS, tree, &error);

  g_assert_no_error (error);
  return record;
}

/* Whatever is chosen: a valid record, the choice is no more, and all else stands byte for byte. */
static void
test_settling_touches_one_field (void)
{
  guint n_cases = g_strcmp0 (g_getenv ("POW_TEST_FULL"), "1") == 0 ? FULL_CASES : CASES;
  guint n_settled = 0;

  for (guint32 seed = 0; seed < n_cases; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (PowRecord) record = make_random_record (rand);
      const cJSON *list;

      cJSON_ArrayForEach (list, pow_record_get (record, "choices"))
      {
        g_autofree char *field = pow_path_from_pointer (list->string);
        g_autoptr (PowOpenChoice) choice = pow_open_choice_find (record, field);

        /* Where its entry is left out altogether, a choice on its removal goes with it. */
        for (guint n = 0; n < choice->candidates->len; n++)
          {
            const PowChoiceCandidate *candidate = g_ptr_array_index (choice->candidates, n);
            g_autoptr (GError) error = NULL;
            g_autoptr (PowRecord) settled = pow_open_choice_take (choice, record, n, &error);

            check_settled (seed, record, field, settled, error);
            if (!choice->is_removal && pow_json_get (candidate->value, "removed") == NULL
                && (pow_record_get (settled, field) == NULL) != (candidate->value == NULL))
              g_error ("seed %u: candidate %u of %s does not stand", seed, n, field);
            n_settled++;
          }
        if (pow_open_choice_can_keep_all (choice))
          {
            g_autoptr (GError) error = NULL;
            g_autoptr (PowRecord) settled = pow_open_choice_keep_all (choice, record, &error);

            g_assert_no_error (error);
            g_assert_null (pow_record_get_choice (settled, field));
          }
      }
    }
  g_assert_cmpuint (n_settled, >, n_cases);
}

/* One side settles, the other does nothing: what was chosen stands after the merge, on every side. */
static void
test_a_choice_travels (void)
{
  guint n_cases = g_strcmp0 (g_getenv ("POW_TEST_FULL"), "1") == 0 ? FULL_CASES : CASES;

  for (guint32 seed = 0; seed < n_cases; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (PowRecord) record = make_random_record (rand);
      const cJSON *choices = pow_record_get (record, "choices");
      const cJSON *list = choices != NULL ? choices->child : NULL;
      g_autofree char *field = list != NULL ? pow_path_from_pointer (list->string) : NULL;
      g_autoptr (PowOpenChoice) choice = field != NULL ? pow_open_choice_find (record, field) : NULL;
      g_autoptr (PowRecord) settled = NULL;
      g_autoptr (PowRecord) merged = NULL;

      if (choice == NULL)
        continue;
      settled = pow_open_choice_take (choice, record, 0, NULL);
      merged = pow_merge_records (record, settled, record);
      if (!pow_record_equal (merged, settled) && pow_record_get (settled, field) != NULL)
        g_error ("seed %u: what was chosen for %s does not stand", seed, field);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strconcat ("/open-choice/examples/", examples[i].name, NULL);

      g_test_add_data_func (path, &examples[i], test_example);
    }
  g_test_add_func ("/open-choice/both", test_both);
  g_test_add_func ("/open-choice/refused", test_refused);
  g_test_add_func ("/open-choice/settling-touches-one-field", test_settling_touches_one_field);
  g_test_add_func ("/open-choice/travels", test_a_choice_travels);
  return g_test_run ();
}
