/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-exchange-private.h"

#include "model/sync/pow-server-words.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Nothing that people make comes near these. */
#define COMMITS_MAX 1000000
#define DEPTH_MAX 32

/* A folder still to be looked at. */
typedef struct
{
  git_oid tree;
  guint depth;
} PowOpenFolder;

static const char *
find_danger_in_tree (PowExchange *x, const PowOpenFolder *folder, GHashTable *seen, GArray *open)
{
  g_autoptr (GBytes) bytes = pow_objects_read (x->repository->objects, &folder->tree, POW_OBJECT_TREE, POW_TREE_BYTES_MAX, NULL);
  PowTreeIter iter;
  PowTreeEntry entry;
  guint n = 0;

  if (bytes == NULL)
    return _("a folder cannot be read or is far too large");
  pow_tree_iter_init (&iter, bytes);
  while (pow_tree_iter_next (&iter, &entry))
    {
      PowOpenFolder below = { entry.id, folder->depth + 1 };

      if (++n > POW_LIMIT_ENTRIES)
        return _("a folder has too many files");
      if (*entry.name == '\0' || strcmp (entry.name, ".") == 0 || strcmp (entry.name, "..") == 0
          || g_ascii_strcasecmp (entry.name, ".git") == 0 || strchr (entry.name, '/') != NULL)
        return _("a file has a name that could damage computers");
      if (entry.mode != POW_MODE_TREE || !g_hash_table_add (seen, pow_oid_copy (&entry.id)))
        continue;
      if (below.depth > DEPTH_MAX)
        return _("its folders are too deep");
      g_array_append_val (open, below);
    }
  return iter.malformed ? _("a folder makes no sense") : NULL;
}

/* Iterative, as what comes from outside may be of any depth. */
static const char *
find_danger (PowExchange *x, const git_oid *tree, GHashTable *seen)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (PowOpenFolder));
  PowOpenFolder root = { *tree, 0 };
  const char *danger = NULL;

  if (!g_hash_table_add (seen, pow_oid_copy (tree)))
    return NULL;
  g_array_append_val (open, root);
  while (danger == NULL && open->len > 0)
    {
      PowOpenFolder folder = g_array_index (open, PowOpenFolder, open->len - 1);

      g_array_set_size (open, open->len - 1);
      danger = find_danger_in_tree (x, &folder, seen, open);
    }
  return danger;
}

gboolean
pow_incoming_check (PowExchange *x, const git_oid *commit, const git_oid *known, const git_oid *local, char **danger, GError **error)
{
  g_autoptr (GHashTable) commits = g_hash_table_new_full (pow_oid_hash, pow_oid_equal, g_free, NULL);
  g_autoptr (GHashTable) trees = g_hash_table_new_full (pow_oid_hash, pow_oid_equal, g_free, NULL);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (git_oid));
  const char *found = NULL;
  git_oid bad = *commit;

  *danger = NULL;
  if (known != NULL)
    g_hash_table_add (commits, pow_oid_copy (known));
  if (local != NULL)
    g_hash_table_add (commits, pow_oid_copy (local));
  g_array_append_val (open, *commit);
  while (found == NULL && open->len > 0)
    {
      git_oid id = g_array_index (open, git_oid, open->len - 1);
      g_autoptr (PowRawCommit) raw = NULL;

      g_array_set_size (open, open->len - 1);
      if (!g_hash_table_add (commits, pow_oid_copy (&id)))
        continue;
      if (g_cancellable_set_error_if_cancelled (x->cancellable, error))
        return FALSE;
      bad = id;
      raw = pow_objects_read_commit (x->repository->objects, &id, TRUE, NULL);
      if (raw == NULL)
        found = _("a revision cannot be read or is far too large");
      else if (g_hash_table_size (commits) > COMMITS_MAX)
        found = _("it has too many revisions");
      else
        found = find_danger (x, &raw->tree, trees);
      if (found == NULL)
        g_array_append_vals (open, raw->parents, (guint) raw->n_parents);
    }
  if (found != NULL)
    {
      g_autofree char *hex = pow_oid_to_hex (&bad);

      *danger = g_strdup_printf (_("Not taken over: at revision %.10s %s. The line stays as it was; tell whoever sent it, or whoever keeps the server."),
                                 hex, found);
    }
  return found == NULL;
}

static const char *const patterns[] = { "refs/heads/*", "refs/tags/moment/*", "refs/perspectief/contacts/*", NULL };

gboolean
pow_incoming_begin (PowExchange *x, GError **error)
{
  return pow_transport_begin_listing (x->transport, patterns, error);
}

gboolean
pow_incoming_list (PowExchange *x, GError **error)
{
  GHashTable *server = pow_transport_list (x->transport, patterns, error);

  if (server == NULL)
    return FALSE;
  g_clear_pointer (&x->server, g_hash_table_unref);
  x->server = server;
  return TRUE;
}

