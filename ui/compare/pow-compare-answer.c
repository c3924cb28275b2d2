/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-answer.h"

#include "model/record/pow-address.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>

/**
 * pow_compare_history_is_whole:
 * @session: what is on screen
 *
 * While the history is being read its newest part is there already; what is behind a figure may be older.
 *
 * Returns: whether all of it can be asked
 */
gboolean
pow_compare_history_is_whole (PowSession *session)
{
  double done = 0, total = 0;

  g_return_val_if_fail (POW_IS_SESSION (session), FALSE);

  g_object_get (pow_session_get_lookback (session), "done", &done, "total", &total, NULL);
  return total > 0 && done >= total;
}

static void
add_tags (PowCompareAnswer *self, PowSession *session)
{
  PowCompareColumns *columns = &self->lines->columns;

  for (guint i = 0; self->question->mode == POW_COMPARE_REGIONS && i < columns->n; i++)
    {
      const char *region = self->question->regions[i];

      g_free (columns->tags[i]);
      columns->tags[i] = pow_session_is_own (session, region) ? g_strdup (C_ ("region", "own"))
                         : pow_session_is_neighbour (session, region) ? g_strdup (C_ ("region", "neighbour")) : NULL;
    }
}

/**
 * pow_compare_answer_complete:
 * @self: an answer that nothing shows yet
 * @session: what is on screen
 *
 * Adds which regions are the own one and its neighbours, and that changes behind figures are still missing.
 */
void
pow_compare_answer_complete (PowCompareAnswer *self, PowSession *session)
{
  g_return_if_fail (self != NULL && POW_IS_SESSION (session));

  add_tags (self, session);
  if (self->question->mode != POW_COMPARE_PRACTICE || pow_compare_history_is_whole (session))
    return;
  g_free (self->lines->remark);
  self->lines->remark = g_strdup (_ ("The history is still being read: the changes behind the figures follow"));
}

/**
 * pow_compare_answer_dup_subtitle:
 * @self: an answer
 * @session: what is on screen
 *
 * Returns: (transfer full): what stands side by side; of figures whose they are
 */
char *
pow_compare_answer_dup_subtitle (const PowCompareAnswer *self, PowSession *session)
{
  const PowCompareColumns *columns;
  g_autofree char *address = NULL;

  g_return_val_if_fail (self != NULL && POW_IS_SESSION (session), NULL);

  columns = &self->lines->columns;
  if (!columns->figures)
    {
      g_autoptr (GString) words = g_string_new (NULL);

      for (guint i = 0; i < columns->n; i++)
        g_string_append_printf (words, "%s%s", i == 0 ? "" : ", ", columns->titles[i]);
      return g_string_free (g_steal_pointer (&words), FALSE);
    }
  if (self->question->regions[0] == NULL)
    return g_strdup (_ ("All regions"));
  address = pow_address_build (POW_KIND_REGION, self->question->regions[0], NULL);
  return g_strdup (pow_snapshot_get_title (pow_session_get_snapshot (session), address));
}

/**
 * pow_compare_answer_dup_remark:
 * @self: an answer
 * @session: what is on screen
 *
 * Returns: (transfer full): the line above an export: what it is, of when, and of how many it is known, without which a
 *   figure says little
 */
char *
pow_compare_answer_dup_remark (const PowCompareAnswer *self, PowSession *session)
{
  g_autofree char *subtitle = NULL, *day = NULL;
  PowRecord *programme;

  g_return_val_if_fail (self != NULL && POW_IS_SESSION (session), NULL);

  programme = pow_snapshot_get_programme (pow_session_get_snapshot (session));
  subtitle = pow_compare_answer_dup_subtitle (self, session);
  day = pow_date_format (pow_session_get_today (session));
  return g_strdup_printf ("%s, %s, %s%s%s", programme != NULL ? pow_record_get_title (programme) : "", subtitle, day,
                          self->lines->remark != NULL ? ", " : "", self->lines->remark != NULL ? self->lines->remark : "");
}
