/* Whole names inside running text. Only check/deviation.c uses it. */
#pragma once

#include <glib.h>
#include <stdint.h>

/* Names to look for. Case counts, since names such as "Sag" are also plain words; punctuation and
 * blanks between words don't. */
struct ark_names;

struct ark_names *ark_names_new(void);
void ark_names_free(struct ark_names *names);
/* Announces a text that will be searched. Of a hundred thousand names of a model few have all their
 * words in it; the others are then never kept. */
void ark_names_expect(struct ark_names *names, const char *text);
/* The number of a name; UINT32_MAX for one that no announced text can have, or that is too short
 * (under 3 letters) to be told from other words. Equal names have equal numbers. */
uint32_t ark_names_add(struct ark_names *names, const char *name);
uint32_t ark_names_count(const struct ark_names *names);
/* Calls `fn` for each name that `text` has as whole words, a genitive s allowed; of names that
 * begin at the same word the longest, and none inside it. Linear in the text. */
void ark_names_in(const struct ark_names *names, const char *text,
                  void (*fn)(uint32_t name, void *user), void *user);
