/* arkitjek rules show: one rule in full. */
#include <stdlib.h>
#include <string.h>

#include "base/output.h"
#include "cli/clock.h"
#include "cli/labels.h"
#include "cli/options.h"
#include "cli/rows.h"
#include "cli/rule_find.h"
#include "cli/terminal.h"
#include "render/rule_text.h"
#include "report/rule_life.h"

struct options {
    char **packs, **operands;
    char *format, *lang;
};

enum format { TEXT, JSON };

/* Two ids are a mistake, and not an input that is missing. */
static bool check_operands(char **operands, enum ark_lang lang, GError **error)
{
    const char *next = *operands ? operands[1] : NULL;
    if (*operands && (!next || strcmp(next, "-") == 0 || g_file_test(next, G_FILE_TEST_EXISTS)))
        return true;
    return ark_fail(error, ARK_ERROR_USAGE,
                    ark_say(lang, "giv netop én regel, fx `arkitjek rules show AR-7.1-a`.%s%s%s",
                            "give exactly one rule, such as `arkitjek rules show AR-7.1-a`.%s%s%s"),
                    next ? " " : "", next ? next : "",
                    next ? ark_say(lang, " er heller ikke en fil.", " is no file either.") : "");
}

static bool parse(struct options *o, int argc, char **argv, enum ark_lang lang, GError **error)
{
    const GOptionEntry entries[] = {
        {"pack", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->packs,
         ark_say(lang, "regelpakke, ved navn eller sti; kan gentages (ellers de faste)",
                 "rule pack, by name or path; may be repeated (else the standard ones)"),
         ark_say(lang, "NAVN", "NAME")},
        {"format", 0, 0, G_OPTION_ARG_FILENAME, &o->format,
         ark_say(lang, "text eller json (ellers text)", "text or json (else text)"), "F"},
        ARK_OPTION_LANG(&o->lang, lang),
        {0},
    };
    o->operands = ark_options_parse(
        argc, argv, entries, "ID [INPUT...]",
        ark_say(
            lang,
            "Viser én regel: hvis ord den er, hvorfor den er der, hvordan et brud rettes,\n"
            "eksempler, og forespørgslen selv. Med INPUT vises, hvordan den køres på det: "
            "hvad den slår op,\nhvor meget den ventede at finde, og hvor meget den fandt.",
            "Shows one rule: whose words it is, why it is there, how to fix a violation,\n"
            "examples, and the query itself. With INPUT it shows how the rule is run on it: what "
            "it looks\nup, how much it expected to find, and how much it found."),
        lang, error);
    return o->operands && ark_options_check_lang(o->lang, lang, error) &&
           check_operands(o->operands, lang, error);
}

static void put_json(const struct ark_rule_view *view, GString *out)
{
    json_t *rule = ark_rule_json(view);
    char *text = json_dumps(rule, JSON_INDENT(2));
    g_string_append_printf(out, "%s\n", text);
    free(text);
    json_decref(rule);
}

static bool show(struct ark_session *session, const struct options *o, enum format format,
                 GError **error)
{
    struct ark_found_rule found;
    session->every_pack = true;
    session->with_tests = true;
    if (!ark_session_load_packs(session, o->packs, error) ||
        !ark_rule_find(session, o->operands[0], &found, error))
        return false;
    if (o->operands[1]) {
        if (!ark_session_load_inputs(session, o->operands + 1, error))
            return false;
        if (!ark_session_freeze(session, error))
            return false;
    }
    struct ark_compile compile = ark_session_compile(session);
    struct ark_rule_view view = {.tester = {&compile, found.pack, ark_model_labels},
                                 .rule = found.rule,
                                 .lang = session->lang,
                                 .effect = ark_rule_plain_effect(found.rule),
                                 .graph = session->graph,
                                 .today = ark_clock_today()};
    g_autoptr(GString) out = g_string_new(NULL);
    if (format == JSON)
        put_json(&view, out);
    else
        ark_render_rule(&view, ark_terminal_width(), out);
    return ark_output_write("-", out->str, out->len, session->lang, error);
}

int ark_cmd_rules_show(int argc, char **argv, enum ark_lang lang)
{
    static const char *const FORMATS[] = {"text", "json", NULL};
    g_autoptr(GError) error = NULL;
    struct options options = {0};
    unsigned format = TEXT;
    argv[0] = (char *)"rules show";
    if (parse(&options, argc, argv, lang, &error) &&
        (!options.format || ark_options_choose(options.format, FORMATS, lang, &format, &error))) {
        struct ark_session session;
        ark_session_init(&session, lang);
        show(&session, &options, (enum format)format, &error);
        ark_session_clear(&session);
    }
    g_strfreev(options.packs);
    g_strfreev(options.operands);
    g_free(options.format);
    g_free(options.lang);
    return error ? ark_complain(error) : 0;
}
