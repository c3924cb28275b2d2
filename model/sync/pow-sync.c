/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-exchange-private.h"

#include "model/store/pow-contacts-private.h"
#include "model/store/pow-files.h"
#include "model/store/pow-git-child.h"
#include "model/store/pow-portfolio.h"
#include "model/store/pow-ref-batch.h"
#include "model/sync/pow-chosen-regions.h"
#include "model/sync/pow-shared-note.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* How often a line may move under one exchange before it is left for the next. */
#define ROUNDS_MAX 40
#define JITTER_MSEC_MAX 2000
#define TURN_SECONDS 60

static void
pow_exchange_clear (PowExchange *x)
{
  for (guint i = 0; x->lines != NULL && i < x->lines->len; i++)
    pow_line_sync_unmark (x, g_ptr_array_index (x->lines, i));
  g_clear_pointer (&x->lines, g_ptr_array_unref);
  g_clear_pointer (&x->transport, pow_transport_free);
  g_clear_pointer (&x->remote, pow_remote_free);
  g_clear_pointer (&x->regions, g_strfreev);
  g_clear_pointer (&x->here, g_hash_table_unref);
  g_clear_pointer (&x->server, g_hash_table_unref);
  g_clear_pointer (&x->imagined, pow_scratch_store_free);
  g_clear_pointer (&x->result, pow_sync_result_unref);
  g_clear_pointer (&x->author, g_free);
  g_clear_pointer (&x->mail, g_free);
  g_clear_pointer (&x->language, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PowExchange, pow_exchange_clear)

static gboolean
begin (PowExchange *x, GError **error)
{
  x->remote = pow_remote_find (x->repository, x->options->remote, error);
  if (x->remote == NULL)
    return FALSE;
  x->is_home = strcmp (x->remote->name, POW_REMOTE_HOME) == 0;
  x->is_bundle = pow_remote_url_is_bundle (x->remote->url);
  if (pow_repository_is_demo (x->repository) && !x->options->demo && !x->options->rehearse)
    {
      g_set_error_literal (error, POW_SYNC_ERROR, POW_SYNC_ERROR_DEMO,
                           _("This is the example portfolio, which is not shared unless you say so (powctl sync --demo)."));
      return FALSE;
    }
  x->regions = x->options->regions != NULL ? g_strdupv ((char **) x->options->regions) : pow_chosen_regions_dup (x->repository);

  x->store = pow_objects_as_store (x->repository->objects);
  if (x->options->rehearse)
    {
      x->imagined = pow_scratch_store_new (x->repository->objects);
      x->store = pow_scratch_store_as_store (x->imagined);
    }
  x->author = g_strdup (x->options->author);
  x->mail = g_strdup (x->options->mail);
  if (x->author == NULL)
    x->author = pow_repository_dup_author (x->repository, &x->mail);
  return TRUE;
}

static void
find_language (PowExchange *x)
{
  g_autoptr (PowRecord) programme = NULL;
  git_oid tip;
  git_oid tree;

  if (!pow_lines_get_tip (x->repository->lines, POW_LINE_PROGRAMME, &tip, NULL) || !pow_exchange_read_tree (x, &tip, &tree, NULL))
    return;
  programme = pow_repository_load_record (x->repository, &tree, POW_LINE_PROGRAMME, NULL, NULL);
  if (programme != NULL)
    x->language = g_strdup (pow_record_get_text (programme, "language"));
  if (g_strcmp0 (x->language, "nl") != 0 && g_strcmp0 (x->language, "en") != 0)
    g_clear_pointer (&x->language, g_free);
}

/* A folder to share in that is not there yet, or is empty, is made a repository that plain git can use. */
static gboolean
make_server (PowExchange *x, GError **error)
{
  const char *const make[] = { "init", "--quiet", "--bare", "--initial-branch=programme", "--", x->remote->url, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GDir) dir = g_dir_open (x->remote->url, 0, NULL);
  int status;

  if (!pow_remote_url_is_local (x->remote->url) || x->is_bundle || (dir != NULL && g_dir_read_name (dir) != NULL))
    return TRUE;
  if (!x->options->fill || x->imagined != NULL)
    {
      g_set_error (error, POW_SYNC_ERROR, POW_SYNC_ERROR_EMPTY_SERVER,
                   _("At “%s” there is nothing yet. To make this portfolio's shared place there, say so (powctl sync --fill)."),
                   x->remote->url);
      return FALSE;
    }
  if (!pow_git_child_run (x->repository->path, make, TURN_SECONDS, &output, &status, error))
    return FALSE;
  if (status != 0)
    g_set_error (error, POW_SYNC_ERROR, POW_SYNC_ERROR_SERVER, _("“%s” cannot be made into a shared place: %s"), x->remote->url,
                 g_strstrip (output));
  return status == 0;
}

/* Forgets what the remote had: it is filled anew. */
static void
forget_known (PowExchange *x)
{
  g_autofree char *pattern = pow_exchange_name_known (x, "*");

  if (x->imagined == NULL)
    pow_ref_batch_delete (x->repository->git, pattern, NULL);
}

static gboolean
check_server (PowExchange *x, GError **error)
{
  g_autofree char *known_name = pow_exchange_name_known (x, POW_LINE_PROGRAMME);
  git_oid known;
  gboolean was_known = pow_exchange_find_ref (x, known_name, &known);
  guint others = 0;
  GHashTableIter iter;
  gpointer ref;

  if (g_hash_table_contains (x->server, "refs/heads/" POW_LINE_PROGRAMME))
    return TRUE;
  g_hash_table_iter_init (&iter, x->server);
  while (g_hash_table_iter_next (&iter, &ref, NULL))
    others += g_str_has_prefix (ref, "refs/heads/") || g_str_has_prefix (ref, POW_CONTACT_REFS);
  /* Contacts without lines are somebody's too: whose people they are cannot be told. */
  if (others > 0 && !was_known)
    g_set_error (error, POW_SYNC_ERROR, POW_SYNC_ERROR_OTHER_PORTFOLIO,
                 _("At “%s” there is something else than a portfolio. Nothing was exchanged. Check the address, or use an empty place."),
                 x->remote->url);
  else if (was_known && !x->options->fill)
    g_set_error (error, POW_SYNC_ERROR, POW_SYNC_ERROR_EMPTIED,
                 _("“%s” no longer has this portfolio, although it was shared there. Nothing was changed here. Ask whoever keeps the server; to send everything again, say so (powctl sync --fill)."),
                 x->remote->url);
  else if (!x->options->fill)
    g_set_error (error, POW_SYNC_ERROR, POW_SYNC_ERROR_EMPTY_SERVER,
                 _("“%s” is empty. Check that it is the right place; to put this portfolio there, say so (powctl sync --fill)."),
                 x->remote->url);
  else
    {
      forget_known (x);
      return TRUE;
    }
  return FALSE;
}

/* Somebody may have chosen a region by a name that nobody uses. */
static void
tell_absent (PowExchange *x, GHashTable *seen)
{
  for (guint i = 0; x->regions != NULL && x->regions[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (POW_LINE_REGION_PREFIX, x->regions[i], NULL);
      PowSyncLine *told;

      if (g_hash_table_contains (seen, name))
        continue;
      told = pow_sync_line_new (name);
      pow_sync_line_tell (told, POW_SYNC_NONE, g_strdup (_("The server has no plan of this region yet. What is shared there later comes in by itself.")), NULL);
      g_ptr_array_add (x->result->lines, told);
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const PowLineSync *const *) a)->line, (*(const PowLineSync *const *) b)->line); /* "programme" < "region/…" */
}

