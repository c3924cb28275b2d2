/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-field-origin.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/common/pow-text-scale.h"
#include "ui/history/pow-change-text.h"
#include "ui/history/pow-merge-reasons.h"
#include "ui/history/pow-origin-row.h"
#include "ui/history/pow-undo-dialog.h"

#include <glib/gi18n-lib.h>

/**
 * PowFieldOrigin:
 *
 * Who set a field, when and why, and the values before that; R puts the chosen one back. Of a record, or
 * of a map in it, the latest changes; R puts back what stood there before the chosen one, and a record that
 * is gone itself.
 */
struct _PowFieldOrigin
{
  GtkPopover parent_instance;

  PowSession *session;
  char *address;
  char *field; /* NULL: the record */
  gboolean is_unit; /* changes as one value, so its values can be listed */
  GCancellable *cancellable;
  GtkWidget *place; /* has the focus again afterwards */

  GtkStack *stack;
  GtkLabel *problem;
  GtkListBox *list;
  GtkButton *put_back;
};

G_DEFINE_FINAL_TYPE (PowFieldOrigin, pow_field_origin, GTK_TYPE_POPOVER)

/* Pixels at 100 % text. */
#define WIDTH 340
/* The value of now and the five before it. */
#define MOST_ROWS 6

static const PowEarlier *
get_earlier (PowFieldOrigin *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? pow_origin_row_get_earlier (POW_ORIGIN_ROW (row)) : NULL;
}

static void
row_selected_cb (PowFieldOrigin *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->put_back), get_earlier (self) != NULL);
}

/* @earlier: (transfer full) (nullable) */
static void
append_row (PowFieldOrigin *self, const char *place, const char *words, const PowCommit *commit, gboolean is_now, PowEarlier *earlier)
{
  GtkWidget *row = pow_origin_row_new (words, commit, is_now, earlier);

  pow_merge_reasons_show (self->session, commit, self->address, place, pow_origin_row_get_box (POW_ORIGIN_ROW (row)));
  gtk_list_box_append (self->list, row);
}

static void
show_values (PowFieldOrigin *self, GPtrArray *values)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (self->session);
  PowRecord *record = pow_session_lookup (self->session, self->address);
  const cJSON *now = record != NULL ? pow_record_get (record, self->field) : NULL;
  guint n = 0;

  for (guint i = 0; i < values->len && n < MOST_ROWS; i++, n++)
    {
      const PowHistoryValue *value = g_ptr_array_index (values, i);
      const gboolean is_now = i == 0 && pow_json_equal (value->value, now);
      g_autofree char *words = pow_change_text_dup_value (snapshot, self->address, self->field, value->value);

      append_row (self, self->field, words, value->commit, is_now,
                  is_now ? NULL : pow_earlier_new (self->field, value->value, value->commit));
    }
}

/* Whether it is there no more: its file is away, or it is marked as removed. */
static gboolean
is_gone (PowFieldOrigin *self)
{
  PowRecord *record = pow_snapshot_lookup (pow_session_get_current (self->session), self->address);

  return record == NULL || pow_record_is_removed (record);
}

/* What a change can put back by itself: a record that was made has no value before it, and one that is gone comes
 * back whole. */
static PowEarlier *
dup_before (PowFieldOrigin *self, const PowChange *change, const PowCommit *commit)
{
  if (is_gone (self))
    return change->field == NULL && change->type == POW_CHANGE_REMOVED ? pow_earlier_new_for_record (commit) : NULL;
  if (change->field == NULL || change->type != POW_CHANGE_CHANGED || pow_change_is_choice (change))
    return NULL;
  return pow_earlier_new (change->field, change->before, NULL);
}

static void
show_changes (PowFieldOrigin *self, GPtrArray *entries)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (self->session);
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const PowHistoryEntry *entry = g_ptr_array_index (entries, i);

      for (guint j = 0; j < entry->changes->len && n < MOST_ROWS; j++, n++)
        {
          const PowChange *change = g_ptr_array_index (entry->changes, j);
          g_autofree char *place = pow_change_dup_place (change);
          g_autofree char *words
              = pow_change_format (change, pow_snapshot_lookup (snapshot, self->address), pow_snapshot_get_programme (snapshot),
                                   pow_snapshot_look_up_record, snapshot);

          append_row (self, place, words, entry->commit, FALSE, dup_before (self, change, entry->commit));
        }
    }
}

