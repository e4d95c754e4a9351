/* Keeps what the readers of the dialects tell of diagrams. */
#include "base/limits.h"
#include "load/xmi_internal.h"

void ark_xmi_diagrams_init(struct xmi *x)
{
    ark_vec_reserve(&x->diagrams.points, 1); /* lines without points step in it, too */
    x->diagrams.first_edge = ark_builder_edge_count(x->builder);
    x->diagrams.stand_ins = g_hash_table_new(NULL, NULL);
    x->diagrams.of_stream = g_hash_table_new(NULL, NULL);
    x->diagrams.drawn = g_hash_table_new(NULL, NULL);
}

void ark_xmi_diagrams_clear(struct xmi_diagrams *diagrams)
{
    ark_vec_clear(&diagrams->items);
    ark_vec_clear(&diagrams->shapes);
    ark_vec_clear(&diagrams->lines);
    ark_vec_clear(&diagrams->points);
    ark_vec_clear(&diagrams->by_id);
    ark_vec_clear(&diagrams->open);
    ark_vec_clear(&diagrams->streams);
    g_hash_table_unref(diagrams->stand_ins);
    g_hash_table_unref(diagrams->of_stream);
    g_hash_table_unref(diagrams->drawn);
}

struct xmi_diagram *ark_xmi_diagram(struct xmi *x, struct ark_loc loc)
{
    struct xmi_diagrams *all = &x->diagrams;
    struct xmi_frame *around = ark_xmi_whole(x);
    struct xmi_diagram diagram = {.around = around ? around->owner : ARK_REF_NONE,
                                  .loc = loc,
                                  .shape = all->shapes.n,
                                  .line = all->lines.n,
                                  .first = all->items.n,
                                  .best = all->items.n};
    while (all->by_id.n <= loc.id)
        ark_vec_push(&all->by_id, 0);
    if (loc.id && all->by_id.v[loc.id])
        diagram.first = all->by_id.v[loc.id] - 1;
    else
        all->by_id.v[loc.id] = all->items.n + 1;
    all->closed = false;
    ark_vec_push(&all->items, diagram);
    return &ark_vec_last(&all->items);
}

struct xmi_diagram *ark_xmi_diagram_last(struct xmi *x)
{
    return x->diagrams.items.n && !x->diagrams.closed ? &ark_vec_last(&x->diagrams.items) : NULL;
}

/* Room for a shape of the diagram; it shows nothing yet. */
static uint32_t keep_slot(struct xmi *x)
{
    struct xmi_diagram *diagram = ark_xmi_diagram_last(x);
    if (!diagram)
        return XMI_NONE;
    ark_vec_push(&x->diagrams.shapes, (struct xmi_shape){.drawn = ARK_REF_NONE});
    diagram->shape_n++;
    return x->diagrams.shapes.n - 1;
}

static void fill_slot(struct xmi *x, uint32_t slot, struct xmi_shape shape)
{
    if (slot == XMI_NONE || (!shape.subject && !shape.note))
        return;
    shape.x = CLAMP(shape.x, -ARK_MAX_COORDINATE, ARK_MAX_COORDINATE);
    shape.y = CLAMP(shape.y, -ARK_MAX_COORDINATE, ARK_MAX_COORDINATE);
    shape.w = CLAMP(shape.w, 0, ARK_MAX_COORDINATE);
    shape.h = CLAMP(shape.h, 0, ARK_MAX_COORDINATE);
    shape.drawn = ARK_REF_NONE;
    x->diagrams.points.n = x->diagrams.used; /* a shape has none */
    x->diagrams.shapes.v[slot] = shape;
    ark_xmi_diagram_last(x)->told++;
}

void ark_xmi_shape(struct xmi *x, struct xmi_shape shape)
{
    fill_slot(x, keep_slot(x), shape);
}

void ark_xmi_point(struct xmi *x, int64_t px, int64_t py)
{
    ark_vec_push(&x->diagrams.points,
                 (struct xmi_point){
                     (int32_t)CLAMP(px, -ARK_MAX_COORDINATE, ARK_MAX_COORDINATE),
                     (int32_t)CLAMP(py, -ARK_MAX_COORDINATE, ARK_MAX_COORDINATE),
                 });
}

void ark_xmi_line(struct xmi *x, struct xmi_line line)
{
    struct xmi_diagrams *all = &x->diagrams;
    struct xmi_diagram *diagram = ark_xmi_diagram_last(x);
    line.point = all->used;
    line.point_n = all->points.n - all->used;
    all->used = all->points.n;
    if (!diagram)
        return;
    ark_vec_push(&all->lines, line);
    diagram->line_n++;
    diagram->told++;
}

struct xmi_drawn *ark_xmi_drawn(struct xmi *x)
{
    return x->diagrams.open.n ? &ark_vec_last(&x->diagrams.open) : NULL;
}

void ark_xmi_drawn_begin(struct xmi *x, struct xmi_drawn drawn)
{
    drawn.slot = drawn.past || drawn.is_line ? XMI_NONE : keep_slot(x);
    ark_vec_push(&x->diagrams.open, drawn);
}

void ark_xmi_drawn_end(struct xmi *x)
{
    if (!x->diagrams.open.n)
        return;
    struct xmi_drawn drawn = ark_vec_pop(&x->diagrams.open);
    if (drawn.past)
        return;
    if (drawn.is_line)
        ark_xmi_line(x, (struct xmi_line){.id = drawn.shape.id,
                                          .subject = drawn.shape.subject,
                                          .from = drawn.from,
                                          .to = drawn.to,
                                          .loc = drawn.shape.loc,
                                          .has_start = true,
                                          .has_end = true});
    else if (drawn.has_box)
        fill_slot(x, drawn.slot, drawn.shape);
}

void ark_xmi_stand_in(struct xmi *x, ark_atom id, ark_atom meant)
{
    g_hash_table_insert(x->diagrams.stand_ins, GUINT_TO_POINTER(id), GUINT_TO_POINTER(meant));
}

/* A shape is a node with two edges, a line is two edges. */
uint64_t ark_xmi_diagrams_size(const struct xmi_diagrams *diagrams)
{
    return 2 * (uint64_t)diagrams->items.n + 3 * (uint64_t)diagrams->shapes.n +
           2 * (uint64_t)diagrams->lines.n;
}
