/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-gate.h"
#include "model/sync/pow-git-reader.h"

G_BEGIN_DECLS

/* One check of a push, shared by the parts of the gate. */
typedef struct
{
  PowGitReader *reader;
  GPtrArray *updates; /* (element-type PowGateUpdate) the whole push */
  PowGateIdentity *identity;
  const char *user;
  GPtrArray *refusals; /* (element-type PowRefusal) */

  /* What is being checked right now. */
  const PowGateUpdate *update;
  const char *line;     /* NULL: a commit that joins lines for a moment of the programme */
  const char *revision; /* NULL: the ref itself */
} PowGate;

/* One path that a commit holds otherwise than each of its parents. */
typedef struct
{
  const char *path;
  gboolean has; /* FALSE: it is gone although every parent has it */
  guint mode;
  git_oid id;
  gsize n_parents;
  const git_oid *commits;      /* the parents */
  const PowTreeEntry *parents; /* mode 0: that parent has nothing there */
} PowGateFile;

void pow_gate_refuse (PowGate *gate, const char *address, const char *field, const char *problem);
/* FALSE only when git could not be asked; what is wrong stands in the gate's refusals. */
gboolean pow_gate_check_tree (PowGate *gate, const PowRawCommit *commit, GError **error);
gboolean pow_gate_check_file (PowGate *gate, const PowGateFile *file, GError **error);
gboolean pow_gate_check_moment (PowGate *gate, GError **error);
gboolean pow_gate_check_contacts (PowGate *gate, GError **error);
void pow_gate_check_person (PowGate *gate, const char *name, const char *mail);
void pow_gate_check_message (PowGate *gate, const char *message);
/* Whether @revision is or lies before @tip. */
gboolean pow_gate_is_ancestor (PowGate *gate, const char *revision, const char *tip, gboolean *answer, GError **error);

G_END_DECLS
