/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-row-private.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

/**
 * pow_form_row_set_editor:
 * @self: a row
 * @editor: (transfer floating): what takes the place of the words while the row is edited; named by the row's label
 *
 * For subclasses, once.
 */
void
pow_form_row_set_editor (PowFormRow *self, GtkWidget *editor)
{
  PowFormRowPrivate *priv;

  g_return_if_fail (POW_IS_FORM_ROW (self));
  g_return_if_fail (GTK_IS_WIDGET (editor));

  priv = pow_form_row_get_private (self);
  g_return_if_fail (priv->editor == NULL);
  priv->editor = editor;
  gtk_widget_set_hexpand (editor, TRUE);
  gtk_widget_set_visible (editor, FALSE);
  gtk_box_append (GTK_BOX (priv->reading), editor);
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  priv->label_text, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  priv->label, NULL, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, priv->note,
                                  NULL, -1);
}

/**
 * pow_form_row_set_editing:
 * @self: a row with an editor
 * @editing: whether the editor stands in the place of the words
 *
 * For subclasses. Closing the editor shows what the form holds by then.
 */
void
pow_form_row_set_editing (PowFormRow *self, gboolean editing)
{
  PowFormRowPrivate *priv;

  g_return_if_fail (POW_IS_FORM_ROW (self));

  priv = pow_form_row_get_private (self);
  g_return_if_fail (priv->editor != NULL);
  priv->editing = editing;
  gtk_widget_set_visible (priv->editor, editing);
  pow_form_reading_set_editing (priv->reading, editing);
  if (editing)
    gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
  if (!editing)
    pow_form_row_refresh (self);
}

/**
 * pow_form_row_is_editing:
 * @self: a row
 *
 * Returns: whether the editor stands in the place of the words
 */
gboolean
pow_form_row_is_editing (PowFormRow *self)
{
  g_return_val_if_fail (POW_IS_FORM_ROW (self), FALSE);

  return pow_form_row_get_private (self)->editing;
}

/**
 * pow_form_row_set_note:
 * @self: a row
 * @kind: what kind of note it is
 * @text: (nullable): the line under the value; %NULL: the hint of the field while it is edited, else none
 *
 * Shows a hint, the reading of what is typed, a warning, or why it is refused: one at a time.
 */
void
pow_form_row_set_note (PowFormRow *self, PowFormNote kind, const char *text)
{
  PowFormRowPrivate *priv;

  g_return_if_fail (POW_IS_FORM_ROW (self));
  g_return_if_fail (kind <= POW_FORM_NOTE_ERROR);

  priv = pow_form_row_get_private (self);
  /* Hints help while typing; at rest they would be noise under every row. */
  if (text == NULL && priv->editing && priv->field != NULL && priv->field->hint != NULL)
    {
      kind = POW_FORM_NOTE_HINT;
      text = gettext (priv->field->hint);
    }
  if (text == NULL && priv->field != NULL && (priv->field->flags & POW_FIELD_INTERNAL))
    text = gettext (priv->field->hint);
  priv->error = text != NULL && kind == POW_FORM_NOTE_ERROR;
  priv->warning = text != NULL && kind >= POW_FORM_NOTE_WARNING;
  pow_form_note_show (priv->note, kind, text);
  if (priv->editor != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (priv->editor), GTK_ACCESSIBLE_STATE_INVALID,
                                 priv->error ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE,
                                 -1);
}

/**
 * pow_form_row_has_error:
 * @self: a row
 *
 * Returns: whether what stands in it is refused
 */
gboolean
pow_form_row_has_error (PowFormRow *self)
{
  g_return_val_if_fail (POW_IS_FORM_ROW (self), FALSE);

  return pow_form_row_get_private (self)->error;
}
