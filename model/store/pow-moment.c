/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-moment.h"

#include "model/store/pow-files.h"

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
} PowMomentType;

struct _PowMoment
{
  PowMomentType type;
  gint64 time;
  char *line;
  git_oid commit;
  git_oid *parents;
  gsize n_parents;
};

void
pow_moment_free (PowMoment *moment)
{
  if (moment == NULL)
    return;
  g_free (moment->line);
  g_free (moment->parents);
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
  git_object *object = NULL;
  git_reference *reference = NULL;
  int code = git_reference_lookup (&reference, self->git, ref);

  if (code == 0)
    code = git_reference_peel (&object, reference, GIT_OBJECT_COMMIT);
  if (code == 0)
    moment->commit = *git_object_id (object);
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
  moment->time = commit->time;
  moment->n_parents = commit->n_parents;
  moment->parents = g_steal_pointer (&commit->parents);
  return TRUE;
}

PowMoment *
pow_moment_parse (PowRepository *self, const char *text, GError **error)
{
  g_autoptr (PowMoment) moment = g_new0 (PowMoment, 1);
  g_autofree char *ref = NULL;
  GError *failure = NULL;
  PowDate date;
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

/* The last commit of the chain that counts from @time or earlier; effective times never decrease. */
static const PowLineCommit *
find_at (const PowLineChain *chain, gint64 time)
{
  gsize first = 0;
  gsize after = chain->n;

  while (first < after)
    {
      gsize middle = first + (after - first) / 2;

      if (chain->commits[middle].effective <= time)
        first = middle + 1;
      else
        after = middle;
    }
  return first > 0 ? &chain->commits[first - 1] : NULL;
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

gboolean
pow_moment_resolve (PowRepository *self, const PowMoment *moment, const char *line, PowLineCommit *commit, GError **error)
{
  const PowLineChain *chain;
  const PowLineCommit *found;
  git_oid tip;

  if (!pow_lines_get_tip (self->lines, line, &tip, error))
    return FALSE;
  if (moment->type == POW_MOMENT_NOW)
    return resolve_now (self, &tip, commit, error);
  chain = pow_lines_get_chain (self->lines, line, &tip, error);
  if (chain == NULL)
    return FALSE;

  if (moment->type == POW_MOMENT_REVISION && strcmp (line, moment->line) == 0)
    {
      *commit = (PowLineCommit){ moment->commit, moment->time, moment->time, FALSE };
      return TRUE;
    }
  for (gsize i = 0; i < moment->n_parents; i++)
    {
      GError *failure = NULL;
      gssize place = pow_lines_find_commit (self->lines, line, &moment->parents[i], &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      if (place >= 0)
        {
          *commit = chain->commits[place];
          commit->id = moment->parents[i];
          return TRUE;
        }
    }
  if (moment->type == POW_MOMENT_JOIN)
    return FALSE;
  found = find_at (chain, moment->time);
  if (found != NULL)
    *commit = *found;
  return found != NULL;
}
