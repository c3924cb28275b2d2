/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-moment.h"

#include "model/record/pow-address.h"
#include "model/store/pow-derived-moment.h"
#include "model/store/pow-files.h"
#include "model/store/pow-past.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOMENT_REFS "refs/tags/moment/"

typedef enum
{
  POW_MOMENT_NOW,
  POW_MOMENT_TIME,
  POW_MOMENT_REVISION, /* on one line; the others at its effective time */
  POW_MOMENT_JOIN,     /* a tip a line, named together */
  POW_MOMENT_DERIVED,  /* each line has its own */
} PowMomentType;

struct _PowMoment
{
  PowMomentType type;
  gint64 time;
  char *line;
  git_oid commit;
  git_oid *parents;
  gsize n_parents;
  PowDerivedMoment derived;
  PowDate today;
  GHashTable *states; /* line → PowDerivedState, as they are asked for */
};

void
pow_moment_free (PowMoment *moment)
{
  if (moment == NULL)
    return;
  g_free (moment->line);
  g_free (moment->parents);
  g_clear_pointer (&moment->states, g_hash_table_unref);
  g_free (moment);
}

static gboolean
set_not_found (GError **error, const char *text)
{
  g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND,
               _("“%s” is no moment of this portfolio. Give now, a date, a time, the name of a moment, or at least 7 digits of a revision."),
               text);
  return FALSE;
}

/* RFC 3339, with its zone. */
static gboolean
parse_time (const char *text, gint64 *time)
{
  g_autoptr (GDateTime) value = NULL;

  if (strlen (text) < 20 || text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != 't' && text[10] != ' '))
    return FALSE;
  value = g_date_time_new_from_iso8601 (text, NULL); /* without a zone: nothing */
  if (value != NULL)
    *time = g_date_time_to_unix (value);
  return value != NULL;
}

/* Which line a revision stands on, and since when it counts there. */
static gboolean
locate_revision (PowRepository *self, PowMoment *moment, const char *text, GError **error)
{
  g_autoptr (GPtrArray) lines = pow_lines_list (self->lines, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      GError *failure = NULL;
      gssize place = pow_lines_find_commit (self->lines, line, &moment->commit, &failure);
      const PowLineChain *chain;
      git_oid tip;

      if (failure != NULL)
        {
          /* A damaged line cannot be where it is; the others may. */
          g_clear_error (&failure);
          continue;
        }
      if (place < 0)
        continue;
      if (!pow_lines_get_tip (self->lines, line, &tip, error))
        return FALSE;
      chain = pow_lines_get_chain (self->lines, line, &tip, error);
      if (chain == NULL)
        return FALSE;
      moment->type = POW_MOMENT_REVISION;
      moment->line = g_strdup (line);
      moment->time = chain->commits[place].effective;
      return TRUE;
    }
  return lines != NULL && set_not_found (error, text);
}

/* "scope/slug", or a slug that only one scope has. Returns the full name of its ref. */
static char *
find_named (PowRepository *self, const char *text, GError **error)
{
  git_reference_iterator *iterator = NULL;
  g_autofree char *found = NULL;
  gboolean several = FALSE;
  const char *name;

  if (git_reference_iterator_glob_new (&iterator, self->git, MOMENT_REFS "*") == 0)
    while (git_reference_next_name (&name, iterator) == 0)
      {
        const char *scoped = name + strlen (MOMENT_REFS);
        const char *slug = strrchr (scoped, '/');

        if (strcmp (scoped, text) != 0 && (slug == NULL || strcmp (slug + 1, text) != 0))
          continue;
        several = found != NULL;
        g_free (found);
        found = g_strdup (name);
        if (several)
          break;
      }
  git_reference_iterator_free (iterator);
  if (several)
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND,
                   _("More than one region has a moment “%s”. Write the region before it: region/%s."), text, text);
      return NULL;
    }
  return g_steal_pointer (&found);
}

static gboolean
parse_named (PowRepository *self, PowMoment *moment, const char *text, const char *ref, GError **error)
{
  g_autoptr (PowRawCommit) commit = NULL;
  g_autoptr (PowNamedMoment) named = NULL;
  git_object *object = NULL;
  git_reference *reference = NULL;
  int code = git_reference_lookup (&reference, self->git, ref);

  if (code == 0)
    code = git_reference_peel (&object, reference, GIT_OBJECT_COMMIT);
  if (code == 0)
    moment->commit = *git_object_id (object);
  if (code == 0 && git_reference_target (reference) != NULL)
    named = pow_named_moment_read (self, ref, git_reference_target (reference));
  git_object_free (object);
  git_reference_free (reference);
  if (code < 0)
    {
      pow_store_set_git_error (error, GIT_ENOTFOUND, _("This moment is damaged and cannot be shown."));
      return FALSE;
    }
  if (!g_str_has_prefix (ref, MOMENT_REFS "programme/"))
    return locate_revision (self, moment, text, error);

  commit = pow_objects_read_commit (self->objects, &moment->commit, TRUE, error);
  if (commit == NULL)
    return FALSE;
  moment->type = POW_MOMENT_JOIN;
  moment->time = named != NULL ? named->time : commit->time;
  moment->n_parents = commit->n_parents;
  moment->parents = g_steal_pointer (&commit->parents);
  return TRUE;
}

