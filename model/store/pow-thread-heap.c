/* SPDX-License-Identifier: EUPL-1.2 */
#include "model/store/pow-thread-heap.h"

#include <sys/mman.h>
#include <unistd.h>

#define HEAP_BYTES ((gsize) 16 << 20)

void
pow_thread_heap_prepare (void)
{
  g_free (g_malloc (HEAP_BYTES + HEAP_BYTES / 2));
}

void
pow_thread_heap_take (void)
{
  char *heap = g_malloc (HEAP_BYTES);
  const gsize page = (gsize) sysconf (_SC_PAGESIZE);
  const gsize before = (page - (gsize) heap % page) % page;

  /* Refused where there are none; then it only takes longer. */
  madvise (heap + before, HEAP_BYTES - page, MADV_HUGEPAGE);
  g_free (heap);
}
