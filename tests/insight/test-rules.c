/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/insight/insight-fixture.h"

/* One subproject, judged on 13 February 2020 by the default thresholds. */
typedef struct
{
  const char *name;
  const char *subproject; /* members after the title */
  PowLight light;
  const char *reasons;
} Case;

#define DONE "'milestones':{'m':{'title':'Start','date':'2020-01','done':'2020-01-06'}}"

static const Case cases[] = {
  /* Green needs evidence; what is unknown never gives it. */
  { "nothing", "", POW_LIGHT_UNKNOWN, "insufficient_data:unknown" },
  { "done", DONE, POW_LIGHT_GREEN, "" },
  { "lead-is-no-evidence", "'phase':'running','public_trekker':'r/trekkers/here'", POW_LIGHT_UNKNOWN, "insufficient_data:unknown" },
  { "promise-is-no-evidence", "'goal':'All goes well','pulses':{'p':{'date':'2020-02-12','light':'green'}}", POW_LIGHT_UNKNOWN, "insufficient_data:unknown" },

  /* Milestones: late from the day after the whole interval has passed. */
  { "due-today", "'milestones':{'m':{'title':'M','date':'2020-02-13'}}", POW_LIGHT_GREEN, "" },
  { "one-day-late", "'milestones':{'m':{'title':'M','date':'2020-02-12'}}", POW_LIGHT_AMBER, "milestone_late:amber" },
  { "thirty-days-late", "'milestones':{'m':{'title':'M','date':'2020-01-14'}}", POW_LIGHT_AMBER, "milestone_late:amber" },
  { "thirty-one-days-late", "'milestones':{'m':{'title':'M','date':'2020-01-13'}}", POW_LIGHT_RED, "milestone_late:red" },
  { "this-month", "'milestones':{'m':{'title':'M','date':'2020-02'}}", POW_LIGHT_GREEN, "" },
  { "this-half", "'milestones':{'m':{'title':'M','date':'2020-H1'}}", POW_LIGHT_GREEN, "" },
  { "this-year", "'milestones':{'m':{'title':'M','date':'2020'}}", POW_LIGHT_GREEN, "" },
  { "last-month", "'milestones':{'m':{'title':'M','date':'2020-01'}}", POW_LIGHT_AMBER, "milestone_late:amber" },
  { "last-quarter", "'milestones':{'m':{'title':'M','date':'2019-Q4'}}", POW_LIGHT_RED, "milestone_late:red" },
  { "no-date", "'milestones':{'m':{'title':'M'},'n':{'title':'N','date':'2021'}}", POW_LIGHT_UNKNOWN, "milestone_late:unknown" },
  { "no-date-but-done", "'milestones':{'m':{'title':'M','done':'2019-12'}}", POW_LIGHT_GREEN, "" },
  { "done-in-the-future", "'milestones':{'m':{'title':'M','date':'2020-01','done':'2020-03-01'}}", POW_LIGHT_AMBER, "milestone_late:amber" },
  { "removed-milestone", DONE ",'notes':'x','indicators':{'i':{'name':'I','removed':true}}", POW_LIGHT_GREEN, "" },
  { "two-late", "'milestones':{'a':{'title':'A','date':'2020-02-01'},'b':{'title':'B','date':'2019'}}", POW_LIGHT_RED, "milestone_late:red milestone_late:amber" },
  { "late-beats-unknown", "'milestones':{'a':{'title':'A','date':'2020-02-01'},'b':{'title':'B'}}", POW_LIGHT_AMBER, "milestone_late:amber milestone_late:unknown" },

  /* Money: committed takes in realised; unknown amounts can prove too much, never enough. */
  { "spent-90", "'budget':{'b':{'label':'B','amounts':{'planned':1000,'committed':900}}}", POW_LIGHT_GREEN, "" },
  { "spent-91", "'budget':{'b':{'label':'B','amounts':{'planned':1000,'committed':910}}}", POW_LIGHT_AMBER, "overspent:amber" },
  { "spent-all", "'budget':{'b':{'label':'B','amounts':{'planned':1000,'committed':1000}}}", POW_LIGHT_AMBER, "overspent:amber" },
  { "overspent", "'budget':{'b':{'label':'B','amounts':{'planned':1000,'committed':1001}}}", POW_LIGHT_RED, "overspent:red" },
  { "realised-more", "'budget':{'b':{'label':'B','amounts':{'planned':1000,'committed':10,'realised':1001}}}", POW_LIGHT_RED, "overspent:red" },
  { "nothing-planned", "'budget':{'b':{'label':'B','amounts':{'planned':0,'committed':5}}}", POW_LIGHT_RED, "overspent:red" },
  { "zero-of-zero", "'budget':{'b':{'label':'B','amounts':{'planned':0,'committed':0}}}", POW_LIGHT_GREEN, "" },
  { "lines-make-up-for-each-other", "'budget':{'a':{'label':'A','amounts':{'planned':100,'committed':150}},'b':{'label':'B','amounts':{'planned':900,'committed':10}}}", POW_LIGHT_GREEN, "" },
  { "committed-unknown", "'budget':{'b':{'label':'B','amounts':{'planned':1000}}}," DONE, POW_LIGHT_UNKNOWN, "overspent:unknown" },
  { "planned-unknown", "'budget':{'b':{'label':'B','amounts':{'committed':1000}}}," DONE, POW_LIGHT_UNKNOWN, "overspent:unknown" },
  { "amounts-unknown", "'budget':{'b':{'label':'B'}}," DONE, POW_LIGHT_UNKNOWN, "overspent:unknown" },
  { "one-line-unknown", "'budget':{'a':{'label':'A','amounts':{'planned':100,'committed':10}},'b':{'label':'B'}}", POW_LIGHT_UNKNOWN, "overspent:unknown insufficient_data:unknown" },
  { "one-line-unknown-yet-overspent", "'budget':{'a':{'label':'A','amounts':{'planned':100,'committed':101}},'b':{'label':'B'}}", POW_LIGHT_RED, "overspent:red" },
  { "realised-shows-it", "'budget':{'b':{'label':'B','amounts':{'planned':1000,'realised':1200}}}", POW_LIGHT_RED, "overspent:red" },

  /* Indicators: against the straight line from 0 on 1 Jan 2019 to 100 on 31 Dec 2020 (731 days). */
#define LINE(extra) "'period':{'start':'2019'},'indicators':{'i':{'name':'I','baseline':0,'target':100,'due':'2020'" extra "}}"
  { "on-line", LINE (",'measurements':{'2019':{'value':50}}"), POW_LIGHT_GREEN, "" },
  { "at-86", LINE (",'measurements':{'2019':{'value':43}}"), POW_LIGHT_GREEN, "" },
  { "at-84", LINE (",'measurements':{'2019':{'value':42}}"), POW_LIGHT_AMBER, "indicator_behind:amber" },
  { "at-60", LINE (",'measurements':{'2019':{'value':30}}"), POW_LIGHT_AMBER, "indicator_behind:amber" },
  { "at-58", LINE (",'measurements':{'2019':{'value':29}}"), POW_LIGHT_RED, "indicator_behind:red" },
  { "zero-is-known", LINE (",'measurements':{'2019':{'value':0}}"), POW_LIGHT_RED, "indicator_behind:red" },
  { "not-measured", LINE (""), POW_LIGHT_UNKNOWN, "indicator_behind:unknown insufficient_data:unknown" },
  { "value-unknown", LINE (",'measurements':{'2019':{'note':'Later'}}"), POW_LIGHT_UNKNOWN, "indicator_behind:unknown insufficient_data:unknown" },
  { "measured-too-long-ago", LINE (",'measurements':{'2019-Q1':{'value':50}}"), POW_LIGHT_UNKNOWN, "indicator_behind:unknown insufficient_data:unknown" },
  { "latest-counts", LINE (",'measurements':{'2019-Q3':{'value':50},'2019-Q4':{'value':10}}"), POW_LIGHT_RED, "indicator_behind:red" },
  { "future-does-not-count", LINE (",'measurements':{'2019-Q4':{'value':50},'2020-Q2':{'value':0}}"), POW_LIGHT_GREEN, "" },
  { "this-quarter-counts-to-today", LINE (",'measurements':{'2020-Q1':{'value':52}}"), POW_LIGHT_GREEN, "" },
  { "other-definition", LINE (",'version':2,'measurements':{'2019':{'value':50,'definition_version':1}}"), POW_LIGHT_UNKNOWN, "indicator_behind:unknown insufficient_data:unknown" },
  { "same-definition", LINE (",'version':2,'measurements':{'2019':{'value':50,'definition_version':2}}"), POW_LIGHT_GREEN, "" },
  { "no-target", "'period':{'start':'2019'},'indicators':{'i':{'name':'I','baseline':0,'due':'2020','measurements':{'2019':{'value':50}}}}", POW_LIGHT_UNKNOWN, "indicator_behind:unknown insufficient_data:unknown" },
  { "no-due", "'period':{'start':'2019'},'indicators':{'i':{'name':'I','baseline':0,'target':9,'measurements':{'2019':{'value':50}}}}", POW_LIGHT_UNKNOWN, "indicator_behind:unknown insufficient_data:unknown" },
  { "no-baseline", "'period':{'start':'2019'},'indicators':{'i':{'name':'I','target':100,'due':'2020','measurements':{'2019':{'value':50}}}}", POW_LIGHT_UNKNOWN, "indicator_behind:unknown insufficient_data:unknown" },
  { "no-start", "'indicators':{'i':{'name':'I','baseline':0,'target':100,'due':'2020','measurements':{'2019':{'value':50}}}}", POW_LIGHT_UNKNOWN, "indicator_behind:unknown insufficient_data:unknown" },
  { "flat-line", "'period':{'start':'2019'},'indicators':{'i':{'name':'I','baseline':5,'target':5,'due':'2020','measurements':{'2019':{'value':5}}}}", POW_LIGHT_UNKNOWN, "indicator_behind:unknown insufficient_data:unknown" },
  { "downwards-on-line", "'period':{'start':'2019'},'indicators':{'i':{'name':'I','baseline':100,'target':0,'due':'2020','measurements':{'2019':{'value':50}}}}", POW_LIGHT_GREEN, "" },
  { "downwards-behind", "'period':{'start':'2019'},'indicators':{'i':{'name':'I','baseline':100,'target':0,'due':'2020','measurements':{'2019':{'value':90}}}}", POW_LIGHT_RED, "indicator_behind:red" },
  { "past-due", "'period':{'start':'2018'},'indicators':{'i':{'name':'I','baseline':0,'target':100,'due':'2018','measurements':{'2019-12':{'value':80}}}}", POW_LIGHT_AMBER, "indicator_behind:amber" },
  { "not-begun", "'period':{'start':'2020-03'},'indicators':{'i':{'name':'I','baseline':0,'target':9,'due':'2020'}}," DONE, POW_LIGHT_GREEN, "" },

  /* Slots: red only in execution, and only when it is sure for how long. */
  { "vacant-60", "'phase':'running','private_trekker':'r/trekkers/gone-60'," DONE, POW_LIGHT_AMBER, "trekker_vacant:amber" },
  { "vacant-61", "'phase':'running','private_trekker':'r/trekkers/gone-61'," DONE, POW_LIGHT_RED, "trekker_vacant:red" },
  { "vacant-29", "'phase':'running','private_trekker':'r/trekkers/gone-29'," DONE, POW_LIGHT_GREEN, "" },
  { "vacant-30", "'phase':'running','private_trekker':'r/trekkers/gone-30'," DONE, POW_LIGHT_AMBER, "trekker_vacant:amber" },
  { "vacant-in-preparation", "'phase':'preparation','private_trekker':'r/trekkers/gone-61'," DONE, POW_LIGHT_AMBER, "trekker_vacant:amber" },
  { "vacant-since-unknown", "'phase':'running','private_trekker':'r/trekkers/gone'," DONE, POW_LIGHT_UNKNOWN, "trekker_vacant:unknown" },
  { "vacant-both", "'phase':'running','public_trekker':'r/trekkers/gone-30','private_trekker':'r/trekkers/gone-61'," DONE, POW_LIGHT_RED, "trekker_vacant:red trekker_vacant:amber" },
  { "left", "'phase':'running','public_trekker':'r/trekkers/left'," DONE, POW_LIGHT_RED, "trekker_vacant:red" },
  { "until-passed", "'phase':'running','public_trekker':'r/trekkers/until'," DONE, POW_LIGHT_AMBER, "trekker_vacant:amber" },
  { "candidate", "'phase':'running','public_trekker':'r/trekkers/candidate'," DONE, POW_LIGHT_GREEN, "" },
  { "nobody-known", "'phase':'running'," DONE, POW_LIGHT_UNKNOWN, "trekker_vacant:unknown" },
  { "nobody-known-in-preparation", "'phase':'preparation'," DONE, POW_LIGHT_GREEN, "" },
  { "target-missing", "'phase':'running','public_trekker':'r/trekkers/never'," DONE, POW_LIGHT_UNKNOWN, "trekker_vacant:unknown" },
  { "status-unknown", "'phase':'running','public_trekker':'r/trekkers/no-status'," DONE, POW_LIGHT_UNKNOWN, "trekker_vacant:unknown" },

  /* Who decides: only where mandates exist and none of them decides. */
  { "somebody-decides", "'decision':{'topic':'clear'}," DONE, POW_LIGHT_GREEN, "" },
  { "only-advice", "'decision':{'topic':'advice'}," DONE, POW_LIGHT_AMBER, "nobody_decides:amber" },
  { "not-filled-in", "'decision':{'topic':'empty'}," DONE, POW_LIGHT_GREEN, "" },

  /* What is not judged, and what is on hold. */
  { "idea", "'phase':'idea','milestones':{'m':{'title':'M','date':'2019'}}", POW_LIGHT_UNKNOWN, "not_judged:unknown" },
  { "anchored", "'phase':'anchored','milestones':{'m':{'title':'M','date':'2019'}}", POW_LIGHT_UNKNOWN, "not_judged:unknown" },
  { "stopped", "'phase':'stopped'," DONE, POW_LIGHT_UNKNOWN, "not_judged:unknown" },
  { "removed", "'removed':true," DONE, POW_LIGHT_UNKNOWN, "not_judged:unknown" },
  { "on-hold", "'hold':{'since':'2020-01','reason':'Waits'},'milestones':{'m':{'title':'M','date':'2019'}}", POW_LIGHT_ON_HOLD, "on_hold:on_hold" },
  { "on-hold-overspent", "'hold':{'reason':'Waits'},'budget':{'b':{'label':'B','amounts':{'planned':1,'committed':2}}}", POW_LIGHT_RED, "overspent:red on_hold:on_hold" },
  { "hold-not-begun", "'hold':{'since':'2020-03'}," DONE, POW_LIGHT_GREEN, "" },
};

