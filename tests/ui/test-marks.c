/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui-fixture.h"

#include "ui/form/pow-form-was.h"
#include "ui/lists/pow-list-items.h"
#include "ui/overview/pow-region-rows.h"

/* What lists, forms and the overview mark against another moment. */

#define OTHER "zeeland/subprojects/aaa-taal-1111"

static void
save (UiFixture *fixture, PowRecord *base, PowRecord *wanted)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pow_edit_free);

  g_ptr_array_add (edits, pow_edit_new (base, wanted));
  pow_session_change (fixture->session, edits, "test", NULL);
  ui_fixture_wait_saved (fixture);
}

static void
set_value (UiFixture *fixture, const char *address, const char *path, const char *json)
{
  PowRecord *base = pow_snapshot_lookup (pow_session_get_current (fixture->session), address);
  g_autoptr (cJSON) value = cJSON_Parse (json);
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) wanted = pow_record_with (base, path, value, &error);

  g_assert_no_error (error);
  save (fixture, base, wanted);
}

static void
add_other (UiFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PowRecord) wanted = pow_record_new (POW_KIND_SUBPROJECT, OTHER, cJSON_Parse ("{\"title\":\"Aaa Taal\"}"), &error);

  g_assert_no_error (error);
  save (fixture, NULL, wanted);
}

static gboolean
is_against (UiFixture *fixture, gconstpointer moment)
{
  return g_strcmp0 (pow_session_get_against (fixture->session), moment) == 0;
}

static void
compare_with (UiFixture *fixture, const char *moment)
{
  pow_session_set_against (fixture->session, moment);
  ui_fixture_wait (fixture, is_against, moment);
}

static char *
get_tip (UiFixture *fixture)
{
  return ui_fixture_git (fixture, "rev-parse", "region/zeeland", NULL);
}

static GPtrArray *
list (UiFixture *fixture, const char *map)
{
  return pow_list_build_items (fixture->session, POW_KIND_MASK (POW_KIND_SUBPROJECT), map, "zeeland", NULL);
}

static PowMark
get_mark (GPtrArray *items, guint i)
{
  return pow_record_item_get_mark (g_ptr_array_index (items, i));
}

/* New, changed with what it was, and gone in its own place in the order. */
static void
test_list (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *first = get_tip (fixture);
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) plain = NULL, marked = NULL, gone = NULL;
  PowRecordItem *item;

  add_other (fixture);
  set_value (fixture, FIXTURE_SUBPROJECT, "phase", "\"running\"");
  plain = list (fixture, NULL);
  g_assert_cmpint (get_mark (plain, 1), ==, POW_MARK_SAME);

  compare_with (fixture, first);
  marked = list (fixture, NULL);
  g_assert_cmpuint (marked->len, ==, 2);
  g_assert_cmpint (get_mark (marked, 0), ==, POW_MARK_NEW);
  g_assert_null (pow_record_item_get_was (g_ptr_array_index (marked, 0)));
  g_assert_cmpint (get_mark (marked, 1), ==, POW_MARK_CHANGED);
  item = pow_record_item_get_was (g_ptr_array_index (marked, 1));
  g_assert_cmpstr (pow_record_get_text (pow_record_item_get_record (item), "phase"), ==, "idea");

  second = get_tip (fixture);
  pow_session_remove (fixture->session, OTHER, NULL);
  ui_fixture_wait_saved (fixture);
  compare_with (fixture, second);
  gone = list (fixture, NULL);
  g_assert_cmpuint (gone->len, ==, 2);
  g_assert_cmpint (get_mark (gone, 0), ==, POW_MARK_GONE); /* by its title, not at the end */
  g_assert_cmpstr (pow_record_get_title (pow_record_item_get_record (g_ptr_array_index (gone, 0))), ==, "Aaa Taal");
  g_assert_cmpint (get_mark (gone, 1), ==, POW_MARK_SAME);
}

