/* SPDX-License-Identifier: EUPL-1.2 */
/* The answers to Wanneer and Waartegen: which moments are on screen. Read by the store's worker; what is
 * shown stays until the new answer is whole. */
#include "ui/common/pow-session-private.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

/* How long the portfolio must have been quiet before the moments are read again: what was shared may have
 * brought an older change. */
#define QUIET_MS 1000

/* What the worker is asked for, and its answer. */
typedef struct
{
  char *at;
  char *against;
  PowSnapshot *share;
  PowSnapshot *at_snapshot;
  PowSnapshot *against_snapshot;
} PowLook;

static void
pow_look_free (gpointer data)
{
  PowLook *look = data;

  g_free (look->at);
  g_free (look->against);
  g_clear_object (&look->share);
  g_clear_object (&look->at_snapshot);
  g_clear_object (&look->against_snapshot);
  g_free (look);
}

static void
set_moment (char **place, const char *moment)
{
  char *copy = g_strdup (moment);

  g_free (*place);
  *place = copy;
}

/* The last round of a Wanneer in the past is the one before that day. */
static char *
pow_look_build_against (const PowLook *look)
{
  g_autofree char *day = NULL;

  if (look->at_snapshot == NULL || !pow_moment_depends_on_today (look->against) || g_str_equal (look->against, POW_MOMENT_VISIT))
    return g_strdup (look->against);
  day = pow_date_to_string (pow_snapshot_get_today (look->at_snapshot));
  return g_strdup_printf ("%s@%s", look->against, day);
}

/* A PowStoreFunc: both moments, or the reason why not. */
static gpointer
pow_look_work (PowRepository *repository, gpointer data, GCancellable *cancellable, GError **error)
{
  const PowLook *asked = data;
  PowLook *look = g_new0 (PowLook, 1);

  look->at = g_strdup (asked->at);
  look->against = g_strdup (asked->against);
  if (look->at != NULL)
    look->at_snapshot = pow_repository_read (repository, look->at, asked->share, error);
  if (look->against != NULL && (look->at == NULL || look->at_snapshot != NULL))
    {
      g_autofree char *against = pow_look_build_against (look);

      look->against_snapshot = pow_repository_read (repository, against, asked->share, error);
    }
  if ((look->at != NULL && look->at_snapshot == NULL) || (look->against != NULL && look->against_snapshot == NULL))
    g_clear_pointer (&look, pow_look_free);
  return look;
}

static void pow_session_look (PowSession *self);

/* What each role looks back at (screens of each role); nothing before somebody said who they are. */
static const char *
pow_session_get_role_against (PowSession *self)
{
  if (*self->person == '\0')
    return NULL;
  switch (self->role)
    {
    case POW_ROLE_COORDINATOR:
      return POW_MOMENT_VISIT;
    case POW_ROLE_LEAD:
      return POW_MOMENT_STEERING_GROUP;
    case POW_ROLE_NATIONAL:
    default:
      return POW_MOMENT_ROUND;
    }
}

static void
pow_session_keep_against (PowSession *self)
{
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "against", self->against != NULL ? self->against : "");
}

/* The answer that nobody gave here falls away where there is no such moment: a first visit, no round yet. */
static void
pow_session_drop_empty_first (PowSession *self)
{
  gboolean varies;

  if (self->against == NULL || pow_session_get_moment_time (self, self->against, TRUE, &varies) != 0)
    return;
  set_moment (&self->against, NULL);
  set_moment (&self->wanted_against, NULL);
  g_clear_object (&self->against_snapshot);
}

/* What was remembered is of another portfolio: then what the role looks back at, then nothing. */
static void
pow_session_try_next_first (PowSession *self)
{
  const char *role = pow_session_get_role_against (self);

  set_moment (&self->wanted_against, g_strcmp0 (self->wanted_against, role) != 0 ? role : NULL);
  pow_session_look (self);
}

void
pow_session_start_against (PowSession *self)
{
  g_autoptr (GVariant) kept = self->settings != NULL ? g_settings_get_user_value (self->settings, "against") : NULL;
  const char *moment = kept != NULL ? g_variant_get_string (kept, NULL) : pow_session_get_role_against (self);

  self->against_is_first = TRUE;
  set_moment (&self->wanted_against, moment != NULL && *moment != '\0' ? moment : NULL);
  if (self->looking != NULL || g_strcmp0 (self->wanted_against, self->against) != 0)
    pow_session_look (self);
}

static void
pow_session_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PowSession) self = user_data;
  g_autoptr (GError) error = NULL;
  PowLook *look = pow_store_run_finish (POW_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->looking);
  if (look == NULL && self->against_is_first && self->wanted_against != NULL && g_strcmp0 (self->wanted_at, self->at) == 0)
    {
      pow_session_try_next_first (self);
      return;
    }
  if (look == NULL)
    {
      /* What is on screen stays, and so does its answer. */
      set_moment (&self->wanted_at, self->at);
      set_moment (&self->wanted_against, self->against);
      pow_session_tell (self, error->message, FALSE);
      pow_session_emit_changed (self);
      return;
    }
  set_moment (&self->at, look->at);
  set_moment (&self->against, look->against);
  g_set_object (&self->at_snapshot, look->at_snapshot);
  g_set_object (&self->against_snapshot, look->against_snapshot);
  pow_look_free (look);
  if (self->against_is_first)
    pow_session_drop_empty_first (self);
  else
    pow_session_keep_against (self);
  pow_session_emit_changed (self);
  pow_session_emit_undo_changed (self);
}

