/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/region/pow-region-page.h"

#include "pow-config.h"
#include "model/record/pow-address.h"
#include "ui/common/pow-card.h"
#include "ui/lists/pow-columns.h"
#include "ui/region/pow-region-summary.h"

#include <glib/gi18n-lib.h>

struct _PowRegionPage
{
  PowPage parent_instance;

  char *region;
  AdwViewStack *tabs;
  AdwViewSwitcher *switcher;
  AdwViewSwitcherBar *narrow_switcher;
  GtkBox *head;
  GtkLabel *name;
  GtkLabel *about;
  GtkWidget *plan; /* opens its form */
  PowRegionSummary *summary;
  GPtrArray *lists; /* (element-type PowListStack), one a tab */
};

G_DEFINE_FINAL_TYPE (PowRegionPage, pow_region_page, POW_TYPE_PAGE)

#define SIDEBAR 200   /* px beside the page, in a window with room for it */
#define WIDE_TABS 870 /* px from which five tabs with icon and word beside each other fit the header */

/* "Plan Zeeland, Oct 2019 to Dec 2021, centre municipality Goes" */
static char *
dup_about (PowRegionPage *self)
{
  PowSession *session = pow_page_get_session (POW_PAGE (self));
  g_autofree char *plan_address = pow_address_build (POW_KIND_PLAN, self->region, NULL);
  g_autofree char *region_address = pow_address_build (POW_KIND_REGION, self->region, NULL);
  PowRecord *plan = pow_session_lookup (session, plan_address);
  PowRecord *region = pow_session_lookup (session, region_address);
  const char *municipality = region != NULL ? pow_record_get_text (region, "centre_municipality") : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (plan != NULL)
    {
      PowDate start = pow_record_get_date (plan, "period.start"), end = pow_record_get_date (plan, "period.end");

      g_ptr_array_add (parts, g_strdup (pow_record_get_title (plan)));
      if (start.precision != POW_PRECISION_NONE && end.precision != POW_PRECISION_NONE)
        {
          g_autofree char *from = pow_date_format (start), *to = pow_date_format (end);

          g_ptr_array_add (parts, g_strdup_printf (_ ("%s to %s"), from, to));
        }
    }
  else
    g_ptr_array_add (parts, g_strdup (region == NULL && pow_session_is_read_only (session) ? _ ("There is no state from then")
                                                                                           : _ ("No plan yet")));
  if (municipality != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("centre municipality %s"), municipality));
  if (plan != NULL && pow_record_is_fictional (plan))
    g_ptr_array_add (parts, g_strdup (_ ("fictional")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static void
pow_region_page_refresh (PowPage *page)
{
  PowRegionPage *self = POW_REGION_PAGE (page);
  PowSession *session = pow_page_get_session (page);
  g_autofree char *address = pow_address_build (POW_KIND_REGION, self->region, NULL);
  g_autofree char *plan = pow_address_build (POW_KIND_PLAN, self->region, NULL);
  g_autofree char *about = dup_about (self);
  const char *name = pow_session_get_title (session, address);

  pow_page_set_title (page, name, _ ("Region dossier"));
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->about, about);
  gtk_widget_set_visible (self->plan, pow_session_lookup (session, plan) != NULL);
  pow_region_summary_refresh (self->summary);
  for (guint i = 0; i < self->lists->len; i++)
    pow_list_stack_refresh (g_ptr_array_index (self->lists, i));
}

static gboolean
pow_region_page_start_search (PowPage *page)
{
  GtkWidget *tab = adw_view_stack_get_visible_child (POW_REGION_PAGE (page)->tabs);

  if (!POW_IS_LIST_STACK (tab))
    return FALSE;
  pow_list_stack_start_search (POW_LIST_STACK (tab));
  return TRUE;
}

static GtkWidget *
pow_region_page_get_title_widget (PowPage *page)
{
  return GTK_WIDGET (POW_REGION_PAGE (page)->switcher);
}

static GtkWidget *
pow_region_page_get_narrow_bar (PowPage *page)
{
  return GTK_WIDGET (POW_REGION_PAGE (page)->narrow_switcher);
}

static void
pow_region_page_set_width (PowPage *page, int width)
{
  PowRegionPage *self = POW_REGION_PAGE (page);
  const int room = width >= POW_WIDTH_SIDEBAR ? width - SIDEBAR : width;

  /* Tabs that need more than there is would push the sidebar away. */
  adw_view_switcher_set_policy (self->switcher,
                                room >= WIDE_TABS ? ADW_VIEW_SWITCHER_POLICY_WIDE
                                                  : ADW_VIEW_SWITCHER_POLICY_NARROW);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head),
                                  width < POW_WIDTH_NARROW ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  pow_region_summary_set_width (self->summary, room);
  for (guint i = 0; i < self->lists->len; i++)
    pow_list_stack_set_width (g_ptr_array_index (self->lists, i), width);
  adw_view_switcher_bar_set_reveal (self->narrow_switcher, TRUE);
  if (width < POW_WIDTH_NARROW)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}

/* Building */