static const char *const others[] = {
  "programme", "{'name':'P'}",
  "r/trekkers/here", "{'side':'public','status':'appointed'}",
  "r/trekkers/candidate", "{'side':'public','status':'candidate'}",
  "r/trekkers/no-status", "{'side':'public'}",
  "r/trekkers/gone", "{'side':'private','status':'vacant'}",
  "r/trekkers/gone-29", "{'side':'private','status':'vacant','since':'2020-01-15'}",
  "r/trekkers/gone-30", "{'side':'private','status':'vacant','since':'2020-01-14'}",
  "r/trekkers/gone-60", "{'side':'private','status':'vacant','since':'2019-12-15'}",
  "r/trekkers/gone-61", "{'side':'private','status':'vacant','since':'2019-12-14'}",
  "r/trekkers/left", "{'side':'public','status':'left','since':'2017','until':'2019-11'}",
  "r/trekkers/until", "{'side':'public','status':'appointed','until':'2019-12'}",
  "r/bodies/steering", "{'name':'S','mandates':{'clear':{'power':'decides'},'advice':{'power':'advises'}}}",
  "r/bodies/table", "{'name':'T','mandates':{'clear':{'power':'advises'},'advice':{'power':'consulted'}}}",
};

static PowSnapshot *
make_snapshot (const char *subproject)
{
  const char *records[G_N_ELEMENTS (others) + 3] = { NULL };
  g_autofree char *json = g_strdup_printf ("{'title':'T'%s%s}", subproject[0] != '\0' ? "," : "", subproject);

  memcpy (records, others, sizeof others);
  records[G_N_ELEMENTS (others)] = "r/subprojects/s";
  records[G_N_ELEMENTS (others) + 1] = json;
  return fixture_snapshot (records);
}

