/* Ways around figures, one beside the other; and the lines of which a file says that they are at
 * the same place. */
#include "diagram/around.h"

#include <math.h>
#include <string.h>

#include "diagram/geometry.h"

/* Lines around the same box keep this far from it and from each other. */
#define MARGIN 8.0
#define LANE 5.0
#define MOST_LANES 5
#define LONGER 1.2
/* Turns nearer to each other are at the same place; so are ends of twins. */
#define SAME 2.0

struct ark_around {
    const struct ark_picture *picture;
    struct ark_detours detours;
    GHashTable *turns; /* cells of the plane in which a way turns, as a guint64 */
};

struct ark_around *ark_around_new(const struct ark_picture *picture)
{
    struct ark_around *around = ARK_NEW(picture->arena, struct ark_around);
    *around = (struct ark_around){.picture = picture,
                                  .detours = ark_detours_of(picture),
                                  .turns = g_hash_table_new(g_int64_hash, g_int64_equal)};
    return around;
}

void ark_around_free(struct ark_around *around)
{
    g_hash_table_destroy(around->turns);
}

static uint64_t cell_of(struct ark_point p)
{
    return (uint64_t)(uint32_t)(int32_t)lround(p.x / SAME) << 32 |
           (uint32_t)(int32_t)lround(p.y / SAME);
}

static bool is_taken(const struct ark_around *around, const struct ark_point *turns, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        uint64_t cell = cell_of(turns[i]);
        if (g_hash_table_contains(around->turns, &cell))
            return true;
    }
    return false;
}

static void take(struct ark_around *around, const struct ark_point *turns, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        uint64_t *cell = ARK_NEW(around->picture->arena, uint64_t);
        *cell = cell_of(turns[i]);
        g_hash_table_add(around->turns, cell);
    }
}

/* Of the way with these turns, from middle to middle. */
static double length_of(const struct ark_around *around, const struct ark_wire *wire,
                        const struct ark_point *turns, uint32_t n)
{
    const struct ark_figure *figures = around->picture->figures.v;
    struct ark_point way[ARK_DETOUR_MOST_BENDS + 2];
    way[0] = ark_box_middle(figures[wire->from.index].box);
    memcpy(way + 1, turns, sizeof *way * n);
    way[n + 1] = ark_box_middle(figures[wire->to.index].box);
    return ark_polyline_length(way, n + 2);
}

/* Further and further out, until nothing else turns there; as near as can be if that is nowhere, or
 * much longer. */
static uint32_t find_turns(struct ark_around *around, const struct ark_wire *wire,
                           struct ark_point ret[ARK_DETOUR_MOST_BENDS])
{
    struct ark_detours *detours = &around->detours;
    uint32_t from = wire->from.index, to = wire->to.index;
    uint32_t nearest_n = ark_detour_find(detours, from, to, MARGIN, ret);
    struct ark_point nearest[ARK_DETOUR_MOST_BENDS];
    if (!nearest_n || !is_taken(around, ret, nearest_n))
        return nearest_n;
    double longest = length_of(around, wire, ret, nearest_n) * LONGER;
    memcpy(nearest, ret, sizeof *ret * nearest_n);
    for (int lane = 1; lane < MOST_LANES; lane++) {
        uint32_t n = ark_detour_find(detours, from, to, MARGIN + lane * LANE, ret);
        if (!n || length_of(around, wire, ret, n) > longest)
            break;
        if (!is_taken(around, ret, n))
            return n;
    }
    memcpy(ret, nearest, sizeof *ret * nearest_n);
    return nearest_n;
}

/* Where the file has the end, unless the line would run back through its own figure. */
static struct ark_point end_point(const struct ark_figure *f, const struct ark_point *at,
                                  struct ark_point towards)
{
    struct ark_box b = f->box, inside = {b.x + 1, b.y + 1, b.w - 2, b.h - 2};
    if (at && !ark_box_crossed(inside, *at, towards))
        return *at;
    return ark_figure_exit(f, ark_box_middle(b), towards);
}

uint32_t ark_way_around(struct ark_around *around, const struct ark_wire *wire,
                        struct ark_point ret[ARK_DETOUR_MOST_BENDS + 2])
{
    uint32_t from = wire->from.index, to = wire->to.index, n;
    const struct ark_figure *a = &around->picture->figures.v[from];
    const struct ark_figure *b = &around->picture->figures.v[to];
    struct ark_point *turns = ret + 1;
    if (from == to || !ark_detour_needed(&around->detours, from, to, wire->points, wire->point_n) ||
        !(n = find_turns(around, wire, turns)))
        return 0;
    take(around, turns, n);
    ret[0] = end_point(a, wire->from_at, turns[0]);
    ret[n + 1] = end_point(b, wire->to_at, turns[n - 1]);
    if (ark_detour_needed(&around->detours, from, to, ret, n + 2)) {
        ret[0] = end_point(a, NULL, turns[0]);
        ret[n + 1] = end_point(b, NULL, turns[n - 1]);
    }
    return n + 2;
}

/* Of a straight wire: its figures, and where it meets them; the same whichever end is which. */
struct twin {
    uint64_t pair, low, high;
};

static guint hash_twin(gconstpointer key)
{
    const struct twin *t = key;
    return g_int64_hash(&t->pair) * 31 + g_int64_hash(&t->low) * 7 + g_int64_hash(&t->high);
}

static gboolean equal_twins(gconstpointer a, gconstpointer b)
{
    return memcmp(a, b, sizeof(struct twin)) == 0;
}

static struct twin *twin_of(const struct ark_picture *p, const struct ark_wire *wire)
{
    struct twin *twin = ARK_NEW(p->arena, struct twin);
    bool turned = wire->from.index > wire->to.index;
    uint32_t low = turned ? wire->to.index : wire->from.index;
    uint32_t high = turned ? wire->from.index : wire->to.index;
    uint64_t from = cell_of(*wire->from_at), to = cell_of(*wire->to_at);
    *twin = (struct twin){(uint64_t)low << 32 | high, turned ? to : from, turned ? from : to};
    return twin;
}

void ark_part_twins(struct ark_picture *picture)
{
    GHashTable *known = g_hash_table_new(hash_twin, equal_twins);
    ARK_VEC_EACH (struct ark_wire, wire, picture->wires) {
        if (wire->hidden || wire->bend_n || wire->from.is_wire || wire->to.is_wire ||
            wire->from.index == wire->to.index || !wire->from_at || !wire->to_at)
            continue;
        struct twin *twin = twin_of(picture, wire);
        struct ark_wire *other = g_hash_table_lookup(known, twin);
        if (other)
            wire->from_at = wire->to_at = other->from_at = other->to_at = NULL;
        else
            g_hash_table_insert(known, twin, wire);
    }
    g_hash_table_destroy(known);
}
