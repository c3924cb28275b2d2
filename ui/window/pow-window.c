/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-window.h"

#include "model/change/pow-merge.h"
#include "model/record/pow-address.h"
#include "pow-config.h"
#include "regions/pow-templates.h"
#include "ui/common/pow-settings.h"
#include "ui/common/pow-text-scale.h"
#include "ui/form/pow-new-dialog.h"
#include "ui/subproject/pow-pulse-dialog.h"
#include "ui/window/pow-new-portfolio.h"
#include "ui/window/pow-person-page.h"
#include "ui/window/pow-portfolio-tasks.h"
#include "ui/window/pow-shell.h"
#include "ui/window/pow-welcome.h"

#include <glib/gi18n-lib.h>

/**
 * PowWindow:
 *
 * The one window: from the welcome, by way of who somebody is, to an open portfolio in its shell; or to
 * a page that says why a portfolio cannot be opened and what to do.
 */
struct _PowWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkWidget *stage_header;
  GtkWidget *stage_back;
  GtkMenuButton *stage_menu;
  GtkStack *stages;
  PowPersonPage *person;
  PowNewPortfolio *new_portfolio;
  AdwStatusPage *busy;
  GtkSpinner *spinner;
  AdwStatusPage *trouble;
  AdwBin *shell_slot;

  PowSession *session;
  PowShell *shell;
  char *path;        /* of the portfolio that is open, or that could not be opened */
  gboolean making;   /* a new portfolio waits for who is making it */
  guint width_source;
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (PowWindow, pow_window, ADW_TYPE_APPLICATION_WINDOW)

/* Pages ask for undo, search and so on by these actions; keys and menus too. */
static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
  const char *argument;
} bindings[] = {
  { GDK_KEY_4, GDK_ALT_MASK, "win.screen", "overview" },
  { GDK_KEY_KP_4, GDK_ALT_MASK, "win.screen", "overview" },
  { GDK_KEY_7, GDK_ALT_MASK, "win.screen", "people" },
  { GDK_KEY_KP_7, GDK_ALT_MASK, "win.screen", "people" },
  { GDK_KEY_8, GDK_ALT_MASK, "win.screen", "agreements" },
  { GDK_KEY_KP_8, GDK_ALT_MASK, "win.screen", "agreements" },
  { GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL },
  { GDK_KEY_Back, 0, "win.back", NULL },
  { GDK_KEY_f, GDK_CONTROL_MASK, "win.search", NULL },
  { GDK_KEY_g, GDK_CONTROL_MASK, "win.go-to-region", NULL },
  { GDK_KEY_l, GDK_CONTROL_MASK, "win.where", NULL },
  { GDK_KEY_s, GDK_CONTROL_MASK, "win.tell-saved", NULL },
  { GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL },
  { GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL },
  { GDK_KEY_o, GDK_CONTROL_MASK, "win.open-folder", NULL },
  { GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL },
  { GDK_KEY_F6, 0, "win.next-pane", NULL },
  { GDK_KEY_F9, 0, "win.toggle-sidebar", NULL },
  { GDK_KEY_F10, 0, "win.menu", NULL },
  { GDK_KEY_F11, 0, "win.fullscreen", NULL },
  { GDK_KEY_question, GDK_CONTROL_MASK, "win.show-help-overlay", NULL },
  { GDK_KEY_question, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.show-help-overlay", NULL },
};

/* Only while a portfolio is on screen. */
static const char *const shell_actions[]
    = { "win.screen", "win.search", "win.give-pulse", "win.new-record", "win.go-to-region", "win.where", "win.tell-saved",
        "win.next-pane", "win.toggle-sidebar", "win.who-are-you", "win.undo", "win.redo",
        "win.restart-example" };

static void show_start (PowWindow *self);

/* Stages */

static const char *
get_stage (PowWindow *self)
{
  return gtk_stack_get_visible_child_name (self->stages);
}

static void
update_undo (PowWindow *self)
{
  const gboolean shown = self->session != NULL && g_str_equal (get_stage (self), "shell");

  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "win.undo",
                                 shown && pow_session_can_undo (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "win.redo",
                                 shown && pow_session_can_redo (self->session));
}

static void
set_stage (PowWindow *self, const char *stage)
{
  const gboolean shell = g_str_equal (stage, "shell");
  const gboolean asking = g_str_equal (stage, "person") || g_str_equal (stage, "new");

  gtk_stack_set_visible_child_name (self->stages, stage);
  gtk_widget_set_visible (self->stage_header, !shell);
  gtk_widget_set_visible (self->stage_back, asking);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (stage, "busy"));
  for (guint i = 0; i < G_N_ELEMENTS (shell_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), shell_actions[i], shell);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", shell || asking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "win.close-portfolio",
                                 shell || g_str_equal (stage, "trouble"));
  update_undo (self);
}

