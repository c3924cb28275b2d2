/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-choice-mark.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

char *
pow_choice_mark_show (GtkWidget *widget, guint count)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  if (count == 0)
    {
      gtk_widget_remove_css_class (widget, "open-choice");
      return NULL;
    }
  gtk_widget_add_css_class (widget, "open-choice");
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open choice", "%u open choices", count), count);
}
