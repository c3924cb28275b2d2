/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-history-progress.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

struct _PowHistoryProgress
{
  AdwBin parent_instance;

  PowLookback *lookback;
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *bar;
  guint show_source;
};

G_DEFINE_FINAL_TYPE (PowHistoryProgress, pow_history_progress, ADW_TYPE_BIN)

/* What is over before this needs no words. */
#define PATIENCE_MS 400

/**
 * pow_history_progress_is_reading:
 * @self: the line
 *
 * Returns: whether older changes are still to come
 */
gboolean
pow_history_progress_is_reading (PowHistoryProgress *self)
{
  double done, total;

  g_return_val_if_fail (POW_IS_HISTORY_PROGRESS (self), FALSE);

  g_object_get (self->lookback, "done", &done, "total", &total, NULL);
  return done < total;
}

static void
show (PowHistoryProgress *self)
{
  double done, total;
  g_autofree char *words = NULL;

  g_object_get (self->lookback, "done", &done, "total", &total, NULL);
  if (done > 0)
    words = g_strdup_printf (_ ("Reading the history: %d %%. The newest changes are here already."), (int) (100 * done / total));
  else
    words = g_strdup (_ ("Reading the history…"));
  gtk_label_set_label (GTK_LABEL (self->label), words);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), total > 0 ? CLAMP (done / total, 0, 1) : 0);
}

static gboolean
show_cb (gpointer data)
{
  PowHistoryProgress *self = data;

  self->show_source = 0;
  gtk_widget_set_visible (self->box, TRUE);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (PowHistoryProgress *self)
{
  show (self);
  if (!pow_history_progress_is_reading (self))
    {
      g_clear_handle_id (&self->show_source, g_source_remove);
      gtk_widget_set_visible (self->box, FALSE);
    }
  else if (self->show_source == 0 && !gtk_widget_get_visible (self->box))
    self->show_source = g_timeout_add (PATIENCE_MS, show_cb, self);
}

static void
pow_history_progress_dispose (GObject *object)
{
  PowHistoryProgress *self = POW_HISTORY_PROGRESS (object);

  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_object (&self->lookback);
  G_OBJECT_CLASS (pow_history_progress_parent_class)->dispose (object);
}

static void
pow_history_progress_class_init (PowHistoryProgressClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pow_history_progress_dispose;
}

static void
pow_history_progress_init (PowHistoryProgress *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->label = gtk_label_new (NULL);
  self->bar = gtk_progress_bar_new ();
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->label, "secondary");
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL, -1);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_widget_add_css_class (self->box, "history-progress");
  gtk_widget_set_visible (self->box, FALSE);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * pow_history_progress_new:
 * @lookback: what is being read
 *
 * Returns: (transfer floating): the line; it shows only while there is something to wait for
 */
GtkWidget *
pow_history_progress_new (PowLookback *lookback)
{
  PowHistoryProgress *self;

  g_return_val_if_fail (POW_IS_LOOKBACK (lookback), NULL);

  self = g_object_new (POW_TYPE_HISTORY_PROGRESS, NULL);
  self->lookback = g_object_ref (lookback);
  g_signal_connect_object (lookback, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}
