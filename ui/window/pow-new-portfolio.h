/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POW_TYPE_NEW_PORTFOLIO (pow_new_portfolio_get_type ())
G_DECLARE_FINAL_TYPE (PowNewPortfolio, pow_new_portfolio, POW, NEW_PORTFOLIO, AdwBin)

void pow_new_portfolio_start (PowNewPortfolio *self);
char *pow_new_portfolio_dup_folder (PowNewPortfolio *self);
const char *pow_new_portfolio_get_template (PowNewPortfolio *self);
gboolean pow_new_portfolio_wants_all_regions (PowNewPortfolio *self);

G_END_DECLS
