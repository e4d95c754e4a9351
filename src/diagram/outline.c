/* Reads and draws outlines (outline.h). The texts are ours, so a mistake in one is a mistake of the
 * program: the test draws them all. */
#include "diagram/outline.h"

#include <math.h>

#include "diagram/colour.h"
#include "diagram/notation.h"

/* Points count in full from this size on. */
#define FULL_SIZE 40.0
#define CURVE_STEPS 5
#define ELLIPSE_STEPS 32

struct outline_reader {
    const char *p;
    struct ark_box box;
};

static double read_term(struct outline_reader *r, double own)
{
    double value = ark_notation_number(&r->p), smaller = fmin(r->box.w, r->box.h);
    switch (*r->p) {
    case 'p':
        r->p++;
        return value * fmin(1, smaller / FULL_SIZE);
    case 'w':
        r->p++;
        return value * r->box.w;
    case 'h':
        r->p++;
        return value * r->box.h;
    case 'm':
        r->p++;
        return value * smaller;
    default:
        return value * own;
    }
}

static double read_length(struct outline_reader *r, double own)
{
    while (*r->p == ' ')
        r->p++;
    double sum = read_term(r, own);
    while (*r->p == '+' || *r->p == '-') {
        double sign = *r->p++ == '-' ? -1 : 1;
        sum += sign * read_term(r, own);
    }
    return sum;
}

static void read_points(struct outline_reader *r, double *ret, int n)
{
    for (int i = 0; i < n; i += 2) {
        ret[i] = r->box.x + read_length(r, r->box.w);
        ret[i + 1] = r->box.y + read_length(r, r->box.h);
    }
}

/* The next step of the path; false at its end. An ellipse has its radii behind its middle. */
static bool read_step(struct outline_reader *r, char *ret_command, double *ret)
{
    if (!*r->p || *r->p == ';')
        return false;
    *ret_command = *r->p++;
    switch (*ret_command) {
    case 'M':
    case 'L':
        read_points(r, ret, 2);
        break;
    case 'C':
        read_points(r, ret, 6);
        break;
    case 'T':
        read_points(r, ret, 4);
        break;
    case 'E':
        read_points(r, ret, 2);
        ret[2] = read_length(r, r->box.w);
        ret[3] = read_length(r, r->box.h);
        break;
    case 'Z':
        break;
    default:
        g_assert_not_reached();
    }
    return true;
}

static void next_path(struct outline_reader *r)
{
    if (*r->p == ';')
        r->p++;
}

struct ark_box ark_outline_room(const char *outline, struct ark_box box)
{
    struct outline_reader r = {outline, box};
    char command;
    double v[6];
    if (*outline != 'T' || !read_step(&r, &command, v))
        return box;
    return (struct ark_box){v[0], v[1], fmax(0, v[2] - v[0]), fmax(0, v[3] - v[1])};
}

static struct outline_reader begin(const char *outline, struct ark_box box)
{
    struct outline_reader r = {outline, box};
    char command;
    double v[6];
    if (*outline == 'T') {
        read_step(&r, &command, v);
        next_path(&r);
    }
    return r;
}

static void draw_step(struct ark_pen *pen, char command, const double *v)
{
    switch (command) {
    case 'M':
        ark_pen_move(pen, v[0], v[1]);
        break;
    case 'L':
        ark_pen_line(pen, v[0], v[1]);
        break;
    case 'C':
        ark_pen_curve(pen, v);
        break;
    case 'E':
        ark_pen_ellipse(pen, v[0], v[1], v[2], v[3]);
        break;
    default:
        ark_pen_close(pen);
    }
}

static struct ark_paint paint_for(char prefix, struct ark_paint paint)
{
    struct ark_colour none = {0};
    if (prefix == '-' || prefix == '@')
        paint.fill = none;
    if (prefix == '@')
        paint.stroke = none;
    if (prefix == '+')
        paint.fill = ark_colour_darker(paint.fill, 0.12);
    return paint;
}

void ark_outline_draw(struct ark_pen *pen, const char *outline, struct ark_box box,
                      struct ark_paint paint)
{
    struct outline_reader r = begin(outline, box);
    for (; *r.p; next_path(&r)) {
        char prefix = *r.p, command;
        double v[6];
        if (prefix == '-' || prefix == '+' || prefix == '@')
            r.p++;
        while (read_step(&r, &command, v))
            draw_step(pen, command, v);
        ark_pen_paint(pen, paint_for(prefix, paint));
    }
}

struct corners {
    struct ark_point *v;
    uint32_t n, max;
};

static void add_corner(struct corners *c, double x, double y)
{
    if (c->n < c->max)
        c->v[c->n++] = (struct ark_point){x, y};
}

static void add_curve(struct corners *c, const double *v)
{
    if (!c->n)
        return;
    struct ark_point a = c->v[c->n - 1];
    for (int i = 1; i <= CURVE_STEPS; i++) {
        double t = i / (double)CURVE_STEPS, s = 1 - t;
        add_corner(
            c, s * s * s * a.x + 3 * s * s * t * v[0] + 3 * s * t * t * v[2] + t * t * t * v[4],
            s * s * s * a.y + 3 * s * s * t * v[1] + 3 * s * t * t * v[3] + t * t * t * v[5]);
    }
}

uint32_t ark_outline_corners(const char *outline, struct ark_box box, struct ark_point *ret,
                             uint32_t max)
{
    struct outline_reader r = begin(outline, box);
    struct corners c = {ret, 0, max};
    char command;
    double v[6];
    if (*r.p == '@' || *r.p == '+' || *r.p == '-')
        r.p++;
    while (read_step(&r, &command, v)) {
        if (command == 'C')
            add_curve(&c, v);
        else if (command == 'M' || command == 'L')
            add_corner(&c, v[0], v[1]);
        for (int i = 0; command == 'E' && i < ELLIPSE_STEPS; i++) {
            double turn = i * 2 * G_PI / ELLIPSE_STEPS;
            add_corner(&c, v[0] + v[2] * cos(turn), v[1] + v[3] * sin(turn));
        }
    }
    return c.n;
}
