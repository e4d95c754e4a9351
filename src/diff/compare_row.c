/* Rows of tables and of answers: their cells, by column. */
#include "diff/internal.h"

/* The cells of a row by what their column is called; the second of one name has a number. */
static GHashTable *cells_of(const struct side *side, uint32_t row, GPtrArray *ret_columns)
{
    const ark_atoms *atoms = ark_graph_atoms(side->graph);
    ark_atom contains = ark_atom_find(atoms, "CONTAINS"), cell = ark_atom_find(atoms, "Cell");
    struct ark_refs out = ark_graph_out(side->graph, side->all.v[row].ref);
    GHashTable *cells = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, NULL);
    for (uint32_t i = 0; cell && i < out.n; i++) {
        ark_ref at = ark_graph_to(side->graph, out.v[i]);
        if (ark_graph_type(side->graph, out.v[i]) != contains ||
            ark_graph_type(side->graph, at) != cell)
            continue;
        const char *column = ark_graph_get_str(side->graph, at, "column");
        bool named = column && *column && !g_hash_table_contains(cells, column);
        char *name = named ? g_strdup(column) : g_strdup_printf("#%u", ret_columns->len + 1);
        const char *text = ark_graph_get_str(side->graph, at, "text");
        g_ptr_array_add(ret_columns, name);
        g_hash_table_insert(cells, name, (gpointer)(text ? text : ""));
    }
    return cells;
}

/* One column; the first names the row, and is told as its name. */
static void compare_column(struct comparing *comparing, uint32_t was, uint32_t is,
                           const char *column, const char *from, const char *to)
{
    from = from ? from : "";
    to = to ? to : "";
    if (!ark_texts_equal(from, strlen(from), to, strlen(to)))
        ark_detail_property(comparing, was, is, ark_arena_strdup(comparing->diff->arena, column),
                            from, to);
}

void ark_compare_cells(struct comparing *comparing, uint32_t was, uint32_t is)
{
    const struct side *old = &comparing->pairing->sides[OLD],
                      *now = &comparing->pairing->sides[NOW];
    const char *from = ark_graph_get_str(old->graph, old->all.v[was].ref, "text");
    const char *to = ark_graph_get_str(now->graph, now->all.v[is].ref, "text");
    if (g_strcmp0(from, to) == 0)
        return;
    g_autoptr(GPtrArray) gone = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) before = cells_of(old, was, gone), after = cells_of(now, is, columns);
    for (guint i = 1; i < columns->len; i++) {
        const char *column = columns->pdata[i];
        compare_column(comparing, was, is, column, g_hash_table_lookup(before, column),
                       g_hash_table_lookup(after, column));
    }
    for (guint i = 1; i < gone->len; i++) {
        const char *column = gone->pdata[i];
        if (!g_hash_table_contains(after, column))
            compare_column(comparing, was, is, column, g_hash_table_lookup(before, column), NULL);
    }
}
