/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/change/pow-merge-case.h"

#include "model/record/pow-value.h"

#include <string.h>

static void
slot_free (gpointer data)
{
  PowCaseSlot *slot = data;

  g_ptr_array_unref (slot->values);
  g_free (slot);
}

static void
add_slot (GHashTable *slots,
          const cJSON *choices,
          const char *pointer,
          PowSlotClass class,
          const cJSON *value)
{
  PowCaseSlot *slot = g_new0 (PowCaseSlot, 1);
  const cJSON *choice = pow_json_get (choices, pointer);
  const cJSON *candidate;

  slot->class = class;
  slot->values = g_ptr_array_new ();
  cJSON_ArrayForEach (candidate, choice)
    g_ptr_array_add (slot->values,
                     pow_value_is_absent_mark (candidate) ? NULL : (gpointer)candidate);
  if (choice == NULL)
    g_ptr_array_add (slot->values, (gpointer)value);
  g_hash_table_replace (slots, g_strdup (pointer), slot);
}

static void
list_slots (GHashTable *slots,
            const cJSON *choices,
            const PowField *fields,
            const cJSON *object,
            const char *pointer,
            GPtrArray *contents)
{
  const cJSON *member;
  g_autofree char *flag = g_strconcat (pointer, "/removed", NULL);

  cJSON_ArrayForEach (member, object)
    {
      const PowField *field = pow_fields_find (fields, member->string);
      g_autoptr (GString) key = g_string_new (member->string);
      g_autofree char *inner = NULL;
      const cJSON *item;

      g_string_replace (key, "~", "~0", 0);
      g_string_replace (key, "/", "~1", 0);
      inner = g_strconcat (pointer, "/", key->str, NULL);
      if (strcmp (member->string, "removed") == 0 || strcmp (inner, "/choices") == 0)
        continue;
      if (field != NULL && field->type == POW_TYPE_SET)
        cJSON_ArrayForEach (item, member)
          {
            g_autofree char *element = g_strconcat (inner, "=", item->valuestring, NULL);

            add_slot (slots, NULL, element, POW_SLOT_FIELD, item);
          }
      else if (field != NULL && field->type == POW_TYPE_MAP)
        cJSON_ArrayForEach (item, member)
          {
            g_autofree char *entry = g_strconcat (inner, "/", item->string, NULL);

            if (!(field->flags & POW_FIELD_WHOLE))
              list_slots (slots, choices, field->members, item, entry, contents);
            else
              {
                g_autofree char *entry_flag = g_strconcat (entry, "/removed", NULL);
                cJSON *content = pow_json_copy (item);

                cJSON_DeleteItemFromObjectCaseSensitive (content, "removed");
                g_ptr_array_add (contents, content);
                add_slot (slots, choices, entry, POW_SLOT_FIELD, content);
                add_slot (slots, choices, entry_flag, POW_SLOT_REMOVED,
                          pow_json_get (item, "removed"));
              }
          }
      else
        add_slot (slots, choices, inner,
                  field != NULL && field->type == POW_TYPE_PROSE   ? POW_SLOT_PROSE
                  : field != NULL && field->type == POW_TYPE_ORDER ? POW_SLOT_ORDER
                                                                   : POW_SLOT_FIELD,
                  member);
    }
  /* A choice may be open where the field shows *absent*. */
  add_slot (slots, choices, flag, POW_SLOT_REMOVED, pow_json_get (object, "removed"));
}

GHashTable *
pow_case_list_slots (PowRecord *record)
{
  GHashTable *slots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, slot_free);
  GPtrArray *contents;

  if (record == NULL)
    return slots;
  /* The copies live as long as the record. */
  contents = g_ptr_array_new_with_free_func ((GDestroyNotify)cJSON_Delete);
  g_object_weak_ref (G_OBJECT (record), (GWeakNotify)(void (*) (void))g_ptr_array_unref, contents);
  list_slots (slots, pow_json_get (pow_record_get_tree (record), "choices"),
              pow_schema_get_fields (pow_record_get_kind (record)), pow_record_get_tree (record),
              "", contents);
  return slots;
}
