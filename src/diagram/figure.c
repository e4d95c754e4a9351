/* Draws figures: box, icon, name. */
#include <math.h>

#include "diagram/colour.h"
#include "diagram/outline.h"
#include "diagram/rows.h"

#define MARKED_WIDTH 2.2
#define FOLD 8.0
#define TAB_HEIGHT 9.0

static struct ark_paint paint_of(const struct ark_figure *f)
{
    struct ark_paint paint = {f->style.fill, f->style.line, f->style.line_width, ARK_DASH_NONE};
    if (f->style.no_border)
        paint.stroke = (struct ark_colour){0};
    if (f->shape == ARK_FIGURE_TAB && f->form == ARK_FORM_ELEMENT)
        paint.dash = ARK_DASH_DASHED;
    if (f->style.has_dash)
        paint.dash = f->style.dash;
    if (f->marks.n) {
        paint.stroke = ark_mark_colour(f->marks.v[0].rank);
        paint.line_width = MARKED_WIDTH;
    }
    return paint;
}

static void draw_cut(struct ark_pen *pen, struct ark_box b)
{
    double c = fmin(ARK_CORNER_CUT, fmin(b.w, b.h) / 2), x2 = b.x + b.w, y2 = b.y + b.h;
    struct ark_point corners[] = {{b.x + c, b.y}, {x2 - c, b.y}, {x2, b.y + c}, {x2, y2 - c},
                                  {x2 - c, y2},   {b.x + c, y2}, {b.x, y2 - c}, {b.x, b.y + c}};
    ark_pen_polyline(pen, corners, G_N_ELEMENTS(corners));
    ark_pen_close(pen);
}

static void draw_note(struct ark_pen *pen, struct ark_box b, struct ark_paint paint)
{
    double c = fmin(FOLD, fmin(b.w, b.h) / 2), x2 = b.x + b.w, y2 = b.y + b.h;
    struct ark_point corners[] = {{b.x, b.y}, {x2, b.y}, {x2, y2 - c}, {x2 - c, y2}, {b.x, y2}};
    ark_pen_polyline(pen, corners, G_N_ELEMENTS(corners));
    ark_pen_close(pen);
    ark_pen_paint(pen, paint);
    struct ark_point fold[] = {{x2, y2 - c}, {x2 - c, y2 - c}, {x2 - c, y2}};
    ark_pen_polyline(pen, fold, G_N_ELEMENTS(fold));
    paint.fill = ark_colour_darker(paint.fill, 0.08);
    ark_pen_close(pen);
    ark_pen_paint(pen, paint);
}

struct ark_box ark_figure_tab(const struct ark_figure *f)
{
    struct ark_box b = f->box;
    double left = f->lines.n ? f->first_line.x - b.x : 0;
    double bottom = f->first_line.y - f->lines.size * ARK_ASCENT + f->lines.height + 2;
    double w = fmin(b.w, fmax(f->lines.width + left + 6, b.w * 0.3));
    double h = fmin(b.h / 2, f->lines.n ? bottom - b.y : TAB_HEIGHT);
    return (struct ark_box){b.x, b.y, w, h};
}

static struct ark_colour name_ground(const struct ark_figure *f)
{
    return f->form == ARK_FORM_GROUP ? ark_colour_darker(f->style.fill, 0.09) : f->style.fill;
}

/* The outline is one path, so that it is the thing to click on; the tab is drawn over it. */
static void draw_tab(struct ark_pen *pen, const struct ark_figure *f, struct ark_paint paint)
{
    struct ark_box b = f->box;
    struct ark_box tab = ark_figure_tab(f);
    double w = tab.w, h = tab.h;
    struct ark_point outline[] = {{b.x, b.y},           {b.x + w, b.y},         {b.x + w, b.y + h},
                                  {b.x + b.w, b.y + h}, {b.x + b.w, b.y + b.h}, {b.x, b.y + b.h}};
    ark_pen_polyline(pen, outline, G_N_ELEMENTS(outline));
    ark_pen_close(pen);
    ark_pen_paint(pen, paint);
    if (f->form == ARK_FORM_GROUP) {
        ark_pen_rect(pen, tab);
        paint.fill = name_ground(f);
    } else {
        ark_pen_move(pen, b.x, b.y + h);
        ark_pen_line(pen, b.x + w, b.y + h);
        paint.fill = (struct ark_colour){0};
    }
    ark_pen_paint(pen, paint);
}

