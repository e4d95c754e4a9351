/* Arena: memory that is freed all at once.
 *
 * One arena per lifetime (a run, a pack, a document being read, one rule's evaluation). Nothing in
 * an arena is freed singly; `ark_arena_reset` empties it but keeps its first block for the next
 * round. Pointers stay valid until reset or free. Allocation never fails: out of memory aborts, as
 * in GLib.
 */
#pragma once

#include <glib.h>
#include <stdarg.h>
#include <stddef.h>

struct ark_arena;

struct ark_arena *ark_arena_new(void);
void ark_arena_free(struct ark_arena *arena);
void ark_arena_reset(struct ark_arena *arena);

/* About how many bytes are in use. */
size_t ark_arena_size(const struct ark_arena *arena);

/* `size` zeroed bytes, aligned for any type. */
void *ark_arena_alloc(struct ark_arena *arena, size_t size);
/* As above, but not zeroed and aligned to `align` (a power of two). */
void *ark_arena_alloc_raw(struct ark_arena *arena, size_t size, size_t align);
/* A place to go back to: `rewind` frees what was allocated after `mark`, unless the arena was reset
 * in between. Marks nest. */
struct ark_arena_mark {
    void *block;
    size_t used;
};
struct ark_arena_mark ark_arena_mark(const struct ark_arena *arena);
void ark_arena_rewind(struct ark_arena *arena, struct ark_arena_mark mark);
/* Copies, always with a closing NUL. */
char *ark_arena_strdup(struct ark_arena *arena, const char *text);
char *ark_arena_strndup(struct ark_arena *arena, const char *text, size_t len);
char *ark_arena_printf(struct ark_arena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);

#define ARK_NEW(arena, type) ((type *)ark_arena_alloc((arena), sizeof(type)))
#define ARK_NEW_ARRAY(arena, type, n) ((type *)ark_arena_alloc((arena), sizeof(type) * (size_t)(n)))

typedef struct ark_arena ark_arena;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ark_arena, ark_arena_free)
