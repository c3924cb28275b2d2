/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/change/pow-restore.h"
#include "model/record/pow-change.h"

G_BEGIN_DECLS

/* The changes that lead from one state of a record to another, removed things included, as far as they
 * lie in @field (NULL: all). Of a larger change only the part at @field. Transfer full (element-type
 * PowChange). */
GPtrArray *pow_restore_list_changes (PowRecord *from, PowRecord *to, const char *field);

G_END_DECLS
