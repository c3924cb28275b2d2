/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui-fixture.h"

#include "ui/common/pow-settings.h"
#include "ui/window/pow-person-page.h"
#include "ui/window/pow-shell.h"
#include "ui/window/pow-shortcuts-dialog.h"
#include "ui/window/pow-window.h"

#include <string.h>

typedef struct
{
  UiFixture base;
  PowWindow *window;
} WindowFixture;

/* One a process, as in the program. */
static GtkApplication *application;

static GtkWidget *
find_type (GtkWidget *widget, const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkStack *
get_stages (WindowFixture *fixture)
{
  GtkWidget *welcome = find_type (GTK_WIDGET (fixture->window), "PowWelcome");

  return GTK_STACK (gtk_widget_get_ancestor (welcome, GTK_TYPE_STACK));
}

static gboolean
is_at (UiFixture *fixture, gconstpointer stage)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (get_stages ((WindowFixture *) fixture)), stage)
         == 0;
}

static gboolean
does (WindowFixture *fixture, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
}

static PowPage *
get_page (WindowFixture *fixture)
{
  return pow_shell_get_page (
      POW_SHELL (find_type (GTK_WIDGET (fixture->window), "PowShell")));
}

static void
set_up (WindowFixture *fixture, gconstpointer unused)
{
  static const char *const person[] = { "person", "organisation", "role", "own-region" };

  ui_fixture_set_up (&fixture->base, NULL);
  /* Nobody has said who they are yet, where the settings are installed too. */
  for (guint i = 0; i < G_N_ELEMENTS (person) && pow_settings_get () != NULL; i++)
    g_settings_reset (pow_settings_get (), person[i]);
  fixture->window = pow_window_new (application);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (WindowFixture *fixture, gconstpointer unused)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  ui_fixture_pause (50);
  ui_fixture_tear_down (&fixture->base, NULL);
}

/* Answers *Who are you* as a person does, on the page itself. */
static void
answer (WindowFixture *fixture, const char *name, PowRole role, const char *region)
{
  GtkWidget *page = find_type (GTK_WIDGET (fixture->window), "PowPersonPage");
  g_autoptr (GPtrArray) regions = pow_snapshot_list (
      pow_session_get_snapshot (pow_window_get_session (fixture->window)),
      POW_KIND_REGION,
      NULL,
      FALSE);
  const PowPerson person = { name, "UWV", role, region };

  does (fixture, "win.who-are-you");
  pow_person_page_ask (POW_PERSON_PAGE (page), regions, &person);
  g_signal_emit_by_name (g_object_ref (page), "done");
  g_object_unref (page);
}

static void
test_first_run (WindowFixture *fixture, gconstpointer unused)
{
  g_assert_true (is_at (&fixture->base, "welcome"));
  /* Nothing to undo, search or close yet: these do nothing, where a portfolio would be needed. */
  does (fixture, "win.undo");
  does (fixture, "win.search");
  does (fixture, "win.tell-saved");
  does (fixture, "win.who-are-you");
  g_assert_true (is_at (&fixture->base, "welcome"));
  g_assert_true (does (fixture, "win.new-portfolio"));
  g_assert_true (is_at (&fixture->base, "new"));
  g_assert_true (does (fixture, "win.back"));
  g_assert_true (is_at (&fixture->base, "welcome"));
}

static void
test_start_of_role (WindowFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    PowRole role;
    const char *region;
    const char *type;
  } cases[] = {
    { POW_ROLE_COORDINATOR, "zeeland", "PowRegionPage" },
    { POW_ROLE_NATIONAL, "zeeland", "PowOverviewPage" },
    { POW_ROLE_LEAD, "achterhoek", "PowRegionPage" },
    { POW_ROLE_NATIONAL, NULL, "PowOverviewPage" },
  };

  pow_window_open_portfolio (fixture->window, fixture->base.path);
  ui_fixture_wait (&fixture->base, is_at, "person");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      answer (fixture, "J. Janse", cases[i].role, cases[i].region);
      g_assert_true (is_at (&fixture->base, "shell"));
      g_assert_cmpstr (G_OBJECT_TYPE_NAME (get_page (fixture)), ==, cases[i].type);
      ui_fixture_pause (20);
    }
}

static void
test_back (WindowFixture *fixture, gconstpointer unused)
{
  pow_window_open_portfolio (fixture->window, fixture->base.path);
  ui_fixture_wait (&fixture->base, is_at, "person");
  answer (fixture, "J. Janse", POW_ROLE_NATIONAL, NULL);
  pow_session_open_address (pow_window_get_session (fixture->window), "zeeland/region");
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (get_page (fixture)), ==, "PowRegionPage");
  pow_session_open_address (pow_window_get_session (fixture->window), FIXTURE_SUBPROJECT);
  g_assert_cmpstr (pow_page_get_address (get_page (fixture)), ==, FIXTURE_SUBPROJECT);
  does (fixture, "win.back");
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (get_page (fixture)), ==, "PowRegionPage");
  does (fixture, "win.back");
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (get_page (fixture)), ==, "PowOverviewPage");
  /* The first page stays. */
  does (fixture, "win.back");
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (get_page (fixture)), ==, "PowOverviewPage");
  /* What is not there opens nothing. */
  pow_session_open_address (pow_window_get_session (fixture->window), "zeeland/bodies/none-0000");
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (get_page (fixture)), ==, "PowOverviewPage");
}

