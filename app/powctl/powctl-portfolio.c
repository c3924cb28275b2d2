/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/change/pow-attach.h"
#include "model/record/pow-address.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/* The folder that the window had open last, when the window's settings are installed. */
static char *
dup_last_portfolio (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *folder = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, POW_APPLICATION_ID, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, "last-portfolio"))
    return NULL;
  settings = g_settings_new_full (schema, NULL, NULL);
  folder = g_settings_get_string (settings, "last-portfolio");
  return folder[0] != '\0' ? g_steal_pointer (&folder) : NULL;
}

PowRepository *
powctl_open (Powctl *powctl, GError **error)
{
  g_autofree char *folder = NULL;

  if (powctl->repository != NULL)
    return powctl->repository;

  folder = g_strdup (powctl->directory != NULL ? powctl->directory : g_getenv ("POW_PORTFOLIO"));
  if (folder == NULL || folder[0] == '\0')
    {
      g_free (folder);
      folder = dup_last_portfolio ();
    }
  if (folder == NULL)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_NO_PORTFOLIO,
                           _ ("Say which portfolio: -C DIR, or the variable POW_PORTFOLIO"));
      return NULL;
    }

  powctl->repository = pow_repository_open (folder, error);
  if (powctl->repository != NULL)
    pow_attach (powctl->repository);
  return powctl->repository;
}

char *
powctl_dup_moment (Powctl *powctl, const char *moment)
{
  g_autofree char *day = NULL;

  if (moment == NULL || powctl->today.precision == POW_PRECISION_NONE
      || !pow_moment_depends_on_today (moment))
    return g_strdup (moment);
  day = pow_date_to_string (powctl->today);
  return g_strdup_printf ("%s@%s", moment, day);
}

PowSnapshot *
powctl_read_beside (Powctl *powctl, const char *moment, PowSnapshot *share, GError **error)
{
  PowRepository *repository = powctl_open (powctl, error);
  g_autofree char *told = powctl_dup_moment (powctl, moment);

  return repository != NULL ? pow_repository_read (repository, told, share, error) : NULL;
}

PowSnapshot *
powctl_read (Powctl *powctl, const char *moment, GError **error)
{
  return powctl_read_beside (powctl, moment, NULL, error);
}

PowDate
powctl_get_today (Powctl *powctl, PowSnapshot *snapshot)
{
  return powctl->today.precision != POW_PRECISION_NONE && !pow_snapshot_is_past (snapshot)
             ? powctl->today
             : pow_snapshot_get_today (snapshot);
}

static char *
ask_git (const char *key)
{
  g_autoptr (GSubprocess) git = NULL;
  g_autofree char *answer = NULL;

  git = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL,
                          "git", "config", "--get", key, NULL);
  if (git == NULL || !g_subprocess_communicate_utf8 (git, NULL, NULL, &answer, NULL, NULL)
      || !g_subprocess_get_successful (git))
    return NULL;
  g_strstrip (answer);
  return answer[0] != '\0' ? g_steal_pointer (&answer) : NULL;
}

/* "NAME <MAIL>" or "NAME". */
static gboolean
parse_author (const char *text, char **name, char **mail, GError **error)
{
  const char *open = strrchr (text, '<');
  gsize length = strlen (text);
  g_autofree char *found = NULL;

  *mail = NULL;
  if (open != NULL && text[length - 1] == '>')
    {
      *mail = g_strndup (open + 1, length - (gsize) (open - text) - 2);
      g_strstrip (*mail);
      if ((*mail)[0] == '\0')
        g_clear_pointer (mail, g_free);
      found = g_strndup (text, (gsize) (open - text));
    }
  else
    found = g_strdup (text);

  g_strstrip (found);
  if (found[0] == '\0' || strpbrk (found, "<>\n") != NULL)
    {
      g_clear_pointer (mail, g_free);
      g_set_error (error, POW_STORE_ERROR, POW_STORE_ERROR_AUTHOR,
                   _ ("“%s” does not name an author: write --author \"NAME <MAIL>\""), text);
      return FALSE;
    }
  *name = g_steal_pointer (&found);
  return TRUE;
}

gboolean
powctl_find_author (Powctl *powctl, char **name, char **mail, GError **error)
{
  if (powctl->author != NULL)
    return parse_author (powctl->author, name, mail, error);

  *name = powctl->repository != NULL ? pow_repository_dup_author (powctl->repository, mail) : NULL;
  if (*name != NULL)
    return TRUE;

  *name = ask_git ("user.name");
  if (*name != NULL)
    {
      *mail = ask_git ("user.email");
      return TRUE;
    }
  g_set_error_literal (error, POW_STORE_ERROR, POW_STORE_ERROR_AUTHOR,
                       _ ("Nobody is known to name as author: give --author \"NAME <MAIL>\""));
  return FALSE;
}

PowRecord *
powctl_lookup (Powctl *powctl, PowSnapshot *snapshot, const char *address, GError **error)
{
  PowRecord *record = pow_snapshot_lookup (snapshot, address);
  GPtrArray *problems = pow_snapshot_get_problems (snapshot);

  if (record != NULL)
    return record;

  for (guint i = 0; i < problems->len; i++)
    {
      const PowProblem *problem = g_ptr_array_index (problems, i);

      if (g_strcmp0 (problem->address, address) == 0)
        {
          g_set_error_literal (error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID, problem->problem);
          return NULL;
        }
    }
  g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_NOT_FOUND,
                       _ ("There is no such record; “powctl list KIND” shows what there is"));
  return NULL;
}

