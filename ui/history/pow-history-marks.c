/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-history-marks.h"

#include "model/insight/pow-entry.h"
#include "model/record/pow-address.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>

/* Meetings of more regions than these are a hedge, not marks. */
#define MOST_REGIONS 6

typedef struct
{
  PowHistorySlider *slider;
  PowSnapshot *snapshot;
  gint32 today;
} Marks;

/* A vague day marks no moment, and what is still to come is no history. */
static void
add_mark (Marks *marks, PowSliderMark mark, PowDate day, const char *what, gboolean with_day)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *date = NULL, *caption = NULL;

  if (day.precision != POW_PRECISION_DAY || pow_date_get_last_day (day) > marks->today)
    return;
  time = g_date_time_new_utc (day.year, day.part, day.day, 0, 0, 0);
  /* Translators: a day in short without its year, as strftime writes it. */
  date = with_day ? g_date_time_format (time, _ ("%-e %b")) : NULL;
  caption = date != NULL ? g_strdup_printf ("%s %s", what, date) : g_strdup (what);
  pow_history_slider_add_mark (marks->slider, mark, pow_date_get_end_time (day), caption, NULL);
}

static void
add_meetings (Marks *marks, const char *region)
{
  g_autoptr (GPtrArray) bodies = pow_snapshot_list (marks->snapshot, POW_KIND_BODY, region, FALSE);

  for (guint i = 0; i < bodies->len; i++)
    {
      PowRecord *body = g_ptr_array_index (bodies, i);
      g_autoptr (GPtrArray) keys = pow_record_list_entries (body, "meetings");

      for (guint j = 0; j < keys->len && g_strcmp0 (pow_record_get_text (body, "type"), "steering_group") == 0; j++)
        add_mark (marks, POW_SLIDER_MEETING,
                  pow_entry_get_date (pow_entry_get (body, "meetings", g_ptr_array_index (keys, j)), "date"), _ ("Steering group"), TRUE);
    }
}

static void
add_approval (Marks *marks, const char *region)
{
  g_autofree char *address = pow_address_build (POW_KIND_PLAN, region, NULL);
  PowRecord *plan = pow_snapshot_lookup (marks->snapshot, address);

  if (plan != NULL)
    add_mark (marks, POW_SLIDER_APPROVAL, pow_record_get_date (plan, "approval.on"), _ ("Plan approved"), FALSE);
}

static void
add_rounds (Marks *marks)
{
  PowRecord *programme = pow_snapshot_get_programme (marks->snapshot);
  g_autoptr (GPtrArray) keys = programme != NULL ? pow_record_list_entries (programme, "rounds") : NULL;

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const cJSON *round = pow_entry_get (programme, "rounds", key);

      add_mark (marks, POW_SLIDER_ROUND, pow_entry_get_date (round, "closes"), pow_entry_get_title (round, "label", key), FALSE);
    }
}

/* What people gave a name: of all regions together, and of those that are looked at. */
static void
add_named (Marks *marks, PowSession *session, GPtrArray *regions)
{
  GPtrArray *named = pow_session_get_named_moments (session);

  for (guint i = 0; i < named->len; i++)
    {
      const PowNamedMoment *moment = g_ptr_array_index (named, i);
      g_autofree char *name = g_strconcat (moment->scope, "/", moment->slug, NULL);

      if (g_str_equal (moment->scope, "programme")
          || (regions != NULL && regions->len <= MOST_REGIONS
              && g_ptr_array_find_with_equal_func (regions, moment->scope, g_str_equal, NULL)))
        pow_history_slider_add_mark (marks->slider, POW_SLIDER_NAMED, moment->time, moment->label, name);
    }
}

/**
 * pow_history_marks_show:
 * @slider: the slider
 * @session: the session
 * @regions: (nullable) (element-type utf8): the regions whose history it is; %NULL for all
 *
 * Puts the moments that people remember on the slider: the rounds, and what was named over all regions; of a few
 * regions also meetings of the steering group, the approved plan, and what was named there.
 */
void
pow_history_marks_show (PowHistorySlider *slider, PowSession *session, GPtrArray *regions)
{
  PowSnapshot *snapshot = pow_session_get_current (session);
  Marks marks = { slider, snapshot, pow_date_get_last_day (pow_snapshot_get_today (snapshot)) };

  g_return_if_fail (POW_IS_HISTORY_SLIDER (slider));

  pow_history_slider_clear_marks (slider);
  add_rounds (&marks);
  for (guint i = 0; regions != NULL && regions->len <= MOST_REGIONS && i < regions->len; i++)
    {
      add_meetings (&marks, g_ptr_array_index (regions, i));
      add_approval (&marks, g_ptr_array_index (regions, i));
    }
  add_named (&marks, session, regions);
}
