/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-private.h"

#include "model/record/pow-address.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
pow_form_save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PowForm) self = POW_FORM (user_data);
  g_autoptr (GError) error = NULL;

  if (!pow_session_edit_finish (POW_SESSION (source), result, &error))
    pow_form_tell_failure (self, error);
}

void
pow_form_save (PowForm *self, PowRecord *base, PowRecord *wanted, const char *description)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);

  g_ptr_array_add (edits, pow_edit_new (base, wanted));
  pow_session_edit_async (self->session, edits, description, FALSE, pow_form_save_cb,
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

static void
pow_form_created_cb (GObject *source, GAsyncResult *result, gpointer unused)
{
  g_autoptr (GError) error = NULL;

  if (!pow_form_set_finish (POW_FORM (source), result, &error))
    pow_form_tell_failure (POW_FORM (source), error);
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
  if (!pow_form_set_async (parent, NULL, path, json, FALSE, pow_form_created_cb, NULL, error))
    return NULL;
  return g_steal_pointer (&path);
}

static char *
pow_form_create_record (PowForm *self, const char *id, GError **error)
{
  g_autofree char *address = pow_address_build (self->kind, self->region, id);
  g_autoptr (PowRecord) wanted = NULL;
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
  /* Translators: a step that can be undone; first the kind, then the title of the record. */
  description = g_strdup_printf (_ ("New: %s “%s”"), pow_kind_get_label (self->kind),
                                 pow_record_get_title (wanted));
  pow_form_save (self, there, wanted, description);
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
