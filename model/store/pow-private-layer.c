/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-private-layer.h"

#include "model/record/pow-json.h"
#include "model/store/pow-files.h"
#include "model/store/pow-repository.h"

#include "pow-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define KEY_LAST_SEEN "last_seen"
#define KEY_VISIT "visit" /* when the last visit ended */
#define KEY_NOTED "noted" /* when somebody was last seen looking in a visit that has not ended */
#define KEY_RECORDS "records"

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

/* Two windows may change the file at once; the kernel frees the lock at death. -1 with an error. */
static int
lock_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);
  int fd = g_mkdir_with_parents (folder, 0700) == 0 ? open (lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;

  if (fd < 0)
    {
      pow_store_set_errno (error, errno, folder);
      return -1;
    }
  while (flock (fd, LOCK_EX) != 0 && errno == EINTR)
    ;
  return fd;
}

static void
put (cJSON *object, const char *key, const cJSON *value)
{
  cJSON_DeleteItemFromObjectCaseSensitive (object, key);
  if (value != NULL)
    cJSON_AddItemToObject (object, key, pow_json_copy (value));
}

/* The object under a key, made when it is not there. */
static cJSON *
provide (cJSON *above, const char *key)
{
  cJSON *below = cJSON_GetObjectItemCaseSensitive (above, key);

  if (cJSON_IsObject (below))
    return below;
  cJSON_DeleteItemFromObjectCaseSensitive (above, key);
  return cJSON_AddObjectToObject (above, key);
}

/* @address NULL: a key of the file itself. */
static gboolean
change (const char *identity, const char *address, const char *key, const cJSON *value, GError **error)
{
  g_autofree char *path = build_path (identity);
  g_autofree char *text = NULL;
  g_autoptr (cJSON) all = NULL;
  int lock = lock_file (path, error);
  gboolean good = FALSE;
  gsize length;

  if (lock < 0)
    return FALSE;
  all = read_all (path, error);
  if (all != NULL)
    {
      cJSON *records = address != NULL ? provide (all, KEY_RECORDS) : NULL;
      cJSON *record = address != NULL ? provide (records, address) : all;

      put (record, key, value);
      if (address != NULL && record->child == NULL)
        cJSON_DeleteItemFromObjectCaseSensitive (records, address);
      text = pow_json_write (all, &length);
      good = pow_file_write_durable (path, text, length, 0600, error);
    }
  close (lock);
  return good;
}

gboolean
pow_private_layer_set (const char *identity, const char *key, const cJSON *value, GError **error)
{
  g_return_val_if_fail (identity != NULL && key != NULL, FALSE);

  return change (identity, NULL, key, value, error);
}

cJSON *
pow_private_layer_read_record (const char *identity, const char *address, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (cJSON) all = NULL;
  const cJSON *record;

  g_return_val_if_fail (identity != NULL && address != NULL, NULL);

  path = build_path (identity);
  all = read_all (path, error);
  if (all == NULL)
    return NULL;
  record = pow_json_get (pow_json_get (all, KEY_RECORDS), address);
  return cJSON_IsObject (record) ? pow_json_copy (record) : cJSON_CreateObject ();
}

gboolean
pow_private_layer_set_record (const char *identity, const char *address, const char *key, const cJSON *value, GError **error)
{
  g_return_val_if_fail (identity != NULL && address != NULL && key != NULL, FALSE);

  return change (identity, address, key, value, error);
}

/* Of the visits of this person: @key is KEY_VISIT or KEY_NOTED. */
static gint64
get_seen (const char *identity, const char *key)
{
  g_autoptr (cJSON) seen = pow_private_layer_get (identity, KEY_LAST_SEEN);
  const char *text = seen != NULL && cJSON_IsObject (seen) ? pow_json_get_string (seen, key) : NULL;
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

/* A time of 0 takes the key away. */
static void
put_seen (cJSON *seen, const char *key, gint64 time)
{
  g_autoptr (GDateTime) date = time != 0 ? g_date_time_new_from_unix_utc (time) : NULL;
  g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  cJSON_DeleteItemFromObjectCaseSensitive (seen, key);
  if (text != NULL)
    cJSON_AddStringToObject (seen, key, text);
}

static gboolean
keep_seen (const char *identity, gint64 visit, gint64 noted, GError **error)
{
  g_autoptr (cJSON) seen = pow_private_layer_get (identity, KEY_LAST_SEEN);

  if (seen == NULL || !cJSON_IsObject (seen))
    {
      cJSON_Delete (seen);
      seen = cJSON_CreateObject ();
    }
  put_seen (seen, KEY_VISIT, visit);
  put_seen (seen, KEY_NOTED, noted);
  return pow_private_layer_set (identity, KEY_LAST_SEEN, seen, error);
}

gint64
pow_private_layer_get_visit (const char *identity)
{
  g_return_val_if_fail (identity != NULL, 0);

  return get_seen (identity, KEY_VISIT);
}

gboolean
pow_private_layer_begin_visit (const char *identity, GError **error)
{
  gint64 noted;

  g_return_val_if_fail (identity != NULL, FALSE);

  noted = get_seen (identity, KEY_NOTED);
  return noted == 0 || keep_seen (identity, noted, 0, error);
}

gboolean
pow_private_layer_note_visit (const char *identity, gint64 time, GError **error)
{
  g_return_val_if_fail (identity != NULL, FALSE);

  return keep_seen (identity, get_seen (identity, KEY_VISIT), time, error);
}

gboolean
pow_private_layer_set_visit (const char *identity, gint64 time, GError **error)
{
  g_return_val_if_fail (identity != NULL, FALSE);

  return keep_seen (identity, time, 0, error);
}
