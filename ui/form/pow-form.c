/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-private.h"

#include "model/record/pow-address.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PowForm, pow_form, G_TYPE_OBJECT)

static void
pow_form_finalize (GObject *object)
{
  PowForm *self = POW_FORM (object);

  g_clear_object (&self->session);
  g_clear_object (&self->parent);
  g_clear_pointer (&self->tree, cJSON_Delete);
  g_free (self->address);
  g_free (self->region);
  g_free (self->map_path);

  G_OBJECT_CLASS (pow_form_parent_class)->finalize (object);
}

static void
pow_form_class_init (PowFormClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pow_form_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", POW_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
pow_form_init (PowForm *self)
{
  self->kind = POW_KIND_NONE;
}

static void
pow_form_session_changed_cb (PowForm *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static PowForm *
pow_form_make (PowSession *session, PowKind kind, const char *region)
{
  PowForm *self = g_object_new (POW_TYPE_FORM, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  self->region = g_strdup (region);
  g_signal_connect_object (session, "changed", G_CALLBACK (pow_form_session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

PowForm *
pow_form_new (PowSession *session, const char *address)
{
  g_autofree char *region = NULL;
  PowForm *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (pow_address_is_valid (address), NULL);

  region = pow_address_dup_region (address);
  self = pow_form_make (session, pow_address_get_kind (address), region);
  self->address = g_strdup (address);
  return self;
}

PowForm *
pow_form_new_record (PowSession *session, PowKind kind, const char *region)
{
  PowForm *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (pow_kind_get_folder (kind) != NULL, NULL);
  g_return_val_if_fail (region != NULL, NULL);

  self = pow_form_make (session, kind, region);
  self->tree = cJSON_CreateObject ();
  return self;
}

PowForm *
pow_form_new_copy (PowSession *session, PowRecord *record)
{
  g_autofree char *region = NULL;
  PowForm *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (POW_IS_RECORD (record), NULL);

  region = pow_address_dup_region (pow_record_get_address (record));
  self = pow_form_make (session, pow_record_get_kind (record), region);
  self->tree = pow_json_copy (pow_record_get_tree (record));
  return self;
}

PowForm *
pow_form_new_entry (PowForm *parent, const char *map_path, const PowField *map)
{
  PowForm *self;

  g_return_val_if_fail (POW_IS_FORM (parent), NULL);
  g_return_val_if_fail (map_path != NULL, NULL);
  g_return_val_if_fail (map != NULL && map->type == POW_TYPE_MAP, NULL);

  self = pow_form_make (parent->session, parent->kind, parent->region);
  self->parent = g_object_ref (parent);
  self->map_path = g_strdup (map_path);
  self->map = map;
  self->tree = cJSON_CreateObject ();
  return self;
}

PowSession *
pow_form_get_session (PowForm *self)
{
  g_return_val_if_fail (POW_IS_FORM (self), NULL);

  return self->session;
}

PowKind
pow_form_get_kind (PowForm *self)
{
  g_return_val_if_fail (POW_IS_FORM (self), POW_KIND_NONE);

  return self->kind;
}

const char *
pow_form_get_address (PowForm *self)
{
  g_return_val_if_fail (POW_IS_FORM (self), NULL);

  return self->address;
}

const char *
pow_form_get_region (PowForm *self)
{
  g_return_val_if_fail (POW_IS_FORM (self), NULL);

  return self->region;
}

PowRecord *
pow_form_get_record (PowForm *self)
{
  g_return_val_if_fail (POW_IS_FORM (self), NULL);

  if (self->parent != NULL)
    return pow_form_get_record (self->parent);
  return self->address != NULL ? pow_session_lookup (self->session, self->address) : NULL;
}

const PowField *
pow_form_get_fields (PowForm *self)
{
  g_return_val_if_fail (POW_IS_FORM (self), NULL);

  return self->map != NULL ? self->map->members : pow_schema_get_fields (self->kind);
}

gboolean
pow_form_is_new (PowForm *self)
{
  g_return_val_if_fail (POW_IS_FORM (self), FALSE);

  return self->tree != NULL;
}

const char *
pow_form_get_read_only_reason (PowForm *self)
{
  PowRecord *record;

  g_return_val_if_fail (POW_IS_FORM (self), NULL);

  if (self->tree != NULL)
    return NULL;
  record = pow_form_get_record (self);
  if (pow_session_is_read_only (self->session))
    return record != NULL ? _ ("This is how it was known then, and can only be read. Choose Now at When to change it.")
                          : _ ("There is no state of this from then.");
  if (record == NULL)
    return _ ("This record cannot be found. It may have been moved or cannot be read.");
  if (pow_record_is_newer (record))
    return _ ("This was written by a newer version of the program. You can read it here; update "
              "the program to change it.");
  if (pow_session_is_refused (self->session, self->region))
    return _ ("Only this region itself may change this: the server does not let you. If you may by now, choose Try again "
              "under Sharing.");
  if (pow_record_is_removed (record))
    return _ ("This was removed. Put it back to change it.");
  return NULL;
}

/* The value at a dotted path of a tree under construction; @parent takes the object that holds it,
 * made on the way when @make. */
static cJSON *
pow_form_find (cJSON *tree, const char *path, gboolean make, cJSON **parent, char **last)
{
  g_auto (GStrv) keys = g_strsplit (path, ".", -1);
  cJSON *node = tree;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      cJSON *child = cJSON_GetObjectItemCaseSensitive (node, keys[i]);

      if (keys[i + 1] == NULL)
        {
          *parent = node;
          *last = g_strdup (keys[i]);
          return child;
        }
      if (child == NULL && make)
        child = cJSON_AddObjectToObject (node, keys[i]);
      if (child == NULL)
        return NULL;
      node = child;
    }
  return NULL;
}

char *
pow_form_dup_value (PowForm *self, const char *path)
{
  const cJSON *value = NULL;
  PowRecord *record;

  g_return_val_if_fail (POW_IS_FORM (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (self->tree != NULL)
    {
      g_autofree char *last = NULL;
      cJSON *parent = NULL;

      value = pow_form_find (self->tree, path, FALSE, &parent, &last);
    }
  else if ((record = pow_form_get_record (self)) != NULL)
    value = pow_record_get (record, path);
  return value != NULL ? pow_json_write_compact (value) : NULL;
}

GPtrArray *
pow_form_list_entries (PowForm *self, const char *path)
{
  PowRecord *record;

  g_return_val_if_fail (POW_IS_FORM (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  record = self->tree == NULL ? pow_form_get_record (self) : NULL;
  return record != NULL ? pow_record_list_entries (record, path)
                        : g_ptr_array_new_with_free_func (g_free);
}

char *
pow_form_dup_key_words (PowForm *self, const PowField *map, const char *key)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (self->session);
  PowDate date;

  switch (map->key_type)
    {
    case POW_KEY_PERIOD:
      return pow_date_parse (key, &date) ? pow_date_format (date) : g_strdup (key);
    case POW_KEY_TERM:
      return g_strdup (pow_snapshot_get_term_label (snapshot, map->vocabulary, key));
    case POW_KEY_NAME:
      return g_strdup (map->choices != NULL ? pow_field_get_choice_label (map, key) : key);
    case POW_KEY_ID:
    case POW_KEY_YEAR:
    default:
      return g_strdup (key);
    }
}

char *
pow_form_dup_entry_title (PowForm *self, const char *path, const PowField *map, const char *key)
{
  const PowField *title;
  PowRecord *record;

  g_return_val_if_fail (POW_IS_FORM (self), NULL);
  g_return_val_if_fail (map != NULL && key != NULL, NULL);

  title = pow_fields_get_title (map->members);
  record = pow_form_get_record (self);
  if (map->key_type == POW_KEY_ID && record != NULL)
    {
      g_autofree char *entry = pow_path_join (path, key);
      g_autofree char *title_path = title != NULL ? pow_path_join (entry, title->key) : NULL;
      const char *text = title != NULL ? pow_record_get_text (record, title_path) : NULL;
      PowDate date;

      if (text != NULL && title->type == POW_TYPE_DATE && pow_date_parse (text, &date))
        return pow_date_format (date);
      if (text != NULL)
        return pow_text_mask_bsn (text);
      /* An entry that is called after what it points at. */
      for (const PowField *row = map->members; row->key != NULL; row++)
        if (row->type == POW_TYPE_REF && (row->flags & POW_FIELD_REQUIRED))
          {
            g_autofree char *ref_path = pow_path_join (entry, row->key);
            const char *target = pow_record_get_text (record, ref_path);

            if (target != NULL)
              return g_strdup (
                  pow_snapshot_get_title (pow_session_get_snapshot (self->session), target));
          }
    }
  return pow_form_dup_key_words (self, map, key);
}

char *
pow_form_describe (PowForm *self, const char *path)
{
  PowRecord *record, *programme;
  g_autofree char *label = NULL;

  g_return_val_if_fail (POW_IS_FORM (self), NULL);

  record = pow_form_get_record (self);
  programme = pow_snapshot_get_programme (pow_session_get_snapshot (self->session));
  label = pow_schema_dup_path_label (self->kind, path,
                                     record != NULL ? pow_record_get_tree (record) : NULL,
                                     programme != NULL ? pow_record_get_tree (programme) : NULL);
  if (record == NULL)
    return g_steal_pointer (&label);
  /* Translators: a field of a record: "Goal of Jobhub Logistics". */
  return g_strdup_printf (_ ("%s of %s"), label,
                          pow_snapshot_get_title (pow_session_get_snapshot (self->session),
                                                  pow_record_get_address (record)));
}

static void
pow_form_set_here (PowForm *self, const char *path, cJSON *value)
{
  g_autofree char *last = NULL;
  cJSON *parent = NULL;

  if (pow_form_find (self->tree, path, value != NULL, &parent, &last) != NULL)
    cJSON_DeleteItemFromObjectCaseSensitive (parent, last);
  if (value != NULL)
    cJSON_AddItemToObject (parent, last, value);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
pow_form_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;

  if (pow_session_edit_finish (POW_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

gboolean
pow_form_set_async (PowForm *self,
                    PowRecord **base,
                    const char *path,
                    const char *value,
                    gboolean fold,
                    GAsyncReadyCallback callback,
                    gpointer user_data,
                    GError **error)
{
  g_autoptr (cJSON) json = NULL;
  g_autoptr (PowRecord) wanted = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GTask) task = NULL;
  g_autofree char *description = NULL;
  const char *reason;
  PowRecord *from;

  g_return_val_if_fail (POW_IS_FORM (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  reason = pow_form_get_read_only_reason (self);
  if (reason != NULL)
    {
      g_set_error_literal (error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID, reason);
      return FALSE;
    }
  if (value != NULL)
    {
      json = pow_json_read (value, strlen (value), error);
      if (json == NULL)
        return FALSE;
    }
  if (self->tree != NULL)
    {
      pow_form_set_here (self, path, g_steal_pointer (&json));
      task = g_task_new (self, NULL, callback, user_data);
      g_task_return_boolean (task, TRUE);
      return TRUE;
    }

  from = base != NULL && *base != NULL ? *base : pow_form_get_record (self);
  wanted = pow_record_with (from, path, json, error);
  if (wanted == NULL)
    return FALSE;
  task = g_task_new (self, NULL, callback, user_data);
  if (pow_record_equal (from, wanted))
    {
      g_task_return_boolean (task, TRUE);
      return TRUE;
    }
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_ptr_array_add (edits, pow_edit_new (from, wanted));
  description = pow_form_describe (self, path);
  if (base != NULL)
    g_set_object (base, wanted);
  pow_session_edit_async (self->session, edits, description, fold, pow_form_saved_cb,
                          g_steal_pointer (&task));
  return TRUE;
}

gboolean
pow_form_set_finish (PowForm *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
pow_form_tell_failure (PowForm *self, const GError *error)
{
  g_autofree char *text = g_strdup_printf (_ ("Not saved: %s"), error->message);

  pow_session_tell (self->session, text, FALSE);
}

static void
pow_form_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PowForm *self = POW_FORM (source);
  g_autoptr (GError) error = NULL;

  if (!pow_form_set_finish (self, result, &error))
    pow_form_tell_failure (self, error);
}

void
pow_form_set (PowForm *self, const char *path, const char *value)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (POW_IS_FORM (self));

  if (!pow_form_set_async (self, NULL, path, value, TRUE, pow_form_set_cb, NULL, &error))
    pow_form_tell_failure (self, error);
}

void
pow_form_remove_entry (PowForm *self, const char *path)
{
  g_return_if_fail (POW_IS_FORM (self));
  g_return_if_fail (self->address != NULL);

  pow_session_remove (self->session, self->address, path);
}
