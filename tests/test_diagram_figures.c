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
    const struct ark_item *wire = group_titled(scene, "note (") + 1;
    ck_assert_uint_eq(wire->dash_n, 0);
    ck_assert_uint_eq(paths_in(wire - 1), 2);
    world_done(&w, graph, scene);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {every_kind_has_another_figure,
                                  a_line_ends_on_the_figure_not_on_its_box,
                                  a_file_decides_how_things_look};
    return run_suite("diagram_figures", tests, G_N_ELEMENTS(tests));
}
