/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-exchange-private.h"

#include "model/store/pow-git-child.h"
#include "model/sync/pow-read-only.h"
#include "model/sync/pow-server-words.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
build_refspec (PowLineSync *line)
{
  g_autofree char *hex = pow_oid_to_hex (&line->offered);

  return g_strdup_printf ("%s:%s", hex, line->ref);
}

static const PowPushOutcome *
find_outcome (GPtrArray *outcomes, const char *ref)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      const PowPushOutcome *outcome = g_ptr_array_index (outcomes, i);

      if (strcmp (outcome->ref, ref) == 0)
        return outcome;
    }
  return NULL;
}

/* It is on the server: what was sent is the state of the line, unless a save came on top meanwhile. */
static void
accept (PowExchange *x, PowLineSync *line)
{
  guint sent = pow_exchange_count (x, &line->offered, line->has_server ? &line->server : NULL, NULL);
  g_autoptr (GError) error = NULL;
  gboolean again;

  line->told->published += sent;
  line->told->merged += line->merge != NULL ? line->merge->merged : 0;
  for (guint i = 0; line->merge != NULL && i < line->merge->asked->len; i++)
    g_ptr_array_add (line->told->asked, g_strdup (g_ptr_array_index (line->merge->asked, i)));
  g_clear_pointer (&line->merge, pow_line_merge_free);
  line->told->state = POW_SYNC_SENT;
  line->told->read_only = FALSE;
  line->is_sending = FALSE;
  line->was_sent = TRUE;
  if (!pow_line_sync_take_over (x, line, &line->offered, &again, &error)
      || (x->is_home && !pow_read_only_set (x->repository, line->line, NULL, &error)))
    pow_line_sync_fail (line, POW_SYNC_SENT, g_steal_pointer (&error));
  else
    line->is_settled = !again;
  line->was_sent = FALSE;
}

