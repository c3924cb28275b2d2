/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record.h"

G_BEGIN_DECLS

/* A data file of this room, read from the program itself. @name: "regions", "demo-texts"…
 * The files are ours, so one that cannot be read is a programmer's error. Transfer full. */
cJSON *
pow_reference_load (const char *name);

/* @value must be valid by our own making; a refusal is a programmer's error. Takes @tree. */
PowRecord *
pow_reference_new_record (const char *address, cJSON *tree);

G_END_DECLS
