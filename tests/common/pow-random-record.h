/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-json.h"
#include "model/schema/pow-schema.h"

G_BEGIN_DECLS

typedef enum
{
  POW_RANDOM_PLAIN = 0,
  POW_RANDOM_CHOICES = 1 << 0, /* with open choices, sorted, and the field shows the greatest */
  POW_RANDOM_LOOSE = 1 << 1,   /* in other valid forms too: null and empty values, sets unsorted or
                                  repeated, members in any order, CR LF, decomposed letters */
} PowRandomFlags;

PowKind pow_random_kind (GRand *rand);
cJSON *pow_random_record (GRand *rand, PowKind kind, PowRandomFlags flags);
cJSON *pow_random_value (GRand *rand, const PowField *field);
cJSON *pow_random_entry (GRand *rand, const PowField *map);
char *pow_random_key (GRand *rand, const PowField *map);
char *pow_random_text (GRand *rand, guint most, gboolean lines);
cJSON *pow_random_json (GRand *rand, guint depth);
char *pow_random_break (GRand *rand, PowKind kind, cJSON *tree);

G_END_DECLS
