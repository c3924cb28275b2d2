/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-history-layout.h"

#include "pow-config.h"
#include "ui/common/pow-page.h"
#include "ui/common/pow-text-scale.h"

#include <glib/gi18n-lib.h>

struct _PowHistoryLayout
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *pane;  /* holds the detail beside the list */
  GtkWidget *clamp; /* keeps the pane from taking what its texts would like */
  GtkWidget *detail;
  int width;
  PowHistoryView view;
};

G_DEFINE_FINAL_TYPE (PowHistoryLayout, pow_history_layout, ADW_TYPE_BIN)

/* Pixels at 100 % text. */
#define PANE_WIDTH 430

#define DETAIL "detail"

static const char *const names[] = {
  [POW_HISTORY_VIEW_BUSY] = "busy",
  [POW_HISTORY_VIEW_LIST] = "list",
  [POW_HISTORY_VIEW_EMPTY] = "empty",
  [POW_HISTORY_VIEW_READING] = "reading",
};

static guint arranged_signal;

static void
arranged_cb (PowHistoryLayout *self)
{
  g_signal_emit (self, arranged_signal, 0);
}

static void
pow_history_layout_class_init (PowHistoryLayoutClass *class)
{
  arranged_signal
      = g_signal_new ("arranged", POW_TYPE_HISTORY_LAYOUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
build_pane (PowHistoryLayout *self)
{
  const int width = pow_text_scale_px (GTK_WIDGET (self), PANE_WIDTH);

  self->pane = adw_bin_new ();
  gtk_widget_add_css_class (self->pane, "history-pane");
  gtk_widget_set_size_request (self->pane, width, -1);
  self->clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (self->clamp), width);
  adw_clamp_set_child (ADW_CLAMP (self->clamp), self->pane);
  gtk_widget_set_hexpand (self->clamp, FALSE);
}

static GtkWidget *
build_reading (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "pow-history-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("The history is being read"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("This is done once. The newest changes come first."));
  return page;
}

static void
pow_history_layout_init (PowHistoryLayout *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), names[POW_HISTORY_VIEW_BUSY]);
  gtk_stack_add_named (self->stack, build_reading (), names[POW_HISTORY_VIEW_READING]);
  gtk_stack_add_named (self->stack, adw_bin_new (), DETAIL);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (arranged_cb), self, G_CONNECT_SWAPPED);
  build_pane (self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), self->clamp);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * pow_history_layout_has_pane:
 * @self: the layout
 *
 * Returns: whether there is room for the detail beside the list
 */
gboolean
pow_history_layout_has_pane (PowHistoryLayout *self)
{
  g_return_val_if_fail (POW_IS_HISTORY_LAYOUT (self), FALSE);

  return self->width >= POW_WIDTH_PANE;
}

/**
 * pow_history_layout_is_detail_alone:
 * @self: the layout
 *
 * Returns: whether the detail has all the room, so that it needs a way back
 */
gboolean
pow_history_layout_is_detail_alone (PowHistoryLayout *self)
{
  g_return_val_if_fail (POW_IS_HISTORY_LAYOUT (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), DETAIL) == 0;
}

/* The detail stands beside the list, or in its place. */
static void
place_detail (PowHistoryLayout *self)
{
  GtkWidget *slot = pow_history_layout_has_pane (self) ? self->pane : gtk_stack_get_child_by_name (self->stack, DETAIL);
  GtkWidget *place = gtk_widget_get_parent (self->detail);

  if (place == slot)
    return;
  g_object_ref (self->detail);
  if (place != NULL)
    adw_bin_set_child (ADW_BIN (place), NULL);
  adw_bin_set_child (ADW_BIN (slot), self->detail);
  g_object_unref (self->detail);
}

/**
 * pow_history_layout_show:
 * @self: the layout
 * @view: what there is to show: the list, that it is empty, or that it is being read
 *
 * A detail that a person opened in the place of the list stays until pow_history_layout_close_detail(), or until
 * there is nothing to list.
 */
void
pow_history_layout_show (PowHistoryLayout *self, PowHistoryView view)
{
  g_return_if_fail (POW_IS_HISTORY_LAYOUT (self));

  self->view = view;
  gtk_widget_set_visible (self->clamp, pow_history_layout_has_pane (self) && view == POW_HISTORY_VIEW_LIST);
  if (view != POW_HISTORY_VIEW_LIST || pow_history_layout_has_pane (self) || !pow_history_layout_is_detail_alone (self))
    gtk_stack_set_visible_child_name (self->stack, names[view]);
}

/**
 * pow_history_layout_set_width:
 * @self: the layout
 * @width: of the window, in pixels at 100 % text
 *
 * Puts the detail beside the list from %POW_WIDTH_PANE on, and in its place below that.
 */
void
pow_history_layout_set_width (PowHistoryLayout *self, int width)
{
  g_return_if_fail (POW_IS_HISTORY_LAYOUT (self));

  self->width = width;
  place_detail (self);
  pow_history_layout_show (self, self->view);
}

/**
 * pow_history_layout_open_detail:
 * @self: the layout
 *
 * Puts the detail in the place of the list where there is no room for both; elsewhere it shows already.
 */
void
pow_history_layout_open_detail (PowHistoryLayout *self)
{
  g_return_if_fail (POW_IS_HISTORY_LAYOUT (self));

  if (!pow_history_layout_has_pane (self))
    gtk_stack_set_visible_child_name (self->stack, DETAIL);
}

/**
 * pow_history_layout_close_detail:
 * @self: the layout
 *
 * Goes from a detail that stands alone back to the list.
 */
void
pow_history_layout_close_detail (PowHistoryLayout *self)
{
  g_return_if_fail (POW_IS_HISTORY_LAYOUT (self));

  if (pow_history_layout_is_detail_alone (self))
    gtk_stack_set_visible_child_name (self->stack, names[POW_HISTORY_VIEW_LIST]);
}

/**
 * pow_history_layout_new:
 * @list: (transfer floating): the changes
 * @empty: (transfer floating): says why there are none
 * @detail: (transfer floating): the chosen one
 *
 * Returns: (transfer floating): the three, each in its place
 */
GtkWidget *
pow_history_layout_new (GtkWidget *list, GtkWidget *empty, GtkWidget *detail)
{
  PowHistoryLayout *self = g_object_new (POW_TYPE_HISTORY_LAYOUT, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (list) && GTK_IS_WIDGET (empty) && GTK_IS_WIDGET (detail), NULL);

  self->detail = detail;
  gtk_stack_add_named (self->stack, list, names[POW_HISTORY_VIEW_LIST]);
  gtk_stack_add_named (self->stack, empty, names[POW_HISTORY_VIEW_EMPTY]);
  place_detail (self);
  return GTK_WIDGET (self);
}