static void
pow_session_look (PowSession *self)
{
  PowLook *look = g_new0 (PowLook, 1);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  look->at = g_strdup (self->wanted_at);
  look->against = g_strdup (self->wanted_against);
  look->share = g_object_ref (pow_store_get_snapshot (self->store));
  pow_store_run_async (self->store, pow_look_work, look, pow_look_free, pow_look_free, self->looking, pow_session_looked_cb,
                       g_object_ref (self));
}

static gboolean
pow_session_look_again_cb (gpointer data)
{
  PowSession *self = data;

  self->look_source = 0;
  if (self->wanted_at != NULL || self->wanted_against != NULL)
    pow_session_look (self);
  return G_SOURCE_REMOVE;
}

void
pow_session_look_again (PowSession *self)
{
  g_clear_handle_id (&self->look_source, g_source_remove);
  if (self->wanted_at != NULL || self->wanted_against != NULL)
    self->look_source = g_timeout_add (QUIET_MS, pow_session_look_again_cb, self);
}

void
pow_session_end_time (PowSession *self)
{
  g_clear_handle_id (&self->look_source, g_source_remove);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

void
pow_session_free_time (PowSession *self)
{
  g_clear_object (&self->at_snapshot);
  g_clear_object (&self->against_snapshot);
  g_clear_pointer (&self->located, g_hash_table_unref);
  g_clear_pointer (&self->named, g_ptr_array_unref);
  g_free (self->at);
  g_free (self->against);
  g_free (self->wanted_at);
  g_free (self->wanted_against);
}

/**
 * pow_session_set_at:
 * @self: the session
 * @moment: (nullable): a moment as pow_repository_read() takes it; %NULL for now
 *
 * Answers Wanneer. The portfolio as it was known then is read in the background; what is on screen stays until
 * it is there, then "changed" tells. A moment that means nothing here is told, and changes nothing.
 */
void
pow_session_set_at (PowSession *self, const char *moment)
{
  g_return_if_fail (POW_IS_SESSION (self));

  if (g_strcmp0 (moment, "now") == 0)
    moment = NULL;
  if (g_strcmp0 (moment, self->wanted_at) == 0)
    return;
  set_moment (&self->wanted_at, moment);
  pow_session_look (self);
}

/**
 * pow_session_set_against:
 * @self: the session
 * @moment: (nullable): a moment as pow_repository_read() takes it; %NULL for nothing
 *
 * Answers Waartegen, in the way of pow_session_set_at(). It never changes which values are shown. The answer is
 * kept for the next start; before somebody gave one it is what their role looks back at.
 */
void
pow_session_set_against (PowSession *self, const char *moment)
{
  g_return_if_fail (POW_IS_SESSION (self));

  self->against_is_first = FALSE;
  if (g_strcmp0 (moment, self->wanted_against) == 0 && self->looking == NULL)
    {
      pow_session_keep_against (self);
      return;
    }
  set_moment (&self->wanted_against, moment);
  pow_session_look (self);
}

/**
 * pow_session_get_at:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the answer to Wanneer, as pow_repository_read() takes it; %NULL: now
 */
const char *
pow_session_get_at (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  return self->at;
}

/**
 * pow_session_get_against:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the answer to Waartegen, as pow_repository_read() takes it; %NULL: nothing
 */
const char *
pow_session_get_against (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  return self->against;
}

/**
 * pow_session_is_read_only:
 * @self: a session
 *
 * Returns: whether an earlier moment is shown, which can only be looked at
 */
gboolean
pow_session_is_read_only (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), FALSE);

  return self->at_snapshot != NULL;
}

/**
 * pow_session_get_snapshot:
 * @self: a session
 *
 * Returns: (transfer none): what screens show: the portfolio at Wanneer, or that of now with edits under way applied;
 *   valid until "changed"
 */
PowSnapshot *
pow_session_get_snapshot (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  return self->at_snapshot != NULL ? self->at_snapshot : self->snapshot;
}

/**
 * pow_session_get_current:
 * @self: a session
 *
 * Returns: (transfer none): the portfolio as it stands now, whatever Wanneer says: what is changed from; valid until
 *   "changed"
 */
PowSnapshot *
pow_session_get_current (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  return self->snapshot;
}

/**
 * pow_session_get_against_snapshot:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the portfolio at Waartegen; %NULL: nothing is compared with, or it is being read
 */
PowSnapshot *
pow_session_get_against_snapshot (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  return self->against_snapshot;
}

/**
 * pow_session_get_title:
 * @self: a session
 * @address: a record
 *
 * Returns: (transfer none): its title as it is shown, else as it is now: what had no state then still has its name
 */
const char *
pow_session_get_title (PowSession *self, const char *address)
{
  PowSnapshot *shown;

  g_return_val_if_fail (POW_IS_SESSION (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  shown = pow_session_get_snapshot (self);
  return pow_snapshot_get_title (pow_snapshot_lookup (shown, address) != NULL ? shown : self->snapshot, address);
}

/**
 * pow_session_get_region_today:
 * @self: a session
 * @region: a region id
 *
 * Returns: the same of one region: a moment that differs per region has its own day there
 */
PowDate
pow_session_get_region_today (PowSession *self, const char *region)
{
  g_return_val_if_fail (POW_IS_SESSION (self), POW_DATE_NONE);

  return pow_snapshot_get_region_today (pow_session_get_snapshot (self), region);
}

/**
 * pow_session_get_mark:
 * @self: a session
 * @address: a record
 *
 * Returns: how the record as shown differs from that at Waartegen; the same when there is no such moment
 */
PowMark
pow_session_get_mark (PowSession *self, const char *address)
{
  g_return_val_if_fail (POW_IS_SESSION (self), POW_MARK_SAME);

  return pow_mark_record (self->against_snapshot, pow_session_get_snapshot (self), address);
}
