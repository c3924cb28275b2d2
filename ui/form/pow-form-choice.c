/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-choice.h"

#include "model/record/pow-json.h"
#include "model/record/pow-value.h"
#include "model/schema/pow-path.h"
#include "pow-config.h"
#include "ui/form/pow-form-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
pow_form_choice_dup_candidate (PowForm *form, const PowField *field, gboolean is_entry,
                               const cJSON *candidate)
{
  g_autofree char *json = NULL;
  char *words;

  if (pow_value_is_absent_mark (candidate))
    return g_strdup (_ ("nothing"));
  json = pow_json_write_compact (candidate);
  words = is_entry ? pow_form_words_dup_entry (form, field, json)
                   : pow_form_words_dup (form, field, json);
  return words != NULL ? words : g_strdup (_ ("unknown"));
}

/* Every value between quotation marks: several may be sentences. */
static char *
pow_form_choice_dup_values (PowForm *form, const char *path, const cJSON *candidates)
{
  gboolean is_entry = FALSE;
  const PowField *field = pow_schema_find (pow_form_get_kind (form), path, &is_entry);
  g_autoptr (GString) values = g_string_new (NULL);

  for (const cJSON *candidate = candidates->child; candidate != NULL && field != NULL;
       candidate = candidate->next)
    {
      g_autofree char *words = pow_form_choice_dup_candidate (form, field, is_entry, candidate);
      /* Translators: one of the values between which nobody has chosen yet. */
      g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), words);

      g_string_append_printf (values, "%s%s", values->len > 0 ? " / " : "", quoted);
    }
  return g_strdup (values->str);
}

static char *
pow_form_choice_dup_field_words (PowForm *form, const char *path, const cJSON *candidates)
{
  guint n = (guint) cJSON_GetArraySize (candidates);
  g_autofree char *values = pow_form_choice_dup_values (form, path, candidates);

  if (n == 2)
    /* Translators: two people filled in a field at the same time; then both values. */
    return g_strdup_printf (_ ("Two values: %s. Nobody has chosen yet: fill in what it should be."),
                            values);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u value: %s. Nobody has chosen yet: fill in what it should be.",
                   "%u values: %s. Nobody has chosen yet: fill in what it should be.", n),
      n, values);
}

/* The dotted path of a choice; NULL when the record holds something else there. */
static char *
pow_form_choice_dup_path (const cJSON *candidates)
{
  return cJSON_IsArray (candidates) ? pow_path_from_pointer (candidates->string) : NULL;
}

static gboolean
pow_form_choice_is_below (const char *path, const char *place)
{
  return *path == '\0' || (g_str_has_prefix (place, path) && place[strlen (path)] == '.');
}

char *
pow_form_choice_dup_words (PowForm *form, const char *path, gboolean deep)
{
  PowRecord *record;
  const cJSON *choices;
  g_autofree char *removed = NULL;
  guint below = 0;

  g_return_val_if_fail (POW_IS_FORM (form), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  record = pow_form_get_address (form) != NULL ? pow_form_get_record (form) : NULL;
  choices = record != NULL ? pow_record_get (record, "choices") : NULL;
  if (choices == NULL)
    return NULL;
  removed = *path != '\0' ? pow_path_join (path, "removed") : g_strdup ("removed");
  for (const cJSON *candidates = choices->child; candidates != NULL; candidates = candidates->next)
    {
      g_autofree char *place = pow_form_choice_dup_path (candidates);

      if (place == NULL)
        continue;
      if (g_str_equal (place, removed))
        return g_strdup (_ ("One person removed this while another changed it. It stays until somebody "
                            "removes it again or changes it."));
      if (g_str_equal (place, path))
        return pow_form_choice_dup_field_words (form, path, candidates);
      if (deep && pow_form_choice_is_below (path, place))
        below++;
    }
  if (below == 0)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u field in here has two values; nobody has chosen yet.",
                                       "%u fields in here have two values; nobody has chosen yet.",
                                       below),
                          below);
}

char *
pow_form_choice_dup_place (PowForm *form, const char *path, gboolean deep)
{
  PowRecord *record;
  g_autofree char *removed = NULL;
  const cJSON *choices, *candidates;

  g_return_val_if_fail (POW_IS_FORM (form), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  record = pow_form_get_address (form) != NULL ? pow_form_get_record (form) : NULL;
  choices = record != NULL ? pow_record_get (record, "choices") : NULL;
  removed = *path != '\0' ? pow_path_join (path, "removed") : g_strdup ("removed");
  cJSON_ArrayForEach (candidates, choices)
  {
    g_autofree char *place = pow_form_choice_dup_path (candidates);

    if (place != NULL
        && (g_str_equal (place, removed) || g_str_equal (place, path) || (deep && pow_form_choice_is_below (path, place))))
      return g_steal_pointer (&place);
  }
  return NULL;
}

/**
 * pow_form_choice_is_open:
 * @form: a form
 * @path: dotted path of a field
 *
 * Returns: whether the field itself has an open choice
 */
gboolean
pow_form_choice_is_open (PowForm *form, const char *path)
{
  PowRecord *record;

  g_return_val_if_fail (POW_IS_FORM (form), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  record = pow_form_get_address (form) != NULL ? pow_form_get_record (form) : NULL;
  return record != NULL && pow_record_get_choice (record, path) != NULL;
}
