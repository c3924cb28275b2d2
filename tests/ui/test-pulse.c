/* SPDX-License-Identifier: EUPL-1.2 */
#include "form-fixture.h"

#include "ui/subproject/pow-pulse-dialog.h"

#include <string.h>

static GtkWidget *
open_dialog (FormFixture *fixture)
{
  GtkWidget *dialog = pow_pulse_dialog_new (fixture->base.session, FIXTURE_SUBPROJECT);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (dialog));
  ui_fixture_pause (100);
  return dialog;
}

static gboolean
is_text (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_TEXT_VIEW (widget);
}

static void
say (GtkWidget *dialog, const char *text)
{
  GtkWidget *view = find (dialog, is_text, NULL);

  g_assert_nonnull (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

/* The members of the only or the last pulse, as git has them: "light text". */
static char *
read_pulse (FormFixture *fixture, guint n_expected)
{
  PowRecord *record;
  PowReported last;
  g_autoptr (GPtrArray) keys = NULL;
  g_autofree char *stored = NULL;

  ui_fixture_wait_saved (&fixture->base);
  ui_fixture_pause (20);
  stored = ui_fixture_read_stored (&fixture->base, FIXTURE_SUBPROJECT, "pulses");
  g_assert_true ((stored != NULL) == (n_expected > 0));
  record = pow_session_lookup (fixture->base.session, FIXTURE_SUBPROJECT);
  keys = pow_record_list_entries (record, "pulses");
  g_assert_cmpuint (keys->len, ==, n_expected);
  last = pow_insight_reported (pow_session_get_snapshot (fixture->base.session), record,
                               pow_session_get_today (fixture->base.session));
  return g_strdup_printf ("%s %s", pow_light_get_name (last.light), last.text != NULL ? last.text : "-");
}

static void
assert_pulse (FormFixture *fixture, guint n_expected, const char *expected)
{
  g_autofree char *pulse = read_pulse (fixture, n_expected);

  g_assert_cmpstr (pulse, ==, expected);
}

/* A digit, some words, Ctrl+Enter. */
static void
test_keys (FormFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    guint key;
    const char *light;
  } cases[] = {
    { GDK_KEY_1, "green" },
    { GDK_KEY_2, "amber" },
    { GDK_KEY_3, "red" },
    { GDK_KEY_0, "on_hold" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *dialog = open_dialog (fixture);
      g_autofree char *expected = g_strdup_printf ("%s Ronde %u", cases[i].light, i);
      g_autofree char *words = g_strdup_printf ("Ronde %u", i);
      PowRecord *record;
      g_autoptr (GPtrArray) keys = NULL;
      gboolean found = FALSE;

      g_assert_true (press (dialog, cases[i].key, 0));
      say (dialog, words);
      g_assert_true (press (dialog, GDK_KEY_Return, GDK_CONTROL_MASK));
      ui_fixture_wait_saved (&fixture->base);
      ui_fixture_pause (20);
      record = pow_session_lookup (fixture->base.session, FIXTURE_SUBPROJECT);
      keys = pow_record_list_entries (record, "pulses");
      g_assert_cmpuint (keys->len, ==, i + 1);
      for (guint j = 0; j < keys->len; j++)
        {
          g_autofree char *light_path = g_strdup_printf ("pulses.%s.light", (char *) keys->pdata[j]);
          g_autofree char *text_path = g_strdup_printf ("pulses.%s.text", (char *) keys->pdata[j]);
          g_autofree char *pulse = g_strdup_printf ("%s %s", pow_record_get_text (record, light_path),
                                                    pow_record_get_text (record, text_path));

          found = found || g_str_equal (pulse, expected);
        }
      g_assert_true (found);
    }
}

/* Nothing chosen: told, and nothing saved. */
static void
test_nothing_chosen (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *dialog = open_dialog (fixture);

  say (dialog, "Alleen woorden");
  g_assert_true (press (dialog, GDK_KEY_Return, GDK_CONTROL_MASK));
  assert_pulse (fixture, 0, "unknown -");
  g_assert_nonnull (find (dialog, shows_part, "Choose a light first"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A BSN is refused with the reason; the words stay, also when the dialog is closed over them. */
static void
test_refused (FormFixture *fixture, gconstpointer unused)
{
  GtkWidget *dialog = open_dialog (fixture);

  g_assert_true (press (dialog, GDK_KEY_1, 0));
  say (dialog, "Gesprek met 123456782");
  g_assert_true (press (dialog, GDK_KEY_Return, GDK_CONTROL_MASK));
  assert_pulse (fixture, 0, "unknown -");
  g_assert_nonnull (find (dialog, shows_part, "BSN"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_fixture_pause (20);

  dialog = open_dialog (fixture);
  {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (dialog, is_text, NULL)));
    GtkTextIter start, end;
    g_autofree char *typed = NULL;

    gtk_text_buffer_get_bounds (buffer, &start, &end);
    typed = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
    g_assert_cmpstr (typed, ==, "Gesprek met 123456782");
  }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The last pulse stands beside the new one, and "=" says it again, dated today. */
static void
test_unchanged (FormFixture *fixture, gconstpointer unused)
{
  g_autoptr (PowForm) form = pow_form_new (fixture->base.session, FIXTURE_SUBPROJECT);
  GtkWidget *dialog;

  g_assert_false (pow_pulse_confirm (fixture->base.session, FIXTURE_SUBPROJECT));
  pow_form_set (form, "pulses.a",
                "{\"date\":\"2020-01-07\",\"light\":\"amber\",\"text\":\"Werkgever haakt af\"}");
  ui_fixture_wait_saved (&fixture->base);
  dialog = open_dialog (fixture);
  g_assert_nonnull (find (dialog, shows_part, "Werkgever haakt af"));
  g_assert_true (press (dialog, GDK_KEY_equal, 0));
  assert_pulse (fixture, 2, "amber Werkgever haakt af");
  {
    PowReported last = pow_insight_reported (
        pow_session_get_snapshot (fixture->base.session),
        pow_session_lookup (fixture->base.session, FIXTURE_SUBPROJECT),
        pow_session_get_today (fixture->base.session));

    g_assert_cmpint (last.age_days, ==, 0);
  }
}

#define ADD(name, func)                                                                              \
  g_test_add ("/pulse/" name, FormFixture, FIXTURE_SUBPROJECT, form_fixture_set_up, func,            \
              form_fixture_tear_down)

int
main (int argc, char **argv)
{
  if (!form_fixture_start (&argc, &argv))
    return 0;

  ADD ("keys", test_keys);
  ADD ("nothing-chosen", test_nothing_chosen);
  ADD ("refused", test_refused);
  ADD ("unchanged", test_unchanged);

  return g_test_run ();
}