static void
add_line (PowExchange *x, const char *line, GHashTable *seen)
{
  PowLineSync *self;

  if (!pow_line_is_valid (line) || !pow_exchange_wants (x, line) || !g_hash_table_add (seen, g_strdup (line)))
    return;
  self = g_new0 (PowLineSync, 1);
  self->line = g_strdup (line);
  self->ref = pow_line_to_ref (line);
  g_ptr_array_add (x->lines, self);
}

static void
add_lines (PowExchange *x, GHashTable *refs, GHashTable *seen)
{
  GHashTableIter iter;
  gpointer ref;

  g_hash_table_iter_init (&iter, refs);
  while (g_hash_table_iter_next (&iter, &ref, NULL))
    if (g_str_has_prefix (ref, "refs/heads/"))
      add_line (x, (const char *) ref + strlen ("refs/heads/"), seen);
}

static void
find_lines (PowExchange *x)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  x->lines = g_ptr_array_new_with_free_func (pow_line_sync_free);
  x->result = pow_sync_result_new ();
  add_lines (x, x->here, seen);
  add_lines (x, x->server, seen);
  g_ptr_array_sort (x->lines, compare_lines);
  for (guint i = 0; i < x->lines->len; i++)
    {
      PowLineSync *line = g_ptr_array_index (x->lines, i);

      line->told = pow_sync_line_new (line->line);
      g_ptr_array_add (x->result->lines, line->told);
    }
  tell_absent (x, seen);
}

