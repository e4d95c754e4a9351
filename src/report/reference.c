/* The reference of packs, as Markdown: by principle, by rule of the framework, by check. */
#include <string.h>

#include "base/escape.h"
#include "report/report.h"
#include "report/rule_life.h"
#include "report/rules.h"

struct writing {
    const struct ark_compile *compile;
    const struct ark_pack *pack;
    ark_labels_fn labels_of;
    unsigned top; /* level of the pack's heading */
    GString *out;
};

static enum ark_lang lang_of(const struct writing *w)
{
    return w->compile->lang;
}

static const char *in_lang(const struct writing *w, struct ark_text text)
{
    return ark_text_in(text, lang_of(w));
}

static void put(const struct writing *w, const char *text)
{
    ark_escape_markdown(w->out, text, -1);
}

static void heading(const struct writing *w, unsigned below, const char *text)
{
    for (unsigned i = 0; i < w->top + below; i++)
        g_string_append_c(w->out, '#');
    g_string_append_c(w->out, ' ');
    put(w, text);
    g_string_append(w->out, "\n\n");
}

static char *titled(const char *id, const char *title)
{
    return g_strdup_printf("%s: %s", id, title);
}

static char *principle_heading(const struct writing *w, const struct ark_principle *principle)
{
    if (principle)
        return titled(principle->id, in_lang(w, principle->title));
    return g_strdup(w->pack->principle_n
                        ? ark_say(lang_of(w), "Regler uden princip", "Rules without a principle")
                        : ark_say(lang_of(w), "Reglerne", "The rules"));
}

static void link_to(const struct writing *w, const char *text)
{
    g_string_append_c(w->out, '[');
    put(w, text);
    g_string_append(w->out, "](#");
    ark_report_anchor(text, w->out);
    g_string_append_c(w->out, ')');
}

/* "**Kilde:** text" as a paragraph; nothing for an empty text. */
static void field(const struct writing *w, const char *name, const char *text)
{
    if (!text || !*text)
        return;
    g_string_append_printf(w->out, "**%s:** ", name);
    put(w, text);
    g_string_append(w->out, "\n\n");
}

/* " (<https://...>)"; nothing for what is no address on the web. */
static void address(const struct writing *w, const char *url)
{
    if (ark_is_web_address(url))
        g_string_append_printf(w->out, " (<%s>)", url);
}

static void field_of_source(const struct writing *w, const struct ark_rule *rule)
{
    g_string_append_printf(w->out, "**%s:** ", ark_say(lang_of(w), "Kilde", "Source"));
    put(w, in_lang(w, rule->source));
    address(w, rule->url);
    g_string_append(w->out, "\n\n");
}

/* Of what another pack's framework says. */
static void field_of_covered(const struct writing *w, const struct ark_rule *rule)
{
    const struct ark_framework_rule *covered = ark_rule_covered(w->pack, rule);
    if (!covered || covered->pack == w->pack)
        return;
    g_autofree char *text =
        g_strdup_printf("%s: %s (%s)", covered->id, in_lang(w, covered->title), covered->pack->id);
    field(w, ark_say(lang_of(w), "Prøver", "Tests"), text);
}

static void examples(const struct writing *w, const struct ark_rule_view *view)
{
    const struct ark_rule *rule = view->rule;
    if (!rule->test_n)
        return;
    g_string_append_printf(w->out, "**%s:**\n\n", ark_say(lang_of(w), "Eksempler", "Examples"));
    for (uint32_t i = 0; i < rule->test_n; i++) {
        g_autofree char *verdict = ark_example_verdict(view, i);
        g_autofree char *words = ark_example_words(view, i);
        g_autofree char *text = g_strdup_printf("%s: %s", verdict, words);
        g_string_append(w->out, "- ");
        put(w, text);
        g_string_append_c(w->out, '\n');
    }
    g_string_append_c(w->out, '\n');
}

static void check(const struct writing *w, const struct ark_rule *rule, unsigned below)
{
    enum ark_lang lang = lang_of(w);
    struct ark_rule_view view = {.tester = {w->compile, w->pack, w->labels_of},
                                 .rule = rule,
                                 .lang = lang,
                                 .effect = ark_rule_plain_effect(rule)};
    g_autofree char *title = titled(rule->id, in_lang(w, rule->title));
    g_autofree char *sample = ark_rule_sample(&view);
    heading(w, below, title);
    g_string_append_printf(w->out, "**%s** · ", ark_level_word(view.effect, lang));
    put(w, ark_sure_words(rule->sure, lang));
    g_string_append(w->out, "\n\n");
    field_of_covered(w, rule);
    ark_reference_life(&view, w->out);
    field_of_source(w, rule);
    field(w, ark_say(lang, "Hvorfor", "Why"), ark_rule_why(w->pack, rule, lang));
    field(w,
          rule->asks
              ? ark_say(lang, "Spørgsmål", "Question")
              : ark_say(lang, "Når den brydes, står der fx", "When it is broken, it says e.g."),
          sample);
    field(w, ark_say(lang, "Sådan rettes det", "How to fix"), in_lang(w, rule->remedy));
    ark_reference_help(&view, w->out);
    examples(w, &view);
}

