/* Clauses: MATCH, UNWIND, WITH, RETURN, and UNION between. Reads only. */
#include <string.h>

#include "base/vec.h"
#include "query/parser.h"

static enum ark_lang lang_of(const struct ark_parser *parser)
{
    return parser->source->compile->lang;
}

/* The condition behind the word; NULL, and true, when there is none. */
static bool parse_where(struct ark_parser *parser, struct ark_ast_expr **ret_where)
{
    if (!ark_parser_accept_word(parser, ARK_KEYWORD_WHERE))
        return true;
    *ret_where = ark_parse_or(parser);
    return *ret_where;
}

static bool parse_match(struct ark_parser *parser, struct ark_ast_clause *clause)
{
    clause->optional = ark_parser_accept_word(parser, ARK_KEYWORD_OPTIONAL);
    if (!ark_parser_accept_word(parser, ARK_KEYWORD_MATCH))
        return ark_parser_unexpected(parser, "MATCH");
    clause->pattern = ark_parse_paths(parser);
    return clause->pattern && parse_where(parser, &clause->where);
}

/* The text from `first` up to where the parser is: the name of a column without an alias. */
static const char *text_between(struct ark_parser *parser, const struct ark_token *first)
{
    const struct ark_token *last = parser->at - 1;
    size_t len = (size_t)(last->raw + last->raw_len - first->raw);
    return ark_arena_strndup(parser->source->compile->arena, first->raw, len);
}

static bool parse_item(struct ark_parser *parser, struct ark_ast_item *item)
{
    const struct ark_token *first = parser->at;
    *item = (struct ark_ast_item){.place = first->place};
    item->expr = ark_parse_or(parser);
    if (!item->expr)
        return false;
    if (ark_parser_accept_word(parser, ARK_KEYWORD_AS)) {
        item->place = parser->at->place;
        item->aliased = true;
        item->name = ark_parser_name(
            parser, ark_say(lang_of(parser), "navnet på en kolonne", "the name of a column"));
        return item->name;
    }
    item->aliased = item->expr->kind == ARK_EXPR_VARIABLE;
    item->name = item->aliased ? item->expr->name : text_between(parser, first);
    return true;
}

static bool parse_items(struct ark_parser *parser, struct ark_ast_clause *clause)
{
    ARK_VEC(struct ark_ast_item) items = {0};
    bool ok = true;
    clause->star = ark_parser_accept(parser, '*');
    bool more = !clause->star || ark_parser_accept(parser, ',');
    while (more && ok) {
        struct ark_ast_item item;
        ok = parse_item(parser, &item);
        if (ok)
            ark_vec_push(&items, item);
        more = ok && ark_parser_accept(parser, ',');
    }
    clause->item_count = items.n;
    clause->items = ARK_NEW_ARRAY(parser->source->compile->arena, struct ark_ast_item, items.n);
    if (items.n)
        memcpy(clause->items, items.v, items.n * sizeof *items.v);
    ark_vec_clear(&items);
    return ok;
}

static bool parse_unwind(struct ark_parser *parser, struct ark_ast_clause *clause)
{
    parser->at++;
    if (!parse_items(parser, clause))
        return false;
    bool one = clause->item_count == 1 && !clause->star;
    if (one && clause->items[0].aliased && parser->at[-2].keyword == ARK_KEYWORD_AS)
        return true;
    return ark_parser_unexpected(parser,
                                 ark_say(lang_of(parser), "AS og et navn", "AS and a name"));
}

static bool parse_direction(struct ark_parser *parser)
{
    bool descending = ark_token_is(parser->at, "desc") || ark_token_is(parser->at, "descending");
    bool ascending = ark_token_is(parser->at, "asc") || ark_token_is(parser->at, "ascending");
    parser->at += descending || ascending;
    return descending;
}

static bool parse_sorts(struct ark_parser *parser, struct ark_ast_clause *clause)
{
    if (!ark_parser_accept_word(parser, ARK_KEYWORD_ORDER))
        return true;
    if (!ark_token_is(parser->at, "by"))
        return ark_parser_unexpected(parser, "BY");
    parser->at++;
    ARK_VEC(struct ark_ast_sort) sorts = {0};
    bool ok;
    do {
        struct ark_ast_sort sort = {.expr = ark_parse_or(parser)};
        ok = sort.expr;
        sort.descending = ok && parse_direction(parser);
        ark_vec_push(&sorts, sort);
    } while (ok && ark_parser_accept(parser, ','));
    clause->sort_count = sorts.n;
    clause->sorts = ARK_NEW_ARRAY(parser->source->compile->arena, struct ark_ast_sort, sorts.n);
    memcpy(clause->sorts, sorts.v, sorts.n * sizeof *sorts.v);
    ark_vec_clear(&sorts);
    return ok;
}

