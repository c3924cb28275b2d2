/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/record/pow-drafts-bar.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

struct _PowDraftsBar
{
  AdwBin parent_instance;

  PowSession *session;
  GPtrArray *addresses; /* (element-type utf8) with text of an earlier run; NULL: not read yet */
  GtkWidget *words;
  GtkWidget *show;
  gboolean later;
};

G_DEFINE_FINAL_TYPE (PowDraftsBar, pow_drafts_bar, ADW_TYPE_BIN)

static void
pow_drafts_bar_refresh (PowDraftsBar *self)
{
  g_autoptr (GPtrArray) left = pow_drafts_list_records (pow_session_get_drafts (self->session));
  g_autofree char *text = NULL;

  if (self->addresses == NULL)
    return;
  for (guint i = self->addresses->len; i > 0; i--)
    if (!g_ptr_array_find_with_equal_func (left, g_ptr_array_index (self->addresses, i - 1),
                                           g_str_equal, NULL))
      g_ptr_array_remove_index (self->addresses, i - 1);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u record has text of an earlier time that is not saved.",
                                       "%u records have text of an earlier time that is not saved.",
                                       self->addresses->len),
                          self->addresses->len);
  gtk_label_set_text (GTK_LABEL (self->words), text);
  gtk_widget_set_tooltip_text (self->words, text);
  gtk_widget_set_visible (GTK_WIDGET (self), self->addresses->len > 0 && !self->later);
}

static void
pow_drafts_bar_loaded_cb (PowDraftsBar *self)
{
  g_clear_pointer (&self->addresses, g_ptr_array_unref);
  self->addresses = pow_drafts_list_records (pow_session_get_drafts (self->session));
  pow_drafts_bar_refresh (self);
}

static void
pow_drafts_bar_open_cb (GtkWidget *button, PowDraftsBar *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->show));
  pow_session_open_address (self->session, g_object_get_data (G_OBJECT (button), "address"));
}

static void
pow_drafts_bar_build_popover (GtkMenuButton *button, gpointer user_data)
{
  PowDraftsBar *self = user_data;
  PowSnapshot *snapshot = pow_session_get_snapshot (self->session);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *popover = gtk_popover_new ();

  for (guint i = 0; i < self->addresses->len; i++)
    {
      const char *address = g_ptr_array_index (self->addresses, i);
      g_autofree char *title = pow_text_mask_bsn (pow_snapshot_get_title (snapshot, address));
      GtkWidget *row = gtk_button_new_with_label (title);

      gtk_widget_add_css_class (row, "flat");
      gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (row)), GTK_ALIGN_START);
      g_object_set_data_full (G_OBJECT (row), "address", g_strdup (address), g_free);
      g_signal_connect_object (row, "clicked", G_CALLBACK (pow_drafts_bar_open_cb), self, 0);
      gtk_box_append (GTK_BOX (box), row);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
pow_drafts_bar_later_cb (PowDraftsBar *self)
{
  self->later = TRUE;
  pow_drafts_bar_refresh (self);
}

static void
pow_drafts_bar_finalize (GObject *object)
{
  PowDraftsBar *self = POW_DRAFTS_BAR (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->addresses, g_ptr_array_unref);

  G_OBJECT_CLASS (pow_drafts_bar_parent_class)->finalize (object);
}

static void
pow_drafts_bar_class_init (PowDraftsBarClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pow_drafts_bar_finalize;
}

static void
pow_drafts_bar_init (PowDraftsBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *later = gtk_button_new_with_label (_ ("Later"));

  gtk_widget_add_css_class (line, "info-bar");
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->words, TRUE);
  self->show = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->show), _ ("Show"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->show), pow_drafts_bar_build_popover,
                                         self, NULL);
  gtk_widget_set_valign (self->show, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (later, GTK_ALIGN_CENTER);
  g_signal_connect_object (later, "clicked", G_CALLBACK (pow_drafts_bar_later_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->words);
  gtk_box_append (GTK_BOX (line), self->show);
  gtk_box_append (GTK_BOX (line), later);
  adw_bin_set_child (ADW_BIN (self), line);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pow_drafts_bar_new (PowSession *session)
{
  PowDraftsBar *self;
  PowDrafts *drafts;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_DRAFTS_BAR, NULL);
  self->session = g_object_ref (session);
  drafts = pow_session_get_drafts (session);
  g_signal_connect_object (drafts, "loaded", G_CALLBACK (pow_drafts_bar_loaded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "save-state-changed", G_CALLBACK (pow_drafts_bar_refresh), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  if (pow_drafts_is_loaded (drafts))
    pow_drafts_bar_loaded_cb (self);
  return GTK_WIDGET (self);
}