static void
set_busy (PowWindow *self, const char *what)
{
  adw_status_page_set_title (self->busy, what);
  set_stage (self, "busy");
}

/* An error in a portfolio: what happened, and one next step for its kind. */
static void
show_trouble (PowWindow *self, const GError *error)
{
  static const struct
  {
    int code;
    const char *title;
    const char *advice;
  } kinds[] = {
    { POW_STORE_ERROR_NOT_FOUND, N_ ("This portfolio is not there"),
      N_ ("The folder was moved or deleted, or its disk is not connected. Find it and open it again.") },
    { POW_STORE_ERROR_NOT_PORTFOLIO, N_ ("This folder is not a portfolio of yours"),
      N_ ("Perspectief opens only portfolios that it made itself, for you. Choose the folder of a "
          "portfolio, or begin a new one.") },
    { POW_STORE_ERROR_DAMAGED, N_ ("This portfolio is damaged"),
      N_ ("Nothing was changed. Put back a copy of the folder, or ask a colleague for theirs.") },
    { POW_STORE_ERROR_BUSY, N_ ("This portfolio is in use"),
      N_ ("Another program is writing in it. Wait a moment and try again.") },
    { POW_STORE_ERROR_NO_SPACE, N_ ("There is no room left on the disk"),
      N_ ("Nothing was changed. Make room and try again.") },
    { POW_STORE_ERROR_EXISTS, N_ ("This folder is not empty"),
      N_ ("A new portfolio needs a folder of its own. Choose another name.") },
  };
  const char *title = _ ("This portfolio cannot be opened");
  const char *advice = _ ("Nothing was changed. Try again, or open another folder.");
  const gboolean named = self->path == NULL || strstr (error->message, self->path) != NULL;
  g_autofree char *words = NULL, *escaped = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_error_matches (error, POW_STORE_ERROR, kinds[i].code))
      {
        title = _ (kinds[i].title);
        advice = _ (kinds[i].advice);
      }
  words = g_strdup_printf ("%s\n\n%s%s%s",
                           advice,
                           error->message,
                           named ? "" : "\n",
                           named ? "" : self->path);
  escaped = g_markup_escape_text (words, -1);
  adw_status_page_set_title (self->trouble, title);
  adw_status_page_set_description (self->trouble, escaped);
  set_stage (self, "trouble");
}

/* Session */

static void
message_cb (PowSession *session, const char *text, gboolean can_undo, PowWindow *self)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (can_undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
close_portfolio (PowWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (self->shell_slot, NULL);
  self->shell = NULL;
  if (self->session != NULL)
    {
      g_autoptr (PowStore) store = g_object_ref (pow_session_get_store (self->session));

      g_signal_handlers_disconnect_by_data (self->session, self);
      g_clear_object (&self->session);
      pow_store_close (store);
    }
}

static int
get_width (PowWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height;

  /* Not on screen yet. */
  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  return (int) (width / pow_text_scale_get (GTK_WIDGET (self)));
}

static void
show_shell (PowWindow *self)
{
  if (self->shell == NULL)
    {
      self->shell = POW_SHELL (pow_shell_new (self->session));
      pow_shell_set_width (self->shell, get_width (self));
      adw_bin_set_child (self->shell_slot, GTK_WIDGET (self->shell));
      show_start (self);
    }
  set_stage (self, "shell");
  pow_shell_focus_page (self->shell);
}

/* A coordinator and a lead begin at their region, with the overview under it; national staff at the
 * overview. */
static void
show_start (PowWindow *self)
{
  const char *own = pow_session_get_own_region (self->session);
  g_autofree char *address = NULL;

  pow_shell_open (self->shell, "overview");
  if (own == NULL || pow_session_get_role (self->session) == POW_ROLE_NATIONAL)
    return;
  address = pow_address_build (POW_KIND_REGION, own, NULL);
  if (pow_session_lookup (self->session, address) != NULL)
    pow_shell_open (self->shell, address);
}

static void
ask_person (PowWindow *self)
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
  set_stage (self, "person");
  pow_person_page_ask (self->person, regions, &person);
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
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PowStore) store = pow_store_open_finish (result, &error);

  if (store == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_trouble (self, error);
      return;
    }
  self->session = pow_session_new (store);
  g_signal_connect (self->session, "message", G_CALLBACK (message_cb), self);
  g_signal_connect_swapped (self->session, "undo-changed", G_CALLBACK (update_undo), self);
  if (pow_settings_get () != NULL)
    g_settings_set_string (pow_settings_get (), "last-portfolio", self->path);
  if (pow_session_get_person (self->session)[0] == '\0')
    ask_person (self);
  else
    show_shell (self);
}

