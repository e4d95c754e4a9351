/* A rule's test in words: the small graph that it describes, for people who don't read patterns. */
#include "report/rules.h"

#include <string.h>

struct telling {
    const ark_graph *graph;
    enum ark_lang lang;
    bool *told; /* by node */
    GString *out;
};

static const struct {
    const char *type;
    struct ark_text verb;
} VERBS[] = {
    {"ANSWERS", {{"svarer på", "answers"}}},
    {"DEVIATES_FROM", {{"afviger fra", "deviates from"}}},
    {"MENTIONS", {{"nævner", "mentions"}}},
    {"DEPICTS", {{"viser", "depicts"}}},
    {"NEXT", {{"står før", "stands before"}}},
    {"CONTAINS", {{"rummer", "contains"}}},
    {"STATES", {{"rummer", "states"}}},
};

static const struct {
    const char *key;
    struct ark_text word;
} PROPERTIES[] = {
    {"rows", {{"rækker", "rows"}}},
    {"columns", {{"kolonner", "columns"}}},
    {"words", {{"ord", "words"}}},
    {"subject", {{"hvad", "subject"}}},
    {"reference", {{"regel", "rule"}}},
    {"reason", {{"begrundelse", "reason"}}},
    {"consequence", {{"konsekvens", "consequence"}}},
    {"approved", {{"godkendt", "approved"}}},
    {"expires", {{"udløber", "expires"}}},
    {"accessType", {{"adgang", "access"}}},
    {"statusText", {{"status i teksten", "status in the text"}}},
};

static const char *property_word(const char *key, enum ark_lang lang)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PROPERTIES); i++) {
        if (strcmp(PROPERTIES[i].key, key) == 0)
            return ark_text_in(PROPERTIES[i].word, lang);
    }
    return key;
}

static const char *edge_words(const char *type, enum ark_lang lang)
{
    for (size_t i = 0; type && i < G_N_ELEMENTS(VERBS); i++) {
        if (strcmp(VERBS[i].type, type) == 0)
            return ark_text_in(VERBS[i].verb, lang);
    }
    return ark_kind_title(type, lang);
}

/* What it is called: the property that says so. NULL when it has no name. */
static const char *name_of(const ark_graph *graph, ark_ref ref)
{
    static const char *const KEYS[] = {"name", "text", "header", "id"};
    for (size_t i = 0; i < G_N_ELEMENTS(KEYS); i++) {
        const char *name = ark_graph_get_str(graph, ref, KEYS[i]);
        if (name && *name)
            return name;
    }
    return NULL;
}

static void put_quoted(const struct telling *t, const char *name)
{
    g_string_append_printf(t->out, ark_say(t->lang, "»%s«", "\"%s\""), name);
}

/* Where a file lies and the number of a row tell a reader nothing. */
static bool is_told_elsewhere(const struct telling *t, ark_ref ref, const char *key,
                              struct ark_value value)
{
    static const char *const SILENT[] = {"file", "index", "path"};
    for (size_t i = 0; i < G_N_ELEMENTS(SILENT); i++) {
        if (strcmp(SILENT[i], key) == 0)
            return true;
    }
    const char *name = name_of(t->graph, ref);
    return value.type == ARK_TEXT && name && strcmp(value.text, name) == 0;
}

static void put_properties(const struct telling *t, ark_ref ref)
{
    struct ark_props props = ark_graph_props(t->graph, ref);
    bool any = false;
    for (uint32_t i = 0; i < props.n; i++) {
        const char *key = ark_atom_text(ark_graph_atoms(t->graph), props.keys[i]);
        if (is_told_elsewhere(t, ref, key, props.values[i]))
            continue;
        g_string_append_printf(t->out, "%s%s: ", any ? ", " : " (", property_word(key, t->lang));
        if (props.values[i].type == ARK_TEXT && !props.values[i].len)
            g_string_append(t->out, ark_say(t->lang, "tom", "empty"));
        else
            ark_value_print(t->graph, props.values[i], t->out);
        any = true;
    }
    if (any)
        g_string_append_c(t->out, ')');
}

static void put_kind(const struct telling *t, ark_ref ref)
{
    uint32_t n;
    ark_labelset set = ark_graph_labelset(t->graph, ref);
    const ark_atom *labels = ark_graph_labels(t->graph, set, &n);
    const char *type = n ? ark_atom_text(ark_graph_atoms(t->graph), labels[0]) : NULL;
    const char *title =
        type ? ark_kind_title(type, t->lang) : ark_say(t->lang, "noget", "something");
    g_autofree char *lower = g_utf8_strdown(title, -1);
    g_string_append(t->out, lower);
}

static void put_reference(const struct telling *t, ark_ref ref)
{
    const char *name = name_of(t->graph, ref);
    if (name)
        put_quoted(t, name);
    else
        put_kind(t, ref);
}

