/* The builder's arrays. Only builder.c and freeze.c may see them. */
#pragma once

#include "base/vec.h"
#include "graph/internal.h"

enum { MOST_LABELSETS = 60000 };

struct building {
    struct ark_loc loc;
    uint32_t first_prop, last_prop; /* index + 1 in `props`; 0 is none */
    ark_labelset labels;
};

struct ends {
    ark_ref from, to;
};

struct prop {
    struct ark_value value;
    ark_atom key;
    uint32_t next; /* index + 1; 0 is none */
};

struct ark_builder {
    ark_atoms *atoms;    /* borrowed */
    GHashTable *set_ids; /* GBytes of atoms -> set id */
    ARK_VEC(struct ark_set) sets;
    ARK_VEC(ark_atom) label_pool;
    ARK_VEC(struct building) nodes;
    ARK_VEC(struct building) edges;
    ARK_VEC(struct ends) ends; /* by edge */
    ARK_VEC(struct prop) props;
};
