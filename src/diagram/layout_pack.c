/* Packs the parts of a layout on shelves, the highest first. */
#include "diagram/layout_pack.h"

#include <math.h>
#include <stdlib.h>

#include "diagram/geometry.h"

#define GAP 40.0
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
};

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
        if (number[i] == UINT32_MAX)
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

static void move(struct packing *p, const uint32_t *number)
{
    struct ark_layout *l = p->layout;
    for (uint32_t i = 0; i < l->box_n; i++) {
        if (number[i] == UINT32_MAX)
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
}

void ark_layout_pack(struct ark_layout *layout, const uint32_t *number)
{
    uint32_t n = layout->box_n + 1;
    struct packing p = {.layout = layout,
                        .parent = g_new0(uint32_t, n),
                        .part_of = g_new0(uint32_t, n),
                        .parts = g_new0(struct part, n)};
    find_parts(&p, number);
    shelve(&p);
    move(&p, number);
    g_free(p.parent);
    g_free(p.part_of);
    g_free(p.parts);
}
