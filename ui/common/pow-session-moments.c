/* SPDX-License-Identifier: EUPL-1.2 */
/* The moments that people choose from, in words and with their days. Looked up by the store's worker. */
#include "ui/common/pow-session-private.h"

#include "model/record/pow-address.h"
#include "model/store/pow-past.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the worker found. */
typedef struct
{
  GHashTable *located; /* moment → (element-type PowSnapshotLine) */
  GPtrArray *named;    /* (element-type PowNamedMoment) */
} PowFound;

static const char *const words[] = { POW_MOMENT_VISIT, POW_MOMENT_STEERING_GROUP, POW_MOMENT_ROUND, POW_MOMENT_APPROVED_PLAN };

static void
pow_found_free (gpointer data)
{
  PowFound *found = data;

  g_clear_pointer (&found->located, g_hash_table_unref);
  g_clear_pointer (&found->named, g_ptr_array_unref);
  g_free (found);
}

/* A PowStoreFunc; @data: the moments, a strv. A moment that cannot be found is left out. */
static gpointer
pow_locate_work (PowRepository *repository, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *const *moments = data;
  PowFound *found = g_new0 (PowFound, 1);

  found->located = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; moments[i] != NULL; i++)
    {
      GPtrArray *lines = pow_repository_locate_moment (repository, moments[i], NULL);

      if (lines != NULL)
        g_hash_table_insert (found->located, g_strdup (moments[i]), lines);
    }
  found->named = pow_repository_list_moments (repository, error);
  if (found->named == NULL)
    g_clear_pointer (&found, pow_found_free);
  return found;
}

static void
pow_session_located_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PowSession) self = user_data;
  g_autoptr (GError) error = NULL;
  PowFound *found = pow_store_run_finish (POW_STORE (source), result, &error);

  /* Without them the moments can still be chosen: they only show no day. */
  if (found == NULL)
    return;
  g_clear_pointer (&self->located, g_hash_table_unref);
  g_clear_pointer (&self->named, g_ptr_array_unref);
  self->located = g_steal_pointer (&found->located);
  self->named = g_steal_pointer (&found->named);
  pow_found_free (found);
  pow_session_emit_moments_changed (self);
}

/* The last round of an earlier Wanneer is another one. */
static char *
pow_session_build_moment (PowSession *self, const char *moment, gboolean against)
{
  g_autofree char *day = NULL;

  if (!against || self->at_snapshot == NULL || !pow_moment_depends_on_today (moment) || g_str_equal (moment, POW_MOMENT_VISIT))
    return g_strdup (moment);
  day = pow_date_to_string (pow_snapshot_get_today (self->at_snapshot));
  return g_strdup_printf ("%s@%s", moment, day);
}

/**
 * pow_session_locate_moments:
 * @self: the session
 *
 * Looks up in the background what the moments that people choose from come to now; "moments-changed" tells.
 */
void
pow_session_locate_moments (PowSession *self)
{
  GStrvBuilder *moments;

  g_return_if_fail (POW_IS_SESSION (self));

  moments = g_strv_builder_new ();
  for (guint against = 0; against <= (self->at_snapshot != NULL ? 1 : 0); against++)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      {
        g_autofree char *moment = pow_session_build_moment (self, words[i], against);

        g_strv_builder_add (moments, moment);
      }
  pow_store_run_async (self->store, pow_locate_work, g_strv_builder_end (moments), (GDestroyNotify) g_strfreev, pow_found_free, NULL,
                       pow_session_located_cb, g_object_ref (self));
  g_strv_builder_unref (moments);
}

/**
 * pow_session_get_named_moments:
 * @self: a session
 *
 * Returns: (transfer none) (element-type PowNamedMoment): the moments that people named; valid until "moments-changed"
 */
GPtrArray *
pow_session_get_named_moments (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  if (self->named == NULL)
    self->named = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_named_moment_free);
  return self->named;
}

static GPtrArray *
pow_session_find_lines (PowSession *self, const char *moment, gboolean against)
{
  g_autofree char *key = pow_session_build_moment (self, moment, against);

  if (against && g_strcmp0 (moment, self->against) == 0 && self->against_snapshot != NULL)
    return pow_snapshot_get_lines (self->against_snapshot);
  if (!against && g_strcmp0 (moment, self->at) == 0 && self->at_snapshot != NULL)
    return pow_snapshot_get_lines (self->at_snapshot);
  return self->located != NULL ? g_hash_table_lookup (self->located, key) : NULL;
}

/**
 * pow_session_get_moment_time:
 * @self: a session
 * @moment: a moment
 * @against: whether it answers Waartegen
 * @varies: (out): whether the regions that Waar shows have different times
 *
 * Returns: when it was, in Unix seconds; 0: in none of those regions, or it is being looked up
 */
gint64
pow_session_get_moment_time (PowSession *self, const char *moment, gboolean against, gboolean *varies)
{
  GPtrArray *lines;
  gint64 time = 0;

  g_return_val_if_fail (POW_IS_SESSION (self), 0);
  g_return_val_if_fail (moment != NULL && varies != NULL, 0);

  *varies = FALSE;
  lines = pow_session_find_lines (self, moment, against);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const PowSnapshotLine *line = g_ptr_array_index (lines, i);

      if (line->moment == 0 || !g_str_has_prefix (line->line, "region/") || !pow_session_in_scope (self, line->line + strlen ("region/")))
        continue;
      *varies |= time != 0 && time != line->moment;
      time = line->moment;
    }
  return time;
}

