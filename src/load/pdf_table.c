/* Tables that were found, to nodes; whatever found them. */
#include <string.h>

#include "base/limits.h"
#include "load/pdf_internal.h"

void ark_pdf_row_clear(struct pdf_row *row)
{
    ARK_VEC_EACH (struct pdf_cell, cell, row->cells)
        g_string_free(cell->text, TRUE);
    ark_vec_clear(&row->cells);
}

void ark_pdf_table_clear(struct pdf_table *table)
{
    ARK_VEC_EACH (struct pdf_row, row, table->rows)
        ark_pdf_row_clear(row);
    ark_vec_clear(&table->rows);
}

/* "3: Kontekst", "3 Kontekst", but not "3 viser konteksten". */
static bool is_title_behind(const char *text)
{
    text += strspn(text, "0123456789.");
    if (g_ascii_islower(*text) && !g_ascii_isalnum(text[1]))
        text++;
    while (*text == ' ')
        text++;
    return !g_unichar_islower(g_utf8_get_char(text));
}

enum pdf_caption ark_pdf_caption(const char *text)
{
    static const struct {
        const char *word;
        enum pdf_caption what;
    } words[] = {{"figur ", PDF_OF_FIGURE},
                 {"figure ", PDF_OF_FIGURE},
                 {"fig. ", PDF_OF_FIGURE},
                 {"tabel ", PDF_OF_TABLE},
                 {"table ", PDF_OF_TABLE}};
    enum { LONGEST = 300 };
    for (size_t i = 0; strlen(text) <= LONGEST && i < G_N_ELEMENTS(words); i++) {
        size_t len = strlen(words[i].word);
        if (g_ascii_strncasecmp(text, words[i].word, len) == 0 && g_ascii_isdigit(text[len]) &&
            is_title_behind(text + len))
            return words[i].what;
    }
    return PDF_NO_CAPTION;
}

static bool is_blank_row(const struct pdf_row *row)
{
    ARK_VEC_EACH (struct pdf_cell, cell, row->cells) {
        if (cell->text->len || cell->figures)
            return false;
    }
    return true;
}

void ark_pdf_drop_blank_rows(struct pdf_table *table)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < table->rows.n; i++) {
        if (is_blank_row(&table->rows.v[i]))
            ark_pdf_row_clear(&table->rows.v[i]);
        else
            table->rows.v[n++] = table->rows.v[i];
    }
    table->rows.n = n;
}

static const struct pdf_cell *first_found(const struct pdf_row *row)
{
    ARK_VEC_EACH (struct pdf_cell, cell, row->cells) {
        if (cell->found)
            return cell;
    }
    return NULL;
}

/* On the page where it begins, nothing of the text stands above the table. */
static bool begins_page(const struct pdf *pdf, const struct pdf_cell *cell)
{
    for (uint32_t i = cell->first_line; i > 0 && pdf->lines.v[i - 1].page == cell->page; i--) {
        if (!pdf->lines.v[i - 1].gone)
            return false;
    }
    return true;
}

static bool same_row(const struct pdf_row *a, const struct pdf_row *b)
{
    for (uint32_t i = 0; i < a->cells.n; i++) {
        if (!g_string_equal(a->cells.v[i].text, b->cells.v[i].text))
            return false;
    }
    return a->cells.n > 0;
}

/* The row that the page's end has parted: it begins with nothing, for that stands above. */
static bool is_rest(const struct pdf_row *row)
{
    return row->cells.n > 1 && !row->cells.v[0].text->len && first_found(row);
}

static void append_row(struct pdf *pdf, struct pdf_row *row, const struct pdf_row *rest)
{
    for (uint32_t i = 0; i < rest->cells.n; i++) {
        struct pdf_cell *cell = &row->cells.v[i];
        const struct pdf_cell *more = &rest->cells.v[i];
        if (more->text->len)
            ark_pdf_join(pdf, cell->text, more->text->str, more->text->len);
        cell->figures += more->figures;
    }
}

