/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/sync/pow-gate-private.h"

#include "model/record/pow-record.h"
#include "model/store/pow-commit-message.h"
#include "model/store/pow-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One more says that there are others. */
#define REFUSALS_MAX 50

#define NOBODY "0000000000000000000000000000000000000000"

PowGateUpdate *
pow_gate_update_new (const char *ref, const char *before, const char *after)
{
  PowGateUpdate *update = g_new0 (PowGateUpdate, 1);

  update->ref = g_strdup (ref);
  update->before = g_strdup (before);
  update->after = g_strdup (after);
  return update;
}

void
pow_gate_update_free (PowGateUpdate *update)
{
  if (update == NULL)
    return;
  g_free (update->ref);
  g_free (update->before);
  g_free (update->after);
  g_free (update);
}

void
pow_refusal_free (PowRefusal *refusal)
{
  if (refusal == NULL)
    return;
  g_free (refusal->ref);
  g_free (refusal->revision);
  g_free (refusal->address);
  g_free (refusal->field);
  g_free (refusal->problem);
  g_free (refusal);
}

/* What stands wrong in every revision is told once, of the first. */
static gboolean
was_told (PowGate *gate, const char *address, const char *field, const char *problem)
{
  for (guint i = 0; i < gate->refusals->len; i++)
    {
      const PowRefusal *told = g_ptr_array_index (gate->refusals, i);

      if (g_str_equal (told->ref, gate->update->ref) && g_strcmp0 (told->address, address) == 0
          && g_strcmp0 (told->field, field) == 0 && g_str_equal (told->problem, problem))
        return TRUE;
    }
  return FALSE;
}

void
pow_gate_refuse (PowGate *gate, const char *address, const char *field, const char *problem)
{
  PowRefusal *refusal;

  if (address != NULL && *address == '\0')
    address = NULL;
  if (gate->refusals->len > REFUSALS_MAX || was_told (gate, address, field, problem))
    return;
  refusal = g_new0 (PowRefusal, 1);
  refusal->ref = g_utf8_make_valid (gate->update->ref, -1);
  g_ptr_array_add (gate->refusals, refusal);
  if (gate->refusals->len > REFUSALS_MAX)
    {
      refusal->problem = g_strdup (_ ("There is more that is not in order; put this right first."));
      return;
    }
  refusal->revision = g_strdup (gate->revision);
  refusal->address = g_strdup (address);
  refusal->field = g_strdup (field);
  refusal->problem = g_strdup (problem);
}

void
pow_gate_check_person (PowGate *gate, const char *name, const char *mail)
{
  g_autofree char *problem = NULL;

  if (pow_text_has_bsn (name) || pow_text_has_bsn (mail))
    pow_gate_refuse (gate, NULL, NULL,
                     _ ("The name or mail address of the author reads as a citizen service number (BSN). Write it without."));
  if (gate->identity == NULL || pow_gate_identity_allows (gate->identity, gate->user, name, mail))
    return;
  if (gate->user == NULL)
    problem = g_strdup (_ ("The server does not know who signed in. Ask its administrator."));
  else if (!pow_gate_identity_knows (gate->identity, gate->user))
    problem = g_strdup_printf (_ ("The server has no name for “%s”. Ask its administrator to add you to the list of people."),
                               gate->user);
  else
    problem = g_strdup_printf (_ ("This was made by “%s <%s>”, but “%s” signed in. Everybody sends their own changes; if this is "
                                  "you, ask the administrator to add this name."),
                               name, mail, gate->user);
  pow_gate_refuse (gate, NULL, NULL, problem);
}

/* What people typed: the reason. Somebody else's message is typed wholly; of ours the rest repeats values
 * of records, which are checked in their own place. */
void
pow_gate_check_message (PowGate *gate, const char *message)
{
  g_autofree char *ours = pow_commit_message_dup_trailer (message, "Change-Id");
  g_autofree char *reason = ours != NULL ? pow_commit_message_dup_trailer (message, "Reason") : NULL;

  if (pow_text_has_bsn (ours != NULL ? reason : message))
    pow_gate_refuse (gate, NULL, NULL,
                     _ ("The reason holds nine digits that read as a citizen service number (BSN). Write it without."));
}

gboolean
pow_gate_is_ancestor (PowGate *gate, const char *revision, const char *tip, gboolean *answer, GError **error)
{
  const char *const arguments[] = { "merge-base", "--is-ancestor", revision, tip, NULL };
  int status;

  if (!pow_git_reader_run (gate->reader, arguments, NULL, &status, error))
    return FALSE;
  *answer = status == 0;
  return TRUE;
}

