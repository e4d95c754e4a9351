/* Template data: the tables that packs define. */
#include "base/limits.h"
#include "check/table.h"
#include "report/data.h"

static json_t *cells_of(const struct ark_table *table, uint32_t row)
{
    uint32_t width = table->of->column_n;
    json_t *cells = json_array();
    for (uint32_t i = 0; i < width; i++)
        json_array_append_new(cells, data_text(table->cells[row * width + i]));
    return cells;
}

/* Honest about whose words it is, as of checks. */
static const char *sure_note(enum ark_certainty sure, enum ark_lang lang)
{
    if (sure == ARK_SURE_OURS)
        return ark_say(lang, "Tabellen er arkitjeks eget forslag.",
                       "The table is arkitjek's own proposal.");
    if (sure == ARK_SURE_M)
        return ark_say(lang, "Tabellen bygger på en sekundær kilde.",
                       "The table follows a secondary source.");
    return NULL;
}

static json_t *table_of(const struct data_context *c, const struct ark_table *table)
{
    const struct ark_rule *its = &table->of->rows;
    json_t *item = json_object(), *columns = json_array(), *rows = json_array();
    for (uint32_t i = 0; i < table->of->column_n; i++)
        json_array_append_new(columns,
                              data_text(ark_text_in(table->of->columns[i].title, c->lang)));
    for (uint32_t i = 0; i < table->n; i++) {
        json_t *row = json_object();
        data_set(row, "cells", cells_of(table, i));
        json_array_append_new(rows, row);
    }
    data_set_text(item, "id", its->id);
    data_set_text(item, "title", ark_text_in(its->title, c->lang));
    data_set_text(item, "source", ark_text_in(its->source, c->lang));
    data_set_text(item, "sure_note", sure_note(its->sure, c->lang));
    data_set_text(item, "note", table->of->note.in[c->lang]);
    data_set_text(item, "not_completed", table->not_completed);
    data_set(item, "columns", columns);
    data_set(item, "rows", rows);
    if (table->total > table->n)
        data_set_int(item, "more", table->total - table->n);
    return item;
}

json_t *data_tables(const struct data_context *c)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < c->result->pack_n; i++) {
        const struct ark_pack *pack = c->result->packs[i];
        for (uint32_t k = 0; k < pack->table_n; k++) {
            struct ark_table table;
            if (ark_result_table(c->result, &pack->tables[k], ARK_SHOWN_PER_TABLE, c->lang,
                                 c->arena, &table))
                json_array_append_new(list, table_of(c, &table));
        }
    }
    return list;
}
