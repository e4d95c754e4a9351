/* Places the labels of wires: near the middle of the line, where they cover the least. */
#include <math.h>
#include <string.h>

#include "diagram/geometry.h"
#include "diagram/picture.h"

#define LABEL_SIZE 8.0
#define SMALLEST 6.0
#define LARGEST 14.0
#define WIDEST 96.0
#define MAX_LINES 4
/* Above this many comparisons labels just go to the middle. */
#define MOST_WORK 4000000.0

/* What covering costs: text is worse than a border or an icon. */
#define COST_TEXT 4.0
#define COST_BADGE 12.0
#define COST_BOX 1.0
#define COST_LINE 40.0
/* For leaving the line: nearly free, but not quite. */
#define COST_BESIDE 0.6

/* Whether the segment runs through the box: clipped against each side in turn. */
static bool crosses(struct ark_box box, struct ark_point a, struct ark_point b)
{
    double dx = b.x - a.x, dy = b.y - a.y, first = 0, last = 1;
    double way[4] = {-dx, dx, -dy, dy};
    double room[4] = {a.x - box.x, box.x + box.w - a.x, a.y - box.y, box.y + box.h - a.y};
    for (int i = 0; i < 4; i++) {
        if (way[i] == 0 && room[i] < 0)
            return false;
        if (way[i] < 0)
            first = fmax(first, room[i] / way[i]);
        else if (way[i] > 0)
            last = fmin(last, room[i] / way[i]);
    }
    return first < last;
}

static double lines_cost(const struct ark_picture *p, const struct ark_wire *own,
                         struct ark_box box)
{
    double sum = 0;
    ARK_VEC_EACH (struct ark_wire, wire, p->wires)
        for (uint32_t i = 1; wire != own && !wire->hidden && i < wire->point_n; i++)
            sum += crosses(box, wire->points[i - 1], wire->points[i]) ? COST_LINE : 0;
    return sum;
}

static double cost(const struct ark_picture *p, const struct ark_wire *own, struct ark_box box)
{
    double sum = lines_cost(p, own, box);
    ARK_VEC_EACH (struct ark_figure, f, p->figures) {
        if (f->lines.n)
            sum += COST_TEXT * ark_box_overlap(box, ark_figure_text_box(f));
        if (!f->child_n)
            sum += COST_BOX * ark_box_overlap(box, f->box);
    }
    ARK_VEC_EACH (struct ark_wire, wire, p->wires) {
        if (wire->label_box.w > 0)
            sum += COST_TEXT * ark_box_overlap(box, wire->label_box);
        if (wire->marks.n && wire->routed)
            sum += COST_BADGE * ark_box_overlap(box, ark_badges_box(wire->marks, wire->middle.x,
                                                                    wire->middle.y));
    }
    return sum;
}

/* A label of this size centred on the line at `share`, moved by `side` to one side of it. */
static struct ark_box candidate(const struct ark_wire *wire, double w, double h, double share,
                                int side)
{
    struct ark_point along;
    struct ark_point at = ark_polyline_at(wire->points, wire->point_n, share, &along);
    double away = (fabs(along.y) * w + fabs(along.x) * h) / 2 + 2;
    at.x += -along.y * away * side;
    at.y += along.x * away * side;
    return (struct ark_box){at.x - w / 2, at.y - h / 2, w, h};
}

static struct ark_box best_box(const struct ark_picture *p, const struct ark_wire *wire, double w,
                               double h, double segments)
{
    static const struct {
        double share;
        int side;
    } TRIES[] = {{.5, 0},   {.4, 0},   {.6, 0},  {.3, 0},  {.7, 0}, {.5, -1}, {.5, 1},
                 {.35, -1}, {.65, -1}, {.35, 1}, {.65, 1}, {.2, 0}, {.8, 0}};
    if (wire->label_at > 0)
        return candidate(wire, w, h, wire->label_at, 0);
    struct ark_box best = candidate(wire, w, h, 0.5, 0);
    if ((double)p->wires.n * (p->figures.n + segments) > MOST_WORK)
        return best;
    double lowest = INFINITY;
    for (uint32_t i = 0; i < G_N_ELEMENTS(TRIES) && lowest > 0; i++) {
        struct ark_box box = candidate(wire, w, h, TRIES[i].share, TRIES[i].side);
        double c = cost(p, wire, box) + (TRIES[i].side ? COST_BESIDE : 0);
        if (c < lowest - 0.5) {
            lowest = c;
            best = box;
        }
    }
    return best;
}

/* A little smaller than names of figures; a file's own size is kept within reason. */
static double size_of(const struct ark_wire *wire)
{
    double asked = wire->style.font_size;
    return asked > 0 ? CLAMP(asked, SMALLEST, LARGEST) * LABEL_SIZE / ARK_FONT_SIZE : LABEL_SIZE;
}

/* A label on a level line is no wider than the line. */
static double widest_on(const struct ark_wire *wire)
{
    struct ark_point along;
    ark_polyline_at(wire->points, wire->point_n, 0.5, &along);
    double length = ark_polyline_length(wire->points, wire->point_n) * fabs(along.x);
    return fabs(along.x) < 0.7 ? WIDEST : fmin(WIDEST, fmax(46, length - 16));
}

void ark_picture_place_labels(struct ark_picture *picture)
{
    double segments = 0;
    ARK_VEC_EACH (struct ark_wire, wire, picture->wires)
        segments += wire->point_n;
    ARK_VEC_EACH (struct ark_wire, wire, picture->wires) {
        if (wire->hidden || !*wire->label)
            continue;
        double width = widest_on(wire);
        do
            wire->lines = ark_measure_wrap(picture->measure, wire->label, wire->style.bold,
                                           size_of(wire), width, MAX_LINES);
        while (wire->lines.broke_word && (width += 12) < WIDEST);
        if (wire->lines.n)
            wire->label_box =
                best_box(picture, wire, wire->lines.width + 3, wire->lines.height + 1, segments);
    }
}

static bool is_crossed(const struct ark_picture *p, struct ark_box box)
{
    ARK_VEC_EACH (struct ark_wire, wire, p->wires)
        for (uint32_t i = 1; !wire->hidden && i < wire->point_n; i++)
            if (crosses(box, wire->points[i - 1], wire->points[i]))
                return true;
    return false;
}

/* A name that a later figure covers stays where it is. */
static bool is_covered(const struct ark_picture *p, uint32_t index, struct ark_box box)
{
    for (uint32_t i = index + 1; i < p->figures.n; i++)
        if (ark_box_overlap(p->figures.v[i].box, box) > 0)
            return true;
    return false;
}

void ark_picture_lift_names(struct ark_picture *picture)
{
    double segments = 0;
    ARK_VEC_EACH (struct ark_wire, wire, picture->wires)
        segments += wire->point_n;
    if (picture->figures.n * (segments + picture->figures.n) > MOST_WORK)
        return;
    for (uint32_t i = 0; i < picture->figures.n; i++) {
        struct ark_figure *f = &picture->figures.v[i];
        struct ark_box box = ark_figure_text_box(f);
        f->lifted = f->lines.n && is_crossed(picture, box) && !is_covered(picture, i, box);
    }
}
