/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/common/pow-random-record.h"

#include "model/schema/pow-validate.h"

#include <locale.h>
#include <string.h>

static GPtrArray *
problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pow_problem_free);
}

/* Every random record of every kind is valid, in whatever form; broken in one place it is not, and
 * the field that is named lies on the way to that place. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20200213);

  for (guint round = 0; round < 5000; round++)
    {
      PowKind kind = (PowKind) (round % POW_N_KINDS);
      PowRandomFlags flags = (PowRandomFlags) (round / POW_N_KINDS % 4);
      g_autoptr (cJSON) tree = pow_random_record (rand, kind, flags);
      g_autoptr (GPtrArray) problems = problems_new ();
      g_autofree char *broken = NULL;
      g_autofree char *text = NULL;

      if (!pow_validate_tree (kind, tree, problems))
        {
          PowProblem *problem = problems->pdata[0];

          text = pow_json_write_compact (tree);
          g_error ("%s: %s: %s", problem->field, problem->problem, text);
        }
      broken = pow_random_break (rand, kind, tree);
      if (pow_validate_tree (kind, tree, NULL))
        {
          text = pow_json_write_compact (tree);
          g_error ("%s not seen: %s", broken, text);
        }
      g_assert_false (pow_validate_tree (kind, tree, problems));
      g_assert_cmpuint (problems->len, >, 0);
    }
}

typedef struct
{
  PowKind kind;
  const char *text;
  const char *field; /* where the first problem is; "-": for the whole record; NULL: valid */
} Case;

static const Case cases[] = {
  { POW_KIND_SUBPROJECT, "{\"title\":\"Jobhub\"}", NULL },
  { POW_KIND_SUBPROJECT, "{\"format\":1,\"title\":\"Jobhub\",\"Title\":3,\"x\":{\"y\":null}}", NULL },
  { POW_KIND_SUBPROJECT, "[]", "-" },
  { POW_KIND_SUBPROJECT, "{}", "title" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\\nb\"}", "title" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"goal\":\"a\\nb\\tc\\r\\nd\"}", NULL },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"goal\":\"a\\rb\"}", "goal" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"goal\":\"a\\u001bb\"}", "goal" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"phase\":\"Idea\"}", "phase" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"phase\":null,\"themes\":[],\"budget\":{},\"goal\":\"\"}", NULL },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"period\":{\"start\":\"2020-02-30\"}}", "period.start" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"milestones\":{\"m1\":{\"title\":\"b\",\"date\":\"morgen\"}}}",
    "milestones.m1.date" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"milestones\":{\"m1\":{}}}", "milestones.m1.title" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"milestones\":{\"M.1~\":{\"title\":\"b\"}}}",
    "milestones.M~11~0" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"milestones\":{\"M 1\":null}}", NULL },
  { POW_KIND_SUBPROJECT,
    "{\"title\":\"a\",\"indicators\":{\"i\":{\"name\":\"n\",\"measurements\":{\"2020-Q1\":{}}}}}", NULL },
  { POW_KIND_SUBPROJECT,
    "{\"title\":\"a\",\"indicators\":{\"i\":{\"name\":\"n\",\"measurements\":{\"2020-Q5\":{}}}}}",
    "indicators.i.measurements.2020-Q5" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"uwv_fit\":{\"housing\":{}}}", "uwv_fit.housing" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"public_trekker\":\"zeeland/stakeholders/x\"}",
    "public_trekker" },
  { POW_KIND_SUBPROJECT,
    "{\"title\":\"a\",\"budget\":{\"b\":{\"label\":\"l\",\"amounts\":{\"planned\":1.5}}}}",
    "budget.b.amounts.planned" },
  { POW_KIND_SUBPROJECT,
    "{\"title\":\"a\",\"budget\":{\"b\":{\"label\":\"l\",\"amounts\":{\"planned\":9007199254740991}}}}",
    NULL },
  { POW_KIND_SUBPROJECT,
    "{\"title\":\"a\",\"budget\":{\"b\":{\"label\":\"l\",\"amounts\":{\"planned\":9007199254740992}}}}",
    "budget.b.amounts.planned" },
  { POW_KIND_SUBPROJECT,
    "{\"title\":\"a\",\"budget\":{\"b\":{\"label\":\"l\",\"amounts\":{\"planned\":0.90e1}}}}", NULL },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"order\":\"a0\"}", "order" },
  { POW_KIND_SUBPROJECT, "{\"format\":2,\"title\":\"a\"}", "format" },
  { POW_KIND_SUBPROJECT, "{\"format\":null,\"title\":\"a\"}", "format" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"choices\":{\"/title\":[\"a\",{\"absent\":true}]}}", "title" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"choices\":{\"/phase\":[\"idea\",\"plan\"]}}", "phase" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"choices\":{\"/phase\":[\"idea\"]}}", "phase" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"choices\":{\"/themes\":[[\"a\"],[\"b\"]]}}", "choices" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"choices\":{\"/period/start\":[\"2020\",\"2021\"]}}",
    "choices" },
  { POW_KIND_SUBPROJECT,
    "{\"title\":\"a\",\"choices\":{\"/period\":[{\"start\":\"2020\"},{\"absent\":true}]}}", NULL },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"choices\":{\"/period\":[{\"start\":\"\"},{\"end\":\"2020\"}]}}",
    "period" },
  { POW_KIND_SUBPROJECT,
    "{\"title\":\"a\",\"choices\":{\"/uwv_fit/ict\":[{\"verdict\":\"fits\"},{}]}}", NULL },
  { POW_KIND_SUBPROJECT,
    "{\"title\":\"a\",\"choices\":{\"/uwv_fit/ict/verdict\":[\"fits\",\"partly\"]}}", "choices" },
  { POW_KIND_SUBPROJECT, "{\"title\":\"a\",\"choices\":{\"/later~1field/x\":[1,null]}}", NULL },
  { POW_KIND_TREKKER, "{\"side\":\"public\",\"organisation\":\"zeeland/stakeholders/goes\"}", NULL },
  { POW_KIND_TREKKER, "{\"function\":\"wethouder\"}", "side" },
  { POW_KIND_PROGRAMME, "{\"name\":\"P\",\"tranches\":{\"2019\":{\"amount\":1000000}}}", NULL },
  { POW_KIND_PROGRAMME, "{\"name\":\"P\",\"tranches\":{\"19\":{\"amount\":1}}}", "tranches.19" },
  { POW_KIND_PROGRAMME, "{\"name\":\"P\",\"thresholds\":{\"later_rule\":{\"value\":3}}}", NULL },
  { POW_KIND_PROGRAMME, "{\"name\":\"P\",\"thresholds\":{\"stale_days\":{\"value\":3.5}}}",
    "thresholds.stale_days.value" },
  { POW_KIND_REGION, "{\"name\":\"Zeeland\",\"centre_municipality\":\"Goes\",\"neighbours\":[\"West-Brabant\"]}",
    "neighbours" },
  { POW_KIND_AGREEMENT, "{\"type\":\"commitment\",\"wording\":\"w\",\"removed\":\"ja\"}", "removed" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (cJSON) tree = pow_json_read (cases[i].text, strlen (cases[i].text), &error);
      g_autoptr (GPtrArray) problems = problems_new ();
      gboolean valid;

      g_assert_no_error (error);
      valid = pow_validate_tree (cases[i].kind, tree, problems);
      g_test_message ("%s", cases[i].text);
      g_assert_true (valid == (cases[i].field == NULL));
      g_assert_true (valid == (problems->len == 0));
      if (!valid)
        {
          PowProblem *problem = problems->pdata[0];

          g_assert_cmpstr (problem->field != NULL ? problem->field : "-", ==, cases[i].field);
          g_assert_cmpint (problem->level, ==, POW_PROBLEM_ERROR);
        }
    }
}

