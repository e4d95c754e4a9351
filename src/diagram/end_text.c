/* Tries places along the first part of the line, on both sides. */
#include "diagram/end_text.h"

#include <math.h>

#include "diagram/geometry.h"

#define SIZE 7.5
#define WIDEST 110.0
#define MOST_LINES 3
/* From the line, and from the figure or the end's own sign. */
#define BESIDE 1.5
#define BEHIND 2.5
/* For the wrong side, and for each point further from the end. */
#define COST_SIDE 6.0
#define COST_AWAY 0.5

struct base {
    struct ark_point at, along; /* the end of the wire, and which way it leads from there */
    double sign;                /* how far the end's own sign reaches */
    double length;              /* of the first piece */
};

static struct base base_of(const struct ark_wire *wire, bool at_to)
{
    uint32_t n = wire->point_n;
    struct ark_point a = wire->points[at_to ? n - 1 : 0], b = wire->points[at_to ? n - 2 : 1];
    double length = hypot(b.x - a.x, b.y - a.y);
    struct ark_point along = {length > 0 ? (b.x - a.x) / length : 1,
                              length > 0 ? (b.y - a.y) / length : 0};
    return (struct base){a, along, ark_wire_end_reach(at_to ? wire->look.to : wire->look.from),
                         length};
}

/* A box beside the line, `away` behind the end and `off` from the line; `side` 1 is below a level
 * line and right of an upright one. */
static struct ark_box box_at(const struct base *b, double w, double h, double away, double off,
                             int side)
{
    struct ark_point across = {-b->along.y, b->along.x};
    bool level = fabs(b->along.x) >= fabs(b->along.y);
    if ((level ? across.y : across.x) < 0)
        across = (struct ark_point){-across.x, -across.y};
    double forth = (fabs(b->along.x) * w + fabs(b->along.y) * h) / 2 + away;
    double aside = ((fabs(across.x) * w + fabs(across.y) * h) / 2 + off) * side;
    return (struct ark_box){b->at.x + b->along.x * forth + across.x * aside - w / 2,
                            b->at.y + b->along.y * forth + across.y * aside - h / 2, w, h};
}

static struct ark_box best_box(struct ark_crowd *crowd, const struct base *b, double w, double h,
                               int side)
{
    static const double STEPS[] = {0, 4, 9, 15, 22, 30}, OFFS[] = {BESIDE, 18, 36};
    struct ark_box best = box_at(b, w, h, b->sign + BEHIND, BESIDE, side);
    double lowest = crowd && !ark_crowd_is_spent(crowd) ? ark_crowd_cost(crowd, NULL, best) : 0;
    for (uint32_t i = 0; i < 2 * G_N_ELEMENTS(STEPS) * G_N_ELEMENTS(OFFS) && lowest > 0; i++) {
        double step = STEPS[i % G_N_ELEMENTS(STEPS)];
        bool other = i / G_N_ELEMENTS(STEPS) % 2;
        double off = OFFS[i / G_N_ELEMENTS(STEPS) / 2];
        double own = (other ? COST_SIDE : 0) + COST_AWAY * (step + off - BESIDE);
        if (own >= lowest || b->sign + step > fmax(b->length, 1) + 20)
            continue;
        struct ark_box box = box_at(b, w, h, b->sign + BEHIND + step, off, other ? -side : side);
        double cost = own + ark_crowd_cost(crowd, NULL, box);
        if (cost < lowest - 0.5) {
            lowest = cost;
            best = box;
        }
    }
    return best;
}

/* The multiplicity stands below or right, the role and badges above or left. */
static int side_of(const struct ark_end_text *text)
{
    return g_ascii_isdigit(*text->text) || *text->text == '*' ? 1 : -1;
}

void ark_end_text_place(const struct ark_picture *p, struct ark_crowd *crowd,
                        const struct ark_wire *wire, struct ark_end_text *text)
{
    struct base base = base_of(wire, text->at_to);
    struct ark_box size = ark_badges_box(text->marks, 0, 0);
    if (*text->text) {
        text->lines = ark_measure_wrap(p->measure, text->text, false, SIZE, WIDEST, MOST_LINES);
        size.w = text->lines.width + 1;
        size.h = text->lines.height;
    }
    if (size.w > 0)
        text->box = best_box(crowd, &base, size.w, size.h, side_of(text));
}
