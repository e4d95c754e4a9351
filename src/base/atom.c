/* Atoms: an open-addressing table beside a dense array of texts. The texts lie in an arena, each
 * with its length before it, so that a text is never measured twice. */
#include "base/atom.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"

/* The hash stands beside the atom, so that a probe leaves the slots only for the text that it
 * probably is: with half a million atoms each step elsewhere is a cache miss. */
struct slot {
    uint32_t hash;
    ark_atom atom; /* 0 is free */
};

struct ark_atoms {
    struct ark_arena *arena;
    ARK_VEC(const char *) texts; /* by atom; [0] is ARK_ATOM_NONE */
    struct slot *slots;
    uint32_t mask;
};

/* Eight bytes at a time; the mixing step is that of MurmurHash3's finaliser. */
static uint32_t hash_bytes(const char *text, size_t len)
{
    uint64_t hash = 0x9e3779b97f4a7c15u ^ len;
    for (; len >= 8; text += 8, len -= 8) {
        uint64_t word;
        memcpy(&word, text, 8);
        hash = (hash ^ word) * 0xff51afd7ed558ccdu;
        hash ^= hash >> 32;
    }
    uint64_t tail = 0;
    memcpy(&tail, text, len);
    hash = (hash ^ tail) * 0xc4ceb9fe1a85ec53u;
    return (uint32_t)(hash ^ (hash >> 29) ^ (hash >> 47));
}

ark_atoms *ark_atoms_new(void)
{
    ark_atoms *atoms = g_new0(ark_atoms, 1);
    atoms->arena = ark_arena_new();
    atoms->mask = 1023;
    atoms->slots = g_new0(struct slot, atoms->mask + 1);
    ark_vec_push(&atoms->texts, NULL);
    return atoms;
}

void ark_atoms_free(ark_atoms *atoms)
{
    if (!atoms)
        return;
    ark_arena_free(atoms->arena);
    ark_vec_clear(&atoms->texts);
    g_free(atoms->slots);
    g_free(atoms);
}

static void grow(ark_atoms *atoms)
{
    uint32_t mask = atoms->mask * 2 + 1;
    struct slot *slots = g_new0(struct slot, (size_t)mask + 1);
    for (uint32_t i = 0; i <= atoms->mask; i++) {
        if (!atoms->slots[i].atom)
            continue;
        uint32_t at = atoms->slots[i].hash & mask;
        while (slots[at].atom)
            at = (at + 1) & mask;
        slots[at] = atoms->slots[i];
    }
    g_free(atoms->slots);
    atoms->slots = slots;
    atoms->mask = mask;
}

/* A kept text has its length before it and a NUL behind. */
static bool same(const char *kept, const char *text, size_t len)
{
    uint32_t kept_len;
    memcpy(&kept_len, kept - sizeof kept_len, sizeof kept_len);
    return kept_len == len && memcmp(kept, text, len) == 0;
}

static const char *keep(ark_atoms *atoms, const char *text, uint32_t len)
{
    char *copy = ark_arena_alloc_raw(atoms->arena, sizeof len + len + 1, 1);
    memcpy(copy, &len, sizeof len);
    copy += sizeof len;
    if (len)
        memcpy(copy, text, len);
    copy[len] = '\0';
    return copy;
}

/* The slot that holds the text, or the free slot where it belongs. */
static struct slot *probe(const ark_atoms *atoms, const char *text, size_t len, uint32_t hash)
{
    uint32_t at = hash & atoms->mask;
    for (; atoms->slots[at].atom; at = (at + 1) & atoms->mask) {
        const struct slot *slot = &atoms->slots[at];
        if (slot->hash == hash && same(atoms->texts.v[slot->atom], text, len))
            break;
    }
    return &atoms->slots[at];
}

static ark_atom intern_hashed(ark_atoms *atoms, const char *text, size_t len, uint32_t hash)
{
    struct slot *slot = probe(atoms, text, len, hash);
    if (slot->atom)
        return slot->atom;
    const char *copy = keep(atoms, text, (uint32_t)len);
    ark_atom atom = atoms->texts.n;
    ark_vec_push(&atoms->texts, copy);
    *slot = (struct slot){hash, atom};
    if (atoms->texts.n > atoms->mask - atoms->mask / 3)
        grow(atoms);
    return atom;
}

ark_atom ark_atom_intern_n(ark_atoms *atoms, const char *text, size_t len)
{
    return text ? intern_hashed(atoms, text, len, hash_bytes(text, len)) : ARK_ATOM_NONE;
}

void ark_atom_intern_all(ark_atoms *atoms, struct ark_atom_query *queries, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        queries[i].hash = hash_bytes(queries[i].text, queries[i].len);
        __builtin_prefetch(&atoms->slots[queries[i].hash & atoms->mask]);
    }
    for (uint32_t i = 0; i < n; i++) {
        const struct slot *slot = &atoms->slots[queries[i].hash & atoms->mask];
        queries[i].atom = slot->hash == queries[i].hash ? slot->atom : ARK_ATOM_NONE;
        __builtin_prefetch(&atoms->texts.v[queries[i].atom]);
    }
    for (uint32_t i = 0; i < n; i++)
        __builtin_prefetch(atoms->texts.v[queries[i].atom]);
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
    return probe(atoms, text, len, hash_bytes(text, len))->atom;
}

const char *ark_atom_text(const ark_atoms *atoms, ark_atom atom)
{
    return atoms->texts.v[atom];
}

size_t ark_atom_len(const ark_atoms *atoms, ark_atom atom)
{
    uint32_t len = 0;
    if (atom)
        memcpy(&len, atoms->texts.v[atom] - sizeof len, sizeof len);
    return len;
}

uint32_t ark_atoms_count(const ark_atoms *atoms)
{
    return atoms->texts.n;
}
