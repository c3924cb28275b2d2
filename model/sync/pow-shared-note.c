/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-shared-note.h"

#include "model/store/pow-contacts-private.h"
#include "model/store/pow-files.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
build_path (PowRepository *repository)
{
  return g_build_filename (repository->path, "perspectief", "shared", NULL);
}

void
pow_shared_note_add (PowExchange *x, const PowPushOutcome *outcome, const git_oid *offered)
{
  static const git_oid refused = { { 0 } };

  if (outcome->accepted)
    g_hash_table_replace (x->server, g_strdup (outcome->ref), pow_oid_copy (offered));
  else if (!outcome->moved && !outcome->together)
    g_hash_table_replace (x->server, g_strdup (outcome->ref), pow_oid_copy (&refused));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

void
pow_shared_note_write (PowExchange *x)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = build_path (x->repository);
  g_autofree char *before = NULL;
  GList *refs;

  if (x->imagined != NULL || !x->is_home)
    return;
  refs = g_list_sort (g_hash_table_get_keys (x->server), compare_names);
  for (GList *ref = refs; ref != NULL; ref = ref->next)
    if (g_str_has_prefix (ref->data, "refs/tags/moment/") || g_str_has_prefix (ref->data, POW_CONTACT_REFS))
      {
        g_autofree char *hex = pow_oid_to_hex (g_hash_table_lookup (x->server, ref->data));

        g_string_append_printf (text, "%s %s\n", hex, (const char *) ref->data);
      }
  g_list_free (refs);
  if (g_file_get_contents (path, &before, NULL, NULL) && strcmp (before, text->str) == 0)
    return;
  pow_file_write_durable (path, text->str, text->len, 0600, NULL);
}

GHashTable *
pow_shared_note_read (PowRepository *repository)
{
  GHashTable *note = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *path = build_path (repository);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return note;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 2);
      git_oid id;

      if (g_strv_length (words) == 2 && pow_oid_from_hex (words[0], &id))
        g_hash_table_replace (note, g_strdup (words[1]), pow_oid_copy (&id));
    }
  return note;
}

void
pow_shared_note_forget (PowRepository *repository)
{
  g_autofree char *path = build_path (repository);

  g_unlink (path);
}
