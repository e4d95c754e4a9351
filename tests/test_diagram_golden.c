/* diagram: views and data models against pictures that were looked at (golden_scene.h). */
#include <check.h>

#include "drawn_world.h"
#include "golden_scene.h"
#include "loading.h"
#include "suite.h"

START_TEST(views_of_the_sample_look_as_they_did)
{
    static const char *const NAMES[] = {"views/dubu-kontekst",    NULL,
                                        "views/dubu-applikation", NULL,
                                        "views/dubu-drift",       "views/dubu-motivation"};
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    g_autofree char *path =
        g_build_filename(root ? root : ".", "samples", "dubu", "dubu.archimate", NULL);
    struct loaded loaded;
    load_path(&loaded, path);
    struct ark_refs views = ark_diagram_views(loaded.graph, loaded.arena);
    for (uint32_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        ck_assert_uint_lt(i, views.n);
        if (!NAMES[i])
            continue;
        struct ark_scene *scene = ark_diagram_draw(loaded.graph, views.v[i], NULL, 0, true, ARK_DA);
        check_golden(NAMES[i], scene);
        ark_scene_free(scene);
    }
    loaded_clear(&loaded);
}
END_TEST

/* Every kind's second figure, where a file asks for it. */
START_TEST(figures_look_as_they_did)
{
    struct world w = world_new();
    for (int i = 0; i < (int)G_N_ELEMENTS(KINDS); i++) {
        int side = strcmp(KINDS[i], "Junction") == 0 ? 15 : 120;
        struct pair p = element(&w, w.view, KINDS[i], KINDS[i],
                                (int[]){i % 8 * 140, i / 8 * 80, side, MIN(side, 55)});
        ark_builder_set_str(w.b, p.node, "figure", "1");
    }
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    check_golden("views/figurer", scene);
    world_done(&w, graph, scene);
}
END_TEST

static void add_lines(struct world *w)
{
    static const char *const LINES[] = {
        "Composition", "Aggregation", "Assignment", "Realization",    "Serving",    "Influence",
        "Triggering",  "Flow",        "Access",     "Specialization", "Association"};
    struct pair last = {0};
    for (int i = 0; i < (int)G_N_ELEMENTS(LINES); i++) {
        int x = i % 3 * 340, y = i / 3 * 80;
        struct pair a =
            element(w, w->view, "ApplicationComponent", "Kilde", (int[]){x, y, 100, 50});
        struct pair b = element(w, w->view, "DataObject", "Mål", (int[]){x + 200, y, 100, 50});
        last = relate(w, LINES[i], a, b);
        ark_builder_set_str(w->b, last.thing, "name", LINES[i]);
        ark_builder_set_str(w->b, last.thing, "accessType", "ReadWrite");
        ark_builder_set_str(w->b, last.thing, "modifier", "++");
        ark_builder_set(w->b, last.thing, ark_atom_intern(w->atoms, "isDirected"),
                        ark_value_bool(true));
    }
    struct pair note = {ARK_REF_NONE, place(w, w->view, "ViewNote", (int[]){450, 300, 200, 34})};
    ark_builder_set_str(w->b, note.node, "text", "En note om forbindelsen,\nover to linjer");
    join(w, "CONNECTION", note.node, last.node);
}

static void add_nesting(struct world *w)
{
    ark_ref group = place(w, w->view, "ViewGroup", (int[]){0, 340, 420, 220});
    ark_builder_set_str(w->b, group, "name", "Gruppe");
    struct pair grouping = element(w, group, "Grouping", "Gruppering", (int[]){20, 380, 240, 160});
    struct pair node = element(w, grouping.node, "Node", "Server", (int[]){40, 420, 200, 100});
    struct pair inner = element(w, node.node, "Artifact", "Fil", (int[]){60, 455, 100, 40});
    relate(w, "Assignment", node, inner);
    ark_builder_set_str(w->b, inner.thing, "specialization", "Datafil");
    struct pair and = element(w, group, "Junction", "", (int[]){300, 400, 15, 15});
    struct pair or = element(w, group, "Junction", "", (int[]){300, 470, 15, 15});
    ark_builder_set_str(w->b, or.thing, "junction", "or");
    relate(w, "Flow", inner, and);
    struct pair bent = relate(w, "Flow", and, or);
    ark_builder_set_str(w->b, bent.node, "bendpoints", "380,407 380,477");
    ark_ref reference = place(w, w->view, "ViewReference", (int[]){460, 340, 120, 55});
    ark_builder_set_str(w->b, reference, "name", "Se en anden visning");
    struct pair styled = element(w, w->view, "Goal",
                                 "Et mål med meget lange ord: tilgængeligheds"
                                 "erklæringsskabelon",
                                 (int[]){460, 420, 120, 55});
    ark_builder_set_str(w->b, styled.node, "fill", "#224466");
    ark_builder_set_str(w->b, styled.node, "fontColour", "#ffffff");
    ark_builder_set_str(w->b, styled.node, "textAlignment", "left");
    ark_builder_set_int(w->b, styled.node, "lineWidth", 3);
    relate(w, "Association", styled, styled);
}

START_TEST(lines_and_nesting_look_as_they_did)
{
    struct world w = world_new();
    add_lines(&w);
    add_nesting(&w);
    ark_graph *graph = freeze(&w);
    struct ark_scene *scene = draw(graph, w.view);
    check_golden("views/linjer", scene);
    world_done(&w, graph, scene);
}
END_TEST

static void check_model(const char *file, const char *golden, bool findings)
{
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    g_autofree char *path =
        g_build_filename(root ? root : ".", "tests", "golden", "uml", file, NULL);
    struct loaded loaded;
    load_path(&loaded, path);
    ck_assert_msg(loaded.graph, "%s", loaded.error ? loaded.error->message : file);
    ck_assert_uint_eq(loaded.diags.items.n, 0);
    struct ark_refs views = ark_diagram_views(loaded.graph, loaded.arena);
    uint32_t n = ark_graph_node_count(loaded.graph), mark_n = 0;
    struct ark_mark *marks = ARK_NEW_ARRAY(loaded.arena, struct ark_mark, n);
    ark_atom property = ark_atom_find(loaded.atoms, "Property");
    for (uint32_t i = 0; findings && i < n; i++)
        if (ark_graph_has_label(loaded.graph, i, property))
            marks[mark_n] = (struct ark_mark){i, mark_n + 1, (int)mark_n % 3, "Definition mangler"},
            mark_n++;
    struct ark_scene *scene =
        ark_diagram_draw(loaded.graph, views.v[views.n - 1], marks, mark_n, true, ARK_DA);
    check_scene(scene);
    check_golden(golden, scene);
    ark_scene_free(scene);
    loaded_clear(&loaded);
}

/* Stored diagrams, with findings and without; and a package in rows, as without graphviz. */
START_TEST(data_models_look_as_they_did)
{
    check_model("klasser.xmi", "uml/klasser", false);
    check_model("klasser.xmi", "uml/klasser-fund", true);
    check_model("pakker.xmi", "uml/pakker", false);
    check_model("uden-diagram.xmi", "uml/uden-diagram", false);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {views_of_the_sample_look_as_they_did, figures_look_as_they_did,
                                  lines_and_nesting_look_as_they_did, data_models_look_as_they_did};
    return run_suite("diagram_golden", tests, G_N_ELEMENTS(tests));
}