/**
 * pow_window_open_portfolio:
 * @self: the window
 * @path: folder of a portfolio
 *
 * Closes what is open and opens another portfolio, or says why it cannot be opened.
 */
void
pow_window_open_portfolio (PowWindow *self, const char *path)
{
  g_autofree char *folder = NULL;

  g_return_if_fail (POW_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  folder = g_canonicalize_filename (path, NULL);
  close_portfolio (self);
  g_free (self->path);
  self->path = g_steal_pointer (&folder);
  self->cancellable = g_cancellable_new ();
  set_busy (self, _ ("Opening the portfolio …"));
  pow_store_open_async (self->path,
                        pow_merge_records,
                        self->cancellable,
                        opened_cb,
                        g_object_ref (self));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PowWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pow_portfolio_make_finish (result, &error);

  if (path != NULL)
    pow_window_open_portfolio (self, path);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_trouble (self, error);
}

static void
make_example (PowWindow *self, gboolean anew)
{
  close_portfolio (self);
  g_free (self->path);
  self->path = pow_portfolio_dup_example_path ();
  self->cancellable = g_cancellable_new ();
  set_busy (self, _ ("Making the example …"));
  pow_portfolio_make_example_async (anew, self->cancellable, made_cb, g_object_ref (self));
}

static void
make_portfolio (PowWindow *self, const PowPerson *person)
{
  const char *regions[] = { person->region, NULL };
  const gboolean all = pow_new_portfolio_wants_all_regions (self->new_portfolio)
                       || person->region == NULL;

  self->making = FALSE;
  g_free (self->path);
  self->path = pow_new_portfolio_dup_folder (self->new_portfolio);
  self->cancellable = g_cancellable_new ();
  set_busy (self, _ ("Making the portfolio …"));
  pow_portfolio_make_async (self->path,
                            pow_new_portfolio_get_template (self->new_portfolio),
                            all ? NULL : regions,
                            person->name,
                            self->cancellable,
                            made_cb,
                            g_object_ref (self));
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
person_done_cb (PowWindow *self)
{
  const PowPerson person = pow_person_page_get_person (self->person);
  gboolean elsewhere;

  if (self->session == NULL)
    {
      keep_person (&person);
      if (self->making)
        make_portfolio (self, &person);
      return;
    }
  elsewhere = self->shell == NULL || pow_session_get_role (self->session) != person.role
              || g_strcmp0 (pow_session_get_own_region (self->session), person.region) != 0;
  pow_session_set_person (self->session,
                          person.name,
                          person.organisation,
                          person.role,
                          person.region);
  pow_store_set_author_async (pow_session_get_store (self->session),
                              pow_session_get_person (self->session),
                              NULL,
                              NULL,
                              author_set_cb,
                              g_object_ref (self));
  if (self->shell != NULL && elsewhere)
    show_start (self);
  show_shell (self);
}

static void
new_done_cb (PowWindow *self)
{
  g_autofree char *folder = pow_new_portfolio_dup_folder (self->new_portfolio);

  self->making = TRUE;
  close_portfolio (self);
  ask_person (self);
}

/* Actions */

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);

  if (g_str_equal (get_stage (self), "shell"))
    pow_shell_go_back (self->shell);
  else if (self->shell != NULL)
    set_stage (self, "shell");
  else if (self->making && g_str_equal (get_stage (self), "person"))
    set_stage (self, "new");
  else
    pow_window_welcome (self);
}

static void
screen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pow_shell_open (POW_WINDOW (widget)->shell, g_variant_get_string (parameter, NULL));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowPage *page = pow_shell_get_page (POW_WINDOW (widget)->shell);

  if (page == NULL || !pow_page_start_search (page))
    gtk_widget_error_bell (widget);
}

static void
go_to_region_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pow_shell_popup_regions (POW_WINDOW (widget)->shell);
}

static void
where_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pow_shell_popup_scope (POW_WINDOW (widget)->shell);
}

static void
next_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pow_shell_next_pane (POW_WINDOW (widget)->shell);
}

static void
toggle_sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pow_shell_toggle_sidebar (POW_WINDOW (widget)->shell);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);

  if (g_str_equal (get_stage (self), "shell"))
    pow_shell_popup_menu (self->shell);
  else
    gtk_menu_button_popup (self->stage_menu);
}

