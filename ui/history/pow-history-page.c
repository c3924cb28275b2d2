/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-history-page.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/history/pow-change-detail.h"
#include "ui/history/pow-change-list.h"
#include "ui/history/pow-change-view.h"
#include "ui/history/pow-history-empty.h"
#include "ui/history/pow-history-layout.h"
#include "ui/history/pow-history-marks.h"
#include "ui/history/pow-history-progress.h"
#include "ui/history/pow-history-question.h"
#include "ui/history/pow-name-moment-dialog.h"

#include <glib/gi18n-lib.h>

/**
 * PowHistoryPage:
 *
 * Historie: who changed what and when, newest first, of the regions of Waar, of one record or of one
 * field; up to Wanneer.
 */
struct _PowHistoryPage
{
  PowPage parent_instance;

  char *address; /* NULL: of no one record */
  char *field;
  PowLookback *lookback;
  PowChangeList *list;
  GtkSingleSelection *selection;
  guint ask_source;
  guint focus_source;
  char *problem; /* why the last question had no answer */
  gboolean answered;
  gboolean is_other_question; /* asked by the bar: the rows may stand elsewhere now */
  gboolean has_begun; /* the focus was put in the list */
  gboolean is_outdated; /* more came in while it was not on screen */
  gint64 until;  /* the last second of what is shown; 0: now */
  gint64 wanted; /* the commit to choose when it is there; 0: the newest */

  GtkWidget *name; /* names the moment that is looked at */
  PowHistoryBar *bar;
  PowHistorySlider *slider;
  PowHistoryProgress *progress;
  PowHistoryLayout *layout;
  GtkListView *view;
  PowHistoryEmpty *empty;
  PowChangeDetail *detail;
  int width;
};

G_DEFINE_FINAL_TYPE (PowHistoryPage, pow_history_page, POW_TYPE_PAGE)

/* After a change, and while the index is being made: it tells often, and each answer holds it up. */
#define PAUSE_MS 250
#define LONG_PAUSE_MS 1500

/* Asking */

static void
ask (PowHistoryPage *self)
{
  PowSession *session = pow_page_get_session (POW_PAGE (self));
  g_autoptr (PowHistoryQuestion) question = pow_history_question_new (session, self->bar, self->address, self->field);

  g_clear_handle_id (&self->ask_source, g_source_remove);
  self->until = question->filter.until;
  pow_history_marks_show (self->slider, session, question->regions);
  pow_history_slider_set_time (self->slider, self->until);
  pow_change_list_ask (self->list, &question->filter);
}

static void
filter_cb (PowHistoryPage *self)
{
  self->is_other_question = TRUE;
  ask (self);
}

static gboolean
ask_cb (gpointer data)
{
  PowHistoryPage *self = data;

  self->ask_source = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

static void
history_changed_cb (PowHistoryPage *self)
{
  self->is_outdated = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->ask_source != 0 || self->is_outdated)
    return;
  self->ask_source
      = g_timeout_add (pow_history_progress_is_reading (self->progress) && self->answered && pow_change_list_get_n_changes (self->list) > 0
                           ? LONG_PAUSE_MS
                           : PAUSE_MS,
                       ask_cb, self);
}

static void
failed_cb (PowHistoryPage *self, const char *problem)
{
  g_free (self->problem);
  self->problem = g_strdup (problem);
  history_changed_cb (self);
}

/* Showing */

static void
show_title (PowHistoryPage *self)
{
  const guint n = pow_change_list_get_n_changes (self->list);
  g_autofree char *count = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u change in this selection", "%u changes in this selection", n), n);

  pow_page_set_title (POW_PAGE (self), _ ("History"), count);
}

/* What is not in yet may be what is looked for. */
static PowHistoryView
get_view (PowHistoryPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    return POW_HISTORY_VIEW_LIST;
  if (!self->answered)
    return POW_HISTORY_VIEW_BUSY;
  return self->problem == NULL && pow_history_progress_is_reading (self->progress) ? POW_HISTORY_VIEW_READING : POW_HISTORY_VIEW_EMPTY;
}

static void
show_view (PowHistoryPage *self)
{
  const PowHistoryView view = get_view (self);

  if (view == POW_HISTORY_VIEW_EMPTY)
    pow_history_empty_show (self->empty, self->problem, pow_history_bar_is_set (self->bar), self->until);
  pow_history_layout_show (self->layout, view);
}

static void
choose (PowHistoryPage *self)
{
  guint position = self->wanted != 0 ? pow_change_list_find (self->list, self->wanted) : GTK_INVALID_LIST_POSITION;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (n > 0 && position == GTK_INVALID_LIST_POSITION)
    position = MIN (1, n - 1); /* behind the day */
  gtk_single_selection_set_selected (self->selection, position);
  /* The newest one with its day. */
  if (self->is_other_question && n > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position > 1 ? position : 0);
  self->is_other_question = FALSE;
}

/* Begins in the list, unless somebody is typing already. */
static gboolean
focus_list_cb (gpointer data)
{
  PowHistoryPage *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->focus_source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !GTK_IS_TEXT (focus))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return G_SOURCE_REMOVE;
}

