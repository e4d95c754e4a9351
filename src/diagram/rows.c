/* Rows of text in a box. Each is measured once, on one line; a size then only scales it. */
#include "diagram/rows.h"

#include <math.h>
#include <string.h>

#include "diagram/colour.h"

#define PAD_X 5.0
#define PAD_Y 3.0
/* A figure without a place is as wide as its longest row, between these. */
#define NARROWEST 64.0
#define WIDEST 230.0
#define WIDEST_NAME 150.0
#define LOWEST 22.0
/* How many lines a row may take in such a figure. */
#define MOST_LINES 4
/* Any box has room for a name of this width. */
#define NARROWEST_NAME 24.0
/* Rows that don't fit are made smaller down to this share, and no further. */
#define SMALLEST 0.82
#define SMALLEST_NAME 0.62
/* Rows of the name compartment of this size and above are the name. */
#define NAME 9.0
#define BADGE_STEP 14.0
/* Above the rows the tab of a package. */
#define TAB 9.0

static const double SCALES[] = {1, 0.94, 0.88, SMALLEST};

static double tab_of(const struct ark_figure *f)
{
    return f->shape == ARK_FIGURE_TAB ? TAB : 0;
}

static double room_above(const struct ark_row *row)
{
    return row->rule ? 2 * PAD_Y : 0;
}

static void measure(const struct ark_picture *p, const struct ark_figure *f)
{
    for (uint32_t i = 0; i < f->row_n; i++) {
        struct ark_row *row = &f->rows[i];
        if (!row->ems.n)
            row->ems = ark_measure_wrap(p->measure, row->text, row->bold, 1, INFINITY, 1);
    }
}

/* At this scale in this width: on one line if it fits, else on at most `most`. */
static struct ark_lines broken(const struct ark_picture *p, const struct ark_row *row, double scale,
                               double width, uint32_t most)
{
    double size = row->size * scale;
    struct ark_lines lines = row->ems;
    if (lines.width * size > width)
        return ark_measure_wrap(p->measure, row->text, row->bold, size, width, most);
    lines.widths = ARK_NEW_ARRAY(p->arena, double, 1);
    lines.widths[0] = lines.width *= size;
    lines.height *= size;
    lines.size = size;
    return lines;
}

static double widest(const struct ark_figure *f, uint32_t from, uint32_t to)
{
    double width = 0;
    for (uint32_t i = from; i < to; i++)
        width = fmax(width, f->rows[i].ems.width * f->rows[i].size);
    return width;
}

/* Of a row of the name compartment: on several lines where it is long, but no word is divided. */
static double head_width(const struct ark_picture *p, const struct ark_row *row)
{
    double width = WIDEST_NAME;
    while (width < WIDEST && broken(p, row, 1, width, MOST_LINES).broke_word)
        width += 20;
    return fmin(width, row->ems.width * row->size);
}

void ark_rows_size(const struct ark_picture *p, struct ark_figure *f)
{
    measure(p, f);
    double width = widest(f, f->head_n, f->row_n);
    for (uint32_t i = 0; i < f->head_n; i++)
        width = fmax(width, head_width(p, &f->rows[i]));
    width = fmax(fmin(width, WIDEST) + 0.5, NARROWEST - 2 * PAD_X);
    double height = 2 * PAD_Y + tab_of(f);
    for (uint32_t i = 0; i < f->row_n; i++)
        height += room_above(&f->rows[i]) + broken(p, &f->rows[i], 1, width, MOST_LINES).height;
    f->box.w = ceil(width + 2 * PAD_X);
    f->box.h = fmax(ceil(height + 1), LOWEST);
    f->roomy = true;
}

/* Breaks the rows at this scale, each into at most `most` lines. Gives their height, INFINITY when
 * one is cut, or a word of it is divided. */
static double break_rows(const struct ark_picture *p, struct ark_figure *f, uint32_t from,
                         uint32_t to, double scale, double width, uint32_t most)
{
    double height = 0;
    for (uint32_t i = from; i < to; i++) {
        struct ark_row *row = &f->rows[i];
        row->lines = broken(p, row, scale, width, most);
        height += room_above(row) + row->lines.height;
        if (row->lines.cut || row->lines.broke_word)
            height = INFINITY;
    }
    return height;
}

static double height_of(const struct ark_figure *f, uint32_t from, uint32_t to)
{
    double height = 0;
    for (uint32_t i = from; i < to; i++)
        height += room_above(&f->rows[i]) + f->rows[i].lines.height;
    return height;
}

