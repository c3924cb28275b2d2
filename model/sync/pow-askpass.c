/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-askpass.h"

#include "model/store/pow-files.h"

#include "pow-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define PROGRAM "perspectief-askpass"
#define QUESTION_MAX 8192
#define ATTEMPTS_MAX 3
/* The asking program sends its question at once. */
#define READ_MSEC 5000

struct _PowAskpass
{
  char *folder;
  char *program;
  char *socket;
  int fd;
  char **variables;
  PowSyncQuestionFunc question;
  gpointer data;
  GCancellable *cancellable;
  GHashTable *attempts; /* kind and place → how often it was asked */
  GHashTable *accepted; /* kind and place → answer that worked; in memory, until the exchange ends */
  GHashTable *tried;    /* the same, given in this run */
  gboolean declined;
};

static int
open_socket (const char *path, gboolean listens)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd;

  if (strlen (path) >= sizeof address.sun_path)
    {
      errno = ENAMETOOLONG;
      return -1;
    }
  strcpy (address.sun_path, path);
  fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0)
    return -1;
  if (listens ? bind (fd, (struct sockaddr *) &address, sizeof address) == 0 && listen (fd, 4) == 0
              : connect (fd, (struct sockaddr *) &address, sizeof address) == 0)
    return fd;
  close (fd);
  return -1;
}

static char *
make_folder (void)
{
  g_autofree char *in_runtime = g_build_filename (g_get_user_runtime_dir (), "perspectief-XXXXXX", NULL);

  /* The path of a socket is short. */
  if (strlen (in_runtime) < 80 && g_mkdtemp_full (in_runtime, 0700) != NULL)
    return g_steal_pointer (&in_runtime);
  g_free (in_runtime);
  in_runtime = g_strdup ("/tmp/perspectief-XXXXXX");
  return g_mkdtemp_full (in_runtime, 0700) != NULL ? g_steal_pointer (&in_runtime) : NULL;
}

static void
free_secret (gpointer data)
{
  explicit_bzero (data, strlen (data));
  g_free (data);
}

PowAskpass *
pow_askpass_new (PowSyncQuestionFunc question, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PowAskpass) self = g_new0 (PowAskpass, 1);
  g_autofree char *ourselves = g_file_read_link ("/proc/self/exe", NULL);

  self->fd = -1;
  self->question = question;
  self->data = data;
  self->cancellable = cancellable;
  self->attempts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_secret);
  self->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_secret);
  self->folder = make_folder ();
  if (self->folder != NULL)
    {
      self->program = g_build_filename (self->folder, PROGRAM, NULL);
      self->socket = g_build_filename (self->folder, "socket", NULL);
      self->fd = open_socket (self->socket, TRUE);
    }
  if (self->fd < 0 || ourselves == NULL || symlink (ourselves, self->program) != 0)
    {
      pow_store_set_errno (error, errno, self->folder != NULL ? self->folder : g_get_user_runtime_dir ());
      return NULL;
    }
  self->variables = g_new0 (char *, 4);
  self->variables[0] = g_strconcat ("GIT_ASKPASS=", self->program, NULL);
  self->variables[1] = g_strconcat ("SSH_ASKPASS=", self->program, NULL);
  self->variables[2] = g_strdup ("SSH_ASKPASS_REQUIRE=force");
  return g_steal_pointer (&self);
}

void
pow_askpass_free (PowAskpass *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  if (self->folder != NULL)
    pow_folder_remove (self->folder);
  g_clear_pointer (&self->attempts, g_hash_table_unref);
  g_clear_pointer (&self->accepted, g_hash_table_unref);
  g_clear_pointer (&self->tried, g_hash_table_unref);
  g_strfreev (self->variables);
  g_free (self->folder);
  g_free (self->program);
  g_free (self->socket);
  g_free (self);
}

const char *const *
pow_askpass_get_variables (PowAskpass *self)
{
  return (const char *const *) self->variables;
}

int
pow_askpass_get_fd (PowAskpass *self)
{
  return self->fd;
}

gboolean
pow_askpass_end_run (PowAskpass *self, gboolean accepted)
{
  gboolean was_asked = g_hash_table_size (self->tried) > 0;
  GHashTableIter iter;
  gpointer key;
  gpointer answer;

  g_hash_table_iter_init (&iter, self->tried);
  while (g_hash_table_iter_next (&iter, &key, &answer))
    if (accepted)
      g_hash_table_replace (self->accepted, g_strdup (key), g_strdup (answer));
    else
      g_hash_table_remove (self->accepted, key);
  g_hash_table_remove_all (self->tried);
  return was_asked;
}

gboolean
pow_askpass_was_declined (PowAskpass *self)
{
  return self->declined;
}

/* The part of @text between two quotes. Transfer full. */
static char *
find_quoted (const char *text)
{
  const char *open = strchr (text, '\'');
  const char *close = open != NULL ? strchr (open + 1, '\'') : NULL;

  return close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;
}

static char *
find_fingerprint (const char *text)
{
  const char *from = strstr (text, "SHA256:");

  return from != NULL ? g_strndup (from, strcspn (from, " \n\r.")) : NULL;
}

/* What git 2.39 and OpenSSH 9 write when LC_ALL is C. */
/* ssh names a server twice that has an address and no name: "[127.0.0.1]:22 ([127.0.0.1]:22)". */
static void
drop_repetition (char *place)
{
  char *again = place != NULL ? strstr (place, " (") : NULL;

  if (again != NULL && strncmp (place, again + 2, (gsize) (again - place)) == 0)
    *again = '\0';
}

