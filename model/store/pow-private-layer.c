/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-private-layer.h"

#include "model/record/pow-json.h"
#include "model/store/pow-files.h"
#include "model/store/pow-repository.h"

#include "pow-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define KEY_LAST_SEEN "last_seen"
#define KEY_VISIT "visit"

static char *
build_path (const char *identity)
{
  g_autofree char *name = g_strconcat (identity, ".json", NULL);

  return g_build_filename (g_get_user_data_dir (), "perspectief", "private", name, NULL);
}

/* The whole file; an empty object when there is none yet. */
static cJSON *
read_all (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) failure = NULL;
  cJSON *all = NULL;
  gsize length;

  if (g_file_get_contents (path, &text, &length, &failure))
    all = pow_json_read (text, length, &failure);
  else if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return cJSON_CreateObject ();
  if (all != NULL && cJSON_IsObject (all))
    return all;
  cJSON_Delete (all);
  g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_DAMAGED,
               _("Your own notes on this portfolio cannot be read and are left as they are. Move “%s” away to start anew. (%s)"),
               path, failure != NULL ? failure->message : "{}");
  return NULL;
}

cJSON *
pow_private_layer_get (const char *identity, const char *key)
{
  g_autofree char *path = NULL;
  g_autoptr (cJSON) all = NULL;
  const cJSON *value;

  g_return_val_if_fail (identity != NULL && key != NULL, NULL);

  path = build_path (identity);
  all = read_all (path, NULL);
  value = all != NULL ? pow_json_get (all, key) : NULL;
  return value != NULL ? pow_json_copy (value) : NULL;
}

gboolean
pow_private_layer_set (const char *identity, const char *key, const cJSON *value, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;
  g_autoptr (cJSON) all = NULL;
  gsize length;

  g_return_val_if_fail (identity != NULL && key != NULL, FALSE);

  path = build_path (identity);
  folder = g_path_get_dirname (path);
  all = read_all (path, error);
  if (all == NULL)
    return FALSE;
  cJSON_DeleteItemFromObjectCaseSensitive (all, key);
  if (value != NULL)
    cJSON_AddItemToObject (all, key, pow_json_copy (value));
  if (g_mkdir_with_parents (folder, 0700) < 0)
    {
      pow_store_set_errno (error, errno, folder);
      return FALSE;
    }
  text = pow_json_write (all, &length);
  return pow_file_write_durable (path, text, length, 0600, error);
}

gint64
pow_private_layer_get_visit (const char *identity)
{
  g_autoptr (cJSON) seen = NULL;
  g_autoptr (GDateTime) time = NULL;
  const char *text;

  g_return_val_if_fail (identity != NULL, 0);

  seen = pow_private_layer_get (identity, KEY_LAST_SEEN);
  text = seen != NULL && cJSON_IsObject (seen) ? pow_json_get_string (seen, KEY_VISIT) : NULL;
  time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
  return time != NULL ? g_date_time_to_unix (time) : 0;
}

gboolean
pow_private_layer_set_visit (const char *identity, gint64 time, GError **error)
{
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (cJSON) seen = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (identity != NULL, FALSE);

  date = g_date_time_new_from_unix_utc (time);
  g_return_val_if_fail (date != NULL, FALSE);

  text = g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
  seen = pow_private_layer_get (identity, KEY_LAST_SEEN);
  if (seen == NULL || !cJSON_IsObject (seen))
    {
      cJSON_Delete (seen);
      seen = cJSON_CreateObject ();
    }
  cJSON_DeleteItemFromObjectCaseSensitive (seen, KEY_VISIT);
  cJSON_AddStringToObject (seen, KEY_VISIT, text);
  return pow_private_layer_set (identity, KEY_LAST_SEEN, seen, error);
}
