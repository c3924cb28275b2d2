/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/record/pow-contact.h"

#include "model/record/pow-json.h"
#include "model/schema/pow-schema.h"
#include "model/schema/pow-validate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *const pow_contact_fields[] = { POW_CONTACT_NAME, POW_CONTACT_MAIL, POW_CONTACT_PHONE, NULL };

/* One detail: what it is, and when it was set. Without a value: cleared then. */
typedef struct
{
  char *value;
  gint64 at; /* Unix seconds */
} PowDetail;

struct _PowContact
{
  gatomicrefcount references;
  guint epoch;
  GTree *details; /* name → PowDetail */
};

static void
free_detail (gpointer data)
{
  PowDetail *detail = data;

  g_free (detail->value);
  g_free (detail);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return strcmp (a, b);
}

static void
put_detail (PowContact *self, const char *name, const char *value, gint64 at)
{
  PowDetail *detail = g_new (PowDetail, 1);

  detail->value = g_strdup (value);
  detail->at = at;
  g_tree_replace (self->details, g_strdup (name), detail);
}

/**
 * pow_contact_new:
 *
 * Makes a contact of which nothing is known.
 *
 * Returns: (transfer full): the contact
 */
PowContact *
pow_contact_new (void)
{
  PowContact *self = g_new0 (PowContact, 1);

  g_atomic_ref_count_init (&self->references);
  self->details = g_tree_new_full (compare_names_cb, NULL, g_free, free_detail);
  return self;
}

/**
 * pow_contact_ref:
 * @self: a contact
 *
 * Holds on to a contact. Any thread.
 *
 * Returns: (transfer full): the same contact
 */
