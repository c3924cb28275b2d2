/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-typed-text.h"

/**
 * pow_typed_text_dup:
 * @editor: a #GtkText or #GtkTextView
 *
 * Returns: (transfer full): what is typed in it
 */
char *
pow_typed_text_dup (GtkWidget *editor)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_TEXT (editor))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor)));
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (editor), NULL);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/**
 * pow_typed_text_set:
 * @editor: a #GtkText or #GtkTextView
 * @text: what it holds from now on
 */
void
pow_typed_text_set (GtkWidget *editor, const char *text)
{
  if (GTK_IS_TEXT (editor))
    {
      gtk_editable_set_text (GTK_EDITABLE (editor), text);
      return;
    }
  g_return_if_fail (GTK_IS_TEXT_VIEW (editor));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), text, -1);
}

/**
 * pow_typed_text_is_done:
 * @editor: (nullable): the widget that has the focus
 * @key: the key pressed
 * @state: the keys held with it
 *
 * Returns: whether the person has finished typing
 */
gboolean
pow_typed_text_is_done (GtkWidget *editor, guint key, GdkModifierType state)
{
  return (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (GTK_IS_TEXT (editor) || (state & GDK_CONTROL_MASK));
}
