/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-pairs.h"

#include "model/schema/pow-path.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>

static PowRecord *
get_programme (PowSession *session)
{
  if (pow_session_is_read_only (session))
    {
      pow_session_tell (session, _ ("This is an earlier moment. Pair what belongs together in the portfolio of now."), FALSE);
      return NULL;
    }
  return pow_snapshot_get_programme (pow_session_get_current (session));
}

static gboolean
save (PowSession *session, PowRecord *programme, PowRecord *changed, const char *description, GError *error)
{
  g_autoptr (GPtrArray) edits = NULL;

  if (changed == NULL)
    {
      pow_session_tell (session, error != NULL ? error->message : description, FALSE);
      return FALSE;
    }
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_ptr_array_add (edits, pow_edit_new (programme, changed));
  pow_session_change (session, edits, description, NULL);
  return TRUE;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * pow_compare_pairs_add_members:
 * @members: (element-type utf8): a list of addresses that frees them
 * @subject: subprojects side by side, or one alone
 *
 * Adds who stands there, each once: one region may have two columns. What a question keeps while a person thinks
 * are these, as the comparison may have been made anew by then.
 */
void
pow_compare_pairs_add_members (GPtrArray *members, const PowComparedSubject *subject)
{
  for (guint i = 0; i < POW_COMPARISON_COLUMNS; i++)
    {
      const char *address = subject->records[i] != NULL ? pow_record_get_address (subject->records[i]) : NULL;

      if (address != NULL && !g_ptr_array_find_with_equal_func (members, address, g_str_equal, NULL))
        g_ptr_array_add (members, g_strdup (address));
    }
}

static cJSON *
make_entry (GPtrArray *members, const char *reason)
{
  cJSON *entry = cJSON_CreateObject ();
  cJSON *set = cJSON_AddArrayToObject (entry, "members");

  g_ptr_array_sort (members, compare_strings);
  for (guint i = 0; i < members->len; i++)
    cJSON_AddItemToArray (set, cJSON_CreateString (g_ptr_array_index (members, i)));
  if (reason != NULL)
    cJSON_AddStringToObject (entry, "reason", reason);
  return entry;
}

static gboolean
are_all_in (const cJSON *set, GPtrArray *members)
{
  for (const cJSON *member = set != NULL ? set->child : NULL; member != NULL; member = member->next)
    if (!cJSON_IsString (member) || !g_ptr_array_find_with_equal_func (members, member->valuestring, g_str_equal, NULL))
      return FALSE;
  return TRUE;
}

/* Who pairs what was called not the same takes that back: both would not be true. */
static PowRecord *
forget_refusals (PowRecord *programme, GPtrArray *members, GError **error)
{
  g_autoptr (GPtrArray) keys = pow_record_list_entries (programme, "apart");
  g_autoptr (PowRecord) changed = g_object_ref (programme);

  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *path = pow_path_join ("apart", g_ptr_array_index (keys, i));
      PowRecord *next;

      if (!are_all_in (pow_json_get (pow_record_get (programme, path), "members"), members))
        continue;
      next = pow_record_with_removed (changed, path, TRUE, error);
      if (next == NULL)
        return NULL;
      g_set_object (&changed, next);
      g_object_unref (next);
    }
  return g_steal_pointer (&changed);
}

/**
 * pow_compare_pairs_join:
 * @session: where it is kept
 * @members: (element-type utf8): addresses of subprojects of different regions; sorted by this
 * @reason: (nullable): what the program suggested it on; %NULL: a person says so
 *
 * Keeps that subprojects belong together, for everyone, and takes back what was said against it. Main thread; saved
 * beside it, told with an offer to undo it.
 *
 * Returns: FALSE when it could not be; the person has been told why
 */
gboolean
pow_compare_pairs_join (PowSession *session, GPtrArray *members, const char *reason)
{
  PowRecord *programme;
  g_autoptr (cJSON) entry = NULL;
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *path = NULL;
  g_autoptr (PowRecord) agreed = NULL;
  g_autoptr (PowRecord) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (POW_IS_SESSION (session), FALSE);
  g_return_val_if_fail (members != NULL && members->len > 1, FALSE);

  programme = get_programme (session);
  if (programme == NULL)
    return FALSE;
  entry = make_entry (members, reason);
  path = g_strdup_printf ("pairs.pair-%.8s", random);
  agreed = forget_refusals (programme, members, &error);
  changed = agreed != NULL ? pow_record_with (agreed, path, entry, &error) : NULL;
  return save (session, programme, changed, _ ("Paired"), error);
}

