/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/sync/pow-exchange-private.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
pow_rescue_keep (PowExchange *x, const char *line, const git_oid *commit, GError **error)
{
  const char *scope = g_str_has_prefix (line, POW_LINE_REGION_PREFIX) ? line + strlen (POW_LINE_REGION_PREFIX) : line;
  g_autofree char *hex = pow_oid_to_hex (commit);
  g_autofree char *name = g_strdup_printf ("refs/rescue/%s/%.12s", scope, hex);

  return pow_exchange_set_ref (x, name, commit, error);
}

static gboolean
explain (PowLineSync *line)
{
  pow_sync_line_tell (line->told, POW_SYNC_NOT_SENT,
                      g_strdup (line->has_server
                                    ? _("The server no longer has what was shared here before: somebody rewrote this line or put an old copy back. Nothing was taken over or sent, and your work is kept. Ask whoever keeps the server why. Then take over what it has, with your own work on top (powctl sync --reapply).")
                                    : _("The server no longer has this line. Nothing was sent, and your work is kept. Ask whoever keeps the server why. Then send it again (powctl sync --reapply).")),
                      NULL);
  line->told->rewritten = TRUE;
  line->is_settled = TRUE;
  return TRUE;
}

/* What was done here since the last exchange, on top of what the server has now. The old states are not
 * joined in: who rewrote the line may have had reason to take something out of it. */
static gboolean
put_on_top (PowExchange *x, PowLineSync *line, GError **error)
{
  git_oid base;
  git_oid ours;
  git_oid theirs;
  gboolean again = FALSE;

  if (!pow_exchange_read_tree (x, &line->known, &base, error) || !pow_exchange_read_tree (x, &line->head, &ours, error)
      || !pow_exchange_read_tree (x, &line->server, &theirs, error))
    return FALSE;
  line->local = line->head;
  if (pow_oid_equal (&base, &ours))
    {
      line->offered = line->server;
      line->is_settled = TRUE;
      return pow_line_sync_take_over (x, line, &line->server, &again, error);
    }
  g_clear_pointer (&line->merge, pow_line_merge_free);
  line->merge = pow_line_merge_trees (&x->store, line->line, &base, &ours, &theirs, error);
  if (line->merge == NULL
      || !pow_exchange_commit (x, line->line, &line->merge->tree, &line->server, 1, N_("Put on top of the line that was rewritten"),
                               &line->offered, error))
    return FALSE;
  line->is_sending = TRUE;
  return TRUE;
}

gboolean
pow_rescue_meet_rewritten (PowExchange *x, PowLineSync *line, GError **error)
{
  if (line->has_head && !pow_rescue_keep (x, line->line, &line->head, error))
    return FALSE;
  if (!x->options->reapply)
    return explain (line);
  line->told->rewritten = TRUE;
  if (line->has_server && line->has_head)
    return put_on_top (x, line, error);
  line->local = line->head;
  line->offered = line->has_head ? line->head : line->server;
  line->is_sending = line->has_head;
  line->is_settled = !line->has_head;
  return TRUE;
}
