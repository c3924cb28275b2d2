/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-store-private.h"

G_DEFINE_FINAL_TYPE (PowStore, pow_store, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SNAPSHOT,
  PROP_PATH,
  PROP_DEMO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint signal_changed_outside;

static void
pow_store_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  PowStore *self = POW_STORE (object);

  switch (property)
    {
    case PROP_SNAPSHOT:
      g_value_set_object (value, self->snapshot);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_DEMO:
      g_value_set_boolean (value, self->demo);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
pow_store_dispose (GObject *object)
{
  pow_store_close (POW_STORE (object));

  G_OBJECT_CLASS (pow_store_parent_class)->dispose (object);
}

static void
pow_store_finalize (GObject *object)
{
  PowStore *self = POW_STORE (object);

  g_clear_object (&self->snapshot);
  pow_worker_free (self->worker);
  g_free (self->path);
  g_free (self->author);
  g_free (self->mail);
  g_free (self->folder_id);

  G_OBJECT_CLASS (pow_store_parent_class)->finalize (object);
}

static void
pow_store_class_init (PowStoreClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = pow_store_get_property;
  object_class->dispose = pow_store_dispose;
  object_class->finalize = pow_store_finalize;

  /**
   * PowStore:snapshot:
   *
   * The portfolio as it is now; notified in the thread that opened the store.
   */
  properties[PROP_SNAPSHOT] = g_param_spec_object ("snapshot", NULL, NULL, POW_TYPE_SNAPSHOT,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DEMO] = g_param_spec_boolean ("demo", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PowStore::changed-outside:
   *
   * Another program wrote the portfolio; PowStore:snapshot shows it already.
   */
  signal_changed_outside = g_signal_new ("changed-outside", POW_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
pow_store_init (PowStore *self)
{
  self->worker = pow_worker_new ("pow-store");
}

/* A new snapshot on its way from the worker to the owner. */
typedef struct
{
  PowStore *store;
  PowSnapshot *snapshot;
  gboolean outside;
} PowDelivery;

static void
free_delivery (gpointer data)
{
  PowDelivery *delivery = data;

  g_object_unref (delivery->store);
  g_object_unref (delivery->snapshot);
  g_free (delivery);
}

static gboolean
deliver_cb (gpointer data)
{
  PowDelivery *delivery = data;
  PowStore *self = delivery->store;

  if (g_set_object (&self->snapshot, delivery->snapshot))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SNAPSHOT]);
  if (delivery->outside)
    g_signal_emit (self, signal_changed_outside, 0);
  return G_SOURCE_REMOVE;
}

static gboolean
same_revisions (PowSnapshot *a, PowSnapshot *b)
{
  GPtrArray *left = pow_snapshot_get_lines (a);
  GPtrArray *right = pow_snapshot_get_lines (b);

  if (left->len != right->len)
    return FALSE;
  for (guint i = 0; i < left->len; i++)
    {
      const PowSnapshotLine *x = g_ptr_array_index (left, i);
      const PowSnapshotLine *y = g_ptr_array_index (right, i);

      if (g_strcmp0 (x->line, y->line) != 0 || g_strcmp0 (x->revision, y->revision) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Worker: reads *now* and sends it to the owner when it is another. */
gboolean
pow_store_refresh (PowStore *self, gboolean outside, GError **error)
{
  g_autoptr (PowSnapshot) now = pow_repository_read (self->repository, NULL, self->latest, error);
  PowDelivery *delivery;

  if (now == NULL)
    return FALSE;
  if (self->latest != NULL && same_revisions (self->latest, now))
    return TRUE;
  g_set_object (&self->latest, now);

  delivery = g_new (PowDelivery, 1);
  delivery->store = g_object_ref (self);
  delivery->snapshot = g_steal_pointer (&now);
  delivery->outside = outside;
  /* Before the answer of the task that caused it. */
  pow_worker_tell (self->worker, G_PRIORITY_DEFAULT, deliver_cb, delivery, free_delivery);
  return TRUE;
}

/* Worker: some program moved a line. A failure here is met again, and told, by whatever the person
 * does next; what is shown stays what it was. */
static void
refs_changed_cb (gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!pow_store_refresh (data, TRUE, &error))
    g_warning ("the portfolio changed but cannot be read: %s", error->message);
}

static void
open_work (gpointer source, GTask *task)
{
  PowStore *self = source;
  g_autoptr (GError) error = NULL;

  self->repository = pow_repository_open (g_task_get_task_data (task), &error);
  if (self->repository != NULL)
    {
      if (self->attach != NULL)
        self->attach (self->repository);
      /* Watch first, read then: what is written in between is seen. */
      self->watch = pow_ref_watch_new (pow_repository_get_path (self->repository), refs_changed_cb, self);
      self->path = g_strdup (pow_repository_get_path (self->repository));
      self->author = pow_repository_dup_author (self->repository, &self->mail);
      self->folder_id = pow_repository_dup_folder_id (self->repository);
      self->demo = pow_repository_is_demo (self->repository);
      if (pow_store_refresh (self, FALSE, &error))
        {
          g_task_return_boolean (task, TRUE);
          return;
        }
    }
  g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * pow_store_open_async:
 * @path: the folder of a portfolio
 * @attach: (scope forever) (nullable): gives the portfolio what the rooms above know; pow_attach() in practice
 * @cancellable: (nullable): to give up waiting
 * @callback: (scope async): called when it is done
 * @user_data: data of @callback
 *
 * Opens a portfolio on a worker thread of its own and loads its first snapshot. On the main
 * thread.
 */
void
pow_store_open_async (const char *path,
                      PowAttachFunc attach,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (PowStore) self = NULL;
  GTask *task;

  g_return_if_fail (path != NULL);

  self = g_object_new (POW_TYPE_STORE, NULL);
  self->attach = attach;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, g_strdup (path), g_free);
  pow_worker_push (self->worker, task, open_work);
}

/**
 * pow_store_open_finish:
 * @result: what the callback was given
 *
 * Ends pow_store_open_async().
 *
 * Returns: (transfer full): the open portfolio; %NULL with an error of #PowStoreError
 */
PowStore *
pow_store_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_object_ref (g_task_get_source_object (G_TASK (result)));
}

/**
 * pow_store_get_snapshot:
 * @self: an open portfolio
 *
 * The portfolio as it is now, as far as this program has seen. On the main thread.
 *
 * Returns: (transfer none): the snapshot
 */
PowSnapshot *
pow_store_get_snapshot (PowStore *self)
{
  g_return_val_if_fail (POW_IS_STORE (self), NULL);

  return self->snapshot;
}

/**
 * pow_store_get_path:
 * @self: an open portfolio
 *
 * The folder that it is in.
 *
 * Returns: (transfer none): an absolute path
 */
const char *
pow_store_get_path (PowStore *self)
{
  g_return_val_if_fail (POW_IS_STORE (self), NULL);

  return self->path;
}

/**
 * pow_store_is_demo:
 * @self: an open portfolio
 *
 * Whether it is marked as a demo.
 *
 * Returns: %TRUE for a demo
 */
gboolean
pow_store_is_demo (PowStore *self)
{
  g_return_val_if_fail (POW_IS_STORE (self), FALSE);

  return self->demo;
}

/**
 * pow_store_get_folder_id:
 * @self: an open portfolio
 *
 * The random id of this copy: the name of its folder of drafts.
 *
 * Returns: (transfer none): the id
 */
const char *
pow_store_get_folder_id (PowStore *self)
{
  g_return_val_if_fail (POW_IS_STORE (self), NULL);

  return self->folder_id;
}

/**
 * pow_store_dup_author:
 * @self: an open portfolio
 * @mail: (out) (optional) (nullable) (transfer full): the mail address, when one is set
 *
 * Who makes its changes, as it was set last. On the main thread.
 *
 * Returns: (transfer full) (nullable): the name; %NULL when it is not set
 */
char *
pow_store_dup_author (PowStore *self, char **mail)
{
  g_return_val_if_fail (POW_IS_STORE (self), NULL);

  if (mail != NULL)
    *mail = g_strdup (self->mail);
  return g_strdup (self->author);
}

static gboolean
close_cb (gpointer data)
{
  PowStore *self = data;

  g_clear_pointer (&self->watch, pow_ref_watch_free);
  if (self->repository != NULL)
    pow_repository_close (self->repository);
  g_clear_object (&self->repository);
  g_clear_object (&self->latest);
  return G_SOURCE_REMOVE;
}

/**
 * pow_store_close:
 * @self: an open portfolio
 *
 * Waits for the saves that were asked for, closes the portfolio and ends the worker. Blocks at
 * most for work that is under way. On the main thread.
 */
void
pow_store_close (PowStore *self)
{
  g_return_if_fail (POW_IS_STORE (self));

  pow_worker_close (self->worker, close_cb, self);
}
