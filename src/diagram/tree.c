/* Finds the branches of each general, and the bar that joins those that have a free way to it. */
#include "diagram/tree.h"

#include <math.h>
#include <string.h>

#include "diagram/detour.h"
#include "diagram/geometry.h"
#include "diagram/uml.h"

/* The bar is so far above the highest of what it joins. */
#define ABOVE 16.0
/* Room for the arrow above the bar. */
#define TRUNK 14.0
/* Between the lines of different trees. */
#define LANE 9.0
#define MOST_LANES 6
/* A line of another kind keeps this far from the line of a tree. */
#define CLEAR 12.0
/* Of a way: those of the layout, and those at the bar. */
#define MOST_POINTS (64 + 4)

/* From where a line, or the line of a block, goes up. */
struct branch {
    uint32_t wire; /* of a block: its first */
    const struct ark_block *block;
    struct ark_point top;
    const struct ark_point *bends; /* the layout's */
    uint32_t bend_n;
};

struct tree {
    uint32_t general;
    double bar, trunk;
    ARK_VEC(struct branch) branches;
};

struct way {
    struct ark_point v[MOST_POINTS]; /* from the top of the branch to the general */
    uint32_t n;
};

/* A bar that a tree has. */
struct bar {
    double y, left, right;
};

struct grower {
    struct ark_picture *picture;
    uint32_t *ups, *downs; /* of a figure: how many branches leave it, and how many trees it has */
    struct ark_detours detours;
    GHashTable *at; /* of a general and a set: index of the tree + 1 */
    ARK_VEC(struct tree) trees;
    ARK_VEC(struct bar) bars;
};

bool ark_wire_is_branch(const struct ark_wire *wire)
{
    return wire->merges && !wire->hidden && !wire->from.is_wire && !wire->to.is_wire &&
           wire->from.index != wire->to.index;
}

uint32_t ark_wire_branch_set(const struct ark_picture *p, const struct ark_wire *wire)
{
    ark_ref set = ark_uml_set_of(p->graph, wire->thing);
    return set == ARK_REF_NONE ? wire->look.dash : set + ARK_DASH_DASHED + 1;
}

static struct tree *tree_for(struct grower *g, const struct ark_wire *wire)
{
    uint64_t *key = ARK_NEW(g->picture->arena, uint64_t);
    *key = (uint64_t)wire->to.index << 32 | ark_wire_branch_set(g->picture, wire);
    uint32_t at = GPOINTER_TO_UINT(g_hash_table_lookup(g->at, key));
    if (!at) {
        ark_vec_push(&g->trees, (struct tree){.general = wire->to.index, .bar = INFINITY});
        at = g->trees.n;
        g_hash_table_insert(g->at, key, GUINT_TO_POINTER(at));
    }
    return &g->trees.v[at - 1];
}

static void add_branch(struct grower *g, struct branch branch)
{
    struct tree *tree = tree_for(g, &g->picture->wires.v[branch.wire]);
    struct ark_box general = g->picture->figures.v[tree->general].box;
    if (branch.top.y - general.y - general.h < ABOVE + TRUNK)
        return;
    ark_vec_push(&tree->branches, branch);
    tree->bar = fmin(tree->bar, branch.top.y - ABOVE);
}

static void count_branches(struct grower *g, const struct ark_blocks *blocks)
{
    const struct ark_picture *p = g->picture;
    g->ups = ARK_NEW_ARRAY(p->arena, uint32_t, p->figures.n + 1);
    g->downs = ARK_NEW_ARRAY(p->arena, uint32_t, p->figures.n + 1);
    ARK_VEC_EACH (const struct ark_wire, wire, p->wires)
        if (ark_wire_is_branch(wire) && !blocks->of[wire->from.index])
            g->ups[wire->from.index]++;
}

/* Number `i` of `n` lines beside each other in the middle of a figure's side. */
static double lane_at(struct ark_box box, uint32_t i, uint32_t n)
{
    double gap = fmin(LANE, box.w / (n + 1));
    return ark_box_middle(box).x + (i - (n - 1) / 2.0) * gap;
}

static void add_branches(struct grower *g, const struct ark_blocks *blocks)
{
    struct ark_picture *p = g->picture;
    g_autofree uint32_t *used = g_new0(uint32_t, p->figures.n + 1);
    for (uint32_t i = 0; i < p->wires.n; i++) {
        const struct ark_wire *wire = &p->wires.v[i];
        uint32_t from = wire->from.index;
        if (!ark_wire_is_branch(wire) || blocks->of[from])
            continue;
        struct ark_box box = p->figures.v[from].box;
        add_branch(g, (struct branch){.wire = i,
                                      .top = {lane_at(box, used[from]++, g->ups[from]), box.y},
                                      .bends = wire->bends,
                                      .bend_n = wire->bend_n});
    }
    ARK_VEC_EACH (const struct ark_block, block, blocks->v)
        if (block->line)
            add_branch(g, (struct branch){.wire = block->members[0].wire,
                                          .block = block,
                                          .top = ark_block_top(p, block),
                                          .bends = block->line->bends,
                                          .bend_n = block->line->bend_n});
}

static void place_trunks(struct grower *g)
{
    g_autofree uint32_t *used = g_new0(uint32_t, g->picture->figures.n + 1);
    ARK_VEC_EACH (struct tree, tree, g->trees)
        g->downs[tree->general]++;
    ARK_VEC_EACH (struct tree, tree, g->trees)
        tree->trunk = lane_at(g->picture->figures.v[tree->general].box, used[tree->general]++,
                              g->downs[tree->general]);
}

