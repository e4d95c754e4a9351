/* Atoms: an open-addressing table whose slots hold the hash and the text's place, so that a look-up
 * touches two cache lines: the slot and the text. Each text lies in the arena behind its length. */
#include "base/atom.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/arena.h"
#include "base/vec.h"

struct slot {
    const char *text; /* NULL: free */
    uint32_t hash;
    ark_atom atom;
};

struct ark_atoms {
    struct ark_arena *arena;
    ARK_VEC(const char *) texts; /* by atom; texts.v[0] is ARK_ATOM_NONE */
    struct slot *slots;
    uint32_t mask;
};

/* Eight bytes at a time, finished as in MurmurHash3. */
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

static uint32_t text_len(const char *text)
{
    uint32_t len;
    memcpy(&len, text - sizeof len, sizeof len);
    return len;
}

/* Zeroed slots. Large tables ask for huge pages: look-ups are all over the table, and with small ones
 * most of them would miss the TLB too. */
static struct slot *slots_new(uint32_t mask)
{
    enum { HUGE_PAGE = 2 << 20 };
    size_t size = ((size_t)mask + 1) * sizeof(struct slot);
    if (size < HUGE_PAGE)
        return calloc(1, size);
    void *slots = NULL;
    if (posix_memalign(&slots, HUGE_PAGE, size) != 0)
        g_error("out of memory: %zu bytes", size);
    madvise(slots, size, MADV_HUGEPAGE);
    return memset(slots, 0, size);
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
    free(atoms->slots);
    g_free(atoms);
}

static void grow_to(ark_atoms *atoms, uint32_t mask)
{
    struct slot *slots = slots_new(mask);
    for (uint32_t i = 0; i <= atoms->mask; i++) {
        if (!atoms->slots[i].text)
            continue;
        uint32_t at = atoms->slots[i].hash & mask;
        while (slots[at].text)
            at = (at + 1) & mask;
        slots[at] = atoms->slots[i];
    }
    free(atoms->slots);
    atoms->slots = slots;
    atoms->mask = mask;
}

void ark_atoms_expect(ark_atoms *atoms, uint32_t n)
{
    uint32_t mask = atoms->mask;
    while (mask / 2 < n && mask < UINT32_MAX / 4)
        mask = mask * 2 + 1;
    if (mask > atoms->mask)
        grow_to(atoms, mask);
}

/* The slot that holds the text, or the free slot where it belongs. */
static struct slot *probe(const ark_atoms *atoms, const char *text, size_t len, uint32_t hash)
{
    uint32_t at = hash & atoms->mask;
    for (; atoms->slots[at].text; at = (at + 1) & atoms->mask) {
        const struct slot *slot = &atoms->slots[at];
        if (slot->hash == hash && text_len(slot->text) == len && memcmp(slot->text, text, len) == 0)
            break;
    }
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

ark_atom ark_atom_intern_n(ark_atoms *atoms, const char *text, size_t len)
{
    if (!text)
        return ARK_ATOM_NONE;
    uint32_t hash = hash_bytes(text, len);
    struct slot *slot = probe(atoms, text, len, hash);
    if (slot->text)
        return slot->atom;
    ark_atom atom = atoms->texts.n;
    *slot = (struct slot){keep(atoms, text, (uint32_t)len), hash, atom};
    ark_vec_push(&atoms->texts, slot->text);
    if (atoms->texts.n > atoms->mask - atoms->mask / 4)
        grow_to(atoms, atoms->mask * 2 + 1);
    return atom;
}

ark_atom ark_atom_intern(ark_atoms *atoms, const char *text)
{
    return text ? ark_atom_intern_n(atoms, text, strlen(text)) : ARK_ATOM_NONE;
}

ark_atom ark_atom_find(const ark_atoms *atoms, const char *text)
{
    size_t len = strlen(text);
    const struct slot *slot = probe(atoms, text, len, hash_bytes(text, len));
    return slot->text ? slot->atom : ARK_ATOM_NONE;
}

const char *ark_atom_text(const ark_atoms *atoms, ark_atom atom)
{
    return atoms->texts.v[atom];
}

size_t ark_atom_len(const ark_atoms *atoms, ark_atom atom)
{
    return atom ? text_len(atoms->texts.v[atom]) : 0;
}

uint32_t ark_atoms_count(const ark_atoms *atoms)
{
    return atoms->texts.n;
}
