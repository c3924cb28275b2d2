/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/insight/insight-fixture.h"

#include "model/insight/pow-check.h"

#define TODAY (fixture_day ("2020-02-13"))
#define GREEN "'milestones':{'m':{'title':'M','date':'2021'}}"
#define AMBER "'milestones':{'m':{'title':'M','date':'2020-02-01'}}"
#define RED "'milestones':{'m':{'title':'M','date':'2019'}}"

/* A region: its plan and subprojects, each as members after the title. */
typedef struct
{
  const char *name;
  const char *plan; /* NULL: none */
  const char *subprojects[5];
  PowLight light;
  const char *reasons;
} RegionCase;

static const RegionCase region_cases[] = {
  { "no-plan", NULL, { NULL }, POW_LIGHT_UNKNOWN, "nothing_known:unknown" },
  { "empty-plan", "", { NULL }, POW_LIGHT_UNKNOWN, "nothing_known:unknown" },
  { "all-green", "", { GREEN, GREEN }, POW_LIGHT_GREEN, "" },
  { "worst-counts", "", { GREEN, AMBER, RED }, POW_LIGHT_RED, "milestone_late:red milestone_late:amber" },
  { "one-amber", "", { GREEN, AMBER }, POW_LIGHT_AMBER, "milestone_late:amber" },
  { "one-unknown", "", { GREEN, GREEN, "'goal':'x'" }, POW_LIGHT_UNKNOWN, "nothing_known:unknown" },
  { "one-half-known", "", { GREEN, GREEN "," "'budget':{'b':{'label':'B'}}" }, POW_LIGHT_UNKNOWN, "insufficient_data:unknown" },
  { "amber-beats-unknown", "", { AMBER, "'goal':'x'" }, POW_LIGHT_AMBER, "milestone_late:amber nothing_known:unknown" },
  { "ideas-do-not-count", "", { GREEN, "'phase':'idea'", "'phase':'stopped'," RED, "'phase':'anchored'," RED }, POW_LIGHT_GREEN, "" },
  { "removed-does-not-count", "", { GREEN, "'removed':true," RED }, POW_LIGHT_GREEN, "" },
  { "only-ideas", "", { "'phase':'idea'" }, POW_LIGHT_UNKNOWN, "nothing_known:unknown" },
  { "hold-does-not-count", "", { GREEN, "'hold':{'since':'2020'}," RED }, POW_LIGHT_GREEN, "" },
  { "all-on-hold", "", { "'hold':{'since':'2020'}," GREEN }, POW_LIGHT_ON_HOLD, "" },
  { "plan-overspent", "'budget':{'b':{'label':'B','amounts':{'planned':1,'committed':2}}}", { GREEN }, POW_LIGHT_RED, "overspent:red" },
  { "plan-alone", "'budget':{'b':{'label':'B','amounts':{'planned':10,'committed':2}}}", { NULL }, POW_LIGHT_GREEN, "" },
  { "plan-leads-unknown", "'status':'running'", { GREEN }, POW_LIGHT_UNKNOWN, "trekker_vacant:unknown" },
  { "plan-removed", "'removed':true,'budget':{'b':{'label':'B','amounts':{'planned':1,'committed':2}}}", { GREEN }, POW_LIGHT_GREEN, "" },
};

static PowSnapshot *
make_region (const RegionCase *c)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i <= G_N_ELEMENTS (c->subprojects); i++)
    {
      const char *members = i == 0 ? c->plan : c->subprojects[i - 1];

      if (members == NULL)
        continue;
      g_ptr_array_add (texts, i == 0 ? g_strdup ("r/plan") : g_strdup_printf ("r/subprojects/s%u", i));
      g_ptr_array_add (records, texts->pdata[texts->len - 1]);
      g_ptr_array_add (texts, g_strdup_printf ("{'title':'T'%s%s}", members[0] != '\0' ? "," : "", members));
      g_ptr_array_add (records, texts->pdata[texts->len - 1]);
    }
  g_ptr_array_add (records, NULL);
  return fixture_snapshot ((const char *const *) records->pdata);
}

