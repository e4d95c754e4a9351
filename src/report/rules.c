/* What is said of a rule, and the rule as JSON. */
#include "report/rules.h"

#include "report/report.h"
#include "report/rule_life.h"

void ark_report_anchor(const char *heading, GString *out)
{
    g_autofree char *lower = g_utf8_strdown(heading, -1);
    for (const char *at = lower; *at; at = g_utf8_next_char(at)) {
        gunichar ch = g_utf8_get_char(at);
        if (ch == ' ' || ch == '-')
            g_string_append_c(out, '-');
        else if (g_unichar_isalnum(ch) || ch == '_')
            g_string_append_unichar(out, ch);
    }
}

const char *ark_sure_words(enum ark_certainty sure, enum ark_lang lang)
{
    static const struct ark_text WORDS[ARK_CERTAINTIES] = {
        [ARK_SURE_H] = {{"rammens egne ord, læst i den primære kilde",
                         "the framework's own words, read in the primary source"}},
        [ARK_SURE_M] = {{"rammens ord, gengivet efter en sekundær kilde",
                         "the framework's words, from a secondary source"}},
        [ARK_SURE_OURS] = {{"pakkens egen læsning; rammen siger det ikke selv",
                            "the pack's own reading; the framework doesn't say so itself"}},
    };
    return ark_text_in(WORDS[sure], lang);
}

const struct ark_framework_rule *ark_rule_covered(const struct ark_pack *pack,
                                                  const struct ark_rule *rule)
{
    return rule->covers ? ark_pack_framework_rule(pack, rule->covers) : NULL;
}

const struct ark_principle *ark_rule_principle(const struct ark_pack *pack,
                                               const struct ark_rule *rule)
{
    const struct ark_framework_rule *covered = ark_rule_covered(pack, rule);
    const char *id = rule->principle ? rule->principle : covered ? covered->principle : NULL;
    return id ? ark_pack_principle(pack, id) : NULL;
}

const char *ark_rule_why(const struct ark_pack *pack, const struct ark_rule *rule,
                         enum ark_lang lang)
{
    const struct ark_framework_rule *covered = ark_rule_covered(pack, rule);
    const struct ark_principle *principle = ark_rule_principle(pack, rule);
    return covered     ? ark_text_in(covered->gist, lang)
           : principle ? ark_text_in(principle->gist, lang)
                       : "";
}

char *ark_rule_expects(const struct ark_rule *rule)
{
    if (!rule->expects)
        return NULL;
    if (rule->expect_max == UINT32_MAX)
        return g_strdup_printf("%u..", rule->expect_min);
    if (rule->expect_min == rule->expect_max)
        return g_strdup_printf("%u", rule->expect_min);
    return g_strdup_printf("%u..%u", rule->expect_min, rule->expect_max);
}

static json_t *text_or_null(const char *text)
{
    return text ? json_string(text) : json_null();
}

static void put(json_t *object, const char *key, json_t *value)
{
    json_object_set_new(object, key, value);
}

static void put_text(json_t *object, const char *key, const char *text)
{
    put(object, key, text_or_null(text));
}

static void put_pair(json_t *object, const char *key, struct ark_text text)
{
    json_t *pair = json_object();
    put_text(pair, "da", text.in[ARK_DA]);
    put_text(pair, "en", text.in[ARK_EN]);
    put(object, key, pair);
}

static json_t *evidence_list(const struct ark_rule *rule)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < rule->evidence_n; i++) {
        const struct ark_evidence *evidence = &rule->evidence[i];
        json_t *item = json_object();
        put_pair(item, "title", evidence->title);
        put_text(item, "match", evidence->match_text);
        put_text(item, "where", evidence->where_text);
        put_text(item, "show", ark_scope_name(evidence->scope, (uint32_t)evidence->show));
        json_array_append_new(list, item);
    }
    return list;
}

static json_t *test_list(const struct ark_rule_view *view)
{
    const struct ark_rule *rule = view->rule;
    json_t *list = json_array();
    for (uint32_t i = 0; i < rule->test_n; i++) {
        json_t *item = json_object();
        put(item, "finds", json_integer(rule->tests[i].finds));
        put_text(item, "given", rule->tests[i].given);
        put(item, "line", json_integer(rule->tests[i].text.line));
        json_array_append_new(list, item);
    }
    return list;
}

static const char *shape(const struct ark_rule *rule)
{
    return rule->asks                        ? "question"
           : rule->expects                   ? "presence"
           : ark_level_abandons(rule->level) ? "abandon"
                                             : "universal";
}

static void put_query(json_t *item, const struct ark_rule *rule)
{
    g_autofree char *expects = ark_rule_expects(rule);
    put_text(item, "shape", shape(rule));
    put_text(item, "needs", rule->needs);
    put_text(item, "match", rule->text.match);
    put_text(item, "where", rule->text.where);
    put_text(item, "require", rule->text.require);
    put_text(item, "forbid", rule->text.forbid);
    put_text(item, "expect", expects);
    put_text(item, "at", rule->at >= 0 ? ark_scope_name(rule->scope, (uint32_t)rule->at) : NULL);
}

json_t *ark_rule_json(const struct ark_rule_view *view)
{
    const struct ark_rule *rule = view->rule;
    const struct ark_pack *pack = view->tester.pack;
    const struct ark_principle *principle = ark_rule_principle(pack, rule);
    g_autofree char *file = g_utf8_make_valid(pack->file, -1);
    json_t *item = json_object();
    put_text(item, "pack", pack->id);
    put_text(item, "version", pack->version);
    put_text(item, "id", rule->id);
    put_text(item, "level", ark_level_name(rule->level));
    put_text(item, "sure", ark_certainty_key(rule->sure));
    put_text(item, "covers", rule->covers);
    put_text(item, "principle", principle ? principle->id : NULL);
    put_pair(item, "title", rule->title);
    put_pair(item, "source", rule->source);
    put_text(item, "url", rule->url ? rule->url : pack->url);
    put_pair(
        item, "why",
        (struct ark_text){{ark_rule_why(pack, rule, ARK_DA), ark_rule_why(pack, rule, ARK_EN)}});
    put_pair(item, rule->asks ? "ask" : "message", rule->text.message);
    put_pair(item, "remedy", rule->remedy);
    put_query(item, rule);
    ark_rule_put_life(item, view);
    put(item, "evidence", evidence_list(rule));
    put(item, "tests", test_list(view));
    put_text(item, "file", file);
    put(item, "line", json_integer(rule->loc.line));
    return item;
}