static void
answered_cb (PowHistoryPage *self, const char *problem)
{
  const gboolean first = !self->answered;
  const PowHistoryOutline *outline = pow_change_list_get_outline (self->list);
  const PowDate today = pow_snapshot_get_today (pow_session_get_current (pow_page_get_session (POW_PAGE (self))));

  if (problem != NULL || outline != NULL)
    {
      g_free (self->problem);
      self->problem = g_strdup (problem);
    }
  self->answered = TRUE;
  if (outline != NULL)
    {
      /* Where nothing is found the time stays what it was. */
      if (self->until == 0 && (outline->rows->len > 0 || first))
        pow_history_slider_set_rows (self->slider, outline->rows, pow_date_get_end_time (today));
      pow_history_bar_set_authors (self->bar, outline->authors);
    }
  show_title (self);
  show_view (self);
  choose (self);
  if (!self->has_begun && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    {
      self->has_begun = TRUE;
      /* Behind what the window does when it opens a page. */
      self->focus_source = g_idle_add_full (G_PRIORITY_LOW, focus_list_cb, self, NULL);
    }
}

static void
selected_cb (PowHistoryPage *self)
{
  PowChangeRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row != NULL)
    {
      pow_change_list_show (self->list, row);
      if (pow_change_row_get_row_type (row) != POW_CHANGE_ROW_DAY)
        self->wanted = pow_change_row_get_id (row);
    }
  pow_change_detail_set_row (self->detail, row);
}

/* In a narrow window the change has the page to itself. */
static void
show_bars (PowHistoryPage *self)
{
  const gboolean alone = pow_history_layout_is_detail_alone (self->layout);

  gtk_widget_set_visible (GTK_WIDGET (self->bar), !alone);
  gtk_widget_set_visible (GTK_WIDGET (self->slider), !alone && self->width >= POW_WIDTH_NARROW);
}

/* From the detail to the list, which has the place of the detail again where there is room for one. */
static void
close_detail_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowHistoryPage *self = POW_HISTORY_PAGE (widget);

  pow_history_layout_close_detail (self->layout);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
open_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pow_change_detail_open_record (POW_HISTORY_PAGE (widget)->detail);
}

/* Of a day: its newest change. */
static void
activate_cb (PowHistoryPage *self, guint position)
{
  g_autoptr (PowChangeRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (row != NULL && pow_change_row_get_row_type (row) == POW_CHANGE_ROW_DAY)
    {
      g_object_unref (row);
      row = g_list_model_get_item (G_LIST_MODEL (self->list), ++position);
    }
  if (row == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  if (pow_change_row_get_row_type (row) == POW_CHANGE_ROW_FOLD)
    {
      pow_change_list_toggle (self->list, row);
      gtk_single_selection_set_selected (self->selection, position);
      return;
    }
  pow_history_layout_open_detail (self->layout);
  pow_change_detail_focus (self->detail);
}

/* A moment to look at: one with a name, else a day, to its end. */
static void
moved_cb (PowHistoryPage *self, gint64 time)
{
  g_autofree char *day = time != 0 ? pow_date_to_string (pow_date_from_time (time)) : NULL;
  g_autofree char *moment = g_strdup (pow_history_slider_get_moment (self->slider, time));

  pow_session_set_at (pow_page_get_session (POW_PAGE (self)), moment != NULL ? moment : day);
}

static void
moments_changed_cb (PowHistoryPage *self)
{
  PowSession *session = pow_page_get_session (POW_PAGE (self));
  g_autoptr (PowHistoryQuestion) question = pow_history_question_new (session, self->bar, self->address, self->field);

  pow_history_marks_show (self->slider, session, question->regions);
}

/* The region that is looked at, when it is one. */
static void
name_cb (PowHistoryPage *self)
{
  PowSession *session = pow_page_get_session (POW_PAGE (self));
  g_autoptr (PowHistoryQuestion) question = pow_history_question_new (session, self->bar, self->address, self->field);
  GPtrArray *regions = question->regions;
  const char *own = pow_session_get_own_region (session);

  pow_name_moment_dialog_present (GTK_WIDGET (self), session,
                                  regions != NULL && regions->len == 1 ? g_ptr_array_index (regions, 0) : own,
                                  pow_session_get_at (session));
}

/* Page */

static void
pow_history_page_refresh (PowPage *page)
{
  ask (POW_HISTORY_PAGE (page));
}

static GtkWidget *
pow_history_page_get_bar_end (PowPage *page)
{
  return POW_HISTORY_PAGE (page)->name;
}

static gboolean
pow_history_page_start_search (PowPage *page)
{
  pow_history_bar_start_search (POW_HISTORY_PAGE (page)->bar);
  return TRUE;
}

static void
pow_history_page_set_width (PowPage *page, int width)
{
  PowHistoryPage *self = POW_HISTORY_PAGE (page);

  self->width = width;
  pow_history_bar_set_narrow (self->bar, width < POW_WIDTH_SIDEBAR);
  pow_history_layout_set_width (self->layout, width);
  pow_change_detail_set_can_close (self->detail, !pow_history_layout_has_pane (self->layout));
  pow_change_detail_set_narrow (self->detail, width < POW_WIDTH_NARROW);
  show_bars (self);
}

static void
pow_history_page_map (GtkWidget *widget)
{
  PowHistoryPage *self = POW_HISTORY_PAGE (widget);

  GTK_WIDGET_CLASS (pow_history_page_parent_class)->map (widget);
  pow_session_locate_moments (pow_page_get_session (POW_PAGE (self)));
  if (self->is_outdated)
    history_changed_cb (self);
}

static void
pow_history_page_dispose (GObject *object)
{
  PowHistoryPage *self = POW_HISTORY_PAGE (object);

  g_clear_handle_id (&self->ask_source, g_source_remove);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->name);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->lookback);

  G_OBJECT_CLASS (pow_history_page_parent_class)->dispose (object);
}

