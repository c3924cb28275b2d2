/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/lists/pow-list-column.h"

#include "pow-config.h"
#include "model/record/pow-address.h"
#include "ui/common/pow-table-columns.h"
#include "model/change/pow-open-choice.h"
#include "ui/common/pow-choice-mark.h"
#include "ui/common/pow-text-scale.h"
#include "ui/common/pow-tooltip.h"
#include "ui/common/pow-value-text.h"
#include "ui/common/pow-was-label.h"

#include <glib/gi18n-lib.h>

/* What the cells and the order of one column need. */
typedef struct
{
  const PowListColumn *column;
  PowSession *session;
  PowKind kind;
  char *map;
} Cells;

static void
cells_free (gpointer data)
{
  Cells *self = data;

  g_object_unref (self->session);
  g_free (self->map);
  g_free (self);
}

static void
cells_free_closure (gpointer data, GClosure *closure)
{
  cells_free (data);
}

static Cells *
cells_new (const PowListColumn *column, PowSession *session, PowKind kind, const char *map)
{
  Cells *self = g_new (Cells, 1);

  *self = (Cells){ column, g_object_ref (session), kind, g_strdup (map) };
  return self;
}

/**
 * pow_list_column_dup_text:
 * @column: static row of a table of columns
 * @session: what is on screen
 * @item: the row
 *
 * Returns: (transfer full) (nullable): the cell in words; %NULL: unknown
 */
char *
pow_list_column_dup_text (const PowListColumn *column, PowSession *session, PowRecordItem *item)
{
  const char *paths[] = { column->path, column->otherwise };
  char *text = NULL;

  if (column->describe != NULL)
    return column->describe (session, item);
  for (guint i = 0; i < G_N_ELEMENTS (paths) && paths[i] != NULL && text == NULL; i++)
    {
      g_autofree char *path = pow_record_item_dup_path (item, paths[i]);

      text = pow_value_dup_text (pow_session_get_snapshot (session), pow_record_item_get_record (item), path);
    }
  return text;
}

/**
 * pow_list_column_dup_was:
 * @column: static row of a table of columns
 * @session: what is on screen
 * @item: the row
 *
 * Returns: (transfer full) (nullable): what stood in the cell at the moment of Against, "?" when it was unknown; %NULL: the
 *   same, or nothing to compare with
 */
char *
pow_list_column_dup_was (const PowListColumn *column, PowSession *session, PowRecordItem *item)
{
  PowRecordItem *was = pow_record_item_get_was (item);
  g_autofree char *text = NULL, *before = NULL;

  if (was == NULL || pow_record_item_get_mark (item) != POW_MARK_CHANGED)
    return NULL;
  text = pow_list_column_dup_text (column, session, item);
  before = pow_list_column_dup_text (column, session, was);
  if (g_strcmp0 (before, text) == 0)
    return NULL;
  return before != NULL ? g_steal_pointer (&before) : g_strdup ("?");
}

static const PowField *
find_field (const PowListColumn *column, PowKind kind, const char *map)
{
  g_autofree char *path = NULL;

  if (column->path == NULL)
    return NULL;
  if (map == NULL)
    return pow_schema_find (kind, column->path, NULL);
  /* Any key will do to find the row of an entry's field. */
  path = g_strdup_printf ("%s.x.%s", map, column->path);
  return pow_schema_find (kind, path, NULL);
}

static const PowField *
get_column_field (Cells *self)
{
  return find_field (self->column, self->kind, self->map);
}

static gboolean
is_figure (const PowField *field)
{
  return field != NULL
         && (field->type == POW_TYPE_MONEY || field->type == POW_TYPE_NUMBER || field->type == POW_TYPE_INTEGER);
}

static const char *
get_column_title (Cells *self)
{
  const PowField *field = get_column_field (self);

  if (self->column->title != NULL)
    return _ (self->column->title);
  return field != NULL ? _ (field->label) : "";
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Cells *self)
{
  GtkWidget *cell;

  if (self->column->make != NULL)
    cell = self->column->make ();
  else
    {
      cell = gtk_label_new (NULL);
      gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (cell), is_figure (get_column_field (self)) ? 1 : 0);
      /* Without a floor an expanding column collapses to three characters. */
      gtk_label_set_width_chars (GTK_LABEL (cell), self->column->expand ? 14 : 3);
      gtk_widget_add_css_class (cell, "numeric");
    }
  gtk_list_item_set_child (list_item, cell);
}

/* How many fields that a cell stands for wait for a choice: those of its own field, of the column that
 * names the row all of the row's. */
static guint
count_choices (Cells *self, PowRecordItem *item)
{
  const char *entry = pow_record_item_get_entry (item);
  g_autofree char *path = NULL;

  if (self->column->expand)
    path = g_strdup (entry);
  else if (self->column->path != NULL)
    path = pow_record_item_dup_path (item, self->column->path);
  else
    return 0;
  return pow_open_choice_count (pow_record_item_get_record (item), path);
}

