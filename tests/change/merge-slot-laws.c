/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/change/merge-laws.h"

#include <string.h>

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
  slots->merged = pow_merge_records (test_case->base, pow_case_get_side (test_case, 0),
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
    if (!cJSON_IsTrue ((const cJSON *)values->pdata[i]))
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
        && !same_values (get_values (slots, slots->base_slots, pointer),
                         get_values (slots, side, pointer)))
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

static const char *
find_lost_change (const View *view);
static const char *
find_lost_value (const View *view);
static const char *
find_hidden_change (const View *view);
static const char *
find_invented (const View *view);
static const char *
find_lost_choice (const View *view);
static const char *
find_broken_rule (const View *view);

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
  [ONE_SIDED] = find_lost_change,     [CLASHES] = find_lost_value,  [REMOVED] = find_hidden_change,
  [NOTHING_INVENTED] = find_invented, [CHOICES] = find_lost_choice, [RULE] = find_broken_rule,
};

/* The first break of each law; NULL: it holds. */
static char *slot_breaks[N_SLOT_LAWS];

static void
view_slot (View *view, Slots *slots, const char *pointer)
{
  GHashTable *tables[]
      = { slots->merged_slots, slots->our_slots, slots->their_slots, slots->base_slots };

  *view = (View){ .slots = slots, .pointer = pointer };
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
          const char *wrong = slot_breaks[law] == NULL ? slot_laws[law](&view) : NULL;
          g_autofree char *told = wrong != NULL ? merge_laws_tell_case (test_case) : NULL;
          g_autofree char *merged = wrong != NULL ? merge_laws_write_record (slots.merged) : NULL;

          if (wrong != NULL)
            slot_breaks[law]
                = g_strdup_printf ("%s: %s\nmerged: %s%s", view.pointer, wrong, merged, told);
        }
    }
  slots_clear (&slots);
}

static void
check_slot_law (guint law)
{
  static gboolean looked;

  for (guint seed = 0; !looked && seed < merge_laws_get_n_cases (); seed++)
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
    return view->theirs_changed ? "a change of one side was lost"
                                : "changed though nobody changed it";
  if (!view->theirs_changed && !same_values (view->merged, view->ours))
    return view->ours_changed ? "a change of one side was lost"
                              : "changed though nobody changed it";
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
      gboolean ours_greater
          = theirs == NULL || (ours != NULL && strcmp (ours->valuestring, theirs->valuestring) > 0);

      return pow_json_equal (view->merged->pdata[0], ours_greater ? ours : theirs)
                 ? NULL
                 : "not the greater place";
    }
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    for (guint n = 0; n < sides[i]->len; n++)
      if (!contains (view->base, sides[i]->pdata[n])
          && !contains (view->merged, sides[i]->pdata[n]))
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
    if (!contains (view->ours, view->merged->pdata[i])
        && !contains (view->theirs, view->merged->pdata[i]))
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
      && !(contains (view->merged, view->ours->pdata[0])
           && contains (view->merged, view->theirs->pdata[0])))
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

void
merge_slot_laws_add (void)
{
  g_test_add_func ("/merge-laws/one-sided", test_one_sided);
  g_test_add_func ("/merge-laws/clashes", test_clashes);
  g_test_add_func ("/merge-laws/removed", test_removed);
  g_test_add_func ("/merge-laws/nothing-invented", test_nothing_invented);
  g_test_add_func ("/merge-laws/choices", test_choices);
  g_test_add_func ("/merge-laws/rule", test_rule);
}
