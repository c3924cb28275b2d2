/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-change-detail.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/history/pow-change-block.h"
#include "ui/history/pow-change-head.h"
#include "ui/history/pow-change-technical.h"
#include "ui/history/pow-change-text.h"
#include "ui/history/pow-merge-reasons.h"
#include "ui/history/pow-name-moment-dialog.h"
#include "ui/history/pow-undo-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * PowChangeDetail:
 *
 * One change: who, when and why, each value before and after, and what can be done about it.
 *
 * Action "history.close-detail" is asked of a parent.
 */
struct _PowChangeDetail
{
  AdwBin parent_instance;

  PowSession *session;
  PowChangeRow *row;
  gint64 shown; /* the commit whose values are on screen; 0: none */

  GtkStack *stack;
  PowChangeHead *head;
  GtkBox *changes;
  PowChangeTechnical *technical;
  GtkWidget *buttons;
  GtkButton *put_back;
  AdwStatusPage *nothing;
};

G_DEFINE_FINAL_TYPE (PowChangeDetail, pow_change_detail, ADW_TYPE_BIN)

/* A pane is for a glance. */
#define MOST_CHANGES 40

static void
show_changes (PowChangeDetail *self, const PowHistoryEntry *entry)
{
  const char *only = pow_change_text_get_only_address (entry->changes);
  PowMergeReasons *reasons = pow_merge_reasons_new (self->session, entry->commit);

  pow_box_clear (self->changes);
  for (guint i = 0; i < MIN (entry->changes->len, MOST_CHANGES); i++)
    {
      const PowChange *change = g_ptr_array_index (entry->changes, i);
      GtkWidget *block = pow_change_block_new (self->session, change, only == NULL);
      g_autofree char *place = pow_change_dup_place (change);

      pow_merge_reasons_add (reasons, change->address, place, pow_change_block_get_box (POW_CHANGE_BLOCK (block)));
      gtk_box_append (self->changes, block);
    }
  pow_merge_reasons_ask (reasons);
  if (entry->changes->len > MOST_CHANGES)
    {
      const guint more = entry->changes->len - MOST_CHANGES;
      g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more change", "and %u more changes", more), more);

      gtk_box_append (self->changes, pow_label_new (text, "dim-label"));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.open", entry->changes->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.restore", only != NULL);
}

static void
show_put_back (PowChangeDetail *self, const PowHistoryEntry *entry)
{
  g_autofree char *label = pow_change_text_dup_put_back (pow_session_get_snapshot (self->session), entry);

  gtk_button_set_label (self->put_back, label);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (self->put_back)), PANGO_ELLIPSIZE_MIDDLE);
}

static void
show_entry (PowChangeDetail *self, const PowHistoryEntry *entry)
{
  g_autofree char *title = pow_change_text_dup_title (pow_session_get_snapshot (self->session), entry);

  pow_change_head_show (self->head, title, entry->commit,
                        entry->commit->body != NULL ? pow_snapshot_get_title (pow_session_get_snapshot (self->session), entry->commit->body)
                                                    : NULL);
  show_changes (self, entry);
  pow_change_technical_show (self->technical, entry->commit);
  show_put_back (self, entry);
  gtk_stack_set_visible_child_name (self->stack, "change");
}

static void
show_nothing (PowChangeDetail *self, const char *title, const char *text)
{
  g_autofree char *escaped_title = g_markup_escape_text (title, -1), *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->nothing, escaped_title);
  adw_status_page_set_description (self->nothing, escaped);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
show_row (PowChangeDetail *self)
{
  const PowHistoryEntry *entry = self->row != NULL ? pow_change_row_get_entry (self->row) : NULL;
  const PowChangeRowType type = self->row != NULL ? pow_change_row_get_row_type (self->row) : POW_CHANGE_ROW_DAY;

  /* The list may read a row again; what has the focus here stays. */
  if ((type == POW_CHANGE_ROW_SINGLE || type == POW_CHANGE_ROW_MEMBER) && pow_change_row_get_id (self->row) == self->shown)
    return;
  self->shown = entry != NULL ? pow_change_row_get_id (self->row) : 0;
  if (entry != NULL)
    show_entry (self, entry);
  else if (type == POW_CHANGE_ROW_FOLD)
    show_nothing (self, _ ("Many changes in one go"), _ ("Open the row with Enter and choose one of them."));
  else if (self->row != NULL && type == POW_CHANGE_ROW_DAY)
    {
      g_autofree char *day = pow_change_text_dup_day (pow_change_row_get_time (self->row));

      show_nothing (self, day, _ ("Choose one of the changes of this day."));
    }
  else
    show_nothing (self, _ ("No change chosen"), _ ("Choose a change to see what was different before."));
}

