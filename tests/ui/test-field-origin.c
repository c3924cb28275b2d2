/* SPDX-License-Identifier: EUPL-1.2 */
/* Who set a field, and putting an earlier value back. */
#include "form-fixture.h"

#include "ui/common/pow-field-place.h"
#include "ui/history/pow-field-origin.h"

#include <string.h>

#define FIRST "Honderd plaatsingen"
#define SECOND "Tachtig plaatsingen"
#define THIRD "Zestig plaatsingen"

static gboolean
shows_second_row (UiFixture *fixture, gconstpointer popover)
{
  return find ((GtkWidget *) popover, shows_part, FIRST) != NULL;
}

static gboolean
shows_problem (UiFixture *fixture, gconstpointer popover)
{
  return find ((GtkWidget *) popover, shows_part, "Nobody has filled this in") != NULL;
}

static GtkWidget *
open_origin (FormFixture *fixture, GtkWidget *at)
{
  g_autofree char *address = NULL, *field = NULL;
  GtkWidget *popover;

  g_assert_nonnull (pow_field_place_find (at, &address, &field));
  popover = pow_field_origin_new (fixture->base.session, address, field);
  pow_field_origin_show_at (POW_FIELD_ORIGIN (popover), GTK_WIDGET (fixture->page), at);
  return popover;
}

static void
set_goals (FormFixture *fixture)
{
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", SECOND);
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", THIRD);
  ui_fixture_wait_seen (&fixture->base, FIXTURE_SUBPROJECT, "goal", THIRD);
}

/* All values with who set them; the one before is chosen, and R puts it back with a reason. */
static void
test_put_back (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *row = GTK_WIDGET (get_row (fixture, "goal"));
  GtkWidget *popover;
  g_autofree char *stored = NULL, *told = NULL;

  set_goals (fixture);
  popover = open_origin (fixture, row);
  ui_fixture_wait (&fixture->base, shows_second_row, popover);
  g_assert_nonnull (find (popover, shows_words, THIRD));
  g_assert_nonnull (find (popover, shows_words, SECOND));
  g_assert_nonnull (find (popover, shows_part, "A. Bouwer"));
  g_assert_true (press (popover, GDK_KEY_r, 0));
  ui_fixture_wait_saved (&fixture->base);
  stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "goal");
  g_assert_cmpstr (stored, ==, "\"" SECOND "\"");
  told = ui_fixture_git (&fixture->base, "log", "-1", "--format=%an%n%B", "region/zeeland", NULL);
  g_assert_true (g_str_has_prefix (told, "M. Janse\n"));
  g_assert_nonnull (strstr (told, "Reason: "));
  g_assert_true (pow_session_can_undo (fixture->base.session));
}

/* The value of now cannot be put back; the chosen earlier one is what comes back. */
static void
test_choose (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *popover, *row, *list;
  g_autofree char *stored = NULL;

  set_goals (fixture);
  popover = open_origin (fixture, GTK_WIDGET (get_row (fixture, "goal")));
  ui_fixture_wait (&fixture->base, shows_second_row, popover);
  for (row = find (popover, shows_part, FIRST); !GTK_IS_LIST_BOX_ROW (row);)
    row = gtk_widget_get_parent (row);
  list = gtk_widget_get_parent (row);
  gtk_list_box_select_row (GTK_LIST_BOX (list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  pow_field_origin_put_back (POW_FIELD_ORIGIN (popover));
  ui_fixture_wait_saved (&fixture->base);
  g_assert_false (pow_session_can_undo (fixture->base.session));
  gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (row));
  pow_field_origin_put_back (POW_FIELD_ORIGIN (popover));
  ui_fixture_wait_saved (&fixture->base);
  stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "goal");
  g_assert_cmpstr (stored, ==, "\"" FIRST "\"");
}

/* A field that never had a value says so. */
static void
test_never (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *popover = open_origin (fixture, GTK_WIDGET (get_row (fixture, "notes")));

  ui_fixture_wait (&fixture->base, shows_problem, popover);
  g_assert_true (press (popover, GDK_KEY_r, 0));
  g_assert_false (pow_session_can_undo (fixture->base.session));
}

static gboolean
has_date_change (UiFixture *fixture, gconstpointer popover)
{
  return find ((GtkWidget *) popover, shows_part, "→") != NULL;
}

/* A map does not change as one value: its latest changes, and what stood before one of them. */
static void
test_map (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *popover;
  g_autofree char *stored = NULL;

  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "milestones.start.date", "2020-05");
  ui_fixture_wait_seen (&fixture->base, FIXTURE_SUBPROJECT, "milestones.start.date", "2020-05");
  popover = open_origin (fixture, GTK_WIDGET (get_row (fixture, "milestones")));
  ui_fixture_wait (&fixture->base, has_date_change, popover);
  g_assert_true (press (popover, GDK_KEY_r, 0));
  ui_fixture_wait_saved (&fixture->base);
  stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "milestones.start.date");
  g_assert_cmpstr (stored, ==, "\"2020-03\"");
}

static gboolean
is_standing_card (GtkWidget *widget, gconstpointer unused)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "PowStandingCard");
}

/* What shows no row of a form has a place too; what shows nothing of the portfolio has none. */
static void
test_places (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *card = find (GTK_WIDGET (fixture->page), is_standing_card, NULL);
  g_autofree char *address = NULL, *field = NULL;
  g_autofree char *no_address = NULL, *no_field = NULL;

  g_assert_nonnull (pow_field_place_find (gtk_widget_get_first_child (card), &address, &field));
  g_assert_cmpstr (address, ==, FIXTURE_SUBPROJECT);
  g_assert_cmpstr (field, ==, "pulses");
  g_assert_null (pow_field_place_find (GTK_WIDGET (fixture->page), &no_address, &no_field));
}

