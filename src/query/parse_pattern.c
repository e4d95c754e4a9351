/* Patterns: paths of nodes and edges, label expressions, property maps, quantifiers. */
#include <string.h>

#include "base/vec.h"
#include "query/parser.h"

static enum ark_lang lang_of(const struct ark_parser *parser)
{
    return parser->source->compile->lang;
}

static const struct ark_label *new_label(struct ark_parser *parser, enum ark_label_kind kind,
                                         const struct ark_label *left,
                                         const struct ark_label *right)
{
    struct ark_label *label = ARK_NEW(parser->source->compile->arena, struct ark_label);
    label->kind = kind;
    label->place = parser->at->place;
    label->left = left;
    label->right = right;
    label->height = 1 + MAX(left ? left->height : 0, right ? right->height : 0);
    if (label->height > 4 * ARK_MAX_QUERY_DEPTH)
        return ark_parser_too_deep(parser);
    return label;
}

static const struct ark_label *parse_label_name(struct ark_parser *parser)
{
    if (!ark_parser_is(parser, ARK_TOKEN_NAME))
        return ark_parser_unexpected(parser, ark_say(lang_of(parser), "en label", "a label"));
    struct ark_label *label = ARK_NEW(parser->source->compile->arena, struct ark_label);
    label->kind = ARK_LABEL_NAME;
    label->place = parser->at->place;
    label->name = ark_atom_intern(parser->source->compile->atoms, parser->at->text);
    label->height = 1;
    parser->at++;
    return label;
}

static const struct ark_label *parse_label_not(struct ark_parser *parser)
{
    const struct ark_label *label = NULL;
    if (!ark_parser_enter(parser))
        return NULL;
    if (ark_parser_accept(parser, '!')) {
        label = parse_label_not(parser);
        label = label ? new_label(parser, ARK_LABEL_NOT, label, NULL) : NULL;
    } else if (ark_parser_accept(parser, '%')) {
        label = new_label(parser, ARK_LABEL_ANY, NULL, NULL);
    } else if (ark_parser_accept(parser, '(')) {
        label = ark_parse_label(parser);
        if (label && !ark_parser_expect(parser, ')', ")"))
            label = NULL;
    } else {
        label = parse_label_name(parser);
    }
    ark_parser_leave(parser);
    return label;
}

static const struct ark_label *parse_label_and(struct ark_parser *parser)
{
    const struct ark_label *label = parse_label_not(parser);
    while (label && (ark_parser_accept(parser, '&') || ark_parser_accept(parser, ':'))) {
        const struct ark_label *right = parse_label_not(parser);
        label = right ? new_label(parser, ARK_LABEL_AND, label, right) : NULL;
    }
    return label;
}

const struct ark_label *ark_parse_label(struct ark_parser *parser)
{
    const struct ark_label *label = parse_label_and(parser);
    while (label && ark_parser_accept(parser, '|')) {
        ark_parser_accept(parser, ':'); /* openCypher's [:A|:B] */
        const struct ark_label *right = parse_label_and(parser);
        label = right ? new_label(parser, ARK_LABEL_OR, label, right) : NULL;
    }
    return label;
}

static bool parse_prop(struct ark_parser *parser, struct ark_ast_prop *ret_prop)
{
    if (!ark_parser_is(parser, ARK_TOKEN_NAME)) {
        ark_parser_unexpected(parser,
                              ark_say(lang_of(parser), "navnet på en egenskab", "a property name"));
        return false;
    }
    *ret_prop = (struct ark_ast_prop){.place = parser->at->place, .name = parser->at->text};
    parser->at++;
    if (!ark_parser_expect(parser, ':', ":"))
        return false;
    ret_prop->value = ark_parse_or(parser);
    return ret_prop->value;
}

