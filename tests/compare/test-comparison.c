/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/compare/pow-comparison.h"
#include "model/compare/pow-difference.h"
#include "model/compare/pow-region-table.h"
#include "model/record/pow-change.h"
#include "tests/common/pow-random-record.h"
#include "tests/insight/insight-fixture.h"

#include <string.h>

#define RUNS 400

/* ---- What tells two values apart ---- */

typedef struct
{
  const char *name;
  PowKind kind;
  const char *path;
  const char *a, *b; /* JSON; NULL: unknown */
  const char *later; /* of one place at two moments */
  const char *beside; /* of two places, A and B */
} DifferenceCase;

static const DifferenceCase difference_cases[] = {
  { "later", POW_KIND_SUBPROJECT, "period.end", "'2020-06-30'", "'2020-09-30'", "+ 92 days", "92 days later in B" },
  { "earlier", POW_KIND_SUBPROJECT, "period.end", "'2020-09-30'", "'2020-09-29'", "− 1 day", "1 day later in A" },
  { "vague", POW_KIND_SUBPROJECT, "period.end", "'2020'", "'2020-Q2'", "more exact", "not equally exact" },
  { "vaguer", POW_KIND_SUBPROJECT, "period.end", "'2020-06-30'", "'2020-H1'", "less exact", "not equally exact" },
  { "same-end", POW_KIND_SUBPROJECT, "period.end", "'2020-Q2'", "'2020-06'", "more exact", "not equally exact" },
  { "overlap", POW_KIND_SUBPROJECT, "period.end", "'2020-H1'", "'2020-Q3'", "+ 92 days", "92 days later in B" },
  { "money", POW_KIND_SUBPROJECT, "budget.b.amounts.planned", "712500", "820000", "+ € 107,500", "€ 107,500 more in B" },
  { "less-money", POW_KIND_SUBPROJECT, "budget.b.amounts.planned", "5", "-5", "− € 10", "€ 10 more in A" },
  { "number", POW_KIND_SUBPROJECT, "indicators.i.target", "0.1", "0.3", "+ 0.2", "0.2 more in B" },
  { "set", POW_KIND_SUBPROJECT, "themes", "['a','b']", "['b','c','d']", "+ 2, − 1", "2 only in B, 1 only in A" },
  { "set-grown", POW_KIND_SUBPROJECT, "themes", "['a']", "['a','c']", "+ 1", "1 only in B" },
  { "text", POW_KIND_SUBPROJECT, "goal", "'x'", "'y'", "changed", "different" },
  { "now-known", POW_KIND_SUBPROJECT, "goal", NULL, "'y'", "was unknown", "unknown in A" },
  { "now-unknown", POW_KIND_SUBPROJECT, "goal", "'x'", NULL, "now unknown", "unknown in B" },
  { "zero-is-known", POW_KIND_SUBPROJECT, "budget.b.amounts.planned", "0", "7", "+ € 7", "€ 7 more in B" },
  { "unknown-is-not-zero", POW_KIND_SUBPROJECT, "budget.b.amounts.planned", NULL, "7", "was unknown", "unknown in A" },
};

static cJSON *
read_json (const char *quoted)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  cJSON *value;

  if (quoted == NULL)
    return NULL;
  text = g_strdelimit (g_strdup (quoted), "'", '"');
  value = pow_json_read (text, strlen (text), &error);
  g_assert_no_error (error);
  return value;
}

static void
test_difference (gconstpointer data)
{
  const DifferenceCase *c = data;
  const PowField *field = pow_schema_find (c->kind, c->path, NULL);
  g_autoptr (cJSON) a = read_json (c->a);
  g_autoptr (cJSON) b = read_json (c->b);
  g_autofree char *later = pow_difference_format (field, a, b, NULL, NULL);
  g_autofree char *beside = pow_difference_format (field, a, b, "A", "B");

  g_assert_nonnull (field);
  g_assert_cmpstr (g_strdelimit (later, "\302\240", ' '), ==, c->later);
  g_assert_cmpstr (g_strdelimit (beside, "\302\240", ' '), ==, c->beside);
}

