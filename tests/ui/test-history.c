/* SPDX-License-Identifier: EUPL-1.2 */
/* Historie: its rows, what is folded, the detail, and undoing an old change. */
#include "form-fixture.h"

#include "ui/history/pow-change-list.h"
#include "ui/history/pow-change-text.h"
#include "ui/history/pow-history-page.h"
#include "ui/history/pow-history-progress.h"
#include "ui/history/pow-name-moment-dialog.h"
#include "ui/history/pow-undo-dialog.h"

#include <adwaita.h>
#include <string.h>

static GListModel *
get_rows (FormFixture *fixture)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_change_list (fixture))));
}

typedef struct
{
  FormFixture *fixture;
  guint n;
} Wanted;

static gboolean
has_rows (UiFixture *base, gconstpointer data)
{
  const Wanted *wanted = data;

  return g_list_model_get_n_items (get_rows (wanted->fixture)) == wanted->n;
}

static gboolean
shows (UiFixture *base, gconstpointer words)
{
  return find (GTK_WIDGET (((FormFixture *) base)->page), shows_part, words) != NULL;
}

static void
open_history (FormFixture *fixture, const char *address, const char *field)
{
  fixture->page = pow_history_page_new_for (fixture->base.session, address, field);
  pow_page_set_width (fixture->page, 1300);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  pow_page_refresh (fixture->page);
}

static PowChangeRowType
get_type (FormFixture *fixture, guint position)
{
  g_autoptr (PowChangeRow) row = g_list_model_get_item (get_rows (fixture), position);

  return pow_change_row_get_row_type (row);
}

/* A day, and under it what changed, newest first, with old and new; the first is chosen and told in full. */
static void
test_rows (FormFixture *fixture, gconstpointer unused)
{
  Wanted wanted = { fixture, 3 };

  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "title", "Jobhub Haven");
  open_history (fixture, FIXTURE_SUBPROJECT, NULL);
  ui_fixture_wait (&fixture->base, has_rows, &wanted);
  g_assert_cmpint (get_type (fixture, 0), ==, POW_CHANGE_ROW_DAY);
  g_assert_cmpint (get_type (fixture, 1), ==, POW_CHANGE_ROW_SINGLE);
  ui_fixture_wait (&fixture->base, shows, "title Jobhub Logistiek → Jobhub Haven");
  ui_fixture_wait (&fixture->base, shows, "Put title back");
  g_assert_true (shows (&fixture->base, "2 changes by "));
}

/* Revision, line and message only on request. */
static void
test_technical (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *button, *line;

  open_history (fixture, FIXTURE_SUBPROJECT, NULL);
  ui_fixture_wait (&fixture->base, shows, "Undo this change");
  button = find (GTK_WIDGET (fixture->page), is_button_called, "Technical details");
  g_assert_nonnull (button);
  line = find (GTK_WIDGET (fixture->page), shows_part, "region/zeeland");
  g_assert_false (gtk_widget_get_mapped (line));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_true (gtk_widget_get_mapped (line));
}

/* The history of a field has only what changed it. */
static void
test_field (FormFixture *fixture, gconstpointer unused)
{
  Wanted wanted = { fixture, 3 };

  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "title", "Jobhub Haven");
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", "Tachtig plaatsingen");
  open_history (fixture, FIXTURE_SUBPROJECT, "goal");
  ui_fixture_wait (&fixture->base, has_rows, &wanted);
  ui_fixture_wait (&fixture->base, shows, "goal Honderd plaatsingen → Tachtig plaatsingen");
  g_assert_false (shows (&fixture->base, "Jobhub Haven →"));
}

/* Of commits of one second on two lines none is the first: what comes now is later than all there is. */
static void
wait_next_second (void)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  while (g_get_real_time () / G_USEC_PER_SEC == now)
    g_usleep (10000);
}

/* Nothing is said to be absent as long as it may still be read. */
static gboolean
is_whole_and_never_empty (UiFixture *base, gconstpointer unused)
{
  const gboolean whole = ui_fixture_has_whole_history (base, NULL);

  g_assert_true (whole || !shows (base, "Nothing in this selection") || !gtk_widget_get_mapped (
                   find (GTK_WIDGET (((FormFixture *) base)->page), shows_part, "Nothing in this selection")));
  return whole && shows (base, "Undo this change");
}

