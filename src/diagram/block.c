/* Finds blocks, and fills their columns from above. */
#include "diagram/block.h"

#include <math.h>
#include <string.h>

#include "diagram/geometry.h"
#include "diagram/tree.h"

/* Fewer leaves stand well in a row. */
#define FEWEST 4
#define FEWEST_LOOSE 2
/* Blocks are about this much wider than high. */
#define ASPECT 1.6
#define GAP 14.0
#define LOOSE_GAP 22.0
/* From the top of the block to the bar, and from there to the figures. */
#define BAR 2.0
#define BELOW_BAR 14.0
/* From the left of a column to its line, and from there to the figures. */
#define BUS 2.0
#define BESIDE_BUS 12.0

struct finder {
    const struct ark_picture *picture;
    const uint32_t *degree;
    struct ark_blocks *blocks;
    GHashTable *at; /* of a general and a set, or of a frame: index of the block + 1 */
};

static struct ark_block *block_for(struct finder *f, uint32_t general, uint32_t second)
{
    uint64_t *key = ARK_NEW(f->picture->arena, uint64_t);
    *key = (uint64_t)general << 32 | second;
    uint32_t at = GPOINTER_TO_UINT(g_hash_table_lookup(f->at, key));
    if (!at) {
        ark_vec_push(&f->blocks->v, (struct ark_block){.general = general});
        at = f->blocks->v.n;
        g_hash_table_insert(f->at, key, GUINT_TO_POINTER(at));
    }
    return &f->blocks->v.v[at - 1];
}

static void count_in(struct finder *f, uint32_t figure, uint32_t general, uint32_t second)
{
    block_for(f, general, second)->n++;
    f->blocks->of[figure] = (uint32_t)(block_for(f, general, second) - f->blocks->v.v) + 1;
}

/* A figure at the end of nothing else than this wire, in the same frame as its general. */
static bool is_leaf(const struct finder *f, const struct ark_wire *wire)
{
    const struct ark_figure *figures = f->picture->figures.v;
    return ark_wire_is_branch(wire) && f->degree[wire->from.index] == 1 &&
           !figures[wire->from.index].child_n && !figures[wire->to.index].child_n &&
           figures[wire->from.index].parent == figures[wire->to.index].parent;
}

static void drop_small(struct finder *f)
{
    for (uint32_t i = 0; i < f->picture->figures.n; i++) {
        uint32_t at = f->blocks->of[i];
        const struct ark_block *block = at ? &f->blocks->v.v[at - 1] : NULL;
        if (block && block->n < (block->general == UINT32_MAX ? FEWEST_LOOSE : FEWEST))
            f->blocks->of[i] = 0;
    }
}

static void add_members(struct finder *f)
{
    const struct ark_picture *p = f->picture;
    for (uint32_t i = 0; i < p->figures.n; i++) {
        struct ark_block *block = f->blocks->of[i] ? &f->blocks->v.v[f->blocks->of[i] - 1] : NULL;
        if (!block)
            continue;
        if (!block->members) {
            block->members = ARK_NEW_ARRAY(p->arena, struct ark_block_member, block->n);
            block->n = 0;
        }
        block->members[block->n++] = (struct ark_block_member){.figure = i, .wire = UINT32_MAX};
    }
    for (uint32_t i = 0; i < p->wires.n; i++) {
        const struct ark_wire *wire = &p->wires.v[i];
        uint32_t at = is_leaf(f, wire) ? f->blocks->of[wire->from.index] : 0;
        struct ark_block *block = at ? &f->blocks->v.v[at - 1] : NULL;
        for (uint32_t k = 0; block && k < block->n; k++)
            if (block->members[k].figure == wire->from.index)
                block->members[k].wire = i;
    }
}

