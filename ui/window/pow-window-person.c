/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-window-private.h"

#include "pow-config.h"
#include "regions/pow-templates.h"
#include "ui/common/pow-dialog-size.h"
#include "ui/common/pow-settings.h"

#include <glib/gi18n-lib.h>

/* Who is working: asked on a page of its own before a portfolio, and over the page on which somebody
 * who looked around in the example makes a first change. */

/* Fills @page with what the portfolio, or else the settings, know already. */
static void
fill_page (PowWindow *self, PowPersonPage *page)
{
  g_autoptr (GPtrArray) regions = NULL;
  g_autofree char *name = NULL, *organisation = NULL, *region = NULL;
  PowPerson person = { 0 };

  if (self->session != NULL)
    {
      regions = pow_snapshot_list (pow_session_get_snapshot (self->session),
                                   POW_KIND_REGION,
                                   NULL,
                                   FALSE);
      person.name = pow_session_get_person (self->session);
      person.organisation = pow_session_get_organisation (self->session);
      person.role = pow_session_get_role (self->session);
      person.region = pow_session_get_own_region (self->session);
    }
  else
    {
      GSettings *settings = pow_settings_get ();

      regions = pow_regions_list ();
      if (settings != NULL)
        {
          person.name = name = g_settings_get_string (settings, "person");
          person.organisation = organisation = g_settings_get_string (settings, "organisation");
          person.role = (PowRole) g_settings_get_enum (settings, "role");
          person.region = region = g_settings_get_string (settings, "own-region");
        }
    }
  pow_person_page_ask (page, regions, &person);
}

void
pow_window_ask_person (PowWindow *self)
{
  pow_window_set_stage (self, "person");
  fill_page (self, self->person);
}

static void
author_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!pow_store_set_author_finish (POW_STORE (source), result, &error) && self->session != NULL)
    pow_session_tell (self->session, error->message, FALSE);
}

static void
keep_person (const PowPerson *person)
{
  GSettings *settings = pow_settings_get ();

  if (settings == NULL)
    return;
  g_settings_set_string (settings, "person", person->name);
  g_settings_set_string (settings, "organisation", person->organisation);
  g_settings_set_enum (settings, "role", (int) person->role);
  g_settings_set_string (settings, "own-region", person->region != NULL ? person->region : "");
}

static void
set_person (PowWindow *self, const PowPerson *person)
{
  pow_session_set_person (self->session,
                          person->name,
                          person->organisation,
                          person->role,
                          person->region);
  pow_store_set_author_async (pow_session_get_store (self->session),
                              pow_session_get_person (self->session),
                              NULL,
                              NULL,
                              author_set_cb,
                              g_object_ref (self));
}

/* The page before a portfolio is answered. */
void
pow_window_person_done (PowWindow *self)
{
  const PowPerson person = pow_person_page_get_person (self->person);
  gboolean elsewhere;

  if (self->session == NULL)
    {
      keep_person (&person);
      if (self->making)
        pow_window_make_portfolio (self, &person);
      return;
    }
  elsewhere = self->shell == NULL || pow_session_get_role (self->session) != person.role
              || g_strcmp0 (pow_session_get_own_region (self->session), person.region) != 0;
  set_person (self, &person);
  if (self->shell != NULL && elsewhere)
    pow_window_show_start (self);
  pow_window_show_shell (self);
}

static void
dialog_done_cb (PowPersonPage *page, PowWindow *self)
{
  const PowPerson person = pow_person_page_get_person (page);

  set_person (self, &person);
  gtk_window_close (GTK_WINDOW (self->person_dialog));
}

static gboolean
dialog_closed_cb (GtkWindow *dialog, PowWindow *self)
{
  self->person_dialog = NULL;
  if (self->session != NULL)
    pow_session_answer_person_needed (self->session);
  return FALSE;
}

/* What the change was made in may be a dialog itself. */
static GtkWindow *
find_front (PowWindow *self)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  GtkWindow *front = GTK_WINDOW (self);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (GTK_WIDGET (window)) && gtk_window_get_modal (window)
          && gtk_window_get_transient_for (window) == front)
        front = window;
    }
  return front;
}

/* A change waits for a name: asks over the page, which stays where it is. */
void
pow_window_ask_person_first (PowWindow *self)
{
  GtkWidget *dialog, *box, *header, *page;
  GtkEventController *keys;

  if (self->person_dialog != NULL || self->shell == NULL)
    return;
  dialog = adw_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  header = adw_header_bar_new ();
  page = g_object_new (POW_TYPE_PERSON_PAGE, "vexpand", TRUE, NULL);
  keys = gtk_shortcut_controller_new ();
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new ("", ""));
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (dialog, keys);
  adw_window_set_content (ADW_WINDOW (dialog), box);
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Who are you?"));
  gtk_window_set_application (GTK_WINDOW (dialog), gtk_window_get_application (GTK_WINDOW (self)));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), find_front (self));
  pow_dialog_size_set (GTK_WINDOW (dialog), 560, 680);
  self->person_dialog = dialog;
  g_signal_connect_object (page, "done", G_CALLBACK (dialog_done_cb), self, 0);
  g_signal_connect_object (dialog, "close-request", G_CALLBACK (dialog_closed_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  fill_page (self, POW_PERSON_PAGE (page));
}
