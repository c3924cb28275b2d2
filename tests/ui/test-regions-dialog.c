/* SPDX-License-Identifier: EUPL-1.2 */
#include "form-fixture.h"
#include "sync-fixture.h"

#include "ui/sync/pow-region-check.h"
#include "ui/sync/pow-regions-dialog.h"
#include "ui/sync/pow-sync-dialog.h"

#include <adwaita.h>
#include <string.h>

/* Other regions are chosen in the window that tells how the portfolio is shared, with a real server behind it. */

#define ZEELAND "zeeland"
#define ACHTERHOEK "achterhoek"

static GtkWidget *
open_sharing (SyncFixture *fixture)
{
  GtkWidget *dialog = pow_sync_dialog_new (NULL, fixture->control);

  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static GtkWidget *
open_choice (GtkWidget *sharing)
{
  GtkWidget *button = find (sharing, is_button_called, "C_hange…");
  GtkWidget *dialog;

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  dialog = ui_fixture_find_window (POW_TYPE_REGIONS_DIALOG);
  g_assert_nonnull (dialog);
  return dialog;
}

static gboolean
is_check_of (GtkWidget *widget, gconstpointer region)
{
  return POW_IS_REGION_CHECK (widget) && g_str_equal (pow_region_check_get_region (POW_REGION_CHECK (widget)), region);
}

static PowRegionCheck *
get_check (GtkWidget *dialog, const char *region)
{
  GtkWidget *check = find (dialog, is_check_of, region);

  g_assert_nonnull (check);
  return POW_REGION_CHECK (check);
}

static void
follow_all (GtkWidget *dialog, gboolean all)
{
  gtk_switch_set_active (GTK_SWITCH (ui_fixture_find_type (dialog, GTK_TYPE_SWITCH)), all);
}

static gboolean
can_act (GtkWidget *dialog)
{
  return gtk_widget_get_sensitive (find (dialog, is_main_button, NULL));
}

static gboolean
is_closed (UiFixture *base, gconstpointer unused)
{
  return ui_fixture_find_window (POW_TYPE_REGIONS_DIALOG) == NULL;
}

static void
act (SyncFixture *fixture, GtkWidget *dialog)
{
  g_assert_true (can_act (dialog));
  g_signal_emit_by_name (find (dialog, is_main_button, NULL), "clicked");
  ui_fixture_wait (&fixture->base, is_closed, NULL);
}

static gboolean
lacks_region (UiFixture *base, gconstpointer region)
{
  g_autofree char *address = g_strconcat (region, "/region", NULL);

  return pow_snapshot_lookup (pow_session_get_current (base->session), address) == NULL;
}

static gboolean
has_region (UiFixture *base, gconstpointer region)
{
  return !lacks_region (base, region);
}

static gboolean
tells (UiFixture *base, gconstpointer words)
{
  return find (ui_fixture_find_window (POW_TYPE_SYNC_DIALOG), shows_part, words) != NULL;
}

/* The portfolio is without a region a moment before the control has read which ones are left. */
static gboolean
follows_only (UiFixture *base, gconstpointer region)
{
  const char *const *regions = pow_sync_control_get_regions (((SyncFixture *) base)->control);

  return regions != NULL && g_strv_length ((char **) regions) == 1 && g_str_equal (regions[0], region);
}

static void
close_all (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  while (g_list_model_get_n_items (windows) > 0)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, 0);

      gtk_window_destroy (window);
    }
}

static void
set_up (SyncFixture *fixture, gconstpointer own)
{
  sync_fixture_set_up (fixture, NULL);
  pow_session_set_person (fixture->base.session, "A. Bouwer", "", POW_ROLE_COORDINATOR, own);
  sync_fixture_share_all (fixture);
}

static void
tear_down (SyncFixture *fixture, gconstpointer own)
{
  close_all ();
  ui_fixture_pause (20);
  sync_fixture_tear_down (fixture, NULL);
}

static char *
read_server_tip (SyncFixture *fixture, const char *region)
{
  g_autofree char *git_dir = g_strconcat ("--git-dir=", fixture->server, NULL);
  g_autofree char *ref = g_strconcat ("refs/heads/region/", region, NULL);

  return ui_fixture_git (&fixture->base, git_dir, "rev-parse", ref, NULL);
}

