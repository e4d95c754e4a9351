/* Rows: where boxes stand when graphviz does not say, and those without lines always. */
#include "diagram/layout_rows.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>

#define GAP_X 22.0
/* Rows are this much wider than high. */
#define ROWS_ASPECT 1.6
/* Lines in the same gap keep this far from each other, as far as there is room. */
#define LANE_X 2.6
#define LANE_Y 3.2

static int compare_places(const void *a, const void *b)
{
    const struct ark_place *x = a, *y = b;
    if (x->band != y->band)
        return x->band < y->band ? -1 : 1;
    return (x->box > y->box) - (x->box < y->box);
}

static double row_width(const struct ark_layout *l, const struct ark_place *places, uint32_t n)
{
    double area = 0, widest = 0;
    for (uint32_t i = 0; i < n; i++) {
        struct ark_box b = l->boxes[places[i].box];
        area += (b.w + GAP_X) * (b.h + ARK_ROW_GAP);
        widest = fmax(widest, b.w);
    }
    return fmax(widest, sqrt(area * ROWS_ASPECT));
}

void ark_layout_rows(struct ark_layout *l, struct ark_place *places, uint32_t n, double top,
                     double width)
{
    if (!n)
        return;
    qsort(places, n, sizeof *places, compare_places);
    width = fmax(width, row_width(l, places, n));
    double x = 0, y = top, height = 0;
    for (uint32_t i = 0; i < n; i++) {
        struct ark_box *b = &l->boxes[places[i].box];
        if (i && (x + b->w > width || places[i].band != places[i - 1].band)) {
            y += height + ARK_ROW_GAP;
            x = height = 0;
        }
        b->x = x;
        b->y = y;
        x += b->w + GAP_X;
        height = fmax(height, b->h);
    }
}

/* -3 .. 3 and -4 .. 4 lanes from the middle of a gap. */
static double lane(uint32_t line, uint32_t lanes, double width)
{
    return ((double)(line % lanes) - (lanes - 1) / 2.0) * width;
}

/* Of the y of each row: that of its lowest side. */
static GHashTable *bottoms_of(const struct ark_layout *l, double *bottoms)
{
    GHashTable *known = g_hash_table_new(g_double_hash, g_double_equal);
    for (uint32_t i = 0; i < l->box_n; i++) {
        double *bottom = g_hash_table_lookup(known, &l->boxes[i].y);
        bottoms[i] = l->boxes[i].y + l->boxes[i].h;
        if (bottom)
            *bottom = fmax(*bottom, bottoms[i]);
        else
            g_hash_table_insert(known, &l->boxes[i].y, &bottoms[i]);
    }
    return known;
}

/* The gap next to the row of `box` on the side where `other` is; below it when they stand in one
 * row. */
static double gap_beside(GHashTable *bottoms, struct ark_box box, struct ark_box other)
{
    const double *bottom = g_hash_table_lookup(bottoms, &box.y);
    return other.y < box.y ? box.y - ARK_ROW_GAP / 2 : *bottom + ARK_ROW_GAP / 2;
}

/* Out of the box, along its gap, along a gap between columns if there are rows between, and in. */
static void lead(struct ark_layout *l, GHashTable *bottoms, struct ark_layout_line *line,
                 uint32_t index)
{
    struct ark_box a = l->boxes[line->from], b = l->boxes[line->to];
    double shift = lane(index, 9, LANE_Y), beside = lane(index, 7, LANE_X);
    double ax = a.x + a.w / 2 + fmin(beside * 3, a.w / 3), ay = gap_beside(bottoms, a, b) + shift;
    double bx = b.x + b.w / 2 + fmin(beside * 3, b.w / 3), by = gap_beside(bottoms, b, a) + shift;
    double column = b.x - GAP_X / 2 + beside;
    const struct ark_point points[] = {{ax, ay}, {column, ay}, {column, by}, {bx, by}};
    bool near = fabs(ay - by) < ARK_ROW_GAP / 2;
    line->bends = ARK_NEW_ARRAY(l->arena, struct ark_point, G_N_ELEMENTS(points));
    line->bends[line->bend_n++] = points[0];
    for (uint32_t i = 1; !near && i < 3; i++)
        line->bends[line->bend_n++] = points[i];
    line->bends[line->bend_n++] = (struct ark_point){bx, near ? ay : by};
}

void ark_layout_rows_lines(struct ark_layout *l)
{
    double *heights = g_new(double, l->box_n + 1);
    GHashTable *bottoms = bottoms_of(l, heights);
    for (uint32_t i = 0; i < l->line_n; i++) {
        l->lines[i].bend_n = 0;
        if (l->lines[i].from != l->lines[i].to)
            lead(l, bottoms, &l->lines[i], i);
    }
    g_hash_table_destroy(bottoms);
    g_free(heights);
}
