/* diagram: the ways of lines that a file has stored without bends, and their texts. */
#include "diagram/geometry.h"
#include "suite.h"
#include "uml_drawn.h"

#define MOST_POINTS 32

/* The points of the line, in points. */
static uint32_t way_of(const struct ark_scene *scene, const char *title,
                       struct ark_point ret[MOST_POINTS])
{
    const struct ark_item *group = group_titled(scene, title);
    ck_assert_msg(group && group[1].shape == ARK_SHAPE_PATH, "no %s", title);
    ck_assert_uint_le(group[1].step_n, MOST_POINTS);
    for (uint32_t i = 0; i < group[1].step_n; i++)
        ret[i] = (struct ark_point){group[1].steps[i].p[0], group[1].steps[i].p[1]};
    return group[1].step_n;
}

static bool runs_through(const struct ark_scene *scene, const char *line, const char *figure)
{
    struct ark_point way[MOST_POINTS];
    uint32_t n = way_of(scene, line, way);
    const struct ark_item *group = group_titled(scene, figure);
    ck_assert_ptr_nonnull(group);
    struct extent e = path_extent(&group[1]);
    struct ark_box box = {e.x1, e.y1, e.x2 - e.x1, e.y2 - e.y1};
    for (uint32_t i = 1; i < n; i++)
        if (ark_box_crossed(box, way[i - 1], way[i]))
            return true;
    return false;
}

/* A row of classes A, B, … of 100 × 60 pixels, 200 apart. */
static void add_row(struct world *w, ark_ref package, uint32_t n, ark_ref *ret_classes,
                    ark_ref *ret_shapes)
{
    for (uint32_t i = 0; i < n; i++) {
        const char name[] = {(char)('A' + i), 0};
        ret_classes[i] = uml(w, "Class", name, package);
        ret_shapes[i] = shape(w, ret_classes[i], (int[]){(int)i * 200, 100, 100, 60});
    }
}

static ark_ref depend(struct world *w, const ark_ref *classes, const ark_ref *shapes, int from,
                      int to)
{
    return line(w, shapes[from], shapes[to], uml_edge(w, "Dependency", classes[from], classes[to]));
}

static void attach(struct world *w, ark_ref drawn, const char *source, const char *target)
{
    ark_builder_set_str(w->b, drawn, "sourceAttachment", source);
    ark_builder_set_str(w->b, drawn, "targetAttachment", target);
}

/* With attachments or without; where it is clear the line stays straight. */
START_TEST(a_line_is_led_around_what_it_would_run_through)
{
    ark_ref package, c[3], s[3];
    struct world w = uml_world(&package);
    add_row(&w, package, 3, c, s);
    attach(&w, depend(&w, c, s, 0, 2), "100,110", "400,110");
    attach(&w, depend(&w, c, s, 0, 1), "100,150", "200,110");
    depend(&w, c, s, 2, 0);
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    struct ark_point way[MOST_POINTS];
    ck_assert(!runs_through(scene, "afhængighed: A → C", "B (klasse)"));
    ck_assert(!runs_through(scene, "afhængighed: C → A", "B (klasse)"));
    ck_assert_uint_eq(way_of(scene, "afhængighed: A → B", way), 2);
    /* It leaves and arrives where the file has it. */
    uint32_t n = way_of(scene, "afhængighed: A → C", way);
    struct extent a = path_extent(&group_titled(scene, "A (klasse)")[1]);
    ck_assert_uint_gt(n, 2);
    ck_assert_double_eq_tol(way[0].x, a.x2, 0.1);
    ck_assert_double_eq_tol(way[0].y, a.y1 + 7.5, 0.1);
    ck_assert_double_eq_tol(way[n - 1].y, a.y1 + 7.5, 0.1);
    world_done(&w, graph, scene);
}
END_TEST

/* A line with bends runs as the file has it, even through a box. */
START_TEST(bends_are_kept)
{
    ark_ref package, c[3], s[3];
    struct world w = uml_world(&package);
    add_row(&w, package, 3, c, s);
    ark_builder_set_str(w.b, depend(&w, c, s, 0, 2), "bendpoints", "150,130 350,130");
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    ck_assert(runs_through(scene, "afhængighed: A → C", "B (klasse)"));
    world_done(&w, graph, scene);
}
END_TEST