static bool covers(const struct ark_rule *rule, const struct ark_framework_rule *framework)
{
    return rule->covers && strcmp(rule->covers, framework->id) == 0;
}

static uint32_t checks_of(const struct writing *w, const struct ark_framework_rule *framework)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < w->pack->rule_n; i++)
        n += covers(&w->pack->rules[i], framework);
    return n;
}

static void framework_rule(const struct writing *w, const struct ark_framework_rule *rule)
{
    enum ark_lang lang = lang_of(w);
    g_autofree char *title = titled(rule->id, in_lang(w, rule->title));
    heading(w, 2, title);
    g_string_append_printf(w->out, "**%s** · ", ark_level_name(rule->level));
    put(w, ark_sure_words(rule->sure, lang));
    g_string_append(w->out, " · ");
    put(w, rule->source);
    g_string_append(w->out, "\n\n");
    put(w, in_lang(w, rule->gist));
    g_string_append(w->out, "\n\n");
    if (!checks_of(w, rule))
        g_string_append_printf(w->out, "*%s*\n\n",
                               ark_say(lang, "Pakken har ingen kontrol af denne regel.",
                                       "The pack has no check of this rule."));
    for (uint32_t i = 0; i < w->pack->rule_n; i++) {
        if (covers(&w->pack->rules[i], rule))
            check(w, &w->pack->rules[i], 3);
    }
}

/* The principle of this pack that something stands below; NULL: of another pack, or of none. */
static const struct ark_principle *own_principle(const struct writing *w, const char *id)
{
    const struct ark_principle *found = id ? ark_pack_principle(w->pack, id) : NULL;
    return found && found->pack == w->pack ? found : NULL;
}

static bool is_below(const struct writing *w, const struct ark_framework_rule *rule,
                     const struct ark_principle *principle)
{
    return own_principle(w, rule->principle) == principle;
}

/* A check that stands below the principle, and below no rule of this pack's framework. */
static bool is_direct(const struct writing *w, const struct ark_rule *rule,
                      const struct ark_principle *principle)
{
    const struct ark_framework_rule *covered = ark_rule_covered(w->pack, rule);
    return !(covered && covered->pack == w->pack) && own_principle(w, rule->principle) == principle;
}

static bool has_any(const struct writing *w, const struct ark_principle *principle)
{
    for (uint32_t i = 0; i < w->pack->framework_rule_n; i++) {
        if (is_below(w, &w->pack->framework_rules[i], principle))
            return true;
    }
    for (uint32_t i = 0; i < w->pack->rule_n; i++) {
        if (is_direct(w, &w->pack->rules[i], principle))
            return true;
    }
    return principle != NULL;
}

static void chapter(const struct writing *w, const struct ark_principle *principle)
{
    if (!has_any(w, principle))
        return;
    g_autofree char *title = principle_heading(w, principle);
    heading(w, 1, title);
    if (principle) {
        put(w, in_lang(w, principle->gist));
        g_string_append(w->out, "\n\n");
    }
    for (uint32_t i = 0; i < w->pack->rule_n; i++) {
        if (is_direct(w, &w->pack->rules[i], principle))
            check(w, &w->pack->rules[i], 2);
    }
    for (uint32_t i = 0; i < w->pack->framework_rule_n; i++) {
        if (is_below(w, &w->pack->framework_rules[i], principle))
            framework_rule(w, &w->pack->framework_rules[i]);
    }
}

static void contents_of(const struct writing *w, const struct ark_principle *principle)
{
    if (!has_any(w, principle))
        return;
    g_autofree char *title = principle_heading(w, principle);
    g_string_append(w->out, "- ");
    link_to(w, title);
    g_string_append_c(w->out, '\n');
    for (uint32_t i = 0; i < w->pack->rule_n; i++) {
        const struct ark_rule *rule = &w->pack->rules[i];
        g_autofree char *its = titled(rule->id, in_lang(w, rule->title));
        if (!is_direct(w, rule, principle))
            continue;
        g_string_append(w->out, "  - ");
        link_to(w, its);
        g_string_append_c(w->out, '\n');
    }
    for (uint32_t i = 0; i < w->pack->framework_rule_n; i++) {
        const struct ark_framework_rule *rule = &w->pack->framework_rules[i];
        if (!is_below(w, rule, principle))
            continue;
        g_autofree char *its = titled(rule->id, in_lang(w, rule->title));
        uint32_t n = checks_of(w, rule);
        g_string_append(w->out, "  - ");
        link_to(w, its);
        g_string_append_printf(w->out,
                               n == 1 ? ark_say(lang_of(w), " (%u kontrol)\n", " (%u check)\n")
                                      : ark_say(lang_of(w), " (%u kontroller)\n", " (%u checks)\n"),
                               n);
    }
}

