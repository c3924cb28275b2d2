/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/sync/pow-gate.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static char *identity_file;

static const GOptionEntry options[] = {
  { "identity", 0, 0, G_OPTION_ARG_FILENAME, &identity_file,
    N_ ("Check the author against this list of people (USER: NAME <MAIL>)"), N_ ("MAP") },
  { NULL },
};

/* Who signed in, as the servers tell their hooks: gitolite, web servers, Forgejo, GitLab, plain ssh. */
static const char *
find_user (void)
{
  static const char *const names[] = { "GL_USER", "REMOTE_USER", "GITEA_PUSHER_NAME", "GL_USERNAME", "LOGNAME" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *user = g_getenv (names[i]);

      if (user != NULL && *user != '\0')
        return user;
    }
  return NULL;
}

/* The lines that git gives a pre-receive hook: BEFORE AFTER REF. */
static gboolean
read_updates (GPtrArray *updates, GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  int c;

  do
    {
      c = getchar ();
      if (c != '\n' && c != EOF)
        {
          g_string_append_c (line, (char) c);
          continue;
        }
      if (line->len > 0)
        {
          g_auto (GStrv) words = g_strsplit (line->str, " ", 3);

          if (g_strv_length (words) != 3)
            {
              g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE,
                           _ ("Give REF OLD NEW, or lines “OLD NEW REF” as git gives them to a pre-receive hook"));
              return FALSE;
            }
          g_ptr_array_add (updates, pow_gate_update_new (words[2], words[0], words[1]));
        }
      g_string_truncate (line, 0);
    }
  while (c != EOF);
  return TRUE;
}

static void
print_as_json (GPtrArray *refusals)
{
  cJSON *document = cJSON_CreateArray ();

  for (guint i = 0; i < refusals->len; i++)
    {
      const PowRefusal *refusal = g_ptr_array_index (refusals, i);
      cJSON *row = cJSON_CreateObject ();

      cJSON_AddStringToObject (row, "ref", refusal->ref);
      cJSON_AddItemToObject (row, "revision", powctl_json_string (refusal->revision));
      cJSON_AddItemToObject (row, "address", powctl_json_string (refusal->address));
      cJSON_AddItemToObject (row, "field", powctl_json_string (refusal->field));
      cJSON_AddStringToObject (row, "problem", refusal->problem);
      cJSON_AddItemToArray (document, row);
    }
  powctl_print_json (document);
}

/* To standard error: git shows it in the pusher's terminal, and gitolite reads standard output itself. */
static void
print_as_text (GPtrArray *refusals)
{
  const char *ref = NULL;

  for (guint i = 0; i < refusals->len; i++)
    {
      const PowRefusal *refusal = g_ptr_array_index (refusals, i);
      g_autoptr (GString) where = g_string_new (refusal->address);

      if (g_strcmp0 (ref, refusal->ref) != 0)
        fprintf (stderr, _ ("Perspectief: %s was not accepted:\n"), refusal->ref);
      ref = refusal->ref;
      if (refusal->field != NULL)
        g_string_append_printf (where, ":%s", refusal->field);
      if (refusal->revision != NULL)
        g_string_append_printf (where, where->len > 0 ? " (%.10s)" : "%.10s", refusal->revision);
      fprintf (stderr, "  %s%s%s\n", where->str, where->len > 0 ? ": " : "", refusal->problem);
    }
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_gate_update_free);
  g_autoptr (PowGateIdentity) identity = NULL;
  g_autoptr (GPtrArray) refusals = NULL;
  guint n = g_strv_length (arguments);

  if (n != 0 && n != 3)
    {
      g_set_error (error, POWCTL_ERROR, POWCTL_ERROR_USAGE, _ ("Usage: powctl %s %s"), powctl_gate.name, powctl_gate.arguments);
      return POWCTL_USAGE;
    }
  if (identity_file != NULL)
    {
      gsize length;
      g_autofree char *text = powctl_read_file (identity_file, &length, error);

      identity = text != NULL ? pow_gate_identity_read (text, error) : NULL;
      if (identity == NULL)
        return POWCTL_REFUSED;
    }
  if (n == 3)
    g_ptr_array_add (updates, pow_gate_update_new (arguments[0], arguments[1], arguments[2]));
  else if (!read_updates (updates, error))
    return POWCTL_USAGE;

  refusals = pow_gate_check (powctl->directory, updates, identity, find_user (), error);
  if (refusals == NULL)
    return POWCTL_REFUSED;
  if (powctl->json)
    print_as_json (refusals);
  else
    print_as_text (refusals);
  return refusals->len > 0 ? POWCTL_REFUSED : POWCTL_DONE;
}

const PowctlCommand powctl_gate = {
  "gate", "[REF OLD NEW]", N_ ("Checks what a push brings: a server's update hook"), options, 0, 3, run,
};
