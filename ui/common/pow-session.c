/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-session-private.h"

/* By then the first screen has been drawn. */
#define LOOK_BACK_AFTER_S 3

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SAVE_STATE_CHANGED,
  SIGNAL_UNDO_CHANGED,
  SIGNAL_MOMENTS_CHANGED,
  SIGNAL_CONTACTS_CHANGED,
  SIGNAL_OPEN_ADDRESS,
  SIGNAL_MESSAGE,
  SIGNAL_PERSON_NEEDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PowSession, pow_session, G_TYPE_OBJECT)

void
pow_session_emit_changed (PowSession *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
pow_session_emit_save_state_changed (PowSession *self)
{
  g_signal_emit (self, signals[SIGNAL_SAVE_STATE_CHANGED], 0);
}

void
pow_session_emit_undo_changed (PowSession *self)
{
  g_signal_emit (self, signals[SIGNAL_UNDO_CHANGED], 0);
}

void
pow_session_emit_moments_changed (PowSession *self)
{
  g_signal_emit (self, signals[SIGNAL_MOMENTS_CHANGED], 0);
}

gboolean
pow_session_can_ask_person (PowSession *self)
{
  return g_signal_has_handler_pending (self, signals[SIGNAL_PERSON_NEEDED], 0, FALSE);
}

void
pow_session_ask_person (PowSession *self)
{
  g_signal_emit (self, signals[SIGNAL_PERSON_NEEDED], 0);
}

static void
pow_session_snapshot_cb (PowSession *self)
{
  g_autoptr (PowSnapshot) before = self->snapshot != NULL ? g_object_ref (self->snapshot) : NULL;

  pow_session_rebuild (self);
  pow_session_widen_scope (self, before);
  pow_session_look_again (self);
}

/* Without an index of the history each start reads all of it, to know what stood there at the moment looked back to. */
static gboolean
pow_session_look_back_cb (gpointer data)
{
  PowSession *self = data;

  self->look_back_source = 0;
  pow_session_get_lookback (self);
  return G_SOURCE_REMOVE;
}

static void
pow_session_dispose (GObject *object)
{
  PowSession *self = POW_SESSION (object);

  g_clear_handle_id (&self->look_back_source, g_source_remove);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  pow_session_end_time (self);
  if (self->lookback != NULL)
    pow_lookback_close (self->lookback);
  g_clear_object (&self->lookback);
  g_clear_object (&self->drafts);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pow_session_parent_class)->dispose (object);
}

static void
pow_session_finalize (GObject *object)
{
  PowSession *self = POW_SESSION (object);

  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_pointer (&self->undo, pow_undo_free);
  pow_session_free_time (self);
  g_clear_object (&self->snapshot);
  g_clear_object (&self->store);
  g_free (self->failure);
  g_free (self->person);
  g_free (self->organisation);
  g_free (self->own_region);
  g_free (self->scope_region);
  g_strfreev (self->refused);

  G_OBJECT_CLASS (pow_session_parent_class)->finalize (object);
}

