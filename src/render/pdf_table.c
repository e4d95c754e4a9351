/* Tables: how wide the columns are and in which type, and a piece per row. A table with more
 * columns than the page has room for is set as several, each with the first column. */
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <math.h>

#include "base/limits.h"
#include "render/pdf_internal.h"

#define PAD_SIDE 5.0
#define PAD_EDGE 3.2
#define LEAST_COLUMN 34.0 /* with its padding */
#define MANY_COLUMNS 7    /* a table of so many may turn the page */
#define FAIR_WORD 90.0    /* a table doesn't turn the page for words longer than this ... */
#define LONG_WORD 130.0   /* ... and breaks those longer than this before it takes smaller type */

static const double SIZES[] = {9, 8.25, 7.5};

struct column {
    double min, max, width, x; /* without padding */
    bool fixed;
};

struct table {
    struct ark_pdf *pdf;
    struct ark_pdf_cell *cells; /* row after row */
    uint32_t row_n, column_n;
    const uint8_t *align;
    cmark_node **rows;
    struct column *columns;
    double size;
    double x, width;
    const struct ark_pdf_bar *bars;
    uint32_t tag;
    bool turned;
};

static struct ark_pdf_cell *cell_at(const struct table *table, uint32_t row, uint32_t column)
{
    return &table->cells[(size_t)row * table->column_n + column];
}

static bool is_header(const struct table *table, uint32_t row)
{
    return cmark_gfm_extensions_get_table_row_is_header(table->rows[row]);
}

/* A short row in the Markdown is a full row of cells here: the number is checked before any cell
 * is made. */
static bool read_rows(struct table *table, cmark_node *node)
{
    struct ark_arena *arena = table->pdf->arena;
    for (cmark_node *row = cmark_node_first_child(node); row; row = cmark_node_next(row))
        table->row_n++;
    table->column_n = cmark_gfm_extensions_get_table_columns(node);
    if ((uint64_t)table->row_n * table->column_n > ARK_MAX_TABLE_CELLS) {
        table->pdf->too_large = true;
        return false;
    }
    table->align = cmark_gfm_extensions_get_table_alignments(node);
    table->rows = ARK_NEW_ARRAY(arena, cmark_node *, table->row_n);
    table->cells =
        ARK_NEW_ARRAY(arena, struct ark_pdf_cell, (size_t)table->row_n * table->column_n);
    table->columns = ARK_NEW_ARRAY(arena, struct column, table->column_n);
    uint32_t r = 0;
    for (cmark_node *row = cmark_node_first_child(node); row; row = cmark_node_next(row))
        table->rows[r++] = row;
    return table->column_n > 0;
}

static void read_cells(struct table *table, uint32_t row)
{
    bool header = is_header(table, row);
    cmark_node *node = cmark_node_first_child(table->rows[row]);
    for (uint32_t c = 0; c < table->column_n; c++) {
        struct ark_pdf_text *text = &cell_at(table, row, c)->text;
        ark_pdf_text_init(table->pdf, text, SIZES[0], header, false);
        if (header)
            text->ink = PDF_INK_HEADING;
        char align = table->align ? (char)table->align[c] : 0;
        text->align = align == 'r' || align == 'c' ? align : 'l';
        if (node) {
            ark_pdf_inline(table->pdf, node, text, NULL);
            node = cmark_node_next(node);
        }
    }
}

static void measure(struct table *table)
{
    for (uint32_t c = 0; c < table->column_n; c++)
        table->columns[c].min = table->columns[c].max = 4;
    for (uint32_t r = 0; r < table->row_n; r++) {
        for (uint32_t c = 0; c < table->column_n; c++) {
            double min, max;
            ark_pdf_text_measure(&cell_at(table, r, c)->text, &min, &max);
            /* a hair more, so that rounding never wraps what fits */
            table->columns[c].min = MAX(table->columns[c].min, min + 0.5);
            table->columns[c].max = MAX(table->columns[c].max, max + 0.5);
            cell_at(table, r, c)->natural = max;
        }
    }
}

static void set_size(struct table *table, double size)
{
    for (uint32_t r = 0; r < table->row_n; r++) {
        for (uint32_t c = 0; c < table->column_n; c++)
            ark_pdf_text_set_font(&cell_at(table, r, c)->text, size, is_header(table, r), false);
    }
    table->size = size;
}

static double sum(const struct table *table, bool max)
{
    double total = 0;
    for (uint32_t c = 0; c < table->column_n; c++)
        total += max ? table->columns[c].max : table->columns[c].min;
    return total;
}

/* Columns that want no more than an equal share, or `part` of it, get what they want; the others
 * share the rest by the root of their length, so that one very long column doesn't starve the next.
 * `want` is max, or min when not even the words fit. */
