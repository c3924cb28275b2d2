/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-record-private.h"

#include "model/schema/pow-path.h"
#include "model/record/pow-value.h"

#include <string.h>

/* The places of what stands in a record's text but in no table. */
#define RANK_FORMAT (-1)
#define RANK_CHOICES (G_MAXINT - 1)
#define RANK_UNKNOWN G_MAXINT

/* Whether composing may change @text. Every character below U+0300, and the punctuation marks and
 * currency signs that Dutch prose uses above it, stands for itself. */
static gboolean
may_compose (const char *text)
{
  for (const guchar *at = (const guchar *) text; *at != '\0'; at++)
    {
      if (*at < 0xCC)
        continue;
      if (at[0] == 0xE2 && ((at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0xA7) || (at[1] == 0x82 && at[2] >= 0xA0)))
        at += 2;
      else
        return TRUE;
    }

  return FALSE;
}

static void
replace_text (cJSON *value, char *text)
{
  if ((value->type & cJSON_IsReference) == 0)
    cJSON_free (value->valuestring);
  value->type &= ~cJSON_IsReference;
  value->valuestring = text;
}

static void
make_text_canonical (cJSON *value)
{
  char *to;

  if (may_compose (value->valuestring))
    {
      char *composed = g_utf8_normalize (value->valuestring, -1, G_NORMALIZE_NFC);

      /* NULL is for invalid UTF-8 only, which the validation refuses. */
      if (composed != NULL)
        replace_text (value, composed);
    }

  to = strchr (value->valuestring, '\r');
  if (to == NULL)
    return;
  for (const char *from = to; *from != '\0'; from++)
    if (from[0] != '\r' || from[1] != '\n')
      *to++ = *from;
  *to = '\0';
}

static gboolean
is_empty (const cJSON *value)
{
  switch (value->type & 0xFF)
    {
    case cJSON_NULL:
      return TRUE;
    case cJSON_String:
      return value->valuestring[0] == '\0';
    case cJSON_Array:
    case cJSON_Object:
      return value->child == NULL;
    default:
      return FALSE;
    }
}

static int
compare_text_items_cb (gconstpointer a, gconstpointer b)
{
  const cJSON *const *x = a;
  const cJSON *const *y = b;

  return strcmp ((*x)->valuestring, (*y)->valuestring);
}

/* Puts the children of @container in the order of @children. */
static void
relink (cJSON *container, GPtrArray *children)
{
  cJSON *last = NULL;

  container->child = NULL;
  for (guint i = 0; i < children->len; i++)
    {
      cJSON *child = g_ptr_array_index (children, i);

      child->next = NULL;
      child->prev = last;
      if (last == NULL)
        container->child = child;
      else
        last->next = child;
      last = child;
    }
  if (container->child != NULL)
    container->child->prev = last;
}

static void
sort_children (cJSON *container, GCompareFunc compare)
{
  g_autoptr (GPtrArray) children = NULL;
  gboolean sorted = TRUE;

  for (cJSON *child = container->child; child != NULL && child->next != NULL && sorted; child = child->next)
    sorted = compare (&child, &child->next) <= 0;
  if (sorted)
    return;

  children = g_ptr_array_new ();
  for (cJSON *child = container->child; child != NULL; child = child->next)
    g_ptr_array_add (children, child);
  g_ptr_array_sort (children, compare);
  relink (container, children);
}

static void
drop (cJSON *container, cJSON *child)
{
  cJSON_Delete (cJSON_DetachItemViaPointer (container, child));
}

static void
make_set_canonical (const PowField *item, cJSON *set)
{
  for (cJSON *child = set->child; child != NULL; child = child->next)
    {
      /* What is no text is for the validation to refuse. */
      if (!cJSON_IsString (child))
        return;
      pow_value_make_canonical (item, FALSE, child);
    }

  sort_children (set, compare_text_items_cb);
  for (cJSON *child = set->child; child != NULL;)
    {
      cJSON *next = child->next;

      if (next != NULL && strcmp (child->valuestring, next->valuestring) == 0)
        drop (set, child);
      child = next;
    }
}

static void
make_map_canonical (const PowField *map, cJSON *object)
{
  for (cJSON *entry = object->child; entry != NULL;)
    {
      cJSON *next = entry->next;

      if (cJSON_IsNull (entry))
        drop (object, entry);
      else
        pow_value_make_canonical (map, TRUE, entry);
      entry = next;
    }

  sort_children (object, pow_json_compare_keys);
}

/**
 * pow_value_make_canonical:
 * @field: the row of the value
 * @is_entry: whether the value is a whole entry of the map @field
 * @value: the value, changed in place
 *
 * Brings a value into its canonical form: texts composed (NFC) with line ends as one character,
 * sets sorted and unique, members in the order of their table, what is empty left out. What has the
 * wrong type is left for the validation to refuse.
 */
