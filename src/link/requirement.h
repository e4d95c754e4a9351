/* What the files that find requirements share: what a document's statements are, before they become
 * nodes. */
#pragma once

#include "link/internal.h"
#include "link/modals.h"

/* A sentence, or a row of a table, that states a requirement. */
struct statement {
    ark_ref node;      /* what it stands in */
    uint32_t document; /* index + 1; 0: none */
    const char *text;  /* borrowed from the graph; `len` bytes */
    uint32_t len;
    const char *word; /* as it stands there, borrowed likewise; "SKAL FORLADES", "must" */
    uint32_t word_len;
    enum modal_level level;
    bool certain;        /* in capitals, or in a column of levels */
    const char *id;      /* of its row; NULL: none */
    uint32_t columns, n; /* of a row with several columns of levels: into `audiences` */
};

/* A column of levels, for one row: for whom the level is. */
struct audience {
    const char *name; /* the header; borrowed */
    enum modal_level level;
};

/* What is known of a document as a whole. */
struct document_facts {
    ark_ref report;
    bool capitals; /* it states requirements in capitals, or in columns */
    bool defined;  /* it says that it means the words in lower case, too */
};

struct finding {
    ark_builder *builder;
    uint32_t nodes;
    const ark_ref *parents;
    struct modal_sentence sentence; /* being read */
    ARK_VEC(struct statement) statements;
    ARK_VEC(struct audience) audiences;
    ARK_VEC(struct document_facts) documents; /* the last is the one being read */
    ark_atom text, column;
};

/* Adds the statements of a text that stands in `node`; `id` may be NULL. */
void ark_statements_of_text(struct finding *finding, ark_ref node, const char *text,
                            const char *id);

/* requirement_table.c: adds the statements of a table. Gives the last node below it. */
ark_ref ark_statements_of_table(struct finding *finding, ark_ref table);

/* requirement_nodes.c: makes nodes of the statements that count. */
void ark_requirement_nodes(struct finding *finding, enum ark_modals modals);

/* requirement_id.c */

/* The id that a text begins with ("K12: ...", "Krav 3.1 ..."); how many bytes it is, and where it
 * begins. 0: it begins with none. */
uint32_t ark_requirement_id(const char *text, uint32_t *ret_from);
/* Whether a whole text, such as a cell, is nothing but an id or a number. */
bool ark_is_requirement_id(const char *text);
