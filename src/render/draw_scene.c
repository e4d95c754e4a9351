/* A scene on a cairo context. Knows primitives only: nothing of models, findings or pages. */
#include "render/draw_scene.h"

#include <pango/pangocairo.h>

static void set_colour(cairo_t *cr, struct ark_colour colour)
{
    cairo_set_source_rgba(cr, colour.r, colour.g, colour.b, colour.a);
}

static void trace(cairo_t *cr, const struct ark_item *item)
{
    cairo_new_path(cr);
    for (uint32_t i = 0; i < item->step_n; i++) {
        const double *p = item->steps[i].p;
        switch (item->steps[i].command) {
        case 'M':
            cairo_move_to(cr, p[0], p[1]);
            break;
        case 'L':
            cairo_line_to(cr, p[0], p[1]);
            break;
        case 'C':
            cairo_curve_to(cr, p[0], p[1], p[2], p[3], p[4], p[5]);
            break;
        case 'Z':
            cairo_close_path(cr);
            break;
        default:
            break;
        }
    }
}

/* An all-zero dash would put the context in an error state, and with it the whole document. */
static bool dash_is_usable(const struct ark_item *item)
{
    double sum = 0;
    for (uint32_t i = 0; i < item->dash_n; i++) {
        if (!(item->dash[i] >= 0))
            return false;
        sum += item->dash[i];
    }
    return sum > 0;
}

static void draw_path(cairo_t *cr, const struct ark_item *item)
{
    trace(cr, item);
    if (item->fill.a > 0) {
        set_colour(cr, item->fill);
        cairo_fill_preserve(cr);
    }
    if (item->stroke.a > 0 && item->line_width > 0) {
        set_colour(cr, item->stroke);
        cairo_set_line_width(cr, item->line_width);
        bool dashed = dash_is_usable(item);
        cairo_set_dash(cr, dashed ? item->dash : NULL, dashed ? (int)item->dash_n : 0, 0);
        cairo_stroke_preserve(cr);
    }
    cairo_new_path(cr);
}

static void draw_text(cairo_t *cr, PangoLayout *layout, PangoFontDescription *font,
                      const struct ark_item *item)
{
    if (!item->text || !*item->text || !(item->size > 0))
        return;
    pango_font_description_set_absolute_size(font, item->size * PANGO_SCALE);
    pango_font_description_set_weight(font, item->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font, item->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_text(layout, item->text, -1);
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    PangoRectangle extents;
    pango_layout_line_get_extents(line, NULL, &extents);
    double width = (double)extents.width / PANGO_SCALE;
    double x = item->x;
    if (item->anchor != ARK_ANCHOR_START)
        x -= item->anchor == ARK_ANCHOR_END ? width : width / 2;
    set_colour(cr, item->colour);
    cairo_move_to(cr, x, item->y);
    pango_cairo_show_layout_line(cr, line);
}

/* Measures as on paper: no grid fitting, so that widths are the same at every size. */
static PangoLayout *new_layout(cairo_t *cr)
{
    PangoContext *context = pango_cairo_create_context(cr);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    PangoLayout *layout = pango_layout_new(context);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    g_object_unref(context);
    return layout;
}

void ark_draw_scene(cairo_t *cr, const struct ark_scene *scene)
{
    cairo_save(cr);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_MITER);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
    PangoLayout *layout = new_layout(cr);
    PangoFontDescription *font = pango_font_description_from_string(ARK_FONT_FAMILY);
    ARK_VEC_EACH (struct ark_item, item, scene->items) {
        if (item->shape == ARK_SHAPE_PATH)
            draw_path(cr, item);
        else if (item->shape == ARK_SHAPE_TEXT)
            draw_text(cr, layout, font, item);
    }
    pango_font_description_free(font);
    g_object_unref(layout);
    cairo_restore(cr);
}
