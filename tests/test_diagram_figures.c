/* diagram: the kinds' own figures, and what a file says of the looks of things. */
#include "drawn_world.h"
#include "suite.h"

/* Also where boxes are small, and with names that must be divided. */
START_TEST(every_kind_has_another_figure)
{
    static const int SIZES[][2] = {{120, 55}, {200, 120}, {55, 120}, {30, 30}, {6, 6}};
    struct world w = world_new();
    for (uint32_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        for (uint32_t k = 0; k < G_N_ELEMENTS(SIZES); k++) {
            struct pair p = element(&w, w.view, KINDS[i], KINDS[i],
                                    (int[]){(int)k * 220, (int)i * 140, SIZES[k][0], SIZES[k][1]});
            struct pair q = element(&w, w.view, "Node", "Nabo",
                                    (int[]){(int)k * 220 + 1200, (int)i * 140, 60, 60});
            ark_builder_set_str(w.b, p.node, "figure", "1");
            relate(&w, "Serving", p, q);
            relate(&w, "Flow", q, p);
        }
    }
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    const struct ark_item *actor = group_titled(scene, "BusinessActor");
    /* Something to click on, a head, a body, two arms and two legs. */
    ck_assert_uint_eq(paths_in(actor), 5);
    ck_assert_double_eq_tol(actor[1].fill.a, 0, 0.001);
    world_done(&w, graph, scene);
}
END_TEST

static const struct ark_item *first_line(const struct ark_scene *scene)
{
    ARK_VEC_EACH (struct ark_item, item, scene->items)
        if (item->shape == ARK_SHAPE_GROUP_BEGIN && strstr(item->id, "-c"))
            return item + 1;
    return NULL;
}

START_TEST(a_line_ends_on_the_figure_not_on_its_box)
{
    struct world w = world_new();
    struct pair a = element(&w, w.view, "Value", "A", (int[]){0, 0, 120, 120});
    struct pair b = element(&w, w.view, "Node", "B", (int[]){300, 0, 120, 21});
    ark_builder_set_str(w.b, a.node, "figure", "1");
    struct pair r = relate(&w, "Association", a, b);
    ark_builder_set_str(w.b, r.node, "bendpoints", "200,10");
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    const struct ark_item *line = NULL;
    ARK_VEC_EACH (struct ark_item, item, scene->items)
        if (item->shape == ARK_SHAPE_GROUP_BEGIN && strstr(item->id, "-c"))
            line = item + 1;
    double dx = line->steps[0].p[0] - (12 + 45), dy = line->steps[0].p[1] - (12 + 45);
    ck_assert_double_eq_tol(hypot(dx, dy), 45, 0.5);
    world_done(&w, graph, scene);
}
END_TEST

/* Between the lugs, on one of them, and below them. */
START_TEST(a_line_ends_at_the_edge_of_the_lugs)
{
    static const struct {
        const char *bend;
        double x;
    } CASES[] = {{"-50,26", 0}, {"-50,15", 0}, {"-50,36", 0}, {"-50,50", 8}};
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct world w = world_new();
        struct pair a = element(&w, w.view, "Node", "A", (int[]){-250, -100, 120, 55});
        struct pair b = element(&w, w.view, "ApplicationComponent", "B", (int[]){0, 0, 120, 55});
        ark_builder_set_str(w.b, b.node, "figure", "1");
        struct pair r = relate(&w, "Serving", a, b);
        ark_builder_set_str(w.b, r.node, "bendpoints", CASES[i].bend);
        ark_graph *graph = freeze(&w);
        struct ark_scene *scene = draw(graph, w.view);
        const struct ark_item *line = first_line(scene);
        double left = 12 + 250 * 0.75;
        ck_assert_double_eq_tol(line->steps[line->step_n - 1].p[0], left + CASES[i].x, 0.02);
        world_done(&w, graph, scene);
    }
}
END_TEST