static bool fit(const struct pdf *pdf, const struct pdf_table *table, const struct pdf_table *next)
{
    if (!table->rows.n || !next->rows.n)
        return false;
    const struct pdf_row *last = &ark_vec_last(&table->rows), *first = next->rows.v;
    const struct pdf_cell *above = first_found(last), *below = first_found(first);
    return above && below && below->page == pdf->lines.v[above->last_line].page + 1 &&
           last->cells.n == first->cells.n && last->cells.n > 1 && begins_page(pdf, below);
}

bool ark_pdf_join_tables(struct pdf *pdf, struct pdf_table *table, struct pdf_table *next)
{
    if (!fit(pdf, table, next))
        return false;
    bool again = same_row(table->rows.v, next->rows.v);
    /* Other headers make another table; a first row that is only drawn like one is none. */
    if (!again && next->rows.v[0].header && next->rows.n > 1 && !next->rows.v[1].header &&
        !is_rest(next->rows.v))
        return false;
    for (uint32_t i = again; i < next->rows.n; i++) {
        struct pdf_row *row = &next->rows.v[i];
        row->header = false;
        if (i == again && is_rest(row) && row->cells.n == ark_vec_last(&table->rows).cells.n) {
            append_row(pdf, &ark_vec_last(&table->rows), row);
            continue;
        }
        ark_vec_push(&table->rows, *row);
        row->cells.v = NULL;
        row->cells.n = 0;
    }
    return true;
}

static bool has_text(const struct pdf_table *table)
{
    ARK_VEC_EACH (struct pdf_row, row, table->rows) {
        ARK_VEC_EACH (struct pdf_cell, cell, row->cells) {
            if (cell->text->len)
                return true;
        }
    }
    return false;
}

static bool is_bold(const struct pdf *pdf, const struct pdf_row *row)
{
    bool some = false;
    ARK_VEC_EACH (struct pdf_cell, cell, row->cells) {
        for (uint32_t i = cell->first_line; cell->found && i <= cell->last_line; i++) {
            if (!pdf->lines.v[i].bold)
                return false;
        }
        some |= cell->found;
    }
    return some;
}

/* Whether some line of the row is in the font; `ret_all`: whether all are. */
static bool has_font(const struct pdf *pdf, const struct pdf_row *row, uint32_t font, bool *ret_all)
{
    bool some = false;
    *ret_all = true;
    ARK_VEC_EACH (struct pdf_cell, cell, row->cells) {
        for (uint32_t i = cell->first_line; cell->found && i <= cell->last_line; i++) {
            bool same = pdf->fragments.v[pdf->lines.v[i].first].font == font;
            some |= same;
            *ret_all &= same;
        }
    }
    return some;
}

/* Bold above a row that is not, or in a font (a colour, too) that the rows below have nowhere. */
static bool stands_out(const struct pdf *pdf, const struct pdf_table *table)
{
    const struct pdf_cell *cell = first_found(&table->rows.v[0]);
    uint32_t n = MIN(table->rows.n, 4u);
    bool all;
    if (n < 2 || !cell)
        return false;
    if (is_bold(pdf, &table->rows.v[0]) && !is_bold(pdf, &table->rows.v[1]))
        return true;
    uint32_t font = pdf->fragments.v[pdf->lines.v[cell->first_line].first].font;
    bool other = has_font(pdf, &table->rows.v[0], font, &all) && all;
    for (uint32_t i = 1; other && i < n; i++)
        other = first_found(&table->rows.v[i]) && !has_font(pdf, &table->rows.v[i], font, &all);
    return other;
}

/* Header rows stand above all others. Where no tag says which they are, a row that stands out is
 * one; a table of nothing but headers has one. */
static void settle_headers(const struct pdf *pdf, struct pdf_table *table)
{
    uint32_t n = table->rows.n, headers = 0;
    while (headers < n && table->rows.v[headers].header)
        headers++;
    if (headers == n)
        headers = n > 1;
    if (!headers)
        headers = stands_out(pdf, table);
    for (uint32_t i = 0; i < n; i++)
        table->rows.v[i].header = i < headers;
}

static uint32_t page_of(const struct pdf_row *row)
{
    ARK_VEC_EACH (struct pdf_cell, cell, row->cells) {
        if (cell->found)
            return cell->page;
    }
    return row->cells.n ? row->cells.v[0].page : 0;
}

