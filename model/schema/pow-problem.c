/* SPDX-License-Identifier: EUPL-1.2 */
#include "pow-config.h"

#include "model/schema/pow-validate.h"

/**
 * pow_problem_new:
 * @level: whether the record can be used in spite of it
 * @address: (nullable): the record
 * @field: (nullable): dotted path of the field
 * @problem: a translated sentence: what is wrong and what to do
 *
 * Returns: (transfer full): a problem that owns copies of the texts
 */
PowProblem *
pow_problem_new (PowProblemLevel level, const char *address, const char *field, const char *problem)
{
  PowProblem *self;

  g_return_val_if_fail (problem != NULL, NULL);

  self = g_new0 (PowProblem, 1);
  self->level = level;
  self->address = g_strdup (address);
  self->field = g_strdup (field);
  self->problem = g_strdup (problem);
  return self;
}

/**
 * pow_problem_copy:
 * @problem: a problem
 *
 * Returns: (transfer full): a deep copy
 */
PowProblem *
pow_problem_copy (const PowProblem *problem)
{
  g_return_val_if_fail (problem != NULL, NULL);

  return pow_problem_new (problem->level, problem->address, problem->field, problem->problem);
}

/**
 * pow_problem_free:
 * @problem: (nullable): a problem
 */
void
pow_problem_free (PowProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->address);
  g_free (problem->field);
  g_free (problem->problem);
  g_free (problem);
}