/* Entries of maps have marks of their own. */
static void
test_entries (UiFixture *fixture, gconstpointer unused)
{
  static const PowMark expected[] = { POW_MARK_CHANGED, POW_MARK_NEW, POW_MARK_GONE };
  g_autofree char *first = NULL;
  g_autoptr (GPtrArray) items = NULL;

  set_value (fixture, FIXTURE_SUBPROJECT, "budget",
             "{\"a\":{\"label\":\"A\",\"amounts\":{\"planned\":1}},\"c\":{\"label\":\"C\"}}");
  first = get_tip (fixture);
  set_value (fixture, FIXTURE_SUBPROJECT, "budget",
             "{\"a\":{\"label\":\"A\",\"amounts\":{\"planned\":2}},\"b\":{\"label\":\"B\"},\"c\":{\"label\":\"C\",\"removed\":true}}");
  compare_with (fixture, first);
  items = list (fixture, "budget");
  g_assert_cmpuint (items->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpint (get_mark (items, i), ==, expected[i]);
}

static void
assert_was (PowForm *form, const char *path, PowMark mark, const char *words)
{
  const PowField *field = pow_schema_find (POW_KIND_SUBPROJECT, path, NULL);
  g_autofree char *was = NULL;

  g_test_message ("%s", path);
  g_assert_cmpint (pow_form_was (form, path, field, FALSE, &was), ==, mark);
  g_assert_cmpstr (was, ==, words);
}

static void
test_form (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *first = get_tip (fixture);
  g_autoptr (PowForm) form = pow_form_new (fixture->session, FIXTURE_SUBPROJECT);
  const PowField *map = pow_schema_find (POW_KIND_SUBPROJECT, "milestones", NULL);
  g_autofree char *unused_words = NULL;
  g_autoptr (GPtrArray) gone = NULL;

  set_value (fixture, FIXTURE_SUBPROJECT, "title", "\"Jobhub\"");
  set_value (fixture, FIXTURE_SUBPROJECT, "approach", "\"Samen\"");
  pow_session_remove (fixture->session, FIXTURE_SUBPROJECT, "milestones.start");
  ui_fixture_wait_saved (fixture);
  assert_was (form, "title", POW_MARK_SAME, NULL);
  compare_with (fixture, first);
  assert_was (form, "title", POW_MARK_CHANGED, "Jobhub Logistiek");
  assert_was (form, "approach", POW_MARK_CHANGED, "unknown");
  assert_was (form, "goal", POW_MARK_SAME, NULL);
  g_assert_cmpint (pow_form_was (form, "milestones.start", map, TRUE, &unused_words), ==, POW_MARK_GONE);
  gone = pow_form_was_list_gone (form, "milestones");
  g_assert_cmpuint (gone->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (gone, 0), ==, "start");
}

static void
refreshed_cb (PowRegionRows *rows, guint *refreshed)
{
  (*refreshed)++;
}

static gboolean
is_refreshed (UiFixture *fixture, gconstpointer refreshed)
{
  return *(const guint *) refreshed > 0;
}

static PowRegionRow *
find_row (PowRegionRows *rows, const char *region)
{
  GListModel *model = pow_region_rows_get_model (rows);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (PowRegionRow) row = g_list_model_get_item (model, i);

      if (g_str_equal (pow_region_row_get_region (row), region))
        return row; /* the list keeps it */
    }
  return NULL;
}

static void
test_overview (UiFixture *fixture, gconstpointer unused)
{
  g_autofree char *first = get_tip (fixture);
  g_autoptr (PowRegionRows) rows = pow_region_rows_new ();
  guint refreshed = 0;
  PowRegionRow *row;

  pow_session_set_scope (fixture->session, POW_SCOPE_ALL, NULL);
  add_other (fixture);
  g_signal_connect (rows, "refreshed", G_CALLBACK (refreshed_cb), &refreshed);
  compare_with (fixture, first);
  pow_region_rows_refresh (rows, fixture->session);
  ui_fixture_wait (fixture, is_refreshed, &refreshed);
  row = find_row (rows, "zeeland");
  g_assert_cmpint (pow_region_row_get_mark (row), ==, POW_MARK_CHANGED);
  g_assert_cmpuint (pow_region_row_count_changes (row), ==, 1);
  g_assert_cmpuint (pow_region_row_get_was (row)->mix[POW_LIGHT_UNKNOWN] + 1, ==,
                    pow_region_row_get_figures (row)->mix[POW_LIGHT_UNKNOWN]);
  row = find_row (rows, "achterhoek");
  g_assert_cmpint (pow_region_row_get_mark (row), ==, POW_MARK_SAME);

  refreshed = 0;
  compare_with (fixture, NULL);
  pow_region_rows_refresh (rows, fixture->session);
  ui_fixture_wait (fixture, is_refreshed, &refreshed);
  g_assert_null (pow_region_row_get_was (find_row (rows, "zeeland")));
}

#define ADD(name, function) \
  g_test_add ("/ui/marks/" name, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)

int
main (int argc, char **argv)
{
  ui_fixture_set_home ();
  g_test_init (&argc, &argv, NULL);
  ADD ("list", test_list);
  ADD ("entries", test_entries);
  ADD ("form", test_form);
  ADD ("overview", test_overview);
  return g_test_run ();
}
