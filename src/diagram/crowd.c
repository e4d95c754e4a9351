/* A grid over the drawing: each cell lists what reaches into it. */
#include "diagram/crowd.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "diagram/geometry.h"

/* What covering costs: text is worse than a border or an icon. */
#define COST_TEXT 4.0
#define COST_BADGE 12.0
#define COST_BOX 1.0
#define COST_LINE 40.0
/* Of a text over another none can be read, however little it is. */
#define COST_OVER 40.0
/* The sign at the end of another line, and what it points to. */
#define COST_END 80.0
/* Texts beside each other are told apart. */
#define APART 1.5

#define SMALLEST_CELL 48.0
#define MOST_CELLS 256 /* across, and along */
/* What reaches into more cells is looked at always. */
#define LARGE 400
#define MOST_WORK 8000000

struct list {
    ARK_VEC(uint32_t) v;
};

struct segment {
    uint32_t wire;
    struct ark_point a, b;
};

struct placed {
    struct ark_box box;
    double cost;
};

enum { FIGURES, SEGMENTS, PLACED, KINDS };

struct ark_crowd {
    const struct ark_picture *picture;
    double x, y, cell;
    int columns, rows;
    struct list *cells[KINDS];
    struct list large[KINDS];
    ARK_VEC(struct segment) segments;
    ARK_VEC(struct placed) placed;
    struct list near; /* the answer of a look-up */
    uint64_t work;    /* comparisons made so far */
};

struct span {
    int x1, y1, x2, y2;
};

static int cell_at(double v, double from, double cell, int most)
{
    return (int)CLAMP(floor((v - from) / cell), 0, most - 1);
}

static struct span span_of(const struct ark_crowd *c, struct ark_box box)
{
    return (struct span){cell_at(box.x, c->x, c->cell, c->columns),
                         cell_at(box.y, c->y, c->cell, c->rows),
                         cell_at(box.x + box.w, c->x, c->cell, c->columns),
                         cell_at(box.y + box.h, c->y, c->cell, c->rows)};
}

static void enter(struct ark_crowd *c, int kind, uint32_t item, int x, int y)
{
    ark_vec_push(&c->cells[kind][y * c->columns + x].v, item);
}

static void enter_box(struct ark_crowd *c, int kind, uint32_t item, struct ark_box box)
{
    struct span s = span_of(c, box);
    if ((s.x2 - s.x1 + 1) * (s.y2 - s.y1 + 1) > LARGE) {
        ark_vec_push(&c->large[kind].v, item);
        return;
    }
    for (int y = s.y1; y <= s.y2; y++)
        for (int x = s.x1; x <= s.x2; x++)
            enter(c, kind, item, x, y);
}

/* The cells that the segment runs through, column by column. */
static void enter_segment(struct ark_crowd *c, uint32_t item, struct ark_point a,
                          struct ark_point b)
{
    if (a.x > b.x) {
        struct ark_point kept = a;
        a = b;
        b = kept;
    }
    int last = cell_at(b.x, c->x, c->cell, c->columns);
    for (int x = cell_at(a.x, c->x, c->cell, c->columns); x <= last; x++) {
        double left = fmax(a.x, c->x + x * c->cell), right = fmin(b.x, c->x + (x + 1) * c->cell);
        double slope = b.x > a.x ? (b.y - a.y) / (b.x - a.x) : 0;
        double from = b.x > a.x ? a.y + slope * (left - a.x) : a.y;
        double to = b.x > a.x ? a.y + slope * (right - a.x) : b.y;
        int y1 = cell_at(fmin(from, to) - 0.01, c->y, c->cell, c->rows);
        int y2 = cell_at(fmax(from, to) + 0.01, c->y, c->cell, c->rows);
        for (int y = y1; y <= y2; y++)
            enter(c, SEGMENTS, item, x, y);
    }
}

