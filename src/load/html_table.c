/* Tables of an HTML tree: which rows are headers, and which column a cell stands in when others
 * span. A table in a cell is a part of the cell's text. */
#include <stdlib.h>
#include <string.h>

#include "load/html_internal.h"

enum { MOST_COLUMNS = 200 };

typedef ARK_VEC(struct ark_document_cell) cell_vec;

static void clear_cells(struct html_table *table)
{
    ARK_VEC_EACH (struct html_cell, cell, table->cells) {
        g_free(cell->text);
        ark_references_clear(&cell->references);
    }
    table->cells.n = 0;
}

void ark_html_table_clear(struct html_table *table)
{
    clear_cells(table);
    ark_vec_clear(&table->cells);
    ARK_VEC_EACH (struct html_reach, reach, table->reach)
        g_free(reach->text);
    ark_vec_clear(&table->reach);
    *table = (struct html_table){0};
}

/* <th> all over, <thead>, or everything in bold, as converters from Word write it. */
static bool is_header(const struct html_table *table)
{
    if (table->has_rows)
        return false;
    bool header = true, bold = true, filled = false;
    ARK_VEC_EACH (struct html_cell, cell, table->cells) {
        filled |= *cell->text != '\0';
        header &= cell->header || !*cell->text;
        bold &= cell->bold || !*cell->text;
    }
    return filled && (table->in_head || header || (bold && !table->named));
}

/* A text that is repeated costs each time; a hostile table would make a thousand of each byte. */
static const char *again(struct html_table *table, const char *text)
{
    size_t len = text ? strlen(text) : 0;
    if (!len || len > *table->budget)
        return NULL;
    *table->budget -= len;
    return text;
}

/* A value that spans rows belongs to each of them. */
static void fill_from_above(struct html_table *table, cell_vec *cells, bool header)
{
    while (cells->n < table->reach.n && table->reach.v[cells->n].rows) {
        struct html_reach *above = &table->reach.v[cells->n];
        above->rows--;
        ark_vec_push(cells, (struct ark_document_cell){header ? NULL : again(table, above->text),
                                                       table->row_loc});
    }
}

static void remember(struct html_table *table, uint32_t column, const struct html_cell *cell)
{
    while (table->reach.n <= column)
        ark_vec_push(&table->reach, (struct html_reach){0});
    struct html_reach *reach = &table->reach.v[column];
    g_free(reach->text);
    *reach = (struct html_reach){g_strdup(cell->text), cell->rows - 1};
}

/* A header that spans columns names each of them, unless it is a caption over all. */
static void place(struct html_table *table, cell_vec *cells, const struct html_cell *cell,
                  bool repeat)
{
    table->lost += cells->n >= MOST_COLUMNS;
    for (uint32_t i = 0; i < cell->columns && cells->n < MOST_COLUMNS; i++) {
        const char *text = i == 0 ? cell->text : repeat ? again(table, cell->text) : NULL;
        if (cell->rows > 1 || cells->n < table->reach.n)
            remember(table, cells->n, cell);
        ark_vec_push(cells, (struct ark_document_cell){text, cell->loc});
    }
}

static void report_row(struct html_table *table, struct ark_document *doc)
{
    table->in_row = false;
    if (!table->cells.n)
        return;
    bool header = is_header(table), alone = table->cells.n == 1;
    cell_vec cells = {0};
    ARK_VEC(uint32_t) columns = {0};
    ARK_VEC_EACH (struct html_cell, cell, table->cells) {
        fill_from_above(table, &cells, header);
        ark_vec_push(&columns, cells.n);
        place(table, &cells, cell, header && !alone);
    }
    fill_from_above(table, &cells, header);
    ark_document_row(doc, header, cells.v, cells.n, table->row_loc);
    for (uint32_t i = 0; i < table->cells.n; i++) {
        ark_document_in_cell(doc, columns.v[i]);
        ark_references_report(&table->cells.v[i].references, doc);
    }
    table->named |= header && !alone;
    table->has_rows |= !header;
    ark_vec_clear(&cells);
    ark_vec_clear(&columns);
    clear_cells(table);
}

static uint32_t span(const struct html_node *node, const char *name)
{
    const char *value = ark_html_attribute(node, name);
    return value ? (uint32_t)CLAMP(strtol(value, NULL, 10), 1, 200) : 1;
}

