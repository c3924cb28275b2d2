/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <unistd.h>

static const PowctlCommand *const commands[] = {
  &powctl_init,     &powctl_clone,   &powctl_list,  &powctl_show,    &powctl_add,
  &powctl_set,      &powctl_remove,  &powctl_restore, &powctl_undo,
  &powctl_canonical, &powctl_schema,
  &powctl_validate, &powctl_history, &powctl_blame, &powctl_diff,    &powctl_search,
  &powctl_drift,  &powctl_moment,   &powctl_moments, &powctl_compare,  &powctl_overview, &powctl_choices, &powctl_choose, &powctl_merge,
  &powctl_sync,     &powctl_remote,   &powctl_contacts, &powctl_gate,    &powctl_move, &powctl_proposal,
  &powctl_bundle,   &powctl_maintain,
};

static char *directory;
static char *format;
static char *author;
static char *language;
static char *today;
static gboolean show_version;

/* FILENAME: the bytes as they were given, whatever the locale thinks of them. */
static const GOptionEntry global_options[] = {
  { "directory", 'C', 0, G_OPTION_ARG_FILENAME, &directory, N_ ("Folder of the portfolio"),
    N_ ("DIR") },
  { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("Output for people or for programs"),
    "text|json" },
  { "author", 0, 0, G_OPTION_ARG_FILENAME, &author, N_ ("Who makes the change"), "NAME <MAIL>" },
  { "lang", 0, 0, G_OPTION_ARG_FILENAME, &language, N_ ("Language of the text output: nl, en"),
    N_ ("TAG") },
  { "today", 0, 0, G_OPTION_ARG_FILENAME, &today, N_ ("The day that rules count as today"),
    N_ ("DATE") },
  { "version", 0, 0, G_OPTION_ARG_NONE, &show_version, N_ ("Show the version"), NULL },
  { NULL },
};

/* A language is a wish, not a need: without its locale the text is translated all the same, only
 * numbers are written plainly. */
static void
choose_language (const char *tag)
{
  g_autofree char *base = g_strndup (tag, strcspn (tag, "-_.@"));
  g_autofree char *region = g_ascii_strup (base, -1);
  g_autofree char *locale = g_strdup_printf ("%s_%s.UTF-8", base, region);

  g_setenv ("LANGUAGE", tag, TRUE);
  if (g_str_equal (base, "en"))
    g_setenv ("LANGUAGE", "C", TRUE);
  if (setlocale (LC_ALL, locale) == NULL && setlocale (LC_ALL, "C.UTF-8") == NULL)
    setlocale (LC_ALL, "C");
}

/* The value of a global option, before the options are parsed in earnest: the language must be
 * known before the first text is looked up, as GLib decides once whether to translate. */
static const char *
find_global (char **arguments, const char *name)
{
  g_autofree char *prefix = g_strdup_printf ("--%s=", name);

  for (guint i = 1; arguments[i] != NULL && arguments[i][0] == '-'; i++)
    {
      gboolean takes_value = g_str_equal (arguments[i], "-C");

      if (g_str_has_prefix (arguments[i], prefix))
        return arguments[i] + strlen (prefix);
      if (g_str_has_prefix (arguments[i], "--") && g_str_equal (arguments[i] + 2, name))
        return arguments[i + 1];
      for (const GOptionEntry *entry = global_options; entry->long_name != NULL; entry++)
        takes_value |= entry->arg != G_OPTION_ARG_NONE && g_str_has_prefix (arguments[i], "--")
                       && g_str_equal (arguments[i] + 2, entry->long_name);
      if (takes_value && arguments[i + 1] != NULL)
        i++;
    }
  return NULL;
}

