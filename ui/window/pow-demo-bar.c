/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-demo-bar.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

/**
 * PowDemoBar:
 *
 * Says that the open portfolio is the example, which day it is there, and how to leave it.
 */
struct _PowDemoBar
{
  AdwBin parent_instance;

  PowSession *session;
  GtkWidget *words;
  GtkButton *stop;
};

G_DEFINE_FINAL_TYPE (PowDemoBar, pow_demo_bar, ADW_TYPE_BIN)

static void
show (PowDemoBar *self)
{
  PowStore *store = pow_session_get_store (self->session);
  const gboolean demo = store != NULL && pow_store_is_demo (store);
  /* Its own day, whichever moment is on screen. */
  const PowDate today = pow_snapshot_get_today (pow_session_get_current (self->session));
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *date = NULL, *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), demo);
  if (!demo || today.precision != POW_PRECISION_DAY)
    return;
  day = g_date_time_new_local (today.year, today.part, today.day, 12, 0, 0);
  /* Translators: a day in full, as strftime writes it. */
  date = g_date_time_format (day, _ ("%B %-e, %Y"));
  words = g_strdup_printf (_ ("Example: here it is %s. Nothing is shared."), date);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_widget_set_tooltip_text (self->words, words);
}

static void
pow_demo_bar_dispose (GObject *object)
{
  g_clear_object (&POW_DEMO_BAR (object)->session);
  G_OBJECT_CLASS (pow_demo_bar_parent_class)->dispose (object);
}

static void
pow_demo_bar_class_init (PowDemoBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_demo_bar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pow_demo_bar_init (PowDemoBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *again = gtk_button_new_with_label (_ ("Start again"));

  gtk_widget_add_css_class (line, "info-bar");
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_valign (again, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (again), "win.restart-example");
  gtk_widget_set_tooltip_text (again, _ ("Make the example anew; what you changed in it is lost"));
  self->stop = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->stop), GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->stop), "win.close-portfolio");
  gtk_box_append (GTK_BOX (line), self->words);
  gtk_box_append (GTK_BOX (line), again);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->stop));
  adw_bin_set_child (ADW_BIN (self), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Example"), -1);
}

/**
 * pow_demo_bar_new:
 * @session: what is on screen
 *
 * Main thread.
 *
 * Returns: (transfer floating): a bar that shows only while the portfolio is the example
 */
GtkWidget *
pow_demo_bar_new (PowSession *session)
{
  PowDemoBar *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_DEMO_BAR, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  pow_demo_bar_set_narrow (self, FALSE);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * pow_demo_bar_set_narrow:
 * @self: the bar
 * @narrow: whether the window is narrow: the sentence goes on to more lines, and the button is short
 */
void
pow_demo_bar_set_narrow (PowDemoBar *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_DEMO_BAR (self));

  gtk_label_set_wrap (GTK_LABEL (self->words), narrow);
  gtk_label_set_lines (GTK_LABEL (self->words), narrow ? 3 : 1);
  gtk_button_set_label (self->stop, narrow ? _ ("Stop") : _ ("Stop the example"));
}
