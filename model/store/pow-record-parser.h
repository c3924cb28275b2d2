/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/record/pow-record.h"
#include "model/store/pow-objects.h"

G_BEGIN_DECLS

/**
 * PowRecordParser:
 *
 * Reads many records on all processors: fetches their texts and takes these apart, while their owner looks for the
 * next ones. The owner's thread pushes, and gets every result in the order of pushing while it finishes.
 */
typedef struct _PowRecordParser PowRecordParser;

/* @record NULL: @error says why. Both are borrowed. */
typedef void (*PowParsedFunc) (gpointer owner, const char *address, const git_oid *blob, PowRecord *record, const GError *error);

PowRecordParser *pow_record_parser_new (PowObjects *objects, PowParsedFunc parsed);
/* @owner is handed back with the result. */
void pow_record_parser_push (PowRecordParser *self, gpointer owner, const char *address, const git_oid *blob);
/* Waits, gives the results, frees the parser. */
void pow_record_parser_finish (PowRecordParser *self);

G_END_DECLS
