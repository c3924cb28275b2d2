/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-history-page.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-text-scale.h"
#include "ui/history/pow-change-detail.h"
#include "ui/history/pow-change-list.h"
#include "ui/history/pow-change-view.h"
#include "ui/history/pow-history-empty.h"
#include "ui/history/pow-history-marks.h"
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
  char *problem; /* why the last question had no answer */
  gboolean answered;
  gboolean is_outdated; /* more came in while it was not on screen */
  gint64 until;  /* the last second of what is shown; 0: now */
  gint64 wanted; /* the commit to choose when it is there; 0: the newest */

  GtkWidget *name; /* names the moment that is looked at */
  PowHistoryBar *bar;
  PowHistorySlider *slider;
  GtkStack *stack; /* list, empty, detail in a narrow window */
  GtkListView *view;
  PowHistoryEmpty *empty;
  GtkWidget *pane; /* holds the detail beside the list */
  GtkWidget *clamp; /* keeps the pane from taking what its texts would like */
  PowChangeDetail *detail;
  int width;
};

G_DEFINE_FINAL_TYPE (PowHistoryPage, pow_history_page, POW_TYPE_PAGE)

/* Pixels at 100 % text. */
#define PANE_WIDTH 430
/* After a change, and while the index is being made: it tells often, and each answer holds it up. */
#define PAUSE_MS 250
#define LONG_PAUSE_MS 1500

static gboolean
has_pane (PowHistoryPage *self)
{
  return self->width >= POW_WIDTH_PANE;
}

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
  double done, total;

  self->is_outdated = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->ask_source != 0 || self->is_outdated)
    return;
  g_object_get (self->lookback, "done", &done, "total", &total, NULL);
  self->ask_source = g_timeout_add (done < total ? LONG_PAUSE_MS : PAUSE_MS, ask_cb, self);
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
  double done, total;
  g_autofree char *count = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u change in this selection", "%u changes in this selection", n), n);
  g_autofree char *reading = NULL;

  g_object_get (self->lookback, "done", &done, "total", &total, NULL);
  if (done < total)
    /* Translators: the history is being read; so much of it is in. */
    reading = g_strdup_printf (_ ("%s, %d %% read"), count, (int) (100 * done / total));
  pow_page_set_title (POW_PAGE (self), _ ("History"), reading != NULL ? reading : count);
}

static void
show_stack (PowHistoryPage *self)
{
  const gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
  const char *now = gtk_stack_get_visible_child_name (self->stack);

  gtk_widget_set_visible (self->clamp, has_pane (self) && !is_empty);
  if (!self->answered)
    gtk_stack_set_visible_child_name (self->stack, "busy");
  else if (is_empty)
    {
      pow_history_empty_show (self->empty, self->problem, pow_history_bar_is_set (self->bar), self->until);
      gtk_stack_set_visible_child_name (self->stack, "empty");
    }
  else if (g_strcmp0 (now, "detail") != 0 || has_pane (self))
    gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
choose (PowHistoryPage *self)
{
  guint position = self->wanted != 0 ? pow_change_list_find (self->list, self->wanted) : GTK_INVALID_LIST_POSITION;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (n > 0 && position == GTK_INVALID_LIST_POSITION)
    position = MIN (1, n - 1); /* behind the day */
  gtk_single_selection_set_selected (self->selection, position);
}

/* Begins in the list, unless somebody is typing already. */
static void
focus_list (PowHistoryPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !GTK_IS_TEXT (focus) && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
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
  show_stack (self);
  choose (self);
  if (first)
    focus_list (self);
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
  const gboolean alone = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "detail") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->bar), !alone);
  gtk_widget_set_visible (GTK_WIDGET (self->slider), !alone && self->width >= POW_WIDTH_NARROW);
}

/* The detail stands beside the list, or in its place. */
static void
place_detail (PowHistoryPage *self)
{
  GtkWidget *detail = GTK_WIDGET (self->detail);
  GtkWidget *slot = has_pane (self) ? self->pane : gtk_stack_get_child_by_name (self->stack, "detail");

  pow_change_detail_set_can_close (self->detail, !has_pane (self));
  pow_change_detail_set_narrow (self->detail, self->width < POW_WIDTH_NARROW);
  if (gtk_widget_get_parent (detail) != slot)
    {
      g_object_ref (detail);
      if (gtk_widget_get_parent (detail) != NULL)
        adw_bin_set_child (ADW_BIN (gtk_widget_get_parent (detail)), NULL);
      adw_bin_set_child (ADW_BIN (slot), detail);
      g_object_unref (detail);
    }
  show_stack (self);
}

