/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/store/pow-repository.h"

G_BEGIN_DECLS

/**
 * PowProposal:
 * @line: "programme" or "region/zeeland"
 * @author: (nullable): who proposes it
 * @changes: (element-type PowChange): what they propose, from what stood there to what they want
 *
 * Changes in a file, for whoever may make them: what somebody did to a line that they may not write. A
 * plain value.
 */
typedef struct
{
  char *line;
  char *author;
  GPtrArray *changes;
} PowProposal;

PowProposal *pow_proposal_new (const char *line, const char *author, GPtrArray *changes);
void pow_proposal_free (PowProposal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowProposal, pow_proposal_free)

char *pow_proposal_write (const PowProposal *self, gsize *length);
PowProposal *pow_proposal_read (const char *text, gsize length, GError **error);
GPtrArray *pow_proposal_plan (const PowProposal *self, PowSnapshot *snapshot, GError **error);

G_END_DECLS
