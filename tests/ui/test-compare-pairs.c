/* SPDX-License-Identifier: EUPL-1.2 */
/* What belongs together in several regions, as a person says it in the window. */
#include "compare-fixture.h"

#include "ui/common/pow-compare-choice.h"

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>

static gboolean
is_stored_pair (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *programme = ui_fixture_git (fixture, "show", "programme:programme.json", NULL);

  return programme != NULL && strstr (programme, "\"members\"") != NULL;
}

/* The button with this label, wherever it is: a question hangs under what has the focus. */
static GtkWidget *
find_offer (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_offer (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
press (CompareFixture *fixture, const char *action, const char *title)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, "u",
                              pow_compare_item_get_target (compare_fixture_find_line (fixture, title)));
}

static void
take_offer (CompareFixture *fixture, const char *label)
{
  GtkWidget *button = find_offer (GTK_WIDGET (fixture->page), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* A subproject with or without the theme that makes it alike. */
static void
add_subproject (GPtrArray *edits, const char *address, const char *title, const char *theme)
{
  g_autoptr (GError) error = NULL;
  cJSON *tree = cJSON_CreateObject ();
  g_autoptr (PowRecord) record = NULL;

  cJSON_AddStringToObject (tree, "title", title);
  if (theme != NULL)
    cJSON_AddItemToArray (cJSON_AddArrayToObject (tree, "themes"), cJSON_CreateString (theme));
  record = pow_record_new (POW_KIND_SUBPROJECT, address, tree, &error);
  g_assert_no_error (error);
  g_ptr_array_add (edits, pow_edit_new (NULL, record));
}

/* A person says that two subprojects belong together: that is kept for everyone, and can be taken back. */
static void
test_pairs (CompareFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);
  PowCompareItem *line;

  add_subproject (edits, "west-brabant/subprojects/leren-1a2b", "Logistiek leren", NULL);
  pow_session_change (fixture->base.session, edits, "Toegevoegd", NULL);
  ui_fixture_wait (&fixture->base, compare_fixture_has_line, "Logistiek leren");
  press (fixture, "compare.press", "Jobhub Logistiek");
  take_offer (fixture, "West-Brabant: Logistiek leren");
  ui_fixture_wait (&fixture->base, is_stored_pair, NULL);
  ui_fixture_wait (&fixture->base, compare_fixture_has_no_line, "Logistiek leren");
  line = compare_fixture_find_line (fixture, "Jobhub Logistiek");
  g_assert_cmpstr (pow_compare_item_get_cell (line, 1), ==, "Logistiek leren");
  g_assert_cmpstr (pow_compare_item_get_button (line), ==, "Unpair");
  press (fixture, "compare.press", "Jobhub Logistiek");
  ui_fixture_wait (&fixture->base, compare_fixture_has_line, "Logistiek leren");
}

static gboolean
is_stored_refusal (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *programme = ui_fixture_git (fixture, "show", "programme:programme.json", NULL);

  return programme != NULL && strstr (programme, "\"apart\"") != NULL;
}

static gboolean
is_refusal_taken_back (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *programme = ui_fixture_git (fixture, "show", "programme:programme.json", NULL);
  const char *apart = programme != NULL ? strstr (programme, "\"apart\"") : NULL;

  return apart != NULL && strstr (apart, "\"removed\": true") != NULL;
}

static gboolean
is_suggested (UiFixture *fixture, gconstpointer unused)
{
  PowCompareItem *line = compare_fixture_find_line ((CompareFixture *) fixture, "Jobhub Logistiek");

  return line != NULL && pow_compare_item_is_suggestion (line);
}

static gboolean
is_alone (UiFixture *fixture, gconstpointer unused)
{
  PowCompareItem *line = compare_fixture_find_line ((CompareFixture *) fixture, "Jobhub Logistiek");

  return line != NULL && g_strcmp0 (pow_compare_item_get_button (line), "Pair…") == 0;
}

/* One theme in two regions, and with @third in three: what is suggested of itself. */
static void
make_suggestion (CompareFixture *fixture, gboolean third)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON) themes = pow_json_read ("[\"taal\"]", 8, &error);
  PowRecord *own = pow_snapshot_lookup (pow_session_get_current (fixture->base.session), FIXTURE_SUBPROJECT);
  g_autoptr (PowRecord) changed = pow_record_with (own, "themes", themes, &error);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);

  g_assert_no_error (error);
  g_ptr_array_add (edits, pow_edit_new (own, changed));
  add_subproject (edits, "west-brabant/subprojects/leren-1a2b", "Logistiek leren", "taal");
  if (third)
    {
      add_subproject (edits, "achterhoek/subprojects/magazijn-1a2b", "Werken in het magazijn", "taal");
      g_assert_true (pow_compare_choice_toggle (pow_compare_choice_get (fixture->base.session), "achterhoek"));
    }
  pow_session_change (fixture->base.session, edits, "Aangevuld", NULL);
  ui_fixture_wait (&fixture->base, is_suggested, NULL);
}

