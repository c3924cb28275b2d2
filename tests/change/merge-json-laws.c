/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/change/merge-laws.h"
#include "tests/common/pow-random-record.h"

#include <string.h>

/* Any JSON by the rules of the text layer. */

static void
edit_json (GRand *rand, cJSON *value)
{
  guint n_children = (guint)cJSON_GetArraySize (value);
  cJSON *child = n_children > 0
                     ? cJSON_GetArrayItem (value, g_rand_int_range (rand, 0, (gint32)n_children))
                     : NULL;

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

  for (guint i = (guint)g_rand_int_range (rand, 0, 4); i > 0; i--)
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
  for (guint i = (guint)g_rand_int_range (rand, 0, 3); i > 0; i--)
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
  for (guint seed = 0; seed < merge_laws_get_n_cases (); seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (cJSON) base
          = g_rand_int_range (rand, 0, 10) == 0 ? pow_random_json (rand, 3) : make_json_base (rand);
      g_autoptr (cJSON) ours = make_edited_json (rand, base);
      g_autoptr (cJSON) theirs = g_rand_int_range (rand, 0, 10) == 0
                                     ? pow_random_json (rand, 3)
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

void
merge_json_laws_add (void)
{
  g_test_add_func ("/merge-laws/any-json", test_any_json);
}
