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

/* After the brace. */
static bool parse_props(struct ark_parser *parser, struct ark_ast_element *element)
{
    struct ark_ast_expr *map = ark_parser_new_expr(parser, ARK_EXPR_MAP, parser->at->place);
    map = ark_parse_map(parser, map);
    if (!map)
        return false;
    element->prop_count = map->n;
    element->props = ARK_NEW_ARRAY(parser->source->compile->arena, struct ark_ast_prop, map->n);
    for (uint32_t i = 0; i < map->n; i++)
        element->props[i] = (struct ark_ast_prop){map->args[i]->place, map->names[i], map->args[i]};
    return true;
}

static bool parse_hops(struct ark_parser *parser, uint32_t *ret_hops)
{
    if (parser->at->integer > ARK_MAX_QUERY_HOPS) {
        ark_source_fault(
            parser->source, parser->at->place,
            ark_say(lang_of(parser), "for mange led; højst %d", "too many hops; at most %d"),
            ARK_MAX_QUERY_HOPS);
        return false;
    }
    *ret_hops = (uint32_t)parser->at->integer;
    parser->at++;
    return true;
}

static bool check_hops(struct ark_parser *parser, const struct ark_ast_element *element,
                       struct ark_place place)
{
    if (element->least <= element->most)
        return true;
    ark_source_fault(parser->source, place,
                     ark_say(lang_of(parser), "mindst %u led kan ikke være flere end højst %u",
                             "at least %u hops can't exceed at most %u"),
                     element->least, element->most);
    return false;
}

/* The upper end, if it is there. */
static bool parse_most(struct ark_parser *parser, struct ark_ast_element *edge)
{
    if (!ark_parser_is(parser, ARK_TOKEN_INT))
        return true;
    edge->unbounded = false;
    return parse_hops(parser, &edge->most);
}

/* openCypher, inside the brackets: * *2 *1..4 *..4 *1.. */
static bool parse_star(struct ark_parser *parser, struct ark_ast_element *edge)
{
    edge->repeated = edge->unbounded = true;
    edge->least = 1;
    edge->most = ARK_MAX_QUERY_HOPS;
    struct ark_place place = parser->at->place;
    bool exact = ark_parser_is(parser, ARK_TOKEN_INT);
    if (exact && !parse_hops(parser, &edge->least))
        return false;
    if (ark_parser_accept(parser, ARK_TOKEN_DOTS)) {
        if (!parse_most(parser, edge))
            return false;
    } else if (exact) {
        edge->most = edge->least;
        edge->unbounded = false;
    }
    return check_hops(parser, edge, place);
}

/* GQL, after the brace: {2} {1,4} {1,} {,4} */
static bool parse_braces(struct ark_parser *parser, struct ark_ast_element *edge)
{
    edge->unbounded = true;
    edge->least = 0;
    edge->most = ARK_MAX_QUERY_HOPS;
    struct ark_place place = parser->at->place;
    bool exact = ark_parser_is(parser, ARK_TOKEN_INT);
    if (exact && !parse_hops(parser, &edge->least))
        return false;
    if (ark_parser_accept(parser, ',')) {
        if (!parse_most(parser, edge))
            return false;
    } else if (exact) {
        edge->most = edge->least;
        edge->unbounded = false;
    } else {
        return ark_parser_unexpected(
            parser, ark_say(lang_of(parser), "et antal led, fx {1,4}", "a number of hops: {1,4}"));
    }
    return ark_parser_expect(parser, '}', "}") && check_hops(parser, edge, place);
}

