/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-value.h"

#include "model/record/pow-address.h"
#include "model/record/pow-change.h"
#include "pow-config.h"
#include "ui/form/pow-form-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
pow_form_value_quote (const char *text)
{
  g_autoptr (cJSON) value = cJSON_CreateString (text);

  return pow_json_write_compact (value);
}

char *
pow_form_value_unquote (const char *json)
{
  g_autoptr (cJSON) value = json != NULL ? pow_json_read (json, strlen (json), NULL) : NULL;

  return cJSON_IsString (value) ? g_strdup (value->valuestring) : NULL;
}

gboolean
pow_form_value_is_picked (const PowField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  switch (field->type)
    {
    case POW_TYPE_CHOICE:
    case POW_TYPE_TERM:
    case POW_TYPE_KEY:
    case POW_TYPE_REGION:
    case POW_TYPE_REF:
      return TRUE;
    case POW_TYPE_SET:
      return pow_form_value_is_picked (field->item);
    default:
      return FALSE;
    }
}

/* Where the keys of a KEY row live: "plan.lines" of the region's plan, "programme.tranches" of the
 * programme, otherwise a map of the record itself. */
static PowRecord *
pow_form_value_find_key_owner (PowForm *form, const PowField *field, const char **path)
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

static char *
pow_form_value_dup_key_label (PowForm *form, const PowField *field, const char *key)
{
  const char *path;
  PowRecord *owner = pow_form_value_find_key_owner (form, field, &path);
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
pow_form_value_dup_ref_words (PowForm *form, const char *address)
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
pow_form_value_dup_set_words (PowForm *form, const PowField *field, const cJSON *value)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const cJSON *item = value->child; item != NULL; item = item->next)
    {
      g_autofree char *json = pow_json_write_compact (item);
      g_autofree char *word = pow_form_value_dup_words (form, field->item, json);

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
pow_form_value_append_meeting (PowForm *form, const PowField *field, const cJSON *value,
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
pow_form_value_dup_group_words (PowForm *form, const PowField *field, const cJSON *value)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const PowField *row = field->members; row->key != NULL; row++)
    {
      const cJSON *member = pow_json_get (value, row->key);
      g_autofree char *json = member != NULL ? pow_json_write_compact (member) : NULL;
      g_autofree char *word = pow_form_value_dup_words (form, row, json);

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
      pow_form_value_append_meeting (form, row, member, words);
    }
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

char *
pow_form_value_dup_entry_words (PowForm *form, const PowField *map, const char *json)
{
  g_autoptr (cJSON) value = NULL;

  g_return_val_if_fail (POW_IS_FORM (form), NULL);
  g_return_val_if_fail (map != NULL && map->members != NULL, NULL);

  value = json != NULL ? pow_json_read (json, strlen (json), NULL) : NULL;
  return cJSON_IsObject (value) ? pow_form_value_dup_group_words (form, map, value) : NULL;
}

char *
pow_form_value_dup_words (PowForm *form, const PowField *field, const char *json)
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
      return cJSON_IsString (value) ? pow_form_value_dup_ref_words (form, value->valuestring) : NULL;
    case POW_TYPE_REGION:
      if (!cJSON_IsString (value))
        return NULL;
      address = pow_address_build (POW_KIND_REGION, value->valuestring, NULL);
      return g_strdup (pow_snapshot_get_title (snapshot, address));
    case POW_TYPE_KEY:
      return cJSON_IsString (value) ? pow_form_value_dup_key_label (form, field, value->valuestring)
                                    : NULL;
    case POW_TYPE_SET:
      return pow_form_value_dup_set_words (form, field, value);
    case POW_TYPE_GROUP:
      return pow_form_value_dup_group_words (form, field, value);
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

char *
pow_form_value_dup_entry (const PowField *field, const char *json)
{
  g_autoptr (cJSON) value = NULL;
  PowDate date;
  PowDate again;

  g_return_val_if_fail (field != NULL, NULL);

  value = json != NULL ? pow_json_read (json, strlen (json), NULL) : NULL;
  if (value == NULL)
    return g_strdup ("");
  if (cJSON_IsArray (value))
    {
      g_autoptr (GString) lines = g_string_new (NULL);

      for (const cJSON *item = value->child; item != NULL; item = item->next)
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "",
                                cJSON_IsString (item) ? item->valuestring : "");
      return g_strdup (lines->str);
    }
  switch (field->type)
    {
    case POW_TYPE_MONEY:
      return pow_form_number_format (pow_json_get_spelling (value), TRUE);
    case POW_TYPE_NUMBER:
    case POW_TYPE_INTEGER:
      return pow_form_number_format (pow_json_get_spelling (value), FALSE);
    case POW_TYPE_DATE:
      if (cJSON_IsString (value) && pow_date_parse (value->valuestring, &date))
        {
          g_autofree char *words = pow_date_format (date);

          /* Only words that mean the same when they are read again. */
          if (pow_date_parse_entry (words, NULL, &again, NULL)
              && pow_date_compare (date, again) == 0 && date.precision == again.precision)
            return g_steal_pointer (&words);
          return pow_date_to_string (date);
        }
      break;
    default:
      break;
    }
  return cJSON_IsString (value) ? g_strdup (value->valuestring) : g_strdup (json);
}

