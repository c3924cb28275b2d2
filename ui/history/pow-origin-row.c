/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-origin-row.h"

#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/history/pow-change-text.h"

#include <glib/gi18n-lib.h>

/**
 * PowOriginRow:
 *
 * One value or change in Veldherkomst: its words, who and when, why, and what it puts back. Main thread.
 */
struct _PowOriginRow
{
  GtkListBoxRow parent_instance;

  PowEarlier *earlier; /* NULL: nothing to put back */
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (PowOriginRow, pow_origin_row, GTK_TYPE_LIST_BOX_ROW)

#define MOST_LINES 3

/**
 * pow_earlier_new:
 * @field: a field
 * @value: (nullable): what it had; copied
 * @commit: (nullable): who gave it that, so that the history can name the moment
 *
 * Returns: (transfer full): what puts this value back
 */
PowEarlier *
pow_earlier_new (const char *field, const cJSON *value, const PowCommit *commit)
{
  PowEarlier *earlier = g_new0 (PowEarlier, 1);
  g_autofree char *when = commit != NULL ? pow_change_text_dup_moment (commit->time) : NULL;

  earlier->field = g_strdup (field);
  earlier->value = pow_json_copy (value);
  if (when != NULL)
    earlier->reason = g_strdup_printf (_ ("the value of %s is back"), when);
  return earlier;
}

/**
 * pow_earlier_new_for_record:
 * @removal: the change that took a record away
 *
 * Returns: (transfer full): what puts all of the record back
 */
PowEarlier *
pow_earlier_new_for_record (const PowCommit *removal)
{
  PowEarlier *earlier = g_new0 (PowEarlier, 1);

  g_return_val_if_fail (removal != NULL, earlier);

  earlier->revision = g_strdup (removal->revision);
  return earlier;
}

/**
 * pow_earlier_free:
 * @earlier: (transfer full) (nullable): what a row puts back
 *
 * Frees it.
 */
void
pow_earlier_free (PowEarlier *earlier)
{
  if (earlier == NULL)
    return;
  g_free (earlier->field);
  cJSON_Delete (earlier->value);
  g_free (earlier->reason);
  g_free (earlier->revision);
  g_free (earlier);
}

static void
pow_origin_row_finalize (GObject *object)
{
  pow_earlier_free (POW_ORIGIN_ROW (object)->earlier);

  G_OBJECT_CLASS (pow_origin_row_parent_class)->finalize (object);
}

static void
pow_origin_row_class_init (PowOriginRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pow_origin_row_finalize;
}

static void
pow_origin_row_init (PowOriginRow *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->box));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "origin-row");
}

/**
 * pow_origin_row_build_words:
 * @text: (nullable): words of a person; never markup
 * @css_class: (nullable): their look
 *
 * Returns: (transfer floating): a label of a few lines at most, as wide as the popover
 */
GtkWidget *
pow_origin_row_build_words (const char *text, const char *css_class)
{
  GtkWidget *label = pow_label_new (text, css_class);

  gtk_label_set_lines (GTK_LABEL (label), MOST_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1); /* the popover's width decides */
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
append_dim (PowOriginRow *self, const char *text)
{
  GtkWidget *label = pow_origin_row_build_words (text, "secondary");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (self->box, label);
}

static void
append_value (PowOriginRow *self, const char *words, gboolean is_now)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (line), pow_origin_row_build_words (words, is_now ? "heading" : NULL));
  if (is_now)
    {
      GtkWidget *tag = gtk_label_new (_ ("now"));

      gtk_widget_add_css_class (tag, "tag");
      gtk_widget_set_valign (tag, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (line), tag);
    }
  gtk_box_append (self->box, line);
}

/**
 * pow_origin_row_new:
 * @words: the value, or what changed
 * @commit: (nullable): who set it, when and why; %NULL: the history does not tell
 * @is_now: whether it is the value of now
 * @earlier: (transfer full) (nullable): what the row puts back; %NULL: nothing
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
pow_origin_row_new (const char *words, const PowCommit *commit, gboolean is_now, PowEarlier *earlier)
{
  PowOriginRow *self = g_object_new (POW_TYPE_ORIGIN_ROW, NULL);
  g_autofree char *when = commit != NULL ? pow_change_text_dup_moment (commit->time) : NULL;
  g_autofree char *who = commit != NULL ? g_strdup_printf ("%s, %s", commit->author != NULL ? commit->author : _ ("Somebody"), when)
                                        : g_strdup (_ ("Not in the history"));
  g_autofree char *name = g_strdup_printf ("%s. %s", words, who);

  self->earlier = earlier;
  append_value (self, words, is_now);
  append_dim (self, who);
  if (commit != NULL && commit->reason != NULL)
    {
      /* Translators: why somebody changed something. */
      g_autofree char *reason = g_strdup_printf (_ ("Reason: %s"), commit->reason);

      append_dim (self, reason);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * pow_origin_row_get_earlier:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it puts back; %NULL: nothing
 */
const PowEarlier *
pow_origin_row_get_earlier (PowOriginRow *self)
{
  g_return_val_if_fail (POW_IS_ORIGIN_ROW (self), NULL);
  return self->earlier;
}

/**
 * pow_origin_row_get_box:
 * @self: a row
 *
 * Returns: (transfer none): where more can be told below the words, such as why a merge chose the value
 */
GtkBox *
pow_origin_row_get_box (PowOriginRow *self)
{
  g_return_val_if_fail (POW_IS_ORIGIN_ROW (self), NULL);
  return self->box;
}
