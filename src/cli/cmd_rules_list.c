/* arkitjek rules list: the rules that fit the options. */
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "base/output.h"
#include "cli/labels.h"
#include "cli/level.h"
#include "cli/options.h"
#include "cli/rows.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "render/rule_text.h"

struct options {
    char **packs, **operands;
    char *level, *sure, *principle, *covers, *search, *profile, *format, *lang;
};

/* What the options ask for; -1 and NULL: anything. */
struct filter {
    int rank, sure;
    const char *principle, *covers;
    char *search; /* folded */
};

struct chosen {
    ARK_VEC(struct ark_rule_row) rows;
};

enum format { TABLE, JSON };

static bool parse(struct options *o, int argc, char **argv, enum ark_lang lang, GError **error)
{
    const GOptionEntry entries[] = {
        {"pack", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->packs,
         ark_say(lang, "regelpakke, ved navn eller sti; kan gentages (ellers de faste)",
                 "rule pack, by name or path; may be repeated (else the standard ones)"),
         ark_say(lang, "NAVN", "NAME")},
        {"level", 0, 0, G_OPTION_ARG_FILENAME, &o->level,
         ark_say(lang, "kun skal, bør eller kan", "only skal, bør or kan"),
         ark_say(lang, "NIVEAU", "LEVEL")},
        {"sure", 0, 0, G_OPTION_ARG_FILENAME, &o->sure,
         ark_say(lang, "kun rammens ord (H, M) eller pakkens egen læsning (ours)",
                 "only the framework's words (H, M) or the pack's own reading (ours)"),
         "H|M|ours"},
        {"principle", 0, 0, G_OPTION_ARG_FILENAME, &o->principle,
         ark_say(lang, "kun under et princip, fx P7", "only below a principle, such as P7"), "ID"},
        {"covers", 0, 0, G_OPTION_ARG_FILENAME, &o->covers,
         ark_say(lang, "kun dem, der prøver en regel i rammen, fx 'AR 7.1'",
                 "only those that test a rule of the framework, such as 'AR 7.1'"),
         "ID"},
        {"search", 0, 0, G_OPTION_ARG_FILENAME, &o->search,
         ark_say(lang, "kun dem, hvis tekster rummer ordene",
                 "only those whose texts hold the words"),
         ark_say(lang, "TEKST", "TEXT")},
        {"profile", 0, 0, G_OPTION_ARG_FILENAME, &o->profile,
         ark_say(lang, "vis de niveauer, der gælder i profilen",
                 "show the levels that hold in the profile"),
         ark_say(lang, "PROFIL", "PROFILE")},
        {"format", 0, 0, G_OPTION_ARG_FILENAME, &o->format,
         ark_say(lang, "table eller json (ellers table)", "table or json (else table)"), "F"},
        ARK_OPTION_LANG(&o->lang, lang),
        {0},
    };
    o->operands = ark_options_parse(
        argc, argv, entries, "",
        ark_say(lang, "Viser reglerne i regelpakkerne.", "Lists the rules of the rule packs."),
        lang, error);
    if (!o->operands || !ark_options_check_lang(o->lang, lang, error))
        return false;
    return !*o->operands ||
           ark_fail(error, ARK_ERROR_USAGE,
                    ark_say(lang,
                            "»%s« hører ikke til her. En regel vises med `arkitjek rules show`.",
                            "\"%s\" does not belong here. `arkitjek rules show` shows a rule."),
                    *o->operands);
}

static bool read_sure(struct filter *filter, const char *sure, enum ark_lang lang, GError **error)
{
    filter->sure = -1;
    for (int i = 0; sure && i < ARK_CERTAINTIES; i++) {
        if (g_ascii_strcasecmp(sure, ark_certainty_key((enum ark_certainty)i)) == 0)
            filter->sure = i;
    }
    return !sure || filter->sure >= 0 ||
           ark_fail(error, ARK_ERROR_USAGE,
                    ark_say(lang, "ukendt værdi »%s« til --sure. Vælg H, M eller ours.",
                            "unknown value \"%s\" of --sure. Choose H, M or ours."),
                    sure);
}

