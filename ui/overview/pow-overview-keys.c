/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/overview/pow-overview-keys.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/compare/pow-compare-choice-bar.h"

/**
 * pow_overview_press_key:
 * @page: the overview
 * @region: the chosen region
 * @keyval: a key without modifiers
 *
 * What a key does with the chosen region, in whatever view: P gives a pulse, H shows its history, C chooses it
 * to compare. Main thread.
 *
 * Returns: whether the key is one of these
 */
gboolean
pow_overview_press_key (PowPage *page, const char *region, guint keyval)
{
  g_autofree char *address = NULL;

  g_return_val_if_fail (POW_IS_PAGE (page) && region != NULL, FALSE);

  switch (keyval)
    {
    case GDK_KEY_p:
      address = pow_address_build (POW_KIND_PLAN, region, NULL);
      gtk_widget_activate_action (GTK_WIDGET (page), "win.give-pulse", "s", address);
      return TRUE;
    case GDK_KEY_h:
      address = pow_address_build (POW_KIND_REGION, region, NULL);
      gtk_widget_activate_action (GTK_WIDGET (page), "win.history-of", "(ss)", address, "");
      return TRUE;
    case GDK_KEY_c:
      pow_compare_choice_bar_toggle (pow_page_get_session (page), region);
      return TRUE;
    default:
      return FALSE;
    }
}
