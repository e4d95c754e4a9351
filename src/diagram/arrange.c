/* Places for the figures of a picture that has none: what the layout gets to know, and what becomes
 * of its answer. */
#include <math.h>
#include <string.h>

#include "diagram/block.h"
#include "diagram/geometry.h"
#include "diagram/layout.h"
#include "diagram/tree.h"

#define MOST_DEPTH 32
/* Room for roles and multiplicities at the ends of lines. */
#define WIDE_GAP_X 24.0
#define WIDE_GAP_Y 62.0
#define FRAME_HEAD 14.0
/* Between lines that join the same two figures. */
#define SPREAD 46.0
#define MOST_WIDENED 300.0
/* So many of them need the height of two layers. */
#define MANY_BESIDE 3
#define LOOP_WIDTH 48.0
#define LOOP_HEIGHT 24.0
/* So many boxes that have one line each, to the same box, need not stand in one layer. */
#define MOST_BESIDE 5
#define BRANCH_WEIGHT 3
/* Lines keep this far from boxes that are not at their ends. */
#define CLEAR 6.0
#define MOST_BENDS 64

/* Figures that hold others are groups of the layout, blocks and all other figures its boxes. */
struct arranging {
    struct ark_picture *picture;
    struct ark_layout layout;
    struct ark_blocks blocks;
    GHashTable *pairs; /* of two figures: how many wires join them */
    uint32_t *degree;  /* of a figure: how many wires end at it */
    bool *loops;       /* of a figure: a wire leads from it to itself */
    uint32_t *box;     /* of a figure: its box of the layout; UINT32_MAX when it is a group */
    uint32_t *group;   /* of a figure: its group + 1, when it is one */
    uint32_t *line;    /* of a wire: its line of the layout + 1, or 0 */
    uint32_t *groups;  /* of a box: its group + 1 */
    int *bands;
};

/* The figure that an end lies at; for one on a line, where that line begins. UINT32_MAX when there
 * is none. */
static uint32_t figure_at(const struct ark_picture *p, struct ark_wire_end end)
{
    for (int depth = 0; end.is_wire && depth < MOST_DEPTH; depth++) {
        if (p->wires.v[end.index].hidden)
            return UINT32_MAX;
        end = p->wires.v[end.index].from;
    }
    return end.is_wire ? UINT32_MAX : end.index;
}

/* Of the two figures that a wire joins: how many wires do. NULL for one that joins anything else.
 */
static uint32_t *wires_beside(const struct arranging *a, const struct ark_wire *wire)
{
    uint32_t from = wire->from.index, to = wire->to.index;
    if (wire->hidden || wire->from.is_wire || wire->to.is_wire || from == to)
        return NULL;
    gint64 key = (gint64)((uint64_t)MIN(from, to) << 32 | MAX(from, to));
    uint32_t *n = g_hash_table_lookup(a->pairs, &key);
    if (!n) {
        gint64 *kept = ARK_NEW(a->picture->arena, gint64);
        *kept = key;
        n = ARK_NEW(a->picture->arena, uint32_t);
        g_hash_table_insert(a->pairs, kept, n);
    }
    return n;
}

/* Figures that several lines join are wide enough for what stands beside each. */
static void widen(struct arranging *a)
{
    struct ark_picture *p = a->picture;
    ARK_VEC_EACH (struct ark_wire, wire, p->wires) {
        uint32_t *n = wires_beside(a, wire);
        if (!n || ++*n < 2)
            continue;
        double width = fmin(*n * SPREAD + 8, MOST_WIDENED);
        for (int i = 0; i < 2; i++) {
            struct ark_figure *f = &p->figures.v[i ? wire->from.index : wire->to.index];
            f->box.w = f->rows ? fmax(f->box.w, width) : f->box.w;
        }
    }
    p->spread = SPREAD;
}

