/* The table of aggregates. Null is left out of all of them. */
#include "query/aggregate.h"

#include <math.h>
#include <string.h>

#include "query/order.h"

#define ADD(name)                                                                                  \
    static void name(struct ark_arena *arena, struct ark_tally *tally, struct ark_value value,     \
                     struct ark_value more)
#define UNUSED(x) (void)(x)

ADD(add_nothing)
{
    UNUSED(arena);
    UNUSED(value);
    UNUSED(more);
    UNUSED(tally);
}

static struct ark_value count_result(const struct ark_tally *tally)
{
    return ark_value_int((int64_t)tally->n);
}

ADD(add_sum)
{
    UNUSED(arena);
    UNUSED(more);
    if (value.type == ARK_REAL) {
        tally->is_real = true;
        tally->real += value.real;
    } else if (value.type == ARK_INT) {
        tally->real += (double)value.integer;
        if (__builtin_add_overflow(tally->integer, value.integer, &tally->integer))
            tally->is_real = true;
    } else {
        tally->n--; /* no number: as if it were null */
    }
}

static struct ark_value sum_result(const struct ark_tally *tally)
{
    return tally->is_real ? ark_value_real(tally->real) : ark_value_int(tally->integer);
}

static struct ark_value avg_result(const struct ark_tally *tally)
{
    return tally->n ? ark_value_real(tally->real / (double)tally->n) : ARK_VALUE_NULL;
}

ADD(add_min)
{
    UNUSED(more);
    if (tally->n == 1 || ark_order(value, tally->best) < 0)
        tally->best = ark_value_keep(arena, value);
}

ADD(add_max)
{
    UNUSED(more);
    if (tally->n == 1 || ark_order(value, tally->best) > 0)
        tally->best = ark_value_keep(arena, value);
}

static struct ark_value best_result(const struct ark_tally *tally)
{
    return tally->n ? tally->best : ARK_VALUE_NULL;
}

ADD(add_item)
{
    if (tally->item_count == tally->item_cap) {
        uint32_t cap = MAX(8, tally->item_cap * 2);
        struct ark_value *items = ARK_NEW_ARRAY(arena, struct ark_value, cap);
        if (tally->item_count)
            memcpy(items, tally->items, tally->item_count * sizeof *items);
        tally->items = items;
        tally->item_cap = cap;
    }
    tally->items[tally->item_count++] = ark_value_keep(arena, value);
    tally->best = more;
}

static struct ark_value list_result(const struct ark_tally *tally)
{
    return ark_value_list(tally->items, tally->item_count);
}

static int compare_values(const void *a, const void *b)
{
    return ark_order(*(const struct ark_value *)a, *(const struct ark_value *)b);
}

/* The share that was asked for, as a place among the sorted numbers; negative when it is none. */
static double percentile_place(const struct ark_tally *tally)
{
    struct ark_value share = tally->best;
    double real = share.type == ARK_INT ? (double)share.integer : share.real;
    bool number = share.type == ARK_INT || share.type == ARK_REAL;
    if (!number || !(real >= 0 && real <= 1) || !tally->item_count)
        return -1;
    qsort(tally->items, tally->item_count, sizeof *tally->items, compare_values);
    return real * tally->item_count;
}

static struct ark_value disc_result(const struct ark_tally *tally)
{
    double place = percentile_place(tally);
    if (place < 0)
        return ARK_VALUE_NULL;
    uint32_t at = place > 0 ? (uint32_t)ceil(place) - 1 : 0;
    return tally->items[MIN(at, tally->item_count - 1)];
}

static double number_at(const struct ark_tally *tally, uint32_t at)
{
    struct ark_value value = tally->items[at];
    return value.type == ARK_INT ? (double)value.integer : value.real;
}

static struct ark_value cont_result(const struct ark_tally *tally)
{
    double place = percentile_place(tally);
    if (place < 0)
        return ARK_VALUE_NULL;
    double exact = place / tally->item_count * (tally->item_count - 1);
    uint32_t low = (uint32_t)floor(exact), high = (uint32_t)ceil(exact);
    double from = number_at(tally, low), to = number_at(tally, high);
    return ark_value_real(from + (to - from) * (exact - low));
}

#define ANY ARK_IS_ANY
#define NUMBER ARK_IS_NUMBER

static const struct ark_aggregator ROWS = {"count",     0,           0,           ANY,
                                           ARK_IS(INT), add_nothing, count_result};

static const struct ark_aggregator AGGREGATORS[] = {
    {"avg", 1, 1, NUMBER, ARK_IS(REAL), add_sum, avg_result},
    {"collect", 1, 1, ANY, ARK_IS(LIST), add_item, list_result},
    {"count", 1, 1, ANY, ARK_IS(INT), add_nothing, count_result},
    {"max", 1, 1, ANY, ANY, add_max, best_result},
    {"min", 1, 1, ANY, ANY, add_min, best_result},
    {"percentileCont", 2, 2, NUMBER, ARK_IS(REAL), add_item, cont_result},
    {"percentileDisc", 2, 2, NUMBER, NUMBER, add_item, disc_result},
    {"sum", 1, 1, NUMBER, NUMBER, add_sum, sum_result},
};

const struct ark_aggregator *ark_aggregator_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(AGGREGATORS); i++) {
        if (g_ascii_strcasecmp(AGGREGATORS[i].name, name) == 0)
            return &AGGREGATORS[i];
    }
    return NULL;
}

const struct ark_aggregator *ark_aggregator_rows(void)
{
    return &ROWS;
}