typedef gboolean (*PowLineStep) (PowExchange *x, PowLineSync *line, GError **error);

/* What goes wrong with one line stays with that line. */
static void
for_each_open (PowExchange *x, PowLineStep step)
{
  for (guint i = 0; i < x->lines->len; i++)
    {
      PowLineSync *line = g_ptr_array_index (x->lines, i);
      GError *error = NULL;

      if (!line->is_settled && !step (x, line, &error))
        pow_line_sync_fail (line, line->told->state == POW_SYNC_NONE ? POW_SYNC_NOT_SENT : line->told->state, error);
    }
}

static gboolean
is_done (PowExchange *x)
{
  for (guint i = 0; i < x->lines->len; i++)
    if (!((PowLineSync *) g_ptr_array_index (x->lines, i))->is_settled)
      return FALSE;
  return TRUE;
}

/* Others publish too: not at once, and not all at the same time. */
static gboolean
wait_a_while (PowExchange *x, guint round, GError **error)
{
  gint32 most = MIN (JITTER_MSEC_MAX, 20 << MIN (round, 7));
  GPollFD poll_fd;

  if (x->cancellable != NULL && g_cancellable_make_pollfd (x->cancellable, &poll_fd))
    {
      g_poll (&poll_fd, 1, g_random_int_range (1, most));
      g_cancellable_release_fd (x->cancellable);
    }
  else
    g_usleep ((gulong) g_random_int_range (1, most) * 1000);
  return !g_cancellable_set_error_if_cancelled (x->cancellable, error);
}

/* What a rehearsal says of the lines that would be sent. */
static void
tell_imagined (PowExchange *x)
{
  for (guint i = 0; i < x->lines->len; i++)
    {
      PowLineSync *line = g_ptr_array_index (x->lines, i);

      if (!line->is_sending)
        continue;
      line->told->state = POW_SYNC_SENT;
      line->told->published = pow_exchange_count (x, &line->local, line->has_server ? &line->server : NULL, NULL) + (line->merge != NULL);
      if (line->has_server && line->merge != NULL)
        {
          line->told->merged = line->merge->merged;
          x->result->choices += line->merge->asked->len;
          for (guint j = 0; j < line->merge->asked->len; j++)
            g_ptr_array_add (line->told->asked, g_strdup (g_ptr_array_index (line->merge->asked, j)));
          pow_arrivals_count (x, line, &line->local, &line->server);
        }
    }
}

/* Where all that is open is known to have moved, fetching tells enough. */
static gboolean
must_list (PowExchange *x)
{
  for (guint i = 0; i < x->lines->len; i++)
    {
      const PowLineSync *line = g_ptr_array_index (x->lines, i);

      if (!line->is_settled && !line->has_moved)
        return TRUE;
    }
  return FALSE;
}

/* Everything is known that an exchange begins with. What stands here is read while the server answers. */
static gboolean
prepare (PowExchange *x, PowSyncQuestionFunc question, GError **error)
{
  if (!make_server (x, error))
    return FALSE;
  x->transport = pow_transport_new (x->repository->path, x->remote->url, x->options->patience, x->progress, question, x->data,
                                    x->cancellable, error);
  if (x->transport == NULL || !pow_incoming_begin (x, error))
    return FALSE;
  find_language (x);
  if (!pow_exchange_read_refs (x, error) || !pow_incoming_list (x, error) || !check_server (x, error))
    return FALSE;
  find_lines (x);
  return TRUE;
}

