/* Where pieces stand: page breaks. No lone lines at a page's foot or head, headings stay with what
 * they head, rows stay whole, and a table that goes on repeats its header. Draws nothing. */
#include <math.h>

#include "render/pdf_internal.h"

#define MAX_CHAIN 24 /* pieces in a row that stay together, at most */

struct pages {
    struct ark_pdf *pdf;
    double y, height;          /* within the text area */
    bool empty;                /* nothing on the page yet */
    ARK_VEC(uint32_t) waiting; /* wide pictures, for the next page break */
};

double ark_pdf_body_height(bool landscape)
{
    double height = landscape ? PDF_PAGE_WIDTH : PDF_PAGE_HEIGHT;
    return height - PDF_MARGIN_TOP - PDF_MARGIN_BOTTOM;
}

static void new_page(struct pages *pages, bool landscape)
{
    ark_vec_push(&pages->pdf->pages, landscape);
    pages->y = 0;
    pages->height = ark_pdf_body_height(landscape);
    pages->empty = true;
}

static double part_height(const struct ark_pdf_piece *piece, uint32_t line_n)
{
    return 2 * piece->pad + line_n * piece->line_height;
}

/* The least of a piece that can stand at the foot of a page. */
static double least_height(const struct ark_pdf_piece *piece)
{
    bool breaks = !piece->whole && piece->line_n >= 2 * piece->orphans;
    return part_height(piece, breaks ? piece->orphans : piece->line_n);
}

static bool waits(const struct ark_pdf_piece *piece)
{
    return piece->kind == PDF_PICTURE && piece->turned;
}

/* What must fit for piece `index` to start here: itself, and what it is kept with. */
static double needed(const struct pages *pages, uint32_t index)
{
    const struct ark_pdf *pdf = pages->pdf;
    double need = 0;
    for (uint32_t i = index; i < pdf->pieces.n && i < index + MAX_CHAIN; i++) {
        const struct ark_pdf_piece *piece = &pdf->pieces.v[i];
        if (waits(piece)) { /* goes elsewhere, and its caption with it */
            i += piece->keep_next;
            continue;
        }
        if (i > index)
            need += piece->gap;
        if (!piece->keep_next || i + 1 == pdf->pieces.n)
            return need + least_height(piece);
        need += part_height(piece, piece->line_n);
    }
    return need;
}

static void put(struct pages *pages, uint32_t index, uint32_t first, uint32_t n)
{
    struct ark_pdf *pdf = pages->pdf;
    const struct ark_pdf_piece *piece = &pdf->pieces.v[index];
    double gap = pages->empty || first > 0 ? 0 : piece->gap;
    double height = part_height(piece, n);
    ark_vec_push(&pdf->places, (struct ark_pdf_place){
                                   .piece = index,
                                   .page = pdf->pages.n - 1,
                                   .first = first,
                                   .n = n,
                                   .y = PDF_MARGIN_TOP + pages->y + gap,
                                   .height = height,
                                   .follows = !pages->empty,
                                   .gap = gap,
                               });
    pages->y += gap + height;
    pages->empty = false;
}

static void place_lines(struct pages *pages, uint32_t index, bool fresh);

/* Every waiting picture with its caption on a turned page of its own. */
static void place_waiting(struct pages *pages)
{
    uint32_t n = pages->waiting.n;
    pages->waiting.n = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t index = pages->waiting.v[i];
        new_page(pages, true);
        place_lines(pages, index, true);
        if (pages->pdf->pieces.v[index].keep_next)
            place_lines(pages, index + 1, false);
    }
}

static void continue_on_new_page(struct pages *pages, const struct ark_pdf_piece *piece)
{
    place_waiting(pages);
    new_page(pages, piece->turned);
    if (!piece->header)
        return;
    const struct ark_pdf_piece *header = &pages->pdf->pieces.v[piece->header - 1];
    double height = part_height(header, header->line_n);
    if (height < pages->height / 3)
        put(pages, piece->header - 1, 0, header->line_n);
}

/* How many of the lines that are left go here; 0: none, the next page must take them. */
static uint32_t lines_here(const struct pages *pages, const struct ark_pdf_piece *piece,
                           uint32_t left, double gap, bool fresh)
{
    double room = pages->height - pages->y - gap - 2 * piece->pad + 0.01;
    double fit = floor(room / piece->line_height);
    if (fit >= left)
        return left;
    uint32_t n = fit > 0 ? (uint32_t)fit : 0;
    if (fresh)
        return MAX(n, 1);
    if (piece->whole && part_height(piece, piece->line_n) <= pages->height * 0.8)
        return 0;
    if (left - n < piece->orphans)
        n = left > piece->orphans ? left - piece->orphans : 0;
    return n < piece->orphans ? 0 : n;
}

static void place_lines(struct pages *pages, uint32_t index, bool fresh)
{
    const struct ark_pdf_piece *piece = &pages->pdf->pieces.v[index];
    uint32_t first = 0;
    while (first < piece->line_n) {
        double gap = pages->empty || first > 0 ? 0 : piece->gap;
        uint32_t left = piece->line_n - first;
        uint32_t n = lines_here(pages, piece, left, gap, fresh || pages->empty);
        if (n) {
            put(pages, index, first, n);
            first += n;
        }
        fresh = first < piece->line_n;
        if (fresh)
            continue_on_new_page(pages, piece);
    }
}

/* A wide picture waits for the end of the page that is being filled, so that no page is left half
 * empty for it. Returns how many pieces that were. */
static uint32_t let_wait(struct pages *pages, uint32_t index)
{
    ark_vec_push(&pages->waiting, index);
    if (pages->empty) {
        (void)ark_vec_pop(&pages->pdf->pages);
        place_waiting(pages);
        new_page(pages, false);
    }
    return pages->pdf->pieces.v[index].keep_next ? 2 : 1;
}

static void place(struct pages *pages, uint32_t index)
{
    const struct ark_pdf_piece *piece = &pages->pdf->pieces.v[index];
    bool fresh = pages->empty;
    double need = needed(pages, index);
    bool misfit = pages->y + piece->gap + need > pages->height && need <= pages->height;
    bool turns = piece->turned != ark_vec_last(&pages->pdf->pages);
    if (turns && fresh)
        (void)ark_vec_pop(&pages->pdf->pages);
    if (turns || (misfit && !fresh)) {
        continue_on_new_page(pages, piece);
        fresh = true;
    }
    place_lines(pages, index, fresh);
}

void ark_pdf_paginate(struct ark_pdf *pdf)
{
    struct pages pages = {.pdf = pdf};
    new_page(&pages, false);
    for (uint32_t i = 0; i < pdf->pieces.n;) {
        const struct ark_pdf_piece *piece = &pdf->pieces.v[i];
        if (waits(piece))
            i += let_wait(&pages, i);
        else
            place(&pages, i++);
    }
    if (pages.empty && pdf->pages.n > 1)
        (void)ark_vec_pop(&pdf->pages);
    place_waiting(&pages);
    ark_vec_clear(&pages.waiting);
}