static void
pow_session_class_init (PowSessionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = pow_session_dispose;
  object_class->finalize = pow_session_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", POW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SAVE_STATE_CHANGED]
      = g_signal_new ("save-state-changed", POW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_UNDO_CHANGED] = g_signal_new ("undo-changed", POW_TYPE_SESSION, G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOMENTS_CHANGED]
      = g_signal_new ("moments-changed", POW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 0);
  signals[SIGNAL_CONTACTS_CHANGED]
      = g_signal_new ("contacts-changed", POW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPEN_ADDRESS]
      = g_signal_new ("open-address", POW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", POW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SIGNAL_PERSON_NEEDED] = g_signal_new ("person-needed", POW_TYPE_SESSION, G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pow_session_init (PowSession *self)
{
  self->pending = pow_session_new_pending ();
  self->undo = pow_undo_new ();
}

static void
pow_session_draft_failed_cb (PowSession *self, const char *problem)
{
  pow_session_tell (self, problem, FALSE);
}

/**
 * pow_session_new:
 * @store: an open portfolio
 *
 * Main thread, as everything of a session. Person, scope and answer to Waartegen are read from the settings; a visit
 * that was never ended is ended now. Some seconds later the index of the history is brought up to date.
 *
 * Returns: (transfer full): what all screens of one window look at
 */
PowSession *
pow_session_new (PowStore *store)
{
  PowSession *self;
  g_autofree char *folder_id = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (POW_IS_STORE (store), NULL);

  self = g_object_new (POW_TYPE_SESSION, NULL);
  self->store = g_object_ref (store);
  self->snapshot = g_object_ref (pow_store_get_snapshot (store));
  pow_session_read_settings (self);
  pow_session_begin_visit (self);
  pow_session_start_against (self);
  folder = pow_drafts_build_folder (pow_store_get_folder_id (store));
  self->drafts = pow_drafts_new (folder);
  g_signal_connect_object (self->drafts, "failed", G_CALLBACK (pow_session_draft_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (pow_session_snapshot_cb), self,
                           G_CONNECT_SWAPPED);
  self->look_back_source = g_timeout_add_seconds (LOOK_BACK_AFTER_S, pow_session_look_back_cb, self);
  return self;
}

/**
 * pow_session_get_store:
 * @self: a session
 *
 * Returns: (transfer none): the portfolio
 */
PowStore *
pow_session_get_store (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  return self->store;
}

/**
 * pow_session_lookup:
 * @self: a session
 * @address: a record
 *
 * Returns: (transfer none) (nullable): the record as it is shown, removed or not; %NULL: not there at Wanneer
 */
PowRecord *
pow_session_lookup (PowSession *self, const char *address)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  return pow_snapshot_lookup (pow_session_get_snapshot (self), address);
}

/**
 * pow_session_get_today:
 * @self: a session
 *
 * Returns: the day that rules judge by (data.md, Today): that of Wanneer, else the clock of the programme, else the
 *   local day
 */
PowDate
pow_session_get_today (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), POW_DATE_NONE);

  return pow_snapshot_get_today (pow_session_get_snapshot (self));
}

/**
 * pow_session_get_lookback:
 * @self: a session
 *
 * Made when first asked for: reading the history costs nothing to who does not look back.
 *
 * Returns: (transfer none): the history, read in the background
 */
PowLookback *
pow_session_get_lookback (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  if (self->lookback == NULL)
    self->lookback = pow_lookback_new (self->store);
  return self->lookback;
}

/**
 * pow_session_get_drafts:
 * @self: a session
 *
 * Returns: (transfer none): what is typed and not saved yet
 */
PowDrafts *
pow_session_get_drafts (PowSession *self)
{
  g_return_val_if_fail (POW_IS_SESSION (self), NULL);

  return self->drafts;
}

/**
 * pow_session_open_address:
 * @self: a session
 * @address: a record
 *
 * Asks the window for the page of a record, by "open-address".
 */
void
pow_session_open_address (PowSession *self, const char *address)
{
  g_return_if_fail (POW_IS_SESSION (self));
  g_return_if_fail (address != NULL);

  g_signal_emit (self, signals[SIGNAL_OPEN_ADDRESS], 0, address);
}

/**
 * pow_session_tell:
 * @self: a session
 * @text: one plain sentence, translated; never markup
 * @can_undo: whether the toast offers to undo what it tells
 *
 * Tells a person something without asking for an answer, by "message".
 */
void
pow_session_tell (PowSession *self, const char *text, gboolean can_undo)
{
  g_return_if_fail (POW_IS_SESSION (self));
  g_return_if_fail (text != NULL);

  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text, can_undo);
}

void
pow_session_tell_contacts (PowSession *self)
{
  g_return_if_fail (POW_IS_SESSION (self));

  g_signal_emit (self, signals[SIGNAL_CONTACTS_CHANGED], 0);
}
