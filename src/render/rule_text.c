/* Rules for a terminal: a list, and one in full. */
#include "render/rule_text.h"

#include "base/escape.h"
#include "render/grid.h"

enum { INDENT = 2, NAME_WIDTH = 12 };

struct sheet {
    const struct ark_rule_view *view;
    unsigned width;
    GString *out;
};

static enum ark_lang lang_of(const struct sheet *s)
{
    return s->view->lang;
}

static void head(const struct sheet *s, const char *title)
{
    g_string_append_c(s->out, '\n');
    ark_escape_line(s->out, title, -1);
    g_string_append_c(s->out, '\n');
}

static void paragraph(const struct sheet *s, const char *title, const char *text)
{
    if (!text || !*text)
        return;
    head(s, title);
    ark_text_wrap(text, INDENT, s->width, s->out);
}

/* "Kilde       text", the text wrapped under itself. */
static void fact(const struct sheet *s, const char *name, const char *text)
{
    if (!text || !*text)
        return;
    gsize start = s->out->len;
    ark_text_wrap(text, NAME_WIDTH, s->width, s->out);
    unsigned width = ark_text_width(name);
    g_string_erase(s->out, (gssize)start, MIN(width, NAME_WIDTH - 1));
    g_string_insert(s->out, (gssize)start, name);
}

static void facts(const struct sheet *s)
{
    const struct ark_rule *rule = s->view->rule;
    const struct ark_pack *pack = s->view->tester.pack;
    const struct ark_framework_rule *covered = ark_rule_covered(pack, rule);
    const struct ark_principle *principle = ark_rule_principle(pack, rule);
    enum ark_lang lang = lang_of(s);
    g_autofree char *whose =
        g_strdup_printf("%s (%s)", ark_sure_words(rule->sure, lang), ark_certainty_key(rule->sure));
    g_autofree char *of_pack =
        g_strdup_printf("%s (%s %s)", ark_text_in(pack->title, lang), pack->id, pack->version);
    fact(s, ark_say(lang, "Pakke", "Pack"), of_pack);
    fact(s, ark_say(lang, "Niveau", "Level"), ark_level_name(rule->level));
    fact(s, ark_say(lang, "Hvis ord", "Whose words"), whose);
    if (covered) {
        g_autofree char *text =
            g_strdup_printf("%s %s (%s)", covered->id, ark_text_in(covered->title, lang),
                            ark_level_name(covered->level));
        fact(s, ark_say(lang, "Prøver", "Tests"), text);
    }
    if (principle) {
        g_autofree char *text =
            g_strdup_printf("%s %s", principle->id, ark_text_in(principle->title, lang));
        fact(s, ark_say(lang, "Princip", "Principle"), text);
    }
    fact(s, ark_say(lang, "Kilde", "Source"), ark_text_in(rule->source, lang));
    fact(s, ark_say(lang, "Adresse", "Address"), rule->url ? rule->url : pack->url);
}

static void examples(const struct sheet *s)
{
    const struct ark_rule *rule = s->view->rule;
    if (rule->test_n)
        head(s, ark_say(lang_of(s), "Eksempler", "Examples"));
    for (uint32_t i = 0; i < rule->test_n; i++) {
        g_autofree char *verdict = ark_example_verdict(s->view, i);
        g_autofree char *words = ark_example_words(s->view, i);
        g_autofree char *text = g_strdup_printf("%s: %s", verdict, words);
        gsize start = s->out->len;
        ark_text_wrap(text, INDENT + 2, s->width, s->out);
        s->out->str[start + INDENT] = '-';
    }
}

/* A key of the pack with its text, whose lines stay as they are. */
static void key(const struct sheet *s, const char *name, const char *text)
{
    if (!text)
        return;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    bool one = g_strv_length(lines) == 1;
    g_string_append_printf(s->out, "  %s:%s", name, one ? " " : " |-\n");
    for (char **line = lines; *line; line++) {
        g_string_append(s->out, one ? "" : "    ");
        ark_escape_line(s->out, *line, -1);
        g_string_append_c(s->out, '\n');
    }
}

static void query(const struct sheet *s)
{
    const struct ark_rule *rule = s->view->rule;
    g_autofree char *expects = ark_rule_expects(rule);
    head(s, ark_say(lang_of(s), "Forespørgslen, som den står i pakken",
                    "The query as it stands in the pack"));
    key(s, "needs", rule->needs);
    key(s, "match", rule->text.match);
    key(s, "where", rule->text.where);
    key(s, "require", rule->text.require);
    key(s, "forbid", rule->text.forbid);
    key(s, "expect", expects);
    key(s, rule->asks ? "ask" : "message", ark_text_in(rule->text.message, lang_of(s)));
    for (uint32_t i = 0; i < rule->evidence_n; i++) {
        g_autofree char *title =
            g_strdup_printf(ark_say(lang_of(s), "Læs til spørgsmålet: %s", "To read for it: %s"),
                            ark_text_in(rule->evidence[i].title, lang_of(s)));
        head(s, title);
        key(s, "match", rule->evidence[i].match_text);
        key(s, "where", rule->evidence[i].where_text);
    }
}

