/* Badges: findings on the things of a drawing. Colour and shape both tell the level, for those who
 * don't see colours and for print. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "diagram/colour.h"
#include "diagram/geometry.h"
#include "diagram/picture.h"
#include "diagram/things.h"

#define ADVANCE 15.5
#define DIAMOND_RADIUS 8.6
/* With more marks than this on one thing, only the first is shown, and how many more there are. */
#define MOST_BADGES 3
/* Of a line's height, what letters leave empty at its top. */
#define ABOVE_LETTERS 0.14
/* So far above its corner a badge still belongs to a figure. */
#define HIGHEST 8.0

static int compare_weight(const void *a, const void *b)
{
    const struct ark_mark *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

static int compare_marks(const void *a, const void *b)
{
    const struct ark_mark *x = a, *y = b;
    if (x->subject != y->subject)
        return x->subject < y->subject ? -1 : 1;
    return compare_weight(a, b);
}

void ark_marks_sort(struct ark_picture *picture, const struct ark_mark *marks, uint32_t n)
{
    picture->marks = ARK_NEW_ARRAY(picture->arena, struct ark_mark, n + 1);
    picture->mark_n = n;
    for (uint32_t i = 0; i < n; i++) {
        picture->marks[i] = marks[i];
        picture->marks[i].subject = ark_thing_told_at(picture->graph, marks[i].subject);
    }
    qsort(picture->marks, n, sizeof *marks, compare_marks);
}

struct ark_mark_slice ark_marks_of(const struct ark_picture *picture, ark_ref subject)
{
    uint32_t low = 0, high = picture->mark_n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (picture->marks[middle].subject < subject)
            low = middle + 1;
        else
            high = middle;
    }
    struct ark_mark_slice slice = {picture->marks + low, 0};
    if (subject == ARK_REF_NONE)
        return slice;
    while (low + slice.n < picture->mark_n && slice.v[slice.n].subject == subject)
        slice.n++;
    return slice;
}

struct ark_mark_slice ark_marks_join(const struct ark_picture *picture, struct ark_mark_slice a,
                                     struct ark_mark_slice b)
{
    if (!a.n || !b.n)
        return a.n ? a : b;
    struct ark_mark *all = ARK_NEW_ARRAY(picture->arena, struct ark_mark, a.n + b.n);
    memcpy(all, a.v, sizeof *all * a.n);
    memcpy(all + a.n, b.v, sizeof *all * b.n);
    qsort(all, a.n + b.n, sizeof *all, compare_weight);
    return (struct ark_mark_slice){all, a.n + b.n};
}

struct ark_colour ark_mark_colour(int rank)
{
    return ark_colour_rgb(rank <= 0 ? 0xc62828 : rank == 1 ? 0xb45309 : 0x1d4ed8);
}

static uint32_t badge_count(struct ark_mark_slice marks)
{
    return marks.n > MOST_BADGES ? 2 : marks.n;
}

struct ark_box ark_badges_box(struct ark_mark_slice marks, double cx, double cy)
{
    double r = DIAMOND_RADIUS;
    if (!marks.n)
        return (struct ark_box){0};
    return (struct ark_box){cx - r, cy - r, 2 * r + (badge_count(marks) - 1) * ADVANCE, 2 * r};
}

struct ark_point ark_badges_first(struct ark_box box)
{
    return (struct ark_point){box.x + DIAMOND_RADIUS, box.y + DIAMOND_RADIUS};
}

static void draw_number(struct ark_pen *pen, double cx, double cy, const char *text)
{
    double size = strlen(text) < 3 ? 8 : strlen(text) == 3 ? 6 : 4.6;
    struct ark_type_style style = {size, ARK_ANCHOR_MIDDLE, true, false, ark_colour_rgb(0xffffff)};
    ark_pen_text(pen, cx, cy + size * 0.36, text, style);
}

static void draw_badge(struct ark_pen *pen, const struct ark_mark *mark, double cx, double cy)
{
    double r = ARK_BADGE_RADIUS, d = DIAMOND_RADIUS;
    if (mark->rank <= 0) {
        ark_pen_ellipse(pen, cx, cy, r, r);
    } else if (mark->rank == 1) {
        ark_pen_move(pen, cx, cy - d);
        ark_pen_line(pen, cx + d, cy);
        ark_pen_line(pen, cx, cy + d);
        ark_pen_line(pen, cx - d, cy);
        ark_pen_close(pen);
    } else {
        ark_pen_round_rect(pen, (struct ark_box){cx - r, cy - r, 2 * r, 2 * r}, 2);
    }
    ark_pen_paint(pen, (struct ark_paint){ark_mark_colour(mark->rank), ark_colour_rgb(0xffffff),
                                          0.9, ARK_DASH_NONE});
    char text[16];
    g_snprintf(text, sizeof text, "%u", mark->number);
    draw_number(pen, cx, cy, text);
}

static void draw_more(struct ark_pen *pen, uint32_t n, double cx, double cy)
{
    double r = ARK_BADGE_RADIUS;
    ark_pen_round_rect(pen, (struct ark_box){cx - r - 1, cy - r + 1, 2 * r + 2, 2 * r - 2}, r);
    ark_pen_paint(pen, (struct ark_paint){ark_colour_rgb(0x374151), ark_colour_rgb(0xffffff), 0.9,
                                          ARK_DASH_NONE});
    char text[16];
    g_snprintf(text, sizeof text, "+%u", n);
    draw_number(pen, cx, cy, text);
}

void ark_badges_draw(struct ark_pen *pen, struct ark_mark_slice marks, double cx, double cy)
{
    bool all = marks.n <= MOST_BADGES;
    for (uint32_t i = 0; i < (all ? marks.n : 1); i++)
        draw_badge(pen, &marks.v[i], cx + i * ADVANCE, cy);
    if (!all)
        draw_more(pen, marks.n - 1, cx + ADVANCE, cy);
}

/* On the corner; higher up where a row of badges would cover the name. */
struct ark_point ark_figure_badge(const struct ark_figure *f)
{
    struct ark_point at = {f->box.x + 1, f->box.y + 1};
    if (!f->marks.n || !f->lines.n)
        return at;
    struct ark_box badges = ark_badges_box(f->marks, at.x, at.y), name = ark_figure_text_box(f);
    name.y += f->lines.size * ABOVE_LETTERS;
    if (ark_box_overlap(badges, name) > 0)
        at.y -= fmin(badges.y + badges.h - name.y, HIGHEST);
    return at;
}
