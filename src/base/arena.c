/* Arena: a chain of blocks that only grows until it is reset. */
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/pages.h"

enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 8 * 1024 * 1024 };

struct block {
    struct block *next; /* the older one */
    size_t size;
    size_t used;
    _Alignas(max_align_t) unsigned char bytes[];
};

struct ark_arena {
    struct block *top;
    size_t below; /* bytes of the blocks below the top */
};

static struct block *block_new(size_t size, struct block *next)
{
    struct block *block = g_malloc(sizeof *block + size);
    ark_pages_expect(block, sizeof *block + size);
    block->next = next;
    block->size = size;
    block->used = 0;
    return block;
}

struct ark_arena *ark_arena_new(void)
{
    struct ark_arena *arena = g_new(struct ark_arena, 1);
    arena->top = block_new(FIRST_BLOCK, NULL);
    arena->below = 0;
    return arena;
}

static void drop_top(struct ark_arena *arena)
{
    struct block *older = arena->top->next;
    g_free(arena->top);
    arena->top = older;
    arena->below -= older->size;
}

void ark_arena_reset(struct ark_arena *arena)
{
    while (arena->top->next)
        drop_top(arena);
    arena->top->used = 0;
}

size_t ark_arena_size(const struct ark_arena *arena)
{
    return arena->below + arena->top->used;
}

void ark_arena_free(struct ark_arena *arena)
{
    if (!arena)
        return;
    ark_arena_reset(arena);
    g_free(arena->top);
    g_free(arena);
}

struct ark_arena_mark ark_arena_mark(const struct ark_arena *arena)
{
    return (struct ark_arena_mark){arena->top, arena->top->used};
}

void ark_arena_rewind(struct ark_arena *arena, struct ark_arena_mark mark)
{
    while (arena->top != mark.block)
        drop_top(arena);
    arena->top->used = mark.used;
}

void *ark_arena_alloc_raw(struct ark_arena *arena, size_t size, size_t align)
{
    struct block *top = arena->top;
    size_t start = (top->used + align - 1) & ~(align - 1);
    if (start > top->size || size > top->size - start) {
        size_t grown = MIN(top->size * 2, (size_t)LARGEST_BLOCK);
        arena->below += top->size;
        arena->top = top = block_new(MAX(grown, size), top);
        start = 0;
    }
    top->used = start + size;
    return top->bytes + start;
}

void *ark_arena_alloc(struct ark_arena *arena, size_t size)
{
    void *bytes = ark_arena_alloc_raw(arena, size, _Alignof(max_align_t));
    return memset(bytes, 0, size);
}

char *ark_arena_strndup(struct ark_arena *arena, const char *text, size_t len)
{
    char *copy = ark_arena_alloc_raw(arena, len + 1, 1);
    if (len)
        memcpy(copy, text, len);
    copy[len] = '\0';
    return copy;
}

char *ark_arena_strdup(struct ark_arena *arena, const char *text)
{
    return ark_arena_strndup(arena, text, strlen(text));
}

char *ark_arena_printf(struct ark_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    return ark_arena_strdup(arena, text);
}