static bool on_none(const struct ark_value *row, void *user)
{
    (void)row, (void)user;
    return false;
}

/* How the query would be run, made for the graph of the first test: there is no other here. */
static void plan(const struct sheet *s)
{
    const struct ark_rule *rule = s->view->rule;
    const struct ark_compile *compile = s->view->tester.compile;
    g_autoptr(ark_builder) builder = ark_builder_new(compile->atoms);
    if (!rule->match ||
        (rule->test_n && !ark_graph_from_text(compile, rule->tests[0].text,
                                              s->view->tester.labels_of, builder, NULL)))
        return;
    g_autoptr(ark_graph) graph = ark_builder_freeze(g_steal_pointer(&builder));
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree struct ark_value *row = g_new0(struct ark_value, ark_scope_size(rule->scope) + 1);
    struct ark_matcher *matcher = ark_matcher_new(graph, s->view->lang);
    ark_matcher_begin(matcher);
    ark_match(matcher, rule->match, rule->where, row, on_none, NULL, NULL);
    ark_match_explain(matcher, rule->scope, rule->match, rule->where, text);
    ark_matcher_free(matcher);
    if (!text->len)
        return;
    head(s, ark_say(lang_of(s), "Sådan køres den (på grafen i den første prøve)",
                    "How it is run (on the graph of the first test)"));
    g_auto(GStrv) lines = g_strsplit(g_strchomp(text->str), "\n", -1);
    for (char **line = lines; *line; line++) {
        g_string_append(s->out, "  ");
        ark_escape_line(s->out, *line, -1);
        g_string_append_c(s->out, '\n');
    }
}

void ark_render_rule(const struct ark_rule_view *view, unsigned width, GString *out)
{
    const struct ark_rule *rule = view->rule;
    struct sheet sheet = {view, width, out};
    g_autofree char *title =
        g_strdup_printf("%s  %s", rule->id, ark_text_in(rule->title, view->lang));
    ark_text_wrap(title, 0, width, out);
    g_string_append_c(out, '\n');
    g_autofree char *sample = ark_rule_sample(view);
    facts(&sheet);
    paragraph(&sheet, ark_say(view->lang, "Hvorfor", "Why"),
              ark_rule_why(view->tester.pack, rule, view->lang));
    paragraph(
        &sheet,
        rule->asks
            ? ark_say(view->lang, "Spørgsmål til den, der vurderer", "Question for the reviewer")
            : ark_say(view->lang, "Når den brydes, står der fx", "When it is broken, it says e.g."),
        sample);
    paragraph(&sheet, ark_say(view->lang, "Sådan rettes det", "How to fix"),
              ark_text_in(rule->remedy, view->lang));
    examples(&sheet);
    query(&sheet);
    plan(&sheet);
}

static uint32_t put_pack(const struct ark_rule_row *rows, uint32_t n, enum ark_lang lang,
                         unsigned width, GString *out)
{
    const struct ark_pack *pack = rows[0].pack;
    struct ark_grid grid;
    uint32_t count = 0;
    ark_grid_init(&grid, 4);
    ark_grid_add(&grid, ark_say(lang, "Regel", "Rule"));
    ark_grid_add(&grid, ark_say(lang, "Niveau", "Level"));
    ark_grid_add(&grid, ark_say(lang, "Ord", "Words"));
    ark_grid_add(&grid, ark_say(lang, "Titel", "Title"));
    for (; count < n && rows[count].pack == pack; count++) {
        const struct ark_rule *rule = rows[count].rule;
        ark_grid_add(&grid, rule->id);
        ark_grid_add(&grid, ark_level_name(rule->level));
        ark_grid_add(&grid, ark_certainty_key(rule->sure));
        ark_grid_add(&grid, ark_text_in(rule->title, lang));
    }
    g_autofree char *title =
        g_strdup_printf(count == 1 ? ark_say(lang, "%s (%s %s): %u regel", "%s (%s %s): %u rule")
                                   : ark_say(lang, "%s (%s %s): %u regler", "%s (%s %s): %u rules"),
                        ark_text_in(pack->title, lang), pack->id, pack->version, count);
    ark_text_wrap(title, 0, width, out);
    g_string_append_c(out, '\n');
    ark_grid_print(&grid, 0, width, out);
    g_string_append_c(out, '\n');
    ark_grid_clear(&grid);
    return count;
}

void ark_render_rules(const struct ark_rule_row *rows, uint32_t n, enum ark_lang lang,
                      unsigned width, GString *out)
{
    for (uint32_t at = 0; at < n;)
        at += put_pack(rows + at, n - at, lang, width, out);
    if (!n)
        return;
    g_string_append(
        out, ark_say(lang, "Ord: hvis ord reglen er.\n", "Words: whose words the rule is.\n"));
    for (int i = 0; i < ARK_CERTAINTIES; i++)
        g_string_append_printf(out, "  %-5s %s\n", ark_certainty_key((enum ark_certainty)i),
                               ark_sure_words((enum ark_certainty)i, lang));
    g_string_append(out, ark_say(lang, "`arkitjek rules show REGEL` viser én regel helt.\n",
                                 "`arkitjek rules show RULE` shows one rule in full.\n"));
}
