/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-value.h"

#include "model/record/pow-change.h"
#include "pow-config.h"
#include "ui/form/pow-form-number.h"
#include "ui/form/pow-form-words.h"

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
  words = pow_form_words_dup (form, field, json);
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
              "also later. Write it under Contact details of the person or organisation: there it can be "
              "forgotten.");
  if (g_regex_match (phone, text, 0, NULL))
    return _ ("There is a telephone number in this text. Everybody who shares this portfolio can read "
              "it, also later. Write it under Contact details of the person or organisation: there it can be "
              "forgotten.");
  return NULL;
}
