/* One rule for a terminal, in full. */
#include "render/rule_text.h"

#include "base/escape.h"
#include "render/grid.h"
#include "render/markdown_text.h"
#include "report/rule_life.h"

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

static void level_facts(const struct sheet *s)
{
    const struct ark_rule_view *view = s->view;
    struct ark_arena *arena = view->tester.compile->arena;
    const char *reason = ark_level_reason(arena, view->rule, view->effect, view->lang);
    const char *skipped = ark_skip_reason(arena, view->rule, view->effect, view->lang);
    g_autofree char *text =
        g_strdup_printf(reason ? "%s, %s" : "%s", ark_level_name(view->effect.level), reason);
    fact(s, ark_say(view->lang, "Niveau", "Level"), text);
    fact(s, ark_say(view->lang, "Køres ikke", "Not run"), skipped);
}

static void life_facts(const struct sheet *s)
{
    const struct ark_rule *rule = s->view->rule;
    enum ark_lang lang = lang_of(s);
    g_autofree char *since = ark_rule_since(rule, lang);
    g_autofree char *former = ark_rule_former(rule);
    g_autofree char *deprecated =
        s->view->effect.skip == ARK_SKIP_DEPRECATED ? NULL : ark_rule_deprecation(rule, lang);
    fact(s, ark_say(lang, "Siden", "Since"), since);
    fact(s, ark_say(lang, "Udfaset", "Deprecated"), deprecated);
    fact(s, ark_say(lang, "Hed før", "Former ids"), former);
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
    level_facts(s);
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
    life_facts(s);
}

static void levels(const struct sheet *s)
{
    enum ark_lang lang = lang_of(s);
    struct ark_profile_rows rows = ark_rule_profiles(s->view->rule, s->view->tester.compile->arena);
    struct ark_grid grid;
    if (!rows.n)
        return;
    head(s, ark_say(lang, "Niveau efter profil", "Level by profile"));
    ark_grid_init(&grid, 3);
    ark_grid_add(&grid, ark_say(lang, "Profil", "Profile"));
    ark_grid_add(&grid, ark_say(lang, "Niveau", "Level"));
    ark_grid_add(&grid, ark_say(lang, "Gælder for", "For"));
    for (uint32_t i = 0; i < rows.n; i++) {
        ark_grid_add(&grid, rows.v[i].profile->id);
        ark_grid_add(&grid, ark_level_word(rows.v[i].effect, lang));
        ark_grid_add(&grid, ark_text_in(rows.v[i].profile->title, lang));
    }
    ark_grid_print(&grid, INDENT, s->width, s->out);
    ark_grid_clear(&grid);
}

static void parameters(const struct sheet *s)
{
    const struct ark_pack *pack = s->view->tester.pack;
    g_autofree bool *used = ark_rule_definitions(pack, s->view->rule);
    g_autoptr(GPtrArray) read = g_ptr_array_new();
    for (uint32_t i = 0; i < pack->parameter_n; i++) {
        if (ark_rule_reads(pack, s->view->rule, used, &pack->parameters[i]))
            g_ptr_array_add(read, (void *)&pack->parameters[i]);
    }
    if (!read->len)
        return;
    head(s, ark_say(lang_of(s), "Parametre, som den læser", "Parameters that it reads"));
    ark_render_parameters((const struct ark_parameter *const *)read->pdata, read->len, lang_of(s),
                          INDENT, s->width, s->out);
    g_autofree char *hint =
        g_strdup_printf(ark_say(lang_of(s), "En anden værdi: --set %s.%s=VÆRDI",
                                "Another value: --set %s.%s=VALUE"),
                        pack->id, ((const struct ark_parameter *)read->pdata[0])->id);
    ark_text_wrap(hint, INDENT, s->width, s->out);
}

static void help(const struct sheet *s)
{
    const char *text = ark_text_in(s->view->rule->help, s->view->lang);
    if (!*text)
        return;
    head(s, ark_say(lang_of(s), "Mere om reglen", "More"));
    ark_markdown_text(text, INDENT, s->width, s->out);
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

/* Those that the rule uses, as the pack has them. */
static void definitions(const struct sheet *s)
{
    const struct ark_pack *pack = s->view->tester.pack;
    g_autofree bool *used = ark_rule_definitions(pack, s->view->rule);
    for (uint32_t i = 0; i < pack->definition_n; i++) {
        const struct ark_pack_definition *definition = &pack->definitions[i];
        if (!used[i])
            continue;
        g_autoptr(GString) name = g_string_new(definition->name);
        for (uint32_t k = 0; k < definition->of_n; k++)
            g_string_append_printf(name, "%s%s", k ? ", " : "(", definition->of[k]);
        g_string_append(name, definition->of_n ? ")" : "()");
        key(s, name->str, definition->as);
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
    definitions(s);
    for (uint32_t i = 0; i < rule->evidence_n; i++) {
        g_autofree char *title =
            g_strdup_printf(ark_say(lang_of(s), "Læs til spørgsmålet: %s", "To read for it: %s"),
                            ark_text_in(rule->evidence[i].title, lang_of(s)));
        head(s, title);
        key(s, "match", rule->evidence[i].match_text);
        key(s, "where", rule->evidence[i].where_text);
    }
}

static bool on_row(const struct ark_value *row, void *user)
{
    (void)row;
    return *(const bool *)user;
}

/* How `match` and `where` are run on the graph; `all` of it, or up to the first match. */
static void plan_on(const struct sheet *s, const ark_graph *graph, bool all, GString *out)
{
    const struct ark_rule *rule = s->view->rule;
    g_autoptr(GError) error = NULL;
    g_autofree struct ark_value *row = g_new0(struct ark_value, ark_scope_size(rule->scope) + 1);
    struct ark_matcher *matcher = ark_matcher_new(graph, s->view->lang);
    ark_matcher_set_today(matcher, s->view->today);
    ark_matcher_begin(matcher);
    ark_match(matcher, rule->match, rule->where, row, on_row, &all, &error);
    ark_match_explain(matcher, rule->scope, rule->match, rule->where, out);
    if (error && all)
        g_string_append_printf(out, "%s\n", error->message);
    ark_matcher_free(matcher);
}

/* Made for the graph of the first test when nothing was read. */
static bool test_plan(const struct sheet *s, GString *out)
{
    const struct ark_rule *rule = s->view->rule;
    const struct ark_compile *compile = s->view->tester.compile;
    g_autoptr(ark_builder) builder = ark_builder_new(compile->atoms);
    if (rule->test_n && !ark_graph_from_text(compile, rule->tests[0].text,
                                             s->view->tester.labels_of, builder, NULL))
        return false;
    g_autoptr(ark_graph) graph = ark_builder_freeze(g_steal_pointer(&builder));
    plan_on(s, graph, false, out);
    return true;
}

static void plan(const struct sheet *s)
{
    g_autoptr(GString) text = g_string_new(NULL);
    const ark_graph *given = s->view->graph;
    if (!s->view->rule->match)
        return;
    if (given)
        plan_on(s, given, true, text);
    if ((!given && !test_plan(s, text)) || !text->len)
        return;
    head(s, given ? ark_say(lang_of(s), "Sådan køres den på det læste",
                            "How it is run on what was read")
                  : ark_say(lang_of(s), "Sådan køres den (på grafen i den første prøve)",
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
    help(&sheet);
    levels(&sheet);
    parameters(&sheet);
    examples(&sheet);
    query(&sheet);
    plan(&sheet);
}
