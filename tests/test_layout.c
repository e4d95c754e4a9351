/* layout: places for selections, with graphviz, without it, and when it misbehaves. */
#include <check.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "diagram/detour.h"
#include "diagram/layout.h"
#include "layout_helper.h"
#include "suite.h"

struct sketch {
    struct ark_layout layout;
    struct ark_arena *arena;
};

/* Boxes in a tree with some lines across; every tenth box has no line. */
static struct sketch sketch_new(uint32_t n, uint32_t across)
{
    struct sketch s = {.arena = ark_arena_new()};
    struct ark_box *boxes = ARK_NEW_ARRAY(s.arena, struct ark_box, n);
    struct ark_layout_line *lines = ARK_NEW_ARRAY(s.arena, struct ark_layout_line, n + across);
    int *bands = ARK_NEW_ARRAY(s.arena, int, n);
    uint32_t line_n = 0;
    for (uint32_t i = 0; i < n; i++) {
        boxes[i] = (struct ark_box){0, 0, 90, i % 7 ? 41.25 : 60};
        bands[i] = (int)(i % 4);
        if (i % 10 && i / 3 % 10)
            lines[line_n++] = (struct ark_layout_line){.from = i, .to = i / 3};
    }
    for (uint32_t i = 0, a = 1; i < across; i++) {
        uint32_t b = (a * 48271 + i) % n;
        if (a % 10 && b % 10 && a != b)
            lines[line_n++] = (struct ark_layout_line){.from = a, .to = b};
        a = (b + 1) % n;
    }
    s.layout = (struct ark_layout){.arena = s.arena,
                                   .boxes = boxes,
                                   .bands = bands,
                                   .box_n = n,
                                   .lines = lines,
                                   .line_n = line_n};
    return s;
}

static char *text_of(const struct sketch *s)
{
    GString *out = g_string_new(NULL);
    for (uint32_t i = 0; i < s->layout.box_n; i++)
        g_string_append_printf(out, "%.2f,%.2f ", s->layout.boxes[i].x, s->layout.boxes[i].y);
    for (uint32_t i = 0; i < s->layout.line_n; i++)
        for (uint32_t k = 0; k < s->layout.lines[i].bend_n; k++)
            g_string_append_printf(out, "%.2f,%.2f ", s->layout.lines[i].bends[k].x,
                                   s->layout.lines[i].bends[k].y);
    return g_string_free(out, FALSE);
}

static void check_apart(const struct sketch *s)
{
    const struct ark_box *b = s->layout.boxes;
    for (uint32_t i = 0; i < s->layout.box_n; i++)
        for (uint32_t k = 0; k < i; k++)
            ck_assert_msg(b[i].x + b[i].w <= b[k].x + 0.1 || b[k].x + b[k].w <= b[i].x + 0.1 ||
                              b[i].y + b[i].h <= b[k].y + 0.1 || b[k].y + b[k].h <= b[i].y + 0.1,
                          "%u and %u lie on each other", i, k);
}

/* Lays out twice and compares; gives whether graphviz did it. */
static bool check_layout(uint32_t n, uint32_t across, const char *helper)
{
    struct sketch a = sketch_new(n, across), b = sketch_new(n, across);
    gint64 began = g_get_monotonic_time();
    bool placed = ark_layout_run(&a.layout, helper);
    double seconds = (double)(g_get_monotonic_time() - began) / G_USEC_PER_SEC;
    ck_assert_msg(seconds < ARK_LAYOUT_SECONDS + 0.5, "%.2f s", seconds);
    ck_assert(ark_layout_run(&b.layout, helper) == placed);
    g_autofree char *first = text_of(&a), *second = text_of(&b);
    ck_assert_str_eq(first, second);
    check_apart(&a);
    fprintf(stderr, "%u boxes, %u lines: %.2f s\n", n, a.layout.line_n, seconds);
    ark_arena_free(a.arena);
    ark_arena_free(b.arena);
    return placed;
}

START_TEST(boxes_lie_apart_and_where_they_lay)
{
    static const uint32_t SIZES[][2] = {{1, 0}, {2, 1}, {12, 5}, {60, 20}, {200, 60}, {500, 300}};
    g_autofree char *helper = helper_path();
    for (size_t i = 0; helper && i < G_N_ELEMENTS(SIZES); i++)
        ck_assert(check_layout(SIZES[i][0], SIZES[i][1], helper));
}
END_TEST

/* Leads every line from middle to middle and checks that it is clear; gives how many have bends. */
static uint32_t check_ways(const struct sketch *s)
{
    const struct ark_layout *l = &s->layout;
    struct ark_detours detours = {.boxes = l->boxes, .box_n = l->box_n};
    uint32_t bent = 0;
    for (uint32_t i = 0; i < l->line_n; i++) {
        uint32_t from = l->lines[i].from, to = l->lines[i].to, n = 0;
        struct ark_point way[ARK_DETOUR_MOST_BENDS + 2] = {ark_box_middle(l->boxes[from])};
        if (from == to)
            continue;
        way[1] = ark_box_middle(l->boxes[to]);
        if (ark_detour_needed(&detours, from, to, way, 2)) {
            n = ark_detour_find(&detours, from, to, 8, way + 1);
            ck_assert_msg(n > 0, "no way from %u to %u", from, to);
            way[n + 1] = ark_box_middle(l->boxes[to]);
        }
        bent += n > 0;
        ck_assert(!ark_detour_needed(&detours, from, to, way, n + 2));
    }
    return bent;
}

