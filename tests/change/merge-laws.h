/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "tests/change/pow-merge-case.h"

G_BEGIN_DECLS

/* How many cases each law is tried on: POW_TEST_FULL=1 tries ten times as many. */
guint
merge_laws_get_n_cases (void);

/* What a failure prints: the seed and the states of a case. */
char *
merge_laws_tell_case (PowCase *test_case);
char *
merge_laws_write_record (PowRecord *record);

void
merge_slot_laws_add (void); /* laws on single fields */
void
merge_json_laws_add (void); /* laws of the text layer */

G_END_DECLS
