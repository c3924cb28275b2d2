/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-commit-message.h"

#include <string.h>

static void
append_trailer (GString *text, const char *key, const char *value)
{
  g_autofree char *line = NULL;

  if (value == NULL)
    return;
  line = g_strstrip (g_strdelimit (g_strdup (value), "\r\n\t", ' '));
  if (*line != '\0')
    g_string_append_printf (text, "%s: %s\n", key, line);
}

char *
pow_commit_message_build (const char *text, const PowTrailers *trailers)
{
  g_autofree char *stripped = NULL;
  GString *message;
  gsize before;

  g_return_val_if_fail (text != NULL && trailers != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  message = g_string_new (stripped);
  g_string_append (message, "\n\n");
  before = message->len;
  append_trailer (message, "Kind", trailers->kind);
  append_trailer (message, "Reason", trailers->reason);
  append_trailer (message, "Body", trailers->body);
  append_trailer (message, "At", trailers->at);
  append_trailer (message, "Change-Id", trailers->change_id);
  append_trailer (message, "Tool", trailers->tool);
  if (message->len == before)
    g_string_truncate (message, before - 1);
  return g_string_free (message, FALSE);
}

char *
pow_commit_message_dup_subject (const char *message)
{
  g_return_val_if_fail (message != NULL, NULL);

  while (*message == '\n')
    message++;
  return g_strstrip (g_strndup (message, strcspn (message, "\n")));
}

char *
pow_commit_message_dup_trailer (const char *message, const char *key)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *prefix = NULL;
  guint last;

  g_return_val_if_fail (message != NULL && key != NULL, NULL);

  lines = g_strsplit (message, "\n", -1);
  prefix = g_strconcat (key, ": ", NULL);
  last = g_strv_length (lines);
  while (last > 0 && *g_strstrip (lines[last - 1]) == '\0')
    last--;
  /* The last paragraph only, and never the subject: a body line may look like a trailer. */
  for (guint i = last; i > 1 && *g_strstrip (lines[i - 1]) != '\0'; i--)
    if (g_str_has_prefix (lines[i - 1], prefix))
      return g_strstrip (g_strdup (lines[i - 1] + strlen (prefix)));
  return NULL;
}

char *
pow_change_id_new (void)
{
  return g_uuid_string_random ();
}
