/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/choices/pow-merged-card.h"

#include "pow-config.h"
#include "ui/choices/pow-merged-dialog.h"
#include "ui/choices/pow-merged-list.h"
#include "ui/common/pow-card.h"

#include <glib/gi18n-lib.h>

struct _PowMergedCard
{
  AdwBin parent_instance;

  PowSession *session;
  GCancellable *cancellable;
  GtkWidget *words;
};

G_DEFINE_FINAL_TYPE (PowMergedCard, pow_merged_card, ADW_TYPE_BIN)

static void
look_cb (PowMergedCard *self)
{
  pow_merged_dialog_present_recent (GTK_WIDGET (self), self->session);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowMergedCard) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields = pow_lookback_ask_finish (POW_LOOKBACK (source), result, &error);
  g_autofree char *words = NULL;

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (fields == NULL)
    {
      g_debug ("Merges are not counted: %s", error->message);
      return;
    }
  pow_merged_list_drop_asked (fields);
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u field merged without a question in the last %d days",
                                        "%u fields merged without a question in the last %d days", fields->len),
                           fields->len, POW_MERGED_DAYS);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (GTK_WIDGET (self), fields->len > 0);
}

static void
pow_merged_card_dispose (GObject *object)
{
  PowMergedCard *self = POW_MERGED_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (pow_merged_card_parent_class)->dispose (object);
}

static void
pow_merged_card_class_init (PowMergedCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_merged_card_dispose;
}

static void
pow_merged_card_init (PowMergedCard *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *look = gtk_button_new_with_label (_ ("Look"));

  self->words = pow_label_new (NULL, NULL);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_valign (look, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (look), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Look at what was merged"), -1);
  g_signal_connect_swapped (look, "clicked", G_CALLBACK (look_cb), self);
  gtk_box_append (GTK_BOX (line), self->words);
  gtk_box_append (GTK_BOX (line), look);
  gtk_widget_add_css_class (line, "card");
  gtk_widget_add_css_class (line, "choice-actions");
  adw_bin_set_child (ADW_BIN (self), line);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pow_merged_card_new (PowSession *session)
{
  PowMergedCard *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_MERGED_CARD, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (pow_session_get_lookback (session), "changed", G_CALLBACK (pow_merged_card_refresh), self,
                           G_CONNECT_SWAPPED);
  pow_merged_card_refresh (self);
  return GTK_WIDGET (self);
}

/**
 * pow_merged_card_refresh:
 * @self: the card
 *
 * Asks the history again, such as after an exchange or another answer to Waar; what it showed stays until the answer is
 * there.
 */
void
pow_merged_card_refresh (PowMergedCard *self)
{
  g_return_if_fail (POW_IS_MERGED_CARD (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pow_merged_list_async (self->session, self->cancellable, answered_cb, g_object_ref (self));
}
