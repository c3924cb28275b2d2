/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form.h"

#include "model/record/pow-address.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PowForm
{
  GObject parent_instance;

  PowSession *session;
  PowKind kind;
  char *address; /* NULL while it does not exist */
  char *region;

  /* New ones: what was filled in so far. */
  PowForm *parent; /* of a new map entry */
  char *map_path;
  const PowField *map;
  cJSON *tree;
};

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
  if (record == NULL)
    return _ ("This record cannot be found. It may have been moved or cannot be read.");
  if (pow_record_is_newer (record))
    return _ ("This was written by a newer version of the program. You can read it here; update "
              "the program to change it.");
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

static char *
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
  PowRecord *record;
  g_autofree char *label = NULL;

  g_return_val_if_fail (POW_IS_FORM (self), NULL);

  record = pow_form_get_record (self);
  label = pow_schema_dup_path_label (self->kind, path,
                                     record != NULL ? pow_record_get_tree (record) : NULL);
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

static void
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

/* An order key strictly between two others (either may be NULL), ending in two random characters, so
 * that two people who insert at one place rarely pick the same (data.md, order). */
static char *
pow_form_build_order_between (const char *before, const char *after)
{
  static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
  GString *key = g_string_new (NULL);
  const char *low = before != NULL ? before : "";
  const char *high = after;

  while (TRUE)
    {
      const char *found = *low != '\0' ? strchr (digits, *low) : digits;
      int left = (int) ((found != NULL ? found : digits) - digits);
      int right = 36;

      if (high != NULL && *high != '\0' && (found = strchr (digits, *high)) != NULL)
        right = (int) (found - digits);
      if (right - left > 1)
        {
          g_string_append_c (key, digits[(left + right) / 2]);
          break;
        }
      g_string_append_c (key, digits[left]);
      if (right > left)
        high = NULL; /* already below the upper neighbour */
      else if (high != NULL && *high != '\0')
        high++;
      if (*low != '\0')
        low++;
    }
  g_string_append_c (key, digits[g_random_int_range (0, 36)]);
  g_string_append_c (key, digits[g_random_int_range (1, 36)]);
  return g_string_free (key, FALSE);
}

static const PowField *
pow_form_find_order (const PowField *map)
{
  for (const PowField *row = map->members; row->key != NULL; row++)
    if (row->type == POW_TYPE_ORDER)
      return row;
  return NULL;
}

static char *
pow_form_build_order_path (const char *map_path, GPtrArray *keys, guint index, const PowField *order)
{
  g_autofree char *entry = pow_path_join (map_path, g_ptr_array_index (keys, index));

  return pow_path_join (entry, order->key);
}

static const char *
pow_form_get_order (PowRecord *record, const char *map_path, GPtrArray *keys, int index,
                    const PowField *order)
{
  g_autofree char *path = NULL;

  if (index < 0 || (guint) index >= keys->len)
    return NULL;
  path = pow_form_build_order_path (map_path, keys, (guint) index, order);
  return pow_record_get_text (record, path);
}

/* The record with an order key for every entry of @keys, as they stand. */
static PowRecord *
pow_form_with_orders (PowRecord *record, const char *map_path, GPtrArray *keys, const PowField *order)
{
  g_autoptr (PowRecord) ordered = g_object_ref (record);
  g_autofree char *before = NULL;

  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *path = pow_form_build_order_path (map_path, keys, i, order);
      g_autofree char *key = pow_form_build_order_between (before, NULL);
      g_autoptr (cJSON) value = cJSON_CreateString (key);
      PowRecord *next = pow_record_with (ordered, path, value, NULL);

      if (next == NULL)
        return NULL;
      g_object_unref (ordered);
      ordered = next;
      g_free (before);
      before = g_steal_pointer (&key);
    }
  return g_steal_pointer (&ordered);
}

static void
pow_form_moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PowForm) self = POW_FORM (user_data);
  g_autoptr (GError) error = NULL;

  if (!pow_session_edit_finish (POW_SESSION (source), result, &error))
    pow_form_tell_failure (self, error);
}

void
pow_form_move_entry (PowForm *self, const char *map_path, const char *key, int by)
{
  PowRecord *record;
  const PowField *map;
  const PowField *order;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (PowRecord) wanted = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autofree char *description = NULL;
  gboolean complete = TRUE;
  guint place;
  int other;

  g_return_if_fail (POW_IS_FORM (self));
  g_return_if_fail (by == 1 || by == -1);

  record = pow_form_get_record (self);
  map = pow_schema_find (self->kind, map_path, NULL);
  g_return_if_fail (map != NULL && map->type == POW_TYPE_MAP);
  order = pow_form_find_order (map);
  keys = pow_form_list_entries (self, map_path);
  if (order == NULL || record == NULL || pow_form_get_read_only_reason (self) != NULL
      || !g_ptr_array_find_with_equal_func (keys, key, g_str_equal, &place))
    return;
  other = (int) place + by;
  if (other < 0 || (guint) other >= keys->len)
    return;

  for (guint i = 0; i < keys->len; i++)
    complete = complete && pow_form_get_order (record, map_path, keys, (int) i, order) != NULL;
  if (complete)
    {
      const char *before
          = pow_form_get_order (record, map_path, keys, by < 0 ? other - 1 : other, order);
      const char *after
          = pow_form_get_order (record, map_path, keys, by < 0 ? other : other + 1, order);
      g_autofree char *path = pow_form_build_order_path (map_path, keys, place, order);
      g_autofree char *between = pow_form_build_order_between (before, after);
      g_autoptr (cJSON) value = cJSON_CreateString (between);

      wanted = pow_record_with (record, path, value, NULL);
    }
  else
    {
      /* Entries without an order stand by their key: the first move gives each its place. */
      gpointer moved = keys->pdata[place];

      keys->pdata[place] = keys->pdata[other];
      keys->pdata[other] = moved;
      wanted = pow_form_with_orders (record, map_path, keys, order);
    }
  if (wanted == NULL)
    return;
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_ptr_array_add (edits, pow_edit_new (record, wanted));
  description = pow_form_describe (self, map_path);
  pow_session_edit_async (self->session, edits, description, FALSE, pow_form_moved_cb,
                          g_object_ref (self));
}

