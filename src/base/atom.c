/* Atoms: an open-addressing table. A slot is half a cache line and holds short texts itself, so
 * that looking up an identifier touches one line; a large model does millions of those. Every text
 * also lies in the arena, behind its length, where it never moves. */
#include "base/atom.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/vec.h"

enum { INLINE_LEN = 20 };

struct slot {
    uint32_t hash;
    ark_atom atom; /* ARK_ATOM_NONE: free */
    uint32_t len;
    char start[INLINE_LEN]; /* the text, or as much of it as there is room for */
};
static_assert(sizeof(struct slot) == 32, "two slots fill a cache line");

struct ark_atoms {
    struct ark_arena *arena;
    ARK_VEC(const char *) texts; /* by atom; texts.v[0] is ARK_ATOM_NONE */
    struct slot *slots;
    uint32_t mask, used;
};

static uint32_t text_len(const char *text)
{
    uint32_t len;
    memcpy(&len, text - sizeof len, sizeof len);
    return len;
}

/* Zeroed slots. Pages of their own, huge ones where the system has them: look-ups are all over the
 * table, and with small pages most would miss the TLB too. */
static struct slot *slots_new(uint32_t mask)
{
    size_t size = ((size_t)mask + 1) * sizeof(struct slot);
    void *slots = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (slots == MAP_FAILED)
        g_error("out of memory: %zu bytes", size);
    madvise(slots, size, MADV_HUGEPAGE);
    return slots;
}

static void slots_free(struct slot *slots, uint32_t mask)
{
    munmap(slots, ((size_t)mask + 1) * sizeof(struct slot));
}

ark_atoms *ark_atoms_new(void)
{
    ark_atoms *atoms = g_new0(ark_atoms, 1);
    atoms->arena = ark_arena_new();
    atoms->mask = 1023;
    atoms->slots = slots_new(atoms->mask);
    ark_vec_push(&atoms->texts, NULL);
    return atoms;
}

void ark_atoms_free(ark_atoms *atoms)
{
    if (!atoms)
        return;
    ark_arena_free(atoms->arena);
    ark_vec_clear(&atoms->texts);
    slots_free(atoms->slots, atoms->mask);
    g_free(atoms);
}

static void grow_to(ark_atoms *atoms, uint32_t mask)
{
    struct slot *slots = slots_new(mask);
    for (uint32_t i = 0; i <= atoms->mask; i++) {
        if (!atoms->slots[i].atom)
            continue;
        uint32_t at = atoms->slots[i].hash & mask;
        while (slots[at].atom)
            at = (at + 1) & mask;
        slots[at] = atoms->slots[i];
    }
    slots_free(atoms->slots, atoms->mask);
    atoms->slots = slots;
    atoms->mask = mask;
}

void ark_atoms_expect(ark_atoms *atoms, uint32_t n)
{
    uint32_t mask = atoms->mask;
    while (mask - mask / 4 < n)
        mask = mask * 2 + 1;
    if (mask > atoms->mask)
        grow_to(atoms, mask);
    ark_vec_reserve(&atoms->texts, atoms->texts.n + n);
}

static bool holds(const ark_atoms *atoms, const struct slot *slot, const char *text, size_t len,
                  uint32_t hash)
{
    if (slot->hash != hash || slot->len != len)
        return false;
    const char *whole = len <= INLINE_LEN ? slot->start : atoms->texts.v[slot->atom];
    return memcmp(whole, text, len) == 0;
}

/* The slot that holds the text, or the free slot where it belongs. */
static struct slot *probe(const ark_atoms *atoms, const char *text, size_t len, uint32_t hash)
{
    uint32_t at = hash & atoms->mask;
    while (atoms->slots[at].atom && !holds(atoms, &atoms->slots[at], text, len, hash))
        at = (at + 1) & atoms->mask;
    return &atoms->slots[at];
}

static const char *keep(ark_atoms *atoms, const char *text, uint32_t len)
{
    char *room = ark_arena_alloc_raw(atoms->arena, sizeof len + len + 1, sizeof len);
    memcpy(room, &len, sizeof len);
    if (len)
        memcpy(room + sizeof len, text, len);
    room[sizeof len + len] = '\0';
    return room + sizeof len;
}

ark_atom ark_atom_loose(ark_atoms *atoms, const char *text, size_t len)
{
    ark_vec_push(&atoms->texts, keep(atoms, text, (uint32_t)len));
    return atoms->texts.n - 1;
}

static ark_atom intern_hashed(ark_atoms *atoms, const char *text, size_t len, uint32_t hash)
{
    struct slot *slot = probe(atoms, text, len, hash);
    if (slot->atom)
        return slot->atom;
    ark_atom atom = ark_atom_loose(atoms, text, len);
    *slot = (struct slot){.hash = hash, .atom = atom, .len = (uint32_t)len};
    memcpy(slot->start, text, MIN(len, (size_t)INLINE_LEN));
    if (++atoms->used > atoms->mask - atoms->mask / 4)
        grow_to(atoms, atoms->mask * 2 + 1);
    return atom;
}

ark_atom ark_atom_intern_n(ark_atoms *atoms, const char *text, size_t len)
{
    return text ? intern_hashed(atoms, text, len, ark_hash_bytes(text, len)) : ARK_ATOM_NONE;
}

void ark_atom_intern_all(ark_atoms *atoms, struct ark_atom_query *queries, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        queries[i].hash = ark_hash_bytes(queries[i].text, queries[i].len);
        __builtin_prefetch(&atoms->slots[queries[i].hash & atoms->mask], 1);
    }
    for (uint32_t i = 0; i < n; i++)
        queries[i].atom = intern_hashed(atoms, queries[i].text, queries[i].len, queries[i].hash);
}

ark_atom ark_atom_intern(ark_atoms *atoms, const char *text)
{
    return text ? ark_atom_intern_n(atoms, text, strlen(text)) : ARK_ATOM_NONE;
}

ark_atom ark_atom_find(const ark_atoms *atoms, const char *text)
{
    size_t len = strlen(text);
    return probe(atoms, text, len, ark_hash_bytes(text, len))->atom;
}

const char *ark_atom_text(const ark_atoms *atoms, ark_atom atom)
{
    return atoms->texts.v[atom];
}

size_t ark_atom_len(const ark_atoms *atoms, ark_atom atom)
{
    return atom ? text_len(atoms->texts.v[atom]) : 0;
}