/* The programme's clock, else the local day. */
static PowDate
get_today (PowRepository *self)
{
  g_autoptr (PowRecord) programme = pow_repository_load_standing (self, POW_LINE_PROGRAMME, NULL);
  PowDate clock = programme != NULL ? pow_record_get_date (programme, "clock") : POW_DATE_NONE;

  return clock.precision != POW_PRECISION_NONE ? clock : pow_date_today ();
}

/* "last-round", "last-round@2020-06-30": a word that each line has its own moment for. */
static gboolean
parse_derived (PowRepository *self, PowMoment *moment, const char *text, PowDate today)
{
  if (!pow_derived_moment_parse (text, &moment->derived))
    return FALSE;
  moment->today = today;
  moment->type = POW_MOMENT_DERIVED;
  moment->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return TRUE;
}

/* The address of a body: its last meeting, for every line. */
static gboolean
parse_body (PowRepository *self, PowMoment *moment, const char *address, PowDate today, GError **error)
{
  g_autoptr (PowRecord) body = pow_repository_load_standing (self, address, NULL);
  g_autoptr (GPtrArray) bodies = g_ptr_array_new ();
  PowDate last;

  if (body == NULL)
    return set_not_found (error, address);
  g_ptr_array_add (bodies, body);
  last = pow_past_find_meeting (bodies, NULL, today);
  if (last.precision == POW_PRECISION_NONE)
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_FOUND,
                   _("“%s” has not met yet, so there is no last meeting. Choose a date instead."), pow_record_get_title (body));
      return FALSE;
    }
  moment->type = POW_MOMENT_TIME;
  moment->time = pow_date_get_end_time (last);
  return TRUE;
}

gboolean
pow_moment_depends_on_today (const char *moment)
{
  PowDerivedMoment derived;

  g_return_val_if_fail (moment != NULL, FALSE);

  return pow_derived_moment_parse (moment, &derived) || pow_address_get_kind (moment) == POW_KIND_BODY;
}

PowMoment *
pow_moment_parse (PowRepository *self, const char *text, GError **error)
{
  g_autoptr (PowMoment) moment = g_new0 (PowMoment, 1);
  const char *day = text != NULL ? strchr (text, '@') : NULL;
  g_autofree char *word = day != NULL ? g_strndup (text, (gsize) (day - text)) : g_strdup (text);
  g_autofree char *ref = NULL;
  GError *failure = NULL;
  PowDate date, today = POW_DATE_NONE;
  gboolean good = TRUE;

  if (text == NULL || strcmp (text, "now") == 0)
    moment->type = POW_MOMENT_NOW;
  else if (pow_date_parse (text, &date))
    {
      moment->type = POW_MOMENT_TIME;
      moment->time = pow_date_get_end_time (date);
    }
  else if (parse_time (text, &moment->time))
    moment->type = POW_MOMENT_TIME;
  else if (day != NULL && !pow_date_parse (day + 1, &today))
    good = set_not_found (error, text);
  else if (parse_derived (self, moment, word, day != NULL ? today : get_today (self)))
    good = TRUE;
  else if (pow_address_get_kind (word) == POW_KIND_BODY)
    good = parse_body (self, moment, word, day != NULL ? today : get_today (self), error);
  else if ((ref = find_named (self, text, &failure)) != NULL)
    good = parse_named (self, moment, text, ref, error);
  else if (failure != NULL)
    {
      g_propagate_error (error, failure);
      good = FALSE;
    }
  else if (strlen (text) >= 7 && strspn (text, "0123456789abcdef") == strlen (text))
    good = pow_objects_find_commit (self->objects, text, &moment->commit, error)
           && locate_revision (self, moment, text, error);
  else
    good = set_not_found (error, text);
  return good ? g_steal_pointer (&moment) : NULL;
}

/* *Now* is always the tip; its own time is told, so that opening need not read every line's chain. */
static gboolean
resolve_now (PowRepository *self, const git_oid *tip, PowLineCommit *commit, GError **error)
{
  g_autoptr (PowRawCommit) raw = pow_objects_read_commit (self->objects, tip, TRUE, error);

  if (raw == NULL)
    return FALSE;
  *commit = (PowLineCommit){ *tip, raw->time, raw->time, FALSE };
  return TRUE;
}

