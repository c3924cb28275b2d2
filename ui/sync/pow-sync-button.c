/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/sync/pow-sync-button.h"

#include "pow-config.h"
#include "ui/sync/pow-sync-words.h"

#include <glib/gi18n-lib.h>

struct _PowSyncButton
{
  AdwBin parent_instance;

  PowSyncControl *control;
  AdwSplitButton *button;
  GtkWidget *icon;
  GtkWidget *spinner;
  GtkWidget *words;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (PowSyncButton, pow_sync_button, ADW_TYPE_BIN)

static const char *
get_icon (PowSyncStanding standing)
{
  switch (standing)
    {
    case POW_SYNC_OFFLINE:
      return "network-offline-symbolic";
    case POW_SYNC_STOPPED:
      return "dialog-warning-symbolic";
    case POW_SYNC_CHOICES:
      return "pow-choices-symbolic";
    case POW_SYNC_SHARED:
      return "emblem-ok-symbolic";
    case POW_SYNC_ALONE:
    case POW_SYNC_BUSY:
    case POW_SYNC_WAITING:
    case POW_SYNC_NEWS:
    case POW_SYNC_UNASKED:
    default:
      return "emblem-synchronizing-symbolic";
    }
}

static void
refresh (PowSyncButton *self)
{
  const PowSyncStanding standing = pow_sync_control_get_standing (self->control);
  const gboolean busy = standing == POW_SYNC_BUSY;
  g_autofree char *words = pow_sync_words_dup_short (self->control);
  g_autofree char *sentence = pow_sync_words_dup_sentence (self->control);
  g_autofree char *tooltip = g_strdup_printf (_ ("%s (F5)"), sentence);
  g_autofree char *name = g_strdup_printf ("%s. %s", words, sentence);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), get_icon (standing));
  gtk_widget_set_visible (self->icon, !busy);
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->words, !self->narrow);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
pow_sync_button_dispose (GObject *object)
{
  g_clear_object (&POW_SYNC_BUTTON (object)->control);
  G_OBJECT_CLASS (pow_sync_button_parent_class)->dispose (object);
}

static void
pow_sync_button_class_init (PowSyncButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_sync_button_dispose;
}

static void
pow_sync_button_init (PowSyncButton *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Share now"), "win.share");
  g_menu_append (menu, _ ("_What came in"), "win.arrivals");
  g_menu_append (menu, _ ("_Choices"), "win.screen::choices");
  g_menu_append (menu, _ ("_How it is shared…"), "win.sharing");
  self->icon = gtk_image_new ();
  self->spinner = gtk_spinner_new ();
  self->words = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->words, "numeric");
  gtk_box_append (GTK_BOX (content), self->icon);
  gtk_box_append (GTK_BOX (content), self->spinner);
  gtk_box_append (GTK_BOX (content), self->words);
  self->button = ADW_SPLIT_BUTTON (adw_split_button_new ());
  adw_split_button_set_child (self->button, content);
  adw_split_button_set_menu_model (self->button, G_MENU_MODEL (menu));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.share");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

GtkWidget *
pow_sync_button_new (PowSyncControl *control)
{
  PowSyncButton *self;

  g_return_val_if_fail (POW_IS_SYNC_CONTROL (control), NULL);

  self = g_object_new (POW_TYPE_SYNC_BUTTON, NULL);
  self->control = g_object_ref (control);
  g_signal_connect_object (control, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

/**
 * pow_sync_button_set_narrow:
 * @self: the button
 * @narrow: whether the window is narrow: only the icon stays, and its words are in the tooltip
 */
void
pow_sync_button_set_narrow (PowSyncButton *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_SYNC_BUTTON (self));

  self->narrow = narrow;
  refresh (self);
}
