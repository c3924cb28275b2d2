/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "tests/common/pow-random-record.h"

G_BEGIN_DECLS

static inline gboolean
pow_random_chance (GRand *rand, guint percent)
{
  return (guint) g_rand_int_range (rand, 0, 100) < percent;
}

static inline guint
pow_random_pick (GRand *rand, guint count)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) count);
}

/* Opens some choices in a tree and writes them beside its fields. */
void pow_random_add_choices (GRand *rand, PowKind kind, cJSON *tree);
/* Brings the values of these fields into other valid forms. */
void pow_random_loosen (GRand *rand, const PowField *fields, cJSON *object);

G_END_DECLS
