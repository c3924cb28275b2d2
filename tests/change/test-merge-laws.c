/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/change/merge-laws.h"

#include <string.h>

/* The laws of the merge, each over random records of every kind. POW_TEST_FULL=1 tries ten times
 * as many; a failure names its seed and prints the states. */

#define CASES 2000
#define FULL_CASES 20000

guint
merge_laws_get_n_cases (void)
{
  return g_strcmp0 (g_getenv ("POW_TEST_FULL"), "1") == 0 ? FULL_CASES : CASES;
}

char *
merge_laws_write_record (PowRecord *record)
{
  return record != NULL ? pow_record_write (record, NULL) : g_strdup ("(no record)\n");
}

char *
merge_laws_tell_case (PowCase *test_case)
{
  g_autofree char *base = merge_laws_write_record (test_case->base);
  GString *told = g_string_new (NULL);

  g_string_append_printf (told, "seed %u, %s\nbase: %s", test_case->seed,
                          pow_kind_get_name (test_case->kind), base);
  for (guint i = 0; i < test_case->sides->len; i++)
    {
      g_autofree char *side = merge_laws_write_record (pow_case_get_side (test_case, i));

      g_string_append_printf (told, "side %u: %s", i, side);
    }
  return g_string_free (told, FALSE);
}

static void G_GNUC_PRINTF (2, 3) fail_case (PowCase *test_case, const char *format, ...)
{
  g_autofree char *told = merge_laws_tell_case (test_case);
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("%s\n%s", what, told);
  g_test_fail ();
}

/* TRUE when both say the same, byte for byte. */
static gboolean
check_same (PowCase *test_case, const char *what, PowRecord *got, PowRecord *expected)
{
  g_autofree char *got_text = merge_laws_write_record (got);
  g_autofree char *expected_text = merge_laws_write_record (expected);

  if (strcmp (got_text, expected_text) == 0)
    return TRUE;
  fail_case (test_case, "%s\ngot: %s\nexpected: %s", what, got_text, expected_text);
  return FALSE;
}

typedef gboolean (*CaseFunc) (PowCase *test_case);

static void
try_cases (CaseFunc func, PowCaseFlags flags, guint n_sides)
{
  for (guint seed = 0; seed < merge_laws_get_n_cases (); seed++)
    {
      g_autoptr (PowCase) test_case = pow_case_new (seed, flags, n_sides);

      if (!func (test_case))
        return;
    }
}

/* Equal sides: merge(b,b,x) = x and merge(b,x,x) = x. */

static gboolean
check_identity (PowCase *test_case)
{
  PowRecord *base = test_case->base;
  PowRecord *side = pow_case_get_side (test_case, 0);
  g_autoptr (PowRecord) one_sided = pow_merge_records (base, base, side);
  g_autoptr (PowRecord) agreed = pow_merge_records (base, side, side);
  g_autoptr (PowRecord) expected = pow_case_read_deleted (base, side);

  return check_same (test_case, "merge(b,b,x) is not x", one_sided, expected)
         && check_same (test_case, "merge(b,x,x) is not x", agreed, expected);
}

static void
test_identity (void)
{
  try_cases (check_identity, POW_CASE_OPEN, 1);
}

static gboolean
check_symmetry (PowCase *test_case)
{
  PowRecord *ours = pow_case_get_side (test_case, 0);
  PowRecord *theirs = pow_case_get_side (test_case, 1);
  g_autoptr (PowRecord) merged = pow_merge_records (test_case->base, ours, theirs);
  g_autoptr (PowRecord) mirrored = pow_merge_records (test_case->base, theirs, ours);

  return check_same (test_case, "merge(b,o,t) is not merge(b,t,o)", merged, mirrored);
}

static void
test_symmetry (void)
{
  try_cases (check_symmetry, POW_CASE_OPEN, 2);
}

/* Merging again what is in changes nothing. */
static gboolean
check_absorption (PowCase *test_case)
{
  PowRecord *ours = pow_case_get_side (test_case, 0);
  PowRecord *theirs = pow_case_get_side (test_case, 1);
  g_autoptr (PowRecord) merged = pow_merge_records (test_case->base, ours, theirs);
  g_autoptr (PowRecord) with_ours = NULL;
  g_autoptr (PowRecord) with_theirs = NULL;

  if (ours == NULL || theirs == NULL)
    return TRUE;
  with_ours = pow_merge_records (ours, merged, ours);
  with_theirs = pow_merge_records (theirs, theirs, merged);
  return check_same (test_case, "merge(o,m,o) is not m", with_ours, merged)
         && check_same (test_case, "merge(t,t,m) is not m", with_theirs, merged);
}

