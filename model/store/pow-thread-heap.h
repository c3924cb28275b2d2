/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The heap of a thread is enlarged by the kernel a page or two at a time, which takes as long as reading the
 * records does. What was asked for at once and given back is kept, once something larger was (see mallopt(3),
 * M_MMAP_THRESHOLD), and may come in large pages; no memory is used before there is something in it. */

/**
 * pow_thread_heap_prepare:
 *
 * In the thread that starts others, before it does.
 */
void pow_thread_heap_prepare (void);

/**
 * pow_thread_heap_take:
 *
 * In each thread that is going to fill its heap, after the first was prepared.
 */
void pow_thread_heap_take (void);

G_END_DECLS