/* ---- Two moments ---- */

static PowSnapshot *
make_snapshot (const PowRecord *const *records, guint n)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    if (records[i] != NULL)
      g_ptr_array_add (all, g_object_ref ((gpointer) records[i]));
  return pow_snapshot_new (all, NULL, NULL);
}

static PowRecord *
random_record (GRand *rand, PowKind kind, const char *address)
{
  cJSON *tree = pow_random_record (rand, kind, POW_RANDOM_PLAIN);
  g_autoptr (GError) error = NULL;
  PowRecord *record = pow_record_new (kind, address, tree, &error);

  g_assert_no_error (error);
  return record;
}

/* Some of what stands in one record is put in place of what stands in the other. */
static PowRecord *
mix (GRand *rand, PowRecord *a, PowRecord *b)
{
  g_autoptr (cJSON) tree = pow_json_copy (pow_record_get_tree (a));
  g_autoptr (GError) error = NULL;
  PowRecord *mixed;

  for (const cJSON *member = pow_record_get_tree (b)->child; member != NULL; member = member->next)
    if (g_rand_boolean (rand))
      {
        cJSON_DeleteItemFromObjectCaseSensitive (tree, member->string);
        cJSON_AddItemToObject (tree, member->string, pow_json_copy (member));
      }
  mixed = pow_record_new (pow_record_get_kind (a), pow_record_get_address (a), g_steal_pointer (&tree), &error);
  g_assert_no_error (error);
  return mixed;
}

/* Whether a change is of something that people see as a field: no place in a list, no key that no table knows,
 * no open choice. */
static gboolean
is_told (PowKind kind, const PowChange *change)
{
  const PowField *field;
  gboolean known = FALSE;

  if (change->field == NULL || pow_change_is_choice (change))
    return change->field == NULL;
  field = pow_schema_find (kind, change->field, NULL);
  if (field == NULL || field->type == POW_TYPE_ORDER)
    return FALSE;
  if (change->type != POW_CHANGE_CHANGED || (field->type != POW_TYPE_GROUP && field->type != POW_TYPE_MAP))
    return TRUE;
  for (const PowField *member = field->members; member->key != NULL; member++)
    {
      const cJSON *before = pow_json_get (change->before, member->key), *after = pow_json_get (change->after, member->key);

      if (strcmp (member->key, "removed") == 0)
        continue;
      known |= before == NULL || after == NULL ? before != after : !pow_json_equal (before, after);
    }
  return known;
}

static gboolean
has_row (const PowComparedSubject *subject, const PowChange *change)
{
  for (guint i = 0; i < subject->rows->len; i++)
    {
      const PowComparedRow *row = g_ptr_array_index (subject->rows, i);

      for (guint j = 0; j < 2; j++)
        if (row->mark != POW_COMPARED_SAME && row->paths[j] != NULL
            && (pow_path_contains (change->field, row->paths[j]) || pow_path_contains (row->paths[j], change->field)))
          return TRUE;
    }
  return FALSE;
}

static gboolean
has_change (GPtrArray *changes, const PowComparedRow *row)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (changes, i);

      for (guint j = 0; j < 2; j++)
        if (row->paths[j] != NULL && change->field != NULL
            && (pow_path_contains (change->field, row->paths[j]) || pow_path_contains (row->paths[j], change->field)))
          return TRUE;
    }
  return FALSE;
}

