/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-record-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * PowRecord:
 *
 * One JSON object of one kind, in canonical form and valid. Immutable once made, so it may be
 * shared between snapshots and threads. A GObject so that list models can hold it.
 */
struct _PowRecord
{
  GObject parent_instance;

  PowKind kind;
  char *address; /* may be NULL */
  cJSON *tree;
  gboolean newer;
};

G_DEFINE_FINAL_TYPE (PowRecord, pow_record, G_TYPE_OBJECT)

static void
pow_record_finalize (GObject *object)
{
  PowRecord *self = POW_RECORD (object);

  g_free (self->address);
  cJSON_Delete (self->tree);

  G_OBJECT_CLASS (pow_record_parent_class)->finalize (object);
}

static void
pow_record_class_init (PowRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pow_record_finalize;
}

static void
pow_record_init (PowRecord *self)
{
}

/* Whether a tree was written by a later version, whose tables we do not know. */
static gboolean
is_newer_format (const cJSON *tree)
{
  const char *format = pow_json_get_spelling (pow_json_get (tree, "format"));
  const char *ours = G_STRINGIFY (POW_FORMAT);

  return format != NULL && strcmp (format, ours) != 0 && pow_json_compare_numbers (format, ours) > 0;
}

/* Puts `format` first where a new record has none yet. */
static void
add_format (cJSON *tree)
{
  if (pow_json_get (tree, "format") == NULL)
    cJSON_AddItemToObject (tree, "format", pow_json_new_integer (POW_FORMAT));
}

static GError *
make_invalid_error (const char *address, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const PowProblem *problem = g_ptr_array_index (problems, i);

      if (problem->level == POW_PROBLEM_ERROR)
        return pow_record_error_new (POW_RECORD_ERROR_INVALID, address, problem->field, problem->problem);
    }

  g_assert_not_reached ();
}

/**
 * pow_record_new:
 * @kind: the kind
 * @address: (nullable): the address; %NULL for a record that has no place yet
 * @tree: (transfer full): its object
 * @error: return location of an error
 *
 * Makes a record of a tree: brings it into canonical order and form, drops what is empty and what
 * is settled, and checks it against the table of its kind. A tree of a newer format only
 * follows the text layer, and the record is read-only.
 *
 * Returns: (transfer full): the record; %NULL with an error of %POW_RECORD_ERROR_INVALID that names
 *   the field
 */
PowRecord *
pow_record_new (PowKind kind, const char *address, cJSON *tree, GError **error)
{
  g_autoptr (cJSON) owned = tree;
  gboolean newer;
  PowRecord *self;

  g_return_val_if_fail (kind < POW_N_KINDS, NULL);
  g_return_val_if_fail (tree != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  newer = is_newer_format (tree);
  if (newer)
    {
      pow_json_sort_keys (tree);
    }
  else
    {
      if (cJSON_IsObject (tree))
        {
          add_format (tree);
          pow_record_tree_make_canonical (kind, tree);
        }

      /* The sentences cost more than the verdict, and nearly every record is valid. */
      if (!pow_validate_tree (kind, tree, NULL))
        {
          g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_problem_free);

          pow_validate_tree (kind, tree, problems);
          g_propagate_error (error, make_invalid_error (address, problems));
          return NULL;
        }

      /* Only now: a malformed choice is refused, whatever the field shows. */
      pow_record_tree_drop_settled (kind, tree);
    }

  self = g_object_new (POW_TYPE_RECORD, NULL);
  self->kind = kind;
  self->address = g_strdup (address);
  self->tree = g_steal_pointer (&owned);
  self->newer = newer;
  return self;
}

/**
 * pow_record_read:
 * @kind: the kind
 * @address: (nullable): the address, which stands in messages
 * @text: (array length=length): the text of the file
 * @length: its length in bytes
 * @error: return location of an error
 *
 * Reads a record strictly: the text by pow_json_read(), its object by pow_record_new(). Any valid
 * form is read; the record is in canonical form from then on.
 *
 * Returns: (transfer full): the record; %NULL with a #PowRecordError that names the address and the
 *   field, or line and column
 */
PowRecord *
pow_record_read (PowKind kind, const char *address, const char *text, gsize length, GError **error)
{
  cJSON *tree;

  g_return_val_if_fail (kind < POW_N_KINDS, NULL);

  tree = pow_json_read (text, length, error);
  if (tree == NULL)
    {
      if (address != NULL)
        g_prefix_error (error, "%s: ", address);
      return NULL;
    }

  return pow_record_new (kind, address, tree, error);
}

