/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/compare/pow-drift.h"
#include "model/change/pow-diff.h"
#include "tests/insight/insight-fixture.h"

#include <string.h>

#define DATES (1u << POW_DRIFT_DATES)
#define MONEY (1u << POW_DRIFT_MONEY)
#define ADDED (1u << POW_DRIFT_ADDED)
#define DROPPED (1u << POW_DRIFT_DROPPED)

/* One subproject as planned and as it is: what its members are behind the title; NULL: it is not there. */
typedef struct
{
  const char *name;
  const char *planned, *actual;
  int days; /* G_MAXINT: unknown */
  gint64 money;
  guint known, of;
  guint added, dropped;
  guint measures; /* of the changes between both */
} DriftCase;

#define UNKNOWN G_MAXINT

static const DriftCase cases[] = {
  { "nothing", "'period':{'end':'2020-06-30'}", "'period':{'end':'2020-06-30'}", 0, 0, 0, 0, 0, 0, 0 },
  { "later", "'period':{'end':'2020-06-30'}", "'period':{'end':'2020-09-30'}", 92, 0, 0, 0, 0, 0, DATES },
  { "earlier", "'period':{'end':'2020-06-30'}", "'period':{'end':'2020-06-29'}", -1, 0, 0, 0, 0, 0, DATES },
  { "more-exact", "'period':{'end':'2020'}", "'period':{'end':'2020-06-30'}", 0, 0, 0, 0, 0, 0, 0 },
  { "start-moves", "'period':{'start':'2019-01-01','end':'2020'}", "'period':{'start':'2019-03-01','end':'2020'}", 0, 0, 0, 0, 0, 0, DATES },
  { "filled-in", "'goal':'x'", "'goal':'x','period':{'end':'2020'}", UNKNOWN, 0, 0, 0, 0, 0, 0 },
  { "taken-out", "'period':{'end':'2020'}", "'goal':'x'", UNKNOWN, 0, 0, 0, 0, 0, DATES },
  { "milestone", "'milestones':{'m':{'title':'M','date':'2020-01-01'}}", "'milestones':{'m':{'title':'M','date':'2020-01-11'}}",
    10, 0, 0, 0, 0, 0, DATES },
  { "milestone-done", "'milestones':{'m':{'title':'M','date':'2020-01-01'}}",
    "'milestones':{'m':{'title':'M','date':'2020-01-01','done':'2020-02'}}", 0, 0, 0, 0, 0, 0, 0 },
  { "end-goes-before-milestones", "'period':{'end':'2021'},'milestones':{'m':{'title':'M','date':'2020-01-01'}}",
    "'period':{'end':'2021'},'milestones':{'m':{'title':'M','date':'2020-02-01'}}", 0, 0, 0, 0, 0, 0, DATES },
  { "money-up", "'budget':{'b':{'label':'B','amounts':{'planned':100}}}", "'budget':{'b':{'label':'B','amounts':{'planned':140}}}",
    UNKNOWN, 40, 1, 1, 0, 0, MONEY },
  { "money-to-and-fro", "'budget':{'a':{'label':'A','amounts':{'planned':100}},'b':{'label':'B','amounts':{'planned':100}}}",
    "'budget':{'a':{'label':'A','amounts':{'planned':60}},'b':{'label':'B','amounts':{'planned':140}}}", UNKNOWN, 80, 2, 2, 0, 0, MONEY },
  { "money-new-line", "'budget':{}", "'budget':{'b':{'label':'B','amounts':{'planned':7}}}", UNKNOWN, 7, 1, 1, 0, 0, MONEY },
  { "money-gone", "'budget':{'b':{'label':'B','amounts':{'planned':7}}}",
    "'budget':{'b':{'label':'B','amounts':{'planned':7},'removed':true}}", UNKNOWN, 7, 1, 1, 0, 0, MONEY },
  { "money-unknown-is-not-zero", "'budget':{'b':{'label':'B','amounts':{'committed':1}}}",
    "'budget':{'b':{'label':'B','amounts':{'committed':1,'planned':7}}}", UNKNOWN, 0, 0, 1, 0, 0, MONEY },
  { "spending-is-no-drift", "'budget':{'b':{'label':'B','amounts':{'planned':7}}}",
    "'budget':{'b':{'label':'B','amounts':{'planned':7,'committed':5}}}", UNKNOWN, 0, 1, 1, 0, 0, 0 },
  { "groups", "'target_groups':['a','b']", "'target_groups':['b','c','d']", UNKNOWN, 0, 0, 0, 2, 1, ADDED | DROPPED },
  { "theme-dropped", "'themes':['a']", "'goal':'x'", UNKNOWN, 0, 0, 0, 0, 1, DROPPED },
  { "milestone-added", "'goal':'x'", "'goal':'x','milestones':{'m':{'title':'M'}}", UNKNOWN, 0, 0, 0, 1, 0, ADDED },
  { "indicator-removed", "'indicators':{'i':{'name':'I'}}", "'indicators':{'i':{'name':'I','removed':true}}", UNKNOWN, 0, 0, 0, 0, 1, DROPPED },
  { "measuring-is-no-drift", "'indicators':{'i':{'name':'I'}}", "'indicators':{'i':{'name':'I','measurements':{'2020':{'value':1}}}}",
    UNKNOWN, 0, 0, 0, 0, 0, 0 },
  { "pulse-is-no-drift", "'goal':'x'", "'goal':'y','pulses':{'p':{'date':'2020','light':'green'}}", UNKNOWN, 0, 0, 0, 0, 0, 0 },
  { "new", NULL, "'goal':'x'", UNKNOWN, 0, 0, 0, 0, 0, ADDED },
  { "gone", "'goal':'x'", "'goal':'x','removed':true", UNKNOWN, 0, 0, 0, 0, 0, DROPPED },
};

