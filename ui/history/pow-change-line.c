/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-change-line.h"

#include "pow-config.h"
#include "ui/common/pow-text-scale.h"
#include "ui/history/pow-change-text.h"

#include <glib/gi18n-lib.h>

struct _PowChangeLine
{
  AdwBin parent_instance;

  PowSession *session;
  PowChangeRow *row;

  GtkLabel *time;
  GtkLabel *title;
  GtkLabel *summary;
  GtkLabel *author;
  GtkWidget *arrow;
};

G_DEFINE_FINAL_TYPE (PowChangeLine, pow_change_line, ADW_TYPE_BIN)

/* Pixels at 100 % text. */
#define TIME_WIDTH 42

static void
pow_change_line_dispose (GObject *object)
{
  PowChangeLine *self = POW_CHANGE_LINE (object);

  pow_change_line_set_row (self, NULL);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pow_change_line_parent_class)->dispose (object);
}

static void
pow_change_line_class_init (PowChangeLineClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pow_change_line_dispose;
}

static GtkLabel *
build_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static void
pow_change_line_init (PowChangeLine *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->time = build_label ("numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "dim-label");
  gtk_widget_set_valign (GTK_WIDGET (self->time), GTK_ALIGN_START);
  gtk_label_set_ellipsize (self->time, PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_size_request (GTK_WIDGET (self->time), pow_text_scale_px (GTK_WIDGET (self), TIME_WIDTH), -1);
  self->title = build_label (NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->author = build_label ("secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self->author), "dim-label");
  gtk_label_set_max_width_chars (self->author, 22);
  self->arrow = gtk_image_new ();
  gtk_widget_add_css_class (self->arrow, "dim-label");
  self->summary = build_label ("secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (first), self->arrow);
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->author));
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->summary));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->time));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_add_css_class (GTK_WIDGET (self), "change-line");
  adw_bin_set_child (ADW_BIN (self), box);
}

static char *
dup_names (GPtrArray *authors)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < authors->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (authors, i));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
show_day (PowChangeLine *self)
{
  const guint n = pow_change_row_get_n_changes (self->row);
  g_autofree char *day = pow_change_text_dup_day (pow_change_row_get_time (self->row));
  g_autofree char *names = dup_names (pow_change_row_get_authors (self->row));
  /* Translators: so many changes on a day, and by whom. */
  g_autofree char *who = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change by %s", "%u changes by %s", n), n, names);

  gtk_label_set_label (self->title, day);
  gtk_label_set_label (self->summary, who);
}

static void
show_fold (PowChangeLine *self)
{
  const guint n = pow_change_row_get_n_changes (self->row);
  PowSnapshot *snapshot = pow_session_get_snapshot (self->session);
  g_autofree char *region = pow_change_text_dup_region (snapshot, pow_change_row_get_line (self->row));
  g_autofree char *from = pow_change_text_dup_time (pow_change_row_get_first_time (self->row));
  g_autofree char *to = pow_change_text_dup_time (pow_change_row_get_time (self->row));
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change in %s", "%u changes in %s", n), n, region);
  g_autofree char *span = g_str_equal (from, to) ? g_strdup_printf (_ ("at once, at %s"), to)
                                                 : g_strdup_printf (_ ("one after another, from %s to %s"), from, to);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->summary, span);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                pow_change_row_is_open (self->row) ? "pan-down-symbolic" : "pan-end-symbolic");
}

static void
show_change (PowChangeLine *self)
{
  const PowHistoryEntry *entry = pow_change_row_get_entry (self->row);
  PowSnapshot *snapshot = pow_session_get_snapshot (self->session);
  g_autoptr (PangoAttrList) marks = pango_attr_list_new ();
  g_autofree char *title = NULL, *summary = NULL;

  /* It comes in a moment; the row has its height already. */
  if (entry != NULL)
    {
      title = pow_change_text_dup_title (snapshot, entry);
      summary = pow_change_text_dup_summary (snapshot, entry, marks);
    }
  gtk_label_set_label (self->title, title != NULL ? title : "…");
  gtk_label_set_attributes (self->summary, marks);
  gtk_label_set_label (self->summary, summary != NULL ? summary : " ");
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_row (PowChangeLine *self)
{
  const PowChangeRowType type = pow_change_row_get_row_type (self->row);
  const gboolean is_day = type == POW_CHANGE_ROW_DAY;
  const char *author = pow_change_row_get_author (self->row);
  g_autofree char *time = pow_change_text_dup_time (pow_change_row_get_time (self->row));
  g_autofree char *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->time), !is_day);
  gtk_widget_set_visible (GTK_WIDGET (self->author), !is_day && author != NULL);
  gtk_widget_set_visible (self->arrow, type == POW_CHANGE_ROW_FOLD);
  set_class (GTK_WIDGET (self->title), "caption-heading", is_day);
  set_class (GTK_WIDGET (self), "day", is_day);
  set_class (GTK_WIDGET (self), "member", type == POW_CHANGE_ROW_MEMBER);
  gtk_label_set_label (self->time, time);
  gtk_label_set_label (self->author, author != NULL ? author : "");
  gtk_label_set_attributes (self->summary, NULL);
  if (is_day)
    show_day (self);
  else if (type == POW_CHANGE_ROW_FOLD)
    show_fold (self);
  else
    show_change (self);
  name = g_strdup_printf ("%s %s, %s, %s", is_day ? "" : time, is_day || author == NULL ? "" : author, gtk_label_get_text (self->title),
                          gtk_label_get_text (self->summary));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * pow_change_line_new:
 * @session: what is on screen
 *
 * Main thread.
 *
 * Returns: (transfer floating): two lines of text without a row yet
 */
GtkWidget *
pow_change_line_new (PowSession *session)
{
  PowChangeLine *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_CHANGE_LINE, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * pow_change_line_set_row:
 * @self: a line
 * @row: (nullable): what it tells; %NULL: nothing any more
 *
 * Shows a row, and shows it again when it is filled. The list calls this with %NULL before it uses the line for
 * another row, so that no late answer ends up there.
 */
void
pow_change_line_set_row (PowChangeLine *self, PowChangeRow *row)
{
  g_return_if_fail (POW_IS_CHANGE_LINE (self));

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  g_signal_connect_swapped (row, "filled", G_CALLBACK (show_row), self);
  show_row (self);
}
