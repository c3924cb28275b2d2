/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-git-child.h"

#include "model/store/pow-repository.h"
#include "model/store/pow-spawn.h"

#include "pow-config.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define OUTPUT_MAX (4 * 1024 * 1024)
/* Of any file that git writes: far more than any portfolio, far less than a disk. */
#define FILE_BYTES_MAX ((rlim_t) 4 * 1024 * 1024 * 1024)

static const char *const always[] = {
  "git",
  "-c", "transfer.fsckObjects=true",
  "-c", "core.hooksPath=/dev/null",
  "-c", "protocol.allow=never",
  "-c", "protocol.file.allow=always",
  "-c", "fetch.recurseSubmodules=false",
  "-c", "gc.auto=0",
  "-c", "maintenance.auto=false",
  "-c", "core.fsync=all",
  NULL,
};

static const char *const network[] = {
  "-c", "protocol.https.allow=always",
  "-c", "protocol.ssh.allow=always",
  "-c", "http.sslVersion=tlsv1.2", /* and better */
  NULL,
};

static char **
build_environment (const char *const *variables)
{
  char **environment = g_get_environ ();
  g_auto (GStrv) names = g_listenv ();

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], "GIT_"))
      environment = g_environ_unsetenv (environment, names[i]);
  environment = g_environ_setenv (environment, "GIT_TERMINAL_PROMPT", "0", TRUE);
  environment = g_environ_setenv (environment, "LC_ALL", "C.UTF-8", TRUE);
  environment = g_environ_unsetenv (environment, "LANGUAGE");
  for (guint i = 0; variables != NULL && variables[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (variables[i], "=", 2);

      environment = g_environ_setenv (environment, pair[0], pair[1], TRUE);
    }
  return environment;
}

/* One stream of the child. */
typedef struct
{
  int fd; /* -1: ended, or not there */
  GString *text;
} PowStream;

static void
append (PowStream *stream, const char *text, gsize length)
{
  /* What git says last matters most: when it talks too much, the middle is let go. */
  if (stream->text->len + length > OUTPUT_MAX)
    g_string_erase (stream->text, OUTPUT_MAX / 4, OUTPUT_MAX / 2);
  g_string_append_len (stream->text, text, (gssize) length);
}

/* Takes what a stream has; FALSE when there was nothing. */
static gboolean
take (PowStream *stream, const PowGitChild *child, gboolean is_told)
{
  char buffer[8192];
  gssize n = read (stream->fd, buffer, sizeof buffer);

  if (n < 0 && (errno == EINTR || errno == EAGAIN))
    return FALSE;
  if (n <= 0)
    {
      close (stream->fd);
      stream->fd = -1;
      return TRUE;
    }
  append (stream, buffer, (gsize) n);
  if (is_told && child->heard != NULL)
    child->heard (child->data, buffer, (gsize) n);
  return TRUE;
}

/* Milliseconds until the first of two moments; a moment of 0 never comes. */
static int
get_wait (gint64 until, gint64 silent_until)
{
  gint64 first = until == 0 ? silent_until : silent_until == 0 ? until : MIN (until, silent_until);
  gint64 left = first == 0 ? 60000 : (first - g_get_monotonic_time ()) / 1000 + 1;

  return (int) CLAMP (left, 0, 60000);
}

/* Reads until git ends (@end can then be read), time is up or somebody cancels. */
static gboolean
collect (const PowGitChild *child, int end, PowStream *output, PowStream *errors, GError **error)
{
  gint64 until = child->deadline > 0 ? g_get_monotonic_time () + (gint64) child->deadline * G_USEC_PER_SEC : 0;
  gint64 patience = (gint64) child->patience * G_USEC_PER_SEC;
  gint64 silent_until = patience > 0 ? g_get_monotonic_time () + patience : 0;
  GPollFD cancel = { .fd = -1 };
  gboolean has_cancel = child->cancellable != NULL && g_cancellable_make_pollfd (child->cancellable, &cancel);
  gboolean good = TRUE;
  gboolean ended = FALSE;

  /* What git leaves running (a shared ssh connection) may keep the streams open after git itself. */
  while (good && !ended && (output->fd >= 0 || errors->fd >= 0))
    {
      struct pollfd waits[5] = {
        { .fd = output->fd, .events = POLLIN },
        { .fd = errors->fd, .events = POLLIN },
        { .fd = child->watch != NULL ? child->watched : -1, .events = POLLIN },
        { .fd = has_cancel ? cancel.fd : -1, .events = POLLIN },
        { .fd = end, .events = POLLIN },
      };
      gboolean spoke = FALSE;
      gint64 began;

      if (g_cancellable_set_error_if_cancelled (child->cancellable, error))
        good = FALSE;
      else if ((until > 0 && g_get_monotonic_time () >= until) || (silent_until > 0 && g_get_monotonic_time () >= silent_until))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "git gave no answer in time");
          good = FALSE;
        }
      if (!good || poll (waits, G_N_ELEMENTS (waits), get_wait (until, silent_until)) <= 0)
        continue;
      ended = waits[4].revents != 0 && waits[0].revents == 0 && waits[1].revents == 0;
      if (waits[0].revents != 0)
        spoke |= take (output, child, FALSE);
      if (waits[1].revents != 0)
        spoke |= take (errors, child, TRUE);
      if (waits[2].revents != 0)
        {
          began = g_get_monotonic_time ();
          child->watch (child->data);
          if (until > 0)
            until += g_get_monotonic_time () - began;
          spoke = TRUE;
        }
      if (spoke && patience > 0)
        silent_until = g_get_monotonic_time () + patience;
    }
  if (has_cancel)
    g_cancellable_release_fd (child->cancellable);
  return good;
}

