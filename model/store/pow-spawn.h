/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include <sys/resource.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* A program to start, and its ends. Plain value. */
typedef struct
{
  const char *folder;
  const char *const *arguments;   /* of which the first names the program, looked for in PATH */
  const char *const *environment; /* NAME=VALUE; all of it */
  rlim_t file_bytes_max;          /* of any file that it writes */
  gboolean joined;                /* standard error goes where standard output goes */

  pid_t pid;
  int output;
  int errors; /* -1 when joined */
} PowSpawn;

/**
 * pow_spawn_start:
 * @self: what to start; `pid`, `output` and `errors` are filled in
 * @error: a %G_SPAWN_ERROR
 *
 * Starts it in a process group of its own, which ends when this thread does; with nothing on standard input, no
 * open file of ours and no dumps of memory. However much memory this program has, none of it is copied.
 *
 * Returns: whether it runs
 */
gboolean pow_spawn_start (PowSpawn *self, GError **error);

G_END_DECLS