static GtkWidget *
make_form_button (PowRegionPage *self, PowKind kind, const char *before)
{
  g_autofree char *address = pow_address_build (kind, self->region, NULL);
  g_autofree char *target = g_strconcat (before, address, NULL);
  GtkWidget *button = gtk_button_new_with_label (pow_kind_get_label (kind));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.screen");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  return button;
}

static GtkWidget *
make_head (PowRegionPage *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *forms = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->name = GTK_LABEL (pow_label_new (NULL, "title-1"));
  self->about = GTK_LABEL (pow_label_new (NULL, "dim-label"));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->about));
  gtk_widget_set_hexpand (words, TRUE);
  self->plan = make_form_button (self, POW_KIND_PLAN, "");
  gtk_box_append (GTK_BOX (forms), self->plan);
  gtk_box_append (GTK_BOX (forms), make_form_button (self, POW_KIND_REGION, POW_PAGE_FORM));
  gtk_widget_set_valign (forms, GTK_ALIGN_CENTER);

  self->head = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  gtk_box_append (self->head, words);
  gtk_box_append (self->head, forms);
  return GTK_WIDGET (self->head);
}

static GtkWidget *
make_summary (PowRegionPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  gtk_widget_add_css_class (page, "page");
  self->summary
      = POW_REGION_SUMMARY (pow_region_summary_new (pow_page_get_session (POW_PAGE (self)), self->region));
  gtk_box_append (GTK_BOX (page), make_head (self));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->summary));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  return scroller;
}

static void
add_tab (PowRegionPage *self, GtkWidget *child, const char *name, const char *title, const char *icon)
{
  AdwViewStackPage *tab = adw_view_stack_add_titled (self->tabs, child, name, title);

  adw_view_stack_page_set_icon_name (tab, icon);
}

static GtkWidget *
make_lists (PowRegionPage *self, const PowListTab *tabs)
{
  GtkWidget *lists = pow_list_stack_new (pow_page_get_session (POW_PAGE (self)), tabs, self->region);

  g_ptr_array_add (self->lists, lists);
  return lists;
}

static void
build (PowRegionPage *self)
{
  self->tabs = ADW_VIEW_STACK (adw_view_stack_new ());
  adw_view_stack_set_hhomogeneous (self->tabs, FALSE);
  add_tab (self, make_summary (self), "summary", _ ("Overview"), "view-grid-symbolic");
  add_tab (self, make_lists (self, pow_tabs_subprojects), "subprojects", _ ("Subprojects"), "view-list-symbolic");
  add_tab (self, make_lists (self, pow_tabs_people), "people", _ ("People"), "system-users-symbolic");
  add_tab (self, make_lists (self, pow_tabs_money), "money", _ ("Money"), "pow-money-symbolic");
  add_tab (self, make_lists (self, pow_tabs_agreements), "agreements", _ ("Agreements"), "emblem-ok-symbolic");

  self->switcher = g_object_ref_sink (ADW_VIEW_SWITCHER (adw_view_switcher_new ()));
  adw_view_switcher_set_policy (self->switcher, ADW_VIEW_SWITCHER_POLICY_WIDE);
  adw_view_switcher_set_stack (self->switcher, self->tabs);
  self->narrow_switcher = g_object_ref_sink (ADW_VIEW_SWITCHER_BAR (adw_view_switcher_bar_new ()));
  adw_view_switcher_bar_set_stack (self->narrow_switcher, self->tabs);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->tabs));
}

static void
pow_region_page_dispose (GObject *object)
{
  PowRegionPage *self = POW_REGION_PAGE (object);

  g_clear_object (&self->switcher);
  g_clear_object (&self->narrow_switcher);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (pow_region_page_parent_class)->dispose (object);
}

static void
pow_region_page_finalize (GObject *object)
{
  PowRegionPage *self = POW_REGION_PAGE (object);

  g_free (self->region);
  g_ptr_array_unref (self->lists);

  G_OBJECT_CLASS (pow_region_page_parent_class)->finalize (object);
}

static void
pow_region_page_class_init (PowRegionPageClass *klass)
{
  PowPageClass *page_class = POW_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pow_region_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pow_region_page_finalize;
  page_class->refresh = pow_region_page_refresh;
  page_class->start_search = pow_region_page_start_search;
  page_class->get_title_widget = pow_region_page_get_title_widget;
  page_class->get_narrow_bar = pow_region_page_get_narrow_bar;
  page_class->set_width = pow_region_page_set_width;
}

static void
pow_region_page_init (PowRegionPage *self)
{
  self->lists = g_ptr_array_new ();
}

PowPage *
pow_region_page_new (PowSession *session, const char *region)
{
  PowRegionPage *self;
  g_autofree char *address = NULL;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail (region != NULL, NULL);

  address = pow_address_build (POW_KIND_REGION, region, NULL);
  self = g_object_new (POW_TYPE_REGION_PAGE, "session", session, "address", address, NULL);
  self->region = g_strdup (region);
  build (self);
  pow_page_refresh (POW_PAGE (self));
  return POW_PAGE (self);
}
