/* The hint goes by whole pages: parts of them belong to somebody else. */
#include "base/pages.h"

#include <glib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { SMALL_PAGE = 4096, WORTH = 512 * 1024, HUGE = 2 * 1024 * 1024 };

void ark_pages_expect(void *start, size_t size)
{
#ifdef MADV_HUGEPAGE
    if (size < WORTH)
        return;
    uintptr_t from = ((uintptr_t)start + SMALL_PAGE - 1) & ~(uintptr_t)(SMALL_PAGE - 1);
    uintptr_t to = ((uintptr_t)start + size) & ~(uintptr_t)(SMALL_PAGE - 1);
    madvise((void *)from, to - from, MADV_HUGEPAGE);
#endif
}

void *ark_pages_realloc(void *old, size_t old_n, size_t n, size_t size)
{
    if (size && n < HUGE / size)
        return g_realloc_n(old, n, size);
    void *new;
    if (n > SIZE_MAX / size || posix_memalign(&new, HUGE, n * size) != 0)
        g_error("out of memory: %zu times %zu bytes", n, size);
    ark_pages_expect(new, n * size);
    if (old_n)
        memcpy(new, old, MIN(old_n, n) * size);
    g_free(old);
    return new;
}
