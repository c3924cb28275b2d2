/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-before-after.h"

#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/history/pow-change-text.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
build_block (const char *caption, const char *text, PangoAttrList *marks, const char *css_class)
{
  GtkWidget *block = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *words = pow_label_new (text, NULL);
  GtkWidget *head = pow_label_new (caption, "caption");

  gtk_widget_add_css_class (head, "dim-label");
  gtk_label_set_attributes (GTK_LABEL (words), marks);
  gtk_label_set_selectable (GTK_LABEL (words), FALSE);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 1); /* both halves are as wide */
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (block), head);
  gtk_box_append (GTK_BOX (block), words);
  gtk_widget_add_css_class (block, css_class);
  return block;
}

static GtkWidget *
build_sides (PowSnapshot *snapshot, const PowChange *change, const char *before_caption, const char *after_caption)
{
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *before = pow_change_text_dup_value (snapshot, change->address, change->field, change->before);
  g_autofree char *after = pow_change_text_dup_value (snapshot, change->address, change->field, change->after);
  g_autoptr (PangoAttrList) before_marks = pango_attr_list_new ();
  g_autoptr (PangoAttrList) after_marks = pango_attr_list_new ();

  if (cJSON_IsString (change->before) && cJSON_IsString (change->after))
    pow_change_text_mark_words (before, after, before_marks, after_marks);
  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_box_append (GTK_BOX (sides), build_block (before_caption, before, before_marks, "was"));
  gtk_box_append (GTK_BOX (sides), build_block (after_caption, after, after_marks, "becomes"));
  return sides;
}

/**
 * pow_before_after_new:
 * @snapshot: where what the change points at is looked up
 * @change: a change
 * @with_record: names the record too
 * @before_caption: what stands above the value before: "Was"
 * @after_caption: what stands above the value after: "Became"
 *
 * A change as two blocks beside each other, with the words marked that differ in a long text.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
pow_before_after_new (PowSnapshot *snapshot, const PowChange *change, gboolean with_record, const char *before_caption, const char *after_caption)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  const gboolean has_sides = change->field != NULL && change->type == POW_CHANGE_CHANGED && !pow_change_is_choice (change);
  const char *title = with_record ? pow_snapshot_get_title (snapshot, change->address) : NULL;
  /* What has no sides says itself where it is. */
  g_autofree char *label = has_sides ? pow_change_text_dup_label (snapshot, change->address, change->field) : NULL;
  g_autofree char *heading = title != NULL && label != NULL ? g_strdup_printf ("%s: %s", title, label) : g_strdup (title != NULL ? title : label);
  g_autofree char *words = NULL;

  if (heading != NULL)
    {
      gtk_box_append (GTK_BOX (box), pow_label_new (heading, "caption-heading"));
      gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
    }
  if (has_sides)
    {
      gtk_box_append (GTK_BOX (box), build_sides (snapshot, change, before_caption, after_caption));
      return box;
    }
  words = pow_change_format (change, pow_snapshot_lookup (snapshot, change->address), pow_snapshot_get_programme (snapshot),
                             pow_snapshot_look_up_record, snapshot);
  gtk_box_append (GTK_BOX (box), pow_label_new (words, NULL));
  return box;
}
