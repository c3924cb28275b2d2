/* SPDX-License-Identifier: EUPL-1.2 */
#include "form-fixture.h"

#include "model/record/pow-json.h"
#include "ui/choices/pow-choice-candidate-row.h"
#include "ui/choices/pow-choice-card.h"
#include "ui/choices/pow-choices-list.h"
#include "ui/choices/pow-choices-page.h"

#include <adwaita.h>
#include <string.h>

static void
save_ours (FormFixture *fixture, PowRecord *base, const char *path, const char *json)
{
  g_autoptr (cJSON) value = pow_json_read (json, strlen (json), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) wanted = pow_record_with (base, path, value, &error);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);

  g_assert_no_error (error);
  g_ptr_array_add (edits, pow_edit_new (base, wanted));
  pow_session_edit_async (fixture->base.session, edits, "Ours", FALSE, NULL, NULL);
  ui_fixture_wait_saved (&fixture->base);
}

/* K. de Wit fills in one goal in another program, the person at the screen another. */
static void
open_choice (FormFixture *fixture)
{
  g_autoptr (PowRecord) base = g_object_ref (pow_session_lookup (fixture->base.session, FIXTURE_SUBPROJECT));

  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", "Vijftig plaatsingen");
  save_ours (fixture, base, "goal", "\"Tweehonderd plaatsingen\"");
  g_assert_cmpuint (pow_choices_count (fixture->base.session, NULL), ==, 1);
}

static gboolean
is_card (GtkWidget *widget, gconstpointer place)
{
  return POW_IS_CHOICE_CARD (widget)
         && (place == NULL || g_strcmp0 (pow_choice_card_get_place (POW_CHOICE_CARD (widget)), place) == 0);
}

static gboolean
is_answer (GtkWidget *widget, gconstpointer words)
{
  return POW_IS_CHOICE_CANDIDATE_ROW (widget) && find (widget, shows_part, words) != NULL;
}

/* One that can be taken: what stood there before may read the same. */
static gboolean
is_open_answer (GtkWidget *widget, gconstpointer words)
{
  return is_answer (widget, words) && pow_choice_candidate_row_get_button (POW_CHOICE_CANDIDATE_ROW (widget)) != NULL;
}

/* What a person sees: the other side of a stack, or a folded card, does not count. */
static gboolean
is_told (GtkWidget *widget, gconstpointer words)
{
  return shows_part (widget, words) && gtk_widget_get_mapped (widget);
}

static gboolean
is_offered (GtkWidget *widget, gconstpointer label)
{
  return is_button_called (widget, label) && gtk_widget_get_mapped (widget);
}

static gboolean
tells (UiFixture *base, gconstpointer words)
{
  return find (GTK_WIDGET (((FormFixture *) base)->page), is_told, words) != NULL;
}

static void
show_page (FormFixture *fixture)
{
  fixture->page = pow_choices_page_new (fixture->base.session);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  ui_fixture_wait (&fixture->base, tells, "choice");
}

static PowChoiceCard *
get_card (FormFixture *fixture)
{
  GtkWidget *card = find (GTK_WIDGET (fixture->page), is_card, NULL);

  g_assert_nonnull (card);
  return POW_CHOICE_CARD (card);
}

static void
select_answer (FormFixture *fixture, const char *words)
{
  GtkWidget *row = find (GTK_WIDGET (fixture->page), is_open_answer, words);

  g_assert_nonnull (row);
  gtk_check_button_set_active (pow_choice_candidate_row_get_button (POW_CHOICE_CANDIDATE_ROW (row)), TRUE);
}

static void
assert_stored (FormFixture *fixture, const char *path, const char *json)
{
  g_autofree char *stored = NULL;

  ui_fixture_wait_saved (&fixture->base);
  stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, path);
  g_assert_cmpstr (stored, ==, json);
}

/* What stood there, and who gave each answer. */
static void
test_who_said_what (FormFixture *fixture, gconstpointer unused)
{
  open_choice (fixture);
  show_page (fixture);
  g_assert_true (pow_choice_card_is_unfolded (get_card (fixture)));
  ui_fixture_wait (&fixture->base, tells, "K. de Wit, ");
  g_assert_nonnull (find (GTK_WIDGET (fixture->page), is_answer, "Vijftig plaatsingen"));
  g_assert_nonnull (find (GTK_WIDGET (fixture->page), is_answer, "Tweehonderd plaatsingen"));
  g_assert_nonnull (find (GTK_WIDGET (fixture->page), is_answer, "Honderd plaatsingen"));
  g_assert_nonnull (find (GTK_WIDGET (fixture->page), is_answer, "A. Bouwer, "));
  g_assert_nonnull (find (GTK_WIDGET (fixture->page), is_answer, "You, "));
  g_assert_nonnull (find (GTK_WIDGET (fixture->page), is_offered, "Put to K. de Wit"));
}

