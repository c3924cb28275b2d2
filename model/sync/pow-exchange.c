/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-exchange-private.h"

#include "model/schema/pow-words.h"
#include "model/store/pow-commit-message.h"
#include "model/store/pow-effective-time.h"
#include "model/store/pow-files.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
pow_exchange_name_known (PowExchange *self, const char *line)
{
  return g_strdup_printf ("refs/remotes/%s/%s", self->remote->name, line);
}

char *
pow_exchange_name_incoming (PowExchange *self, const char *line)
{
  return g_strdup_printf ("refs/incoming/%s/%s", self->remote->name, line);
}

gboolean
pow_exchange_wants (PowExchange *self, const char *line)
{
  return self->regions == NULL || strcmp (line, POW_LINE_PROGRAMME) == 0
         || g_strv_contains ((const char *const *) self->regions, line + strlen (POW_LINE_REGION_PREFIX));
}

gboolean
pow_exchange_reaches (PowExchange *self, const git_oid *commit, const git_oid *ancestor)
{
  return pow_oid_equal (commit, ancestor) || git_graph_descendant_of (self->repository->git, commit, ancestor) == 1;
}

static git_revwalk *
begin_walk (PowExchange *self, const git_oid *commit, const git_oid *without, const git_oid *nor)
{
  git_revwalk *walk = NULL;

  if (git_revwalk_new (&walk, self->repository->git) < 0)
    return NULL;
  if (git_revwalk_push (walk, commit) == 0 && (without == NULL || git_revwalk_hide (walk, without) == 0)
      && (nor == NULL || git_revwalk_hide (walk, nor) == 0))
    return walk;
  git_revwalk_free (walk);
  return NULL;
}

guint
pow_exchange_count (PowExchange *self, const git_oid *commit, const git_oid *without, const git_oid *nor)
{
  git_revwalk *walk = begin_walk (self, commit, without, nor);
  guint n = 0;
  git_oid id;

  while (walk != NULL && git_revwalk_next (&id, walk) == 0)
    n++;
  git_revwalk_free (walk);
  return n;
}

gboolean
pow_exchange_read_tree (PowExchange *self, const git_oid *commit, git_oid *tree, GError **error)
{
  g_autoptr (PowRawCommit) raw = pow_objects_read_commit (self->repository->objects, commit, TRUE, error);

  if (raw != NULL)
    *tree = raw->tree;
  return raw != NULL;
}

static gboolean
read_refs (PowExchange *self, const char *pattern, GError **error)
{
  git_reference_iterator *iterator = NULL;
  git_reference *reference;
  int code = git_reference_iterator_glob_new (&iterator, self->repository->git, pattern);

  while (code == 0 && (code = git_reference_next (&reference, iterator)) == 0)
    {
      if (git_reference_target (reference) != NULL)
        g_hash_table_insert (self->here, g_strdup (git_reference_name (reference)), pow_oid_copy (git_reference_target (reference)));
      git_reference_free (reference);
    }
  git_reference_iterator_free (iterator);
  if (code != GIT_ITEROVER)
    pow_store_set_git_error (error, code, _("The lines of the portfolio cannot be listed."));
  return code == GIT_ITEROVER;
}

gboolean
pow_exchange_read_refs (PowExchange *self, GError **error)
{
  g_autofree char *known = pow_exchange_name_known (self, "*");

  self->here = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return read_refs (self, "refs/heads/*", error) && read_refs (self, known, error);
}

gboolean
pow_exchange_find_ref (PowExchange *self, const char *name, git_oid *id)
{
  return git_reference_name_to_id (id, self->repository->git, name) == 0;
}

gboolean
pow_exchange_set_ref (PowExchange *self, const char *name, const git_oid *id, GError **error)
{
  git_reference *reference = NULL;
  int code;

  if (self->imagined != NULL)
    return TRUE;
  code = git_reference_create (&reference, self->repository->git, name, id, TRUE, NULL);
  git_reference_free (reference);
  if (code < 0)
    pow_store_set_git_error (error, code, _("What the server has could not be noted."));
  return code == 0;
}

/* Somebody must be named; a reader who never typed a name joins in the name of whoever wrote last. */
static char *
find_author (PowExchange *self, const git_oid *parents, gsize n_parents, char **mail)
{
  g_autoptr (PowRawCommit) last = NULL;

  if (self->author != NULL)
    {
      *mail = g_strdup (self->mail);
      return g_strdup (self->author);
    }
  last = pow_objects_read_commit (self->repository->objects, &parents[n_parents - 1], FALSE, NULL);
  *mail = last != NULL ? g_strdup (last->mail) : NULL;
  return g_strdup (last != NULL ? last->author : "Perspectief");
}

gboolean
pow_exchange_commit (PowExchange *self,
                     const char *line,
                     const git_oid *tree,
                     const git_oid *parents,
                     gsize n_parents,
                     const char *subject,
                     git_oid *commit,
                     GError **error)
{
  g_autofree char *change_id = pow_change_id_new ();
  g_autofree char *given = NULL;
  g_autofree char *name = find_author (self, parents, n_parents, &given);
  g_autofree char *mail = pow_repository_compose_mail (&(PowCommitInfo){ .author = name, .mail = given }, line);
  g_autofree char *message = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PowTrailers trailers = { .change_id = change_id, .tool = self->options->tool };
  PowSignature author = { name, mail, g_get_real_time () / G_USEC_PER_SEC };
  const char *words;

  for (gsize i = 0; i < n_parents; i++)
    {
      g_autoptr (PowRawCommit) parent = pow_objects_read_commit (self->repository->objects, &parents[i], TRUE, error);

      if (parent == NULL)
        return FALSE;
      author.time = pow_commit_time_for (author.time, parent->time);
    }
  if (self->language != NULL)
    pow_words_begin (self->language);
  words = pow_words_get (subject);
  if (self->language != NULL)
    pow_words_end ();
  message = pow_commit_message_build (words, &trailers);
  bytes = pow_commit_build (tree, parents, n_parents, &author, message);
  return self->store.write (self->store.data, POW_OBJECT_COMMIT, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), commit, error);
}