static void cell_end(struct blocks *b)
{
    if (!b->table.in_cell)
        return;
    struct html_cell *cell = &ark_vec_last(&b->table.cells);
    cell->text = ark_document_plain(b->text->str, (gssize)b->text->len);
    cell->bold = !b->weak && *cell->text;
    cell->references = b->references;
    b->references = (struct ark_references){0};
    g_string_truncate(b->text, 0);
    b->table.in_cell = false;
}

static void row_end(struct blocks *b)
{
    cell_end(b);
    if (b->table.in_row)
        report_row(&b->table, b->doc);
}

static void table_begin(struct blocks *b, const struct html_node *node)
{
    ark_html_boundary(b);
    ark_vec_push(&b->tables, node->layout);
    b->figure_seen = true;
    if (!b->table.in_cell && !b->captioning)
        ark_html_word_lists(b, 0, false, node->loc);
    if (node->layout || b->captioning || b->table.depth++)
        return;
    b->table.budget = &b->budget;
    b->item = false;
    struct ark_loc loc = node->loc;
    if (!loc.id)
        loc.id = b->id;
    b->id = ARK_ATOM_NONE;
    ark_document_table_begin(b->doc, loc);
}

static void table_end(struct blocks *b, const struct html_node *node)
{
    b->tables.n--;
    if (node->layout) {
        ark_html_boundary(b);
        return;
    }
    if (!b->table.depth || --b->table.depth)
        return;
    row_end(b);
    ark_html_flush(b);
    ark_document_table_end(b->doc);
    b->lost += b->table.lost;
    ark_html_table_clear(&b->table);
}

/* Does this row or cell belong to the table that is being reported? */
static bool in_own_table(const struct blocks *b)
{
    return b->table.depth == 1 && b->tables.n && !ark_vec_last(&b->tables);
}

static void cell_begin(struct blocks *b, const struct html_node *node)
{
    if (!in_own_table(b)) {
        ark_html_boundary(b);
        return;
    }
    cell_end(b);
    ark_html_flush(b);
    struct html_cell cell = {.loc = node->loc,
                             .columns = span(node, "colspan"),
                             .rows = span(node, "rowspan"),
                             .header = strcmp(node->name, "th") == 0};
    if (!b->table.in_row)
        b->table.row_loc = cell.loc;
    b->table.in_row = b->table.in_cell = true;
    b->weak = false;
    ark_vec_push(&b->table.cells, cell);
}

static void row_begin(struct blocks *b, const struct html_node *node)
{
    ark_html_boundary(b);
    if (!in_own_table(b))
        return;
    row_end(b);
    b->table.row_loc = node->loc;
    b->table.in_row = true;
}

/* The caption of a table stands in it, before its rows. */
static void table_caption_end(struct blocks *b)
{
    bool told = b->captioning;
    ark_html_caption_end(b);
    g_autofree char *caption = told ? g_steal_pointer(&b->caption) : NULL;
    if (caption && !ark_document_caption(b->doc, caption))
        ark_document_paragraph(b->doc, caption, b->text_loc);
}

void ark_html_begin_in_table(struct blocks *b, const struct html_node *node)
{
    switch (node->tag) {
    case HTML_TABLE:
        table_begin(b, node);
        break;
    case HTML_TABLE_HEAD:
        if (in_own_table(b))
            b->table.in_head = true;
        break;
    case HTML_TABLE_ROW:
        row_begin(b, node);
        break;
    case HTML_TABLE_CELL:
        cell_begin(b, node);
        break;
    case HTML_CAPTION:
        if (in_own_table(b) && !b->table.in_cell)
            ark_html_caption_begin(b, node);
        else
            ark_html_boundary(b);
        break;
    default:
        break;
    }
}

void ark_html_end_in_table(struct blocks *b, const struct html_node *node)
{
    switch (node->tag) {
    case HTML_TABLE:
        table_end(b, node);
        break;
    case HTML_TABLE_HEAD:
        if (in_own_table(b)) {
            row_end(b);
            b->table.in_head = false;
        }
        break;
    case HTML_TABLE_ROW:
        if (in_own_table(b))
            row_end(b);
        else
            ark_html_boundary(b);
        break;
    case HTML_TABLE_CELL:
        if (in_own_table(b))
            cell_end(b);
        else
            ark_html_boundary(b);
        break;
    case HTML_CAPTION:
        if (b->captioning)
            table_caption_end(b);
        else
            ark_html_boundary(b);
        break;
    default:
        break;
    }
}
