/* Fits every figure's text into its box: first at full size, then smaller, then with divided words,
 * and only then with an ellipsis. Text never leaves its box. */
#include <math.h>

#include "diagram/geometry.h"
#include "diagram/outline.h"
#include "diagram/rows.h"

#define PAD 3.5
#define ICON_SIZE 12.0
#define ICON_MARGIN 3.0
#define ICON_GAP 2.5
#define SMALLEST 6.0
/* Two lines above or below an icon that is the figure. */
#define LARGE_NAME 24.0
/* Of a line's height, what even tall letters leave empty at its top. */
#define ABOVE_LETTERS 0.1
/* A name moves no further down than this to make room for the icon, unless nothing else helps. */
#define SLIDE 2.0

/* Sizes that are tried with whole words, then with divided ones. */
static const double WHOLE[] = {ARK_FONT_SIZE, 8.5, 8, 7.5, 7};
static const double DIVIDED[] = {8, 7, SMALLEST};

/* The room for the name of a figure that is an icon. */
static double large_name(const struct ark_figure *f)
{
    return *f->label ? fmin(LARGE_NAME, f->box.h * 0.45) : 0;
}

/* The icon that is the figure: in the middle, beside the room for the name. */
static void place_large_icon(struct ark_figure *f)
{
    double name = large_name(f), above = f->style.down == ARK_ALIGN_START ? name : 0;
    double size = fmin(f->box.w, f->box.h - name) - 2;
    if (size > 0)
        f->icon =
            (struct ark_box){f->box.x + (f->box.w - size) / 2, f->box.y + above + 1, size, size};
}

static void place_icon(struct ark_figure *f)
{
    double size = fmin(ICON_SIZE, fmin(f->box.h * 0.42, f->box.w * 0.25));
    if (f->shape == ARK_FIGURE_ICON)
        place_large_icon(f);
    if (!f->look->icon || size < 5 || f->shape >= ARK_FIGURE_OUTLINE)
        return;
    double margin = f->shape == ARK_FIGURE_CUT ? ICON_MARGIN + 1.2 : ICON_MARGIN;
    f->icon = (struct ark_box){f->box.x + f->box.w - size - margin, f->box.y + margin, size, size};
}

/* One line more than there is room for is enough to see that a text does not fit. */
static uint32_t enough_lines(double h, double size, uint32_t max_lines)
{
    return max_lines ? max_lines : (uint32_t)(h / (size * ARK_LINE_HEIGHT)) + 1;
}

static bool fits(const struct ark_lines *lines, double w, double h)
{
    return lines->n && lines->width <= w + 0.01 && lines->height <= h + 0.01;
}

/* How far right of the anchor a line of this width reaches. */
static double right_of_anchor(enum ark_anchor anchor, double width)
{
    return anchor == ARK_ANCHOR_START ? width : anchor == ARK_ANCHOR_MIDDLE ? width / 2 : 0;
}

/* Whether a block of lines anchored on x, with its top at `top`, touches the icon. */
static bool hits_icon(const struct ark_figure *f, const struct ark_lines *lines,
                      enum ark_anchor anchor, double x, double top)
{
    if (f->icon.w <= 0 || f->shape == ARK_FIGURE_ICON)
        return false;
    double bottom = f->icon.y + f->icon.h;
    for (uint32_t i = 0; i < lines->n; i++) {
        double y = top + (i * ARK_LINE_HEIGHT + ABOVE_LETTERS) * lines->size;
        if (y < bottom && x + right_of_anchor(anchor, lines->widths[i]) > f->icon.x - ICON_GAP)
            return true;
    }
    return false;
}

static void settle(struct ark_figure *f, const struct ark_lines *lines, enum ark_anchor anchor,
                   double x, double top)
{
    f->lines = *lines;
    f->anchor = anchor;
    f->first_line = (struct ark_point){x, top + lines->size * ARK_ASCENT};
}

static enum ark_anchor anchor_of(const struct ark_figure *f)
{
    static const enum ark_anchor ANCHORS[] = {
        [ARK_ALIGN_DEFAULT] = ARK_ANCHOR_MIDDLE,
        [ARK_ALIGN_START] = ARK_ANCHOR_START,
        [ARK_ALIGN_MIDDLE] = ARK_ANCHOR_MIDDLE,
        [ARK_ALIGN_END] = ARK_ANCHOR_END,
    };
    if (f->shape == ARK_FIGURE_TAB)
        return ARK_ANCHOR_START;
    return ANCHORS[f->style.across];
}

static double anchor_x(enum ark_anchor anchor, double x, double w)
{
    return anchor == ARK_ANCHOR_START ? x : anchor == ARK_ANCHOR_MIDDLE ? x + w / 2 : x + w;
}

/* What holds other figures has its name above them. */
static bool is_on_top(const struct ark_figure *f)
{
    return f->child_n || f->form == ARK_FORM_GROUP || f->shape == ARK_FIGURE_TAB ||
           f->shape == ARK_FIGURE_ICON ||
           (f->form == ARK_FORM_NOTE && f->style.down == ARK_ALIGN_DEFAULT) ||
           f->style.down == ARK_ALIGN_START;
}