static gboolean
pow_form_value_check_text (const PowField *field, const char *text, GError **error)
{
  glong limit = field->type == POW_TYPE_TEXT ? POW_LIMIT_TEXT : POW_LIMIT_PROSE;
  glong length = g_utf8_strlen (text, -1);

  if (length > limit)
    {
      g_set_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_LIMIT,
                   _ ("This text has %ld characters, at most %ld fit here. Shorten it, or put the "
                      "rest in the notes."),
                   length, limit);
      return FALSE;
    }
  if (pow_text_has_bsn (text))
    {
      g_set_error_literal (error, POW_RECORD_ERROR, POW_RECORD_ERROR_BSN,
                           _ ("This looks like a citizen service number (BSN). Everybody who shares "
                              "this portfolio can read it, so it is not saved. Remove the number; for "
                              "an organisation write RSIN in front of it."));
      return FALSE;
    }
  return TRUE;
}

static char *
pow_form_value_parse_lines (const PowField *field, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (cJSON) array = cJSON_CreateArray ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        continue;
      if (!pow_form_value_check_text (field->item, lines[i], error))
        return NULL;
      cJSON_AddItemToArray (array, cJSON_CreateString (lines[i]));
    }
  return cJSON_GetArraySize (array) > 0 ? pow_json_write_compact (array) : NULL;
}

static char *
pow_form_value_parse_date (PowForm *form, const char *text, GError **error)
{
  PowDate today = pow_session_get_today (pow_form_get_session (form));
  g_autofree char *stored = NULL;
  PowDate date;

  if (!pow_date_parse_entry (text, &today, &date, error))
    return NULL;
  stored = pow_date_to_string (date);
  return stored != NULL ? pow_form_value_quote (stored) : NULL;
}

char *
pow_form_value_parse (PowForm *form, const PowField *field, const char *text, GError **error)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (POW_IS_FORM (form), NULL);
  g_return_val_if_fail (field != NULL && text != NULL, NULL);

  clean = g_strdup (text);
  if (field->type != POW_TYPE_PROSE)
    g_strstrip (clean);
  else
    g_strchomp (clean);
  if (*clean == '\0' || g_ascii_strcasecmp (clean, "onbekend") == 0
      || g_ascii_strcasecmp (clean, "unknown") == 0)
    return NULL;
  switch (field->type)
    {
    case POW_TYPE_DATE:
      return pow_form_value_parse_date (form, clean, error);
    case POW_TYPE_MONEY:
      return pow_form_number_parse (clean, POW_NUMBER_EUROS, error);
    case POW_TYPE_INTEGER:
      return pow_form_number_parse (clean, POW_NUMBER_WHOLE, error);
    case POW_TYPE_NUMBER:
      return pow_form_number_parse (clean, POW_NUMBER_ANY, error);
    case POW_TYPE_SET:
      return pow_form_value_parse_lines (field, clean, error);
    default:
      return pow_form_value_check_text (field, clean, error) ? pow_form_value_quote (clean) : NULL;
    }
}

char *
pow_form_value_dup_reading (PowForm *form, const PowField *field, const char *text)
{
  g_autofree char *json = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (POW_IS_FORM (form), NULL);

  if (field->type != POW_TYPE_DATE && field->type != POW_TYPE_MONEY)
    return NULL;
  json = pow_form_value_parse (form, field, text, NULL);
  words = pow_form_value_dup_words (form, field, json);
  if (words == NULL || g_str_equal (words, text))
    return NULL;
  return g_strdup_printf ("= %s", words);
}

