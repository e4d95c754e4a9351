/* Draws icons from their text (notation.h). The texts are ours, so a mistake in one is a mistake of
 * the program: the test draws them all. */
#include "diagram/notation.h"

#include <math.h>
#include <string.h>

#define GRID 16.0
/* A large icon has the lines of a figure. */
#define WIDEST 1.1

struct icon_reader {
    struct ark_pen *pen;
    const char *p;
    double x, y, scale;
};

double ark_notation_number(const char **p)
{
    double value = 0, place = 1;
    while (**p == ' ')
        ++*p;
    for (; g_ascii_isdigit(**p); ++*p)
        value = value * 10 + (**p - '0');
    if (**p == '.')
        for (++*p; g_ascii_isdigit(**p); ++*p)
            value += (**p - '0') * (place /= 10);
    return value;
}

static void read_numbers(struct icon_reader *r, double *ret, int n)
{
    for (int i = 0; i < n; i++)
        ret[i] = ark_notation_number(&r->p) * r->scale;
}

static void draw_cogwheel(struct icon_reader *r)
{
    double v[3];
    read_numbers(r, v, 3);
    int teeth = (int)ark_notation_number(&r->p);
    static const double EDGE[4][2] = {{-.25, .72}, {-.16, 1}, {.16, 1}, {.25, .72}};
    for (int i = 0; i < teeth * 4; i++) {
        double turn = (i / 4 + EDGE[i % 4][0]) * 2 * G_PI / teeth;
        double radius = v[2] * EDGE[i % 4][1];
        double x = r->x + v[0] + radius * cos(turn), y = r->y + v[1] + radius * sin(turn);
        if (i)
            ark_pen_line(r->pen, x, y);
        else
            ark_pen_move(r->pen, x, y);
    }
    ark_pen_close(r->pen);
}

static void draw_step(struct icon_reader *r, char command)
{
    double v[6] = {0};
    switch (command) {
    case 'M':
        read_numbers(r, v, 2);
        ark_pen_move(r->pen, r->x + v[0], r->y + v[1]);
        break;
    case 'L':
        read_numbers(r, v, 2);
        ark_pen_line(r->pen, r->x + v[0], r->y + v[1]);
        break;
    case 'C':
        read_numbers(r, v, 6);
        for (int i = 0; i < 6; i++)
            v[i] += i % 2 ? r->y : r->x;
        ark_pen_curve(r->pen, v);
        break;
    case 'R':
        read_numbers(r, v, 4);
        ark_pen_rect(r->pen, (struct ark_box){r->x + v[0], r->y + v[1], v[2], v[3]});
        break;
    case 'O':
        read_numbers(r, v, 3);
        ark_pen_ellipse(r->pen, r->x + v[0], r->y + v[1], v[2], v[2]);
        break;
    case 'E':
        read_numbers(r, v, 4);
        ark_pen_ellipse(r->pen, r->x + v[0], r->y + v[1], v[2], v[3]);
        break;
    case 'G':
        draw_cogwheel(r);
        break;
    case 'Z':
        ark_pen_close(r->pen);
        break;
    default:
        g_assert_not_reached();
    }
}

void ark_icon_draw(struct ark_pen *pen, const char *icon, struct ark_box box, struct ark_colour ink,
                   struct ark_colour paper)
{
    struct icon_reader r = {pen, icon, box.x, box.y, box.w / GRID};
    struct ark_colour none = {0};
    while (*r.p) {
        struct ark_colour fill = *r.p == '!' ? ink : *r.p == '-' ? none : paper;
        if (*r.p == '!' || *r.p == '-')
            r.p++;
        while (*r.p && *r.p != ';')
            draw_step(&r, *r.p++);
        if (*r.p == ';')
            r.p++;
        ark_pen_paint(pen,
                      (struct ark_paint){fill, ink, CLAMP(box.w / 18, 0.5, WIDEST), ARK_DASH_NONE});
    }
}
