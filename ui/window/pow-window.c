/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-window-private.h"

#include "model/change/pow-attach.h"
#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/common/pow-settings.h"
#include "ui/common/pow-text-scale.h"
#include "ui/common/pow-upkeep.h"
#include "ui/window/pow-portfolio-tasks.h"
#include "ui/window/pow-welcome.h"

#include <glib/gi18n-lib.h>

/**
 * PowWindow:
 *
 * The one window: from the welcome, by way of who somebody is, to an open portfolio in its shell; or to
 * a page that says why a portfolio cannot be opened and what to do.
 */
G_DEFINE_FINAL_TYPE (PowWindow, pow_window, ADW_TYPE_APPLICATION_WINDOW)

/* Only while a portfolio is on screen. */
static const char *const shell_actions[]
    = { "win.screen", "win.search", "win.go-to-region", "win.where", "win.when", "win.against", "win.history", "win.history-of", "win.origin", "win.tell-saved",
        "win.next-pane", "win.toggle-sidebar", "win.who-are-you", "win.undo", "win.redo",
        "win.restart-example", "win.share", "win.sharing", "win.arrivals", "win.proposal", "win.move", "win.bundle" };

/* Stages */

const char *
pow_window_get_stage (PowWindow *self)
{
  return gtk_stack_get_visible_child_name (self->stages);
}

