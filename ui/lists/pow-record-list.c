/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/lists/pow-record-list.h"

#include "pow-config.h"
#include "model/record/pow-address.h"
#include "ui/common/pow-field-place.h"
#include "ui/common/pow-table-columns.h"
#include "ui/common/pow-table-menu.h"
#include "ui/lists/pow-list-bar.h"
#include "ui/lists/pow-list-items.h"
#include "ui/lists/pow-list-mark.h"
#include "ui/lists/pow-list-rows.h"
#include "ui/lists/pow-narrow-list.h"

#include <glib/gi18n-lib.h>

struct _PowRecordList
{
  AdwBin parent_instance;

  PowSession *session;
  PowKindMask kinds;
  PowKind kind; /* the first of them */
  char *map;    /* the map whose entries are listed, or NULL */
  char *region;
  const char *order; /* static path, or NULL */
  const PowListColumn *columns;

  GListStore *items;
  PowListRows *rows;
  GtkSingleSelection *selection;

  PowListBar *bar;
  GtkStack *stack;
  GtkColumnView *view;
  GtkColumnViewColumn *marks; /* NULL: nothing is marked */
  GtkListView *narrow_view; /* two lines a row, where columns have no room */
  gboolean narrow;
  AdwStatusPage *filtered_page;
};

static void pow_record_list_place_init (PowFieldPlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PowRecordList, pow_record_list, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (POW_TYPE_FIELD_PLACE, pow_record_list_place_init))

#define NARROW 600 /* px below which a row is two lines */

/* Kinds that have the map; the rows of its entries are the same in all. */
static PowKindMask
find_kinds (const char *map)
{
  PowKindMask kinds = 0;

  for (PowKind kind = 0; kind < POW_N_KINDS; kind++)
    if (pow_fields_find (pow_schema_get_fields (kind), map) != NULL)
      kinds |= POW_KIND_MASK (kind);
  return kinds;
}

static guint
count_marked (PowRecordList *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (PowRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      n += pow_record_item_get_mark (item) != POW_MARK_SAME;
    }
  return n;
}

/* Another kind of empty: everything is there, and it is as it was. */
static void
show_unchanged (PowRecordList *self)
{
  const char *against = pow_session_get_against (self->session);
  g_autofree char *moment = pow_session_dup_moment_words (self->session, against, TRUE);
  g_autofree char *title = g_strdup_printf (_ ("Nothing has changed since: %s"), moment);

  adw_status_page_set_title (self->filtered_page, title);
  adw_status_page_set_description (self->filtered_page, NULL);
}

static void
update_state (PowRecordList *self)
{
  guint all = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint shown = g_list_model_get_n_items (pow_list_rows_get_all (self->rows));
  g_autofree char *hidden = NULL;

  pow_list_bar_set_count (self->bar, shown, all);
  gtk_widget_set_visible (adw_status_page_get_child (self->filtered_page), all > 0);
  if (all == 0 && pow_session_is_read_only (self->session))
    {
      adw_status_page_set_title (self->filtered_page, _ ("There was nothing here then"));
      adw_status_page_set_description (self->filtered_page, NULL);
      gtk_stack_set_visible_child_name (self->stack, "filtered");
    }
  else if (all == 0)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else if (shown == 0)
    {
      hidden = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u is hidden by the filter.", "%u are hidden by the filter.", all), all);
      adw_status_page_set_title (self->filtered_page, _ ("Nothing in this selection"));
      adw_status_page_set_description (self->filtered_page, hidden);
      if (pow_list_bar_only_marked (self->bar) && count_marked (self) == 0)
        show_unchanged (self);
      gtk_stack_set_visible_child_name (self->stack, "filtered");
    }
  else
    gtk_stack_set_visible_child_name (self->stack, self->narrow ? "narrow" : "table");
}

/* Rows */

