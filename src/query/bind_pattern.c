/* Binding patterns: declares variables first, so that a condition may name what comes later in the
 * same pattern; then checks labels and binds conditions. */
#include <string.h>

#include "query/bind.h"

/* The slots that a pattern declares. */
struct slots {
    uint32_t first, past;
};

static enum ark_lang lang_of(const struct ark_binder *binder)
{
    return binder->source->compile->lang;
}

static bool known_label(const struct ark_schema *schema, const char *name, bool edge)
{
    return ark_schema_has(schema, ARK_SCHEMA_EDGE_TYPE, name) ||
           (!edge && ark_schema_has(schema, ARK_SCHEMA_NODE_LABEL, name));
}

static bool unknown_label(struct ark_binder *binder, const struct ark_label *label,
                          const char *name, bool edge)
{
    const struct ark_schema *schema = binder->source->compile->schema;
    enum ark_lang lang = lang_of(binder);
    const char *what = edge ? ark_say(lang, "ukendt kanttype", "unknown edge type")
                            : ark_say(lang, "ukendt label", "unknown label");
    const char *near = edge ? NULL : ark_schema_nearest(schema, ARK_SCHEMA_NODE_LABEL, name);
    near = near ? near : ark_schema_nearest(schema, ARK_SCHEMA_EDGE_TYPE, name);
    if (near)
        ark_source_fault(binder->source, label->place,
                         ark_say(lang, "%s '%s'; mente du '%s'?", "%s '%s'; did you mean '%s'?"),
                         what, name, near);
    else if (edge && ark_schema_has(schema, ARK_SCHEMA_NODE_LABEL, name))
        ark_source_fault(binder->source, label->place,
                         ark_say(lang, "'%s' er en label på knuder og kan ikke stå på en kant",
                                 "'%s' is a label of nodes and can't stand on an edge"),
                         name);
    else
        ark_source_fault(binder->source, label->place, "%s '%s'", what, name);
    return false;
}

bool ark_bind_label(struct ark_binder *binder, const struct ark_label *label, bool edge)
{
    const struct ark_compile *compile = binder->source->compile;
    if (!label || !compile->schema)
        return true;
    if (label->kind == ARK_LABEL_NAME) {
        const char *name = ark_atom_text(compile->atoms, label->name);
        return known_label(compile->schema, name, edge) || unknown_label(binder, label, name, edge);
    }
    return ark_bind_label(binder, label->left, edge) && ark_bind_label(binder, label->right, edge);
}

/* The slot of a variable in the pattern; the same name again is the same slot, but an edge can't
 * stand twice. */
static bool declare(struct ark_binder *binder, const struct ark_pattern *pattern,
                    const struct ark_ast_element *ast, struct ark_element *element)
{
    element->slot = -1;
    if (!ast->name)
        return true;
    int slot = ark_scope_find(binder->scope, ast->name);
    for (uint32_t i = 0; slot >= 0 && i < element->index; i++) {
        const struct ark_element *other = &pattern->elements[i];
        bool both_edges = other->edge && element->edge;
        if (other->slot == slot && (both_edges || other->repeated || element->repeated)) {
            ark_source_fault(binder->source, ast->place,
                             ark_say(lang_of(binder),
                                     "variablen '%s' står allerede på en anden kant i mønstret",
                                     "the variable '%s' is already on another edge of the pattern"),
                             ast->name);
            return false;
        }
    }
    if (slot >= 0 && element->repeated) {
        ark_source_fault(binder->source, ast->place,
                         ark_say(lang_of(binder), "variablen '%s' er allerede i brug",
                                 "the variable '%s' is already in use"),
                         ast->name);
        return false;
    }
    element->slot =
        slot >= 0 ? slot : ark_scope_declare(binder->scope, ast->name, binder->depth > 0);
    return true;
}

static bool declare_all(struct ark_binder *binder, const struct ark_ast_pattern *ast,
                        struct ark_pattern *pattern)
{
    uint32_t at = 0;
    for (uint32_t p = 0; p < ast->n; p++) {
        const struct ark_ast_path *path = &ast->paths[p];
        pattern->paths[p] = (struct ark_path){at, path->n};
        for (uint32_t i = 0; i < path->n; i++, at++) {
            const struct ark_ast_element *from = &path->elements[i];
            struct ark_element *to = &pattern->elements[at];
            to->edge = from->edge;
            to->repeated = from->repeated;
            to->ends_edge = !from->edge && path->n > 1;
            to->direction = from->direction;
            to->least = from->least;
            to->most = from->most;
            to->index = at;
            to->label = from->label;
            if (!declare(binder, pattern, from, to) ||
                !ark_bind_label(binder, from->label, from->edge))
                return false;
        }
    }
    return true;
}

/* A node pattern that stands alone binds nodes only, unless its variable is elsewhere an edge or
 * the end of one: then it means the same there and here. */