/* Four lines around the same box have no turn in common. */
START_TEST(ways_around_lie_beside_each_other)
{
    ark_ref package, c[5], s[5];
    struct world w = uml_world(&package);
    add_row(&w, package, 5, c, s);
    static const char *const LINES[] = {"afhængighed: A → C", "afhængighed: B → D",
                                        "afhængighed: A → D", "afhængighed: A → E"};
    for (uint32_t i = 0; i < G_N_ELEMENTS(LINES); i++)
        depend(&w, c, s, i == 1 ? 1 : 0, (int[]){2, 3, 3, 4}[i]);
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    struct ark_point ways[G_N_ELEMENTS(LINES)][MOST_POINTS];
    uint32_t n[G_N_ELEMENTS(LINES)];
    for (uint32_t i = 0; i < G_N_ELEMENTS(LINES); i++) {
        n[i] = way_of(scene, LINES[i], ways[i]);
        ck_assert_uint_gt(n[i], 2);
        for (uint32_t k = 0; k < i; k++)
            for (uint32_t p = 1; p + 1 < n[i]; p++)
                for (uint32_t q = 1; q + 1 < n[k]; q++)
                    ck_assert(hypot(ways[i][p].x - ways[k][q].x, ways[i][p].y - ways[k][q].y) > 1);
    }
    world_done(&w, graph, scene);
}
END_TEST

/* Two lines that a file has at the same place, one of them the other way; a third is elsewhere. */
START_TEST(lines_at_the_same_place_are_spread)
{
    ark_ref package, c[2], s[2];
    struct world w = uml_world(&package);
    add_row(&w, package, 2, c, s);
    attach(&w, depend(&w, c, s, 0, 1), "100,130", "200,130");
    attach(&w, depend(&w, c, s, 1, 0), "200,130", "100,130");
    attach(&w, line(&w, s[0], s[1], uml_edge(&w, "Abstraction", c[0], c[1])), "100,155", "200,155");
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    struct extent box = path_extent(&group_titled(scene, "A (klasse)")[1]);
    double ys[3];
    uint32_t n = 0;
    ARK_VEC_EACH (struct ark_item, item, scene->items)
        if (item->shape == ARK_SHAPE_GROUP_BEGIN && strstr(item->id, "-c"))
            ys[n++ % 3] = item[1].steps[0].p[1];
    ck_assert_uint_eq(n, 3);
    bool kept = false;
    for (uint32_t i = 0; i < n; i++) {
        kept = kept || fabs(ys[i] - (box.y1 + 55 * 0.75)) < 0.1;
        for (uint32_t k = 0; k < i; k++)
            ck_assert_double_gt(fabs(ys[i] - ys[k]), 4);
    }
    ck_assert(kept);
    world_done(&w, graph, scene);
}
END_TEST

/* The texts of the diagram that are in no figure. */
static uint32_t texts_of_lines(const struct ark_scene *scene, struct ark_measure *measure,
                               struct extent *ret, uint32_t most)
{
    uint32_t n = 0;
    bool grouped = false;
    ARK_VEC_EACH (struct ark_item, item, scene->items) {
        if (item->shape == ARK_SHAPE_GROUP_BEGIN || item->shape == ARK_SHAPE_GROUP_END)
            grouped = item->shape == ARK_SHAPE_GROUP_BEGIN;
        if (!grouped && item->shape == ARK_SHAPE_TEXT && n < most)
            ret[n++] = text_extent(measure, item);
    }
    return n;
}

/* A short line, so that its name has to stand further off than the roles and multiplicities. */
START_TEST(texts_of_a_short_line_do_not_cover_each_other)
{
    enum { MOST = 16 };
    ark_ref package, c[2], s[2];
    struct world w = uml_world(&package);
    add_row(&w, package, 2, c, s);
    struct association a = associate(&w, package, c[0], c[1]);
    ark_builder_set_str(w.b, a.thing, "name", "kommuneinddelingLiggerIRegion");
    ark_builder_set_str(w.b, a.a, "name", "kommuner");
    ark_builder_set_str(w.b, a.b, "name", "region");
    line(&w, s[0], s[1], a.thing);
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    struct ark_arena *arena = ark_arena_new();
    struct ark_measure *measure = ark_measure_new(arena);
    struct extent e[MOST];
    uint32_t n = texts_of_lines(scene, measure, e, MOST);
    ck_assert_uint_ge(n, 6);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < i; k++)
            ck_assert(fmin(e[i].x2, e[k].x2) - fmax(e[i].x1, e[k].x1) < 0.5 ||
                      fmin(e[i].y2, e[k].y2) - fmax(e[i].y1, e[k].y1) < 0.5);
    ck_assert(has_text(scene, "LiggerIRegion") && has_text(scene, "kommuneinddeling-"));
    ark_measure_free(measure);
    ark_arena_free(arena);
    world_done(&w, graph, scene);
}
END_TEST

