/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-lines.h"

#include "model/store/pow-effective-time.h"
#include "model/store/pow-files.h"
#include "model/store/pow-repository.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A history longer than this was not made by us. */
#define CHAIN_MAX 1000000
/* More commits than this since an older tip are no day's work: the line is read as a whole. */
#define SINCE_MAX 4096

struct _PowLines
{
  git_repository *git;  /* borrowed */
  PowObjects *objects;  /* borrowed */
  GHashTable *chains;   /* line → PowLineChain */
  PowKnownStateFunc known_state;
  PowKnownChangesFunc known_changes;
  gpointer known_data;
  GDestroyNotify known_data_free;
};

static void
pow_line_chain_free (gpointer data)
{
  PowLineChain *chain = data;

  g_clear_pointer (&chain->owners, g_hash_table_unref);
  g_clear_pointer (&chain->history, g_array_unref);
  g_free (chain->commits);
  g_free (chain);
}

PowLines *
pow_lines_new (git_repository *git, PowObjects *objects)
{
  PowLines *self = g_new0 (PowLines, 1);

  self->git = git;
  self->objects = objects;
  self->chains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pow_line_chain_free);
  return self;
}

void
pow_lines_free (PowLines *self)
{
  if (self == NULL)
    return;
  pow_lines_set_known_funcs (self, NULL, NULL, NULL, NULL);
  g_hash_table_unref (self->chains);
  g_free (self);
}

void
pow_lines_set_known_funcs (PowLines *self, PowKnownStateFunc state, PowKnownChangesFunc changes, gpointer data, GDestroyNotify data_free)
{
  if (self->known_data_free != NULL)
    self->known_data_free (self->known_data);
  self->known_state = state;
  self->known_changes = changes;
  self->known_data = data;
  self->known_data_free = data_free;
}

gboolean
pow_line_is_valid (const char *line)
{
  return strcmp (line, POW_LINE_PROGRAMME) == 0
         || (g_str_has_prefix (line, POW_LINE_REGION_PREFIX)
             && pow_id_is_valid (line + strlen (POW_LINE_REGION_PREFIX)));
}

char *
pow_line_to_ref (const char *line)
{
  return g_strconcat ("refs/heads/", line, NULL);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b); /* "programme" < "region/…" */
}

GPtrArray *
pow_lines_list (PowLines *self, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  git_reference_iterator *iterator = NULL;
  const char *name;
  int code = git_reference_iterator_glob_new (&iterator, self->git, "refs/heads/*");

  while (code == 0 && (code = git_reference_next_name (&name, iterator)) == 0)
    if (pow_line_is_valid (name + strlen ("refs/heads/")))
      g_ptr_array_add (lines, g_strdup (name + strlen ("refs/heads/")));
  git_reference_iterator_free (iterator);
  if (code != GIT_ITEROVER)
    {
      pow_store_set_git_error (error, code, _("The lines of the portfolio cannot be listed."));
      return NULL;
    }
  g_ptr_array_sort (lines, compare_lines);
  return g_steal_pointer (&lines);
}

gboolean
pow_lines_get_tip (PowLines *self, const char *line, git_oid *tip, GError **error)
{
  g_autofree char *ref_name = pow_line_to_ref (line);
  git_reference *reference = NULL;
  const git_oid *target = NULL;
  int code = git_reference_lookup (&reference, self->git, ref_name);

  if (code == 0)
    target = git_reference_target (reference);
  if (target != NULL)
    *tip = *target;
  else if (code == 0)
    g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_DAMAGED,
                 _("The line “%s” does not name a revision. Take it from a backup or a shared copy."), line);
  else if (code != GIT_ENOTFOUND)
    {
      g_autofree char *what = g_strdup_printf (_("The line “%s” cannot be read."), line);

      pow_store_set_git_error (error, GIT_ENOTFOUND, what);
    }
  git_reference_free (reference);
  return target != NULL;
}

/* Appends the first-parent chain from @tip to its root, newest first; what @known has is not read again. */
static gboolean
collect_chain (PowLines *self, const git_oid *tip, const PowLineChain *known, GArray *newest_first, GError **error)
{
  git_oid id = *tip;

  for (;;)
    {
      g_autoptr (PowRawCommit) commit = pow_objects_read_commit (self->objects, &id, TRUE, error);
      PowLineCommit item = { .id = id };

      if (commit == NULL)
        return FALSE;
      item.time = commit->time;
      g_array_append_val (newest_first, item);
      if (commit->n_parents == 0)
        return TRUE;
      if (known != NULL && pow_oid_equal (&commit->parents[0], &known->tip))
        {
          for (gsize i = known->n; i > 0; i--)
            g_array_append_val (newest_first, known->commits[i - 1]);
          return TRUE;
        }
      if (newest_first->len >= CHAIN_MAX)
        {
          g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_DAMAGED,
                       _("A line has more than %d revisions; it was not made by this program."), CHAIN_MAX);
          return FALSE;
        }
      id = commit->parents[0];
    }
}

