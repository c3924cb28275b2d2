/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-history-question.h"

#include "model/record/pow-address.h"

#include <string.h>

static GPtrArray *
list_regions (PowSession *session, PowHistoryPart part, const char *address)
{
  const char *own = pow_session_get_own_region (session);
  g_autofree char *region = address != NULL ? pow_address_dup_region (address) : NULL;
  GPtrArray *regions;

  if (part == POW_HISTORY_ALL)
    return pow_session_get_scope (session, NULL) == POW_SCOPE_ALL ? NULL : pow_session_list_regions (session);
  regions = g_ptr_array_new_with_free_func (g_free);
  if (part == POW_HISTORY_REGION)
    g_ptr_array_add (regions, g_strdup (own));
  else if (region != NULL)
    g_ptr_array_add (regions, g_steal_pointer (&region));
  return regions;
}

/* The last second of what is shown; 0: now. A named moment need not be the end of its day. */
static gint64
get_until (PowSession *session)
{
  const char *at = pow_session_get_at (session);
  g_autoptr (GDateTime) exact = at != NULL ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  GPtrArray *named = pow_session_get_named_moments (session);

  if (at == NULL)
    return 0;
  if (exact != NULL)
    return g_date_time_to_unix (exact);
  for (guint i = 0; i < named->len; i++)
    {
      const PowNamedMoment *moment = g_ptr_array_index (named, i);
      const char *slug = g_str_has_prefix (at, moment->scope) ? at + strlen (moment->scope) : "";

      if (*slug == '/' && g_str_equal (slug + 1, moment->slug))
        return moment->time;
    }
  return pow_date_get_end_time (pow_session_get_today (session));
}

/**
 * pow_history_question_new:
 * @session: the session
 * @bar: what is chosen; lends its words
 * @address: (nullable): the record whose history it is; lent
 * @field: (nullable): the field of it; lent
 *
 * Returns: (transfer full): the question
 */
PowHistoryQuestion *
pow_history_question_new (PowSession *session, PowHistoryBar *bar, const char *address, const char *field)
{
  PowHistoryQuestion *question = g_new0 (PowHistoryQuestion, 1);
  const PowHistoryPart part = pow_history_bar_get_part (bar);
  /* Of a region: all that stands in it. */
  const gboolean of_record
      = part == POW_HISTORY_FIELD || (part == POW_HISTORY_RECORD && pow_address_get_kind (address) != POW_KIND_REGION);

  question->regions = list_regions (session, part, address);
  question->lines = question->regions != NULL && !of_record ? pow_address_list_lines (question->regions) : NULL;
  question->filter = (PowOutlineFilter){
    .address = of_record ? address : NULL,
    .field = part == POW_HISTORY_FIELD ? field : NULL,
    .lines = (const char *const *) question->lines,
    .kind = pow_history_bar_get_kind (bar),
    .author = pow_history_bar_get_author (bar),
    .text = pow_history_bar_get_text (bar),
    .until = get_until (session),
  };
  return question;
}

/**
 * pow_history_question_free:
 * @question: (transfer full) (nullable): a question
 *
 * Frees a question. The strings of its filter belong to the bar and the session that it was made of.
 */
void
pow_history_question_free (PowHistoryQuestion *question)
{
  if (question == NULL)
    return;
  g_clear_pointer (&question->regions, g_ptr_array_unref);
  g_strfreev (question->lines);
  g_free (question);
}