static void
test_reading (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *progress;

  open_history (fixture, NULL, NULL);
  progress = ui_fixture_find_type (GTK_WIDGET (fixture->page), POW_TYPE_HISTORY_PROGRESS);
  g_assert_true (pow_history_progress_is_reading (POW_HISTORY_PROGRESS (progress)));
  ui_fixture_wait (&fixture->base, is_whole_and_never_empty, NULL);
  g_assert_false (pow_history_progress_is_reading (POW_HISTORY_PROGRESS (progress)));
  g_assert_false (gtk_widget_get_mapped (ui_fixture_find_type (progress, GTK_TYPE_PROGRESS_BAR)));
}

/* What one person does in one go is one row, which opens and closes; of one record every change counts. */
static void
test_fold (FormFixture *fixture, gconstpointer unused)
{
  GListModel *rows;
  PowChangeList *list;
  g_autoptr (PowChangeRow) fold = NULL, member = NULL, closed = NULL;
  guint n;

  wait_next_second ();
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *goal = g_strdup_printf ("Doel %u", i);

      ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", goal);
    }
  open_history (fixture, NULL, NULL);
  ui_fixture_wait (&fixture->base, ui_fixture_has_whole_history, NULL);
  ui_fixture_wait (&fixture->base, shows, "5 changes in Zeeland");
  rows = get_rows (fixture);
  n = g_list_model_get_n_items (rows);
  g_assert_cmpint (get_type (fixture, 0), ==, POW_CHANGE_ROW_DAY);
  g_assert_cmpint (get_type (fixture, 1), ==, POW_CHANGE_ROW_FOLD);
  g_assert_false (shows (&fixture->base, "goal Doel 3 → Doel 4"));

  fold = g_list_model_get_item (rows, 1);
  list = POW_CHANGE_LIST (gtk_single_selection_get_model (GTK_SINGLE_SELECTION (rows)));
  pow_change_list_toggle (list, fold);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, n + 5);
  member = g_list_model_get_item (rows, 2);
  g_assert_cmpint (pow_change_row_get_row_type (member), ==, POW_CHANGE_ROW_MEMBER);
  ui_fixture_wait (&fixture->base, shows, "goal Doel 3 → Doel 4");

  closed = g_list_model_get_item (rows, 1);
  g_assert_true (pow_change_row_is_open (closed));
  pow_change_list_toggle (list, closed);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, n);
  open_history (fixture, FIXTURE_SUBPROJECT, NULL);
  ui_fixture_wait (&fixture->base, shows, "goal Doel 3 → Doel 4");
}

/* Menus have such an entry too; this one has the focus when words are to be typed. */
static void
search_for (FormFixture *fixture, const char *words)
{
  GtkWidget *focus;

  g_assert_true (pow_page_start_search (fixture->page));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY)), words);
}

/* Nothing matches: the filter is named, and one button clears it. */
static void
test_empty (FormFixture *fixture, gconstpointer unused)
{
  Wanted none = { fixture, 0 };

  open_history (fixture, FIXTURE_SUBPROJECT, NULL);
  ui_fixture_wait (&fixture->base, shows, "Undo this change");
  search_for (fixture, "nergens te vinden");
  ui_fixture_wait (&fixture->base, has_rows, &none);
  ui_fixture_wait (&fixture->base, shows, "Nothing in this selection");
  g_signal_emit_by_name (find (GTK_WIDGET (fixture->page), is_button_called, "Clear the filter"), "clicked");
  ui_fixture_wait (&fixture->base, shows, "Undo this change");
}

static gboolean
is_scrolled (UiFixture *base, gconstpointer view)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE ((gpointer) view))) > 0;
}

/* What was found is in view among all the others too, once the words that found it are gone. */
static void
test_found (FormFixture *fixture, gconstpointer unused)
{
  const guint n = 25;
  Wanted all = { fixture, n + 2 }, found = { fixture, 3 }; /* the day, the change that took it away, and the one that brought it */
  GtkWidget *view;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *goal = g_strdup_printf ("%u plaatsingen", 100 + i);

      ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", goal);
    }
  open_history (fixture, FIXTURE_SUBPROJECT, NULL);
  ui_fixture_wait (&fixture->base, has_rows, &all);
  view = get_change_list (fixture);
  search_for (fixture, "103 plaatsingen");
  ui_fixture_wait (&fixture->base, has_rows, &found);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (get_rows (fixture))), ==, 1);
  g_assert_false (is_scrolled (&fixture->base, view));
  search_for (fixture, "");
  ui_fixture_wait (&fixture->base, has_rows, &all);
  ui_fixture_wait (&fixture->base, is_scrolled, view);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (get_rows (fixture))), ==, n - 4);
}

