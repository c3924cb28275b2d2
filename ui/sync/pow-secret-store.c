/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-secret-store.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

#ifdef POW_HAVE_LIBSECRET
#include <libsecret/secret.h>

static const SecretSchema schema = {
  "nl.perspectief.Perspectief",
  SECRET_SCHEMA_NONE,
  { { "place", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

static const char *
get_kind (const PowSyncQuestion *question)
{
  return question->ask == POW_SYNC_ASK_NAME ? "name" : "password";
}

gboolean
pow_secret_store_is_there (void)
{
  return TRUE;
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  char *kept = secret_password_lookup_finish (result, &error);

  /* A desktop without such a service has kept nothing. */
  if (error != NULL)
    g_debug ("The secret service does not answer: %s", error->message);
  g_task_return_pointer (task, kept, (GDestroyNotify) secret_password_free);
}

void
pow_secret_store_look_up_async (const PowSyncQuestion *question, GAsyncReadyCallback callback, gpointer user_data)
{
  secret_password_lookup (&schema, NULL, looked_up_cb, g_task_new (NULL, NULL, callback, user_data), "place", question->place,
                          "kind", get_kind (question), NULL);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (secret_password_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pow_secret_store_keep_async (const PowSyncQuestion *question, const char *answer, GAsyncReadyCallback callback, gpointer user_data)
{
  /* Translators: how a kept password is called in the desktop's list of passwords; then the server. */
  g_autofree char *label = g_strdup_printf (_ ("Perspectief: %s"), question->place);

  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, label, answer, NULL, kept_cb,
                         g_task_new (NULL, NULL, callback, user_data), "place", question->place, "kind", get_kind (question),
                         NULL);
}

#else

gboolean
pow_secret_store_is_there (void)
{
  return FALSE;
}

void
pow_secret_store_look_up_async (const PowSyncQuestion *question, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_return_pointer (task, NULL, NULL);
}

void
pow_secret_store_keep_async (const PowSyncQuestion *question, const char *answer, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s", _ ("This program was built without it."));
}

#endif

/**
 * pow_secret_store_look_up_finish:
 * @result: what the callback got
 *
 * Returns: (transfer full) (nullable): what was kept; %NULL: nothing, or no secret service answers
 */
char *
pow_secret_store_look_up_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * pow_secret_store_keep_finish:
 * @result: what the callback got
 * @error: why it was not kept; the exchange goes on without
 *
 * Returns: %TRUE when the answer is kept
 */
gboolean
pow_secret_store_keep_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