/* Required and empty: the one thing that a form which is still being filled in cannot know. */
static const PowField *
pow_form_find_missing (PowForm *self)
{
  for (const PowField *row = pow_form_get_fields (self); row->key != NULL; row++)
    if ((row->flags & POW_FIELD_REQUIRED) && pow_json_get (self->tree, row->key) == NULL)
      return row;
  return NULL;
}

static char *
pow_form_create_entry (PowForm *self, const char *key, GError **error)
{
  PowForm *parent = self->parent;
  g_autofree char *path = pow_path_join (self->map_path, key);
  g_autofree char *json = pow_json_write_compact (self->tree);
  g_autofree char *taken = pow_form_dup_value (parent, path);

  if (taken != NULL && strstr (taken, "\"removed\":true") == NULL)
    {
      g_autofree char *words = pow_form_dup_key_words (self, self->map, key);

      g_set_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID,
                   _ ("“%s” is already in this list. Open it there to change it."), words);
      return NULL;
    }
  if (!pow_form_set_async (parent, NULL, path, json, FALSE, pow_form_set_cb, NULL, error))
    return NULL;
  return g_steal_pointer (&path);
}

static void
pow_form_created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PowForm) self = POW_FORM (user_data);
  g_autoptr (GError) error = NULL;

  if (!pow_session_edit_finish (POW_SESSION (source), result, &error))
    pow_form_tell_failure (self, error);
}

static char *
pow_form_create_record (PowForm *self, const char *id, GError **error)
{
  g_autofree char *address = pow_address_build (self->kind, self->region, id);
  g_autoptr (PowRecord) wanted = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autofree char *description = NULL;
  PowRecord *there = pow_session_lookup (self->session, address);

  if (there != NULL && !pow_record_is_removed (there))
    {
      g_set_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID,
                   _ ("“%s” is already there. Open it to change it."),
                   pow_snapshot_get_title (pow_session_get_snapshot (self->session), address));
      return NULL;
    }
  wanted = pow_record_new (self->kind, address, pow_json_copy (self->tree), error);
  if (wanted == NULL)
    return NULL;
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_ptr_array_add (edits, pow_edit_new (there, wanted));
  /* Translators: a step that can be undone; first the kind, then the title of the record. */
  description = g_strdup_printf (_ ("New: %s “%s”"), pow_kind_get_label (self->kind),
                                 pow_record_get_title (wanted));
  pow_session_edit_async (self->session, edits, description, FALSE, pow_form_created_cb,
                          g_object_ref (self));
  return g_steal_pointer (&address);
}

/* What the id or key is made from: the title, in words. */
static char *
pow_form_dup_slug_source (PowForm *self)
{
  const PowField *title = pow_fields_get_title (pow_form_get_fields (self));
  const char *text = title != NULL ? pow_json_get_string (self->tree, title->key) : NULL;

  if (text != NULL)
    return g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 48));
  /* Named after what it points at, or after its kind. */
  for (const PowField *row = pow_form_get_fields (self); row->key != NULL; row++)
    if (row->type == POW_TYPE_REF && (text = pow_json_get_string (self->tree, row->key)) != NULL)
      return g_strdup (pow_snapshot_get_title (pow_session_get_snapshot (self->session), text));
  return g_strdup (self->map != NULL ? self->map->key : pow_kind_get_name (self->kind));
}

char *
pow_form_create (PowForm *self, const char *key, char **field, GError **error)
{
  const PowField *missing;
  g_autofree char *made = NULL;

  g_return_val_if_fail (POW_IS_FORM (self), NULL);
  g_return_val_if_fail (self->tree != NULL, NULL);

  missing = pow_form_find_missing (self);
  if (missing != NULL)
    {
      g_set_error_literal (error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID,
                           _ ("This must be filled in."));
      if (field != NULL)
        *field = g_strdup (missing->key);
      return NULL;
    }
  if (key == NULL)
    {
      g_autofree char *source = pow_form_dup_slug_source (self);

      made = pow_id_new (source, NULL);
      key = made;
    }
  return self->map != NULL ? pow_form_create_entry (self, key, error)
                           : pow_form_create_record (self, key, error);
}
