/* diagram: every view of the corpus's models, drawn and checked. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "diagram/diagram.h"
#include "load/loader.h"
#include "render/renderer.h"
#include "scene_check.h"
#include "suite.h"

static char *corpus_path(void)
{
    const char *shared = g_getenv("ARK_SHARED"), *root = g_getenv("ARK_SOURCE_ROOT");
    if (shared)
        return g_build_filename(shared, "corpus", NULL);
    return g_build_filename(root ? root : ".", "..", "shared", "corpus", NULL);
}

/* Everything that can be shown gets a mark, so that badges and legend meet real layouts too. */
static struct ark_mark *marks_for_all(const ark_graph *graph, uint32_t *ret_n)
{
    uint32_t n = ark_graph_node_count(graph);
    struct ark_mark *marks = g_new0(struct ark_mark, n + 1);
    *ret_n = 0;
    for (uint32_t i = 0; i < n; i++)
        if (ark_drawn_whole(graph, i) != ARK_REF_NONE)
            marks[*ret_n] = (struct ark_mark){i, *ret_n + 1, (int)(i % 3), "Noget mangler"},
            ++*ret_n;
    return marks;
}

static gint64 spent;   /* microseconds on drawing */
static uint32_t drawn; /* views, those with marks counted again */

static void draw_checked(const ark_graph *graph, ark_ref view, const struct ark_mark *marks,
                         uint32_t mark_n)
{
    gint64 began = g_get_monotonic_time();
    struct ark_scene *scene = ark_diagram_draw(graph, view, marks, mark_n, true, ARK_DA);
    g_autoptr(GString) svg = g_string_new(NULL);
    ark_render_scene_svg(scene, svg);
    spent += g_get_monotonic_time() - began;
    drawn++;
    ck_assert(g_str_has_prefix(svg->str, "<svg") && g_str_has_suffix(svg->str, "</svg>\n"));
    ck_assert(g_utf8_validate(svg->str, (gssize)svg->len, NULL));
    check_scene(scene);
    ark_scene_free(scene);
}

/* A selection of the first elements, with all relationships: those that lead out are left out. */
static void draw_selected(const ark_graph *graph)
{
    enum { MOST = 300 };
    uint32_t n = ark_graph_node_count(graph), m = ark_graph_edge_count(graph);
    g_autofree ark_ref *elements = g_new(ark_ref, MOST), *lines = g_new(ark_ref, n + m + 1);
    struct ark_diagram diagram = {.graph = graph, .view = ARK_REF_NONE, .key = true};
    for (uint32_t i = 0; i < n; i++) {
        enum ark_drawn_as as = ark_drawn_as(graph, i);
        if (as == ARK_DRAWN_FIGURE && diagram.elements.n < MOST)
            elements[diagram.elements.n++] = i;
        else if (as == ARK_DRAWN_LINE)
            lines[diagram.relationships.n++] = i;
    }
    for (uint32_t i = 0; i < m; i++)
        if (ark_drawn_as(graph, ARK_EDGE(i)) == ARK_DRAWN_LINE)
            lines[diagram.relationships.n++] = ARK_EDGE(i);
    diagram.elements.v = elements;
    diagram.relationships.v = lines;
    diagram.name = "Udvalg";
    struct ark_scene *scene = ark_diagram_compose(&diagram);
    check_scene(scene);
    ark_scene_free(scene);
}

static uint32_t draw_file(const char *path)
{
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    g_autoptr(ark_arena) arena = ark_arena_new();
    struct ark_diags diags;
    ark_diags_init(&diags, ARK_DA);
    struct ark_inputs inputs = {0};
    ark_builder *builder = ark_builder_new(atoms);
    struct ark_load load = {
        .builder = builder, .atoms = atoms, .arena = arena, .diags = &diags, .lang = ARK_DA};
    g_autoptr(GError) error = NULL;
    bool loaded = ark_load_path(&load, path, &inputs, &error);
    g_autoptr(ark_graph) graph = ark_builder_freeze(builder);
    uint32_t mark_n = 0;
    g_autofree struct ark_mark *marks = marks_for_all(graph, &mark_n);
    struct ark_refs views = loaded ? ark_diagram_views(graph, arena) : (struct ark_refs){0};
    for (uint32_t i = 0; i < views.n; i++) {
        draw_checked(graph, views.v[i], NULL, 0);
        if (i % 8 == 0)
            draw_checked(graph, views.v[i], marks, mark_n);
    }
    draw_selected(graph);
    ark_inputs_clear(&inputs);
    ark_diags_clear(&diags);
    return views.n;
}

/* The views of all files of the folders. */
static uint32_t draw_folders(const char *const *folders, size_t n)
{
    g_autofree char *corpus = corpus_path();
    uint32_t views = 0;
    for (size_t i = 0; i < n; i++) {
        g_autofree char *folder = g_build_filename(corpus, folders[i], NULL);
        g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
        const char *name;
        if (!dir)
            fprintf(stderr, "skipped: no %s in the corpus\n", folders[i]);
        while (dir && (name = g_dir_read_name(dir))) {
            g_autofree char *path = g_build_filename(folder, name, NULL);
            views += draw_file(path);
        }
        ck_assert(!dir || views > 20);
    }
    fprintf(stderr, "%u drawings of %u views: %.2f ms on average\n", drawn, views,
            drawn ? (double)spent / 1000 / drawn : 0.0);
    return views;
}

START_TEST(views_of_archimate_are_drawn)
{
    static const char *const FOLDERS[] = {"archi-native", "archimate-oef3", "archimate-oef21",
                                          "archi-grafico"};
    draw_folders(FOLDERS, G_N_ELEMENTS(FOLDERS));
}
END_TEST

/* Diagrams that files have stored, and packages of those that have none; these in rows, for
 * graphviz has a test of its own. */
START_TEST(data_models_are_drawn)
{
    static const char *const FOLDERS[] = {"xmi11-ea",
                                          "xmi21-ea",
                                          "xmi24-ea",
                                          "xmi25-ea",
                                          "xmi251-ea",
                                          "xmi12-magicdraw",
                                          "xmi10",
                                          "xmi11-other",
                                          "xmi12-argouml",
                                          "xmi12-poseidon",
                                          "xmi12-umbrello",
                                          "xmi15",
                                          "xmi2-eclipse",
                                          "xmi2-genmymodel",
                                          "xmi2-magicdraw",
                                          "xmi2-modelio",
                                          "xmi2-omg",
                                          "xmi2-papyrus",
                                          "xmi2-rsa-emx",
                                          "xmi2-staruml",
                                          "xmi2-umbrello",
                                          "xmi2-umldesigner",
                                          "xmi2-visualparadigm",
                                          "staruml-mdj"};
    draw_folders(FOLDERS, G_N_ELEMENTS(FOLDERS));
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {views_of_archimate_are_drawn, data_models_are_drawn};
    return run_suite("diagram_corpus", tests, G_N_ELEMENTS(tests));
}
