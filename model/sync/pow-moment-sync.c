/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-exchange-private.h"
#include "model/sync/pow-shared-note.h"

#include "pow-config.h"

#include <string.h>

#define PREFIX "refs/tags/moment/"

/* "zeeland" of "refs/tags/moment/zeeland/plan-2020". Transfer full; NULL: not ours to exchange. */
static char *
find_scope (PowExchange *x, const char *ref)
{
  g_auto (GStrv) names = g_str_has_prefix (ref, PREFIX) ? g_strsplit (ref + strlen (PREFIX), "/", -1) : NULL;
  g_autofree char *line = NULL;

  if (names == NULL || g_strv_length (names) != 2 || !pow_id_is_valid (names[0]) || !pow_id_is_valid (names[1]))
    return NULL;
  /* The moments of all carry every line. */
  if (strcmp (names[0], POW_LINE_PROGRAMME) == 0)
    return x->regions == NULL ? g_strdup (names[0]) : NULL;
  line = g_strconcat (POW_LINE_REGION_PREFIX, names[0], NULL);
  return pow_exchange_wants (x, line) ? g_strdup (names[0]) : NULL;
}

/* The commit that a tag object names. */
static gboolean
read_target (PowExchange *x, const git_oid *tag, git_oid *target)
{
  g_autoptr (GBytes) bytes = pow_objects_read (x->repository->objects, tag, POW_OBJECT_TAG, POW_COMMIT_BYTES_MAX, NULL);
  g_autofree char *hex = NULL;
  const char *text;
  gsize length;

  if (bytes == NULL)
    return FALSE;
  text = g_bytes_get_data (bytes, &length);
  if (length < strlen ("object ") + 40 + strlen ("\ntype commit\n") || memcmp (text, "object ", 7) != 0
      || memcmp (text + 47, "\ntype commit\n", 13) != 0)
    return FALSE;
  hex = g_strndup (text + 7, 40);
  return pow_oid_from_hex (hex, target);
}

/* A region's moment is one of its shared line; those of all have been checked like a line. */
static gboolean
belongs (PowExchange *x, const char *scope, const git_oid *target)
{
  g_autofree char *line = g_strconcat (POW_LINE_REGION_PREFIX, scope, NULL);
  g_autofree char *known = pow_exchange_name_known (x, line);
  g_autofree char *danger = NULL;
  git_oid tip;

  if (strcmp (scope, POW_LINE_PROGRAMME) == 0)
    return pow_incoming_check (x, target, NULL, NULL, &danger, NULL);
  return pow_exchange_find_ref (x, known, &tip) && pow_exchange_reaches (x, &tip, target);
}

gboolean
pow_moment_sync_may_go (PowExchange *x, const char *scope, const git_oid *tag)
{
  git_oid target;

  return read_target (x, tag, &target) && belongs (x, scope, &target);
}

static char *
build_incoming (PowExchange *x, const char *ref)
{
  g_autofree char *below = g_strconcat ("moments/", ref + strlen (PREFIX), NULL);

  return pow_exchange_name_incoming (x, below);
}

static void
take_over (PowExchange *x, const char *ref)
{
  g_autofree char *incoming = build_incoming (x, ref);
  g_autofree char *scope = find_scope (x, ref);
  git_reference *reference = NULL;
  git_oid tag;

  /* Never moved: where there is one of this name already, it stays. */
  if (pow_exchange_find_ref (x, incoming, &tag) && pow_moment_sync_may_go (x, scope, &tag))
    git_reference_create (&reference, x->repository->git, ref, &tag, FALSE, NULL);
  git_reference_free (reference);
}

static void
refused_cb (gpointer data, guint place, const char *why)
{
  /* A moment that git refuses is left out; take_over() does not find it. */
}

static void
fetch (PowExchange *x, GPtrArray *refs)
{
  g_autoptr (GPtrArray) refspecs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < refs->len; i++)
    {
      g_autofree char *incoming = build_incoming (x, g_ptr_array_index (refs, i));

      g_ptr_array_add (refspecs, g_strdup_printf ("+%s:%s", (const char *) g_ptr_array_index (refs, i), incoming));
    }
  pow_transport_fetch_each (x->transport, refspecs, refused_cb, NULL, NULL);
  for (guint i = 0; i < refs->len; i++)
    take_over (x, g_ptr_array_index (refs, i));
}

static void
fetch_missing (PowExchange *x)
{
  g_autoptr (GPtrArray) refs = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer ref;

  g_hash_table_iter_init (&iter, x->server);
  while (g_hash_table_iter_next (&iter, &ref, NULL))
    {
      g_autofree char *scope = find_scope (x, ref);
      git_oid here;

      if (scope != NULL && !pow_exchange_find_ref (x, ref, &here))
        g_ptr_array_add (refs, ref);
    }
  if (refs->len > 0)
    fetch (x, refs);
}

static void
send_missing (PowExchange *x)
{
  g_autoptr (GPtrArray) refspecs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autofree char *errors = NULL;
  git_reference_iterator *iterator = NULL;
  const char *name;

  if (git_reference_iterator_glob_new (&iterator, x->repository->git, PREFIX "*") < 0)
    return;
  while (git_reference_next_name (&name, iterator) == 0)
    {
      g_autofree char *scope = find_scope (x, name);
      git_oid tag;

      if (scope != NULL && !g_hash_table_contains (x->server, name) && pow_exchange_find_ref (x, name, &tag)
          && pow_moment_sync_may_go (x, scope, &tag))
        g_ptr_array_add (refspecs, g_strdup_printf ("%s:%s", name, name));
    }
  git_reference_iterator_free (iterator);
  /* What is refused or cut off here goes with the next exchange; no line depends on it. */
  if (refspecs->len > 0)
    pow_transport_push (x->transport, NULL, refspecs, &outcomes, &errors, NULL);
  for (guint i = 0; outcomes != NULL && i < outcomes->len; i++)
    {
      const PowPushOutcome *outcome = g_ptr_array_index (outcomes, i);
      git_oid tag;

      if (pow_exchange_find_ref (x, outcome->ref, &tag))
        pow_shared_note_add (x, outcome, &tag);
    }
}

void
pow_moment_sync_run (PowExchange *x)
{
  if (x->imagined != NULL)
    return;
  if (x->progress != NULL)
    x->progress (POW_SYNC_PHASE_FINISH, 0, NULL, x->data);
  fetch_missing (x);
  if (!x->is_bundle)
    send_missing (x);
}