const char *
pow_form_value_get_warning (const char *text)
{
  static GRegex *mail;
  static GRegex *phone;

  if (mail == NULL)
    {
      mail = g_regex_new ("[^\\s@]+@[^\\s@]+\\.[a-z]{2,}", G_REGEX_CASELESS, 0, NULL);
      phone = g_regex_new ("(?<![\\d/])(\\+31|0031|0)[ -]?[1-9]([ -]?\\d){8}(?!\\d)", 0, 0, NULL);
    }
  if (text == NULL)
    return NULL;
  if (g_regex_match (mail, text, 0, NULL))
    return _ ("There is a mail address in this text. Everybody who shares this portfolio can read it, "
              "also later: leave it out, contact details do not belong here.");
  if (g_regex_match (phone, text, 0, NULL))
    return _ ("There is a telephone number in this text. Everybody who shares this portfolio can read "
              "it, also later: leave it out, contact details do not belong here.");
  return NULL;
}

static void
pow_form_value_add_option (GListStore *store, const char *id, const char *label, const char *detail)
{
  g_autoptr (PowOption) option = pow_option_new (id, label, detail);

  g_list_store_append (store, option);
}

static void
pow_form_value_add_records (PowForm *form, GListStore *store, PowKind kind, const char *region,
                            const char *not_region)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (pow_form_get_session (form));
  g_autoptr (GPtrArray) records = pow_snapshot_list (snapshot, kind, region, FALSE);
  const char *own = pow_form_get_address (form);

  for (guint i = 0; i < records->len; i++)
    {
      PowRecord *record = g_ptr_array_index (records, i);
      const char *address = pow_record_get_address (record);
      g_autofree char *its_region = pow_address_dup_region (address);
      g_autofree char *region_address = NULL;

      if (g_strcmp0 (address, own) == 0 || g_strcmp0 (its_region, not_region) == 0)
        continue;
      region_address = pow_address_build (POW_KIND_REGION, its_region, NULL);
      pow_form_value_add_option (store, address, pow_snapshot_get_title (snapshot, address),
                                 region != NULL
                                     ? pow_kind_get_label (kind)
                                     : pow_snapshot_get_title (snapshot, region_address));
    }
}

static void
pow_form_value_add_keys (PowForm *form, GListStore *store, const PowField *field)
{
  const char *path;
  PowRecord *owner = pow_form_value_find_key_owner (form, field, &path);
  g_autoptr (GPtrArray) keys = owner != NULL ? pow_record_list_entries (owner, path) : NULL;

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      g_autofree char *label = pow_form_value_dup_key_label (form, field, key);

      pow_form_value_add_option (store, key, label, NULL);
    }
}

GListStore *
pow_form_value_list_options (PowForm *form, const PowField *field)
{
  PowSession *session;
  PowSnapshot *snapshot;
  GListStore *store;

  g_return_val_if_fail (POW_IS_FORM (form), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  if (field->type == POW_TYPE_SET)
    field = field->item;
  session = pow_form_get_session (form);
  snapshot = pow_session_get_snapshot (session);
  store = g_list_store_new (POW_TYPE_OPTION);
  if (field->choices != NULL)
    for (const PowChoice *choice = field->choices; choice->id != NULL; choice++)
      pow_form_value_add_option (store, choice->id, gettext (choice->label), NULL);
  if (field->vocabulary != NULL && pow_snapshot_get_programme (snapshot) != NULL)
    {
      g_autoptr (GPtrArray) terms
          = pow_record_list_entries (pow_snapshot_get_programme (snapshot), field->vocabulary);

      for (guint i = 0; i < terms->len; i++)
        {
          const char *term = g_ptr_array_index (terms, i);

          pow_form_value_add_option (
              store, term, pow_snapshot_get_term_label (snapshot, field->vocabulary, term), NULL);
        }
    }
  if (field->key_of != NULL)
    pow_form_value_add_keys (form, store, field);
  if (field->type == POW_TYPE_REGION)
    {
      g_autoptr (GPtrArray) regions = pow_session_list_all_regions (session);

      for (guint i = 0; i < regions->len; i++)
        {
          const char *region = g_ptr_array_index (regions, i);
          g_autofree char *address = pow_address_build (POW_KIND_REGION, region, NULL);

          pow_form_value_add_option (store, region, pow_snapshot_get_title (snapshot, address), NULL);
        }
    }
  for (int own = 1; own >= 0; own--)
    for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
      if (field->targets & POW_KIND_MASK (kind))
        pow_form_value_add_records (form, store, kind, own ? pow_form_get_region (form) : NULL,
                                    own ? NULL : pow_form_get_region (form));
  return store;
}