START_TEST(a_file_decides_how_things_look)
{
    struct world w = world_new();
    struct pair a = element(&w, w.view, "Node", "A", (int[]){0, 0, 120, 55});
    struct pair b = element(&w, w.view, "Device", "B", (int[]){300, 0, 120, 55});
    ark_builder_set_str(w.b, a.thing, "specialization", "Fagsystem");
    ark_builder_set_str(w.b, b.node, "textAlignment", "right");
    ark_builder_set_str(w.b, b.node, "textPosition", "bottom");
    ark_builder_set_str(w.b, b.node, "fontStyle", "bold italic");
    ark_builder_set(w.b, b.node, ark_atom_intern(w.atoms, "fontSize"), ark_value_real(12));
    ark_builder_set_int(w.b, b.node, "fillOpacity", 50);
    ark_builder_set_int(w.b, b.node, "lineWidth", 3);
    ark_ref line = join(&w, "CONNECTION", a.node, b.node);
    ark_ref note = place(&w, w.view, "ViewNote", (int[]){0, 100, 120, 55});
    ark_builder_set_str(w.b, note, "text", "Uden ramme");
    ark_builder_set_str(w.b, note, "border", "none");
    ark_builder_set_str(w.b, line, "targetArrow", "open");
    ark_builder_set_str(w.b, line, "lineStyle", "solid");
    ark_builder_set_str(w.b, line, "name", "note");
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    ck_assert(has_text(scene, "«Fagsystem»"));
    const struct ark_item *box = group_titled(scene, "B") + 1, *text = box;
    while (text->shape != ARK_SHAPE_TEXT)
        text++;
    ck_assert(text->bold && text->italic && text->anchor == ARK_ANCHOR_END);
    ck_assert_double_eq_tol(text->size, 12, 0.01);
    ck_assert(text->y > 12 + 30);
    ck_assert_double_eq_tol(box->fill.a, 0.5, 0.01);
    ck_assert_double_eq_tol(box->line_width, 2.25, 0.01);
    const struct ark_item *bare = group_titled(scene, "Uden ramme");
    ck_assert_uint_eq(paths_in(bare), 1);
    ck_assert_double_eq_tol(bare[1].stroke.a, 0, 0.001);
    const struct ark_item *wire = group_titled(scene, "note (") + 1;
    ck_assert_uint_eq(wire->dash_n, 0);
    ck_assert_uint_eq(paths_in(wire - 1), 2);
    world_done(&w, graph, scene);
}
END_TEST

static const struct ark_item *text_of(const struct ark_scene *scene, const char *text)
{
    ARK_VEC_EACH (struct ark_item, item, scene->items)
        if (item->shape == ARK_SHAPE_TEXT && strcmp(item->text, text) == 0)
            return item;
    ck_abort_msg("no \"%s\"", text);
}

/* Archi's views have names at the top, others in the middle; a figure may want it otherwise. */
START_TEST(a_name_stands_where_its_view_wants_it)
{
    static const struct {
        const char *view, *figure;
        double least, most; /* of the baseline, in a box from 12 to 87 */
    } CASES[] = {{NULL, NULL, 50, 55},  {"top", NULL, 20, 26},     {"top", "middle", 50, 55},
                 {NULL, "top", 20, 26}, {"top", "bottom", 79, 86}, {"middle", NULL, 50, 55}};
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct world w = world_new();
        struct pair a = element(&w, w.view, "Device", "Navn", (int[]){0, 0, 200, 100});
        if (CASES[i].view)
            ark_builder_set_str(w.b, w.view, "textPosition", CASES[i].view);
        if (CASES[i].figure)
            ark_builder_set_str(w.b, a.node, "textPosition", CASES[i].figure);
        ark_graph *graph = freeze(&w);
        struct ark_scene *scene = draw(graph, w.view);
        const struct ark_item *text = text_of(scene, "Navn");
        ck_assert_msg(text->y > CASES[i].least && text->y < CASES[i].most, "%zu: %g", i, text->y);
        ck_assert_double_eq_tol(text->x, 12 + 75, 0.01);
        world_done(&w, graph, scene);
    }
}
END_TEST