/* The same from the old base, as when a save is tried again; holds while the base is settled. */
static gboolean
check_absorption_again (PowCase *test_case)
{
  PowRecord *ours = pow_case_get_side (test_case, 0);
  PowRecord *theirs = pow_case_get_side (test_case, 1);
  g_autoptr (PowRecord) merged = pow_merge_records (test_case->base, ours, theirs);
  g_autoptr (PowRecord) with_ours = pow_merge_records (test_case->base, merged, ours);
  g_autoptr (PowRecord) with_theirs = pow_merge_records (test_case->base, theirs, merged);

  return check_same (test_case, "merge(b,m,o) is not m", with_ours, merged)
         && check_same (test_case, "merge(b,t,m) is not m", with_theirs, merged);
}

static void
test_absorption (void)
{
  try_cases (check_absorption, POW_CASE_OPEN, 2);
  try_cases (check_absorption_again, POW_CASE_NO_PROSE, 2);
}

/* Valid in, valid out; and what comes out is canonical. */
static gboolean
check_valid (PowCase *test_case)
{
  g_autoptr (PowRecord) merged = pow_merge_records (
      test_case->base, pow_case_get_side (test_case, 0), pow_case_get_side (test_case, 1));
  g_autoptr (PowRecord) again = NULL;
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify)pow_problem_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (merged == NULL)
    return test_case->base == NULL;
  text = pow_record_write (merged, NULL);
  if (!pow_validate_tree (test_case->kind, pow_record_get_tree (merged), problems))
    {
      const PowProblem *problem = problems->pdata[0];

      fail_case (test_case, "not valid: %s: %s\n%s", problem->field, problem->problem, text);
      return FALSE;
    }
  again = pow_record_read (test_case->kind, "zeeland/x", text, strlen (text), &error);
  if (again == NULL)
    {
      fail_case (test_case, "not readable: %s\n%s", error->message, text);
      return FALSE;
    }
  return check_same (test_case, "not canonical", merged, again);
}

static void
test_valid (void)
{
  try_cases (check_valid, POW_CASE_OPEN, 2);
}

/* One server, replicas that each changed something since the same state, and an order in which
 * they sync; a replica may come back. */
static PowRecord *
exchange (PowCase *test_case, GRand *rand)
{
  guint n_replicas = test_case->sides->len;
  g_autofree gboolean *shared = g_new0 (gboolean, n_replicas);
  PowRecord *server = test_case->base != NULL ? g_object_ref (test_case->base) : NULL;
  guint n_shared = 0;

  while (n_shared < n_replicas)
    {
      guint i = (guint)g_rand_int_range (rand, 0, (gint32)n_replicas);
      g_autoptr (PowRecord) before = server;

      if (shared[i]) /* nothing new here: takes over what the server has */
        server = pow_merge_records (before, before, before);
      else
        server = pow_merge_records (test_case->base, before, pow_case_get_side (test_case, i));
      n_shared += shared[i] ? 0 : 1;
      shared[i] = TRUE;
    }
  return server;
}

static gboolean
check_replicas (PowCase *test_case)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (test_case->seed);
  g_autoptr (PowRecord) first = exchange (test_case, rand);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (PowRecord) other = exchange (test_case, rand);

      if (!check_same (test_case, "another order of syncs ends differently", other, first))
        return FALSE;
    }
  return TRUE;
}

/* Prose aside: diff3 is not associative. Nor is settling one open choice in three different ways
 * at once, so with open choices in the base there are two replicas. */
static void
test_replicas (void)
{
  try_cases (check_replicas, POW_CASE_NO_PROSE, 3);
  try_cases (check_replicas, POW_CASE_NO_PROSE, 5);
  try_cases (check_replicas, POW_CASE_NO_PROSE | POW_CASE_OPEN, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-laws/identity", test_identity);
  g_test_add_func ("/merge-laws/symmetry", test_symmetry);
  g_test_add_func ("/merge-laws/absorption", test_absorption);
  g_test_add_func ("/merge-laws/valid", test_valid);
  g_test_add_func ("/merge-laws/replicas", test_replicas);
  merge_slot_laws_add ();
  merge_json_laws_add ();
  return g_test_run ();
}
