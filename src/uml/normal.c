/* A line per element and relationship, sorted. What stands below what, and what is left out, is
 * worked out first; normal_line.c makes the lines, and normal.h says what they are indifferent to.
 */
#include "uml/normal.h"

#include <string.h>

#include "uml/normal_internal.h"

enum { MOST_LEVELS = 300 }; /* of relationships that begin at relationships */

bool ark_normal_is(const struct ark_normal *form, ark_ref ref, const char *label)
{
    ark_atom atom = ark_atom_find(form->atoms, label);
    return atom && ark_graph_has_label(form->graph, ref, atom);
}

const char *ark_normal_text_of(const struct ark_normal *form, ark_ref ref, const char *key)
{
    return ark_graph_get_str(form->graph, ref, key);
}

bool ark_normal_has_type(const struct ark_normal *form, ark_ref edge, const char *type)
{
    return strcmp(ark_graph_type_text(form->graph, edge), type) == 0;
}

ark_ref ark_normal_next_below(const struct ark_normal *form, ark_ref ref, uint32_t *at)
{
    struct ark_refs out = ark_graph_out(form->graph, ref);
    while (*at < out.n) {
        ark_ref edge = out.v[(*at)++];
        ark_ref to = ark_graph_to(form->graph, edge);
        if (ark_normal_has_type(form, edge, "CONTAINS") && !ark_ref_is_edge(to) &&
            form->parent[to] == ref)
            return to;
    }
    return ARK_REF_NONE;
}

/* What is left out. */

static bool is_foreign(const struct ark_normal *form, ark_ref ref)
{
    static const char *const labels[] = {"Behavior",   "EaElement",  "Extension",
                                         "Profile",    "Stereotype", "UmlCollaboration",
                                         "UmlDiagram", "UmlShape"};
    if (!ark_normal_is(form, ref, "UmlElement") ||
        (form->file && ark_graph_loc(form->graph, ref).file != form->file))
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
        if (ark_normal_is(form, ref, labels[i]))
            return true;
    }
    ark_atom incoming = ark_graph_atom(form->graph, "ea:incoming");
    return incoming && ark_graph_get(form->graph, ref, incoming).type != ARK_NULL;
}

static bool is_standard_type(const struct ark_normal *form, ark_ref ref)
{
    uint32_t at = 0;
    return (ark_normal_is(form, ref, "DataType") || ark_normal_is(form, ref, "Class")) &&
           !ark_normal_is(form, ref, "Enumeration") &&
           ark_normal_is_standard(ark_normal_text_of(form, ref, "name")) &&
           ark_normal_text_of(form, ref, "name") &&
           ark_normal_next_below(form, ref, &at) == ARK_REF_NONE &&
           !ark_normal_has_details(form, ref);
}

/* A package with nothing but what is left out, or an empty one that the tool has made. */
static bool is_hollow(const struct ark_normal *form, ark_ref ref)
{
    uint32_t at = 0, n = 0;
    ark_ref parent = form->parent[ref];
    bool made = ark_normal_is_wrapper(ark_normal_text_of(form, ref, "name")) &&
                parent != ARK_REF_NONE && ark_normal_is(form, parent, "UmlModel");
    if (!ark_normal_is(form, ref, "Package") || ark_normal_has_details(form, ref))
        return false;
    for (ark_ref child; (child = ark_normal_next_below(form, ref, &at)) != ARK_REF_NONE; n++) {
        if (!form->out[child])
            return false;
    }
    return n || made;
}

static void find_parents(struct ark_normal *form)
{
    uint32_t n = ark_graph_node_count(form->graph);
    for (uint32_t i = 0; i < n; i++)
        form->parent[i] = ARK_REF_NONE;
    for (uint32_t i = 0; i < ark_graph_edge_count(form->graph); i++) {
        ark_ref from = ark_graph_from(form->graph, ARK_EDGE(i)),
                to = ark_graph_to(form->graph, ARK_EDGE(i));
        if (ark_normal_has_type(form, ARK_EDGE(i), "CONTAINS") && !ark_ref_is_edge(from) &&
            !ark_ref_is_edge(to) && form->parent[to] == ARK_REF_NONE && from != to)
            form->parent[to] = from;
    }
}

/* Elements stand behind what they lie in, so one walk each way is enough. */
static void leave_out(struct ark_normal *form)
{
    uint32_t n = ark_graph_node_count(form->graph);
    for (uint32_t i = 0; i < n; i++) {
        ark_ref parent = form->parent[i];
        form->out[i] = is_foreign(form, ARK_NODE(i)) || is_standard_type(form, ARK_NODE(i)) ||
                       (parent != ARK_REF_NONE && parent < i && form->out[parent]);
    }
    for (uint32_t i = n; i-- > 0;)
        form->out[i] |= is_hollow(form, ARK_NODE(i));
}