/* It stays here for now; what came in stands all the same. */
static void
end_unsent (PowExchange *x, PowLineSync *line, PowSyncState state, char *message, const char *details)
{
  g_autoptr (GError) error = NULL;
  gboolean again;

  line->is_sending = FALSE;
  line->is_settled = TRUE;
  if (!pow_line_sync_take_over (x, line, line->has_server ? &line->server : NULL, &again, &error))
    {
      g_free (message);
      pow_line_sync_fail (line, state, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; line->merge != NULL && i < line->merge->asked->len; i++)
    g_ptr_array_add (line->told->asked, g_strdup (g_ptr_array_index (line->merge->asked, i)));
  pow_sync_line_tell (line->told, state, message, details);
}

static void
refuse (PowExchange *x, PowLineSync *line, const char *reason, const char *errors)
{
  g_autofree char *details = pow_server_words_dup_details (errors);
  g_autoptr (GString) said = g_string_new (NULL);
  g_auto (GStrv) rows = g_strsplit (details, "\n", -1);
  g_autofree char *message = NULL;

  for (guint i = 0; rows[i] != NULL; i++)
    /* What the hook itself says; git adds that there was one. */
    if (g_str_has_prefix (rows[i], "remote: ") && strlen (rows[i]) > strlen ("remote: ")
        && !g_str_has_prefix (rows[i], "remote: error: hook declined to update "))
      g_string_append_printf (said, "%s%s", said->len > 0 ? " " : "", g_strstrip (rows[i] + strlen ("remote: ")));
  message = g_strdup_printf (_("The server does not accept your changes to this line; they are kept here. It says: %s"),
                             said->len > 0 ? said->str : reason);
  line->told->read_only = TRUE;
  if (x->is_home)
    pow_read_only_set (x->repository, line->line, message, NULL);
  end_unsent (x, line, POW_SYNC_REFUSED, g_steal_pointer (&message), details);
}

/* Whether the server took it in although the answer got lost. FALSE: it is not there. */
static gboolean
has_arrived (PowExchange *x, PowLineSync *line)
{
  const git_oid *there = g_hash_table_lookup (x->server, line->ref);

  return there != NULL && pow_oid_equal (there, &line->offered);
}

static gboolean
stands_as_before (PowExchange *x, PowLineSync *line)
{
  const git_oid *there = g_hash_table_lookup (x->server, line->ref);

  return line->has_server ? there != NULL && pow_oid_equal (there, &line->server) : there == NULL;
}

/* Lines of which nothing was said: the server is read again before anything is told. */
static gboolean
ask_again (PowExchange *x, GPtrArray *lines, GError *problem, const char *errors, GError **error)
{
  g_autoptr (GError) silence = NULL;
  g_autofree char *details = errors != NULL ? pow_server_words_dup_details (errors) : NULL;
  gboolean is_cancelled = g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gboolean is_listed = !is_cancelled && pow_incoming_list (x, &silence);
  gboolean is_refused = g_error_matches (problem, POW_SYNC_ERROR, POW_SYNC_ERROR_REFUSED);
  gboolean is_waiting = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      PowLineSync *line = g_ptr_array_index (lines, i);

      if (!line->is_sending)
        continue;
      if (!is_listed)
        end_unsent (x, line, POW_SYNC_CHECKING,
                    g_strdup (_("The connection ended before the server answered. The next exchange tells whether this has arrived; it is kept here.")),
                    details);
      else if (has_arrived (x, line))
        accept (x, line);
      else if (stands_as_before (x, line) && is_refused)
        refuse (x, line, problem->message, errors != NULL ? errors : "");
      else if (stands_as_before (x, line))
        end_unsent (x, line, POW_SYNC_NOT_SENT, g_strdup (problem->message), details);
      else
        {
          /* Somebody came between; the next round sees whether it is in. */
          line->is_sending = FALSE;
          line->was_sent = TRUE;
          is_waiting = TRUE;
        }
    }
  if ((is_waiting || (is_refused && is_listed)) && !is_cancelled)
    {
      g_error_free (problem);
      return TRUE;
    }
  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean push (PowExchange *x, GPtrArray *lines, GError **error);

/* Refused together, perhaps for the sake of one: each by itself. */
static gboolean
push_one_by_one (PowExchange *x, GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();

      g_ptr_array_add (one, g_ptr_array_index (lines, i));
      if (!push (x, one, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_full (const char *errors)
{
  return strstr (errors, "No space left") != NULL || strstr (errors, "quota exceeded") != NULL;
}

static void
meet_answer (PowExchange *x, PowLineSync *line, const PowPushOutcome *outcome, const char *errors, GPtrArray *together, gboolean is_alone)
{
  if (outcome->accepted)
    accept (x, line);
  else if (outcome->moved)
    {
      line->is_sending = FALSE;
      line->has_moved = TRUE; /* next round */
    }
  else if (outcome->together && !is_alone)
    g_ptr_array_add (together, line);
  else if (strstr (outcome->reason, "unpacker error") != NULL || is_full (errors))
    {
      g_autofree char *details = pow_server_words_dup_details (errors);
      g_autoptr (GError) error = NULL;

      pow_server_words_set_error (&error, x->remote->url, errors);
      end_unsent (x, line, POW_SYNC_NOT_SENT, g_strdup (error->message), details);
      if (x->result->problem == NULL)
        x->result->problem = g_steal_pointer (&error);
    }
  else
    refuse (x, line, outcome->reason, errors);
}

static gboolean
push (PowExchange *x, GPtrArray *lines, GError **error)
{
  g_autoptr (GPtrArray) refspecs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GPtrArray) together = g_ptr_array_new ();
  g_autofree char *errors = NULL;
  GError *problem = NULL;

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (refspecs, build_refspec (g_ptr_array_index (lines, i)));
  pow_transport_push (x->transport, NULL, refspecs, &outcomes, &errors, &problem);
  for (guint i = 0; i < lines->len; i++)
    {
      PowLineSync *line = g_ptr_array_index (lines, i);
      const PowPushOutcome *outcome = find_outcome (outcomes, line->ref);

      if (outcome != NULL)
        meet_answer (x, line, outcome, errors != NULL ? errors : "", together, lines->len == 1);
    }
  if (problem != NULL)
    return ask_again (x, lines, problem, errors, error);
  return together->len == 0 || push_one_by_one (x, together, error);
}

/* A plain clone shows what HEAD names: in a folder that was empty that may be a branch that nobody makes. */
static void
show_programme (PowExchange *x)
{
  static const char *const look[] = { "rev-parse", "--quiet", "--verify", "HEAD", NULL };
  static const char *const set[] = { "symbolic-ref", "HEAD", "refs/heads/" POW_LINE_PROGRAMME, NULL };
  int status;

  if (pow_remote_url_is_local (x->remote->url) && pow_git_child_run (x->remote->url, look, 30, NULL, &status, NULL) && status != 0)
    pow_git_child_run (x->remote->url, set, 30, NULL, &status, NULL);
}

gboolean
pow_publish_lines (PowExchange *x, GError **error)
{
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  for (guint i = 0; i < x->lines->len; i++)
    {
      PowLineSync *line = g_ptr_array_index (x->lines, i);

      if (!line->is_sending)
        continue;
      /* An empty server takes the first branch for the one that a plain clone shows. */
      if (strcmp (line->line, POW_LINE_PROGRAMME) == 0 && !line->has_server)
        g_ptr_array_add (first, line);
      else
        g_ptr_array_add (rest, line);
    }
  if (first->len > 0)
    {
      if (!push (x, first, error))
        return FALSE;
      show_programme (x);
    }
  return rest->len == 0 || push (x, rest, error);
}
