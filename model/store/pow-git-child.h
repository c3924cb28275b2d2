/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * pow_git_child_run:
 * @folder: where it runs
 * @arguments: (array zero-terminated=1): after `git` and the options that are always given
 * @deadline: seconds until the process group is killed
 * @output: (out) (optional) (transfer full): standard output and standard error together, valid UTF-8
 * @status: (out): exit status
 *
 * Runs the installed git: never through a shell, without hooks, prompts and GIT_* variables of the
 * caller, with checks of everything received. Blocks.
 *
 * Returns: FALSE with a POW_STORE_ERROR when it could not run or did not end in time
 */
gboolean pow_git_child_run (const char *folder,
                            const char *const *arguments,
                            guint deadline,
                            char **output,
                            int *status,
                            GError **error);

/* Called with each piece of standard error as it comes; not NUL-terminated, no whole lines. */
typedef void (*PowGitChildHeardFunc) (gpointer data, const char *text, gsize length);
/* Called when the watched descriptor can be read. The time it takes does not count as silence. */
typedef void (*PowGitChildWatchFunc) (gpointer data);

/**
 * PowGitChild:
 * @folder: where it runs
 * @arguments: (array zero-terminated=1): after `git` and the options that are always given
 * @network: whether https and ssh may be used, besides paths
 * @variables: (nullable) (array zero-terminated=1): `NAME=VALUE` to add to the environment
 * @deadline: seconds until the process group is killed; 0: none
 * @patience: seconds without a word on standard error or output after which it is killed; 0: none
 * @heard: (nullable): told of standard error
 * @watched: descriptor to call @watch for while it runs; -1: none
 * @watch: (nullable): answers what comes in there
 * @data: for @heard and @watch
 * @cancellable: (nullable): ends it
 *
 * How to run the installed git where it takes long, asks and tells. Plain value.
 */
typedef struct
{
  const char *folder;
  const char *const *arguments;
  gboolean network;
  const char *const *variables;
  guint deadline;
  guint patience;
  PowGitChildHeardFunc heard;
  int watched;
  PowGitChildWatchFunc watch;
  gpointer data;
  GCancellable *cancellable;
} PowGitChild;

/**
 * pow_git_child_run_full:
 * @child: how
 * @output: (out) (optional) (transfer full): standard output, valid UTF-8
 * @errors: (out) (optional) (transfer full): standard error, valid UTF-8; not asked for: it is in @output
 * @status: (out): exit status
 * @error: G_IO_ERROR_TIMED_OUT when it was silent or busy for too long, G_IO_ERROR_CANCELLED, or a
 *   POW_STORE_ERROR when it could not run
 *
 * As pow_git_child_run(). Whatever ends it early ends its whole process group. Blocks.
 *
 * Returns: whether it ended by itself
 */
gboolean pow_git_child_run_full (const PowGitChild *child, char **output, char **errors, int *status, GError **error);

/**
 * PowGitRun:
 *
 * A git that runs beside what this thread does meanwhile.
 */
typedef struct _PowGitRun PowGitRun;

/**
 * pow_git_run_start:
 * @child: how; what it names must stay until the end
 * @error: a %POW_STORE_ERROR when it cannot be started
 *
 * Starts what pow_git_child_run_full() runs. Its time without a word counts from the finish on.
 *
 * Returns: (transfer full) (nullable): the git that runs
 */
PowGitRun *pow_git_run_start (const PowGitChild *child, GError **error);

/**
 * pow_git_run_finish:
 * @self: (transfer full): a git that runs
 * @output: (out) (optional) (transfer full): as of pow_git_child_run_full()
 * @errors: (out) (optional) (transfer full): as of pow_git_child_run_full()
 * @status: (out): exit status
 * @error: as of pow_git_child_run_full()
 *
 * Waits for its end. Blocks.
 *
 * Returns: whether it ended by itself
 */
gboolean pow_git_run_finish (PowGitRun *self, char **output, char **errors, int *status, GError **error);

/**
 * pow_git_run_abandon:
 * @self: (transfer full) (nullable): a git that runs
 *
 * Ends its whole process group.
 */
void pow_git_run_abandon (PowGitRun *self);

G_END_DECLS
