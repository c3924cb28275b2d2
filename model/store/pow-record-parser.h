/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-git-object.h"
#include "model/record/pow-record.h"

G_BEGIN_DECLS

/**
 * PowRecordParser:
 *
 * Reads the texts of many records on all processors while their owner fetches the next ones. The
 * owner's thread pushes, and gets every result in the order of pushing when it finishes.
 */
typedef struct _PowRecordParser PowRecordParser;

/* @record NULL: @error says why. Both are borrowed. */
typedef void (*PowParsedFunc) (gpointer owner, const char *address, const git_oid *blob, PowRecord *record, const GError *error);

PowRecordParser *pow_record_parser_new (PowParsedFunc parsed);
/* @owner is handed back with the result. Takes @bytes. */
void pow_record_parser_push (PowRecordParser *self, gpointer owner, const char *address, const git_oid *blob, GBytes *bytes);
/* Waits, gives the results, frees the parser. */
void pow_record_parser_finish (PowRecordParser *self);

G_END_DECLS