/* Fills `columns` columns, in order; gives how wide and high all are. */
static struct ark_box fill(const struct ark_picture *p, struct ark_block *b, uint32_t columns)
{
    double total = 0, x = 0, highest = 0;
    bool loose = b->general == UINT32_MAX, hanging = !loose && columns < b->n;
    double left = hanging ? BUS + BESIDE_BUS : 0, top = loose ? 0 : BAR + BELOW_BAR;
    double gap = loose ? LOOSE_GAP : GAP;
    for (uint32_t i = 0; i < b->n; i++)
        total += p->figures.v[b->members[i].figure].box.h + gap;
    uint32_t i = 0;
    for (uint32_t column = 0; column < columns && i < b->n; column++) {
        double y = top, width = 0, share = total * (column + 1) / columns, filled = 0;
        for (uint32_t k = 0; k < i; k++)
            filled += p->figures.v[b->members[k].figure].box.h + gap;
        uint32_t first = i;
        for (; i < b->n; i++) {
            struct ark_box box = p->figures.v[b->members[i].figure].box;
            bool last = column + 1 == columns;
            if (!last && i > first && filled + (box.h + gap) / 2 > share)
                break;
            b->members[i].x = x + left;
            b->members[i].y = y;
            b->members[i].bus = hanging ? x + BUS : x + box.w / 2;
            width = fmax(width, box.w);
            y += box.h + gap;
            filled += box.h + gap;
        }
        highest = fmax(highest, y - gap);
        x += left + width + gap;
    }
    b->hanging = hanging;
    return (struct ark_box){0, 0, x - gap, highest};
}

/* As many columns as make the block about as wide as a page. */
static void choose_columns(const struct ark_picture *p, struct ark_block *b)
{
    uint32_t best = 1;
    double least = INFINITY;
    for (uint32_t columns = 1; columns <= MIN(b->n, 40); columns++) {
        struct ark_box box = fill(p, b, columns);
        double off = fabs(log(box.w / box.h / ASPECT));
        if (off < least) {
            least = off;
            best = columns;
        }
    }
    b->box = fill(p, b, best);
}

void ark_blocks_find(const struct ark_picture *p, const uint32_t *degree, struct ark_blocks *blocks)
{
    struct finder f = {p, degree, blocks, g_hash_table_new(g_int64_hash, g_int64_equal)};
    blocks->of = ARK_NEW_ARRAY(p->arena, uint32_t, p->figures.n + 1);
    ARK_VEC_EACH (struct ark_wire, wire, p->wires)
        if (is_leaf(&f, wire))
            count_in(&f, wire->from.index, wire->to.index, ark_wire_branch_set(p, wire));
    for (uint32_t i = 0; i < p->figures.n; i++)
        if (!degree[i] && !p->figures.v[i].child_n && p->figures.v[i].parent != UINT32_MAX)
            count_in(&f, i, UINT32_MAX, p->figures.v[i].parent);
    drop_small(&f);
    add_members(&f);
    ARK_VEC_EACH (struct ark_block, block, blocks->v)
        if (block->members)
            choose_columns(p, block);
    g_hash_table_destroy(f.at);
}

void ark_blocks_clear(struct ark_blocks *blocks)
{
    ark_vec_clear(&blocks->v);
}

void ark_block_place(struct ark_picture *p, const struct ark_block *block)
{
    for (uint32_t i = 0; i < block->n; i++) {
        struct ark_box *box = &p->figures.v[block->members[i].figure].box;
        box->x = block->box.x + block->members[i].x;
        box->y = block->box.y + block->members[i].y;
    }
}

struct ark_point ark_block_top(const struct ark_picture *p, const struct ark_block *block)
{
    double left = INFINITY, right = -INFINITY;
    for (uint32_t i = 0; i < block->n; i++) {
        left = fmin(left, block->box.x + block->members[i].bus);
        right = fmax(right, block->box.x + block->members[i].bus);
    }
    double x = ark_box_middle(p->figures.v[block->general].box).x;
    return (struct ark_point){CLAMP(x, left, right), block->box.y + BAR};
}

void ark_block_route(struct ark_picture *p, const struct ark_block *block,
                     const struct ark_point *up, uint32_t n)
{
    struct ark_point top = ark_block_top(p, block);
    for (uint32_t i = 0; i < block->n; i++) {
        const struct ark_block_member *m = &block->members[i];
        struct ark_wire *wire = &p->wires.v[m->wire];
        struct ark_point *bends = ARK_NEW_ARRAY(p->arena, struct ark_point, 3 + n);
        double bus = block->box.x + m->bus;
        wire->bend_n = 0;
        if (block->hanging)
            bends[wire->bend_n++] =
                (struct ark_point){bus, ark_box_middle(p->figures.v[m->figure].box).y};
        bends[wire->bend_n++] = (struct ark_point){bus, top.y};
        bends[wire->bend_n++] = top;
        if (n)
            memcpy(bends + wire->bend_n, up, sizeof *bends * n);
        wire->bends = bends;
        wire->bend_n += n;
    }
}