/* What changes something: not at a moment in the past. */
static void
update_edits (PowWindow *self)
{
  const gboolean shown = self->session != NULL && g_str_equal (pow_window_get_stage (self), "shell");
  const gboolean writable = shown && !pow_session_is_read_only (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.give-pulse", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-record", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "win.undo",
                                 shown && pow_session_can_undo (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "win.redo",
                                 shown && pow_session_can_redo (self->session));
}

void
pow_window_set_stage (PowWindow *self, const char *stage)
{
  const gboolean shell = g_str_equal (stage, "shell");
  const gboolean asking = g_str_equal (stage, "person") || g_str_equal (stage, "new") || g_str_equal (stage, "connect");

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
  update_edits (self);
}

void
pow_window_set_busy (PowWindow *self, const char *what)
{
  adw_status_page_set_title (self->busy, what);
  pow_window_set_stage (self, "busy");
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
  pow_window_set_stage (self, "trouble");
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

void
pow_window_close_portfolio (PowWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  pow_window_leave_sync (self);
  self->shell = NULL;
  adw_bin_set_child (self->shell_slot, NULL);
  if (self->person_dialog != NULL)
    gtk_window_close (GTK_WINDOW (self->person_dialog));
  if (self->session != NULL)
    {
      g_autoptr (PowStore) store = g_object_ref (pow_session_get_store (self->session));

      /* What still waits for a name stays in its draft. */
      pow_session_answer_person_needed (self->session);
      pow_window_end_visit (self);
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

void
pow_window_show_shell (PowWindow *self)
{
  if (self->shell == NULL)
    {
      self->shell = POW_SHELL (pow_shell_new (self->session));
      pow_shell_set_width (self->shell, get_width (self));
      adw_bin_set_child (self->shell_slot, GTK_WIDGET (self->shell));
      pow_window_start_sync (self);
      pow_window_show_start (self);
    }
  pow_window_set_stage (self, "shell");
  pow_shell_focus_page (self->shell);
}

/* A coordinator and a lead begin at their region, with the overview under it; national staff at the
 * overview. */
void
pow_window_show_start (PowWindow *self)
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
  pow_window_watch_visit (self);
  pow_upkeep_watch (store, POW_UPKEEP_SECONDS);
  g_signal_connect (self->session, "message", G_CALLBACK (message_cb), self);
  g_signal_connect_swapped (self->session, "undo-changed", G_CALLBACK (update_edits), self);
  if (pow_settings_get () != NULL)
    g_settings_set_string (pow_settings_get (), "last-portfolio", self->path);
  g_signal_connect_swapped (self->session,
                            "person-needed",
                            G_CALLBACK (pow_window_ask_person_first),
                            self);
  /* In the example one can look around first: the first change asks. */
  if (pow_session_get_person (self->session)[0] == '\0' && !pow_store_is_demo (store))
    pow_window_ask_person (self);
  else
    pow_window_show_shell (self);
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
  pow_window_close_portfolio (self);
  g_free (self->path);
  self->path = g_steal_pointer (&folder);
  self->cancellable = g_cancellable_new ();
  pow_window_set_busy (self, _ ("Opening the portfolio …"));
  pow_store_open_async (self->path,
                        pow_attach,
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

void
pow_window_make_example (PowWindow *self, gboolean anew)
{
  pow_window_close_portfolio (self);
  g_free (self->path);
  self->path = pow_portfolio_dup_example_path ();
  self->cancellable = g_cancellable_new ();
  pow_window_set_busy (self, _ ("Making the example …"));
  pow_portfolio_make_example_async (anew, self->cancellable, made_cb, g_object_ref (self));
}

void
pow_window_make_portfolio (PowWindow *self, const PowPerson *person)
{
  const char *regions[] = { person->region, NULL };
  const gboolean all = pow_new_portfolio_wants_all_regions (self->new_portfolio)
                       || person->region == NULL;

  self->making = FALSE;
  g_free (self->path);
  self->path = pow_new_portfolio_dup_folder (self->new_portfolio);
  self->cancellable = g_cancellable_new ();
  pow_window_set_busy (self, _ ("Making the portfolio …"));
  pow_portfolio_make_async (self->path,
                            pow_new_portfolio_get_template (self->new_portfolio),
                            all ? NULL : regions,
                            person->name,
                            self->cancellable,
                            made_cb,
                            g_object_ref (self));
}

static void
new_done_cb (PowWindow *self)
{
  g_autofree char *folder = pow_new_portfolio_dup_folder (self->new_portfolio);

  self->making = TRUE;
  pow_window_close_portfolio (self);
  pow_window_ask_person (self);
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
  pow_window_close_portfolio (self);
  return GTK_WINDOW_CLASS (pow_window_parent_class)->close_request (window);
}

static void
pow_window_dispose (GObject *object)
{
  PowWindow *self = POW_WINDOW (object);

  g_clear_handle_id (&self->width_source, g_source_remove);
  /* Else a row of an entry is told that it lost the focus when it is gone (libadwaita 1.7): when somebody still
   * held a closed window. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  pow_window_stop_connecting (self);
  if (self->shell_slot != NULL)
    pow_window_close_portfolio (self);
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
pow_window_class_init (PowWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pow_window_dispose;
  object_class->finalize = pow_window_finalize;
  widget_class->size_allocate = pow_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = pow_window_close_request;

  g_type_ensure (POW_TYPE_CONNECT_PAGE);
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
  gtk_widget_class_bind_template_child (widget_class, PowWindow, connect_page);
  gtk_widget_class_bind_template_child (widget_class, PowWindow, busy);
  gtk_widget_class_bind_template_child (widget_class, PowWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, PowWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, PowWindow, shell_slot);
  pow_window_class_install_actions (widget_class);
}

static void
pow_window_init (PowWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pow_window_add_early_keys (self);
  g_signal_connect_swapped (self->person, "done", G_CALLBACK (pow_window_person_done), self);
  g_signal_connect_swapped (self->new_portfolio, "done", G_CALLBACK (new_done_cb), self);
  g_signal_connect_swapped (self->connect_page, "done", G_CALLBACK (pow_window_connect_done), self);
  restore_size (self);
  pow_window_set_stage (self, "welcome");
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
  pow_window_set_stage (self, "welcome");
}

/* Opens the example; makes it first when it is not there. */
void
pow_window_open_example (PowWindow *self)
{
  g_return_if_fail (POW_IS_WINDOW (self));
  pow_window_make_example (self, FALSE);
}

/* (nullable) (transfer none): what the pages look at, once a portfolio is open */
PowSession *
pow_window_get_session (PowWindow *self)
{
  g_return_val_if_fail (POW_IS_WINDOW (self), NULL);
  return self->session;
}