static void
put_back_cb (PowChangeDetail *self)
{
  const PowHistoryEntry *entry = pow_change_row_get_entry (self->row);

  if (entry != NULL)
    pow_undo_dialog_present (GTK_WIDGET (self), self->session, entry->commit->revision, NULL, NULL);
}

/* The one record that it is about. */
static const char *
get_address (PowChangeDetail *self)
{
  const PowHistoryEntry *entry = self->row != NULL ? pow_change_row_get_entry (self->row) : NULL;

  return entry != NULL ? pow_change_text_get_only_address (entry->changes) : NULL;
}

/* The record of the value that has the focus, else the one that the change is about, else the first. */
static const char *
find_record (PowChangeDetail *self)
{
  const PowHistoryEntry *entry = self->row != NULL ? pow_change_row_get_entry (self->row) : NULL;
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->changes));

  if (POW_IS_CHANGE_BLOCK (focus))
    return pow_change_block_get_address (POW_CHANGE_BLOCK (focus));
  if (get_address (self) != NULL)
    return get_address (self);
  return entry != NULL && entry->changes->len > 0 ? ((const PowChange *) g_ptr_array_index (entry->changes, 0))->address : NULL;
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pow_change_detail_open_record (POW_CHANGE_DETAIL (widget));
}

/**
 * pow_change_detail_open_record:
 * @self: the detail
 *
 * Asks for the page of the record that was changed, or says why it has none.
 */
void
pow_change_detail_open_record (PowChangeDetail *self)
{
  const char *address;

  g_return_if_fail (POW_IS_CHANGE_DETAIL (self));

  address = find_record (self);
  if (address == NULL)
    pow_session_tell (self->session, _ ("Choose one change first; then O opens what it changed"), FALSE);
  else if (pow_session_lookup (self->session, address) == NULL)
    pow_session_tell (self->session, _ ("What was changed is not there at the moment that is shown"), FALSE);
  else
    pow_session_open_address (self->session, address);
}

/* One value of the change. */
static void
put_back_field_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowChangeDetail *self = POW_CHANGE_DETAIL (widget);
  const PowHistoryEntry *entry = self->row != NULL ? pow_change_row_get_entry (self->row) : NULL;
  const char *address, *field;

  g_variant_get (parameter, "(&s&s)", &address, &field);
  if (entry != NULL)
    pow_undo_dialog_present (widget, self->session, entry->commit->revision, address, *field != '\0' ? field : NULL);
}

/**
 * pow_change_detail_focus:
 * @self: the detail
 *
 * Puts the focus on the first value of the change, where there is one.
 */
void
pow_change_detail_focus (PowChangeDetail *self)
{
  GtkWidget *first;

  g_return_if_fail (POW_IS_CHANGE_DETAIL (self));

  first = gtk_widget_get_first_child (GTK_WIDGET (self->changes));
  if (first == NULL || !gtk_widget_grab_focus (first))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowChangeDetail *self = POW_CHANGE_DETAIL (widget);

  if (get_address (self) != NULL)
    pow_undo_dialog_present_restore (widget, self->session, pow_change_row_get_entry (self->row)->commit->revision, get_address (self));
}

/* The moment of the change, as a session takes it. */
static char *
build_moment (PowChangeDetail *self)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (pow_change_row_get_time (self->row));

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

static void
name_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowChangeDetail *self = POW_CHANGE_DETAIL (widget);
  g_autofree char *moment = NULL;

  if (self->row == NULL || pow_change_row_get_line (self->row) == NULL)
    return;
  moment = build_moment (self);
  pow_name_moment_dialog_present (widget, self->session, pow_address_get_line_region (pow_change_row_get_line (self->row)), moment);
}

