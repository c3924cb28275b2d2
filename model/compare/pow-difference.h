/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/schema/pow-date.h"
#include "model/schema/pow-schema.h"

G_BEGIN_DECLS

int pow_difference_count_days (PowDate before, PowDate after);
char *pow_difference_format (const PowField *field, const cJSON *a, const cJSON *b, const char *a_name, const char *b_name);
char *pow_difference_explain_unlike (const cJSON *a, const cJSON *a_version, const cJSON *b, const cJSON *b_version, gboolean same_record);

G_END_DECLS
