/* The requirements of documents, as a list: the content of the command `requirements`. */
#pragma once

#include "base/vec.h"
#include "graph/graph.h"

struct ark_requirement {
    const char *id, *level, *word, *text; /* as in docs/graph.md; never NULL */
    const char *section;                  /* "" before the first heading */
    const char *file;
    uint32_t line, column;
    uint32_t page; /* 0: not known */
    bool candidate;
    uint32_t first_level, level_n; /* "COLUMN: LEVEL", in `levels` of the list */
};

/* All texts are the graph's. */
struct ark_requirements {
    ARK_VEC(struct ark_requirement) items; /* in the order of the documents */
    ARK_VEC(const char *) levels;
};

/* The list of a frozen graph; clear it before the graph is freed. */
void ark_requirements_of(const ark_graph *graph, struct ark_requirements *ret_list);
void ark_requirements_clear(struct ark_requirements *list);
/* How many are candidates. */
uint32_t ark_requirements_candidates(const struct ark_requirements *list);
