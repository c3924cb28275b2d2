/* SPDX-License-Identifier: EUPL-1.2 */
/* The time that a history spans: from mark to mark, and what a mark looks at. */
#include "form-fixture.h"

#include "ui/history/pow-history-page.h"
#include "ui/history/pow-history-slider.h"

#include <adwaita.h>
#include <stdlib.h>

static void
moved_cb (gint64 *moved, gint64 time)
{
  *moved = time;
}

/* From mark to mark, and to the ends. */
static void
test_slider (void)
{
  PowHistorySlider *slider = POW_HISTORY_SLIDER (g_object_ref_sink (pow_history_slider_new ()));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (PowOutlineRow));
  const PowOutlineRow newest = { .time = 9000000 }, oldest = { .time = 1000000 };
  gint64 moved = -1;

  g_array_append_val (rows, newest);
  g_array_append_val (rows, oldest);
  pow_history_slider_set_rows (slider, rows, 9000000);
  pow_history_slider_add_mark (slider, POW_SLIDER_ROUND, 7000000, "K2", NULL);
  pow_history_slider_add_mark (slider, POW_SLIDER_MEETING, 3000000, "Stuurgroep", NULL);
  pow_history_slider_add_mark (slider, POW_SLIDER_MEETING, 500000, "voor het begin", NULL);
  g_signal_connect_swapped (slider, "moved", G_CALLBACK (moved_cb), &moved);
  pow_history_slider_step (slider, -1);
  g_assert_cmpint (moved, ==, 7000000);
  pow_history_slider_step (slider, -1);
  g_assert_cmpint (moved, ==, 3000000);
  pow_history_slider_step (slider, -1);
  g_assert_cmpint (moved, ==, 1000000);
  g_assert_true (press (GTK_WIDGET (slider), GDK_KEY_Right, 0));
  g_assert_cmpint (moved, ==, 3000000);
  g_assert_true (press (GTK_WIDGET (slider), GDK_KEY_End, 0));
  g_assert_cmpint (moved, ==, 0);
  g_assert_cmpint (pow_history_slider_get_time (slider), ==, 0);
  g_object_unref (slider);
}

typedef struct
{
  PowHistorySlider *slider;
  gint64 time;
  const char *moment;
} Named;

static gboolean
is_marked (UiFixture *base, gconstpointer data)
{
  const Named *named = data;

  return g_strcmp0 (pow_history_slider_get_moment (named->slider, named->time), named->moment) == 0
         && pow_history_slider_get_time (named->slider) == 0;
}

static gboolean
looks_at (UiFixture *base, gconstpointer moment)
{
  return g_strcmp0 (pow_session_get_at (base->session), moment) == 0;
}

static gboolean
stands_at (UiFixture *base, gconstpointer data)
{
  const Named *named = data;

  return pow_history_slider_get_time (named->slider) == named->time;
}

static gboolean
has_rows (UiFixture *base, gconstpointer unused)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_change_list ((FormFixture *) base))))) > 1;
}

/* What was named is a mark; going there looks at exactly that moment, not at the end of its day. */
static void
test_named (FormFixture *fixture, gconstpointer unused)
{
  g_autofree char *tag = ui_fixture_git (&fixture->base, "-c", "user.name=A. Bouwer", "-c", "user.email=a@example.org", "tag", "-a",
                                         "-m", "Plan v2", "moment/zeeland/plan-v2", "region/zeeland", NULL);
  g_autofree char *time = ui_fixture_git (&fixture->base, "log", "-1", "--format=%ct", "region/zeeland", NULL);
  Named named = { NULL, g_ascii_strtoll (time, NULL, 10), "zeeland/plan-v2" };

  fixture->page = pow_history_page_new_for (fixture->base.session, FIXTURE_SUBPROJECT, NULL);
  pow_page_set_width (fixture->page, 1300);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  pow_page_refresh (fixture->page);
  named.slider = POW_HISTORY_SLIDER (ui_fixture_find_type (GTK_WIDGET (fixture->page), POW_TYPE_HISTORY_SLIDER));
  ui_fixture_wait (&fixture->base, has_rows, NULL);
  ui_fixture_wait (&fixture->base, is_marked, &named);
  pow_history_slider_step (named.slider, -1);
  ui_fixture_wait (&fixture->base, looks_at, "zeeland/plan-v2");
  ui_fixture_wait (&fixture->base, stands_at, &named);
}

int
main (int argc, char *argv[])
{
  if (!form_fixture_start (&argc, &argv))
    return 0;
  g_test_add_func ("/history-slider/steps", test_slider);
  g_test_add ("/history-slider/named", FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, test_named, form_fixture_tear_down);
  return g_test_run ();
}