static void
open_row_cb (GtkWidget *view, guint position, PowRecordList *self)
{
  g_autoptr (PowRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    pow_session_open_address (self->session, pow_record_get_address (pow_record_item_get_record (item)));
}

/* What holds the rows of the column view, and has the actions of a list. */
static GtkWidget *
get_list (PowRecordList *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

static void
focus_rows (PowRecordList *self)
{
  gtk_widget_child_focus (self->narrow ? GTK_WIDGET (self->narrow_view) : get_list (self), GTK_DIR_TAB_FORWARD);
}

/* Down or up by one row, as the arrows do. */
static void
move_selection (PowRecordList *self, int step)
{
  GtkWidget *list = self->narrow ? GTK_WIDGET (self->narrow_view) : get_list (self);
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  int wanted = (int) gtk_single_selection_get_selected (self->selection) + step;

  if (wanted < 0 || wanted >= n)
    return;
  gtk_single_selection_set_selected (self->selection, (guint) wanted);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", (guint) wanted);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, PowRecordList *self)
{
  PowRecordItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Delete:
      if (pow_record_item_get_mark (item) == POW_MARK_GONE)
        return GDK_EVENT_STOP;
      pow_session_remove (self->session, pow_record_get_address (pow_record_item_get_record (item)),
                          pow_record_item_get_entry (item));
      return GDK_EVENT_STOP;
    case GDK_KEY_F2:
      pow_session_open_address (self->session, pow_record_get_address (pow_record_item_get_record (item)));
      return GDK_EVENT_STOP;
    case GDK_KEY_p:
      if (self->kind != POW_KIND_SUBPROJECT)
        return GDK_EVENT_PROPAGATE;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.give-pulse", "s",
                                  pow_record_get_address (pow_record_item_get_record (item)));
      return GDK_EVENT_STOP;
    case GDK_KEY_j:
    case GDK_KEY_k:
      move_selection (self, key == GDK_KEY_j ? 1 : -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* The focus is on a row, never on a cell: it is about the record, or the entry. */
static gboolean
pow_record_list_locate (PowFieldPlace *place, char **address, char **field)
{
  PowRecordItem *item = gtk_single_selection_get_selected_item (POW_RECORD_LIST (place)->selection);

  if (item == NULL)
    return FALSE;
  *address = g_strdup (pow_record_get_address (pow_record_item_get_record (item)));
  *field = g_strdup (pow_record_item_get_entry (item));
  return TRUE;
}

static void
pow_record_list_place_init (PowFieldPlaceInterface *iface)
{
  iface->locate = pow_record_list_locate;
}

static gboolean
is_same_row (PowRecordItem *a, PowRecordItem *b)
{
  return g_strcmp0 (pow_record_get_address (pow_record_item_get_record (a)),
                    pow_record_get_address (pow_record_item_get_record (b)))
             == 0
         && g_strcmp0 (pow_record_item_get_entry (a), pow_record_item_get_entry (b)) == 0;
}

static void
select_same (PowRecordList *self, PowRecordItem *wanted)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (PowRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (is_same_row (item, wanted))
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
}

/* The marks come in a first column of their own, and rows get room for the old values. */
static void
show_marks (PowRecordList *self, gboolean marked)
{
  if (marked == (self->marks != NULL))
    return;
  if (marked)
    {
      self->marks = pow_list_mark_column_new (GTK_WIDGET (self));
      gtk_column_view_insert_column (self->view, 0, self->marks);
      gtk_widget_add_css_class (GTK_WIDGET (self->view), "with-old");
    }
  else
    {
      gtk_column_view_remove_column (self->view, self->marks);
      g_clear_object (&self->marks);
      gtk_widget_remove_css_class (GTK_WIDGET (self->view), "with-old");
    }
  pow_table_dress_headings (self->view);
  pow_list_bar_set_marked (self->bar, marked);
}

void
pow_record_list_refresh (PowRecordList *self)
{
  g_autoptr (PowRecordItem) selected = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_return_if_fail (POW_IS_RECORD_LIST (self));

  g_set_object (&selected, gtk_single_selection_get_selected_item (self->selection));
  show_marks (self, pow_session_get_against_snapshot (self->session) != NULL);
  items = pow_list_build_items (self->session, self->kinds, self->map, self->region, self->order);
  /* One splice: one by one each row would sort and filter the list anew. */
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  if (selected != NULL)
    select_same (self, selected);
  update_state (self);
}

/* Only the view that is seen has rows: one that is hidden would make its two hundred all the same. */
static void
fill_view (PowRecordList *self)
{
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (self->selection);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_column_view_set_model (self->view, self->narrow ? NULL : rows);
  gtk_list_view_set_model (self->narrow_view, self->narrow ? rows : NULL);
}

void
pow_record_list_set_width (PowRecordList *self, int width)
{
  gboolean narrow = width < NARROW;

  g_return_if_fail (POW_IS_RECORD_LIST (self));
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  pow_list_bar_set_narrow (self->bar, narrow);
  fill_view (self);
  update_state (self);
}

void
pow_record_list_start_search (PowRecordList *self)
{
  g_return_if_fail (POW_IS_RECORD_LIST (self));
  pow_list_bar_start_search (self->bar);
}

/* Building */

static void
add_column (PowRecordList *self, const PowListColumn *column)
{
  g_autoptr (GtkColumnViewColumn) view_column
      = pow_list_column_build (column, self->session, self->kind, self->map, GTK_WIDGET (self));

  gtk_column_view_append_column (self->view, view_column);
}

static GtkWidget *
make_nothing_page (PowRecordList *self)
{
  GtkWidget *page = adw_status_page_new ();
  g_autofree char *plural = pow_list_dup_plural (self->kind, self->map);
  /* Translators: %s is a kind of record in the plural, as in "No subprojects yet" */
  g_autofree char *title = g_strdup_printf (_ ("No %s yet"), plural);

  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  if (self->map != NULL)
    adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("Add them in the plan or in a subproject."));
  else
    {
      adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("What you add here is kept at once, with your name."));
      GtkWidget *button = pow_list_new_button (self->kind, self->region);

      gtk_widget_add_css_class (button, "pill");
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
    }
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static GtkWidget *
make_filtered_page (PowRecordList *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Clear the filter"));

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (pow_list_bar_clear), self->bar);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing in this selection"));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  gtk_widget_add_css_class (page, "compact");
  self->filtered_page = ADW_STATUS_PAGE (page);
  return page;
}

static GtkWidget *
make_table (PowRecordList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *plural = pow_list_dup_plural (self->kind, self->map);
  const char *name = self->map != NULL ? self->map : pow_kind_get_name (self->kind);

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  self->items = g_list_store_new (POW_TYPE_RECORD_ITEM);
  self->rows = pow_list_rows_new (G_LIST_MODEL (self->items), pow_list_bar_get_filter (self->bar),
                                  gtk_column_view_get_sorter (self->view));
  self->selection = gtk_single_selection_new (g_object_ref (pow_list_rows_get_model (self->rows)));
  if (self->region == NULL)
    add_column (self, &pow_list_column_region);
  for (const PowListColumn *column = self->columns; column->path != NULL || column->title != NULL; column++)
    add_column (self, column);
  pow_table_dress_headings (self->view);
  pow_list_bar_set_columns (self->bar, pow_table_menu_button_new (self->view, name));
  g_signal_connect_object (pow_list_rows_get_all (self->rows), "items-changed", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect (self->view, "activate", G_CALLBACK (open_row_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, plural, -1);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_narrow_list (PowRecordList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->narrow_view = pow_narrow_list_new (self->session, self->columns, self->kind, self->map);
  g_signal_connect (self->narrow_view, "activate", G_CALLBACK (open_row_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->narrow_view));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
pow_record_list_dispose (GObject *object)
{
  PowRecordList *self = POW_RECORD_LIST (object);

  /* A view that goes away drops its order, and the rows would be counted once more. */
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (pow_list_rows_get_all (self->rows), self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->items);
  g_clear_object (&self->marks);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pow_record_list_parent_class)->dispose (object);
}

static void
pow_record_list_finalize (GObject *object)
{
  PowRecordList *self = POW_RECORD_LIST (object);

  g_free (self->map);
  g_free (self->region);

  G_OBJECT_CLASS (pow_record_list_parent_class)->finalize (object);
}

static void
pow_record_list_class_init (PowRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_record_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = pow_record_list_finalize;
}

static void
pow_record_list_init (PowRecordList *self)
{
  g_signal_connect_after (self, "map", G_CALLBACK (fill_view), NULL);
}

static GtkWidget *
build (PowSession *session, PowKindMask kinds, const char *map, const char *region, const char *order, const PowListColumn *columns)
{
  PowRecordList *self = g_object_new (POW_TYPE_RECORD_LIST, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->session = g_object_ref (session);
  self->kinds = kinds;
  self->kind = (PowKind) g_bit_nth_lsf (kinds, -1);
  self->map = g_strdup (map);
  self->region = g_strdup (region);
  self->order = order;
  self->columns = columns;

  self->bar = pow_list_bar_new (self->kind, map, region);
  g_signal_connect_swapped (self->bar, "leave", G_CALLBACK (focus_rows), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), keys);
  gtk_stack_add_named (self->stack, make_table (self), "table");
  gtk_stack_add_named (self->stack, make_narrow_list (self), "narrow");
  gtk_stack_add_named (self->stack, make_nothing_page (self), "nothing");
  gtk_stack_add_named (self->stack, make_filtered_page (self), "filtered");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  pow_record_list_refresh (self);
  return GTK_WIDGET (self);
}

GtkWidget *
pow_record_list_new (PowSession *session, PowKind kind, const char *region, const char *order, const PowListColumn *columns)
{
  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (kind < POW_N_KINDS, NULL);
  g_return_val_if_fail (columns != NULL, NULL);

  return build (session, POW_KIND_MASK (kind), NULL, region, order, columns);
}

GtkWidget *
pow_record_list_new_entries (PowSession *session, const char *map, const char *region, const PowListColumn *columns)
{
  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (find_kinds (map) != 0, NULL);
  g_return_val_if_fail (columns != NULL, NULL);

  return build (session, find_kinds (map), map, region, NULL, columns);
}
