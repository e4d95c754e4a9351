/* Compiles and runs the examples. */
#include "answer.h"

#include <string.h>

#include "archimate/archimate.h"
#include "base/day.h"
#include "check/check.h"
#include "cli/labels.h"
#include "document/document.h"
#include "pack/pack.h"
#include "query/functions.h"
#include "query/query.h"
#include "uml/uml.h"

struct world {
    ark_atoms *atoms;
    ark_arena *arena;
    ark_schema *schema;
    struct ark_compile compile;
    struct ark_diags warnings;
    ark_graph *graph;
    struct ark_matcher *matcher;
};

static struct ark_snippet snippet(const char *file, const char *text)
{
    return (struct ark_snippet){.text = text, .file = file, .line = 1, .column = 1, .source = text};
}

static void world_init(struct world *world, enum ark_lang lang)
{
    *world = (struct world){
        .atoms = ark_atoms_new(), .arena = ark_arena_new(), .schema = ark_schema_new()};
    ark_archimate_register(world->schema);
    ark_uml_register(world->schema);
    ark_document_register(world->schema);
    ark_packs_register(world->schema);
    ark_diags_init(&world->warnings, lang);
    world->compile = (struct ark_compile){
        .arena = world->arena, .atoms = world->atoms, .schema = world->schema, .lang = lang};
}

static bool make_graph(struct world *world, const char *text, GError **error)
{
    ark_builder *builder = ark_builder_new(world->atoms);
    int64_t today;
    bool ok = ark_graph_from_text(&world->compile, snippet("graf", text), ark_model_labels, builder,
                                  error);
    world->graph = ark_builder_freeze(builder);
    world->matcher = ark_matcher_new(world->graph, world->compile.lang);
    ark_day_read(ARK_FUNCTION_EXAMPLES_TODAY, &today);
    ark_matcher_set_today(world->matcher, today);
    ark_matcher_begin(world->matcher);
    return ok;
}

static void world_clear(struct world *world)
{
    ark_matcher_free(world->matcher);
    ark_graph_free(world->graph);
    ark_diags_clear(&world->warnings);
    ark_schema_free(world->schema);
    ark_arena_free(world->arena);
    ark_atoms_free(world->atoms);
}

/* `--param NAME=VALUE`, the value as an expression. */
static bool read_parameters(struct world *world, const char *info, GHashTable *parameters,
                            GError **error)
{
    g_auto(GStrv) words = g_strsplit(info, " ", -1);
    for (char **word = words; *word; word++) {
        char *equals = strchr(*word, '=');
        if (!equals)
            continue;
        char *name = ark_arena_strndup(world->arena, *word, (size_t)(equals - *word));
        char *text = ark_arena_strdup(world->arena, equals + 1);
        struct ark_scope *scope = ark_scope_new(&world->compile);
        struct ark_value *value = ARK_NEW(world->arena, struct ark_value), none = {0};
        struct ark_expr *expr =
            ark_expr_compile(&world->compile, scope, snippet("--param", text), error);
        if (!expr || !ark_eval(world->matcher, expr, &none, value, error))
            return false;
        g_hash_table_insert(parameters, name, value);
    }
    return true;
}

struct rows {
    const ark_graph *graph;
    uint32_t width;
    GString *out;
};

static bool add_row(const struct ark_value *row, void *user)
{
    struct rows *rows = user;
    for (uint32_t i = 0; i < rows->width; i++) {
        g_string_append(rows->out, i ? " | " : "");
        ark_value_print(rows->graph, row[i], rows->out);
    }
    g_string_append_c(rows->out, '\n');
    return true;
}

static void add_warnings(const struct world *world, GString *out)
{
    ARK_VEC_EACH (const struct ark_diag, diag, world->warnings.items)
        g_string_append_printf(out, "%u:%u: %s: %s\n", diag->loc.line, diag->loc.column,
                               ark_say(world->compile.lang, "advarsel", "warning"), diag->message);
}

static bool run(struct world *world, const struct doc_example *example, GString *out,
                GError **error)
{
    g_autoptr(GHashTable) parameters = g_hash_table_new(g_str_hash, g_str_equal);
    const char *name = ark_say(world->compile.lang, "forespørgsel", "query");
    if (!make_graph(world, example->graph, error) ||
        !read_parameters(world, example->info, parameters, error))
        return false;
    world->compile.parameters = parameters;
    world->compile.warnings = &world->warnings;
    struct ark_query *query =
        ark_query_compile(&world->compile, snippet(name, example->query), error);
    add_warnings(world, out);
    if (!query)
        return false;
    gsize before = out->len;
    struct rows rows = {world->graph, ark_query_width(query), out};
    for (uint32_t i = 0; i < rows.width; i++)
        g_string_append_printf(out, "%s%s", i ? " | " : "", ark_query_column(query, i));
    g_string_append_c(out, '\n');
    ark_matcher_begin(world->matcher);
    bool ok = ark_query_run(world->matcher, query, add_row, &rows, error);
    if (!ok || example->plan)
        g_string_truncate(out, before);
    if (ok && example->plan)
        ark_query_explain(world->matcher, query, out);
    return ok;
}

char *doc_answer(const struct doc_example *example, enum ark_lang lang)
{
    struct world world;
    g_autoptr(GError) error = NULL;
    GString *out = g_string_new(NULL);
    world_init(&world, lang);
    if (!run(&world, example, out, &error))
        g_string_append_printf(out, "%s\n", error->message);
    world_clear(&world);
    return g_string_free(out, FALSE);
}

bool doc_is_pack(const struct doc_block *block)
{
    return doc_block_is(block, "yaml") && g_str_has_prefix(block->text, "pack:");
}

char *doc_try_pack(const struct doc_block *block, enum ark_lang lang)
{
    struct world world;
    g_autoptr(GError) error = NULL;
    char *message = NULL;
    world_init(&world, lang);
    const struct ark_pack *pack =
        ark_pack_load(&world.compile, "pack.yaml", block->text, strlen(block->text), &error);
    if (!pack)
        message = g_strdup(error->message);
    for (uint32_t i = 0; pack && i < pack->rule_n && !message; i++)
        ark_rule_run_tests(&world.compile, pack, &pack->rules[i], ark_model_labels, &message);
    world_clear(&world);
    return message;
}