static bool parse_quantifier(struct ark_parser *parser, struct ark_ast_element *edge)
{
    static const struct {
        char sign;
        uint32_t least, most;
    } SIGNS[] = {{'+', 1, ARK_MAX_QUERY_HOPS}, {'*', 0, ARK_MAX_QUERY_HOPS}, {'?', 0, 1}};
    if (ark_parser_accept(parser, '{')) {
        edge->repeated = true;
        return parse_braces(parser, edge);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(SIGNS); i++) {
        if (ark_parser_accept(parser, SIGNS[i].sign)) {
            edge->repeated = true;
            edge->least = SIGNS[i].least;
            edge->most = SIGNS[i].most;
            edge->unbounded = edge->most > 1;
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
        element->name_place = parser->at->place;
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

/* Behind the opening parenthesis: a path, perhaps with a condition, that the quantifier behind the
 * closing one repeats. */
static bool parse_segment(struct ark_parser *parser, struct ark_ast_element *segment)
{
    struct ark_arena *arena = parser->source->compile->arena;
    struct ark_ast_pattern *pattern = ARK_NEW(arena, struct ark_ast_pattern);
    *segment = (struct ark_ast_element){
        .place = parser->at->place, .edge = true, .direction = ARK_RIGHTWARDS, .segment = pattern};
    pattern->place = parser->at->place;
    pattern->n = 1;
    pattern->paths = ARK_NEW(arena, struct ark_ast_path);
    parser->at++;
    if (!ark_parser_enter(parser) || !ark_parse_path(parser, pattern->paths))
        return false;
    ark_parser_leave(parser);
    if (ark_parser_accept_word(parser, ARK_KEYWORD_WHERE)) {
        pattern->where = ark_parse_or(parser);
        if (!pattern->where)
            return false;
    }
    if (!ark_parser_expect(
            parser, ')', ark_say(lang_of(parser), "en kant, WHERE eller )", "an edge, WHERE or )")))
        return false;
    if (parse_quantifier(parser, segment) && segment->repeated)
        return true;
    ark_parser_unexpected(parser, ark_say(lang_of(parser),
                                          "hvor mange gange stien gentages: {1,4}, + eller *",
                                          "how often the path is repeated: {1,4}, + or *"));
    return false;
}

static bool at_segment(const struct ark_parser *parser)
{
    return ark_parser_is(parser, '(') && parser->at[1].kind == '(';
}

typedef ARK_VEC(struct ark_ast_element) elements;

/* A path alternates between nodes and edges; beside a repeated path that has no node of its own
 * around it stands a node that anything is. */
static void push_between(const struct ark_parser *parser, elements *all)
{
    if (!all->n || ark_vec_last(all).edge)
        ark_vec_push(all, (struct ark_ast_element){.place = parser->at->place});
}

static bool parse_elements(struct ark_parser *parser, elements *all)
{
    bool first = true;
    for (;; first = false) {
        struct ark_ast_element element;
        if (at_segment(parser)) {
            push_between(parser, all);
            if (!parse_segment(parser, &element))
                return false;
        } else if (!first && starts_edge(parser)) {
            push_between(parser, all);
            if (!parse_edge(parser, &element))
                return false;
            ark_vec_push(all, element);
            if (at_segment(parser))
                continue;
            if (!parse_node(parser, &element))
                return false;
        } else if (first || (all->n && ark_vec_last(all).segment && ark_parser_is(parser, '('))) {
            if (!parse_node(parser, &element))
                return false;
        } else {
            push_between(parser, all);
            return true;
        }
        ark_vec_push(all, element);
    }
}

/* p = before a path. */
static const char *parse_path_name(struct ark_parser *parser)
{
    if (!ark_parser_is(parser, ARK_TOKEN_NAME) || parser->at[1].kind != '=')
        return NULL;
    parser->at += 2;
    return parser->at[-2].text;
}

bool ark_parse_path(struct ark_parser *parser, struct ark_ast_path *ret_path)
{
    elements all = {0};
    ret_path->place = parser->at->place;
    ret_path->name = parse_path_name(parser);
    bool ok = parse_elements(parser, &all);
    if (ok) {
        ret_path->n = all.n;
        ret_path->elements =
            ARK_NEW_ARRAY(parser->source->compile->arena, struct ark_ast_element, all.n);
        memcpy(ret_path->elements, all.v, all.n * sizeof *all.v);
    }
    ark_vec_clear(&all);
    return ok;
}

static bool ends_path(const struct ark_token *token)
{
    return token->kind == ',' || ark_token_starts_clause(token);
}

struct ark_ast_pattern *ark_parse_paths(struct ark_parser *parser)
{
    struct ark_arena *arena = parser->source->compile->arena;
    struct ark_ast_pattern *pattern = ARK_NEW(arena, struct ark_ast_pattern);
    pattern->place = parser->at->place;
    ARK_VEC(struct ark_ast_path) paths = {0};
    bool ok;
    do {
        struct ark_ast_path path = {0};
        const struct ark_token *from = parser->at;
        ok = ark_parse_path(parser, &path);
        if (ok)
            ark_vec_push(&paths, path);
        else if (parser->depth == 0)
            ok = ark_parser_recover(parser, from, ends_path) && ark_parser_is(parser, ',');
    } while (ok && ark_parser_accept(parser, ','));
    if (ok) {
        pattern->n = paths.n;
        pattern->paths = ARK_NEW_ARRAY(arena, struct ark_ast_path, paths.n);
        if (paths.n)
            memcpy(pattern->paths, paths.v, paths.n * sizeof *paths.v);
    }
    ark_vec_clear(&paths);
    return ok ? pattern : NULL;
}