static void
test_rule (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (PowSnapshot) snapshot = make_snapshot (c->subproject);
  PowRecord *subproject = fixture_lookup (snapshot, "r/subprojects/s");
  g_autoptr (PowStanding) standing = pow_insight_subproject (snapshot, subproject, fixture_day ("2020-02-13"));
  g_autofree char *reasons = fixture_reasons (standing);

  g_assert_cmpstr (reasons, ==, c->reasons);
  g_assert_cmpstr (pow_light_get_name (standing->computed), ==, pow_light_get_name (c->light));
}

/* Whatever a subproject holds: take any known input away and what was not green does not turn
 * green by it, unless the input was what spoke against it. Here: an unknown input beside evidence. */
static void
test_unknown_never_green (void)
{
  static const char *const unknowns[] = {
    "'milestones':{'u':{'title':'U'},'m':{'title':'M','done':'2020'}}",
    "'budget':{'u':{'label':'U'}}," DONE,
    "'indicators':{'u':{'name':'U'}}," DONE,
    "'phase':'running'," DONE,
    "'phase':'running','public_trekker':'r/trekkers/gone'," DONE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (unknowns); i++)
    {
      g_autoptr (PowSnapshot) snapshot = make_snapshot (unknowns[i]);
      g_autoptr (PowStanding) standing
          = pow_insight_subproject (snapshot, fixture_lookup (snapshot, "r/subprojects/s"), fixture_day ("2020-02-13"));

      g_assert_cmpint (standing->computed, ==, POW_LIGHT_UNKNOWN);
      g_assert_cmpuint (standing->because->len, >, 0);
    }
}