/* Whether what the server has of this line must be fetched. */
static gboolean
has_moved (PowLineSync *line)
{
  if (!line->is_settled && line->has_moved)
    return TRUE;
  return !line->is_settled && line->has_server && !(line->has_known && pow_oid_equal (&line->known, &line->server))
         && !(line->has_head && pow_oid_equal (&line->head, &line->server));
}

static char *
build_refspec (PowExchange *x, PowLineSync *line)
{
  g_autofree char *incoming = pow_exchange_name_incoming (x, line->line);

  return g_strdup_printf ("+%s:%s", line->ref, incoming);
}

/* The healthy ones come in, the others are named. */
static void
refused_cb (gpointer data, guint place, const char *why)
{
  PowLineSync *line = g_ptr_array_index ((GPtrArray *) data, place);
  g_autofree char *verdict = pow_server_words_dup_verdict (why);
  g_autofree char *details = pow_server_words_dup_details (why);
  g_autofree char *hex = pow_oid_to_hex (&line->server);

  pow_sync_line_tell (line->told, POW_SYNC_REFUSED,
                      g_strdup_printf (_("Not taken over at revision %.10s, which git’s checks refuse: %s. The line stays as it was; tell whoever keeps the server."),
                                       hex, verdict),
                      details);
  line->is_settled = TRUE;
}

static gboolean
fetch_lines (PowExchange *x, GPtrArray *lines, GError **error)
{
  g_autoptr (GPtrArray) refspecs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (refspecs, build_refspec (x, g_ptr_array_index (lines, i)));
  return pow_transport_fetch_each (x->transport, refspecs, refused_cb, lines, error);
}

static gboolean
check_line (PowExchange *x, PowLineSync *line, GError **error)
{
  g_autofree char *incoming = pow_exchange_name_incoming (x, line->line);
  g_autofree char *danger = NULL;

  /* It may have moved on since it was listed. */
  if (!pow_exchange_find_ref (x, incoming, &line->server))
    {
      line->is_settled = TRUE;
      return TRUE;
    }
  line->has_server = TRUE;
  line->has_moved = FALSE;
  g_hash_table_insert (x->server, g_strdup (line->ref), pow_oid_copy (&line->server));
  if (pow_incoming_check (x, &line->server, line->has_known ? &line->known : NULL, line->has_head ? &line->head : NULL, &danger, error))
    return TRUE;
  if (danger == NULL)
    return FALSE;
  pow_sync_line_tell (line->told, POW_SYNC_REFUSED, g_steal_pointer (&danger), NULL);
  line->is_settled = TRUE;
  return TRUE;
}

/* Where the line `programme` of the server begins says which portfolio it is. */
static gboolean
check_identity (PowExchange *x, PowLineSync *programme, GError **error)
{
  git_oid id = programme->server;
  g_autofree char *hex = NULL;

  if (programme->has_known && pow_exchange_reaches (x, &programme->server, &programme->known))
    return TRUE;
  for (guint i = 0; i < COMMITS_MAX; i++)
    {
      g_autoptr (PowRawCommit) raw = pow_objects_read_commit (x->repository->objects, &id, TRUE, NULL);

      if (raw == NULL || raw->n_parents == 0)
        break;
      id = raw->parents[0];
    }
  hex = pow_oid_to_hex (&id);
  if (strcmp (hex, x->repository->identity) == 0)
    return TRUE;
  g_set_error (error, POW_SYNC_ERROR, POW_SYNC_ERROR_OTHER_PORTFOLIO,
               _("At “%s” there is another portfolio than this one. Nothing was exchanged. Check the address, or make a copy of that portfolio (powctl clone)."),
               x->remote->url);
  return FALSE;
}

static gboolean
check_lines (PowExchange *x, GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    {
      PowLineSync *line = g_ptr_array_index (lines, i);

      if (line->is_settled)
        continue;
      if (!check_line (x, line, error))
        return FALSE;
      if (!line->is_settled && strcmp (line->line, POW_LINE_PROGRAMME) == 0 && !check_identity (x, line, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pow_incoming_fetch (PowExchange *x, GError **error)
{
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  for (guint i = 0; i < x->lines->len; i++)
    {
      PowLineSync *line = g_ptr_array_index (x->lines, i);

      if (!has_moved (line))
        continue;
      /* Of a server that is new to us, only its programme comes in before we know what it is. */
      if (strcmp (line->line, POW_LINE_PROGRAMME) == 0 && !line->has_known)
        g_ptr_array_add (first, line);
      else
        g_ptr_array_add (rest, line);
    }
  if (!fetch_lines (x, first, error) || !check_lines (x, first, error))
    return FALSE;
  if (first->len > 0 && ((PowLineSync *) g_ptr_array_index (first, 0))->is_settled)
    {
      g_set_error (error, POW_SYNC_ERROR, POW_SYNC_ERROR_OTHER_PORTFOLIO,
                   _("The programme at “%s” cannot be checked, so nothing was exchanged: %s"), x->remote->url,
                   ((PowLineSync *) g_ptr_array_index (first, 0))->told->message);
      return FALSE;
    }
  return fetch_lines (x, rest, error) && check_lines (x, rest, error);
}