/* The icon gives way to the name, not the name to the icon. */
START_TEST(a_name_stays_in_the_middle_beside_an_icon)
{
    static const int SIZES[][2] = {{92, 45}, {104, 45}, {80, 40}, {120, 45}};
    static const char *const POSITIONS[] = {"middle", "top"};
    for (size_t i = 0; i < G_N_ELEMENTS(SIZES) * 2; i++) {
        const int *size = SIZES[i / 2];
        struct world w = world_new();
        element(&w, w.view, "BusinessRole", "Insurer", (int[]){0, 0, size[0], size[1]});
        ark_builder_set_str(w.b, w.view, "textPosition", POSITIONS[i % 2]);
        ark_graph *graph = freeze(&w);
        struct ark_scene *scene = draw(graph, w.view);
        const struct ark_item *text = text_of(scene, "Insurer");
        double middle = 12 + size[1] * 0.375 + 9 * 0.34;
        ck_assert_double_eq_tol(text->size, 9, 0.01);
        ck_assert_double_eq_tol(text->x, 12 + size[0] * 0.375, 0.1);
        ck_assert_double_eq_tol(text->y, i % 2 ? 12 + 2.5 + 9 * 0.92 : middle, 0.7);
        /* The icon is there, and clear of the name. */
        ck_assert_uint_ge(paths_in(group_titled(scene, "Insurer")), 2);
        world_done(&w, graph, scene);
    }
}
END_TEST

START_TEST(a_name_stands_above_or_below_a_large_icon)
{
    for (int top = 0; top < 2; top++) {
        struct world w = world_new();
        struct pair a = element(&w, w.view, "BusinessActor", "Borger", (int[]){0, 0, 80, 100});
        ark_builder_set_str(w.b, a.node, "figure", "1");
        if (top)
            ark_builder_set_str(w.b, w.view, "textPosition", "top");
        ark_graph *graph = freeze(&w);
        struct ark_scene *scene = draw(graph, w.view);
        const struct ark_item *text = text_of(scene, "Borger"),
                              *box = group_titled(scene, "Borger");
        for (const struct ark_item *item = box + 2; item->shape == ARK_SHAPE_PATH; item++) {
            struct extent e = path_extent(item);
            ck_assert(top ? e.y1 > text->y : e.y2 < text->y - 6);
        }
        world_done(&w, graph, scene);
    }
}
END_TEST

START_TEST(an_actor_of_a_sketch_is_a_figure)
{
    struct world w = world_new();
    ark_ref actor = place(&w, w.view, "ViewNote", (int[]){0, 0, 90, 100});
    ark_builder_set_str(w.b, actor, "figure", "actor");
    ark_builder_set_str(w.b, actor, "name", "Borger");
    ark_builder_set_str(w.b, actor, "fill", "#ff0000");
    ark_builder_set_str(w.b, w.view, "textPosition", "top");
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    const struct ark_item *group = group_titled(scene, "Borger (aktør)");
    ck_assert_ptr_nonnull(group);
    ck_assert_uint_eq(paths_in(group), 5);
    for (int i = 2; i < 6; i++) {
        ck_assert_double_eq_tol(group[i].stroke.r, 1, 0.01);
        ck_assert(path_extent(&group[i]).y2 < text_of(scene, "Borger")->y - 6);
    }
    world_done(&w, graph, scene);
}
END_TEST

