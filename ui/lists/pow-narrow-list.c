/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/lists/pow-narrow-list.h"

#include "pow-config.h"
#include "ui/common/pow-mark-shape.h"
#include "ui/common/pow-was-label.h"

#include <glib/gi18n-lib.h>

#define WORDS 3 /* in the second line, besides what changed */

/* What the rows need. */
typedef struct
{
  PowSession *session;
  const PowListColumn *columns;
  PowKind kind;
  char *map;
} Rows;

static void
rows_free (gpointer data, GClosure *closure)
{
  Rows *self = data;

  g_object_unref (self->session);
  g_free (self->map);
  g_free (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Rows *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *line = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (line), 0);
      gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
      if (i == 1)
        gtk_widget_add_css_class (line, "dim-label");
      gtk_box_append (GTK_BOX (row), line);
    }
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (both), row);
  gtk_box_append (GTK_BOX (both), pow_mark_shape_new ());
  gtk_widget_add_css_class (both, "narrow-row");
  gtk_list_item_set_child (list_item, both);
}

/* A line of a row: words with marks in them, and the same as it is read aloud. */
typedef struct
{
  GString *shown;
  GString *spoken;
  PangoAttrList *marks;
} Line;

static Line
line_new (void)
{
  return (Line){ g_string_new (NULL), g_string_new (NULL), pango_attr_list_new () };
}

static void
line_clear (Line *line)
{
  g_string_free (line->shown, TRUE);
  g_string_free (line->spoken, TRUE);
  pango_attr_list_unref (line->marks);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

static void
append_old (Line *line, const char *was)
{
  const gsize start = line->shown->len;

  g_string_append (line->shown, was);
  pow_was_mark (line->marks, (guint) start, (guint) line->shown->len);
}

/* The row keeps its two lines: the old value stands before the new one, behind a title. */
static void
append_words (Line *line, const char *text, const char *was, gboolean is_title)
{
  const char *new = text != NULL ? text : is_title ? _ ("unknown") : "?";

  if (line->shown->len > 0)
    g_string_append (line->shown, " · ");
  if (line->spoken->len > 0)
    g_string_append (line->spoken, ", ");
  if (was != NULL && !is_title)
    {
      append_old (line, was);
      g_string_append_c (line->shown, ' ');
    }
  g_string_append (line->shown, new);
  if (was != NULL && is_title)
    {
      g_string_append_c (line->shown, ' ');
      append_old (line, was);
    }
  g_string_append (line->spoken, new);
  if (was != NULL)
    g_string_append_printf (line->spoken, "%s%s", _ (", was "), was);
}

static void
append_column (Line *line, Rows *self, const PowListColumn *column, PowRecordItem *item)
{
  const gboolean is_title = column == self->columns;
  g_autofree char *text = is_title ? pow_list_column_dup_text (column, self->session, item)
                                   : pow_list_column_dup_words (column, self->session, self->kind, self->map, item);
  g_autofree char *was = pow_list_column_dup_was (column, self->session, item);
  g_autofree char *old = was != NULL ? g_strdelimit (g_steal_pointer (&was), "\r\n", ' ') : NULL;

  if (is_title || text != NULL || old != NULL)
    append_words (line, text, old, is_title);
}

static void
show_line (GtkWidget *label, const Line *line)
{
  gtk_label_set_label (GTK_LABEL (label), line->shown->str);
  gtk_label_set_attributes (GTK_LABEL (label), line->marks);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Rows *self)
{
  GtkWidget *row = gtk_list_item_get_child (list_item), *mark = gtk_widget_get_last_child (row);
  GtkWidget *first = gtk_widget_get_first_child (gtk_widget_get_first_child (row));
  PowRecordItem *item = gtk_list_item_get_item (list_item);
  const PowMark how = pow_record_item_get_mark (item);
  g_auto (Line) title = line_new ();
  g_auto (Line) words = line_new ();
  g_autofree char *name = NULL;
  guint n = 0;

  append_column (&title, self, self->columns, item);
  /* What changed is never left out. */
  for (const PowListColumn *column = self->columns + 1; column->path != NULL || column->title != NULL; column++)
    {
      const gsize before = words.shown->len;
      g_autofree char *was = pow_list_column_dup_was (column, self->session, item);

      if (n < WORDS || was != NULL)
        append_column (&words, self, column, item);
      n += words.shown->len > before;
    }
  show_line (first, &title);
  show_line (gtk_widget_get_next_sibling (first), &words);
  pow_mark_shape_set (POW_MARK_SHAPE (mark), how);
  name = g_strdup_printf ("%s%s%s. %s", title.spoken->str, how != POW_MARK_SAME ? ", " : "",
                          how != POW_MARK_SAME ? pow_mark_get_label (how) : "", words.spoken->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (how == POW_MARK_GONE)
    gtk_widget_add_css_class (row, "gone-row");
  else
    gtk_widget_remove_css_class (row, "gone-row");
}

GtkListView *
pow_narrow_list_new (PowSession *session, const PowListColumn *columns, PowKind kind, const char *map)
{
  GtkListItemFactory *factory;
  GtkListView *view;
  Rows *rows;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (columns != NULL, NULL);

  factory = gtk_signal_list_item_factory_new ();
  rows = g_new (Rows, 1);
  *rows = (Rows){ g_object_ref (session), columns, kind, g_strdup (map) };
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), rows);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), rows, rows_free, 0);
  view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (view), "narrow-list");
  return view;
}
