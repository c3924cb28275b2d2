/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/compare/pow-compare-status.h"

#include "pow-config.h"
#include "ui/common/pow-sheet-export.h"

#include <glib/gi18n-lib.h>

/**
 * PowCompareStatus:
 *
 * The line under a comparison: how many of each mark and of each group, what must be said of the whole, and
 * what can be done with it.
 */
struct _PowCompareStatus
{
  AdwBin parent_instance;

  GtkLabel *counts;
  GtkLabel *remark;
  GtkWidget *all_regions;
  GtkWidget *restore;
  GtkMenuButton *export;
  gboolean figures;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (PowCompareStatus, pow_compare_status, ADW_TYPE_BIN)

static void
pow_compare_status_class_init (PowCompareStatusClass *klass)
{
}

static GtkLabel *
label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  return GTK_LABEL (label);
}

static GtkWidget *
button_new (const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
export_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Export"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Export"), -1);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, _ ("Export what is compared here (Ctrl+Shift+E)"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/* Behind figures there are changes, which text has no place for beside them. */
static void
show_export (PowCompareStatus *self, gboolean figures)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (gtk_menu_button_get_menu_model (self->export) != NULL && self->figures == figures)
    return;
  self->figures = figures;
  menu = pow_sheet_export_dup_menu ("compare.export", figures ? _ ("Changes behind the numbers (csv)…") : NULL);
  gtk_menu_button_set_menu_model (self->export, menu);
}

static void
pow_compare_status_init (PowCompareStatus *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  self->counts = label_new ();
  self->remark = label_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self->remark), "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->remark), TRUE);
  self->all_regions = button_new (_ ("All regions"), _ ("This line for all regions (A)"), "compare.all-regions");
  self->export = GTK_MENU_BUTTON (export_button_new ());
  show_export (self, FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->counts));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->remark));
  self->restore = button_new (_ ("Put back"), _ ("Put back what stood there before (R)"), "compare.restore");
  gtk_box_append (GTK_BOX (box), self->all_regions);
  gtk_box_append (GTK_BOX (box), self->restore);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->export));
  gtk_widget_add_css_class (box, "status-bar");
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * pow_compare_status_new:
 *
 * Main thread, as everything of it. Its buttons activate actions of the page that it stands in.
 *
 * Returns: (transfer floating): an empty line
 */
GtkWidget *
pow_compare_status_new (void)
{
  return g_object_new (POW_TYPE_COMPARE_STATUS, NULL);
}

static char *
tell_count (PowComparedMark mark, guint n)
{
  switch (mark)
    {
    case POW_COMPARED_CHANGED:
      return g_strdup_printf (_ ("~ %u different"), n);
    case POW_COMPARED_ADDED:
      return g_strdup_printf (_ ("+ %u new"), n);
    case POW_COMPARED_REMOVED:
      return g_strdup_printf (_ ("− %u gone"), n);
    case POW_COMPARED_REFUSED:
      return g_strdup_printf (_ ("! %u not comparable"), n);
    case POW_COMPARED_SAME:
    case POW_N_COMPARED:
    default:
      return g_strdup_printf (_ ("= %u the same"), n);
    }
}

/* Between regions nothing is new or gone: it is in one of them only. */
static char *
tell_one_side (const PowCompareLines *lines, PowComparedMark mark)
{
  const char *sign = mark == POW_COMPARED_ADDED ? "+" : "−";
  const char *name = lines->columns.titles[mark == POW_COMPARED_ADDED ? 1 : 0];

  if (lines->columns.n == 2)
    return g_strdup_printf (_ ("%s %u only %s"), sign, lines->counts[mark], name);
  return g_strdup_printf (_ ("%s %u not in all"), sign, lines->counts[mark]);
}

/* There is room for one of both; what is known of how many is all there is to say of one thing of all regions. */
static void
show_remark (PowCompareStatus *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->remark), !self->narrow || !gtk_widget_get_visible (GTK_WIDGET (self->counts)));
}

/**
 * pow_compare_status_show:
 * @self: the line
 * @lines: what the table shows
 */
void
pow_compare_status_show (PowCompareStatus *self, const PowCompareLines *lines)
{
  static const PowComparedMark order[] = { POW_COMPARED_CHANGED, POW_COMPARED_ADDED, POW_COMPARED_REMOVED, POW_COMPARED_REFUSED, POW_COMPARED_SAME };
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_if_fail (POW_IS_COMPARE_STATUS (self));
  g_return_if_fail (lines != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const gboolean sided = lines->sided && (order[i] == POW_COMPARED_ADDED || order[i] == POW_COMPARED_REMOVED);
      g_autofree char *count = lines->counts[order[i]] == 0 ? NULL
                               : sided ? tell_one_side (lines, order[i]) : tell_count (order[i], lines->counts[order[i]]);

      if (count != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "   " : "", count);
    }
  gtk_label_set_label (self->counts, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->counts), words->len > 0);
  gtk_label_set_label (self->remark, lines->remark != NULL ? lines->remark : lines->kinds != NULL ? lines->kinds : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remark), lines->remark != NULL ? lines->remark : lines->kinds);
  show_remark (self);
  show_export (self, lines->columns.figures);
  gtk_widget_set_visible (self->all_regions, lines->can_widen);
  gtk_widget_set_visible (self->restore, lines->can_restore);
}

/**
 * pow_compare_status_set_narrow:
 * @self: the line
 * @narrow: whether the window is narrow: there is room for the counts or the remark, not for both
 */
void
pow_compare_status_set_narrow (PowCompareStatus *self, gboolean narrow)
{
  g_return_if_fail (POW_IS_COMPARE_STATUS (self));
  self->narrow = narrow;
  show_remark (self);
  gtk_widget_set_hexpand (GTK_WIDGET (self->counts), narrow);
  gtk_label_set_ellipsize (self->counts, narrow ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
}
