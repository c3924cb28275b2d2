/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-transport.h"

G_BEGIN_DECLS

/* What git writes for other programs to read. */

/* "<id>\t<name>" of `git ls-remote`: name → git_oid. Transfer full. */
GHashTable *pow_git_answers_read_refs (const char *output);
/* The same of `git upload-pack --advertise-refs`, with which every fetch begins. */
GHashTable *pow_git_answers_read_advertisement (const char *output);
/* "!\t<from>:<to>\t[remote rejected] (hook declined)" of `git push --porcelain`. Transfer full
 * (element-type PowPushOutcome). */
GPtrArray *pow_git_answers_read_outcomes (const char *output);
/* "Receiving objects:  45% (9/20), 1.23 MiB | 2.00 MiB/s": the bytes, 0 when none are told. */
guint64 pow_git_answers_read_bytes (const char *line);

G_END_DECLS
