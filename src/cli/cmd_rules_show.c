/* arkitjek rules show: one rule in full. */
#include <stdlib.h>

#include "archimate/archimate.h"
#include "base/output.h"
#include "cli/options.h"
#include "cli/rows.h"
#include "cli/rule_find.h"
#include "cli/terminal.h"
#include "render/rule_text.h"

struct options {
    char **packs, **ids;
    char *format, *lang;
};

enum format { TEXT, JSON };

static bool parse(struct options *o, int argc, char **argv, enum ark_lang lang, GError **error)
{
    const GOptionEntry entries[] = {
        {"pack", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->packs,
         ark_say(lang, "regelpakke, ved navn eller sti; kan gentages (ellers alle indbyggede)",
                 "rule pack, by name or path; may be repeated (else all built-in ones)"),
         ark_say(lang, "NAVN", "NAME")},
        {"format", 0, 0, G_OPTION_ARG_FILENAME, &o->format,
         ark_say(lang, "text eller json (ellers text)", "text or json (else text)"), "F"},
        {"lang", 0, 0, G_OPTION_ARG_FILENAME, &o->lang,
         ark_say(lang, "da eller en (ellers da)", "da or en (else da)"), "da|en"},
        {0},
    };
    o->ids = ark_options_parse(argc, argv, entries, "ID",
                               ark_say(lang,
                                       "Viser én regel: hvis ord den er, hvorfor den er der, "
                                       "hvordan et brud rettes,\neksempler, og forespørgslen selv.",
                                       "Shows one rule: whose words it is, why it is there, how to "
                                       "fix a violation,\nexamples, and the query itself."),
                               lang, error);
    if (!o->ids || !ark_options_check_lang(o->lang, lang, error))
        return false;
    return g_strv_length(o->ids) == 1 ||
           ark_fail(error, ARK_ERROR_USAGE, "%s",
                    ark_say(lang, "giv netop én regel, fx `arkitjek rules show AR-7.1-a`.",
                            "give exactly one rule, such as `arkitjek rules show AR-7.1-a`."));
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
    session->with_tests = true;
    if (!ark_session_load_packs(session, o->packs, error) ||
        !ark_rule_find(session, o->ids[0], &found, error))
        return false;
    struct ark_compile compile = ark_session_compile(session);
    struct ark_rule_view view = {
        {&compile, found.pack, ark_archimate_labels}, found.rule, session->lang};
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
    g_strfreev(options.ids);
    g_free(options.format);
    g_free(options.lang);
    return error ? ark_complain(error) : 0;
}