/* Exactly as many characters as fit, and one more; counted as code points, composed. */
static void
test_lengths (void)
{
  const PowField *title = pow_schema_find (POW_KIND_SUBPROJECT, "title", NULL);
  const PowField *goal = pow_schema_find (POW_KIND_SUBPROJECT, "goal", NULL);
  static const struct
  {
    const char *piece;
    guint count;
    gboolean prose;
    gboolean valid;
  } lengths[] = {
    { "a", POW_LIMIT_TEXT, FALSE, TRUE },        { "a", POW_LIMIT_TEXT + 1, FALSE, FALSE },
    { "😀", POW_LIMIT_TEXT, FALSE, TRUE },       { "😀", POW_LIMIT_TEXT + 1, FALSE, FALSE },
    { "e\xcc\x81", POW_LIMIT_TEXT, FALSE, TRUE }, { "e\xcc\x81", POW_LIMIT_TEXT + 1, FALSE, FALSE },
    { "a", POW_LIMIT_PROSE, TRUE, TRUE },        { "a", POW_LIMIT_PROSE + 1, TRUE, FALSE },
    { "\r\n", POW_LIMIT_PROSE, TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      GString *text = g_string_new (NULL);
      g_autoptr (cJSON) value = NULL;

      for (guint n = 0; n < lengths[i].count; n++)
        g_string_append (text, lengths[i].piece);
      value = cJSON_CreateString (text->str);
      g_string_free (text, TRUE);
      g_assert_true (pow_validate_value (lengths[i].prose ? goal : title, value, NULL)
                     == lengths[i].valid);
    }
}

/* A number that may be someone's is never repeated in a message. */
static void
test_message_masks (void)
{
  const PowField *phase = pow_schema_find (POW_KIND_SUBPROJECT, "phase", NULL);
  g_autoptr (cJSON) value = cJSON_CreateString ("bsn 111222333");
  g_autoptr (GPtrArray) problems = problems_new ();
  PowProblem *problem;

  g_assert_false (pow_validate_value (phase, value, problems));
  problem = problems->pdata[0];
  g_assert_cmpstr (problem->field, ==, "phase");
  g_assert_null (strstr (problem->problem, "111222333"));
  g_assert_nonnull (strstr (problem->problem, "idea"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/validate/cases", test_cases);
  g_test_add_func ("/schema/validate/lengths", test_lengths);
  g_test_add_func ("/schema/validate/random", test_random);
  g_test_add_func ("/schema/validate/message-masks", test_message_masks);
  return g_test_run ();
}
