/* Reads places of figures and lines. */
#include "diagram/stored.h"

#include <math.h>

#include "diagram/things.h"

/* Beyond this nothing is a drawing; keeps sums far from overflow. */
#define FARTHEST 200000.0
#define LARGEST 50000.0
#define MAX_BENDS 1000

bool ark_stored_number(const ark_graph *graph, ark_ref ref, ark_atom key, double *ret)
{
    struct ark_value value = ark_graph_get(graph, ref, key);
    if (key == ARK_ATOM_NONE || (value.type != ARK_INT && value.type != ARK_REAL))
        return false;
    double v = value.type == ARK_INT ? (double)value.integer : value.real;
    if (!isfinite(v))
        return false;
    *ret = CLAMP(v, -FARTHEST, FARTHEST);
    return true;
}

struct ark_box ark_stored_box(const ark_graph *graph, ark_ref ref, struct ark_box box)
{
    const ark_atoms *atoms = ark_graph_atoms(graph);
    double w, h;
    if (ark_stored_number(graph, ref, ark_atom_find(atoms, "w"), &w) && w > 0)
        box.w = fmin(w, LARGEST);
    if (ark_stored_number(graph, ref, ark_atom_find(atoms, "h"), &h) && h > 0)
        box.h = fmin(h, LARGEST);
    ark_stored_number(graph, ref, ark_atom_find(atoms, "x"), &box.x);
    ark_stored_number(graph, ref, ark_atom_find(atoms, "y"), &box.y);
    return (struct ark_box){box.x * ARK_PX, box.y * ARK_PX, box.w * ARK_PX, box.h * ARK_PX};
}

/* "x,y" in pixels, as a point in points; moves `*p` behind it. */
static bool read_point(const char **p, struct ark_point *ret)
{
    char *end;
    double x = g_ascii_strtod(*p, &end);
    if (end == *p || *end != ',')
        return false;
    const char *second = end + 1;
    double y = g_ascii_strtod(second, &end);
    if (end == second || !isfinite(x) || !isfinite(y))
        return false;
    *ret = (struct ark_point){CLAMP(x, -FARTHEST, FARTHEST) * ARK_PX,
                              CLAMP(y, -FARTHEST, FARTHEST) * ARK_PX};
    *p = end;
    return true;
}

void ark_stored_bends(const struct ark_picture *picture, struct ark_wire *wire)
{
    const char *p = ark_graph_get_str(picture->graph, wire->connection, "bendpoints");
    if (!p)
        return;
    uint32_t room = 0;
    for (const char *q = p; *q && room < MAX_BENDS; q++)
        room += *q == ',';
    wire->bends = ARK_NEW_ARRAY(picture->arena, struct ark_point, room);
    while (wire->bend_n < room && read_point(&p, &wire->bends[wire->bend_n]))
        wire->bend_n++;
}

const struct ark_point *ark_stored_attachment(const struct ark_picture *picture, ark_ref line,
                                              const char *key)
{
    struct ark_point at;
    const char *text = ark_graph_get_str(picture->graph, line, key);
    if (!text || !read_point(&text, &at))
        return NULL;
    struct ark_point *kept = ARK_NEW(picture->arena, struct ark_point);
    *kept = at;
    return kept;
}

ark_ref ark_stored_depicted(const ark_graph *graph, ark_ref ref)
{
    return ark_thing_out(graph, ref, "DEPICTS");
}