static char *
find_change (FormFixture *fixture, const char *back)
{
  return ui_fixture_git (&fixture->base, "rev-parse", back, NULL);
}

/* What goes back is shown first; nothing is written until the person says so. */
static void
test_undo (FormFixture *fixture, gconstpointer unused)
{
  g_autofree char *change = NULL, *untouched = NULL, *stored = NULL, *goal = NULL, *told = NULL;

  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "title", "Jobhub Haven");
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", "Tachtig plaatsingen");
  change = find_change (fixture, "region/zeeland~1");
  pow_undo_dialog_present (GTK_WIDGET (fixture->page), fixture->base.session, change, NULL, NULL);
  ui_fixture_wait (&fixture->base, undo_dialog_shows, "This goes back");
  g_assert_true (undo_dialog_shows (&fixture->base, "Jobhub Haven"));
  g_assert_true (undo_dialog_shows (&fixture->base, "Jobhub Logistiek"));
  g_assert_false (undo_dialog_shows (&fixture->base, "This becomes a choice"));
  untouched = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "title");
  g_assert_cmpstr (untouched, ==, "\"Jobhub Haven\"");

  confirm_undo (fixture);
  stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "title");
  goal = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "goal");
  g_assert_cmpstr (stored, ==, "\"Jobhub Logistiek\"");
  g_assert_cmpstr (goal, ==, "\"Tachtig plaatsingen\"");
  told = ui_fixture_git (&fixture->base, "log", "-1", "--format=%an", "region/zeeland", NULL);
  g_assert_cmpstr (told, ==, "M. Janse");
  g_assert_true (pow_session_can_undo (fixture->base.session));
}

/* What has changed since becomes a choice with both values, and the window says so. */
static void
test_undo_choice (FormFixture *fixture, gconstpointer unused)
{
  g_autofree char *change = NULL, *choices = NULL;

  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "title", "Jobhub Haven");
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "title", "Jobhub Sloe");
  change = find_change (fixture, "region/zeeland~1");
  pow_undo_dialog_present (GTK_WIDGET (fixture->page), fixture->base.session, change, NULL, NULL);
  ui_fixture_wait (&fixture->base, undo_dialog_shows, "This becomes a choice");
  g_assert_false (undo_dialog_shows (&fixture->base, "This goes back"));
  confirm_undo (fixture);
  choices = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "choices");
  g_assert_nonnull (strstr (choices, "Jobhub Logistiek"));
  g_assert_nonnull (strstr (choices, "Jobhub Sloe"));
}

/* What stands as before already has nothing to put back. */
static void
test_undo_nothing (FormFixture *fixture, gconstpointer unused)
{
  g_autofree char *change = NULL;

  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "title", "Jobhub Haven");
  change = find_change (fixture, "region/zeeland");
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "title", "Jobhub Logistiek");
  pow_undo_dialog_present (GTK_WIDGET (fixture->page), fixture->base.session, change, NULL, NULL);
  ui_fixture_wait (&fixture->base, undo_dialog_shows, "Nothing to put back");
  g_assert_false (gtk_widget_get_sensitive (find (ui_fixture_find_window (POW_TYPE_UNDO_DIALOG), is_main_button, NULL)));
  gtk_window_close (GTK_WINDOW (ui_fixture_find_window (POW_TYPE_UNDO_DIALOG)));
  ui_fixture_wait (&fixture->base, has_no_undo_dialog, NULL);
}

/* All of a record as it was after an old change; what came since goes back with it. */
static void
test_restore (FormFixture *fixture, gconstpointer unused)
{
  g_autofree char *change = NULL, *title = NULL, *goal = NULL;

  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "title", "Jobhub Haven");
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "goal", "Tachtig plaatsingen");
  ui_fixture_change_outside (&fixture->base, FIXTURE_SUBPROJECT, "title", "Jobhub Sloe");
  ui_fixture_wait_seen (&fixture->base, FIXTURE_SUBPROJECT, "title", "Jobhub Sloe");
  change = find_change (fixture, "region/zeeland~2");
  pow_undo_dialog_present_restore (GTK_WIDGET (fixture->page), fixture->base.session, change, FIXTURE_SUBPROJECT);
  ui_fixture_wait (&fixture->base, undo_dialog_shows, "This goes back");
  g_assert_true (undo_dialog_shows (&fixture->base, "Tachtig plaatsingen"));
  confirm_undo (fixture);
  title = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "title");
  goal = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "goal");
  g_assert_cmpstr (title, ==, "\"Jobhub Haven\"");
  g_assert_cmpstr (goal, ==, "\"Honderd plaatsingen\"");
}

