/* The lines of the normal form: what is said of an element or a relationship, and how. */
#include <string.h>

#include "uml/normal.h"
#include "base/error.h"
#include "uml/normal_internal.h"
#include "uml/uml.h"

enum {
    MOST_LEVELS = 300, /* of containment */
    MOST_NESTED = 3,   /* relationships that are an end of another one */
    MOST_NAME = 1000,  /* bytes of a name in a qualified one ... */
    MOST_PATH = 4000,  /* ... and of that: else many elements below a long name are too much */
    MOST_ENDS = 8,     /* of an association that something refers to */
};

/* What it is called: "UmlModel" and "Package" are packages. */
const char *ark_normal_kind_of(const struct ark_normal *form, ark_ref ref)
{
    const char *type = ark_graph_type_text(form->graph, ref);
    if (ark_normal_is(form, ref, "Package"))
        return "Package";
    if (strcmp(type, "InterfaceRealization") == 0) /* UML 1 has no other one */
        return "Realization";
    return g_str_has_prefix(type, "Uml") ? type + 3 : type;
}

/* What a name, a type or a tag is not. */

static bool is_tag(const char *key)
{
    return g_str_has_prefix(key, "property:") ||
           (!ark_uml_owns_property(key) && !g_str_has_prefix(key, "ea:"));
}

static gint by_bytes(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *joined(GPtrArray *parts, const char *between)
{
    g_ptr_array_sort(parts, by_bytes);
    g_ptr_array_add(parts, NULL);
    return g_strjoinv(between, (char **)parts->pdata);
}

static char *value_text(struct ark_value value)
{
    switch (value.type) {
    case ARK_TEXT:
        return ark_normal_text(value.text);
    case ARK_BOOL:
        return g_strdup(value.yes ? "true" : "false");
    case ARK_INT:
        return g_strdup_printf("%" G_GINT64_FORMAT, value.integer);
    default:
        return g_strdup("");
    }
}

static void add_stereotypes(const struct ark_normal *form, ark_ref ref, GString *out)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    struct ark_props props = ark_graph_props(form->graph, ref);
    const char *label = ark_graph_type_text(form->graph, ref);
    label = ark_normal_is(form, ref, "Package") ? "Package" : label;
    for (uint32_t i = 0; i < props.n; i++) {
        if (strcmp(ark_atom_text(form->atoms, props.keys[i]), "stereotype") == 0 &&
            !ark_normal_is_keyword(label, props.values[i].text))
            g_ptr_array_add(names, ark_normal_key(props.values[i].text));
    }
    g_autofree char *all = names->len ? joined(names, "» «") : NULL;
    if (all)
        g_string_append_printf(out, " «%s»", all);
}

static void add_tags(const struct ark_normal *form, ark_ref ref, GString *out)
{
    g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func(g_free);
    struct ark_props props = ark_graph_props(form->graph, ref);
    for (uint32_t i = 0; i < props.n; i++) {
        const char *name = ark_atom_text(form->atoms, props.keys[i]);
        if (!is_tag(name))
            continue;
        g_autofree char *key =
            ark_normal_key(g_str_has_prefix(name, "property:") ? strchr(name, ':') + 1 : name);
        g_autofree char *value = value_text(props.values[i]);
        if (*value)
            g_ptr_array_add(tags, g_strdup_printf("%s=%s", key, value));
    }
    g_autofree char *all = tags->len ? joined(tags, "; ") : NULL;
    if (all)
        g_string_append_printf(out, " {%s}", all);
}

/* What any element or relationship can have. */
void ark_normal_add_details(const struct ark_normal *form, ark_ref ref, GString *out)
{
    g_autofree char *text = ark_normal_text(ark_normal_text_of(form, ref, "documentation"));
    add_stereotypes(form, ref, out);
    add_tags(form, ref, out);
    if (*text)
        g_string_append_printf(out, " \"%s\"", text);
}

bool ark_normal_has_details(const struct ark_normal *form, ark_ref ref)
{
    GString *details = g_string_new(NULL);
    ark_normal_add_details(form, ref, details);
    bool some = details->len;
    g_string_free(details, TRUE);
    return some;
}

/* Names. */

