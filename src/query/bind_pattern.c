/* Binding patterns: declares variables first, so that a condition may name what comes later in the
 * same pattern; then checks labels and binds conditions. */
#include <string.h>

#include "query/bind.h"

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
        ark_source_fault(binder->source, label->place,
                         ark_say(lang, "%s '%s'; se docs/graph.md", "%s '%s'; see docs/graph.md"),
                         what, name);
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

static bool fault_taken(struct ark_binder *binder, const struct ark_ast_element *ast, bool edge)
{
    ark_source_fault(binder->source, ast->name_place,
                     edge ? ark_say(lang_of(binder),
                                    "variablen '%s' står allerede på en anden kant i mønstret",
                                    "the variable '%s' is already on another edge of the pattern")
                          : ark_say(lang_of(binder), "variablen '%s' er allerede i brug",
                                    "the variable '%s' is already in use"),
                     ast->name);
    return false;
}

/* A variable that has its value already must be able to be what the pattern binds. */
static bool fits_known(struct ark_binder *binder, const struct ark_ast_element *ast, uint32_t slot)
{
    ark_types types = binder->scope->v[slot].types;
    if (!types || types & ARK_IS(ENTITY))
        return true;
    g_autofree char *is = ark_types_name(types, lang_of(binder));
    ark_source_fault(binder->source, ast->name_place,
                     ark_say(lang_of(binder),
                             "variablen '%s' er %s og kan ikke være en knude eller kant",
                             "the variable '%s' is %s and can't be a node or an edge"),
                     ast->name, is);
    return false;
}

/* The same name again is the same slot, but an edge can't stand twice, and a repeated one must be
 * new. */
static bool check_again(struct ark_binder *binder, const struct ark_pattern *pattern,
                        const struct ark_ast_element *ast, const struct ark_element *element,
                        int slot)
{
    for (uint32_t i = 0; i < element->index; i++) {
        const struct ark_element *other = &pattern->elements[i];
        bool both_edges = other->edge && element->edge;
        if (other->slot == slot && (both_edges || other->repeated || element->repeated))
            return fault_taken(binder, ast, true);
    }
    bool elsewhere = (uint32_t)slot >= binder->hop_first && (uint32_t)slot < binder->hop_past &&
                     (uint32_t)slot != binder->hop_slot;
    if (element->repeated || elsewhere)
        return fault_taken(binder, ast, false);
    return fits_known(binder, ast, (uint32_t)slot);
}

static int declare_named(struct ark_binder *binder, const char *name, struct ark_place place,
                         ark_types types)
{
    int slot = ark_scope_declare(binder->scope, name, binder->depth > 0);
    struct ark_variable *variable = &binder->scope->v[slot];
    struct ark_place there = ark_source_place(binder->source, place);
    variable->types = types;
    variable->from_pattern = true;
    variable->loc = (struct ark_loc){
        .file = ark_atom_intern(binder->source->compile->atoms, binder->source->snippet.file),
        .line = there.line,
        .column = there.column};
    return slot;
}

static bool declare(struct ark_binder *binder, const struct ark_pattern *pattern,
                    const struct ark_ast_element *ast, struct ark_element *element)
{
    element->slot = -1;
    if (!ast->name)
        return true;
    int slot = ark_scope_find(binder->scope, ast->name);
    if (slot >= 0 && !check_again(binder, pattern, ast, element, slot))
        return false;
    if (slot >= 0)
        binder->scope->v[slot].used = true;
    element->slot = slot >= 0 ? slot
                              : declare_named(binder, ast->name, ast->place,
                                              ast->repeated ? ARK_IS(LIST) : ARK_IS(ENTITY));
    return true;
}

static bool declare_path(struct ark_binder *binder, const struct ark_ast_path *ast,
                         struct ark_path *path)
{
    path->slot = -1;
    if (!ast->name)
        return true;
    if (ark_scope_find(binder->scope, ast->name) >= 0) {
        ark_source_fault(binder->source, ast->place,
                         ark_say(lang_of(binder), "variablen '%s' er allerede i brug",
                                 "the variable '%s' is already in use"),
                         ast->name);
        return false;
    }
    path->slot = declare_named(binder, ast->name, ast->place, ARK_IS(PATH));
    return true;
}

static bool check_segment(struct ark_binder *binder, const struct ark_ast_element *ast)
{
    const struct ark_ast_path *path = &ast->segment->paths[0];
    for (uint32_t i = 0; i < path->n; i++) {
        if (!path->elements[i].repeated)
            continue;
        ark_source_fault(binder->source, path->elements[i].place,
                         ark_say(lang_of(binder),
                                 "en gentaget kant kan ikke stå i en sti, der selv gentages",
                                 "a repeated edge can't stand in a path that is itself repeated"));
        return false;
    }
    if (path->n > 1 && !path->name)
        return true;
    ark_source_fault(binder->source, ast->place,
                     path->name
                         ? ark_say(lang_of(binder), "en sti, der gentages, kan ikke have et navn",
                                   "a path that is repeated can't have a name")
                         : ark_say(lang_of(binder), "en sti, der gentages, skal have en kant",
                                   "a path that is repeated must have an edge"));
    return false;
}

/* The list of what a variable of the segment was each time; they count as one when it is asked
 * whether they are used. */
static int declare_group(struct ark_binder *binder, const struct ark_ast_element *ast, int slot)
{
    int list = declare_named(binder, ast->name, ast->place, ARK_IS(LIST));
    struct ark_variable *inner = &binder->scope->v[slot];
    binder->scope->v[list].used = inner->used;
    inner->used = true;
    return list;
}

