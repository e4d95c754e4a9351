/* Draws wires: the line, its ends, its label. */
#include <math.h>

#include "diagram/colour.h"
#include "diagram/geometry.h"
#include "diagram/picture.h"

#define LINE_WIDTH 0.9
#define MARKED_WIDTH 2.2
#define MOST_WORK 4000000.0

/* A direction and a tip: `back` points along the line, away from the tip. */
struct tip {
    struct ark_point at, back;
    double scale; /* smaller on a line too short for both ends */
};

/* The point `along` from the tip down the line and `aside` from it. */
static struct ark_point near_tip(struct tip tip, double along, double aside)
{
    along *= tip.scale;
    aside *= tip.scale;
    return (struct ark_point){tip.at.x + tip.back.x * along - tip.back.y * aside,
                              tip.at.y + tip.back.y * along + tip.back.x * aside};
}

static void draw_closed(struct ark_pen *pen, const struct ark_point *points, uint32_t n,
                        struct ark_colour fill, struct ark_colour line)
{
    ark_pen_polyline(pen, points, n);
    ark_pen_close(pen);
    ark_pen_paint(pen, (struct ark_paint){fill, line, LINE_WIDTH, ARK_DASH_NONE});
}

static void draw_triangle(struct ark_pen *pen, struct tip tip, double length, double half,
                          struct ark_colour fill, struct ark_colour line)
{
    struct ark_point points[] = {near_tip(tip, 0.4, 0), near_tip(tip, length, half),
                                 near_tip(tip, length, -half)};
    draw_closed(pen, points, 3, fill, line);
}

static void draw_diamond(struct ark_pen *pen, struct tip tip, struct ark_colour fill,
                         struct ark_colour line)
{
    struct ark_point points[] = {near_tip(tip, 0.4, 0), near_tip(tip, 5.6, 3.1),
                                 near_tip(tip, 10.8, 0), near_tip(tip, 5.6, -3.1)};
    draw_closed(pen, points, 4, fill, line);
}

static void draw_strokes(struct ark_pen *pen, struct tip tip, bool both, struct ark_colour line)
{
    struct ark_point points[] = {near_tip(tip, 6.5, 3.4), near_tip(tip, 0.4, 0),
                                 near_tip(tip, 6.5, -3.4)};
    ark_pen_polyline(pen, both ? points : points + 1, both ? 3 : 2);
    ark_pen_paint(pen, (struct ark_paint){.stroke = line, .line_width = LINE_WIDTH + 0.1});
}

static void draw_end(struct ark_pen *pen, enum ark_line_end end, struct tip tip,
                     struct ark_colour line)
{
    struct ark_colour white = ark_colour_rgb(0xffffff);
    struct ark_point dot = near_tip(tip, 2.4, 0);
    switch (end) {
    case ARK_END_NONE:
        break;
    case ARK_END_DIAMOND:
        draw_diamond(pen, tip, line, line);
        break;
    case ARK_END_HOLLOW_DIAMOND:
        draw_diamond(pen, tip, white, line);
        break;
    case ARK_END_DOT:
        ark_pen_ellipse(pen, dot.x, dot.y, 2.4 * tip.scale, 2.4 * tip.scale);
        ark_pen_paint(pen, (struct ark_paint){.fill = line});
        break;
    case ARK_END_ARROW:
        draw_triangle(pen, tip, 7, 2.8, line, line);
        break;
    case ARK_END_HOLLOW_TRIANGLE:
        draw_triangle(pen, tip, 9, 4.4, white, line);
        break;
    case ARK_END_OPEN_ARROW:
        draw_strokes(pen, tip, true, line);
        break;
    case ARK_END_HALF_ARROW:
        draw_strokes(pen, tip, false, line);
        break;
    }
}

static struct tip tip_of(struct ark_point at, struct ark_point before, double scale)
{
    double dx = before.x - at.x, dy = before.y - at.y, length = hypot(dx, dy);
    if (length <= 0)
        return (struct tip){at, {-1, 0}, scale};
    return (struct tip){at, {dx / length, dy / length}, scale};
}

