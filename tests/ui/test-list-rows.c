/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/lists/pow-list-rows.h"

#include <string.h>

#define N_ROWS 700

/* What a person types; rows that hold it stay. */
static char needle[8];

static gboolean
match_cb (gpointer item, gpointer unused)
{
  return strstr (gtk_string_object_get_string (item), needle) != NULL;
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer unused)
{
  return strcmp (gtk_string_object_get_string ((gpointer) a), gtk_string_object_get_string ((gpointer) b));
}

static guint
count_matches (void)
{
  guint n = 0;

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%03u", i);

      n += strstr (text, needle) != NULL ? 1 : 0;
    }
  return n;
}

/* The rows of the view are the first of all rows, in their order. */
static void
assert_prefix (PowListRows *rows)
{
  GListModel *all = pow_list_rows_get_all (rows);
  GListModel *shown = pow_list_rows_get_model (rows);

  g_assert_cmpuint (g_list_model_get_n_items (shown), <=, g_list_model_get_n_items (all));
  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (GtkStringObject) one = g_list_model_get_item (shown, i), other = g_list_model_get_item (all, i);

      g_assert_true (one == other);
      g_assert_nonnull (strstr (gtk_string_object_get_string (one), needle));
    }
}

static gboolean
passed_cb (gpointer passed)
{
  *(gboolean *) passed = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until rows that were still to follow would have come. */
static void
settle (void)
{
  gboolean passed = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, 500, passed_cb, &passed, NULL);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
}

/* After each key the rows are there at once, at first only some of them, and in the end all. */
static void
test_keys (void)
{
  static const struct
  {
    const char *typed;
    GtkFilterChange change;
    guint at_once; /* at most */
  } keys[] = {
    { "1", GTK_FILTER_CHANGE_MORE_STRICT, 40 },     { "12", GTK_FILTER_CHANGE_MORE_STRICT, 40 },
    { "123", GTK_FILTER_CHANGE_MORE_STRICT, 1 },    { "12", GTK_FILTER_CHANGE_LESS_STRICT, N_ROWS },
    { "", GTK_FILTER_CHANGE_LESS_STRICT, 40 },      { "7", GTK_FILTER_CHANGE_DIFFERENT, 40 },
    { "x", GTK_FILTER_CHANGE_DIFFERENT, 0 },        { "", GTK_FILTER_CHANGE_DIFFERENT, 40 },
  };
  g_autoptr (GtkStringList) items = gtk_string_list_new (NULL);
  g_autoptr (GtkFilter) filter = GTK_FILTER (gtk_custom_filter_new (match_cb, NULL, NULL));
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, NULL, NULL));
  g_autoptr (PowListRows) rows = NULL;

  for (guint i = 0; i < N_ROWS; i++)
    gtk_string_list_take (items, g_strdup_printf ("%03u", (i * 37) % N_ROWS));
  rows = pow_list_rows_new (G_LIST_MODEL (items), filter, sorter);
  g_assert_cmpuint (g_list_model_get_n_items (pow_list_rows_get_model (rows)), ==, N_ROWS);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_strlcpy (needle, keys[i].typed, sizeof needle);
      gtk_filter_changed (filter, keys[i].change);
      g_assert_cmpuint (g_list_model_get_n_items (pow_list_rows_get_all (rows)), ==, count_matches ());
      g_assert_cmpuint (g_list_model_get_n_items (pow_list_rows_get_model (rows)), <=, keys[i].at_once);
      assert_prefix (rows);
      /* Nothing more to do once all are there, or the test would wait here for ever. */
      while (g_list_model_get_n_items (pow_list_rows_get_model (rows)) < count_matches ())
        {
          g_main_context_iteration (NULL, TRUE);
          assert_prefix (rows);
        }
      settle ();
      g_assert_cmpuint (g_list_model_get_n_items (pow_list_rows_get_model (rows)), ==, count_matches ());
    }
}

/* What goes away while rows are still to follow takes its work along. */
static void
test_gone (void)
{
  g_autoptr (GtkStringList) items = gtk_string_list_new (NULL);
  g_autoptr (GtkFilter) filter = GTK_FILTER (gtk_custom_filter_new (match_cb, NULL, NULL));
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, NULL, NULL));
  PowListRows *rows;

  for (guint i = 0; i < N_ROWS; i++)
    gtk_string_list_take (items, g_strdup_printf ("%03u", i));
  g_strlcpy (needle, "", sizeof needle);
  rows = pow_list_rows_new (G_LIST_MODEL (items), filter, sorter);
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
  g_assert_finalize_object (rows);
  settle ();
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-rows/keys", test_keys);
  g_test_add_func ("/list-rows/gone", test_gone);
  return g_test_run ();
}
