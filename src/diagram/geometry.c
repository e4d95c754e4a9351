/* Plane geometry of boxes, outlines and polylines. */
#include "diagram/geometry.h"

#include <math.h>

struct ark_point ark_box_middle(struct ark_box b)
{
    return (struct ark_point){b.x + b.w / 2, b.y + b.h / 2};
}

bool ark_box_holds_point(struct ark_box b, struct ark_point p)
{
    return p.x >= b.x && p.x <= b.x + b.w && p.y >= b.y && p.y <= b.y + b.h;
}

bool ark_box_holds_box(struct ark_box o, struct ark_box i)
{
    return i.x >= o.x && i.y >= o.y && i.x + i.w <= o.x + o.w && i.y + i.h <= o.y + o.h &&
           (i.w < o.w || i.h < o.h);
}

struct ark_box ark_box_join(struct ark_box a, struct ark_box b)
{
    if (a.w <= 0)
        return b;
    if (b.w <= 0)
        return a;
    double x = fmin(a.x, b.x), y = fmin(a.y, b.y);
    return (struct ark_box){x, y, fmax(a.x + a.w, b.x + b.w) - x, fmax(a.y + a.h, b.y + b.h) - y};
}

double ark_box_overlap(struct ark_box a, struct ark_box b)
{
    double w = fmin(a.x + a.w, b.x + b.w) - fmax(a.x, b.x);
    double h = fmin(a.y + a.h, b.y + b.h) - fmax(a.y, b.y);
    return w > 0 && h > 0 ? w * h : 0;
}

/* Clipped against each side in turn. */
bool ark_box_crossed(struct ark_box box, struct ark_point a, struct ark_point b)
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

struct ark_point ark_outline_exit(const struct ark_point *outline, uint32_t n,
                                  struct ark_point inside, struct ark_point towards)
{
    double dx = towards.x - inside.x, dy = towards.y - inside.y, best = 0;
    for (uint32_t i = 0; i < n; i++) {
        struct ark_point a = outline[i], b = outline[(i + 1) % n];
        double ex = b.x - a.x, ey = b.y - a.y;
        double cross = dx * ey - dy * ex;
        if (fabs(cross) < 1e-9)
            continue;
        double t = ((a.x - inside.x) * ey - (a.y - inside.y) * ex) / cross;
        double u = ((a.x - inside.x) * dy - (a.y - inside.y) * dx) / cross;
        if (t > best && u >= -1e-9 && u <= 1 + 1e-9)
            best = t;
    }
    return (struct ark_point){inside.x + best * dx, inside.y + best * dy};
}

double ark_polyline_length(const struct ark_point *p, uint32_t n)
{
    double length = 0;
    for (uint32_t i = 1; i < n; i++)
        length += hypot(p[i].x - p[i - 1].x, p[i].y - p[i - 1].y);
    return length;
}

struct ark_point ark_polyline_at(const struct ark_point *p, uint32_t n, double share,
                                 struct ark_point *ret_along)
{
    double left = ark_polyline_length(p, n) * share;
    for (uint32_t i = 1; i < n; i++) {
        double dx = p[i].x - p[i - 1].x, dy = p[i].y - p[i - 1].y, part = hypot(dx, dy);
        if (part <= 0 || (left > part && i + 1 < n)) {
            left -= part;
            continue;
        }
        if (ret_along)
            *ret_along = (struct ark_point){dx / part, dy / part};
        return (struct ark_point){p[i - 1].x + dx * left / part, p[i - 1].y + dy * left / part};
    }
    if (ret_along)
        *ret_along = (struct ark_point){1, 0};
    return n ? p[n - 1] : (struct ark_point){0, 0};
}
