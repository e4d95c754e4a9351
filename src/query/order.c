/* The order of all values, sameness, hashing and keeping. */
#include "query/order.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/hash.h"
#include "query/compare.h"

/* Where a type stands in the order. */
static int rank(struct ark_value value)
{
    static const int RANKS[ARK_TYPES] = {
        [ARK_MAP] = 1,  [ARK_ENTITY] = 2, [ARK_LIST] = 4, [ARK_PATH] = 5, [ARK_DATE] = 6,
        [ARK_TEXT] = 7, [ARK_BOOL] = 8,   [ARK_INT] = 9,  [ARK_REAL] = 9, [ARK_NULL] = 10,
    };
    bool edge = value.type == ARK_ENTITY && ark_ref_is_edge(value.entity);
    return RANKS[value.type] + edge;
}

static double as_real(struct ark_value value)
{
    return value.type == ARK_INT ? (double)value.integer : value.real;
}

static int order_numbers(struct ark_value a, struct ark_value b)
{
    if (a.type == ARK_INT && b.type == ARK_INT)
        return a.integer < b.integer ? -1 : a.integer > b.integer;
    double x = as_real(a), y = as_real(b);
    if (isnan(x) || isnan(y))
        return (isnan(x) != 0) - (isnan(y) != 0);
    return x < y ? -1 : x > y;
}

/* Item by item; what ends first comes first. */
static int order_items(struct ark_value a, struct ark_value b, uint32_t width)
{
    for (uint32_t i = 0; i < width * MIN(a.len, b.len); i++) {
        int by = ark_order(a.list[i], b.list[i]);
        if (by)
            return by;
    }
    return a.len < b.len ? -1 : a.len > b.len;
}

int ark_order(struct ark_value a, struct ark_value b)
{
    int ra = rank(a), rb = rank(b);
    if (ra != rb)
        return ra < rb ? -1 : 1;
    switch (a.type) {
    case ARK_BOOL:
        return (int)a.yes - (int)b.yes;
    case ARK_INT:
    case ARK_REAL:
        return order_numbers(a, b);
    case ARK_DATE:
        return a.integer < b.integer ? -1 : a.integer > b.integer;
    case ARK_TEXT:
        return ark_compare_texts(a, b);
    case ARK_ENTITY:
        return a.entity < b.entity ? -1 : a.entity > b.entity;
    case ARK_LIST:
    case ARK_PATH:
        return order_items(a, b, 1);
    case ARK_MAP:
        return order_items(a, b, 2);
    default:
        return 0;
    }
}

bool ark_same(struct ark_value a, struct ark_value b)
{
    return ark_order(a, b) == 0;
}

static uint32_t mix(uint32_t hash, uint32_t more)
{
    return (hash ^ more) * 0x9e3779b1u + (hash >> 15);
}

static uint32_t hash_real(double real)
{
    uint64_t bits;
    if (isnan(real))
        return 7;
    real += 0.0; /* -0 is 0 */
    memcpy(&bits, &real, sizeof bits);
    return mix((uint32_t)bits, (uint32_t)(bits >> 32));
}

/* Of the normal form, since texts are equal by it. */
static uint32_t hash_text(struct ark_value value)
{
    if (!ark_text_has_marks(value))
        return ark_hash_bytes(value.text, value.len);
    g_autofree char *normal = g_utf8_normalize(value.text, value.len, G_NORMALIZE_NFC);
    return normal ? ark_hash_bytes(normal, strlen(normal)) : 0;
}

uint32_t ark_value_hash(struct ark_value value)
{
    uint32_t hash = (uint32_t)rank(value);
    switch (value.type) {
    case ARK_BOOL:
        return mix(hash, value.yes);
    case ARK_INT:
        return hash_real((double)value.integer);
    case ARK_REAL:
        return hash_real(value.real);
    case ARK_DATE:
        return mix(hash, (uint32_t)value.integer);
    case ARK_TEXT:
        return hash_text(value);
    case ARK_ENTITY:
        return mix(hash, value.entity);
    case ARK_LIST:
    case ARK_PATH:
    case ARK_MAP:
        for (uint32_t i = 0; i < value.len * (value.type == ARK_MAP ? 2 : 1); i++)
            hash = mix(hash, ark_value_hash(value.list[i]));
        return hash;
    default:
        return hash;
    }
}

struct ark_value ark_value_keep(struct ark_arena *arena, struct ark_value value)
{
    if (value.type == ARK_TEXT) {
        value.text = ark_arena_strndup(arena, value.text, value.len);
        return value;
    }
    bool items = value.type == ARK_LIST || value.type == ARK_PATH || value.type == ARK_MAP;
    if (!items)
        return value;
    uint32_t n = value.len * (value.type == ARK_MAP ? 2 : 1);
    struct ark_value *copy = ARK_NEW_ARRAY(arena, struct ark_value, n);
    for (uint32_t i = 0; i < n; i++)
        copy[i] = ark_value_keep(arena, value.list[i]);
    value.list = copy;
    return value;
}
