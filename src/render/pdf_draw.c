/* Placed pieces on cairo's pages, with structure tags, destinations, bookmarks, and what stands in
 * every page's margins. Decides nothing about places. */
#include <cairo-pdf.h>

#include "render/pdf_internal.h"

struct page {
    struct ark_pdf *pdf;
    cairo_t *cr;
    uint32_t number, index; /* index of the first place that isn't drawn yet */
    double width, height;
};

static void draw_rule(cairo_t *cr, double x, double y, double width, double thickness)
{
    cairo_set_line_width(cr, thickness);
    cairo_move_to(cr, x, y);
    cairo_line_to(cr, x + width, y);
    cairo_stroke(cr);
}

static void draw_margin_text(struct page *page, const char *text, double y, char align)
{
    PangoLayout *layout = pango_layout_new(page->pdf->pango);
    PangoFontDescription *font = pango_font_description_from_string(ARK_FONT_FAMILY);
    pango_font_description_set_absolute_size(font, 8 * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_text(layout, text, -1);
    double room = page->width - 2 * PDF_MARGIN_SIDE - (align == 'l' ? 90 : 0);
    pango_layout_set_width(layout, (int)(room * PANGO_SCALE));
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_alignment(layout, align == 'r' ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    ark_pdf_set_ink(page->cr, PDF_INK_MUTED);
    cairo_move_to(page->cr, PDF_MARGIN_SIDE, y);
    pango_cairo_show_layout(page->cr, layout);
    g_object_unref(layout);
}

static void draw_margins(struct page *page)
{
    const struct ark_pdf *pdf = page->pdf;
    double width = page->width - 2 * PDF_MARGIN_SIDE, foot = page->height - 42;
    const char *title = pdf->job->title && *pdf->job->title ? pdf->job->title : pdf->title;
    if (page->number > 0 && title) {
        draw_margin_text(page, title, 36, 'l');
        ark_pdf_set_ink(page->cr, PDF_INK_RULE);
        draw_rule(page->cr, PDF_MARGIN_SIDE, 51, width, 0.5);
    }
    g_autofree char *number = g_strdup_printf(
        ark_say(pdf->job->lang, "Side %u af %u", "Page %u of %u"), page->number + 1, pdf->pages.n);
    draw_margin_text(page, number, foot, 'r');
    if (pdf->job->author && *pdf->job->author)
        draw_margin_text(page, pdf->job->author, foot, 'l');
}

static void draw_dests(struct page *page, const struct ark_pdf_piece *piece, double x, double y)
{
    for (const char *const *a = piece->anchors; a && *a; a++) {
        if (!g_hash_table_add(page->pdf->drawn, (char *)*a))
            continue;
        char left[G_ASCII_DTOSTR_BUF_SIZE], top[G_ASCII_DTOSTR_BUF_SIZE];
        g_autofree char *attributes = g_strdup_printf(
            "name='%s' x=%s y=%s", *a, g_ascii_formatd(left, sizeof left, "%.2f", x),
            g_ascii_formatd(top, sizeof top, "%.2f", MAX(y - 8, 0)));
        cairo_tag_begin(page->cr, CAIRO_TAG_DEST, attributes);
        cairo_tag_end(page->cr, CAIRO_TAG_DEST);
    }
}

static void draw_bars(struct page *page, const struct ark_pdf_piece *piece,
                      const struct ark_pdf_place *place)
{
    if (!piece->bars)
        return;
    const struct ark_pdf_bar *before = NULL;
    if (place->follows && page->index > 0)
        before = page->pdf->pieces.v[page->pdf->places.v[page->index - 1].piece].bars;
    ark_pdf_set_ink(page->cr, PDF_INK_RULE);
    for (const struct ark_pdf_bar *bar = piece->bars; bar; bar = bar->outer) {
        bool continued = false;
        for (const struct ark_pdf_bar *b = before; b && !continued; b = b->outer)
            continued = b == bar;
        double top = place->y - (continued ? place->gap : 0);
        cairo_rectangle(page->cr, PDF_MARGIN_SIDE + bar->x, top, 2.5,
                        place->y + place->height - top);
        cairo_fill(page->cr);
    }
}

static void draw_box(cairo_t *cr, double x, double y, bool done)
{
    ark_pdf_set_ink(cr, PDF_INK_MUTED);
    cairo_set_line_width(cr, 0.8);
    cairo_rectangle(cr, x, y, 7.5, 7.5);
    cairo_stroke(cr);
    if (!done)
        return;
    ark_pdf_set_ink(cr, PDF_INK_ACCENT);
    cairo_set_line_width(cr, 1.3);
    cairo_move_to(cr, x + 1.6, y + 3.9);
    cairo_line_to(cr, x + 3.3, y + 5.7);
    cairo_line_to(cr, x + 6.2, y + 1.8);
    cairo_stroke(cr);
}

static void draw_marker(struct page *page, const struct ark_pdf_piece *piece,
                        const struct ark_pdf_place *place)
{
    if (!piece->marker || place->first > 0)
        return;
    ark_pdf_tag_enter(page->pdf, page->cr, piece->marker_tag);
    double x = PDF_MARGIN_SIDE + piece->marker_x;
    double y = place->y + piece->pad;
    if (piece->mark != PDF_MARK_NONE)
        draw_box(page->cr, x - 8.5, y + 2.9, piece->mark == PDF_MARK_DONE);
    else
        ark_pdf_text_draw(page->cr, piece->marker, x - piece->marker->width, y, 0, 1);
}

static void draw_row(struct page *page, const struct ark_pdf_piece *piece,
                     const struct ark_pdf_place *place)
{
    cairo_t *cr = page->cr;
    const struct ark_pdf_row *row = piece->row;
    double x = PDF_MARGIN_SIDE + piece->x, bottom = place->y + place->height;
    if (row->header) {
        ark_pdf_set_ink(cr, PDF_INK_SHADE);
        cairo_rectangle(cr, x, place->y, piece->width, place->height);
        cairo_fill(cr);
    }
    ark_pdf_set_ink(cr, row->header ? PDF_INK_ACCENT : PDF_INK_RULE);
    draw_rule(cr, x, bottom, piece->width, row->header || row->last ? 0.8 : 0.45);
    for (uint32_t c = 0; c < row->cell_n; c++) {
        const struct ark_pdf_cell *cell = &row->cells[c];
        ark_pdf_tag_enter(page->pdf, cr, cell->tag);
        ark_pdf_text_draw(cr, &cell->text, PDF_MARGIN_SIDE + cell->x, place->y + piece->pad,
                          place->first, place->n);
    }
}

static void draw_code(struct page *page, const struct ark_pdf_piece *piece,
                      const struct ark_pdf_place *place)
{
    double x = PDF_MARGIN_SIDE + piece->x;
    ark_pdf_set_ink(page->cr, PDF_INK_CODE);
    cairo_rectangle(page->cr, x, place->y, piece->width, place->height);
    cairo_fill(page->cr);
    ark_pdf_tag_enter(page->pdf, page->cr, piece->tag);
    ark_pdf_text_draw(page->cr, piece->text, x + 8, place->y + piece->pad, place->first, place->n);
}

static void draw_piece(struct page *page, const struct ark_pdf_piece *piece,
                       const struct ark_pdf_place *place)
{
    double x = PDF_MARGIN_SIDE + piece->x;
    switch (piece->kind) {
    case PDF_TEXT:
        ark_pdf_tag_enter(page->pdf, page->cr, piece->tag);
        ark_pdf_text_draw(page->cr, piece->text, x, place->y + piece->pad, place->first, place->n);
        break;
    case PDF_CODE:
        draw_code(page, piece, place);
        break;
    case PDF_TITLE:
        ark_pdf_set_ink(page->cr, PDF_INK_ACCENT);
        draw_rule(page->cr, x, place->y + 5, piece->width, 1.6);
        break;
    case PDF_RULE:
        ark_pdf_set_ink(page->cr, PDF_INK_RULE);
        draw_rule(page->cr, x, place->y, piece->width, 0.7);
        break;
    case PDF_ROW:
        draw_row(page, piece, place);
        break;
    case PDF_PICTURE:
        ark_pdf_tag_enter(page->pdf, page->cr, piece->tag);
        ark_pdf_picture_draw(page->pdf, page->cr, piece, x, place->y);
        break;
    }
}

/* What isn't text is drawn outside the innermost tags: cairo leaves it unmarked there. */
static void draw_place(struct page *page, const struct ark_pdf_place *place)
{
    struct ark_pdf *pdf = page->pdf;
    const struct ark_pdf_piece *piece = &pdf->pieces.v[place->piece];
    draw_marker(page, piece, place);
    ark_pdf_tag_enter(pdf, page->cr, pdf->tags.v[piece->tag].parent);
    draw_dests(page, piece, PDF_MARGIN_SIDE + piece->x, place->y);
    draw_bars(page, piece, place);
    draw_piece(page, piece, place);
}

static void draw_page(struct page *page, cairo_surface_t *surface)
{
    struct ark_pdf *pdf = page->pdf;
    bool turned = pdf->pages.v[page->number];
    page->width = turned ? PDF_PAGE_HEIGHT : PDF_PAGE_WIDTH;
    page->height = turned ? PDF_PAGE_WIDTH : PDF_PAGE_HEIGHT;
    /* setting the size throws away what was recorded: it comes before the first tag */
    cairo_pdf_surface_set_size(surface, page->width, page->height);
    if (page->number == 0) {
        cairo_tag_begin(page->cr, pdf->tags.v[0].name, NULL);
        ark_vec_push(&pdf->open, 0);
    }
    draw_margins(page);
    while (page->index < pdf->places.n && pdf->places.v[page->index].page == page->number) {
        draw_place(page, &pdf->places.v[page->index]);
        page->index++;
    }
    /* Nothing but Document may stay open over a page's end. */
    ark_pdf_tag_enter(pdf, page->cr, 0);
}

static void add_outline(struct ark_pdf *pdf, cairo_surface_t *surface)
{
    int parents[7] = {CAIRO_PDF_OUTLINE_ROOT};
    ARK_VEC_EACH (struct ark_pdf_piece, piece, pdf->pieces) {
        if (!piece->heading || !piece->anchors || !*piece->plain)
            continue; /* without a name or a place to go to */
        g_autofree char *link = g_strdup_printf("dest='%s'", piece->anchors[0]);
        int parent = parents[piece->heading - 1];
        int id =
            cairo_pdf_surface_add_outline(surface, parent, piece->plain, link,
                                          piece->heading <= 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
        for (int level = piece->heading; level < 7; level++)
            parents[level] = id;
    }
}

void ark_pdf_draw(struct ark_pdf *pdf, cairo_surface_t *surface, cairo_t *cr)
{
    struct page page = {.pdf = pdf, .cr = cr};
    for (page.number = 0; page.number < pdf->pages.n; page.number++) {
        draw_page(&page, surface);
        if (page.number + 1 == pdf->pages.n)
            cairo_tag_end(cr, pdf->tags.v[0].name);
        cairo_show_page(cr);
    }
    if (cairo_status(cr) == CAIRO_STATUS_SUCCESS) /* cairo asserts on bookmarks after an error */
        add_outline(pdf, surface);
}