/* "Previous round (4th quarter 2019)" */
static char *
pow_session_dup_round_label (PowSession *self, gboolean against)
{
  PowSnapshot *snapshot = against ? pow_session_get_snapshot (self) : self->snapshot;
  PowRecord *programme = pow_snapshot_get_programme (self->snapshot);
  g_autofree char *round = programme != NULL ? pow_past_dup_round (programme, pow_snapshot_get_today (snapshot), NULL) : NULL;
  g_autofree char *path = round != NULL ? g_strdup_printf ("rounds.%s.label", round) : NULL;
  const char *label = path != NULL ? pow_record_get_text (programme, path) : NULL;

  return label != NULL ? g_strdup_printf (_ ("Previous round (%s)"), label) : g_strdup (_ ("Previous round"));
}

static char *
pow_session_dup_time (PowSession *self, const char *moment, gboolean against)
{
  gboolean varies;
  const gint64 time = pow_session_get_moment_time (self, moment, against, &varies);
  g_autoptr (GDateTime) local = time != 0 ? g_date_time_new_from_unix_local (time) : NULL;
  g_autofree char *day = NULL;

  if (local == NULL)
    return g_strdup (_ ("An earlier state"));
  day = pow_date_format (pow_date_from_time (time));
  return g_strdup_printf (_ ("%s, %02d:%02d"), day, g_date_time_get_hour (local), g_date_time_get_minute (local));
}

/**
 * pow_session_dup_moment_label:
 * @self: a session
 * @moment: (nullable): a moment; %NULL: now, or nothing
 * @against: whether it answers Waartegen
 *
 * Returns: (transfer full): what a moment is called, translated
 */
char *
pow_session_dup_moment_label (PowSession *self, const char *moment, gboolean against)
{
  PowDate date;

  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  if (moment == NULL)
    return g_strdup (against ? _ ("Nothing") : _ ("Now"));
  if (g_str_equal (moment, POW_MOMENT_VISIT))
    return g_strdup (_ ("The last time I looked"));
  if (g_str_equal (moment, POW_MOMENT_STEERING_GROUP))
    return g_strdup (_ ("Previous steering group"));
  if (g_str_equal (moment, POW_MOMENT_ROUND))
    return pow_session_dup_round_label (self, against);
  if (g_str_equal (moment, POW_MOMENT_APPROVED_PLAN))
    return g_strdup (_ ("Approved plan"));
  if (pow_date_parse (moment, &date))
    return pow_date_format (date);
  if (pow_address_get_kind (moment) == POW_KIND_BODY)
    return g_strdup_printf (_ ("Last meeting of %s"), pow_snapshot_get_title (self->snapshot, moment));
  for (guint i = 0; self->named != NULL && i < self->named->len; i++)
    {
      const PowNamedMoment *named = g_ptr_array_index (self->named, i);
      const gsize scope = strlen (named->scope);

      if (g_str_equal (moment, named->slug)
          || (g_str_has_prefix (moment, named->scope) && moment[scope] == '/' && g_str_equal (moment + scope + 1, named->slug)))
        return g_strdup (named->label);
    }
  return strchr (moment, '/') != NULL ? g_strdup (strrchr (moment, '/') + 1) : pow_session_dup_time (self, moment, against);
}

/**
 * pow_session_dup_moment_day:
 * @self: a session
 * @moment: (nullable): a moment
 * @against: whether it answers Waartegen
 *
 * Returns: (transfer full) (nullable): its day, that it differs per region, or that it has not been yet; %NULL: the name
 *   says it already, or it is being looked up
 */
char *
pow_session_dup_moment_day (PowSession *self, const char *moment, gboolean against)
{
  gboolean varies;
  gint64 time;
  PowDate date;

  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  if (moment == NULL || pow_date_parse (moment, &date))
    return NULL;
  time = pow_session_get_moment_time (self, moment, against, &varies);
  if (varies)
    return g_strdup (_ ("differs per region"));
  if (time != 0)
    return pow_date_format (pow_date_from_time (time));
  /* Looked for and not there: a first visit, a region that has not met. */
  return pow_session_find_lines (self, moment, against) != NULL ? g_strdup (_ ("not yet")) : NULL;
}

/**
 * pow_session_dup_moment_words:
 * @self: a session
 * @moment: (nullable): a moment
 * @against: whether it answers Waartegen
 *
 * Returns: (transfer full): name and day: "Previous steering group (12 Dec 2019)"
 */
char *
pow_session_dup_moment_words (PowSession *self, const char *moment, gboolean against)
{
  g_autofree char *label = pow_session_dup_moment_label (self, moment, against);
  g_autofree char *day = pow_session_dup_moment_day (self, moment, against);

  return day != NULL ? g_strdup_printf ("%s (%s)", label, day) : g_steal_pointer (&label);
}
