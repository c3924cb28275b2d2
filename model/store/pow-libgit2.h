/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pow_libgit2_start:
 *
 * Once a process, before anything is opened with libgit2: durable writes, no configuration of the machine, our
 * extension understood. Any thread.
 */
void pow_libgit2_start (void);

G_END_DECLS
