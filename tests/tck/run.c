/* Runs the steps of one scenario in their order. Knows what the kit's steps mean; which scenarios
 * are run, and in which process, is kit.c's. */
#include "run.h"

#include <string.h>

#include "base/error.h"
#include "result.h"
#include "setup.h"

struct running {
    const char *kit;
    bool verbose;
    GString *report;
    struct tck_world world;
    GHashTable *parameters; /* name -> struct ark_value *, in the world's arena */
    const char *query;      /* that `result` is of; NULL before the first one */
    bool open;              /* no step has said what `result` should be */
    struct tck_result result;
};

/* `rest` is the step behind the words it was known by. */
typedef bool (*step_fn)(struct running *running, const struct tck_step *step, const char *rest,
                        GError **error);

static bool nothing(struct running *running, const struct tck_step *step, const char *rest,
                    GError **error)
{
    (void)running;
    (void)step;
    (void)rest;
    (void)error;
    return true;
}

static bool given_graph(struct running *running, const struct tck_step *step, const char *rest,
                        GError **error)
{
    (void)step;
    const char *end = strstr(rest, " graph");
    if (!end)
        return ark_fail(error, ARK_ERROR_INPUT, "no graph is named");
    g_autofree char *name = g_strndup(rest, (size_t)(end - rest));
    g_autofree char *file = g_strconcat(name, ".cypher", NULL);
    g_autofree char *path = g_build_filename(running->kit, "graphs", name, file, NULL);
    g_autofree char *text = NULL;
    return g_file_get_contents(path, &text, NULL, error) &&
           tck_setup_run(&running->world, text, error);
}

/* A step's text may also follow its colon. */
static const char *doc_of(const struct tck_step *step, const char *rest)
{
    return step->doc ? step->doc : rest;
}

static bool executed(struct running *running, const struct tck_step *step, const char *rest,
                     GError **error)
{
    return tck_setup_run(&running->world, doc_of(step, rest), error);
}

static bool parameters_are(struct running *running, const struct tck_step *step, const char *rest,
                           GError **error)
{
    (void)rest;
    struct tck_world *world = &running->world;
    for (uint32_t i = 0; i < step->table.n; i++) {
        struct tck_cell cell;
        const char **row = step->table.rows[i];
        struct ark_value *value = ARK_NEW(world->arena, struct ark_value);
        if (step->table.width != 2)
            return ark_fail(error, ARK_ERROR_INPUT, "a table of name and value expected");
        if (!tck_cell_read(world->arena, row[1], &cell, error))
            return false;
        if (!tck_cell_to_value(world->arena, world->atoms, &cell, value))
            return ark_fail(error, ARK_ERROR_INPUT, "the parameter %s is no plain value", row[0]);
        g_hash_table_insert(running->parameters, ark_arena_strdup(world->arena, row[0]), value);
    }
    return true;
}

/* A scenario that never says what comes out would pass whatever does. */
static bool settled(const struct running *running, GError **error)
{
    return !running->open ||
           ark_fail(error, ARK_ERROR_INPUT, "no step says what the query should give");
}

static bool executing(struct running *running, const struct tck_step *step, const char *rest,
                      GError **error)
{
    if (!settled(running, error))
        return false;
    tck_result_clear(&running->result);
    running->open = true;
    running->query = ark_arena_strdup(running->world.arena, doc_of(step, rest));
    tck_result_ask(&running->world, running->query, running->parameters, &running->result);
    return true;
}

static bool asked(struct running *running, GError **error)
{
    running->open = false;
    return running->query || ark_fail(error, ARK_ERROR_INPUT, "no query was executed before");
}

static bool result_should_be(struct running *running, const struct tck_step *step, const char *rest,
                             GError **error)
{
    return asked(running, error) &&
           tck_result_matches(&running->world, &running->result, rest, &step->table, error);
}

static bool should_be_raised(struct running *running, const struct tck_step *step, const char *rest,
                             GError **error)
{
    if (!asked(running, error))
        return false;
    if (!tck_result_failed(&running->result, rest, error)) {
        g_prefix_error(error, "expected: %s\n", step->text);
        return false;
    }
    if (running->verbose)
        g_string_append_printf(running->report, "as expected: %s\n  %s\n", step->text,
                               running->result.error->message);
    return true;
}

/* The product only reads, so nothing else than no effect can be met. */
static bool side_effects_should_be(struct running *running, const struct tck_step *step,
                                   const char *rest, GError **error)
{
    (void)running;
    (void)rest;
    for (uint32_t i = 0; i < step->table.n; i++) {
        if (step->table.width != 2 || strcmp(step->table.rows[i][1], "0") != 0)
            return ark_fail(error, ARK_ERROR_INPUT,
                            "side effects are expected, and the engine only reads");
    }
    return true;
}

static const struct {
    const char *words; /* the step begins with them; behind a '*' they stand anywhere in it */
    step_fn fn;
} STEPS[] = {
    {"any graph", nothing},
    {"an empty graph", nothing},
    {"*having executed:", executed},
    {"*parameters are:", parameters_are},
    {"*parameter values are:", parameters_are},
    {"executing query:", executing},
    {"executing control query:", executing},
    {"the result should be", result_should_be},
    {"*should be raised at ", should_be_raised},
    {"no side effects", nothing},
    {"the side effects should be:", side_effects_should_be},
    {"the ", given_graph},
};

static bool run_step(struct running *running, const struct tck_step *step, GError **error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(STEPS); i++) {
        const char *words = STEPS[i].words;
        const char *found = *words == '*'                         ? strstr(step->text, words + 1)
                            : g_str_has_prefix(step->text, words) ? step->text
                                                                  : NULL;
        if (!found)
            continue;
        const char *rest = found + strlen(words) - (*words == '*');
        while (*rest == ' ' && *words != '*')
            rest++;
        return STEPS[i].fn(running, step, rest, error);
    }
    return ark_fail(error, ARK_ERROR_INPUT, "a step that the runner does not know");
}

static void report_failure(struct running *running, const struct tck_step *step,
                           const GError *error)
{
    g_string_append_printf(running->report, "line %u: %s\n", step->line, step->text);
    if (running->query) {
        g_auto(GStrv) lines = g_strsplit(running->query, "\n", -1);
        for (char **line = lines; *line; line++)
            g_string_append_printf(running->report, "  > %s\n", *line);
    }
    g_string_append_printf(running->report, "%s\n", error->message);
}

bool tck_run(const char *kit, const struct tck_run *run, bool verbose, GString *report)
{
    struct running running = {.kit = kit, .verbose = verbose, .report = report};
    bool ok = true;
    tck_world_init(&running.world);
    running.parameters = g_hash_table_new(g_str_hash, g_str_equal);
    for (uint32_t i = 0; ok && i < run->n; i++) {
        g_autoptr(GError) error = NULL;
        ok = run_step(&running, &run->steps[i], &error);
        if (ok && i + 1 == run->n)
            ok = settled(&running, &error);
        if (!ok)
            report_failure(&running, &run->steps[i], error);
    }
    tck_result_clear(&running.result);
    g_hash_table_unref(running.parameters);
    tck_world_clear(&running.world);
    return ok;
}