static struct ark_box badges_of(const struct ark_figure *f)
{
    struct ark_point at = ark_figure_badge(f);
    return ark_badges_box(f->marks, at.x, at.y);
}

static struct ark_box reach_of(const struct ark_figure *f)
{
    struct ark_box all = ark_box_join(f->box, badges_of(f));
    return f->lines.n ? ark_box_join(all, ark_figure_text_box(f)) : all;
}

static void enter_all(struct ark_crowd *c)
{
    const struct ark_picture *p = c->picture;
    for (uint32_t i = 0; i < p->figures.n; i++)
        enter_box(c, FIGURES, i, reach_of(&p->figures.v[i]));
    for (uint32_t i = 0; i < p->wires.n; i++) {
        const struct ark_wire *wire = &p->wires.v[i];
        for (uint32_t k = 1; !wire->hidden && k < wire->point_n; k++) {
            struct segment segment = {i, wire->points[k - 1], wire->points[k]};
            ark_vec_push(&c->segments, segment);
            enter_segment(c, c->segments.n - 1, segment.a, segment.b);
        }
    }
}

struct ark_crowd *ark_crowd_new(const struct ark_picture *picture)
{
    struct ark_crowd *c = ARK_NEW(picture->arena, struct ark_crowd);
    struct ark_box all = ark_picture_bounds(picture);
    c->picture = picture;
    c->x = all.x;
    c->y = all.y;
    c->cell = fmax(SMALLEST_CELL, fmax(all.w, all.h) / MOST_CELLS);
    c->columns = (int)CLAMP(ceil(all.w / c->cell), 1, MOST_CELLS);
    c->rows = (int)CLAMP(ceil(all.h / c->cell), 1, MOST_CELLS);
    for (int kind = 0; kind < KINDS; kind++)
        c->cells[kind] = ARK_NEW_ARRAY(picture->arena, struct list, c->columns * c->rows);
    enter_all(c);
    return c;
}

void ark_crowd_free(struct ark_crowd *c)
{
    for (int kind = 0; kind < KINDS; kind++) {
        for (int i = 0; i < c->columns * c->rows; i++)
            ark_vec_clear(&c->cells[kind][i].v);
        ark_vec_clear(&c->large[kind].v);
    }
    ark_vec_clear(&c->segments);
    ark_vec_clear(&c->placed);
    ark_vec_clear(&c->near.v);
}

bool ark_crowd_is_spent(const struct ark_crowd *c)
{
    return c->work > MOST_WORK;
}

void ark_crowd_add(struct ark_crowd *c, struct ark_box box, bool badges)
{
    if (box.w <= 0)
        return;
    box = (struct ark_box){box.x - APART, box.y, box.w + 2 * APART, box.h};
    ark_vec_push(&c->placed, (struct placed){box, badges ? COST_BADGE : COST_TEXT});
    enter_box(c, PLACED, c->placed.n - 1, box);
}