static PowSnapshot *
make_snapshot (const char *members)
{
  g_autofree char *json = members != NULL ? g_strdup_printf ("{'title':'S',%s}", members) : NULL;
  const char *texts[] = { "programme", "{'name':'P','clock':'2020-02-13'}", "r/region",
                          "{'name':'R','centre_municipality':'X'}", "r/subprojects/s", json, NULL };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_snapshot_line_free);
  g_autoptr (PowSnapshot) plain = NULL;

  if (json == NULL)
    texts[4] = NULL;
  plain = fixture_snapshot (texts);
  for (guint i = 0; texts[i] != NULL; i += 2)
    g_ptr_array_add (records, g_object_ref (fixture_lookup (plain, texts[i])));
  g_ptr_array_add (lines, pow_snapshot_line_new ("region/r", "0123456789abcdef0123456789abcdef01234567", 1000));
  return pow_snapshot_new (g_steal_pointer (&records), g_steal_pointer (&lines), NULL);
}

static PowHistoryEntry *
make_entry (PowSnapshot *before, PowSnapshot *after, const char *reason, gint64 time)
{
  PowHistoryEntry *entry = g_new0 (PowHistoryEntry, 1);

  entry->commit = g_new0 (PowCommit, 1);
  entry->commit->revision = g_strdup_printf ("%040" G_GINT64_FORMAT, time);
  entry->commit->change_id = g_strdup_printf ("I%" G_GINT64_FORMAT, time);
  entry->commit->reason = g_strdup (reason);
  entry->commit->effective_time = time;
  entry->commit->parents = g_ptr_array_new ();
  entry->changes = pow_diff_snapshots (before, after);
  entry->chosen = g_ptr_array_new ();
  return entry;
}

static void
test_case (gconstpointer data)
{
  const DriftCase *c = data;
  g_autoptr (PowSnapshot) planned = make_snapshot (c->planned);
  g_autoptr (PowSnapshot) actual = make_snapshot (c->actual);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_history_entry_free);
  g_autoptr (PowDrift) drift = NULL;
  const PowDriftRow *row;

  g_ptr_array_add (entries, make_entry (planned, actual, "omdat", 2000));
  drift = pow_drift_new (planned, actual, "r", entries);
  g_assert_true (drift->has_plan);
  g_assert_cmpint (drift->since, ==, 1000);
  g_assert_cmpuint (drift->rows->len, ==, 1);
  row = drift->rows->pdata[0];
  g_assert_cmpint (row->days_known ? row->days : UNKNOWN, ==, c->days);
  g_assert_cmpint (row->money.value, ==, c->money);
  g_assert_cmpuint (row->money.known, ==, c->known);
  g_assert_cmpuint (row->money.of, ==, c->of);
  g_assert_cmpuint (row->added, ==, c->added);
  g_assert_cmpuint (row->dropped, ==, c->dropped);
  g_assert_cmpuint (row->steps->len > 0 ? ((PowDriftStep *) row->steps->pdata[0])->measures : 0, ==, c->measures);
  g_assert_cmpuint (row->with_reason, ==, c->measures != 0 ? 1 : 0);
  g_assert_cmpint (row->is_new, ==, c->planned == NULL);
}

