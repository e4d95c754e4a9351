/* Cuts set-up statements at the clauses that write, and runs the pieces one after the other, the
 * variables carried from each to the next. */
#include "setup.h"

#include <string.h>

#include "base/error.h"
#include "bindings.h"
#include "create.h"

enum clause { NO_CLAUSE, READING, CREATE, DELETE, OTHER_WRITING };

static const struct {
    const char *word;
    enum clause clause;
} CLAUSES[] = {
    {"CREATE", CREATE},         {"DELETE", DELETE},      {"DETACH", OTHER_WRITING},
    {"MERGE", OTHER_WRITING},   {"SET", OTHER_WRITING},  {"REMOVE", OTHER_WRITING},
    {"FOREACH", OTHER_WRITING}, {"CALL", OTHER_WRITING}, {"MATCH", READING},
    {"OPTIONAL", READING},      {"UNWIND", READING},     {"WITH", READING},
    {"RETURN", READING},
};

/* What a token outside of all brackets begins. A word behind a dot or a colon is a name, and one in
 * backticks is too. */
static enum clause clause_at(const struct ark_token *token, const struct ark_token *before)
{
    if (token->kind != ARK_TOKEN_NAME || *token->raw == '`' ||
        (before && (before->kind == '.' || before->kind == ':')))
        return NO_CLAUSE;
    for (size_t i = 0; i < G_N_ELEMENTS(CLAUSES); i++) {
        if (g_ascii_strcasecmp(token->text, CLAUSES[i].word) == 0)
            return CLAUSES[i].clause;
    }
    return NO_CLAUSE;
}

static bool ends_piece(enum clause piece, enum clause next)
{
    return next != NO_CLAUSE && !(piece == READING && next == READING);
}

/* The token behind the piece that starts at `first`: reading clauses in a row are one piece. */
static const struct ark_token *piece_end(const struct ark_token *first, enum clause piece)
{
    int depth = 0;
    const struct ark_token *at = first + 1;
    for (; at->kind != ARK_TOKEN_END && at->kind != ';'; at++) {
        if (depth == 0 && ends_piece(piece, clause_at(at, at - 1)))
            break;
        depth += at->kind == '(' || at->kind == '[' || at->kind == '{';
        depth -= at->kind == ')' || at->kind == ']' || at->kind == '}';
    }
    return at;
}

static bool run_reading(struct tck_world *world, struct tck_bindings *bindings,
                        const struct ark_token *first, const struct ark_token *end, GError **error)
{
    if (end->kind == ARK_TOKEN_END || end->kind == ';')
        return true; /* nobody sees what it reads */
    const char *last = end[-1].raw + end[-1].raw_len;
    g_autofree char *text = g_strndup(first->raw, (size_t)(last - first->raw));
    return tck_bindings_read(world, bindings, text, error);
}

/* `moved` by old index: the new ref, or ARK_REF_NONE. */
static struct ark_value move_value(struct tck_world *world, struct ark_value value,
                                   const ark_ref *moved)
{
    if (value.type == ARK_ENTITY && ark_ref_is_edge(value.entity)) {
        ark_ref ref = moved[ark_ref_index(value.entity)];
        return ref == ARK_REF_NONE ? ARK_VALUE_NULL : ark_value_entity(ref);
    }
    if (value.type != ARK_LIST && value.type != ARK_PATH && value.type != ARK_MAP)
        return value;
    uint32_t n = value.type == ARK_MAP ? 2 * value.len : value.len;
    struct ark_value *items = ARK_NEW_ARRAY(world->arena, struct ark_value, n + 1);
    for (uint32_t i = 0; i < n; i++)
        items[i] = move_value(world, value.list[i], moved);
    value.list = items;
    return value;
}

/* Drops the edges that are marked; those behind them get new refs, in the rows too. */
static void drop_edges(struct tck_world *world, struct tck_bindings *bindings, const bool *doomed)
{
    ark_builder *builder = tck_world_thawed(world);
    uint32_t n = ark_builder_edge_count(builder), alive = 0;
    g_autofree ark_ref *moved = g_new(ark_ref, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        moved[i] = doomed[i] ? ARK_REF_NONE : ARK_EDGE(alive++);
        if (doomed[i])
            ark_builder_drop_edge(builder, ARK_EDGE(i));
    }
    tck_world_frozen(world);
    for (uint32_t row = 0; row < bindings->rows.n; row++) {
        struct ark_value *values = bindings->rows.v[row];
        for (uint32_t i = 0; i < bindings->names.n; i++)
            values[i] = move_value(world, values[i], moved);
    }
}

