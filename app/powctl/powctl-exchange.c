/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define ANSWER_MAX 1024

static char *
compose_question (const PowSyncQuestion *question)
{
  switch (question->ask)
    {
    case POW_SYNC_ASK_NAME:
      return g_strdup_printf (_ ("Name for %s: "), question->place);
    case POW_SYNC_ASK_PASSWORD:
      return g_strdup_printf (_ ("Password or token for %s: "), question->place);
    case POW_SYNC_ASK_HOST_KEY:
      return g_strdup_printf (_ ("This computer does not know the server %s yet.\n"
                                 "The fingerprint of its key is %s\n"
                                 "Compare it with what whoever keeps the server says. Type “yes” if it is the same: "),
                              question->place,
                              question->fingerprint != NULL ? question->fingerprint : _ ("not told"));
    case POW_SYNC_ASK_PASSPHRASE:
    default:
      return g_strdup_printf (_ ("Passphrase for the key %s: "), question->place);
    }
}

static char *
read_answer (int fd)
{
  char buffer[ANSWER_MAX + 1];
  gsize length = 0;
  char *answer;

  while (length < ANSWER_MAX && read (fd, buffer + length, 1) == 1 && buffer[length] != '\n')
    length++;
  answer = g_strndup (buffer, length);
  memset (buffer, 0, sizeof buffer);
  return answer;
}

char *
powctl_ask (const PowSyncQuestion *question, GCancellable *cancellable, gpointer progress)
{
  gboolean is_secret = question->ask == POW_SYNC_ASK_PASSWORD || question->ask == POW_SYNC_ASK_PASSPHRASE;
  g_autofree char *text = compose_question (question);
  g_autofree char *answer = NULL;
  struct termios before;
  struct termios quiet;
  gboolean is_quiet;
  int fd = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);

  if (fd < 0)
    return NULL;
  powctl_progress_hold (progress, TRUE);
  /* Before the question is shown, so that not even who types at once sees a secret. */
  is_quiet = is_secret && tcgetattr (fd, &before) == 0;
  if (is_quiet)
    {
      quiet = before;
      quiet.c_lflag &= (tcflag_t) ~ECHO;
      is_quiet = tcsetattr (fd, TCSAFLUSH, &quiet) == 0;
    }
  dprintf (fd, "%s", text);
  if (is_quiet || !is_secret)
    answer = read_answer (fd);
  if (is_quiet)
    {
      tcsetattr (fd, TCSANOW, &before);
      dprintf (fd, "\n");
    }
  close (fd);
  powctl_progress_hold (progress, FALSE);

  /* In their own language people say yes too. */
  if (answer != NULL && question->ask == POW_SYNC_ASK_HOST_KEY
      && g_ascii_strcasecmp (g_strstrip (answer), C_ ("answer to a question", "yes")) == 0)
    return g_strdup ("yes");
  return answer != NULL && *answer != '\0' ? g_steal_pointer (&answer) : NULL;
}

static gpointer
wait_for_signal (gpointer data)
{
  sigset_t *signals = data;
  GCancellable *cancellable = powctl_watch_interrupt ();
  int number;

  sigwait (signals, &number);
  g_cancellable_cancel (cancellable);
  /* The second time people mean it. */
  sigwait (signals, &number);
  _exit (128 + number);
}

GCancellable *
powctl_watch_interrupt (void)
{
  static GCancellable *cancellable = NULL;
  static sigset_t signals;

  if (cancellable != NULL)
    return cancellable;
  cancellable = g_cancellable_new ();
  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigaddset (&signals, SIGHUP);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("interrupt", wait_for_signal, &signals));
  return cancellable;
}

void
powctl_show_phase (PowSyncPhase phase, guint64 bytes, const char *line, gpointer progress)
{
  static const char *const texts[] = { N_ ("Connecting…"), N_ ("Fetching…"), N_ ("Joining…"), N_ ("Sending…"), N_ ("Finishing…") };
  g_autofree char *size = bytes > 0 ? g_format_size (bytes) : NULL;
  g_autofree char *text = NULL;

  if (progress == NULL)
    return;
  text = g_strdup_printf ("%s %s%s%s", _ (texts[phase]), line != NULL ? line : "", line != NULL && size != NULL ? " " : "",
                          size != NULL ? size : "");
  powctl_progress_set_text (progress, text);
}