static void
test_thresholds (void)
{
  static const char *const own[] = {
    "programme", "{'name':'P','thresholds':{'late_red_days':{'value':5},'late_amber_days':{'value':3},"
                 "'spent_amber':{'value':50,'removed':true}}}",
    "r/subprojects/two", "{'title':'T','milestones':{'m':{'title':'M','date':'2020-02-11'}}}",
    "r/subprojects/three", "{'title':'T','milestones':{'m':{'title':'M','date':'2020-02-10'}}}",
    "r/subprojects/six", "{'title':'T','milestones':{'m':{'title':'M','date':'2020-02-07'}}}",
    NULL,
  };
  static const struct
  {
    const char *address;
    PowLight light;
  } expected[] = {
    { "r/subprojects/two", POW_LIGHT_GREEN },
    { "r/subprojects/three", POW_LIGHT_AMBER },
    { "r/subprojects/six", POW_LIGHT_RED },
  };
  g_autoptr (PowSnapshot) snapshot = fixture_snapshot (own);

  g_assert_cmpint (pow_insight_get_threshold (snapshot, "late_red_days"), ==, 5);
  g_assert_cmpint (pow_insight_get_threshold (snapshot, "spent_amber"), ==, 90);
  g_assert_cmpint (pow_insight_get_threshold (snapshot, "stale_days"), ==, 35);
  g_assert_cmpint (pow_insight_get_threshold (snapshot, "vacant_red_days"), ==, 60);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (PowStanding) standing = pow_insight_subproject (
          snapshot, fixture_lookup (snapshot, expected[i].address), fixture_day ("2020-02-13"));

      g_assert_cmpint (standing->computed, ==, expected[i].light);
    }
}

