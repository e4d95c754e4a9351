/* Atoms: an open-addressing table of indexes into a dense array of entries. The texts lie in an
 * arena, each with its length before it in the entry, so a text is never measured twice. */
#include "base/atom.h"

#include <string.h>

#include "base/arena.h"
#include "base/vec.h"

struct entry {
    const char *text;
    uint32_t len;
    uint32_t hash;
};

struct ark_atoms {
    struct ark_arena *arena;
    ARK_VEC(struct entry) entries; /* entries.v[0] is ARK_ATOM_NONE */
    uint32_t *slots;               /* 0 is free */
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
    hash = (hash ^ tail) * 0xff51afd7ed558ccdu;
    hash = (hash ^ (hash >> 32)) * 0xc4ceb9fe1a85ec53u;
    return (uint32_t)(hash ^ (hash >> 32));
}

ark_atoms *ark_atoms_new(void)
{
    ark_atoms *atoms = g_new0(ark_atoms, 1);
    atoms->arena = ark_arena_new();
    atoms->mask = 1023;
    atoms->slots = g_new0(uint32_t, atoms->mask + 1);
    ark_vec_push(&atoms->entries, (struct entry){NULL, 0, 0});
    return atoms;
}

void ark_atoms_free(ark_atoms *atoms)
{
    if (!atoms)
        return;
    ark_arena_free(atoms->arena);
    ark_vec_clear(&atoms->entries);
    g_free(atoms->slots);
    g_free(atoms);
}

static void grow(ark_atoms *atoms)
{
    uint32_t mask = atoms->mask * 2 + 1;
    uint32_t *slots = g_new0(uint32_t, (size_t)mask + 1);
    for (uint32_t i = 1; i < atoms->entries.n; i++) {
        uint32_t at = atoms->entries.v[i].hash & mask;
        while (slots[at])
            at = (at + 1) & mask;
        slots[at] = i;
    }
    g_free(atoms->slots);
    atoms->slots = slots;
    atoms->mask = mask;
}

/* The slot that holds the text, or the free slot where it belongs. */
static uint32_t probe(const ark_atoms *atoms, const char *text, size_t len, uint32_t hash)
{
    uint32_t at = hash & atoms->mask;
    for (; atoms->slots[at]; at = (at + 1) & atoms->mask) {
        const struct entry *entry = &atoms->entries.v[atoms->slots[at]];
        if (entry->hash == hash && entry->len == len && memcmp(entry->text, text, len) == 0)
            break;
    }
    return at;
}

ark_atom ark_atom_intern_n(ark_atoms *atoms, const char *text, size_t len)
{
    if (!text)
        return ARK_ATOM_NONE;
    uint32_t hash = hash_bytes(text, len);
    uint32_t at = probe(atoms, text, len, hash);
    if (atoms->slots[at])
        return atoms->slots[at];
    const char *copy = ark_arena_strndup(atoms->arena, text, len);
    ark_atom atom = atoms->entries.n;
    ark_vec_push(&atoms->entries, (struct entry){copy, (uint32_t)len, hash});
    atoms->slots[at] = atom;
    if (atoms->entries.n > atoms->mask - atoms->mask / 4)
        grow(atoms);
    return atom;
}

ark_atom ark_atom_intern(ark_atoms *atoms, const char *text)
{
    return text ? ark_atom_intern_n(atoms, text, strlen(text)) : ARK_ATOM_NONE;
}

ark_atom ark_atom_find(const ark_atoms *atoms, const char *text)
{
    size_t len = strlen(text);
    return atoms->slots[probe(atoms, text, len, hash_bytes(text, len))];
}

const char *ark_atom_text(const ark_atoms *atoms, ark_atom atom)
{
    return atoms->entries.v[atom].text;
}

size_t ark_atom_len(const ark_atoms *atoms, ark_atom atom)
{
    return atoms->entries.v[atom].len;
}

uint32_t ark_atoms_count(const ark_atoms *atoms)
{
    return atoms->entries.n;
}
