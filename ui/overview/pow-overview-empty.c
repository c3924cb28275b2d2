/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/overview/pow-overview-empty.h"

#include "pow-config.h"

#include <glib/gi18n-lib.h>

struct _PowOverviewEmpty
{
  AdwBin parent_instance;

  AdwStatusPage *page;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (PowOverviewEmpty, pow_overview_empty, ADW_TYPE_BIN)

static void
pow_overview_empty_class_init (PowOverviewEmptyClass *klass)
{
}

static void
pow_overview_empty_init (PowOverviewEmpty *self)
{
  self->page = ADW_STATUS_PAGE (adw_status_page_new ());
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "pill");
  adw_status_page_set_icon_name (self->page, "pow-overview-symbolic");
  adw_status_page_set_child (self->page, GTK_WIDGET (self->button));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
}

void
pow_overview_empty_explain (PowOverviewEmpty *self, guint hidden, const char *filter)
{
  g_autofree char *words = NULL, *escaped = NULL;

  g_return_if_fail (POW_IS_OVERVIEW_EMPTY (self));
  g_return_if_fail (hidden == 0 || filter != NULL);

  if (hidden > 0)
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u region is hidden by the filter %s.",
                                          "%u regions are hidden by the filter %s.", hidden),
                             hidden, filter);
  else
    words = g_strdup (_ ("The answer to Where holds no region of this portfolio."));
  escaped = g_markup_escape_text (words, -1);
  adw_status_page_set_title (self->page, hidden > 0 ? _ ("No regions in this selection") : _ ("No regions here"));
  adw_status_page_set_description (self->page, escaped);
  gtk_button_set_label (self->button, hidden > 0 ? _ ("Clear filter") : _ ("Show all regions"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button),
                                  hidden > 0 ? "overview.clear-filter" : "overview.show-all");
}