/* The line of a subproject without a period begins where its plan does. */
static void
test_start_of_plan (void)
{
  static const char *const records[] = {
    "r/plan", "{'title':'P','period':{'start':'2019'}}",
    "r/subprojects/s", "{'title':'T','indicators':{'i':{'name':'I','baseline':0,'target':100,'due':'2020',"
                       "'measurements':{'2019':{'value':20}}}}}",
    NULL,
  };
  g_autoptr (PowSnapshot) snapshot = fixture_snapshot (records);
  g_autoptr (PowStanding) standing
      = pow_insight_subproject (snapshot, fixture_lookup (snapshot, "r/subprojects/s"), fixture_day ("2020-02-13"));

  g_assert_cmpint (standing->computed, ==, POW_LIGHT_RED);
}

static void
test_sentences (void)
{
  g_autoptr (PowSnapshot) snapshot = make_snapshot (
      "'phase':'running','private_trekker':'r/trekkers/gone-60',"
      "'milestones':{'m':{'title':'Start group 2','date':'2020-02-01'},'n':{'title':'Flyer','date':'2020-02-12'}}");
  g_autoptr (PowStanding) standing
      = pow_insight_subproject (snapshot, fixture_lookup (snapshot, "r/subprojects/s"), fixture_day ("2020-02-13"));
  static const char *const expected[] = {
    "Milestone ‘Start group 2’ is 12 days late",
    "Milestone ‘Flyer’ is 1 day late",
    "Employers’ side has had no lead for 60 days",
  };

  g_assert_cmpuint (standing->because->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const PowReason *reason = g_ptr_array_index (standing->because, i);

      g_assert_cmpstr (reason->text, ==, expected[i]);
      g_assert_cmpstr (reason->address, ==, "r/subprojects/s");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/insight/rule/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_rule);
    }
  g_test_add_func ("/insight/unknown-never-green", test_unknown_never_green);
  g_test_add_func ("/insight/thresholds", test_thresholds);
  g_test_add_func ("/insight/start-of-plan", test_start_of_plan);
  g_test_add_func ("/insight/sentences", test_sentences);
  return g_test_run ();
}