/* The programme has no plan and no meetings of its own: it counts from the last of its regions. */
static gboolean
derive_for_programme (PowRepository *self, PowMoment *moment, PowDerivedState *state, GError **error);

/* What a derived moment comes to on a line, found once. */
static const PowDerivedState *
derive (PowRepository *self, PowMoment *moment, const char *line, GError **error)
{
  PowDerivedState *state = g_hash_table_lookup (moment->states, line);
  g_autofree PowDerivedState *found = NULL;

  if (state != NULL)
    return state;
  found = g_new0 (PowDerivedState, 1);
  if (!pow_derived_moment_find (self, moment->derived, line, moment->today, found, error))
    return NULL;
  if (!found->found && strcmp (line, POW_LINE_PROGRAMME) == 0 && !derive_for_programme (self, moment, found, error))
    return NULL;
  state = g_steal_pointer (&found);
  g_hash_table_insert (moment->states, g_strdup (line), state);
  return state;
}

static gboolean
derive_for_programme (PowRepository *self, PowMoment *moment, PowDerivedState *state, GError **error)
{
  g_autoptr (GPtrArray) lines = pow_lines_list (self->lines, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      const PowDerivedState *other = NULL;

      /* A damaged line does not keep the others from having their moment. */
      if (strcmp (line, POW_LINE_PROGRAMME) != 0)
        other = derive (self, moment, line, NULL);
      if (other != NULL && other->found)
        *state = (PowDerivedState){ .found = TRUE, .time = MAX (state->time, other->time) };
    }
  return lines != NULL;
}

/* A commit that the line reaches counts since it came into the line. FALSE without error when it does not reach it. */
static gboolean
resolve_commit (PowRepository *self, const char *line, const git_oid *tip, const git_oid *id, PowLineCommit *commit, GError **error)
{
  GError *failure = NULL;
  gssize place = pow_lines_find_commit (self->lines, line, id, &failure);
  const PowLineChain *chain = place >= 0 ? pow_lines_get_chain (self->lines, line, tip, &failure) : NULL;

  if (chain == NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      return FALSE;
    }
  *commit = chain->commits[place];
  commit->id = *id;
  return TRUE;
}

static gboolean
resolve_derived (PowRepository *self, PowMoment *moment, const char *line, const git_oid *tip, PowLineCommit *commit, GError **error)
{
  const PowDerivedState *state = derive (self, moment, line, error);

  if (state == NULL || !state->found)
    return FALSE;
  return state->is_exact ? resolve_commit (self, line, tip, &state->commit, commit, error)
                         : pow_lines_find_at (self->lines, line, tip, state->time, commit, error);
}

gboolean
pow_moment_resolve (PowRepository *self, PowMoment *moment, const char *line, PowLineCommit *commit, GError **error)
{
  git_oid tip;

  if (!pow_lines_get_tip (self->lines, line, &tip, error))
    return FALSE;
  if (moment->type == POW_MOMENT_NOW)
    return resolve_now (self, &tip, commit, error);
  if (moment->type == POW_MOMENT_REVISION && strcmp (line, moment->line) == 0)
    {
      *commit = (PowLineCommit){ moment->commit, moment->time, moment->time, FALSE };
      return TRUE;
    }
  for (gsize i = 0; i < moment->n_parents; i++)
    {
      GError *failure = NULL;

      if (resolve_commit (self, line, &tip, &moment->parents[i], commit, &failure))
        return TRUE;
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
    }
  if (moment->type == POW_MOMENT_JOIN)
    return FALSE;
  if (moment->type == POW_MOMENT_DERIVED)
    return resolve_derived (self, moment, line, &tip, commit, error);
  return pow_lines_find_at (self->lines, line, &tip, moment->time, commit, error);
}

gint64
pow_moment_get_time (PowRepository *self, PowMoment *moment, const char *line)
{
  const PowDerivedState *state;

  if (moment->type != POW_MOMENT_DERIVED)
    return moment->time;
  state = derive (self, moment, line, NULL);
  return state != NULL && state->found ? state->time : 0;
}

PowDate
pow_moment_get_today (PowRepository *self, PowMoment *moment)
{
  PowDate today, day;

  if (moment->type == POW_MOMENT_NOW)
    return POW_DATE_NONE;
  today = get_today (self);
  day = pow_date_from_time (pow_moment_get_time (self, moment, POW_LINE_PROGRAMME));
  return day.precision != POW_PRECISION_NONE && pow_date_compare (day, today) < 0 ? day : today;
}