const PowLineChain *
pow_lines_get_chain (PowLines *self, const char *line, const git_oid *tip, GError **error)
{
  PowLineChain *chain = g_hash_table_lookup (self->chains, line);
  g_autoptr (GArray) newest_first = NULL;
  g_autofree gint64 *times = NULL;
  g_autofree gint64 *effective = NULL;
  g_autofree gboolean *wrong = NULL;

  if (chain != NULL && pow_oid_equal (&chain->tip, tip))
    return chain;

  newest_first = g_array_new (FALSE, FALSE, sizeof (PowLineCommit));
  if (!collect_chain (self, tip, chain, newest_first, error))
    return NULL;

  chain = g_new0 (PowLineChain, 1);
  chain->tip = *tip;
  chain->n = newest_first->len;
  chain->commits = g_new (PowLineCommit, chain->n);
  times = g_new (gint64, chain->n);
  effective = g_new (gint64, chain->n);
  wrong = g_new (gboolean, chain->n);
  for (gsize i = 0; i < chain->n; i++)
    {
      chain->commits[i] = g_array_index (newest_first, PowLineCommit, chain->n - 1 - i);
      times[i] = chain->commits[i].time;
    }
  pow_effective_times (times, chain->n, effective, wrong);
  for (gsize i = 0; i < chain->n; i++)
    {
      chain->commits[i].effective = effective[i];
      chain->commits[i].clock_wrong = wrong[i];
    }
  g_hash_table_replace (self->chains, g_strdup (line), chain);
  return chain;
}

/* The last commit of the chain that counts from @time or earlier; effective times never decrease. */
static const PowLineCommit *
find_in_chain (const PowLineChain *chain, gint64 time)
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

GArray *
pow_lines_collect_since (PowLines *self, const PowLineCommit *known_tip, const git_oid *tip, GError **error)
{
  g_autoptr (GArray) commits = g_array_new (FALSE, FALSE, sizeof (PowLineCommit));
  PowLineCommit item = { .id = *tip };

  for (gint64 latest = G_MAXINT64; !pow_oid_equal (&item.id, &known_tip->id);)
    {
      g_autoptr (PowRawCommit) commit = pow_objects_read_commit (self->objects, &item.id, TRUE, error);

      if (commit == NULL || commit->n_parents != 1 || commit->time > latest || commit->time < known_tip->effective
          || commits->len >= SINCE_MAX)
        return NULL;
      item.time = item.effective = latest = commit->time;
      g_array_append_val (commits, item);
      item.id = commit->parents[0];
    }
  return g_steal_pointer (&commits);
}

/* Asks who keeps the effective times; what came after it looked is read. FALSE: the chain has to be read. */
static gboolean
find_known (PowLines *self, const char *line, const git_oid *tip, gint64 time, PowKnownState *known)
{
  g_autoptr (GArray) since = NULL;

  if (self->known_state == NULL || !self->known_state (self->known_data, line, time, known))
    return FALSE;
  /* What cannot be read is told of by who reads all. */
  since = pow_lines_collect_since (self, &known->tip, tip, NULL);
  for (guint i = 0; since != NULL && i < since->len; i++)
    if (g_array_index (since, PowLineCommit, i).effective <= time)
      {
        known->has_state = TRUE;
        known->state = g_array_index (since, PowLineCommit, i);
        break;
      }
  return since != NULL;
}

gboolean
pow_lines_find_at (PowLines *self, const char *line, const git_oid *tip, gint64 time, PowLineCommit *commit, GError **error)
{
  const PowLineChain *chain = g_hash_table_lookup (self->chains, line);
  const PowLineCommit *found;
  PowKnownState known;

  if ((chain == NULL || !pow_oid_equal (&chain->tip, tip)) && find_known (self, line, tip, time, &known))
    {
      if (known.has_state)
        *commit = known.state;
      return known.has_state;
    }
  chain = pow_lines_get_chain (self, line, tip, error);
  found = chain != NULL ? find_in_chain (chain, time) : NULL;
  if (found != NULL)
    *commit = *found;
  return found != NULL;
}