/* What goes is told first; it goes here and not on the server, and whoever looked at it sees all regions. */
static void
test_leave_out (SyncFixture *fixture, gconstpointer own)
{
  g_autofree char *before = read_server_tip (fixture, ACHTERHOEK);
  g_autofree char *after = NULL;
  GtkWidget *sharing = open_sharing (fixture);
  GtkWidget *dialog;

  g_assert_nonnull (find (sharing, shows_words, "All regions"));
  pow_session_set_scope (fixture->base.session, POW_SCOPE_REGION, ACHTERHOEK);
  dialog = open_choice (sharing);
  g_assert_nonnull (find (dialog, shows_words, "Nothing changes."));
  g_assert_false (can_act (dialog));
  follow_all (dialog, FALSE);
  g_assert_nonnull (find (dialog, shows_part, "What is here stays."));
  pow_region_check_set_active (get_check (dialog, ACHTERHOEK), FALSE);
  g_assert_nonnull (find (dialog, shows_part, "No longer seen here: Achterhoek."));
  act (fixture, dialog);
  ui_fixture_wait (&fixture->base, lacks_region, ACHTERHOEK);
  g_assert_true (has_region (&fixture->base, "west-brabant"));
  g_assert_cmpint (pow_session_get_scope (fixture->base.session, NULL), ==, POW_SCOPE_ALL);
  ui_fixture_wait (&fixture->base, tells, "West-Brabant, Zeeland");
  sync_fixture_share (fixture, 0);
  sync_fixture_wait_standing (fixture, POW_SYNC_SHARED);
  g_assert_true (lacks_region (&fixture->base, ACHTERHOEK));
  after = read_server_tip (fixture, ACHTERHOEK);
  g_assert_cmpstr (before, ==, after);
}

/* What is added is told first, and comes in with the next exchange. */
static void
test_add (SyncFixture *fixture, gconstpointer own)
{
  GtkWidget *sharing = open_sharing (fixture);
  GtkWidget *dialog = open_choice (sharing);

  follow_all (dialog, FALSE);
  pow_region_check_set_active (get_check (dialog, ACHTERHOEK), FALSE);
  pow_region_check_set_active (get_check (dialog, "west-brabant"), FALSE);
  act (fixture, dialog);
  ui_fixture_wait (&fixture->base, lacks_region, ACHTERHOEK);
  ui_fixture_wait (&fixture->base, follows_only, ZEELAND);
  ui_fixture_wait (&fixture->base, tells, "Zeeland");
  dialog = open_choice (sharing);
  g_assert_false (pow_region_check_get_active (get_check (dialog, ACHTERHOEK)));
  pow_region_check_set_active (get_check (dialog, ACHTERHOEK), TRUE);
  g_assert_nonnull (find (dialog, shows_words, "Comes in with the next exchange: Achterhoek."));
  act (fixture, dialog);
  ui_fixture_wait (&fixture->base, tells, "Achterhoek (with the next exchange), Zeeland");
  g_assert_true (lacks_region (&fixture->base, ACHTERHOEK));
  sync_fixture_share (fixture, 0);
  ui_fixture_wait (&fixture->base, has_region, ACHTERHOEK);
  ui_fixture_wait (&fixture->base, tells, "Achterhoek, Zeeland");
  g_assert_true (lacks_region (&fixture->base, "west-brabant"));
  /* All of them again. */
  dialog = open_choice (sharing);
  follow_all (dialog, TRUE);
  g_assert_nonnull (find (dialog, shows_part, "All regions that the server has come in"));
  act (fixture, dialog);
  ui_fixture_wait (&fixture->base, tells, "All regions");
  sync_fixture_wait_standing (fixture, POW_SYNC_UNASKED);
  sync_fixture_share (fixture, 0);
  ui_fixture_wait (&fixture->base, has_region, "west-brabant");
}

