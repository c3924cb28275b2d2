/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "model/sync/pow-transport.h"

G_BEGIN_DECLS

/* What git writes for other programs to read. */

/**
 * pow_git_answers_read_refs:
 * @output: what `git ls-remote` wrote: lines of `<id>\t<name>`
 *
 * What is no such line is passed over: it comes from a server. Any thread, as all functions here.
 *
 * Returns: (transfer full) (element-type utf8 git_oid): name → id
 */
GHashTable *pow_git_answers_read_refs (const char *output);

/**
 * pow_git_answers_read_advertisement:
 * @output: what `git upload-pack --advertise-refs` wrote, with which every fetch begins
 *
 * Returns: (transfer full) (element-type utf8 git_oid): name → id
 */
GHashTable *pow_git_answers_read_advertisement (const char *output);

/**
 * pow_git_answers_read_outcomes:
 * @output: what `git push --porcelain` wrote, such as `!\t<from>:<to>\t[remote rejected] (hook declined)`
 *
 * Returns: (transfer full) (element-type PowPushOutcome): one for each line that tells of a ref
 */
GPtrArray *pow_git_answers_read_outcomes (const char *output);

/**
 * pow_git_answers_read_bytes:
 * @line: progress of git, such as `Receiving objects:  45% (9/20), 1.23 MiB | 2.00 MiB/s`
 *
 * Returns: the bytes that have travelled; 0 when none are told
 */
guint64 pow_git_answers_read_bytes (const char *line);

G_END_DECLS