/* After the brace. */
static bool parse_props(struct ark_parser *parser, struct ark_ast_element *element)
{
    ARK_VEC(struct ark_ast_prop) props = {0};
    bool ok = true;
    while (ok && !ark_parser_is(parser, '}')) {
        struct ark_ast_prop prop;
        ok = parse_prop(parser, &prop);
        if (ok)
            ark_vec_push(&props, prop);
        if (!ok || !ark_parser_accept(parser, ','))
            break;
    }
    ok = ok &&
         ark_parser_expect(parser, '}', ark_say(lang_of(parser), "komma eller }", "a comma or }"));
    if (ok && props.n) {
        element->props =
            ARK_NEW_ARRAY(parser->source->compile->arena, struct ark_ast_prop, props.n);
        memcpy(element->props, props.v, props.n * sizeof *props.v);
        element->prop_count = props.n;
    }
    ark_vec_clear(&props);
    return ok;
}

static bool parse_hops(struct ark_parser *parser, uint32_t *ret_hops)
{
    if (parser->at->integer > ARK_MOST_HOPS) {
        ark_source_fault(
            parser->source, parser->at->place,
            ark_say(lang_of(parser), "for mange led; højst %d", "too many hops; at most %d"),
            ARK_MOST_HOPS);
        return false;
    }
    *ret_hops = (uint32_t)parser->at->integer;
    parser->at++;
    return true;
}

static bool check_hops(struct ark_parser *parser, const struct ark_ast_element *element)
{
    if (element->least <= element->most)
        return true;
    ark_source_fault(parser->source, element->place,
                     ark_say(lang_of(parser), "mindst %u led kan ikke være flere end højst %u",
                             "at least %u hops can't exceed at most %u"),
                     element->least, element->most);
    return false;
}

/* openCypher, inside the brackets: * *2 *1..4 *..4 *1.. */
static bool parse_star(struct ark_parser *parser, struct ark_ast_element *edge)
{
    edge->repeated = true;
    edge->least = 1;
    edge->most = ARK_MOST_HOPS;
    bool exact = ark_parser_is(parser, ARK_TOKEN_INT);
    if (exact && !parse_hops(parser, &edge->least))
        return false;
    if (ark_parser_accept(parser, ARK_TOKEN_DOTS)) {
        if (ark_parser_is(parser, ARK_TOKEN_INT) && !parse_hops(parser, &edge->most))
            return false;
    } else if (exact) {
        edge->most = edge->least;
    }
    return check_hops(parser, edge);
}

/* GQL, after the brace: {2} {1,4} {1,} {,4} */
static bool parse_braces(struct ark_parser *parser, struct ark_ast_element *edge)
{
    edge->least = 0;
    edge->most = ARK_MOST_HOPS;
    bool exact = ark_parser_is(parser, ARK_TOKEN_INT);
    if (exact && !parse_hops(parser, &edge->least))
        return false;
    if (ark_parser_accept(parser, ',')) {
        if (ark_parser_is(parser, ARK_TOKEN_INT) && !parse_hops(parser, &edge->most))
            return false;
    } else if (exact) {
        edge->most = edge->least;
    }
    return ark_parser_expect(parser, '}', "}") && check_hops(parser, edge);
}

static bool parse_quantifier(struct ark_parser *parser, struct ark_ast_element *edge)
{
    static const struct {
        char sign;
        uint32_t least, most;
    } SIGNS[] = {{'+', 1, ARK_MOST_HOPS}, {'*', 0, ARK_MOST_HOPS}, {'?', 0, 1}};
    if (ark_parser_accept(parser, '{')) {
        edge->repeated = true;
        return parse_braces(parser, edge);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(SIGNS); i++) {
        if (ark_parser_accept(parser, SIGNS[i].sign)) {
            edge->repeated = true;
            edge->least = SIGNS[i].least;
            edge->most = SIGNS[i].most;
            return true;
        }
    }
    return true;
}

