/* StarUML's diagrams: views of elements, which lie in the diagram, with all they consist of in
 * them.
 */
#include "load/mdj_diagram.h"

#include <string.h>

#include "base/limits.h"

static ark_atom atom(struct xmi *x, const char *text)
{
    return ark_atom_intern(x->atoms, text);
}

static ark_atom reference(struct xmi *x, const json_t *json, const char *key)
{
    return atom(x, ark_json_get_text(json_object_get(json, key), "$ref"));
}

static int64_t number(const json_t *json, const char *key)
{
    double value = json_number_value(json_object_get(json, key));
    return (int64_t)CLAMP(value, -ARK_MAX_COORDINATE, ARK_MAX_COORDINATE);
}

static void add_line(struct xmi *x, const json_t *view, struct ark_loc loc)
{
    const char *points = ark_json_get_text(view, "points");
    if (points)
        ark_xmi_tell_points(x, points, strlen(points), ":;", false);
    ark_xmi_line(x, (struct xmi_line){.id = loc.id,
                                      .subject = reference(x, view, "model"),
                                      .from = reference(x, view, "tail"),
                                      .to = reference(x, view, "head"),
                                      .loc = loc,
                                      .has_start = true,
                                      .has_end = true});
}

/* A view without an element is a note, or an ornament. */
static void add_shape(struct xmi *x, const json_t *view, struct ark_loc loc)
{
    ark_atom subject = reference(x, view, "model");
    ark_xmi_shape(x, (struct xmi_shape){
                         .id = loc.id,
                         .subject = subject,
                         .note = subject ? ARK_ATOM_NONE : atom(x, ark_json_get_text(view, "text")),
                         .loc = loc,
                         .x = number(view, "left"),
                         .y = number(view, "top"),
                         .w = number(view, "width"),
                         .h = number(view, "height"),
                     });
}

static void add_view(struct xmi *x, const json_t *view, struct ark_loc loc)
{
    bool hidden = json_is_false(json_object_get(view, "visible"));
    if (!json_object_get(view, "tail") && !hidden)
        add_shape(x, view, loc);
    else if (!hidden)
        add_line(x, view, loc);
    else if (json_object_get(view, "tail"))
        x->diagrams.hidden++;
}

void ark_mdj_diagram(struct xmi *x, const struct ark_json *file, uint32_t at)
{
    const struct ark_json_object *object = &file->objects.v[at];
    struct ark_loc loc = {x->file, object->line, object->column,
                          atom(x, ark_json_get_text(object->json, "_id"))};
    struct xmi_diagram *diagram = ark_xmi_diagram(x, loc);
    diagram->name = atom(x, ark_json_get_text(object->json, "name"));
    diagram->kind = atom(x, ark_json_get_text(object->json, "_type"));
    diagram->documentation = atom(x, ark_json_get_text(object->json, "documentation"));
    for (uint32_t i = at + 1; i < object->end; i = file->objects.v[i].end) {
        const struct ark_json_object *view = &file->objects.v[i];
        if (strcmp(view->key, "ownedViews") == 0)
            add_view(x, view->json,
                     (struct ark_loc){x->file, view->line, view->column,
                                      atom(x, ark_json_get_text(view->json, "_id"))});
    }
}
