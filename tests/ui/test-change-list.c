/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of Historie as a model: only what somebody looks at is made. */
#include "ui-fixture.h"

#include "ui/history/pow-change-list.h"

#include <gtk/gtk.h>

#define N_CHANGES 30

typedef struct
{
  UiFixture base;
  PowChangeList *list;
  GtkSingleSelection *selection;
  guint n_made; /* rows that were asked for */
  guint n_answers;
} ListFixture;

static gpointer
count_cb (gpointer row, gpointer n_made)
{
  (*(guint *) n_made)++;
  return row;
}

static void
answered_cb (ListFixture *fixture, const char *problem)
{
  g_assert_null (problem);
  fixture->n_answers++;
}

static gboolean
has_answer (UiFixture *base, gconstpointer unused)
{
  return ((ListFixture *) base)->n_answers > 0;
}

static void
ask (ListFixture *fixture, const char *text)
{
  const PowOutlineFilter filter = { .address = FIXTURE_SUBPROJECT, .kind = POW_KIND_NONE, .text = text };

  fixture->n_made = fixture->n_answers = 0;
  pow_change_list_ask (fixture->list, &filter);
  ui_fixture_wait (&fixture->base, has_answer, NULL);
}

static void
set_up (ListFixture *fixture, gconstpointer unused)
{
  ui_fixture_set_up (&fixture->base, NULL);
  for (guint i = 0; i < N_CHANGES; i++)
    {
      g_autofree char *goal = g_strdup_printf ("%s plaatsingen %u", i % 2 == 0 ? "Even" : "Oneven", i);

      ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, i % 3 == 0 ? "title" : "goal", goal);
    }
  fixture->list = pow_change_list_new (pow_session_get_lookback (fixture->base.session));
  g_signal_connect_swapped (fixture->list, "answered", G_CALLBACK (answered_cb), fixture);
  fixture->selection = gtk_single_selection_new (G_LIST_MODEL (
    gtk_map_list_model_new (G_LIST_MODEL (g_object_ref (fixture->list)), count_cb, &fixture->n_made, NULL)));
  gtk_single_selection_set_autoselect (fixture->selection, FALSE);
  ui_fixture_wait (&fixture->base, ui_fixture_has_whole_history, NULL);
}

static void
tear_down (ListFixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->selection);
  g_clear_object (&fixture->list);
  ui_fixture_tear_down (&fixture->base, NULL);
}

static gint64
get_chosen_id (ListFixture *fixture)
{
  PowChangeRow *row = gtk_single_selection_get_selected_item (fixture->selection);

  return row != NULL ? pow_change_row_get_id (row) : 0;
}

/* With a hundred thousand changes another answer may not cost a row for each of them. */
static void
test_other_answer (ListFixture *fixture, gconstpointer unused)
{
  ask (fixture, NULL);
  /* The portfolio began with one more. */
  g_assert_cmpuint (pow_change_list_get_n_changes (fixture->list), ==, N_CHANGES + 1);
  g_assert_cmpuint (fixture->n_made, ==, 0);

  gtk_single_selection_set_selected (fixture->selection, 10);
  ask (fixture, "Oneven");
  g_assert_cmpuint (pow_change_list_get_n_changes (fixture->list), >=, N_CHANGES / 2);
  g_assert_cmpuint (fixture->n_made, <=, 2);

  gtk_single_selection_set_selected (fixture->selection, 10);
  ask (fixture, NULL);
  g_assert_cmpuint (pow_change_list_get_n_changes (fixture->list), ==, N_CHANGES + 1);
  g_assert_cmpuint (fixture->n_made, <=, 2);
}

/* What is the same afterwards stays as it is: the chosen row too, wherever it stands now. */
static void
test_newer_change (ListFixture *fixture, gconstpointer unused)
{
  gint64 chosen;
  guint position;

  ask (fixture, NULL);
  gtk_single_selection_set_selected (fixture->selection, 10);
  chosen = get_chosen_id (fixture);
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", "Tachtig plaatsingen");
  ask (fixture, NULL);
  g_assert_cmpuint (pow_change_list_get_n_changes (fixture->list), ==, N_CHANGES + 2);
  g_assert_cmpint (get_chosen_id (fixture), ==, chosen);
  position = gtk_single_selection_get_selected (fixture->selection);
  g_assert_cmpuint (position, >, 10);
  g_assert_cmpuint (pow_change_list_find (fixture->list, chosen), ==, position);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ui_fixture_set_home ();
  g_test_add ("/change-list/other-answer", ListFixture, NULL, set_up, test_other_answer, tear_down);
  g_test_add ("/change-list/newer-change", ListFixture, NULL, set_up, test_newer_change, tear_down);
  return g_test_run ();
}