/* The top of a block of lines. */
static double block_top(const struct ark_figure *f, struct ark_box room, double height)
{
    if (is_on_top(f))
        return room.y;
    return f->style.down == ARK_ALIGN_END ? room.y + room.h - height
                                          : room.y + (room.h - height) / 2;
}

/* A name that is to be placed at one size. */
struct attempt {
    const struct ark_picture *picture;
    struct ark_figure *figure;
    struct ark_box room;
    double size;
    bool divide;
    uint32_t max_lines;
};

/* Breaks the name to the width; false when it does not fit so. */
static bool wrap(const struct attempt *a, double width, struct ark_lines *ret)
{
    const struct ark_figure *f = a->figure;
    if (width <= 0)
        return false;
    *ret = ark_measure_wrap(a->picture->measure, f->label, f->style.bold, a->size, width,
                            enough_lines(a->room.h, a->size, a->max_lines));
    return fits(ret, width, a->room.h) && (a->divide || !ret->broke_word);
}

static double left_of_icon(const struct attempt *a)
{
    return a->figure->icon.x - ICON_GAP - a->room.x;
}

/* Between two margins as wide as the icon, so that the name stays in the middle; without, over the
 * whole width. */
static bool try_across(const struct attempt *a, bool narrow)
{
    struct ark_figure *f = a->figure;
    enum ark_anchor anchor = anchor_of(f);
    double inset = narrow ? a->room.w - left_of_icon(a) : 0;
    struct ark_lines lines;
    if ((narrow && anchor != ARK_ANCHOR_MIDDLE) || !wrap(a, a->room.w - 2 * inset, &lines))
        return false;
    double x = anchor_x(anchor, a->room.x, a->room.w), top = block_top(f, a->room, lines.height);
    if (hits_icon(f, &lines, anchor, x, top))
        return false;
    settle(f, &lines, anchor, x, top);
    return true;
}

/* A smaller icon leaves the name in its place. */
static bool try_with_icon(const struct attempt *a)
{
    static const struct {
        double icon;
        bool narrow;
    } MIDDLE[] = {{1, false}, {.75, false}, {1, true}, {.6, false}, {.6, true}},
      TOP[] = {{1, false}, {1, true}, {.75, false}, {.75, true}, {.6, true}};
    struct ark_figure *f = a->figure;
    struct ark_box icon = f->icon;
    for (uint32_t i = 0; i < G_N_ELEMENTS(TOP); i++) {
        double share = is_on_top(f) ? TOP[i].icon : MIDDLE[i].icon;
        double less = icon.w * (1 - share);
        f->icon = (struct ark_box){icon.x + less, icon.y, icon.w - less, icon.h - less};
        if (try_across(a, is_on_top(f) ? TOP[i].narrow : MIDDLE[i].narrow))
            return true;
    }
    f->icon = icon;
    return false;
}

/* Below the icon, when that is no more than `most` further down. */
static bool try_below_icon(const struct attempt *a, double most)
{
    struct ark_figure *f = a->figure;
    enum ark_anchor anchor = anchor_of(f);
    double top = f->icon.y + f->icon.h;
    struct ark_lines lines;
    if (f->child_n || !wrap(a, a->room.w, &lines) || top + lines.height > a->room.y + a->room.h ||
        top > block_top(f, a->room, lines.height) + most)
        return false;
    settle(f, &lines, anchor, anchor_x(anchor, a->room.x, a->room.w), top);
    return true;
}

static bool try_beside_icon(const struct attempt *a)
{
    struct ark_figure *f = a->figure;
    enum ark_anchor anchor = anchor_of(f);
    double w = left_of_icon(a);
    struct ark_lines lines;
    if (!wrap(a, w, &lines))
        return false;
    settle(f, &lines, anchor, anchor_x(anchor, a->room.x, w), block_top(f, a->room, lines.height));
    return true;
}

/* Where the kind wants it, as far as the icon allows. */
static bool try_size(const struct ark_picture *p, struct ark_figure *f, struct ark_box room,
                     double size, bool divide, uint32_t max_lines)
{
    const struct attempt a = {p, f, room, size, divide, max_lines};
    if (f->icon.w <= 0 || f->shape == ARK_FIGURE_ICON)
        return try_across(&a, false);
    return try_with_icon(&a) || try_below_icon(&a, is_on_top(f) ? INFINITY : SLIDE) ||
           try_beside_icon(&a) || try_below_icon(&a, INFINITY);
}

static bool try_sizes(const struct ark_picture *p, struct ark_figure *f, struct ark_box room,
                      const double *sizes, uint32_t n, bool divide)
{
    double scale = f->style.font_size > 0 ? f->style.font_size / ARK_FONT_SIZE : 1;
    for (uint32_t i = 0; i < n; i++) {
        double size = fmax(sizes[i] * scale, fmin(SMALLEST, sizes[i]));
        if (try_size(p, f, room, size, divide, 0))
            return true;
    }
    return false;
}