const PowField *
powctl_find_field (PowKind kind, const char *path, gboolean *entry, GError **error)
{
  const PowField *field = pow_schema_find (kind, path, entry);

  if (field == NULL)
    g_set_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_FIELD,
                 _ ("A %s has no field “%s”; “powctl schema %s” lists them"),
                 pow_kind_get_name (kind), path, pow_kind_get_name (kind));
  return field;
}

gboolean
powctl_parse_target (Powctl *powctl, const char *text, char **address, char **field, GError **error)
{
  g_autofree char *found_address = NULL;
  g_autofree char *found_field = NULL;

  powctl_about (powctl, text, NULL);
  if (!pow_address_split_field (text, &found_address, &found_field))
    {
      g_set_error_literal (error, POW_RECORD_ERROR, POW_RECORD_ERROR_ADDRESS,
                           _ ("This is no address of a record: write one such as “zeeland/plan”"));
      return FALSE;
    }
  powctl_about (powctl, found_address, found_field);
  if (found_field != NULL && field == NULL)
    {
      g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                           _ ("Give a record, without a field"));
      return FALSE;
    }
  if (found_field != NULL
      && powctl_find_field (pow_address_get_kind (found_address), found_field, NULL, error) == NULL)
    return FALSE;

  *address = g_steal_pointer (&found_address);
  if (field != NULL)
    *field = g_steal_pointer (&found_field);
  return TRUE;
}

PowRecord *
powctl_read_target (Powctl *powctl, const char *text, const char *moment, char **address, char **field,
                    PowSnapshot **snapshot, GError **error)
{
  if (!powctl_parse_target (powctl, text, address, field, error))
    return NULL;
  *snapshot = powctl_read (powctl, moment, error);
  return *snapshot != NULL ? powctl_lookup (powctl, *snapshot, *address, error) : NULL;
}

gboolean
powctl_parse_kind (const char *text, PowKind *kind, GError **error)
{
  g_autoptr (GString) names = NULL;

  *kind = pow_kind_from_name (text);
  if (*kind != POW_KIND_NONE)
    return TRUE;

  names = g_string_new (NULL);
  for (guint i = 0; i < POW_N_KINDS; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", pow_kind_get_name ((PowKind) i));
  g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
               _ ("“%s” is no kind of record: give one of %s"), text, names->str);
  return FALSE;
}

gboolean
powctl_check_region (PowSnapshot *snapshot, const char *region, GError **error)
{
  g_autoptr (GPtrArray) regions = pow_snapshot_list_regions (snapshot);

  for (guint i = 0; i < regions->len; i++)
    if (g_str_equal (g_ptr_array_index (regions, i), region))
      return TRUE;
  g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_NOT_FOUND,
               _ ("There is no region “%s” here; “powctl list region” shows which there are"),
               region);
  return FALSE;
}

gboolean
powctl_tell_portfolio (Powctl *powctl, const char *folder, GError **error)
{
  g_autoptr (PowSnapshot) snapshot = pow_repository_read (powctl->repository, NULL, NULL, error);
  g_autoptr (GPtrArray) present = NULL;

  if (snapshot == NULL)
    return FALSE;
  present = pow_snapshot_list_regions (snapshot);
  if (powctl->json)
    {
      cJSON *document = cJSON_CreateObject ();

      cJSON_AddStringToObject (document, "path", pow_repository_get_path (powctl->repository));
      cJSON_AddStringToObject (document, "portfolio",
                               pow_repository_get_identity (powctl->repository));
      cJSON_AddNumberToObject (document, "regions", present->len);
      cJSON_AddNumberToObject (document, "records", pow_snapshot_get_size (snapshot));
      powctl_print_json (document);
    }
  else
    powctl_print (_ ("%s: a portfolio of %u regions and %u records\n"), folder, present->len,
                  pow_snapshot_get_size (snapshot));
  return TRUE;
}

char *
powctl_read_file (const char *path, gsize *length, GError **error)
{
  /* One byte more than a record may have, so that the reader refuses it for its size. */
  gsize limit = POW_LIMIT_RECORD_BYTES + 1, used = 0;
  g_autofree char *text = g_malloc (limit + 1);
  gboolean is_stdin = g_str_equal (path, "-");
  int fd = is_stdin ? STDIN_FILENO : open (path, O_RDONLY | O_CLOEXEC);
  int failure = fd < 0 ? errno : 0;

  while (failure == 0 && used < limit)
    {
      gssize n = read (fd, text + used, limit - used);

      if (n == 0)
        break;
      if (n > 0)
        used += (gsize) n;
      else if (errno != EINTR)
        failure = errno;
    }
  if (fd >= 0 && !is_stdin)
    close (fd);
  if (failure != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (failure),
                   _ ("“%s” cannot be read: %s"), path, g_strerror (failure));
      return NULL;
    }
  text[used] = '\0';
  *length = used;
  return g_steal_pointer (&text);
}
