/* A model with one view, built by hand and drawn; for the tests of diagrams. */
#pragma once

#include <check.h>
#include <string.h>

#include "diagram/diagram.h"
#include "scene_check.h"

static const struct ark_loc NOWHERE = {0};

/* A model under construction, with one view. */
struct world {
    ark_atoms *atoms;
    ark_builder *b;
    ark_ref view;
};

static inline ark_labelset set_of(ark_builder *b, const char *first, const char *second)
{
    const char *labels[] = {first, second, NULL};
    return ark_builder_labelset(b, labels);
}

static inline ark_ref add_view(ark_builder *b, const char *name)
{
    ark_ref view = ark_builder_node(b, set_of(b, "View", NULL), NOWHERE);
    ark_builder_set_str(b, view, "name", name);
    return view;
}

static inline struct world world_new(void)
{
    struct world w = {.atoms = ark_atoms_new()};
    w.b = ark_builder_new(w.atoms);
    w.view = add_view(w.b, "Overblik over fællesløsninger på Ærø");
    return w;
}

static inline ark_ref join(struct world *w, const char *type, ark_ref from, ark_ref to)
{
    return ark_builder_edge(w->b, set_of(w->b, type, NULL), from, to, NOWHERE);
}

static inline ark_ref place(struct world *w, ark_ref parent, const char *form, const int box[4])
{
    static const char *const KEYS[] = {"x", "y", "w", "h"};
    ark_ref node = ark_builder_node(w->b, set_of(w->b, "ViewNode", form), NOWHERE);
    for (int i = 0; box && i < 4; i++)
        ark_builder_set_int(w->b, node, KEYS[i], box[i]);
    join(w, "CONTAINS", parent, node);
    return node;
}

struct pair {
    ark_ref thing, node;
};

static inline struct pair element(struct world *w, ark_ref parent, const char *kind,
                                  const char *name, const int box[4])
{
    struct pair p = {ark_builder_node(w->b, set_of(w->b, kind, "Element"), NOWHERE),
                     place(w, parent, "ViewElement", box)};
    ark_builder_set_str(w->b, p.thing, "name", name);
    join(w, "DEPICTS", p.node, p.thing);
    return p;
}

static inline struct pair relate(struct world *w, const char *type, struct pair from,
                                 struct pair to)
{
    struct pair p = {join(w, type, from.thing, to.thing),
                     join(w, "CONNECTION", from.node, to.node)};
    join(w, "DEPICTS", p.node, p.thing);
    return p;
}

static inline ark_graph *freeze(struct world *w)
{
    return ark_builder_freeze(w->b);
}

/* Edges may be renumbered by the freeze: found again by their type. */
static inline ark_ref first_edge(const ark_graph *graph, const char *type)
{
    for (uint32_t i = 0; i < ark_graph_edge_count(graph); i++)
        if (strcmp(ark_graph_type_text(graph, ARK_EDGE(i)), type) == 0)
            return ARK_EDGE(i);
    return ARK_REF_NONE;
}

static inline bool has_text(const struct ark_scene *scene, const char *text)
{
    ARK_VEC_EACH (struct ark_item, item, scene->items)
        if (item->shape == ARK_SHAPE_TEXT && strcmp(item->text, text) == 0)
            return true;
    return false;
}

/* The items of the group whose title begins so; NULL when there is none. */
static inline const struct ark_item *group_titled(const struct ark_scene *scene, const char *title)
{
    ARK_VEC_EACH (struct ark_item, item, scene->items)
        if (item->shape == ARK_SHAPE_GROUP_BEGIN && g_str_has_prefix(item->title, title))
            return item;
    return NULL;
}

static inline uint32_t paths_in(const struct ark_item *group)
{
    uint32_t n = 0;
    for (const struct ark_item *item = group; item->shape != ARK_SHAPE_GROUP_END; item++)
        n += item->shape == ARK_SHAPE_PATH;
    return n;
}

static inline struct ark_scene *draw(const ark_graph *graph, ark_ref view)
{
    struct ark_scene *scene = ark_diagram_draw(graph, view, NULL, 0, true, ARK_DA);
    check_scene(scene);
    return scene;
}

static inline void world_done(struct world *w, ark_graph *graph, struct ark_scene *scene)
{
    ark_scene_free(scene);
    ark_graph_free(graph);
    ark_atoms_free(w->atoms);
}

static const char *const KINDS[] = {
    "Stakeholder",
    "Driver",
    "Assessment",
    "Goal",
    "Outcome",
    "Principle",
    "Requirement",
    "Constraint",
    "Meaning",
    "Value",
    "Resource",
    "Capability",
    "ValueStream",
    "CourseOfAction",
    "BusinessActor",
    "BusinessRole",
    "BusinessCollaboration",
    "BusinessInterface",
    "BusinessProcess",
    "BusinessFunction",
    "BusinessInteraction",
    "BusinessEvent",
    "BusinessService",
    "BusinessObject",
    "Contract",
    "Representation",
    "Product",
    "ApplicationComponent",
    "ApplicationCollaboration",
    "ApplicationInterface",
    "ApplicationFunction",
    "ApplicationInteraction",
    "ApplicationProcess",
    "ApplicationEvent",
    "ApplicationService",
    "DataObject",
    "Node",
    "Device",
    "SystemSoftware",
    "TechnologyCollaboration",
    "TechnologyInterface",
    "Path",
    "CommunicationNetwork",
    "TechnologyFunction",
    "TechnologyProcess",
    "TechnologyInteraction",
    "TechnologyEvent",
    "TechnologyService",
    "Artifact",
    "Equipment",
    "Facility",
    "DistributionNetwork",
    "Material",
    "WorkPackage",
    "Deliverable",
    "ImplementationEvent",
    "Plateau",
    "Gap",
    "Location",
    "Grouping",
    "Junction",
};