static void
test_region (gconstpointer data)
{
  const RegionCase *c = data;
  g_autoptr (PowSnapshot) snapshot = make_region (c);
  g_autoptr (PowStanding) standing = pow_insight_region (snapshot, "r", TODAY);
  g_autofree char *reasons = fixture_reasons (standing);

  g_assert_cmpstr (reasons, ==, c->reasons);
  g_assert_cmpstr (pow_light_get_name (standing->computed), ==, pow_light_get_name (c->light));
}

static void
assert_sum (const PowSum *sum, gint64 value, guint known, guint of)
{
  g_assert_cmpint (sum->value, ==, value);
  g_assert_cmpuint (sum->known, ==, known);
  g_assert_cmpuint (sum->of, ==, of);
}

static void
test_money (void)
{
  static const RegionCase region = {
    "money", "'budget':{'b':{'label':'B','amounts':{'planned':1000,'committed':400,'realised':0}}}",
    { "'budget':{'a':{'label':'A','amounts':{'planned':100,'committed':40}},'b':{'label':'B','amounts':{'planned':50}},"
      "'c':{'label':'C','removed':true,'amounts':{'planned':7}}}",
      "'goal':'no budget'", "'phase':'idea'", "'phase':'stopped','budget':{'b':{'label':'B','amounts':{'planned':5,'committed':5,'realised':5}}}",
      "'removed':true,'budget':{'b':{'label':'B','amounts':{'planned':9}}}" },
  };
  g_autoptr (PowSnapshot) snapshot = make_region (&region);
  g_autoptr (PowStanding) standing = pow_insight_region (snapshot, "r", TODAY);
  g_autoptr (PowStanding) first = pow_insight_subproject (snapshot, fixture_lookup (snapshot, "r/subprojects/s1"), TODAY);
  g_autoptr (PowStanding) second = pow_insight_subproject (snapshot, fixture_lookup (snapshot, "r/subprojects/s2"), TODAY);

  /* Plan, s1, s2 (active without figures) and the stopped one: four parts. */
  assert_sum (&standing->money.planned, 1155, 3, 4);
  assert_sum (&standing->money.committed, 445, 2, 4);
  assert_sum (&standing->money.realised, 5, 2, 4);
  assert_sum (&standing->money.free, 660, 2, 4);

  assert_sum (&first->money.planned, 150, 2, 2);
  assert_sum (&first->money.committed, 40, 1, 2);
  assert_sum (&first->money.realised, 0, 0, 2);
  assert_sum (&first->money.free, 60, 1, 2);
  assert_sum (&second->money.planned, 0, 0, 1);
}

static void
test_results (void)
{
  static const RegionCase region = {
    "results", "'indicators':{'a':{'name':'A','target':100,'measurements':{'2019-Q3':{'value':10},'2019-Q4':{'value':74}}}}",
    { "'indicators':{'b':{'name':'B','baseline':40,'target':60,'measurements':{'2019':{'value':50}}},'c':{'name':'C','target':5}}",
      "'indicators':{'d':{'name':'D','target':10,'measurements':{'2019':{'value':30}}}}",
      "'phase':'idea','indicators':{'e':{'name':'E','target':10,'measurements':{'2019':{'value':0}}}}" },
  };
  g_autoptr (PowSnapshot) snapshot = make_region (&region);
  g_autoptr (PowStanding) standing = pow_insight_region (snapshot, "r", TODAY);
  g_autoptr (PowStanding) empty = pow_insight_region (snapshot, "elsewhere", TODAY);

  /* 74, 50 and no more than 100; one is not measured. */
  g_assert_cmpint (standing->result_percent, ==, 75);
  g_assert_cmpuint (standing->result_known, ==, 3);
  g_assert_cmpuint (standing->result_of, ==, 4);
  g_assert_cmpint (empty->result_percent, ==, -1);
  g_assert_cmpuint (empty->result_of, ==, 0);
}

