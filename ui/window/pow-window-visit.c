/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-window-private.h"

/* How long somebody looks: noted every minute and whenever another window comes in front, so that no more than
 * that is lost when the program or the machine stops in the middle. */
#define NOTE_SECONDS 60

static gboolean
note_cb (gpointer data)
{
  PowWindow *self = data;

  if (gtk_window_is_active (GTK_WINDOW (self)))
    pow_session_note_visit (self->session);
  return G_SOURCE_CONTINUE;
}

static void
active_cb (PowWindow *self)
{
  if (self->session != NULL && !gtk_window_is_active (GTK_WINDOW (self)))
    pow_session_note_visit (self->session);
}

void
pow_window_watch_visit (PowWindow *self)
{
  pow_session_note_visit (self->session);
  self->visit_handler = g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  self->visit_source = g_timeout_add_seconds_full (G_PRIORITY_LOW, NOTE_SECONDS, note_cb, self, NULL);
}

void
pow_window_end_visit (PowWindow *self)
{
  g_clear_handle_id (&self->visit_source, g_source_remove);
  g_clear_signal_handler (&self->visit_handler, self);
  pow_session_leave (self->session);
}
