/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-snapshot.h"

G_BEGIN_DECLS

/* What a portfolio calls its places and values, for who reads of a change. Any thread. */

char *pow_snapshot_dup_place_label (PowSnapshot *self, const char *address, const char *field);
char *pow_snapshot_dup_value_words (PowSnapshot *self, const char *address, const char *field, const cJSON *value);

G_END_DECLS
