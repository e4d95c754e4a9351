/* Sections by number and by title, as texts refer to them. */
#pragma once

#include "link/internal.h"

struct section_index;

/* Of all Sections in `builder` below Reports, those of `skipped` reports (by node; NULL: none) left
 * out. `parents` by node. Texts are borrowed from the builder. */
struct section_index *section_index_new(const ark_builder *builder, const ark_ref *parents,
                                        const bool *skipped);
void section_index_free(struct section_index *index);

/* The section with this number ("7.3", "Bilag A", whatever its case) in `report`; when that is
 * ARK_REF_NONE, in the first report that has it. ARK_REF_NONE when there is none. */
ark_ref section_index_number(const struct section_index *index, ark_ref report, const char *number);
/* The same by title; a title that a report has twice names nothing. */
ark_ref section_index_title(const struct section_index *index, ark_ref report, const char *title);
/* Whether any section has a number: else a number can't be wrong. */
bool section_index_has_numbers(const struct section_index *index, ark_ref report);
bool section_index_has(const struct section_index *index, ark_ref report);

/* section_words.c: what texts refer to */

/* A reference to a section in a text. */
struct section_ref {
    char *number; /* NULL when it is by title */
    char *title;  /* NULL when it is by number alone */
    bool sure;    /* that a section is meant: not so for words that follow "afsnittet" */
};

typedef ARK_VEC(struct section_ref) section_ref_vec;

/* How much of a text is a reference: "7.3" alone is one in a column for sections, and at the
 * beginning of a cell that says where something was changed. */
enum section_text { SECTION_TEXT_PROSE, SECTION_TEXT_CHANGE, SECTION_TEXT_COLUMN };

/* Adds what `text` refers to, in order; at most 50. The strings are the caller's
 * (`section_refs_clear`). Linear in the text. */
void section_refs_read(const char *text, enum section_text kind, section_ref_vec *out);
void section_refs_clear(section_ref_vec *refs);
