/* Places the badges and labels of wires: near the middle of the line, or of its longest straight
 * piece, where they cover the least. */
#include <math.h>
#include <string.h>

#include "diagram/crowd.h"
#include "diagram/end_text.h"
#include "diagram/geometry.h"

#define LABEL_SIZE 8.0
#define SMALLEST 6.0
#define LARGEST 14.0
#define WIDEST 96.0
#define NARROWEST 46.0
#define MAX_LINES 4
#define FEW_LINES 3
#define NARROWER 0.65
/* Above this many comparisons they just go to the middle. */
#define MOST_WORK 4000000.0
/* The longest pieces of a line, on which a place is looked for. */
#define MOST_PIECES 3

/* A bend or an end of the line that can't be seen. */
#define COST_TURN 60.0
#define BEND_MARGIN 2.0
#define END_MARGIN 5.0
/* For leaving the line: nearly free, but not quite; a badge belongs on it. Each point further away
 * makes it less clear what a label belongs to. */
#define BESIDE 2.0
#define COST_BESIDE 0.6
#define COST_AWAY 0.4
/* For each other line between a label and its own. */
#define COST_BETWEEN 75.0
#define COST_BADGE_BESIDE 200.0

/* The whole sign of an association's end must be seen. */
static double end_margin(const struct ark_wire *wire, enum ark_line_end end)
{
    return wire->end_texts ? fmax(END_MARGIN, ark_wire_end_reach(end)) : END_MARGIN;
}

/* How many of the line's own bends and ends the box hides. */
static uint32_t turns_in(const struct ark_wire *wire, struct ark_box box)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < wire->point_n; i++) {
        double margin = BEND_MARGIN;
        if (!i || i + 1 == wire->point_n)
            margin = end_margin(wire, i ? wire->look.to : wire->look.from);
        struct ark_box near = {box.x - margin, box.y - margin, box.w + 2 * margin,
                               box.h + 2 * margin};
        n += ark_box_holds_point(near, wire->points[i]);
    }
    return n;
}

/* A box of this size on the line at a point where it runs `along`; or `off` the line, on one side.
 */
static struct ark_box box_at(struct ark_point at, struct ark_point along, double w, double h,
                             int side, double off)
{
    double away = (fabs(along.y) * w + fabs(along.x) * h) / 2 + off;
    at.x += -along.y * away * side;
    at.y += along.x * away * side;
    return (struct ark_box){at.x - w / 2, at.y - h / 2, w, h};
}

static struct ark_box box_on(const struct ark_wire *wire, double share, double w, double h,
                             int side)
{
    struct ark_point along;
    struct ark_point at = ark_polyline_at(wire->points, wire->point_n, share, &along);
    return box_at(at, along, w, h, side, BESIDE);
}

/* The straight pieces of a line, the longest first; those of equal length in order. */
static uint32_t longest_pieces(const struct ark_wire *wire, uint32_t ret[MOST_PIECES])
{
    uint32_t n = 0;
    double lengths[MOST_PIECES];
    for (uint32_t i = 1; i < wire->point_n; i++) {
        double length = ark_polyline_length(&wire->points[i - 1], 2);
        uint32_t at = n;
        while (at > 0 && lengths[at - 1] < length - 0.01)
            at--;
        if (at == MOST_PIECES)
            continue;
        n = MIN(n + 1, MOST_PIECES);
        memmove(&ret[at + 1], &ret[at], sizeof *ret * (n - 1 - at));
        memmove(&lengths[at + 1], &lengths[at], sizeof *lengths * (n - 1 - at));
        ret[at] = i - 1;
        lengths[at] = length;
    }
    return n;
}

struct search {
    struct ark_crowd *crowd; /* NULL: too much to look at */
    const struct ark_wire *wire;
    struct ark_box best;
    double lowest;
};

/* Earlier tries win unless a later one is clearly better. */
static void consider(struct search *s, struct ark_box box, double extra)
{
    double c = extra + COST_TURN * turns_in(s->wire, box) + ark_crowd_cost(s->crowd, s->wire, box);
    if (c >= s->lowest - 0.5)
        return;
    s->lowest = c;
    s->best = box;
}

/* `ret_cost`: what the place covers. */
static struct ark_box best_label(struct ark_crowd *crowd, const struct ark_wire *wire, double w,
                                 double h, double *ret_cost)
{
    static const struct {
        double share;
        int side;
    } TRIES[] = {{.5, 0},   {.4, 0},   {.6, 0},  {.3, 0},  {.7, 0}, {.5, -1}, {.5, 1},
                 {.35, -1}, {.65, -1}, {.35, 1}, {.65, 1}, {.2, 0}, {.8, 0}};
    static const double OFFS[] = {BESIDE, 11, 20, 32};
    uint32_t pieces[MOST_PIECES], n = longest_pieces(wire, pieces);
    struct search s = {crowd, wire, box_on(wire, 0.5, w, h, 0), INFINITY};
    *ret_cost = 0;
    if (wire->label_at > 0)
        return box_on(wire, wire->label_at, w, h, 0);
    for (uint32_t k = 0; k < n * G_N_ELEMENTS(OFFS) && s.lowest > 0; k++) {
        const struct ark_point *piece = &wire->points[pieces[k % n]];
        double off = OFFS[k / n];
        for (uint32_t i = 0; i < G_N_ELEMENTS(TRIES) && s.lowest > 0; i++) {
            struct ark_point along, at = ark_polyline_at(piece, 2, TRIES[i].share, &along);
            struct ark_box box = box_at(at, along, w, h, TRIES[i].side, off);
            double away = TRIES[i].side ? COST_BESIDE + COST_AWAY * (off - BESIDE) : 0;
            if (!crowd)
                return box;
            if (away >= s.lowest || (!TRIES[i].side && k >= n))
                continue;
            if (k >= n)
                away += COST_BETWEEN * ark_crowd_lines_between(crowd, wire, box, at);
            consider(&s, box, away);
        }
    }
    *ret_cost = n ? s.lowest : 0;
    return s.best;
}

