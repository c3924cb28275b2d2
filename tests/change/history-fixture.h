/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-history.h"
#include "tests/store/portfolio-fixture.h"

G_BEGIN_DECLS

/* Random histories, made by plain git on two lines of a portfolio: edits of any kind of record, other
 * spellings of the same, deletions, foreign and unreadable files, merges that take sides or neither,
 * wrong clocks, refs set back, sideways and to new roots. */
typedef struct _HistoryMaker HistoryMaker;

HistoryMaker *history_maker_new (PortfolioFixture *portfolio, guint seed);
void history_maker_free (HistoryMaker *maker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HistoryMaker, history_maker_free)

/* Adds commits and moves the lines, in any way. */
void history_maker_go_on (HistoryMaker *maker, guint n_commits);
GRand *history_maker_get_rand (HistoryMaker *maker);

/* What a walk straight over git finds: every commit in the order of a walk, with all its changes and
 * choices, also when it has none (element-type PowHistoryEntry). */
GPtrArray *history_walk_all (PowRepository *repository, const char *path);
/* An entry as text, to compare: with its choices, or only with its changes. */
char *history_describe (const PowHistoryEntry *entry, gboolean with_chosen);

/* How much the comparisons saw, so that they cannot be about nothing. */
typedef struct
{
  guint commits, changes, chosen, clock_wrong, silent, blamed, fields;
} HistorySeen;

extern HistorySeen history_seen;

/* An answer of the index, or every kind of answer, is that of a walk; the moments of a filter are revisions of the
 * chain. */
void history_assert_answer (PowRepository *repository, PowHistory *history, GPtrArray *walked, const PowHistoryFilter *filter);
void history_assert_equal (const char *portfolio, PowRepository *repository, PowHistory *history, GRand *rand);

G_END_DECLS
