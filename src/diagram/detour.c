/* Detours: the shortest way over corners of the boxes that are in the way. Those come to light one
 * after the other: a way around the known ones that meets an unknown one makes it known. */
#include "diagram/detour.h"

#include <math.h>
#include <string.h>

#define MOST_OBSTACLES 32
#define MOST_POINTS (2 + 4 * MOST_OBSTACLES)
#define MOST_WORK 40000000
/* A bend is worth this much of a longer way. */
#define COST_BEND 12.0

struct search {
    struct ark_detours *detours;
    uint32_t a, b;
    double margin;
    uint32_t obstacles[MOST_OBSTACLES], obstacle_n;
    struct ark_point points[MOST_POINTS]; /* the first is the beginning, the second the end */
    uint32_t point_n;
    uint32_t way[MOST_POINTS], way_n; /* indexes of points */
};

static struct ark_box grown(struct ark_box box, double by)
{
    return (struct ark_box){box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by};
}

static bool meets(struct ark_detours *d, uint32_t box, struct ark_point p, struct ark_point q)
{
    struct ark_box b = d->boxes[box];
    double left = b.x - ARK_DETOUR_CLEAR, right = b.x + b.w + ARK_DETOUR_CLEAR;
    double top = b.y - ARK_DETOUR_CLEAR, bottom = b.y + b.h + ARK_DETOUR_CLEAR;
    d->work++;
    /* Most boxes are nowhere near. */
    if ((p.x < left && q.x < left) || (p.x > right && q.x > right) || (p.y < top && q.y < top) ||
        (p.y > bottom && q.y > bottom) || (d->open && d->open[box]))
        return false;
    return ark_box_crossed(grown(b, ARK_DETOUR_CLEAR), p, q);
}

bool ark_detour_needed(struct ark_detours *d, uint32_t a, uint32_t b,
                       const struct ark_point *points, uint32_t n)
{
    for (uint32_t i = 0; i < d->box_n; i++)
        for (uint32_t k = 1; i != a && i != b && k < n; k++)
            if (meets(d, i, points[k - 1], points[k]))
                return true;
    return false;
}

/* Between two points of the search: past its own ends, too, unless it begins or ends there. */
static bool is_open(struct search *s, uint32_t from, uint32_t to)
{
    struct ark_point p = s->points[from], q = s->points[to];
    if (from > 1 && to > 1 && (meets(s->detours, s->a, p, q) || meets(s->detours, s->b, p, q)))
        return false;
    for (uint32_t i = 0; i < s->obstacle_n; i++)
        if (meets(s->detours, s->obstacles[i], p, q))
            return false;
    return true;
}

static void add_obstacle(struct search *s, uint32_t box)
{
    struct ark_box b = grown(s->detours->boxes[box], s->margin);
    const struct ark_point corners[] = {
        {b.x, b.y}, {b.x + b.w, b.y}, {b.x + b.w, b.y + b.h}, {b.x, b.y + b.h}};
    s->obstacles[s->obstacle_n++] = box;
    memcpy(s->points + s->point_n, corners, sizeof corners);
    s->point_n += 4;
}

static bool is_known(const struct search *s, uint32_t box)
{
    for (uint32_t i = 0; i < s->obstacle_n; i++)
        if (s->obstacles[i] == box)
            return true;
    return box == s->a || box == s->b;
}

static uint32_t nearest_open(const double *costs, const bool *done, uint32_t n)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < n; i++)
        if (!done[i] && costs[i] < (best == UINT32_MAX ? INFINITY : costs[best]))
            best = i;
    return best;
}

/* Dijkstra's, over the corners known so far. */
static bool find_way(struct search *s)
{
    double costs[MOST_POINTS];
    uint32_t before[MOST_POINTS] = {0}, at;
    bool done[MOST_POINTS] = {false};
    for (uint32_t i = 0; i < s->point_n; i++)
        costs[i] = i ? INFINITY : 0;
    while ((at = nearest_open(costs, done, s->point_n)) != UINT32_MAX && at != 1) {
        done[at] = true;
        for (uint32_t i = 1; i < s->point_n; i++) {
            if (done[i] || costs[at] + COST_BEND >= costs[i])
                continue;
            double cost = costs[at] + COST_BEND +
                          hypot(s->points[i].x - s->points[at].x, s->points[i].y - s->points[at].y);
            if (cost >= costs[i] - 1e-6 || !is_open(s, at, i))
                continue;
            costs[i] = cost;
            before[i] = at;
        }
    }
    s->way_n = 0;
    for (; at != UINT32_MAX && s->way_n < MOST_POINTS; at = before[at]) {
        s->way[s->way_n++] = at;
        if (!at)
            return true;
    }
    return false;
}

/* Makes the unknown boxes on the way known. False when there are too many. */
static bool learn(struct search *s, bool *ret_any)
{
    *ret_any = false;
    for (uint32_t i = 0; i < s->detours->box_n; i++) {
        bool met = false;
        for (uint32_t k = 1; !met && k < s->way_n && !is_known(s, i); k++)
            met = meets(s->detours, i, s->points[s->way[k - 1]], s->points[s->way[k]]);
        if (!met)
            continue;
        if (s->obstacle_n == MOST_OBSTACLES)
            return false;
        add_obstacle(s, i);
        *ret_any = true;
    }
    return true;
}

uint32_t ark_detour_find(struct ark_detours *d, uint32_t a, uint32_t b, double margin,
                         struct ark_point ret[ARK_DETOUR_MOST_BENDS])
{
    struct search s = {.detours = d, .a = a, .b = b, .margin = margin, .point_n = 2};
    bool any = true;
    s.points[0] = ark_box_middle(d->boxes[a]);
    s.points[1] = ark_box_middle(d->boxes[b]);
    while (any)
        if (d->work > MOST_WORK || !find_way(&s) || !learn(&s, &any))
            return 0;
    uint32_t n = s.way_n - 2;
    for (uint32_t i = 0; n <= ARK_DETOUR_MOST_BENDS && i < n; i++)
        ret[i] = s.points[s.way[n - i]];
    return n <= ARK_DETOUR_MOST_BENDS ? n : 0;
}
