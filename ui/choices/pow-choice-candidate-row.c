/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/choices/pow-choice-candidate-row.h"

#include "ui/common/pow-card.h"
#include "ui/common/pow-light-shape.h"

struct _PowChoiceCandidateRow
{
  GtkListBoxRow parent_instance;

  GtkCheckButton *button; /* NULL: a word stands there */
  GtkWidget *lead;
  GtkWidget *head;
  GtkWidget *origin;
  GtkWidget *tag;
  GtkWidget *light;
  GtkWidget *value;
  GtkWidget *column;
  GtkWidget *below;
};

G_DEFINE_FINAL_TYPE (PowChoiceCandidateRow, pow_choice_candidate_row, GTK_TYPE_LIST_BOX_ROW)

/* The button and its row say the same; a chosen row stands out also without colour. */
static void
toggled_cb (PowChoiceCandidateRow *self)
{
  const gboolean active = gtk_check_button_get_active (self->button);

  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
}

static void
pow_choice_candidate_row_class_init (PowChoiceCandidateRowClass *klass)
{
}

static void
pow_choice_candidate_row_init (PowChoiceCandidateRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->lead = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_valign (self->lead, GTK_ALIGN_START);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->origin = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->origin), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->origin), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->origin, "choice-origin");
  self->tag = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->tag, "tag");
  gtk_widget_set_valign (self->tag, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->head), self->origin);
  gtk_box_append (GTK_BOX (self->head), self->tag);

  self->light = pow_light_shape_new ();
  gtk_widget_set_valign (self->light, GTK_ALIGN_CENTER);
  self->value = pow_label_new (NULL, NULL);
  gtk_box_append (GTK_BOX (words), self->light);
  gtk_box_append (GTK_BOX (words), self->value);

  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (self->column, TRUE);
  gtk_widget_set_valign (self->column, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->column), self->head);
  gtk_box_append (GTK_BOX (self->column), words);
  gtk_box_append (GTK_BOX (line), self->lead);
  gtk_box_append (GTK_BOX (line), self->column);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), line);
  gtk_widget_add_css_class (GTK_WIDGET (self), "candidate");
}

GtkWidget *
pow_choice_candidate_row_new (GtkCheckButton *group, const char *lead)
{
  PowChoiceCandidateRow *self = g_object_new (POW_TYPE_CHOICE_CANDIDATE_ROW, NULL);

  if (lead != NULL)
    {
      GtkWidget *label = pow_label_new (lead, "choice-lead");

      gtk_label_set_wrap (GTK_LABEL (label), FALSE);
      gtk_box_append (GTK_BOX (self->lead), label);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
      gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
      return GTK_WIDGET (self);
    }
  self->button = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_check_button_set_group (self->button, group);
  /* The row takes the keyboard: one stop a candidate. */
  gtk_widget_set_focusable (GTK_WIDGET (self->button), FALSE);
  gtk_box_append (GTK_BOX (self->lead), GTK_WIDGET (self->button));
  g_signal_connect_swapped (self->button, "toggled", G_CALLBACK (toggled_cb), self);
  return GTK_WIDGET (self);
}

/**
 * pow_choice_candidate_row_get_button:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the round button; %NULL where a word stands in its place
 */
GtkCheckButton *
pow_choice_candidate_row_get_button (PowChoiceCandidateRow *self)
{
  g_return_val_if_fail (POW_IS_CHOICE_CANDIDATE_ROW (self), NULL);

  return self->button;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
pow_choice_candidate_row_show (PowChoiceCandidateRow *self, const char *origin, const char *tag, const char *light,
                               const char *value, gboolean quiet)
{
  g_autofree char *name = NULL;

  g_return_if_fail (POW_IS_CHOICE_CANDIDATE_ROW (self));
  g_return_if_fail (value != NULL);

  gtk_label_set_text (GTK_LABEL (self->origin), origin != NULL ? origin : "");
  gtk_label_set_text (GTK_LABEL (self->tag), tag != NULL ? tag : "");
  gtk_widget_set_visible (self->tag, tag != NULL);
  gtk_widget_set_visible (self->head, origin != NULL || tag != NULL);
  gtk_widget_set_visible (self->light, light != NULL);
  if (light != NULL)
    pow_light_shape_set (POW_LIGHT_SHAPE (self->light), pow_light_from_name (light), FALSE, FALSE);
  gtk_label_set_text (GTK_LABEL (self->value), value);
  set_class (self->value, "dim-label", quiet);
  name = g_strdup_printf ("%s%s%s%s%s", value, origin != NULL ? ". " : "", origin != NULL ? origin : "",
                          tag != NULL ? ". " : "", tag != NULL ? tag : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * pow_choice_candidate_row_mark:
 * @self: a row
 * @marks: (nullable): which words of the value that is shown stand out; %NULL: none
 */
void
pow_choice_candidate_row_mark (PowChoiceCandidateRow *self, PangoAttrList *marks)
{
  g_return_if_fail (POW_IS_CHOICE_CANDIDATE_ROW (self));

  gtk_label_set_attributes (GTK_LABEL (self->value), marks);
}

/**
 * pow_choice_candidate_row_set_below:
 * @self: a row
 * @below: (nullable) (transfer floating): what stands under the value, such as an editor; %NULL: nothing
 *
 * Takes out what stood there before.
 */
void
pow_choice_candidate_row_set_below (PowChoiceCandidateRow *self, GtkWidget *below)
{
  g_return_if_fail (POW_IS_CHOICE_CANDIDATE_ROW (self));

  if (self->below != NULL)
    gtk_box_remove (GTK_BOX (self->column), self->below);
  self->below = below;
  if (below != NULL)
    gtk_box_append (GTK_BOX (self->column), below);
}