START_TEST(a_label_may_be_an_expression)
{
    static const char *const CASES[][2] = {
        {"${name}\n[${property:Ejer}]", "[KOMBIT]"},
        {"Navn: ${name}\\nSlut", "Slut"},
        {"$view{name}", "Et"},
        {"${type}", "Enhed"},
        {"${if:${name}:x}", "Alfa"},
        {"${name", "Alfa"},
        {"$5", "$5"},
        {"${property:ingen}!", "!"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct world w = world_new();
        ark_ref view = add_view(w.b, "Et");
        struct pair a = element(&w, view, "Device", "Alfa", (int[]){0, 0, 120, 90});
        ark_builder_set_str(w.b, a.thing, "Ejer", "KOMBIT");
        ark_builder_set_str(w.b, a.node, "labelExpression", CASES[i][0]);
        ark_graph *graph = freeze(&w);
        struct ark_scene *scene = draw(graph, view);
        ck_assert_msg(has_text(scene, CASES[i][1]), "%s", CASES[i][0]);
        /* Whatever is written in it, the thing keeps its name. */
        ck_assert_ptr_nonnull(group_titled(scene, "Alfa (Enhed)"));
        world_done(&w, graph, scene);
    }
}
END_TEST

START_TEST(lines_meet_their_ends_where_the_file_says)
{
    static const struct {
        const char *from, *to;
        double y1, y2;
    } CASES[] = {
        {"120,5", "300,50", 3.75, 37.5},
        {"120,5", NULL, 3.75, 3.75},
        /* Not at the figure, or no point at all: as if nothing was said. */
        {"500,500", NULL, 20.625, 20.625},
        {"nan,5", "x", 20.625, 20.625},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct world w = world_new();
        struct pair a = element(&w, w.view, "Device", "A", (int[]){0, 0, 120, 55});
        struct pair b = element(&w, w.view, "Device", "B", (int[]){300, 0, 120, 55});
        struct pair r = relate(&w, "Serving", a, b);
        if (CASES[i].from)
            ark_builder_set_str(w.b, r.node, "sourceAttachment", CASES[i].from);
        if (CASES[i].to)
            ark_builder_set_str(w.b, r.node, "targetAttachment", CASES[i].to);
        ark_graph *graph = freeze(&w);
        struct ark_scene *scene = draw(graph, w.view);
        const struct ark_item *line = first_line(scene);
        ck_assert_double_eq_tol(line->steps[0].p[1], 12 + CASES[i].y1, 0.02);
        ck_assert_double_eq_tol(line->steps[line->step_n - 1].p[1], 12 + CASES[i].y2, 0.02);
        world_done(&w, graph, scene);
    }
}
END_TEST

START_TEST(a_view_may_want_right_angles)
{
    struct world w = world_new();
    struct pair a = element(&w, w.view, "Device", "A", (int[]){0, 0, 120, 55});
    struct pair b = element(&w, w.view, "Device", "B", (int[]){300, 200, 120, 55});
    ark_builder_set_str(w.b, w.view, "routing", "orthogonal");
    for (int i = 0; i < 3; i++)
        relate(&w, "Flow", i % 2 ? b : a, i % 2 ? a : b);
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    ARK_VEC_EACH (struct ark_item, item, scene->items) {
        if (item->shape != ARK_SHAPE_GROUP_BEGIN || !strstr(item->id, "-c"))
            continue;
        ck_assert_uint_eq(item[1].step_n, 4);
        for (uint32_t i = 1; i < item[1].step_n; i++) {
            const double *p = item[1].steps[i - 1].p, *q = item[1].steps[i].p;
            ck_assert(fabs(p[0] - q[0]) < 0.02 || fabs(p[1] - q[1]) < 0.02);
        }
    }
    world_done(&w, graph, scene);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {every_kind_has_another_figure,
                                  a_line_ends_on_the_figure_not_on_its_box,
                                  a_line_ends_at_the_edge_of_the_lugs,
                                  a_file_decides_how_things_look,
                                  a_name_stands_where_its_view_wants_it,
                                  a_name_stays_in_the_middle_beside_an_icon,
                                  a_name_stands_above_or_below_a_large_icon,
                                  an_actor_of_a_sketch_is_a_figure,
                                  a_label_may_be_an_expression,
                                  lines_meet_their_ends_where_the_file_says,
                                  a_view_may_want_right_angles};
    return run_suite("diagram_figures", tests, G_N_ELEMENTS(tests));
}
