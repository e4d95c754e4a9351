/* The pen: appends items to a scene. Knows nothing about models. */
#include "diagram/pen.h"

#include <math.h>

static const double DOTTED[] = {1.5, 2};
static const double DASHED[] = {5, 3};

/* Adding 0 turns a negative zero into zero. */
static double tidy(double v)
{
    return round(v * 100) / 100 + 0.0;
}

static void step(struct ark_pen *pen, char command, const double *p, int n)
{
    struct ark_path_step s = {.command = command};
    for (int i = 0; i < n; i++)
        s.p[i] = tidy(p[i] + (i % 2 ? pen->dy : pen->dx));
    ark_vec_push(&pen->steps, s);
}

void ark_pen_move(struct ark_pen *pen, double x, double y)
{
    step(pen, 'M', (double[]){x, y}, 2);
}

void ark_pen_line(struct ark_pen *pen, double x, double y)
{
    step(pen, 'L', (double[]){x, y}, 2);
}

void ark_pen_curve(struct ark_pen *pen, const double p[6])
{
    step(pen, 'C', p, 6);
}

void ark_pen_close(struct ark_pen *pen)
{
    step(pen, 'Z', NULL, 0);
}

void ark_pen_rect(struct ark_pen *pen, struct ark_box b)
{
    ark_pen_move(pen, b.x, b.y);
    ark_pen_line(pen, b.x + b.w, b.y);
    ark_pen_line(pen, b.x + b.w, b.y + b.h);
    ark_pen_line(pen, b.x, b.y + b.h);
    ark_pen_close(pen);
}

/* 0.5523: how far the control points of a quarter circle lie from its ends. */
static const double KAPPA = 0.5522847498;

void ark_pen_round_rect(struct ark_pen *pen, struct ark_box b, double radius)
{
    double r = fmin(radius, fmin(b.w, b.h) / 2), k = r * (1 - KAPPA);
    double x2 = b.x + b.w, y2 = b.y + b.h;
    ark_pen_move(pen, b.x + r, b.y);
    ark_pen_line(pen, x2 - r, b.y);
    ark_pen_curve(pen, (double[]){x2 - k, b.y, x2, b.y + k, x2, b.y + r});
    ark_pen_line(pen, x2, y2 - r);
    ark_pen_curve(pen, (double[]){x2, y2 - k, x2 - k, y2, x2 - r, y2});
    ark_pen_line(pen, b.x + r, y2);
    ark_pen_curve(pen, (double[]){b.x + k, y2, b.x, y2 - k, b.x, y2 - r});
    ark_pen_line(pen, b.x, b.y + r);
    ark_pen_curve(pen, (double[]){b.x, b.y + k, b.x + k, b.y, b.x + r, b.y});
    ark_pen_close(pen);
}

void ark_pen_ellipse(struct ark_pen *pen, double cx, double cy, double rx, double ry)
{
    double kx = rx * KAPPA, ky = ry * KAPPA;
    ark_pen_move(pen, cx + rx, cy);
    ark_pen_curve(pen, (double[]){cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry});
    ark_pen_curve(pen, (double[]){cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy});
    ark_pen_curve(pen, (double[]){cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry});
    ark_pen_curve(pen, (double[]){cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy});
    ark_pen_close(pen);
}

void ark_pen_polyline(struct ark_pen *pen, const struct ark_point *points, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        step(pen, i ? 'L' : 'M', (double[]){points[i].x, points[i].y}, 2);
}

static void set_dash(struct ark_item *item, enum ark_dash dash)
{
    if (dash == ARK_DASH_DOTTED) {
        item->dash = DOTTED;
        item->dash_n = G_N_ELEMENTS(DOTTED);
    } else if (dash == ARK_DASH_DASHED) {
        item->dash = DASHED;
        item->dash_n = G_N_ELEMENTS(DASHED);
    }
}

void ark_pen_paint(struct ark_pen *pen, struct ark_paint paint)
{
    if (!pen->steps.n)
        return;
    struct ark_path_step *steps =
        ARK_NEW_ARRAY(pen->scene->arena, struct ark_path_step, pen->steps.n);
    memcpy(steps, pen->steps.v, sizeof *steps * pen->steps.n);
    struct ark_item item = {
        .shape = ARK_SHAPE_PATH,
        .steps = steps,
        .step_n = pen->steps.n,
        .fill = paint.fill,
        .stroke = paint.stroke,
        .line_width = paint.line_width,
    };
    set_dash(&item, paint.dash);
    ark_vec_push(&pen->scene->items, item);
    pen->steps.n = 0;
}

void ark_pen_text(struct ark_pen *pen, double x, double y, const char *text,
                  struct ark_type_style style)
{
    ark_vec_push(&pen->scene->items, (struct ark_item){
                                         .shape = ARK_SHAPE_TEXT,
                                         .text = ark_arena_strdup(pen->scene->arena, text),
                                         .x = tidy(x + pen->dx),
                                         .y = tidy(y + pen->dy),
                                         .size = style.size,
                                         .anchor = style.anchor,
                                         .bold = style.bold,
                                         .italic = style.italic,
                                         .colour = style.colour,
                                     });
}

void ark_pen_begin(struct ark_pen *pen, const char *id, const char *title)
{
    ark_vec_push(&pen->scene->items, (struct ark_item){
                                         .shape = ARK_SHAPE_GROUP_BEGIN,
                                         .id = ark_arena_strdup(pen->scene->arena, id),
                                         .title = ark_arena_strdup(pen->scene->arena, title),
                                     });
}

void ark_pen_end(struct ark_pen *pen)
{
    ark_vec_push(&pen->scene->items, (struct ark_item){.shape = ARK_SHAPE_GROUP_END});
}

void ark_pen_release(struct ark_pen *pen)
{
    ark_vec_clear(&pen->steps);
}