static void count_degrees(struct arranging *a)
{
    const struct ark_picture *p = a->picture;
    a->degree = ARK_NEW_ARRAY(p->arena, uint32_t, p->figures.n + 1);
    a->loops = ARK_NEW_ARRAY(p->arena, bool, p->figures.n + 1);
    ARK_VEC_EACH (struct ark_wire, wire, p->wires) {
        uint32_t from = wire->hidden ? UINT32_MAX : figure_at(p, wire->from);
        uint32_t to = wire->hidden ? UINT32_MAX : figure_at(p, wire->to);
        if (from == UINT32_MAX || to == UINT32_MAX)
            continue;
        a->loops[from] |= from == to;
        if (from == to)
            continue;
        a->degree[from]++;
        a->degree[to]++;
    }
}

static uint32_t add_box(struct arranging *a, struct ark_box box, int band, uint32_t parent)
{
    uint32_t at = a->layout.box_n++;
    a->layout.boxes[at] = box;
    a->bands[at] = band;
    a->groups[at] = parent == UINT32_MAX ? 0 : a->group[parent];
    return at;
}

/* A line from a figure with compartments to itself lies right of it and below, with its texts. */
static struct ark_box with_loops(const struct arranging *a, uint32_t figure)
{
    struct ark_box box = a->picture->figures.v[figure].box;
    if (!a->loops[figure] || !a->picture->figures.v[figure].rows)
        return box;
    return (struct ark_box){box.x, box.y, box.w + LOOP_WIDTH, box.h + LOOP_HEIGHT};
}

static void add_boxes(struct arranging *a)
{
    struct ark_picture *p = a->picture;
    uint32_t n = p->figures.n + 1;
    g_autofree uint32_t *box_of_block = g_new0(uint32_t, a->blocks.v.n + 1);
    a->layout.boxes = ARK_NEW_ARRAY(p->arena, struct ark_box, n);
    a->bands = ARK_NEW_ARRAY(p->arena, int, n);
    a->groups = ARK_NEW_ARRAY(p->arena, uint32_t, n);
    a->group = ARK_NEW_ARRAY(p->arena, uint32_t, n);
    a->box = ARK_NEW_ARRAY(p->arena, uint32_t, n);
    for (uint32_t i = 0; i < p->figures.n; i++)
        if (p->figures.v[i].child_n)
            a->group[i] = ++a->layout.group_n;
    for (uint32_t i = 0; i < p->figures.n; i++) {
        const struct ark_figure *f = &p->figures.v[i];
        uint32_t block = a->blocks.of[i];
        a->box[i] = UINT32_MAX;
        if (block && !box_of_block[block])
            box_of_block[block] = add_box(a, a->blocks.v.v[block - 1].box, f->band, f->parent) + 1;
        if (block)
            a->box[i] = box_of_block[block] - 1;
        else if (!f->child_n)
            a->box[i] = add_box(a, with_loops(a, i), f->band, f->parent);
    }
}

/* Whether the layout has to know the line. */
static bool counts(const struct arranging *a, const struct ark_wire *wire, uint32_t *ret_from,
                   uint32_t *ret_to)
{
    uint32_t from = wire->hidden ? UINT32_MAX : figure_at(a->picture, wire->from);
    uint32_t to = wire->hidden ? UINT32_MAX : figure_at(a->picture, wire->to);
    if (from == UINT32_MAX || to == UINT32_MAX || a->box[from] == UINT32_MAX ||
        a->box[to] == UINT32_MAX || a->box[from] == a->box[to])
        return false;
    *ret_from = from;
    *ret_to = to;
    return true;
}

