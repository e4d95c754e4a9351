/* Finds the points of every wire: from border to border, through the stored bendpoints. Where a
 * line can leave a box straight up, down or sideways towards its next point it does, as in Archi.
 */
#include <math.h>
#include <string.h>

#include "diagram/around.h"
#include "diagram/geometry.h"
#include "diagram/outline.h"
#include "diagram/picture.h"

/* A line keeps this far from a corner when it leaves a side at a right angle. */
#define CORNER 2.0
#define SPREAD 11.0
/* How deep connections may hang on connections. */
#define MAX_PASSES 32
#define LOOP 14.0
#define NARROWEST 8.0
#define NEAR 3.0

uint32_t ark_figure_outline(const struct ark_figure *f, struct ark_point *ret)
{
    struct ark_box b = f->box;
    uint32_t n = 0;
    if (f->shape == ARK_FIGURE_DOT) {
        struct ark_point c = ark_box_middle(b);
        double r = fmin(b.w, b.h) / 2;
        for (; n < 24; n++)
            ret[n] = (struct ark_point){c.x + r * cos(n * G_PI / 12), c.y + r * sin(n * G_PI / 12)};
        return n;
    }
    if (f->shape == ARK_FIGURE_TAB) {
        struct ark_box tab = ark_figure_tab(f);
        double x2 = b.x + b.w, y2 = b.y + b.h, inner_x = tab.x + tab.w, inner_y = tab.y + tab.h;
        struct ark_point corners[] = {{b.x, b.y},    {inner_x, b.y}, {inner_x, inner_y},
                                      {x2, inner_y}, {x2, y2},       {b.x, y2}};
        memcpy(ret, corners, sizeof corners);
        return G_N_ELEMENTS(corners);
    }
    if (f->shape == ARK_FIGURE_OUTLINE)
        return ark_outline_corners(f->look->outline, b, ret, ARK_OUTLINE_MAX);
    bool round = f->shape == ARK_FIGURE_ROUND, cut = f->shape == ARK_FIGURE_CUT;
    double r = fmin(round ? ARK_CORNER_ROUND : cut ? ARK_CORNER_CUT : 0, fmin(b.w, b.h) / 2);
    int steps = round ? 4 : cut ? 1 : 0;
    static const double SIGN[4][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
    for (int corner = 0; corner < 4; corner++) {
        double cx = SIGN[corner][0] < 0 ? b.x + r : b.x + b.w - r;
        double cy = SIGN[corner][1] < 0 ? b.y + r : b.y + b.h - r;
        for (int i = 0; i <= steps; i++) {
            double turn = G_PI + corner * G_PI / 2 + (steps ? i * G_PI / 2 / steps : 0);
            ret[n++] = (struct ark_point){cx + r * cos(turn), cy + r * sin(turn)};
        }
    }
    return n;
}

struct ark_point ark_figure_exit(const struct ark_figure *f, struct ark_point inside,
                                 struct ark_point towards)
{
    struct ark_point outline[ARK_OUTLINE_MAX];
    uint32_t n = ark_figure_outline(f, outline);
    struct ark_point exit = ark_outline_exit(outline, n, inside, towards);
    if (f->shape == ARK_FIGURE_OUTLINE && exit.x == inside.x && exit.y == inside.y)
        return ark_outline_exit(outline, n, ark_box_middle(f->box), towards);
    return exit;
}

/* Where a line from the figure to `towards` leaves it. */
static struct ark_point anchor(const struct ark_figure *f, struct ark_point towards)
{
    struct ark_box b = f->box;
    struct ark_point from = ark_box_middle(b);
    if (f->shape != ARK_FIGURE_DOT && !ark_box_holds_point(b, towards)) {
        if (towards.x > b.x + CORNER && towards.x < b.x + b.w - CORNER)
            from.x = towards.x;
        else if (towards.y > b.y + CORNER && towards.y < b.y + b.h - CORNER)
            from.y = towards.y;
    }
    return ark_figure_exit(f, from, towards);
}

/* The wires between the same two figures without bendpoints must not cover each other. */
struct lane {
    uint32_t n, used;
};

struct router {
    struct ark_picture *picture;
    GHashTable *lanes;         /* of the two indexes as a guint64: struct lane */
    struct ark_around *around; /* NULL: lines run as a file has them */
};

static uint64_t lane_key(const struct ark_wire *wire)
{
    uint32_t low = MIN(wire->from.index, wire->to.index);
    uint32_t high = MAX(wire->from.index, wire->to.index);
    return (uint64_t)low << 32 | high;
}

static bool is_direct(const struct ark_wire *wire)
{
    return !wire->bend_n && !wire->from_at && !wire->to_at && !wire->from.is_wire &&
           !wire->to.is_wire;
}

static struct lane *lane_of(struct router *r, const struct ark_wire *wire)
{
    uint64_t key = lane_key(wire);
    struct lane *lane = g_hash_table_lookup(r->lanes, &key);
    if (!lane) {
        uint64_t *kept = ARK_NEW(r->picture->arena, uint64_t);
        *kept = key;
        lane = ARK_NEW(r->picture->arena, struct lane);
        g_hash_table_insert(r->lanes, kept, lane);
    }
    return lane;
}

static double lane_offset(const struct router *r, struct lane *lane, double room)
{
    double spread = fmax(SPREAD, r->picture->spread);
    double gap = fmin(spread, room / (lane->n + 1));
    return (lane->used++ - (lane->n - 1) / 2.0) * gap;
}

/* Whether the line from a to c runs straight on through b. */
static bool runs_through(struct ark_point a, struct ark_point b, struct ark_point c)
{
    double ux = b.x - a.x, uy = b.y - a.y, vx = c.x - b.x, vy = c.y - b.y;
    return fabs(ux * vy - uy * vx) <= 0.01 * hypot(ux, uy) && ux * vx + uy * vy > 0;
}

/* Points that bend nothing are left out, so that a straight piece is one piece. */
static void set_points(const struct ark_picture *picture, struct ark_wire *wire,
                       const struct ark_point *points, uint32_t n)
{
    struct ark_point *kept = ARK_NEW_ARRAY(picture->arena, struct ark_point, n);
    uint32_t m = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (m && hypot(points[i].x - kept[m - 1].x, points[i].y - kept[m - 1].y) <= 0.01)
            continue;
        if (m > 1 && runs_through(kept[m - 2], kept[m - 1], points[i]))
            m--;
        kept[m++] = points[i];
    }
    wire->points = kept;
    wire->point_n = m;
    wire->middle = ark_polyline_at(kept, m, 0.5, NULL);
    wire->routed = true;
    if (m < 2)
        wire->hidden = true;
}