GArray *
pow_lines_list_changes_of (PowLines *self, const char *line, const char *address, const git_oid *tip)
{
  g_autoptr (GArray) commits = g_array_new (FALSE, FALSE, sizeof (PowLineCommit));
  g_autoptr (GArray) since = NULL;
  PowLineCommit known;

  if (self->known_changes == NULL || !self->known_changes (self->known_data, line, address, &known, commits))
    return NULL;
  since = pow_lines_collect_since (self, &known, tip, NULL);
  for (guint i = since != NULL ? since->len : 0; i > 0; i--)
    g_array_append_val (commits, g_array_index (since, PowLineCommit, i - 1));
  return since != NULL ? g_steal_pointer (&commits) : NULL;
}

/* The commits that chain commit @place brought in, itself last: parents come before their children.
 * A side commit counts from its own time, but not before what it was made from, nor after the merge
 * that brought it in. */
static gboolean
add_reached (PowLines *self, PowLineChain *chain, gsize place, GHashTable *effective, GError **error)
{
  const PowLineCommit *owner = &chain->commits[place];
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (git_oid));

  g_array_append_val (open, owner->id);
  while (open->len > 0)
    {
      git_oid id = g_array_index (open, git_oid, open->len - 1);
      g_autoptr (PowRawCommit) commit = NULL;
      PowHistoryItem item = { *owner, place };
      gint64 earliest = G_MININT64;
      gboolean waiting = FALSE;

      if (g_hash_table_contains (chain->owners, &id))
        {
          g_array_set_size (open, open->len - 1);
          continue;
        }
      commit = pow_objects_read_commit (self->objects, &id, TRUE, error);
      if (commit == NULL)
        return FALSE;
      for (gsize i = 0; i < commit->n_parents; i++)
        if (g_hash_table_contains (chain->owners, &commit->parents[i]))
          {
            const gint64 *time = g_hash_table_lookup (effective, &commit->parents[i]);

            earliest = MAX (earliest, *time);
          }
        else
          {
            g_array_append_val (open, commit->parents[i]);
            waiting = TRUE;
          }
      if (waiting)
        continue;

      if (!pow_oid_equal (&id, &owner->id))
        {
          gint64 counts = MIN (MAX (commit->time, earliest), owner->effective);

          item.commit = (PowLineCommit){ id, commit->time, counts, counts != commit->time };
        }
      g_array_append_val (chain->history, item);
      g_hash_table_insert (chain->owners, pow_oid_copy (&id), GSIZE_TO_POINTER (place + 1));
      g_hash_table_insert (effective, pow_oid_copy (&id), g_memdup2 (&item.commit.effective, sizeof (gint64)));
      g_array_set_size (open, open->len - 1);
    }
  return TRUE;
}

static int
compare_items_cb (gconstpointer a, gconstpointer b)
{
  const PowHistoryItem *x = a;
  const PowHistoryItem *y = b;

  return (x->commit.effective > y->commit.effective) - (x->commit.effective < y->commit.effective);
}

/* Finds every commit that the line reaches, and where it came in. */
static gboolean
find_history (PowLines *self, PowLineChain *chain, GError **error)
{
  g_autoptr (GHashTable) effective = g_hash_table_new_full (pow_oid_hash, pow_oid_equal, g_free, g_free);

  chain->owners = g_hash_table_new_full (pow_oid_hash, pow_oid_equal, g_free, NULL);
  chain->history = g_array_new (FALSE, FALSE, sizeof (PowHistoryItem));
  for (gsize i = 0; i < chain->n; i++)
    if (!add_reached (self, chain, i, effective, error))
      {
        g_clear_pointer (&chain->owners, g_hash_table_unref);
        g_clear_pointer (&chain->history, g_array_unref);
        return FALSE;
      }
  /* Stable: of equal times, parents stay before their children. */
  g_array_sort (chain->history, compare_items_cb);
  return TRUE;
}

const PowLineChain *
pow_lines_get_history (PowLines *self, const char *line, GError **error)
{
  PowLineChain *chain;
  git_oid tip;

  if (!pow_lines_get_tip (self, line, &tip, error))
    return NULL;
  chain = (PowLineChain *) pow_lines_get_chain (self, line, &tip, error);
  if (chain == NULL || (chain->history == NULL && !find_history (self, chain, error)))
    return NULL;
  return chain;
}

gssize
pow_lines_find_commit (PowLines *self, const char *line, const git_oid *id, GError **error)
{
  const PowLineChain *chain = pow_lines_get_history (self, line, error);

  if (chain == NULL)
    return -1;
  return (gssize) GPOINTER_TO_SIZE (g_hash_table_lookup (chain->owners, id)) - 1;
}
