/* Scenes by themselves as PNG and PDF. Knows primitives only. */
#include <cairo-pdf.h>
#include <math.h>

#include "base/error.h"
#include "render/draw_scene.h"
#include "render/renderer.h"

#define SCALE 2.0
#define MOST_PIXELS 60e6
#define LONGEST_SIDE 30000.0

static cairo_status_t append(void *out, const unsigned char *bytes, unsigned int len)
{
    g_string_append_len(out, (const char *)bytes, len);
    return CAIRO_STATUS_SUCCESS;
}

static bool check(cairo_status_t status, enum ark_lang lang, GError **error)
{
    return status == CAIRO_STATUS_SUCCESS ||
           ark_fail(error, ARK_ERROR_OUTPUT,
                    ark_say(lang, "billedet kan ikke laves: %s", "the picture can't be made: %s"),
                    cairo_status_to_string(status));
}

static double scale_of(const struct ark_scene *scene)
{
    double side = LONGEST_SIDE / fmax(scene->width, scene->height);
    double area = sqrt(MOST_PIXELS / (scene->width * scene->height));
    return fmin(SCALE, fmin(side, area));
}

bool ark_render_scene_png(const struct ark_scene *scene, enum ark_lang lang, GString *out,
                          GError **error)
{
    double scale = scale_of(scene);
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)ceil(scene->width * scale), (int)ceil(scene->height * scale));
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, scale, scale);
    ark_draw_scene(cr, scene);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_write_to_png_stream(surface, append, out);
    cairo_surface_destroy(surface);
    return check(status, lang, error);
}

bool ark_render_scenes_pdf(const struct ark_scene *const *scenes, uint32_t n, enum ark_lang lang,
                           GString *out, GError **error)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append, out, 100, 100);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, n ? scenes[0]->title : "");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "arkitjek " ARK_VERSION);
    /* an empty date is no date; without this, cairo takes the clock's */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
    cairo_t *cr = cairo_create(surface);
    for (uint32_t i = 0; i < n; i++) {
        cairo_pdf_surface_set_size(surface, scenes[i]->width, scenes[i]->height);
        ark_draw_scene(cr, scenes[i]);
        cairo_show_page(cr);
    }
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return check(status, lang, error);
}
