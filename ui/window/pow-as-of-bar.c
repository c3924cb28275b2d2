/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-as-of-bar.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

/**
 * PowAsOfBar:
 *
 * Says that the window shows an earlier moment and can only be read, with the way back to now.
 */
struct _PowAsOfBar
{
  AdwBin parent_instance;

  PowSession *session;
  GtkWidget *words;
};

G_DEFINE_FINAL_TYPE (PowAsOfBar, pow_as_of_bar, ADW_TYPE_BIN)

/* Regions of Where that had no state then; @n_regions: all of them. */
static guint
count_unknown (PowAsOfBar *self, guint *n_regions)
{
  GPtrArray *lines = pow_snapshot_get_lines (pow_session_get_snapshot (self->session));
  guint n = 0;

  *n_regions = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const PowSnapshotLine *line = g_ptr_array_index (lines, i);

      if (!g_str_has_prefix (line->line, "region/") || !pow_session_in_scope (self->session, line->line + strlen ("region/")))
        continue;
      (*n_regions)++;
      n += line->revision == NULL;
    }
  return n;
}

static void
show (PowAsOfBar *self)
{
  const char *at = pow_session_get_at (self->session);
  g_autofree char *moment = NULL, *text = NULL;
  guint n_unknown, n_regions;

  gtk_widget_set_visible (GTK_WIDGET (self), at != NULL);
  if (at == NULL)
    return;
  moment = pow_session_dup_moment_words (self->session, at, FALSE);
  n_unknown = count_unknown (self, &n_regions);
  if (n_unknown > 0 && n_unknown < n_regions)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "Read only, as of: %s. Of %u region there is no state from then.",
                                         "Read only, as of: %s. Of %u regions there is no state from then.",
                                         n_unknown),
                            moment, n_unknown);
  else
    text = g_strdup_printf (_ ("Read only, as of: %s"), moment);
  gtk_label_set_label (GTK_LABEL (self->words), text);
  gtk_widget_set_tooltip_text (self->words, text);
}

static void
now_cb (PowAsOfBar *self)
{
  pow_session_set_at (self->session, NULL);
}

static void
pow_as_of_bar_dispose (GObject *object)
{
  g_clear_object (&POW_AS_OF_BAR (object)->session);
  G_OBJECT_CLASS (pow_as_of_bar_parent_class)->dispose (object);
}

static void
pow_as_of_bar_class_init (PowAsOfBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_as_of_bar_dispose;
}

static void
pow_as_of_bar_init (PowAsOfBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *now = gtk_button_new_with_label (_ ("Back to now"));

  gtk_widget_add_css_class (line, "info-bar");
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_valign (now, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (now, "clicked", G_CALLBACK (now_cb), self);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("document-open-recent-symbolic"));
  gtk_box_append (GTK_BOX (line), self->words);
  gtk_box_append (GTK_BOX (line), now);
  adw_bin_set_child (ADW_BIN (self), line);
}

/**
 * pow_as_of_bar_new:
 * @session: what is on screen
 *
 * Main thread.
 *
 * Returns: (transfer floating): a bar that shows only while an earlier moment does
 */
GtkWidget *
pow_as_of_bar_new (PowSession *session)
{
  PowAsOfBar *self;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  self = g_object_new (POW_TYPE_AS_OF_BAR, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * pow_as_of_bar_set_narrow:
 * @self: the bar
 * @narrow: whether the window is narrow: the sentence goes on to more lines
 */
void
pow_as_of_bar_set_narrow (PowAsOfBar *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_AS_OF_BAR (self));

  gtk_label_set_wrap (GTK_LABEL (self->words), narrow);
  gtk_label_set_lines (GTK_LABEL (self->words), narrow ? 3 : 1);
}