static char *name_of(const struct ark_normal *form, ark_ref ref)
{
    char *name = ark_normal_text(ark_normal_text_of(form, ref, "name"));
    if (*name)
        return name;
    g_free(name);
    return g_strdup("(unnamed)");
}

/* The qualified name; of the root only a dot. */
static char *path_of(const struct ark_normal *form, ark_ref ref)
{
    char *path = NULL;
    if (ref == form->root)
        return g_strdup(".");
    for (int level = 0; ref != ARK_REF_NONE && ref != form->root && !form->out[ref] &&
                        level < MOST_LEVELS && (!path || strlen(path) < MOST_PATH);
         level++) {
        g_autofree char *name = name_of(form, ref), *below = path;
        path = g_strdup_printf("%.*s%s%s", ark_error_quoted(name, MOST_NAME), name,
                               below ? "::" : "", below ? below : "");
        ref = form->parent[ref];
    }
    return path;
}

static void add_ref(const struct ark_normal *form, ark_ref ref, GString *out, int level);

void ark_normal_add_relationship(const struct ark_normal *form, ark_ref edge, GString *out,
                                 int level)
{
    g_string_append(out, ark_normal_kind_of(form, edge));
    g_string_append_c(out, ' ');
    add_ref(form, ark_graph_from(form->graph, edge), out, level);
    g_string_append(out, " -> ");
    add_ref(form, ark_graph_to(form->graph, edge), out, level);
}

static ark_ref type_node(const struct ark_normal *form, ark_ref ref);

/* An association has no name that tells it from others: what it is between. */
static void add_between(const struct ark_normal *form, ark_ref association, GString *out)
{
    g_autoptr(GPtrArray) ends = g_ptr_array_new_with_free_func(g_free);
    uint32_t at = 0;
    for (ark_ref end; ends->len < MOST_ENDS &&
                      (end = ark_normal_next_below(form, association, &at)) != ARK_REF_NONE;) {
        if (!ark_normal_is(form, end, "AssociationEnd"))
            continue;
        ark_ref class = type_node(form, end);
        bool told = class != ARK_REF_NONE && !ark_ref_is_edge(class);
        g_autofree char *path = told ? path_of(form, class) : g_strdup("");
        g_autofree char *name = ark_normal_text(ark_normal_text_of(form, end, "name"));
        int len = ark_uml_is_default_name(form->graph, end) ? 0 : ark_error_quoted(name, MOST_NAME);
        g_ptr_array_add(ends, g_strdup_printf(" (%.*s: %s)", len, name, path));
    }
    g_autofree char *all = joined(ends, "");
    g_string_append(out, all);
}

static void add_ref(const struct ark_normal *form, ark_ref ref, GString *out, int level)
{
    if (level > MOST_NESTED) {
        g_string_append(out, "(...)");
    } else if (ark_ref_is_edge(ref)) {
        g_string_append_c(out, '(');
        ark_normal_add_relationship(form, ref, out, level + 1);
        g_string_append_c(out, ')');
    } else if (ark_normal_has_type(form, ref, "Association")) {
        g_string_append(out, "(Association");
        add_between(form, ref, out);
        g_string_append_c(out, ')');
    } else {
        g_autofree char *path = path_of(form, ref);
        g_string_append(out, path);
    }
}

/* What the edges of a type go to, sorted: " -> a, b". */
static void add_targets(const struct ark_normal *form, ark_ref ref, const char *type, GString *out)
{
    g_autoptr(GPtrArray) targets = g_ptr_array_new_with_free_func(g_free);
    struct ark_refs edges = ark_graph_out(form->graph, ref);
    for (uint32_t i = 0; i < edges.n; i++) {
        ark_ref to = ark_graph_to(form->graph, edges.v[i]);
        if (!ark_normal_has_type(form, edges.v[i], type) || !ark_normal_is_in(form, to))
            continue;
        GString *target = g_string_new(NULL);
        add_ref(form, to, target, 0);
        g_ptr_array_add(targets, g_string_free(target, FALSE));
    }
    g_autofree char *all = targets->len ? joined(targets, ", ") : NULL;
    if (all)
        g_string_append_printf(out, " -> %s", all);
}

/* Features. */