PowContact *
pow_contact_ref (PowContact *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * pow_contact_unref:
 * @self: (nullable): a contact
 *
 * Lets a contact go. Any thread.
 */
void
pow_contact_unref (PowContact *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_tree_unref (self->details);
  g_free (self);
}

/* Why a text cannot be a detail; NULL when it can. */
static const char *
find_fault (const char *value)
{
  if (g_utf8_strlen (value, -1) > POW_LIMIT_TEXT)
    return _ ("This is longer than 300 characters");
  for (const char *c = value; *c != '\0'; c++)
    if ((guchar) *c < ' ' || *c == 0x7f)
      return _ ("This must be one line of plain text");
  return NULL;
}

static gboolean
refuse (GError **error, const char *field, const char *problem)
{
  g_propagate_error (error, pow_record_error_new (POW_RECORD_ERROR_INVALID, NULL, field, problem));
  return FALSE;
}

static gboolean
read_detail (PowContact *self, const cJSON *member, GError **error)
{
  const cJSON *value = pow_json_get (member, "value");
  gint64 at;
  const char *fault;

  if (!pow_id_is_valid (member->string))
    return refuse (error, member->string, _ ("This is no name of a detail"));
  if (!pow_json_get_int64 (pow_json_get (member, "at"), &at) || at < 0)
    return refuse (error, member->string, _ ("“at” must say when it was set, in seconds since 1970"));
  if (value != NULL && !cJSON_IsString (value))
    return refuse (error, member->string, _ ("“value” must be a text"));
  fault = value != NULL ? find_fault (value->valuestring) : NULL;
  if (fault != NULL)
    return refuse (error, member->string, fault);
  put_detail (self, member->string,
              value != NULL && value->valuestring[0] != '\0' ? value->valuestring : NULL, at);
  return TRUE;
}

/**
 * pow_contact_read:
 * @text: a contact file
 * @length: its length in bytes
 * @error: %POW_RECORD_ERROR_SYNTAX, %POW_RECORD_ERROR_LIMIT, %POW_RECORD_ERROR_INVALID
 *
 * Reads `{"epoch":n,"fields":{"name":{"value","at"},…}}`. Any thread.
 *
 * Returns: (transfer full) (nullable): the contact
 */
PowContact *
pow_contact_read (const char *text, gsize length, GError **error)
{
  g_autoptr (PowContact) self = pow_contact_new ();
  g_autoptr (cJSON) tree = NULL;
  const cJSON *fields;
  const cJSON *member;
  gint64 epoch;
  guint n = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (length > POW_CONTACT_BYTES_MAX)
    {
      g_propagate_error (error, pow_record_error_new (POW_RECORD_ERROR_LIMIT, NULL, NULL,
                                                      _ ("This file is too large for a contact")));
      return NULL;
    }
  tree = pow_json_read (text, length, error);
  if (tree == NULL)
    return NULL;
  fields = pow_json_get (tree, "fields");
  if (!pow_json_get_int64 (pow_json_get (tree, "epoch"), &epoch) || epoch < 0
      || epoch > POW_CONTACT_EPOCH_MAX)
    {
      refuse (error, "epoch", _ ("This must be a number from 0 to 1,000,000"));
      return NULL;
    }
  if (fields != NULL && !cJSON_IsObject (fields))
    {
      refuse (error, "fields", _ ("This must be an object"));
      return NULL;
    }
  self->epoch = (guint) epoch;
  cJSON_ArrayForEach (member, fields)
    {
      if (++n > POW_CONTACT_FIELDS_MAX)
        {
          refuse (error, "fields", _ ("A contact has at most 16 details"));
          return NULL;
        }
      if (!read_detail (self, member, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
write_detail_cb (gpointer name, gpointer data, gpointer fields)
{
  const PowDetail *detail = data;
  cJSON *object = cJSON_AddObjectToObject (fields, name);

  if (detail->value != NULL)
    cJSON_AddStringToObject (object, "value", detail->value);
  cJSON_AddItemToObject (object, "at", pow_json_new_integer (detail->at));
  return FALSE;
}

/**
 * pow_contact_write:
 * @self: a contact
 * @length: (out) (optional): its length in bytes
 *
 * Writes a contact canonically: equal contacts are equal texts. Any thread.
 *
 * Returns: (transfer full): the file
 */
char *
pow_contact_write (PowContact *self, gsize *length)
{
  g_autoptr (cJSON) tree = cJSON_CreateObject ();
  cJSON *fields;

  g_return_val_if_fail (self != NULL, NULL);

  cJSON_AddItemToObject (tree, "epoch", pow_json_new_integer (self->epoch));
  fields = g_tree_nnodes (self->details) > 0 ? cJSON_AddObjectToObject (tree, "fields") : NULL;
  if (fields != NULL)
    g_tree_foreach (self->details, write_detail_cb, fields);
  return pow_json_write (tree, length);
}

/**
 * pow_contact_get:
 * @self: (nullable): a contact
 * @field: a detail, such as %POW_CONTACT_MAIL
 *
 * Looks a detail up. Any thread.
 *
 * Returns: (transfer none) (nullable): the detail; %NULL when it is not known
 */
const char *
pow_contact_get (PowContact *self, const char *field)
{
  const PowDetail *detail = self != NULL ? g_tree_lookup (self->details, field) : NULL;

  return detail != NULL ? detail->value : NULL;
}

typedef struct
{
  PowContactFunc func;
  gpointer data;
} PowContactVisit;

static gboolean
visit_detail_cb (gpointer name, gpointer data, gpointer user_data)
{
  const PowContactVisit *visit = user_data;
  const PowDetail *detail = data;

  return detail->value != NULL && !visit->func (name, detail->value, visit->data);
}

/**
 * pow_contact_foreach:
 * @self: a contact
 * @func: (scope call): called with each detail that is known, by name
 * @user_data: for @func
 *
 * Goes through the details, those of later versions too. Any thread.
 */
void
pow_contact_foreach (PowContact *self, PowContactFunc func, gpointer user_data)
{
  PowContactVisit visit = { func, user_data };

  g_return_if_fail (self != NULL && func != NULL);

  g_tree_foreach (self->details, visit_detail_cb, &visit);
}

static gboolean
has_value_cb (gpointer name, gpointer data, gpointer found)
{
  *(gboolean *) found |= ((const PowDetail *) data)->value != NULL;
  return *(gboolean *) found;
}

/**
 * pow_contact_is_empty:
 * @self: (nullable): a contact
 *
 * Whether no detail is known. Any thread.
 *
 * Returns: %TRUE when there is nothing to show
 */
gboolean
pow_contact_is_empty (PowContact *self)
{
  gboolean found = FALSE;

  if (self != NULL)
    g_tree_foreach (self->details, has_value_cb, &found);
  return !found;
}

/**
 * pow_contact_is_forgotten:
 * @self: (nullable): a contact
 *
 * Whether the details were forgotten and nothing was entered since. Any thread.
 *
 * Returns: %TRUE when somebody chose to forget
 */
gboolean
pow_contact_is_forgotten (PowContact *self)
{
  return self != NULL && self->epoch > 0 && g_tree_nnodes (self->details) == 0;
}

/**
 * pow_contact_get_epoch:
 * @self: (nullable): a contact
 *
 * How many times it was forgotten; the higher of two wins whole. Any thread.
 *
 * Returns: the epoch, 0 for %NULL
 */
guint
pow_contact_get_epoch (PowContact *self)
{
  return self != NULL ? self->epoch : 0;
}

/**
 * pow_contact_equal:
 * @a: a contact
 * @b: another
 *
 * Whether two contacts say the same, times included. Any thread.
 *
 * Returns: %TRUE when they do
 */
gboolean
pow_contact_equal (PowContact *a, PowContact *b)
{
  g_autofree char *text_a = pow_contact_write (a, NULL);
  g_autofree char *text_b = pow_contact_write (b, NULL);

  return g_str_equal (text_a, text_b);
}

static gboolean
copy_detail_cb (gpointer name, gpointer data, gpointer target)
{
  const PowDetail *detail = data;

  put_detail (target, name, detail->value, detail->at);
  return FALSE;
}

static PowContact *
copy_contact (PowContact *self)
{
  PowContact *copy = pow_contact_new ();

  if (self != NULL)
    {
      copy->epoch = self->epoch;
      g_tree_foreach (self->details, copy_detail_cb, copy);
    }
  return copy;
}

/**
 * pow_contact_with:
 * @self: (nullable): what is known
 * @field: one of #pow_contact_fields
 * @value: (nullable): the new detail; %NULL or empty clears it
 * @now: Unix seconds
 * @error: %POW_RECORD_ERROR_FIELD, %POW_RECORD_ERROR_INVALID, %POW_RECORD_ERROR_BSN
 *
 * Sets a detail. It counts as later than what stood there, whatever the clocks say. Any thread.
 *
 * Returns: (transfer full) (nullable): the changed contact
 */
PowContact *
pow_contact_with (PowContact *self, const char *field, const char *value, gint64 now, GError **error)
{
  const PowDetail *before = self != NULL ? g_tree_lookup (self->details, field) : NULL;
  g_autofree char *text = g_strstrip (g_strdup (value != NULL ? value : ""));
  const char *fault = g_utf8_validate (text, -1, NULL) ? find_fault (text) : _ ("This is no valid text");
  g_autofree char *normal = NULL;
  PowContact *copy;

  g_return_val_if_fail (field != NULL, NULL);

  if (!g_strv_contains (pow_contact_fields, field))
    {
      g_propagate_error (error, pow_record_error_new (POW_RECORD_ERROR_FIELD, NULL, field,
                                                      _ ("A contact has a name, mail and phone")));
      return NULL;
    }
  if (fault != NULL)
    {
      refuse (error, field, fault);
      return NULL;
    }
  if (pow_text_has_bsn (text))
    {
      g_propagate_error (error, pow_record_error_new (
                                    POW_RECORD_ERROR_BSN, NULL, field,
                                    _ ("This looks like a citizen service number (BSN) and is not kept. "
                                       "Write a phone number with its first 0 or with +31.")));
      return NULL;
    }
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  copy = copy_contact (self);
  put_detail (copy, field, *normal != '\0' ? normal : NULL, before != NULL ? MAX (now, before->at + 1) : now);
  return copy;
}

/**
 * pow_contact_forget:
 * @self: (nullable): what is known
 *
 * Begins the next epoch, in which nothing is known. Any thread.
 *
 * Returns: (transfer full): the contact without any detail
 */
PowContact *
pow_contact_forget (PowContact *self)
{
  PowContact *forgotten = pow_contact_new ();

  forgotten->epoch = MIN (pow_contact_get_epoch (self) + 1, POW_CONTACT_EPOCH_MAX);
  return forgotten;
}

/* Puts a detail where it is the later one, or at the same time the greater. */
static gboolean
merge_detail_cb (gpointer name, gpointer data, gpointer target)
{
  const PowDetail *detail = data;
  const PowDetail *there = g_tree_lookup (((PowContact *) target)->details, name);

  if (there == NULL || there->at < detail->at
      || (there->at == detail->at && g_strcmp0 (there->value, detail->value) < 0))
    put_detail (target, name, detail->value, detail->at);
  return FALSE;
}

/**
 * pow_contact_merge:
 * @a: (nullable): one state
 * @b: (nullable): another
 *
 * Merges two states: the higher epoch wins whole; within one epoch each detail by its time, then by
 * the greater value. Commutative, associative and idempotent. Any thread.
 *
 * Returns: (transfer full) (nullable): %NULL only when both are
 */
PowContact *
pow_contact_merge (PowContact *a, PowContact *b)
{
  PowContact *merged;

  if (a == NULL || b == NULL)
    return a != NULL || b != NULL ? pow_contact_ref (a != NULL ? a : b) : NULL;
  if (a->epoch != b->epoch)
    return pow_contact_ref (a->epoch > b->epoch ? a : b);

  merged = copy_contact (a);
  g_tree_foreach (b->details, merge_detail_cb, merged);
  return merged;
}
