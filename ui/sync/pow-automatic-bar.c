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
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = pow_label_new (_ ("Share by itself from now on, every ten minutes?"), NULL);

  gtk_widget_add_css_class (line, "info-bar");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  append_button (self, line, _ ("_By itself"), G_CALLBACK (yes_cb));
  append_button (self, line, _ ("Only when I _say so"), G_CALLBACK (no_cb));
  adw_bin_set_child (ADW_BIN (self), line);
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