/* Springs know nothing of lines: what they would run through is gone around. */
START_TEST(lines_lead_around_boxes)
{
    static const uint32_t SIZES[][2] = {{60, 90}, {200, 350}, {500, 450}};
    g_autofree char *helper = helper_path();
    for (size_t i = 0; helper && i < G_N_ELEMENTS(SIZES); i++) {
        struct sketch s = sketch_new(SIZES[i][0], SIZES[i][1]);
        ck_assert(ark_layout_run(&s.layout, helper));
        gint64 began = g_get_monotonic_time();
        uint32_t bent = check_ways(&s);
        double seconds = (double)(g_get_monotonic_time() - began) / G_USEC_PER_SEC;
        fprintf(stderr, "%u of %u lines around boxes: %.3f s\n", bent, s.layout.line_n, seconds);
        ck_assert(bent > 0);
        ck_assert_msg(seconds < 1, "%.2f s", seconds);
        ark_arena_free(s.arena);
    }
}
END_TEST

/* Shut in, wider than far, or too much in the way: then straight on. */
START_TEST(where_there_is_no_way_a_line_is_straight)
{
    struct ark_box boxes[] = {{0, 0, 20, 20},     {400, 0, 20, 20},    {-40, -40, 100, 20},
                              {-40, 40, 100, 20}, {-40, -40, 20, 100}, {40, -40, 20, 100}};
    struct ark_point way[ARK_DETOUR_MOST_BENDS];
    struct ark_detours detours = {.boxes = boxes, .box_n = G_N_ELEMENTS(boxes)};
    ck_assert_uint_eq(ark_detour_find(&detours, 0, 1, 8, way), 0);
    /* With the right side open it is two corners. */
    detours.box_n--;
    ck_assert_uint_eq(ark_detour_find(&detours, 0, 1, 8, way), 0);
    boxes[4] = (struct ark_box){200, -20, 20, 100};
    ck_assert_uint_eq(ark_detour_find(&detours, 0, 1, 8, way), 2);
    ck_assert(way[0].x == 192 && way[0].y == -28 && way[1].x == 228 && way[1].y == -28);
    detours.work = UINT64_MAX / 2;
    ck_assert_uint_eq(ark_detour_find(&detours, 0, 1, 8, way), 0);
}
END_TEST

/* Lines bend in right angles, and where no box is. */
static void check_gaps(const struct sketch *s)
{
    for (uint32_t i = 0; i < s->layout.line_n; i++) {
        const struct ark_layout_line *line = &s->layout.lines[i];
        ck_assert_uint_ge(line->bend_n, 2);
        for (uint32_t k = 0; k < line->bend_n; k++) {
            struct ark_point p = line->bends[k], q = line->bends[k ? k - 1 : 0];
            ck_assert(fabs(p.x - q.x) < 0.01 || fabs(p.y - q.y) < 0.01);
            for (uint32_t b = 0; b < s->layout.box_n; b++)
                ck_assert(!ark_box_holds_point(s->layout.boxes[b], p));
        }
    }
}

START_TEST(without_graphviz_there_are_rows)
{
    ck_assert(!check_layout(60, 20, NULL));
    ck_assert(!check_layout(500, 500, NULL));
    ck_assert(!check_layout(60, 20, "/nowhere/arkitjek-layout"));
    ck_assert(!check_layout(60, 20, "/bin/false"));
    /* Answers, but not what was asked. */
    ck_assert(!check_layout(60, 20, "/bin/echo"));
    struct sketch s = sketch_new(60, 0);
    ark_layout_run(&s.layout, NULL);
    for (uint32_t i = 0; i < 60; i++)
        for (uint32_t k = 0; k < 60; k++)
            ck_assert(s.layout.bands[i] >= s.layout.bands[k] ||
                      s.layout.boxes[i].y < s.layout.boxes[k].y);
    check_gaps(&s);
    ark_arena_free(s.arena);
}
END_TEST

START_TEST(one_that_never_answers_is_stopped)
{
    g_autofree char *folder = g_dir_make_tmp("ark-XXXXXX", NULL);
    g_autofree char *script = g_build_filename(folder, "slow", NULL);
    ck_assert(g_file_set_contents(script, "#!/bin/sh\nexec sleep 60\n", -1, NULL));
    ck_assert_int_eq(g_chmod(script, 0755), 0);
    struct sketch s = sketch_new(30, 0);
    gint64 began = g_get_monotonic_time();
    ck_assert(!ark_layout_run(&s.layout, script));
    double seconds = (double)(g_get_monotonic_time() - began) / G_USEC_PER_SEC;
    ck_assert_msg(seconds > 1 && seconds < ARK_LAYOUT_SECONDS + 1, "%.2f s", seconds);
    check_apart(&s);
    ark_arena_free(s.arena);
    g_remove(script);
    g_rmdir(folder);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {boxes_lie_apart_and_where_they_lay, lines_lead_around_boxes,
                                  where_there_is_no_way_a_line_is_straight,
                                  without_graphviz_there_are_rows,
                                  one_that_never_answers_is_stopped};
    return run_suite("layout", tests, G_N_ELEMENTS(tests));
}
