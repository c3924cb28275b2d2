/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/change/pow-merge-case.h"
#include "tests/common/pow-random-record.h"

#include <string.h>

/* The laws of the merge, each over random records of every kind. POW_TEST_FULL=1 tries ten times
 * as many; a failure names its seed and prints the states. */

#define CASES 2000
#define FULL_CASES 20000

static guint
get_n_cases (void)
{
  return g_strcmp0 (g_getenv ("POW_TEST_FULL"), "1") == 0 ? FULL_CASES : CASES;
}

static char *
write_record (PowRecord *record)
{
  return record != NULL ? pow_record_write (record, NULL) : g_strdup ("(no record)\n");
}

static char *
tell_case (PowCase *test_case)
{
  g_autofree char *base = write_record (test_case->base);
  GString *told = g_string_new (NULL);

  g_string_append_printf (told, "seed %u, %s\nbase: %s", test_case->seed, pow_kind_get_name (test_case->kind), base);
  for (guint i = 0; i < test_case->sides->len; i++)
    {
      g_autofree char *side = write_record (pow_case_get_side (test_case, i));

      g_string_append_printf (told, "side %u: %s", i, side);
    }
  return g_string_free (told, FALSE);
}

static void G_GNUC_PRINTF (2, 3)
fail_case (PowCase *test_case, const char *format, ...)
{
  g_autofree char *told = tell_case (test_case);
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
  g_autofree char *got_text = write_record (got);
  g_autofree char *expected_text = write_record (expected);

  if (strcmp (got_text, expected_text) == 0)
    return TRUE;
  fail_case (test_case, "%s\ngot: %s\nexpected: %s", what, got_text, expected_text);
  return FALSE;
}

typedef gboolean (*CaseFunc) (PowCase *test_case);

static void
try_cases (CaseFunc func, PowCaseFlags flags, guint n_sides)
{
  for (guint seed = 0; seed < get_n_cases (); seed++)
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

/* The slots of the four records of one merge, deletions read as removed. */
typedef struct
{
  PowRecord *ours, *theirs, *merged;
  GHashTable *base_slots, *our_slots, *their_slots, *merged_slots;
  GHashTable *pointers; /* every pointer of any of them */
  GPtrArray *absent;
} Slots;

static void
slots_init (Slots *slots, PowCase *test_case)
{
  GHashTable *tables[4];
  GHashTableIter iter;
  gpointer pointer;

  slots->ours = pow_case_read_deleted (test_case->base, pow_case_get_side (test_case, 0));
  slots->theirs = pow_case_read_deleted (test_case->base, pow_case_get_side (test_case, 1));
  slots->merged = pow_merge_records (test_case->base,
                                     pow_case_get_side (test_case, 0),
                                     pow_case_get_side (test_case, 1));
  tables[0] = slots->base_slots = pow_case_list_slots (test_case->base);
  tables[1] = slots->our_slots = pow_case_list_slots (slots->ours);
  tables[2] = slots->their_slots = pow_case_list_slots (slots->theirs);
  tables[3] = slots->merged_slots = pow_case_list_slots (slots->merged);
  slots->pointers = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_hash_table_iter_init (&iter, tables[i]);
      while (g_hash_table_iter_next (&iter, &pointer, NULL))
        g_hash_table_add (slots->pointers, pointer);
    }
  slots->absent = g_ptr_array_new ();
  g_ptr_array_add (slots->absent, NULL);
}

static void
slots_clear (Slots *slots)
{
  g_hash_table_unref (slots->pointers);
  g_hash_table_unref (slots->base_slots);
  g_hash_table_unref (slots->our_slots);
  g_hash_table_unref (slots->their_slots);
  g_hash_table_unref (slots->merged_slots);
  g_clear_object (&slots->ours);
  g_clear_object (&slots->theirs);
  g_clear_object (&slots->merged);
  g_ptr_array_unref (slots->absent);
}

static GPtrArray *
get_values (Slots *slots, GHashTable *of, const char *pointer)
{
  PowCaseSlot *slot = g_hash_table_lookup (of, pointer);

  return slot != NULL ? slot->values : slots->absent;
}

static gboolean
contains (GPtrArray *values, const cJSON *value)
{
  for (guint i = 0; i < values->len; i++)
    if (pow_json_equal (values->pdata[i], value))
      return TRUE;
  return FALSE;
}

