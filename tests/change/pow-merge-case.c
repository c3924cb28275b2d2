/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/change/pow-merge-case.h"

#include "model/schema/pow-path.h"
#include "model/record/pow-value.h"
#include "tests/common/pow-random-record.h"

#include <string.h>

/* One person's edits under way. */
typedef struct
{
  GRand *rand;
  guint32 pool;
  PowCaseFlags flags;
  cJSON *root;
} Edit;

static guint
pick (GRand *rand, guint count)
{
  return (guint)g_rand_int_range (rand, 0, (gint32)count);
}

static gboolean
chance (GRand *rand, guint percent)
{
  return pick (rand, 100) < percent;
}

/* The same few values at the same place for everybody. */
static GRand *
open_pool (Edit *edit, const char *pointer)
{
  return g_rand_new_with_seed (edit->pool ^ g_str_hash (pointer)
                               ^ (pick (edit->rand, 3) * 0x9e3779b9u));
}

static cJSON *
get_member (const cJSON *object, const char *key)
{
  return (cJSON *)pow_json_get (object, key);
}

static void
set_member (cJSON *object, const char *key, cJSON *value)
{
  cJSON_DeleteItemFromObjectCaseSensitive (object, key);
  if (value != NULL)
    cJSON_AddItemToObject (object, key, value);
}

/* Writing a field settles its choice, also to the value it showed. */
static void
drop_choices (Edit *edit, const char *pointer)
{
  g_autofree char *prefix = g_strconcat (pointer, "/", NULL);
  cJSON *choices = get_member (edit->root, "choices");

  for (cJSON *choice = choices != NULL ? choices->child : NULL, *next; choice != NULL;
       choice = next)
    {
      next = choice->next;
      if (strcmp (choice->string, pointer) == 0 || g_str_has_prefix (choice->string, prefix))
        cJSON_Delete (cJSON_DetachItemViaPointer (choices, choice));
    }
}

static void
write_field (Edit *edit, cJSON *object, const char *key, const char *pointer, cJSON *value)
{
  set_member (object, key, value);
  drop_choices (edit, pointer);
}

static void
toggle_removed (Edit *edit, cJSON *object, const char *pointer)
{
  g_autofree char *flag = g_strconcat (pointer, "/removed", NULL);

  write_field (edit, object, "removed", flag,
               cJSON_IsTrue (get_member (object, "removed")) ? NULL : cJSON_CreateTrue ());
}

static void
edit_members (Edit *edit, const PowField *fields, cJSON *object, const char *pointer);

static void
edit_map (Edit *edit, const PowField *field, cJSON *object, const char *pointer)
{
  cJSON *map = get_member (object, field->key);
  guint n_entries = map != NULL ? (guint)cJSON_GetArraySize (map) : 0;
  g_autofree char *inner = NULL;
  cJSON *entry;

  if (n_entries == 0 || chance (edit->rand, 25))
    {
      g_autoptr (GRand) keys = open_pool (edit, pointer);
      g_autofree char *key = pow_random_key (keys, field);
      g_autofree char *entry_pointer = g_strconcat (pointer, "/", key, NULL);
      g_autoptr (GRand) entries = open_pool (edit, entry_pointer);

      if (map == NULL)
        map = cJSON_AddObjectToObject (object, field->key);
      if (pow_json_get (map, key) == NULL)
        cJSON_AddItemToObject (map, key, pow_random_entry (entries, field));
      return;
    }

  entry = cJSON_GetArrayItem (map, (int)pick (edit->rand, n_entries));
  inner = g_strconcat (pointer, "/", entry->string, NULL);
  if (chance (edit->rand, 20))
    toggle_removed (edit, entry, inner);
  else if (chance (edit->rand, 10))
    {
      drop_choices (edit, inner);
      cJSON_Delete (cJSON_DetachItemViaPointer (map, entry));
      if (map->child == NULL)
        set_member (object, field->key, NULL);
    }
  else
    edit_members (edit, field->members, entry, inner);
}