/* The first row that can be put back is the one that is likely wanted. */
static void
choose_row (PowFieldOrigin *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  for (int i = 0; gtk_list_box_get_row_at_index (self->list, i) != NULL; i++)
    if (pow_origin_row_get_earlier (POW_ORIGIN_ROW (gtk_list_box_get_row_at_index (self->list, i))) != NULL)
      {
        row = gtk_list_box_get_row_at_index (self->list, i);
        break;
      }
  gtk_list_box_select_row (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->put_back), get_earlier (self) != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_problem (PowFieldOrigin *self, const char *text)
{
  gtk_label_set_label (self->problem, text);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PowFieldOrigin) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answer = pow_lookback_ask_finish (POW_LOOKBACK (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (answer == NULL)
    show_problem (self, error->message);
  else if (answer->len == 0)
    show_problem (self, _ ("Nobody has filled this in yet."));
  else
    {
      if (self->is_unit)
        show_values (self, answer);
      else
        show_changes (self, answer);
      gtk_stack_set_visible_child_name (self->stack, "rows");
      choose_row (self);
    }
}

static void
ask (PowFieldOrigin *self)
{
  PowLookback *lookback = pow_session_get_lookback (self->session);
  const PowHistoryFilter filter = { .address = self->address, .field = self->field, .limit = MOST_ROWS };

  if (self->is_unit)
    pow_lookback_list_values_async (lookback, self->address, self->field, self->cancellable, answered_cb, g_object_ref (self));
  else
    pow_lookback_list_async (lookback, &filter, self->cancellable, answered_cb, g_object_ref (self));
}

static void
put_value_back (PowFieldOrigin *self, const PowEarlier *earlier)
{
  /* What stands now is changed, whatever moment is looked at. */
  PowRecord *record = pow_snapshot_lookup (pow_session_get_current (self->session), self->address);
  g_autoptr (PowRecord) wanted = NULL;
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = pow_change_text_dup_label (pow_session_get_snapshot (self->session), self->address, earlier->field);
  g_autofree char *text = NULL;

  if (is_gone (self))
    text = g_strdup_printf (_ ("“%s” is no longer there. Put it back first, in its history."),
                            pow_snapshot_get_title (pow_session_get_snapshot (self->session), self->address));
  else if ((wanted = pow_record_with (record, earlier->field, earlier->value, &error)) == NULL)
    text = g_strdup_printf (_ ("%s cannot be put back: %s"), label, error->message);
  else if (pow_record_equal (record, wanted))
    text = g_strdup_printf (_ ("%s has this value already"), label);
  else
    {
      text = g_strdup_printf (_ ("%s put back"), label);
      g_ptr_array_add (edits, pow_edit_new (record, wanted));
      pow_session_change (self->session, edits, text, earlier->reason);
    }
  if (edits->len == 0)
    pow_session_tell (self->session, text, FALSE);
}

/**
 * pow_field_origin_put_back:
 * @self: the popover
 *
 * Puts back what is chosen, tells it, and closes; of a record that is gone, a window shows first what comes back.
 */
void
pow_field_origin_put_back (PowFieldOrigin *self)
{
  const PowEarlier *earlier;

  g_return_if_fail (POW_IS_FIELD_ORIGIN (self));

  earlier = get_earlier (self);
  if (earlier == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (earlier->field != NULL)
    put_value_back (self, earlier);
  else
    /* More than a value: what comes back is shown first. */
    pow_undo_dialog_present (gtk_widget_get_parent (GTK_WIDGET (self)), self->session, earlier->revision, self->address, NULL);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
show_all_cb (PowFieldOrigin *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *address = g_strdup (self->address);
  g_autofree char *field = g_strdup (self->field != NULL ? self->field : "");

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (parent, "win.history-of", "(ss)", address, field);
}

static gboolean
key_pressed_cb (PowFieldOrigin *self, guint key, guint code, GdkModifierType state)
{
  if (gdk_keyval_to_lower (key) != GDK_KEY_r || (state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  pow_field_origin_put_back (self);
  return GDK_EVENT_STOP;
}

/* Not while the toolkit is closing it. */
static gboolean
unparent_cb (gpointer self)
{
  if (gtk_widget_get_parent (self) != NULL)
    gtk_widget_unparent (self);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (PowFieldOrigin *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->place != NULL && gtk_widget_get_mapped (self->place))
    gtk_widget_grab_focus (self->place);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (self), g_object_unref);
}

static void
pow_field_origin_dispose (GObject *object)
{
  PowFieldOrigin *self = POW_FIELD_ORIGIN (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->place);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pow_field_origin_parent_class)->dispose (object);
}

static void
pow_field_origin_finalize (GObject *object)
{
  PowFieldOrigin *self = POW_FIELD_ORIGIN (object);

  g_clear_object (&self->cancellable);
  g_free (self->address);
  g_free (self->field);

  G_OBJECT_CLASS (pow_field_origin_parent_class)->finalize (object);
}

static void
pow_field_origin_class_init (PowFieldOriginClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pow_field_origin_dispose;
  G_OBJECT_CLASS (class)->finalize = pow_field_origin_finalize;
}

static GtkWidget *
build_buttons (PowFieldOrigin *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *all = gtk_button_new_with_label (_ ("All changes"));

  self->put_back = GTK_BUTTON (gtk_button_new_with_label (_ ("Put back")));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->put_back), _ ("Put the chosen value back (R)"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->put_back), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->put_back), "suggested-action");
  gtk_widget_add_css_class (all, "flat");
  g_signal_connect_swapped (self->put_back, "clicked", G_CALLBACK (pow_field_origin_put_back), self);
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (show_all_cb), self);
  gtk_widget_set_hexpand (all, TRUE);
  gtk_widget_set_halign (all, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), GTK_WIDGET (self->put_back));
  gtk_box_append (GTK_BOX (buttons), all);
  return buttons;
}