static struct ark_box best_badge(struct ark_crowd *crowd, const struct ark_wire *wire)
{
    static const double SHARES[] = {.5, .42, .58, .34, .66, .26, .74, .18, .82};
    struct ark_box size = ark_badges_box(wire->marks, 0, 0);
    struct search s = {crowd, wire, box_on(wire, 0.5, size.w, size.h, 0), INFINITY};
    for (uint32_t i = 0; i < 3 * G_N_ELEMENTS(SHARES) && s.lowest > 0 && crowd; i++) {
        uint32_t round = i / G_N_ELEMENTS(SHARES);
        int side = round == 0 ? 0 : round == 1 ? -1 : 1;
        struct ark_box box = box_on(wire, SHARES[i % G_N_ELEMENTS(SHARES)], size.w, size.h, side);
        consider(&s, box, side ? COST_BADGE_BESIDE : 0);
    }
    return s.best;
}

/* A little smaller than names of figures; a file's own size is kept within reason. */
static double size_of(const struct ark_wire *wire)
{
    double asked = wire->style.font_size;
    return asked > 0 ? CLAMP(asked, SMALLEST, LARGEST) * LABEL_SIZE / ARK_FONT_SIZE : LABEL_SIZE;
}

/* A label on a level piece is no wider than the piece. */
static double widest_on(const struct ark_wire *wire)
{
    uint32_t pieces[MOST_PIECES];
    if (!longest_pieces(wire, pieces))
        return WIDEST;
    const struct ark_point *piece = &wire->points[pieces[0]];
    double length = ark_polyline_length(piece, 2), level = fabs(piece[1].x - piece[0].x);
    return level < 0.7 * length ? WIDEST : fmin(WIDEST, fmax(NARROWEST, level - 16));
}

static bool too_many_for(const struct ark_picture *picture)
{
    double segments = 0;
    ARK_VEC_EACH (struct ark_wire, wire, picture->wires)
        segments += wire->point_n;
    return (double)picture->wires.n * (picture->figures.n + segments) > MOST_WORK;
}

static void place_label(const struct ark_picture *picture, struct ark_wire *wire,
                        struct ark_crowd *crowd)
{
    double width = widest_on(wire);
    do
        wire->lines = ark_measure_wrap(picture->measure, wire->label, wire->style.bold,
                                       size_of(wire), width, MAX_LINES);
    while ((wire->lines.broke_part || wire->lines.n > FEW_LINES) && (width += 12) < WIDEST);
    double cost, narrow_cost;
    if (!wire->lines.n)
        return;
    wire->label_box = best_label(crowd, wire, wire->lines.width + 3, wire->lines.height + 1, &cost);
    if (cost < COST_TURN || wire->lines.n >= FEW_LINES)
        return;
    /* It hides something: perhaps a narrower one need not. */
    struct ark_lines narrow =
        ark_measure_wrap(picture->measure, wire->label, wire->style.bold, size_of(wire),
                         fmax(NARROWEST, wire->lines.width * NARROWER), FEW_LINES);
    struct ark_box box = best_label(crowd, wire, narrow.width + 3, narrow.height + 1, &narrow_cost);
    if (narrow.cut || narrow.broke_part || narrow_cost >= cost)
        return;
    wire->lines = narrow;
    wire->label_box = box;
}

static void know(struct ark_crowd *crowd, struct ark_box box, bool badges)
{
    if (crowd)
        ark_crowd_add(crowd, box, badges);
}

void ark_picture_place_labels(struct ark_picture *picture)
{
    struct ark_crowd *crowd = too_many_for(picture) ? NULL : ark_crowd_new(picture);
    ARK_VEC_EACH (struct ark_wire, wire, picture->wires)
        if (!wire->hidden && wire->marks.n) {
            wire->badge_box = best_badge(crowd, wire);
            know(crowd, wire->badge_box, true);
        }
    ARK_VEC_EACH (struct ark_wire, wire, picture->wires)
        for (uint32_t i = 0; !wire->hidden && i < wire->end_text_n; i++) {
            ark_end_text_place(picture, crowd, wire, &wire->end_texts[i]);
            know(crowd, wire->end_texts[i].box, !*wire->end_texts[i].text);
        }
    ARK_VEC_EACH (struct ark_wire, wire, picture->wires)
        if (!wire->hidden && *wire->label) {
            place_label(picture, wire, crowd && !ark_crowd_is_spent(crowd) ? crowd : NULL);
            know(crowd, wire->label_box, false);
        }
    if (crowd)
        ark_crowd_free(crowd);
}

static bool is_crossed(const struct ark_picture *p, struct ark_box box)
{
    ARK_VEC_EACH (struct ark_wire, wire, p->wires)
        for (uint32_t i = 1; !wire->hidden && i < wire->point_n; i++)
            if (ark_box_crossed(box, wire->points[i - 1], wire->points[i]))
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
