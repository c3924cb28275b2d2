/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/schema/pow-schema.h"

G_BEGIN_DECLS

/**
 * PowProblemLevel:
 * @POW_PROBLEM_ERROR: a record with one is not written, and read only as foreign content
 * @POW_PROBLEM_WARNING: is listed; the record is used as it is (a number that reads as a BSN, an
 *   unknown term, a missing target)
 */
typedef enum
{
  POW_PROBLEM_ERROR,
  POW_PROBLEM_WARNING,
} PowProblemLevel;

/**
 * PowProblem:
 * @level: whether the record can be used in spite of it
 * @address: (nullable): the record; %NULL while not known
 * @field: (nullable): dotted path of the field; %NULL for the whole record
 * @problem: translated sentence that says what is wrong and what to do
 *
 * What is wrong, and where: a plain value that owns its texts.
 */
typedef struct
{
  PowProblemLevel level;
  char *address;
  char *field;
  char *problem;
} PowProblem;

PowProblem *pow_problem_new (PowProblemLevel level, const char *address, const char *field, const char *problem);
PowProblem *pow_problem_copy (const PowProblem *problem);
void pow_problem_free (PowProblem *problem);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowProblem, pow_problem_free)

gboolean pow_validate_tree (PowKind kind, const cJSON *tree, GPtrArray *problems);
gboolean pow_validate_value (const PowField *field, const cJSON *value, GPtrArray *problems);

/* The guard against citizen service numbers: where text enters, never in the reader. */
gboolean pow_text_has_bsn (const char *text);
char *pow_text_mask_bsn (const char *text);
gboolean pow_validate_no_bsn (const cJSON *tree, GPtrArray *problems);

G_END_DECLS
