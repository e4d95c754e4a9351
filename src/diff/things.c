/* A graph as things: which of its nodes and edges are compared, what each is called and what it
 * lies in. Knows nothing of another graph. */
#include "diff/internal.h"

#include "uml/normal.h"

enum { MOST_LEVELS = 600 }; /* more than any loader nests */

/* The first row whose label an entity has. A group of ARK_DIFF_GROUPS: no thing. */
#define NOTHING ARK_DIFF_GROUPS
static const struct kind kinds[] = {
    {"Report", ARK_DIFF_REPORT, A_DOCUMENT, "name", NULL, .place = false},
    {"Answers", ARK_DIFF_ANSWERS, A_DOCUMENT, "name", "pack version", .place = false},
    {"Section", ARK_DIFF_SECTION, A_DOCUMENT, "name", "", .place = true},
    {"Table", ARK_DIFF_TABLE, A_DOCUMENT, "name caption header", "name caption header",
     .place = false},
    {"Row", ARK_DIFF_ROW, A_DOCUMENT, "text", "", .place = false},
    {"Paragraph", ARK_DIFF_SECTION, A_DOCUMENT, "text", "", .part = true},
    {"ListItem", ARK_DIFF_SECTION, A_DOCUMENT, "text", "done", .part = true},
    {"Code", ARK_DIFF_SECTION, A_DOCUMENT, "text", "info", .part = true},
    {"Figure", ARK_DIFF_SECTION, A_DOCUMENT, "target name caption", "name caption", .part = true},
    {"Link", ARK_DIFF_SECTION, A_DOCUMENT, "target name", "name", .part = true},
    {"Comment", ARK_DIFF_SECTION, A_DOCUMENT, "text", "", .part = true},

    {"Model", ARK_DIFF_MODEL, A_MODEL, "name", NULL, .place = false},
    {"Folder", ARK_DIFF_FOLDER, A_MODEL, "name", "", .place = true},
    {"View", ARK_DIFF_VIEW, A_MODEL, "name", NULL, .place = true, .global = true},
    {"ViewGroup", ARK_DIFF_VIEW, A_MODEL, "name", NULL, .part = true},
    {"ViewNote", ARK_DIFF_VIEW, A_MODEL, "text name", NULL, .part = true},
    {"Element", ARK_DIFF_ELEMENT, A_MODEL, "name", NULL, .place = true, .global = true},
    {"Relationship", ARK_DIFF_RELATIONSHIP, A_MODEL, "name", NULL, .edge = true, .by_ends = true},

    {"UmlShape", NOTHING, A_DATA, "", NULL, .place = false},
    {"UmlDiagram", ARK_DIFF_DIAGRAM, A_DATA, "name", NULL, .place = true},
    {"Package", ARK_DIFF_PACKAGE, A_DATA, "name", NULL, .place = true},
    {"AssociationClass", ARK_DIFF_CLASSIFIER, A_DATA, "name", NULL, .place = true},
    {"Association", ARK_DIFF_ASSOCIATION, A_DATA, "name", NULL, .by_ends = true},
    {"Classifier", ARK_DIFF_CLASSIFIER, A_DATA, "name", NULL, .place = true},
    {"AssociationEnd", ARK_DIFF_ASSOCIATION, A_DATA, "name", NULL, .part = true, .by_ends = true},
    {"Attribute", ARK_DIFF_ATTRIBUTE, A_DATA, "name", NULL, .place = true},
    {"EnumerationLiteral", ARK_DIFF_LITERAL, A_DATA, "name", NULL, .place = true},
    {"Operation", ARK_DIFF_OPERATION, A_DATA, "name", NULL, .place = true},
    {"Parameter", ARK_DIFF_OPERATION, A_DATA, "name", NULL, .part = true},
    {"TemplateParameter", ARK_DIFF_CLASSIFIER, A_DATA, "name", NULL, .part = true},
    {"InstanceSpecification", ARK_DIFF_INSTANCE, A_DATA, "name", NULL, .place = true},
    {"Slot", ARK_DIFF_INSTANCE, A_DATA, "name", NULL, .part = true},
    {"UmlConstraint", ARK_DIFF_CONSTRAINT, A_DATA, "name body", NULL, .place = false},
    {"UmlComment", ARK_DIFF_COMMENT, A_DATA, "body", NULL, .place = false},
    {"Generalization", ARK_DIFF_GENERALIZATION, A_DATA, "name", NULL, .edge = true,
     .by_ends = true},
    {"UmlRelationship", ARK_DIFF_DEPENDENCY, A_DATA, "name", NULL, .edge = true, .by_ends = true},
    {"GeneralizationSet", ARK_DIFF_OTHER, A_DATA, "name", NULL, .place = false},
    {"UmlElement", ARK_DIFF_OTHER, A_DATA, "name body", NULL, .place = true},
};

_Static_assert(G_N_ELEMENTS(kinds) <= MOST_KINDS, "a side has room for every kind");

