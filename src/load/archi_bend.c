/* Bend points: from Archi's offsets to places in the view. The k-th of n points lies k/(n+1) of the
 * way from where the source's offset points to where the target's does. */
#include "load/archi.h"

struct point {
    double x, y;
};

enum { DEEPEST_CONNECTION = 8 }; /* a connection that ends on a connection that ends ... */

static double number(const struct ark_model *model, ark_ref ref, ark_atom key)
{
    struct ark_value value = ark_builder_get(model->builder, ref, key);
    return value.type == ARK_INT ? (double)value.integer : 0;
}

static struct point centre(const struct ark_model *model, ark_ref ref, int depth)
{
    const struct ark_model_words *words = &model->words;
    if (ref == ARK_REF_NONE || depth > DEEPEST_CONNECTION)
        return (struct point){0, 0};
    if (ark_ref_is_edge(ref)) {
        struct point a = centre(model, ark_builder_from(model->builder, ref), depth + 1);
        struct point b = centre(model, ark_builder_to(model->builder, ref), depth + 1);
        return (struct point){(a.x + b.x) / 2, (a.y + b.y) / 2};
    }
    return (struct point){number(model, ref, words->x) + number(model, ref, words->w) / 2,
                          number(model, ref, words->y) + number(model, ref, words->h) / 2};
}

static void place(struct ark_model *model, const struct ark_bend *bends, uint32_t n)
{
    ark_ref connection = bends[0].connection;
    ark_ref from = ark_builder_from(model->builder, connection);
    ark_ref to = ark_builder_to(model->builder, connection);
    if (from == ARK_REF_NONE || to == ARK_REF_NONE)
        return;
    struct point start = centre(model, from, 0), end = centre(model, to, 0);
    g_autoptr(GString) text = g_string_new(NULL);
    for (uint32_t i = 0; i < n; i++) {
        double way = (i + 1.0) / (n + 1.0);
        double x = (start.x + (double)bends[i].start_x) * (1 - way) +
                   (end.x + (double)bends[i].end_x) * way;
        double y = (start.y + (double)bends[i].start_y) * (1 - way) +
                   (end.y + (double)bends[i].end_y) * way;
        g_string_append_printf(text, "%s%d,%d", i ? " " : "", (int)x, (int)y);
    }
    ark_builder_set_text(model->builder, connection, model->words.bendpoints,
                         ark_atom_intern_n(model->atoms, text->str, text->len));
}

void ark_bends_place(const struct ark_bends *bends, struct ark_model *model)
{
    for (uint32_t first = 0, next; first < bends->items.n; first = next) {
        for (next = first + 1; next < bends->items.n &&
                               bends->items.v[next].connection == bends->items.v[first].connection;)
            next++;
        place(model, bends->items.v + first, next - first);
    }
}