/* Taking an answer saves that one, goes to the empty state, and undo asks again: whichever of them it is. */
static void
test_take_and_undo (FormFixture *fixture, gconstpointer unused)
{
  static const char *const answers[] = { "Tweehonderd plaatsingen", "Vijftig plaatsingen" };

  open_choice (fixture);
  show_page (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *json = g_strdup_printf ("\"%s\"", answers[i]);

      select_answer (fixture, answers[i]);
      pow_choice_card_settle (get_card (fixture));
      assert_stored (fixture, "goal", json);
      assert_stored (fixture, "choices", NULL);
      ui_fixture_wait (&fixture->base, tells, "No choices");
      g_assert_null (find (GTK_WIDGET (fixture->page), is_card, NULL));
      pow_session_undo (fixture->base.session);
      ui_fixture_wait_saved (&fixture->base);
      g_assert_cmpuint (pow_choices_count (fixture->base.session, NULL), ==, 1);
      ui_fixture_wait (&fixture->base, tells, "1 choice");
    }
}

/* The editor of the field itself: what is typed is saved only when it is chosen. */
static void
test_type_another (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *row;

  open_choice (fixture);
  show_page (fixture);
  select_answer (fixture, "Type another value");
  row = find (GTK_WIDGET (fixture->page), is_row, "goal");
  g_assert_nonnull (row);
  type (POW_FORM_ROW (row), "Gesprek met 123456782");
  pow_choice_card_settle (get_card (fixture));
  ui_fixture_pause (50);
  g_assert_cmpuint (pow_choices_count (fixture->base.session, NULL), ==, 1);
  type (POW_FORM_ROW (row), "Honderdvijftig plaatsingen");
  g_assert_cmpuint (pow_choices_count (fixture->base.session, NULL), ==, 1);
  pow_choice_card_settle (get_card (fixture));
  assert_stored (fixture, "goal", "\"Honderdvijftig plaatsingen\"");
  assert_stored (fixture, "choices", NULL);
}

/* What is typed stays while something else in the record changes. */
static void
test_typing_survives_a_change (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *row;
  g_autofree char *typed = NULL;

  open_choice (fixture);
  show_page (fixture);
  select_answer (fixture, "Type another value");
  row = find (GTK_WIDGET (fixture->page), is_row, "goal");
  type (POW_FORM_ROW (row), "Half");
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "title", "Jobhub Zeeland");
  ui_fixture_wait (&fixture->base, tells, "Jobhub Zeeland");
  g_assert_true (find (GTK_WIDGET (fixture->page), is_row, "goal") == row);
  typed = dup_typed (POW_FORM_ROW (row));
  g_assert_cmpstr (typed, ==, "Half");
}

static void
test_both_pulses (FormFixture *fixture, gconstpointer unused)
{
  g_autoptr (PowRecord) base = NULL;
  g_autofree char *stored = NULL;

  save_ours (fixture, pow_session_lookup (fixture->base.session, FIXTURE_SUBPROJECT), "pulses.p",
             "{\"date\":\"2020-02-02\",\"light\":\"amber\",\"text\":\"Eerst\"}");
  base = g_object_ref (pow_session_lookup (fixture->base.session, FIXTURE_SUBPROJECT));
  save_ours (fixture, base, "pulses.p", "{\"date\":\"2020-02-02\",\"light\":\"green\",\"text\":\"Groep 2 start\"}");
  save_ours (fixture, base, "pulses.p", "{\"date\":\"2020-02-02\",\"light\":\"red\",\"text\":\"Werkgever haakt af\"}");
  show_page (fixture);
  ui_fixture_wait (&fixture->base, tells, "Werkgever haakt af");
  select_answer (fixture, "Keep both");
  pow_choice_card_settle (get_card (fixture));
  ui_fixture_wait_saved (&fixture->base);
  stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "pulses");
  g_assert_nonnull (strstr (stored, "Groep 2 start"));
  g_assert_nonnull (strstr (stored, "Werkgever haakt af"));
  assert_stored (fixture, "choices", NULL);
}

/* Asking somebody is kept with the record, for whoever has it. */
static void
test_put_to (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *button;
  g_autofree char *stored = NULL;

  open_choice (fixture);
  show_page (fixture);
  ui_fixture_wait (&fixture->base, tells, "K. de Wit, ");
  button = find (GTK_WIDGET (fixture->page), is_button_called, "Put to K. de Wit");
  g_signal_emit_by_name (button, "clicked");
  ui_fixture_wait_saved (&fixture->base);
  stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "asked");
  g_assert_nonnull (strstr (stored, "\"to\":\"K. de Wit\""));
  g_assert_nonnull (strstr (stored, "\"field\":\"goal\""));
  ui_fixture_wait (&fixture->base, tells, "Put to K. de Wit on 13 Feb 2020");
  g_assert_cmpuint (pow_choices_count (fixture->base.session, NULL), ==, 1);
}