static gboolean
contains_all (GPtrArray *values, GPtrArray *of)
{
  for (guint i = 0; i < of->len; i++)
    if (!contains (values, of->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
same_values (GPtrArray *a, GPtrArray *b)
{
  return contains_all (a, b) && contains_all (b, a);
}

/* What is known of one slot while a law looks at it. */
typedef struct
{
  Slots *slots;
  const char *pointer;
  PowSlotClass class;
  GPtrArray *base, *ours, *theirs, *merged;
  gboolean ours_changed, theirs_changed;
} View;

static gboolean
keeps (GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    if (!cJSON_IsTrue ((const cJSON *) values->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Whether a side changed anything of what the `removed` at @flag removes. */
static gboolean
changed_content (Slots *slots, GHashTable *side, const char *flag)
{
  g_autofree char *prefix = g_strndup (flag, strlen (flag) - strlen ("removed"));
  g_autofree char *entry = g_strndup (prefix, strlen (prefix) - 1);
  GHashTableIter iter;
  gpointer pointer;

  g_hash_table_iter_init (&iter, slots->pointers);
  while (g_hash_table_iter_next (&iter, &pointer, NULL))
    if ((g_str_has_prefix (pointer, prefix) || strcmp (pointer, entry) == 0)
        && strcmp (pointer, flag) != 0
        && !same_values (get_values (slots, slots->base_slots, pointer), get_values (slots, side, pointer)))
      return TRUE;
  return FALSE;
}

static gboolean
removed_against_changed (const View *view)
{
  return view->class == POW_SLOT_REMOVED
         && ((view->ours_changed && !keeps (view->ours) && keeps (view->theirs)
              && changed_content (view->slots, view->slots->their_slots, view->pointer))
             || (view->theirs_changed && !keeps (view->theirs) && keeps (view->ours)
                 && changed_content (view->slots, view->slots->our_slots, view->pointer)));
}

/* Prose that both sides edited and that had one text everywhere may be united. */
static gboolean
may_be_united (const View *view)
{
  return view->class == POW_SLOT_PROSE && view->ours_changed && view->theirs_changed
         && view->base->len == 1 && view->ours->len == 1 && view->theirs->len == 1
         && view->merged->len == 1;
}

/* A law that looks at one slot: says what is wrong, or NULL. All of them look at the same cases. */
typedef const char *(*SlotFunc) (const View *view);

static const char *find_lost_change (const View *view);
static const char *find_lost_value (const View *view);
static const char *find_hidden_change (const View *view);
static const char *find_invented (const View *view);
static const char *find_lost_choice (const View *view);
static const char *find_broken_rule (const View *view);

enum
{
  ONE_SIDED,
  CLASHES,
  REMOVED,
  NOTHING_INVENTED,
  CHOICES,
  RULE,
  N_SLOT_LAWS,
};

static const SlotFunc slot_laws[] = {
  [ONE_SIDED] = find_lost_change,
  [CLASHES] = find_lost_value,
  [REMOVED] = find_hidden_change,
  [NOTHING_INVENTED] = find_invented,
  [CHOICES] = find_lost_choice,
  [RULE] = find_broken_rule,
};

/* The first break of each law; NULL: it holds. */
static char *slot_breaks[N_SLOT_LAWS];

static void
view_slot (View *view, Slots *slots, const char *pointer)
{
  GHashTable *tables[] = { slots->merged_slots, slots->our_slots, slots->their_slots, slots->base_slots };

  *view = (View) { .slots = slots, .pointer = pointer };
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      PowCaseSlot *slot = g_hash_table_lookup (tables[i], pointer);

      if (slot != NULL)
        view->class = slot->class;
    }
  view->base = get_values (slots, slots->base_slots, pointer);
  view->ours = get_values (slots, slots->our_slots, pointer);
  view->theirs = get_values (slots, slots->their_slots, pointer);
  view->merged = get_values (slots, slots->merged_slots, pointer);
  view->ours_changed = !same_values (view->base, view->ours);
  view->theirs_changed = !same_values (view->base, view->theirs);
}

static void
look_at_slots (PowCase *test_case)
{
  Slots slots;
  GHashTableIter iter;
  gpointer pointer;

  slots_init (&slots, test_case);
  g_hash_table_iter_init (&iter, slots.pointers);
  while (g_hash_table_iter_next (&iter, &pointer, NULL))
    {
      View view;

      view_slot (&view, &slots, pointer);
      for (guint law = 0; law < N_SLOT_LAWS; law++)
        {
          const char *wrong = slot_breaks[law] == NULL ? slot_laws[law] (&view) : NULL;
          g_autofree char *told = wrong != NULL ? tell_case (test_case) : NULL;
          g_autofree char *merged = wrong != NULL ? write_record (slots.merged) : NULL;

          if (wrong != NULL)
            slot_breaks[law] = g_strdup_printf ("%s: %s\nmerged: %s%s", view.pointer, wrong, merged, told);
        }
    }
  slots_clear (&slots);
}

static void
check_slot_law (guint law)
{
  static gboolean looked;

  for (guint seed = 0; !looked && seed < get_n_cases (); seed++)
    {
      g_autoptr (PowCase) test_case = pow_case_new (seed, POW_CASE_OPEN, 2);

      look_at_slots (test_case);
    }
  looked = TRUE;
  if (slot_breaks[law] != NULL)
    {
      g_test_message ("%s", slot_breaks[law]);
      g_test_fail ();
    }
}

/* Every one-sided change stands. */
static const char *
find_lost_change (const View *view)
{
  if (removed_against_changed (view))
    return NULL;
  if (!view->ours_changed && !same_values (view->merged, view->theirs))
    return view->theirs_changed ? "a change of one side was lost" : "changed though nobody changed it";
  if (!view->theirs_changed && !same_values (view->merged, view->ours))
    return view->ours_changed ? "a change of one side was lost" : "changed though nobody changed it";
  return NULL;
}

static void
test_one_sided (void)
{
  check_slot_law (ONE_SIDED);
}

/* Every clashing value is a candidate; of two orders the greater stands. */
static const char *
find_lost_value (const View *view)
{
  GPtrArray *sides[] = { view->ours, view->theirs };

  if (!view->ours_changed || !view->theirs_changed || may_be_united (view))
    return NULL;
  if (view->class == POW_SLOT_ORDER)
    {
      const cJSON *ours = view->ours->pdata[0];
      const cJSON *theirs = view->theirs->pdata[0];
      gboolean ours_greater = theirs == NULL || (ours != NULL && strcmp (ours->valuestring, theirs->valuestring) > 0);

      return pow_json_equal (view->merged->pdata[0], ours_greater ? ours : theirs) ? NULL
                                                                                   : "not the greater place";
    }
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    for (guint n = 0; n < sides[i]->len; n++)
      if (!contains (view->base, sides[i]->pdata[n]) && !contains (view->merged, sides[i]->pdata[n]))
        return "a clashing value is no candidate";
  return NULL;
}

static void
test_clashes (void)
{
  check_slot_law (CLASHES);
}

/* What one removed and another changed stays, and both know. */
static const char *
find_hidden_change (const View *view)
{
  if (!removed_against_changed (view))
    return NULL;
  if (!keeps (view->merged) || view->merged->len < 2)
    return "removed against changed is no open choice";
  return NULL;
}

static void
test_removed (void)
{
  check_slot_law (REMOVED);
}

/* Nothing is invented outside prose. */
static const char *
find_invented (const View *view)
{
  if (may_be_united (view))
    return NULL;
  for (guint i = 0; i < view->merged->len; i++)
    if (!contains (view->ours, view->merged->pdata[i]) && !contains (view->theirs, view->merged->pdata[i]))
      return "a value nobody gave";
  return NULL;
}

static void
test_nothing_invented (void)
{
  check_slot_law (NOTHING_INVENTED);
}

/* Choices last until settled, and two different settlements are a new choice. */
static const char *
find_lost_choice (const View *view)
{
  if (view->base->len < 2)
    return NULL;
  if (!view->ours_changed && !view->theirs_changed && !same_values (view->merged, view->base))
    return "an open choice ended though nobody settled it";
  if (view->ours->len == 1 && view->theirs->len == 1 && !same_values (view->ours, view->theirs)
      && !(contains (view->merged, view->ours->pdata[0]) && contains (view->merged, view->theirs->pdata[0])))
    return "two different settlements are no new choice";
  return NULL;
}

static void
test_choices (void)
{
  check_slot_law (CHOICES);
}

/* The three-way rule word for word, for all that is no prose, order or removal. */
static const char *
find_broken_rule (const View *view)
{
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();
  GPtrArray *sides[] = { view->ours, view->theirs };
  gboolean lost[] = { TRUE, TRUE };

  if (!view->ours_changed || !view->theirs_changed || same_values (view->ours, view->theirs)
      || view->class == POW_SLOT_ORDER || removed_against_changed (view) || may_be_united (view))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    for (guint n = 0; n < sides[i]->len; n++)
      {
        cJSON *value = sides[i]->pdata[n];

        if (contains (sides[1 - i], value) || !contains (view->base, value))
          g_ptr_array_add (expected, value);
      }
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    for (guint n = 0; n < expected->len; n++)
      lost[i] = lost[i] && !contains (sides[i], expected->pdata[n]);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (lost[i])
      g_ptr_array_extend (expected, sides[i], NULL, NULL);
  return same_values (view->merged, expected) ? NULL : "other candidates than the rule gives";
}

static void
test_rule (void)
{
  check_slot_law (RULE);
}

/* Valid in, valid out; and what comes out is canonical. */
static gboolean
check_valid (PowCase *test_case)
{
  g_autoptr (PowRecord) merged = pow_merge_records (test_case->base,
                                                    pow_case_get_side (test_case, 0),
                                                    pow_case_get_side (test_case, 1));
  g_autoptr (PowRecord) again = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_problem_free);
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
      guint i = (guint) g_rand_int_range (rand, 0, (gint32) n_replicas);
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

/* Any JSON by the rules of the text layer. */

static void
edit_json (GRand *rand, cJSON *value)
{
  guint n_children = (guint) cJSON_GetArraySize (value);
  cJSON *child = n_children > 0 ? cJSON_GetArrayItem (value, g_rand_int_range (rand, 0, (gint32) n_children)) : NULL;

  if (!cJSON_IsObject (value))
    return;
  if (child != NULL && cJSON_IsObject (child) && g_rand_int_range (rand, 0, 3) > 0)
    edit_json (rand, child);
  else if (child != NULL && g_rand_int_range (rand, 0, 3) == 0)
    cJSON_Delete (cJSON_DetachItemViaPointer (value, child));
  else
    {
      g_autofree char *key = child != NULL && g_rand_boolean (rand)
                                 ? g_strdup (child->string)
                                 : g_strdup_printf ("k%d", g_rand_int_range (rand, 0, 4));

      cJSON_DeleteItemFromObjectCaseSensitive (value, key);
      cJSON_AddItemToObject (value, key, pow_random_json (rand, 3));
    }
}

static cJSON *
make_edited_json (GRand *rand, const cJSON *base)
{
  g_autoptr (cJSON) edited = pow_json_copy (base);

  for (guint i = (guint) g_rand_int_range (rand, 0, 4); i > 0; i--)
    edit_json (rand, edited);
  /* An edit may leave a choice behind that it settled: every writer drops it. */
  return pow_merge_json (edited, edited, edited);
}

static cJSON *
make_json_base (GRand *rand)
{
  cJSON *base = cJSON_CreateObject ();

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *key = g_strdup_printf ("k%u", i);

      cJSON_AddItemToObject (base, key, pow_random_json (rand, 3));
    }
  for (guint i = (guint) g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      g_autoptr (cJSON) before = base;
      g_autoptr (cJSON) ours = make_edited_json (rand, before);
      g_autoptr (cJSON) theirs = make_edited_json (rand, before);

      base = pow_merge_json (before, ours, theirs);
    }
  return base;
}

static void
assert_same_json (guint seed, const char *law, const cJSON *a, const cJSON *b)
{
  g_autofree char *a_text = a != NULL ? pow_json_write (a, NULL) : g_strdup ("(nothing)");
  g_autofree char *b_text = b != NULL ? pow_json_write (b, NULL) : g_strdup ("(nothing)");

  if (strcmp (a_text, b_text) != 0)
    g_error ("seed %u, %s: %s\n%s", seed, law, a_text, b_text);
}

static void
test_any_json (void)
{
  for (guint seed = 0; seed < get_n_cases (); seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (cJSON) base = g_rand_int_range (rand, 0, 10) == 0 ? pow_random_json (rand, 3) : make_json_base (rand);
      g_autoptr (cJSON) ours = make_edited_json (rand, base);
      g_autoptr (cJSON) theirs = g_rand_int_range (rand, 0, 10) == 0 ? pow_random_json (rand, 3)
                                                                     : make_edited_json (rand, base);
      g_autoptr (cJSON) merged = pow_merge_json (base, ours, theirs);
      g_autoptr (cJSON) mirrored = pow_merge_json (base, theirs, ours);
      g_autoptr (cJSON) absorbed = pow_merge_json (ours, merged, ours);
      g_autoptr (cJSON) one_sided = pow_merge_json (base, base, theirs);
      g_autoptr (cJSON) agreed = pow_merge_json (base, theirs, theirs);

      assert_same_json (seed, "merge(b,o,t) is not merge(b,t,o)", merged, mirrored);
      assert_same_json (seed, "merge(o,m,o) is not m", absorbed, merged);
      assert_same_json (seed, "merge(b,b,x) is not x", one_sided, theirs);
      assert_same_json (seed, "merge(b,x,x) is not x", agreed, theirs);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-laws/identity", test_identity);
  g_test_add_func ("/merge-laws/symmetry", test_symmetry);
  g_test_add_func ("/merge-laws/absorption", test_absorption);
  g_test_add_func ("/merge-laws/one-sided", test_one_sided);
  g_test_add_func ("/merge-laws/clashes", test_clashes);
  g_test_add_func ("/merge-laws/removed", test_removed);
  g_test_add_func ("/merge-laws/nothing-invented", test_nothing_invented);
  g_test_add_func ("/merge-laws/choices", test_choices);
  g_test_add_func ("/merge-laws/rule", test_rule);
  g_test_add_func ("/merge-laws/valid", test_valid);
  g_test_add_func ("/merge-laws/replicas", test_replicas);
  g_test_add_func ("/merge-laws/any-json", test_any_json);
  return g_test_run ();
}
