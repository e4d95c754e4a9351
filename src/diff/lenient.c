/* What one tool writes and another does not, for the same model: the same as in the normal form of
 * a data model (uml/normal.h), for things that are compared. */
#include "diff/internal.h"

#include "uml/normal.h"
#include "uml/normal_text.h"

static bool is_return(const ark_graph *graph, ark_ref ref)
{
    return g_strcmp0(ark_graph_get_str(graph, ref, "direction"), "return") == 0;
}

bool ark_lenient_is_nothing(const ark_graph *graph, const struct kind *kind, ark_ref ref)
{
    if (kind->group == ARK_DIFF_COMMENT) {
        const char *body = ark_graph_get_str(graph, ref, "body");
        return !body || !*body;
    }
    const char *type = kind->part && kind->group == ARK_DIFF_OPERATION && is_return(graph, ref)
                           ? ark_graph_get_str(graph, ref, "type")
                           : "";
    return !type || strcmp(type, "void") == 0;
}

ark_atom ark_lenient_type(const ark_atoms *atoms, const struct kind *kind, ark_atom type)
{
    const char *text = ark_atom_text(atoms, type), *common = NULL;
    if (kind->group == ARK_DIFF_PACKAGE)
        common = "Package";
    else if (text && strcmp(text, "InterfaceRealization") == 0) /* UML 1 has no other one */
        common = "UmlRealization";
    ark_atom found = common ? ark_atom_find(atoms, common) : ARK_ATOM_NONE;
    return found ? found : type;
}

bool ark_lenient_is_unnamed(const struct side *side, const struct thing *thing)
{
    if (thing->kind->of != A_DATA || thing->kind->edge)
        return false;
    switch (thing->kind->group) {
    case ARK_DIFF_ASSOCIATION:
        return ark_uml_is_default_name(side->graph, thing->ref);
    case ARK_DIFF_PACKAGE:
        return thing->parent == NO_THING &&
               ark_normal_is_wrapper(ark_graph_get_str(side->graph, thing->ref, "name"));
    case ARK_DIFF_OPERATION:
        return thing->kind->part && is_return(side->graph, thing->ref);
    default:
        return false;
    }
}

bool ark_lenient_same_key(const char *a, const char *b)
{
    g_autofree char *x = ark_normal_key(a), *y = ark_normal_key(b);
    return strcmp(x, y) == 0;
}

static int64_t upper_of(const struct side *side, uint32_t thing)
{
    ark_atom key = ark_graph_atom(side->graph, "upper");
    struct ark_value value =
        key ? ark_graph_get(side->graph, side->all.v[thing].ref, key) : ARK_VALUE_NULL;
    return value.type == ARK_INT ? value.integer : 0;
}

/* Of an end: whether one can go only to it; both ways and no way are drawn alike. */
static bool is_one_way(const struct side *side, uint32_t end)
{
    struct things parts = ark_side_children(side, side->all.v[end].parent);
    ark_atom key = ark_graph_atom(side->graph, "navigable");
    uint32_t ends = 0, navigable = 0;
    bool own = false;
    for (uint32_t i = 0; key && i < parts.n; i++) {
        const struct thing *part = &side->all.v[parts.v[i]];
        struct ark_value value = ark_graph_get(side->graph, part->ref, key);
        bool is_end = part->kind->part && part->kind->by_ends;
        bool goes = is_end && !(value.type == ARK_BOOL && !value.yes);
        ends += is_end;
        navigable += goes;
        own = own || (goes && parts.v[i] == end);
    }
    return ends == 2 && navigable == 1 && own;
}

/* Without those that say what the metaclass says, in one spelling, sorted. Caller frees. */
static char *stereotypes_of(const struct side *side, uint32_t thing, const char *text)
{
    const struct thing *at = &side->all.v[thing];
    const char *label =
        at->kind->group == ARK_DIFF_PACKAGE ? "Package" : ark_graph_type_text(side->graph, at->ref);
    g_auto(GStrv) names = g_strsplit(text, ", ", -1);
    g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);
    for (char **name = names; *name; name++) {
        if (**name && !ark_normal_is_keyword(label, *name))
            g_ptr_array_add(kept, ark_normal_key(*name));
    }
    g_ptr_array_sort(kept, ark_by_text);
    g_ptr_array_add(kept, NULL);
    return g_strjoinv(", ", (char **)kept->pdata);
}

static bool says_nothing(const struct side *sides, uint32_t was, uint32_t is, const char *key)
{
    const struct kind *kind = sides[NOW].all.v[is].kind;
    if (strcmp(key, "isOrdered") == 0 || strcmp(key, "isUnique") == 0)
        return upper_of(&sides[OLD], was) == 1 && upper_of(&sides[NOW], is) == 1;
    if (strcmp(key, "isAbstract") == 0) /* an interface is, written or not */
        return g_strcmp0(ark_graph_type_text(sides[NOW].graph, sides[NOW].all.v[is].ref),
                         "Interface") == 0;
    if (strcmp(key, "visibility") == 0)
        return kind->part || kind->group == ARK_DIFF_LITERAL;
    if (strcmp(key, "navigable") == 0)
        return is_one_way(&sides[OLD], was) == is_one_way(&sides[NOW], is);
    return strcmp(key, "language") == 0 || strcmp(key, "qualifiedStereotype") == 0;
}

bool ark_lenient_same(const struct side *sides, uint32_t was, uint32_t is, const char *key,
                      const char *from, const char *to)
{
    if (sides[NOW].all.v[is].kind->of != A_DATA)
        return false;
    if (says_nothing(sides, was, is, key))
        return true;
    if (strcmp(key, "stereotype") == 0) {
        g_autofree char *before = stereotypes_of(&sides[OLD], was, from);
        g_autofree char *after = stereotypes_of(&sides[NOW], is, to);
        return strcmp(before, after) == 0;
    }
    g_autofree char *before = ark_normal_text(from), *after = ark_normal_text(to);
    return strcmp(before, after) == 0;
}
