/* diagram: views as scenes. Properties of the drawing are checked, not its bytes. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "archimate/archimate.h"
#include "diagram/notation.h"
#include "drawn_world.h"
#include "render/renderer.h"
#include "suite.h"

START_TEST(every_kind_has_its_notation)
{
    struct world w = world_new();
    for (uint32_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        const struct ark_notation *look = ark_notation_find(KINDS[i]);
        ck_assert_str_eq(look->name, KINDS[i]);
        element(&w, w.view, KINDS[i], KINDS[i],
                (int[]){(int)(i % 8) * 140, (int)(i / 8) * 80, 120, 55});
    }
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    for (uint32_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        const struct ark_item *group = group_titled(scene, KINDS[i]);
        bool plain = strcmp(KINDS[i], "Junction") == 0;
        ck_assert_ptr_nonnull(group);
        ck_assert_msg(plain || paths_in(group) >= 2, "%s has no icon", KINDS[i]);
        ck_assert(plain || has_text(scene, KINDS[i]));
    }
    ck_assert_str_eq(ark_notation_find("Ukendt")->name, "");
    ck_assert_ptr_null(ark_wire_notation_find("Ukendt"));
    world_done(&w, graph, scene);
}
END_TEST

START_TEST(the_metamodel_and_the_notation_agree)
{
    uint32_t n;
    const struct ark_element_kind *kinds = ark_element_kinds(&n);
    ck_assert_uint_eq(n, G_N_ELEMENTS(KINDS));
    for (uint32_t i = 0; i < n; i++)
        ck_assert_str_eq(ark_notation_find(kinds[i].name)->name, kinds[i].name);
    const struct ark_relationship_kind *wires = ark_relationship_kinds(&n);
    for (uint32_t i = 0; i < n; i++)
        ck_assert_str_eq(ark_wire_notation_find(wires[i].name)->name, wires[i].name);
}
END_TEST

/* What each line looks like: dashes, and at each end how many paths and whether they are filled. */
static const struct {
    const char *type, *key, *value;
    uint32_t dashes, paths;
    bool filled, hollow; /* some path of the ends is filled with the line's colour; with white */
} LINES[] = {
    {"Composition", NULL, NULL, 0, 2, true, false},
    {"Aggregation", NULL, NULL, 0, 2, false, true},
    {"Assignment", NULL, NULL, 0, 3, true, false},
    {"Realization", NULL, NULL, 2, 2, false, true},
    {"Serving", NULL, NULL, 0, 2, false, false},
    {"Access", "accessType", "Access", 2, 1, false, false},
    {"Access", "accessType", "Read", 2, 2, false, false},
    {"Access", "accessType", "Write", 2, 2, false, false},
    {"Access", "accessType", "ReadWrite", 2, 3, false, false},
    {"Influence", "modifier", "++", 2, 2, false, false},
    {"Triggering", NULL, NULL, 0, 2, true, false},
    {"Flow", NULL, NULL, 2, 2, true, false},
    {"Specialization", NULL, NULL, 0, 2, false, true},
    {"Association", NULL, NULL, 0, 1, false, false},
};

static void check_ends(const struct ark_item *line, uint32_t row)
{
    bool filled = false, hollow = false;
    for (const struct ark_item *item = line + 1; item->shape == ARK_SHAPE_PATH; item++) {
        filled |= item->fill.a > 0 && item->fill.r < 0.5;
        hollow |= item->fill.a > 0 && item->fill.r > 0.9;
    }
    ck_assert_msg(filled == LINES[row].filled && hollow == LINES[row].hollow, "%s",
                  LINES[row].type);
}

