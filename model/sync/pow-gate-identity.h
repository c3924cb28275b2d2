/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PowGateIdentity:
 *
 * Under which names and addresses each person who signs in to a server may write. Immutable once read.
 */
typedef struct _PowGateIdentity PowGateIdentity;

PowGateIdentity *pow_gate_identity_read (const char *text, GError **error);
void pow_gate_identity_free (PowGateIdentity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowGateIdentity, pow_gate_identity_free)

gboolean pow_gate_identity_knows (PowGateIdentity *self, const char *user);
gboolean pow_gate_identity_allows (PowGateIdentity *self, const char *user, const char *name, const char *mail);

G_END_DECLS
