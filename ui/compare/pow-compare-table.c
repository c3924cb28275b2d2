/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-table.h"

#include "pow-config.h"
#include "ui/common/pow-field-place.h"

#include <glib/gi18n-lib.h>

/**
 * PowCompareTable:
 *
 * Things side by side: headings, subjects that open and close, and their values.
 *
 * Signals: "activated" (PowCompareItem): Enter or a double click on a line. "chosen": another line is chosen.
 */
struct _PowCompareTable
{
  AdwBin parent_instance;

  GtkWidget *header_slot;
  GtkListView *list;
  GListStore *items;
  GtkFilter *filter;
  GtkFilterListModel *shown;
  GtkSingleSelection *selection;
  PowCompareColumns columns;
  gboolean only_differences;
  gboolean narrow;
};

static void pow_compare_table_place_init (PowFieldPlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PowCompareTable, pow_compare_table, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (POW_TYPE_FIELD_PLACE, pow_compare_table_place_init))

static guint activated_signal, chosen_signal;

static gboolean
is_shown (gpointer object, gpointer data)
{
  PowCompareTable *self = data;
  PowCompareItem *item = object;

  if (self->only_differences && !pow_compare_item_differs (item))
    return FALSE;
  return pow_compare_item_is_open (item);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, PowCompareTable *self)
{
  GtkWidget *row = pow_compare_row_new (&self->columns, self->narrow);

  g_signal_connect_swapped (row, "number-pressed", G_CALLBACK (pow_compare_table_toggle_cell), self);
  gtk_list_item_set_child (list_item, row);
}

static void
show_line (GtkListItem *list_item)
{
  pow_compare_row_show (POW_COMPARE_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, PowCompareTable *self)
{
  g_signal_connect_swapped (gtk_list_item_get_item (list_item), "changed", G_CALLBACK (show_line), list_item);
  show_line (list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, PowCompareTable *self)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

/* Lines of another layout are other widgets. */
static void
renew_lines (PowCompareTable *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  adw_bin_set_child (ADW_BIN (self->header_slot), self->narrow || self->columns.n == 0 ? NULL : pow_compare_header_new (&self->columns));
}

static void
activate_cb (GtkListView *list, guint position, PowCompareTable *self)
{
  g_autoptr (PowCompareItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    g_signal_emit (self, activated_signal, 0, item);
}

static void
chosen_cb (PowCompareTable *self)
{
  g_signal_emit (self, chosen_signal, 0);
}

/* The key that tells who set a field is about the chosen line, in its last column. */
static gboolean
pow_compare_table_locate (PowFieldPlace *place, char **address, char **field)
{
  PowCompareItem *item = pow_compare_table_get_chosen (POW_COMPARE_TABLE (place));

  for (guint i = POW_COMPARE_CELLS; item != NULL && i-- > 0;)
    if (pow_compare_item_get_address (item, i) != NULL && pow_compare_item_get_path (item, i) != NULL)
      {
        *address = g_strdup (pow_compare_item_get_address (item, i));
        *field = g_strdup (pow_compare_item_get_path (item, i));
        return TRUE;
      }
  return FALSE;
}

static void
pow_compare_table_place_init (PowFieldPlaceInterface *iface)
{
  iface->locate = pow_compare_table_locate;
}

static void
pow_compare_table_dispose (GObject *object)
{
  PowCompareTable *self = POW_COMPARE_TABLE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (pow_compare_table_parent_class)->dispose (object);
}

static void
pow_compare_table_finalize (GObject *object)
{
  pow_compare_columns_clear (&POW_COMPARE_TABLE (object)->columns);
  G_OBJECT_CLASS (pow_compare_table_parent_class)->finalize (object);
}

static void
pow_compare_table_class_init (PowCompareTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_compare_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = pow_compare_table_finalize;
  activated_signal = g_signal_new ("activated", POW_TYPE_COMPARE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, POW_TYPE_COMPARE_ITEM);
  chosen_signal = g_signal_new ("chosen", POW_TYPE_COMPARE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pow_compare_table_init (PowCompareTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();

  self->items = g_list_store_new (POW_TYPE_COMPARE_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "compare-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Side by side"), -1);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (chosen_cb), self);

  self->header_slot = adw_bin_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), self->header_slot);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_bin_set_child (ADW_BIN (self), box);
  renew_lines (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi", G_CALLBACK (renew_lines),
                           self, G_CONNECT_SWAPPED);
}

/**
 * pow_compare_table_new:
 *
 * Returns: (transfer floating): a table without lines
 */
GtkWidget *
pow_compare_table_new (void)
{
  return g_object_new (POW_TYPE_COMPARE_TABLE, NULL);
}

/* A line is the same line in another answer when it is about the same place; of records side by side it may be that
 * some are there no more. */
static char *
name_item (PowCompareItem *item)
{
  const PowCompareLevel level = pow_compare_item_get_level (item);

  for (guint i = 0; i < POW_COMPARE_CELLS; i++)
    if (pow_compare_item_get_address (item, i) != NULL)
      return g_strdup_printf ("%d %s %s %s", level, pow_compare_item_get_address (item, i),
                              pow_compare_item_get_path (item, i) != NULL ? pow_compare_item_get_path (item, i) : "",
                              level == POW_COMPARE_SUBJECT ? "" : pow_compare_item_get_title (item));
  return g_strdup_printf ("%d %s", level, pow_compare_item_get_title (item));
}

static gboolean
has_focus_inside (PowCompareTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self->list) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)));
}

