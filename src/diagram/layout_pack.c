/* Packs the parts of a layout, the highest first: on shelves, or wherever there is room. */
#include "diagram/layout_pack.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "diagram/geometry.h"

#define GAP 40.0
#define SNUG_GAP 32.0
/* Each part is held against what all others have filled. */
#define MOST_FILLED 2000
#define ASPECT 1.6

struct part {
    uint32_t root; /* the box that stands for the part */
    struct ark_box box;
    double dx, dy;
};

struct packing {
    struct ark_layout *layout;
    uint32_t *parent; /* of a box: another of the same part, or itself */
    struct part *parts;
    uint32_t part_n, *part_of; /* of a root */
    uint32_t *first_of;        /* of a group, from 1: its first box */
};

static bool is_left_out(const uint32_t *number, uint32_t box)
{
    return number && number[box] == UINT32_MAX;
}

static uint32_t root_of(struct packing *p, uint32_t box)
{
    while (p->parent[box] != box)
        box = p->parent[box] = p->parent[p->parent[box]];
    return box;
}

/* The smaller number stands for the part, so that parts come in the order of their first boxes. */
static void unite(struct packing *p, uint32_t a, uint32_t b)
{
    a = root_of(p, a);
    b = root_of(p, b);
    p->parent[MAX(a, b)] = MIN(a, b);
}

static struct part *part_of(struct packing *p, uint32_t box)
{
    return &p->parts[p->part_of[root_of(p, box)]];
}

static void find_parts(struct packing *p, const uint32_t *number)
{
    struct ark_layout *l = p->layout;
    for (uint32_t i = 0; i < l->box_n; i++)
        p->parent[i] = i;
    for (uint32_t i = 0; i < l->line_n; i++)
        unite(p, l->lines[i].from, l->lines[i].to);
    for (uint32_t i = 0; i < l->box_n; i++) {
        uint32_t group = l->groups ? l->groups[i] : 0;
        if (group && p->first_of[group] != UINT32_MAX)
            unite(p, i, p->first_of[group]);
        else if (group)
            p->first_of[group] = i;
    }
    for (uint32_t i = 0; i < l->box_n; i++) {
        if (is_left_out(number, i))
            continue;
        if (root_of(p, i) == i) {
            p->part_of[i] = p->part_n;
            p->parts[p->part_n++] = (struct part){.root = i, .box = l->boxes[i]};
        } else {
            struct part *part = part_of(p, i);
            part->box = ark_box_join(part->box, l->boxes[i]);
        }
    }
    for (uint32_t i = 0; i < l->line_n; i++) {
        struct part *part = part_of(p, l->lines[i].from);
        for (uint32_t k = 0; k < l->lines[i].bend_n; k++) {
            struct ark_point at = l->lines[i].bends[k];
            part->box = ark_box_join(part->box, (struct ark_box){at.x, at.y, 0.01, 0.01});
        }
    }
    for (uint32_t group = 1; group <= l->group_n; group++) {
        if (p->first_of[group] == UINT32_MAX)
            continue;
        struct part *part = part_of(p, p->first_of[group]);
        part->box = ark_box_join(part->box, l->group_boxes[group - 1]);
    }
}

static int highest_first(const void *a, const void *b)
{
    const struct part *x = a, *y = b;
    if (x->box.h != y->box.h)
        return x->box.h > y->box.h ? -1 : 1;
    return (x->root > y->root) - (x->root < y->root);
}

static void shelve(struct packing *p)
{
    double area = 0, width = 0, x = 0, y = 0, height = 0;
    for (uint32_t i = 0; i < p->part_n; i++) {
        area += (p->parts[i].box.w + GAP) * (p->parts[i].box.h + GAP);
        width = fmax(width, p->parts[i].box.w);
    }
    width = fmax(width, sqrt(area * ASPECT));
    qsort(p->parts, p->part_n, sizeof *p->parts, highest_first);
    for (uint32_t i = 0; i < p->part_n; i++) {
        struct part *part = &p->parts[i];
        p->part_of[part->root] = i;
        if (i && x + part->box.w > width) {
            y += height + GAP;
            x = height = 0;
        }
        part->dx = x - part->box.x;
        part->dy = y - part->box.y;
        x += part->box.w + GAP;
        height = fmax(height, part->box.h);
    }
}

/* How far down it is filled from `x` to the next piece. */
struct piece {
    double x, y;
};

struct skyline {
    ARK_VEC(struct piece) v; /* from left to right */
    double width;
};

