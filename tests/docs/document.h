/* The specification of the rule language as a document: its fenced blocks, the examples they make,
 * and the parts that are printed by a program.
 *
 *     ```graf (```graph in English)   the graph, as in `given`; in force until the next one
 *     ```gql                          a query about it; `--param NAME=VALUE` may stand behind
 *     ```resultat (```result)         what it gives: warnings, then the columns and rows, or the
 *                                     mistakes
 *     ```plan                         its plan, after it was run
 *     ```yaml                         a whole pack, when it begins with `pack:`
 *
 *     <!-- functions --> ... <!-- /functions -->   printed; so are keywords, limits and tck */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include <glib.h>

#include "base/lang.h"
#include "base/vec.h"

struct doc_block {
    const char *info; /* behind the fence: "gql --param n=1" */
    const char *text;
    uint32_t line; /* of the fence */
};

struct doc_example {
    const char *graph, *query, *info, *expected;
    bool plan;     /* the plan is expected, not the answer */
    uint32_t line; /* of what is expected */
};

struct doc {
    enum ark_lang lang;
    char *path, *text;
    ARK_VEC(struct doc_block) blocks;
    ARK_VEC(struct doc_example) examples;
    GStringChunk *strings;
};

/* docs/regelsprog.md or docs/rule-language.md of the tree. False and `error` when it can't be read,
 * or when a block is where it can't be. */
bool doc_load(struct doc *doc, enum ark_lang lang, GError **error);
void doc_clear(struct doc *doc);

/* Whether the info of a block begins with this word. */
bool doc_block_is(const struct doc_block *block, const char *word);
/* What stands between the markers of `name`; NULL when they are not there. Caller frees. */
char *doc_marked(const char *text, const char *name);
/* The text with `content` between the markers. NULL when they are not there. Caller frees. */
char *doc_with_marked(const char *text, const char *name, const char *content);