static int compare_items(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static bool reaches(const struct ark_crowd *c, int kind, uint32_t item, struct ark_box box)
{
    switch (kind) {
    case FIGURES:
        return ark_box_overlap(box, reach_of(&c->picture->figures.v[item])) > 0;
    case SEGMENTS:
        return ark_box_crossed(box, c->segments.v[item].a, c->segments.v[item].b);
    default:
        return ark_box_overlap(box, c->placed.v[item].box) > 0;
    }
}

static void note_reaching(struct ark_crowd *c, int kind, const struct list *items,
                          struct ark_box box)
{
    c->work += items->v.n;
    ARK_VEC_EACH (uint32_t, item, items->v)
        if (reaches(c, kind, *item, box))
            ark_vec_push(&c->near.v, *item);
}

/* What reaches into the box, each once and in order. */
static const struct list *look_up(struct ark_crowd *c, int kind, struct ark_box box)
{
    struct span s = span_of(c, box);
    struct list *near = &c->near;
    near->v.n = 0;
    note_reaching(c, kind, &c->large[kind], box);
    for (int y = s.y1; y <= s.y2; y++)
        for (int x = s.x1; x <= s.x2; x++)
            note_reaching(c, kind, &c->cells[kind][y * c->columns + x], box);
    if (near->v.n < 2)
        return near;
    qsort(near->v.v, near->v.n, sizeof *near->v.v, compare_items);
    uint32_t n = 1;
    for (uint32_t i = 1; i < near->v.n; i++)
        if (near->v.v[i] != near->v.v[n - 1])
            near->v.v[n++] = near->v.v[i];
    near->v.n = n;
    return near;
}

static double figures_cost(struct ark_crowd *c, struct ark_box box)
{
    double sum = 0;
    ARK_VEC_EACH (uint32_t, item, look_up(c, FIGURES, box)->v) {
        const struct ark_figure *f = &c->picture->figures.v[*item];
        if (f->lines.n)
            sum += COST_TEXT * ark_box_overlap(box, ark_figure_text_box(f));
        if (!f->child_n)
            sum += COST_BOX * ark_box_overlap(box, f->box);
        if (f->marks.n)
            sum += COST_BADGE * ark_box_overlap(box, badges_of(f));
    }
    return sum;
}

/* Of what a segment shows at its end: from there to where the sign ends. */
static bool hides_end(struct ark_box box, enum ark_line_end sign, struct ark_point end,
                      struct ark_point next)
{
    double length = hypot(next.x - end.x, next.y - end.y);
    double share = length > 0 ? fmin(1, ark_wire_end_reach(sign) / length) : 0;
    struct ark_point reach = {end.x + (next.x - end.x) * share, end.y + (next.y - end.y) * share};
    return sign != ARK_END_NONE && ark_box_crossed(box, end, reach);
}

static bool hides_ends(const struct ark_crowd *c, const struct segment *s, struct ark_box box)
{
    const struct ark_wire *wire = &c->picture->wires.v[s->wire];
    const struct ark_point *first = &wire->points[0], *last = &wire->points[wire->point_n - 1];
    bool begins = s->a.x == first->x && s->a.y == first->y;
    bool ends = s->b.x == last->x && s->b.y == last->y;
    return (begins && hides_end(box, wire->look.from, s->a, s->b)) ||
           (ends && hides_end(box, wire->look.to, s->b, s->a));
}

static double lines_cost(struct ark_crowd *c, const struct ark_wire *own, struct ark_box box)
{
    double sum = 0;
    uint32_t index = own ? (uint32_t)(own - c->picture->wires.v) : UINT32_MAX;
    ARK_VEC_EACH (uint32_t, item, look_up(c, SEGMENTS, box)->v) {
        const struct segment *s = &c->segments.v[*item];
        if (s->wire != index)
            sum += COST_LINE + (hides_ends(c, s, box) ? COST_END : 0);
    }
    return sum;
}

uint32_t ark_crowd_lines_between(struct ark_crowd *c, const struct ark_wire *own,
                                 struct ark_box box, struct ark_point at)
{
    uint32_t n = 0, index = (uint32_t)(own - c->picture->wires.v);
    struct ark_box all = ark_box_join(box, (struct ark_box){at.x, at.y, 0.01, 0.01});
    ARK_VEC_EACH (uint32_t, item, look_up(c, SEGMENTS, all)->v)
        n += c->segments.v[*item].wire != index;
    return n;
}

static double placed_cost(struct ark_crowd *c, struct ark_box box)
{
    double sum = 0;
    ARK_VEC_EACH (uint32_t, item, look_up(c, PLACED, box)->v)
        sum += COST_OVER + c->placed.v[*item].cost * ark_box_overlap(box, c->placed.v[*item].box);
    return sum;
}

double ark_crowd_cost(struct ark_crowd *c, const struct ark_wire *own, struct ark_box box)
{
    return lines_cost(c, own, box) + figures_cost(c, box) + placed_cost(c, box);
}
