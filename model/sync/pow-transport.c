/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-transport.h"

#include "model/store/pow-git-child.h"
#include "model/sync/pow-askpass.h"
#include "model/sync/pow-git-answers.h"
#include "model/sync/pow-remote.h"
#include "model/sync/pow-server-words.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PATIENCE_SECONDS 60
/* Git asks once; a person may mistype. */
#define SIGN_IN_ATTEMPTS 3

struct _PowTransport
{
  char *folder;
  char *url;
  guint patience;
  PowSyncProgressFunc progress;
  gpointer data;
  GCancellable *cancellable;
  PowAskpass *askpass; /* NULL for a path */
  char **variables;
  PowSyncPhase phase;
  GString *line; /* of standard error, as far as it came */
  guint64 bytes;
  gboolean was_silent; /* the last run was ended for it */
  PowGitRun *begun;    /* lists what the server has */
};

/* What a person has set for ssh stays; else a dead server is noticed and an unknown key asked about. */
static gboolean
has_own_ssh (const char *folder)
{
  static const char *const ask[] = { "config", "--get", "core.sshCommand", NULL };
  int status = 0;

  return pow_git_child_run (folder, ask, 10, NULL, &status, NULL) && status == 0;
}

static void
build_variables (PowTransport *self)
{
  g_autoptr (GStrvBuilder) variables = g_strv_builder_new ();
  g_autofree char *slow = g_strdup_printf ("GIT_HTTP_LOW_SPEED_TIME=%u", self->patience);
  g_autofree char *ssh = g_strdup_printf ("GIT_SSH_COMMAND=ssh -o ConnectTimeout=%u -o ServerAliveInterval=15 -o ServerAliveCountMax=2 "
                                          "-o StrictHostKeyChecking=ask -o NumberOfPasswordPrompts=3",
                                          MIN (self->patience, 30));

  if (self->askpass != NULL)
    g_strv_builder_addv (variables, (const char **) pow_askpass_get_variables (self->askpass));
  g_strv_builder_add (variables, slow);
  g_strv_builder_add (variables, "GIT_HTTP_LOW_SPEED_LIMIT=1");
  if (self->askpass != NULL && !g_str_has_prefix (self->url, "https://") && !has_own_ssh (g_get_tmp_dir ()))
    g_strv_builder_add (variables, ssh);
  self->variables = g_strv_builder_end (variables);
}

PowTransport *
pow_transport_new (const char *folder,
                   const char *url,
                   guint patience,
                   PowSyncProgressFunc progress,
                   PowSyncQuestionFunc question,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (PowTransport) self = g_new0 (PowTransport, 1);

  self->folder = g_strdup (folder);
  self->url = g_strdup (url);
  self->patience = patience > 0 ? patience : PATIENCE_SECONDS;
  self->progress = progress;
  self->data = data;
  self->cancellable = cancellable;
  self->line = g_string_new (NULL);
  if (!pow_remote_url_is_local (url))
    {
      self->askpass = pow_askpass_new (question, data, cancellable, error);
      if (self->askpass == NULL)
        return NULL;
    }
  build_variables (self);
  return g_steal_pointer (&self);
}

void
pow_transport_free (PowTransport *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->begun, pow_git_run_abandon);
  g_clear_pointer (&self->askpass, pow_askpass_free);
  g_string_free (self->line, TRUE);
  g_strfreev (self->variables);
  g_free (self->folder);
  g_free (self->url);
  g_free (self);
}

const char *
pow_transport_get_url (PowTransport *self)
{
  return self->url;
}

void
pow_transport_set_folder (PowTransport *self, const char *folder)
{
  g_free (self->folder);
  self->folder = g_strdup (folder);
}

static void
heard_cb (gpointer data, const char *text, gsize length)
{
  PowTransport *self = data;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] != '\r' && text[i] != '\n')
        {
          if (self->line->len < 1024)
            g_string_append_c (self->line, text[i]);
          continue;
        }
      self->bytes = MAX (self->bytes, pow_git_answers_read_bytes (self->line->str));
      g_string_truncate (self->line, 0);
    }
  if (self->progress != NULL)
    self->progress (self->phase, self->bytes, NULL, self->data);
}

static void
asked_cb (gpointer data)
{
  PowTransport *self = data;

  pow_askpass_serve (self->askpass);
}

