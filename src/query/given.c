/* Pattern text as a description of a graph: the input of the rules' inline tests. */
#include <string.h>

#include "query/bind.h"
#include "query/parser.h"

struct given {
    struct ark_source *source;
    struct ark_binder binder; /* without variables: values must be constants */
    ark_labels_fn labels_of;
    ark_builder *builder;
    GHashTable *labels;    /* variable -> its first labels */
    GHashTable *named;     /* variable -> ref + 1 */
    ARK_VEC(ark_ref) refs; /* by element, in order of the text */
};

static enum ark_lang lang_of(const struct given *given)
{
    return given->source->compile->lang;
}

static bool collect_labels(struct given *given, const struct ark_label *label, GArray *out)
{
    if (!label)
        return true;
    if (label->kind == ARK_LABEL_AND)
        return collect_labels(given, label->left, out) && collect_labels(given, label->right, out);
    if (label->kind == ARK_LABEL_NAME) {
        g_array_append_val(out, label->name);
        return true;
    }
    ark_source_fault(given->source, label->place,
                     ark_say(lang_of(given), "her kan kun stå labels, evt. flere med & imellem",
                             "only labels can stand here, several with & between"));
    return false;
}

/* The labels of an element: its own, else those that its variable has where it first has any. */
static const struct ark_label *label_of(const struct given *given,
                                        const struct ark_ast_element *ast)
{
    return ast->label || !ast->name ? ast->label : g_hash_table_lookup(given->labels, ast->name);
}

static void note_labels(struct given *given, const struct ark_ast_path *path)
{
    for (uint32_t i = 0; i < path->n; i++) {
        const struct ark_ast_element *element = &path->elements[i];
        if (element->name && element->label && !g_hash_table_contains(given->labels, element->name))
            g_hash_table_insert(given->labels, (char *)element->name, (void *)element->label);
    }
}

static bool is_new(const struct given *given, const struct ark_ast_element *ast)
{
    return !ast->name || !g_hash_table_contains(given->named, ast->name);
}

static ark_ref make(struct given *given, const struct ark_ast_element *ast, ark_labelset labels)
{
    struct ark_place place = ark_source_place(given->source, ast->place);
    ark_atom file = ark_atom_intern(given->source->compile->atoms, given->source->snippet.file);
    struct ark_loc loc = {.file = file, .line = place.line, .column = place.column};
    return ast->edge ? ark_builder_edge(given->builder, labels, ARK_REF_NONE, ARK_REF_NONE, loc)
                     : ark_builder_node(given->builder, labels, loc);
}

/* The first label brings its full set; the others are added. */
static ark_labelset first_set(struct given *given, const struct ark_ast_element *ast,
                              const GArray *labels)
{
    if (!labels->len)
        return ark_builder_labelset_n(given->builder, NULL, 0);
    ark_atom first = g_array_index(labels, ark_atom, 0);
    const char *name = ark_atom_text(given->source->compile->atoms, first);
    if (given->labels_of)
        return given->labels_of(given->builder, name, ast->edge);
    return ark_builder_labelset_n(given->builder, &first, 1);
}

static bool find_or_make(struct given *given, const struct ark_ast_element *ast, ark_ref *ret_ref)
{
    g_autoptr(GArray) labels = g_array_new(FALSE, FALSE, sizeof(ark_atom));
    const struct ark_label *label = label_of(given, ast);
    if (!collect_labels(given, label, labels) || !ark_bind_label(&given->binder, label, ast->edge))
        return false;
    if (is_new(given, ast)) {
        *ret_ref = make(given, ast, first_set(given, ast, labels));
        if (ast->name)
            g_hash_table_insert(given->named, (char *)ast->name, GUINT_TO_POINTER(*ret_ref + 1));
    } else {
        *ret_ref = GPOINTER_TO_UINT(g_hash_table_lookup(given->named, ast->name)) - 1;
    }
    for (uint32_t i = 0; i < labels->len; i++)
        ark_builder_add_label(given->builder, *ret_ref, g_array_index(labels, ark_atom, i));
    return true;
}

/* A text that was folded lives in the compile arena, which the graph may outlive. */
static void set_value(struct given *given, ark_ref ref, ark_atom key, struct ark_value value)
{
    ark_atoms *atoms = given->source->compile->atoms;
    if (value.type == ARK_TEXT)
        ark_builder_set_text(given->builder, ref, key,
                             ark_atom_intern_n(atoms, value.text, value.len));
    else if (value.type != ARK_LIST)
        ark_builder_set(given->builder, ref, key, value);
}

