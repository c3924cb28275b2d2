/* SPDX-License-Identifier: EUPL-1.2 */
#include "form-fixture.h"

#include "model/change/pow-open-choice.h"
#include "model/change/pow-proposal.h"
#include "ui/sync/pow-proposal-dialog.h"

#include <string.h>

/* A proposal in a file: looked at, taken in, undone, or refused with the reason. */

typedef struct
{
  FormFixture form;
  GFile *file;
  char *told;
} ProposalFixture;

static void
told_cb (PowSession *session, const char *text, gboolean can_undo, ProposalFixture *fixture)
{
  g_free (fixture->told);
  fixture->told = g_strdup (text);
}

static void
set_up (ProposalFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = NULL;

  form_fixture_set_up (&fixture->form, FIXTURE_SUBPROJECT);
  path = g_build_filename (fixture->form.base.home, "voorstel.json", NULL);
  fixture->file = g_file_new_for_path (path);
  g_signal_connect (fixture->form.base.session, "message", G_CALLBACK (told_cb), fixture);
}

static void
tear_down (ProposalFixture *fixture, gconstpointer unused)
{
  g_signal_handlers_disconnect_by_data (fixture->form.base.session, fixture);
  form_fixture_tear_down (&fixture->form, FIXTURE_SUBPROJECT);
  g_clear_object (&fixture->file);
  g_clear_pointer (&fixture->told, g_free);
}

static void
write_file (ProposalFixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (fixture->file), text, -1, &error);
  g_assert_no_error (error);
}

/* K. de Wit proposes another goal, from what it was to @goal. */
static void
propose (ProposalFixture *fixture, const char *was, const char *goal)
{
  g_autoptr (cJSON) before = cJSON_CreateString (was), after = cJSON_CreateString (goal);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_change_free);
  g_autoptr (PowProposal) proposal = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_ptr_array_add (changes, pow_change_new (POW_CHANGE_CHANGED, FIXTURE_SUBPROJECT, "goal", before, after));
  proposal = pow_proposal_new ("region/zeeland", "K. de Wit", g_steal_pointer (&changes));
  text = pow_proposal_write (proposal, &length);
  write_file (fixture, text);
}

static gboolean
shows (UiFixture *base, gconstpointer words)
{
  GtkWidget *dialog = ui_fixture_find_window (POW_TYPE_PROPOSAL_DIALOG);
  GtkWidget *label = dialog != NULL ? find (dialog, shows_part, words) : NULL;

  /* The page that says what went wrong is there from the beginning. */
  return label != NULL && gtk_widget_get_mapped (label);
}

static gboolean
is_gone (UiFixture *base, gconstpointer unused)
{
  return ui_fixture_find_window (POW_TYPE_PROPOSAL_DIALOG) == NULL;
}

static GtkWidget *
look (ProposalFixture *fixture, const char *words)
{
  pow_proposal_dialog_present_file (fixture->form.window, fixture->form.base.session, fixture->file);
  ui_fixture_wait (&fixture->form.base, shows, words);
  return ui_fixture_find_window (POW_TYPE_PROPOSAL_DIALOG);
}

/* As Enter does. */
static void
take_in (ProposalFixture *fixture, GtkWidget *dialog)
{
  g_assert_true (gtk_widget_activate (gtk_window_get_default_widget (GTK_WINDOW (dialog))));
  ui_fixture_wait (&fixture->form.base, is_gone, NULL);
  ui_fixture_wait_saved (&fixture->form.base);
}

static void
assert_goal (ProposalFixture *fixture, const char *expected)
{
  g_autofree char *stored = ui_fixture_read_stored (&fixture->form.base, FIXTURE_SUBPROJECT, "goal");

  g_assert_cmpstr (stored, ==, expected);
}

static void
test_take_in (ProposalFixture *fixture, gconstpointer unused)
{
  g_autofree char *before = ui_fixture_read_stored (&fixture->form.base, FIXTURE_SUBPROJECT, "goal");
  GtkWidget *dialog;

  propose (fixture, "Honderd plaatsingen", "Vijftig plaatsingen");
  dialog = look (fixture, "K. de Wit proposes this for Zeeland");
  g_assert_nonnull (find (dialog, shows_part, "Vijftig"));
  assert_goal (fixture, before);
  take_in (fixture, dialog);
  assert_goal (fixture, "\"Vijftig plaatsingen\"");
  g_assert_cmpstr (fixture->told, ==, "Proposal taken in: 1 record changed");
  pow_session_undo (fixture->form.base.session);
  ui_fixture_wait_saved (&fixture->form.base);
  assert_goal (fixture, before);
  /* Once more, and again when it is in. */
  take_in (fixture, look (fixture, "K. de Wit proposes"));
  take_in (fixture, look (fixture, "K. de Wit proposes"));
  g_assert_cmpstr (fixture->told, ==, "All of this proposal is in already");
}

/* What has changed since it was proposed becomes a choice, with both values. */
static void
test_clash (ProposalFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) choices = NULL;

  propose (fixture, "Tien plaatsingen", "Vijftig plaatsingen");
  take_in (fixture, look (fixture, "both values are kept"));
  choices = pow_open_choice_list (pow_session_get_snapshot (fixture->form.base.session), NULL);
  g_assert_cmpuint (choices->len, ==, 1);
}

/* A file with something else says so and takes nothing in. */
static void
test_no_proposal (ProposalFixture *fixture, gconstpointer unused)
{
  static const char *const texts[] = { "", "not JSON", "{\"geachte\": \"stuurgroep\"}", "[1]" };
  g_autofree char *before = ui_fixture_read_stored (&fixture->form.base, FIXTURE_SUBPROJECT, "goal");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *dialog;

      write_file (fixture, texts[i]);
      dialog = look (fixture, "This did not work");
      g_assert_false (gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (dialog))));
      gtk_window_close (GTK_WINDOW (dialog));
      ui_fixture_wait (&fixture->form.base, is_gone, NULL);
      assert_goal (fixture, before);
    }
}

/* What is shown goes into another file, byte for byte; where it cannot, the dialog stays and says why. */
static void
test_keep (ProposalFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->form.base.home, "kept.json", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->form.base.home, "nowhere", "kept.json", NULL);
  g_autoptr (GFile) kept = g_file_new_for_path (path), wrong = g_file_new_for_path (nowhere);
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  GtkWidget *dialog;

  propose (fixture, "Honderd plaatsingen", "Vijftig plaatsingen");
  dialog = look (fixture, "K. de Wit proposes");
  pow_proposal_dialog_write (POW_PROPOSAL_DIALOG (dialog), kept);
  ui_fixture_wait (&fixture->form.base, is_gone, NULL);
  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &one, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &other, NULL, NULL));
  g_assert_cmpstr (one, ==, other);
  dialog = look (fixture, "K. de Wit proposes");
  pow_proposal_dialog_write (POW_PROPOSAL_DIALOG (dialog), wrong);
  ui_fixture_wait (&fixture->form.base, shows, "This did not work");
  gtk_window_close (GTK_WINDOW (dialog));
}

#define ADD(name, func) g_test_add ("/proposal/" name, ProposalFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  if (!form_fixture_start (&argc, &argv))
    return 0;

  ADD ("take-in", test_take_in);
  ADD ("clash", test_clash);
  ADD ("no-proposal", test_no_proposal);
  ADD ("keep", test_keep);

  return g_test_run ();
}