static void route_loop(struct router *r, struct ark_wire *wire, struct ark_box b)
{
    struct lane *lane = lane_of(r, wire);
    double out = LOOP + 8.0 * (lane->used++ % 10);
    double x = b.x + b.w, y = b.y + b.h;
    struct ark_point points[] = {
        {x, y - b.h * 0.35},      {x + out, y - b.h * 0.35}, {x + out, y + out},
        {x - b.w * 0.3, y + out}, {x - b.w * 0.3, y},
    };
    set_points(r->picture, wire, points, G_N_ELEMENTS(points));
}

/* From a box to the border of the box around it: over the narrowest gap that has room for an end.
 */
static void route_inside(struct router *r, struct ark_wire *wire, struct ark_box outer,
                         struct ark_box inner, bool from_inner)
{
    double gaps[4] = {inner.x - outer.x, outer.x + outer.w - inner.x - inner.w,
                      outer.y + outer.h - inner.y - inner.h, inner.y - outer.y};
    int best = 0;
    for (int i = 1; i < 4; i++) {
        if (i == 3 && gaps[best] >= NARROWEST)
            break;
        bool roomy = gaps[i] >= NARROWEST, best_roomy = gaps[best] >= NARROWEST;
        if (roomy != best_roomy ? roomy : roomy ? gaps[i] < gaps[best] : gaps[i] > gaps[best])
            best = i;
    }
    struct lane *lane = lane_of(r, wire);
    struct ark_point m = ark_box_middle(inner);
    double shift = lane_offset(r, lane, best < 2 ? inner.h : inner.w);
    struct ark_point from =
        best < 2 ? (struct ark_point){best ? inner.x + inner.w : inner.x, m.y + shift}
                 : (struct ark_point){m.x + shift, best == 2 ? inner.y + inner.h : inner.y};
    struct ark_point to = from;
    if (best < 2)
        to.x += best ? gaps[1] : -gaps[0];
    else
        to.y += best == 2 ? gaps[2] : -gaps[3];
    struct ark_point points[] = {from_inner ? from : to, from_inner ? to : from};
    set_points(r->picture, wire, points, 2);
}

