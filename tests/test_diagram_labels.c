/* diagram: where the labels and badges of lines go. */
#include "drawn_world.h"
#include "suite.h"

/* The paper below a label: the path before the text outside all groups. */
static struct extent label_of(const struct ark_scene *scene, const char *text)
{
    bool grouped = false;
    for (uint32_t i = 0; i < scene->items.n; i++) {
        const struct ark_item *item = &scene->items.v[i];
        if (item->shape == ARK_SHAPE_GROUP_BEGIN || item->shape == ARK_SHAPE_GROUP_END)
            grouped = item->shape == ARK_SHAPE_GROUP_BEGIN;
        if (!grouped && item->shape == ARK_SHAPE_TEXT && strcmp(item->text, text) == 0)
            return path_extent(item - 1);
    }
    ck_abort_msg("no label \"%s\"", text);
}

static struct extent group_extent(const struct ark_item *group)
{
    struct extent all = path_extent(group + 1);
    for (const struct ark_item *item = group + 1; item->shape != ARK_SHAPE_GROUP_END; item++) {
        struct extent e = item->shape == ARK_SHAPE_PATH ? path_extent(item) : all;
        all = (struct extent){fmin(all.x1, e.x1), fmin(all.y1, e.y1), fmax(all.x2, e.x2),
                              fmax(all.y2, e.y2)};
    }
    return all;
}

static bool holds(struct extent e, double x, double y)
{
    return x > e.x1 && x < e.x2 && y > e.y1 && y < e.y2;
}

static bool overlap(struct extent a, struct extent b)
{
    return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
}

/* The line of the group: its bends and ends must be seen. */
static void check_turns_seen(const struct ark_item *line, struct extent label)
{
    for (uint32_t i = 0; i < line->step_n; i++)
        ck_assert_msg(!holds(label, line->steps[i].p[0], line->steps[i].p[1]),
                      "%.0f,%.0f lies below the label at %.0f,%.0f..%.0f,%.0f", line->steps[i].p[0],
                      line->steps[i].p[1], label.x1, label.y1, label.x2, label.y2);
}

