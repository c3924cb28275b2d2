/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-portfolio.h"

#include "model/store/pow-files.h"
#include "model/store/pow-git-object.h"
#include "model/store/pow-repository.h"

#include "pow-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Refs that came from elsewhere or were put aside never leave this folder. */
static const char config_text[] =
  "[core]\n"
  "\trepositoryformatversion = 1\n"
  "\tfilemode = true\n"
  "\tbare = true\n"
  "\tsharedRepository = 0600\n"
  "\thooksPath = /dev/null\n"
  "\tfsync = all\n"
  "\tlogAllRefUpdates = false\n"
  "[extensions]\n"
  "\tpreciousObjects = true\n"
  "[transfer]\n"
  "\tfsckObjects = true\n"
  "\thideRefs = refs/incoming\n"
  "\thideRefs = refs/remotes\n"
  "\thideRefs = refs/rescue\n";

gboolean
pow_portfolio_make_skeleton (const char *path, GError **error)
{
  static const char *const folders[] = { "objects", "objects/info", "objects/pack", "refs", "refs/heads",
                                         "refs/tags", "perspectief" };
  static const char head[] = "ref: refs/heads/programme\n";
  g_autofree char *head_path = g_build_filename (path, "HEAD", NULL);
  g_autofree char *config_path = g_build_filename (path, "config", NULL);

  if (mkdir (path, 0700) != 0)
    {
      pow_store_set_errno (error, errno, path);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (path, folders[i], NULL);

      if (!pow_folder_make (folder, error))
        return FALSE;
    }
  return pow_file_write_durable (head_path, head, strlen (head), 0600, error)
         && pow_file_write_durable (config_path, config_text, strlen (config_text), 0600, error);
}

gboolean
pow_portfolio_seal (const char *path, const char *identity, gboolean demo, GError **error)
{
  g_autofree char *config_path = g_build_filename (path, "config", NULL);
  g_autofree char *objects = g_build_filename (path, "objects", NULL);
  g_autofree char *folder = g_uuid_string_random ();
  g_autofree char *text = g_strdup_printf ("%s[perspectief]\n\tportfolio = %s\n\tfolder = %s\n%s", config_text,
                                           identity, folder, demo ? "\tdemo = true\n" : "");

  return pow_folder_sync (objects, error)
         && pow_file_write_durable (config_path, text, strlen (text), 0600, error);
}


static char *
unquote (const char *raw)
{
  GString *value = g_string_new (NULL);
  gboolean quoted = FALSE;
  gsize solid = 0; /* length up to which white space counts */

  for (const char *c = raw; *c != '\0'; c++)
    {
      if (*c == '"')
        {
          quoted = !quoted;
          continue;
        }
      if (!quoted && (*c == '#' || *c == ';'))
        break;
      if (*c == '\\' && c[1] != '\0')
        {
          c++;
          g_string_append_c (value, *c == 'n' ? '\n' : *c == 't' ? '\t' : *c);
          solid = value->len;
          continue;
        }
      g_string_append_c (value, *c);
      if (quoted || !g_ascii_isspace (*c))
        solid = value->len;
    }
  g_string_truncate (value, solid);
  return g_string_free (value, FALSE);
}

static char *
parse_section (const char *line)
{
  const char *end = strchr (line, ']');
  const char *quote = strchr (line, '"');

  if (end == NULL)
    return NULL;
  if (quote != NULL && quote < end)
    {
      g_autofree char *section = g_ascii_strdown (line + 1, quote - line - 1);
      const char *close = strchr (quote + 1, '"');

      if (close == NULL)
        return NULL;
      return g_strdup_printf ("%s.%.*s", g_strstrip (section), (int) (close - quote - 1), quote + 1);
    }
  return g_ascii_strdown (line + 1, end - line - 1);
}