START_TEST(every_relationship_has_its_line)
{
    for (uint32_t i = 0; i < G_N_ELEMENTS(LINES); i++) {
        struct world w = world_new();
        struct pair a = element(&w, w.view, "Node", "A", (int[]){0, 0, 120, 55});
        struct pair b = element(&w, w.view, "Node", "B", (int[]){300, 0, 120, 55});
        struct pair r = relate(&w, LINES[i].type, a, b);
        if (LINES[i].key)
            ark_builder_set_str(w.b, r.thing, LINES[i].key, LINES[i].value);
        ark_graph *graph = freeze(&w);
        struct ark_scene *scene = draw(graph, w.view);
        const struct ark_item *group = NULL;
        ARK_VEC_EACH (struct ark_item, item, scene->items)
            if (item->shape == ARK_SHAPE_GROUP_BEGIN && strstr(item->id, "-c"))
                group = item;
        ck_assert_ptr_nonnull(group);
        ck_assert_msg(paths_in(group) == LINES[i].paths, "%s: %u", LINES[i].type, paths_in(group));
        ck_assert_uint_eq(group[1].dash_n, LINES[i].dashes);
        check_ends(group + 1, i);
        /* From border to border: 12 points of margin, boxes of 90, a gap of 135. */
        ck_assert_double_eq_tol(group[1].steps[0].p[0], 12 + 90, 0.02);
        ck_assert_double_eq_tol(group[1].steps[1].p[0], 12 + 225, 0.02);
        ck_assert_double_eq_tol(group[1].steps[0].p[1], group[1].steps[1].p[1], 0.02);
        world_done(&w, graph, scene);
    }
}
END_TEST

START_TEST(a_line_ends_below_the_tab_where_there_is_none)
{
    struct world w = world_new();
    struct pair a = element(&w, w.view, "Node", "A", (int[]){300, 0, 80, 40});
    struct pair b = element(&w, w.view, "Grouping", "B", (int[]){0, 100, 400, 200});
    relate(&w, "Association", a, b);
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    const struct ark_item *line = NULL, *box = group_titled(scene, "B");
    ARK_VEC_EACH (struct ark_item, item, scene->items)
        if (item->shape == ARK_SHAPE_GROUP_BEGIN && strstr(item->id, "-c"))
            line = item + 1;
    /* The third corner of the outline is the foot of the tab. */
    ck_assert_double_eq_tol(line->steps[1].p[1], box[1].steps[2].p[1], 0.02);
    ck_assert(line->steps[1].p[1] > 12 + 75 + 5);
    /* White paper below everything. */
    ck_assert_double_eq_tol(scene->items.v[0].steps[2].p[0], scene->width, 0.01);
    ck_assert_double_eq_tol(scene->items.v[0].fill.g, 1, 0.001);
    world_done(&w, graph, scene);
}
END_TEST

START_TEST(bendpoints_are_kept_and_left_at_right_angles)
{
    struct world w = world_new();
    struct pair a = element(&w, w.view, "Node", "A", (int[]){0, 0, 120, 40});
    struct pair b = element(&w, w.view, "Node", "B", (int[]){300, 200, 120, 40});
    struct pair r = relate(&w, "Serving", a, b);
    ark_builder_set_str(w.b, r.node, "bendpoints", "100,120 320,120");
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    const struct ark_item *group = NULL;
    ARK_VEC_EACH (struct ark_item, item, scene->items)
        if (item->shape == ARK_SHAPE_GROUP_BEGIN && strstr(item->id, "-c"))
            group = item;
    const struct ark_item *line = group + 1;
    ck_assert_uint_eq(line->step_n, 4);
    const double want[4][2] = {{87, 42}, {87, 102}, {252, 102}, {252, 162}};
    for (int i = 0; i < 4; i++) {
        ck_assert_double_eq_tol(line->steps[i].p[0], want[i][0], 0.02);
        ck_assert_double_eq_tol(line->steps[i].p[1], want[i][1], 0.02);
    }
    world_done(&w, graph, scene);
}
END_TEST

START_TEST(nesting_paints_parents_first_and_says_composition)
{
    struct world w = world_new();
    struct pair outer =
        element(&w, w.view, "ApplicationComponent", "Ydre", (int[]){-500, -300, 400, 300});
    struct pair inner =
        element(&w, outer.node, "ApplicationFunction", "Indre", (int[]){-480, -260, 120, 55});
    element(&w, outer.node, "ApplicationFunction", "Næste", (int[]){-470, -250, 120, 55});
    element(&w, w.view, "ApplicationComponent", "Sidste", (int[]){-460, -240, 100, 55});
    relate(&w, "Composition", outer, inner);
    struct pair serving = relate(&w, "Serving", inner, outer);
    ark_builder_set_str(w.b, serving.thing, "name", "betjener");
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    ck_assert(group_titled(scene, "Ydre") < group_titled(scene, "Indre"));
    ck_assert(group_titled(scene, "Indre") < group_titled(scene, "Næste"));
    ck_assert(group_titled(scene, "Næste") < group_titled(scene, "Sidste"));
    uint32_t wires = 0;
    ARK_VEC_EACH (struct ark_item, item, scene->items)
        wires += item->shape == ARK_SHAPE_GROUP_BEGIN && strstr(item->id, "-c");
    ck_assert_uint_eq(wires, 1);
    ck_assert(has_text(scene, "betjener"));
    ck_assert(scene->width >= 24 + 300 && scene->width < 24 + 360);
    world_done(&w, graph, scene);
}
END_TEST