/* The rows that differ are the changes between the two, no more and no fewer. */
static void
check_rows (const PowComparison *comparison, PowRecord *a, PowRecord *b)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  const PowComparedSubject *subject;

  pow_change_diff_records (a, b, TRUE, changes);
  if (comparison->subjects->len == 0)
    {
      g_assert_cmpuint (changes->len, ==, 0);
      return;
    }
  subject = g_ptr_array_index (comparison->subjects, 0);
  if (subject->mark != POW_COMPARED_SAME)
    {
      g_assert_cmpuint (changes->len, ==, 1);
      g_assert_null (((PowChange *) changes->pdata[0])->field);
      return;
    }
  for (guint i = 0; i < changes->len; i++)
    if (is_told (subject->kind, changes->pdata[i]) && !has_row (subject, changes->pdata[i]))
      {
        const PowChange *change = changes->pdata[i];
        g_autofree char *before = change->before != NULL ? pow_json_write_compact (change->before) : NULL;
        g_autofree char *after = change->after != NULL ? pow_json_write_compact (change->after) : NULL;

        g_error ("No row for %s: %s, %s", change->field, before, after);
      }
  for (guint i = 0; i < subject->rows->len; i++)
    {
      const PowComparedRow *row = g_ptr_array_index (subject->rows, i);

      if (row->mark != POW_COMPARED_SAME && row->mark != POW_COMPARED_REFUSED && !has_change (changes, row))
        g_error ("A row for %s, which did not change", row->paths[0] != NULL ? row->paths[0] : row->paths[1]);
    }
}

static void
check_mirrored (PowComparison *there, PowComparison *back)
{
  guint one[POW_N_COMPARED], other[POW_N_COMPARED];

  pow_comparison_count (there, one);
  pow_comparison_count (back, other);
  g_assert_cmpuint (one[POW_COMPARED_ADDED], ==, other[POW_COMPARED_REMOVED]);
  g_assert_cmpuint (one[POW_COMPARED_REMOVED], ==, other[POW_COMPARED_ADDED]);
  g_assert_cmpuint (one[POW_COMPARED_CHANGED], ==, other[POW_COMPARED_CHANGED]);
  g_assert_cmpuint (one[POW_COMPARED_SAME], ==, other[POW_COMPARED_SAME]);
  g_assert_cmpuint (one[POW_COMPARED_REFUSED], ==, other[POW_COMPARED_REFUSED]);
}

static void
test_moments (void)
{
  static const struct { PowKind kind; const char *address; } places[] = {
    { POW_KIND_SUBPROJECT, "r/subprojects/s" }, { POW_KIND_PLAN, "r/plan" }, { POW_KIND_BODY, "r/bodies/b" },
    { POW_KIND_AGREEMENT, "r/agreements/a" },   { POW_KIND_REGION, "r/region" },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20200213);

  for (guint run = 0; run < RUNS; run++)
    {
      guint place = run % G_N_ELEMENTS (places);
      g_autoptr (PowRecord) a = random_record (rand, places[place].kind, places[place].address);
      g_autoptr (PowRecord) other = random_record (rand, places[place].kind, places[place].address);
      g_autoptr (PowRecord) b = mix (rand, a, other);
      const PowRecord *first[] = { run % 17 == 0 ? NULL : a }, *second[] = { b };
      g_autoptr (PowSnapshot) before = make_snapshot (first, 1);
      g_autoptr (PowSnapshot) after = make_snapshot (second, 1);
      g_autoptr (PowComparison) there = pow_comparison_new_moments (before, "then", after, "now", NULL);
      g_autoptr (PowComparison) back = pow_comparison_new_moments (after, "now", before, "then", NULL);
      g_autoptr (PowComparison) self = pow_comparison_new_moments (after, "now", after, "now", "r");
      guint counts[POW_N_COMPARED];

      check_rows (there, (PowRecord *) first[0], b);
      check_mirrored (there, back);
      pow_comparison_count (self, counts);
      g_assert_cmpuint (counts[POW_COMPARED_CHANGED] + counts[POW_COMPARED_ADDED] + counts[POW_COMPARED_REMOVED]
                        + counts[POW_COMPARED_REFUSED], ==, 0);
    }
}

/* ---- Regions ---- */

