/* diagram: six views against pictures that were looked at. What is drawn where is compared exactly,
 * in words; the picture itself in blocks of 16 × 16 points, so that another version of the font
 * renderer does not matter. ARK_UPDATE_GOLDEN=1 writes them anew: look at the pictures before they
 * go in. */
#include <cairo.h>
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "drawn_world.h"
#include "loading.h"
#include "render/draw_scene.h"
#include "suite.h"

#define BLOCK 16
/* Of 255, per channel: of the whole picture, and of one block. */
#define MEAN_TOLERANCE 1.0
#define BLOCK_TOLERANCE 12

static char *golden_path(const char *name, const char *ending)
{
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    g_autofree char *file = g_strconcat(name, ending, NULL);
    return g_build_filename(root ? root : ".", "tests", "golden", "views", file, NULL);
}

static bool updating(void)
{
    return g_getenv("ARK_UPDATE_GOLDEN") != NULL;
}

/* Of the paths of a thing: how far they reach, and how many there are, are filled, are dashed, and
 * the colours of all as one number. */
struct paths {
    struct extent e;
    uint32_t n, filled, dashed, colour;
};

static uint32_t rgb(struct ark_colour c)
{
    return (uint32_t)lround(c.r * 255) << 16 | (uint32_t)lround(c.g * 255) << 8 |
           (uint32_t)lround(c.b * 255);
}

static void count(struct paths *paths, const struct ark_item *item)
{
    struct extent p = path_extent(item), e = paths->e;
    paths->e =
        (struct extent){fmin(e.x1, p.x1), fmin(e.y1, p.y1), fmax(e.x2, p.x2), fmax(e.y2, p.y2)};
    paths->n++;
    paths->filled += item->fill.a > 0;
    paths->dashed += item->dash_n > 0;
    paths->colour = paths->colour * 31 + rgb(item->fill) * 7 + rgb(item->stroke);
}

/* A line per thing: what is painted; and each line of text. */
static char *describe(const struct ark_scene *scene)
{
    GString *out = g_string_new(NULL);
    const struct paths none = {.e = {INFINITY, INFINITY, -INFINITY, -INFINITY}};
    struct paths paths = none;
    g_string_append_printf(out, "%.0f x %.0f\n", scene->width, scene->height);
    ARK_VEC_EACH (struct ark_item, item, scene->items) {
        if (item->shape == ARK_SHAPE_GROUP_BEGIN) {
            g_string_append_printf(out, "%s\n", item->title);
            paths = none;
        } else if (item->shape == ARK_SHAPE_PATH) {
            count(&paths, item);
        } else if (item->shape == ARK_SHAPE_TEXT) {
            g_string_append_printf(out, "  %.0f,%.0f %.1f \"%s\"\n", item->x, item->y, item->size,
                                   item->text);
        } else if (paths.n) {
            g_string_append_printf(out, "  %.0f,%.0f..%.0f,%.0f %u/%u/%u %08x\n", paths.e.x1,
                                   paths.e.y1, paths.e.x2, paths.e.y2, paths.n, paths.filled,
                                   paths.dashed, paths.colour);
        }
    }
    return g_string_free(out, FALSE);
}

static cairo_surface_t *paint(const struct ark_scene *scene)
{
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)ceil(scene->width), (int)ceil(scene->height));
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    ark_draw_scene(cr, scene);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return surface;
}

static uint32_t mean_of_block(cairo_surface_t *surface, int bx, int by)
{
    int w = cairo_image_surface_get_width(surface), h = cairo_image_surface_get_height(surface);
    int stride = cairo_image_surface_get_stride(surface), n = 0;
    uint32_t sum[3] = {0};
    for (int y = by * BLOCK; y < MIN(h, (by + 1) * BLOCK); y++) {
        for (int x = bx * BLOCK; x < MIN(w, (bx + 1) * BLOCK); x++, n++) {
            const uint32_t *row =
                (const uint32_t *)(void *)(cairo_image_surface_get_data(surface) + y * stride);
            for (int k = 0; k < 3; k++)
                sum[k] += row[x] >> (8 * k) & 255;
        }
    }
    return sum[0] / (uint32_t)n | sum[1] / (uint32_t)n << 8 | sum[2] / (uint32_t)n << 16;
}