/**
 * pow_compare_pairs_confirm:
 * @session: where it is kept
 * @subject: a suggested pair
 *
 * Keeps a suggestion, with what it was suggested on. Main thread.
 *
 * Returns: FALSE when it could not be; the person has been told why
 */
gboolean
pow_compare_pairs_confirm (PowSession *session, const PowComparedSubject *subject)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (POW_IS_SESSION (session), FALSE);
  g_return_val_if_fail (subject != NULL && subject->pair_key == NULL, FALSE);

  pow_compare_pairs_add_members (members, subject);
  return pow_compare_pairs_join (session, members, subject->pair_reason);
}

/* The same members give the same key, so that two people who refuse one suggestion refuse it once. */
static char *
make_refusal_path (GPtrArray *members)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *digest = NULL;

  g_ptr_array_sort (members, compare_strings);
  for (guint i = 0; i < members->len; i++)
    g_string_append_printf (all, "%s\n", (const char *) g_ptr_array_index (members, i));
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, all->str, (gssize) all->len);
  return g_strdup_printf ("apart.apart-%.12s", digest);
}

static PowRecord *
with_refusal (PowRecord *programme, GPtrArray *members, const char *reason, GError **error)
{
  g_autofree char *path = make_refusal_path (members);
  g_autoptr (cJSON) entry = make_entry (members, reason);

  return pow_record_with (programme, path, entry, error);
}

/* One member apart from each of the others: an entry that held them all would part the others too. */
static PowRecord *
with_member_apart (PowRecord *programme, GPtrArray *members, const char *member, const char *reason, GError **error)
{
  g_autoptr (PowRecord) changed = g_object_ref (programme);

  for (guint i = 0; changed != NULL && i < members->len; i++)
    {
      g_autoptr (GPtrArray) two = g_ptr_array_new ();
      g_autoptr (PowRecord) before = NULL;

      if (g_str_equal (g_ptr_array_index (members, i), member))
        continue;
      g_ptr_array_add (two, g_ptr_array_index (members, i));
      g_ptr_array_add (two, (gpointer) member);
      before = g_steal_pointer (&changed);
      changed = with_refusal (before, two, reason, error);
    }
  return g_steal_pointer (&changed);
}

/**
 * pow_compare_pairs_refuse:
 * @session: where it is kept
 * @members: (element-type utf8): addresses of suggested subprojects; sorted by this
 * @member: (nullable): the one of them that does not belong to the others; %NULL: none belongs to another
 * @reason: what it had been suggested on
 *
 * Keeps that subprojects are not the same: they are not suggested as a pair again, to anyone. Without one member the
 * others stay a suggestion as far as they are alike without it. A person can still pair them. Main thread; saved
 * beside it, told with an offer to undo it.
 *
 * Returns: FALSE when it could not be; the person has been told why
 */
gboolean
pow_compare_pairs_refuse (PowSession *session, GPtrArray *members, const char *member, const char *reason)
{
  PowRecord *programme;
  g_autofree char *suggested = NULL;
  g_autoptr (PowRecord) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (POW_IS_SESSION (session), FALSE);
  g_return_val_if_fail (members != NULL && members->len > 1 && reason != NULL, FALSE);

  programme = get_programme (session);
  if (programme == NULL)
    return FALSE;
  /* For who reads the history. */
  suggested = g_strdup_printf (_ ("suggested: %s"), reason);
  changed = member != NULL ? with_member_apart (programme, members, member, suggested, &error)
                           : with_refusal (programme, members, suggested, &error);
  return save (session, programme, changed, _ ("Kept apart"), error);
}

/**
 * pow_compare_pairs_part:
 * @session: where it is kept
 * @subject: a confirmed pair
 *
 * Takes a pair back. It may be suggested again.
 *
 * Returns: FALSE when it could not be; the person has been told why
 */
gboolean
pow_compare_pairs_part (PowSession *session, const PowComparedSubject *subject)
{
  PowRecord *programme;
  g_autofree char *path = NULL;
  g_autoptr (PowRecord) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (POW_IS_SESSION (session), FALSE);
  g_return_val_if_fail (subject != NULL && subject->pair_key != NULL, FALSE);

  programme = get_programme (session);
  if (programme == NULL)
    return FALSE;
  path = pow_path_join ("pairs", subject->pair_key);
  changed = pow_record_with_removed (programme, path, TRUE, &error);
  return save (session, programme, changed, _ ("Unpaired"), error);
}
