/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/change/pow-lookback-private.h"

#include "model/change/pow-attach.h"

G_DEFINE_FINAL_TYPE (PowLookback, pow_lookback, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DONE,
  PROP_TOTAL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
pow_lookback_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  PowLookback *self = POW_LOOKBACK (object);

  switch (property)
    {
    case PROP_DONE:
      g_value_set_double (value, self->done);
      break;
    case PROP_TOTAL:
      g_value_set_double (value, self->total);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
pow_lookback_dispose (GObject *object)
{
  pow_lookback_close (POW_LOOKBACK (object));

  G_OBJECT_CLASS (pow_lookback_parent_class)->dispose (object);
}

static void
pow_lookback_finalize (GObject *object)
{
  PowLookback *self = POW_LOOKBACK (object);

  pow_worker_free (self->worker);
  g_free (self->path);

  G_OBJECT_CLASS (pow_lookback_parent_class)->finalize (object);
}

static void
pow_lookback_class_init (PowLookbackClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pow_lookback_get_property;
  object_class->dispose = pow_lookback_dispose;
  object_class->finalize = pow_lookback_finalize;

  properties[PROP_DONE] = g_param_spec_double ("done", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  properties[PROP_TOTAL] = g_param_spec_double ("total", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", POW_TYPE_LOOKBACK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", POW_TYPE_LOOKBACK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pow_lookback_init (PowLookback *self)
{
  self->worker = pow_worker_new ("pow-lookback");
  self->total = 1; /* nothing is in before the first update told so */
}

/* How far an update is, on its way from the worker to the owner. */
typedef struct
{
  PowLookback *lookback;
  double done;
  double total;
  char *problem; /* NULL: none */
} PowReport;

static void
free_report (gpointer data)
{
  PowReport *report = data;

  g_object_unref (report->lookback);
  g_free (report->problem);
  g_free (report);
}

static gboolean
report_cb (gpointer data)
{
  PowReport *report = data;
  PowLookback *self = report->lookback;

  if (self->store == NULL)
    return G_SOURCE_REMOVE;
  if (report->problem != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, report->problem);
      return G_SOURCE_REMOVE;
    }
  g_object_freeze_notify (G_OBJECT (self));
  self->done = report->done;
  self->total = report->total;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
send_report (PowLookback *self, const char *problem)
{
  PowReport *report = g_new (PowReport, 1);

  *report = (PowReport){ g_object_ref (self), self->told_done, self->told_total, g_strdup (problem) };
  pow_worker_tell (self->worker, G_PRIORITY_DEFAULT_IDLE, report_cb, report, free_report);
}

/* Worker: a question, or the end, does not wait for the whole update. */
static gboolean
progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  PowLookback *self = user_data;

  self->told_done = (double) done;
  self->told_total = (double) total;
  send_report (self, NULL);
  return !pow_worker_is_waited_for (self->worker);
}

/* Worker. */
gboolean
pow_lookback_open_history (PowLookback *self, GError **error)
{
  if (self->repository == NULL && (self->repository = pow_repository_open (self->path, error)) != NULL)
    pow_attach (self->repository);
  if (self->repository != NULL && self->history == NULL)
    self->history = pow_history_open (self->repository, error);
  return self->history != NULL;
}

static gboolean
update_cb (gpointer data)
{
  PowLookback *self = data;
  g_autoptr (GError) error = NULL;

  if (pow_lookback_open_history (self, &error) && pow_history_update (self->history, NULL, progress_cb, self, &error))
    {
      self->told_done = self->told_total;
      send_report (self, NULL);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return G_SOURCE_CONTINUE; /* behind what waits: this source has the lower priority */
  else
    send_report (self, error->message);
  self->is_updating = FALSE;
  return G_SOURCE_REMOVE;
}

static gboolean
queue_update_cb (gpointer data)
{
  PowLookback *self = data;

  if (!self->is_updating)
    pow_worker_invoke (self->worker, G_PRIORITY_DEFAULT_IDLE, update_cb, self, NULL);
  self->is_updating = TRUE;
  return G_SOURCE_REMOVE;
}

static void
snapshot_changed_cb (PowLookback *self)
{
  pow_worker_invoke (self->worker, G_PRIORITY_DEFAULT, queue_update_cb, self, NULL);
}

/**
 * pow_lookback_new:
 * @store: an open portfolio, which is followed: what anybody saves in it comes into the history
 *
 * Begins to bring the history up to date. On the main thread.
 *
 * Returns: (transfer full): who answers questions about it
 */
PowLookback *
pow_lookback_new (PowStore *store)
{
  PowLookback *self;

  g_return_val_if_fail (POW_IS_STORE (store), NULL);

  self = g_object_new (POW_TYPE_LOOKBACK, NULL);
  self->store = g_object_ref (store);
  self->path = g_strdup (pow_store_get_path (store));
  g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (snapshot_changed_cb), self, G_CONNECT_SWAPPED);
  pow_worker_invoke (self->worker, G_PRIORITY_DEFAULT, queue_update_cb, self, NULL);
  return self;
}

static gboolean
close_cb (gpointer data)
{
  PowLookback *self = data;

  g_clear_pointer (&self->history, pow_history_free);
  if (self->repository != NULL)
    pow_repository_close (self->repository);
  g_clear_object (&self->repository);
  return G_SOURCE_REMOVE;
}

/**
 * pow_lookback_close:
 * @self: a lookback
 *
 * Ends the worker, behind the questions that were asked and at most one step of an update. On the main
 * thread, before the store is closed for good; safe to repeat.
 */
void
pow_lookback_close (PowLookback *self)
{
  g_return_if_fail (POW_IS_LOOKBACK (self));

  if (self->store == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  pow_worker_close (self->worker, close_cb, self);
}