static cairo_surface_t *coarse(const struct ark_scene *scene)
{
    cairo_surface_t *fine = paint(scene);
    int w = (cairo_image_surface_get_width(fine) + BLOCK - 1) / BLOCK;
    int h = (cairo_image_surface_get_height(fine) + BLOCK - 1) / BLOCK;
    cairo_surface_t *small = cairo_image_surface_create(CAIRO_FORMAT_RGB24, w, h);
    int stride = cairo_image_surface_get_stride(small);
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++)
            ((uint32_t *)(void *)(cairo_image_surface_get_data(small) + y * stride))[x] =
                mean_of_block(fine, x, y);
    cairo_surface_mark_dirty(small);
    cairo_surface_destroy(fine);
    return small;
}

static void compare_pictures(const char *name, cairo_surface_t *a, cairo_surface_t *b)
{
    int w = cairo_image_surface_get_width(a), h = cairo_image_surface_get_height(a), worst = 0;
    double sum = 0;
    ck_assert_int_eq(w, cairo_image_surface_get_width(b));
    ck_assert_int_eq(h, cairo_image_surface_get_height(b));
    for (int y = 0; y < h; y++) {
        const unsigned char *p =
            cairo_image_surface_get_data(a) + y * cairo_image_surface_get_stride(a);
        const unsigned char *q =
            cairo_image_surface_get_data(b) + y * cairo_image_surface_get_stride(b);
        for (int x = 0; x < w * 4; x++) {
            int apart = x % 4 == 3 ? 0 : abs(p[x] - q[x]);
            worst = MAX(worst, apart);
            sum += apart;
        }
    }
    double mean = sum / (w * h * 3.0);
    fprintf(stderr, "%s: %.2f on average, %d at most\n", name, mean, worst);
    ck_assert_msg(mean <= MEAN_TOLERANCE && worst <= BLOCK_TOLERANCE,
                  "%s looks different: %.2f on average, %d at most", name, mean, worst);
}

static void check_golden(const char *name, const struct ark_scene *scene)
{
    g_autofree char *words_path = golden_path(name, ".txt"), *kept = NULL;
    g_autofree char *picture_path = golden_path(name, ".png");
    g_autofree char *words = describe(scene);
    cairo_surface_t *picture = coarse(scene);
    if (updating()) {
        ck_assert(g_file_set_contents(words_path, words, -1, NULL));
        ck_assert(cairo_surface_write_to_png(picture, picture_path) == CAIRO_STATUS_SUCCESS);
    }
    ck_assert(g_file_get_contents(words_path, &kept, NULL, NULL));
    g_auto(GStrv) now = g_strsplit(words, "\n", -1), then = g_strsplit(kept, "\n", -1);
    for (uint32_t i = 0; now[i] || then[i]; i++)
        ck_assert_msg(g_strcmp0(now[i], then[i]) == 0, "%s, line %u: \"%s\", not \"%s\"", name,
                      i + 1, now[i], then[i]);
    cairo_surface_t *golden = cairo_image_surface_create_from_png(picture_path);
    compare_pictures(name, picture, golden);
    cairo_surface_destroy(golden);
    cairo_surface_destroy(picture);
}

START_TEST(views_of_the_sample_look_as_they_did)
{
    static const char *const NAMES[] = {
        "dubu-kontekst", NULL, "dubu-applikation", NULL, "dubu-drift", "dubu-motivation"};
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
    check_golden("figurer", scene);
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
    check_golden("linjer", scene);
    world_done(&w, graph, scene);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {views_of_the_sample_look_as_they_did, figures_look_as_they_did,
                                  lines_and_nesting_look_as_they_did};
    return run_suite("diagram_golden", tests, G_N_ELEMENTS(tests));
}