typedef struct
{
  const char *name;
  const char *plan;
  PowLight light;
  const char *on; /* NULL: never */
  int age;
  gboolean stale;
} ReportedCase;

static const ReportedCase reported_cases[] = {
  { "never", "", POW_LIGHT_UNKNOWN, NULL, -1, FALSE },
  { "fresh", "'pulses':{'a':{'date':'2020-02-01','light':'green'}}", POW_LIGHT_GREEN, "2020-02-01", 12, FALSE },
  { "thirty-five-days", "'pulses':{'a':{'date':'2020-01-09','light':'green'}}", POW_LIGHT_GREEN, "2020-01-09", 35, FALSE },
  { "thirty-six-days", "'pulses':{'a':{'date':'2020-01-08','light':'green'}}", POW_LIGHT_GREEN, "2020-01-08", 36, TRUE },
  { "latest", "'pulses':{'a':{'date':'2020-02-02','light':'red'},'b':{'date':'2020-02-01','light':'green'}}", POW_LIGHT_RED, "2020-02-02", 11, FALSE },
  { "same-day-greater-key", "'pulses':{'a':{'date':'2020-02-02','light':'red'},'b':{'date':'2020-02-02','light':'green'}}", POW_LIGHT_GREEN, "2020-02-02", 11, FALSE },
  { "corrected", "'pulses':{'b':{'date':'2020-02-02','light':'red'},'a':{'date':'2020-02-02','light':'amber','corrects':'b'}}", POW_LIGHT_AMBER, "2020-02-02", 11, FALSE },
  { "correction-removed", "'pulses':{'b':{'date':'2020-02-02','light':'red'},'a':{'date':'2020-02-02','light':'amber','corrects':'b','removed':true}}", POW_LIGHT_RED, "2020-02-02", 11, FALSE },
  { "future", "'pulses':{'a':{'date':'2020-02-14','light':'red'},'b':{'date':'2020-02-01','light':'green'}}", POW_LIGHT_GREEN, "2020-02-01", 12, FALSE },
  { "vague", "'pulses':{'a':{'date':'2020-02','light':'on_hold'}}", POW_LIGHT_ON_HOLD, "2020-02", 0, FALSE },
  { "removed", "'pulses':{'a':{'date':'2020-02-02','light':'red','removed':true}}", POW_LIGHT_UNKNOWN, NULL, -1, FALSE },
  { "text-only", "'pulses':{'a':{'date':'2020-02-02','text':'Going on'}}", POW_LIGHT_UNKNOWN, "2020-02-02", 11, FALSE },
};

static void
test_reported (gconstpointer data)
{
  const ReportedCase *c = data;
  RegionCase region = { c->name, c->plan, { NULL } };
  g_autoptr (PowSnapshot) snapshot = make_region (&region);
  g_autoptr (PowStanding) standing = pow_insight_region (snapshot, "r", TODAY);
  g_autofree char *on = pow_date_to_string (standing->reported.on);

  g_assert_cmpint (standing->reported.light, ==, c->light);
  g_assert_cmpstr (on, ==, c->on);
  g_assert_cmpint (standing->reported.age_days, ==, c->age);
  g_assert_cmpint (standing->reported.stale, ==, c->stale);
}

