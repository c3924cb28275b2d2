/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

G_BEGIN_DECLS

/**
 * pow_attach:
 * @repository: a portfolio that was just opened
 *
 * Gives a portfolio what the store does not know by itself: how two states of a record merge, and what the index of
 * the history tells of the past, so that a question about it need not read the history. Without an index, or with one
 * that cannot be used, the answers are the same, only slower. On the thread that opened the portfolio.
 */
void pow_attach (PowRepository *repository);

G_END_DECLS
