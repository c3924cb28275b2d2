/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-change-head.h"

#include "pow-config.h"
#include "ui/common/pow-card.h"
#include "ui/history/pow-change-text.h"

#include <glib/gi18n-lib.h>

/**
 * PowChangeHead:
 *
 * What a change is about, who made it, when and why, and a menu of what else can be done with it. Main thread.
 *
 * Actions "change.open", "change.restore", "change.name" and "history.close-detail" are asked of a parent.
 */
struct _PowChangeHead
{
  AdwBin parent_instance;

  GtkWidget *back;
  GtkLabel *title;
  GtkBox *facts;
};

G_DEFINE_FINAL_TYPE (PowChangeHead, pow_change_head, ADW_TYPE_BIN)

static void
pow_change_head_class_init (PowChangeHeadClass *class)
{
}

static GtkWidget *
build_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("_Open what was changed (O)"), "change.open");
  g_menu_append (menu, _ ("_Put all of it back as it was then …"), "change.restore");
  g_menu_append (menu, _ ("_Name this moment …"), "change.name");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More"), -1);
  return button;
}

static GtkWidget *
build_back (void)
{
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_widget_add_css_class (back, "flat");
  gtk_widget_set_valign (back, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (back, _ ("Back to the list (Escape)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Back to the list"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "history.close-detail");
  return back;
}

static void
pow_change_head_init (PowChangeHead *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->back = build_back ();
  self->title = GTK_LABEL (pow_label_new (NULL, "title-3"));
  self->facts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->facts));
  gtk_box_append (GTK_BOX (box), self->back);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), build_menu ());
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * pow_change_head_new:
 *
 * Returns: (transfer floating): a head without words yet
 */
GtkWidget *
pow_change_head_new (void)
{
  return g_object_new (POW_TYPE_CHANGE_HEAD, NULL);
}

static void
append_fact (PowChangeHead *self, const char *text)
{
  gtk_box_append (self->facts, pow_label_new (text, "secondary"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (self->facts)), "dim-label");
}

/**
 * pow_change_head_show:
 * @self: the head
 * @title: what the change is about
 * @commit: who made it, when and why
 * @body: (nullable): what the body is called that decided it
 *
 * Tells of a change.
 */
void
pow_change_head_show (PowChangeHead *self, const char *title, const PowCommit *commit, const char *body)
{
  g_autofree char *when = pow_change_text_dup_moment (commit->time);
  g_autofree char *who = g_strdup_printf ("%s, %s", commit->author != NULL ? commit->author : _ ("Somebody"), when);
  g_autofree char *reason = commit->reason != NULL ? g_strdup_printf (_ ("Reason: %s"), commit->reason) : NULL;

  g_return_if_fail (POW_IS_CHANGE_HEAD (self));

  gtk_label_set_label (self->title, title);
  pow_box_clear (self->facts);
  append_fact (self, who);
  if (reason != NULL)
    append_fact (self, reason);
  if (body != NULL)
    {
      g_autofree char *decided = g_strdup_printf (_ ("Decided by: %s"), body);

      append_fact (self, decided);
    }
  if (commit->clock_wrong)
    {
      g_autofree char *known = pow_change_text_dup_moment (commit->effective_time);
      g_autofree char *text = g_strdup_printf (_ ("The clock was wrong: it counts as %s"), known);

      append_fact (self, text);
    }
}

/**
 * pow_change_head_set_can_close:
 * @self: the head
 * @can_close: whether a way back to the list is shown
 */
void
pow_change_head_set_can_close (PowChangeHead *self, gboolean can_close)
{
  g_return_if_fail (POW_IS_CHANGE_HEAD (self));
  gtk_widget_set_visible (self->back, can_close);
}