/* The one package in it, if there is nothing else. */
static ark_ref only_package(const struct ark_normal *form, ark_ref ref)
{
    uint32_t at = 0;
    ark_ref found = ARK_REF_NONE;
    for (ark_ref child; (child = ark_normal_next_below(form, ref, &at)) != ARK_REF_NONE;) {
        if (form->out[child])
            continue;
        if (found != ARK_REF_NONE || !ark_normal_is(form, child, "Package"))
            return ARK_REF_NONE;
        found = child;
    }
    return found;
}

/* What is left of it when what is only around something else is gone. */
static ark_ref unwrapped(struct ark_normal *form, ark_ref ref)
{
    for (ark_ref inner = ref; inner != ARK_REF_NONE;) {
        bool wraps = ark_normal_is(form, inner, "UmlModel") ||
                     ark_normal_is_wrapper(ark_normal_text_of(form, inner, "name"));
        ref = inner;
        inner = wraps && ark_normal_is(form, ref, "Package") && !ark_normal_has_details(form, ref)
                    ? only_package(form, ref)
                    : ARK_REF_NONE;
        form->out[ref] = inner != ARK_REF_NONE;
    }
    return ref;
}

static void find_root(struct ark_normal *form)
{
    uint32_t roots = 0;
    for (uint32_t i = 0; i < ark_graph_node_count(form->graph); i++) {
        if (form->out[i] || form->parent[i] != ARK_REF_NONE)
            continue;
        form->root = unwrapped(form, ARK_NODE(i));
        roots++;
    }
    if (roots != 1 || !ark_normal_is(form, form->root, "Package"))
        form->root = ARK_REF_NONE;
}

bool ark_normal_is_in(const struct ark_normal *form, ark_ref ref)
{
    for (int level = 0; ark_ref_is_edge(ref) && level < MOST_LEVELS; level++)
        ref = ark_graph_from(form->graph, ref);
    return !ark_ref_is_edge(ref) && !form->out[ref];
}

static gint by_bytes(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What stands in the line of another, and what says nothing. */
static bool has_no_line(const struct ark_normal *form, ark_ref ref)
{
    const char *body = ark_normal_text_of(form, ref, "body");
    bool qualifies = form->parent[ref] != ARK_REF_NONE &&
                     ark_normal_is(form, form->parent[ref], "AssociationEnd");
    return form->out[ref] || qualifies || ark_normal_is(form, ref, "AssociationEnd") ||
           ark_normal_is(form, ref, "Parameter") || ark_normal_is(form, ref, "Slot") ||
           (ark_normal_is(form, ref, "UmlComment") && (!body || !*body));
}

static void add_lines(struct ark_normal *form)
{
    for (uint32_t i = 0; i < ark_graph_node_count(form->graph); i++) {
        if (has_no_line(form, ARK_NODE(i)))
            continue;
        GString *line = g_string_new(ark_normal_kind_of(form, ARK_NODE(i)));
        if (ark_normal_add_apart(form, ARK_NODE(i), line))
            ark_normal_add_details(form, ARK_NODE(i), line);
        else
            ark_normal_add_element(form, ARK_NODE(i), line);
        g_ptr_array_add(form->lines, g_string_free(line, FALSE));
    }
    for (uint32_t i = 0; i < ark_graph_edge_count(form->graph); i++) {
        ark_ref edge = ARK_EDGE(i);
        g_autofree char *name = NULL;
        if (!ark_normal_is(form, edge, "UmlRelationship") || !ark_normal_is_in(form, edge) ||
            !ark_normal_is_in(form, ark_graph_to(form->graph, edge)))
            continue;
        GString *line = g_string_new(NULL);
        ark_normal_add_relationship(form, edge, line, 0);
        name = ark_normal_text(ark_normal_text_of(form, edge, "name"));
        if (*name)
            g_string_append_printf(line, " %s", name);
        ark_normal_add_details(form, edge, line);
        g_ptr_array_add(form->lines, g_string_free(line, FALSE));
    }
}

static void init(struct ark_normal *form, const ark_graph *graph, ark_atom file)
{
    uint32_t n = ark_graph_node_count(graph);
    *form = (struct ark_normal){.graph = graph,
                                .atoms = ark_graph_atoms(graph),
                                .file = file,
                                .parent = g_new0(ark_ref, n + 1),
                                .out = g_new0(bool, n + 1),
                                .root = ARK_REF_NONE};
    find_parents(form);
    leave_out(form);
    find_root(form);
}

bool *ark_uml_left_out(const ark_graph *graph, ark_atom file)
{
    struct ark_normal form;
    init(&form, graph, file);
    g_free(form.parent);
    return form.out;
}

void ark_uml_normal(const ark_graph *graph, ark_atom file, GString *out)
{
    struct ark_normal form;
    init(&form, graph, file);
    form.lines = g_ptr_array_new_with_free_func(g_free);
    add_lines(&form);
    g_ptr_array_sort(form.lines, by_bytes);
    for (guint i = 0; i < form.lines->len; i++)
        g_string_append_printf(out, "%s\n", (char *)g_ptr_array_index(form.lines, i));
    g_ptr_array_unref(form.lines);
    g_free(form.parent);
    g_free(form.out);
}
