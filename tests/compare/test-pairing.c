/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/compare/pow-comparison.h"
#include "tests/insight/insight-fixture.h"

#include <string.h>

/* The subprojects of two regions, and how they stand side by side: "a+b" for each pair, "!" behind one that a
 * person confirmed, then what is alone. */
typedef struct
{
  const char *name;
  const char *a[3], *b[3]; /* members after the title */
  const char *pairs;       /* of the programme, what belongs together; NULL: none */
  const char *told;
  const char *reason; /* of the first pair */
  const char *apart;  /* of the programme, what does not */
  const char *c[2];   /* members of a third region; none: two are compared */
} PairCase;

#define THEME "'themes':['t']"
#define TOOL "'instruments':['i']"
#define LINE "'line':'l'"
#define PEOPLE "'target_groups':['g']"

#define APART(one, other) "{'n':{'members':['" one "','" other "']}}"

/* The first of region c does not belong to the first of a or b. */
#define THIRD_APART \
  "{'n':{'members':['a/subprojects/s0','c/subprojects/s0']},'m':{'members':['b/subprojects/s0','c/subprojects/s0']}}"

static const PairCase cases[] = {
  { "theme", { THEME }, { THEME }, NULL, "a0+b0", "same theme" },
  { "instrument", { TOOL }, { TOOL }, NULL, "a0+b0", "same instrument" },
  { "line-alone-is-too-little", { LINE }, { LINE }, NULL, "a0 b0", NULL },
  { "group-alone-is-too-little", { PEOPLE }, { PEOPLE }, NULL, "a0 b0", NULL },
  { "line-and-group", { LINE "," PEOPLE }, { LINE "," PEOPLE }, NULL, "a0+b0", "same programme line, target group" },
  { "nothing-shared", { THEME }, { "'themes':['u']" }, NULL, "a0 b0", NULL },
  { "most-in-common", { THEME, THEME "," TOOL }, { THEME "," TOOL }, NULL, "a1+b0 a0", "same theme, instrument" },
  { "each-once", { THEME, THEME }, { THEME }, NULL, "a0+b0 a1", "same theme" },
  { "confirmed", { THEME, PEOPLE }, { THEME }, "{'k':{'members':['a/subprojects/s1','b/subprojects/s0'],'reason':'R'}}",
    "a1+b0! a0", "R" },
  { "confirmed-and-withdrawn", { THEME, PEOPLE }, { THEME },
    "{'k':{'members':['a/subprojects/s1','b/subprojects/s0'],'removed':true}}", "a0+b0 a1", "same theme" },
  { "confirmed-with-one-gone", { THEME }, { THEME }, "{'k':{'members':['a/subprojects/x','b/subprojects/s0']}}",
    "a0+b0", "same theme" },
  { "refused", { THEME }, { THEME }, NULL, "a0 b0", NULL, APART ("a/subprojects/s0", "b/subprojects/s0") },
  { "refused-the-other-way-round", { THEME }, { THEME }, NULL, "a0 b0", NULL, APART ("b/subprojects/s0", "a/subprojects/s0") },
  { "refused-leaves-the-next-best", { THEME, THEME "," TOOL }, { THEME "," TOOL }, NULL, "a0+b0 a1", "same theme",
    APART ("a/subprojects/s1", "b/subprojects/s0") },
  { "refused-of-another", { THEME }, { THEME }, NULL, "a0+b0", "same theme", APART ("a/subprojects/s0", "c/subprojects/s0") },
  { "refused-and-withdrawn", { THEME }, { THEME }, NULL, "a0+b0", "same theme",
    "{'n':{'members':['a/subprojects/s0','b/subprojects/s0'],'removed':true}}" },
  { "refused-and-confirmed", { THEME }, { THEME }, "{'k':{'members':['a/subprojects/s0','b/subprojects/s0'],'reason':'R'}}", "a0+b0!",
    "R", APART ("a/subprojects/s0", "b/subprojects/s0") },
  { "refused-without-members", { THEME }, { THEME }, NULL, "a0+b0", "same theme", "{'n':{'reason':'R'}}" },
  { "three", { THEME }, { THEME }, NULL, "a0+b0+c0", "same theme", NULL, { THEME } },
  { "three-without-one", { THEME }, { THEME }, NULL, "a0+b0 c0", "same theme", THIRD_APART, { THEME } },
  { "three-without-one-and-another-takes-its-place", { THEME }, { THEME }, NULL, "a0+b0+c1 c0", "same theme", THIRD_APART,
    { THEME, THEME } },
  { "three-alike-through-one", { THEME }, { TOOL }, NULL, "a0+b0+c0", "same theme", NULL, { THEME "," TOOL } },
  { "three-alike-through-the-one-without", { THEME }, { TOOL }, NULL, "a0 b0 c0", NULL, THIRD_APART, { THEME "," TOOL } },
  { "three-none-to-another", { THEME }, { THEME }, NULL, "a0 b0 c0", NULL,
    "{'n':{'members':['a/subprojects/s0','b/subprojects/s0','c/subprojects/s0']}}", { THEME } },
  { "removed-is-not-paired", { "'removed':true," THEME }, { THEME }, NULL, "b0", NULL },
};