static void
start_locale (char **arguments)
{
  const char *localedir = g_getenv ("POW_LOCALEDIR");
  const char *tag = find_global (arguments, "lang");

  setlocale (LC_ALL, "");
  if (tag != NULL)
    choose_language (tag);
  else if (g_strcmp0 (find_global (arguments, "format"), "json") == 0)
    /* What programs read is the same everywhere, sentences included, unless a language was asked
     * for. */
    setlocale (LC_MESSAGES, "C");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : POW_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static char *
list_commands (void)
{
  GString *text = g_string_new (_ ("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-10s %s", commands[i]->name, _ (commands[i]->summary));
  g_string_append_printf (text, "\n\n%s",
                          _ ("“powctl COMMAND --help” tells more about one command."));
  return g_string_free (text, FALSE);
}

static const PowctlCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

static gboolean
check_utf8 (char **arguments, GError **error)
{
  for (guint i = 0; arguments[i] != NULL; i++)
    if (!g_utf8_validate (arguments[i], -1, NULL))
      {
        g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE, _ ("Argument %u is not UTF-8 text"),
                     i);
        return FALSE;
      }
  return TRUE;
}

/* The global options, up to the command's name. */
static gboolean
parse_globals (Powctl *powctl, char ***arguments, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND …"));
  g_autofree char *description = list_commands ();

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("Reads and changes a portfolio without a window."));
  g_option_context_set_description (context, description);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, global_options, GETTEXT_PACKAGE);
  if (!check_utf8 (*arguments, error) || !g_option_context_parse_strv (context, arguments, error))
    return FALSE;

  powctl->directory = directory;
  powctl->author = author;
  powctl->json = g_strcmp0 (format, "json") == 0;
  if (format != NULL && !powctl->json && !g_str_equal (format, "text"))
    {
      g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                   _ ("“%s” is no output format: give text or json"), format);
      return FALSE;
    }
  if (today != NULL && !pow_date_parse (today, &powctl->today))
    {
      g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                   _ ("“%s” is no date: give one such as 2020-02-06"), today);
      return FALSE;
    }
  if (!show_version && (*arguments)[1] == NULL)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                           _ ("Give a command; “powctl --help” lists them"));
      return FALSE;
    }
  return TRUE;
}

static int
run_command (Powctl *powctl, char **given, GError **error)
{
  g_autofree char *prgname = NULL;
  g_auto (GStrv) arguments = g_strdupv (given);
  g_autoptr (GOptionContext) context = NULL;
  const PowctlCommand *command = find_command (given[0]);
  guint n_arguments;

  powctl->command = given[0];
  if (command == NULL)
    {
      g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                   _ ("“%s” is no command; “powctl --help” lists them"), given[0]);
      return POWCTL_USAGE;
    }

  prgname = g_strdup_printf ("powctl %s", command->name);
  g_set_prgname (prgname);
  context = g_option_context_new (command->arguments);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (command->summary));
  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &arguments, error))
    return POWCTL_USAGE;

  n_arguments = g_strv_length (arguments) - 1;
  if (n_arguments > 0 && g_str_equal (arguments[1], "--"))
    {
      g_free (arguments[1]);
      memmove (arguments + 1, arguments + 2, n_arguments * sizeof (char *));
      n_arguments--;
    }
  if (n_arguments < command->min_arguments || n_arguments > command->max_arguments)
    {
      g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE, _ ("Usage: powctl %s %s"),
                   command->name, command->arguments);
      return POWCTL_USAGE;
    }
  return command->run (powctl, arguments + 1, error);
}

int
main (int argc, char **argv)
{
  Powctl powctl = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) arguments = g_strdupv (argv);
  int status = POWCTL_DONE;

  pow_sync_answer_for_git (argc, argv);
  start_locale (arguments);
  g_set_prgname ("powctl");
  powctl.colour = isatty (STDOUT_FILENO) && g_getenv ("NO_COLOR") == NULL
                  && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;

  if (parse_globals (&powctl, &arguments, &error))
    {
      if (show_version)
        powctl_print ("powctl %s\n", POW_VERSION);
      else
        status = run_command (&powctl, arguments + 1, &error);
    }
  if (error == NULL)
    powctl_flush (&error);
  if (error != NULL)
    status = powctl_report_error (&powctl, error);

  g_clear_object (&powctl.repository);
  g_free (powctl.directory);
  g_free (powctl.author);
  powctl_about (&powctl, NULL, NULL);
  return status;
}