static bool mark_doomed(const struct tck_bindings *bindings, const struct ark_token *name,
                        bool *doomed, GError **error)
{
    int column = name->kind == ARK_TOKEN_NAME ? tck_bindings_find(bindings, name->text) : -1;
    if (column < 0 && bindings->rows.n) /* without rows no query told the names */
        return ark_fail(error, ARK_ERROR_INPUT, "set-up, DELETE: no variable '%s'", name->text);
    for (uint32_t row = 0; row < bindings->rows.n; row++) {
        struct ark_value value = bindings->rows.v[row][column];
        if (value.type == ARK_NULL)
            continue;
        if (value.type != ARK_ENTITY || !ark_ref_is_edge(value.entity))
            return ark_fail(error, ARK_ERROR_INPUT,
                            "set-up, DELETE: '%s' is no relationship; others can't be deleted here",
                            name->text);
        doomed[ark_ref_index(value.entity)] = true;
    }
    return true;
}

static bool run_delete(struct tck_world *world, struct tck_bindings *bindings,
                       const struct ark_token *first, const struct ark_token *end, GError **error)
{
    uint32_t n = ark_builder_edge_count(tck_world_thawed(world));
    g_autofree bool *doomed = g_new0(bool, n + 1);
    for (const struct ark_token *at = first + 1; at < end; at += 2) {
        if (!mark_doomed(bindings, at, doomed, error))
            return false;
        if (at + 1 < end && at[1].kind != ',')
            return ark_fail(error, ARK_ERROR_INPUT, "set-up, DELETE: a comma expected at '%.*s'",
                            (int)at[1].raw_len, at[1].raw);
    }
    drop_edges(world, bindings, doomed);
    return true;
}

static bool run_piece(struct tck_world *world, struct tck_bindings *bindings, enum clause clause,
                      const struct ark_token *first, const struct ark_token *end, GError **error)
{
    switch (clause) {
    case READING:
        return run_reading(world, bindings, first, end, error);
    case CREATE:
        return tck_create(world, bindings, first + 1, end, error);
    case DELETE:
        return run_delete(world, bindings, first, end, error);
    case OTHER_WRITING:
        return ark_fail(error, ARK_ERROR_INPUT,
                        "set-up: %s is not built (tests/tck/setup.c); no set-up used it",
                        first->text);
    case NO_CLAUSE:
    default:
        return ark_fail(error, ARK_ERROR_INPUT, "set-up: '%.*s' begins no clause",
                        (int)first->raw_len, first->raw);
    }
}

/* From `first` to the semicolon or the end; gives what is behind it, NULL after an error. */
static const struct ark_token *run_statement(struct tck_world *world, const struct ark_token *first,
                                             GError **error)
{
    struct tck_bindings bindings;
    const struct ark_token *at = first;
    bool ok = true;
    tck_bindings_init(&bindings);
    while (ok && at->kind != ARK_TOKEN_END && at->kind != ';') {
        enum clause clause = clause_at(at, NULL);
        const struct ark_token *end = piece_end(at, clause);
        ok = run_piece(world, &bindings, clause, at, end, error);
        at = end;
    }
    tck_bindings_clear(&bindings);
    return !ok ? NULL : at->kind == ';' ? at + 1 : at;
}

bool tck_setup_run(struct tck_world *world, const char *text, GError **error)
{
    struct ark_compile compile = {.arena = world->arena, .atoms = world->atoms, .lang = ARK_EN};
    struct ark_source source = {
        .compile = &compile,
        .snippet = {.text = text, .file = "set-up", .line = 1, .column = 1, .source = text},
        .error = error};
    const struct ark_token *at = ark_lex(&source);
    while (at && at->kind != ARK_TOKEN_END)
        at = run_statement(world, at, error);
    return at;
}