double ark_wire_end_reach(enum ark_line_end end)
{
    static const double REACH[] = {
        [ARK_END_DIAMOND] = 10.8,   [ARK_END_HOLLOW_DIAMOND] = 10.8, [ARK_END_DOT] = 4.8,
        [ARK_END_ARROW] = 7,        [ARK_END_HOLLOW_TRIANGLE] = 9,   [ARK_END_OPEN_ARROW] = 6.5,
        [ARK_END_HALF_ARROW] = 6.5,
    };
    return REACH[end];
}

/* The dashes of a tree are counted from its root, so that they are the same on the common trunk. */
static void draw_line(const struct ark_wire *wire, struct ark_pen *pen)
{
    if (!wire->merges) {
        ark_pen_polyline(pen, wire->points, wire->point_n);
        return;
    }
    for (uint32_t i = wire->point_n; i-- > 0;) {
        struct ark_point p = wire->points[i];
        if (i + 1 == wire->point_n)
            ark_pen_move(pen, p.x, p.y);
        else
            ark_pen_line(pen, p.x, p.y);
    }
}

void ark_wire_draw(const struct ark_wire *wire, struct ark_pen *pen)
{
    const struct ark_point *p = wire->points;
    uint32_t n = wire->point_n;
    struct ark_colour line =
        wire->marks.n ? ark_mark_colour(wire->marks.v[0].rank) : wire->style.line;
    double width = wire->marks.n ? MARKED_WIDTH : wire->style.line_width * 1.2;
    draw_line(wire, pen);
    ark_pen_paint(pen,
                  (struct ark_paint){.stroke = line, .line_width = width, .dash = wire->look.dash});
    double need = ark_wire_end_reach(wire->look.from) + ark_wire_end_reach(wire->look.to) + 2;
    double scale = fmin(1, ark_polyline_length(p, n) / need);
    draw_end(pen, wire->look.from, tip_of(p[0], p[1], scale), line);
    draw_end(pen, wire->look.to, tip_of(p[n - 1], p[n - 2], scale), line);
}

/* The fill of the topmost figure under a point; white in a picture too large to search. */
static struct ark_colour ground_at(const struct ark_picture *picture, struct ark_point at)
{
    bool too_many = (double)picture->figures.n * picture->wires.n > MOST_WORK;
    for (uint32_t i = too_many ? 0 : picture->figures.n; i-- > 0;)
        if (ark_box_holds_point(picture->figures.v[i].box, at))
            return picture->figures.v[i].style.fill;
    return ark_colour_rgb(0xffffff);
}

static void draw_text(const struct ark_picture *picture, const struct ark_wire *wire,
                      const struct ark_lines *lines, struct ark_box b, struct ark_pen *pen)
{
    struct ark_point middle = ark_box_middle(b);
    struct ark_colour paper = ark_colour_on_white(ground_at(picture, middle));
    struct ark_type_style style = {lines->size, ARK_ANCHOR_MIDDLE, wire->style.bold,
                                   wire->style.italic, ark_colour_readable(wire->style.ink, paper)};
    paper.a = 0.9;
    ark_pen_round_rect(pen, b, 2);
    ark_pen_paint(pen, (struct ark_paint){.fill = paper});
    double base = middle.y - lines->height / 2 + lines->size * ARK_ASCENT;
    for (uint32_t i = 0; i < lines->n; i++)
        ark_pen_text(pen, middle.x, base + i * lines->size * ARK_LINE_HEIGHT, lines->v[i], style);
}

void ark_wire_draw_label(const struct ark_picture *picture, const struct ark_wire *wire,
                         struct ark_pen *pen)
{
    if (wire->label_box.w > 0)
        draw_text(picture, wire, &wire->lines, wire->label_box, pen);
    for (uint32_t i = 0; i < wire->end_text_n; i++)
        if (wire->end_texts[i].box.w > 0)
            draw_text(picture, wire, &wire->end_texts[i].lines, wire->end_texts[i].box, pen);
}
