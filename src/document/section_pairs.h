/* Which section of a document is which of an earlier one, by number and title.
 *
 *     struct ark_sections then = {0}, now = {0};
 *     ark_sections_add(&now, "3.2", "Integrationer", above, "Rapporten");
 *     ark_sections_index(&then, 0, then.all.n);
 *     ark_sections_index(&now, 0, now.all.n);
 *     uint32_t was = ark_section_before(&then, &now, 0);
 */
#pragma once

#include <stdint.h>

#include <glib.h>

#include "base/vec.h"

#define ARK_NO_SECTION UINT32_MAX

/* As keys: lower-case words without punctuation. Owned by the list. */
struct ark_section {
    char *number, *name;
    char *path;     /* the name and those above it */
    uint32_t above; /* the section it lies in; ARK_NO_SECTION at the top */
};

/* Zeroed is empty. */
struct ark_sections {
    ARK_VEC(struct ark_section) all;     /* in the order they were added */
    GHashTable *numbers, *names, *paths; /* of those that were indexed; NULL before */
};

/* `number`, `name` and `title` may be NULL. `title` is that of the document: often its outermost
 * heading, and it says the version; so it is no part of a path. */
void ark_sections_add(struct ark_sections *sections, const char *number, const char *name,
                      uint32_t above, const char *title);
void ark_sections_clear(struct ark_sections *sections);

/* Adds `n` sections from `first` to those that are looked up; before, none is. */
void ark_sections_index(struct ark_sections *sections, uint32_t first, uint32_t n);
/* Forgets which are. */
void ark_sections_forget(struct ark_sections *sections);

/* The only section of that name (as a key); ARK_NO_SECTION when there is none, or several. */
uint32_t ark_section_named(const struct ark_sections *sections, const char *name);

/* What `section` of `now` was in `then`: that with the same number and title; else with the same
 * title, in the same place or the only one; else with the same number, when its title is gone from
 * `now`. ARK_NO_SECTION when it is new. Two sections of today may have been the same one. */
uint32_t ark_section_before(const struct ark_sections *then, const struct ark_sections *now,
                            uint32_t section);
