/* Draws a view: reads it, places everything, and then paints from the bottom up: figures, wires,
 * labels, badges, legend. */
#include "diagram/diagram.h"

#include <math.h>

#include "diagram/colour.h"
#include "diagram/describe.h"
#include "diagram/geometry.h"
#include "diagram/layout.h"
#include "diagram/picture.h"
#include "diagram/rows.h"
#include "diagram/views.h"

#define MARGIN 12.0
/* A legend needs some width, however small the drawing. */
#define LEGEND_WIDTH 340.0

static struct ark_box points_box(const struct ark_wire *wire)
{
    struct ark_box box = {0};
    for (uint32_t i = 0; i < wire->point_n; i++)
        box = ark_box_join(box, (struct ark_box){wire->points[i].x, wire->points[i].y, 0.01, 0.01});
    return box;
}

struct ark_box ark_picture_bounds(const struct ark_picture *picture)
{
    struct ark_box all = {0};
    ARK_VEC_EACH (struct ark_figure, f, picture->figures) {
        struct ark_point at = ark_figure_badge(f);
        all = ark_box_join(all, f->box);
        all = ark_box_join(all, ark_badges_box(f->marks, at.x, at.y));
        for (uint32_t i = 0; i < f->row_n; i++) {
            at = ark_row_badge(f, i);
            all = ark_box_join(all, ark_badges_box(f->rows[i].marks, at.x, at.y));
        }
    }
    ARK_VEC_EACH (struct ark_wire, wire, picture->wires) {
        if (wire->hidden)
            continue;
        all = ark_box_join(all, points_box(wire));
        all = ark_box_join(all, wire->label_box);
        all = ark_box_join(all, wire->badge_box);
        for (uint32_t i = 0; i < wire->end_text_n; i++)
            all = ark_box_join(all, wire->end_texts[i].box);
    }
    return all;
}

/* `kind` tells apart what shares an index: n figures, t lifted names, c, a and d wires, m and k
 * badges, r those of rows and e those of ends. */
static void begin_group(struct ark_pen *pen, uint32_t number, char kind, ark_ref ref,
                        const char *title)
{
    char id[40];
    g_snprintf(id, sizeof id, "v%u-%c%u", number, kind, ark_ref_index(ref));
    ark_pen_begin(pen, id, title);
}

static void draw_things(struct ark_picture *picture, struct ark_pen *pen, uint32_t number)
{
    ARK_VEC_EACH (struct ark_figure, f, picture->figures) {
        begin_group(pen, number, 'n', f->node, ark_describe_figure(picture, f));
        ark_figure_draw(f, pen);
        ark_pen_end(pen);
    }
    ARK_VEC_EACH (struct ark_wire, wire, picture->wires) {
        if (wire->hidden)
            continue;
        begin_group(pen, number, wire->kind, wire->connection, ark_describe_wire(picture, wire));
        ark_wire_draw(wire, pen);
        ark_pen_end(pen);
    }
    ARK_VEC_EACH (struct ark_figure, f, picture->figures) {
        if (!f->lifted)
            continue;
        begin_group(pen, number, 't', f->node, ark_describe_figure(picture, f));
        ark_figure_draw_name(f, pen);
        ark_pen_end(pen);
    }
    ARK_VEC_EACH (struct ark_wire, wire, picture->wires)
        if (!wire->hidden)
            ark_wire_draw_label(picture, wire, pen);
}

/* A row of badges of its own: `ref` is what it is about. */
static void draw_badge_row(struct ark_picture *picture, struct ark_pen *pen, uint32_t number,
                           char kind, ark_ref ref, struct ark_mark_slice marks, struct ark_point at)
{
    if (!marks.n)
        return;
    begin_group(pen, number, kind, ref, ark_describe_marks(picture, marks));
    ark_badges_draw(pen, marks, at.x, at.y);
    ark_pen_end(pen);
}

static void draw_badges(struct ark_picture *picture, struct ark_pen *pen, uint32_t number)
{
    ARK_VEC_EACH (struct ark_wire, wire, picture->wires) {
        if (wire->badge_box.w > 0)
            draw_badge_row(picture, pen, number, wire->kind == 'a' ? 'l' : 'k', wire->connection,
                           wire->marks, ark_badges_first(wire->badge_box));
        for (uint32_t i = 0; !wire->hidden && i < wire->end_text_n; i++)
            draw_badge_row(picture, pen, number, 'e', wire->end_texts[i].thing,
                           wire->end_texts[i].marks, ark_badges_first(wire->end_texts[i].box));
    }
    ARK_VEC_EACH (struct ark_figure, f, picture->figures) {
        draw_badge_row(picture, pen, number, 'm', f->node, f->marks, ark_figure_badge(f));
        for (uint32_t i = 0; i < f->row_n; i++)
            draw_badge_row(picture, pen, number, 'r', f->rows[i].thing, f->rows[i].marks,
                           ark_row_badge(f, i));
    }
}

static void draw_nothing(const struct ark_picture *picture, struct ark_scene *scene,
                         struct ark_pen *pen)
{
    struct ark_type_style style = {10, ARK_ANCHOR_MIDDLE, false, true, ark_colour_rgb(0x555555)};
    scene->width = 240;
    scene->height = 48;
    ark_pen_text(pen, 120, 28, ark_say(picture->lang, "Visningen er tom", "The view is empty"),
                 style);
}