START_TEST(a_label_hides_no_bend_and_no_end)
{
    static const struct {
        int to[2];
        const char *bends, *text;
    } CASES[] = {
        {{0, 120}, "60,264", "Får premisser av"},     {{348, 300}, "408,240", "Har tilgang til"},
        {{500, 120}, "570,300", "Driftes av"},        {{500, 240}, "", "Har en aftale med"},
        {{360, 240}, "", "Et navn på en kort linje"}, {{204, 400}, "300,330 264,330", "Leverer"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct world w = world_new();
        struct pair a = element(&w, w.view, "Device", "A", (int[]){204, 240, 120, 55});
        struct pair b =
            element(&w, w.view, "Device", "B", (int[]){CASES[i].to[0], CASES[i].to[1], 120, 55});
        struct pair r = relate(&w, "Serving", a, b);
        ark_builder_set_str(w.b, r.node, "bendpoints", CASES[i].bends);
        ark_builder_set_str(w.b, r.thing, "name", CASES[i].text);
        ark_graph *graph = freeze(&w);
        struct ark_scene *scene = draw(graph, w.view);
        const struct ark_item *line = group_titled(scene, CASES[i].text) + 1;
        /* A long name stands on several lines. */
        const struct ark_item *text = line;
        while (text->shape != ARK_SHAPE_GROUP_END)
            text++;
        while (text->shape != ARK_SHAPE_TEXT)
            text++;
        check_turns_seen(line, label_of(scene, text->text));
        world_done(&w, graph, scene);
    }
}
END_TEST

/* A bendpoint that bends nothing. */
START_TEST(a_straight_line_is_one_piece)
{
    struct world w = world_new();
    struct pair a = element(&w, w.view, "Device", "A", (int[]){0, 0, 120, 55});
    struct pair b = element(&w, w.view, "Device", "B", (int[]){420, 0, 120, 55});
    struct pair r = relate(&w, "Serving", a, b);
    ark_builder_set_str(w.b, r.node, "bendpoints", "160,27 270,27");
    ark_builder_set_str(w.b, r.thing, "name", "midt på");
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    struct extent label = label_of(scene, "midt på");
    ck_assert_uint_eq(group_titled(scene, "midt på")[1].step_n, 2);
    ck_assert_double_eq_tol((label.x1 + label.x2) / 2, 12 + 270 * 0.75, 0.5);
    world_done(&w, graph, scene);
}
END_TEST

/* Lines beside each other, and one that runs through a figure with a name. */
START_TEST(badges_cover_neither_names_nor_each_other)
{
    struct world w = world_new();
    struct pair a = element(&w, w.view, "Device", "A", (int[]){0, 0, 120, 55});
    struct pair b = element(&w, w.view, "Device", "B", (int[]){0, 200, 120, 55});
    struct pair c = element(&w, w.view, "Device", "C", (int[]){600, 0, 120, 55});
    struct pair between = element(&w, w.view, "Device", "Hjemmehjælp", (int[]){300, 0, 120, 55});
    relate(&w, "Serving", a, b);
    relate(&w, "Triggering", a, b);
    relate(&w, "Access", a, c);
    ark_ref things[] = {a.thing, b.thing, c.thing, between.thing};
    ark_graph *graph = freeze(&w);
    struct ark_mark marks[8] = {{things[1], 9, 1, "figur"}};
    uint32_t n = 1;
    for (uint32_t i = 0; i < ark_graph_edge_count(graph); i++) {
        const char *type = ark_graph_type_text(graph, ARK_EDGE(i));
        static const char *const TYPES[] = {"Serving", "Triggering", "Access"};
        for (uint32_t k = 0; k < 3; k++)
            if (strcmp(type, TYPES[k]) == 0)
                marks[n++] = (struct ark_mark){ARK_EDGE(i), k + 1, 1, TYPES[k]};
    }
    ck_assert_uint_eq(n, 4);
    struct ark_scene *scene = ark_diagram_draw(graph, w.view, marks, n, false, ARK_DA);
    check_scene(scene);
    struct extent badges[] = {group_extent(group_titled(scene, "1: Serving")),
                              group_extent(group_titled(scene, "2: Triggering")),
                              group_extent(group_titled(scene, "3: Access")),
                              group_extent(group_titled(scene, "9: figur"))};
    for (uint32_t i = 0; i < 4; i++)
        for (uint32_t k = 0; k < i; k++)
            ck_assert_msg(!overlap(badges[i], badges[k]), "%u and %u", i, k);
    ck_assert(!overlap(badges[2], group_extent(group_titled(scene, "Hjemmehjælp"))));
    /* Still on their lines. */
    ck_assert(badges[2].y1 < 12 + 20.6 && badges[2].y2 > 12 + 20.6);
    world_done(&w, graph, scene);
}
END_TEST

/* Names at the top are where the badges of the figure are. */
START_TEST(badges_of_a_figure_do_not_cover_its_name)
{
    static const char *const NAMES[] = {"DVD playing now", "A", "Adgang til viden på nettet"};
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        struct world w = world_new();
        struct pair a = element(&w, w.view, "BusinessService", NAMES[i], (int[]){0, 0, 120, 55});
        ark_builder_set_str(w.b, w.view, "textPosition", "top");
        ark_graph *graph = freeze(&w);
        struct ark_mark marks[] = {{a.thing, 55, 1, "x"}, {a.thing, 155, 2, "x"}};
        struct ark_scene *scene = ark_diagram_draw(graph, w.view, marks, 2, false, ARK_DA);
        check_scene(scene);
        struct ark_arena *arena = ark_arena_new();
        struct ark_measure *measure = ark_measure_new(arena);
        const struct ark_item *item = group_titled(scene, NAMES[i]);
        struct extent badges = group_extent(group_titled(scene, "55: x"));
        for (; item->shape != ARK_SHAPE_GROUP_END; item++)
            if (item->shape == ARK_SHAPE_TEXT)
                ck_assert_msg(!overlap(badges, text_extent(measure, item)), "%s", item->text);
        ck_assert(badges.y2 > 12);
        ark_measure_free(measure);
        ark_arena_free(arena);
        world_done(&w, graph, scene);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {a_label_hides_no_bend_and_no_end, a_straight_line_is_one_piece,
                                  badges_cover_neither_names_nor_each_other,
                                  badges_of_a_figure_do_not_cover_its_name};
    return run_suite("diagram_labels", tests, G_N_ELEMENTS(tests));
}
