/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-fold.h"

#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/form/pow-value-line.h"

#include <glib/gi18n-lib.h>

struct _PowFormFold
{
  GtkListBoxRow parent_instance;

  GPtrArray *rows; /* (element-type PowFormRow) borrowed: siblings in one list */
  GtkWidget *words;
  GtkWidget *arrow;
  gboolean unfolded;
};

G_DEFINE_FINAL_TYPE (PowFormFold, pow_form_fold, GTK_TYPE_LIST_BOX_ROW)

static void
pow_form_fold_refresh (PowFormFold *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *told = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      PowFormRow *row = g_ptr_array_index (self->rows, i);

      if (!pow_form_row_is_empty (row))
        gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
      else if (self->unfolded || !gtk_widget_get_visible (GTK_WIDGET (row)))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                pow_form_row_get_label (row));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), names->len > 0);
  gtk_label_set_text (GTK_LABEL (self->words), names->str);
  gtk_widget_set_visible (self->words, !self->unfolded);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                self->unfolded ? "pan-up-symbolic" : "pan-down-symbolic");
  told = g_strdup_printf ("%s: %s", _ ("Not filled in yet"), names->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, self->unfolded,
                               -1);
}

/**
 * pow_form_fold_toggle:
 * @self: the fold
 *
 * Shows the rows that nobody filled in, or hides those that are still empty.
 */
void
pow_form_fold_toggle (PowFormFold *self)
{
  g_return_if_fail (POW_IS_FORM_FOLD (self));

  self->unfolded = !self->unfolded;
  for (guint i = 0; i < self->rows->len; i++)
    {
      PowFormRow *row = g_ptr_array_index (self->rows, i);

      gtk_widget_set_visible (GTK_WIDGET (row), self->unfolded || !pow_form_row_is_empty (row));
    }
  pow_form_fold_refresh (self);
}

static void
pow_form_fold_finalize (GObject *object)
{
  g_ptr_array_unref (POW_FORM_FOLD (object)->rows);

  G_OBJECT_CLASS (pow_form_fold_parent_class)->finalize (object);
}

static void
pow_form_fold_class_init (PowFormFoldClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pow_form_fold_finalize;
}

static void
pow_form_fold_init (PowFormFold *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = pow_label_new (_ ("Not filled in yet"), "key");

  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
  self->words = pow_label_new (NULL, "dim-label");
  gtk_widget_add_css_class (self->words, "secondary");
  gtk_widget_set_hexpand (self->words, TRUE);
  self->arrow = gtk_image_new ();
  gtk_widget_add_css_class (self->arrow, "dim-label");
  gtk_box_append (GTK_BOX (content), pow_value_line_new (label, self->words, self->arrow));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), content);
}

GtkWidget *
pow_form_fold_new (PowForm *form, GPtrArray *rows)
{
  PowFormFold *self;

  g_return_val_if_fail (POW_IS_FORM (form), NULL);
  g_return_val_if_fail (rows != NULL, NULL);

  self = g_object_new (POW_TYPE_FORM_FOLD, NULL);
  self->rows = g_ptr_array_ref (rows);
  for (guint i = 0; i < rows->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (rows, i), FALSE);
  pow_form_fold_refresh (self);
  /* After the rows, which listened before. */
  g_signal_connect_object (form, "changed", G_CALLBACK (pow_form_fold_refresh), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return GTK_WIDGET (self);
}
