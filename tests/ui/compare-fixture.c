/* SPDX-License-Identifier: EUPL-1.2 */
#include "compare-fixture.h"

PowCompareItem *
compare_fixture_find_line (CompareFixture *fixture, const char *title)
{
  GListModel *shown = pow_compare_table_get_shown (fixture->table);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (PowCompareItem) item = g_list_model_get_item (shown, i);

      if (g_strcmp0 (pow_compare_item_get_title (item), title) == 0)
        return item;
    }
  return NULL;
}

gboolean
compare_fixture_has_line (UiFixture *fixture, gconstpointer title)
{
  return compare_fixture_find_line ((CompareFixture *) fixture, title) != NULL;
}

gboolean
compare_fixture_has_no_line (UiFixture *fixture, gconstpointer title)
{
  return !compare_fixture_has_line (fixture, title);
}

void
compare_fixture_set_up (CompareFixture *fixture, gconstpointer unused)
{
  ui_fixture_set_up (&fixture->base, NULL);
  pow_session_set_person (fixture->base.session, "J. Janse", "UWV", POW_ROLE_NATIONAL, "zeeland");
  pow_session_set_scope (fixture->base.session, POW_SCOPE_ALL, NULL);
  fixture->page = pow_compare_page_new (fixture->base.session);
  fixture->bar = POW_COMPARE_BAR (ui_fixture_find_type (GTK_WIDGET (fixture->page), POW_TYPE_COMPARE_BAR));
  fixture->table = POW_COMPARE_TABLE (ui_fixture_find_type (GTK_WIDGET (fixture->page), POW_TYPE_COMPARE_TABLE));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  pow_page_set_width (fixture->page, 1280);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_fixture_wait (&fixture->base, compare_fixture_has_line, "Centre municipality");
}

void
compare_fixture_tear_down (CompareFixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_fixture_pause (20);
  ui_fixture_tear_down (&fixture->base, NULL);
}