static PowGitRun *
start (PowTransport *self, const char *const *arguments, GError **error)
{
  PowGitChild child = {
    .folder = self->folder,
    .arguments = arguments,
    .network = !pow_remote_url_is_local (self->url),
    .variables = (const char *const *) self->variables,
    .patience = self->patience,
    .heard = heard_cb,
    .watched = self->askpass != NULL ? pow_askpass_get_fd (self->askpass) : -1,
    .watch = self->askpass != NULL ? asked_cb : NULL,
    .data = self,
    .cancellable = self->cancellable,
  };

  return pow_git_run_start (&child, error);
}

/* TRUE when git ended by itself; its verdict is in *@status. */
static gboolean
run_once (PowTransport *self, const char *const *arguments, char **output, char **errors, int *status, GError **error)
{
  g_autoptr (GError) failure = NULL;
  PowGitRun *git = g_steal_pointer (&self->begun);

  g_string_truncate (self->line, 0);
  self->bytes = 0;
  self->was_silent = FALSE;
  if (self->progress != NULL)
    self->progress (self->phase, 0, NULL, self->data);
  if (git == NULL)
    git = start (self, arguments, &failure);
  if (git != NULL && pow_git_run_finish (git, output, errors, status, &failure))
    return TRUE;
  self->was_silent = g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  if (self->was_silent)
    g_set_error (error, POW_SYNC_ERROR, POW_SYNC_ERROR_NETWORK,
                 _("“%s” gave no sign of life for %u seconds, so the exchange was stopped. Try later; what you did is kept here."),
                 self->url, self->patience);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Whether git was let in, and so what it was answered is right. */
static gboolean
is_let_in (const char *errors)
{
  static const char *const words[] = { "Authentication failed", "Permission denied", "Host key verification failed" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (errors, words[i]) != NULL)
      return FALSE;
  return TRUE;
}

/* Runs git, once more when a name or password was mistyped. */
static gboolean
run (PowTransport *self, PowSyncPhase phase, const char *const *arguments, char **output, char **errors, int *status, GError **error)
{
  self->phase = phase;
  for (guint attempt = 1;; attempt++)
    {
      gboolean ended = run_once (self, arguments, output, errors, status, error);
      gboolean was_asked = self->askpass != NULL && pow_askpass_end_run (self->askpass, ended && is_let_in (*errors));

      if (!ended)
        return FALSE;
      if (*status == 0 || !was_asked || attempt >= SIGN_IN_ATTEMPTS || pow_askpass_was_declined (self->askpass)
          || strstr (*errors, "Authentication failed") == NULL)
        return TRUE;
      g_clear_pointer (output, g_free);
      g_clear_pointer (errors, g_free);
    }
}

static void
set_error (PowTransport *self, const char *errors, GError **error)
{
  if (self->askpass != NULL && pow_askpass_was_declined (self->askpass) && strstr (errors, "Host key") == NULL)
    g_set_error (error, POW_SYNC_ERROR, POW_SYNC_ERROR_SIGN_IN,
                 _("“%s” asks for a name or password, and none was given. Try again; what you did is kept here."), self->url);
  else
    pow_server_words_set_error (error, self->url, errors);
}

static gboolean
is_folder (PowTransport *self)
{
  return pow_remote_url_is_local (self->url) && !pow_remote_url_is_bundle (self->url);
}

/* A folder is asked by the program that answers a fetch, without three more in between. */
static char **
build_listing (PowTransport *self, const char *const *patterns)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (is_folder (self))
    {
      g_strv_builder_add_many (builder, "upload-pack", "--advertise-refs", "--", self->url, NULL);
      return g_strv_builder_end (builder);
    }
  g_strv_builder_add_many (builder, "ls-remote", "--quiet", "--refs", "--", self->url, NULL);
  if (patterns != NULL)
    g_strv_builder_addv (builder, (const char **) patterns);
  return g_strv_builder_end (builder);
}

gboolean
pow_transport_begin_listing (PowTransport *self, const char *const *patterns, GError **error)
{
  g_auto (GStrv) arguments = build_listing (self, patterns);

  g_assert (self->begun == NULL);
  self->begun = start (self, (const char *const *) arguments, error);
  return self->begun != NULL;
}