static bool parse_projection(struct ark_parser *parser, struct ark_ast_clause *clause)
{
    parser->at++;
    clause->distinct = ark_parser_accept_word(parser, ARK_KEYWORD_DISTINCT);
    if (!parse_items(parser, clause) || !parse_sorts(parser, clause))
        return false;
    if (ark_parser_accept_word(parser, ARK_KEYWORD_SKIP)) {
        clause->skip = ark_parse_or(parser);
        if (!clause->skip)
            return false;
    }
    if (ark_parser_accept_word(parser, ARK_KEYWORD_LIMIT)) {
        clause->limit = ark_parse_or(parser);
        if (!clause->limit)
            return false;
    }
    return clause->kind == ARK_CLAUSE_RETURN || parse_where(parser, &clause->where);
}

static bool parse_clause(struct ark_parser *parser, struct ark_ast_clause *clause)
{
    *clause = (struct ark_ast_clause){.place = parser->at->place};
    switch (parser->at->keyword) {
    case ARK_KEYWORD_MATCH:
    case ARK_KEYWORD_OPTIONAL:
        clause->kind = ARK_CLAUSE_MATCH;
        return parse_match(parser, clause);
    case ARK_KEYWORD_UNWIND:
        clause->kind = ARK_CLAUSE_UNWIND;
        return parse_unwind(parser, clause);
    case ARK_KEYWORD_WITH:
        clause->kind = ARK_CLAUSE_WITH;
        return parse_projection(parser, clause);
    case ARK_KEYWORD_RETURN:
        clause->kind = ARK_CLAUSE_RETURN;
        return parse_projection(parser, clause);
    default:
        return ark_parser_unexpected(parser, "MATCH, OPTIONAL MATCH, UNWIND, WITH, RETURN");
    }
}

static bool at_part_end(const struct ark_parser *parser)
{
    return ark_parser_is(parser, ARK_TOKEN_END) || ark_parser_is(parser, '}') ||
           ark_parser_is(parser, ';') || ark_parser_is_word(parser, ARK_KEYWORD_UNION);
}

/* Clauses up to and with RETURN. A fault in one of them is passed over to the next one, so that all
 * are reported; the whole is then refused by whoever looks at `faults`. */
static bool parse_part(struct ark_parser *parser, struct ark_ast_part *part)
{
    ARK_VEC(struct ark_ast_clause) clauses = {0};
    bool ok = true, good = true;
    part->place = parser->at->place;
    do {
        struct ark_ast_clause clause;
        const struct ark_token *from = parser->at;
        good = parse_clause(parser, &clause);
        ok = good || ark_parser_recover(parser, from, ark_token_starts_clause);
        if (good)
            ark_vec_push(&clauses, clause);
    } while (ok && !at_part_end(parser) &&
             !(good && ark_vec_last(&clauses).kind == ARK_CLAUSE_RETURN));
    part->n = clauses.n;
    part->clauses = ARK_NEW_ARRAY(parser->source->compile->arena, struct ark_ast_clause, clauses.n);
    if (clauses.n)
        memcpy(part->clauses, clauses.v, clauses.n * sizeof *clauses.v);
    ark_vec_clear(&clauses);
    return ok && (part->n || parser->source->faults);
}

static bool parse_union(struct ark_parser *parser, struct ark_ast_query *query)
{
    const struct ark_token *word = parser->at++;
    bool all = ark_token_is(parser->at, "all");
    parser->at += all || ark_parser_is_word(parser, ARK_KEYWORD_DISTINCT);
    if (query->n > 1 && all != query->all)
        return ark_source_fault(parser->source, word->place,
                                ark_say(lang_of(parser),
                                        "UNION og UNION ALL kan ikke blandes i én forespørgsel",
                                        "UNION and UNION ALL can't be mixed in one query"));
    query->all = all;
    return true;
}

struct ark_ast_query *ark_parse_parts(struct ark_parser *parser)
{
    struct ark_ast_query *query = ARK_NEW(parser->source->compile->arena, struct ark_ast_query);
    ARK_VEC(struct ark_ast_part) parts = {0};
    query->place = parser->at->place;
    bool ok;
    do {
        struct ark_ast_part part = {0};
        ok = parse_part(parser, &part);
        ark_vec_push(&parts, part);
        query->n = parts.n;
    } while (ok && ark_parser_is_word(parser, ARK_KEYWORD_UNION) &&
             (ok = parse_union(parser, query)));
    query->parts = ARK_NEW_ARRAY(parser->source->compile->arena, struct ark_ast_part, parts.n);
    memcpy(query->parts, parts.v, parts.n * sizeof *parts.v);
    ark_vec_clear(&parts);
    return ok ? query : NULL;
}
