/* Shaped text of the PDF: fonts, line breaking, widths, and drawing run by run, so that links get
 * their place and their tag. Knows nothing of Markdown or pages. */
#include "render/pdf_internal.h"

/* Liberation Sans: its ascent and height per unit of size. Lines are even, so that rows of a table
 * stand level even when a word comes from another font. */
#define ASCENT 0.905
#define HEIGHT 1.117

static const struct ark_colour INKS[] = {
    [PDF_INK_TEXT] = {0.12, 0.13, 0.15, 1},   [PDF_INK_HEADING] = {0.07, 0.22, 0.37, 1},
    [PDF_INK_LINK] = {0.05, 0.33, 0.60, 1},   [PDF_INK_MUTED] = {0.36, 0.39, 0.43, 1},
    [PDF_INK_RULE] = {0.76, 0.79, 0.82, 1},   [PDF_INK_SHADE] = {0.917, 0.937, 0.957, 1},
    [PDF_INK_ACCENT] = {0.12, 0.40, 0.62, 1}, [PDF_INK_CODE] = {0.957, 0.961, 0.969, 1},
};

void ark_pdf_set_ink(cairo_t *cr, enum ark_pdf_ink ink)
{
    cairo_set_source_rgb(cr, INKS[ink].r, INKS[ink].g, INKS[ink].b);
}

void ark_pdf_text_set_font(struct ark_pdf_text *text, double size, bool bold, bool italic)
{
    PangoFontDescription *font = pango_font_description_from_string(ARK_FONT_FAMILY);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    if (bold)
        pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    if (italic)
        pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
    pango_layout_set_font_description(text->layout, font);
    pango_font_description_free(font);
    text->size = size;
    text->line_height = size * PDF_LEADING;
}

void ark_pdf_text_init(struct ark_pdf *pdf, struct ark_pdf_text *text, double size, bool bold,
                       bool italic)
{
    text->layout = pango_layout_new(pdf->pango);
    g_ptr_array_add(pdf->layouts, text->layout);
    text->align = 'l';
    text->ink = PDF_INK_TEXT;
    ark_pdf_text_set_font(text, size, bold, italic);
}

struct ark_pdf_text *ark_pdf_text_new(struct ark_pdf *pdf, double size, bool bold, bool italic)
{
    struct ark_pdf_text *text = ARK_NEW(pdf->arena, struct ark_pdf_text);
    ark_pdf_text_init(pdf, text, size, bold, italic);
    return text;
}

void ark_pdf_text_measure(const struct ark_pdf_text *text, double *ret_min, double *ret_max)
{
    int log_n = 0, widest = 0, begin = 0, end = 0, width = 0;
    const PangoLogAttr *log = pango_layout_get_log_attrs_readonly(text->layout, &log_n);
    PangoLayoutIter *iter = pango_layout_get_iter(text->layout);
    for (int i = 0; i < log_n; i++) {
        PangoRectangle box;
        pango_layout_iter_get_char_extents(iter, &box);
        if (i == 0 || log[i].is_line_break) {
            widest = MAX(widest, end - begin);
            begin = end = box.x;
        }
        if (!log[i].is_white)
            end = MAX(end, box.x + box.width);
        if (!pango_layout_iter_next_char(iter))
            break;
    }
    pango_layout_iter_free(iter);
    pango_layout_get_size(text->layout, &width, NULL);
    *ret_min = (double)MAX(widest, end - begin) / PANGO_SCALE;
    *ret_max = (double)width / PANGO_SCALE;
}

void ark_pdf_text_finish(struct ark_pdf *pdf, struct ark_pdf_text *text, double width)
{
    int natural = 0;
    pango_layout_get_size(text->layout, &natural, NULL);
    if (natural > width * PANGO_SCALE) {
        pango_layout_set_wrap(text->layout, PANGO_WRAP_WORD_CHAR);
        pango_layout_set_width(text->layout, (int)(MAX(width, 1) * PANGO_SCALE));
    }
    text->width = width;
    text->line_n = (uint32_t)pango_layout_get_line_count(text->layout);
    text->lines = ARK_NEW_ARRAY(pdf->arena, PangoLayoutLine *, text->line_n);
    uint32_t i = 0;
    for (GSList *l = pango_layout_get_lines_readonly(text->layout); l; l = l->next)
        text->lines[i++] = l->data;
}