static GtkWidget *
get_name_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (POW_IS_NAME_MOMENT_DIALOG (window))
        return window;
    }
  return NULL;
}

static gboolean
is_named (UiFixture *base, gconstpointer unused)
{
  return get_name_dialog () == NULL;
}

static gboolean
is_refused (UiFixture *base, gconstpointer unused)
{
  return find (get_name_dialog (), shows_part, "is named already") != NULL;
}

static gboolean
is_entry_row (GtkWidget *widget, gconstpointer unused)
{
  return ADW_IS_ENTRY_ROW (widget);
}

static void
name_moment (FormFixture *fixture, const char *label)
{
  GtkWidget *button;

  pow_name_moment_dialog_present (GTK_WIDGET (fixture->page), fixture->base.session, "zeeland", NULL);
  button = find (get_name_dialog (), is_main_button, NULL);
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (find (get_name_dialog (), is_entry_row, NULL)), label);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* A named moment is there for good; the same name again is refused in the window, which stays. */
static void
test_name_moment (FormFixture *fixture, gconstpointer unused)
{
  g_autofree char *told = NULL;

  name_moment (fixture, "Stuurgroep 12 maart");
  ui_fixture_wait (&fixture->base, is_named, NULL);
  told = ui_fixture_git (&fixture->base, "for-each-ref", "--format=%(refname) %(subject)", "refs/tags/moment", NULL);
  g_assert_cmpstr (told, ==, "refs/tags/moment/zeeland/stuurgroep-12-maart Stuurgroep 12 maart");

  name_moment (fixture, "Stuurgroep 12 maart");
  ui_fixture_wait (&fixture->base, is_refused, NULL);
  gtk_window_close (GTK_WINDOW (get_name_dialog ()));
  ui_fixture_wait (&fixture->base, is_named, NULL);
}

static guint
get_start (PangoAttrList *marks)
{
  GSList *all = pango_attr_list_get_attributes (marks);
  guint start = all != NULL ? ((PangoAttribute *) all->data)->start_index : G_MAXUINT;

  g_slist_free_full (all, (GDestroyNotify) pango_attribute_destroy);
  return start;
}

/* Only the words that differ are marked; two texts with little in common are not. */
static void
test_marks (void)
{
  const char *before = "De werkgever doet mee vanaf maart.", *after = "De werkgever doet mee vanaf mei.";
  g_autoptr (PangoAttrList) old = pango_attr_list_new (), new = pango_attr_list_new ();
  g_autoptr (PangoAttrList) other_old = pango_attr_list_new (), other_new = pango_attr_list_new ();

  pow_change_text_mark_words (before, after, old, new);
  g_assert_cmpuint (get_start (old), ==, strstr (before, "maart") - before);
  g_assert_cmpuint (get_start (new), ==, strstr (after, "mei") - after);
  pow_change_text_mark_words ("Dienstverlening op orde voor het eind van het jaar.", "Alles uitgesteld door corona.", other_old, other_new);
  g_assert_cmpuint (get_start (other_old), ==, G_MAXUINT);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (FormFixture *, gconstpointer);
  } tests[] = {
    { "/history/rows", test_rows },
    { "/history/technical", test_technical },
    { "/history/field", test_field },
    { "/history/reading", test_reading },
    { "/history/fold", test_fold },
    { "/history/empty", test_empty },
    { "/history/found", test_found },
    { "/history/undo", test_undo },
    { "/history/undo/choice", test_undo_choice },
    { "/history/undo/nothing", test_undo_nothing },
    { "/history/restore", test_restore },
    { "/history/name-moment", test_name_moment },
  };

  if (!form_fixture_start (&argc, &argv))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, tests[i].test, form_fixture_tear_down);
  g_test_add_func ("/history/marks", test_marks);
  return g_test_run ();
}
