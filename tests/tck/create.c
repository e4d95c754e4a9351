/* Patterns of CREATE to nodes and edges. Works on tokens alone, so that set-ups need nothing of the
 * engine but its lexer and the builder. */
#include "create.h"

#include "base/error.h"
#include "expected.h"

/* Where the value of a property comes from. */
enum origin {
    CONSTANT,
    COPIED,  /* from a variable, or from a property of what it stands for */
    COMPUTED /* by the engine, for all rows before any is created */
};

struct property {
    ark_atom key;
    enum origin origin;
    struct ark_value constant;
    uint32_t column;                  /* COPIED */
    ark_atom of;                      /* COPIED: the property; none: the variable itself */
    const struct ark_value *computed; /* by row */
};

struct element {
    bool backwards; /* of an edge */
    int column;     /* of its variable; -1: it has none */
    GArray *labels; /* ark_atom */
    GArray *properties;
};

struct creating {
    struct tck_world *world;
    struct tck_bindings *bindings;
    const struct ark_token *at, *end;
    GArray *elements; /* of the pattern at hand: node, edge ... node */
    GError **error;
};

static bool fault(struct creating *creating, const char *what)
{
    const struct ark_token *at = creating->at;
    return ark_fail(creating->error, ARK_ERROR_INPUT, "set-up, CREATE: %s at '%.*s'", what,
                    at < creating->end ? (int)at->raw_len : 0, at->raw);
}

static bool is(const struct creating *creating, int kind)
{
    return creating->at < creating->end && creating->at->kind == kind;
}

static bool accept(struct creating *creating, int kind)
{
    bool yes = is(creating, kind);
    creating->at += yes;
    return yes;
}

static bool expect(struct creating *creating, int kind)
{
    char what[] = {(char)kind, ' ', 'e', 'x', 'p', 'e', 'c', 't', 'e', 'd', '\0'};
    return accept(creating, kind) || fault(creating, what);
}

static ark_atom take_name(struct creating *creating)
{
    return ark_atom_intern(creating->world->atoms, creating->at++->text);
}

/* Steps over an expression, to the comma or brace behind it; gives its text. */
static char *take_expression(struct creating *creating)
{
    const struct ark_token *first = creating->at, *last = first;
    int depth = 0;
    for (; creating->at < creating->end; creating->at++) {
        int kind = creating->at->kind;
        if (depth == 0 && (kind == ',' || kind == '}'))
            break;
        depth += kind == '(' || kind == '[' || kind == '{';
        depth -= kind == ')' || kind == ']' || kind == '}';
        last = creating->at;
    }
    return g_strndup(first->raw, (size_t)(last->raw + last->raw_len - first->raw));
}

/* `x` or `x.key`, of a variable that was bound before this pattern. */
static bool read_copied(struct creating *creating, const struct ark_token *first,
                        struct property *property)
{
    ptrdiff_t n = creating->at - first;
    bool alone = n == 1 && first->kind == ARK_TOKEN_NAME;
    bool dotted = n == 3 && first->kind == ARK_TOKEN_NAME && first[1].kind == '.' &&
                  first[2].kind == ARK_TOKEN_NAME;
    int column = alone || dotted ? tck_bindings_find(creating->bindings, first->text) : -1;
    if (column < 0)
        return false;
    property->origin = COPIED;
    property->column = (uint32_t)column;
    property->of = dotted ? ark_atom_intern(creating->world->atoms, first[2].text) : ARK_ATOM_NONE;
    return true;
}

static bool read_property_value(struct creating *creating, struct property *property)
{
    const struct ark_token *first = creating->at;
    struct tck_world *world = creating->world;
    g_autofree char *text = take_expression(creating);
    struct tck_cell cell;
    if (first == creating->at)
        return fault(creating, "a value expected");
    if (tck_cell_read(world->arena, text, &cell, NULL) &&
        tck_cell_to_value(world->arena, world->atoms, &cell, &property->constant)) {
        property->origin = CONSTANT;
        return true;
    }
    if (read_copied(creating, first, property))
        return true;
    property->origin = COMPUTED;
    property->computed = tck_bindings_eval(world, creating->bindings, text, creating->error);
    return property->computed;
}

/* Behind the brace. */
static bool read_properties(struct creating *creating, struct element *element)
{
    while (!is(creating, '}')) {
        struct property property = {0};
        if (!is(creating, ARK_TOKEN_NAME))
            return fault(creating, "a key expected");
        property.key = take_name(creating);
        if (!expect(creating, ':') || !read_property_value(creating, &property))
            return false;
        g_array_append_val(element->properties, property);
        if (!accept(creating, ','))
            break;
    }
    return expect(creating, '}');
}

/* What stands in the brackets of a node or an edge. The variable is only looked up: it is bound
 * when the whole pattern was read. */
static bool read_filler(struct creating *creating, struct element *element, const char **ret_name)
{
    *ret_name = is(creating, ARK_TOKEN_NAME) ? creating->at++->text : NULL;
    while (accept(creating, ':')) {
        if (!is(creating, ARK_TOKEN_NAME))
            return fault(creating, "a label expected");
        ark_atom label = take_name(creating);
        g_array_append_val(element->labels, label);
    }
    return !accept(creating, '{') || read_properties(creating, element);
}