static const struct {
    const char *key;
    struct ark_text one, several;
} groups[ARK_DIFF_GROUPS] = {
#define X(symbol, key, da, da_several, en, en_several)                                             \
    [ARK_DIFF_##symbol] = {key, {{da, en}}, {{da_several, en_several}}},
    ARK_DIFF_GROUP_ROWS(X)
#undef X
};

const char *ark_diff_group_key(enum ark_diff_group group)
{
    return groups[group].key;
}

const char *ark_diff_group_name(enum ark_diff_group group, bool several, enum ark_lang lang)
{
    return ark_text_in(several ? groups[group].several : groups[group].one, lang);
}

/* By label set: the kind of what has it; NULL when that is no thing. Caller frees. */
static const struct kind **kinds_of_sets(const ark_graph *graph)
{
    const ark_atoms *atoms = ark_graph_atoms(graph);
    uint32_t n = ark_graph_labelset_count(graph);
    const struct kind **by_set = g_new0(const struct kind *, n + 1);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        ark_atom label = ark_atom_find(atoms, kinds[i].label);
        for (uint32_t set = 0; label && set < n; set++) {
            if (!by_set[set] && ark_graph_labelset_has(graph, (ark_labelset)set, label))
                by_set[set] = &kinds[i];
        }
    }
    for (uint32_t set = 0; set < n; set++) {
        if (by_set[set] && by_set[set]->group == NOTHING)
            by_set[set] = NULL;
    }
    return by_set;
}

static uint32_t slot(const struct side *side, ark_ref ref)
{
    return ark_ref_is_edge(ref) ? ark_graph_node_count(side->graph) + ark_ref_index(ref) : ref;
}

uint32_t ark_side_thing(const struct side *side, ark_ref ref)
{
    return ref == ARK_REF_NONE ? NO_THING : side->of[slot(side, ref)];
}

ark_ref ark_side_holder(const struct side *side, ark_ref ref)
{
    return side->holder[slot(side, ref)];
}

static void read_holders(struct side *side, uint32_t slots)
{
    const ark_graph *graph = side->graph;
    ark_atom contains = ark_graph_atom(graph, "CONTAINS");
    side->holder = g_new(ark_ref, slots + 1);
    for (uint32_t i = 0; i < slots; i++)
        side->holder[i] = ARK_REF_NONE;
    for (uint32_t i = 0; contains && i < ark_graph_edge_count(graph); i++) {
        if (ark_graph_type(graph, ARK_EDGE(i)) != contains)
            continue;
        uint32_t at = slot(side, ark_graph_to(graph, ARK_EDGE(i)));
        if (side->holder[at] == ARK_REF_NONE)
            side->holder[at] = ark_graph_from(graph, ARK_EDGE(i));
    }
}

/* Archi's own format and the exchange format write one id with and without "id-". */
static ark_atom common_id(const ark_atoms *atoms, ark_atom id)
{
    const char *text = ark_atom_text(atoms, id);
    if (!text || !*text)
        return ARK_ATOM_NONE;
    ark_atom bare = g_str_has_prefix(text, "id-") ? ark_atom_find(atoms, text + 3) : ARK_ATOM_NONE;
    return bare ? bare : id;
}

static void learn_names(struct side *side)
{
    const ark_atoms *atoms = ark_graph_atoms(side->graph);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_auto(GStrv) keys = g_strsplit(kinds[i].name, " ", NAME_KEYS);
        for (int k = 0; keys[k]; k++)
            side->name_keys[i][k] = ark_atom_find(atoms, keys[k]);
    }
}

/* Of a data model, between two tools: what goes to or from something that is left out goes, too. */
static bool is_left_out(const struct side *side, const struct kind *kind, ark_ref ref,
                        const bool *left_out)
{
    if (!left_out || kind->of != A_DATA)
        return false;
    if (!ark_ref_is_edge(ref))
        return left_out[ref] || ark_lenient_is_nothing(side->graph, kind, ref);
    ark_ref from = ark_graph_from(side->graph, ref), to = ark_graph_to(side->graph, ref);
    return (!ark_ref_is_edge(from) && left_out[from]) || (!ark_ref_is_edge(to) && left_out[to]);
}

static void add_thing(struct side *side, const struct kind *const *by_set, const bool *left_out,
                      ark_ref ref)
{
    const ark_atoms *atoms = ark_graph_atoms(side->graph);
    const struct kind *kind = by_set[ark_graph_labelset(side->graph, ref)];
    ark_atom type = ark_graph_type(side->graph, ref);
    if (!kind || kind->edge != ark_ref_is_edge(ref) || is_left_out(side, kind, ref, left_out))
        return;
    struct thing thing = {.ref = ref,
                          .type = side->lenient ? ark_lenient_type(atoms, kind, type) : type,
                          .id = common_id(atoms, ark_graph_loc(side->graph, ref).id),
                          .parent = NO_THING,
                          .pair = NO_THING,
                          .kind = kind};
    side->of[slot(side, ref)] = side->all.n;
    side->per_group[kind->group] += !kind->part;
    ark_vec_push(&side->all, thing);
}

