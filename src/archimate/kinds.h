/* The tables behind archimate.h; only archimate.c and kinds.c may see them. */
#pragma once

#include "archimate/archimate.h"

enum {
    ARK_ELEMENT_KINDS = 61, /* 60 and the junction */
    ARK_RELATIONSHIP_KINDS = 11,
    ARK_ELEMENT_SPELLINGS = 69,
    ARK_RELATIONSHIP_SPELLINGS = 14,
};

/* A spelling and the row it means. */
struct ark_spelling {
    const char *name;
    uint8_t kind;
};

extern const struct ark_element_kind ark_element_table[ARK_ELEMENT_KINDS];
extern const struct ark_relationship_kind ark_relationship_table[ARK_RELATIONSHIP_KINDS];
extern const struct ark_spelling ark_element_spellings[ARK_ELEMENT_SPELLINGS];
extern const struct ark_spelling ark_relationship_spellings[ARK_RELATIONSHIP_SPELLINGS];
