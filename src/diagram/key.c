/* The key: the kinds of elements and relationships that a drawing shows, with their names, in
 * columns below it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "diagram/colour.h"
#include "diagram/describe.h"

#define TEXT_SIZE 9.0
#define HEADING 20.0
#define ROW 20.0
#define SAMPLE_WIDTH 34.0
#define SAMPLE_HEIGHT 14.0
#define TEXT_LEFT 42.0
#define COLUMN 170.0

/* A sample: one of `figure` and `wire` is NULL. */
struct sample {
    const struct ark_figure *figure;
    const struct ark_wire *wire;
    const char *title;
};

struct samples {
    ARK_VEC(struct sample) v;
};

static int compare_samples(const void *a, const void *b)
{
    const struct sample *x = a, *y = b;
    if (!x->figure != !y->figure)
        return x->figure ? -1 : 1;
    return strcmp(x->title, y->title);
}

static void collect(const struct ark_picture *p, struct samples *samples)
{
    ARK_VEC_EACH (struct ark_figure, f, p->figures)
        if (f->form == ARK_FORM_ELEMENT && f->thing != ARK_REF_NONE)
            ark_vec_push(&samples->v, (struct sample){f, NULL, ark_describe_element(p, f->thing)});
    ARK_VEC_EACH (struct ark_wire, w, p->wires)
        if (!w->hidden && w->thing != ARK_REF_NONE)
            ark_vec_push(&samples->v,
                         (struct sample){NULL, w, ark_describe_relationship(p, w->thing)});
    if (!samples->v.n)
        return;
    qsort(samples->v.v, samples->v.n, sizeof *samples->v.v, compare_samples);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < samples->v.n; i++)
        if (compare_samples(&samples->v.v[i], &samples->v.v[kept - 1]) != 0)
            samples->v.v[kept++] = samples->v.v[i];
    samples->v.n = kept;
}

static void draw_figure(const struct ark_figure *of, struct ark_pen *pen, double x, double y)
{
    struct ark_figure f = {.look = of->look, .shape = of->look->shape, .form = of->form};
    f.style =
        (struct ark_style){.fill = of->style.fill, .line = of->style.line, .line_width = ARK_PX};
    f.box = (struct ark_box){x, y, SAMPLE_WIDTH, SAMPLE_HEIGHT};
    if (of->look->icon)
        f.icon = (struct ark_box){x + SAMPLE_WIDTH / 2 - 5, y + 2, 10, 10};
    if (f.shape == ARK_FIGURE_OUTLINE)
        f.icon.w = 0;
    ark_figure_draw(&f, pen);
}

static void draw_wire(const struct ark_wire *of, struct ark_pen *pen, double x, double y)
{
    struct ark_point points[] = {{x, y + SAMPLE_HEIGHT / 2},
                                 {x + SAMPLE_WIDTH, y + SAMPLE_HEIGHT / 2}};
    struct ark_wire wire = {.look = of->look, .points = points, .point_n = 2};
    wire.style = (struct ark_style){.line = ark_colour_rgb(0x2a2a2a), .line_width = ARK_PX};
    ark_wire_draw(&wire, pen);
}

static void draw_sample(const struct sample *sample, struct ark_pen *pen, double x, double y)
{
    struct ark_type_style style = {TEXT_SIZE, ARK_ANCHOR_START, false, false, ark_colour_rgb(0)};
    if (sample->figure)
        draw_figure(sample->figure, pen, x, y);
    else
        draw_wire(sample->wire, pen, x, y);
    ark_pen_text(pen, x + TEXT_LEFT, y + SAMPLE_HEIGHT / 2 + TEXT_SIZE * 0.36, sample->title,
                 style);
}

double ark_key(struct ark_picture *picture, struct ark_pen *pen, double x, double y, double width)
{
    struct samples samples = {0};
    collect(picture, &samples);
    uint32_t n = samples.v.n, columns = (uint32_t)fmax(1, floor(width / COLUMN));
    uint32_t rows = (n + columns - 1) / columns;
    struct ark_type_style bold = {10, ARK_ANCHOR_START, true, false, ark_colour_rgb(0)};
    if (n) {
        ark_pen_move(pen, x, y);
        ark_pen_line(pen, x + width, y);
        ark_pen_paint(pen,
                      (struct ark_paint){.stroke = ark_colour_rgb(0xb0b0b0), .line_width = 0.75});
        ark_pen_text(pen, x, y + 14, ark_say(picture->lang, "Tegn", "Key"), bold);
    }
    for (uint32_t i = 0; i < n; i++)
        draw_sample(&samples.v.v[i], pen, x + i / rows * COLUMN, y + HEADING + 4 + i % rows * ROW);
    ark_vec_clear(&samples.v);
    return n ? HEADING + 4 + rows * ROW : 0;
}