static const char *const regions[] = {
  "programme", "{'name':'P','clock':'2020-02-13','lines':{'w':{'label':'Werk'},'l':{'label':'Leren'}},"
               "'themes':{'t':{'label':'Thema'}},'templates':{'plan':{'title':'Plan','steps':{'a':{'title':'Eerst'},"
               "'b':{'title':'Dan'}}},'geld':{'title':'Geld'}}}",
  "a/region", "{'name':'A','centre_municipality':'X','network':{'state':'lasting'},'code':'1'}",
  "b/region", "{'name':'B','centre_municipality':'X','code':'2'}",
  "c/region", "{'name':'C','centre_municipality':'Y','ended_on':'2019'}",
  "a/plan", "{'title':'Plan A','status':'running','budget':{'b':{'label':'B','amounts':{'planned':100,'committed':10}}},"
            "'lines':{'x':{'title':'Lijn','programme_line':'w'},'y':{'title':'Eigen'}},"
            "'indicators':{'i':{'name':'Plaatsingen','unit':'mensen','version':1,'definition':'D','target':100,'baseline':1},"
            "'j':{'name':'Uren','unit':'uur','target':5}}}",
  "b/plan", "{'title':'Plan B','status':'running','budget':{'b':{'label':'B','amounts':{'planned':300}}},"
            "'indicators':{'k':{'name':'plaatsingen','unit':'mensen','version':1,'definition':'E','target':60},"
            "'l':{'name':'Uren','unit':'uur','target':8}}}",
  "a/bodies/s", "{'name':'Stuurgroep'}",
  "b/bodies/s", "{'name':'Stuurgroep'}",
  "a/subprojects/p", "{'title':'Taal','themes':['t'],'decision':{'body':'a/bodies/s'},"
                     "'milestones':{'a':{'title':'Eerst','from_template':'plan','done':'2020-02-01'}}}",
  "b/subprojects/q", "{'title':'Lezen','themes':['t'],'decision':{'body':'b/bodies/s'}}",
  NULL,
};

static const PowComparedRow *
find_row (const PowComparison *comparison, const char *label)
{
  for (guint i = 0; i < comparison->subjects->len; i++)
    {
      const PowComparedSubject *subject = g_ptr_array_index (comparison->subjects, i);

      for (guint j = 0; j < subject->rows->len; j++)
        if (strcmp (((PowComparedRow *) subject->rows->pdata[j])->label, label) == 0)
          return subject->rows->pdata[j];
    }
  return NULL;
}

typedef struct
{
  const char *label;
  const char *mark; /* NULL: no such row */
  const char *difference;
} RowCase;

static const RowCase row_cases[] = {
  { "Code", NULL, NULL },
  { "Name", NULL, NULL },
  { "Centre municipality", "same", NULL },
  { "Network › State", "changed", "unknown in B" },
  { "Status", "same", NULL },
  { "Subprojects", "same", NULL },
  { "Planned", "changed", "not all known" }, /* the subproject has no budget */
  { "Budget › B › Amounts › Planned", "changed", "€ 200 more in B" },
  { "Budget › B › Amounts › Committed", "changed", "unknown in B" },
  { "Indicators › Plaatsingen › Target", "refused", "Not comparable: another definition" },
  { "Indicators › Plaatsingen › Baseline", "changed", "unknown in B" },
  { "Indicators › Uren › Target", "changed", "3 more in B" },
  { "Decision › Decision body", "same", NULL },
};