/* A cell with a shape in it has its words behind that. */
static void
show_was (GtkWidget *cell, PowRecordItem *item, const char *was)
{
  GtkWidget *label = GTK_IS_LABEL (cell) ? cell : gtk_widget_get_last_child (cell);

  if (GTK_IS_LABEL (label))
    pow_was_label_set (GTK_LABEL (label), was);
  if (pow_record_item_get_mark (item) == POW_MARK_GONE)
    gtk_widget_add_css_class (cell, "gone-row");
  else
    gtk_widget_remove_css_class (cell, "gone-row");
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Cells *self)
{
  PowRecordItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  g_autofree char *text = pow_list_column_dup_text (self->column, self->session, item);
  g_autofree char *name = NULL, *was = NULL;
  g_autofree char *waits = pow_choice_mark_show (cell, count_choices (self, item));

  if (self->column->show != NULL)
    self->column->show (cell, self->session, item);
  else
    {
      gtk_label_set_label (GTK_LABEL (cell), text != NULL ? text : "?");
      pow_tooltip_set (cell, text);
      if (text == NULL)
        gtk_widget_add_css_class (cell, "dim-label");
      else
        gtk_widget_remove_css_class (cell, "dim-label");
    }
  /* A screen reader hears cells one by one, so each says which column it is. */
  was = pow_list_column_dup_was (self->column, self->session, item);
  show_was (cell, item, was);
  name = g_strdup_printf ("%s: %s%s%s%s%s", get_column_title (self), text != NULL ? text : _ ("unknown"),
                          was != NULL ? _ (", was ") : "", was != NULL ? was : "",
                          waits != NULL ? ". " : "", waits != NULL ? waits : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static int
compare_rows_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Cells *self = user_data;
  PowRecordItem *a_item = POW_RECORD_ITEM ((gpointer) a), *b_item = POW_RECORD_ITEM ((gpointer) b);
  g_autofree char *a_path = NULL, *b_path = NULL;

  if (self->column->compare != NULL)
    return self->column->compare (self->session, a_item, b_item);
  a_path = pow_record_item_dup_path (a_item, self->column->path);
  b_path = pow_record_item_dup_path (b_item, self->column->path);
  return pow_value_text_compare (pow_session_get_snapshot (self->session), pow_record_item_get_record (a_item),
                            a_path, pow_record_item_get_record (b_item), b_path);
}

char *
pow_list_column_dup_words (const PowListColumn *column, PowSession *session, PowKind kind, const char *map, PowRecordItem *item)
{
  const PowField *field = find_field (column, kind, map);
  g_autofree char *text = pow_list_column_dup_text (column, session, item);
  g_autofree char *title = NULL;

  if (text == NULL || column->plain || (field != NULL && !is_figure (field)))
    return g_steal_pointer (&text);
  title = g_utf8_strdown (column->title != NULL ? _ (column->title) : _ (field->label), -1);
  return g_strdup_printf ("%s %s", title, text);
}

/* Lists over several regions name the region of each row. */

static char *
describe_region (PowSession *session, PowRecordItem *item)
{
  g_autofree char *region = pow_address_dup_region (pow_record_get_address (pow_record_item_get_record (item)));
  g_autofree char *address = NULL;

  if (region == NULL)
    return NULL;
  address = pow_address_build (POW_KIND_REGION, region, NULL);
  return g_strdup (pow_snapshot_get_title (pow_session_get_snapshot (session), address));
}

static int
compare_regions (PowSession *session, PowRecordItem *a, PowRecordItem *b)
{
  g_autofree char *a_name = describe_region (session, a), *b_name = describe_region (session, b);

  return g_utf8_collate (a_name != NULL ? a_name : "", b_name != NULL ? b_name : "");
}

const PowListColumn pow_list_column_region = {
  .title = N_ ("Region"),
  .width = 150,
  .describe = describe_region,
  .compare = compare_regions,
};

GtkColumnViewColumn *
pow_list_column_build (const PowListColumn *column, PowSession *session, PowKind kind, const char *map, GtkWidget *widget)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cells *cells = cells_new (column, session, kind, map);
  GtkColumnViewColumn *view_column;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), cells);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cell_cb), cells, cells_free_closure, 0);
  view_column = gtk_column_view_column_new (get_column_title (cells), factory);
  pow_table_column_set_id (view_column, column->path != NULL ? column->path : column->title,
                           column->right || is_figure (get_column_field (cells)), NULL);
  if (column->path != NULL || column->compare != NULL)
    pow_table_column_set_order (view_column, compare_rows_cb, cells_new (column, session, kind, map), cells_free);
  gtk_column_view_column_set_expand (view_column, column->expand);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  if (column->width > 0)
    gtk_column_view_column_set_fixed_width (view_column, pow_text_scale_px (widget, column->width));
  return view_column;
}
