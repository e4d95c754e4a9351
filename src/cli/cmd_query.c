/* arkitjek query: asks what was read. */
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/output.h"
#include "cli/asking.h"
#include "cli/clock.h"
#include "cli/config.h"
#include "cli/options.h"
#include "cli/rows.h"
#include "cli/terminal.h"

struct options {
    char **operands, **packs, **parameters;
    char *format, *limit, *lang;
    gboolean explain;
};

/* What is asked, and of what. */
struct question {
    char *name, *text; /* both NULL: the prompt */
    char **inputs;     /* borrowed from the operands */
};

static bool parse(struct options *o, int argc, char **argv, enum ark_lang lang, GError **error)
{
    const GOptionEntry entries[] = {
        {"format", 0, 0, G_OPTION_ARG_FILENAME, &o->format,
         ark_say(lang, "table, csv eller json (ellers table)", "table, csv or json (else table)"),
         "F"},
        {"explain", 0, 0, G_OPTION_ARG_NONE, &o->explain,
         ark_say(lang, "vis, hvordan forespørgslen køres, i stedet for svaret",
                 "show how the query is run instead of its answer"),
         NULL},
        {"param", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->parameters,
         ark_say(lang, "værdien af $NAVN; kan gentages. '3' er teksten, 3 tallet",
                 "the value of $NAME; may be repeated. '3' is the text, 3 the number"),
         ark_say(lang, "NAVN=VÆRDI", "NAME=VALUE")},
        {"limit-rows", 0, 0, G_OPTION_ARG_FILENAME, &o->limit,
         ark_say(lang, "højst så mange rækker", "at most so many rows"), "N"},
        {"pack", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->packs,
         ark_say(lang, "regelpakke, hvis regler skal være i grafen (ellers de faste)",
                 "rule pack whose rules are in the graph (else the standard ones)"),
         ark_say(lang, "NAVN", "NAME")},
        ARK_OPTION_LANG(&o->lang, lang),
        {0},
    };
    o->operands = ark_options_parse(
        argc, argv, entries, ark_say(lang, "[FORESPØRGSEL] INPUT...", "[QUERY] INPUT..."),
        ark_say(
            lang,
            "Spørger det læste i reglernes sprog (docs/regelsprog.md), fx\n\n"
            "  arkitjek query 'MATCH (c:ApplicationComponent) RETURN c.name, c.ejer' model.xml\n\n"
            "FORESPØRGSEL er teksten selv, @FIL eller - (standard input). Uden den spørger "
            "kommandoen selv\ni terminalen. I csv får en tekst, der begynder med = + - @, en "
            "apostrof foran, så et regneark\nikke kører den; json har den uændret.\n\n"
            "Exitkode:\n  0  svaret er vist, også når det er tomt\n"
            "  2  forkert brug eller en fejl i forespørgslen\n"
            "  3  et input kunne ikke læses, eller forespørgslen ramte en grænse",
            "Asks what was read, in the language of the rules (docs/rule-language.md), such as\n\n"
            "  arkitjek query 'MATCH (c:ApplicationComponent) RETURN c.name, c.ejer' model.xml\n\n"
            "QUERY is the text itself, @FILE or - (standard input). Without it, the command asks "
            "in the\nterminal. In csv a text that begins with = + - @ gets an apostrophe in "
            "front, so that a\nspreadsheet won't run it; json has it unchanged.\n\n"
            "Exit code:\n  0  the answer was shown, empty or not\n"
            "  2  wrong usage or a mistake in the query\n"
            "  3  an input could not be read, or the query hit a limit"),
        lang, error);
    return o->operands && ark_options_check_lang(o->lang, lang, error);
}

static bool read_limit(const char *text, uint32_t *ret_limit, enum ark_lang lang, GError **error)
{
    guint64 limit = UINT32_MAX;
    if (text && !g_ascii_string_to_unsigned(text, 10, 0, UINT32_MAX - 1, &limit, NULL))
        return ark_fail(error, ARK_ERROR_USAGE,
                        ark_say(lang, "--limit-rows %s: her ventes et helt tal.",
                                "--limit-rows %s: a whole number is expected."),
                        text);
    *ret_limit = (uint32_t)limit;
    return true;
}

static struct ark_value parameter_value(const char *text)
{
    size_t len = strlen(text);
    gint64 integer;
    char *end;
    if (len > 1 && text[0] == '\'' && text[len - 1] == '\'')
        return ark_value_text(text + 1, (uint32_t)len - 2);
    if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)
        return ark_value_bool(*text == 't');
    if (g_ascii_string_to_signed(text, 10, G_MININT64, G_MAXINT64, &integer, NULL))
        return ark_value_int(integer);
    double real = g_ascii_strtod(text, &end);
    if (len && !*end && strspn(text, "+-.0123456789eE") == len)
        return ark_value_real(real);
    return ark_value_text(text, (uint32_t)len);
}

