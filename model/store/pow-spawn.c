/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-spawn.h"

#include "pow-config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef CLOSE_RANGE_CLOEXEC
#define CLOSE_RANGE_CLOEXEC (1U << 2)
#endif
/* Where the kernel cannot close a range: ours are made to close by themselves, so this is a second lock. */
#define FILES_MAX 1024

/* Why the child did not become the other program. */
typedef struct
{
  int code; /* errno */
  gboolean in_folder;
} PowFailure;

/* What the child uses; it shares our memory until it becomes the other program. */
typedef struct
{
  const char *folder;
  const char *program;
  char *const *arguments;
  char *const *environment;
  rlim_t file_bytes_max;
  int input;
  int output;
  int errors;
  int report; /* where a PowFailure goes; closes by itself when all is well */
} PowBecoming;

/* Above the three that the child has to set, whatever of those is open here. */
static int
raise_file (int fd)
{
  int raised = fd >= 0 ? fcntl (fd, F_DUPFD_CLOEXEC, 3) : -1;

  if (fd >= 0)
    close (fd);
  return raised;
}

static gboolean
make_pipe (int ends[2])
{
  if (pipe2 (ends, O_CLOEXEC) != 0)
    return FALSE;
  ends[0] = raise_file (ends[0]);
  ends[1] = raise_file (ends[1]);
  return ends[0] >= 0 && ends[1] >= 0;
}

static void
close_file (int *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

static void
close_our_files (void)
{
  if (syscall (SYS_close_range, 3U, ~0U, CLOSE_RANGE_CLOEXEC) == 0)
    return;
  for (int fd = 3; fd < FILES_MAX; fd++)
    fcntl (fd, F_SETFD, FD_CLOEXEC);
}

/* A handler of ours would run in the child upon our own memory. */
static void
forget_handlers (void)
{
  for (int number = 1; number < NSIG; number++)
    {
      struct sigaction action;

      if (sigaction (number, NULL, &action) != 0 || (action.sa_handler == SIG_IGN && number != SIGPIPE))
        continue;
      memset (&action, 0, sizeof action);
      action.sa_handler = SIG_DFL;
      sigaction (number, &action, NULL);
    }
}

/* In the child: nothing but system calls. */
static void
become (PowBecoming *self)
{
  const struct rlimit none = { 0, 0 };
  const struct rlimit file = { self->file_bytes_max, self->file_bytes_max };
  PowFailure failure = { 0, FALSE };
  sigset_t signals;

  forget_handlers ();
  setpgid (0, 0);
  /* When we are killed it must not go on alone. */
  prctl (PR_SET_PDEATHSIG, SIGTERM);
  setrlimit (RLIMIT_CORE, &none);
  setrlimit (RLIMIT_FSIZE, &file);
  sigemptyset (&signals);
  sigprocmask (SIG_SETMASK, &signals, NULL);
  if (dup2 (self->input, STDIN_FILENO) >= 0 && dup2 (self->output, STDOUT_FILENO) >= 0 && dup2 (self->errors, STDERR_FILENO) >= 0)
    {
      close_our_files ();
      failure.in_folder = chdir (self->folder) != 0;
      if (!failure.in_folder)
        execve (self->program, self->arguments, self->environment);
    }
  failure.code = errno;
  _exit (write (self->report, &failure, sizeof failure) < 0 ? 126 : 127);
}

/* With all signals held back, so that the child is in nobody's handler. */
static pid_t
start (PowBecoming *becoming)
{
  sigset_t all;
  sigset_t before;
  pid_t pid;

  sigfillset (&all);
  pthread_sigmask (SIG_SETMASK, &all, &before);
  pid = vfork ();
  if (pid == 0)
    become (becoming);
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  return pid;
}

/* FALSE: the child could not become the program, and is gone. */
static gboolean
has_become (pid_t pid, int report, PowFailure *failure)
{
  gssize n;

  while ((n = read (report, failure, sizeof *failure)) < 0 && errno == EINTR)
    ;
  if (n != (gssize) sizeof *failure)
    return TRUE;
  waitpid (pid, NULL, 0);
  return FALSE;
}

gboolean
pow_spawn_start (PowSpawn *self, GError **error)
{
  g_autofree char *program = g_find_program_in_path (self->arguments[0]);
  PowBecoming becoming = {
    .folder = self->folder,
    .program = program,
    .arguments = (char *const *) self->arguments,
    .environment = (char *const *) self->environment,
    .file_bytes_max = self->file_bytes_max,
  };
  PowFailure failure = { ENOENT, FALSE };
  int output[2] = { -1, -1 };
  int errors[2] = { -1, -1 };
  int report[2] = { -1, -1 };
  gboolean started = FALSE;

  becoming.input = raise_file (open ("/dev/null", O_RDONLY | O_CLOEXEC));
  if (program != NULL && becoming.input >= 0 && make_pipe (report) && make_pipe (output) && (self->joined || make_pipe (errors)))
    {
      becoming.output = output[1];
      becoming.errors = self->joined ? output[1] : errors[1];
      becoming.report = report[1];
      self->pid = start (&becoming);
      failure.code = errno;
      close_file (&report[1]);
      started = self->pid > 0 && has_become (self->pid, report[0], &failure);
    }
  else if (program != NULL)
    failure.code = errno;
  close_file (&becoming.input);
  close_file (&output[1]);
  close_file (&errors[1]);
  close_file (&report[0]);
  close_file (&report[1]);
  if (!started)
    {
      close_file (&output[0]);
      close_file (&errors[0]);
      g_set_error (error, G_SPAWN_ERROR, G_SPAWN_ERROR_FAILED, "%s: %s", failure.in_folder ? self->folder : self->arguments[0],
                   g_strerror (failure.code));
      return FALSE;
    }
  self->output = output[0];
  self->errors = errors[0];
  return TRUE;
}