/* A relationship of a data model lies in what it goes out from. */
static uint32_t parent_of(const struct side *side, const struct thing *thing)
{
    ark_ref at = ark_side_holder(side, thing->ref);
    if (at == ARK_REF_NONE && thing->kind->edge && thing->kind->of == A_DATA)
        at = ark_graph_from(side->graph, thing->ref);
    for (int level = 0; level < MOST_LEVELS && at != ARK_REF_NONE; level++) {
        uint32_t above = ark_side_thing(side, at);
        if (above != NO_THING && !side->all.v[above].kind->part)
            return above;
        at = ark_side_holder(side, at);
    }
    return NO_THING;
}

/* What a thing lies in can't lie in it, or nothing would ever be reached from the top. */
static void cut_circles(struct side *side)
{
    g_autofree uint32_t *seen = g_new0(uint32_t, side->all.n + 1);
    for (uint32_t i = 0; i < side->all.n; i++) {
        uint32_t at = i, last = i;
        while (at != NO_THING && !seen[at]) {
            seen[at] = i + 1;
            last = at;
            at = side->all.v[at].parent;
        }
        if (at != NO_THING && seen[at] == i + 1)
            side->all.v[last].parent = NO_THING;
    }
}

static void sort_children(struct side *side)
{
    uint32_t n = side->all.n;
    side->child_first = g_new0(uint32_t, n + 3);
    side->child = g_new(uint32_t, n + 1);
    uint32_t *next = side->child_first + 1; /* where the next child of a parent goes */
    ARK_VEC_EACH (const struct thing, thing, side->all)
        next[MIN(thing->parent, n) + 1]++;
    for (uint32_t i = 0; i <= n; i++)
        next[i + 1] += next[i];
    for (uint32_t i = 0; i < n; i++)
        side->child[next[MIN(side->all.v[i].parent, n)]++] = i;
}

void ark_side_init(struct side *side, const ark_graph *graph, bool lenient)
{
    uint32_t nodes = ark_graph_node_count(graph), edges = ark_graph_edge_count(graph);
    g_autofree const struct kind **by_set = kinds_of_sets(graph);
    g_autofree bool *left_out = lenient ? ark_uml_left_out(graph, ARK_ATOM_NONE) : NULL;
    *side = (struct side){.graph = graph, .lenient = lenient};
    learn_names(side);
    side->of = ARK_PAGES_NEW(uint32_t, nodes + edges + 1);
    memset(side->of, 0xff, sizeof(uint32_t) * (nodes + edges + 1));
    read_holders(side, nodes + edges);
    for (uint32_t i = 0; i < nodes; i++)
        add_thing(side, by_set, left_out, ARK_NODE(i));
    for (uint32_t i = 0; i < edges; i++)
        add_thing(side, by_set, left_out, ARK_EDGE(i));
    ARK_VEC_EACH (struct thing, thing, side->all)
        thing->parent = parent_of(side, thing);
    cut_circles(side);
    sort_children(side);
}

void ark_side_clear(struct side *side)
{
    ark_vec_clear(&side->all);
    g_free(side->of);
    g_free(side->holder);
    g_free(side->child_first);
    g_free(side->child);
}

struct things ark_side_children(const struct side *side, uint32_t parent)
{
    uint32_t at = MIN(parent, side->all.n);
    return (struct things){side->child + side->child_first[at],
                           side->child_first[at + 1] - side->child_first[at]};
}

static bool is_row(const struct thing *thing)
{
    return thing->kind->group == ARK_DIFF_ROW && !thing->kind->part;
}

ark_atom ark_side_name_key(const struct side *side, const struct thing *thing)
{
    const ark_atom *keys = side->name_keys[thing->kind - kinds];
    for (int i = 0; i < NAME_KEYS; i++) {
        struct ark_value value =
            keys[i] ? ark_graph_get(side->graph, thing->ref, keys[i]) : ARK_VALUE_NULL;
        if (value.type == ARK_TEXT && value.len)
            return keys[i];
    }
    return ARK_ATOM_NONE;
}

const char *ark_side_name(const struct side *side, const struct thing *thing, size_t *ret_len)
{
    ark_atom key = ark_side_name_key(side, thing);
    *ret_len = 0;
    if (!key || (side->lenient && ark_lenient_is_unnamed(side, thing)))
        return NULL;
    struct ark_value value = ark_graph_get(side->graph, thing->ref, key);
    const char *bar = is_row(thing) ? strstr(value.text, " | ") : NULL;
    *ret_len = bar ? (size_t)(bar - value.text) : value.len;
    return value.text;
}

uint64_t ark_side_named(const struct side *side, const struct thing *thing)
{
    size_t len;
    const char *name = ark_side_name(side, thing, &len);
    return name ? ark_text_key(name, len) : 0;
}

ark_ref ark_side_target(const struct side *side, ark_ref from, const char *label)
{
    ark_atom type = ark_graph_atom(side->graph, label);
    struct ark_refs out = ark_graph_out(side->graph, from);
    for (uint32_t i = 0; type && i < out.n; i++) {
        if (ark_graph_type(side->graph, out.v[i]) == type)
            return ark_graph_to(side->graph, out.v[i]);
    }
    return ARK_REF_NONE;
}