START_TEST(connections_end_on_connections_and_on_themselves)
{
    struct world w = world_new();
    struct pair a = element(&w, w.view, "Node", "A", (int[]){0, 0, 120, 55});
    struct pair b = element(&w, w.view, "Node", "B", (int[]){300, 0, 120, 55});
    struct pair c = element(&w, w.view, "Artifact", "C", (int[]){150, 150, 120, 55});
    struct pair flow = relate(&w, "Flow", a, b);
    relate(&w, "Association", c, flow);
    relate(&w, "Flow", a, a);
    /* Two that only have each other can't be drawn, and must not be waited for. */
    ark_ref x = join(&w, "CONNECTION", a.node, ARK_REF_NONE);
    ark_ref y = join(&w, "CONNECTION", x, x);
    ark_builder_set_ends(w.b, x, a.node, y);
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    uint32_t wires = 0;
    ARK_VEC_EACH (struct ark_item, item, scene->items)
        wires += item->shape == ARK_SHAPE_GROUP_BEGIN && strstr(item->id, "-c");
    ck_assert_uint_eq(wires, 3);
    world_done(&w, graph, scene);
}
END_TEST

START_TEST(text_stays_in_its_box)
{
    static const char *const NAMES[] = {
        "Databeskyttelsesforordningen",
        "Sagsbehandlingsadministrationsfunktionalitetsbeskrivelse",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z æ ø å",
        "iHealth项目架构",
        "Første linje\n\n\nSidste linje\n\n",
        "https://www.digitaliser.dk/group/2374929/resources/a-very-long-address",
        "",
    };
    static const int SIZES[][2] = {{120, 55}, {40, 40}, {200, 14}, {14, 200}, {5, 5}, {1, 1}};
    struct world w = world_new();
    for (uint32_t i = 0; i < G_N_ELEMENTS(NAMES); i++)
        for (uint32_t k = 0; k < G_N_ELEMENTS(SIZES); k++)
            element(&w, w.view, KINDS[(i * 7 + k * 5) % G_N_ELEMENTS(KINDS)], NAMES[i],
                    (int[]){(int)k * 210, (int)i * 210, SIZES[k][0], SIZES[k][1]});
    g_autofree char *huge = g_strnfill(1000000, 'x');
    element(&w, w.view, "Goal", huge, (int[]){0, 2000, 300, 100});
    ark_ref note = place(&w, w.view, "ViewNote", (int[]){400, 2000, 120, 60});
    ark_builder_set_str(w.b, note, "text", huge);
    ark_ref group = place(&w, w.view, "ViewGroup", (int[]){600, 2000, 120, 60});
    ark_builder_set_str(w.b, group, "name", huge);
    struct pair a = element(&w, group, "Node", "A", (int[]){610, 2002, 20, 20});
    struct pair flow = relate(&w, "Flow", a, a);
    ark_builder_set_str(w.b, flow.thing, "name", huge);
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    ck_assert(!has_text(scene, "…"));
    world_done(&w, graph, scene);
}
END_TEST

START_TEST(a_short_name_is_not_shrunk)
{
    struct world w = world_new();
    element(&w, w.view, "ApplicationComponent", "Sags- og dokumentsystem", (int[]){0, 0, 120, 55});
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    ARK_VEC_EACH (struct ark_item, item, scene->items)
        if (item->shape == ARK_SHAPE_TEXT)
            ck_assert_double_eq_tol(item->size, 9, 0.001);
    world_done(&w, graph, scene);
}
END_TEST