/* The link at byte `index`, or NULL. Links don't overlap and stand in order. */
static const char *link_at(const struct ark_pdf_text *text, uint32_t index)
{
    uint32_t low = 0, high = text->span_n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (text->spans[middle].end <= index)
            low = middle + 1;
        else
            high = middle;
    }
    return low < text->span_n && text->spans[low].start <= index ? text->spans[low].link : NULL;
}

static bool is_struck(const PangoGlyphItem *run)
{
    for (GSList *a = run->item->analysis.extra_attrs; a; a = a->next) {
        const PangoAttribute *attribute = a->data;
        if (attribute->klass->type == PANGO_ATTR_STRIKETHROUGH)
            return true;
    }
    return false;
}

static void draw_stroke(cairo_t *cr, double x, double y, double width)
{
    cairo_set_line_width(cr, 0.5);
    cairo_move_to(cr, x, y);
    cairo_line_to(cr, x + width, y);
    cairo_stroke(cr);
}

static void draw_run(cairo_t *cr, const struct ark_pdf_text *text, PangoGlyphItem *run, double x,
                     double baseline, bool linked)
{
    double width = (double)pango_glyph_string_get_width(run->glyphs) / PANGO_SCALE;
    ark_pdf_set_ink(cr, linked ? PDF_INK_LINK : text->ink);
    cairo_move_to(cr, x, baseline - (double)run->y_offset / PANGO_SCALE);
    pango_cairo_show_glyph_item(cr, pango_layout_get_text(text->layout), run);
    if (linked)
        draw_stroke(cr, x, baseline + text->size * 0.14, width);
    if (is_struck(run))
        draw_stroke(cr, x, baseline - text->size * 0.26, width);
}

static double run_width(const GSList *run)
{
    const PangoGlyphItem *item = run->data;
    return (double)pango_glyph_string_get_width(item->glyphs) / PANGO_SCALE;
}

static const char *link_of(const struct ark_pdf_text *text, const GSList *run)
{
    const PangoGlyphItem *item = run->data;
    return link_at(text, (uint32_t)item->item->offset);
}

/* Runs up to where the link changes; cairo marks text only in innermost tags, so what stands beside
 * a link needs a Span. */
static GSList *draw_stretch(cairo_t *cr, const struct ark_pdf_text *text, GSList *run, double *x,
                            double y, double baseline)
{
    const char *link = link_of(text, run);
    double width = 0;
    for (GSList *r = run; r && link_of(text, r) == link; r = r->next)
        width += run_width(r);
    if (link) {
        char left[G_ASCII_DTOSTR_BUF_SIZE], top[G_ASCII_DTOSTR_BUF_SIZE];
        char wide[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
        g_autofree char *attributes =
            g_strdup_printf("rect=[%s %s %s %s] %s", g_ascii_formatd(left, sizeof left, "%.2f", *x),
                            g_ascii_formatd(top, sizeof top, "%.2f", y),
                            g_ascii_formatd(wide, sizeof wide, "%.2f", width),
                            g_ascii_formatd(high, sizeof high, "%.2f", text->line_height), link);
        cairo_tag_begin(cr, CAIRO_TAG_LINK, attributes);
    } else {
        cairo_tag_begin(cr, "Span", NULL);
    }
    for (; run && link_of(text, run) == link; run = run->next) {
        draw_run(cr, text, run->data, *x, baseline, link != NULL);
        *x += run_width(run);
    }
    cairo_tag_end(cr, link ? CAIRO_TAG_LINK : "Span");
    return run;
}

static void draw_line(cairo_t *cr, const struct ark_pdf_text *text, PangoLayoutLine *line, double x,
                      double y)
{
    double baseline = y + (text->line_height - HEIGHT * text->size) / 2 + ASCENT * text->size;
    if (text->align != 'l') {
        PangoRectangle extents;
        pango_layout_line_get_extents(line, NULL, &extents);
        double room = text->width - (double)extents.width / PANGO_SCALE;
        x += text->align == 'r' ? room : room / 2;
    }
    GSList *run = line->runs;
    if (text->span_n) {
        while (run)
            run = draw_stretch(cr, text, run, &x, y, baseline);
        return;
    }
    for (; run; run = run->next) {
        draw_run(cr, text, run->data, x, baseline, false);
        x += run_width(run);
    }
}

void ark_pdf_text_draw(cairo_t *cr, const struct ark_pdf_text *text, double x, double y,
                       uint32_t first, uint32_t n)
{
    for (uint32_t i = first; i < first + n && i < text->line_n; i++) {
        draw_line(cr, text, text->lines[i], x, y);
        y += text->line_height;
    }
}
