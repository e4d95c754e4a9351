/* Functions on nodes and edges: what is known of one of them, and its properties. */
#include "query/function_list.h"

#include <string.h>

#include "uml/normal.h"

static struct ark_value atom_value(const ark_atoms *atoms, ark_atom atom)
{
    if (atom == ARK_ATOM_NONE)
        return ARK_VALUE_NULL;
    return ark_value_text(ark_atom_text(atoms, atom), (uint32_t)ark_atom_len(atoms, atom));
}

ARK_FUNCTION(labels)
{
    uint32_t count;
    ark_labelset set = ark_graph_labelset(matcher->graph, args[0].entity);
    const ark_atom *labels = ark_graph_labels(matcher->graph, set, &count);
    struct ark_value *items = ARK_NEW_ARRAY(matcher->arena, struct ark_value, count);
    for (uint32_t i = 0; i < count; i++)
        items[i] = atom_value(ark_graph_atoms(matcher->graph), labels[i]);
    return ark_value_list(items, count);
}

ARK_FUNCTION(type)
{
    return atom_value(ark_graph_atoms(matcher->graph),
                      ark_graph_type(matcher->graph, args[0].entity));
}

ARK_FUNCTION(id)
{
    return atom_value(ark_graph_atoms(matcher->graph),
                      ark_graph_loc(matcher->graph, args[0].entity).id);
}

ARK_FUNCTION(start_node)
{
    if (!ark_ref_is_edge(args[0].entity))
        return ARK_VALUE_NULL;
    return ark_value_entity(ark_graph_from(matcher->graph, args[0].entity));
}

ARK_FUNCTION(end_node)
{
    if (!ark_ref_is_edge(args[0].entity))
        return ARK_VALUE_NULL;
    return ark_value_entity(ark_graph_to(matcher->graph, args[0].entity));
}

/* All values of a property. */
ARK_FUNCTION(values)
{
    ark_atom key = ark_graph_atom(matcher->graph, args[1].text);
    struct ark_props props = ark_graph_props(matcher->graph, args[0].entity);
    uint32_t first = 0;
    while (first < props.n && props.keys[first] != key)
        first++;
    uint32_t past = first;
    while (past < props.n && props.keys[past] == key)
        past++;
    /* The values of a key lie together: the list is a view of them. */
    return ark_value_list(props.values + first, past - first);
}

struct pair {
    struct ark_value key, value;
};

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct pair *)a)->key.text, ((const struct pair *)b)->key.text);
}

/* The properties as a map. */
static struct ark_value map_of(struct ark_matcher *matcher, ark_ref entity)
{
    const ark_atoms *atoms = ark_graph_atoms(matcher->graph);
    struct ark_props props = ark_graph_props(matcher->graph, entity);
    struct pair *pairs = ARK_NEW_ARRAY(matcher->arena, struct pair, props.n);
    uint32_t n = 0;
    for (uint32_t first = 0, past; first < props.n; first = past) {
        for (past = first + 1; past < props.n && props.keys[past] == props.keys[first];)
            past++;
        struct ark_value several = ark_value_list(props.values + first, past - first);
        pairs[n++] = (struct pair){atom_value(atoms, props.keys[first]),
                                   several.len == 1 ? props.values[first] : several};
    }
    if (n)
        qsort(pairs, n, sizeof *pairs, by_key);
    return (struct ark_value){.type = ARK_MAP, .len = n, .list = &pairs->key};
}

ARK_FUNCTION(properties)
{
    return args[0].type == ARK_MAP ? args[0] : map_of(matcher, args[0].entity);
}

ARK_FUNCTION(keys)
{
    struct ark_value map = args[0].type == ARK_MAP ? args[0] : map_of(matcher, args[0].entity);
    struct ark_value *items = ark_made_items(matcher, map.len);
    if (!items)
        return ARK_VALUE_NULL;
    for (uint32_t i = 0; i < map.len; i++)
        items[i] = map.list[2 * (size_t)i];
    return ark_value_list(items, map.len);
}

static bool is_filled(struct ark_value value)
{
    if (value.type != ARK_TEXT)
        return value.type != ARK_NULL;
    for (const char *at = value.text; at < value.text + value.len; at = g_utf8_next_char(at)) {
        if ((*at > ' ' && *at < 0x7f) || !g_unichar_isspace(g_utf8_get_char(at)))
            return true;
    }
    return false;
}

static char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool equal_folded(const char *a, const char *b)
{
    while (*a && *b) {
        if ((signed char)(*a | *b) > 0) { /* both ASCII: settled without decoding */
            if (*a != *b && ascii_lower(*a) != ascii_lower(*b))
                return false;
            a++;
            b++;
            continue;
        }
        gunichar x = g_utf8_get_char(a), y = g_utf8_get_char(b);
        if (x != y && g_unichar_tolower(x) != g_unichar_tolower(y))
            return false;
        a = g_utf8_next_char(a);
        b = g_utf8_next_char(b);
    }
    return *a == *b;
}

/* One of 64 bits for the letter that a name begins with, whatever its case; all for those beyond
 * ASCII, which may be equal to any. */
static uint64_t first_letter(const char *name)
{
    return *name & 0x80 ? UINT64_MAX : UINT64_C(1) << (ascii_lower(*name) & 63);
}