static void report_in_cells(struct pdf *pdf, const struct pdf_row *row, const uint32_t *column,
                            struct ark_loc loc)
{
    for (uint32_t i = 0; i < row->cells.n; i++) {
        const struct pdf_cell *cell = &row->cells.v[i];
        if (column[i] == UINT32_MAX)
            continue;
        ark_document_in_cell(pdf->doc, column[i]);
        for (uint32_t k = 0; k < cell->figures; k++)
            ark_document_figure(pdf->doc, NULL, NULL, loc);
        if (cell->found)
            ark_pdf_report_links(pdf, cell->first_line, cell->last_line);
    }
}

/* What a cell of a row above goes on to say in this one. */
struct carry {
    const char *text;
    uint32_t rows;
};

static void report_row(struct pdf *pdf, const struct pdf_row *row, struct carry *carry)
{
    struct ark_document_cell cells[ARK_MAX_DOC_COLUMNS];
    g_autofree uint32_t *column = g_new(uint32_t, row->cells.n + 1);
    struct ark_loc loc = ark_pdf_loc(pdf, page_of(row));
    uint32_t n = 0, i = 0;
    ark_document_page(pdf->doc, loc.line);
    while (n < ARK_MAX_DOC_COLUMNS && (i < row->cells.n || carry[n].rows)) {
        if (carry[n].rows) {
            carry[n].rows--;
            cells[n] = (struct ark_document_cell){carry[n].text, loc};
            n++;
            continue;
        }
        const struct pdf_cell *cell = &row->cells.v[i];
        column[i++] = n;
        for (uint32_t k = 0; k < cell->columns && n < ARK_MAX_DOC_COLUMNS; k++, n++) {
            const char *text = k ? NULL : cell->text->str;
            struct ark_loc place = ark_pdf_loc(pdf, cell->found ? cell->page : loc.line);
            cells[n] = (struct ark_document_cell){text, place};
            carry[n] = (struct carry){text, cell->rows - 1};
        }
    }
    while (i < row->cells.n)
        column[i++] = UINT32_MAX;
    ark_document_row(pdf->doc, row->header, cells, n, loc);
    report_in_cells(pdf, row, column, loc);
}

static void report_figures(struct pdf *pdf, const struct pdf_table *table)
{
    ARK_VEC_EACH (struct pdf_row, row, table->rows) {
        ark_document_page(pdf->doc, page_of(row));
        ARK_VEC_EACH (struct pdf_cell, cell, row->cells) {
            for (uint32_t k = 0; k < cell->figures; k++)
                ark_document_figure(pdf->doc, NULL, NULL, ark_pdf_loc(pdf, page_of(row)));
        }
    }
}

/* A frame around a text is drawn as a table of one cell. */
static bool report_frame(struct pdf *pdf, const struct pdf_table *table)
{
    const struct pdf_row *row = &table->rows.v[0];
    if (table->rows.n != 1 || row->cells.n != 1)
        return false;
    ark_document_page(pdf->doc, page_of(row));
    ark_document_paragraph(pdf->doc, row->cells.v[0].text->str, ark_pdf_loc(pdf, page_of(row)));
    if (row->cells.v[0].found)
        ark_pdf_report_links(pdf, row->cells.v[0].first_line, row->cells.v[0].last_line);
    report_figures(pdf, table);
    return true;
}

void ark_pdf_report_table(struct pdf *pdf, struct pdf_table *table)
{
    if (!has_text(table)) {
        report_figures(pdf, table);
        return;
    }
    if (report_frame(pdf, table))
        return;
    g_autofree struct carry *carry = g_new0(struct carry, ARK_MAX_DOC_COLUMNS + 1);
    settle_headers(pdf, table);
    ark_document_page(pdf->doc, page_of(&table->rows.v[0]));
    ark_document_table_begin(pdf->doc, ark_pdf_loc(pdf, page_of(&table->rows.v[0])));
    ARK_VEC_EACH (struct pdf_row, row, table->rows)
        report_row(pdf, row, carry);
    ark_document_table_end(pdf->doc);
}