static bool holds(const struct telling *t, ark_ref edge)
{
    const char *type = ark_graph_type_text(t->graph, edge);
    return type && !ark_ref_is_edge(ark_graph_from(t->graph, edge)) &&
           !ark_ref_is_edge(ark_graph_to(t->graph, edge)) &&
           (strcmp(type, "CONTAINS") == 0 || strcmp(type, "STATES") == 0);
}

/* A row's text is its cells. */
static bool repeats(const struct telling *t, ark_ref child, ark_ref holder)
{
    const char *type = ark_graph_type_text(t->graph, child);
    return type && strcmp(type, "Cell") == 0 && name_of(t->graph, holder);
}

static void tell(const struct telling *t, ark_ref node)
{
    t->told[node] = true;
    put_kind(t, node);
    const char *name = name_of(t->graph, node);
    if (name) {
        g_string_append_c(t->out, ' ');
        put_quoted(t, name);
    }
    put_properties(t, node);
    struct ark_refs out = ark_graph_out(t->graph, node);
    bool any = false;
    for (uint32_t i = 0; i < out.n; i++) {
        ark_ref child = ark_graph_to(t->graph, out.v[i]);
        if (!holds(t, out.v[i]) || t->told[child])
            continue;
        if (repeats(t, child, node)) {
            t->told[child] = true;
            continue;
        }
        g_string_append(t->out, any ? ark_say(t->lang, " og ", " and ")
                                    : ark_say(t->lang, " med ", " with "));
        any = true;
        tell(t, child);
    }
}

static bool is_held(const struct telling *t, ark_ref node)
{
    struct ark_refs in = ark_graph_in(t->graph, node);
    for (uint32_t i = 0; i < in.n; i++) {
        if (holds(t, in.v[i]))
            return true;
    }
    return false;
}

static void tell_nodes(const struct telling *t, bool held)
{
    for (uint32_t i = 0; i < ark_graph_node_count(t->graph); i++) {
        if (t->told[i] || is_held(t, ARK_NODE(i)) != held)
            continue;
        g_string_append(t->out, t->out->len ? "; " : "");
        tell(t, ARK_NODE(i));
    }
}

static void tell_edges(const struct telling *t)
{
    for (uint32_t i = 0; i < ark_graph_edge_count(t->graph); i++) {
        ark_ref edge = ARK_EDGE(i);
        if (holds(t, edge))
            continue;
        g_string_append(t->out, "; ");
        put_reference(t, ark_graph_from(t->graph, edge));
        g_string_append_printf(t->out, " —%s",
                               edge_words(ark_graph_type_text(t->graph, edge), t->lang));
        if (name_of(t->graph, edge)) {
            g_string_append_c(t->out, ' ');
            put_quoted(t, name_of(t->graph, edge));
        }
        put_properties(t, edge);
        g_string_append(t->out, "→ ");
        put_reference(t, ark_graph_to(t->graph, edge));
    }
}

char *ark_example_words(const struct ark_rule_view *view, uint32_t test)
{
    const struct ark_tester *tester = &view->tester;
    const struct ark_rule_test *its = &view->rule->tests[test];
    g_autoptr(ark_builder) builder = ark_builder_new(tester->compile->atoms);
    if (!ark_graph_from_text(tester->compile, its->text, tester->labels_of, builder, NULL))
        return g_strdup(its->given);
    g_autoptr(ark_graph) graph = ark_builder_freeze(g_steal_pointer(&builder));
    g_autofree bool *told = g_new0(bool, ark_graph_node_count(graph) + 1);
    struct telling telling = {graph, view->lang, told, g_string_new(NULL)};
    tell_nodes(&telling, false);
    tell_nodes(&telling, true);
    tell_edges(&telling);
    return g_string_free(telling.out, FALSE);
}

char *ark_rule_sample(const struct ark_rule_view *view)
{
    const struct ark_rule *rule = view->rule;
    for (uint32_t i = 0; i < rule->test_n; i++) {
        char *message = rule->tests[i].finds ? ark_rule_test_message(&view->tester, rule, i) : NULL;
        if (message)
            return message;
    }
    const struct ark_message *message = &rule->message[view->lang];
    GString *text = g_string_new(message->literals[0]);
    for (uint32_t i = 0; i < message->n; i++)
        g_string_append_printf(text, "…%s", message->literals[i + 1]);
    return g_string_free(text, FALSE);
}

char *ark_example_verdict(const struct ark_rule_view *view, uint32_t test)
{
    uint32_t finds = view->rule->tests[test].finds;
    enum ark_lang lang = view->lang;
    if (view->rule->asks)
        return g_strdup(finds ? ark_say(lang, "spørger ved", "asks of")
                              : ark_say(lang, "spørger ikke ved", "does not ask of"));
    if (!finds)
        return g_strdup(ark_say(lang, "finder intet i", "finds nothing in"));
    return g_strdup_printf(ark_say(lang, "finder %u i", "finds %u in"), finds);
}
