/* Large memory that will be filled soon: with huge pages, where the system has them, the kernel is
 * asked for it a few times instead of thousands. Worth a tenth of the time on a large model. */
#pragma once

#include <stddef.h>

/* `start` may lie anywhere; what is smaller than it pays for is left alone. Only a hint: the memory
 * holds what it held. */
void ark_pages_expect(void *start, size_t size);

/* Like g_realloc_n for an array of `old_n` items that holds them all, with the hint given before
 * the memory is written. What `ark_vec_reserve` uses. */
void *ark_pages_realloc(void *old, size_t old_n, size_t n, size_t size);

/* As g_new. */
#define ARK_PAGES_NEW(type, n) ((type *)ark_pages_realloc(NULL, 0, (n), sizeof(type)))