static void
look_cb (PowChangeDetail *self)
{
  g_autofree char *moment = build_moment (self);

  pow_session_set_at (self->session, moment);
  pow_session_tell (self->session, _ ("Every screen shows what was known then"), FALSE);
}

static void
pow_change_detail_dispose (GObject *object)
{
  PowChangeDetail *self = POW_CHANGE_DETAIL (object);

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_clear_object (&self->row);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pow_change_detail_parent_class)->dispose (object);
}

static void
pow_change_detail_class_init (PowChangeDetailClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pow_change_detail_dispose;
  gtk_widget_class_install_action (widget_class, "change.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "change.put-back-field", "(ss)", put_back_field_action);
  gtk_widget_class_install_action (widget_class, "change.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "change.name", NULL, name_action);
}

static GtkBox *
build_box (int spacing)
{
  return GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing));
}

static GtkWidget *
build_buttons (PowChangeDetail *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *look = gtk_button_new_with_label (_ ("Look at the portfolio then"));

  self->put_back = GTK_BUTTON (gtk_button_new_with_label (""));
  g_signal_connect_swapped (self->put_back, "clicked", G_CALLBACK (put_back_cb), self);
  g_signal_connect_swapped (look, "clicked", G_CALLBACK (look_cb), self);
  gtk_widget_add_css_class (look, "flat");
  gtk_box_append (GTK_BOX (buttons), GTK_WIDGET (self->put_back));
  gtk_box_append (GTK_BOX (buttons), look);
  gtk_widget_add_css_class (buttons, "detail-buttons");
  self->buttons = buttons;
  return buttons;
}

static GtkWidget *
build_change (PowChangeDetail *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkBox *all = build_box (0), *body = build_box (14);

  self->changes = build_box (14);
  self->head = POW_CHANGE_HEAD (pow_change_head_new ());
  self->technical = POW_CHANGE_TECHNICAL (pow_change_technical_new ());
  gtk_box_append (body, GTK_WIDGET (self->head));
  gtk_box_append (body, GTK_WIDGET (self->changes));
  gtk_box_append (body, GTK_WIDGET (self->technical));
  gtk_widget_add_css_class (GTK_WIDGET (body), "detail-body");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (body));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (all, scroller);
  gtk_box_append (all, build_buttons (self));
  return GTK_WIDGET (all);
}

static void
pow_change_detail_init (PowChangeDetail *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "compact");
  gtk_stack_add_named (self->stack, build_change (self), "change");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->nothing), "nothing");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  gtk_widget_add_css_class (GTK_WIDGET (self), "detail-pane");
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
}

/**
 * pow_change_detail_new:
 * @session: what is on screen
 *
 * Main thread, as everything of it.
 *
 * Returns: (transfer floating): a pane that says that nothing is chosen
 */
GtkWidget *
pow_change_detail_new (PowSession *session)
{
  PowChangeDetail *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_CHANGE_DETAIL, NULL);
  self->session = g_object_ref (session);
  show_row (self);
  return GTK_WIDGET (self);
}

/**
 * pow_change_detail_set_row:
 * @self: the pane
 * @row: (nullable): the change to show; %NULL: none
 *
 * Shows a change; one that is not filled yet shows as soon as it is. Keeps a reference until the next one.
 */
void
pow_change_detail_set_row (PowChangeDetail *self, PowChangeRow *row)
{
  g_return_if_fail (POW_IS_CHANGE_DETAIL (self));

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  if (row != NULL)
    g_signal_connect_swapped (row, "filled", G_CALLBACK (show_row), self);
  show_row (self);
}

/**
 * pow_change_detail_set_can_close:
 * @self: the pane
 * @can_close: whether it stands in the place of the list, so that a way back is shown
 */
void
pow_change_detail_set_can_close (PowChangeDetail *self, gboolean can_close)
{
  g_return_if_fail (POW_IS_CHANGE_DETAIL (self));
  pow_change_head_set_can_close (self->head, can_close);
}

/**
 * pow_change_detail_set_narrow:
 * @self: the pane
 * @narrow: whether the window is narrow: the buttons stand below each other
 */
void
pow_change_detail_set_narrow (PowChangeDetail *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_CHANGE_DETAIL (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
