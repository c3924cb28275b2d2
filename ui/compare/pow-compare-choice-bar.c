/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-choice-bar.h"

#include "model/record/pow-address.h"
#include "pow-config.h"

#include <glib/gi18n-lib.h>

/**
 * PowCompareChoiceBar:
 *
 * Says which regions are chosen to compare, and compares them. Hidden while none is.
 */
struct _PowCompareChoiceBar
{
  AdwBin parent_instance;

  PowSession *session;
  GtkLabel *label;
  GtkWidget *compare;
};

G_DEFINE_FINAL_TYPE (PowCompareChoiceBar, pow_compare_choice_bar, ADW_TYPE_BIN)

static void
show_choice (PowCompareChoiceBar *self)
{
  PowCompareChoice *choice = pow_compare_choice_get (self->session);
  const char *const *regions = pow_compare_choice_list (choice);
  const guint n = pow_compare_choice_count (choice);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *address = pow_address_build (POW_KIND_REGION, regions[i], NULL);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              pow_snapshot_get_title (pow_session_get_snapshot (self->session), address));
    }
  words = n == 1 ? g_strdup_printf (_ ("%s chosen. Choose another region to compare with (C)."), names->str)
                 : g_strdup_printf (_ ("Compare: %s"), names->str);
  gtk_label_set_label (self->label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), words);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  gtk_widget_set_sensitive (self->compare, n > 1);
}

static void
clear_cb (PowCompareChoiceBar *self)
{
  static const char *const none[] = { NULL };

  pow_compare_choice_set (pow_compare_choice_get (self->session), none);
}

static void
pow_compare_choice_bar_dispose (GObject *object)
{
  g_clear_object (&POW_COMPARE_CHOICE_BAR (object)->session);
  G_OBJECT_CLASS (pow_compare_choice_bar_parent_class)->dispose (object);
}

static void
pow_compare_choice_bar_class_init (PowCompareChoiceBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pow_compare_choice_bar_dispose;
}

static void
pow_compare_choice_bar_init (PowCompareChoiceBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *clear = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  self->compare = gtk_button_new_with_label (_ ("Compare"));
  gtk_widget_set_tooltip_text (self->compare, _ ("Put the chosen regions side by side (Enter)"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->compare), "s", "compare");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->compare), "win.screen");
  gtk_widget_add_css_class (clear, "flat");
  gtk_widget_set_tooltip_text (clear, _ ("Choose none"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (clear), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choose none"), -1);
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (clear_cb), self);
  gtk_widget_set_valign (self->compare, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (clear, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), self->compare);
  gtk_box_append (GTK_BOX (box), clear);
  gtk_widget_add_css_class (box, "status-bar");
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * pow_compare_choice_bar_new:
 * @session: in whose window regions are chosen
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *
pow_compare_choice_bar_new (PowSession *session)
{
  PowCompareChoiceBar *self = g_object_new (POW_TYPE_COMPARE_CHOICE_BAR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (pow_compare_choice_get (session), "changed", G_CALLBACK (show_choice), self, G_CONNECT_SWAPPED);
  show_choice (self);
  return GTK_WIDGET (self);
}

/**
 * pow_compare_choice_bar_toggle:
 * @session: in whose window it is
 * @region: a region id
 *
 * The key C on a region: chooses it, or lets it go; says so when there is no room.
 */
void
pow_compare_choice_bar_toggle (PowSession *session, const char *region)
{
  if (!pow_compare_choice_toggle (pow_compare_choice_get (session), region))
    pow_session_tell (session, _ ("Four regions fit side by side. Let one go first (C)."), FALSE);
}
