/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "ui-fixture.h"

#include "ui/compare/pow-compare-bar.h"
#include "ui/compare/pow-compare-page.h"
#include "ui/compare/pow-compare-table.h"

G_BEGIN_DECLS

/* The page that compares, in a window, over the small portfolio: Zeeland beside West-Brabant. */
typedef struct
{
  UiFixture base;
  GtkWidget *window;
  PowPage *page;
  PowCompareBar *bar;
  PowCompareTable *table;
} CompareFixture;

void compare_fixture_set_up (CompareFixture *fixture, gconstpointer unused);
void compare_fixture_tear_down (CompareFixture *fixture, gconstpointer unused);

/* The line with this title, of what shows; NULL: none. Borrowed. */
PowCompareItem *compare_fixture_find_line (CompareFixture *fixture, const char *title);
/* What can be waited for: a line with this title shows, or none does. */
gboolean compare_fixture_has_line (UiFixture *fixture, gconstpointer title);
gboolean compare_fixture_has_no_line (UiFixture *fixture, gconstpointer title);

G_END_DECLS
