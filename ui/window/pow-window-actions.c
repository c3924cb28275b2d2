/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-window-private.h"

#include "pow-config.h"
#include "model/record/pow-address.h"
#include "ui/common/pow-settings.h"
#include "ui/compare/pow-compare-choice-bar.h"
#include "ui/form/pow-new-dialog.h"
#include "ui/subproject/pow-pulse-dialog.h"
#include "ui/window/pow-portfolio-tasks.h"
#include "ui/window/pow-region-dialog.h"
#include "ui/window/pow-shortcuts-dialog.h"

#include <glib/gi18n-lib.h>

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
  { GDK_KEY_k, GDK_ALT_MASK, "win.screen", "choices" },
  { GDK_KEY_0, GDK_ALT_MASK, "win.screen", "compare" },
  { GDK_KEY_KP_0, GDK_ALT_MASK, "win.screen", "compare" },
  { GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL },
  { GDK_KEY_Back, 0, "win.back", NULL },
  { GDK_KEY_f, GDK_CONTROL_MASK, "win.search", NULL },
  { GDK_KEY_g, GDK_CONTROL_MASK, "win.go-to-region", NULL },
  { GDK_KEY_h, GDK_CONTROL_MASK, "win.history", NULL },
  /* An entry keeps its h; there it takes Ctrl and Shift. */
  { GDK_KEY_h, 0, "win.origin", NULL },
  { GDK_KEY_h, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.origin", NULL },
  { GDK_KEY_H, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.origin", NULL },
  { GDK_KEY_c, 0, "win.compare", NULL }, /* an entry keeps its c */
  { GDK_KEY_l, GDK_CONTROL_MASK, "win.where", NULL },
  { GDK_KEY_d, GDK_CONTROL_MASK, "win.when", NULL },
  { GDK_KEY_b, GDK_CONTROL_MASK, "win.against", NULL },
  { GDK_KEY_s, GDK_CONTROL_MASK, "win.tell-saved", NULL },
  { GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL },
  { GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL },
  { GDK_KEY_o, GDK_CONTROL_MASK, "win.open-folder", NULL },
  { GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.move", NULL },
  { GDK_KEY_M, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.move", NULL },
  { GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL },
  { GDK_KEY_F5, 0, "win.share", NULL },
  { GDK_KEY_F5, GDK_SHIFT_MASK, "win.sharing", NULL },
  { GDK_KEY_F6, 0, "win.next-pane", NULL },
  { GDK_KEY_F9, 0, "win.toggle-sidebar", NULL },
  { GDK_KEY_F10, 0, "win.menu", NULL },
  { GDK_KEY_F11, 0, "win.fullscreen", NULL },
  { GDK_KEY_question, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.shortcuts", NULL },
  { GDK_KEY_question, GDK_CONTROL_MASK, "win.shortcuts", NULL },
};

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);

  if (pow_window_stop_connecting (self))
    pow_window_set_stage (self, "connect");
  else if (g_str_equal (pow_window_get_stage (self), "shell"))
    pow_shell_go_back (self->shell);
  else if (self->shell != NULL)
    pow_window_set_stage (self, "shell");
  else if (self->making && g_str_equal (pow_window_get_stage (self), "person"))
    pow_window_set_stage (self, "new");
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
  PowWindow *self = POW_WINDOW (widget);

  pow_region_dialog_present (self->session, GTK_WINDOW (self));
}

static void
where_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pow_shell_popup_question (POW_WINDOW (widget)->shell, POW_QUESTION_WHERE);
}

static void
when_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pow_shell_popup_question (POW_WINDOW (widget)->shell, POW_QUESTION_WHEN);
}

static void
against_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pow_shell_popup_question (POW_WINDOW (widget)->shell, POW_QUESTION_AGAINST);
}

/* The region of the page goes with those to put side by side; with the second they are. */
static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);
  PowPage *page = pow_shell_get_page (self->shell);
  g_autofree char *region = page != NULL && pow_page_get_address (page) != NULL
                                ? pow_address_dup_region (pow_page_get_address (page)) : NULL;

  if (region == NULL)
    {
      gtk_widget_error_bell (widget);
      return;
    }
  pow_compare_choice_bar_toggle (self->session, region);
  if (pow_compare_choice_count (pow_compare_choice_get (self->session)) > 1)
    pow_shell_open (self->shell, "compare");
  else
    pow_session_tell (self->session, _ ("Chosen to compare. Press C on another region."), FALSE);
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

  if (g_str_equal (pow_window_get_stage (self), "shell"))
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

/* In the application, so that its keys (Ctrl+Q) work there too. */
static void
present_dialog (PowWindow *self, GtkWidget *dialog)
{
  gtk_window_set_application (GTK_WINDOW (dialog), gtk_window_get_application (GTK_WINDOW (self)));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_dialog (POW_WINDOW (widget), pow_shortcuts_dialog_new ());
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
  pow_window_ask_person (POW_WINDOW (widget));
}

static void
new_portfolio_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);

  pow_window_set_stage (self, "new");
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
    pow_window_make_example (self, TRUE);
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
  present_dialog (POW_WINDOW (widget), dialog);
}

static void
close_portfolio_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);

  pow_window_close_portfolio (self);
  if (pow_settings_get () != NULL)
    g_settings_set_string (pow_settings_get (), "last-portfolio", "");
  pow_window_welcome (self);
}

static void
try_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PowWindow *self = POW_WINDOW (widget);
  g_autofree char *example = pow_portfolio_dup_example_path ();

  if (g_strcmp0 (self->path, example) == 0)
    pow_window_make_example (self, FALSE);
  else if (self->path != NULL)
    pow_window_open_portfolio (self, self->path);
}

static void
about_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_dialog (POW_WINDOW (widget),
                  g_object_new (ADW_TYPE_ABOUT_WINDOW,
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
                                _ ("Portfolio tracker for regional labour market programmes: offline, "
                                   "with a complete history."),
                                NULL));
}

/* A search field takes Ctrl+G for its next match, which ours do not have; the window is asked first. */
void
pow_window_add_early_keys (PowWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_g, GDK_CONTROL_MASK), gtk_named_action_new ("win.go-to-region")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Installs every action of the window and the keys that ask for them. */
void
pow_window_class_install_actions (GtkWidgetClass *widget_class)
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
    { "win.compare", compare_action },
    { "win.when", when_action },
    { "win.against", against_action },
    { "win.history", pow_window_history_action },
    { "win.origin", pow_window_origin_action },
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
    { "win.shortcuts", shortcuts_action },
    { "win.connect", pow_window_connect_action },
    { "win.share", pow_window_share_action },
    { "win.sharing", pow_window_sharing_action },
    { "win.arrivals", pow_window_arrivals_action },
    { "win.proposal", pow_window_proposal_action },
    { "win.move", pow_window_move_action },
    { "win.bundle", pow_window_bundle_action },
    { "win.about", about_action },
  };

  gtk_widget_class_install_action (widget_class, "win.screen", "s", screen_action);
  gtk_widget_class_install_action (widget_class, "win.history-of", "(ss)", pow_window_history_of_action);
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
