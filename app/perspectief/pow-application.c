/* SPDX-License-Identifier: EUPL-1.2 */
#include "app/perspectief/pow-application.h"

#include "pow-config.h"
#include "ui/common/pow-settings.h"
#include "ui/window/pow-window.h"

#include <glib/gi18n-lib.h>

/**
 * PowApplication:
 *
 * One process with one window, however often it is started: `perspectief [FOLDER]` opens the
 * portfolio in that folder, `--demo` the example, else the one opened last, else the welcome; with
 * `--demo-first` the example stands in for the welcome as long as nothing was opened ever.
 */
struct _PowApplication
{
  AdwApplication parent_instance;

  gboolean demo;
};

G_DEFINE_FINAL_TYPE (PowApplication, pow_application, ADW_TYPE_APPLICATION)

static PowWindow *
get_window (PowApplication *self, gboolean *fresh)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  *fresh = !POW_IS_WINDOW (window);
  return *fresh ? pow_window_new (GTK_APPLICATION (self)) : POW_WINDOW (window);
}

static char *
dup_last_portfolio (void)
{
  GSettings *settings = pow_settings_get ();

  return settings != NULL ? g_settings_get_string (settings, "last-portfolio") : g_strdup ("");
}

static gboolean
has_opened_before (void)
{
  GSettings *settings = pow_settings_get ();
  g_autoptr (GVariant) set = NULL;

  /* Who stopped the example has it set too, to nothing. */
  if (settings != NULL)
    set = g_settings_get_user_value (settings, "last-portfolio");
  return set != NULL;
}

static void
pow_application_activate (GApplication *application)
{
  PowApplication *self = POW_APPLICATION (application);
  g_autofree char *last = dup_last_portfolio ();
  gboolean fresh;
  PowWindow *window = get_window (self, &fresh);

  if (self->demo)
    pow_window_open_example (window);
  else if (fresh && last[0] != '\0')
    pow_window_open_portfolio (window, last);
  self->demo = FALSE;
  gtk_window_present (GTK_WINDOW (window));
}

static int
pow_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  PowApplication *self = POW_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  g_autofree const char **folders = NULL;
  gboolean fresh;

  if (!g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &folders))
    folders = NULL;
  if (folders != NULL && folders[0] != NULL)
    {
      g_autoptr (GFile) folder = NULL;
      g_autofree char *path = NULL;
      PowWindow *window;

      if (folders[1] != NULL)
        {
          g_application_command_line_printerr (line, "%s\n", _ ("perspectief: name one folder"));
          return 2;
        }
      /* Relative to where it was typed, which may be another process. */
      folder = g_application_command_line_create_file_for_arg (line, folders[0]);
      path = g_file_get_path (folder);
      window = get_window (self, &fresh);
      pow_window_open_portfolio (window, path);
      gtk_window_present (GTK_WINDOW (window));
      return 0;
    }
  self->demo = g_variant_dict_contains (options, "demo")
               || (g_variant_dict_contains (options, "demo-first") && !has_opened_before ());
  g_application_activate (application);
  return 0;
}

static int
pow_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("Perspectief %s\n", POW_VERSION);
  return 0;
}

static void
quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkApplication *application = data;
  GList *windows = g_list_copy (gtk_application_get_windows (application));

  /* Closing keeps the window's size and ends the portfolio in good order. */
  for (GList *window = windows; window != NULL; window = window->next)
    gtk_window_close (window->data);
  g_list_free (windows);
}

/* An open popover keeps the keys to itself, so that it has to know this one too. */
static void
let_popovers_quit (void)
{
  const GType types[] = { GTK_TYPE_POPOVER, GTK_TYPE_POPOVER_MENU };
  GtkWidgetClass *classes[G_N_ELEMENTS (types)];

  /* All are made first: what is made later would have it from its parent, and twice. */
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    classes[i] = g_type_class_ref (types[i]);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      gtk_widget_class_add_binding_action (classes[i], GDK_KEY_q, GDK_CONTROL_MASK, "app.quit", NULL);
      g_type_class_unref (classes[i]);
    }
}

static void
pow_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = { { "quit", quit_activated_cb, NULL, NULL, NULL } };
  static const char *const quit_keys[] = { "<Control>q", NULL };

  G_APPLICATION_CLASS (pow_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application),
                                   actions,
                                   G_N_ELEMENTS (actions),
                                   application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  let_popovers_quit ();
  gtk_window_set_default_icon_name (POW_APPLICATION_ID);
}

static void
pow_application_class_init (PowApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = pow_application_activate;
  application_class->command_line = pow_application_command_line;
  application_class->handle_local_options = pow_application_handle_local_options;
  application_class->startup = pow_application_startup;
}

static void
pow_application_init (PowApplication *self)
{
  static const GOptionEntry options[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the example"), NULL },
    { "demo-first", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_ ("Open the example when no portfolio was opened before"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FOLDER]") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (
      G_APPLICATION (self),
      _ ("Opens a portfolio: the one in FOLDER, else the one opened last."));
}

/**
 * pow_application_new:
 *
 * Returns: (transfer full): the application, ready to run
 */
PowApplication *
pow_application_new (void)
{
  return g_object_new (POW_TYPE_APPLICATION,
                       "application-id",
                       POW_APPLICATION_ID,
                       "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path",
                       "/nl/perspectief/Perspectief",
                       NULL);
}
