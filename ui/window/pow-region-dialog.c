/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-region-dialog.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-dialog-size.h"
#include "ui/window/pow-region-chooser.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  PowSession *session;
  PowRegionChosenFunc chosen;
  gpointer data;
  GDestroyNotify data_free;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  if (question->data_free != NULL)
    question->data_free (question->data);
  g_object_unref (question->session);
  g_free (question);
}

static void
region_chosen_cb (PowRegionChooser *chooser, const char *region, GtkWindow *dialog)
{
  Question *question = g_object_steal_data (G_OBJECT (dialog), "pow-question");

  gtk_window_close (dialog);
  if (question == NULL)
    return;
  question->chosen (question->session, region, question->data);
  free_question (question);
}

void
pow_region_dialog_choose (PowSession *session,
                          GtkWindow *parent,
                          const char *title,
                          const char *leave_out,
                          PowRegionChosenFunc chosen,
                          gpointer data,
                          GDestroyNotify data_free)
{
  Question *question;
  GtkWidget *dialog = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *chooser = pow_region_chooser_new (), *header = adw_header_bar_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autoptr (GPtrArray) all = NULL;

  g_return_if_fail (POW_IS_SESSION (session) && GTK_IS_WINDOW (parent));

  question = g_new0 (Question, 1);
  *question = (Question){ g_object_ref (session), chosen, data, data_free };
  all = pow_session_list_all_regions (session);
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *address = pow_address_build (POW_KIND_REGION, g_ptr_array_index (all, i), NULL);
      PowRecord *record = pow_session_lookup (session, address);

      if (g_strcmp0 (g_ptr_array_index (all, i), leave_out) == 0)
        continue;
      pow_region_chooser_add (POW_REGION_CHOOSER (chooser), g_ptr_array_index (all, i),
                              record != NULL ? pow_record_get_title (record) : g_ptr_array_index (all, i), NULL);
    }
  gtk_widget_add_css_class (header, "flat");
  gtk_widget_set_margin_start (chooser, 14);
  gtk_widget_set_margin_end (chooser, 14);
  gtk_widget_set_margin_bottom (chooser, 14);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), chooser);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (dialog, keys);
  g_object_set_data_full (G_OBJECT (dialog), "pow-question", question, free_question);
  g_signal_connect (chooser, "chosen", G_CALLBACK (region_chosen_cb), dialog);
  adw_window_set_content (ADW_WINDOW (dialog), box);
  gtk_window_set_title (GTK_WINDOW (dialog), title);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_application (GTK_WINDOW (dialog), gtk_window_get_application (parent));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  pow_dialog_size_set (GTK_WINDOW (dialog), 340, 420);
  gtk_window_present (GTK_WINDOW (dialog));
  pow_region_chooser_start (POW_REGION_CHOOSER (chooser));
}

static void
go (PowSession *session, const char *region, gpointer unused)
{
  g_autofree char *address = pow_address_build (POW_KIND_REGION, region, NULL);

  pow_session_open_address (session, address);
}

/**
 * pow_region_dialog_present:
 * @session: what is on screen; its regions are offered, and the chosen one is opened
 * @parent: the window
 *
 * Goes to a region by a few letters of its name: a dialog over the window, on screen when this returns. Main thread.
 */
void
pow_region_dialog_present (PowSession *session, GtkWindow *parent)
{
  pow_region_dialog_choose (session, parent, _ ("Go to region"), NULL, go, NULL, NULL);
}