/**
 * pow_record_write:
 * @self: a record
 * @length: (out) (optional): return location of the length in bytes
 *
 * Writes the canonical text: the same bytes for the same record, in every locale. A record of a
 * newer format is written by the rules of the text layer.
 *
 * Returns: (transfer full): the text
 */
char *
pow_record_write (PowRecord *self, gsize *length)
{
  g_return_val_if_fail (POW_IS_RECORD (self), NULL);

  return self->newer ? pow_json_write (self->tree, length) : pow_json_write_ordered (self->tree, length);
}

/**
 * pow_record_with_address:
 * @self: a record
 * @address: (nullable): another address
 *
 * Makes the same record with another address.
 *
 * Returns: (transfer full): the new record
 */
PowRecord *
pow_record_with_address (PowRecord *self, const char *address)
{
  PowRecord *copy;

  g_return_val_if_fail (POW_IS_RECORD (self), NULL);

  copy = g_object_new (POW_TYPE_RECORD, NULL);
  copy->kind = self->kind;
  copy->address = g_strdup (address);
  copy->tree = pow_json_copy (self->tree);
  copy->newer = self->newer;
  return copy;
}

/**
 * pow_record_get_kind:
 * @self: a record
 *
 * Returns: its kind
 */
PowKind
pow_record_get_kind (PowRecord *self)
{
  g_return_val_if_fail (POW_IS_RECORD (self), POW_KIND_NONE);

  return self->kind;
}

/**
 * pow_record_get_address:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): its address; %NULL when it has no place yet
 */
const char *
pow_record_get_address (PowRecord *self)
{
  g_return_val_if_fail (POW_IS_RECORD (self), NULL);

  return self->address;
}

/**
 * pow_record_get_title:
 * @self: a record
 *
 * What the record is called in lists and messages: the field that its table flags as the title,
 * else its address, else the name of its kind. This is what a person typed: never markup.
 *
 * Returns: (transfer none): the title, never %NULL
 */
const char *
pow_record_get_title (PowRecord *self)
{
  const PowField *field;
  const char *title = NULL;

  g_return_val_if_fail (POW_IS_RECORD (self), NULL);

  field = pow_fields_get_title (pow_schema_get_fields (self->kind));
  if (field != NULL)
    title = pow_json_get_string (self->tree, field->key);
  if (title != NULL && title[0] != '\0')
    return title;

  return self->address != NULL ? self->address : pow_kind_get_label (self->kind);
}

/**
 * pow_record_get_tree:
 * @self: a record
 *
 * Returns: (transfer none): its object in canonical order; never to be changed
 */
const cJSON *
pow_record_get_tree (PowRecord *self)
{
  g_return_val_if_fail (POW_IS_RECORD (self), NULL);

  return self->tree;
}

/**
 * pow_record_is_newer:
 * @self: a record
 *
 * Whether a newer version of the program wrote the record: then it is shown, never changed.
 *
 * Returns: %TRUE for a read-only record
 */
gboolean
pow_record_is_newer (PowRecord *self)
{
  g_return_val_if_fail (POW_IS_RECORD (self), FALSE);

  return self->newer;
}

/**
 * pow_record_is_removed:
 * @self: a record
 *
 * Returns: whether the record was removed: it keeps its content and references to it resolve
 */
gboolean
pow_record_is_removed (PowRecord *self)
{
  return pow_record_get_flag (self, "removed");
}

/**
 * pow_record_is_fictional:
 * @self: a record
 *
 * Returns: whether the record was invented for an example
 */
gboolean
pow_record_is_fictional (PowRecord *self)
{
  return pow_record_get_flag (self, "fictional");
}

/**
 * pow_record_equal:
 * @a: (nullable): a record
 * @b: (nullable): another
 *
 * Whether two records have the same canonical text, wherever they stand.
 *
 * Returns: %TRUE when they do; %NULL equals only %NULL
 */
gboolean
pow_record_equal (PowRecord *a, PowRecord *b)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->kind != b->kind)
    return FALSE;

  x = pow_record_write (a, NULL);
  y = pow_record_write (b, NULL);
  return strcmp (x, y) == 0;
}
