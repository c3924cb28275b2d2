/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/lists/pow-list-stack.h"

#include "pow-config.h"
#include "ui/common/pow-page.h"

#include <glib/gi18n-lib.h>

struct _PowListStack
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *switcher; /* NULL: one list only */
};

G_DEFINE_FINAL_TYPE (PowListStack, pow_list_stack, ADW_TYPE_BIN)

void
pow_list_stack_refresh (PowListStack *self)
{
  g_return_if_fail (POW_IS_LIST_STACK (self));

  for (GtkWidget *list = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); list != NULL;
       list = gtk_widget_get_next_sibling (list))
    pow_record_list_refresh (POW_RECORD_LIST (list));
}

void
pow_list_stack_set_width (PowListStack *self, int width)
{
  g_return_if_fail (POW_IS_LIST_STACK (self));

  if (self->switcher != NULL && width < POW_WIDTH_NARROW)
    gtk_widget_add_css_class (self->switcher, "narrow");
  else if (self->switcher != NULL)
    gtk_widget_remove_css_class (self->switcher, "narrow");
  for (GtkWidget *list = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); list != NULL;
       list = gtk_widget_get_next_sibling (list))
    pow_record_list_set_width (POW_RECORD_LIST (list), width);
}

void
pow_list_stack_start_search (PowListStack *self)
{
  GtkWidget *list;

  g_return_if_fail (POW_IS_LIST_STACK (self));
  list = gtk_stack_get_visible_child (self->stack);
  if (list != NULL)
    pow_record_list_start_search (POW_RECORD_LIST (list));
}

static void
pow_list_stack_class_init (PowListStackClass *klass)
{
}

static void
pow_list_stack_init (PowListStack *self)
{
}

GtkWidget *
pow_list_stack_new (PowSession *session, const PowListTab *tabs, const char *region)
{
  PowListStack *self;
  GtkWidget *box;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (tabs != NULL && tabs[0].columns != NULL, NULL);

  self = g_object_new (POW_TYPE_LIST_STACK, NULL);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  for (const PowListTab *tab = tabs; tab->columns != NULL; tab++)
    {
      GtkWidget *list = tab->map != NULL ? pow_record_list_new_entries (session, tab->map, region, tab->columns)
                                         : pow_record_list_new (session, tab->kind, region, tab->order, tab->columns);

      gtk_stack_add_titled (self->stack, list, NULL,
                            tab->title != NULL ? _ (tab->title) : pow_kind_get_plural (tab->kind));
    }

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  if (tabs[1].columns != NULL)
    {
      self->switcher = gtk_stack_switcher_new ();
      gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (self->switcher), self->stack);
      gtk_widget_set_halign (self->switcher, GTK_ALIGN_START);
      gtk_widget_add_css_class (self->switcher, "list-switcher");
      gtk_box_append (GTK_BOX (box), self->switcher);
    }
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