/* The button is for the mouse what R is for the keys. */
static void
test_button (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *popover, *button;
  g_autofree char *stored = NULL;

  set_goals (fixture);
  popover = open_origin (fixture, GTK_WIDGET (get_row (fixture, "goal")));
  ui_fixture_wait (&fixture->base, shows_second_row, popover);
  button = find (popover, is_button_called, "Put back");
  g_assert_true (gtk_widget_get_mapped (button) && gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  ui_fixture_wait_saved (&fixture->base);
  stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "goal");
  g_assert_cmpstr (stored, ==, "\"" SECOND "\"");
}

static GtkWidget *
open_origin_of (FormFixture *fixture, const char *field)
{
  GtkWidget *popover = pow_field_origin_new (fixture->base.session, FIXTURE_SUBPROJECT, field);

  pow_field_origin_show_at (POW_FIELD_ORIGIN (popover), GTK_WIDGET (fixture->page), GTK_WIDGET (fixture->page));
  return popover;
}

static gboolean
can_put_back (UiFixture *fixture, gconstpointer popover)
{
  GtkWidget *button = find ((GtkWidget *) popover, is_button_called, "Put back");

  return gtk_widget_get_mapped (button) && gtk_widget_get_sensitive (button);
}

/* Of a record that is gone, marked as removed or its file away, the record itself comes back. */
static void
test_gone (FormFixture *fixture, gconstpointer unused)
{
  static void (*const ways[]) (UiFixture *, const char *) = { ui_fixture_remove_outside, ui_fixture_delete_outside };

  set_goals (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GtkWidget *popover;
      g_autofree char *goal = NULL, *removed = NULL;

      ways[i](&fixture->base, FIXTURE_SUBPROJECT);
      ui_fixture_wait (&fixture->base, ui_fixture_is_gone, FIXTURE_SUBPROJECT);
      popover = open_origin_of (fixture, NULL);
      ui_fixture_wait (&fixture->base, can_put_back, popover);
      g_signal_emit_by_name (find (popover, is_button_called, "Put back"), "clicked");
      ui_fixture_wait (&fixture->base, undo_dialog_shows, "This goes back");
      confirm_undo (fixture);
      goal = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "goal");
      removed = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "removed");
      g_assert_cmpstr (goal, ==, "\"" THIRD "\"");
      g_assert_null (removed);
      g_assert_false (ui_fixture_is_gone (&fixture->base, FIXTURE_SUBPROJECT));
    }
}

static void
told_cb (PowSession *session, const char *text, gboolean can_undo, char **told)
{
  g_free (*told);
  *told = g_strdup (text);
}

/* A value is not put back where nobody would see it: the record comes first. */
static void
test_gone_field (FormFixture *fixture, gconstpointer unused)
{
  g_autofree char *told = NULL, *goal = NULL;
  GtkWidget *popover;

  set_goals (fixture);
  ui_fixture_remove_outside (&fixture->base, FIXTURE_SUBPROJECT);
  ui_fixture_wait (&fixture->base, ui_fixture_is_gone, FIXTURE_SUBPROJECT);
  g_signal_connect (fixture->base.session, "message", G_CALLBACK (told_cb), &told);
  popover = open_origin_of (fixture, "goal");
  ui_fixture_wait (&fixture->base, shows_second_row, popover);
  g_assert_true (press (popover, GDK_KEY_r, 0));
  g_assert_cmpstr (told, ==, "“Jobhub Logistiek” is no longer there. Put it back first, in its history.");
  ui_fixture_wait_saved (&fixture->base);
  goal = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "goal");
  g_assert_cmpstr (goal, ==, "\"" THIRD "\"");
  g_signal_handlers_disconnect_by_data (fixture->base.session, &told);
}

static guint
count_reasons (GtkWidget *widget)
{
  guint n = gtk_widget_has_css_class (widget, "merge-reason");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_reasons (child);
  return n;
}

static gboolean
shows_reason (UiFixture *fixture, gconstpointer popover)
{
  return find ((GtkWidget *) popover, shows_words, "K. de Wit and you each changed another part of the text. Both parts are in it.")
         != NULL;
}

/* A value that a merge made says so; one that somebody typed needs no reason. */
static void
test_merge (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *popover;

  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", "Een.\n\nTwee.\n\nDrie.");
  ui_fixture_merge_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", "Eerst een.\n\nTwee.\n\nDrie.",
                            "Een.\n\nTwee.\n\nDrie op het laatst.");
  popover = open_origin_of (fixture, "goal");
  ui_fixture_wait (&fixture->base, shows_reason, popover);
  g_assert_nonnull (find (popover, shows_part, FIRST));
  g_assert_cmpuint (count_reasons (popover), ==, 1);
}

int
main (int argc, char *argv[])
{
  if (!form_fixture_start (&argc, &argv))
    return 0;
  g_test_add ("/field-origin/put-back", FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, test_put_back, form_fixture_tear_down);
  g_test_add ("/field-origin/choose", FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, test_choose, form_fixture_tear_down);
  g_test_add ("/field-origin/never", FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, test_never, form_fixture_tear_down);
  g_test_add ("/field-origin/map", FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, test_map, form_fixture_tear_down);
  g_test_add ("/field-origin/button", FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, test_button, form_fixture_tear_down);
  g_test_add ("/field-origin/gone", FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, test_gone, form_fixture_tear_down);
  g_test_add ("/field-origin/gone-field", FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, test_gone_field, form_fixture_tear_down);
  g_test_add ("/field-origin/merge", FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, test_merge, form_fixture_tear_down);
  g_test_add ("/field-origin/places", FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, test_places, form_fixture_tear_down);
  return g_test_run ();
}
