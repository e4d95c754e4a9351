/* Choosing views: a finding's element leads over its DEPICTS edges to the views that show it. */
#include "cli/figures.h"

#include <stdlib.h>
#include <string.h>

struct chosen {
    ark_ref view;
    uint32_t marks, at;
};

/* The thing drawn lies in nested nodes; climb CONTAINS until a View. */
static ark_ref view_of(const ark_graph *graph, ark_ref drawn, ark_atom contains, ark_atom view)
{
    for (int depth = 0; depth < 64; depth++) {
        struct ark_refs in = ark_graph_in(graph, drawn);
        ark_ref parent = ARK_REF_NONE;
        for (uint32_t i = 0; i < in.n && parent == ARK_REF_NONE; i++) {
            if (ark_graph_type(graph, in.v[i]) == contains)
                parent = ark_graph_from(graph, in.v[i]);
        }
        if (parent == ARK_REF_NONE || ark_graph_type(graph, parent) == view)
            return parent;
        drawn = parent;
    }
    return ARK_REF_NONE;
}

static void count_mark(const ark_graph *graph, ark_ref subject, GHashTable *index,
                       struct chosen *views)
{
    const ark_atoms *atoms = ark_graph_atoms(graph);
    ark_atom depicts = ark_atom_find(atoms, "DEPICTS"), contains = ark_atom_find(atoms, "CONTAINS");
    ark_atom view = ark_atom_find(atoms, "View");
    struct ark_refs in = ark_graph_in(graph, subject);
    for (uint32_t i = 0; i < in.n; i++) {
        if (ark_graph_type(graph, in.v[i]) != depicts)
            continue;
        ark_ref shown_in = view_of(graph, ark_graph_from(graph, in.v[i]), contains, view);
        gpointer at;
        if (g_hash_table_lookup_extended(index, GUINT_TO_POINTER(shown_in), NULL, &at))
            views[GPOINTER_TO_UINT(at)].marks++;
    }
}

static int by_marks(const void *a, const void *b)
{
    const struct chosen *x = a, *y = b;
    if (x->marks != y->marks)
        return x->marks > y->marks ? -1 : 1;
    return x->at < y->at ? -1 : 1;
}

void ark_figures_draw(struct ark_figures *figures, const struct ark_drawing *drawing,
                      const struct ark_result *result, enum ark_lang lang, uint32_t most, bool all)
{
    g_autoptr(ark_arena) arena = ark_arena_new();
    g_autoptr(GHashTable) index = g_hash_table_new(NULL, NULL);
    struct ark_refs views = ark_diagram_views(result->graph, arena);
    struct chosen *chosen = ARK_NEW_ARRAY(arena, struct chosen, views.n + 1);
    for (uint32_t i = 0; i < views.n; i++) {
        chosen[i] = (struct chosen){views.v[i], 0, i};
        g_hash_table_insert(index, GUINT_TO_POINTER(views.v[i]), GUINT_TO_POINTER(i));
    }
    uint32_t mark_n;
    const struct ark_mark *marks = ark_report_marks(result, lang, arena, &mark_n);
    for (uint32_t i = 0; i < mark_n; i++)
        count_mark(result->graph, marks[i].subject, index, chosen);
    qsort(chosen, views.n, sizeof *chosen, by_marks);
    for (uint32_t i = 0; i < MIN(views.n, most); i++) {
        if (!chosen[i].marks && !all && i > 0)
            break;
        const struct ark_diagram diagram = {.graph = result->graph,
                                            .view = chosen[i].view,
                                            .marks = marks,
                                            .mark_n = mark_n,
                                            .legend = true,
                                            .lang = lang};
        struct ark_scene *scene = drawing->diagram(&diagram);
        ark_vec_push(&figures->items, (struct ark_drawn){scene, chosen[i].marks});
    }
}

void ark_figures_clear(struct ark_figures *figures)
{
    ARK_VEC_EACH (struct ark_drawn, drawn, figures->items)
        ark_scene_free(drawn->scene);
    ark_vec_clear(&figures->items);
}
