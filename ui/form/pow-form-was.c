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
  if (is_entry)
    return pow_mark_entry (then, now, path);
  before = pow_record_get (then, path);
  after = pow_record_get (now, path);
  if (before == after || (before != NULL && after != NULL && pow_json_equal (before, after)))
    return POW_MARK_SAME;
  json = before != NULL ? pow_json_write_compact (before) : NULL;
  *words = pow_form_words_dup (form, field, json);
  if (*words == NULL)
    *words = g_strdup (_ ("unknown"));
  return POW_MARK_CHANGED;
}

/**
 * pow_form_was_list_gone:
 * @form: a form
 * @map_path: path of a map
 *
 * Returns: (transfer full) (element-type utf8): keys of entries that were visible at the moment of Against and are not now,
 *   of which the content is still there
 */
GPtrArray *
pow_form_was_list_gone (PowForm *form, const char *map_path)
{
  g_autoptr (GPtrArray) gone = NULL;
  PowRecord *then, *now;

  g_return_val_if_fail (POW_IS_FORM (form) && map_path != NULL, NULL);

  then = get_then (form);
  now = then != NULL ? pow_form_get_record (form) : NULL;
  gone = pow_mark_list_gone_entries (then, now, map_path);
  /* Without its content there is nothing to put back here: the whole record can be brought back. */
  for (guint i = gone->len; i > 0; i--)
    {
      g_autofree char *path = pow_path_join (map_path, g_ptr_array_index (gone, i - 1));

      if (pow_record_get (now, path) == NULL)
        g_ptr_array_remove_index (gone, i - 1);
    }
  return g_steal_pointer (&gone);
}