/* What was moved and moved back is no drift of dates, but twice replanned. */
static void
test_steps (void)
{
  g_autoptr (PowSnapshot) planned = make_snapshot ("'period':{'end':'2020-06-30'}");
  g_autoptr (PowSnapshot) moved = make_snapshot ("'period':{'end':'2020-12-31'},'themes':['a']");
  g_autoptr (PowSnapshot) actual = make_snapshot ("'period':{'end':'2020-06-30'},'pulses':{'p':{'date':'2020-02-01','light':'green'}}");
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_history_entry_free);
  g_autoptr (PowDrift) drift = NULL;
  const PowDriftRow *row;

  g_ptr_array_add (entries, make_entry (moved, actual, NULL, 3000));
  g_ptr_array_add (entries, make_entry (planned, moved, "wachten op de raad", 2000));
  drift = pow_drift_new (planned, actual, "r", entries);
  row = drift->rows->pdata[0];
  g_assert_cmpint (row->days, ==, 0);
  g_assert_cmpuint (row->replannings, ==, 2);
  g_assert_cmpuint (row->added + row->dropped, ==, 0);
  g_assert_cmpuint (pow_drift_row_count_steps (row, POW_DRIFT_ADDED), ==, 1);
  g_assert_cmpuint (pow_drift_row_count_steps (row, POW_DRIFT_DROPPED), ==, 1);
  g_assert_cmpuint (row->with_reason, ==, 1);
  g_assert_cmpuint (row->steps->len, ==, 2);
  g_assert_false (row->green_while_moved);
  g_assert_cmpuint (drift->total->replannings, ==, 2);
  g_assert_cmpuint (drift->total->with_reason, ==, 1);
  g_assert_cmpstr (((PowDriftStep *) drift->total->steps->pdata[0])->commit->change_id, ==, "I3000");
}

static void
test_green_while_moved (void)
{
  g_autoptr (PowSnapshot) planned = make_snapshot ("'period':{'end':'2020-06-30'}");
  g_autoptr (PowSnapshot) actual = make_snapshot ("'period':{'end':'2020-07-01'},'pulses':{'p':{'date':'2020-02-01','light':'green'}}");
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (PowDrift) drift = pow_drift_new (planned, actual, "r", entries);

  g_assert_true (((PowDriftRow *) drift->rows->pdata[0])->green_while_moved);
  g_assert_cmpint (drift->total->days, ==, 1);
}

static void
test_without_plan (void)
{
  g_autoptr (PowSnapshot) planned = pow_snapshot_new (g_ptr_array_new (), NULL, NULL);
  g_autoptr (PowSnapshot) actual = make_snapshot ("'goal':'x'");
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (PowDrift) drift = pow_drift_new (planned, actual, "r", entries);

  g_assert_false (drift->has_plan);
  g_assert_cmpuint (drift->rows->len, ==, 0);
}

/* Only what leaves a plan that somebody approved is asked a reason for. */
static void
test_leaves_plan (void)
{
  static const struct { const char *status; const char *after; gboolean leaves; } asked[] = {
    { "'status':'approved'", "'period':{'end':'2021'}", TRUE },
    { "'status':'running'", "'period':{'end':'2021'}", TRUE },
    { "'status':'draft'", "'period':{'end':'2021'}", FALSE },
    { "'ambition':'x'", "'period':{'end':'2021'}", FALSE },
    { "'status':'running'", "'period':{'end':'2020'},'phase':'running'", FALSE },
    { "'status':'running','removed':true", "'period':{'end':'2021'}", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *plan = g_strdup_printf ("{'title':'P',%s}", asked[i].status);
      g_autofree char *changed = g_strdup_printf ("{'title':'S',%s}", asked[i].after);
      const char *texts[] = { "r/plan", plan, "r/subprojects/s", "{'title':'S','period':{'end':'2020'}}", NULL };
      const char *later[] = { "r/subprojects/s", changed, NULL };
      g_autoptr (PowSnapshot) snapshot = fixture_snapshot (texts);
      g_autoptr (PowSnapshot) next = fixture_snapshot (later);

      g_test_message ("%s, %s", asked[i].status, asked[i].after);
      g_assert_cmpint (pow_drift_leaves_plan (snapshot, fixture_lookup (snapshot, "r/subprojects/s"),
                                              fixture_lookup (next, "r/subprojects/s")), ==, asked[i].leaves);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/drift/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/drift/steps", test_steps);
  g_test_add_func ("/drift/green-while-moved", test_green_while_moved);
  g_test_add_func ("/drift/without-plan", test_without_plan);
  g_test_add_func ("/drift/leaves-plan", test_leaves_plan);
  return g_test_run ();
}
