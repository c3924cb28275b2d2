/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/form/pow-form-card.h"

#include "pow-config.h"
#include "ui/form/pow-form-fold.h"
#include "ui/form/pow-form-group.h"
#include "ui/form/pow-form-map.h"
#include "ui/form/pow-form-row.h"

#include <glib/gi18n-lib.h>

/**
 * pow_form_card_is_shown:
 * @field: a row of a table
 *
 * Returns: whether a form has a row for the field: not for the shared ones, not for the order
 */
gboolean
pow_form_card_is_shown (const PowField *field)
{
  return !(field->flags & POW_FIELD_SHARED) && field->type != POW_TYPE_ORDER;
}

/**
 * pow_form_card_list_groups:
 * @form: a form
 *
 * Returns: (transfer container) (element-type utf8): names of the groups, source strings, in the order in which the table
 *   begins them; only those with a row to show
 */
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
  else if (POW_IS_FORM_FOLD (row))
    pow_form_fold_toggle (POW_FORM_FOLD (row));
}

/**
 * pow_form_card_build_list:
 *
 * Main thread.
 *
 * Returns: (transfer floating): a list for #PowFormRow, which activate themselves
 */
GtkWidget *
pow_form_card_build_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  g_signal_connect (list, "row-activated", G_CALLBACK (pow_form_card_activated_cb), NULL);
  return list;
}

/**
 * pow_form_card_wrap:
 * @heading: (nullable): translated
 * @content: (transfer floating): a list or a card
 * @heading_end: (nullable) (transfer floating): what stands at the heading's right end; only with a heading
 *
 * Main thread.
 *
 * Returns: (transfer floating): both under each other
 */
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
  *heading_end = pow_form_map_create_add (POW_FORM_MAP (row));
}

/* Rows that nobody has filled in, from two on, make place for one that names them. */
static void
pow_form_card_fold (PowForm *form, GtkWidget *list, int from)
{
  g_autoptr (GPtrArray) empty = g_ptr_array_new ();
  GtkListBoxRow *row;

  for (int i = from; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    if (pow_form_row_is_empty (POW_FORM_ROW (row)))
      g_ptr_array_add (empty, row);
  if (empty->len > 1)
    gtk_list_box_append (GTK_LIST_BOX (list), pow_form_fold_new (form, empty));
}

static gboolean
pow_form_card_has (const char *const *strings, const char *string)
{
  return strings != NULL && string != NULL && g_strv_contains (strings, string);
}

/* The form group a field stands in; @n_rows takes how many rows that group has. */
static const char *
pow_form_card_get_group (PowForm *form, const PowField *field, guint *n_rows)
{
  const char *current = NULL;
  const char *found = NULL;

  *n_rows = 0;
  for (int pass = 0; pass < 2; pass++)
    for (const PowField *row = pow_form_get_fields (form); row->key != NULL; row++)
      {
        if (row->group != NULL)
          current = row->group;
        if (pass == 0 && row == field)
          found = current;
        else if (pass == 1 && g_strcmp0 (current, found) == 0 && pow_form_card_is_shown (row))
          ++*n_rows;
      }
  return found;
}

/* What a page puts first stays in sight also while it is unknown. */
static int
pow_form_card_append_first (PowForm *form, GtkWidget *list, const char *const *groups,
                            const char *const *first)
{
  GtkWidget *heading_end = NULL;
  int n_rows = 0;

  for (guint i = 0; first != NULL && first[i] != NULL; i++)
    {
      const PowField *field = pow_fields_find (pow_form_get_fields (form), first[i]);
      GtkListBoxRow *row;
      const char *group;
      guint n_in_group;

      if (field == NULL)
        continue;
      pow_form_card_append (form, list, field, NULL, &heading_end);
      row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), n_rows);
      while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), n_rows) != NULL)
        n_rows++;
      group = pow_form_card_get_group (form, field, &n_in_group);
      /* A group that was a card of its own keeps its name in a card that it shares. */
      if (POW_IS_FORM_GROUP (row) && n_in_group == 1 && groups[0] != NULL && groups[1] != NULL)
        pow_form_row_set_label (POW_FORM_ROW (row), gettext (group));
    }
  return n_rows;
}

GtkWidget *
pow_form_card_new (PowForm *form, const char *heading, const char *const *groups,
                   const char *const *first, const char *const *skip)
{
  GtkWidget *list;
  GtkWidget *heading_end = NULL;
  const char *current = NULL;
  int n_first;

  g_return_val_if_fail (POW_IS_FORM (form), NULL);
  g_return_val_if_fail (groups != NULL, NULL);

  list = pow_form_card_build_list ();
  n_first = pow_form_card_append_first (form, list, groups, first);
  for (const PowField *row = pow_form_get_fields (form); row->key != NULL; row++)
    {
      if (row->group != NULL)
        current = row->group;
      if (pow_form_card_has (groups, current) && pow_form_card_is_shown (row)
          && !pow_form_card_has (skip, row->key) && !pow_form_card_has (first, row->key))
        pow_form_card_append (form, list, row, current, &heading_end);
    }
  if (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) == NULL)
    {
      g_object_ref_sink (list);
      g_object_unref (list);
      return NULL;
    }
  pow_form_card_fold (form, list, n_first);
  return pow_form_card_wrap (heading, list, heading_end);
}