/* The list has no way to say which of its widgets shows a line. */
static GtkWidget *
find_widget (PowCompareTable *self, PowCompareItem *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (POW_IS_COMPARE_ROW (row) && pow_compare_row_get_item (POW_COMPARE_ROW (row)) == item)
        return child;
    }
  return NULL;
}

/* The keyboard goes along with what is chosen, or the arrows would go on from somewhere else. */
static void
choose (PowCompareTable *self, guint at, gboolean focus)
{
  gtk_single_selection_set_selected (self->selection, at);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", at);
  if (focus)
    pow_compare_table_focus (self);
}

/* What was open stays open. */
static void
keep_open (PowCompareTable *self, GPtrArray *items)
{
  g_autoptr (GHashTable) before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (PowCompareItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_hash_table_insert (before, name_item (item), item); /* the list holds it */
    }
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *name = name_item (g_ptr_array_index (items, i));
      PowCompareItem *item = g_hash_table_lookup (before, name);

      if (item != NULL)
        pow_compare_item_keep_open (g_ptr_array_index (items, i), item);
    }
}

/* The line that was chosen, or what stands where it stood. */
static guint
find_again (PowCompareTable *self, const char *name, guint at)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; name != NULL && i < n; i++)
    {
      g_autoptr (PowCompareItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      g_autofree char *other = name_item (item);

      if (g_str_equal (name, other))
        return i;
    }
  return n > 0 ? MIN (at, n - 1) : GTK_INVALID_LIST_POSITION;
}

/**
 * pow_compare_table_show:
 * @self: the table
 * @columns: how the lines are laid out; copied
 * @items: (element-type PowCompareItem): the lines
 * @again: whether they answer what was asked before: what is open stays open
 * @place: (nullable): the line to choose, as pow_compare_table_dup_place() named it; %NULL: the first
 *
 * Shows other lines. When the line of @place is gone, @again chooses what stands where one was.
 */