/* Work that is only here keeps its region, and that is told before anything is pressed. */
static void
test_unshared (SyncFixture *fixture, gconstpointer own)
{
  GtkWidget *sharing = open_sharing (fixture);
  GtkWidget *dialog;

  sync_fixture_change_goal (fixture, "Tweehonderd plaatsingen");
  sync_fixture_wait_standing (fixture, POW_SYNC_WAITING);
  dialog = open_choice (sharing);
  g_assert_nonnull (find (GTK_WIDGET (get_check (dialog, ZEELAND)), shows_words, "1 change is not shared yet."));
  follow_all (dialog, FALSE);
  pow_region_check_set_active (get_check (dialog, ZEELAND), FALSE);
  g_assert_nonnull (find (dialog, shows_part, "Not possible yet: Zeeland."));
  g_assert_false (can_act (dialog));
  pow_region_check_set_active (get_check (dialog, ZEELAND), TRUE);
  g_assert_null (find (dialog, shows_part, "Not possible yet"));
  g_assert_true (can_act (dialog));
}

static gboolean
is_refused (UiFixture *base, gconstpointer words)
{
  return find (ui_fixture_find_window (POW_TYPE_REGIONS_DIALOG), shows_part, words) != NULL;
}

/* What only the model knows to be unshared is told when it refuses; everything stays. */
static void
test_refused (SyncFixture *fixture, gconstpointer own)
{
  GtkWidget *sharing = open_sharing (fixture);
  GtkWidget *dialog = open_choice (sharing);

  g_free (ui_fixture_git (&fixture->base, "-c", "user.name=A", "-c", "user.email=a@example.org", "tag", "-a", "-m", "Plan",
                          "moment/zeeland/plan", "refs/heads/region/zeeland", NULL));
  follow_all (dialog, FALSE);
  pow_region_check_set_active (get_check (dialog, ZEELAND), FALSE);
  g_signal_emit_by_name (find (dialog, is_main_button, NULL), "clicked");
  ui_fixture_wait (&fixture->base, is_refused, "Zeeland: this is only on this computer: 1 named moment.");
  g_assert_true (gtk_widget_get_sensitive (dialog));
  g_assert_true (has_region (&fixture->base, ZEELAND));
  g_assert_null (pow_sync_control_get_regions (fixture->control));
}

/* The own region cannot be left out; without one, something must be chosen. */
static void
test_own_region (SyncFixture *fixture, gconstpointer own)
{
  GtkWidget *dialog = open_choice (open_sharing (fixture));

  follow_all (dialog, FALSE);
  g_assert_cmpint (gtk_widget_get_sensitive (GTK_WIDGET (get_check (dialog, ZEELAND))), ==, own == NULL);
  /* The nearest stand first. */
  g_assert_true (is_check_of (ui_fixture_find_type (dialog, POW_TYPE_REGION_CHECK), own != NULL ? ZEELAND : ACHTERHOEK));
  g_assert_cmpint (find (GTK_WIDGET (get_check (dialog, "west-brabant")), shows_words, "Neighbouring region") != NULL, ==, own != NULL);
  if (own != NULL)
    {
      g_assert_true (pow_region_check_get_active (get_check (dialog, ZEELAND)));
      g_assert_nonnull (find (GTK_WIDGET (get_check (dialog, ZEELAND)), shows_words, "Your own region"));
      return;
    }
  for (const char *const *region = (const char *const[]){ ACHTERHOEK, "west-brabant", ZEELAND, NULL }; *region != NULL; region++)
    pow_region_check_set_active (get_check (dialog, *region), FALSE);
  g_assert_nonnull (find (dialog, shows_part, "Choose at least one region."));
  g_assert_false (can_act (dialog));
}

#define ADD(name, own, func) g_test_add ("/regions-dialog/" name, SyncFixture, own, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  pow_sync_answer_for_git (argc, argv);
  if (!form_fixture_start (&argc, &argv))
    return 0;

  ADD ("leave-out", ZEELAND, test_leave_out);
  ADD ("add", ZEELAND, test_add);
  ADD ("unshared", ACHTERHOEK, test_unshared);
  ADD ("refused", ACHTERHOEK, test_refused);
  ADD ("own-region", ZEELAND, test_own_region);
  ADD ("no-own-region", NULL, test_own_region);

  return g_test_run ();
}