/* How the name compartment may be broken. */
struct head {
    double smallest;
    uint32_t name_lines; /* of a name of one word; other names may take more */
    bool whole;          /* what stands above and below the name may not be cut */
};

/* Gives the height at this scale, INFINITY when it does not fit so. */
static double break_head(const struct ark_picture *p, struct ark_figure *f, struct head head,
                         double scale, double width)
{
    double height = 0;
    for (uint32_t i = 0; i < f->head_n; i++) {
        struct ark_row *row = &f->rows[i];
        bool name = row->size >= NAME, word = name && !strchr(row->text, ' ');
        uint32_t most = word ? head.name_lines : name || head.whole ? MOST_LINES : 1;
        row->lines = broken(p, row, name ? scale : fmax(scale, SMALLEST), width, most);
        height += row->lines.height;
        if ((name || head.whole) && (row->lines.cut || row->lines.broke_word))
            height = INFINITY;
    }
    return height;
}

/* The name alone, whatever room it needs. */
static void break_name(const struct ark_picture *p, struct ark_figure *f, double width)
{
    for (uint32_t i = 0; i < f->head_n; i++) {
        struct ark_row *row = &f->rows[i];
        bool name = row->size >= NAME || f->head_n == 1;
        row->lines =
            name ? broken(p, row, SMALLEST_NAME, width, 2 * MOST_LINES) : (struct ark_lines){0};
    }
}

/* Breaks the name compartment, as large as there is room for; gives its height. */
static double fit_head(const struct ark_picture *p, struct ark_figure *f, double width, double room)
{
    static const struct head TRIES[] = {
        {SMALLEST, 1, true}, {SMALLEST, MOST_LINES, true}, {SMALLEST_NAME, MOST_LINES, false}};
    for (size_t i = 0; i < G_N_ELEMENTS(TRIES); i++)
        for (double scale = 1; scale > TRIES[i].smallest - 0.01; scale -= 0.06)
            if (break_head(p, f, TRIES[i], scale, width) <= room)
                return height_of(f, 0, f->head_n);
    break_name(p, f, width);
    return height_of(f, 0, f->head_n);
}

/* A word of a name is not divided for want of a little width. */
static void grow_for_name(const struct ark_picture *p, struct ark_figure *f)
{
    double width = fmax(f->box.w - 2 * PAD_X, NARROWEST_NAME), needed = width;
    for (uint32_t i = 0; i < f->head_n; i++) {
        const struct ark_row *row = &f->rows[i];
        while (row->size >= NAME && needed < WIDEST &&
               broken(p, row, SMALLEST_NAME + 0.1, needed, MOST_LINES).broke_word)
            needed += 6;
    }
    f->box.x -= (needed + 2 * PAD_X - f->box.w) / 2;
    f->box.w = needed + 2 * PAD_X;
}

/* The stereotypes that all rows below have in common. */
static bool is_heading(const struct ark_row *row)
{
    return row->rule && row->thing == ARK_REF_NONE;
}

/* The rows that have room, a line each; the last of them "…" if any is left out. */
static void cut_rows(const struct ark_picture *p, struct ark_figure *f, double width, double room)
{
    uint32_t shown = f->head_n;
    double height = 0, dots = 0;
    break_rows(p, f, f->head_n, f->row_n, SMALLEST, width, 1);
    for (; shown < f->row_n; shown++) {
        const struct ark_row *row = &f->rows[shown];
        dots = room_above(row) + row->size * SMALLEST * ARK_LINE_HEIGHT;
        bool last = shown + 1 == f->row_n;
        if (height + dots + (last ? 0 : f->rows[shown + 1].size * ARK_LINE_HEIGHT) > room)
            break;
        height += room_above(row) + row->lines.height;
    }
    if (shown > f->head_n && shown < f->row_n && is_heading(&f->rows[shown - 1])) {
        shown--;
        dots = room_above(&f->rows[shown]) + f->rows[shown].lines.height;
        height -= dots;
    }
    for (uint32_t i = shown; i < f->row_n; i++) {
        /* The figure tells of what its hidden row would have told of. */
        f->marks = ark_marks_join(p, f->marks, f->rows[i].marks);
        f->rows[i].marks.n = f->rows[i].lines.n = 0;
    }
    if (shown < f->row_n && height + dots <= room)
        f->rows[shown].lines =
            ark_measure_wrap(p->measure, "…", false, f->rows[shown].size * SMALLEST, width, 1);
}

