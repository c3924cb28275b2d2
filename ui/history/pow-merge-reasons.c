/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-merge-reasons.h"

#include "model/change/pow-merged-field.h"
#include "ui/common/pow-card.h"

typedef struct
{
  char *address;
  char *field;
  GWeakRef box;
} Place;

struct _PowMergeReasons
{
  PowSession *session;
  char *line;
  char *revision;
  GPtrArray *places; /* (element-type Place) */
};

static void
free_place (gpointer data)
{
  Place *place = data;

  g_free (place->address);
  g_free (place->field);
  g_weak_ref_clear (&place->box);
  g_free (place);
}

static void
free_reasons (PowMergeReasons *self)
{
  g_object_unref (self->session);
  g_free (self->line);
  g_free (self->revision);
  g_ptr_array_unref (self->places);
  g_free (self);
}

/**
 * pow_merge_reasons_new:
 * @session: who reads them, and whose history is asked
 * @commit: (nullable): a commit
 *
 * Returns: (transfer full) (nullable): the reasons of a merge; %NULL when the commit is none, which the other
 *   functions take too
 */
PowMergeReasons *
pow_merge_reasons_new (PowSession *session, const PowCommit *commit)
{
  PowMergeReasons *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  if (commit == NULL || commit->parents->len != 2)
    return NULL;
  self = g_new0 (PowMergeReasons, 1);
  self->session = g_object_ref (session);
  self->line = g_strdup (commit->line);
  self->revision = g_strdup (commit->revision);
  self->places = g_ptr_array_new_with_free_func (free_place);
  return self;
}

/**
 * pow_merge_reasons_add:
 * @self: (nullable): the reasons of a merge
 * @address: a record
 * @field: (nullable): a field of it
 * @box: where the sentence about that field is appended, if it is still there by then
 *
 * Asks for one more field, before pow_merge_reasons_ask().
 */
void
pow_merge_reasons_add (PowMergeReasons *self, const char *address, const char *field, GtkBox *box)
{
  Place *place;

  if (self == NULL)
    return;
  place = g_new0 (Place, 1);
  place->address = g_strdup (address);
  place->field = g_strdup (field);
  g_weak_ref_init (&place->box, box);
  g_ptr_array_add (self->places, place);
}

static void
show_reason (PowMergeReasons *self, const Place *place, GtkBox *box, GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const PowMergedField *field = g_ptr_array_index (fields, i);
      g_autofree char *reason = NULL;

      if (g_strcmp0 (field->address, place->address) != 0 || g_strcmp0 (field->field, place->field) != 0)
        continue;
      reason = pow_merged_field_dup_reason (field, pow_session_get_person (self->session));
      gtk_box_append (box, pow_label_new (reason, "merge-reason"));
      gtk_label_set_max_width_chars (GTK_LABEL (gtk_widget_get_last_child (GTK_WIDGET (box))), 1); /* as wide as its box */
      return;
    }
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PowMergeReasons *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields = pow_lookback_ask_finish (POW_LOOKBACK (source), result, &error);

  /* Without the reasons the values can be read all the same. */
  if (fields == NULL)
    g_debug ("A merge without its reasons: %s", error->message);
  for (guint i = 0; fields != NULL && i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);
      g_autoptr (GtkBox) box = g_weak_ref_get (&place->box);

      if (box != NULL)
        show_reason (self, place, box, fields);
    }
  free_reasons (self);
}

/**
 * pow_merge_reasons_ask:
 * @self: (transfer full) (nullable): the reasons of a merge
 *
 * Asks the history, in the background; the sentences come when it has answered. What cannot be read is left out.
 */
void
pow_merge_reasons_ask (PowMergeReasons *self)
{
  if (self == NULL)
    return;
  pow_lookback_read_merge_async (pow_session_get_lookback (self->session), self->line, self->revision, NULL, answered_cb, self);
}

/**
 * pow_merge_reasons_show:
 * @session: who reads them
 * @commit: (nullable): a commit
 * @address: a record
 * @field: (nullable): a field of it
 * @box: where the sentence is appended
 *
 * All of it for one field.
 */
void
pow_merge_reasons_show (PowSession *session, const PowCommit *commit, const char *address, const char *field, GtkBox *box)
{
  PowMergeReasons *self = pow_merge_reasons_new (session, commit);

  pow_merge_reasons_add (self, address, field, box);
  pow_merge_reasons_ask (self);
}