static void
edit_set (Edit *edit, const PowField *field, cJSON *object, const char *pointer)
{
  g_autoptr (GRand) pool = open_pool (edit, pointer);
  g_autoptr (cJSON) element = pow_random_value (pool, field->item);
  cJSON *set = get_member (object, field->key);
  cJSON *found = NULL;
  cJSON *other;

  if (set == NULL)
    set = cJSON_AddArrayToObject (object, field->key);
  cJSON_ArrayForEach (other, set)
    if (pow_json_equal (other, element) || chance (edit->rand, 15))
      found = other;
  if (found != NULL)
    cJSON_Delete (cJSON_DetachItemViaPointer (set, found));
  else
    cJSON_AddItemToArray (set, g_steal_pointer (&element));
  if (set->child == NULL)
    set_member (object, field->key, NULL);
}

static cJSON *
edit_prose (Edit *edit, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint at = pick (edit->rand, g_strv_length (words));
  g_autofree char *old = words[at];
  g_autofree char *joined = NULL;
  g_autofree char *composed = NULL;

  words[at] = chance (edit->rand, 50) ? g_strdup_printf ("%s nieuw%u", old, pick (edit->rand, 3))
                                      : g_strdup_printf ("anders%u", pick (edit->rand, 3));
  joined = g_strjoinv (chance (edit->rand, 10) ? "\n" : " ", words);
  composed = g_utf8_normalize (joined, -1, G_NORMALIZE_NFC);
  return cJSON_CreateString (composed);
}

static void
edit_field (Edit *edit, const PowField *field, cJSON *object, const char *pointer)
{
  const cJSON *value = pow_json_get (object, field->key);
  g_autoptr (GRand) pool = NULL;

  if (value != NULL && !(field->flags & POW_FIELD_REQUIRED) && chance (edit->rand, 25))
    write_field (edit, object, field->key, pointer, NULL);
  else if (field->type == POW_TYPE_PROSE && value != NULL && chance (edit->rand, 60))
    write_field (edit, object, field->key, pointer, edit_prose (edit, value->valuestring));
  else
    {
      pool = open_pool (edit, pointer);
      write_field (edit, object, field->key, pointer, pow_random_value (pool, field));
    }
}

static void
edit_members (Edit *edit, const PowField *fields, cJSON *object, const char *pointer)
{
  guint n_fields = 0;
  const PowField *field;
  g_autofree char *inner = NULL;

  while (fields[n_fields].key != NULL)
    n_fields++;
  if (chance (edit->rand, 4))
    {
      const char *key = chance (edit->rand, 50) ? "x-one" : "x/two~";
      g_autofree char *unknown
          = g_strconcat (pointer, "/", *key == 'x' && key[1] == '-' ? key : "x~1two~0", NULL);
      g_autoptr (GRand) pool = open_pool (edit, unknown);

      write_field (edit, object, key, unknown,
                   chance (pool, 30) ? NULL : pow_random_json (pool, 2));
      return;
    }
  field = &fields[pick (edit->rand, n_fields)];
  inner = g_strconcat (pointer, "/", field->key, NULL);
  if (field->type == POW_TYPE_PROSE && (edit->flags & POW_CASE_NO_PROSE))
    return;
  if (field->type == POW_TYPE_MAP)
    edit_map (edit, field, object, inner);
  else if (field->type == POW_TYPE_SET)
    edit_set (edit, field, object, inner);
  else if (strcmp (field->key, "removed") == 0)
    toggle_removed (edit, object, pointer);
  else
    edit_field (edit, field, object, inner);
}

