/* Atoms: every string that is kept is kept once, and is then a 32-bit number.
 *
 * Two atoms of one table are equal exactly when their texts are (but see ark_atom_loose). Atom 0 is
 * "no text", which is not the empty text. The texts live as long as the table and never move, so
 * `ark_atom_text` may be kept as a pointer. One table serves a whole run: packs, graph and findings
 * share it.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include <glib.h>

typedef uint32_t ark_atom;
#define ARK_ATOM_NONE ((ark_atom)0)

typedef struct ark_atoms ark_atoms;

ark_atoms *ark_atoms_new(void);
void ark_atoms_free(ark_atoms *atoms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ark_atoms, ark_atoms_free)

/* The atom of `text` (`len` bytes, or NUL-terminated for the second), made if it is new. NULL gives
 * ARK_ATOM_NONE. */
ark_atom ark_atom_intern_n(ark_atoms *atoms, const char *text, size_t len);
ark_atom ark_atom_intern(ark_atoms *atoms, const char *text);

/* Interns `n` texts at once. With many atoms most of the time of one interning is waiting for
 * memory; this waits for all of them together. `text` must not be NULL. */
struct ark_atom_query {
    const char *text;
    uint32_t len;
    uint32_t hash; /* for the table */
    ark_atom atom; /* the answer */
};
void ark_atom_intern_all(ark_atoms *atoms, struct ark_atom_query *queries, uint32_t n);

/* Makes room for about `n` atoms at once, so that a large input does not grow the table step by
 * step. */
void ark_atoms_expect(ark_atoms *atoms, uint32_t n);

/* An atom of its own for a text that nobody will look up (a name, a paragraph): much cheaper with
 * many of them. It is never found, and is not equal to another atom of the same text. */
ark_atom ark_atom_loose(ark_atoms *atoms, const char *text, size_t len);

/* The atom of `text` if it is there, else ARK_ATOM_NONE. Never grows the table. */
ark_atom ark_atom_find(const ark_atoms *atoms, const char *text);

/* The text, with a closing NUL; NULL for ARK_ATOM_NONE. */
const char *ark_atom_text(const ark_atoms *atoms, ark_atom atom);
size_t ark_atom_len(const ark_atoms *atoms, ark_atom atom);