/* The line of the first member of a block is the line of all. */
static void add_lines(struct arranging *a)
{
    const struct ark_picture *p = a->picture;
    g_autofree uint32_t *line_of_block = g_new0(uint32_t, a->blocks.v.n + 1);
    a->layout.lines = ARK_NEW_ARRAY(p->arena, struct ark_layout_line, p->wires.n + 1);
    a->line = ARK_NEW_ARRAY(p->arena, uint32_t, p->wires.n + 1);
    for (uint32_t i = 0; i < p->wires.n; i++) {
        const struct ark_wire *wire = &p->wires.v[i];
        uint32_t from, to;
        if (!counts(a, wire, &from, &to))
            continue;
        uint32_t block = a->blocks.of[from];
        if (block && line_of_block[block]) {
            a->line[i] = line_of_block[block];
            continue;
        }
        struct ark_layout_line *line = &a->layout.lines[a->layout.line_n++];
        line->from = a->box[wire->points_down ? to : from];
        line->to = a->box[wire->points_down ? from : to];
        line->weight = wire->merges ? BRANCH_WEIGHT : 0;
        uint32_t *beside = wires_beside(a, wire);
        line->layers = beside && *beside >= MANY_BESIDE ? 2 : 1;
        a->line[i] = line_of_block[block] = a->layout.line_n;
    }
}

/* Boxes with a single line, to a box that has many of them, take turns in standing further away. */
static void stagger(struct arranging *a)
{
    struct ark_layout *l = &a->layout;
    g_autofree uint32_t *lines = g_new0(uint32_t, l->box_n + 1);
    g_autofree uint32_t *leaves = g_new0(uint32_t, l->box_n + 1);
    g_autofree uint32_t *turn = g_new0(uint32_t, l->box_n + 1);
    for (uint32_t i = 0; i < l->line_n; i++) {
        lines[l->lines[i].from]++;
        lines[l->lines[i].to]++;
    }
    for (uint32_t i = 0; i < l->line_n; i++) {
        leaves[l->lines[i].from] += lines[l->lines[i].to] == 1;
        leaves[l->lines[i].to] += lines[l->lines[i].from] == 1;
    }
    for (uint32_t i = 0; i < l->line_n; i++) {
        struct ark_layout_line *line = &l->lines[i];
        bool leaf = lines[line->from] == 1 || lines[line->to] == 1;
        uint32_t hub = lines[line->from] == 1 ? line->to : line->from;
        uint32_t layers = (uint32_t)ceil(sqrt(leaves[hub] / (double)MOST_BESIDE));
        if (leaf && leaves[hub] > MOST_BESIDE)
            line->layers = 1 + turn[hub]++ % layers;
    }
}

static void move_to(struct ark_box *box, struct ark_box place)
{
    box->x = place.x;
    box->y = place.y;
}

static void take_boxes(struct arranging *a)
{
    struct ark_picture *p = a->picture;
    for (uint32_t i = 0; i < p->figures.n; i++) {
        if (a->group[i])
            p->figures.v[i].box = a->layout.group_boxes[a->group[i] - 1];
        else if (a->blocks.of[i])
            a->blocks.v.v[a->blocks.of[i] - 1].box = a->layout.boxes[a->box[i]];
        else
            move_to(&p->figures.v[i].box, a->layout.boxes[a->box[i]]);
    }
    ARK_VEC_EACH (struct ark_block, block, a->blocks.v)
        if (block->members)
            ark_block_place(p, block);
}

static void take_bends(struct ark_wire *wire, const struct ark_layout_line *line)
{
    wire->bends = line->bends;
    wire->bend_n = line->bend_n;
    for (uint32_t i = 0; wire->points_down && i < line->bend_n / 2; i++) {
        struct ark_point kept = line->bends[i];
        line->bends[i] = line->bends[line->bend_n - 1 - i];
        line->bends[line->bend_n - 1 - i] = kept;
    }
}

/* The layout's lines touch corners of boxes: their bends move out to where they are clear. */
static void clear_corners(const struct ark_detours *detours, struct ark_wire *wire)
{
    for (uint32_t i = 0; i < wire->bend_n; i++) {
        struct ark_point *at = &wire->bends[i];
        for (uint32_t k = 0; k < detours->box_n; k++) {
            struct ark_box b = detours->boxes[k];
            double left = at->x - b.x + CLEAR, right = b.x + b.w + CLEAR - at->x;
            double above = at->y - b.y + CLEAR, below = b.y + b.h + CLEAR - at->y;
            double least = fmin(fmin(left, right), fmin(above, below));
            if (least <= 0 || detours->open[k] || k == wire->from.index || k == wire->to.index)
                continue;
            at->x += least == left ? -left : least == right ? right : 0;
            at->y += least == above ? -above : least == below ? below : 0;
        }
    }
}