/* Later folds this one and goes on to the next; nothing is written. */
static void
test_later (FormFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkWidget *phase;
  g_autoptr (PowRecord) base = g_object_ref (pow_session_lookup (fixture->base.session, FIXTURE_SUBPROJECT));

  open_choice (fixture);
  save_ours (fixture, base, "phase", "\"running\"");
  save_ours (fixture, base, "phase", "\"stopped\"");
  before = ui_fixture_git (&fixture->base, "rev-parse", "region/zeeland", NULL);
  show_page (fixture);
  phase = find (GTK_WIDGET (fixture->page), is_card, FIXTURE_SUBPROJECT ":phase");
  g_assert_nonnull (phase);
  g_assert_false (pow_choice_card_is_unfolded (POW_CHOICE_CARD (phase)));
  g_signal_emit_by_name (find (GTK_WIDGET (get_card (fixture)), is_button_called, "Later"), "clicked");
  g_assert_true (pow_choice_card_is_unfolded (POW_CHOICE_CARD (phase)));
  g_assert_false (pow_choice_card_is_unfolded (get_card (fixture)));
  /* One is open at a time. */
  pow_choice_card_set_unfolded (get_card (fixture), TRUE);
  g_assert_false (pow_choice_card_is_unfolded (POW_CHOICE_CARD (phase)));
  ui_fixture_wait_saved (&fixture->base);
  after = ui_fixture_git (&fixture->base, "rev-parse", "region/zeeland", NULL);
  g_assert_cmpstr (before, ==, after);
}

/* Put off where it is the only one, it folds. */
static void
test_later_alone (FormFixture *fixture, gconstpointer unused)
{
  open_choice (fixture);
  show_page (fixture);
  g_signal_emit_by_name (find (GTK_WIDGET (fixture->page), is_offered, "Later"), "clicked");
  g_assert_false (pow_choice_card_is_unfolded (get_card (fixture)));
  g_assert_null (find (GTK_WIDGET (fixture->page), is_offered, "Later"));
}

static void
open_address_cb (PowSession *session, const char *address, char **opened)
{
  g_free (*opened);
  *opened = g_strdup (address);
}

/* A field in a form leads to its choice. */
static void
test_mark_in_a_form (FormFixture *fixture, gconstpointer unused)
{
  g_autofree char *opened = NULL;
  GtkWidget *button;

  open_choice (fixture);
  form_fixture_show (fixture, FIXTURE_SUBPROJECT);
  ui_fixture_wait (&fixture->base, tells, "Two values");
  g_signal_connect (fixture->base.session, "open-address", G_CALLBACK (open_address_cb), &opened);
  button = find (GTK_WIDGET (get_row (fixture, "goal")), is_button_called, "Choose…");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (opened, ==, "choices:" FIXTURE_SUBPROJECT ":goal");
  g_signal_handlers_disconnect_by_data (fixture->base.session, &opened);
}

/* Waar counts here too: the choice of another region is named as hidden, and one button shows it. */
static void
test_other_regions (FormFixture *fixture, gconstpointer unused)
{
  guint elsewhere = 0;
  GtkWidget *button;

  open_choice (fixture);
  pow_session_set_scope (fixture->base.session, POW_SCOPE_REGION, "achterhoek");
  g_assert_cmpuint (pow_choices_count (fixture->base.session, &elsewhere), ==, 0);
  g_assert_cmpuint (elsewhere, ==, 1);
  show_page (fixture);
  ui_fixture_wait (&fixture->base, tells, "1 choice waits");
  button = find (GTK_WIDGET (fixture->page), is_button_called, "Show all regions");
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  ui_fixture_wait (&fixture->base, tells, "Vijftig plaatsingen");
}

#define ADD(name, func)                                                                              \
  g_test_add ("/choices/" name, FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, func, form_fixture_tear_down)

int
main (int argc, char **argv)
{
  if (!form_fixture_start (&argc, &argv))
    return 0;

  ADD ("who-said-what", test_who_said_what);
  ADD ("take-and-undo", test_take_and_undo);
  ADD ("type-another", test_type_another);
  ADD ("typing-survives-a-change", test_typing_survives_a_change);
  ADD ("both-pulses", test_both_pulses);
  ADD ("put-to", test_put_to);
  ADD ("later", test_later);
  ADD ("later-alone", test_later_alone);
  ADD ("mark-in-a-form", test_mark_in_a_form);
  ADD ("other-regions", test_other_regions);

  return g_test_run ();
}