static void
test_regions (void)
{
  g_autoptr (PowSnapshot) snapshot = fixture_snapshot (regions);
  const PowComparedColumn columns[] = { { "A", "a", snapshot, POW_DATE_NONE }, { "B", "b", snapshot, POW_DATE_NONE } };
  g_autoptr (PowComparison) comparison = pow_comparison_new_regions (columns, 2);

  for (guint i = 0; i < G_N_ELEMENTS (row_cases); i++)
    {
      const PowComparedRow *row = find_row (comparison, row_cases[i].label);
      g_autofree char *difference = row != NULL ? g_strdup (row->difference) : NULL;

      g_test_message ("%s", row_cases[i].label);
      g_assert_cmpint (row != NULL, ==, row_cases[i].mark != NULL);
      if (row == NULL)
        continue;
      if (difference != NULL)
        g_strdelimit (difference, "\302\240", ' ');
      g_assert_cmpstr (pow_compared_mark_get_name (row->mark), ==, row_cases[i].mark);
      g_assert_cmpstr (difference, ==, row_cases[i].difference);
    }
  g_assert_cmpstr (find_row (comparison, "Centre municipality")->group, ==, "Core");
  g_assert_cmpstr (find_row (comparison, "Indicators › Plaatsingen › Target")->words[0], ==, "100 (definition v1)");
}

static void
test_template (void)
{
  g_autoptr (PowSnapshot) snapshot = fixture_snapshot (regions);
  g_autoptr (PowComparison) comparison = pow_comparison_new_template (snapshot, "a");
  static const struct { const char *label, *mark, *words, *offer, *taken, *value; } cases[] = {
    { "Werk", "same", "Lijn", "lines.w", "lines", "['x']" },
    { "Leren", "removed", "–", "lines.l", "lines", NULL },
    { "Eigen", "added", "Eigen", NULL, "lines", "['y']" },
    { "Thema", "same", "Taal", "themes.t", "themes", "['a/subprojects/p']" },
    { "Eerst", "same", "done 1 Feb 2020", "templates.plan.steps.a", "milestones.a", "{'title':'Eerst','from_template':'plan','done':'2020-02-01'}" },
    { "Dan", "removed", "–", "templates.plan.steps.b", NULL, NULL },
    { "Geld", "removed", "–", "templates.geld", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PowComparedRow *row = find_row (comparison, cases[i].label);
      g_autoptr (cJSON) value = read_json (cases[i].value);

      g_test_message ("%s", cases[i].label);
      g_assert_nonnull (row);
      g_assert_cmpstr (pow_compared_mark_get_name (row->mark), ==, cases[i].mark);
      g_assert_cmpstr (pow_compared_row_get_words (row, 1), ==, cases[i].words);
      g_assert_cmpstr (row->paths[0], ==, cases[i].offer);
      g_assert_cmpstr (row->paths[1], ==, cases[i].taken);
      g_assert_true (value == NULL ? row->values[1] == NULL : pow_json_equal (row->values[1], value));
    }
}

static void
test_all_regions (void)
{
  static const struct { const char *what; guint known; const char *a, *b; } cases[] = {
    { "network.state", 1, "Lasting", NULL }, { "status", 2, "Running", "Running" },
    { "committed", 1, "≥ € 10 (1 of 2 known)", NULL }, { "code", 2, "1", "2" },
    { "subprojects", 2, "1", "1" },
  };
  g_autoptr (PowSnapshot) snapshot = fixture_snapshot (regions);
  PowDate today = fixture_day ("2020-02-13");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PowRegionTable) table = pow_region_table_new (snapshot, cases[i].what, today);
      const PowRegionTableRow *a, *b;

      g_test_message ("%s", cases[i].what);
      g_assert_nonnull (table);
      g_assert_cmpuint (table->rows->len, ==, 2); /* C has ended */
      a = table->rows->pdata[0];
      b = table->rows->pdata[1];
      g_assert_cmpuint (table->known, ==, cases[i].known);
      if (a->words != NULL)
        g_strdelimit (a->words, "\302\240", ' ');
      g_assert_cmpstr (a->words, ==, cases[i].a);
      g_assert_cmpstr (b->words, ==, cases[i].b);
    }
  g_assert_null (pow_region_table_new (snapshot, "budget", today));
  g_assert_null (pow_region_table_new (snapshot, "goal", today));
}

