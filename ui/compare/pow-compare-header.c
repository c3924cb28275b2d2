/* SPDX-License-Identifier: EUPL-1.2 */
/* Headings over lines that stand side by side, and what they share with those lines. */
#include "ui/compare/pow-compare-row-private.h"

#include "pow-config.h"
#include "ui/common/pow-text-scale.h"

/**
 * pow_compare_columns_copy:
 * @to: (out caller-allocates): where to; clear with pow_compare_columns_clear()
 * @from: a layout
 *
 * Copies a layout with its strings. Any thread.
 */
void
pow_compare_columns_copy (PowCompareColumns *to, const PowCompareColumns *from)
{
  *to = *from;
  to->first = g_strdup (from->first);
  to->last = g_strdup (from->last);
  for (guint i = 0; i < POW_COMPARE_CELLS; i++)
    {
      to->titles[i] = g_strdup (from->titles[i]);
      to->tags[i] = g_strdup (from->tags[i]);
    }
}

/**
 * pow_compare_columns_clear:
 * @self: a layout
 *
 * Frees the strings of a layout; the value itself belongs to the caller, and may be cleared twice. Any thread.
 */
void
pow_compare_columns_clear (PowCompareColumns *self)
{
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->last, g_free);
  for (guint i = 0; i < POW_COMPARE_CELLS; i++)
    {
      g_clear_pointer (&self->titles[i], g_free);
      g_clear_pointer (&self->tags[i], g_free);
    }
}

GtkLabel *
pow_compare_label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* The words do not decide how wide the column is. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

void
pow_compare_label_wrap (GtkLabel *label, int lines)
{
  gtk_label_set_single_line_mode (label, FALSE);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_lines (label, lines);
}

void
pow_compare_label_set (GtkLabel *label, const char *words)
{
  gtk_label_set_label (label, words != NULL ? words : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), words);
}

static GtkWidget *
header_label_new (const PowCompareColumns *columns, guint cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkLabel *label = pow_compare_label_new (columns->figures ? "caption-heading" : "heading");

  gtk_label_set_max_width_chars (label, columns->figures ? 1 : -1);
  pow_compare_label_set (label, columns->titles[cell]);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  if (columns->figures)
    {
      gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
      gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
      gtk_label_set_xalign (label, 1);
    }
  /* Beside three others there is room for the name only. */
  if (columns->tags[cell] != NULL && columns->n < POW_COMPARISON_COLUMNS)
    {
      GtkWidget *tag = gtk_label_new (columns->tags[cell]);

      gtk_widget_add_css_class (tag, "tag");
      gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), tag);
    }
  return box;
}

/**
 * pow_compare_header_new:
 * @columns: how lines are laid out
 *
 * Returns: (transfer floating): the headings over wide lines
 */
GtkWidget *
pow_compare_header_new (const PowCompareColumns *columns)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *cells = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkLabel *first = pow_compare_label_new ("caption-heading"), *last = pow_compare_label_new ("caption-heading");

  gtk_widget_add_css_class (line, "compare-header");
  gtk_widget_add_css_class (GTK_WIDGET (first), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (last), "dim-label");
  pow_compare_label_set (first, columns->first);
  pow_compare_label_set (last, columns->last);
  gtk_widget_set_size_request (GTK_WIDGET (first), pow_text_scale_px (line, POW_COMPARE_TITLE_WIDTH), -1);
  gtk_widget_set_size_request (GTK_WIDGET (last), pow_text_scale_px (line, POW_COMPARE_DIFFERENCE_WIDTH), -1);
  gtk_widget_set_visible (GTK_WIDGET (last), columns->last != NULL);
  gtk_box_set_homogeneous (GTK_BOX (cells), TRUE);
  gtk_widget_set_hexpand (cells, TRUE);
  for (guint i = 0; i < columns->n; i++)
    gtk_box_append (GTK_BOX (cells), header_label_new (columns, i));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (first));
  gtk_box_append (GTK_BOX (line), cells);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (last));
  return line;
}
