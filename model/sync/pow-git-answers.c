/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-git-answers.h"

#include <string.h>

#define HEX_DIGITS 40
/* Before each line of the protocol stands its length. */
#define LENGTH_DIGITS 4

static GHashTable *
new_refs (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* Takes @name. */
static void
add_ref (GHashTable *refs, const char *hex, char *name)
{
  g_autofree char *digits = g_strndup (hex, HEX_DIGITS);
  git_oid id;

  if (pow_oid_from_hex (digits, &id))
    g_hash_table_insert (refs, name, pow_oid_copy (&id));
  else
    g_free (name);
}

GHashTable *
pow_git_answers_read_refs (const char *output)
{
  GHashTable *refs = new_refs ();
  g_auto (GStrv) rows = g_strsplit (output, "\n", -1);

  for (guint i = 0; rows[i] != NULL; i++)
    if (strlen (rows[i]) > HEX_DIGITS + 1 && rows[i][HEX_DIGITS] == '\t')
      add_ref (refs, rows[i], g_strdup (rows[i] + HEX_DIGITS + 1));
  return refs;
}

GHashTable *
pow_git_answers_read_advertisement (const char *output)
{
  GHashTable *refs = new_refs ();
  g_auto (GStrv) rows = g_strsplit (output, "\n", -1);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *hex = rows[i] + LENGTH_DIGITS;
      g_autofree char *name = NULL;

      if (strlen (rows[i]) <= LENGTH_DIGITS + HEX_DIGITS + 1 || hex[HEX_DIGITS] != ' ')
        continue;
      name = g_strdup (hex + HEX_DIGITS + 1);
      /* What the server can do follows the first name after a NUL, which is U+FFFD in valid text. */
      if (strstr (name, "\357\277\275") != NULL)
        *strstr (name, "\357\277\275") = '\0';
      /* HEAD, and what tags point to, are no refs of their own. */
      if (g_str_has_prefix (name, "refs/") && !g_str_has_suffix (name, "^{}"))
        add_ref (refs, hex, g_steal_pointer (&name));
    }
  return refs;
}

static void
free_outcome (gpointer data)
{
  PowPushOutcome *outcome = data;

  g_free (outcome->ref);
  g_free (outcome->reason);
  g_free (outcome);
}

/* Why a ref that was refused may be accepted after a fetch and a merge. */
static gboolean
tells_of_move (const char *reason)
{
  static const char *const words[] = { "fetch first", "non-fast-forward", "stale info", "cannot lock ref", "failed to update ref",
                                       "failed to lock", "reference already exists", "incorrect old value", "unable to lock" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (reason, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

GPtrArray *
pow_git_answers_read_outcomes (const char *output)
{
  g_auto (GStrv) rows = g_strsplit (output, "\n", -1);
  GPtrArray *outcomes = g_ptr_array_new_with_free_func (free_outcome);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (rows[i], "\t", 3);
      const char *to = g_strv_length (parts) == 3 && strlen (parts[0]) == 1 ? strrchr (parts[1], ':') : NULL;
      PowPushOutcome *outcome;

      /* The server broke off before it said anything about this ref. */
      if (to == NULL || strstr (parts[2], "remote failure") != NULL || strstr (parts[2], "remote failed to report") != NULL)
        continue;
      outcome = g_new0 (PowPushOutcome, 1);
      outcome->ref = g_strdup (to + 1);
      outcome->accepted = *parts[0] != '!';
      outcome->moved = !outcome->accepted && tells_of_move (parts[2]);
      outcome->together = !outcome->accepted && (strstr (parts[2], "pre-receive hook declined") != NULL
                                                 || strstr (parts[2], "atomic") != NULL);
      outcome->reason = g_strdup (parts[2]);
      g_ptr_array_add (outcomes, outcome);
    }
  return outcomes;
}

guint64
pow_git_answers_read_bytes (const char *line)
{
  static const struct
  {
    const char *unit;
    double factor;
  } units[] = { { " bytes", 1 }, { " KiB", 1024 }, { " MiB", 1024 * 1024 }, { " GiB", 1024.0 * 1024 * 1024 } };
  const char *amount = strstr (line, "), ");
  char *end = NULL;
  double value;

  if (amount == NULL)
    return 0;
  value = g_ascii_strtod (amount + 3, &end);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (end, units[i].unit))
      return (guint64) (value * units[i].factor);
  return 0;
}