static void
pow_field_origin_init (PowFieldOrigin *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  self->cancellable = g_cancellable_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "choice-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Values, newest first"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  self->problem = GTK_LABEL (pow_origin_row_build_words (NULL, "dim-label"));
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_widget_set_size_request (spinner, 24, 24);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, spinner, "busy");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "rows");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->problem), "problem");
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "origin");
}

static void
build (PowFieldOrigin *self)
{
  PowSnapshot *snapshot = pow_session_get_snapshot (self->session);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *label = pow_change_text_dup_label (snapshot, self->address, self->field);

  gtk_box_append (GTK_BOX (head), pow_origin_row_build_words (label, "heading"));
  gtk_box_append (GTK_BOX (head), pow_origin_row_build_words (pow_snapshot_get_title (snapshot, self->address), "secondary"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (head), "dim-label");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), build_buttons (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Whether a place changes as one value; a map, or an entry with fields of its own, does not. */
static gboolean
is_unit (const char *address, const char *path)
{
  gboolean is_entry = FALSE;
  const PowField *field = path != NULL ? pow_schema_find (pow_address_get_kind (address), path, &is_entry) : NULL;

  return field != NULL && (field->type != POW_TYPE_MAP || (is_entry && (field->flags & POW_FIELD_WHOLE) != 0));
}

/**
 * pow_field_origin_new:
 * @session: the session
 * @address: a record
 * @field: (nullable): a field, group, map or entry of it; %NULL for the record
 *
 * Returns: (transfer floating): the popover, which asks the history at once
 */
GtkWidget *
pow_field_origin_new (PowSession *session, const char *address, const char *field)
{
  PowFieldOrigin *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (pow_address_is_valid (address), NULL);

  self = g_object_new (POW_TYPE_FIELD_ORIGIN, NULL);
  self->session = g_object_ref (session);
  self->address = g_strdup (address);
  self->field = g_strdup (field);
  self->is_unit = is_unit (address, field);
  build (self);
  ask (self);
  return GTK_WIDGET (self);
}

/**
 * pow_field_origin_show_at:
 * @self: the popover
 * @parent: what it hangs on, until it is closed
 * @place: what shows the field, inside @parent; it has the focus again afterwards
 */
void
pow_field_origin_show_at (PowFieldOrigin *self, GtkWidget *parent, GtkWidget *place)
{
  graphene_rect_t bounds;

  g_return_if_fail (POW_IS_FIELD_ORIGIN (self));

  g_set_weak_pointer (&self->place, place);
  gtk_widget_set_size_request (gtk_popover_get_child (GTK_POPOVER (self)), pow_text_scale_px (parent, WIDTH), -1);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (gtk_widget_unparent), self, G_CONNECT_SWAPPED);
  if (gtk_widget_compute_bounds (place, parent, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self),
                                 &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                                  (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self));
}