static void
test_slots (void)
{
  static const char *const records[] = {
    "r/plan", "{'title':'P','public_trekker':'r/trekkers/a','private_trekker':'r/trekkers/b'}",
    "r/subprojects/s", "{'title':'S','public_trekker':'r/trekkers/c','private_trekker':'r/trekkers/gone'}",
    "r/trekkers/a", "{'side':'public','status':'appointed','since':'2019-06'}",
    "r/trekkers/b", "{'side':'private','status':'left','since':'2018','until':'2019-12-01'}",
    "r/trekkers/c", "{'side':'public','status':'candidate','removed':true}",
    NULL,
  };
  static const struct
  {
    const char *address;
    gboolean private_side;
    PowSlotState state;
    const char *since;
    gboolean has_trekker;
  } expected[] = {
    { "r/plan", FALSE, POW_SLOT_APPOINTED, "2019-06", TRUE },
    { "r/plan", TRUE, POW_SLOT_VACANT, "2019-12-01", TRUE },
    { "r/subprojects/s", FALSE, POW_SLOT_NONE, NULL, TRUE },
    { "r/subprojects/s", TRUE, POW_SLOT_NONE, NULL, FALSE },
  };
  g_autoptr (PowSnapshot) snapshot = fixture_snapshot (records);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      PowSlot slot = pow_insight_slot (snapshot, fixture_lookup (snapshot, expected[i].address),
                                       expected[i].private_side, TODAY);
      g_autofree char *since = pow_date_to_string (slot.since);

      g_assert_cmpint (slot.state, ==, expected[i].state);
      g_assert_cmpstr (since, ==, expected[i].since);
      g_assert_cmpint (slot.trekker != NULL, ==, expected[i].has_trekker);
    }
}

static void
test_phases (void)
{
  static const RegionCase region
      = { "phases", "", { "'phase':'idea'", "'phase':'running'", "'phase':'running'", "", "'phase':'running','removed':true" } };
  const PowField *phase = pow_schema_find (POW_KIND_SUBPROJECT, "phase", NULL);
  g_autoptr (PowSnapshot) snapshot = make_region (&region);
  guint counts[6];

  pow_insight_count_phases (snapshot, "r", counts, G_N_ELEMENTS (counts));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpuint (counts[i], ==, g_str_equal (phase->choices[i].id, "idea")      ? 1
                                     : g_str_equal (phase->choices[i].id, "running") ? 2
                                                                                     : 0);
}

static void
test_check (void)
{
  static const char *const records[] = {
    "programme", "{'name':'P','themes':{'work':{'label':'Work'}},'tranches':{'2019':{'amount':1}}}",
    "r/region", "{'name':'R','centre_municipality':'R'}",
    "r/plan", "{'title':'P','lines':{'l1':{'title':'L'}},'budget':{'b':{'label':'B','tranche':'2020'}}}",
    "r/subprojects/s", "{'title':'S','line':'l2','themes':['play','work'],'partners':['elsewhere/stakeholders/x','r/stakeholders/x'],"
                       "'notes':'Number 111222333'}",
    NULL,
  };
  static const struct
  {
    const char *address;
    const char *field;
  } expected[] = {
    { "r/plan", "budget.b.tranche" },
    { "r/subprojects/s", "line" },
    { "r/subprojects/s", "notes" },
    { "r/subprojects/s", "partners" },
    { "r/subprojects/s", "themes" },
  };
  g_autoptr (PowSnapshot) snapshot = fixture_snapshot (records);
  g_autoptr (GPtrArray) problems = pow_check_snapshot (snapshot);

  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const PowProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpstr (problem->address, ==, expected[i].address);
      g_assert_cmpstr (problem->field, ==, expected[i].field);
      g_assert_cmpint (problem->level, ==, POW_PROBLEM_WARNING);
      g_assert_null (strstr (problem->problem, "111222333"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (region_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/insight/region/", region_cases[i].name, NULL);

      g_test_add_data_func (path, &region_cases[i], test_region);
    }
  for (guint i = 0; i < G_N_ELEMENTS (reported_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/insight/reported/", reported_cases[i].name, NULL);

      g_test_add_data_func (path, &reported_cases[i], test_reported);
    }
  g_test_add_func ("/insight/money", test_money);
  g_test_add_func ("/insight/results", test_results);
  g_test_add_func ("/insight/slots", test_slots);
  g_test_add_func ("/insight/phases", test_phases);
  g_test_add_func ("/insight/check", test_check);
  return g_test_run ();
}