static void add_point(struct way *way, double x, double y)
{
    way->v[way->n++] = (struct ark_point){x, y};
}

/* From where the way is at the height of the bar, along it and up. */
static void finish(const struct grower *g, const struct tree *tree, struct way *way, double x)
{
    struct ark_box general = g->picture->figures.v[tree->general].box;
    add_point(way, x, tree->bar);
    add_point(way, tree->trunk, tree->bar);
    add_point(way, tree->trunk, general.y + general.h);
}

/* As the layout leads it, until it comes to the height of the bar; straight up from its last bend.
 */
static void follow(const struct grower *g, const struct tree *tree, const struct branch *branch,
                   struct way *way)
{
    way->n = 0;
    add_point(way, branch->top.x, branch->top.y);
    for (uint32_t i = 0; i < branch->bend_n && way->n + 3 < MOST_POINTS; i++) {
        struct ark_point a = way->v[way->n - 1], b = branch->bends[i];
        if (b.y <= tree->bar) {
            double share = a.y > b.y ? (a.y - tree->bar) / (a.y - b.y) : 0;
            finish(g, tree, way, a.x + (b.x - a.x) * share);
            return;
        }
        add_point(way, b.x, b.y);
    }
    finish(g, tree, way, way->v[way->n - 1].x);
}

static bool is_free(struct grower *g, const struct tree *tree, const struct branch *branch,
                    const struct way *way)
{
    return !ark_detour_needed(&g->detours, g->picture->wires.v[branch->wire].from.index,
                              tree->general, way->v, way->n);
}

static bool find_way(struct grower *g, const struct tree *tree, const struct branch *branch,
                     struct way *way)
{
    way->n = 0;
    add_point(way, branch->top.x, branch->top.y);
    finish(g, tree, way, branch->top.x);
    if (is_free(g, tree, branch, way))
        return true;
    follow(g, tree, branch, way);
    return is_free(g, tree, branch, way);
}

static void widen(struct ark_span *span, double x)
{
    bool none = span->to <= span->from;
    span->from = none ? x - CLEAR : fmin(span->from, x - CLEAR);
    span->to = none ? x + CLEAR : fmax(span->to, x + CLEAR);
}

static void lead(struct grower *g, const struct branch *branch, const struct way *way)
{
    struct ark_picture *p = g->picture;
    const struct ark_point *up = way->v + 1;
    uint32_t n = way->n - 2;
    struct ark_wire *wire = &p->wires.v[branch->wire];
    widen(&p->figures.v[wire->to.index].trunks, up[n - 1].x);
    if (branch->block) {
        ark_block_route(p, branch->block, up, n);
        return;
    }
    widen(&p->figures.v[wire->from.index].branches, branch->top.x);
    struct ark_point *bends = ARK_NEW_ARRAY(p->arena, struct ark_point, n);
    memcpy(bends, up, sizeof *bends * n);
    wire->bends = bends;
    wire->bend_n = n;
}

/* The ways of the branches, with the bar where it is; gives how many there are. */
static uint32_t find_ways(struct grower *g, const struct tree *tree, struct way *ways,
                          struct bar *ret)
{
    uint32_t n = 0;
    *ret = (struct bar){tree->bar, tree->trunk, tree->trunk};
    for (uint32_t i = 0; i < tree->branches.n; i++) {
        if (!find_way(g, tree, &tree->branches.v[i], &ways[i])) {
            ways[i].n = 0;
            continue;
        }
        double x = ways[i].v[ways[i].n - 3].x;
        ret->left = fmin(ret->left, x);
        ret->right = fmax(ret->right, x);
        n++;
    }
    return n;
}

/* A bar must not run into the bar of another tree. */
static bool is_apart(const struct grower *g, struct bar bar)
{
    ARK_VEC_EACH (const struct bar, other, g->bars)
        if (fabs(other->y - bar.y) < LANE - 0.01 && bar.left < other->right + LANE &&
            other->left < bar.right + LANE)
            return false;
    return true;
}

static void join(struct grower *g, struct tree *tree)
{
    struct ark_box general = g->picture->figures.v[tree->general].box;
    struct way *ways = g_new(struct way, tree->branches.n + 1);
    struct bar bar;
    uint32_t n = find_ways(g, tree, ways, &bar);
    for (int lane = 0; n && lane < MOST_LANES && !is_apart(g, bar); lane++) {
        tree->bar -= LANE;
        bool room = tree->bar > general.y + general.h + TRUNK;
        n = room ? find_ways(g, tree, ways, &bar) : 0;
    }
    bool block = n == 1 && tree->branches.n == 1 && tree->branches.v[0].block;
    if ((n > 1 || block) && is_apart(g, bar)) {
        ark_vec_push(&g->bars, bar);
        for (uint32_t i = 0; i < tree->branches.n; i++)
            if (ways[i].n)
                lead(g, &tree->branches.v[i], &ways[i]);
    }
    g_free(ways);
}

void ark_trees_merge(struct ark_picture *p, const struct ark_blocks *blocks)
{
    struct grower g = {.picture = p, .at = g_hash_table_new(g_int64_hash, g_int64_equal)};
    g.detours = ark_detours_of(p);
    count_branches(&g, blocks);
    add_branches(&g, blocks);
    place_trunks(&g);
    ARK_VEC_EACH (struct tree, tree, g.trees) {
        join(&g, tree);
        ark_vec_clear(&tree->branches);
    }
    ark_vec_clear(&g.trees);
    ark_vec_clear(&g.bars);
    g_hash_table_destroy(g.at);
}
