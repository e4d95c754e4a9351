/* Choosing views by the findings that they show. */
#include "cli/figures.h"

#include <stdlib.h>

struct chosen {
    ark_ref view;
    uint32_t marks, at;
};

static void count_mark(const ark_graph *graph, ark_ref subject, GHashTable *index,
                       struct chosen *views, struct ark_arena *arena)
{
    struct ark_refs showing = ark_diagram_showing(graph, subject, arena);
    gpointer at;
    for (uint32_t i = 0; i < showing.n; i++)
        if (g_hash_table_lookup_extended(index, GUINT_TO_POINTER(showing.v[i]), NULL, &at))
            views[GPOINTER_TO_UINT(at)].marks++;
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
        count_mark(result->graph, marks[i].subject, index, chosen, arena);
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