static double settle_small(struct table *table, double room, double part, bool by_min)
{
    uint32_t left = table->column_n;
    for (bool changed = true; changed && left;) {
        changed = false;
        double fair = part * room / left;
        for (uint32_t c = 0; c < table->column_n; c++) {
            struct column *column = &table->columns[c];
            double want = by_min ? column->min : column->max;
            if (column->fixed || want > fair)
                continue;
            column->width = want;
            column->fixed = changed = true;
            room -= want;
            left--;
        }
    }
    return room;
}

/* Shares `room` among the columns that aren't fixed; those whose words need more become fixed. */
static void share_rest(struct table *table, double room, bool by_min)
{
    for (bool changed = true; changed;) {
        double weights = 0, fixed = 0;
        changed = false;
        for (uint32_t c = 0; c < table->column_n; c++)
            weights += table->columns[c].fixed ? 0 : sqrt(table->columns[c].max);
        for (uint32_t c = 0; c < table->column_n; c++) {
            struct column *column = &table->columns[c];
            if (column->fixed)
                continue;
            column->width = room * sqrt(column->max) / weights;
            if (!by_min && column->width < column->min) {
                column->width = column->min;
                column->fixed = changed = true;
                fixed += column->min;
            }
        }
        room -= fixed;
    }
}

/* Spreads what is left over when everything fits: a table that is nearly as wide as the text gets
 * all of its width. */
static void stretch(struct table *table, double room)
{
    double total = sum(table, true);
    double factor = total > room * 0.55 ? room / total : 1;
    for (uint32_t c = 0; c < table->column_n; c++)
        table->columns[c].width = table->columns[c].max * factor;
}

static void divide(struct table *table, double room, double part)
{
    for (uint32_t c = 0; c < table->column_n; c++)
        table->columns[c].fixed = false;
    bool by_min = sum(table, false) > room;
    double rest = settle_small(table, room, part, by_min);
    double needed = 0;
    for (uint32_t c = 0; c < table->column_n; c++)
        needed += table->columns[c].fixed ? 0 : table->columns[c].min;
    if (!by_min && needed > rest) { /* the small ones took too much: everyone shares */
        for (uint32_t c = 0; c < table->column_n; c++)
            table->columns[c].fixed = false;
        rest = room;
    }
    share_rest(table, rest, by_min);
}

/* Roughly how many lines the rows take with these columns. */
static double line_estimate(const struct table *table)
{
    double lines = 0;
    for (uint32_t r = 0; r < table->row_n; r++) {
        double most = 1;
        for (uint32_t c = 0; c < table->column_n; c++) {
            double width = MAX(1, table->columns[c].width);
            most = MAX(most, ceil(cell_at(table, r, c)->natural / width));
        }
        lines += most;
    }
    return lines;
}

/* Short columns keep their lines whole, unless the long ones make it a much taller table. */
static void distribute(struct table *table, double room)
{
    static const double PARTS[] = {1, 0.7, 0.45};
    if (sum(table, true) <= room) {
        stretch(table, room);
        return;
    }
    double best = 1, least = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        divide(table, room, PARTS[i]);
        double lines = line_estimate(table);
        if (i == 0 || lines < least * 0.88) {
            best = PARTS[i];
            least = lines;
        }
    }
    divide(table, room, best);
}

/* The headings that a turned table is kept with turn with it. */
static void turn(struct table *table)
{
    struct ark_pdf *pdf = table->pdf;
    table->turned = true;
    table->width = PDF_TURNED_WIDTH - table->x;
    for (uint32_t i = pdf->pieces.n; i-- > 0 && pdf->pieces.v[i].keep_next;)
        pdf->pieces.v[i].turned = true;
}

/* Many columns whose words don't fit even in small type. */
static bool must_turn(const struct table *table)
{
    if (table->turned || table->column_n < MANY_COLUMNS)
        return false;
    double least = 2 * PAD_SIDE * table->column_n;
    for (uint32_t c = 0; c < table->column_n; c++)
        least += MIN(FAIR_WORD, table->columns[c].min * SIZES[2] / SIZES[0]);
    return least > table->width;
}

/* Addresses and identifiers: where they don't all fit whole, they count as shorter. */
static void break_long_words(struct table *table, double room)
{
    if (sum(table, false) <= room)
        return;
    for (uint32_t c = 0; c < table->column_n; c++)
        table->columns[c].min = MIN(table->columns[c].min, LONG_WORD);
}

static void fit(struct table *table)
{
    measure(table);
    if (must_turn(table))
        turn(table);
    double room = table->width - 2 * PAD_SIDE * table->column_n;
    break_long_words(table, room);
    for (size_t i = 1; i < G_N_ELEMENTS(SIZES) && sum(table, false) > room; i++) {
        set_size(table, SIZES[i]);
        measure(table);
        break_long_words(table, room);
    }
    distribute(table, room);
    double x = table->x;
    for (uint32_t c = 0; c < table->column_n; c++) {
        table->columns[c].x = x + PAD_SIDE;
        x += table->columns[c].width + 2 * PAD_SIDE;
    }
    table->width = x - table->x;
}

