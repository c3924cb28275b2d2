/* SPDX-License-Identifier: EUPL-1.2 */
/* One change of Historie by keys: Enter goes to it, and each of its values takes keys of its own. */
#include "form-fixture.h"

#include "ui/common/pow-field-place.h"
#include "ui/history/pow-change-block.h"
#include "ui/history/pow-change-detail.h"
#include "ui/history/pow-change-list.h"
#include "ui/history/pow-history-page.h"
#include "ui/history/pow-undo-dialog.h"

#include <adwaita.h>
#include <string.h>

static gboolean
shows (UiFixture *base, gconstpointer words)
{
  return find (GTK_WIDGET (((FormFixture *) base)->page), shows_part, words) != NULL;
}

/* Title and goal of the subproject, as one change. */
static void
change_two (FormFixture *fixture)
{
  PowRecord *base = pow_snapshot_lookup (pow_session_get_current (fixture->base.session), FIXTURE_SUBPROJECT);
  g_autoptr (cJSON) title = cJSON_CreateString ("Jobhub Haven"), goal = cJSON_CreateString ("Tachtig plaatsingen");
  g_autoptr (PowRecord) half = pow_record_with (base, "title", title, NULL);
  g_autoptr (PowRecord) wanted = pow_record_with (half, "goal", goal, NULL);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);

  g_ptr_array_add (edits, pow_edit_new (base, wanted));
  pow_session_change (fixture->base.session, edits, "two", NULL);
  ui_fixture_wait_saved (&fixture->base);
}

static void
open_history (FormFixture *fixture, int width, const char *awaited)
{
  fixture->page = pow_history_page_new_for (fixture->base.session, FIXTURE_SUBPROJECT, NULL);
  pow_page_set_width (fixture->page, width);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  pow_page_refresh (fixture->page);
  ui_fixture_wait (&fixture->base, shows, awaited);
}

/* Enter on the newest change; the first value of it has the focus. */
static GtkWidget *
enter (FormFixture *fixture)
{
  GtkWidget *focus;

  g_signal_emit_by_name (get_change_list (fixture), "activate", 1);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (POW_IS_CHANGE_BLOCK (focus));
  return focus;
}

static void
address_cb (PowSession *session, const char *address, char **opened)
{
  g_free (*opened);
  *opened = g_strdup (address);
}

/* Enter goes to the change, not to the record; O goes to the record; Escape goes back to the list. */
static void
test_keys (FormFixture *fixture, gconstpointer unused)
{
  static const int widths[] = { 1300, 500 };

  change_two (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *opened = NULL, *address = NULL, *field = NULL;
      gulong handler = g_signal_connect (fixture->base.session, "open-address", G_CALLBACK (address_cb), &opened);
      GtkWidget *block, *focus;

      open_history (fixture, widths[i], "Undo this change");
      block = enter (fixture);
      g_assert_null (opened);
      g_assert_nonnull (pow_field_place_find (block, &address, &field));
      g_assert_cmpstr (address, ==, FIXTURE_SUBPROJECT);
      g_assert_cmpstr (field, ==, "title");
      g_assert_true (press (GTK_WIDGET (fixture->page), GDK_KEY_o, 0));
      g_assert_cmpstr (opened, ==, FIXTURE_SUBPROJECT);
      g_assert_true (press (GTK_WIDGET (fixture->page), GDK_KEY_Escape, 0));
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_true (focus == get_change_list (fixture) || gtk_widget_is_ancestor (focus, get_change_list (fixture)));
      g_assert_true (gtk_widget_get_mapped (get_change_list (fixture)));
      g_signal_handler_disconnect (fixture->base.session, handler);
    }
}

/* R puts back the value that has the focus, and no other of the same change. */
static void
test_put_back_field (FormFixture *fixture, gconstpointer unused)
{
  g_autofree char *title = NULL, *goal = NULL;
  GtkWidget *second;

  change_two (fixture);
  open_history (fixture, 1300, "Undo this change");
  second = gtk_widget_get_next_sibling (enter (fixture));
  g_assert_true (POW_IS_CHANGE_BLOCK (second));
  g_assert_true (gtk_widget_grab_focus (second));
  g_assert_true (press (second, GDK_KEY_r, 0));
  ui_fixture_wait (&fixture->base, undo_dialog_shows, "This goes back");
  g_assert_false (undo_dialog_shows (&fixture->base, "Jobhub Logistiek →"));
  confirm_undo (fixture);
  title = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "title");
  goal = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "goal");
  g_assert_cmpstr (title, ==, "\"Jobhub Haven\"");
  g_assert_cmpstr (goal, ==, "\"Honderd plaatsingen\"");
}

/* Which body decided a change is told with the reason. */
static void
test_body (FormFixture *fixture, gconstpointer unused)
{
  g_autofree char *parent = ui_fixture_git (&fixture->base, "rev-parse", "region/zeeland", NULL);
  g_autofree char *tree = NULL, *revision = NULL, *done = NULL;

  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", "Tachtig plaatsingen");
  tree = ui_fixture_git (&fixture->base, "rev-parse", "region/zeeland^{tree}", NULL);
  revision = ui_fixture_git (&fixture->base, "-c", "user.name=M. Janse", "-c", "user.email=m@example.org", "commit-tree", tree, "-p",
                             parent, "-m", "Doel\n\nReason: Zo afgesproken\nBody: " FIXTURE_BODY "\nChange-Id: besloten", NULL);
  done = ui_fixture_git (&fixture->base, "update-ref", "refs/heads/region/zeeland", revision, NULL);
  open_history (fixture, 1300, "Decided by: Stuurgroep");
  g_assert_true (shows (&fixture->base, "Reason: Zo afgesproken"));
}