static void
pow_history_page_finalize (GObject *object)
{
  PowHistoryPage *self = POW_HISTORY_PAGE (object);

  g_free (self->address);
  g_free (self->field);
  g_free (self->problem);

  G_OBJECT_CLASS (pow_history_page_parent_class)->finalize (object);
}

static void
pow_history_page_class_init (PowHistoryPageClass *class)
{
  PowPageClass *page_class = POW_PAGE_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pow_history_page_dispose;
  G_OBJECT_CLASS (class)->finalize = pow_history_page_finalize;
  widget_class->map = pow_history_page_map;
  page_class->refresh = pow_history_page_refresh;
  page_class->get_bar_end = pow_history_page_get_bar_end;
  page_class->start_search = pow_history_page_start_search;
  page_class->set_width = pow_history_page_set_width;
  gtk_widget_class_install_action (widget_class, "history.close-detail", NULL, close_detail_action);
  gtk_widget_class_install_action (widget_class, "history.open-record", NULL, open_record_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "history.close-detail", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, 0, "history.open-record", NULL);
}

static void
pow_history_page_init (PowHistoryPage *self)
{
}

/* Building */

static GtkWidget *
build_list (PowHistoryPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = pow_change_list_new (self->lookback);
  g_signal_connect_swapped (self->list, "answered", G_CALLBACK (answered_cb), self);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  self->view = pow_change_view_new (pow_page_get_session (POW_PAGE (self)), self->list, self->selection);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  return scroller;
}

static void
build (PowHistoryPage *self)
{
  PowSession *session = pow_page_get_session (POW_PAGE (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->lookback = g_object_ref (pow_session_get_lookback (session));
  g_signal_connect_object (self->lookback, "changed", G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "moments-changed", G_CALLBACK (moments_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lookback, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  self->bar = POW_HISTORY_BAR (pow_history_bar_new (session, self->address, self->field));
  g_signal_connect_object (self->bar, "changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  self->name = g_object_ref_sink (pow_name_moment_button_new ());
  g_signal_connect_object (self->name, "clicked", G_CALLBACK (name_cb), self, G_CONNECT_SWAPPED);
  self->slider = POW_HISTORY_SLIDER (pow_history_slider_new ());
  g_signal_connect_object (self->slider, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  self->progress = POW_HISTORY_PROGRESS (pow_history_progress_new (self->lookback));
  self->empty = POW_HISTORY_EMPTY (pow_history_empty_new ());
  g_signal_connect_object (self->empty, "clear", G_CALLBACK (pow_history_bar_clear), self->bar, G_CONNECT_SWAPPED);
  self->detail = POW_CHANGE_DETAIL (pow_change_detail_new (session));
  self->layout = POW_HISTORY_LAYOUT (pow_history_layout_new (build_list (self), GTK_WIDGET (self->empty), GTK_WIDGET (self->detail)));
  g_signal_connect_object (self->layout, "arranged", G_CALLBACK (show_bars), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->slider));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->layout));
  adw_bin_set_child (ADW_BIN (self), box);
  show_title (self);
}

/**
 * pow_history_page_new_for:
 * @session: the session
 * @address: (nullable): a record; %NULL: of no one record
 * @field: (nullable): a field of it
 *
 * Returns: (transfer floating): the history, of the narrowest that is given; it can be widened
 */
PowPage *
pow_history_page_new_for (PowSession *session, const char *address, const char *field)
{
  PowHistoryPage *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (address == NULL || pow_address_is_valid (address), NULL);
  g_return_val_if_fail (field == NULL || address != NULL, NULL);

  self = g_object_new (POW_TYPE_HISTORY_PAGE, "session", session, NULL);
  self->address = g_strdup (address);
  self->field = g_strdup (field);
  build (self);
  return POW_PAGE (self);
}

/**
 * pow_history_page_new:
 * @session: what is on screen
 *
 * Main thread.
 *
 * Returns: (transfer floating): the history of everything that Waar shows
 */
PowPage *
pow_history_page_new (PowSession *session)
{
  return pow_history_page_new_for (session, NULL, NULL);
}