START_TEST(odd_input_is_drawn_or_left_out)
{
    struct world w = world_new();
    struct pair a = element(&w, w.view, "Node", "Uden sted", NULL);
    struct pair b = element(&w, a.node, "Node", "Kreds", (int[]){INT_MAX, INT_MIN, INT_MAX, -1});
    join(&w, "CONTAINS", b.node, a.node);
    ark_ref bare = place(&w, w.view, "ViewElement", (int[]){0, 0, 0, 0});
    struct pair r = relate(&w, "Flow", a, b);
    ark_builder_set_str(w.b, r.node, "bendpoints", "1,2 nan,3 x 1e999,0");
    ark_builder_set_str(w.b, r.node, "line", "#12345g");
    ark_builder_set_str(w.b, bare, "fill", "red");
    ark_builder_set(w.b, bare, ark_atom_intern(w.atoms, "x"), ark_value_real(NAN));
    ark_graph *graph = freeze(&w);
    ark_scene_free(draw(graph, w.view));
    world_done(&w, graph, ark_scene_new());
}
END_TEST

START_TEST(an_empty_view_is_a_picture_but_not_listed)
{
    struct world w = world_new();
    ark_ref second = add_view(w.b, "2. visning: 100 % ægte/Øst & vest");
    element(&w, second, "Goal", "M", (int[]){0, 0, 120, 55});
    ark_graph *graph = freeze(&w);
    struct ark_arena *arena = ark_arena_new();
    struct ark_refs views = ark_diagram_views(graph, arena);
    ck_assert_uint_eq(views.n, 1);
    ck_assert_uint_eq(views.v[0], second);
    struct ark_scene *empty = draw(graph, w.view), *scene = draw(graph, second);
    ck_assert(has_text(empty, "Visningen er tom"));
    ck_assert_str_eq(scene->name, "visning-1-2-visning-100-aegte-oest-vest");
    ck_assert_str_ne(empty->name, scene->name);
    ck_assert_str_eq(scene->title, "2. visning: 100 % ægte/Øst & vest");
    ark_arena_free(arena);
    ark_scene_free(empty);
    world_done(&w, graph, scene);
}
END_TEST

START_TEST(marks_become_badges_and_a_legend)
{
    struct world w = world_new();
    struct pair a = element(&w, w.view, "ApplicationComponent", "DUBU", (int[]){0, 0, 120, 55});
    struct pair b = element(&w, w.view, "ApplicationComponent", "SAPA", (int[]){0, 200, 120, 55});
    relate(&w, "Flow", a, b);
    struct pair hidden = {ark_builder_node(w.b, set_of(w.b, "Node", NULL), NOWHERE), 0};
    ark_graph *graph = freeze(&w);
    struct ark_mark marks[] = {
        {a.thing, 12, 1, "Systemet mangler en ejer"},
        {b.thing, 1, 2, "Kan have en beskrivelse"},
        {b.thing, 2, 0, "Skal have et navn"},
        {b.thing, 3, 1, "tre"},
        {b.thing, 4, 1, "fire"},
        {first_edge(graph, "Flow"), 7, 0, "Strømmen mangler navn"},
        {hidden.thing, 99, 0, "vises ikke her"},
    };
    struct ark_scene *scene =
        ark_diagram_draw(graph, w.view, marks, G_N_ELEMENTS(marks), true, ARK_DA);
    check_scene(scene);
    ck_assert(has_text(scene, "12") && has_text(scene, "7") && has_text(scene, "+3"));
    ck_assert(has_text(scene, "SKAL") && has_text(scene, "BØR") && has_text(scene, "KAN"));
    ck_assert(has_text(scene, "Systemet mangler en ejer"));
    ck_assert(has_text(scene, "Kan have en beskrivelse"));
    ck_assert(!has_text(scene, "vises ikke her") && !has_text(scene, "99"));
    const struct ark_item *dubu = group_titled(scene, "DUBU"), *sapa = group_titled(scene, "SAPA");
    ck_assert(dubu[1].line_width > 2 && sapa[1].line_width > 2);
    ck_assert(sapa[1].stroke.r > dubu[1].stroke.r);
    ck_assert_ptr_nonnull(strstr(scene->description, "12 på DUBU"));

    struct ark_scene *english =
        ark_diagram_draw(graph, w.view, marks, G_N_ELEMENTS(marks), false, ARK_EN);
    check_scene(english);
    ck_assert(!has_text(english, "Systemet mangler en ejer") && has_text(english, "12"));
    ck_assert(english->height < scene->height);
    ark_scene_free(english);
    world_done(&w, graph, scene);
}
END_TEST