/* A line that runs through a box all the same is led around it. */
static void lead_around(struct ark_picture *p, struct ark_detours *detours, struct ark_wire *wire)
{
    struct ark_point way[MOST_BENDS + 2], around[ARK_DETOUR_MOST_BENDS];
    uint32_t n = 0;
    way[n++] = ark_box_middle(p->figures.v[wire->from.index].box);
    for (uint32_t i = 0; i < MIN(wire->bend_n, MOST_BENDS); i++)
        way[n++] = wire->bends[i];
    way[n++] = ark_box_middle(p->figures.v[wire->to.index].box);
    if (!ark_detour_needed(detours, wire->from.index, wire->to.index, way, n))
        return;
    n = ark_detour_find(detours, wire->from.index, wire->to.index, CLEAR + 2, around);
    if (!n)
        return;
    wire->bends = ARK_NEW_ARRAY(p->arena, struct ark_point, n);
    wire->bend_n = n;
    memcpy(wire->bends, around, sizeof *around * n);
}

static void take_lines(struct arranging *a)
{
    struct ark_picture *p = a->picture;
    struct ark_detours detours = ark_detours_of(p);
    for (uint32_t i = 0; i < p->wires.n; i++) {
        struct ark_wire *wire = &p->wires.v[i];
        if (!a->line[i] || wire->from.is_wire || wire->to.is_wire || a->blocks.of[wire->from.index])
            continue;
        take_bends(wire, &a->layout.lines[a->line[i] - 1]);
        if (!wire->bend_n || !a->layout.snug || !p->goes_around)
            continue;
        clear_corners(&detours, wire);
        lead_around(p, &detours, wire);
    }
    ARK_VEC_EACH (struct ark_block, block, a->blocks.v) {
        uint32_t line =
            block->members && block->general != UINT32_MAX ? a->line[block->members[0].wire] : 0;
        if (!line)
            continue;
        block->line = &a->layout.lines[line - 1];
        ark_block_route(p, block, block->line->bends, block->line->bend_n);
    }
    if (p->goes_around)
        ark_trees_merge(p, &a->blocks);
}

/* Figures with compartments have much beside their lines. */
static bool has_rows(const struct ark_picture *p)
{
    ARK_VEC_EACH (struct ark_figure, f, p->figures)
        if (f->rows)
            return true;
    return false;
}

bool ark_picture_arrange(struct ark_picture *p, const char *helper)
{
    struct arranging a = {.picture = p, .layout = {.arena = p->arena}};
    a.pairs = g_hash_table_new(g_int64_hash, g_int64_equal);
    if (has_rows(p))
        widen(&a);
    count_degrees(&a);
    ark_blocks_find(p, a.degree, &a.blocks);
    add_boxes(&a);
    add_lines(&a);
    a.layout.bands = a.bands;
    if (has_rows(p)) {
        a.layout.gap_x = WIDE_GAP_X;
        a.layout.gap_y = WIDE_GAP_Y;
        a.layout.snug = true;
        stagger(&a);
    }
    if (a.layout.group_n) {
        a.layout.groups = a.groups;
        a.layout.group_boxes = ARK_NEW_ARRAY(p->arena, struct ark_box, a.layout.group_n);
        a.layout.group_head = FRAME_HEAD;
    }
    p->roughly = !ark_layout_run(&a.layout, helper);
    bool kept = !p->roughly || !a.layout.group_n;
    if (kept) {
        take_boxes(&a);
        take_lines(&a);
    }
    ark_blocks_clear(&a.blocks);
    g_hash_table_destroy(a.pairs);
    return kept;
}
