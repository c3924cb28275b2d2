/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-thread-heap.h"

#define HEAP_BYTES ((gsize) 16 << 20)

void
pow_thread_heap_prepare (void)
{
  g_free (g_malloc (HEAP_BYTES + HEAP_BYTES / 2));
}

void
pow_thread_heap_take (void)
{
  g_free (g_malloc (HEAP_BYTES));
}
