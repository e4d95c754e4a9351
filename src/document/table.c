/* Tables: rows that can be asked for by the names of their columns. */
#include <string.h>

#include "document/internal.h"

void ark_document_table_clear(struct table *table)
{
    ark_vec_clear(&table->columns);
    ark_vec_clear(&table->cells);
    ark_vec_clear(&table->pairs);
    *table = (struct table){.rows = {ARK_REF_NONE, ARK_REF_NONE, 0}};
}

void ark_document_table_begin(struct ark_document *doc, struct ark_loc loc)
{
    if (doc->table.rows.ref != ARK_REF_NONE)
        ark_document_table_end(doc);
    ark_ref ref = ark_document_child(doc, ark_document_top(doc), TABLE, loc);
    doc->table.rows = (struct holder){ref, ARK_REF_NONE, 0};
    ark_document_become_leaf(doc, ref);
    ark_input_count(doc->input, ARK_COUNT_TABLES, 1);
}

void ark_document_table_name(struct ark_document *doc, const char *name)
{
    ark_builder_set_str(doc->builder, doc->table.rows.ref, "name", name);
}

/* A column called like a property that every Row has is stored as `property:text`. */
static struct named_column column_named(struct ark_document *doc, const char *name)
{
    bool taken = strcmp(name, "text") == 0 || strcmp(name, "index") == 0;
    g_autofree char *other = taken ? g_strconcat("property:", name, NULL) : NULL;
    ark_atom atom = *name ? ark_atom_intern(doc->atoms, name) : ARK_ATOM_NONE;
    return (struct named_column){other ? ark_atom_intern(doc->atoms, other) : atom, atom};
}

/* One header cell over all columns is a caption. */
static bool is_caption(const struct ark_document_cell *cells, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++) {
        if (cells[i].text)
            return false;
    }
    return n > 1 && cells[0].text;
}

/* A second header row refines the first. */
static void name_columns(struct ark_document *doc, const struct ark_document_cell *cells,
                         uint32_t n)
{
    struct table *table = &doc->table;
    if (is_caption(cells, n)) {
        ark_builder_set_str(doc->builder, table->rows.ref, "name", cells[0].text);
        return;
    }
    for (uint32_t i = 0; i < n; i++) {
        struct named_column column = {0};
        if (cells[i].text)
            column = column_named(doc, cells[i].text);
        if (i >= table->columns.n)
            ark_vec_push(&table->columns, column);
        else if (column.name)
            table->columns.v[i] = column;
    }
}

static void remember_pair(struct ark_document *doc, bool header,
                          const struct ark_document_cell *cells, uint32_t n)
{
    struct table *table = &doc->table;
    table->wide |= n > 2;
    if (table->wide || n != 2 || doc->headings > 1 || !cells[0].text || !cells[1].text)
        return;
    table->header_pair |= header && !table->pairs.n;
    ark_vec_push(&table->pairs, ark_atom_intern(doc->atoms, cells[0].text));
    ark_vec_push(&table->pairs, ark_atom_intern(doc->atoms, cells[1].text));
}

static const char *join_cells(struct ark_document *doc, const struct ark_document_cell *cells,
                              uint32_t n)
{
    g_string_truncate(doc->scratch, 0);
    bool first = true;
    for (uint32_t i = 0; i < n; i++) {
        if (!cells[i].text)
            continue;
        g_string_append(doc->scratch, first ? "" : " | ");
        g_string_append(doc->scratch, cells[i].text);
        first = false;
    }
    return doc->scratch->str;
}

static void add_cell(struct ark_document *doc, struct holder *row, uint32_t index,
                     const struct ark_document_cell *cell)
{
    const struct table *table = &doc->table;
    ark_ref ref = ark_document_child(doc, row, CELL, cell->loc);
    ark_atom text = ark_atom_intern(doc->atoms, cell->text);
    doc->table.cells.v[index] = ref;
    ark_builder_set_text(doc->builder, ref, doc->text, text);
    ark_builder_set(doc->builder, ref, doc->position, ark_value_int(index + 1));
    ark_document_own_text(doc, cell->text);
    if (index >= table->columns.n || !table->columns.v[index].name)
        return;
    ark_builder_set_text(doc->builder, ref, doc->column, table->columns.v[index].name);
    ark_builder_set_text(doc->builder, row->ref, table->columns.v[index].key, text);
}

static void add_row(struct ark_document *doc, const struct ark_document_cell *cells, uint32_t n,
                    struct ark_loc loc)
{
    struct table *table = &doc->table;
    struct holder row = {ark_document_child(doc, &table->rows, ROW, loc), ARK_REF_NONE, 0};
    ark_atom text = ark_atom_intern(doc->atoms, join_cells(doc, cells, n));
    ark_builder_set_text(doc->builder, row.ref, doc->text, text);
    ark_builder_set(doc->builder, row.ref, doc->position, ark_value_int(++table->count));
    for (uint32_t i = 0; i < n; i++) {
        ark_vec_push(&table->cells, ARK_REF_NONE);
        if (cells[i].text)
            add_cell(doc, &row, i, &cells[i]);
    }
    ark_document_become_leaf(doc, row.ref);
    doc->leaf.last_child = row.last_child;
}

void ark_document_row(struct ark_document *doc, bool header, const struct ark_document_cell *cells,
                      uint32_t n, struct ark_loc loc)
{
    struct table *table = &doc->table;
    if (table->rows.ref == ARK_REF_NONE)
        ark_document_table_begin(doc, loc);
    table->width = MAX(table->width, n);
    table->cells.n = 0;
    remember_pair(doc, header, cells, n);
    if (!header) {
        add_row(doc, cells, n, loc);
        return;
    }
    name_columns(doc, cells, n);
    for (uint32_t i = 0; i < n; i++)
        ark_document_own_text(doc, cells[i].text ? cells[i].text : "");
    ark_document_become_leaf(doc, table->rows.ref);
}

void ark_document_in_cell(struct ark_document *doc, uint32_t index)
{
    const struct table *table = &doc->table;
    if (index < table->cells.n && table->cells.v[index] != ARK_REF_NONE)
        ark_document_become_leaf(doc, table->cells.v[index]);
}

static void set_header(struct ark_document *doc)
{
    struct table *table = &doc->table;
    g_string_truncate(doc->scratch, 0);
    for (uint32_t i = 0; i < table->columns.n; i++) {
        const char *name = ark_atom_text(doc->atoms, table->columns.v[i].name);
        g_string_append_printf(doc->scratch, "%s%s", i ? " | " : "", name ? name : "");
    }
    ark_builder_set_str(doc->builder, table->rows.ref, "header", doc->scratch->str);
}

void ark_document_table_end(struct ark_document *doc)
{
    struct table *table = &doc->table;
    if (table->rows.ref == ARK_REF_NONE)
        return;
    ark_builder_set_int(doc->builder, table->rows.ref, "columns", table->width);
    ark_builder_set_int(doc->builder, table->rows.ref, "rows", table->count);
    if (table->columns.n)
        set_header(doc);
    ark_document_title_block(doc);
    ark_document_become_leaf(doc, ark_document_top(doc)->ref);
    doc->captioned = table->rows.ref;
    ark_document_table_clear(table);
}
