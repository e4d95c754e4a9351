/* A data model built by hand, with one diagram, and drawn; for the tests of UML diagrams. */
#pragma once

#include "drawn_world.h"
#include "uml/uml.h"

/* A thing of that metaclass in what holds it (or ARK_REF_NONE). */
static inline ark_ref uml(struct world *w, const char *metaclass, const char *name, ark_ref holder)
{
    const struct ark_metaclass *row = ark_metaclass_find(metaclass, strlen(metaclass));
    ck_assert_msg(row, "%s", metaclass);
    ark_ref thing = ark_builder_node(w->b, ark_metaclass_labels(w->b, row), NOWHERE);
    ark_builder_set_str(w->b, thing, "name", name);
    if (holder != ARK_REF_NONE)
        join(w, "CONTAINS", holder, thing);
    return thing;
}

static inline ark_ref uml_edge(struct world *w, const char *metaclass, ark_ref from, ark_ref to)
{
    const struct ark_metaclass *row = ark_metaclass_find(metaclass, strlen(metaclass));
    ck_assert_msg(row, "%s", metaclass);
    return ark_builder_edge(w->b, ark_metaclass_labels(w->b, row), from, to, NOWHERE);
}

static inline void set_flag(struct world *w, ark_ref thing, const char *key, bool value)
{
    ark_builder_set(w->b, thing, ark_atom_intern(w->atoms, key), ark_value_bool(value));
}

static inline void set_multiplicity(struct world *w, ark_ref thing, const char *text)
{
    int64_t lower = 1, upper = 1;
    ark_builder_set_str(w->b, thing, "multiplicity", text);
    if (text && !ark_uml_multiplicity(text, &lower, &upper))
        return;
    ark_builder_set_int(w->b, thing, "lower", lower);
    ark_builder_set_int(w->b, thing, "upper", upper);
}

static inline ark_ref attribute(struct world *w, ark_ref of, const char *name, const char *type)
{
    ark_ref thing = uml(w, "Attribute", name, of);
    ark_builder_set_str(w->b, thing, "type", type);
    set_multiplicity(w, thing, NULL);
    return thing;
}

static inline ark_ref add_end(struct world *w, ark_ref association, ark_ref at, const char *role,
                              const char *multiplicity)
{
    ark_ref end = uml(w, "AssociationEnd", role, association);
    join(w, "TYPE", end, at);
    set_multiplicity(w, end, multiplicity);
    ark_builder_set_str(w->b, end, "aggregation", "none");
    return end;
}

struct association {
    ark_ref thing, a, b;
};

/* Ends are called "a" and "b". */
static inline struct association associate(struct world *w, ark_ref package, ark_ref a, ark_ref b)
{
    struct association s = {.thing = uml(w, "Association", NULL, package)};
    s.a = add_end(w, s.thing, a, "a", "1");
    s.b = add_end(w, s.thing, b, "b", "0..*");
    return s;
}

/* The world of a package with a diagram in it, which is the view. */
static inline struct world uml_world(ark_ref *ret_package)
{
    struct world w = {.atoms = ark_atoms_new()};
    w.b = ark_builder_new(w.atoms);
    *ret_package = uml(&w, "Package", "Adresser", ARK_REF_NONE);
    w.view = ark_builder_node(w.b, set_of(w.b, "UmlDiagram", NULL), NOWHERE);
    ark_builder_set_str(w.b, w.view, "name", "Overblik");
    join(&w, "CONTAINS", *ret_package, w.view);
    return w;
}

static inline ark_ref shape(struct world *w, ark_ref thing, const int box[4])
{
    static const char *const KEYS[] = {"x", "y", "w", "h"};
    ark_ref node = ark_builder_node(w->b, set_of(w->b, "UmlShape", NULL), NOWHERE);
    for (int i = 0; i < 4; i++)
        ark_builder_set_int(w->b, node, KEYS[i], box[i]);
    join(w, "CONTAINS", w->view, node);
    if (thing != ARK_REF_NONE)
        join(w, "DEPICTS", node, thing);
    return node;
}

static inline ark_ref line(struct world *w, ark_ref from, ark_ref to, ark_ref thing)
{
    ark_ref drawn = join(w, "UmlLine", from, to);
    if (thing != ARK_REF_NONE)
        join(w, "DEPICTS", drawn, thing);
    return drawn;
}

static inline const struct ark_item *text_item(const struct ark_scene *scene, const char *text)
{
    ARK_VEC_EACH (struct ark_item, item, scene->items)
        if (item->shape == ARK_SHAPE_TEXT && strcmp(item->text, text) == 0)
            return item;
    return NULL;
}
