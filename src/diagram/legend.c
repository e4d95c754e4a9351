/* The legend: the marks that a drawing shows, with their texts, in columns below it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "diagram/colour.h"
#include "diagram/picture.h"

#define TEXT_SIZE 9.0
#define HEADING 20.0
#define ROW_GAP 6.0
#define BADGE_MIDDLE 9.0
#define LEVEL_LEFT 22.0
#define TEXT_LEFT 64.0
#define COLUMN 340.0
#define COLUMN_GAP 18.0
#define MOST_COLUMNS 3

static const char *level_of(int rank, enum ark_lang lang)
{
    if (rank <= 0)
        return ark_say(lang, "SKAL", "MUST");
    return rank == 1 ? ark_say(lang, "BØR", "SHOULD") : ark_say(lang, "KAN", "MAY");
}

static int compare_number(const void *a, const void *b)
{
    const struct ark_mark *x = *(const struct ark_mark *const *)a;
    const struct ark_mark *y = *(const struct ark_mark *const *)b;
    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    return strcmp(x->text ? x->text : "", y->text ? y->text : "");
}

struct shown {
    ARK_VEC(const struct ark_mark *) v;
};

static void add_slice(struct shown *shown, struct ark_mark_slice slice)
{
    for (uint32_t i = 0; i < slice.n; i++)
        ark_vec_push(&shown->v, &slice.v[i]);
}

/* By number; a thing that is drawn twice, and one finding on several things, are listed once. */
static void collect(const struct ark_picture *picture, struct shown *shown)
{
    ARK_VEC_EACH (struct ark_figure, f, picture->figures) {
        add_slice(shown, f->marks);
        for (uint32_t i = 0; i < f->row_n; i++)
            add_slice(shown, f->rows[i].marks);
    }
    ARK_VEC_EACH (struct ark_wire, wire, picture->wires) {
        if (!wire->hidden)
            add_slice(shown, wire->marks);
        for (uint32_t i = 0; !wire->hidden && i < wire->end_text_n; i++)
            add_slice(shown, wire->end_texts[i].marks);
    }
    if (!shown->v.n)
        return;
    qsort(shown->v.v, shown->v.n, sizeof *shown->v.v, compare_number);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < shown->v.n; i++)
        if (compare_number(&shown->v.v[i], &shown->v.v[kept - 1]) != 0)
            shown->v.v[kept++] = shown->v.v[i];
    shown->v.n = kept;
}

static void draw_row(const struct ark_picture *picture, struct ark_pen *pen,
                     const struct ark_mark *mark, const struct ark_lines *lines, double x, double y)
{
    struct ark_type_style plain = {TEXT_SIZE, ARK_ANCHOR_START, false, false, ark_colour_rgb(0)};
    struct ark_type_style bold = {TEXT_SIZE, ARK_ANCHOR_START, true, false,
                                  ark_mark_colour(mark->rank)};
    double base = y + TEXT_SIZE * ARK_ASCENT;
    struct ark_mark_slice one = {mark, 1};
    ark_badges_draw(pen, one, x + BADGE_MIDDLE, y + TEXT_SIZE * 0.55);
    ark_pen_text(pen, x + LEVEL_LEFT, base, level_of(mark->rank, picture->lang), bold);
    for (uint32_t i = 0; i < lines->n; i++)
        ark_pen_text(pen, x + TEXT_LEFT, base + i * TEXT_SIZE * ARK_LINE_HEIGHT, lines->v[i],
                     plain);
}

static void draw_heading(const struct ark_picture *picture, struct ark_pen *pen, double x, double y,
                         double width)
{
    ark_pen_move(pen, x, y);
    ark_pen_line(pen, x + width, y);
    ark_pen_paint(pen, (struct ark_paint){.stroke = ark_colour_rgb(0xb0b0b0), .line_width = 0.75});
    struct ark_type_style style = {10, ARK_ANCHOR_START, true, false, ark_colour_rgb(0)};
    ark_pen_text(pen, x, y + 14, ark_say(picture->lang, "Fund", "Findings"), style);
}

double ark_legend(struct ark_picture *picture, struct ark_pen *pen, double x, double y,
                  double width)
{
    struct shown shown = {0};
    collect(picture, &shown);
    if (!shown.v.n)
        return 0;
    int columns = CLAMP((int)((width + COLUMN_GAP) / (COLUMN + COLUMN_GAP)), 1, MOST_COLUMNS);
    double column = fmin((width - COLUMN_GAP * (columns - 1)) / columns, COLUMN * 1.5);
    double top = y + HEADING + ROW_GAP, row_height = 0;
    draw_heading(picture, pen, x, y, width);
    for (uint32_t i = 0; i < shown.v.n; i++) {
        const struct ark_mark *mark = shown.v.v[i];
        struct ark_lines lines = ark_measure_wrap(picture->measure, mark->text ? mark->text : "",
                                                  false, TEXT_SIZE, column - TEXT_LEFT, 0);
        int at = (int)(i % (uint32_t)columns);
        if (at == 0 && i)
            top += row_height + ROW_GAP, row_height = 0;
        draw_row(picture, pen, mark, &lines, x + at * (column + COLUMN_GAP), top);
        row_height = fmax(row_height, fmax(lines.height, 14));
    }
    ark_vec_clear(&shown.v);
    return top + row_height - y;
}