static struct ark_pdf_row *make_row(struct table *table, uint32_t index, uint32_t *ret_line_n)
{
    struct ark_pdf *pdf = table->pdf;
    struct ark_pdf_row *row = ARK_NEW(pdf->arena, struct ark_pdf_row);
    row->cells = cell_at(table, index, 0);
    row->cell_n = table->column_n;
    row->header = is_header(table, index);
    row->last = index + 1 == table->row_n;
    uint32_t tag = ark_pdf_tag(pdf, table->tag, "TR");
    *ret_line_n = 1;
    for (uint32_t c = 0; c < table->column_n; c++) {
        struct ark_pdf_cell *cell = &row->cells[c];
        ark_pdf_text_finish(pdf, &cell->text, table->columns[c].width);
        cell->text.line_height = table->size * 1.28;
        cell->x = table->columns[c].x;
        cell->tag = ark_pdf_tag(pdf, tag, row->header ? "TH" : "TD");
        *ret_line_n = MAX(*ret_line_n, cell->text.line_n);
    }
    return row;
}

/* A short table stays together; of a long one, no single row stands alone at a page's end. */
static void keep_rows(struct table *table)
{
    struct ark_pdf *pdf = table->pdf;
    struct ark_pdf_piece *rows = pdf->pieces.v + pdf->pieces.n - table->row_n;
    double height = 0;
    for (uint32_t r = 0; r < table->row_n; r++)
        height += 2 * rows[r].pad + rows[r].line_n * rows[r].line_height;
    bool is_short = height < ark_pdf_body_height(table->turned) * 0.3;
    for (uint32_t r = 0; r + 1 < table->row_n; r++)
        rows[r].keep_next = is_short || r < 2 || r + 2 == table->row_n;
}

static void add_rows(struct table *table, double gap)
{
    struct ark_pdf *pdf = table->pdf;
    uint32_t header = 0;
    for (uint32_t r = 0; r < table->row_n; r++) {
        uint32_t line_n;
        struct ark_pdf_row *row = make_row(table, r, &line_n);
        const char *const *anchors = ark_pdf_anchors_of(pdf, table->rows[r], NULL);
        struct ark_pdf_piece *piece = ark_pdf_piece(pdf, PDF_ROW, table->x, table->width);
        piece->row = row;
        piece->line_n = line_n;
        piece->line_height = table->size * 1.28;
        piece->pad = PAD_EDGE;
        piece->orphans = 1;
        piece->gap = r == 0 ? gap : 0;
        piece->whole = true;
        piece->bars = table->bars;
        piece->turned = table->turned;
        piece->tag = row->cells[0].tag;
        piece->anchors = anchors;
        piece->header = row->header ? 0 : header;
        if (row->header)
            header = pdf->pieces.n;
    }
    keep_rows(table);
}

/* The columns 0, first ... last - 1 of `table`, with texts of their own. */
static void add_slice(const struct table *table, uint32_t first, uint32_t last, double gap)
{
    struct table slice = *table;
    struct ark_arena *arena = table->pdf->arena;
    slice.column_n = last - first + (first > 0);
    slice.columns = ARK_NEW_ARRAY(arena, struct column, slice.column_n);
    slice.cells = ARK_NEW_ARRAY(arena, struct ark_pdf_cell, (size_t)slice.row_n * slice.column_n);
    slice.tag = first ? ark_pdf_tag(table->pdf, table->pdf->tags.v[table->tag].parent, "Table")
                      : table->tag;
    for (uint32_t r = 0; r < slice.row_n; r++) {
        for (uint32_t c = 0; c < slice.column_n; c++) {
            struct ark_pdf_cell *cell = cell_at(&slice, r, c);
            bool lead = first > 0 && c == 0;
            *cell = *cell_at(table, r, lead ? 0 : first + c - (first > 0));
            if (lead) { /* the first column again, in every part */
                cell->text.layout = pango_layout_copy(cell->text.layout);
                g_ptr_array_add(table->pdf->layouts, cell->text.layout);
                pango_layout_set_width(cell->text.layout, -1);
                ark_pdf_text_set_font(&cell->text, SIZES[0], is_header(table, r), false);
            }
        }
    }
    fit(&slice);
    add_rows(&slice, gap);
}

void ark_pdf_table(struct ark_pdf *pdf, cmark_node *node, double x, double width,
                   const struct ark_pdf_bar *bars, uint32_t tag, double gap)
{
    struct table table = {.pdf = pdf, .x = x, .width = width, .bars = bars, .tag = tag};
    if (!read_rows(&table, node))
        return;
    table.size = SIZES[0];
    for (uint32_t r = 0; r < table.row_n; r++)
        read_cells(&table, r);
    uint32_t n = table.column_n;
    if (n > width / LEAST_COLUMN)
        turn(&table);
    uint32_t room = MAX(2, (uint32_t)(table.width / LEAST_COLUMN));
    for (uint32_t first = 0; first < n;) {
        uint32_t last = MIN(n, first + room - (first > 0));
        add_slice(&table, first, last, first ? 14 : gap);
        first = last;
    }
}