static void draw_shape(struct ark_pen *pen, const struct ark_figure *f)
{
    struct ark_paint paint = paint_of(f);
    struct ark_box b = f->box;
    switch (f->shape) {
    case ARK_FIGURE_SQUARE:
        ark_pen_rect(pen, b);
        break;
    case ARK_FIGURE_ROUND:
        ark_pen_round_rect(pen, b, ARK_CORNER_ROUND);
        break;
    case ARK_FIGURE_CUT:
        draw_cut(pen, b);
        break;
    case ARK_FIGURE_DOT:
        ark_pen_ellipse(pen, b.x + b.w / 2, b.y + b.h / 2, fmin(b.w, b.h) / 2, fmin(b.w, b.h) / 2);
        break;
    case ARK_FIGURE_NOTE:
        draw_note(pen, b, paint);
        return;
    case ARK_FIGURE_OUTLINE:
        ark_outline_draw(pen, f->look->outline, b, paint);
        return;
    case ARK_FIGURE_ICON:
        /* Nothing to see, but the thing to click on. */
        ark_pen_rect(pen, b);
        paint = (struct ark_paint){0};
        break;
    case ARK_FIGURE_TAB:
        draw_tab(pen, f, paint);
        return;
    }
    ark_pen_paint(pen, paint);
}

/* A small icon must be seen on its box; a large one is the figure. */
static struct ark_colour icon_ink(const struct ark_figure *f)
{
    if (f->shape == ARK_FIGURE_ICON)
        return paint_of(f).stroke;
    return ark_colour_readable(ark_colour_rgb(0x333333), ark_colour_on_white(f->style.fill));
}

void ark_figure_draw(const struct ark_figure *f, struct ark_pen *pen)
{
    draw_shape(pen, f);
    if (f->icon.w > 0)
        ark_icon_draw(pen, f->look->icon, f->icon, icon_ink(f), f->style.fill);
    if (!f->lifted)
        ark_figure_draw_name(f, pen);
    ark_rows_draw(f, pen);
}

struct ark_box ark_figure_text_box(const struct ark_figure *f)
{
    double w = f->lines.width;
    double x = f->first_line.x;
    if (f->anchor != ARK_ANCHOR_START)
        x -= f->anchor == ARK_ANCHOR_MIDDLE ? w / 2 : w;
    return (struct ark_box){x, f->first_line.y - f->lines.size * ARK_ASCENT, w, f->lines.height};
}

void ark_figure_draw_name(const struct ark_figure *f, struct ark_pen *pen)
{
    struct ark_type_style style = {f->lines.size, f->anchor, f->style.bold, f->style.italic,
                                   f->style.ink};
    if (f->lifted && f->shape != ARK_FIGURE_ICON) {
        struct ark_box box = ark_figure_text_box(f);
        struct ark_colour paper = name_ground(f);
        paper.a = 0.85;
        /* Only what the letters reach, so that an arrow's end beside them stays whole. */
        box.y += f->lines.size * 0.14;
        box.h -= f->lines.size * 0.16;
        ark_pen_round_rect(pen, box, 2);
        ark_pen_paint(pen, (struct ark_paint){.fill = paper});
    }
    for (uint32_t i = 0; i < f->lines.n; i++)
        if (*f->lines.v[i])
            ark_pen_text(pen, f->first_line.x,
                         f->first_line.y + i * f->lines.size * ARK_LINE_HEIGHT, f->lines.v[i],
                         style);
}