void
pow_value_make_canonical (const PowField *field, gboolean is_entry, cJSON *value)
{
  g_return_if_fail (field != NULL && value != NULL);

  switch (field->type)
    {
    case POW_TYPE_TEXT:
    case POW_TYPE_PROSE:
    case POW_TYPE_KEY:
      if (cJSON_IsString (value))
        make_text_canonical (value);
      break;
    case POW_TYPE_SET:
      if (cJSON_IsArray (value))
        make_set_canonical (field->item, value);
      break;
    case POW_TYPE_GROUP:
      if (cJSON_IsObject (value))
        pow_members_make_canonical (field->members, value);
      break;
    case POW_TYPE_MAP:
      if (cJSON_IsObject (value) && is_entry)
        pow_members_make_canonical (field->members, value);
      else if (cJSON_IsObject (value))
        make_map_canonical (field, value);
      break;
    case POW_TYPE_CHOICE:
    case POW_TYPE_TERM:
    case POW_TYPE_DATE:
    case POW_TYPE_MONEY:
    case POW_TYPE_NUMBER:
    case POW_TYPE_INTEGER:
    case POW_TYPE_FLAG:
    case POW_TYPE_REF:
    case POW_TYPE_REGION:
    case POW_TYPE_ORDER:
    default:
      break;
    }
}

/* The place of a key; the search begins at @hint, since most files are in order already. */
static int
get_rank (const PowField *fields, gboolean is_record, const char *key, const PowField **hint)
{
  const PowField *field = *hint;

  if (is_record && pow_key_equal (key, "format"))
    return RANK_FORMAT;
  if (is_record && pow_key_equal (key, "choices"))
    return RANK_CHOICES;

  while (field->key != NULL && !pow_key_equal (field->key, key))
    field++;
  if (field->key == NULL)
    for (field = fields; field != *hint && !pow_key_equal (field->key, key);)
      field++;
  if (field->key == NULL || !pow_key_equal (field->key, key))
    return RANK_UNKNOWN;

  *hint = field;
  return (int) (field - fields);
}

typedef struct
{
  int rank;
  cJSON *member;
} Ranked;

static int
compare_ranked_cb (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a;
  const Ranked *y = b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return strcmp (x->member->string, y->member->string);
}

static void
sort_members (cJSON *object, GArray *ranked)
{
  g_autoptr (GPtrArray) members = g_ptr_array_sized_new (ranked->len);

  g_array_sort (ranked, compare_ranked_cb);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (members, g_array_index (ranked, Ranked, i).member);
  relink (object, members);
}

void
pow_json_sort_keys (cJSON *value)
{
  if (cJSON_IsObject (value))
    sort_children (value, pow_json_compare_keys);
  for (cJSON *child = value->child; child != NULL; child = child->next)
    pow_json_sort_keys (child);
}

static void
make_members_canonical (const PowField *fields, cJSON *object, gboolean is_record)
{
  const PowField *hint = fields;
  g_autoptr (GArray) ranked = NULL;
  Ranked last = { RANK_FORMAT - 1, NULL };
  gboolean sorted = TRUE;

  for (cJSON *member = object->child; member != NULL;)
    {
      cJSON *next = member->next;
      Ranked here = { get_rank (fields, is_record, member->string, &hint), member };

      if (here.rank < RANK_CHOICES && here.rank > RANK_FORMAT)
        pow_value_make_canonical (&fields[here.rank], FALSE, member);
      if (here.rank > RANK_FORMAT && here.rank < RANK_UNKNOWN && is_empty (member))
        {
          drop (object, member);
        }
      else
        {
          /* Unknown keys follow the text layer: nothing in them is normalised. */
          if (here.rank == RANK_UNKNOWN)
            pow_json_sort_keys (member);
          if (last.member != NULL && compare_ranked_cb (&last, &here) > 0)
            sorted = FALSE;
          last = here;
        }
      member = next;
    }

  if (sorted)
    return;

  ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  for (cJSON *member = object->child; member != NULL; member = member->next)
    {
      Ranked here = { get_rank (fields, is_record, member->string, &hint), member };

      g_array_append_val (ranked, here);
    }
  sort_members (object, ranked);
}

/**
 * pow_members_make_canonical:
 * @fields: the rows of the object's members
 * @object: a group or an entry, changed in place
 *
 * Brings an object's members into table order and canonical form; keys that are in no table come
 * last, by bytes, as they are.
 */
void
pow_members_make_canonical (const PowField *fields, cJSON *object)
{
  g_return_if_fail (fields != NULL && cJSON_IsObject (object));

  make_members_canonical (fields, object, FALSE);
}

void
pow_record_tree_make_canonical (PowKind kind, cJSON *tree)
{
  make_members_canonical (pow_schema_get_fields (kind), tree, TRUE);
}