/* FALSE: it ended early; what became of each line is in the result all the same. */
static gboolean
exchange (PowExchange *x, GError **error)
{
  for (guint round = 0; round < ROUNDS_MAX; round++)
    {
      if (round > 0 && (!wait_a_while (x, round, error) || (must_list (x) && !pow_incoming_list (x, error))))
        return FALSE;
      for_each_open (x, pow_line_sync_read);
      if (!pow_incoming_fetch (x, error))
        return FALSE;
      for_each_open (x, pow_line_sync_plan);
      pow_line_sync_settle_together (x);
      for_each_open (x, pow_line_sync_settle_coming);
      if (x->imagined != NULL)
        {
          tell_imagined (x);
          return TRUE;
        }
      if (!pow_publish_lines (x, error))
        return FALSE;
      if (is_done (x))
        return TRUE;
    }
  return TRUE;
}

/* Lines that nothing was decided about. */
static void
close_open_lines (PowExchange *x, const GError *problem)
{
  for (guint i = 0; i < x->lines->len; i++)
    {
      PowLineSync *line = g_ptr_array_index (x->lines, i);

      pow_line_sync_unmark (x, line);
      if (line->is_settled || x->imagined != NULL || line->told->state != POW_SYNC_NONE)
        continue;
      pow_sync_line_tell (line->told, POW_SYNC_NOT_SENT,
                          problem != NULL ? g_strdup (problem->message)
                                          : g_strdup (_("Others keep publishing this line; it goes with the next exchange.")),
                          NULL);
    }
}

static void
sum_up (PowExchange *x)
{
  for (guint i = 0; i < x->result->lines->len; i++)
    {
      const PowSyncLine *line = g_ptr_array_index (x->result->lines, i);

      x->result->fetched += line->fetched;
      x->result->merged += line->merged;
      x->result->published += line->published;
    }
}

/* Whether the exchange did anything worth telling before it ended early. */
static gboolean
did_anything (PowExchange *x)
{
  for (guint i = 0; i < x->lines->len; i++)
    if (((PowLineSync *) g_ptr_array_index (x->lines, i))->is_settled)
      return TRUE;
  return FALSE;
}

/**
 * pow_sync_run:
 * @repository: a portfolio
 * @options: what to exchange and what is allowed
 * @progress: (nullable) (scope call): told how far it is
 * @question: (nullable) (scope call): asked when signing in needs it; %NULL: nothing is answered
 * @user_data: data of both
 * @cancellable: (nullable): ends it at any moment
 *
 * Exchanges a portfolio with one remote: fetches, checks, merges once a line, publishes, and again where
 * a line moved meanwhile (data.md, Merge, Incoming and Layers). Blocks; on the thread of the portfolio.
 *
 * Returns: (transfer full): what became of every line; %NULL with an error of #PowSyncError,
 *   #PowStoreError or %G_IO_ERROR_CANCELLED when no line could be exchanged
 */
PowSyncResult *
pow_sync_run (PowRepository *repository,
              const PowSyncOptions *options,
              PowSyncProgressFunc progress,
              PowSyncQuestionFunc question,
              gpointer user_data,
              GCancellable *cancellable,
              GError **error)
{
  g_auto (PowExchange) x = { .repository = repository, .options = options, .progress = progress, .data = user_data, .cancellable = cancellable };
  g_autoptr (GError) problem = NULL;
  int turn;

  g_return_val_if_fail (pow_repository_is_usable (repository), NULL);

  if (!begin (&x, error) || (turn = pow_exchange_take_turn (&x, TURN_SECONDS, error)) < 0)
    return NULL;
  if (prepare (&x, question, error))
    {
      if (exchange (&x, &problem))
        {
          pow_moment_sync_run (&x);
          pow_contact_sync_run (&x);
          pow_shared_note_write (&x);
        }
      if (problem != NULL && !did_anything (&x))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          g_clear_pointer (&x.result, pow_sync_result_unref);
        }
      else
        {
          close_open_lines (&x, problem);
          sum_up (&x);
          if (x.result->problem == NULL)
            x.result->problem = g_steal_pointer (&problem);
        }
    }
  close (turn);
  return g_steal_pointer (&x.result);
}
