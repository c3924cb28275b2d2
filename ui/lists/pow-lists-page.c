/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/lists/pow-lists-page.h"

#include "pow-config.h"
#include "ui/lists/pow-columns.h"
#include "ui/lists/pow-list-stack.h"

#include <glib/gi18n-lib.h>

struct _PowListsPage
{
  PowPage parent_instance;

  PowListStack *stack;
};

G_DEFINE_FINAL_TYPE (PowListsPage, pow_lists_page, POW_TYPE_PAGE)

static const struct
{
  const char *title;
  const PowListTab *tabs;
} screens[] = {
  [POW_LISTS_PEOPLE] = { N_ ("People and bodies"), pow_tabs_people },
  [POW_LISTS_AGREEMENTS] = { N_ ("Agreements"), pow_tabs_agreements },
};

static void
pow_lists_page_refresh (PowPage *page)
{
  pow_list_stack_refresh (POW_LISTS_PAGE (page)->stack);
}

static gboolean
pow_lists_page_start_search (PowPage *page)
{
  pow_list_stack_start_search (POW_LISTS_PAGE (page)->stack);
  return TRUE;
}

static void
pow_lists_page_set_width (PowPage *page, int width)
{
  pow_list_stack_set_width (POW_LISTS_PAGE (page)->stack, width);
}

static void
pow_lists_page_class_init (PowListsPageClass *klass)
{
  PowPageClass *page_class = POW_PAGE_CLASS (klass);

  page_class->refresh = pow_lists_page_refresh;
  page_class->start_search = pow_lists_page_start_search;
  page_class->set_width = pow_lists_page_set_width;
}

static void
pow_lists_page_init (PowListsPage *self)
{
}

/**
 * pow_lists_page_new:
 * @session: what is on screen
 * @lists: which screen
 *
 * Main thread.
 *
 * Returns: (transfer floating): a screen that lists records of all regions in scope, a tab a kind
 */
PowPage *
pow_lists_page_new (PowSession *session, PowLists lists)
{
  PowListsPage *self;
  PowRecord *programme;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  g_return_val_if_fail ((guint) lists < G_N_ELEMENTS (screens), NULL);

  self = g_object_new (POW_TYPE_LISTS_PAGE, "session", session, NULL);
  programme = pow_snapshot_get_programme (pow_session_get_snapshot (session));
  pow_page_set_title (POW_PAGE (self), _ (screens[lists].title),
                      programme != NULL ? pow_record_get_title (programme) : NULL);
  self->stack = POW_LIST_STACK (pow_list_stack_new (session, screens[lists].tabs, NULL));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  return POW_PAGE (self);
}