static char *
tell_order (PowRegionTable *table, PowRegionOrder order)
{
  GString *told = g_string_new (NULL);

  pow_region_table_sort (table, order);
  for (guint i = 0; i < table->rows->len; i++)
    g_string_append (told, ((PowRegionTableRow *) table->rows->pdata[i])->name);
  return g_string_free (told, FALSE);
}

/* By worth and not by letter; the later end is the later date; what is unknown is last in either order. */
static void
test_order (void)
{
  static const char *const records[] = {
    "programme", "{'name':'P','clock':'2020-02-13'}",
    "a/region", "{'name':'A','centre_municipality':'b','network':{'state':'crowded'}}",
    "b/region", "{'name':'B','centre_municipality':'c'}",
    "c/region", "{'name':'C','centre_municipality':'a','network':{'state':'lasting'}}",
    "a/plan", "{'title':'P','status':'running','period':{'end':'2020-06-30'},'budget':{'b':{'label':'L','amounts':{'planned':1000}}}}",
    "b/plan", "{'title':'P','status':'draft','period':{'end':'2020'},'budget':{'b':{'label':'L','amounts':{'planned':900}}}}",
    NULL,
  };
  static const struct { const char *what, *lowest, *highest; } cases[] = {
    { "planned", "BAC", "ABC" }, { "period.end", "ABC", "BAC" }, { "status", "BAC", "ABC" },
    { "centre_municipality", "CAB", "BAC" }, { "network.state", "CAB", "ACB" },
  };
  g_autoptr (PowSnapshot) snapshot = fixture_snapshot (records);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PowRegionTable) table = pow_region_table_new (snapshot, cases[i].what, fixture_day ("2020-02-13"));
      g_autofree char *lowest = tell_order (table, POW_REGION_ORDER_LOWEST);
      g_autofree char *highest = tell_order (table, POW_REGION_ORDER_HIGHEST);
      g_autofree char *name = tell_order (table, POW_REGION_ORDER_NAME);

      g_test_message ("%s", cases[i].what);
      g_assert_cmpstr (name, ==, "ABC");
      g_assert_cmpstr (lowest, ==, cases[i].lowest);
      g_assert_cmpstr (highest, ==, cases[i].highest);
    }
}

/* Everything that is offered can be told, has a name, and is no note for inside. */
static void
test_subjects (void)
{
  g_autoptr (PowSnapshot) snapshot = fixture_snapshot (regions);
  g_autoptr (GPtrArray) subjects = pow_region_table_list_subjects ();

  g_assert_cmpuint (subjects->len, >, POW_N_FIGURES);
  for (guint i = 0; i < subjects->len; i++)
    {
      const char *what = g_ptr_array_index (subjects, i);
      g_autoptr (PowRegionTable) table = pow_region_table_new (snapshot, what, fixture_day ("2020-02-13"));
      g_autofree char *label = pow_region_table_dup_label (what);

      g_test_message ("%s", what);
      g_assert_nonnull (table);
      g_assert_cmpstr (table->label, ==, label);
      g_assert_false (table->internal);
    }
  g_assert_true (g_ptr_array_find_with_equal_func (subjects, "network.state", g_str_equal, NULL));
  g_assert_false (g_ptr_array_find_with_equal_func (subjects, "budget", g_str_equal, NULL));
  g_assert_null (pow_region_table_dup_label ("budget"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (difference_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/comparison/difference/%s", difference_cases[i].name);

      g_test_add_data_func (path, &difference_cases[i], test_difference);
    }
  g_test_add_func ("/comparison/moments", test_moments);
  g_test_add_func ("/comparison/regions", test_regions);
  g_test_add_func ("/comparison/template", test_template);
  g_test_add_func ("/comparison/all-regions", test_all_regions);
  g_test_add_func ("/comparison/order", test_order);
  g_test_add_func ("/comparison/subjects", test_subjects);
  return g_test_run ();
}
