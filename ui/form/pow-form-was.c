/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-was.h"

#include "model/record/pow-json.h"
#include "pow-config.h"
#include "ui/form/pow-form-words.h"

#include <glib/gi18n-lib.h>

/* The record as it was, when its parts are to be marked. */
static PowRecord *
get_then (PowForm *form)
{
  PowSession *session = pow_form_get_session (form);
  PowSnapshot *against = pow_session_get_against_snapshot (session);
  const char *address = pow_form_get_address (form);
  PowRecord *then;

  if (against == NULL || address == NULL || pow_session_get_mark (session, address) != POW_MARK_CHANGED)
    return NULL;
  then = pow_snapshot_lookup (against, address);
  return then != NULL && !pow_record_is_removed (then) ? then : NULL;
}

static gboolean
is_visible (const cJSON *entry)
{
  return entry != NULL && !cJSON_IsTrue (pow_json_get (entry, "removed"));
}

PowMark
pow_form_was (PowForm *form, const char *path, const PowField *field, gboolean is_entry, char **words)
{
  PowRecord *then, *now;
  const cJSON *before, *after;
  g_autofree char *json = NULL;

  g_return_val_if_fail (POW_IS_FORM (form), POW_MARK_SAME);
  g_return_val_if_fail (path != NULL && field != NULL && words != NULL, POW_MARK_SAME);

  *words = NULL;
  then = get_then (form);
  now = then != NULL ? pow_form_get_record (form) : NULL;
  if (now == NULL || (field->type == POW_TYPE_MAP && !is_entry))
    return POW_MARK_SAME;
  before = pow_record_get (then, path);
  after = pow_record_get (now, path);
  if (is_entry && is_visible (before) != is_visible (after))
    return is_visible (before) ? POW_MARK_GONE : POW_MARK_NEW;
  if (before == after || (before != NULL && after != NULL && pow_json_equal (before, after)))
    return POW_MARK_SAME;
  if (!is_entry)
    {
      json = before != NULL ? pow_json_write_compact (before) : NULL;
      *words = pow_form_words_dup (form, field, json);
      if (*words == NULL)
        *words = g_strdup (_ ("unknown"));
    }
  return POW_MARK_CHANGED;
}

GPtrArray *
pow_form_was_list_gone (PowForm *form, const char *map_path)
{
  GPtrArray *gone = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) keys = NULL;
  PowRecord *then, *now;

  g_return_val_if_fail (POW_IS_FORM (form) && map_path != NULL, gone);

  then = get_then (form);
  now = then != NULL ? pow_form_get_record (form) : NULL;
  keys = now != NULL ? pow_record_list_entries (then, map_path) : g_ptr_array_new ();
  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *path = pow_path_join (map_path, g_ptr_array_index (keys, i));
      const cJSON *entry = pow_record_get (now, path);

      if (entry != NULL && !is_visible (entry))
        g_ptr_array_add (gone, g_strdup (g_ptr_array_index (keys, i)));
    }
  return gone;
}
