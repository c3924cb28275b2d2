/* SPDX-License-Identifier: EUPL-1.2 */
/* Runs a program and prints "<nanoseconds> <peak KiB>" on standard error's behalf, to descriptor 3:
 *   bench-process PROGRAM ARGUMENT...
 * A small parent of its own, because a child's peak begins with the size of the process that started it. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RESULT 3

int
main (int argc, char **argv)
{
  struct timespec start, end;
  struct rusage usage;
  int status;
  pid_t child;

  if (argc < 2)
    return 2;
  clock_gettime (CLOCK_MONOTONIC, &start);
  child = fork ();
  if (child < 0)
    return 2;
  if (child == 0)
    {
      close (RESULT);
      execvp (argv[1], argv + 1);
      _exit (127);
    }
  if (wait4 (child, &status, 0, &usage) < 0 || !WIFEXITED (status))
    return 2;
  clock_gettime (CLOCK_MONOTONIC, &end);
  dprintf (RESULT, "%lld %ld\n", (end.tv_sec - start.tv_sec) * 1000000000LL + (end.tv_nsec - start.tv_nsec), usage.ru_maxrss);
  return WEXITSTATUS (status);
}
