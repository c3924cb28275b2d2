/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-tooltip.h"

/* The tests that read the screen know this name too. */
#define TEXT "pow-tooltip"

static gboolean
query_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer unused)
{
  const char *text = g_object_get_data (G_OBJECT (widget), TEXT);

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

void
pow_tooltip_set (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!gtk_widget_get_has_tooltip (widget) && text != NULL)
    {
      gtk_widget_set_has_tooltip (widget, TRUE);
      g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
    }
  g_object_set_data_full (G_OBJECT (widget), TEXT, g_strdup (text), g_free);
}
