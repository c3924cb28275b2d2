/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/record/pow-address.h"

#include <glib/gi18n-lib.h>

cJSON *
powctl_changes_to_json (GPtrArray *changes)
{
  cJSON *array = cJSON_CreateArray ();

  for (guint i = 0; i < changes->len; i++)
    {
      const PowChange *change = g_ptr_array_index (changes, i);
      cJSON *object = cJSON_CreateObject ();

      cJSON_AddStringToObject (object, "address", change->address);
      cJSON_AddItemToObject (object, "field", powctl_json_string (change->field));
      cJSON_AddItemToObject (object, "before",
                             change->before != NULL ? pow_json_copy (change->before)
                                                    : cJSON_CreateNull ());
      cJSON_AddItemToObject (object, "after",
                             change->after != NULL ? pow_json_copy (change->after)
                                                   : cJSON_CreateNull ());
      cJSON_AddItemToArray (array, object);
    }
  return array;
}

void
powctl_print_change (const PowChange *change, PowSnapshot *before, PowSnapshot *after)
{
  PowRecord *record = after != NULL ? pow_snapshot_lookup (after, change->address) : NULL;
  PowSnapshot *shown = after != NULL ? after : before;
  g_autofree char *text = NULL;

  if (record == NULL && before != NULL)
    record = pow_snapshot_lookup (before, change->address);
  text = pow_change_format (change, record, pow_snapshot_get_programme (shown),
                            pow_snapshot_look_up_record, shown);
  powctl_print ("  %s: %s\n", record != NULL ? pow_record_get_title (record) : change->address,
                text);
}

/* What was wrong with the tree, with the field it is about. */
static gboolean
refuse_invalid (Powctl *powctl, PowKind kind, const cJSON *tree, GError *error, GError **out)
{
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_problem_free);

  if (g_error_matches (error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID)
      && !pow_validate_tree (kind, tree, problems))
    for (guint i = 0; i < problems->len; i++)
      {
        const PowProblem *problem = g_ptr_array_index (problems, i);

        if (problem->level == POW_PROBLEM_ERROR)
          {
            powctl_about (powctl, powctl->address, problem->field);
            g_set_error_literal (out, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID, problem->problem);
            g_error_free (error);
            return FALSE;
          }
      }
  g_propagate_error (out, error);
  return FALSE;
}

static gboolean
make_record (Powctl *powctl, const char *address, cJSON *tree, PowRecord **record, GError **error)
{
  PowKind kind = pow_address_get_kind (address);
  g_autoptr (cJSON) kept = pow_json_copy (tree);
  GError *local_error = NULL;

  *record = pow_record_new (kind, address, tree, &local_error);
  return *record != NULL || refuse_invalid (powctl, kind, kept, local_error, error);
}

gboolean
powctl_commit (Powctl *powctl,
               GPtrArray *edits,
               const char *reason,
               PowSaveResult **result,
               GError **error)
{
  g_autofree char *author = NULL;
  g_autofree char *mail = NULL;
  PowCommitInfo info = { 0 };

  if (reason != NULL && pow_text_has_bsn (reason))
    {
      g_set_error_literal (
          error, POW_RECORD_ERROR, POW_RECORD_ERROR_BSN,
          _ ("The reason holds a number that looks like a citizen service number (BSN). "
             "Leave it out: no data of clients is kept here."));
      return FALSE;
    }
  if (!powctl_find_author (powctl, &author, &mail, error))
    return FALSE;

  info.author = author;
  info.mail = mail;
  info.reason = reason;
  info.tool = "powctl " POW_VERSION;
  *result = pow_repository_save (powctl->repository, edits, &info, error);
  return *result != NULL;
}

int
powctl_save (Powctl *powctl,
             PowSnapshot *snapshot,
             PowRecord *base,
             const char *address,
             cJSON *tree,
             const char *reason,
             gboolean list_changes,
             GError **error)
{
  g_autoptr (PowRecord) wanted = NULL;
  g_autoptr (PowSaveResult) result = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  PowRecord *stands;
  const char *revision = NULL;

  powctl_about (powctl, address, NULL);
  if (base != NULL && pow_record_is_newer (base))
    {
      cJSON_Delete (tree);
      g_set_error_literal (error, POW_RECORD_ERROR, POW_RECORD_ERROR_FORMAT,
                           _ ("This record was written by a newer version and can only be read; "
                              "update the program to change it"));
      return POWCTL_REFUSED;
    }
  if (!make_record (powctl, address, tree, &wanted, error))
    return POWCTL_REFUSED;
  stands = wanted;
  if (!pow_record_equal (base, wanted))
    {
      g_ptr_array_add (edits, pow_edit_new (base, wanted));
      if (!powctl_commit (powctl, edits, reason, &result, error))
        return POWCTL_REFUSED;
      if (result->revisions->len > 0)
        revision = g_ptr_array_index (result->revisions, 0);
      if (result->records->len > 0)
        stands = g_ptr_array_index (result->records, 0);
    }
  pow_change_diff_records (base, stands, TRUE, changes);

  if (powctl->json)
    {
      cJSON *document = cJSON_CreateObject ();

      cJSON_AddStringToObject (document, "address", address);
      cJSON_AddItemToObject (document, "revision", powctl_json_string (revision));
      if (list_changes)
        cJSON_AddItemToObject (document, "changes", powctl_changes_to_json (changes));
      powctl_print_json (document);
    }
  else if (revision == NULL)
    powctl_print (_ ("%s: nothing to change\n"), address);
  else
    {
      powctl_print (_ ("%s: saved as %.10s\n"), address, revision);
      for (guint i = 0; list_changes && i < changes->len; i++)
        {
          g_autofree char *text = pow_change_format (
              g_ptr_array_index (changes, i), stands, pow_snapshot_get_programme (snapshot),
              pow_snapshot_look_up_record, snapshot);

          powctl_print ("  %s\n", text);
        }
    }
  return pow_record_count_choices (stands) > 0 && result != NULL && result->merged ? POWCTL_CHOICES
                                                                                   : POWCTL_DONE;
}