static void
fullscreen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
tell_saved_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowSession *session = POW_WINDOW (widget)->session;
  g_autofree char *state = NULL;

  if (pow_session_get_save_state (session) == POW_SAVE_SAVED)
    {
      pow_session_tell (session, _ ("Everything is saved already"), FALSE);
      return;
    }
  state = pow_session_dup_save_text (session);
  pow_session_tell (session, state, FALSE);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pow_session_undo (POW_WINDOW (widget)->session);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pow_session_redo (POW_WINDOW (widget)->session);
}

static void
present_dialog (PowWindow *self, GtkWidget *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
give_pulse_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);

  present_dialog (self,
                  pow_pulse_dialog_new (self->session, g_variant_get_string (parameter, NULL)));
}

/* A new record goes in the region that the page names, else the one of Where, else the own one. */
static void
new_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);
  const char *kind, *region, *asked = NULL;

  g_variant_get (parameter, "(&s&s)", &kind, &region);
  if (region[0] == '\0')
    {
      pow_session_get_scope (self->session, &asked);
      region = asked != NULL ? asked : pow_session_get_own_region (self->session);
    }
  if (region == NULL)
    pow_session_tell (self->session,
                      _ ("Choose one region at Where first: a new record belongs to a region"),
                      FALSE);
  else
    present_dialog (self, pow_new_dialog_new (self->session, pow_kind_from_name (kind), region));
}

static void
who_are_you_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_person (POW_WINDOW (widget));
}

static void
new_portfolio_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);

  set_stage (self, "new");
  pow_new_portfolio_start (self->new_portfolio);
}

static void
folder_chosen_cb (GtkNativeDialog *dialog, int response, PowWindow *self)
{
  g_autoptr (GFile) folder = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (folder != NULL)
    path = g_file_get_path (folder);
  g_clear_object (&self->chooser);
  if (path != NULL)
    pow_window_open_portfolio (self, path);
}

static void
open_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Open the folder of a portfolio"),
                                               GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                               _ ("_Open"),
                                               NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (folder_chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
open_example_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pow_window_open_example (POW_WINDOW (widget));
}

static void
restart_confirmed_cb (PowWindow *self)
{
  if (self->session != NULL && pow_store_is_demo (pow_session_get_store (self->session)))
    make_example (self, TRUE);
}

static void
restart_example_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (widget),
                                              _ ("Make the example anew?"),
                                              _ ("What you changed in the example is lost."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "keep",
                                    _ ("_Keep"),
                                    "anew",
                                    _ ("_Start again"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "anew",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog,
                           "response::anew",
                           G_CALLBACK (restart_confirmed_cb),
                           widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
close_portfolio_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);

  close_portfolio (self);
  if (pow_settings_get () != NULL)
    g_settings_reset (pow_settings_get (), "last-portfolio");
  pow_window_welcome (self);
}

static void
try_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);
  g_autofree char *example = pow_portfolio_dup_example_path ();

  if (g_strcmp0 (self->path, example) == 0)
    make_example (self, FALSE);
  else if (self->path != NULL)
    pow_window_open_portfolio (self, self->path);
}

static void
about_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_show_about_window (GTK_WINDOW (widget),
                         "application-name",
                         "Perspectief",
                         "application-icon",
                         POW_APPLICATION_ID,
                         "version",
                         POW_VERSION,
                         "developer-name",
                         _ ("The makers of Perspectief"),
                         "license-type",
                         GTK_LICENSE_CUSTOM,
                         "license",
                         _ ("European Union Public Licence 1.2 (EUPL-1.2)"),
                         "comments",
                         _ ("Portfolio tracker for regional labour market programmes: offline, with a "
                            "complete history."),
                         NULL);
}

/* Width */

static gboolean
width_idle_cb (gpointer data)
{
  PowWindow *self = data;

  self->width_source = 0;
  if (self->shell != NULL)
    pow_shell_set_width (self->shell, get_width (self));
  return G_SOURCE_REMOVE;
}

/* What is shown cannot change while sizes are handed out: fold in the next turn. */
static void
pow_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PowWindow *self = POW_WINDOW (widget);

  GTK_WIDGET_CLASS (pow_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->width_source == 0)
    self->width_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, width_idle_cb, self, NULL);
}

