/* What a file says of the looks of a figure or a line, in the words of docs/graph.md. Absent is
 * usual, nonsense is possible: either leaves what was there. */
#include <math.h>
#include <string.h>

#include "diagram/colour.h"
#include "diagram/picture.h"

#define SMALLEST_FONT 4.0
#define LARGEST_FONT 72.0
#define WIDEST_LINE 6.0

static bool read_number(const ark_graph *graph, ark_ref ref, const char *key, double *ret)
{
    struct ark_value value = ark_graph_get(graph, ref, ark_graph_atom(graph, key));
    double v =
        value.type == ARK_INT ? (double)value.integer : (value.type == ARK_REAL ? value.real : NAN);
    if (!isfinite(v))
        return false;
    *ret = v;
    return true;
}

/* Which of the words the property is; `none` when it is none of them or absent. */
static unsigned read_word(const ark_graph *graph, ark_ref ref, const char *key,
                          const char *const *words, unsigned n, unsigned none)
{
    const char *text = ark_graph_get_str(graph, ref, key);
    for (unsigned i = 0; text && i < n; i++)
        if (words[i] && strcmp(text, words[i]) == 0)
            return i;
    return none;
}

enum ark_align ark_style_names(const ark_graph *graph, ark_ref ref)
{
    static const char *const DOWN[] = {NULL, "top", "middle", "bottom"};
    return read_word(graph, ref, "textPosition", DOWN, 4, ARK_ALIGN_DEFAULT);
}

static void read_text_style(const ark_graph *graph, ark_ref ref, struct ark_style *style)
{
    static const char *const ACROSS[] = {NULL, "left", "centre", "right"};
    const char *font = ark_graph_get_str(graph, ref, "fontStyle");
    double size;
    if (read_number(graph, ref, "fontSize", &size) && size > 0)
        style->font_size = CLAMP(size, SMALLEST_FONT, LARGEST_FONT);
    style->bold = font && strstr(font, "bold");
    style->italic = font && strstr(font, "italic");
    style->across = read_word(graph, ref, "textAlignment", ACROSS, 4, ARK_ALIGN_DEFAULT);
    style->down = ark_style_names(graph, ref);
}

/* Per cent. */
static void read_opacity(const ark_graph *graph, ark_ref ref, const char *key,
                         struct ark_colour *colour)
{
    double opacity;
    if (read_number(graph, ref, key, &opacity))
        colour->a = CLAMP(opacity, 0, 100) / 100;
}

static void read_line_style(const ark_graph *graph, ark_ref ref, struct ark_style *style)
{
    static const char *const STYLES[] = {"solid", "dotted", "dashed", "none"};
    static const char *const BORDERS[] = {NULL, "rectangle", "none"};
    double width;
    if (read_number(graph, ref, "lineWidth", &width) && width > 0)
        style->line_width = fmin(width * ARK_PX, WIDEST_LINE);
    unsigned dash = read_word(graph, ref, "lineStyle", STYLES, 4, 4);
    unsigned border = read_word(graph, ref, "border", BORDERS, 3, 0);
    style->has_dash = dash < 3;
    style->dash = style->has_dash ? (enum ark_dash)dash : ARK_DASH_NONE;
    style->no_border = border == 2 || dash == 3;
    style->plain_border = border == 1;
}

void ark_style_read(const ark_graph *graph, ark_ref ref, struct ark_style *style)
{
    ark_colour_parse(ark_graph_get_str(graph, ref, "fill"), &style->fill);
    ark_colour_parse(ark_graph_get_str(graph, ref, "line"), &style->line);
    ark_colour_parse(ark_graph_get_str(graph, ref, "fontColour"), &style->ink);
    read_opacity(graph, ref, "fillOpacity", &style->fill);
    read_opacity(graph, ref, "lineOpacity", &style->line);
    read_line_style(graph, ref, style);
    read_text_style(graph, ref, style);
}

enum ark_line_end ark_style_arrow(const ark_graph *graph, ark_ref ref, const char *key)
{
    static const char *const ARROWS[] = {"filled", "hollow", "open"};
    static const enum ark_line_end ENDS[] = {ARK_END_ARROW, ARK_END_HOLLOW_TRIANGLE,
                                             ARK_END_OPEN_ARROW, ARK_END_NONE};
    return ENDS[read_word(graph, ref, key, ARROWS, 3, 3)];
}
