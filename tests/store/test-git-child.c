/* SPDX-License-Identifier: EUPL-1.2 */
/* What git is started with, and how it ends: shown by aliases of git that run a shell. */
#include "model/store/pow-git-child.h"
#include "model/store/pow-repository.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  const char *name;
  const char *script;
  const char *output;
  const char *errors;
  int status;
} Case;

static const Case cases[] = {
  { "streams", "echo out; echo err >&2; exit 3", "out\n", "err\n", 3 },
  { "input", "cat; echo end", "end\n", "", 0 },
  { "no-variables-of-the-caller", "echo \"$GIT_TRACE2/$GIT_TERMINAL_PROMPT/$LC_ALL\"", "/0/C.UTF-8\n", "", 0 },
  { "given-variable", "echo \"$GIT_GIVEN\"", "a=b\n", "", 0 },
  { "no-dumps", "ulimit -c", "0\n", "", 0 },
  { "bounded-files", "test \"$(ulimit -f)\" != unlimited && echo bounded", "bounded\n", "", 0 },
  { "folder", "pwd", "/\n", "", 0 },
  { "no-open-files-of-ours", "test -e /proc/self/fd/99 || echo closed", "closed\n", "", 0 },
  { "broken-pipe-ends-it", "sh -c 'kill -PIPE $$; echo alive' 2>&1 | tail -n 1", "", "", 0 },
  { "no-blocked-signals", "sh -c 'kill -TERM $$; echo alive' 2>/dev/null; echo $?", "143\n", "", 0 },
  { "group-of-its-own", "test $(cut -d' ' -f5 /proc/$PPID/stat) = $PPID && echo own", "own\n", "", 0 },
  { "not-valid-text", "printf 'a\\377b'", "a\357\277\275b", "", 0 },
};

static PowGitChild
make_child (const char *const *arguments)
{
  static const char *const variables[] = { "GIT_GIVEN=a=b", NULL };

  return (PowGitChild){ .folder = "/", .arguments = arguments, .variables = variables, .watched = -1 };
}

static void
test_case (gconstpointer data)
{
  const Case *given = data;
  g_autofree char *alias = g_strconcat ("alias.t=!", given->script, NULL);
  const char *const arguments[] = { "-c", alias, "t", NULL };
  PowGitChild child = make_child (arguments);
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_assert_true (pow_git_child_run_full (&child, &output, &errors, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (output, ==, given->output);
  g_assert_cmpstr (errors, ==, given->errors);
  g_assert_cmpint (status, ==, given->status);
}

static void
test_cannot_start (void)
{
  const char *const arguments[] = { "version", NULL };
  g_autofree char *path = g_strdup (g_getenv ("PATH"));
  g_autoptr (GError) no_folder = NULL;
  g_autoptr (GError) no_program = NULL;
  int status;

  g_assert_false (pow_git_child_run ("/does-not-exist", arguments, 10, NULL, &status, &no_folder));
  g_assert_error (no_folder, POW_STORE_ERROR, POW_STORE_ERROR_IO);
  g_assert_nonnull (strstr (no_folder->message, "/does-not-exist"));
  g_setenv ("PATH", "/does-not-exist", TRUE);
  g_assert_false (pow_git_child_run ("/", arguments, 10, NULL, &status, &no_program));
  g_setenv ("PATH", path, TRUE);
  g_assert_error (no_program, POW_STORE_ERROR, POW_STORE_ERROR_IO);
  g_assert_nonnull (strstr (no_program->message, "git"));
}

static gint64
read_process (const char *file)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (file, &text, NULL, NULL) ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static void
wait_for_end (gint64 process)
{
  gint64 until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  g_assert_cmpint (process, >, 0);
  while (kill ((pid_t) process, 0) == 0 && g_get_monotonic_time () < until)
    g_usleep (10000);
  g_assert_cmpint (kill ((pid_t) process, 0), !=, 0);
}

/* What is ended early takes the processes that it started with it. */
static void
test_ended_early (gconstpointer by)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *file = g_build_filename (folder, "pid", NULL);
  g_autofree char *alias = g_strdup_printf ("alias.t=!sleep 600 & echo $! >%s.new; mv %s.new %s; echo begun; wait", file, file, file);
  const char *const arguments[] = { "-c", alias, "t", NULL };
  PowGitChild child = make_child (arguments);
  g_autoptr (GError) error = NULL;
  int status;

  if (strcmp (by, "silence") == 0)
    {
      child.patience = 3;
      g_assert_false (pow_git_child_run_full (&child, NULL, NULL, &status, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
    }
  else
    {
      gint64 until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
      PowGitRun *run = pow_git_run_start (&child, &error);

      g_assert_no_error (error);
      while (read_process (file) == 0 && g_get_monotonic_time () < until)
        g_usleep (10000);
      pow_git_run_abandon (run);
    }
  wait_for_end (read_process (file));
  g_unlink (file);
  g_rmdir (folder);
}

/* Something else is done while it runs. */
static void
test_beside (void)
{
  const char *const arguments[] = { "-c", "alias.t=!echo first; sleep 0.1; echo second >&2", "t", NULL };
  PowGitChild child = make_child (arguments);
  g_autoptr (GError) error = NULL;
  PowGitRun *runs[3];

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    g_assert_nonnull (runs[i] = pow_git_run_start (&child, &error));
  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autofree char *output = NULL;
      g_autofree char *errors = NULL;
      int status;

      g_assert_true (pow_git_run_finish (runs[i], &output, &errors, &status, &error));
      g_assert_cmpstr (output, ==, "first\n");
      g_assert_cmpstr (errors, ==, "second\n");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_setenv ("GIT_TRACE2", "0", TRUE);
  signal (SIGPIPE, SIG_IGN);
  g_assert_cmpint (dup2 (open ("/dev/null", O_RDONLY), 99), ==, 99);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/store/git-child/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/store/git-child/cannot-start", test_cannot_start);
  g_test_add_data_func ("/store/git-child/silent", "silence", test_ended_early);
  g_test_add_data_func ("/store/git-child/abandoned", "abandon", test_ended_early);
  g_test_add_func ("/store/git-child/beside", test_beside);
  return g_test_run ();
}