static bool overlap(struct extent a, struct extent b)
{
    return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
}

/* The name of the line in the middle is wider than the room between the others, of which the right
 * one has a diamond above. */
START_TEST(a_name_hides_no_sign_of_another_line)
{
    enum { MOST = 16, LINES = 3 };
    ark_ref package;
    struct world w = uml_world(&package);
    ark_ref a = uml(&w, "Class", "A", package), b = uml(&w, "Class", "B", package);
    ark_ref above = shape(&w, a, (int[]){0, 0, 200, 60}),
            below = shape(&w, b, (int[]){0, 92, 200, 60});
    for (int i = 0; i < LINES; i++) {
        ark_ref thing = uml(&w, "Association", i == 1 ? "et temmelig langt navn" : NULL, package);
        add_end(&w, thing, a, NULL, NULL);
        ark_ref end = add_end(&w, thing, b, NULL, NULL);
        if (i == 2)
            ark_builder_replace(w.b, end, ark_atom_intern(w.atoms, "aggregation"),
                                ark_value_text("composite", 9));
        g_autofree char *from = g_strdup_printf("%d,60", 60 + i * 40);
        g_autofree char *to = g_strdup_printf("%d,92", 60 + i * 40);
        attach(&w, line(&w, above, below, thing), from, to);
    }
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    struct ark_arena *arena = ark_arena_new();
    struct ark_measure *measure = ark_measure_new(arena);
    struct extent e[MOST];
    uint32_t n = texts_of_lines(scene, measure, e, MOST), signs = 0;
    struct extent box = path_extent(&group_titled(scene, "A (klasse)")[1]);
    double middle = (box.x1 + box.x2) / 2;
    ck_assert_uint_ge(n, 1);
    /* Nor does it stand where it would seem to be the other's. */
    ck_assert(e[0].x1 < middle + 4 && e[0].x2 > middle - 4);
    ARK_VEC_EACH (struct ark_item, item, scene->items)
        for (uint32_t i = 0; item->shape == ARK_SHAPE_PATH && item->step_n == 5 &&
                             path_extent(item).x2 - path_extent(item).x1 < 12 && i < n;
             i++, signs++)
            ck_assert(!overlap(path_extent(item), e[i]));
    ck_assert_uint_ge(signs, 1);
    ark_measure_free(measure);
    ark_arena_free(arena);
    world_done(&w, graph, scene);
}
END_TEST

/* Between a line to its own class and the classes beside and below there is room for half a name.
 */
START_TEST(a_name_is_broken_where_there_is_little_room)
{
    ark_ref package;
    struct world w = uml_world(&package);
    ark_ref a = uml(&w, "Class", "A", package);
    ark_ref thing = uml(&w, "Association", "medarbejderTilAnsatte", package);
    for (int i = 0; i < 2; i++)
        add_end(&w, thing, a, NULL, NULL);
    ark_ref box = shape(&w, a, (int[]){0, 0, 150, 200});
    shape(&w, uml(&w, "Class", "B", package), (int[]){255, 0, 100, 260});
    shape(&w, uml(&w, "Class", "C", package), (int[]){0, 225, 250, 60});
    line(&w, box, box, thing);
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    ck_assert(has_text(scene, "medarbejder-") && has_text(scene, "TilAnsatte"));
    world_done(&w, graph, scene);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {a_line_is_led_around_what_it_would_run_through,
                                  bends_are_kept,
                                  ways_around_lie_beside_each_other,
                                  lines_at_the_same_place_are_spread,
                                  texts_of_a_short_line_do_not_cover_each_other,
                                  a_name_hides_no_sign_of_another_line,
                                  a_name_is_broken_where_there_is_little_room};
    return run_suite("diagram_lines", tests, G_N_ELEMENTS(tests));
}