static void fit_rest(const struct ark_picture *p, struct ark_figure *f, double width, double room)
{
    if (f->roomy) {
        break_rows(p, f, f->head_n, f->row_n, 1, width, MOST_LINES);
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(SCALES); i++)
        if (break_rows(p, f, f->head_n, f->row_n, SCALES[i], width, MOST_LINES) <= room)
            return;
    cut_rows(p, f, width, room);
}

static double anchor_x(enum ark_anchor anchor, double x, double w)
{
    return anchor == ARK_ANCHOR_START ? x : anchor == ARK_ANCHOR_MIDDLE ? x + w / 2 : x + w;
}

static void place(struct ark_figure *f, double top)
{
    double y = top;
    for (uint32_t i = 0; i < f->row_n; i++) {
        struct ark_row *row = &f->rows[i];
        if (!row->lines.n)
            continue;
        y += room_above(row);
        row->first_line =
            (struct ark_point){anchor_x(row->anchor, f->box.x + PAD_X, f->box.w - 2 * PAD_X),
                               y + row->lines.size * ARK_ASCENT};
        y += row->lines.height;
    }
}

void ark_rows_fit(const struct ark_picture *p, struct ark_figure *f)
{
    measure(p, f);
    grow_for_name(p, f);
    double width = f->box.w - 2 * PAD_X, above = tab_of(f) + PAD_Y;
    double room = f->box.h - above - PAD_Y;
    double head = fit_head(p, f, width, room);
    f->box.h += fmax(0, head - room);
    room = fmax(room, head);
    fit_rest(p, f, width, room - head + 0.01);
    bool alone = f->head_n == f->row_n || !f->rows[f->head_n].lines.n;
    place(f, f->box.y + above + (alone && !f->child_n ? (room - head) / 2 : 0));
}

bool ark_rows_are_cut(const struct ark_figure *f)
{
    for (uint32_t i = 0; i < f->row_n; i++)
        if (!f->rows[i].lines.n || f->rows[i].lines.cut || strcmp(f->rows[i].lines.v[0], "…") == 0)
            return true;
    return false;
}

static void underline(const struct ark_figure *f, struct ark_pen *pen, const struct ark_row *row)
{
    for (uint32_t i = 0; i < row->lines.n; i++) {
        double w = row->lines.widths[i], x = row->first_line.x;
        double y = row->first_line.y + i * row->lines.size * ARK_LINE_HEIGHT + 1.2;
        x -= row->anchor == ARK_ANCHOR_MIDDLE ? w / 2 : row->anchor == ARK_ANCHOR_END ? w : 0;
        ark_pen_move(pen, x, y);
        ark_pen_line(pen, x + w, y);
    }
    ark_pen_paint(pen, (struct ark_paint){.stroke = f->style.ink, .line_width = 0.5});
}

void ark_rows_draw(const struct ark_figure *f, struct ark_pen *pen)
{
    for (uint32_t i = 0; i < f->row_n; i++) {
        const struct ark_row *row = &f->rows[i];
        struct ark_type_style style = {row->lines.size, row->anchor, row->bold, row->italic,
                                       f->style.ink};
        double top = row->first_line.y - row->lines.size * ARK_ASCENT - PAD_Y;
        if (!row->lines.n)
            continue;
        if (row->rule) {
            ark_pen_move(pen, f->box.x, top);
            ark_pen_line(pen, f->box.x + f->box.w, top);
            ark_pen_paint(pen, (struct ark_paint){.stroke = f->style.line, .line_width = ARK_PX});
        }
        for (uint32_t k = 0; k < row->lines.n; k++)
            ark_pen_text(pen, row->first_line.x,
                         row->first_line.y + k * row->lines.size * ARK_LINE_HEIGHT, row->lines.v[k],
                         style);
        if (row->underlined)
            underline(f, pen, row);
    }
}

/* Left of the text; where two rows with marks follow each other, the second further out. */
struct ark_point ark_row_badge(const struct ark_figure *f, uint32_t row)
{
    const struct ark_row *r = &f->rows[row];
    struct ark_box badges = ark_badges_box(r->marks, 0, 0);
    uint32_t before = 0;
    while (before < row && f->rows[row - 1 - before].marks.n)
        before++;
    return (struct ark_point){f->box.x - badges.w + ARK_BADGE_RADIUS + 3 - before % 2 * BADGE_STEP,
                              r->first_line.y - r->lines.size * 0.3};
}