static void
close_detail_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowHistoryPage *self = POW_HISTORY_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "detail") != 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
activate_cb (PowHistoryPage *self, guint position)
{
  g_autoptr (PowChangeRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (row == NULL || pow_change_row_get_row_type (row) == POW_CHANGE_ROW_DAY)
    return;
  if (pow_change_row_get_row_type (row) == POW_CHANGE_ROW_FOLD)
    {
      pow_change_list_toggle (self->list, row);
      gtk_single_selection_set_selected (self->selection, position);
      return;
    }
  if (!has_pane (self))
    gtk_stack_set_visible_child_name (self->stack, "detail");
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

/* A moment to look at: a day, to its end. */
static void
moved_cb (PowHistoryPage *self, gint64 time)
{
  g_autofree char *day = time != 0 ? pow_date_to_string (pow_date_from_time (time)) : NULL;

  pow_session_set_at (pow_page_get_session (POW_PAGE (self)), day);
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
  place_detail (self);
  show_bars (self);
}

static void
pow_history_page_map (GtkWidget *widget)
{
  PowHistoryPage *self = POW_HISTORY_PAGE (widget);

  GTK_WIDGET_CLASS (pow_history_page_parent_class)->map (widget);
  if (self->is_outdated)
    history_changed_cb (self);
}

static void
pow_history_page_dispose (GObject *object)
{
  PowHistoryPage *self = POW_HISTORY_PAGE (object);

  g_clear_handle_id (&self->ask_source, g_source_remove);
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
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "history.close-detail", NULL);
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

static GtkWidget *
build_pane (PowHistoryPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const int width = pow_text_scale_px (GTK_WIDGET (self), PANE_WIDTH);

  self->pane = adw_bin_new ();
  gtk_widget_add_css_class (self->pane, "history-pane");
  gtk_widget_set_size_request (self->pane, width, -1);
  self->clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (self->clamp), width);
  adw_clamp_set_child (ADW_CLAMP (self->clamp), self->pane);
  gtk_widget_set_hexpand (self->clamp, FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), self->clamp);
  return box;
}

static void
build_name_button (PowHistoryPage *self)
{
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "user-bookmarks-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Name this moment"));
  self->name = g_object_ref_sink (gtk_button_new ());
  gtk_button_set_child (GTK_BUTTON (self->name), content);
  gtk_widget_add_css_class (self->name, "flat");
  gtk_widget_add_css_class (self->name, "bar-button");
  g_signal_connect_object (self->name, "clicked", G_CALLBACK (name_cb), self, G_CONNECT_SWAPPED);
}

static void
build (PowHistoryPage *self)
{
  PowSession *session = pow_page_get_session (POW_PAGE (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->lookback = g_object_ref (pow_session_get_lookback (session));
  g_signal_connect_object (self->lookback, "changed", G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lookback, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  self->bar = POW_HISTORY_BAR (pow_history_bar_new (session, self->address, self->field));
  g_signal_connect_object (self->bar, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  build_name_button (self);
  self->slider = POW_HISTORY_SLIDER (pow_history_slider_new ());
  g_signal_connect_object (self->slider, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, build_list (self), "list");
  self->empty = POW_HISTORY_EMPTY (pow_history_empty_new ());
  g_signal_connect_object (self->empty, "clear", G_CALLBACK (pow_history_bar_clear), self->bar, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  gtk_stack_add_named (self->stack, adw_bin_new (), "detail");
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), "busy");
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (show_bars), self);
  self->detail = POW_CHANGE_DETAIL (pow_change_detail_new (session));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->slider));
  gtk_box_append (GTK_BOX (box), build_pane (self));
  adw_bin_set_child (ADW_BIN (self), box);
  place_detail (self);
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

PowPage *
pow_history_page_new (PowSession *session)
{
  return pow_history_page_new_for (session, NULL, NULL);
}