/* What nodes and edges have in common: variable, labels, hops, properties, condition. */
static bool parse_filler(struct ark_parser *parser, struct ark_ast_element *element)
{
    if (ark_parser_is(parser, ARK_TOKEN_NAME) && !ark_parser_is_word(parser, ARK_KEYWORD_WHERE)) {
        element->name = parser->at->text;
        parser->at++;
    }
    if (ark_parser_accept(parser, ':')) {
        element->label = ark_parse_label(parser);
        if (!element->label)
            return false;
    }
    if (element->edge && ark_parser_accept(parser, '*') && !parse_star(parser, element))
        return false;
    if (ark_parser_accept(parser, '{') && !parse_props(parser, element))
        return false;
    if (ark_parser_accept_word(parser, ARK_KEYWORD_WHERE)) {
        element->where = ark_parse_or(parser);
        return element->where;
    }
    return true;
}

static bool parse_node(struct ark_parser *parser, struct ark_ast_element *ret_node)
{
    *ret_node = (struct ark_ast_element){.place = parser->at->place};
    return ark_parser_expect(
               parser, '(',
               ark_say(lang_of(parser), "en knude i parentes", "a node in parentheses")) &&
           parse_filler(parser, ret_node) && ark_parser_expect(parser, ')', ")");
}

static bool starts_edge(const struct ark_parser *parser)
{
    return ark_parser_is(parser, '-') || ark_parser_is(parser, '<');
}

static bool parse_edge(struct ark_parser *parser, struct ark_ast_element *ret_edge)
{
    *ret_edge =
        (struct ark_ast_element){.place = parser->at->place, .edge = true, .least = 1, .most = 1};
    bool left = ark_parser_accept(parser, '<');
    if (!ark_parser_expect(parser, '-', "-"))
        return false;
    if (ark_parser_accept(parser, '[')) {
        if (!parse_filler(parser, ret_edge) || !ark_parser_expect(parser, ']', "]") ||
            !ark_parser_expect(parser, '-', "-"))
            return false;
    } else {
        ark_parser_accept(parser, '-');
    }
    bool right = ark_parser_accept(parser, '>');
    ret_edge->direction = left == right ? ARK_EITHER_WAY : left ? ARK_LEFTWARDS : ARK_RIGHTWARDS;
    return ret_edge->repeated || parse_quantifier(parser, ret_edge);
}

static bool parse_path(struct ark_parser *parser, struct ark_ast_path *ret_path)
{
    ARK_VEC(struct ark_ast_element) elements = {0};
    struct ark_ast_element element;
    bool ok = parse_node(parser, &element);
    while (ok) {
        ark_vec_push(&elements, element);
        if (!starts_edge(parser))
            break;
        ok = parse_edge(parser, &element);
        if (ok) {
            ark_vec_push(&elements, element);
            ok = parse_node(parser, &element);
        }
    }
    if (ok) {
        ret_path->n = elements.n;
        ret_path->elements =
            ARK_NEW_ARRAY(parser->source->compile->arena, struct ark_ast_element, elements.n);
        memcpy(ret_path->elements, elements.v, elements.n * sizeof *elements.v);
    }
    ark_vec_clear(&elements);
    return ok;
}

struct ark_ast_pattern *ark_parse_paths(struct ark_parser *parser)
{
    struct ark_arena *arena = parser->source->compile->arena;
    struct ark_ast_pattern *pattern = ARK_NEW(arena, struct ark_ast_pattern);
    pattern->place = parser->at->place;
    ARK_VEC(struct ark_ast_path) paths = {0};
    bool ok;
    do {
        struct ark_ast_path path;
        ok = parse_path(parser, &path);
        if (ok)
            ark_vec_push(&paths, path);
    } while (ok && ark_parser_accept(parser, ','));
    if (ok) {
        pattern->n = paths.n;
        pattern->paths = ARK_NEW_ARRAY(arena, struct ark_ast_path, paths.n);
        memcpy(pattern->paths, paths.v, paths.n * sizeof *paths.v);
    }
    ark_vec_clear(&paths);
    return ok ? pattern : NULL;
}