static struct ark_value fn_prop(struct ark_matcher *matcher, const struct ark_expr *call,
                                const struct ark_value *args, uint32_t n)
{
    (void)call;
    if (args[0].type != ARK_ENTITY)
        return ARK_VALUE_NULL;
    const ark_atoms *atoms = ark_graph_atoms(matcher->graph);
    struct ark_props props = ark_graph_props(matcher->graph, args[0].entity);
    uint64_t letters = 0; /* most names need no more than a look at these */
    for (uint32_t i = 0; i < props.n; i++)
        letters |= first_letter(ark_atom_text(atoms, props.keys[i]));
    for (uint32_t name = 1; name < n; name++) {
        if (args[name].type != ARK_TEXT || !(letters & first_letter(args[name].text)))
            continue;
        for (uint32_t i = 0; i < props.n; i++) {
            if (equal_folded(ark_atom_text(atoms, props.keys[i]), args[name].text) &&
                is_filled(props.values[i]))
                return props.values[i];
        }
    }
    return ARK_VALUE_NULL;
}

static struct ark_value fn_named_by_tool(struct ark_matcher *matcher, const struct ark_expr *call,
                                         const struct ark_value *args, uint32_t n)
{
    (void)call, (void)n;
    if (args[0].type != ARK_ENTITY)
        return ARK_VALUE_NULL;
    return ark_value_bool(!ark_ref_is_edge(args[0].entity) &&
                          ark_uml_is_default_name(matcher->graph, args[0].entity));
}

#define ANY ARK_IS_ANY
#define ENTITY ARK_IS(ENTITY)
#define LIST ARK_IS(LIST)
#define MAP ARK_IS(MAP)
#define TEXT ARK_IS(TEXT)

static const struct ark_function ROWS[] = {
    {"labels",
     1,
     1,
     fn_labels,
     ARK_PLAIN,
     LIST,
     {ENTITY, 0, 0},
     ARK_ABOUT("alle labels på en knude eller kant, den mest præcise først",
               "all labels of a node or edge, the most specific first"),
     "labels(a)",
     "ApplicationComponent"},
    {"type",
     1,
     1,
     fn_type,
     ARK_PLAIN,
     TEXT,
     {ENTITY, 0, 0},
     ARK_ABOUT("den første label: hvad en knude eller kant er",
               "the first label: what a node or edge is"),
     "type(r)",
     "Flow"},
    {"id",
     1,
     1,
     fn_id,
     ARK_PLAIN,
     TEXT,
     {ENTITY, 0, 0},
     ARK_ABOUT("den id, som filen selv giver; null, når den ingen giver",
               "the id that the file itself gives; null when it gives none"),
     "id(a)",
     "-"},
    {"startNode",
     1,
     1,
     fn_start_node,
     ARK_PLAIN,
     ENTITY,
     {ENTITY, 0, 0},
     ARK_ABOUT("den ende, som kanten går fra", "the end that the edge comes from"),
     "startNode(r)",
     "DUBU"},
    {"endNode",
     1,
     1,
     fn_end_node,
     ARK_PLAIN,
     ENTITY,
     {ENTITY, 0, 0},
     ARK_ABOUT("den ende, som kanten går til", "the end that the edge goes to"),
     "endNode(r)",
     "SAPA"},
    {"values",
     2,
     2,
     fn_values,
     ARK_PLAIN,
     LIST,
     {ENTITY, TEXT, 0},
     ARK_ABOUT("alle værdier af en egenskab; `x.navn` er den første",
               "all values of a property; `x.name` is the first"),
     "values(a, 'ejer')",
     "KL, KOMBIT"},
    {"prop",
     2,
     ARK_MANY,
     fn_prop,
     ARK_PLAIN,
     ANY,
     {ENTITY, TEXT, TEXT},
     ARK_ABOUT("den første udfyldte egenskab med et af navnene, uanset store og små bogstaver",
               "the first filled property by any of the names, whatever their case"),
     "prop(a, 'owner', 'Ejer')",
     "KL"},
    {"keys",
     1,
     1,
     fn_keys,
     ARK_PLAIN,
     LIST,
     {ENTITY | MAP, 0, 0},
     ARK_ABOUT("egenskabernes eller opslagets nøgler, ordnet",
               "the keys of the properties or of the map, in order"),
     "keys(a)",
     "ejer, name, name@en"},
    {"properties",
     1,
     1,
     fn_properties,
     ARK_PLAIN,
     MAP,
     {ENTITY | MAP, 0, 0},
     ARK_ABOUT("alle egenskaber som et opslag; flere værdier af en nøgle som en liste",
               "all properties as a map; several values of a key as a list"),
     "properties(b)",
     "{name: SAPA}"},
    {"named_by_tool",
     1,
     1,
     fn_named_by_tool,
     ARK_WALKS,
     ARK_IS(BOOL),
     {ENTITY, 0, 0},
     ARK_ABOUT("om navnet på en association eller en ende i en UML-model følger af, hvad den er "
               "mellem (\"A_ordre_linje\"), som værktøjer skriver det, hvor intet er skrevet",
               "whether the name of an association or an end in a UML model follows from what it "
               "is between (\"A_ordre_linje\"), as tools write it where nothing was written"),
     "named_by_tool(a)",
     "false"},
};

const struct ark_functions ark_functions_graph =
    ARK_SUBJECT("Knuder og kanter", "Nodes and edges", ROWS);