static ark_ref type_node(const struct ark_normal *form, ark_ref ref)
{
    struct ark_refs edges = ark_graph_out(form->graph, ref);
    for (uint32_t i = 0; i < edges.n; i++) {
        ark_ref to = ark_graph_to(form->graph, edges.v[i]);
        if (ark_normal_has_type(form, edges.v[i], "TYPE") && ark_normal_is_in(form, to))
            return to;
    }
    return ARK_REF_NONE;
}

static char *type_of(const struct ark_normal *form, ark_ref ref)
{
    ark_ref node = type_node(form, ref);
    if (node != ARK_REF_NONE && !ark_ref_is_edge(node))
        return path_of(form, node);
    return ark_normal_text(ark_normal_type(ark_normal_text_of(form, ref, "type")));
}

static int64_t bound(const struct ark_normal *form, ark_ref ref, const char *key, int64_t otherwise)
{
    ark_atom atom = ark_atom_find(form->atoms, key);
    struct ark_value value = ark_graph_get(form->graph, ref, atom);
    return atom && value.type == ARK_INT ? value.integer : otherwise;
}

static void add_multiplicity(const struct ark_normal *form, ark_ref ref, GString *out)
{
    enum { UNTOLD = -2 };
    int64_t lower = bound(form, ref, "lower", UNTOLD), upper = bound(form, ref, "upper", UNTOLD);
    if (lower == UNTOLD || upper == UNTOLD) {
        g_autofree char *text = ark_normal_text(ark_normal_text_of(form, ref, "multiplicity"));
        g_string_append_printf(out, " [%s]", text);
    } else if (upper == ARK_UML_UNLIMITED) {
        g_string_append_printf(out, " [%" G_GINT64_FORMAT "..*]", lower);
    } else if (lower != 1 || upper != 1) {
        g_string_append_printf(out, " [%" G_GINT64_FORMAT "..%" G_GINT64_FORMAT "]", lower, upper);
    }
}

static bool reads(const struct ark_normal *form, ark_ref ref, const char *key, bool expected)
{
    ark_atom atom = ark_atom_find(form->atoms, key);
    struct ark_value value = ark_graph_get(form->graph, ref, atom);
    return atom && value.type == ARK_BOOL && value.yes == expected;
}

static void add_flags(const struct ark_normal *form, ark_ref ref, GString *out)
{
    static const struct {
        const char *key, *word;
        bool value, of_many; /* says something only of several values */
    } flags[] = {
        /* an interface is abstract, written or not */
        {"isAbstract", "abstract", true, false}, {"isDerived", "derived", true, false},
        {"isStatic", "static", true, false},     {"isReadOnly", "readOnly", true, false},
        {"isOrdered", "ordered", true, true},    {"isUnique", "nonunique", false, true},
        {"isCovering", "covering", true, false}, {"isDisjoint", "disjoint", true, false},
    };
    const char *visibility = ark_normal_text_of(form, ref, "visibility");
    bool end = ark_normal_is(form, ref, "AssociationEnd") || ark_normal_is(form, ref, "Parameter");
    for (size_t i = 0; i < G_N_ELEMENTS(flags); i++) {
        bool idle = (flags[i].of_many && bound(form, ref, "upper", 2) == 1) ||
                    (i == 0 && ark_normal_is(form, ref, "Interface"));
        if (!idle && reads(form, ref, flags[i].key, flags[i].value))
            g_string_append_printf(out, " %s", flags[i].word);
    }
    if (visibility && !end && !ark_normal_is(form, ref, "EnumerationLiteral"))
        g_string_append_printf(out, " %s", visibility);
}

static void add_feature(const struct ark_normal *form, ark_ref ref, GString *out)
{
    g_autofree char *type = type_of(form, ref);
    g_autofree char *value = ark_normal_text(ark_normal_text_of(form, ref, "default"));
    if (*type)
        g_string_append_printf(out, ": %s", type);
    add_multiplicity(form, ref, out);
    add_flags(form, ref, out);
    if (*value)
        g_string_append_printf(out, " = %s", value);
    ark_normal_add_details(form, ref, out);
}

/* Associations. */

