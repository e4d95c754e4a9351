/* The order of findings: as a reader meets their places, the same in every run. */
#include "check/internal.h"

#include <string.h>

/* Order of the input that a file is, or is inside of ("outer.zip!inner.xml"). */
static uint32_t find_rank(struct ark_run *run, ark_atom file)
{
    gpointer known;
    if (g_hash_table_lookup_extended(run->file_ranks, GUINT_TO_POINTER(file), NULL, &known))
        return GPOINTER_TO_UINT(known);
    const char *text = ark_atom_text(ark_graph_atoms(run->result.graph), file);
    uint32_t rank = run->result.input_n;
    for (uint32_t i = 0; text && i < run->result.input_n && rank == run->result.input_n; i++) {
        size_t len = strlen(run->result.inputs[i].file);
        if (strncmp(text, run->result.inputs[i].file, len) == 0 && strchr("!", text[len]))
            rank = i;
    }
    g_hash_table_insert(run->file_ranks, GUINT_TO_POINTER(file), GUINT_TO_POINTER(rank));
    return rank;
}

/* Most places lie in the file of the one before. */
static uint32_t rank_of(struct ark_run *run, ark_atom file)
{
    if (file != run->ranked || !file) {
        run->rank = find_rank(run, file);
        run->ranked = file;
    }
    return run->rank;
}

struct ark_placed ark_placed_at(struct ark_run *run, ark_ref subject, uint32_t row, uint32_t index)
{
    struct ark_placed placed = {.row = row, .index = index};
    if (subject == ARK_REF_NONE)
        return placed;
    struct ark_loc loc = ark_graph_loc(run->result.graph, subject);
    placed.place = (uint64_t)rank_of(run, loc.file) << 32 | loc.line;
    placed.column = loc.column;
    return placed;
}

struct rows {
    const ark_ref *refs;
    uint32_t width;
};

static int compare(gconstpointer a_, gconstpointer b_, gpointer user)
{
    const struct ark_placed *a = a_, *b = b_;
    const struct rows *rows = user;
    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    for (uint32_t i = 0; i < rows->width; i++) {
        ark_ref x = rows->refs[a->row + i], y = rows->refs[b->row + i];
        if (x != y)
            return x < y ? -1 : 1;
    }
    return a->index < b->index ? -1 : a->index > b->index;
}

bool ark_placed_in_order(const struct ark_placed *a, const struct ark_placed *b,
                         const ark_ref *refs, uint32_t width)
{
    return compare(a, b, &(struct rows){refs, width}) <= 0;
}

void ark_placed_sort(struct ark_placed *items, uint32_t n, const ark_ref *refs, uint32_t width)
{
    struct rows rows = {refs, width};
    uint32_t i = 1;
    /* The matcher follows the order of loading, so most are sorted already. */
    while (i < n && compare(&items[i - 1], &items[i], &rows) <= 0)
        i++;
    if (i < n)
        g_qsort_with_data(items, (gint)n, sizeof *items, compare, &rows);
}