/* Moves an upright line off those of trees at the same place, to where there is more room. */
static double beside(struct ark_span tree, double x, double left, double right)
{
    if (tree.to <= tree.from || x < tree.from || x > tree.to)
        return x;
    double to_left = fmax(left, tree.from), to_right = fmin(right, tree.to);
    return to_left - left > right - to_right ? to_left : to_right;
}

static double beside_trees(const struct ark_figure *a, const struct ark_figure *b, double x,
                           double left, double right)
{
    const struct ark_figure *above = a->box.y < b->box.y ? a : b, *below = above == a ? b : a;
    return beside(below->branches, beside(above->trunks, x, left, right), left, right);
}

/* Between two boxes side by side or one above the other: a straight line over the middle of what
 * they share. False when they share nothing. */
static bool route_straight(struct router *r, struct ark_wire *wire, const struct ark_figure *a,
                           const struct ark_figure *b)
{
    if (a->shape == ARK_FIGURE_DOT || b->shape == ARK_FIGURE_DOT)
        return false;
    double left = fmax(a->box.x, b->box.x) + CORNER;
    double right = fmin(a->box.x + a->box.w, b->box.x + b->box.w) - CORNER;
    double top = fmax(a->box.y, b->box.y) + CORNER;
    double bottom = fmin(a->box.y + a->box.h, b->box.y + b->box.h) - CORNER;
    bool upright = right - left > 3;
    if (upright == (bottom - top > 3))
        return false;
    double shift = lane_offset(r, lane_of(r, wire), upright ? right - left : bottom - top);
    struct ark_point from = ark_box_middle(a->box), to = ark_box_middle(b->box);
    if (upright)
        from.x = to.x = beside_trees(a, b, (left + right) / 2 + shift, left, right);
    else
        from.y = to.y = (top + bottom) / 2 + shift;
    struct ark_point points[] = {ark_figure_exit(a, from, to), ark_figure_exit(b, to, from)};
    set_points(r->picture, wire, points, 2);
    return true;
}

/* Several lines between two boxes one above the other that share too little for them: a place along
 * each box's side for each. False where there is no need. */
static bool route_fan(struct router *r, struct ark_wire *wire, const struct ark_figure *a,
                      const struct ark_figure *b)
{
    struct lane *lane = lane_of(r, wire);
    struct ark_box p = a->box, q = b->box;
    double shared = fmin(p.x + p.w, q.x + q.w) - fmax(p.x, q.x);
    bool below = q.y >= p.y + p.h, above = p.y >= q.y + q.h;
    if (lane->n < 2 || shared > r->picture->spread * lane->n / 2 || !(below || above))
        return false;
    double half = fmin(fmin(p.w, q.w), r->picture->spread * (lane->n + 1)) / 2;
    double shift = lane_offset(r, lane, 2 * half);
    double from = CLAMP(q.x + q.w / 2, p.x + half, p.x + p.w - half);
    double to = CLAMP(from, q.x + half, q.x + q.w - half);
    struct ark_point points[] = {{from + shift, below ? p.y + p.h : p.y},
                                 {to + shift, below ? q.y : q.y + q.h}};
    set_points(r->picture, wire, points, 2);
    return true;
}

/* In right angles: out of the sides that face each other, over the middle of what is between. */
static void route_orthogonal(struct router *r, struct ark_wire *wire, const struct ark_figure *a,
                             const struct ark_figure *b)
{
    struct ark_point from = ark_box_middle(a->box), to = ark_box_middle(b->box);
    double gap_x = fabs(to.x - from.x) - (a->box.w + b->box.w) / 2;
    double gap_y = fabs(to.y - from.y) - (a->box.h + b->box.h) / 2;
    double shift = lane_offset(r, lane_of(r, wire), fmin(fmin(a->box.w, a->box.h), 40));
    bool across = gap_x >= gap_y;
    struct ark_point turn[2] = {from, to};
    if (across) {
        turn[0].y = from.y += shift, turn[1].y = to.y += shift;
        double edge = to.x > from.x ? a->box.x + a->box.w + gap_x / 2 : a->box.x - gap_x / 2;
        turn[0].x = turn[1].x = edge + shift;
    } else {
        turn[0].x = from.x += shift, turn[1].x = to.x += shift;
        double edge = to.y > from.y ? a->box.y + a->box.h + gap_y / 2 : a->box.y - gap_y / 2;
        turn[0].y = turn[1].y = edge + shift;
    }
    struct ark_point points[] = {ark_figure_exit(a, from, turn[0]), turn[0], turn[1],
                                 ark_figure_exit(b, to, turn[1])};
    set_points(r->picture, wire, points, 4);
}

