/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-words.h"

#include "model/record/pow-address.h"
#include "model/record/pow-change.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

PowRecord *
pow_form_words_find_key_owner (PowForm *form, const PowField *field, const char **path)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (pow_form_get_session (form));
  const char *key_of = field->key_of;

  if (g_str_has_prefix (key_of, "plan."))
    {
      g_autofree char *address
          = pow_address_build (POW_KIND_PLAN, pow_form_get_region (form), NULL);

      *path = key_of + strlen ("plan.");
      return pow_snapshot_lookup (snapshot, address);
    }
  if (g_str_has_prefix (key_of, "programme."))
    {
      *path = key_of + strlen ("programme.");
      return pow_snapshot_get_programme (snapshot);
    }
  *path = key_of;
  return pow_form_get_record (form);
}

char *
pow_form_words_dup_key (PowForm *form, const PowField *field, const char *key)
{
  const char *path;
  PowRecord *owner = pow_form_words_find_key_owner (form, field, &path);
  const PowField *map;
  const PowField *title;
  const char *text = NULL;
  PowDate date;

  if (owner == NULL)
    return g_strdup (key);
  map = pow_schema_find (pow_record_get_kind (owner), path, NULL);
  title = map != NULL ? pow_fields_get_title (map->members) : NULL;
  if (title != NULL)
    {
      g_autofree char *entry = pow_path_join (path, key);
      g_autofree char *title_path = pow_path_join (entry, title->key);

      text = pow_record_get_text (owner, title_path);
    }
  if (text != NULL && title->type == POW_TYPE_DATE && pow_date_parse (text, &date))
    return pow_date_format (date);
  return g_strdup (text != NULL ? text : key);
}

static char *
pow_form_words_dup_ref (PowForm *form, const char *address)
{
  PowSession *session = pow_form_get_session (form);
  PowRecord *record = pow_session_lookup (session, address);
  const char *title = pow_snapshot_get_title (pow_session_get_snapshot (session), address);

  if (record == NULL)
    return g_strdup_printf (_ ("%s (cannot be found)"), address);
  if (pow_record_is_removed (record))
    return g_strdup_printf (_ ("%s (removed)"), title);
  return g_strdup (title);
}

static char *
pow_form_words_dup_set (PowForm *form, const PowField *field, const cJSON *value)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const cJSON *item = value->child; item != NULL; item = item->next)
    {
      g_autofree char *json = pow_json_write_compact (item);
      g_autofree char *word = pow_form_words_dup (form, field->item, json);

      if (word == NULL)
        continue;
      if (words->len > 0)
        g_string_append (words, ", ");
      g_string_append (words, word);
    }
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

/* Who decides says little without when: the next meeting of a body that is named. */
static void
pow_form_words_append_meeting (PowForm *form, const PowField *field, const cJSON *value,
                               GString *words)
{
  PowSession *session = pow_form_get_session (form);
  PowRecord *body;
  PowDate next;
  g_autofree char *on = NULL;

  if (!(field->targets & POW_KIND_MASK (POW_KIND_BODY)) || !cJSON_IsString (value))
    return;
  body = pow_session_lookup (session, value->valuestring);
  if (body == NULL || pow_record_is_removed (body))
    return;
  next = pow_insight_next_meeting (body, pow_session_get_today (session));
  on = next.precision != POW_PRECISION_NONE ? pow_date_format (next) : NULL;
  g_string_append_printf (words, ", %s", on != NULL ? on : _ ("no meeting planned"));
}

static char *
pow_form_words_dup_group (PowForm *form, const PowField *field, const cJSON *value)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const PowField *row = field->members; row->key != NULL; row++)
    {
      const cJSON *member = pow_json_get (value, row->key);
      g_autofree char *json = member != NULL ? pow_json_write_compact (member) : NULL;
      g_autofree char *word = pow_form_words_dup (form, row, json);

      if (word == NULL || row->type == POW_TYPE_FLAG)
        continue;
      if (words->len > 0)
        g_string_append (words, " · ");
      /* Amounts and dates say nothing without their name. */
      if (row->type == POW_TYPE_MONEY || row->type == POW_TYPE_DATE
          || row->type == POW_TYPE_NUMBER || row->type == POW_TYPE_INTEGER)
        {
          g_autofree char *name = g_utf8_strdown (gettext (row->label), -1);

          g_string_append_printf (words, "%s ", name);
        }
      g_string_append (words, word);
      pow_form_words_append_meeting (form, row, member, words);
    }
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

char *
pow_form_words_dup_entry (PowForm *form, const PowField *map, const char *json)
{
  g_autoptr (cJSON) value = NULL;

  g_return_val_if_fail (POW_IS_FORM (form), NULL);
  g_return_val_if_fail (map != NULL && map->members != NULL, NULL);

  value = json != NULL ? pow_json_read (json, strlen (json), NULL) : NULL;
  return cJSON_IsObject (value) ? pow_form_words_dup_group (form, map, value) : NULL;
}

char *
pow_form_words_dup (PowForm *form, const PowField *field, const char *json)
{
  PowSnapshot *snapshot;
  g_autoptr (cJSON) value = NULL;
  g_autofree char *address = NULL;

  g_return_val_if_fail (POW_IS_FORM (form), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  value = json != NULL ? pow_json_read (json, strlen (json), NULL) : NULL;
  if (value == NULL)
    return NULL;
  snapshot = pow_session_get_snapshot (pow_form_get_session (form));
  switch (field->type)
    {
    case POW_TYPE_TEXT:
    case POW_TYPE_PROSE:
    case POW_TYPE_ORDER:
      return cJSON_IsString (value) ? pow_text_mask_bsn (value->valuestring) : g_strdup (json);
    case POW_TYPE_REF:
      return cJSON_IsString (value) ? pow_form_words_dup_ref (form, value->valuestring) : NULL;
    case POW_TYPE_REGION:
      if (!cJSON_IsString (value))
        return NULL;
      address = pow_address_build (POW_KIND_REGION, value->valuestring, NULL);
      return g_strdup (pow_snapshot_get_title (snapshot, address));
    case POW_TYPE_KEY:
      return cJSON_IsString (value) ? pow_form_words_dup_key (form, field, value->valuestring)
                                    : NULL;
    case POW_TYPE_SET:
      return pow_form_words_dup_set (form, field, value);
    case POW_TYPE_GROUP:
      return pow_form_words_dup_group (form, field, value);
    case POW_TYPE_MAP:
      return NULL;
    case POW_TYPE_CHOICE:
    case POW_TYPE_TERM:
    case POW_TYPE_DATE:
    case POW_TYPE_MONEY:
    case POW_TYPE_NUMBER:
    case POW_TYPE_INTEGER:
    case POW_TYPE_FLAG:
    default:
      return pow_change_format_value (field, value, pow_snapshot_get_programme (snapshot));
    }
}
