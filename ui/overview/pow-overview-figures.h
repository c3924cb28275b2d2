/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/insight/pow-insight.h"

G_BEGIN_DECLS

/**
 * PowOverviewFigures:
 *
 * What the overview shows of one region: a plain value that owns all it names, computed away from the
 * main thread, shared by its reference count.
 */
typedef struct
{
  gatomicrefcount refs;

  char *region;
  char *name;
  char *name_key; /* collation key */
  char *centre_municipality; /* NULL: unknown */
  char *search;   /* name, aliases and municipalities, folded */
  char **neighbours;
  int column, row; /* on the tile map, from 0; -1: no place */

  PowLight reported;
  gboolean stale;
  int age_days; /* -1: never */
  char *reported_on; /* NULL: never */
  char *pulse;       /* text of the last pulse, NULL: none */
  PowLight computed;
  char **because;

  guint mix[POW_LIGHT_ON_HOLD + 1]; /* subprojects by reported light; an old report is unknown */
  guint n_phases;
  guint *phases;

  PowSlotState slots[2]; /* municipality, employers */
  char *slot_words[2];

  PowMoneySums money;
  int result_percent; /* -1: unknown */
  guint result_known, result_of;
  guint choices; /* open ones */
} PowOverviewFigures;

PowOverviewFigures *pow_overview_figures_new (PowSnapshot *snapshot, const char *region, PowDate today);
PowOverviewFigures *pow_overview_figures_ref (PowOverviewFigures *self);
void pow_overview_figures_unref (PowOverviewFigures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowOverviewFigures, pow_overview_figures_unref)

PowLight pow_overview_figures_get_counted_light (const PowOverviewFigures *self);

G_END_DECLS