/* From middle to middle; several such lines lie side by side. */
static void route_slanted(struct router *r, struct ark_wire *wire, const struct ark_figure *a,
                          const struct ark_figure *b)
{
    struct ark_point from = ark_box_middle(a->box), to = ark_box_middle(b->box);
    double dx = to.x - from.x, dy = to.y - from.y, length = hypot(dx, dy);
    double room = fmin(fmin(a->box.w, a->box.h), fmin(b->box.w, b->box.h));
    double shift = lane_offset(r, lane_of(r, wire), room * 0.8);
    /* Both directions of a pair must count their lanes from the same side. */
    if (wire->from.index > wire->to.index)
        shift = -shift;
    if (length > 0 && room > SPREAD * 1.5) {
        from.x -= dy / length * shift, from.y += dx / length * shift;
        to.x -= dy / length * shift, to.y += dx / length * shift;
    }
    struct ark_point points[] = {ark_figure_exit(a, from, to), ark_figure_exit(b, to, from)};
    set_points(r->picture, wire, points, 2);
}

static void route_direct(struct router *r, struct ark_wire *wire)
{
    const struct ark_figure *a = &r->picture->figures.v[wire->from.index];
    const struct ark_figure *b = &r->picture->figures.v[wire->to.index];
    if (a == b)
        route_loop(r, wire, a->box);
    else if (ark_box_holds_box(a->box, b->box))
        route_inside(r, wire, a->box, b->box, false);
    else if (ark_box_holds_box(b->box, a->box))
        route_inside(r, wire, b->box, a->box, true);
    else if (r->picture->spread > 0 && route_fan(r, wire, a, b))
        return;
    else if (route_straight(r, wire, a, b))
        return;
    else if (r->picture->orthogonal && ark_box_overlap(a->box, b->box) <= 0)
        route_orthogonal(r, wire, a, b);
    else
        route_slanted(r, wire, a, b);
}

/* A line without bends that would run through a figure is led around it. */
static void lead_around(struct router *r, struct ark_wire *wire)
{
    struct ark_point points[ARK_DETOUR_MOST_BENDS + 2];
    if (!r->around || wire->bend_n || wire->from.is_wire || wire->to.is_wire)
        return;
    uint32_t n = ark_way_around(r->around, wire, points);
    if (n)
        set_points(r->picture, wire, points, n);
}

/* A point that the end lies near: what the other end or the first bendpoint is seen from. */
static struct ark_point end_middle(const struct ark_picture *p, struct ark_wire_end end)
{
    return end.is_wire ? p->wires.v[end.index].middle : ark_box_middle(p->figures.v[end.index].box);
}

static struct ark_point end_anchor(const struct ark_picture *p, struct ark_wire_end end,
                                   struct ark_point towards)
{
    return end.is_wire ? p->wires.v[end.index].middle : anchor(&p->figures.v[end.index], towards);
}

static struct ark_point attached(const struct ark_picture *p, struct ark_wire_end end,
                                 const struct ark_point *at, struct ark_point towards)
{
    return at ? *at : end_anchor(p, end, towards);
}

static void route_bent(struct router *r, struct ark_wire *wire)
{
    const struct ark_picture *p = r->picture;
    uint32_t n = wire->bend_n;
    struct ark_point first = n             ? wire->bends[0]
                             : wire->to_at ? *wire->to_at
                                           : end_middle(p, wire->to);
    struct ark_point last = n               ? wire->bends[n - 1]
                            : wire->from_at ? *wire->from_at
                                            : end_middle(p, wire->from);
    struct ark_point *points = g_new(struct ark_point, n + 2);
    points[0] = attached(p, wire->from, wire->from_at, first);
    if (n)
        memcpy(points + 1, wire->bends, sizeof *points * n);
    points[n + 1] = attached(p, wire->to, wire->to_at, last);
    set_points(p, wire, points, n + 2);
    g_free(points);
}

static bool is_ready(const struct ark_picture *p, struct ark_wire_end end)
{
    return !end.is_wire || p->wires.v[end.index].routed;
}