static bool read_element(struct creating *creating, int open, int close, GPtrArray *names)
{
    struct element element = {.column = -1,
                              .labels = g_array_new(FALSE, FALSE, sizeof(ark_atom)),
                              .properties = g_array_new(FALSE, FALSE, sizeof(struct property))};
    const char *name = NULL;
    bool ok =
        expect(creating, open) && read_filler(creating, &element, &name) && expect(creating, close);
    g_ptr_array_add(names, (char *)name);
    g_array_append_val(creating->elements, element);
    return ok;
}

static bool read_edge(struct creating *creating, GPtrArray *names)
{
    bool left = accept(creating, '<');
    if (!expect(creating, '-') || !read_element(creating, '[', ']', names) ||
        !expect(creating, '-'))
        return false;
    bool right = accept(creating, '>');
    g_array_index(creating->elements, struct element, creating->elements->len - 1).backwards = left;
    return left != right || fault(creating, "an edge needs one direction");
}

static void bind_names(struct creating *creating, const GPtrArray *names)
{
    for (uint32_t i = 0; i < names->len; i++) {
        struct element *element = &g_array_index(creating->elements, struct element, i);
        if (!names->pdata[i])
            continue;
        element->column = tck_bindings_find(creating->bindings, names->pdata[i]);
        if (element->column < 0)
            element->column =
                (int)tck_bindings_add(creating->world, creating->bindings, names->pdata[i]);
    }
}

static bool read_pattern(struct creating *creating)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    if (is(creating, ARK_TOKEN_NAME)) { /* a path's name: no set-up looks at it */
        creating->at++;
        if (!expect(creating, '='))
            return false;
    }
    bool ok = read_element(creating, '(', ')', names);
    while (ok && (is(creating, '-') || is(creating, '<')))
        ok = read_edge(creating, names) && read_element(creating, '(', ')', names);
    if (ok)
        bind_names(creating, names);
    return ok;
}

static struct ark_value value_in_row(const struct property *property, ark_builder *builder,
                                     uint32_t row, const struct ark_value *values)
{
    if (property->origin == CONSTANT)
        return property->constant;
    if (property->origin == COMPUTED)
        return property->computed[row];
    struct ark_value value = values[property->column];
    if (property->of == ARK_ATOM_NONE)
        return value;
    return value.type == ARK_ENTITY ? ark_builder_get(builder, value.entity, property->of)
                                    : ARK_VALUE_NULL;
}

static void fill(struct creating *creating, const struct element *element, ark_ref ref,
                 uint32_t row)
{
    ark_builder *builder = tck_world_thawed(creating->world);
    struct ark_value *values = creating->bindings->rows.v[row];
    for (uint32_t i = 0; i < element->labels->len; i++)
        ark_builder_add_label(builder, ref, g_array_index(element->labels, ark_atom, i));
    for (uint32_t i = 0; i < element->properties->len; i++) {
        const struct property *property = &g_array_index(element->properties, struct property, i);
        ark_builder_set(builder, ref, property->key, value_in_row(property, builder, row, values));
    }
    if (element->column >= 0)
        values[element->column] = ark_value_entity(ref);
}

static ark_ref create_node(struct creating *creating, const struct element *element, uint32_t row)
{
    const struct ark_value *values = creating->bindings->rows.v[row];
    if (element->column >= 0 && values[element->column].type == ARK_ENTITY)
        return values[element->column].entity;
    ark_ref node =
        ark_builder_node(tck_world_thawed(creating->world), 0, (struct ark_loc){.line = 0});
    fill(creating, element, node, row);
    return node;
}

static void create_edge(struct creating *creating, const struct element *element, ark_ref left,
                        ark_ref right, uint32_t row)
{
    ark_ref edge =
        ark_builder_edge(tck_world_thawed(creating->world), 0, element->backwards ? right : left,
                         element->backwards ? left : right, (struct ark_loc){.line = 0});
    fill(creating, element, edge, row);
}

static void create_in_row(struct creating *creating, uint32_t row)
{
    const GArray *elements = creating->elements;
    g_autofree ark_ref *nodes = g_new(ark_ref, elements->len / 2 + 1);
    for (uint32_t i = 0; i < elements->len; i += 2)
        nodes[i / 2] = create_node(creating, &g_array_index(elements, struct element, i), row);
    for (uint32_t i = 1; i < elements->len; i += 2)
        create_edge(creating, &g_array_index(elements, struct element, i), nodes[i / 2],
                    nodes[i / 2 + 1], row);
}

static void clear_pattern(struct creating *creating)
{
    for (uint32_t i = 0; i < creating->elements->len; i++) {
        struct element *element = &g_array_index(creating->elements, struct element, i);
        g_array_unref(element->labels);
        g_array_unref(element->properties);
    }
    g_array_set_size(creating->elements, 0);
}

/* Pattern by pattern, for a later one may ask for what an earlier one made. */
bool tck_create(struct tck_world *world, struct tck_bindings *bindings,
                const struct ark_token *first, const struct ark_token *end, GError **error)
{
    struct creating creating = {
        .world = world, .bindings = bindings, .at = first, .end = end, .error = error};
    bool ok;
    creating.elements = g_array_new(FALSE, FALSE, sizeof(struct element));
    do {
        ok = read_pattern(&creating);
        for (uint32_t row = 0; ok && row < bindings->rows.n; row++)
            create_in_row(&creating, row);
        clear_pattern(&creating);
    } while (ok && accept(&creating, ','));
    g_array_unref(creating.elements);
    return ok && (creating.at == end || fault(&creating, "unexpected text"));
}
