/* Scenes against pictures that were looked at. What is drawn where is compared exactly, in words;
 * the picture itself in blocks of 16 × 16 points, so that another version of the font renderer does
 * not matter. ARK_UPDATE_GOLDEN=1 writes them anew: look at the pictures before they go in. */
#pragma once

#include <cairo.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "render/draw_scene.h"
#include "scene_check.h"

#define BLOCK 16
/* Of 255, per channel: of the whole picture, and of one block. */
#define MEAN_TOLERANCE 1.0
#define BLOCK_TOLERANCE 12

static inline char *golden_path(const char *name, const char *ending)
{
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    g_autofree char *file = g_strconcat(name, ending, NULL);
    return g_build_filename(root ? root : ".", "tests", "golden", file, NULL);
}

static inline bool updating(void)
{
    return g_getenv("ARK_UPDATE_GOLDEN") != NULL;
}

/* Of the paths of a thing: how far they reach, and how many there are, are filled, are dashed, and
 * the colours of all as one number. */
struct paths {
    struct extent e;
    uint32_t n, filled, dashed, colour;
};

static inline uint32_t rgb(struct ark_colour c)
{
    return (uint32_t)lround(c.r * 255) << 16 | (uint32_t)lround(c.g * 255) << 8 |
           (uint32_t)lround(c.b * 255);
}

static inline void count(struct paths *paths, const struct ark_item *item)
{
    struct extent p = path_extent(item), e = paths->e;
    paths->e =
        (struct extent){fmin(e.x1, p.x1), fmin(e.y1, p.y1), fmax(e.x2, p.x2), fmax(e.y2, p.y2)};
    paths->n++;
    paths->filled += item->fill.a > 0;
    paths->dashed += item->dash_n > 0;
    paths->colour = paths->colour * 31 + rgb(item->fill) * 7 + rgb(item->stroke);
}

/* A line per thing: what is painted; and each line of text, with its looks. */
static inline char *describe(const struct ark_scene *scene)
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
            g_string_append_printf(out, "  %.0f,%.0f %.1f \"%s\"%s%s\n", item->x, item->y,
                                   item->size, item->text, item->bold ? " bold" : "",
                                   item->italic ? " italic" : "");
        } else if (paths.n) {
            g_string_append_printf(out, "  %.0f,%.0f..%.0f,%.0f %u/%u/%u %08x\n", paths.e.x1,
                                   paths.e.y1, paths.e.x2, paths.e.y2, paths.n, paths.filled,
                                   paths.dashed, paths.colour);
        }
    }
    return g_string_free(out, FALSE);
}

static inline cairo_surface_t *paint(const struct ark_scene *scene)
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

static inline uint32_t mean_of_block(cairo_surface_t *surface, int bx, int by)
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

static inline cairo_surface_t *coarse(const struct ark_scene *scene)
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

static inline void compare_pictures(const char *name, cairo_surface_t *a, cairo_surface_t *b)
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

static inline void check_golden(const char *name, const struct ark_scene *scene)
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