/* "ar7.1" is "AR 7.1". */
static bool same_id(const char *a, const char *b)
{
    for (;; a++, b++) {
        a += strspn(a, " ");
        b += strspn(b, " ");
        if (g_ascii_tolower(*a) != g_ascii_tolower(*b))
            return false;
        if (!*a)
            return true;
    }
}

/* The id as the packs write it; "did you mean" when none has it. */
static bool read_id(const char *given, const GPtrArray *known, const char *option,
                    enum ark_lang lang, const char **ret_id, GError **error)
{
    for (guint i = 0; given && i < known->len; i++) {
        if (same_id(given, known->pdata[i])) {
            *ret_id = known->pdata[i];
            return true;
        }
    }
    const char *meant =
        given ? ark_nearest(given, (const char *const *)known->pdata, known->len) : NULL;
    return !given || ark_fail(error, ARK_ERROR_USAGE, "--%s: %s »%s«.%s%s%s", option,
                              ark_say(lang, "pakkerne har ingen", "the packs have no"), given,
                              meant ? ark_say(lang, " Mente du ", " Did you mean ") : "",
                              meant ? meant : "", meant ? "?" : "");
}

static bool read_ids(struct filter *filter, const struct ark_session *session,
                     const struct options *o, GError **error)
{
    g_autoptr(GPtrArray) principles = g_ptr_array_new(), rules = g_ptr_array_new();
    ARK_VEC_EACH (const struct ark_pack *, pack, session->packs) {
        for (uint32_t i = 0; i < (*pack)->principle_n; i++)
            g_ptr_array_add(principles, (char *)(*pack)->principles[i].id);
        for (uint32_t i = 0; i < (*pack)->framework_rule_n; i++)
            g_ptr_array_add(rules, (char *)(*pack)->framework_rules[i].id);
    }
    return read_id(o->principle, principles, "principle", session->lang, &filter->principle,
                   error) &&
           read_id(o->covers, rules, "covers", session->lang, &filter->covers, error);
}

static bool holds(const char *text, const char *folded)
{
    g_autofree char *own = text ? g_utf8_casefold(text, -1) : NULL;
    return own && strstr(own, folded);
}

static bool any_holds(struct ark_text text, const char *folded)
{
    return holds(text.in[ARK_DA], folded) || holds(text.in[ARK_EN], folded);
}

static bool matches_text(const struct ark_pack *pack, const struct ark_rule *rule,
                         const char *folded)
{
    const struct ark_framework_rule *covered = ark_rule_covered(pack, rule);
    return holds(rule->id, folded) || any_holds(rule->title, folded) ||
           any_holds(rule->source, folded) || any_holds(rule->remedy, folded) ||
           any_holds(rule->text.message, folded) || any_holds(rule->help, folded) ||
           holds(rule->covers, folded) ||
           (covered && (any_holds(covered->title, folded) || any_holds(covered->gist, folded)));
}

static bool fits(const struct filter *filter, const struct ark_rule_row *row)
{
    const struct ark_pack *pack = row->pack;
    const struct ark_rule *rule = row->rule;
    const struct ark_principle *principle = ark_rule_principle(pack, rule);
    return (filter->rank < 0 ||
            (row->effect.skip == ARK_RUN && ark_level_rank(row->effect.level) == filter->rank)) &&
           (filter->sure < 0 || (int)rule->sure == filter->sure) &&
           (!filter->principle || (principle && strcmp(principle->id, filter->principle) == 0)) &&
           (!filter->covers || g_strcmp0(rule->covers, filter->covers) == 0) &&
           (!filter->search || matches_text(pack, rule, filter->search));
}

static void choose(struct chosen *chosen, const struct ark_session *session,
                   const struct filter *filter, const char *profile)
{
    const struct ark_profile **profiles =
        ARK_NEW_ARRAY(session->arena, const struct ark_profile *, session->packs.n + 1);
    ark_packs_choose(session->packs.v, session->packs.n, profile, profiles);
    ARK_VEC_EACH (const struct ark_pack *, pack, session->packs) {
        for (uint32_t i = 0; i < (*pack)->rule_n; i++) {
            const struct ark_rule *rule = &(*pack)->rules[i];
            struct ark_rule_row row = {*pack, rule,
                                       ark_rule_effect(rule, profiles, session->packs.n)};
            if (fits(filter, &row))
                ark_vec_push(&chosen->rows, row);
        }
    }
}

