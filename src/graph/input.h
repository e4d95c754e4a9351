/* What was read: one record per input, for `inspect` and for the "om det læste" part of a report.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/lang.h"
#include "base/vec.h"

/* The keys are the column names of the corpus index; JSON uses them as they are. */
#define ARK_COUNT_ROWS(X)                                                                          \
    X(ELEMENTS, "elements")                                                                        \
    X(RELATIONSHIPS, "relationships")                                                              \
    X(VIEWS, "views")                                                                              \
    X(NODES, "nodes")                                                                              \
    X(CONNECTIONS, "connections")                                                                  \
    X(PROPERTIES, "properties")                                                                    \
    X(SECTIONS, "sections")                                                                        \
    X(PARAGRAPHS, "paragraphs")                                                                    \
    X(LISTS, "lists")                                                                              \
    X(TABLES, "tables")                                                                            \
    X(FIGURES, "figures")                                                                          \
    X(LINKS, "links")                                                                              \
    X(CONCEPTS, "concepts")                                                                        \
    X(ANSWERS, "answers")                                                                          \
    X(PACKAGES, "packages")                                                                        \
    X(CLASSES, "classes")                                                                          \
    X(ATTRIBUTES, "attributes")                                                                    \
    X(ASSOCIATIONS, "associations")                                                                \
    X(GENERALIZATIONS, "generalizations")                                                          \
    X(ENUMERATIONS, "enumerations")                                                                \
    X(STEREOTYPES, "stereotype_apps")

enum ark_count {
#define X(symbol, key) ARK_COUNT_##symbol,
    ARK_COUNT_ROWS(X)
#undef X
        ARK_COUNTS
};

const char *ark_count_key(enum ark_count count);

/* Something that was met and not loaded. */
struct ark_skipped {
    const char *what; /* "sketch view", "unknown element type Foo" */
    uint32_t count;
    const char *reason; /* in the language of the run */
};

/* What the lines of an input's places are: files of text have lines, the others don't. */
enum ark_place_unit {
    ARK_PLACE_LINE,
    ARK_PLACE_PARAGRAPH, /* from the top of the document, those in tables too */
    ARK_PLACE_PAGE,
};

/* All strings live in the run's arena. */
struct ark_input {
    const char *file;      /* as the user named it */
    const char *format;    /* the loader's name: "archimate-exchange", "archi", "markdown" ... */
    const char *tool;      /* what wrote it, as far as the file shows; NULL is unknown */
    const char *version;   /* of the format: "3.1", "2.1", "5.0.0"; NULL is unknown */
    const char *archimate; /* the version of the language that the file says; NULL: it doesn't */
    enum ark_place_unit unit;
    bool has[ARK_COUNTS]; /* which counts mean something for this format */
    uint32_t counts[ARK_COUNTS];
    bool hollow; /* what is counted is only what things lie in: packages without anything */
    ARK_VEC(const char *) languages; /* xml:lang values met, in order of first appearance */
    ARK_VEC(struct ark_skipped) skipped;
};

/* What the lines of places in `file` are; ARK_PLACE_LINE when it is none of the inputs. */
enum ark_place_unit ark_place_unit_of(const struct ark_input *inputs, uint32_t n, const char *file);
/* A place for people: "m.xml:12:3", "rapport.docx, afsnit 41", "rapport.pdf, side 12". `line` and
 * `column` may be 0. Caller frees. */
char *ark_place_text(enum ark_place_unit unit, const char *file, uint32_t line, uint32_t column,
                     enum ark_lang lang);
/* Stable key for JSON: "line", "paragraph", "page". */
const char *ark_place_unit_key(enum ark_place_unit unit);

void ark_input_count(struct ark_input *input, enum ark_count count, uint32_t by);
void ark_input_skip(struct ark_input *input, struct ark_arena *arena, const char *what,
                    const char *reason);
/* The same, `by` at once. */
void ark_input_skip_many(struct ark_input *input, struct ark_arena *arena, const char *what,
                         uint32_t by, const char *reason);
void ark_input_language(struct ark_input *input, struct ark_arena *arena, const char *language);
/* A model without elements, relationships and views, or a document without a text: well-formed, but
 * nothing to check. */
bool ark_input_is_empty(const struct ark_input *input);
void ark_input_clear(struct ark_input *input);