static bool set_props(struct given *given, const struct ark_ast_element *ast, ark_ref ref)
{
    for (uint32_t i = 0; i < ast->prop_count; i++) {
        struct ark_expr *bound = ark_bind_expr(&given->binder, ast->props[i].value);
        if (!bound)
            return false;
        if (bound->kind != ARK_EXPR_LITERAL) {
            ark_source_fault(given->source, ast->props[i].value->place,
                             ark_say(lang_of(given), "her kan kun stå en fast værdi",
                                     "only a constant can stand here"));
            return false;
        }
        ark_atom key = ark_atom_intern(given->source->compile->atoms, ast->props[i].name);
        struct ark_value value = bound->value;
        const struct ark_value *items = value.type == ARK_LIST ? value.list : &value;
        for (uint32_t k = 0; k < (value.type == ARK_LIST ? value.len : 1); k++)
            set_value(given, ref, key, items[k]);
    }
    return true;
}

static bool check_element(struct given *given, const struct ark_ast_element *ast)
{
    const char *wrong = NULL;
    if (ast->where)
        wrong = ark_say(lang_of(given), "WHERE hører ikke til i en beskrivelse af en graf",
                        "WHERE does not belong in the description of a graph");
    else if (ast->repeated)
        wrong = ark_say(lang_of(given), "en kant kan ikke gentages i en beskrivelse af en graf",
                        "an edge can't be repeated in the description of a graph");
    else if (ast->edge && !ast->label)
        wrong = ark_say(lang_of(given), "kanten mangler en type, f.eks. -[:Flow]->",
                        "the edge has no type, such as -[:Flow]->");
    else if (ast->edge && !is_new(given, ast))
        wrong = ark_say(lang_of(given), "variablen er allerede i brug",
                        "the variable is already in use");
    if (wrong)
        ark_source_fault(given->source, ast->place, "%s", wrong);
    return !wrong;
}

static bool make_elements(struct given *given, const struct ark_ast_pattern *ast, bool edges)
{
    uint32_t at = 0;
    for (uint32_t p = 0; p < ast->n; p++) {
        for (uint32_t i = 0; i < ast->paths[p].n; i++, at++) {
            const struct ark_ast_element *element = &ast->paths[p].elements[i];
            if (element->edge != edges)
                continue;
            ark_ref ref;
            if (!check_element(given, element) || !find_or_make(given, element, &ref) ||
                !set_props(given, element, ref))
                return false;
            given->refs.v[at] = ref;
        }
    }
    return true;
}

static void connect(struct given *given, const struct ark_ast_pattern *ast)
{
    uint32_t at = 0;
    for (uint32_t p = 0; p < ast->n; p++) {
        for (uint32_t i = 0; i < ast->paths[p].n; i++, at++) {
            const struct ark_ast_element *element = &ast->paths[p].elements[i];
            if (!element->edge)
                continue;
            bool back = element->direction == ARK_LEFTWARDS;
            ark_ref left = given->refs.v[at - 1], right = given->refs.v[at + 1];
            ark_builder_set_ends(given->builder, given->refs.v[at], back ? right : left,
                                 back ? left : right);
        }
    }
}

static bool build(struct given *given, const struct ark_ast_pattern *ast)
{
    for (uint32_t p = 0; p < ast->n; p++) {
        note_labels(given, &ast->paths[p]);
        for (uint32_t i = 0; i < ast->paths[p].n; i++)
            ark_vec_push(&given->refs, ARK_REF_NONE);
    }
    /* Edges first: a node pattern that names one is that edge. */
    bool ok = make_elements(given, ast, true) && make_elements(given, ast, false);
    if (ok)
        connect(given, ast);
    return ok;
}

bool ark_graph_from_text(const struct ark_compile *compile, struct ark_snippet text,
                         ark_labels_fn labels_of, ark_builder *builder, GError **error)
{
    g_auto(ark_compiling) source = {.compile = compile, .snippet = text, .error = error};
    g_autoptr(GHashTable) named = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) labels = g_hash_table_new(g_str_hash, g_str_equal);
    struct given given = {.source = &source,
                          .binder = {.source = &source, .scope = ark_scope_new(compile)},
                          .labels_of = labels_of,
                          .builder = builder,
                          .labels = labels,
                          .named = named};
    const struct ark_ast_pattern *ast = ark_parse_pattern(&source);
    bool ok = ast && build(&given, ast);
    ark_vec_clear(&given.refs);
    return ok;
}
