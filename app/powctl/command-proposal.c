/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "app/powctl/powctl.h"

#include "model/change/pow-proposal.h"
#include "model/sync/pow-sync-status.h"

#include <glib/gi18n-lib.h>

static int
print_count (Powctl *powctl, const char *format, const char *file, guint n)
{
  cJSON *document;

  if (!powctl->json)
    {
      powctl_print (format, file, n);
      return POWCTL_DONE;
    }
  document = cJSON_CreateObject ();
  cJSON_AddStringToObject (document, "file", file);
  cJSON_AddNumberToObject (document, "changes", n);
  powctl_print_json (document);
  return POWCTL_DONE;
}

/* What only stands here of a region, into a file. */
static int
make (Powctl *powctl, const char *region, const char *file, GError **error)
{
  PowRepository *repository = powctl_open (powctl, error);
  g_autofree char *line = g_strconcat ("region/", region, NULL);
  g_autofree char *author = NULL;
  g_autofree char *mail = NULL;
  GPtrArray *changes = repository != NULL && powctl_find_author (powctl, &author, &mail, error) ? pow_sync_status_list_stranded (repository, line, error) : NULL;
  g_autoptr (PowProposal) proposal = changes != NULL ? pow_proposal_new (line, author, changes) : NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (proposal == NULL)
    return POWCTL_REFUSED;
  text = pow_proposal_write (proposal, &length);
  if (!g_file_set_contents (file, text, (gssize) length, error))
    return POWCTL_REFUSED;
  return print_count (powctl, _ ("%s: a proposal of %u changes\n"), file, proposal->changes->len);
}

static int
take (Powctl *powctl, const char *file, GError **error)
{
  g_autoptr (PowSnapshot) snapshot = powctl_read (powctl, NULL, error);
  gsize length;
  g_autofree char *text = snapshot != NULL ? powctl_read_file (file, &length, error) : NULL;
  g_autoptr (PowProposal) proposal = text != NULL ? pow_proposal_read (text, length, error) : NULL;
  g_autoptr (GPtrArray) edits = proposal != NULL ? pow_proposal_plan (proposal, snapshot, error) : NULL;
  g_autofree char *reason = NULL;
  g_autoptr (PowSaveResult) result = NULL;

  if (edits == NULL)
    return POWCTL_REFUSED;
  /* Translators: why something changed: somebody who may not write here proposed it. */
  reason = proposal->author != NULL ? g_strdup_printf (_ ("proposal of %s"), proposal->author) : g_strdup (_ ("a proposal"));
  if (edits->len > 0 && !powctl_commit (powctl, edits, reason, &result, error))
    return POWCTL_REFUSED;
  return print_count (powctl, _ ("%s: taken in, in %u records\n"), file, edits->len);
}

static int
run (Powctl *powctl, char **arguments, GError **error)
{
  const guint n = g_strv_length (arguments);

  if (n == 3 && g_str_equal (arguments[0], "make"))
    return make (powctl, arguments[1], arguments[2], error);
  if (n == 2 && g_str_equal (arguments[0], "take"))
    return take (powctl, arguments[1], error);
  g_set_error_literal (error, POWCTL_ERROR, POWCTL_ERROR_USAGE, _ ("Write “powctl proposal make REGION FILE” or “powctl proposal take FILE”"));
  return POWCTL_USAGE;
}

const PowctlCommand powctl_proposal = {
  "proposal", "make REGION FILE | take FILE", N_ ("Changes that you may not share, in a file for who may make them"), NULL, 2, 3, run,
};