/* Takes one of the candidates of an open choice. */
static void
settle (Edit *edit)
{
  const cJSON *choices = pow_json_get (edit->root, "choices");
  const cJSON *choice
      = cJSON_GetArrayItem (choices, (int)pick (edit->rand, (guint)cJSON_GetArraySize (choices)));
  g_autofree char *pointer = g_strdup (choice->string);
  g_autofree char *path = pow_path_from_pointer (pointer);
  g_auto (GStrv) keys = pow_path_split (path);
  g_autoptr (cJSON) candidate = pow_json_copy (
      cJSON_GetArrayItem (choice, (int)pick (edit->rand, (guint)cJSON_GetArraySize (choice))));
  cJSON *object = edit->root;
  guint last = g_strv_length (keys) - 1;

  for (guint i = 0; i < last; i++)
    object = get_member (object, keys[i]);
  if (pow_value_is_absent_mark (candidate))
    g_clear_pointer (&candidate, cJSON_Delete);
  else if (cJSON_IsObject (candidate)
           && cJSON_IsTrue (pow_json_get (pow_json_get (object, keys[last]), "removed"))
           && pow_json_get (candidate, "removed") == NULL
           && pow_json_get (candidate, "date") != NULL)
    cJSON_AddTrueToObject (candidate, "removed");
  write_field (edit, object, keys[last], pointer, g_steal_pointer (&candidate));
}

PowRecord *
pow_case_edit (GRand *rand, guint32 pool, PowCaseFlags flags, PowRecord *record)
{
  PowKind kind = pow_record_get_kind (record);
  Edit edit = { rand, pool, flags, pow_json_copy (pow_record_get_tree (record)) };
  g_autoptr (GError) error = NULL;
  PowRecord *edited;

  for (guint i = 1 + pick (rand, 6); i > 0; i--)
    if (get_member (edit.root, "choices") != NULL
        && get_member (edit.root, "choices")->child != NULL && chance (rand, 30))
      settle (&edit);
    else
      edit_members (&edit, pow_schema_get_fields (kind), edit.root, "");

  edited = pow_record_new (kind, pow_record_get_address (record), edit.root, &error);
  g_assert_no_error (error);
  return edited;
}

static PowRecord *
make_base (GRand *rand, PowKind kind, guint32 pool, PowCaseFlags flags)
{
  gboolean own_choices = (flags & POW_CASE_OPEN) && chance (rand, 30);
  g_autoptr (GError) error = NULL;
  PowRecord *base = pow_record_new (
      kind, "zeeland/x",
      pow_random_record (rand, kind, own_choices ? POW_RANDOM_CHOICES : POW_RANDOM_PLAIN), &error);

  g_assert_no_error (error);
  /* What earlier exchanges left behind. */
  if (flags & POW_CASE_OPEN)
    for (guint i = pick (rand, 3); i > 0; i--)
      {
        g_autoptr (PowRecord) before = base;
        g_autoptr (PowRecord) ours = pow_case_edit (rand, pool, flags, before);
        g_autoptr (PowRecord) theirs = pow_case_edit (rand, pool, flags, before);

        base = pow_merge_records (before, ours, theirs);
      }
  return base;
}

/* What one person made of it, or two who have exchanged already: then a choice may be wider than it was. */
static PowRecord *
make_side (GRand *rand, guint32 pool, PowCaseFlags flags, PowRecord *base)
{
  g_autoptr (PowRecord) one = pow_case_edit (rand, pool, flags, base);
  g_autoptr (PowRecord) other = NULL;

  if ((flags & POW_CASE_OPEN) == 0 || !chance (rand, 25))
    return g_steal_pointer (&one);
  other = pow_case_edit (rand, pool, flags, base);
  return pow_merge_records (base, one, other);
}

static void
unref_side (gpointer side)
{
  if (side != NULL)
    g_object_unref (side);
}