static int by_id(const void *a_, const void *b_)
{
    const struct ark_rule_row *a = a_, *b = b_;
    int packs = strcmp(a->pack->id, b->pack->id);
    return packs ? packs : strcmp(a->rule->id, b->rule->id);
}

static void put_json(struct chosen *chosen, const struct ark_session *session, GString *out)
{
    struct ark_compile compile = ark_session_compile(session);
    json_t *list = json_array();
    if (chosen->rows.n)
        qsort(chosen->rows.v, chosen->rows.n, sizeof *chosen->rows.v, by_id);
    ARK_VEC_EACH (const struct ark_rule_row, row, chosen->rows) {
        struct ark_rule_view view = {.tester = {&compile, row->pack, ark_model_labels},
                                     .rule = row->rule,
                                     .lang = session->lang,
                                     .effect = row->effect};
        json_array_append_new(list, ark_rule_json(&view));
    }
    char *text = json_dumps(list, JSON_INDENT(2));
    g_string_append_printf(out, "%s\n", text);
    free(text);
    json_decref(list);
}

static void put_table(const struct chosen *chosen, const struct ark_session *session,
                      const char *profile, GString *out)
{
    struct ark_rule_list list = {.rows = chosen->rows.v,
                                 .n = chosen->rows.n,
                                 .profile = profile,
                                 .lang = session->lang,
                                 .arena = session->arena};
    ark_render_rules(&list, ark_terminal_width(), out);
}

static bool check_profile(const struct ark_session *session, const char *profile, GError **error)
{
    g_autofree char *unknown = ark_session_unknown_profile(session, profile);
    return !unknown || ark_fail(error, ARK_ERROR_USAGE, "%s", unknown);
}

static bool list(struct ark_session *session, const struct options *o, enum format format,
                 GError **error)
{
    struct filter filter = {.rank = -1};
    session->every_pack = true;
    session->with_tests = format == JSON;
    if ((o->level && !ark_level_read(o->level, &filter.rank, session->lang, error)) ||
        !read_sure(&filter, o->sure, session->lang, error) ||
        !ark_session_load_packs(session, o->packs, error) ||
        !read_ids(&filter, session, o, error) || !check_profile(session, o->profile, error))
        return false;
    g_autofree char *valid = o->search ? g_utf8_make_valid(o->search, -1) : NULL;
    g_autofree char *folded = valid ? g_utf8_casefold(valid, -1) : NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    struct chosen chosen = {0};
    filter.search = folded;
    choose(&chosen, session, &filter, o->profile);
    if (format == JSON)
        put_json(&chosen, session, out);
    else
        put_table(&chosen, session, o->profile, out);
    if (!chosen.rows.n)
        ark_say_error("%s", ark_say(session->lang, "Ingen regler passer.", "No rules fit."));
    ark_vec_clear(&chosen.rows);
    return ark_output_write("-", out->str, out->len, session->lang, error);
}

static void clear_options(struct options *options)
{
    g_strfreev(options->packs);
    g_strfreev(options->operands);
    g_free(options->level);
    g_free(options->sure);
    g_free(options->principle);
    g_free(options->covers);
    g_free(options->search);
    g_free(options->profile);
    g_free(options->format);
    g_free(options->lang);
}

int ark_cmd_rules_list(int argc, char **argv, enum ark_lang lang)
{
    static const char *const FORMATS[] = {"table", "json", NULL};
    g_autoptr(GError) error = NULL;
    struct options options = {0};
    unsigned format = TABLE;
    argv[0] = (char *)"rules list";
    if (parse(&options, argc, argv, lang, &error) &&
        (!options.format || ark_options_choose(options.format, FORMATS, lang, &format, &error))) {
        struct ark_session session;
        ark_session_init(&session, lang);
        list(&session, &options, (enum format)format, &error);
        ark_session_clear(&session);
    }
    clear_options(&options);
    return error ? ark_complain(error) : 0;
}