/* The highest y at which a part this wide can stand with its left side at piece `i`. INFINITY when
 * it would reach too far right. */
static double floor_at(const struct skyline *s, uint32_t i, double w)
{
    double y = 0, right = s->v.v[i].x + w;
    if (i && right > s->width + 0.01)
        return INFINITY;
    for (; i < s->v.n && s->v.v[i].x < right - 0.01; i++)
        y = fmax(y, s->v.v[i].y);
    return y;
}

/* Below a part that stands at piece `i` it is filled down to `y`. */
static void cover(struct skyline *s, uint32_t i, double w, double y)
{
    double right = s->v.v[i].x + w, last = y;
    uint32_t next = i;
    while (next < s->v.n && s->v.v[next].x < right - 0.01)
        last = s->v.v[next++].y;
    bool rest = right < s->width - 0.01 && (next == s->v.n || s->v.v[next].x > right + 0.01);
    uint32_t behind = s->v.n - next, to = i + 1 + rest;
    ark_vec_reserve(&s->v, to + behind);
    memmove(&s->v.v[to], &s->v.v[next], sizeof *s->v.v * behind);
    s->v.v[i].y = y;
    if (rest)
        s->v.v[i + 1] = (struct piece){right, last};
    s->v.n = to + behind;
}

/* Each part as high up as there is room, the highest parts first. */
static void fill(struct packing *p)
{
    struct skyline s = {0};
    double area = 0;
    for (uint32_t i = 0; i < p->part_n; i++) {
        struct ark_box box = p->parts[i].box;
        area += (box.w + SNUG_GAP) * (box.h + SNUG_GAP);
        s.width = fmax(s.width, box.w + SNUG_GAP);
    }
    s.width = fmax(s.width, sqrt(area * ASPECT));
    qsort(p->parts, p->part_n, sizeof *p->parts, highest_first);
    ark_vec_push(&s.v, (struct piece){0, 0});
    for (uint32_t i = 0; i < p->part_n; i++) {
        struct part *part = &p->parts[i];
        uint32_t best = 0;
        for (uint32_t k = 1; k < s.v.n; k++)
            if (floor_at(&s, k, part->box.w + SNUG_GAP) <
                floor_at(&s, best, part->box.w + SNUG_GAP) - 0.01)
                best = k;
        double x = s.v.v[best].x, y = floor_at(&s, best, part->box.w + SNUG_GAP);
        p->part_of[part->root] = i;
        part->dx = x - part->box.x;
        part->dy = y - part->box.y;
        cover(&s, best, part->box.w + SNUG_GAP, y + part->box.h + SNUG_GAP);
    }
    ark_vec_clear(&s.v);
}

static void move(struct packing *p, const uint32_t *number)
{
    struct ark_layout *l = p->layout;
    for (uint32_t i = 0; i < l->box_n; i++) {
        if (is_left_out(number, i))
            continue;
        const struct part *part = part_of(p, i);
        l->boxes[i].x += part->dx;
        l->boxes[i].y += part->dy;
    }
    for (uint32_t i = 0; i < l->line_n; i++) {
        const struct part *part = part_of(p, l->lines[i].from);
        for (uint32_t k = 0; k < l->lines[i].bend_n; k++) {
            l->lines[i].bends[k].x += part->dx;
            l->lines[i].bends[k].y += part->dy;
        }
    }
    for (uint32_t group = 1; group <= l->group_n; group++) {
        if (p->first_of[group] == UINT32_MAX)
            continue;
        const struct part *part = part_of(p, p->first_of[group]);
        l->group_boxes[group - 1].x += part->dx;
        l->group_boxes[group - 1].y += part->dy;
    }
}

void ark_layout_pack(struct ark_layout *layout, const uint32_t *number)
{
    uint32_t n = layout->box_n + 1;
    struct packing p = {.layout = layout,
                        .parent = g_new0(uint32_t, n),
                        .part_of = g_new0(uint32_t, n),
                        .first_of = g_new(uint32_t, layout->group_n + 1),
                        .parts = g_new0(struct part, n)};
    for (uint32_t i = 0; i <= layout->group_n; i++)
        p.first_of[i] = UINT32_MAX;
    find_parts(&p, number);
    if (number || p.part_n > MOST_FILLED)
        shelve(&p);
    else
        fill(&p);
    move(&p, number);
    g_free(p.parent);
    g_free(p.part_of);
    g_free(p.first_of);
    g_free(p.parts);
}