PowCase *
pow_case_new (guint32 seed, PowCaseFlags flags, guint n_sides)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  PowCase *test_case = g_new0 (PowCase, 1);

  test_case->seed = seed;
  test_case->kind = pow_random_kind (rand);
  test_case->pool = g_rand_int (rand);
  test_case->base = make_base (rand, test_case->kind, test_case->pool, flags);
  test_case->sides = g_ptr_array_new_with_free_func (unref_side);

  for (guint i = 0; i < n_sides; i++)
    {
      if (chance (rand, 2))
        g_ptr_array_add (test_case->sides, NULL);
      else if (chance (rand, 5))
        g_ptr_array_add (test_case->sides, g_object_ref (test_case->base));
      else if (i > 0 && test_case->sides->pdata[i - 1] != NULL && chance (rand, 20))
        /* The same edits, and more. */
        g_ptr_array_add (test_case->sides, pow_case_edit (rand, test_case->pool, flags,
                                                          test_case->sides->pdata[i - 1]));
      else
        g_ptr_array_add (test_case->sides, make_side (rand, test_case->pool, flags, test_case->base));
    }
  /* Added on all sides. */
  if (chance (rand, 5) && !g_ptr_array_find (test_case->sides, NULL, NULL))
    g_clear_object (&test_case->base);
  return test_case;
}

void
pow_case_free (PowCase *test_case)
{
  g_clear_object (&test_case->base);
  g_ptr_array_unref (test_case->sides);
  g_free (test_case);
}

PowRecord *
pow_case_get_side (PowCase *test_case, guint index)
{
  return test_case->sides->pdata[index];
}

static void
copy_choices (const cJSON *from, cJSON *to, const char *pointer)
{
  g_autofree char *prefix = g_strconcat (pointer, "/", NULL);
  g_autofree char *flag = g_strconcat (pointer, "/removed", NULL);
  const cJSON *choice;
  cJSON *choices = get_member (to, "choices");

  cJSON_ArrayForEach (choice, pow_json_get (from, "choices"))
    if ((strcmp (choice->string, pointer) == 0 || g_str_has_prefix (choice->string, prefix))
        && strcmp (choice->string, flag) != 0)
      {
        if (choices == NULL)
          choices = cJSON_AddObjectToObject (to, "choices");
        set_member (choices, choice->string, pow_json_copy (choice));
      }
}

static void
put_back (const PowField *fields,
          const cJSON *base_root,
          cJSON *root,
          const cJSON *base,
          cJSON *object,
          const char *pointer)
{
  for (const PowField *field = fields; field->key != NULL; field++)
    {
      const cJSON *base_map = pow_json_get (base, field->key);
      cJSON *map = get_member (object, field->key);
      const cJSON *base_entry;

      if (field->type != POW_TYPE_MAP || base_map == NULL)
        continue;
      if (map == NULL)
        map = cJSON_AddObjectToObject (object, field->key);
      cJSON_ArrayForEach (base_entry, base_map)
        {
          g_autofree char *inner
              = g_strconcat (pointer, "/", field->key, "/", base_entry->string, NULL);
          cJSON *entry = get_member (map, base_entry->string);

          if (entry != NULL && !(field->flags & POW_FIELD_WHOLE))
            put_back (field->members, base_root, root, base_entry, entry, inner);
          if (entry != NULL)
            continue;
          entry = pow_json_copy (base_entry);
          set_member (entry, "removed", cJSON_CreateTrue ());
          set_member (map, base_entry->string, entry);
          copy_choices (base_root, root, inner);
        }
    }
}

PowRecord *
pow_case_read_deleted (PowRecord *base, PowRecord *side)
{
  g_autoptr (GError) error = NULL;
  PowRecord *read;
  cJSON *root;
  PowKind kind;

  if (base == NULL)
    return side != NULL ? g_object_ref (side) : NULL;
  kind = pow_record_get_kind (base);
  root = pow_json_copy (pow_record_get_tree (side != NULL ? side : base));
  if (side == NULL)
    set_member (root, "removed", cJSON_CreateTrue ());
  else
    put_back (pow_schema_get_fields (kind), pow_record_get_tree (base), root,
              pow_record_get_tree (base), root, "");
  read = pow_record_new (kind, pow_record_get_address (base), root, &error);
  g_assert_no_error (error);
  return read;
}
