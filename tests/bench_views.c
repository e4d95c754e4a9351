/* Timing: how long views take from the graph to the bytes of an SVG.
 *
 *   ninja -C build tests/bench_views && build/tests/bench_views [--views N] FILE...
 *
 * Draws N views (300 when not given), chosen at random over all files but the same in each run, and
 * prints the average, the median and the slowest. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diagram/diagram.h"
#include "load/loader.h"
#include "render/renderer.h"

struct model {
    ark_atoms *atoms;
    struct ark_arena *arena;
    struct ark_diags diags;
    struct ark_inputs inputs;
    ark_graph *graph;
    struct ark_refs views;
};

static void read_model(struct model *m, const char *path)
{
    GError *error = NULL;
    m->atoms = ark_atoms_new();
    m->arena = ark_arena_new();
    ark_diags_init(&m->diags, ARK_DA);
    ark_builder *builder = ark_builder_new(m->atoms);
    struct ark_load load = {.builder = builder,
                            .atoms = m->atoms,
                            .arena = m->arena,
                            .diags = &m->diags,
                            .lang = ARK_DA};
    bool ok = ark_load_path(&load, path, &m->inputs, &error);
    m->graph = ark_builder_freeze(builder);
    if (ok)
        m->views = ark_diagram_views(m->graph, m->arena);
    g_clear_error(&error);
}

static double draw(const struct model *m, uint32_t view)
{
    gint64 began = g_get_monotonic_time();
    struct ark_scene *scene = ark_diagram_draw(m->graph, m->views.v[view], NULL, 0, false, ARK_DA);
    GString *svg = g_string_new(NULL);
    ark_render_scene_svg(scene, svg);
    double ms = (double)(g_get_monotonic_time() - began) / 1000;
    g_string_free(svg, TRUE);
    ark_scene_free(scene);
    return ms;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* A view by its number among all. */
static double draw_numbered(const struct model *models, uint32_t at)
{
    while (at >= models->views.n)
        at -= models++->views.n;
    return draw(models, at);
}

int main(int argc, char **argv)
{
    uint32_t wanted = 300, first = 1, total = 0;
    if (argc > 2 && strcmp(argv[1], "--views") == 0) {
        wanted = (uint32_t)strtoul(argv[2], NULL, 10);
        first = 3;
    }
    uint32_t n = (uint32_t)argc - first;
    struct model *models = g_new0(struct model, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        read_model(&models[i], argv[first + i]);
        total += models[i].views.n;
    }
    if (!total || !wanted) {
        fprintf(stderr, "bench_views: no views\n");
        return 1;
    }
    GRand *random = g_rand_new_with_seed(1);
    double *ms = g_new(double, wanted), sum = 0;
    for (uint32_t i = 0; i < wanted; i++) {
        ms[i] = draw_numbered(models, (uint32_t)g_rand_int_range(random, 0, (gint32)total));
        sum += ms[i];
    }
    qsort(ms, wanted, sizeof *ms, compare);
    printf("%u of %u views: %.2f ms on average, median %.2f, slowest %.2f\n", wanted, total,
           sum / wanted, ms[wanted / 2], ms[wanted - 1]);
    g_rand_free(random);
    return sum / wanted < 10 ? 0 : 1;
}
