/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* What every target offers: libFuzzer calls it with inputs of its own making, replay.c with the
 * files of a corpus. It ends the program when something is wrong. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