static bool read_parameters(struct ark_asking *asking, char **given, GError **error)
{
    struct ark_session *session = asking->session;
    for (; given && *given; given++) {
        char *equals = strchr(*given, '=');
        if (!equals || equals == *given || !g_utf8_validate(*given, -1, NULL))
            return ark_fail(error, ARK_ERROR_USAGE,
                            ark_say(session->lang, "--param %s: skriv den som NAVN=VÆRDI.",
                                    "--param %s: write it as NAME=VALUE."),
                            *given);
        struct ark_value *value = ARK_NEW(session->arena, struct ark_value);
        char *text = ark_arena_strdup(session->arena, equals + 1);
        *value = parameter_value(text);
        if (value->type == ARK_TEXT)
            text[value->text - text + value->len] = '\0'; /* the closing quote */
        g_hash_table_insert(asking->parameters,
                            ark_arena_strndup(session->arena, *given, (size_t)(equals - *given)),
                            value);
    }
    return true;
}

static bool read_question_file(struct question *question, const char *path, enum ark_lang lang,
                               GError **error)
{
    g_autoptr(ark_source) source = ark_source_open(path, lang, error);
    size_t len;
    question->text = source ? ark_source_read_all(source, ARK_MAX_TEXT_BYTES, &len, error) : NULL;
    question->name = g_strdup(path);
    if (!question->text && error && *error)
        (*error)->code = ARK_ERROR_USAGE;
    return question->text != NULL;
}

/* A query has blanks; what has none, or is there to be read, is an input. */
static bool is_query(const char *operand)
{
    return strpbrk(operand, " \t\n") && !g_file_test(operand, G_FILE_TEST_EXISTS);
}

/* The first operand is the query, unless it is an input. */
static bool read_question(struct question *question, const struct options *o, enum ark_lang lang,
                          GError **error)
{
    const char *first = o->operands[0];
    question->inputs = o->operands + 1;
    if (first && *first == '@')
        return read_question_file(question, first + 1, lang, error);
    if (first && strcmp(first, "-") == 0) {
        if (g_strv_contains((const char *const *)question->inputs, "-"))
            return ark_fail(error, ARK_ERROR_USAGE, "%s",
                            ark_say(lang,
                                    "standard input kan ikke være både forespørgsel og input. Giv "
                                    "forespørgslen som @FIL.",
                                    "standard input can't be both the query and an input. Give "
                                    "the query as @FILE."));
        return read_question_file(question, first, lang, error);
    }
    if (first && is_query(first)) {
        question->text = g_strdup(first);
        question->name = g_strdup(ark_say(lang, "forespørgsel", "query"));
        return g_utf8_validate(first, -1, NULL) ||
               ark_fail(error, ARK_ERROR_USAGE, "%s",
                        ark_say(lang, "forespørgslen er ikke UTF-8.", "the query is not UTF-8."));
    }
    question->inputs = o->operands;
    return !first || isatty(STDIN_FILENO) ||
           ark_fail(error, ARK_ERROR_USAGE, "%s",
                    ark_say(lang,
                            "der mangler en forespørgsel før det første input: teksten selv, @FIL "
                            "eller - for standard input.",
                            "a query is missing before the first input: the text itself, @FILE, or "
                            "- for standard input."));
}

static bool load(struct ark_session *session, const struct options *o,
                 const struct question *question, GError **error)
{
    g_auto(ark_config) config = {0};
    if (!ark_config_read(&config, question->inputs, session->lang, error))
        return false;
    char **packs = o->packs && *o->packs ? o->packs : config.packs;
    if (!ark_session_load_packs(session, packs, error) ||
        !ark_session_load_inputs(session, config.inputs, error))
        return false;
    if (!ark_session_freeze(session, error))
        return false;
    ark_schema_add_graph(session->schema, session->graph);
    return true;
}

static int query(struct ark_session *session, const struct options *o, struct ark_asking *asking,
                 GError **error)
{
    struct question question = {0};
    g_autoptr(GString) out = g_string_new(NULL);
    int code = -1;
    if (read_limit(o->limit, &asking->most_rows, session->lang, error) &&
        read_parameters(asking, o->parameters, error) &&
        read_question(&question, o, session->lang, error) && load(session, o, &question, error)) {
        if (!question.text)
            code = ark_ask_prompt(asking);
        else if (ark_ask(asking, question.name, question.text, out, error))
            code = 0;
        ark_output_write("-", out->str, out->len, session->lang, code < 0 ? NULL : error);
    }
    g_free(question.text);
    g_free(question.name);
    return code;
}

int ark_cmd_query(int argc, char **argv, enum ark_lang lang)
{
    static const char *const FORMATS[] = {"table", "csv", "json", NULL};
    g_autoptr(GError) error = NULL;
    struct options options = {0};
    unsigned format = ARK_ANSWER_TABLE;
    int code = 0;
    if (parse(&options, argc, argv, lang, &error) &&
        (!options.format || ark_options_choose(options.format, FORMATS, lang, &format, &error))) {
        struct ark_session session;
        ark_session_init(&session, lang);
        struct ark_asking asking = {.session = &session,
                                    .parameters = g_hash_table_new(g_str_hash, g_str_equal),
                                    .format = (enum ark_answer_format)format,
                                    .explain = options.explain,
                                    .width = ark_terminal_width(),
                                    .today = ark_clock_today()};
        code = query(&session, &options, &asking, &error);
        g_hash_table_unref(asking.parameters);
        ark_session_clear(&session);
    }
    g_strfreev(options.operands);
    g_strfreev(options.packs);
    g_strfreev(options.parameters);
    g_free(options.format);
    g_free(options.limit);
    g_free(options.lang);
    return error ? ark_complain(error) : code;
}