static uint32_t navigable_ends(const struct ark_normal *form, ark_ref association, uint32_t *ret_n)
{
    uint32_t at = 0, navigable = 0;
    *ret_n = 0;
    for (ark_ref end; (end = ark_normal_next_below(form, association, &at)) != ARK_REF_NONE;) {
        if (!ark_normal_is(form, end, "AssociationEnd"))
            continue;
        (*ret_n)++;
        navigable += !reads(form, end, "navigable", false);
    }
    return navigable;
}

static void add_qualifiers(const struct ark_normal *form, ark_ref end, GString *out)
{
    uint32_t at = 0;
    for (ark_ref child; (child = ark_normal_next_below(form, end, &at)) != ARK_REF_NONE;) {
        g_autofree char *name = name_of(form, child);
        if (!ark_normal_is(form, child, "Attribute"))
            continue;
        g_string_append_printf(out, " by %s", name);
        add_feature(form, child, out);
    }
}

static char *end_text(const struct ark_normal *form, ark_ref end, bool one_way)
{
    GString *out = g_string_new(" (");
    g_autofree char *name = ark_normal_text(ark_normal_text_of(form, end, "name"));
    const char *aggregation = ark_normal_text_of(form, end, "aggregation");
    if (!ark_uml_is_default_name(form->graph, end))
        g_string_append(out, name);
    add_feature(form, end, out);
    if (aggregation && strcmp(aggregation, "none") != 0)
        g_string_append_printf(out, " %s", aggregation);
    if (one_way && !reads(form, end, "navigable", false))
        g_string_append(out, " one-way");
    add_qualifiers(form, end, out);
    g_string_append_c(out, ')');
    return g_string_free(out, FALSE);
}

static void add_ends(const struct ark_normal *form, ark_ref association, GString *out)
{
    g_autoptr(GPtrArray) ends = g_ptr_array_new_with_free_func(g_free);
    uint32_t at = 0, n, navigable = navigable_ends(form, association, &n);
    for (ark_ref end; (end = ark_normal_next_below(form, association, &at)) != ARK_REF_NONE;) {
        if (ark_normal_is(form, end, "AssociationEnd"))
            g_ptr_array_add(ends, end_text(form, end, n == 2 && navigable == 1));
    }
    g_autofree char *all = joined(ends, "");
    g_string_append(out, all);
}

static void add_association(const struct ark_normal *form, ark_ref ref, GString *out)
{
    g_autofree char *name = ark_normal_text(ark_normal_text_of(form, ref, "name"));
    if (*name && !ark_uml_is_default_name(form->graph, ref))
        g_string_append_printf(out, " %s", name);
    add_flags(form, ref, out);
    add_ends(form, ref, out);
}

/* Other elements. */

static bool is_return(const struct ark_normal *form, ark_ref ref)
{
    const char *direction = ark_normal_text_of(form, ref, "direction");
    return ark_normal_is(form, ref, "Parameter") && direction && strcmp(direction, "return") == 0;
}

/* What an operation returns. Enterprise Architect writes it once more when the parameter has a name
 * of its own. */
static ark_ref result_of(const struct ark_normal *form, ark_ref operation)
{
    ark_ref result = ARK_REF_NONE;
    uint32_t at = 0;
    for (ark_ref child; (child = ark_normal_next_below(form, operation, &at)) != ARK_REF_NONE;) {
        const char *name = ark_normal_text_of(form, child, "name");
        bool named = name && *name && strcmp(name, "return") != 0;
        if (is_return(form, child) && (result == ARK_REF_NONE || named))
            result = child;
    }
    return result;
}

static void add_operation(const struct ark_normal *form, ark_ref ref, GString *out)
{
    ark_ref result = result_of(form, ref);
    uint32_t at = 0, n = 0;
    g_string_append_c(out, '(');
    for (ark_ref child; (child = ark_normal_next_below(form, ref, &at)) != ARK_REF_NONE;) {
        const char *direction = ark_normal_text_of(form, child, "direction");
        bool says = direction && strcmp(direction, "in") != 0;
        if (!ark_normal_is(form, child, "Parameter") || is_return(form, child))
            continue;
        g_autofree char *name = name_of(form, child);
        g_string_append_printf(out, "%s%s%s%s", n++ ? ", " : "", says ? direction : "",
                               says ? " " : "", name);
        add_feature(form, child, out);
    }
    g_string_append_c(out, ')');
    if (result != ARK_REF_NONE) {
        g_autofree char *type = type_of(form, result);
        if (*type && strcmp(type, "void") != 0)
            add_feature(form, result, out);
    }
    add_flags(form, ref, out);
}