static bool says_nothing(const struct ark_lines *lines)
{
    long letters = 0;
    for (uint32_t i = 0; i < lines->n; i++)
        letters += g_utf8_strlen(lines->v[i], -1);
    return letters < 8;
}

/* A box too small for a name shows its kind; the name is in its tooltip. */
static void only_icon(struct ark_figure *f)
{
    f->lines.n = 0;
    if (!f->look->icon || f->shape >= ARK_FIGURE_OUTLINE)
        return;
    double size = fmin(ICON_SIZE, 0.8 * fmin(f->box.w, f->box.h));
    f->icon = (struct ark_box){f->box.x + (f->box.w - size) / 2, f->box.y + (f->box.h - size) / 2,
                               size, size};
}

/* The whole name is worth more than the icon; a part of it is not. */
static void fit_text(const struct ark_picture *p, struct ark_figure *f, struct ark_box room)
{
    if (try_sizes(p, f, room, WHOLE, G_N_ELEMENTS(WHOLE), false) ||
        try_sizes(p, f, room, DIVIDED, G_N_ELEMENTS(DIVIDED), true))
        return;
    struct ark_box icon = f->icon;
    if (f->shape != ARK_FIGURE_ICON)
        f->icon.w = 0;
    if (icon.w > 0 && try_sizes(p, f, room, DIVIDED, G_N_ELEMENTS(DIVIDED), true))
        return;
    f->icon = icon;
    uint32_t max_lines = (uint32_t)(room.h / (SMALLEST * ARK_LINE_HEIGHT));
    if (!max_lines || !try_size(p, f, room, SMALLEST, true, max_lines) || says_nothing(&f->lines))
        only_icon(f);
}

/* Where the figure leaves room for text. */
static struct ark_box figure_room(const struct ark_figure *f)
{
    if (f->shape == ARK_FIGURE_OUTLINE)
        return ark_outline_room(f->look->outline, f->box);
    if (f->shape != ARK_FIGURE_ICON || f->child_n)
        return f->box;
    double name = large_name(f), below = f->box.h - name - 1;
    return (struct ark_box){f->box.x, f->box.y + (f->style.down == ARK_ALIGN_START ? 0 : below),
                            f->box.w, name};
}

/* `headroom`: from the top of the box down to the first child. */
static struct ark_box text_room(const struct ark_figure *f, double headroom)
{
    double top = f->marks.n ? 5 : f->shape == ARK_FIGURE_TAB ? 1.5 : 2.5;
    double left =
        f->marks.n && (f->shape == ARK_FIGURE_TAB || f->shape == ARK_FIGURE_NOTE) ? 9 : PAD;
    struct ark_box all = figure_room(f);
    headroom -= all.y - f->box.y;
    struct ark_box room = {all.x + left, all.y + top, all.w - left - PAD, all.h - 2 * top};
    if (f->shape == ARK_FIGURE_NOTE)
        room.h -= 2;
    if (f->child_n) {
        double line = ARK_FONT_SIZE * ARK_LINE_HEIGHT;
        room.h = fmin(all.h - top, fmax(headroom - top, line));
    } else if (f->shape == ARK_FIGURE_TAB) {
        room.h = fmin(room.h, f->box.h / 2);
    }
    return room;
}

/* A child that reaches up beside the name leaves it the wider side. */
static void keep_clear(struct ark_box *room, struct ark_box child)
{
    if (ark_box_overlap(*room, child) <= 0)
        return;
    double left = child.x - room->x, right = room->x + room->w - child.x - child.w;
    double w = fmax(left, right) - PAD;
    if (w < 30)
        return;
    if (right > left)
        room->x = child.x + child.w + PAD;
    room->w = w;
}

static void find_rooms(const struct ark_picture *picture, struct ark_box *rooms)
{
    uint32_t n = picture->figures.n;
    const struct ark_figure *figures = picture->figures.v;
    double *headroom = g_new(double, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t parent = figures[i].parent;
        headroom[i] = figures[i].box.h;
        if (parent != UINT32_MAX)
            headroom[parent] = fmin(headroom[parent], figures[i].box.y - figures[parent].box.y);
    }
    for (uint32_t i = 0; i < n; i++) {
        rooms[i] = text_room(&figures[i], headroom[i]);
        if (figures[i].parent != UINT32_MAX)
            keep_clear(&rooms[figures[i].parent], figures[i].box);
    }
    g_free(headroom);
}

void ark_picture_fit(struct ark_picture *picture)
{
    struct ark_box *rooms = g_new(struct ark_box, picture->figures.n + 1);
    find_rooms(picture, rooms);
    for (uint32_t i = 0; i < picture->figures.n; i++) {
        struct ark_figure *f = &picture->figures.v[i];
        if (f->rows)
            ark_rows_fit(picture, f);
        if (f->shape == ARK_FIGURE_DOT || f->rows)
            continue;
        place_icon(f);
        if (*f->label && rooms[i].w > 0 && rooms[i].h > 0)
            fit_text(picture, f, rooms[i]);
    }
    g_free(rooms);
}
