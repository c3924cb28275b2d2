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

/**
 * pow_record_parser_new:
 * @objects: the objects of the portfolio; each thread gets its own reader of them
 * @parsed: (scope forever): called with every result, in the thread that finishes
 *
 * Returns: (transfer full): a parser, for pow_record_parser_finish()
 */
PowRecordParser *pow_record_parser_new (PowObjects *objects, PowParsedFunc parsed);

/**
 * pow_record_parser_push:
 * @self: a parser, on the thread that made it
 * @owner: handed back with the result
 * @address: address of the record; copied
 * @blob: id of its file; copied
 */
void pow_record_parser_push (PowRecordParser *self, gpointer owner, const char *address, const git_oid *blob);

/**
 * pow_record_parser_finish:
 * @self: (transfer full): a parser, on the thread that made it
 *
 * Waits, gives the results in the order of pushing, frees the parser.
 */
void pow_record_parser_finish (PowRecordParser *self);

G_END_DECLS