void
pow_compare_table_show (PowCompareTable *self, const PowCompareColumns *columns, GPtrArray *items, gboolean again,
                        const char *place)
{
  PowCompareColumns copy;
  guint at;
  gboolean focus;

  g_return_if_fail (POW_IS_COMPARE_TABLE (self));
  g_return_if_fail (columns != NULL && items != NULL);

  at = gtk_single_selection_get_selected (self->selection);
  focus = has_focus_inside (self);
  if (again)
    keep_open (self, items);
  g_list_store_remove_all (self->items);
  pow_compare_columns_copy (&copy, columns);
  pow_compare_columns_clear (&self->columns);
  self->columns = copy;
  renew_lines (self);
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  at = find_again (self, place, again && at != GTK_INVALID_LIST_POSITION ? at : 0);
  if (at < g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    choose (self, at, focus);
}

/**
 * pow_compare_table_dup_place:
 * @self: the table
 *
 * Returns: (transfer full) (nullable): a name for what the chosen line is about, to find it in another answer; %NULL:
 *   there are no lines
 */
char *
pow_compare_table_dup_place (PowCompareTable *self)
{
  PowCompareItem *chosen = pow_compare_table_get_chosen (self);

  return chosen != NULL ? name_item (chosen) : NULL;
}

/**
 * pow_compare_table_focus:
 * @self: the table
 *
 * Gives the keyboard to the chosen line; without lines nothing happens.
 */
void
pow_compare_table_focus (PowCompareTable *self)
{
  GtkWidget *widget;

  g_return_if_fail (POW_IS_COMPARE_TABLE (self));

  widget = find_widget (self, pow_compare_table_get_chosen (self));
  gtk_widget_grab_focus (widget != NULL ? widget : GTK_WIDGET (self->list));
}

/**
 * pow_compare_table_set_only_differences:
 * @self: the table
 * @only: whether lines that are the same are left out
 */
void
pow_compare_table_set_only_differences (PowCompareTable *self, gboolean only)
{
  g_return_if_fail (POW_IS_COMPARE_TABLE (self));

  if (self->only_differences == !!only)
    return;
  self->only_differences = !!only;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * pow_compare_table_set_narrow:
 * @self: the table
 * @narrow: whether cells stand below each other
 */
void
pow_compare_table_set_narrow (PowCompareTable *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_COMPARE_TABLE (self));

  if (self->narrow == !!narrow)
    return;
  self->narrow = !!narrow;
  renew_lines (self);
}

/**
 * pow_compare_table_get_chosen:
 * @self: the table
 *
 * Returns: (transfer none) (nullable): the chosen line
 */
PowCompareItem *
pow_compare_table_get_chosen (PowCompareTable *self)
{
  g_return_val_if_fail (POW_IS_COMPARE_TABLE (self), NULL);
  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * pow_compare_table_go:
 * @self: the table
 * @forward: down, else up
 *
 * Goes to the next line that differs.
 *
 * Returns: FALSE when there is none further on
 */
gboolean
pow_compare_table_go (PowCompareTable *self, gboolean forward)
{
  guint n, at;

  g_return_val_if_fail (POW_IS_COMPARE_TABLE (self), FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  at = gtk_single_selection_get_selected (self->selection);
  if (at == GTK_INVALID_LIST_POSITION)
    at = forward ? (guint) -1 : n;
  for (at += forward ? 1 : (guint) -1; at < n; at += forward ? 1 : (guint) -1)
    {
      g_autoptr (PowCompareItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), at);

      if (pow_compare_item_get_level (item) == POW_COMPARE_HEADING || pow_compare_item_get_mark (item) == POW_COMPARED_SAME)
        continue;
      choose (self, at, has_focus_inside (self));
      return TRUE;
    }
  return FALSE;
}

/**
 * pow_compare_table_toggle:
 * @self: the table
 * @item: a subject
 *
 * Opens or closes it.
 */
void
pow_compare_table_toggle (PowCompareTable *self, PowCompareItem *item)
{
  g_return_if_fail (POW_IS_COMPARE_TABLE (self));
  g_return_if_fail (POW_IS_COMPARE_ITEM (item));

  pow_compare_item_toggle (item);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * pow_compare_table_toggle_cell:
 * @self: the table
 * @cell: a cell with a number
 * @item: a subject
 *
 * Opens a subject on the lines behind one of its numbers, or closes it; nothing when there are none.
 */
void
pow_compare_table_toggle_cell (PowCompareTable *self, guint cell, PowCompareItem *item)
{
  g_return_if_fail (POW_IS_COMPARE_TABLE (self) && POW_IS_COMPARE_ITEM (item));

  if (!pow_compare_item_has_behind (item, cell))
    return;
  pow_compare_item_toggle_cell (item, cell);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * pow_compare_table_get_shown:
 * @self: the table
 *
 * Returns: (transfer none): the lines that show, of #PowCompareItem
 */
GListModel *
pow_compare_table_get_shown (PowCompareTable *self)
{
  g_return_val_if_fail (POW_IS_COMPARE_TABLE (self), NULL);
  return G_LIST_MODEL (self->shown);
}