static gboolean
is_button_that_says (GtkWidget *widget, gconstpointer words)
{
  return GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL
         && g_str_has_prefix (gtk_button_get_label (GTK_BUTTON (widget)), words);
}

static void
click (FormFixture *fixture, const char *label)
{
  GtkWidget *button = find (GTK_WIDGET (fixture->page), is_button_that_says, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* The button names the one value that was changed, and puts it back with the reason that was typed. */
static void
test_put_back_button (FormFixture *fixture, gconstpointer unused)
{
  g_autofree char *title = NULL, *goal = NULL, *told = NULL;

  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", "Tachtig plaatsingen");
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "title", "Jobhub Haven");
  open_history (fixture, 1300, "Put title back");
  click (fixture, "Put title back");
  ui_fixture_wait (&fixture->base, undo_dialog_shows, "This goes back");
  gtk_editable_set_text (GTK_EDITABLE (ui_fixture_find_type (ui_fixture_find_window (POW_TYPE_UNDO_DIALOG), GTK_TYPE_ENTRY)),
                         "Was een vergissing");
  confirm_undo (fixture);
  title = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "title");
  goal = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "goal");
  g_assert_cmpstr (title, ==, "\"Jobhub Logistiek\"");
  g_assert_cmpstr (goal, ==, "\"Tachtig plaatsingen\"");
  told = ui_fixture_git (&fixture->base, "log", "-1", "--format=%an%n%B", "region/zeeland", NULL);
  g_assert_true (g_str_has_prefix (told, "M. Janse\n"));
  g_assert_nonnull (strstr (told, "Reason: Was een vergissing"));
}

static void
assert_is_back (FormFixture *fixture)
{
  g_autofree char *title = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "title");
  g_autofree char *removed = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "removed");

  g_assert_cmpstr (title, ==, "\"Jobhub Haven\"");
  g_assert_null (removed);
  g_assert_false (ui_fixture_is_gone (&fixture->base, FIXTURE_SUBPROJECT));
}

typedef void (*TakeAway) (UiFixture *fixture, const char *address);
static const TakeAway ways_to_go[] = { ui_fixture_remove_outside, ui_fixture_delete_outside };

/* The change that took a record away can be undone, whether it is marked as removed or its file is gone. */
static void
test_put_back_gone (FormFixture *fixture, gconstpointer unused)
{
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "title", "Jobhub Haven");
  for (guint i = 0; i < G_N_ELEMENTS (ways_to_go); i++)
    {
      ways_to_go[i](&fixture->base, FIXTURE_SUBPROJECT);
      ui_fixture_wait (&fixture->base, ui_fixture_is_gone, FIXTURE_SUBPROJECT);
      open_history (fixture, 1300, "no longer there");
      click (fixture, "Undo this change");
      ui_fixture_wait (&fixture->base, undo_dialog_shows, "This goes back");
      confirm_undo (fixture);
      assert_is_back (fixture);
    }
}

/* All of a record that is gone, as it was after an older change. */
static void
test_restore_gone (FormFixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways_to_go); i++)
    {
      g_autofree char *other = g_strdup_printf ("Doel %u", i);
      GtkSelectionModel *rows;

      ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", other);
      ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "title", i == 0 ? "Jobhub Haven" : "Jobhub Sloe");
      ways_to_go[i](&fixture->base, FIXTURE_SUBPROJECT);
      ui_fixture_wait (&fixture->base, ui_fixture_is_gone, FIXTURE_SUBPROJECT);
      open_history (fixture, 1300, "no longer there");
      rows = gtk_list_view_get_model (GTK_LIST_VIEW (get_change_list (fixture)));
      gtk_selection_model_select_item (rows, i == 0 ? 2 : 3, TRUE); /* the title Jobhub Haven stood from or until then */
      ui_fixture_wait (&fixture->base, shows, i == 0 ? "Put title back" : "Put goal back");
      g_assert_true (gtk_widget_activate_action (ui_fixture_find_type (GTK_WIDGET (fixture->page), POW_TYPE_CHANGE_DETAIL),
                                                 "change.restore", NULL));
      ui_fixture_wait (&fixture->base, undo_dialog_shows, "This goes back");
      confirm_undo (fixture);
      assert_is_back (fixture);
    }
}

/* What a merge made of a text says why it stands as it does. */
static void
test_merge (FormFixture *fixture, gconstpointer unused)
{
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", "Een.\n\nTwee.\n\nDrie.");
  ui_fixture_merge_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", "Eerst een.\n\nTwee.\n\nDrie.",
                            "Een.\n\nTwee.\n\nDrie op het laatst.");
  open_history (fixture, 1300, "K. de Wit and you each changed another part of the text. Both parts are in it.");
  g_assert_true (shows (&fixture->base, "Eerst een.\n\nTwee.\n\nDrie op het laatst."));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (FormFixture *, gconstpointer);
  } tests[] = {
    { "/change-detail/keys", test_keys },
    { "/change-detail/body", test_body },
    { "/change-detail/put-back-field", test_put_back_field },
    { "/change-detail/put-back-button", test_put_back_button },
    { "/change-detail/put-back-gone", test_put_back_gone },
    { "/change-detail/restore-gone", test_restore_gone },
    { "/change-detail/merge", test_merge },
  };

  if (!form_fixture_start (&argc, &argv))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, tests[i].test, form_fixture_tear_down);
  return g_test_run ();
}