static void levels(const struct writing *w)
{
    static const struct ark_text MEANING[] = {
        {{"skal rettes eller have en godkendt dispensation",
          "must be fixed or have an approved dispensation"}},
        {{"skal rettes eller forklares", "must be fixed or explained"}},
        {{"et råd", "a piece of advice"}},
    };
    enum ark_lang lang = lang_of(w);
    uint32_t by_level[ARK_LEVELS] = {0};
    for (uint32_t i = 0; i < w->pack->rule_n; i++) {
        struct ark_effect effect = ark_rule_plain_effect(&w->pack->rules[i]);
        by_level[effect.level] += effect.skip == ARK_RUN;
    }
    g_string_append(w->out,
                    ark_say(lang, "| Niveau | Kontroller | Når den brydes |\n|---|---:|---|\n",
                            "| Level | Checks | When it is broken |\n|---|---:|---|\n"));
    for (int i = 0; i < ARK_LEVELS; i++) {
        if (by_level[i])
            g_string_append_printf(w->out, "| %s | %u | %s |\n", ark_level_name((enum ark_level)i),
                                   by_level[i],
                                   ark_text_in(MEANING[ark_level_rank((enum ark_level)i)], lang));
    }
    g_string_append_c(w->out, '\n');
}

static void put_count(const struct writing *w, uint32_t n, const char *one, const char *many)
{
    g_string_append_printf(w->out, "%u %s", n, n == 1 ? one : many);
}

static void introduction(const struct writing *w)
{
    enum ark_lang lang = lang_of(w);
    g_string_append_printf(
        w->out, ark_say(lang, "Regelpakken `%s`, udgave ", "The rule pack `%s`, version "),
        w->pack->id);
    put(w, w->pack->version);
    address(w, w->pack->url);
    g_string_append(w->out, ": ");
    put_count(w, w->pack->framework_rule_n,
              ark_say(lang, "regel i rammen, ", "rule in the framework, "),
              ark_say(lang, "regler i rammen, ", "rules in the framework, "));
    put_count(w, w->pack->rule_n, ark_say(lang, "kontrol.", "check."),
              ark_say(lang, "kontroller.", "checks."));
    for (uint32_t i = 0; i < w->pack->extend_n; i++)
        g_string_append_printf(
            w->out, i ? ", `%s`" : ark_say(lang, " Den bygger på `%s`", " It builds on `%s`"),
            w->pack->extends[i]->id);
    g_string_append(w->out, w->pack->extend_n ? ".\n\n" : "\n\n");
    if (w->pack->rule_n)
        levels(w);
}

static void contents_of_table(const char *title, void *user)
{
    const struct writing *w = user;
    g_string_append(w->out, "- ");
    link_to(w, title);
    g_string_append_c(w->out, '\n');
}

static void write_pack(const struct writing *w)
{
    heading(w, 0, in_lang(w, w->pack->title));
    introduction(w);
    heading(w, 1, ark_say(lang_of(w), "Indhold", "Contents"));
    for (uint32_t i = 0; i < w->pack->principle_n; i++)
        contents_of(w, &w->pack->principles[i]);
    contents_of(w, NULL);
    ark_reference_table_titles(w->pack, lang_of(w), contents_of_table, (void *)w);
    g_string_append_c(w->out, '\n');
    for (uint32_t i = 0; i < w->pack->principle_n; i++)
        chapter(w, &w->pack->principles[i]);
    chapter(w, NULL);
    ark_reference_tables(w->pack, w->top + 1, lang_of(w), w->out);
}

char *ark_reference_title(const struct ark_pack *const *packs, uint32_t pack_n, enum ark_lang lang)
{
    if (pack_n == 1)
        return g_strdup(ark_text_in(packs[0]->title, lang));
    return g_strdup(ark_say(lang, "Regler", "Rules"));
}

void ark_reference_markdown(const struct ark_compile *compile, const struct ark_pack *const *packs,
                            uint32_t pack_n, ark_labels_fn labels_of, GString *out)
{
    g_autofree char *title = ark_reference_title(packs, pack_n, compile->lang);
    if (pack_n != 1)
        g_string_append_printf(out, "# %s\n\n", title);
    for (uint32_t i = 0; i < pack_n; i++) {
        struct writing writing = {compile, packs[i], labels_of, pack_n == 1 ? 1 : 2, out};
        write_pack(&writing);
    }
    g_string_truncate(out, out->len - 1);
}
