/* SPDX-License-Identifier: EUPL-1.2 */
/* Of two moments: what stood there before is put back, as a new change. Main thread. */
#include "ui/compare/pow-compare-restore.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

/* The record keeps its address, and a field its place, between two moments; either may be in one of them only. */
static const char *
get_address (PowCompareItem *item)
{
  const char *now = pow_compare_item_get_address (item, 1);

  return now != NULL ? now : pow_compare_item_get_address (item, 0);
}

static const char *
get_path (PowCompareItem *item)
{
  const char *now = pow_compare_item_get_path (item, 1);

  return now != NULL ? now : pow_compare_item_get_path (item, 0);
}

/**
 * pow_compare_restore_is_possible:
 * @session: what is on screen
 * @answer: (nullable): the comparison
 * @item: (nullable): a line of it
 *
 * Returns: whether the line differs between an earlier moment and now, and can be put back
 */
gboolean
pow_compare_restore_is_possible (PowSession *session, const PowCompareAnswer *answer, PowCompareItem *item)
{
  const PowCompareLevel level = item != NULL ? pow_compare_item_get_level (item) : POW_COMPARE_HEADING;
  const PowComparedMark mark = item != NULL ? pow_compare_item_get_mark (item) : POW_COMPARED_SAME;

  if (answer == NULL || answer->question->mode != POW_COMPARE_MOMENTS || pow_session_is_read_only (session)
      || mark == POW_COMPARED_SAME || get_address (item) == NULL)
    return FALSE;
  return level == POW_COMPARE_VALUE ? get_path (item) != NULL
                                    : level == POW_COMPARE_SUBJECT && mark == POW_COMPARED_REMOVED;
}

/* The value of the first column in place of today's. */
static void
restore_value (PowSession *session, const PowComparison *comparison, const char *address, const char *path)
{
  PowRecord *record = pow_snapshot_lookup (pow_session_get_current (session), address);
  PowRecord *before = pow_snapshot_lookup (comparison->columns[0].snapshot, address);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  g_autoptr (PowRecord) wanted = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = g_strdup_printf (_ ("As it was: %s"), comparison->columns[0].name);

  if (record == NULL || before == NULL)
    {
      pow_session_tell (session, _ ("What was changed is not there any more."), FALSE);
      return;
    }
  wanted = pow_record_with (record, path, pow_record_get (before, path), &error);
  if (wanted == NULL)
    {
      pow_session_tell (session, error->message, FALSE);
      return;
    }
  g_ptr_array_add (edits, pow_edit_new (record, wanted));
  pow_session_change (session, edits, _ ("What stood there before is put back"), reason);
}

/**
 * pow_compare_restore:
 * @session: what is on screen
 * @answer: the comparison of two moments
 * @item: a line that can be put back
 *
 * Puts back what stood there at the first moment: a value, an entry or a whole record. What came since in
 * other fields stays, and it can be undone.
 */
void
pow_compare_restore (PowSession *session, const PowCompareAnswer *answer, PowCompareItem *item)
{
  const char *address, *path;

  g_return_if_fail (pow_compare_restore_is_possible (session, answer, item));

  address = get_address (item);
  path = get_path (item);
  if (pow_compare_item_get_level (item) == POW_COMPARE_SUBJECT)
    pow_session_put_back (session, address, NULL);
  else if (pow_compare_item_get_mark (item) == POW_COMPARED_ADDED)
    pow_session_remove (session, address, path);
  else
    restore_value (session, answer->comparison, address, path);
}
