/* The answer of a query, as a table for a terminal, as CSV, or as JSON. */
#pragma once

#include "query/query.h"
#include "render/grid.h"

enum ark_answer_format { ARK_ANSWER_TABLE, ARK_ANSWER_CSV, ARK_ANSWER_JSON };

struct ark_answer {
    enum ark_answer_format format;
    enum ark_lang lang;
    const ark_graph *graph;
    const struct ark_query *query;
    uint32_t rows;      /* so far */
    uint32_t most_rows; /* UINT32_MAX: all */
    bool more;          /* there were more rows than that */
    struct ark_grid grid;
    bool *words;   /* by column of the table: it has a value that is no number */
    GString *text; /* CSV, JSON */
};

void ark_answer_init(struct ark_answer *answer, enum ark_answer_format format, enum ark_lang lang,
                     const ark_graph *graph, const struct ark_query *query, uint32_t most_rows);
void ark_answer_clear(struct ark_answer *answer);
/* An ark_row_fn: `answer` is the user. */
bool ark_answer_row(const struct ark_value *row, void *answer);
/* Closes the answer and appends it. A table says below how many rows it has. */
void ark_answer_finish(struct ark_answer *answer, unsigned width, GString *out);
