/* Tables of an HTML tree. A table in a cell is a part of the cell's text. */
#include <stdlib.h>
#include <string.h>

#include "load/html_internal.h"

static uint32_t span(const struct html_node *node, const char *name)
{
    const char *value = ark_html_attribute(node, name);
    return value ? (uint32_t)CLAMP(strtol(value, NULL, 10), 1, 200) : 1;
}

static void cell_end(struct blocks *b)
{
    if (!b->table.in_cell)
        return;
    struct span_cell *cell = &ark_vec_last(&b->table.cells);
    cell->text = ark_document_plain(b->text->str, (gssize)b->text->len);
    cell->bold = !b->weak && *cell->text;
    cell->references = b->references;
    b->references = (struct ark_references){0};
    ark_html_empty_text(b);
    b->table.in_cell = false;
}

static void row_end(struct blocks *b)
{
    cell_end(b);
    if (b->table.in_row)
        ark_span_row_end(&b->table, b->doc);
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
    ark_span_table_clear(&b->table);
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
    struct span_cell cell = {.loc = node->loc,
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
