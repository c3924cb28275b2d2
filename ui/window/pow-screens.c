/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-screens.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/overview/pow-overview-page.h"
#include "ui/region/pow-region-page.h"

#include <glib/gi18n-lib.h>

const PowScreen pow_screens[] = {
  { "overview", '4', N_ ("Portfolio"), N_ ("Overview"), "pow-overview-symbolic",
    pow_overview_page_new },
  { NULL },
};

/**
 * pow_screens_find:
 * @id: (nullable): id of a screen
 *
 * Returns: (nullable) (transfer none): its row in the table
 */
const PowScreen *
pow_screens_find (const char *id)
{
  for (const PowScreen *screen = pow_screens; screen->id != NULL; screen++)
    if (g_strcmp0 (screen->id, id) == 0)
      return screen;
  return NULL;
}

static PowPage *
create_region_page (PowSession *session, const char *address)
{
  g_autofree char *region = pow_address_dup_region (address);

  return pow_region_page_new (session, region);
}

/* The page that shows a record of each kind. */
static PowPage *(*const pages[POW_N_KINDS]) (PowSession *session, const char *address) = {
  [POW_KIND_REGION] = create_region_page,
  [POW_KIND_PLAN] = create_region_page,
};

/**
 * pow_screens_create_page:
 * @session: what the page looks at
 * @address: of the record to show
 *
 * Returns: (nullable) (transfer floating): a page for the record; %NULL when its kind has none
 */
PowPage *
pow_screens_create_page (PowSession *session, const char *address)
{
  const PowKind kind = pow_address_get_kind (address);

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);
  return kind < POW_N_KINDS && pages[kind] != NULL ? pages[kind] (session, address) : NULL;
}
