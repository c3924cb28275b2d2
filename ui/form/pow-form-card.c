/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-card.h"

#include "pow-config.h"
#include "ui/form/pow-form-map.h"
#include "ui/form/pow-form-row.h"

#include <glib/gi18n-lib.h>

gboolean
pow_form_card_is_shown (const PowField *field)
{
  return !(field->flags & POW_FIELD_SHARED) && field->type != POW_TYPE_ORDER;
}

GPtrArray *
pow_form_card_list_groups (PowForm *form)
{
  GPtrArray *groups;

  g_return_val_if_fail (POW_IS_FORM (form), NULL);

  groups = g_ptr_array_new ();
  for (const PowField *row = pow_form_get_fields (form); row->key != NULL; row++)
    if (row->group != NULL && pow_form_card_is_shown (row)
        && !g_ptr_array_find_with_equal_func (groups, row->group, g_str_equal, NULL))
      g_ptr_array_add (groups, (gpointer) row->group);
  return groups;
}

static void
pow_form_card_activated_cb (GtkListBox *list, GtkListBoxRow *row)
{
  if (POW_IS_FORM_ROW (row))
    pow_form_row_activate (POW_FORM_ROW (row));
}

GtkWidget *
pow_form_card_build_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  g_signal_connect (list, "row-activated", G_CALLBACK (pow_form_card_activated_cb), NULL);
  return list;
}

GtkWidget *
pow_form_card_wrap (const char *heading, GtkWidget *content, GtkWidget *heading_end)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_return_val_if_fail (GTK_IS_WIDGET (content), NULL);

  if (heading != NULL)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *label = gtk_label_new (heading);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_add_css_class (label, "heading");
      gtk_widget_add_css_class (line, "card-heading");
      gtk_box_append (GTK_BOX (line), label);
      if (heading_end != NULL)
        gtk_box_append (GTK_BOX (line), heading_end);
      gtk_box_append (GTK_BOX (card), line);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (content), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                      NULL, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (content), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
    }
  if (GTK_IS_LIST_BOX (content))
    {
      gtk_widget_add_css_class (content, "boxed-list");
      gtk_widget_add_css_class (content, "fields");
    }
  gtk_box_append (GTK_BOX (card), content);
  return card;
}

/* A group of nothing but dates reads best as so many rows: start, end. One that fills its card needs no
 * name of its own. */
static gboolean
pow_form_card_is_flat (const PowField *field, const char *group)
{
  if (field->type != POW_TYPE_GROUP)
    return FALSE;
  if (g_strcmp0 (field->label, group) == 0)
    return TRUE;
  for (const PowField *member = field->members; member->key != NULL; member++)
    if (member->type != POW_TYPE_DATE)
      return FALSE;
  return TRUE;
}

static void
pow_form_card_append (PowForm *form, GtkWidget *list, const PowField *field, const char *group,
                      GtkWidget **heading_end)
{
  GtkWidget *row;

  if (pow_form_card_is_flat (field, group))
    {
      for (const PowField *member = field->members; member->key != NULL; member++)
        {
          g_autofree char *path = pow_path_join (field->key, member->key);

          gtk_list_box_append (GTK_LIST_BOX (list), pow_form_row_new (form, path, member));
        }
      return;
    }
  row = pow_form_row_new (form, field->key, field);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  if (field->type != POW_TYPE_MAP || g_strcmp0 (field->label, group) != 0)
    return;
  pow_form_map_set_bare (POW_FORM_MAP (row), TRUE);
  if (pow_form_map_can_add (POW_FORM_MAP (row)))
    {
      /* Translators: accessible name of the button that adds to a list, such as "Add: Risks". */
      g_autofree char *name = g_strdup_printf (_ ("Add: %s"), gettext (field->label));

      *heading_end = gtk_button_new_from_icon_name ("list-add-symbolic");
      gtk_widget_add_css_class (*heading_end, "flat");
      gtk_widget_add_css_class (*heading_end, "field-button");
      gtk_widget_set_tooltip_text (*heading_end, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (*heading_end), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name, -1);
      g_signal_connect_object (*heading_end, "clicked", G_CALLBACK (pow_form_map_add), row,
                               G_CONNECT_SWAPPED);
    }
}

GtkWidget *
pow_form_card_new (PowForm *form, const char *group, const char *const *skip)
{
  GtkWidget *list;
  GtkWidget *heading_end = NULL;
  const char *current = NULL;

  g_return_val_if_fail (POW_IS_FORM (form), NULL);
  g_return_val_if_fail (group != NULL, NULL);

  list = pow_form_card_build_list ();
  for (const PowField *row = pow_form_get_fields (form); row->key != NULL; row++)
    {
      if (row->group != NULL)
        current = row->group;
      if (g_strcmp0 (current, group) == 0 && pow_form_card_is_shown (row)
          && (skip == NULL || !g_strv_contains (skip, row->key)))
        pow_form_card_append (form, list, row, group, &heading_end);
    }
  if (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) == NULL)
    {
      g_object_ref_sink (list);
      g_object_unref (list);
      return NULL;
    }
  return pow_form_card_wrap (gettext (group), list, heading_end);
}