static void add_slots(const struct ark_normal *form, ark_ref ref, GString *out)
{
    g_autoptr(GPtrArray) slots = g_ptr_array_new_with_free_func(g_free);
    uint32_t at = 0;
    for (ark_ref slot; (slot = ark_normal_next_below(form, ref, &at)) != ARK_REF_NONE;) {
        struct ark_props props = ark_graph_props(form->graph, slot);
        g_autofree char *name = name_of(form, slot);
        GString *text = g_string_new(name);
        for (uint32_t i = 0; ark_normal_is(form, slot, "Slot") && i < props.n; i++) {
            if (strcmp(ark_atom_text(form->atoms, props.keys[i]), "value") != 0)
                continue;
            g_autofree char *value = value_text(props.values[i]);
            g_string_append_printf(text, "=%s", value);
        }
        if (ark_normal_is(form, slot, "Slot"))
            g_ptr_array_add(slots, g_string_free(text, FALSE));
        else
            g_string_free(text, TRUE);
    }
    g_autofree char *all = slots->len ? joined(slots, "; ") : NULL;
    if (all)
        g_string_append_printf(out, " (%s)", all);
}

static void add_text(const struct ark_normal *form, ark_ref ref, const char *key, GString *out)
{
    g_autofree char *text = ark_normal_text(ark_normal_text_of(form, ref, key));
    if (*text)
        g_string_append_printf(out, " \"%s\"", text);
}

/* A constraint of one text: some tools write it as the name, others as the body, or as both. */
static void add_constraint(const struct ark_normal *form, ark_ref ref, GString *out)
{
    g_autofree char *name = ark_normal_text(ark_normal_text_of(form, ref, "name"));
    g_autofree char *body = ark_normal_text(ark_normal_text_of(form, ref, "body"));
    if (*name && *body && strcmp(name, body) != 0)
        g_string_append_printf(out, " %s", name);
    if (*name || *body)
        g_string_append_printf(out, " \"%s\"", *body ? body : name);
    add_targets(form, ref, "CONSTRAINS", out);
}

/* What is called by itself and not by where it lies. */
bool ark_normal_add_apart(const struct ark_normal *form, ark_ref ref, GString *out)
{
    g_autofree char *name = ark_normal_text(ark_normal_text_of(form, ref, "name"));
    if (ark_normal_is(form, ref, "Association") && !ark_normal_is(form, ref, "AssociationClass")) {
        add_association(form, ref, out);
    } else if (ark_normal_is(form, ref, "UmlComment")) {
        add_text(form, ref, "body", out);
        add_targets(form, ref, "ANNOTATES", out);
    } else if (ark_normal_is(form, ref, "UmlConstraint")) {
        add_constraint(form, ref, out);
    } else if (ark_normal_is(form, ref, "GeneralizationSet")) {
        g_string_append_printf(out, " %s", name);
        add_flags(form, ref, out);
        add_targets(form, ref, "GROUPS", out);
    } else {
        return false;
    }
    return true;
}

void ark_normal_add_element(const struct ark_normal *form, ark_ref ref, GString *out)
{
    g_autofree char *path = path_of(form, ref);
    g_string_append_printf(out, " %s", path);
    if (ref == form->root && !ark_normal_is_wrapper(ark_normal_text_of(form, ref, "name"))) {
        g_autofree char *name = name_of(form, ref);
        g_string_append_printf(out, " %s", name);
    }
    if (ark_normal_is(form, ref, "Attribute")) {
        add_feature(form, ref, out);
        return;
    }
    if (ark_normal_is(form, ref, "Operation")) {
        add_operation(form, ref, out);
    } else {
        add_flags(form, ref, out);
        add_targets(form, ref, "INSTANCE_OF", out);
        add_slots(form, ref, out);
        if (ark_normal_is(form, ref, "AssociationClass"))
            add_ends(form, ref, out);
    }
    ark_normal_add_details(form, ref, out);
}