/* A variable of the segment is a list outside of it. */
static void declare_groups(struct ark_binder *binder, const struct ark_ast_element *ast,
                           struct ark_segment *segment)
{
    const struct ark_pattern *pattern = segment->pattern;
    struct ark_group *groups =
        ARK_NEW_ARRAY(binder->source->compile->arena, struct ark_group, pattern->n);
    for (uint32_t i = 0; i < pattern->n; i++) {
        int slot = pattern->elements[i].slot;
        bool own = slot >= (int)segment->first_slot;
        const char *name = own ? ast->segment->paths[0].elements[i].name : NULL;
        for (uint32_t k = 0; k < i && name; k++) {
            if (pattern->elements[k].slot == slot)
                name = NULL;
        }
        if (name)
            groups[segment->group_count++] = (struct ark_group){
                i, declare_group(binder, &ast->segment->paths[0].elements[i], slot)};
    }
    segment->groups = groups;
}

static bool bind_segment(struct ark_binder *binder, const struct ark_pattern *outer,
                         const struct ark_ast_element *ast, struct ark_element *element)
{
    struct ark_segment *segment = ARK_NEW(binder->source->compile->arena, struct ark_segment);
    struct ark_binder inner = *binder;
    if (!check_segment(binder, ast))
        return false;
    inner.depth++;
    inner.hop_first = outer->first_slot;
    inner.hop_past = segment->first_slot = binder->scope->n;
    inner.hop_slot = UINT32_MAX;
    segment->pattern = ark_bind_pattern(&inner, ast->segment);
    segment->past_slot = binder->scope->n;
    ark_scope_hide(binder->scope, segment->first_slot, segment->past_slot);
    if (!segment->pattern)
        return false;
    declare_groups(binder, ast, segment);
    element->segment = segment;
    return true;
}

static bool declare_element(struct ark_binder *binder, const struct ark_pattern *pattern,
                            const struct ark_ast_element *from, struct ark_element *to)
{
    to->edge = from->edge;
    to->repeated = from->repeated;
    to->unbounded = from->unbounded;
    to->direction = from->direction;
    to->least = from->least;
    to->most = from->most;
    to->label = from->label;
    to->slot = -1;
    if (from->segment)
        return bind_segment(binder, pattern, from, to);
    bool declared = declare(binder, pattern, from, to);
    return ark_bind_label(binder, from->label, from->edge) && declared;
}

static bool declare_all(struct ark_binder *binder, const struct ark_ast_pattern *ast,
                        struct ark_pattern *pattern)
{
    uint32_t at = 0;
    bool ok = true;
    for (uint32_t p = 0; p < ast->n; p++) {
        const struct ark_ast_path *path = &ast->paths[p];
        pattern->paths[p] = (struct ark_path){at, path->n, -1};
        for (uint32_t i = 0; i < path->n; i++, at++) {
            struct ark_element *to = &pattern->elements[at];
            to->index = at;
            to->ends_edge = !path->elements[i].edge && path->n > 1;
            ok = declare_element(binder, pattern, &path->elements[i], to) && ok;
        }
        ok = declare_path(binder, path, &pattern->paths[p]) && ok;
    }
    return ok;
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
                       struct ark_element *element, const struct ark_pattern *pattern,
                       GPtrArray *conditions)
{
    if (!ast->where)
        return true;
    struct ark_binder inner = *binder;
    if (element->repeated) {
        inner.hop_slot = (uint32_t)element->slot;
        inner.hop_first = pattern->first_slot;
        inner.hop_past = pattern->past_slot;
    }
    /* For one hop, the variable of a repeated edge is that edge. */
    struct ark_variable *own =
        element->repeated && element->slot >= 0 ? &binder->scope->v[element->slot] : NULL;
    if (own)
        own->types = ARK_IS(ENTITY);
    struct ark_expr *where = ark_bind_condition(&inner, ast->where);
    if (element->repeated && element->slot >= 0)
        binder->scope->v[element->slot].types = ARK_IS(LIST);
    if (!where)
        return false;
    if (element->repeated)
        element->where = where;
    else
        ark_bind_conjuncts(conditions, where);
    return true;
}

static bool bind_conditions(struct ark_binder *binder, const struct ark_ast_pattern *ast,
                            struct ark_pattern *pattern, GPtrArray *out)
{
    bool ok = true;
    for (uint32_t p = 0; p < ast->n; p++) {
        for (uint32_t i = 0; i < ast->paths[p].n; i++) {
            const struct ark_ast_element *from = &ast->paths[p].elements[i];
            struct ark_element *to = &pattern->elements[pattern->paths[p].first + i];
            ok = bind_props(binder, from, to, out) && ok;
            ok = bind_where(binder, from, to, pattern, out) && ok;
        }
    }
    if (!ast->where)
        return ok;
    struct ark_expr *where = ark_bind_condition(binder, ast->where);
    if (where)
        ark_bind_conjuncts(out, where);
    return ok && where;
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
    pattern->first_slot = binder->scope->n;
    g_autoptr(GPtrArray) conditions = g_ptr_array_new();
    bool ok = declare_all(binder, ast, pattern);
    spread_ends(pattern);
    pattern->past_slot = binder->scope->n;
    struct ark_binder inner = *binder;
    inner.grouping = NULL;
    ok = bind_conditions(&inner, ast, pattern, conditions) && ok;
    if (!ok)
        return NULL;
    pattern->past_slot = binder->scope->n;
    pattern->condition_count = conditions->len;
    pattern->conditions = ARK_NEW_ARRAY(arena, const struct ark_expr *, conditions->len);
    if (conditions->len)
        memcpy(pattern->conditions, conditions->pdata, conditions->len * sizeof(void *));
    return pattern;
}
