/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-git-child.h"

#include "model/store/pow-repository.h"

#include "pow-config.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define OUTPUT_MAX (4 * 1024 * 1024)

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

static char **
build_environment (void)
{
  char **environment = g_get_environ ();
  g_auto (GStrv) names = g_listenv ();

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], "GIT_"))
      environment = g_environ_unsetenv (environment, names[i]);
  environment = g_environ_setenv (environment, "GIT_TERMINAL_PROMPT", "0", TRUE);
  return g_environ_setenv (environment, "LC_ALL", "C.UTF-8", TRUE);
}

/* Own process group, so that a deadline ends its children too; one pipe for both streams. */
static void
child_setup (gpointer data)
{
  setpgid (0, 0);
  dup2 (STDOUT_FILENO, STDERR_FILENO);
}

/* Reads until the end or the deadline; FALSE when it was the deadline. */
static gboolean
collect (int fd, gint64 until, GString *output)
{
  for (;;)
    {
      char buffer[8192];
      struct pollfd wait = { .fd = fd, .events = POLLIN };
      gint64 left = (until - g_get_monotonic_time ()) / 1000;
      gssize n;
      int ready;

      if (left <= 0)
        return FALSE;
      ready = poll (&wait, 1, (int) MIN (left, 60000));
      if (ready <= 0)
        continue;
      n = read (fd, buffer, sizeof buffer);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return TRUE;
      if (output->len < OUTPUT_MAX)
        g_string_append_len (output, buffer, n);
    }
}

gboolean
pow_git_child_run (const char *folder,
                   const char *const *arguments,
                   guint deadline,
                   char **output,
                   int *status,
                   GError **error)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_auto (GStrv) environment = build_environment ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;
  gint64 until = g_get_monotonic_time () + (gint64) deadline * G_USEC_PER_SEC;
  gboolean in_time;
  int wait_status = 0;
  int fd;
  GPid pid;

  for (guint i = 0; always[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) always[i]);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);

  if (!g_spawn_async_with_pipes (folder, (char **) argv->pdata, environment,
                                 G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, child_setup, NULL, &pid,
                                 NULL, &fd, NULL, &failure))
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_IO,
                   _("The program git cannot be started: %s. Install git and try again."), failure->message);
      return FALSE;
    }
  in_time = collect (fd, until, text);
  if (!in_time)
    kill (-pid, SIGKILL);
  close (fd);
  while (waitpid (pid, &wait_status, 0) < 0 && errno == EINTR)
    ;
  g_spawn_close_pid (pid);
  if (!in_time)
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_IO,
                   _("Checking or copying the portfolio took longer than %u seconds and was stopped. Try again."),
                   deadline);
      return FALSE;
    }
  *status = WIFEXITED (wait_status) ? WEXITSTATUS (wait_status) : 128;
  if (output != NULL)
    *output = g_utf8_make_valid (text->str, (gssize) text->len);
  return TRUE;
}
