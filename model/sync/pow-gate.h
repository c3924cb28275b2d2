/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-gate-identity.h"

G_BEGIN_DECLS

/**
 * PowGateUpdate:
 * @ref: full name of a ref
 * @before: 40 digits; all zeros where there was none
 * @after: 40 digits; all zeros where it would be deleted
 *
 * One ref that a push would move.
 */
typedef struct
{
  char *ref;
  char *before;
  char *after;
} PowGateUpdate;

/**
 * pow_gate_update_new:
 * @ref: full name of a ref
 * @before: 40 digits; all zeros where there was none
 * @after: 40 digits; all zeros where it would be deleted
 *
 * Returns: (transfer full): one ref that a push would move
 */
PowGateUpdate *pow_gate_update_new (const char *ref, const char *before, const char *after);

/**
 * pow_gate_update_free:
 * @update: (nullable): an update
 */
void pow_gate_update_free (PowGateUpdate *update);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowGateUpdate, pow_gate_update_free)

/**
 * PowRefusal:
 * @ref: which ref may not move
 * @revision: (nullable): the revision that is at fault; %NULL for the ref itself
 * @address: (nullable): record, or path of a file that is none
 * @field: (nullable): dotted path of the field
 * @problem: translated sentence that says what is wrong and what to do
 *
 * One reason why a server does not take a push.
 */
typedef struct
{
  char *ref;
  char *revision;
  char *address;
  char *field;
  char *problem;
} PowRefusal;

/**
 * pow_refusal_free:
 * @refusal: (nullable): a refusal
 */
void pow_refusal_free (PowRefusal *refusal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowRefusal, pow_refusal_free)

GPtrArray *pow_gate_check (const char *folder, GPtrArray *updates, PowGateIdentity *identity, const char *user, GError **error);

G_END_DECLS