/* The name that was given stands in the portfolio for the command line too. */
static gboolean
is_author (UiFixture *fixture, gconstpointer name)
{
  g_autofree char *author = ui_fixture_git (fixture, "config", "user.name", NULL);

  return g_strcmp0 (author, name) == 0;
}

static void
test_author (WindowFixture *fixture, gconstpointer unused)
{
  pow_window_open_portfolio (fixture->window, fixture->base.path);
  ui_fixture_wait (&fixture->base, is_at, "person");
  answer (fixture, "K. de Wit", POW_ROLE_NATIONAL, NULL);
  ui_fixture_wait (&fixture->base, is_author, "K. de Wit");
}

static void
test_trouble (WindowFixture *fixture, gconstpointer unused)
{
  g_autofree char *nowhere = g_build_filename (fixture->base.home, "nowhere", NULL);
  const char *const folders[] = { nowhere, fixture->base.home };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      GtkWidget *page;

      pow_window_open_portfolio (fixture->window, folders[i]);
      ui_fixture_wait (&fixture->base, is_at, "trouble");
      page = gtk_stack_get_visible_child (get_stages (fixture));
      g_assert_nonnull (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), folders[i]));
      g_assert_null (pow_window_get_session (fixture->window));
      g_assert_true (does (fixture, "win.close-portfolio"));
      g_assert_true (is_at (&fixture->base, "welcome"));
    }
}

static void
list_shown_rows (GtkWidget *widget, GPtrArray *titles)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (ADW_IS_ACTION_ROW (widget))
    g_ptr_array_add (titles, (char *) adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_shown_rows (child, titles);
}

static gboolean
shows_rows (UiFixture *fixture, gconstpointer count)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  list_shown_rows (ui_fixture_find_window (POW_TYPE_SHORTCUTS_DIALOG), titles);
  return titles->len == GPOINTER_TO_UINT (count);
}

/* The keys fit in the narrowest window, and a search leaves what it finds. */
static void
test_shortcuts (WindowFixture *fixture, gconstpointer unused)
{
  GtkWidget *dialog, *search;
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  int width;

  g_assert_true (does (fixture, "win.shortcuts"));
  dialog = ui_fixture_find_window (POW_TYPE_SHORTCUTS_DIALOG);
  g_assert_nonnull (dialog);
  gtk_widget_measure (dialog, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  search = find_type (dialog, "GtkSearchEntry");
  gtk_editable_set_text (GTK_EDITABLE (search), "nothing like it");
  ui_fixture_wait (&fixture->base, shows_rows, GUINT_TO_POINTER (0));
  gtk_editable_set_text (GTK_EDITABLE (search), "CLOSE the");
  ui_fixture_wait (&fixture->base, shows_rows, GUINT_TO_POINTER (1));
  list_shown_rows (dialog, titles);
  g_assert_cmpstr (g_ptr_array_index (titles, 0), ==, "Close the window");
  gtk_window_close (GTK_WINDOW (dialog));
}

static gboolean
has_open_menu (GtkWidget *widget)
{
  if (GTK_IS_POPOVER_MENU (widget) && gtk_widget_get_mapped (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_open_menu (child))
      return TRUE;
  return FALSE;
}

static gboolean
shows_menu (UiFixture *fixture, gconstpointer unused)
{
  return has_open_menu (GTK_WIDGET (((WindowFixture *) fixture)->window));
}

/* Where the sidebar is folded away, the menu opens when it has come: on its way it is off the screen, where the toolkit
 * finds no monitor for a menu. */
static void
test_menu_when_narrow (WindowFixture *fixture, gconstpointer unused)
{
  AdwLeaflet *leaflet;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 600);
  pow_window_open_portfolio (fixture->window, fixture->base.path);
  ui_fixture_wait (&fixture->base, is_at, "person");
  answer (fixture, "J. Janse", POW_ROLE_NATIONAL, NULL);
  ui_fixture_pause (100);
  leaflet = ADW_LEAFLET (find_type (find_type (GTK_WIDGET (fixture->window), "PowShell"), "AdwLeaflet"));
  g_assert_true (adw_leaflet_get_folded (leaflet));
  does (fixture, "win.menu");
  g_assert_true (adw_leaflet_get_child_transition_running (leaflet));
  ui_fixture_wait (&fixture->base, shows_menu, NULL);
  g_assert_false (adw_leaflet_get_child_transition_running (leaflet));
}

#define ADD(name, func) g_test_add ("/window/" name, WindowFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  ui_fixture_set_home ();
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  adw_init ();
  application = gtk_application_new ("nl.perspectief.Test", G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    g_error ("There is no session bus");

  ADD ("first-run", test_first_run);
  ADD ("start-of-role", test_start_of_role);
  ADD ("back", test_back);
  ADD ("author", test_author);
  ADD ("trouble", test_trouble);
  ADD ("shortcuts", test_shortcuts);
  ADD ("menu-when-narrow", test_menu_when_narrow);

  status = g_test_run ();
  g_clear_object (&application);
  return status;
}
