/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-json.h"
#include "model/schema/pow-schema.h"

G_BEGIN_DECLS

gboolean pow_value_is_absent_mark (const cJSON *value);
cJSON *pow_value_new_absent_mark (void);
int pow_value_compare (const PowField *field, const cJSON *a, const cJSON *b);
void pow_value_make_canonical (const PowField *field, gboolean is_entry, cJSON *value);
void pow_members_make_canonical (const PowField *fields, cJSON *object);

G_END_DECLS
