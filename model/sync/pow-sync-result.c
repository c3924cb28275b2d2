/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-exchange-private.h"

#include "pow-config.h"

typedef struct
{
  char *details;
} PowSyncErrorPrivate;

static void
pow_sync_error_private_init (PowSyncErrorPrivate *private)
{
  private->details = NULL;
}

static void
pow_sync_error_private_copy (const PowSyncErrorPrivate *source, PowSyncErrorPrivate *target)
{
  target->details = g_strdup (source->details);
}

static void
pow_sync_error_private_clear (PowSyncErrorPrivate *private)
{
  g_free (private->details);
}

G_DEFINE_EXTENDED_ERROR (PowSyncError, pow_sync_error)

const char *
pow_sync_error_get_details (const GError *error)
{
  return error->domain == POW_SYNC_ERROR ? pow_sync_error_get_private (error)->details : NULL;
}

void
pow_sync_error_set_details (GError *error, const char *details)
{
  PowSyncErrorPrivate *private = pow_sync_error_get_private (error);

  g_free (private->details);
  private->details = g_strdup (details);
}

gboolean
pow_sync_error_is_outside (const GError *error)
{
  return error->domain == POW_SYNC_ERROR
         && (error->code == POW_SYNC_ERROR_NETWORK || error->code == POW_SYNC_ERROR_SIGN_IN || error->code == POW_SYNC_ERROR_HOST_KEY
             || error->code == POW_SYNC_ERROR_CERTIFICATE || error->code == POW_SYNC_ERROR_SERVER
             || error->code == POW_SYNC_ERROR_REFUSED);
}

const char *
pow_sync_state_get_name (PowSyncState state)
{
  static const char *const names[] = { "none", "sent", "not_sent", "refused", "checking" };

  g_return_val_if_fail (state < G_N_ELEMENTS (names), "none");

  return names[state];
}

PowSyncLine *
pow_sync_line_new (const char *line)
{
  PowSyncLine *self = g_new0 (PowSyncLine, 1);

  self->line = g_strdup (line);
  self->asked = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
free_line (gpointer data)
{
  PowSyncLine *line = data;

  g_free (line->line);
  g_ptr_array_unref (line->asked);
  g_free (line->message);
  g_free (line->details);
  g_free (line);
}

void
pow_sync_line_tell (PowSyncLine *line, PowSyncState state, char *message, const char *details)
{
  line->state = state;
  g_free (line->message);
  line->message = message;
  g_free (line->details);
  line->details = g_strdup (details);
}

PowSyncResult *
pow_sync_result_new (void)
{
  PowSyncResult *self = g_atomic_rc_box_new0 (PowSyncResult);

  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->arrivals = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_arrival_free);
  self->people = g_ptr_array_new_with_free_func (g_free);
  return self;
}

PowSyncResult *
pow_sync_result_ref (PowSyncResult *result)
{
  return g_atomic_rc_box_acquire (result);
}

static void
clear_result (gpointer data)
{
  PowSyncResult *self = data;

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->arrivals);
  g_ptr_array_unref (self->people);
  g_clear_error (&self->problem);
}

void
pow_sync_result_unref (PowSyncResult *result)
{
  if (result != NULL)
    g_atomic_rc_box_release_full (result, clear_result);
}

gboolean
pow_sync_result_has (PowSyncResult *result, PowSyncState state)
{
  for (guint i = 0; i < result->lines->len; i++)
    if (((const PowSyncLine *) g_ptr_array_index (result->lines, i))->state == state)
      return TRUE;
  return FALSE;
}

GType
pow_sync_result_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_boxed_type_register_static ("PowSyncResult", (GBoxedCopyFunc) pow_sync_result_ref,
                                                            (GBoxedFreeFunc) pow_sync_result_unref));
  return type;
}