/* Nesting says that the outer one has, holds or performs the inner one; the line would say it
 * again. One with a mark is drawn, so that the mark has a place. */
static bool said_by_nesting(const struct ark_picture *p, const struct ark_wire *wire)
{
    static const char *const NESTING[] = {"Composition", "Aggregation",    "Assignment",
                                          "Realization", "Specialization", "Access"};
    if (wire->from.is_wire || wire->to.is_wire || wire->marks.n)
        return false;
    if (p->figures.v[wire->to.index].parent != wire->from.index &&
        p->figures.v[wire->from.index].parent != wire->to.index)
        return false;
    for (uint32_t i = 0; i < G_N_ELEMENTS(NESTING); i++)
        if (strcmp(wire->look.name, NESTING[i]) == 0)
            return true;
    return false;
}

/* Whether a figure with compartments has grown over the point, or has its tab only beside it. */
static bool is_moved(const struct ark_figure *f, struct ark_point at)
{
    struct ark_box b = f->box, inside = {b.x + NEAR, b.y + NEAR, b.w - 2 * NEAR, b.h - 2 * NEAR};
    if (!f->rows)
        return false;
    struct ark_box tab = ark_figure_tab(f);
    bool beside = at.y < tab.y + tab.h && at.x > tab.x + tab.w;
    return ark_box_holds_point(inside, at) || (f->shape == ARK_FIGURE_TAB && beside);
}

/* NULL for a point that is not at the figure at all. */
static const struct ark_point *at_figure(const struct ark_picture *p, struct ark_wire_end end,
                                         const struct ark_point *at)
{
    if (!at || end.is_wire)
        return NULL;
    const struct ark_figure *f = &p->figures.v[end.index];
    struct ark_box b = f->box;
    struct ark_box near = {b.x - NEAR, b.y - NEAR, b.w + 2 * NEAR, b.h + 2 * NEAR};
    return ark_box_holds_point(near, *at) && !is_moved(f, *at) ? at : NULL;
}

static void prepare(struct router *r)
{
    ARK_VEC_EACH (struct ark_wire, wire, r->picture->wires) {
        if (wire->hidden)
            continue;
        wire->from_at = at_figure(r->picture, wire->from, wire->from_at);
        wire->to_at = at_figure(r->picture, wire->to, wire->to_at);
    }
    ark_part_twins(r->picture);
    ARK_VEC_EACH (struct ark_wire, wire, r->picture->wires) {
        if (wire->hidden)
            continue;
        if (said_by_nesting(r->picture, wire))
            wire->hidden = true;
        else if (is_direct(wire) && wire->from.index != wire->to.index)
            lane_of(r, wire)->n++;
    }
}

/* One pass; whether it got any further. */
static bool route_ready(struct router *r)
{
    bool any = false;
    ARK_VEC_EACH (struct ark_wire, wire, r->picture->wires) {
        if (wire->routed || wire->hidden || !is_ready(r->picture, wire->from) ||
            !is_ready(r->picture, wire->to))
            continue;
        if (is_direct(wire))
            route_direct(r, wire);
        else
            route_bent(r, wire);
        lead_around(r, wire);
        any = true;
    }
    return any;
}

struct ark_detours ark_detours_of(const struct ark_picture *p)
{
    struct ark_box *boxes = ARK_NEW_ARRAY(p->arena, struct ark_box, p->figures.n + 1);
    bool *open = ARK_NEW_ARRAY(p->arena, bool, p->figures.n + 1);
    for (uint32_t i = 0; i < p->figures.n; i++) {
        boxes[i] = p->figures.v[i].box;
        open[i] = p->figures.v[i].child_n > 0;
    }
    return (struct ark_detours){.boxes = boxes, .box_n = p->figures.n, .open = open};
}

void ark_picture_route(struct ark_picture *picture)
{
    struct router r = {.picture = picture, .lanes = g_hash_table_new(g_int64_hash, g_int64_equal)};
    if (picture->goes_around)
        r.around = ark_around_new(picture);
    prepare(&r);
    for (int pass = 0; pass < MAX_PASSES && route_ready(&r); pass++)
        ;
    ARK_VEC_EACH (struct ark_wire, wire, picture->wires)
        if (!wire->routed)
            wire->hidden = true;
    g_hash_table_destroy(r.lanes);
    if (r.around)
        ark_around_free(r.around);
}