static gboolean
check_commit (PowGate *gate, const char *revision, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (PowRawCommit) commit = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean good = TRUE;
  git_oid id;

  gate->revision = revision;
  if (pow_oid_from_hex (revision, &id))
    bytes = pow_git_reader_read (gate->reader, &id, POW_OBJECT_COMMIT, POW_COMMIT_BYTES_MAX, &failure);
  commit = bytes != NULL ? pow_commit_parse (bytes, FALSE) : NULL;
  if (commit == NULL)
    pow_gate_refuse (gate, NULL, NULL, failure != NULL ? failure->message : _ ("This is no revision."));
  else
    {
      pow_gate_check_person (gate, commit->author, commit->mail);
      pow_gate_check_message (gate, commit->message);
      good = pow_gate_check_tree (gate, commit, error);
    }
  gate->revision = NULL;
  return good;
}

/* Every revision that the push adds to a line, oldest first. */
static gboolean
check_new_commits (PowGate *gate, GError **error)
{
  const PowGateUpdate *update = gate->update;
  g_autofree char *without = g_strconcat ("^", update->before, NULL);
  gboolean is_new = g_str_equal (update->before, NOBODY);
  const char *const arguments[] = { "rev-list", "--reverse", "--topo-order", update->after, is_new ? NULL : without, NULL };
  g_autofree char *output = NULL;
  g_auto (GStrv) revisions = NULL;
  gboolean good = TRUE;
  int status;

  if (!pow_git_reader_run (gate->reader, arguments, &output, &status, error))
    return FALSE;
  if (status != 0)
    {
      pow_gate_refuse (gate, NULL, NULL, _ ("The history that was sent is not whole. Get the newest state and send again."));
      return TRUE;
    }
  revisions = g_strsplit (output, "\n", -1);
  for (guint i = 0; good && revisions[i] != NULL && gate->refusals->len <= REFUSALS_MAX; i++)
    if (*revisions[i] != '\0')
      good = check_commit (gate, revisions[i], error);
  return good;
}

static gboolean
check_line (PowGate *gate, GError **error)
{
  const PowGateUpdate *update = gate->update;
  gboolean follows = TRUE;

  if (g_str_equal (update->after, NOBODY))
    {
      pow_gate_refuse (gate, NULL, NULL, _ ("A line of a portfolio is never deleted. A region that ended says so in its record."));
      return TRUE;
    }
  if (!g_str_equal (update->before, NOBODY)
      && !pow_gate_is_ancestor (gate, update->before, update->after, &follows, error))
    return FALSE;
  if (!follows)
    {
      pow_gate_refuse (gate, NULL, NULL,
                       _ ("This would rewrite what others have already. Get the newest state, merge, and send again without force."));
      return TRUE;
    }
  return check_new_commits (gate, error);
}

static gboolean
check_update (PowGate *gate, GError **error)
{
  const char *ref = gate->update->ref;
  git_oid id;

  gate->line = NULL;
  gate->revision = NULL;
  if (!pow_oid_from_hex (gate->update->before, &id) || !pow_oid_from_hex (gate->update->after, &id))
    {
      g_set_error (error, POW_RECORD_ERROR, POW_RECORD_ERROR_INVALID, _ ("Give each revision with its 40 digits"));
      return FALSE;
    }
  if (g_str_has_prefix (ref, "refs/tags/moment/"))
    return pow_gate_check_moment (gate, error);
  if (g_str_has_prefix (ref, "refs/perspectief/contacts/"))
    return pow_gate_check_contacts (gate, error);
  if (g_str_has_prefix (ref, "refs/heads/") && pow_line_is_valid (ref + strlen ("refs/heads/")))
    {
      gate->line = ref + strlen ("refs/heads/");
      return check_line (gate, error);
    }
  pow_gate_refuse (gate, NULL, NULL,
                   _ ("This name is no part of a portfolio: only programme, region/NAME and their moments and contacts are."));
  return TRUE;
}

/**
 * pow_gate_check:
 * @folder: (nullable): the server's repository; %NULL for the one around the current folder
 * @updates: (element-type PowGateUpdate): what the push would move
 * @identity: (nullable): under which names people may write; %NULL: not checked
 * @user: (nullable): who signed in
 * @error: %POW_STORE_ERROR_IO when git cannot be asked
 *
 * What a server does before it takes a push (data.md, Incoming): looks for what the push adds that is
 * unreadable, invalid, of a foreign path or mode, in another region's folder, a rewritten line, like a
 * citizen service number, or a merge that changes a record of its own accord. What stands there already is
 * nobody's fault now.
 *
 * Returns: (transfer full) (nullable) (element-type PowRefusal): why it is refused; empty when it is not
 */
GPtrArray *
pow_gate_check (const char *folder, GPtrArray *updates, PowGateIdentity *identity, const char *user, GError **error)
{
  g_autoptr (PowGitReader) reader = pow_git_reader_new (folder, error);
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_refusal_free);
  PowGate gate = { reader, updates, identity, user, refusals, NULL, NULL, NULL };

  g_return_val_if_fail (updates != NULL, NULL);

  if (reader == NULL)
    return NULL;
  for (guint i = 0; i < updates->len; i++)
    {
      gate.update = g_ptr_array_index (updates, i);
      if (!check_update (&gate, error))
        return NULL;
    }
  return g_steal_pointer (&refusals);
}
