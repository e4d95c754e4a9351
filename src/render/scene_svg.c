/* A scene as an SVG document that stands alone or inline in HTML: text is text, groups carry the
 * things' names. Knows primitives only. */
#include "base/escape.h"
#include "render/renderer.h"

#include <math.h>

/* At most three decimals, no trailing zeros, no locale; a number that is none becomes 0.
 * (g_ascii_dtostr alone would write 0.1 as 0.10000000000000001.) */
static void put_short(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE + 320];
    g_ascii_formatd(text, sizeof text, "%.3f", isfinite(value) ? value : 0);
    char *end = text + strlen(text);
    while (end[-1] == '0')
        end--;
    if (end[-1] == '.')
        end--;
    *end = '\0';
    g_string_append(out, strcmp(text, "-0") == 0 ? "0" : text);
}

static void put_attribute(GString *out, const char *name, double value)
{
    g_string_append_printf(out, " %s=\"", name);
    put_short(out, value);
    g_string_append_c(out, '"');
}

static int channel(double part)
{
    return (int)lround(CLAMP(part, 0, 1) * 255);
}

static void put_paint(GString *out, const char *name, struct ark_colour colour)
{
    if (!(colour.a > 0)) {
        g_string_append_printf(out, " %s=\"none\"", name);
        return;
    }
    g_string_append_printf(out, " %s=\"#%02x%02x%02x\"", name, channel(colour.r), channel(colour.g),
                           channel(colour.b));
    if (colour.a < 1) {
        g_autofree char *opacity = g_strconcat(name, "-opacity", NULL);
        put_attribute(out, opacity, colour.a);
    }
}

static void put_steps(GString *out, const struct ark_item *item)
{
    g_string_append(out, " d=\"");
    for (uint32_t i = 0; i < item->step_n; i++) {
        const struct ark_path_step *step = &item->steps[i];
        uint32_t n = step->command == 'C' ? 6 : step->command == 'Z' ? 0 : 2;
        g_string_append_c(out, step->command);
        for (uint32_t k = 0; k < n; k++) {
            if (k)
                g_string_append_c(out, ' ');
            put_short(out, step->p[k]);
        }
    }
    g_string_append_c(out, '"');
}

static void put_path(GString *out, const struct ark_item *item)
{
    g_string_append(out, "<path");
    put_steps(out, item);
    put_paint(out, "fill", item->fill);
    if (item->stroke.a > 0 && item->line_width > 0) {
        put_paint(out, "stroke", item->stroke);
        put_attribute(out, "stroke-width", item->line_width);
    }
    for (uint32_t i = 0; i < item->dash_n; i++) {
        g_string_append(out, i ? " " : " stroke-dasharray=\"");
        put_short(out, item->dash[i]);
        if (i + 1 == item->dash_n)
            g_string_append_c(out, '"');
    }
    g_string_append(out, "/>\n");
}

static void put_text(GString *out, const struct ark_item *item)
{
    static const char *const ANCHORS[] = {
        [ARK_ANCHOR_START] = NULL,
        [ARK_ANCHOR_MIDDLE] = "middle",
        [ARK_ANCHOR_END] = "end",
    };
    if (!item->text || !*item->text)
        return;
    g_string_append(out, "<text");
    put_attribute(out, "x", item->x);
    put_attribute(out, "y", item->y);
    put_attribute(out, "font-size", item->size);
    if (ANCHORS[item->anchor])
        g_string_append_printf(out, " text-anchor=\"%s\"", ANCHORS[item->anchor]);
    if (item->bold)
        g_string_append(out, " font-weight=\"bold\"");
    if (item->italic)
        g_string_append(out, " font-style=\"italic\"");
    put_paint(out, "fill", item->colour);
    g_string_append_c(out, '>');
    ark_escape_xml(out, item->text, -1);
    g_string_append(out, "</text>\n");
}

static void put_element(GString *out, const char *name, const char *text)
{
    if (!text || !*text)
        return;
    g_string_append_printf(out, "<%s>", name);
    ark_escape_xml(out, text, -1);
    g_string_append_printf(out, "</%s>\n", name);
}

static void put_group(GString *out, const struct ark_item *item)
{
    g_string_append(out, "<g");
    if (item->id && *item->id) {
        g_string_append(out, " id=\"");
        ark_escape_xml(out, item->id, -1);
        g_string_append_c(out, '"');
    }
    g_string_append(out, ">\n");
    put_element(out, "title", item->title);
}

static void put_items(GString *out, const struct ark_scene *scene)
{
    uint32_t open = 0;
    ARK_VEC_EACH (struct ark_item, item, scene->items) {
        switch (item->shape) {
        case ARK_SHAPE_PATH:
            put_path(out, item);
            break;
        case ARK_SHAPE_TEXT:
            put_text(out, item);
            break;
        case ARK_SHAPE_GROUP_BEGIN:
            put_group(out, item);
            open++;
            break;
        case ARK_SHAPE_GROUP_END:
            if (open) {
                g_string_append(out, "</g>\n");
                open--;
            }
            break;
        }
    }
    while (open--)
        g_string_append(out, "</g>\n");
}

void ark_render_scene_svg(const struct ark_scene *scene, GString *out)
{
    g_string_append(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    put_attribute(out, "width", scene->width);
    put_attribute(out, "height", scene->height);
    g_string_append(out, " viewBox=\"0 0 ");
    put_short(out, scene->width);
    g_string_append_c(out, ' ');
    put_short(out, scene->height);
    g_string_append(out, "\" font-family=\"" ARK_FONT_STACK "\">\n");
    put_element(out, "title", scene->title);
    put_element(out, "desc", scene->description);
    put_items(out, scene);
    g_string_append(out, "</svg>\n");
}
