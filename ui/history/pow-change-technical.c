/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/history/pow-change-technical.h"

#include "pow-config.h"
#include "ui/common/pow-card.h"

#include <glib/gi18n-lib.h>

/**
 * PowChangeTechnical:
 *
 * Revision, line and message of a change, only on request; what the person asked stays so for other changes. Main
 * thread.
 */
struct _PowChangeTechnical
{
  AdwBin parent_instance;

  GtkBox *lines;
};

G_DEFINE_FINAL_TYPE (PowChangeTechnical, pow_change_technical, ADW_TYPE_BIN)

static void
pow_change_technical_class_init (PowChangeTechnicalClass *class)
{
}

static void
pow_change_technical_init (PowChangeTechnical *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14), *button = gtk_toggle_button_new_with_label (_ ("Technical details"));

  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_widget_add_css_class (GTK_WIDGET (self->lines), "dim-label");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  g_object_bind_property (button, "active", self->lines, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lines));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * pow_change_technical_new:
 *
 * Returns: (transfer floating): closed details without a change
 */
GtkWidget *
pow_change_technical_new (void)
{
  return g_object_new (POW_TYPE_CHANGE_TECHNICAL, NULL);
}

static void
append_detail (PowChangeTechnical *self, const char *label, const char *value)
{
  g_autofree char *text = g_strdup_printf ("%s: %s", label, value);
  GtkWidget *line = pow_label_new (text, "caption");

  gtk_label_set_selectable (GTK_LABEL (line), TRUE);
  gtk_widget_set_focusable (line, FALSE);
  gtk_box_append (self->lines, line);
}

/**
 * pow_change_technical_show:
 * @self: the details
 * @commit: a commit
 *
 * Tells of a commit.
 */
void
pow_change_technical_show (PowChangeTechnical *self, const PowCommit *commit)
{
  g_return_if_fail (POW_IS_CHANGE_TECHNICAL (self));

  pow_box_clear (self->lines);
  append_detail (self, _ ("Revision"), commit->revision);
  append_detail (self, _ ("Line"), commit->line);
  if (commit->change_id != NULL)
    append_detail (self, _ ("Change"), commit->change_id);
  if (commit->mail != NULL)
    append_detail (self, _ ("Mail address"), commit->mail);
  append_detail (self, _ ("Message"), commit->subject != NULL ? commit->subject : "");
}