static char **
build_arguments (const PowGitChild *child)
{
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();

  g_strv_builder_addv (argv, (const char **) always);
  if (child->network)
    g_strv_builder_addv (argv, (const char **) network);
  g_strv_builder_addv (argv, (const char **) child->arguments);
  return g_strv_builder_end (argv);
}

struct _PowGitRun
{
  PowGitChild child;
  pid_t pid;
  PowStream output;
  PowStream errors;
};

static PowGitRun *
start (const PowGitChild *child, gboolean joined, GError **error)
{
  g_auto (GStrv) argv = build_arguments (child);
  g_auto (GStrv) environment = build_environment (child->variables);
  g_autoptr (GError) failure = NULL;
  PowSpawn spawn = {
    .folder = child->folder,
    .arguments = (const char *const *) argv,
    .environment = (const char *const *) environment,
    .file_bytes_max = FILE_BYTES_MAX,
    .joined = joined,
  };
  PowGitRun *self;

  if (g_cancellable_set_error_if_cancelled (child->cancellable, error))
    return NULL;
  if (!pow_spawn_start (&spawn, &failure))
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_IO,
                   _("The program git cannot be started: %s. Install git and try again."), failure->message);
      return NULL;
    }
  self = g_new0 (PowGitRun, 1);
  self->child = *child;
  self->pid = spawn.pid;
  self->output = (PowStream){ spawn.output, g_string_new (NULL) };
  self->errors = (PowStream){ spawn.errors, g_string_new (NULL) };
  return self;
}

PowGitRun *
pow_git_run_start (const PowGitChild *child, GError **error)
{
  return start (child, FALSE, error);
}

static int
end (PowGitRun *self, gboolean in_time)
{
  int status = 0;

  if (!in_time)
    kill (-self->pid, SIGKILL);
  if (self->output.fd >= 0)
    close (self->output.fd);
  if (self->errors.fd >= 0)
    close (self->errors.fd);
  while (waitpid (self->pid, &status, 0) < 0 && errno == EINTR)
    ;
  return WIFEXITED (status) ? WEXITSTATUS (status) : 128;
}

static void
free_run (PowGitRun *self)
{
  g_string_free (self->output.text, TRUE);
  g_string_free (self->errors.text, TRUE);
  g_free (self);
}

gboolean
pow_git_run_finish (PowGitRun *self, char **output, char **errors, int *status, GError **error)
{
  int ended = (int) syscall (SYS_pidfd_open, self->pid, 0);
  gboolean in_time = collect (&self->child, ended, &self->output, &self->errors, error);

  if (ended >= 0)
    close (ended);
  *status = end (self, in_time);
  if (output != NULL)
    *output = g_utf8_make_valid (self->output.text->str, (gssize) self->output.text->len);
  if (errors != NULL)
    *errors = g_utf8_make_valid (self->errors.text->str, (gssize) self->errors.text->len);
  free_run (self);
  return in_time;
}

void
pow_git_run_abandon (PowGitRun *self)
{
  if (self == NULL)
    return;
  end (self, FALSE);
  free_run (self);
}

gboolean
pow_git_child_run_full (const PowGitChild *child, char **output, char **errors, int *status, GError **error)
{
  PowGitRun *run = start (child, errors == NULL, error);

  return run != NULL && pow_git_run_finish (run, output, errors, status, error);
}

gboolean
pow_git_child_run (const char *folder,
                   const char *const *arguments,
                   guint deadline,
                   char **output,
                   int *status,
                   GError **error)
{
  PowGitChild child = { .folder = folder, .arguments = arguments, .deadline = deadline, .watched = -1 };
  g_autoptr (GError) failure = NULL;
  g_autofree char *told = NULL;

  if (!pow_git_child_run_full (&child, &told, NULL, status, &failure))
    {
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
        g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_IO,
                     _("Checking or copying the portfolio took longer than %u seconds and was stopped. Try again."),
                     deadline);
      else
        g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (output != NULL)
    *output = g_steal_pointer (&told);
  return TRUE;
}