START_TEST(badges_differ_in_shape_by_rank)
{
    struct world w = world_new();
    struct pair a = element(&w, w.view, "Node", "A", (int[]){0, 0, 200, 55});
    ark_graph *graph = freeze(&w);
    struct ark_mark marks[] = {{a.thing, 1, 0, "x"}, {a.thing, 2, 1, "x"}, {a.thing, 3, 2, "x"}};
    struct ark_scene *scene = ark_diagram_draw(graph, w.view, marks, 3, false, ARK_DA);
    check_scene(scene);
    const struct ark_item *badges = group_titled(scene, "1: x");
    ck_assert_ptr_nonnull(badges);
    ck_assert_uint_eq(paths_in(badges), 3);
    ck_assert(badges[1].step_n != badges[3].step_n && badges[3].step_n != badges[5].step_n &&
              badges[1].step_n != badges[5].step_n);
    struct extent first = path_extent(&badges[1]), third = path_extent(&badges[5]);
    ck_assert(third.x1 > first.x2);
    world_done(&w, graph, scene);
}
END_TEST

START_TEST(text_can_be_read_on_its_ground)
{
    struct world w = world_new();
    struct pair a = element(&w, w.view, "Node", "A", (int[]){0, 0, 120, 55});
    ark_builder_set_str(w.b, a.node, "fill", "#102040");
    ark_builder_set_str(w.b, a.node, "fontColour", "#000000");
    struct pair b = element(&w, w.view, "Node", "B", (int[]){200, 0, 120, 55});
    ark_builder_set_str(w.b, b.node, "fontColour", "#0000ff");
    ark_builder_set_str(w.b, b.node, "fill", "#ffffff");
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    ARK_VEC_EACH (struct ark_item, item, scene->items) {
        if (item->shape != ARK_SHAPE_TEXT)
            continue;
        ck_assert_double_eq_tol(item->colour.r, *item->text == 'A' ? 1 : 0, 0.01);
        ck_assert_double_eq_tol(item->colour.b, 1, 0.01);
    }
    world_done(&w, graph, scene);
}
END_TEST

START_TEST(equal_graphs_give_equal_bytes)
{
    g_autoptr(GString) first = g_string_new(NULL);
    for (int round = 0; round < 2; round++) {
        struct world w = world_new();
        struct pair a = element(&w, w.view, "Goal", "Mål", (int[]){-7, -3, 121, 57});
        struct pair b = element(&w, w.view, "Driver", "Drivkraft", (int[]){233, 91, 119, 53});
        ark_builder_set_str(w.b, relate(&w, "Influence", b, a).thing, "modifier", "+");
        relate(&w, "Association", a, b);
        ark_graph *graph = freeze(&w);
        struct ark_mark mark = {a.thing, 1, 0, "tekst"};
        struct ark_scene *scene = ark_diagram_draw(graph, w.view, &mark, 1, true, ARK_DA);
        g_autoptr(GString) svg = g_string_new(NULL);
        ark_render_scene_svg(scene, svg);
        if (round)
            ck_assert_str_eq(first->str, svg->str);
        g_string_assign(first, svg->str);
        world_done(&w, graph, scene);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {every_kind_has_its_notation,
                                  the_metamodel_and_the_notation_agree,
                                  every_relationship_has_its_line,
                                  a_line_ends_below_the_tab_where_there_is_none,
                                  bendpoints_are_kept_and_left_at_right_angles,
                                  nesting_paints_parents_first_and_says_composition,
                                  connections_end_on_connections_and_on_themselves,
                                  text_stays_in_its_box,
                                  a_short_name_is_not_shrunk,
                                  odd_input_is_drawn_or_left_out,
                                  an_empty_view_is_a_picture_but_not_listed,
                                  marks_become_badges_and_a_legend,
                                  badges_differ_in_shape_by_rank,
                                  text_can_be_read_on_its_ground,
                                  equal_graphs_give_equal_bytes};
    return run_suite("diagram", tests, G_N_ELEMENTS(tests));
}