static PowSnapshot *
make_snapshot (const PairCase *c)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (texts, g_strdup ("programme"));
  g_ptr_array_add (texts, g_strdup_printf ("{'name':'P','pairs':%s,'apart':%s}", c->pairs != NULL ? c->pairs : "{}",
                                           c->apart != NULL ? c->apart : "{}"));
  for (guint region = 0; region < 3; region++)
    {
      const char *const *members = region == 0 ? c->a : region == 1 ? c->b : c->c;
      const guint most = region < 2 ? G_N_ELEMENTS (c->a) : G_N_ELEMENTS (c->c);
      const char letter = "abc"[region];

      g_ptr_array_add (texts, g_strdup_printf ("%c/region", letter));
      g_ptr_array_add (texts, g_strdup_printf ("{'name':'%c','centre_municipality':'X'}", letter));
      g_ptr_array_add (texts, g_strdup_printf ("%c/plan", letter));
      g_ptr_array_add (texts, g_strdup ("{'title':'T','lines':{'l':{'title':'L','programme_line':'w'}}}"));
      for (guint i = 0; i < most && members[i] != NULL; i++)
        {
          g_ptr_array_add (texts, g_strdup_printf ("%c/subprojects/s%u", letter, i));
          g_ptr_array_add (texts, g_strdup_printf ("{'title':'%c%u',%s}", letter, i, members[i]));
        }
    }
  g_ptr_array_add (texts, NULL);
  return fixture_snapshot ((const char *const *) texts->pdata);
}

static char *
tell (const PowComparison *comparison, const char **reason)
{
  GString *told = g_string_new (NULL);

  *reason = NULL;
  for (guint i = 0; i < comparison->subjects->len; i++)
    {
      const PowComparedSubject *subject = g_ptr_array_index (comparison->subjects, i);
      g_autoptr (GString) members = g_string_new (NULL);

      if (subject->kind != POW_KIND_SUBPROJECT)
        continue;
      for (guint j = 0; j < comparison->n_columns; j++)
        if (subject->records[j] != NULL)
          g_string_append_printf (members, "%s%s", members->len > 0 ? "+" : "", pow_record_get_title (subject->records[j]));
      g_string_append_printf (told, "%s%s%s", told->len > 0 ? " " : "", members->str, subject->pair_key != NULL ? "!" : "");
      if (*reason == NULL)
        *reason = subject->pair_reason;
    }
  return g_string_free (told, FALSE);
}

static void
test_pairs (gconstpointer data)
{
  const PairCase *c = data;
  g_autoptr (PowSnapshot) snapshot = make_snapshot (c);
  const PowComparedColumn columns[]
      = { { "A", "a", snapshot, POW_DATE_NONE }, { "B", "b", snapshot, POW_DATE_NONE }, { "C", "c", snapshot, POW_DATE_NONE } };
  g_autoptr (PowComparison) comparison = pow_comparison_new_regions (columns, c->c[0] != NULL ? 3 : 2);
  const char *reason;
  g_autofree char *told = tell (comparison, &reason);

  g_assert_cmpstr (told, ==, c->told);
  g_assert_cmpstr (reason, ==, c->reason);
}

/* Which region stands first makes no difference to what belongs together. */
static void
test_order (void)
{
  static const PairCase c = { "order", { THEME, THEME "," TOOL, TOOL "," PEOPLE }, { THEME "," TOOL, THEME, TOOL }, NULL, NULL, NULL };
  g_autoptr (PowSnapshot) snapshot = make_snapshot (&c);
  const PowComparedColumn there[] = { { "A", "a", snapshot, POW_DATE_NONE }, { "B", "b", snapshot, POW_DATE_NONE } };
  const PowComparedColumn back[] = { there[1], there[0] };
  g_autoptr (PowComparison) one = pow_comparison_new_regions (there, 2);
  g_autoptr (PowComparison) other = pow_comparison_new_regions (back, 2);
  guint n = 0;

  for (guint i = 0; i < one->subjects->len; i++)
    for (guint j = 0; j < other->subjects->len; j++)
      {
        const PowComparedSubject *a = one->subjects->pdata[i], *b = other->subjects->pdata[j];

        if (a->records[0] == b->records[1] && a->records[1] == b->records[0])
          n++;
      }
  g_assert_cmpuint (one->subjects->len, ==, other->subjects->len);
  g_assert_cmpuint (n, ==, one->subjects->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pairing/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_pairs);
    }
  g_test_add_func ("/pairing/order", test_order);
  return g_test_run ();
}