static void
restore_size (PowWindow *self)
{
  GSettings *settings = pow_settings_get ();
  int width = 1280, height = 800;

  if (settings != NULL)
    {
      g_settings_get (settings, "window-size", "(ii)", &width, &height);
      if (g_settings_get_boolean (settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
    }
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
}

static gboolean
pow_window_close_request (GtkWindow *window)
{
  PowWindow *self = POW_WINDOW (window);
  GSettings *settings = pow_settings_get ();
  int width, height;

  if (settings != NULL)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set (settings, "window-size", "(ii)", width, height);
      g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
    }
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  close_portfolio (self);
  return GTK_WINDOW_CLASS (pow_window_parent_class)->close_request (window);
}

static void
pow_window_dispose (GObject *object)
{
  PowWindow *self = POW_WINDOW (object);

  g_clear_handle_id (&self->width_source, g_source_remove);
  if (self->shell_slot != NULL)
    close_portfolio (self);
  self->shell_slot = NULL;
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (pow_window_parent_class)->dispose (object);
}

static void
pow_window_finalize (GObject *object)
{
  g_free (POW_WINDOW (object)->path);
  G_OBJECT_CLASS (pow_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.back", back_action },
    { "win.search", search_action },
    { "win.go-to-region", go_to_region_action },
    { "win.where", where_action },
    { "win.next-pane", next_pane_action },
    { "win.toggle-sidebar", toggle_sidebar_action },
    { "win.menu", menu_action },
    { "win.fullscreen", fullscreen_action },
    { "win.tell-saved", tell_saved_action },
    { "win.undo", undo_action },
    { "win.redo", redo_action },
    { "win.who-are-you", who_are_you_action },
    { "win.new-portfolio", new_portfolio_action },
    { "win.open-folder", open_folder_action },
    { "win.open-example", open_example_action },
    { "win.restart-example", restart_example_action },
    { "win.close-portfolio", close_portfolio_action },
    { "win.try-again", try_again_action },
    { "win.about", about_action },
  };

  gtk_widget_class_install_action (widget_class, "win.screen", "s", screen_action);
  gtk_widget_class_install_action (widget_class, "win.give-pulse", "s", give_pulse_action);
  gtk_widget_class_install_action (widget_class, "win.new-record", "(ss)", new_record_action);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class,
                                         bindings[i].key,
                                         bindings[i].modifiers,
                                         bindings[i].action,
                                         bindings[i].argument != NULL ? "s" : NULL,
                                         bindings[i].argument);
}

static void
pow_window_class_init (PowWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pow_window_dispose;
  object_class->finalize = pow_window_finalize;
  widget_class->size_allocate = pow_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = pow_window_close_request;

  g_type_ensure (POW_TYPE_NEW_PORTFOLIO);
  g_type_ensure (POW_TYPE_PERSON_PAGE);
  g_type_ensure (POW_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/nl/perspectief/Perspectief/ui/window/pow-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PowWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, PowWindow, stage_header);
  gtk_widget_class_bind_template_child (widget_class, PowWindow, stage_back);
  gtk_widget_class_bind_template_child (widget_class, PowWindow, stage_menu);
  gtk_widget_class_bind_template_child (widget_class, PowWindow, stages);
  gtk_widget_class_bind_template_child (widget_class, PowWindow, person);
  gtk_widget_class_bind_template_child (widget_class, PowWindow, new_portfolio);
  gtk_widget_class_bind_template_child (widget_class, PowWindow, busy);
  gtk_widget_class_bind_template_child (widget_class, PowWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, PowWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, PowWindow, shell_slot);
  install_actions (widget_class);
}

static void
pow_window_init (PowWindow *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  builder = gtk_builder_new_from_resource (
      "/nl/perspectief/Perspectief/ui/window/pow-shortcuts.ui");
  gtk_application_window_set_help_overlay (
      GTK_APPLICATION_WINDOW (self),
      GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
  g_signal_connect_swapped (self->person, "done", G_CALLBACK (person_done_cb), self);
  g_signal_connect_swapped (self->new_portfolio, "done", G_CALLBACK (new_done_cb), self);
  restore_size (self);
  set_stage (self, "welcome");
}

/**
 * pow_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window that welcomes
 */
PowWindow *
pow_window_new (GtkApplication *application)
{
  return g_object_new (POW_TYPE_WINDOW, "application", application, NULL);
}

/* Shows the first screen; whatever was open is left. */
void
pow_window_welcome (PowWindow *self)
{
  g_return_if_fail (POW_IS_WINDOW (self));

  self->making = FALSE;
  set_stage (self, "welcome");
}

/* Opens the example; makes it first when it is not there. */
void
pow_window_open_example (PowWindow *self)
{
  g_return_if_fail (POW_IS_WINDOW (self));
  make_example (self, FALSE);
}

/* (nullable) (transfer none): what the pages look at, once a portfolio is open */
PowSession *
pow_window_get_session (PowWindow *self)
{
  g_return_val_if_fail (POW_IS_WINDOW (self), NULL);
  return self->session;
}
