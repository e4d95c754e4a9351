/* Fuzzing of the query language: the input is compiled as a pattern, as an expression, as a graph
 * and as a whole query; what compiles is run on a small graph with a small budget, and explained.
 */
#include <string.h>

#include "query/matcher.h"
#include "query/query.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static const char *GIVEN = "(a:A {n:'a', k:1})-[r:R {w:2}]->(b:B&C {n:['b','æ']})-[:S]->(a),"
                           "(a)-[:R]->(a), (b)-[:T]->(r), (c:A)<-[:R]-(b), (c)-[:S]->(a)";

enum { STEPS = 20000, MUCH = 10000 };

static struct ark_snippet snippet(const char *text)
{
    return (struct ark_snippet){.text = text, .file = "f", .line = 1, .column = 1, .source = text};
}

struct showing {
    const ark_graph *graph;
    GString *out;
    uint32_t width;
};

static bool touch(const struct ark_value *row, void *user)
{
    struct showing *showing = user;
    for (uint32_t i = 0; i < showing->width; i++)
        ark_value_print(showing->graph, row[i], showing->out);
    return showing->out->len < MUCH;
}

static void run_parts(struct ark_compile *compile, struct ark_matcher *matcher,
                      struct showing *showing, const char *text)
{
    struct ark_scope *scope = ark_scope_new(compile);
    struct ark_pattern *pattern = ark_pattern_compile(compile, scope, snippet(text), NULL);
    if (!pattern)
        pattern = ark_pattern_compile(compile, scope, snippet("(x)-[y]->(z)"), NULL);
    struct ark_expr *expr = ark_expr_compile(compile, scope, snippet(text), NULL);
    struct ark_value *row = g_new0(struct ark_value, ark_scope_size(scope) + 1), value;
    showing->width = MIN(1, ark_scope_size(scope));
    ark_match(matcher, pattern, expr, row, touch, showing, NULL);
    for (uint32_t i = 0; i < ark_scope_size(scope); i++)
        g_assert(row[i].type == ARK_NULL);
    if (expr && ark_eval(matcher, expr, row, &value, NULL))
        ark_value_print(showing->graph, value, showing->out);
    ark_match_explain(matcher, scope, pattern, expr, showing->out);
    g_free(row);
}

static void run_query(struct ark_compile *compile, struct ark_matcher *matcher,
                      struct showing *showing, const char *text)
{
    g_autoptr(GError) error = NULL;
    struct ark_query *query = ark_query_compile(compile, snippet(text), &error);
    g_assert((query == NULL) == (error != NULL));
    if (!query)
        return;
    showing->width = ark_query_width(query);
    g_string_truncate(showing->out, 0);
    ark_matcher_begin(matcher);
    ark_query_run(matcher, query, touch, showing, NULL);
    ark_query_explain(matcher, query, showing->out);
}

static void run(struct ark_compile *compile, const ark_graph *graph, const char *text)
{
    struct ark_matcher *matcher = ark_matcher_new(graph, ARK_DA);
    g_autoptr(GString) out = g_string_new(NULL);
    struct showing showing = {.graph = graph, .out = out};
    matcher->most_steps = STEPS;
    ark_matcher_set_today(matcher, 20000);
    ark_matcher_begin(matcher);
    run_parts(compile, matcher, &showing, text);
    run_query(compile, matcher, &showing, text);
    ark_matcher_free(matcher);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    g_autofree char *text = g_strndup((const char *)bytes, len);
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    g_autoptr(ark_arena) arena = ark_arena_new();
    g_autoptr(GHashTable) parameters = g_hash_table_new(g_str_hash, g_str_equal);
    struct ark_value name = ark_value_text("a", 1), one = ark_value_int(1);
    struct ark_diags warnings;
    ark_diags_init(&warnings, ARK_EN);
    g_hash_table_insert(parameters, (char *)"navn", &name);
    g_hash_table_insert(parameters, (char *)"1", &one);
    struct ark_compile compile = {.arena = arena,
                                  .atoms = atoms,
                                  .lang = ARK_DA,
                                  .parameters = parameters,
                                  .warnings = &warnings};
    ark_builder *builder = ark_builder_new(atoms);
    ark_graph_from_text(&compile, snippet(GIVEN), NULL, builder, NULL);
    ark_graph_from_text(&compile, snippet(text), NULL, builder, NULL);
    ark_graph *graph = ark_builder_freeze(builder);
    run(&compile, graph, text);
    ark_graph_free(graph);
    ark_diags_clear(&warnings);
    return 0;
}