GHashTable *
pow_transport_list (PowTransport *self, const char *const *patterns, GError **error)
{
  g_auto (GStrv) arguments = build_listing (self, patterns);
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  int status;

  if (!run (self, POW_SYNC_PHASE_CONNECT, (const char *const *) arguments, &output, &errors, &status, error))
    return NULL;
  if (status != 0)
    {
      set_error (self, errors, error);
      return NULL;
    }
  return is_folder (self) ? pow_git_answers_read_advertisement (output) : pow_git_answers_read_refs (output);
}

static char **
build_arguments (const char *const *command, const char *const *options, const char *url, GPtrArray *refspecs)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_addv (builder, (const char **) command);
  if (options != NULL)
    g_strv_builder_addv (builder, (const char **) options);
  g_strv_builder_add_many (builder, "--", url, NULL);
  for (guint i = 0; i < refspecs->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (refspecs, i));
  return g_strv_builder_end (builder);
}

/* All or nothing. FALSE with @refusal set and no error when git's checks refuse what came. */
static gboolean
fetch (PowTransport *self, GPtrArray *refspecs, char **refusal, GError **error)
{
  static const char *const command[] = { "fetch", "--progress", "--no-tags", "--no-write-fetch-head", "--refmap=", NULL };
  g_auto (GStrv) arguments = build_arguments (command, NULL, self->url, refspecs);
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  int status;

  *refusal = NULL;
  if (!run (self, POW_SYNC_PHASE_FETCH, (const char *const *) arguments, &output, &errors, &status, error))
    return FALSE;
  if (status == 0)
    return TRUE;
  if (pow_server_words_is_check (errors))
    *refusal = g_steal_pointer (&errors);
  else
    set_error (self, errors, error);
  return FALSE;
}

/* A server that broke off may have done so for one line that is damaged there; one that is silent, or
 * that lets nobody in, says the same of every line. */
static gboolean
may_be_about_one (PowTransport *self, const GError *failure)
{
  return !self->was_silent
         && (g_error_matches (failure, POW_SYNC_ERROR, POW_SYNC_ERROR_NETWORK) || g_error_matches (failure, POW_SYNC_ERROR, POW_SYNC_ERROR_SERVER));
}

/* One that failed: FALSE when the server cannot be reached any more, so that it is not about this one. */
static gboolean
meet_failure (PowTransport *self, char **refusal, GError *failure)
{
  g_autoptr (GHashTable) refs = NULL;

  if (*refusal != NULL)
    return TRUE;
  refs = may_be_about_one (self, failure) ? pow_transport_list (self, NULL, NULL) : NULL;
  *refusal = refs != NULL ? g_strdup (failure->message) : NULL;
  return refs != NULL;
}

gboolean
pow_transport_fetch_each (PowTransport *self, GPtrArray *refspecs, PowTransportRefusedFunc refused, gpointer data, GError **error)
{
  g_autofree char *refusal = NULL;
  g_autoptr (GError) failure = NULL;

  if (refspecs->len == 0 || fetch (self, refspecs, &refusal, &failure))
    return TRUE;
  if (refusal == NULL && !may_be_about_one (self, failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  for (guint i = 0; i < refspecs->len; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (GError) why = NULL;
      g_autofree char *words = NULL;

      g_ptr_array_add (one, g_ptr_array_index (refspecs, i));
      if (fetch (self, one, &words, &why))
        continue;
      if (!meet_failure (self, &words, why))
        {
          g_propagate_error (error, g_steal_pointer (&why));
          return FALSE;
        }
      refused (data, i, words);
    }
  return TRUE;
}

gboolean
pow_transport_push (PowTransport *self,
                    const char *const *options,
                    GPtrArray *refspecs,
                    GPtrArray **outcomes,
                    char **errors,
                    GError **error)
{
  static const char *const command[] = { "push", "--porcelain", "--progress", "--no-verify", "--no-signed", "--recurse-submodules=no", NULL };
  g_auto (GStrv) arguments = build_arguments (command, options, self->url, refspecs);
  g_autofree char *output = NULL;
  gboolean ended;
  int status;

  ended = run (self, POW_SYNC_PHASE_PUBLISH, (const char *const *) arguments, &output, errors, &status, error);
  *outcomes = pow_git_answers_read_outcomes (output != NULL ? output : "");
  if (!ended)
    return FALSE;
  if (status != 0 && (*outcomes)->len < refspecs->len)
    {
      set_error (self, *errors, error);
      return FALSE;
    }
  return TRUE;
}
