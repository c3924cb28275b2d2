/* SPDX-License-Identifier: EUPL-1.2 */
/* The visit of the person to this portfolio: what *the last time I looked* counts from the next time. */
#include "ui/common/pow-session-private.h"

#include "model/store/pow-private-layer.h"

typedef enum
{
  VISIT_BEGINS,
  VISIT_GOES_ON,
  VISIT_ENDS,
} VisitStep;

/* A PowStoreFunc; @data: a #VisitStep. */
static gpointer
pow_visit_work (PowRepository *repository, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *identity = pow_repository_get_identity (repository);
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GError) failure = NULL;
  gboolean kept = FALSE;

  /* Time stands still there. */
  if (pow_repository_is_demo (repository))
    return NULL;
  switch ((VisitStep) GPOINTER_TO_INT (data))
    {
    case VISIT_BEGINS:
      kept = pow_private_layer_begin_visit (identity, &failure);
      break;
    case VISIT_GOES_ON:
      kept = pow_private_layer_note_visit (identity, now, &failure);
      break;
    case VISIT_ENDS:
    default:
      kept = pow_private_layer_set_visit (identity, now, &failure);
      break;
    }
  /* Nobody would be helped by being told: the next visit counts from the one before. */
  if (!kept)
    g_message ("the visit is not kept: %s", failure->message);
  return NULL;
}

static void
pow_session_step (PowSession *self, VisitStep step)
{
  pow_store_run_async (self->store, pow_visit_work, GINT_TO_POINTER (step), NULL, NULL, NULL, NULL, NULL);
}

void
pow_session_begin_visit (PowSession *self)
{
  pow_session_step (self, VISIT_BEGINS);
}

/**
 * pow_session_note_visit:
 * @self: the session
 *
 * Somebody looks at this portfolio now. Said now and then, so that a visit that never ends in good order (a crash,
 * a loss of power) counts all the same; what *last visit* means in this session stays what it was.
 */
void
pow_session_note_visit (PowSession *self)
{
  g_return_if_fail (POW_IS_SESSION (self));

  pow_session_step (self, VISIT_GOES_ON);
}

/**
 * pow_session_leave:
 * @self: the session
 *
 * The person stops looking at this portfolio: the next time, *last visit* is now. Before pow_store_close().
 */
void
pow_session_leave (PowSession *self)
{
  g_return_if_fail (POW_IS_SESSION (self));

  pow_session_end_time (self);
  pow_session_step (self, VISIT_ENDS);
}
