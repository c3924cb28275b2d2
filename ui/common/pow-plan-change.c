/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-plan-change.h"

#include "model/compare/pow-drift.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>

/**
 * PowPlanChange:
 *
 * The last change that left an approved plan, as long as nobody has said why. Lives as long as its session;
 * main thread.
 *
 * Signal "changed": another change waits for a reason, or none.
 */
struct _PowPlanChange
{
  GObject parent_instance;

  PowSession *session; /* not owned: it owns this */
  char *address;       /* NULL: none waits */
};

G_DEFINE_FINAL_TYPE (PowPlanChange, pow_plan_change, G_TYPE_OBJECT)

static guint changed_signal;

static void
pow_plan_change_finalize (GObject *object)
{
  g_free (POW_PLAN_CHANGE (object)->address);
  G_OBJECT_CLASS (pow_plan_change_parent_class)->finalize (object);
}

static void
pow_plan_change_class_init (PowPlanChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pow_plan_change_finalize;
  changed_signal = g_signal_new ("changed", POW_TYPE_PLAN_CHANGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pow_plan_change_init (PowPlanChange *self)
{
}

/**
 * pow_plan_change_get:
 * @session: a session
 *
 * Returns: (transfer none): what waits for a reason in that window
 */
PowPlanChange *
pow_plan_change_get (PowSession *session)
{
  static const char key[] = "pow-plan-change";
  PowPlanChange *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), key);
  if (self == NULL)
    {
      self = g_object_new (POW_TYPE_PLAN_CHANGE, NULL);
      self->session = session;
      g_object_set_data_full (G_OBJECT (session), key, self, g_object_unref);
    }
  return self;
}

static void
set_address (PowPlanChange *self, const char *address)
{
  char *copy = g_strdup (address);

  g_free (self->address);
  self->address = copy;
  g_signal_emit (self, changed_signal, 0);
}

/**
 * pow_plan_change_note:
 * @self: where it waits
 * @edits: (element-type PowEdit): what a person changed
 *
 * Looks whether a change leaves an approved plan.
 */
void
pow_plan_change_note (PowPlanChange *self, GPtrArray *edits)
{
  PowSnapshot *snapshot;

  g_return_if_fail (POW_IS_PLAN_CHANGE (self));
  g_return_if_fail (edits != NULL);

  snapshot = pow_session_get_current (self->session);
  for (guint i = 0; i < edits->len; i++)
    {
      const PowEdit *edit = g_ptr_array_index (edits, i);

      if (edit->base != NULL && pow_drift_leaves_plan (snapshot, edit->base, edit->wanted))
        {
          set_address (self, pow_record_get_address (edit->wanted));
          return;
        }
    }
}

/**
 * pow_plan_change_get_address:
 * @self: what waits
 *
 * Returns: (transfer none) (nullable): the record that was changed
 */
const char *
pow_plan_change_get_address (PowPlanChange *self)
{
  g_return_val_if_fail (POW_IS_PLAN_CHANGE (self), NULL);
  return self->address;
}

/**
 * pow_plan_change_leave:
 * @self: what asks for reasons
 *
 * Stops asking without a reason: that is an answer too, and drift counts it as one without.
 */
void
pow_plan_change_leave (PowPlanChange *self)
{
  g_return_if_fail (POW_IS_PLAN_CHANGE (self));
  set_address (self, NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  PowSaveResult *saved = pow_store_save_finish (POW_STORE (source), result, &error);

  pow_save_result_free (saved);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * pow_plan_change_explain_async:
 * @self: what waits
 * @reason: why it was changed
 * @body: (nullable): address of the body that decided it
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Puts the reason with the change in the history: the change was saved a moment ago and may still be replaced
 * (data.md, Folding). Fails when that is too long ago.
 */
void
pow_plan_change_explain_async (PowPlanChange *self, const char *reason, const char *body, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  PowRecord *record;
  PowCommitInfo info = { .reason = reason, .body = body, .tool = "perspectief " POW_VERSION, .fold = TRUE };

  g_return_if_fail (POW_IS_PLAN_CHANGE (self) && self->address != NULL);
  g_return_if_fail (reason != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  record = pow_snapshot_lookup (pow_session_get_current (self->session), self->address);
  if (record == NULL)
    {
      g_task_return_new_error (task, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID, _ ("What was changed is not there any more."));
      return;
    }
  info.author = pow_session_get_person (self->session);
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_ptr_array_add (edits, pow_edit_new (record, record));
  pow_store_save_async (pow_session_get_store (self->session), edits, &info, NULL, saved_cb, g_steal_pointer (&task));
}

/**
 * pow_plan_change_explain_finish:
 * @self: what asks for reasons
 * @result: what the callback got
 * @error: why the reason was not kept
 *
 * Returns: %TRUE when the reason stands with the change; %FALSE with @error: the change stands, its reason does not
 */
gboolean
pow_plan_change_explain_finish (PowPlanChange *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
