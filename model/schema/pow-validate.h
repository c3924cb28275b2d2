/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/schema/pow-schema.h"

G_BEGIN_DECLS

typedef enum
{
  POW_PROBLEM_ERROR,   /* a record with one is not written, and read only as foreign content */
  POW_PROBLEM_WARNING, /* listed; the record is used as it is (BSN-like text, unknown term, missing target) */
} PowProblemLevel;

/* What is wrong, where: a plain value, made and freed by its own functions. */
typedef struct
{
  PowProblemLevel level;
  char *address; /* of the record; NULL while not known */
  char *field;   /* dotted path, or NULL for the whole record */
  char *problem; /* translated sentence that says what is wrong and what to do */
} PowProblem;

PowProblem *pow_problem_new (PowProblemLevel level, const char *address, const char *field, const char *problem);
PowProblem *pow_problem_copy (const PowProblem *problem);
void pow_problem_free (PowProblem *problem);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowProblem, pow_problem_free)

/* Checks a tree against its kind's table. Appends PowProblem to @problems (may be NULL to
 * only learn the verdict). Returns TRUE when there is no error-level problem. */
gboolean pow_validate_tree (PowKind kind, const cJSON *tree, GPtrArray *problems);

/* Checks one value against one row; the same rules, for forms and the command line. */
gboolean pow_validate_value (const PowField *field, const cJSON *value, GPtrArray *problems);

/* BSN guard (data.md): TRUE when @text holds nine digits that pass the elfproef. Used where
 * text enters: form, command line, import, gate. Never by the reader. */
gboolean pow_text_has_bsn (const char *text);
/* A copy with every such number masked ("•••••••••"), for screens. Transfer full. */
char *pow_text_mask_bsn (const char *text);
/* Walks every string of a value; sets an error (POW_RECORD_ERROR_BSN-like sentence in
 * @problems) naming the field, not the number. TRUE when clean. */
gboolean pow_validate_no_bsn (const cJSON *tree, GPtrArray *problems);

G_END_DECLS
