/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/common/pow-was-label.h"

#include <string.h>

#define OLD_SCALE 0.84
#define OLD_ALPHA (G_MAXUINT16 / 100 * 72)

static void
add (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

/**
 * pow_was_mark:
 * @list: attributes of a text
 * @start: first byte
 * @end: the byte behind the last
 *
 * Makes a part of a text look as an old value: struck through, smaller, paler.
 */
void
pow_was_mark (PangoAttrList *list, guint start, guint end)
{
  g_return_if_fail (list != NULL);

  add (list, pango_attr_strikethrough_new (TRUE), start, end);
  add (list, pango_attr_scale_new (OLD_SCALE), start, end);
  add (list, pango_attr_foreground_alpha_new (OLD_ALPHA), start, end);
}

static void
show (GtkLabel *label, const char *was, const char *between)
{
  g_autoptr (PangoAttrList) list = NULL;
  g_autofree char *line = NULL, *both = NULL;

  if (was == NULL)
    {
      gtk_label_set_attributes (label, NULL);
      return;
    }
  line = g_strdelimit (g_strdup (was), "\r\n", ' ');
  both = g_strconcat (line, between, gtk_label_get_label (label), NULL);
  list = pango_attr_list_new ();
  pow_was_mark (list, 0, (guint) strlen (line));
  gtk_label_set_label (label, both);
  gtk_label_set_attributes (label, list);
}

void
pow_was_label_set (GtkLabel *label, const char *was)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  show (label, was, "\n");
}

/**
 * pow_was_label_set_beside:
 * @label: a label of one line that shows what is
 * @was: (nullable): what was; %NULL for nothing
 *
 * As pow_was_label_set(), before the new value on the same line: where a second one would make rows of unequal height.
 */
void
pow_was_label_set_beside (GtkLabel *label, const char *was)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  show (label, was, " ");
}
