/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-automatic-bar.h"

#include "pow-config.h"
#include "ui/common/pow-card.h"

#include <glib/gi18n-lib.h>

struct _PowAutomaticBar
{
  AdwBin parent_instance;

  PowSyncControl *control;
};

G_DEFINE_FINAL_TYPE (PowAutomaticBar, pow_automatic_bar, ADW_TYPE_BIN)

static void
refresh (PowAutomaticBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), pow_sync_control_is_automatic_unasked (self->control));
}

static void
yes_cb (PowAutomaticBar *self)
{
  pow_sync_control_set_automatic (self->control, TRUE);
}

static void
no_cb (PowAutomaticBar *self)
{
  pow_sync_control_set_automatic (self->control, FALSE);
}

static void
pow_automatic_bar_dispose (GObject *object)
{
  g_clear_object (&POW_AUTOMATIC_BAR (object)->control);
  G_OBJECT_CLASS (pow_automatic_bar_parent_class)->dispose (object);
}

static void
pow_automatic_bar_class_init (PowAutomaticBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_automatic_bar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
append_button (PowAutomaticBar *self, GtkWidget *line, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (line), button);
}

static void
pow_automatic_bar_init (PowAutomaticBar *self)
{
  GtkWidget *flow = gtk_flow_box_new (), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = pow_label_new (_ ("Share by itself from now on, every ten minutes?"), NULL);

  append_button (self, buttons, _ ("_By itself"), G_CALLBACK (yes_cb));
  append_button (self, buttons, _ ("Only when I _say so"), G_CALLBACK (no_cb));
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_widget_set_margin_top (words, 3);
  gtk_widget_add_css_class (flow, "info-bar");
  /* In a narrow window the buttons go below the words. */
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_append (GTK_FLOW_BOX (flow), words);
  gtk_flow_box_append (GTK_FLOW_BOX (flow), buttons);
  gtk_widget_set_focusable (gtk_widget_get_parent (words), FALSE);
  gtk_widget_set_focusable (gtk_widget_get_parent (buttons), FALSE);
  adw_bin_set_child (ADW_BIN (self), flow);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Sharing"), -1);
}

GtkWidget *
pow_automatic_bar_new (PowSyncControl *control)
{
  PowAutomaticBar *self;

  g_return_val_if_fail (POW_IS_SYNC_CONTROL (control), NULL);

  self = g_object_new (POW_TYPE_AUTOMATIC_BAR, NULL);
  self->control = g_object_ref (control);
  g_signal_connect_object (control, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
