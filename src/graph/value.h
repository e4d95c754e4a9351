/* Values: what a property holds, and what an expression of the rule language gives. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* A node or an edge of a graph. The top bit tells edges; the rest is the index among its kind. */
typedef uint32_t ark_ref;
#define ARK_REF_NONE UINT32_MAX
#define ARK_REF_EDGE_BIT 0x80000000u
#define ARK_NODE(index) ((ark_ref)(index))
#define ARK_EDGE(index) ((ark_ref)(index) | ARK_REF_EDGE_BIT)

static inline bool ark_ref_is_edge(ark_ref ref)
{
    return ref != ARK_REF_NONE && (ref & ARK_REF_EDGE_BIT);
}

static inline uint32_t ark_ref_index(ark_ref ref)
{
    return ref & ~ARK_REF_EDGE_BIT;
}

enum ark_type {
    ARK_NULL,
    ARK_BOOL,
    ARK_INT,
    ARK_REAL,
    ARK_TEXT,
    ARK_LIST,
    ARK_ENTITY, /* a node or an edge */
    ARK_MAP,    /* `len` pairs: key (TEXT) and value in turn, by ascending key, keys distinct */
    ARK_PATH,   /* `len` entities: node, edge, node ... node; in the order that was asked for */
    ARK_DATE,   /* `integer`: days since 1970-01-01 */
    ARK_TYPES
};

struct ark_value {
    enum ark_type type;
    uint32_t len; /* TEXT: bytes; LIST, PATH: items; MAP: pairs */
    union {
        bool yes;
        int64_t integer;
        double real;
        const char *text;             /* UTF-8 with a closing NUL; lives as long as its owner */
        const struct ark_value *list; /* likewise; MAP: 2 * len values */
        ark_ref entity;
    };
};

#define ARK_VALUE_NULL ((struct ark_value){.type = ARK_NULL})

static inline struct ark_value ark_value_bool(bool yes)
{
    return (struct ark_value){.type = ARK_BOOL, .yes = yes};
}

static inline struct ark_value ark_value_int(int64_t integer)
{
    return (struct ark_value){.type = ARK_INT, .integer = integer};
}

static inline struct ark_value ark_value_real(double real)
{
    return (struct ark_value){.type = ARK_REAL, .real = real};
}

static inline struct ark_value ark_value_text(const char *text, uint32_t len)
{
    return (struct ark_value){.type = ARK_TEXT, .len = len, .text = text};
}

static inline struct ark_value ark_value_entity(ark_ref entity)
{
    return (struct ark_value){.type = ARK_ENTITY, .entity = entity};
}

static inline struct ark_value ark_value_list(const struct ark_value *items, uint32_t n)
{
    return (struct ark_value){.type = ARK_LIST, .len = n, .list = items};
}

static inline struct ark_value ark_value_date(int64_t day)
{
    return (struct ark_value){.type = ARK_DATE, .integer = day};
}