/* Below all that is there already. */
static void add_below(struct ark_picture *picture, struct ark_scene *scene, struct ark_pen *pen,
                      double width, ark_below_fn *draw)
{
    double height = draw(picture, pen, MARGIN, scene->height, width);
    if (height > 0) {
        scene->width = fmax(scene->width, ceil(width + 2 * MARGIN));
        scene->height = ceil(scene->height + height + MARGIN);
    }
}

static void draw_all(struct ark_picture *picture, struct ark_scene *scene, struct ark_pen *pen,
                     const struct ark_diagram *d, uint32_t number)
{
    struct ark_box bounds = ark_picture_bounds(picture);
    if (bounds.w <= 0) {
        draw_nothing(picture, scene, pen);
        return;
    }
    pen->dx = MARGIN - bounds.x;
    pen->dy = MARGIN - bounds.y;
    scene->width = ceil(bounds.w + 2 * MARGIN);
    scene->height = ceil(bounds.h + 2 * MARGIN);
    draw_things(picture, pen, number);
    draw_badges(picture, pen, number);
    pen->dx = pen->dy = 0;
    if (d->legend)
        add_below(picture, scene, pen, fmax(LEGEND_WIDTH, bounds.w), ark_legend);
    if (d->key)
        add_below(picture, scene, pen, fmax(LEGEND_WIDTH, bounds.w), ark_key);
}

/* White paper below everything, for readers with a dark page. It is painted first, but how large it
 * is shows last. */
static uint32_t reserve_paper(struct ark_pen *pen)
{
    ark_pen_rect(pen, (struct ark_box){0});
    ark_pen_paint(pen, (struct ark_paint){.fill = ark_colour_rgb(0xffffff)});
    return pen->scene->items.n - 1;
}

static void lay_paper(struct ark_scene *scene, uint32_t paper)
{
    const double corners[][2] = {
        {0, 0}, {scene->width, 0}, {scene->width, scene->height}, {0, scene->height}};
    struct ark_path_step *steps = ARK_NEW_ARRAY(scene->arena, struct ark_path_step, 5);
    for (uint32_t i = 0; i < G_N_ELEMENTS(corners); i++)
        steps[i] = (struct ark_path_step){i ? 'L' : 'M', {corners[i][0], corners[i][1]}};
    steps[4] = (struct ark_path_step){.command = 'Z'};
    scene->items.v[paper].steps = steps;
    scene->items.v[paper].step_n = 5;
}

static void read_things(struct ark_picture *picture, const struct ark_diagram *d)
{
    ark_marks_sort(picture, d->marks, d->mark_n);
    g_autofree char *helper = ark_layout_helper();
    switch (picture->kind) {
    case ARK_VIEW_ARCHIMATE:
        ark_picture_read(picture);
        break;
    case ARK_VIEW_UML_DIAGRAM:
        ark_picture_read_uml(picture);
        break;
    case ARK_VIEW_UML_PACKAGE:
        ark_picture_read_package(picture, helper);
        break;
    case ARK_VIEW_SELECTION:
        ark_picture_select(picture, d->elements, d->relationships, helper);
    }
    if (d->ret_rough)
        *d->ret_rough = picture->roughly;
}

static void place_things(struct ark_picture *picture)
{
    ark_picture_fit(picture);
    ark_picture_route(picture);
    ark_picture_place_labels(picture);
    ark_picture_lift_names(picture);
}

static void name_scene(struct ark_scene *scene, const struct ark_picture *picture,
                       const struct ark_diagram *d, uint32_t number)
{
    const char *name = picture->name;
    scene->title = ark_arena_strdup(scene->arena, name);
    scene->description = ark_arena_strdup(scene->arena, ark_describe_picture(picture));
    scene->name = d->view != ARK_REF_NONE
                      ? ark_view_slug(scene->arena, name, number, d->lang)
                      : ark_arena_strdup(scene->arena, ark_say(d->lang, "udvalg", "selection"));
}

struct ark_scene *ark_diagram_compose(const struct ark_diagram *d)
{
    struct ark_scene *scene = ark_scene_new();
    struct ark_picture picture = {.graph = d->graph,
                                  .view = d->view,
                                  .kind = ark_view_kind(d->graph, d->view),
                                  .lang = d->lang,
                                  .arena = ark_arena_new(),
                                  .shown = g_hash_table_new(NULL, NULL)};
    picture.measure = ark_measure_new(picture.arena);
    struct ark_pen pen = {.scene = scene};
    const char *name =
        d->view == ARK_REF_NONE ? d->name : ark_graph_get_str(d->graph, d->view, "name");
    uint32_t number = d->view == ARK_REF_NONE ? 0 : ark_view_number(d->graph, d->view);

    picture.name = name ? name : "";
    read_things(&picture, d);
    place_things(&picture);
    uint32_t paper = reserve_paper(&pen);
    draw_all(&picture, scene, &pen, d, number);
    lay_paper(scene, paper);
    name_scene(scene, &picture, d, number);

    ark_pen_release(&pen);
    ark_measure_free(picture.measure);
    g_hash_table_destroy(picture.shown);
    ark_vec_clear(&picture.figures);
    ark_vec_clear(&picture.wires);
    ark_arena_free(picture.arena);
    return scene;
}

struct ark_scene *ark_diagram_draw(const ark_graph *graph, ark_ref view,
                                   const struct ark_mark *marks, uint32_t mark_n, bool legend,
                                   enum ark_lang lang)
{
    const struct ark_diagram diagram = {.graph = graph,
                                        .view = view,
                                        .marks = marks,
                                        .mark_n = mark_n,
                                        .legend = legend,
                                        .lang = lang};
    return ark_diagram_compose(&diagram);
}
