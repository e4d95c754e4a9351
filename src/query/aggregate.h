/* Aggregates of WITH and RETURN: count, sum, min ... over the rows of a group. */
#pragma once

#include "query/functions.h"

struct ark_arena;
struct ark_matcher;

/* What one aggregate has seen of one group. Zeroed is empty. */
struct ark_tally {
    uint64_t n; /* values that are not null */
    int64_t integer;
    double real;
    bool is_real;
    struct ark_value best; /* of min and max; the percentile that was asked for */
    struct ark_value *items;
    uint32_t item_count, item_cap;
};

struct ark_aggregator {
    const char *name;
    uint32_t least, most; /* arguments */
    ark_types takes, gives;
    /* Adds a value that is not null; it is kept in `arena` if need be. `more` is the second
     * argument. */
    void (*add)(struct ark_arena *arena, struct ark_tally *tally, struct ark_value value,
                struct ark_value more);
    struct ark_value (*result)(const struct ark_tally *tally);
};

/* By name, whatever its case; NULL when there is none. */
const struct ark_aggregator *ark_aggregator_find(const char *name);
/* count(*): the rows themselves. */
const struct ark_aggregator *ark_aggregator_rows(void);
