/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui/common/pow-page.h"

G_BEGIN_DECLS

#define POW_TYPE_LISTS_PAGE (pow_lists_page_get_type ())
G_DECLARE_FINAL_TYPE (PowListsPage, pow_lists_page, POW, LISTS_PAGE, PowPage)

/* Screens that list records of all regions in scope. */
typedef enum
{
  POW_LISTS_PEOPLE,     /* trekkers, stakeholders, bodies */
  POW_LISTS_AGREEMENTS, /* decisions and commitments, reports */
} PowLists;

PowPage *pow_lists_page_new (PowSession *session, PowLists lists);

G_END_DECLS
