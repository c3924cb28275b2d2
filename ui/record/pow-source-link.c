/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/record/pow-source-link.h"

#include "pow-config.h"
#include "ui/common/pow-card.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * pow_source_dup_host:
 * @source: as people wrote it
 *
 * What may be opened: an http or https address with a host. Any thread.
 *
 * Returns: (transfer full) (nullable): its host without "www.", such as "aandeslaginzeeland.nl"; %NULL: it may not be opened
 */
char *
pow_source_dup_host (const char *source)
{
  g_autoptr (GUri) uri = NULL;
  const char *host;

  g_return_val_if_fail (source != NULL, NULL);

  uri = g_uri_parse (source, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || (g_strcmp0 (g_uri_get_scheme (uri), "http") != 0
                      && g_strcmp0 (g_uri_get_scheme (uri), "https") != 0))
    return NULL;
  host = g_uri_get_host (uri);
  if (host == NULL || *host == '\0')
    return NULL;
  return g_strdup (g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host);
}

static void
pow_source_link_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (g_str_equal (response, "open"))
    gtk_show_uri (window, user_data, GDK_CURRENT_TIME);
}

static void
pow_source_link_clicked_cb (GtkWidget *button, gpointer user_data)
{
  const char *source = user_data;
  GtkRoot *root = gtk_widget_get_root (button);
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (root), _ ("Open this page on the internet?"), NULL);

  adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (dialog), FALSE);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), source);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "open",
                                    _ ("_Open"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (pow_source_link_answered_cb),
                         g_strdup (source), (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * pow_source_link_new:
 * @source: as people wrote it; never markup
 *
 * Main thread.
 *
 * Returns: (transfer floating): a button where it is an http or https address, which asks first and shows the whole address; else
 *   the words
 */
GtkWidget *
pow_source_link_new (const char *source)
{
  g_autofree char *host = NULL;
  g_autofree char *name = NULL;
  GtkWidget *button;
  GtkWidget *label;

  g_return_val_if_fail (source != NULL, NULL);

  host = pow_source_dup_host (source);
  if (host == NULL)
    return pow_label_new (source, "source");
  label = gtk_label_new (host);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "source");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, source);
  name = g_strdup_printf (_ ("Source: %s"), source);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (pow_source_link_clicked_cb), g_strdup (source),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  return button;
}