/* What a person calls not the same is not suggested again; that can be undone, and pairing takes it back too. */
static void
test_refuse (CompareFixture *fixture, gconstpointer unused)
{
  make_suggestion (fixture, FALSE);
  press (fixture, "compare.refuse", "Jobhub Logistiek");
  ui_fixture_wait (&fixture->base, is_stored_refusal, NULL);
  ui_fixture_wait (&fixture->base, compare_fixture_has_line, "Logistiek leren");
  g_assert_true (is_alone (&fixture->base, NULL));
  g_assert_false (pow_compare_item_is_suggestion (compare_fixture_find_line (fixture, "Logistiek leren")));

  pow_session_undo (fixture->base.session);
  ui_fixture_wait (&fixture->base, is_suggested, NULL);
  pow_session_redo (fixture->base.session);
  ui_fixture_wait (&fixture->base, is_alone, NULL);

  press (fixture, "compare.press", "Jobhub Logistiek");
  take_offer (fixture, "West-Brabant: Logistiek leren");
  ui_fixture_wait (&fixture->base, compare_fixture_has_no_line, "Logistiek leren");
  ui_fixture_wait (&fixture->base, is_refusal_taken_back, NULL);
  press (fixture, "compare.press", "Jobhub Logistiek");
  ui_fixture_wait (&fixture->base, is_suggested, NULL);
}

static gboolean
are_three_suggested (UiFixture *fixture, gconstpointer unused)
{
  PowCompareItem *line = compare_fixture_find_line ((CompareFixture *) fixture, "Jobhub Logistiek");

  return is_suggested (fixture, NULL) && pow_compare_item_get_cell (line, 1) != NULL && pow_compare_item_get_cell (line, 2) != NULL;
}

/* Of three, one is said not to belong: it is alone, the others stay suggested, and that is undone in one step. */
static void
test_refuse_one (CompareFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL, *after = NULL;
  PowCompareItem *line;

  make_suggestion (fixture, TRUE);
  ui_fixture_wait (&fixture->base, are_three_suggested, NULL);
  before = ui_fixture_git (&fixture->base, "rev-list", "--count", "programme", NULL);
  press (fixture, "compare.refuse", "Jobhub Logistiek");
  g_assert_false (is_stored_refusal (&fixture->base, NULL));
  take_offer (fixture, "West-Brabant: Logistiek leren");
  ui_fixture_wait (&fixture->base, is_stored_refusal, NULL);
  ui_fixture_wait (&fixture->base, compare_fixture_has_line, "Logistiek leren");
  line = compare_fixture_find_line (fixture, "Jobhub Logistiek");
  g_assert_true (pow_compare_item_is_suggestion (line));
  g_assert_null (pow_compare_item_get_cell (line, 1));
  g_assert_cmpstr (pow_compare_item_get_cell (line, 2), ==, "Werken in het magazijn");
  g_assert_cmpstr (pow_compare_item_get_button (compare_fixture_find_line (fixture, "Logistiek leren")), ==, "Pair…");
  after = ui_fixture_git (&fixture->base, "rev-list", "--count", "programme", NULL);
  g_assert_cmpint (atoi (after), ==, atoi (before) + 1);

  pow_session_undo (fixture->base.session);
  ui_fixture_wait (&fixture->base, are_three_suggested, NULL);
}

/* Of three, none belongs to another: all are alone. */
static void
test_refuse_all (CompareFixture *fixture, gconstpointer unused)
{
  make_suggestion (fixture, TRUE);
  ui_fixture_wait (&fixture->base, are_three_suggested, NULL);
  press (fixture, "compare.refuse", "Jobhub Logistiek");
  take_offer (fixture, "None belongs to another");
  ui_fixture_wait (&fixture->base, is_stored_refusal, NULL);
  ui_fixture_wait (&fixture->base, compare_fixture_has_line, "Werken in het magazijn");
  g_assert_true (is_alone (&fixture->base, NULL));
  g_assert_nonnull (compare_fixture_find_line (fixture, "Logistiek leren"));
}

int
main (int argc, char **argv)
{
  static const struct { const char *path; void (*test) (CompareFixture *, gconstpointer); } tests[] = {
    { "/compare-pairs/join", test_pairs },
    { "/compare-pairs/refuse", test_refuse },
    { "/compare-pairs/refuse-one", test_refuse_one },
    { "/compare-pairs/refuse-all", test_refuse_all },
  };

  ui_fixture_set_home ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, CompareFixture, NULL, compare_fixture_set_up, tests[i].test, compare_fixture_tear_down);
  return g_test_run ();
}