static char *
lookup_setting (const char *text, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *section = NULL;
  char *found = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      g_autofree char *full = NULL;
      char *equals;

      if (*line == '[')
        {
          g_free (section);
          section = parse_section (line);
          continue;
        }
      equals = strchr (line, '=');
      if (section == NULL || equals == NULL || *line == '#' || *line == ';')
        continue;
      *equals = '\0';
      full = g_strdup_printf ("%s.%s", section, g_strstrip (line));
      if (g_ascii_strcasecmp (full, name) == 0)
        {
          g_free (found); /* the last one counts */
          found = unquote (g_strstrip (equals + 1));
        }
    }
  return found;
}

static char *
read_config (const char *path, gsize *length)
{
  g_autofree char *config_path = g_build_filename (path, "config", NULL);
  struct stat info;
  char *text = NULL;

  if (lstat (config_path, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size > 1024 * 1024)
    return NULL;
  return g_file_get_contents (config_path, &text, length, NULL) ? text : NULL;
}

char *
pow_portfolio_dup_setting (const char *path, const char *name)
{
  g_autofree char *text = read_config (path, NULL);
  g_autofree char *value = text != NULL ? lookup_setting (text, name) : NULL;

  return value != NULL && g_utf8_validate (value, -1, NULL) ? g_steal_pointer (&value) : NULL;
}

static void
append_quoted (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (const char *c = value; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_c (text, '\\');
      if (*c == '\n')
        g_string_append (text, "\\n");
      else
        g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

gboolean
pow_portfolio_set_setting (const char *path, const char *name, const char *value, GError **error)
{
  g_autofree char *config_path = g_build_filename (path, "config", NULL);
  g_autofree char *text = read_config (path, NULL);
  g_autofree char *section = g_strndup (name, (gsize) (strrchr (name, '.') - name));
  g_autofree char *current = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) result = g_string_new (NULL);
  const char *key = strrchr (name, '.') + 1;
  const char *subsection = strchr (section, '.');

  if (text == NULL)
    {
      pow_store_set_errno (error, ENOENT, config_path);
      return FALSE;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strstrip (g_strdup (lines[i]));
      gsize key_length = strcspn (line, " =\t");

      if (*line == '[')
        {
          g_free (current);
          current = parse_section (line);
        }
      else if (g_strcmp0 (current, section) == 0 && key_length == strlen (key)
               && g_ascii_strncasecmp (line, key, key_length) == 0)
        continue;
      if (lines[i + 1] != NULL || *lines[i] != '\0')
        g_string_append_printf (result, "%s\n", lines[i]);
    }
  if (value != NULL)
    {
      if (subsection != NULL)
        g_string_append_printf (result, "[%.*s \"%s\"]\n\t%s = ", (int) (subsection - section), section, subsection + 1,
                                key);
      else
        g_string_append_printf (result, "[%s]\n\t%s = ", section, key);
      append_quoted (result, value);
      g_string_append_c (result, '\n');
    }
  return pow_file_write_durable (config_path, result->str, result->len, 0600, error);
}

gboolean
pow_portfolio_check (const char *path, char **identity, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *value = NULL;
  g_autofree char *bare = NULL;
  struct stat info;
  git_oid id;

  if (lstat (path, &info) != 0 && errno == ENOENT)
    {
      pow_store_set_errno (error, ENOENT, path);
      return FALSE;
    }
  text = stat (path, &info) == 0 && S_ISDIR (info.st_mode) ? read_config (path, NULL) : NULL;
  if (text != NULL && g_utf8_validate (text, -1, NULL))
    {
      value = lookup_setting (text, "perspectief.portfolio");
      bare = lookup_setting (text, "core.bare");
    }
  if (value == NULL || g_strcmp0 (bare, "true") != 0 || !pow_oid_from_hex (value, &id))
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_PORTFOLIO,
                   _("“%s” is not a portfolio of this program. Open another folder, or make a managed copy of it."),
                   path);
      return FALSE;
    }
  if (info.st_uid != geteuid ())
    {
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_NOT_PORTFOLIO,
                   _("The portfolio “%s” belongs to another user. Make a managed copy of it and open that."), path);
      return FALSE;
    }
  if (identity != NULL)
    *identity = g_steal_pointer (&value);
  return TRUE;
}
