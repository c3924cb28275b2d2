/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-change-block.h"

#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-field-place.h"
#include "ui/history/pow-before-after.h"
#include "ui/history/pow-change-text.h"

#include <glib/gi18n-lib.h>

struct _PowChangeBlock
{
  GtkWidget parent_instance; /* boxes give the focus away to what is in them */

  PowChange *change;
  GtkWidget *child;
};

static gboolean
pow_change_block_locate (PowFieldPlace *place, char **address, char **field)
{
  const PowChange *change = POW_CHANGE_BLOCK (place)->change;

  *address = g_strdup (change->address);
  /* A settled choice is a change of a field that no form shows. */
  *field = pow_change_is_choice (change) ? NULL : g_strdup (change->field);
  return TRUE;
}

static void
pow_change_block_place_init (PowFieldPlaceInterface *iface)
{
  iface->locate = pow_change_block_locate;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PowChangeBlock, pow_change_block, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (POW_TYPE_FIELD_PLACE, pow_change_block_place_init))

static gboolean
put_back_cb (GtkWidget *widget, GVariant *unused, gpointer data)
{
  const PowChange *change = POW_CHANGE_BLOCK (widget)->change;

  return gtk_widget_activate_action (widget, "change.put-back-field", "(ss)", change->address,
                                     change->field != NULL ? change->field : "");
}

static void
pow_change_block_dispose (GObject *object)
{
  g_clear_pointer (&POW_CHANGE_BLOCK (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (pow_change_block_parent_class)->dispose (object);
}

static void
pow_change_block_finalize (GObject *object)
{
  g_clear_pointer (&POW_CHANGE_BLOCK (object)->change, pow_change_free);
  G_OBJECT_CLASS (pow_change_block_parent_class)->finalize (object);
}

static void
pow_change_block_class_init (PowChangeBlockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pow_change_block_dispose;
  G_OBJECT_CLASS (class)->finalize = pow_change_block_finalize;
  gtk_widget_class_set_css_name (widget_class, "changeblock");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_r, 0, put_back_cb, NULL);
}

static void
pow_change_block_init (PowChangeBlock *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/* Says when the value of now is another one than this change left. */
static void
append_since (PowSession *session, GtkBox *box, const PowChange *change)
{
  PowSnapshot *snapshot = pow_session_get_current (session);
  PowRecord *record = pow_snapshot_lookup (snapshot, change->address);
  const cJSON *now = record != NULL && change->field != NULL ? pow_record_get (record, change->field) : NULL;
  g_autofree char *words = NULL, *text = NULL;

  if (record == NULL || change->type != POW_CHANGE_CHANGED || change->field == NULL || pow_change_is_choice (change)
      || pow_json_equal (now, change->after))
    return;
  words = pow_change_text_dup_value (snapshot, change->address, change->field, now);
  text = g_strdup_printf (_ ("Changed since; now: %s"), words);
  gtk_box_append (box, pow_label_new (text, "secondary"));
}

static void
name (PowChangeBlock *self, PowSnapshot *snapshot)
{
  const PowChange *change = self->change;
  g_autofree char *words = pow_change_format (change, pow_snapshot_lookup (snapshot, change->address), pow_snapshot_get_programme (snapshot),
                                              pow_snapshot_look_up_record, snapshot);
  g_autofree char *label = g_strdup_printf ("%s: %s", pow_snapshot_get_title (snapshot, change->address), words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("H who set it · R put back · O open"));
}

/**
 * pow_change_block_new:
 * @session: what is on screen; its snapshot gives terms and titles their words
 * @change: a change; copied
 * @with_record: whether the record is named too, where the screen does not say it already
 *
 * Main thread.
 *
 * Returns: (transfer floating): the value before and after, and whether it changed again since
 */
GtkWidget *
pow_change_block_new (PowSession *session, const PowChange *change, gboolean with_record)
{
  PowChangeBlock *self;
  PowSnapshot *snapshot;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  self = g_object_new (POW_TYPE_CHANGE_BLOCK, NULL);
  snapshot = pow_session_get_snapshot (session);
  self->change = pow_change_copy (change);
  self->child = pow_before_after_new (snapshot, change, with_record, _ ("Was"), _ ("Became"));
  append_since (session, GTK_BOX (self->child), change);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  name (self, snapshot);
  return GTK_WIDGET (self);
}

/**
 * pow_change_block_get_address:
 * @self: a block
 *
 * Returns: (transfer none): the record that the change is of
 */
const char *
pow_change_block_get_address (PowChangeBlock *self)
{
  g_return_val_if_fail (POW_IS_CHANGE_BLOCK (self), NULL);

  return self->change->address;
}

/**
 * pow_change_block_get_box:
 * @self: a block
 *
 * Returns: (transfer none): where more can be told under the value, such as why a merge chose it
 */
GtkBox *
pow_change_block_get_box (PowChangeBlock *self)
{
  g_return_val_if_fail (POW_IS_CHANGE_BLOCK (self), NULL);

  return GTK_BOX (self->child);
}
