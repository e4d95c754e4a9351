/* The table of functions, and those on entities, lists, numbers and dates. */
#include "query/functions.h"

#include <string.h>

#include "base/nearest.h"
#include "query/function_list.h"
#include "query/matcher.h"

static struct ark_value fn_coalesce(struct ark_matcher *matcher, const struct ark_expr *call,
                                    const struct ark_value *args, uint32_t n)
{
    (void)matcher;
    (void)call;
    for (uint32_t i = 0; i < n; i++) {
        if (args[i].type != ARK_NULL)
            return args[i];
    }
    return ARK_VALUE_NULL;
}

static struct ark_value fn_size(struct ark_matcher *matcher, const struct ark_expr *call,
                                const struct ark_value *args, uint32_t n)
{
    (void)matcher;
    (void)call;
    (void)n;
    if (args[0].type == ARK_LIST)
        return ark_value_int(args[0].len);
    if (args[0].type == ARK_TEXT)
        return ark_value_int(g_utf8_strlen(args[0].text, args[0].len));
    return ARK_VALUE_NULL;
}

static struct ark_value atom_value(const ark_atoms *atoms, ark_atom atom)
{
    if (atom == ARK_ATOM_NONE)
        return ARK_VALUE_NULL;
    return ark_value_text(ark_atom_text(atoms, atom), (uint32_t)ark_atom_len(atoms, atom));
}

static struct ark_value fn_labels(struct ark_matcher *matcher, const struct ark_expr *call,
                                  const struct ark_value *args, uint32_t n)
{
    (void)call;
    (void)n;
    if (args[0].type != ARK_ENTITY)
        return ARK_VALUE_NULL;
    uint32_t count;
    ark_labelset set = ark_graph_labelset(matcher->graph, args[0].entity);
    const ark_atom *labels = ark_graph_labels(matcher->graph, set, &count);
    struct ark_value *items = ARK_NEW_ARRAY(matcher->arena, struct ark_value, count);
    for (uint32_t i = 0; i < count; i++)
        items[i] = atom_value(ark_graph_atoms(matcher->graph), labels[i]);
    return (struct ark_value){.type = ARK_LIST, .len = count, .list = items};
}

static struct ark_value fn_type(struct ark_matcher *matcher, const struct ark_expr *call,
                                const struct ark_value *args, uint32_t n)
{
    (void)call;
    (void)n;
    if (args[0].type != ARK_ENTITY)
        return ARK_VALUE_NULL;
    return atom_value(ark_graph_atoms(matcher->graph),
                      ark_graph_type(matcher->graph, args[0].entity));
}

static struct ark_value fn_id(struct ark_matcher *matcher, const struct ark_expr *call,
                              const struct ark_value *args, uint32_t n)
{
    (void)call;
    (void)n;
    if (args[0].type != ARK_ENTITY)
        return ARK_VALUE_NULL;
    return atom_value(ark_graph_atoms(matcher->graph),
                      ark_graph_loc(matcher->graph, args[0].entity).id);
}

/* All values of a property. */
static struct ark_value fn_values(struct ark_matcher *matcher, const struct ark_expr *call,
                                  const struct ark_value *args, uint32_t n)
{
    (void)call;
    (void)n;
    if (args[0].type != ARK_ENTITY || args[1].type != ARK_TEXT)
        return ARK_VALUE_NULL;
    ark_atom key = ark_atom_find(ark_graph_atoms(matcher->graph), args[1].text);
    struct ark_props props = ark_graph_props(matcher->graph, args[0].entity);
    uint32_t first = 0;
    while (first < props.n && props.keys[first] != key)
        first++;
    uint32_t past = first;
    while (past < props.n && props.keys[past] == key)
        past++;
    /* The values of a key lie together: the list is a view of them. */
    return (struct ark_value){.type = ARK_LIST, .len = past - first, .list = props.values + first};
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

static struct ark_value fn_today(struct ark_matcher *matcher, const struct ark_expr *call,
                                 const struct ark_value *args, uint32_t n)
{
    (void)call;
    (void)args;
    (void)n;
    return matcher->has_today ? ark_value_text(matcher->today, (uint32_t)strlen(matcher->today))
                              : ARK_VALUE_NULL;
}

#define ANY ARK_IS_ANY
#define ENTITY ARK_IS(ENTITY)
#define INT ARK_IS(INT)
#define LIST ARK_IS(LIST)
#define TEXT ARK_IS(TEXT)
#define MANY ARK_MOST_ARGUMENTS
#define PLAIN ARK_PREPARE_NOTHING

/* name, arguments at least and at most, function, preparation, result, arguments */
static const struct ark_function FUNCTIONS[] = {
    {"coalesce", 1, MANY, fn_coalesce, PLAIN, ANY, {ANY, ANY, ANY}},
    {"has_word", 2, MANY, ark_fn_has_word, ARK_PREPARE_WORDS, ARK_IS(BOOL), {TEXT, TEXT, TEXT}},
    {"id", 1, 1, fn_id, PLAIN, TEXT, {ENTITY, 0, 0}},
    {"labels", 1, 1, fn_labels, PLAIN, LIST, {ENTITY, 0, 0}},
    {"lower", 1, 1, ark_fn_lower, PLAIN, TEXT, {TEXT, 0, 0}},
    {"normalise", 1, 1, ark_fn_normalise, PLAIN, TEXT, {TEXT, 0, 0}},
    {"prop", 2, MANY, fn_prop, PLAIN, ANY, {ENTITY, TEXT, TEXT}},
    {"replace", 3, 3, ark_fn_replace, PLAIN, TEXT, {TEXT, TEXT, TEXT}},
    {"size", 1, 1, fn_size, PLAIN, INT, {TEXT | LIST, 0, 0}},
    {"split", 2, 2, ark_fn_split, PLAIN, LIST, {TEXT, TEXT, 0}},
    {"today", 0, 0, fn_today, PLAIN, TEXT, {0, 0, 0}},
    {"toInteger", 1, 1, ark_fn_to_integer, PLAIN, INT, {ANY, 0, 0}},
    {"toString", 1, 1, ark_fn_to_string, PLAIN, TEXT, {ANY, 0, 0}},
    {"trim", 1, 1, ark_fn_trim, PLAIN, TEXT, {TEXT, 0, 0}},
    {"type", 1, 1, fn_type, PLAIN, TEXT, {ENTITY, 0, 0}},
    {"upper", 1, 1, ark_fn_upper, PLAIN, TEXT, {TEXT, 0, 0}},
    {"values", 2, 2, fn_values, PLAIN, LIST, {ENTITY, TEXT, 0}},
    {"words", 1, 1, ark_fn_words, PLAIN, INT, {TEXT, 0, 0}},
};

const struct ark_function *ark_function_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FUNCTIONS); i++) {
        if (g_ascii_strcasecmp(FUNCTIONS[i].name, name) == 0)
            return &FUNCTIONS[i];
    }
    return NULL;
}

const char *ark_function_nearest(const char *name)
{
    const char *names[G_N_ELEMENTS(FUNCTIONS)];
    for (size_t i = 0; i < G_N_ELEMENTS(FUNCTIONS); i++)
        names[i] = FUNCTIONS[i].name;
    return ark_nearest(name, names, G_N_ELEMENTS(FUNCTIONS));
}
