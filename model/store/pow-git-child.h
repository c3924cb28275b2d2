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

G_END_DECLS