static PowSyncQuestion *
read_question (const char *text)
{
  PowSyncQuestion *question = g_new0 (PowSyncQuestion, 1);
  const char *of = strstr (text, "'s password");

  question->text = g_strdup (text);
  question->place = find_quoted (text);
  question->ask = POW_SYNC_ASK_PASSPHRASE;
  if (strstr (text, "authenticity of host") != NULL)
    {
      question->ask = POW_SYNC_ASK_HOST_KEY;
      question->fingerprint = find_fingerprint (text);
      drop_repetition (question->place);
    }
  else if (g_str_has_prefix (text, "Username for "))
    question->ask = POW_SYNC_ASK_NAME;
  else if (g_str_has_prefix (text, "Password for "))
    question->ask = POW_SYNC_ASK_PASSWORD;
  else if (of != NULL)
    {
      question->ask = POW_SYNC_ASK_PASSWORD;
      g_free (question->place);
      question->place = g_strndup (text, (gsize) (of - text));
    }
  if (question->place == NULL)
    question->place = g_strdup (text);
  return question;
}

PowSyncQuestion *
pow_sync_question_copy (const PowSyncQuestion *question)
{
  PowSyncQuestion *copy = g_memdup2 (question, sizeof *question);

  copy->place = g_strdup (question->place);
  copy->fingerprint = g_strdup (question->fingerprint);
  copy->text = g_strdup (question->text);
  return copy;
}

void
pow_sync_question_free (PowSyncQuestion *question)
{
  if (question == NULL)
    return;
  g_free (question->place);
  g_free (question->fingerprint);
  g_free (question->text);
  g_free (question);
}

/* Reads to the end of what the other side sends. Transfer full; NULL when it is too much or too slow. */
static char *
receive (int fd)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (;;)
    {
      char buffer[1024];
      struct pollfd wait = { .fd = fd, .events = POLLIN };
      gssize n;

      if (poll (&wait, 1, READ_MSEC) <= 0)
        return NULL;
      n = read (fd, buffer, sizeof buffer);
      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        return g_utf8_make_valid (text->str, (gssize) text->len);
      if (n < 0 || text->len + (gsize) n > QUESTION_MAX)
        return NULL;
      g_string_append_len (text, buffer, n);
    }
}

static gboolean
send_all (int fd, const char *text)
{
  gsize length = strlen (text);

  while (length > 0)
    {
      gssize n = send (fd, text, length, MSG_NOSIGNAL);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      text += n;
      length -= (gsize) n;
    }
  return TRUE;
}

static char *
ask (PowAskpass *self, const char *text)
{
  g_autoptr (PowSyncQuestion) question = read_question (text);
  g_autofree char *key = g_strdup_printf ("%d %s", question->ask, question->place);
  const char *known = g_hash_table_lookup (self->accepted, key);
  char *answer = NULL;

  /* Asked again in the same run it was wrong after all. */
  if (known != NULL && !g_hash_table_contains (self->tried, key))
    {
      g_hash_table_insert (self->tried, g_strdup (key), g_strdup (known));
      return g_strdup (known);
    }
  question->attempt = GPOINTER_TO_UINT (g_hash_table_lookup (self->attempts, key)) + 1;
  g_hash_table_insert (self->attempts, g_strdup (key), GUINT_TO_POINTER (question->attempt));
  if (question->attempt > ATTEMPTS_MAX)
    return NULL;
  if (self->question != NULL)
    answer = self->question (question, self->cancellable, self->data);
  if (answer == NULL || (question->ask == POW_SYNC_ASK_HOST_KEY && strcmp (answer, "yes") != 0))
    self->declined = TRUE;
  else
    g_hash_table_replace (self->tried, g_strdup (key), g_strdup (answer));
  return answer;
}

void
pow_askpass_serve (PowAskpass *self)
{
  int fd = accept4 (self->fd, NULL, NULL, SOCK_CLOEXEC);
  g_autofree char *text = fd >= 0 ? receive (fd) : NULL;
  g_autofree char *answer = text != NULL ? ask (self, text) : NULL;

  /* A mark before the answer tells an empty one from none. */
  if (answer != NULL && send_all (fd, "+"))
    send_all (fd, answer);
  if (answer != NULL)
    explicit_bzero (answer, strlen (answer));
  if (fd >= 0)
    close (fd);
}

/* Waits as long as the person needs. */
static char *
receive_answer (int fd)
{
  GString *text = g_string_new (NULL);
  char buffer[1024];
  gssize n;

  while ((n = read (fd, buffer, sizeof buffer)) > 0 || (n < 0 && errno == EINTR))
    if (n > 0)
      g_string_append_len (text, buffer, n);
  return g_string_free (text, FALSE);
}

/**
 * pow_sync_answer_for_git:
 * @argc: of main()
 * @argv: of main()
 *
 * When git or ssh started this program to ask a question, passes it on, prints the answer and exits.
 * Returns otherwise. The first thing in main() of every program that exchanges.
 */
void
pow_sync_answer_for_git (int argc, char **argv)
{
  const char *name = argc > 0 ? strrchr (argv[0], '/') : NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *answer = NULL;
  int fd;

  if (name == NULL || strcmp (name + 1, PROGRAM) != 0)
    return;
  folder = g_path_get_dirname (argv[0]);
  path = g_build_filename (folder, "socket", NULL);
  fd = open_socket (path, FALSE);
  if (fd < 0 || !send_all (fd, argc > 1 ? argv[1] : "?"))
    _exit (1);
  shutdown (fd, SHUT_WR);
  answer = receive_answer (fd);
  if (*answer != '+')
    _exit (1);
  printf ("%s\n", answer + 1);
  _exit (fflush (stdout) == 0 ? 0 : 1);
}
