/* SPDX-License-Identifier: EUPL-1.2 */
#include "ui/window/pow-screens.h"

#include "model/record/pow-address.h"
#include "pow-config.h"
#include "ui/choices/pow-choices-list.h"
#include "ui/choices/pow-choices-page.h"
#include "ui/common/pow-choice-target.h"
#include "ui/history/pow-history-page.h"
#include "ui/compare/pow-compare-page.h"
#include "ui/lists/pow-lists-page.h"
#include "ui/overview/pow-overview-page.h"
#include "ui/record/pow-record-page.h"
#include "ui/region/pow-region-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static PowPage *
create_people_page (PowSession *session)
{
  return pow_lists_page_new (session, POW_LISTS_PEOPLE);
}

static PowPage *
create_agreements_page (PowSession *session)
{
  return pow_lists_page_new (session, POW_LISTS_AGREEMENTS);
}

static guint
count_choices (PowSession *session)
{
  return pow_choices_count (session, NULL);
}

const PowScreen pow_screens[] = {
  { "overview", "Alt+4", N_ ("Portfolio"), N_ ("Overview"), "pow-overview-symbolic",
    pow_overview_page_new },
  { "people", "Alt+7", N_ ("Working together"), N_ ("People and bodies"), "pow-people-symbolic",
    create_people_page },
  { "agreements", "Alt+8", N_ ("Working together"), N_ ("Agreements"), "pow-agreements-symbolic",
    create_agreements_page },
  { "choices", "Alt+K", N_ ("Working together"), N_ ("Choices"), "pow-choices-symbolic", pow_choices_page_new,
    count_choices },
  { "compare", "Alt+0", N_ ("Looking back"), N_ ("Compare"), "pow-compare-symbolic",
    pow_compare_page_new },
  { "history", "Ctrl+H", N_ ("Looking back"), N_ ("History"), "pow-history-symbolic",
    pow_history_page_new },
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

/* "history:zeeland/plan:period". */
static PowPage *
create_history_page (PowSession *session, const char *target)
{
  g_auto (GStrv) parts = g_strsplit (target, ":", 3);

  return pow_address_is_valid (parts[1]) ? pow_history_page_new_for (session, parts[1], parts[2]) : NULL;
}

/**
 * pow_screens_build_history:
 * @address: a record
 * @field: (nullable): a field of it
 *
 * Returns: (transfer full): what pow_screens_create_page() makes the history of that from
 */
char *
pow_screens_build_history (const char *address, const char *field)
{
  return field != NULL ? g_strdup_printf ("history:%s:%s", address, field) : g_strdup_printf ("history:%s", address);
}

/**
 * pow_screens_create_page:
 * @session: what the page looks at
 * @target: address of the record to show; with %POW_PAGE_FORM before it, its form; a choice as
 *   pow_choice_target_new() names it; or pow_screens_build_history()
 *
 * Returns: (nullable) (transfer floating): a region's dossier, the form of any other record, or a history;
 *   %NULL when there is no such record
 */
PowPage *
pow_screens_create_page (PowSession *session, const char *target)
{
  const char *address = target, *choice = pow_choice_target_get_place (target);
  const gboolean form = g_str_has_prefix (target, POW_PAGE_FORM);
  PowSnapshot *against;
  PowKind kind;

  g_return_val_if_fail (POW_IS_SESSION (session), NULL);

  if (choice != NULL)
    return pow_choices_page_new_at (session, choice);
  if (g_str_has_prefix (target, "history:"))
    return create_history_page (session, target);
  if (form)
    address += strlen (POW_PAGE_FORM);
  kind = pow_address_get_kind (address);

  against = pow_session_get_against_snapshot (session);
  /* Also what is gone, where it stands beside what is there. */
  if (kind == POW_KIND_NONE
      || (pow_session_lookup (session, address) == NULL && pow_snapshot_lookup (pow_session_get_current (session), address) == NULL
          && (against == NULL || pow_snapshot_lookup (against, address) == NULL)))
    return NULL;
  return kind == POW_KIND_REGION && !form ? create_region_page (session, address)
                                 : pow_record_page_new (session, address);
}
