/* SPDX-License-Identifier: EUPL-1.2 */
/* Types into the search field above the list of all subprojects, in a window on a screen:
 *   bench-filter DIR
 * Prints the milliseconds from each change of the text to the end of the frame that shows what is
 * left of the list, a line each; then "heartbeat" and the latenesses of a 10 ms timer meanwhile. */
#include "model/change/pow-attach.h"
#include "ui/common/pow-session.h"
#include "ui/lists/pow-columns.h"

#include <stdio.h>

#define PATIENCE_USEC (20 * G_USEC_PER_SEC)
#define BEAT_MS 10

static const char *const typed[] = { "jobcoach", "werkgevers", "planning", "zzz", "samen leren" };

static PowStore *store;
static gint64 painted;
static gint64 beat;
static GArray *latenesses;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  store = pow_store_open_finish (result, &error);
  if (store == NULL)
    g_error ("%s", error->message);
}

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  painted = g_get_monotonic_time ();
}

static gboolean
beat_cb (gpointer data)
{
  gint64 now = g_get_monotonic_time ();
  double late = MAX (0, now - beat - BEAT_MS * 1000) / 1000.0;

  beat = now;
  g_array_append_val (latenesses, late);
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until nothing was painted for 100 ms. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_USEC;
  gint64 since = g_get_monotonic_time ();

  while (g_get_monotonic_time () < MAX (since, painted) + 100000 && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* One key: the text changes, and the list follows without the pause in which a person types on. */
static double
press (GtkSearchEntry *entry, const char *text)
{
  gint64 start = g_get_monotonic_time ();
  gint64 end = start + PATIENCE_USEC;

  painted = 0;
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  while (painted < start && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  return (painted - start) / 1000.0;
}

static void
type_text (GtkSearchEntry *entry, const char *text)
{
  for (const char *end = g_utf8_next_char (text); ; end = g_utf8_next_char (end))
    {
      g_autofree char *so_far = g_strndup (text, (gsize) (end - text));

      printf ("%.2f\n", press (entry, so_far));
      settle ();
      if (*end == '\0')
        break;
    }
  /* And back, as with Backspace held down: the whole list comes again. */
  printf ("%.2f\n", press (entry, ""));
  settle ();
}

int
main (int argc, char **argv)
{
  g_autoptr (PowSession) session = NULL;
  GtkWidget *window, *list, *entry;
  GdkFrameClock *clock;
  guint timer;

  if (argc != 2)
    return 2;
  adw_init ();
  /* A caret that fades is painted all the time, and nothing would ever settle. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  pow_store_open_async (argv[1], pow_attach, NULL, opened_cb, NULL);
  while (store == NULL)
    g_main_context_iteration (NULL, TRUE);
  session = pow_session_new (store);
  pow_session_set_person (session, "A. de Boer", "SZW", POW_ROLE_NATIONAL, NULL);
  pow_session_set_scope (session, POW_SCOPE_ALL, NULL);

  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  list = pow_list_stack_new (session, pow_tabs_subprojects, NULL);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), NULL);
  settle ();

  entry = find_widget (list, GTK_TYPE_SEARCH_ENTRY);
  if (entry == NULL)
    g_error ("the list has no search field");
  latenesses = g_array_new (FALSE, FALSE, sizeof (double));
  beat = g_get_monotonic_time ();
  timer = g_timeout_add_full (G_PRIORITY_HIGH, BEAT_MS, beat_cb, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    type_text (GTK_SEARCH_ENTRY (entry), typed[i]);
  g_source_remove (timer);
  printf ("heartbeat\n");
  for (guint i = 0; i < latenesses->len; i++)
    printf ("%.2f\n", g_array_index (latenesses, double, i));
  pow_store_close (store);
  return 0;
}
