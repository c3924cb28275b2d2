/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-was-label.h"

#include <string.h>

#define OLD_SCALE 0.84
#define OLD_ALPHA (G_MAXUINT16 / 100 * 72)

static void
add (PangoAttrList *list, PangoAttribute *attribute, guint end)
{
  attribute->start_index = 0;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

void
pow_was_label_set (GtkLabel *label, const char *was)
{
  g_autoptr (PangoAttrList) list = NULL;
  g_autofree char *line = NULL, *both = NULL;

  g_return_if_fail (GTK_IS_LABEL (label));

  if (was == NULL)
    {
      gtk_label_set_attributes (label, NULL);
      return;
    }
  line = g_strdelimit (g_strdup (was), "\r\n", ' ');
  both = g_strconcat (line, "\n", gtk_label_get_label (label), NULL);
  list = pango_attr_list_new ();
  add (list, pango_attr_strikethrough_new (TRUE), (guint) strlen (line));
  add (list, pango_attr_scale_new (OLD_SCALE), (guint) strlen (line));
  add (list, pango_attr_foreground_alpha_new (OLD_ALPHA), (guint) strlen (line));
  gtk_label_set_label (label, both);
  gtk_label_set_attributes (label, list);
}