static void spread_ends(struct ark_pattern *pattern)
{
    for (uint32_t i = 0; i < pattern->n; i++) {
        struct ark_element *element = &pattern->elements[i];
        for (uint32_t j = 0; j < pattern->n && element->slot >= 0 && !element->edge; j++) {
            const struct ark_element *other = &pattern->elements[j];
            if (other->slot == element->slot && (other->edge || other->ends_edge))
                element->ends_edge = true;
        }
    }
}

static bool repeated_value(struct ark_binder *binder, const struct ark_ast_prop *prop)
{
    ark_source_fault(binder->source, prop->value->place,
                     ark_say(lang_of(binder),
                             "egenskaber på en gentaget kant skal være faste værdier; brug WHERE",
                             "properties of a repeated edge must be constants; use WHERE"));
    return false;
}

/* Constants become tests of the element, other values conditions. */
static bool bind_props(struct ark_binder *binder, const struct ark_ast_element *ast,
                       struct ark_element *element, GPtrArray *conditions)
{
    const struct ark_compile *compile = binder->source->compile;
    struct ark_prop_test *tests =
        ARK_NEW_ARRAY(compile->arena, struct ark_prop_test, ast->prop_count);
    element->tests = tests;
    for (uint32_t i = 0; i < ast->prop_count; i++) {
        const struct ark_ast_prop *prop = &ast->props[i];
        ark_atom key = ark_atom_intern(compile->atoms, prop->name);
        struct ark_expr *value = ark_bind_expr(binder, prop->value);
        if (!value)
            return false;
        if (value->kind == ARK_EXPR_LITERAL) {
            tests[element->test_count++] = (struct ark_prop_test){key, value->value};
            continue;
        }
        if (element->repeated)
            return repeated_value(binder, prop);
        if (element->slot < 0)
            element->slot = ark_scope_declare(binder->scope, NULL, true);
        g_ptr_array_add(conditions,
                        ark_bind_equal(binder, prop->place, (uint32_t)element->slot, key, value));
    }
    return true;
}

static bool bind_where(struct ark_binder *binder, const struct ark_ast_element *ast,
                       struct ark_element *element, struct slots own, GPtrArray *conditions)
{
    if (!ast->where)
        return true;
    struct ark_binder inner = *binder;
    if (element->repeated) {
        inner.hop_slot = (uint32_t)element->slot;
        inner.hop_first = own.first;
        inner.hop_past = own.past;
    }
    struct ark_expr *where = ark_bind_expr(&inner, ast->where);
    if (!where)
        return false;
    if (element->repeated)
        element->where = where;
    else
        ark_bind_conjuncts(conditions, where);
    return true;
}

static bool bind_conditions(struct ark_binder *binder, const struct ark_ast_pattern *ast,
                            struct ark_pattern *pattern, struct slots own, GPtrArray *out)
{
    for (uint32_t p = 0; p < ast->n; p++) {
        for (uint32_t i = 0; i < ast->paths[p].n; i++) {
            const struct ark_ast_element *from = &ast->paths[p].elements[i];
            struct ark_element *to = &pattern->elements[pattern->paths[p].first + i];
            if (!bind_props(binder, from, to, out) || !bind_where(binder, from, to, own, out))
                return false;
        }
    }
    if (!ast->where)
        return true;
    struct ark_expr *where = ark_bind_expr(binder, ast->where);
    if (where)
        ark_bind_conjuncts(out, where);
    return where;
}

struct ark_pattern *ark_bind_pattern(struct ark_binder *binder, const struct ark_ast_pattern *ast)
{
    struct ark_arena *arena = binder->source->compile->arena;
    struct ark_pattern *pattern = ARK_NEW(arena, struct ark_pattern);
    for (uint32_t p = 0; p < ast->n; p++)
        pattern->n += ast->paths[p].n;
    if (pattern->n > ARK_MOST_ELEMENTS)
        return ark_source_fault(binder->source, ast->place,
                                ark_say(lang_of(binder),
                                        "mønstret har %u knuder og kanter; højst %d",
                                        "the pattern has %u nodes and edges; at most %d"),
                                pattern->n, ARK_MOST_ELEMENTS);
    pattern->elements = ARK_NEW_ARRAY(arena, struct ark_element, pattern->n);
    pattern->paths = ARK_NEW_ARRAY(arena, struct ark_path, ast->n);
    pattern->path_count = ast->n;
    struct slots own = {.first = binder->scope->n};
    g_autoptr(GPtrArray) conditions = g_ptr_array_new();
    if (!declare_all(binder, ast, pattern))
        return NULL;
    spread_ends(pattern);
    own.past = binder->scope->n;
    if (!bind_conditions(binder, ast, pattern, own, conditions))
        return NULL;
    pattern->condition_count = conditions->len;
    pattern->conditions = ARK_NEW_ARRAY(arena, const struct ark_expr *, conditions->len);
    if (conditions->len)
        memcpy(pattern->conditions, conditions->pdata, conditions->len * sizeof(void *));
    return pattern;
}
