/* Template data: the chapters about rules, findings and questions. */
#include <string.h>

#include "check/assessment.h"
#include "base/limits.h"
#include "report/data.h"

static const struct ark_rule_result *rule_of(const struct data_context *c, uint32_t finding)
{
    return &c->result->rules.v[c->result->findings.v[finding].rule];
}

static void set_owned(json_t *object, const char *key, char *text)
{
    data_set_text(object, key, text);
    g_free(text);
}

json_t *data_finding(const struct data_context *c, uint32_t finding)
{
    const struct ark_finding *f = &c->result->findings.v[finding];
    json_t *item = json_object();
    data_set_int(item, "number", c->numbers[finding]);
    set_owned(item, "message", ark_finding_message(c->result, f, c->lang));
    set_owned(item, "subject", ark_subject_title(c->result, f->subject, c->lang));
    data_set_text(item, "place",
                  f->subject != ARK_REF_NONE ? data_where(c, f->subject)
                                             : data_place(c, ark_finding_loc(c->result, f)));
    return item;
}

const char *data_group_title(const struct data_context *c, const struct ark_rule_result *rule)
{
    const struct ark_rule *r = rule->rule;
    const struct ark_framework_rule *covered =
        r->covers ? ark_pack_framework_rule(rule->pack, r->covers) : NULL;
    const struct ark_principle *p =
        r->principle ? ark_pack_principle(rule->pack, r->principle) : NULL;
    if (covered)
        return ark_arena_printf(c->arena, "%s %s", covered->id,
                                ark_text_in(covered->title, c->lang));
    if (p)
        return ark_arena_printf(c->arena, "%s %s", p->id, ark_text_in(p->title, c->lang));
    return ark_text_in(rule->pack->title, c->lang);
}

/* Honest about whose words a check is: empty for what the framework says outright. */
static const char *sure_note(const struct data_context *c, enum ark_certainty sure)
{
    if (sure == ARK_SURE_OURS)
        return ark_say(c->lang, "Kontrollen er arkitjeks egen.", "The check is arkitjek's own.");
    if (sure == ARK_SURE_M)
        return ark_say(c->lang, "Ordlyden er gengivet efter en sekundær kilde.",
                       "The wording follows a secondary source.");
    return NULL;
}

/* The template ends the sentence. */
static const char *without_stop(const struct data_context *c, const char *text)
{
    size_t len = text ? strlen(text) : 0;
    return len && text[len - 1] == '.' ? ark_arena_printf(c->arena, "%.*s", (int)len - 1, text)
                                       : text;
}

static json_t *rule_item(const struct data_context *c, const struct ark_rule_result *rule)
{
    json_t *item = json_object();
    data_set_text(item, "id", rule->rule->id);
    data_set_text(item, "title", ark_text_in(rule->rule->title, c->lang));
    data_set_text(item, "level", ark_level_name(rule->effect.level));
    data_set_text(item, "group", data_group_title(c, rule));
    data_set_text(item, "source", without_stop(c, ark_text_in(rule->rule->source, c->lang)));
    data_set_text(item, "url", rule->rule->url);
    data_set_text(item, "remedy", ark_text_in(rule->rule->remedy, c->lang));
    data_set_text(item, "sure_note", sure_note(c, rule->rule->sure));
    data_set_int(item, "matches", rule->matches);
    const char *skipped = ark_result_skip_reason(c->result, rule, c->lang);
    data_set_text(item, "why", skipped ? skipped : rule->not_completed);
    g_autofree char *says =
        rule->assessment ? ark_assessment_says(rule->assessment, c->lang) : NULL;
    data_set_text(item, "assessed_note", says);
    data_set_text(item, "level_note", ark_result_level_reason(c->result, rule, c->lang));
    return item;
}

json_t *data_assessed(const struct data_context *c)
{
    json_t *list = json_array();
    ARK_VEC_EACH (const struct ark_rule_result, rule, c->result->rules) {
        if (!rule->assessment)
            continue;
        json_t *item = rule_item(c, rule);
        data_set_text(item, "verdict", ark_verdict_name(rule->verdict, c->lang));
        data_set_text(item, "by", rule->assessment->by);
        data_set_text(item, "assessed", rule->assessment->date);
        data_set_text(item, "remark", rule->assessment->remark);
        json_array_append_new(list, item);
    }
    return list;
}

json_t *data_rules(const struct data_context *c, enum ark_verdict verdict)
{
    json_t *list = json_array();
    ARK_VEC_EACH (const struct ark_rule_result, rule, c->result->rules) {
        if (rule->verdict == verdict)
            json_array_append_new(list, rule_item(c, rule));
    }
    return list;
}

static json_t *framework_item(const struct data_context *c, const struct ark_pack *pack,
                              const struct ark_framework_rule *rule)
{
    enum ark_verdict verdict = ARK_NOT_APPLICABLE;
    uint32_t checks = 0, findings = 0;
    const char *anchor = NULL;
    ark_framework_verdict(c->result, pack, rule->id, &verdict);
    ARK_VEC_EACH (const struct ark_rule_result, check, c->result->rules) {
        const char *covers = check->rule->covers;
        if (!covers || strcmp(covers, rule->id) != 0 ||
            ark_pack_framework_rule(check->pack, covers) != rule)
            continue;
        checks++;
        findings += check->verdict == ARK_VIOLATED ? check->n - check->explained : 0;
        if (check->verdict == ARK_VIOLATED)
            anchor = data_anchor(c, data_group_title(c, check));
    }
    json_t *item = json_object();
    data_set_text(item, "id", rule->id);
    data_set_text(item, "title", ark_text_in(rule->title, c->lang));
    data_set_text(item, "verdict", ark_verdict_name(verdict, c->lang));
    data_set_text(item, "verdict_key", data_verdict_key(verdict));
    for (int i = 0; i < ARK_VERDICTS; i++)
        data_set(item, data_verdict_key((enum ark_verdict)i), json_boolean(i == (int)verdict));
    data_set_int(item, "checks", checks);
    data_set_int(item, "findings", findings);
    data_set_text(item, "anchor", anchor);
    return item;
}

json_t *data_framework(const struct data_context *c)
{
    json_t *packs = json_array();
    for (uint32_t i = 0; i < c->result->pack_n; i++) {
        const struct ark_pack *pack = c->result->packs[i];
        if (!pack->framework_rule_n)
            continue;
        json_t *item = json_object(), *rules = json_array();
        data_set_text(item, "title", ark_text_in(pack->title, c->lang));
        data_set(item, "in_matrix", json_boolean(pack->matrix));
        for (uint32_t k = 0; k < pack->framework_rule_n; k++)
            json_array_append_new(rules, framework_item(c, pack, &pack->framework_rules[k]));
        data_set(item, "rules", rules);
        json_array_append_new(packs, item);
    }
    return packs;
}

static uint32_t unexplained_in(const struct data_context *c, const char *group)
{
    uint32_t n = 0;
    ARK_VEC_EACH (const struct ark_rule_result, rule, c->result->rules) {
        if (rule->verdict == ARK_VIOLATED && strcmp(data_group_title(c, rule), group) == 0)
            n += rule->n - rule->explained;
    }
    return n;
}

/* One finding of each of the three chapters that weigh most; the shown order is by weight already,
 * and `more` counts what else is in the chapter. */
json_t *data_worst(const struct data_context *c)
{
    json_t *list = json_array();
    const char *last = NULL;
    for (uint32_t i = 0; i < c->shown.n && json_array_size(list) < 3; i++) {
        uint32_t finding = c->shown.findings[i];
        const struct ark_rule_result *rule = rule_of(c, finding);
        const char *title = data_group_title(c, rule);
        if (c->result->findings.v[finding].verdict != ARK_VIOLATED || g_strcmp0(title, last) == 0)
            continue;
        last = title;
        json_t *item = data_finding(c, finding);
        uint32_t more = unexplained_in(c, title) - 1;
        data_set(item, "rule", rule_item(c, rule));
        data_set_text(item, "anchor", data_anchor(c, title));
        data_set(item, "more", more ? json_integer(more) : json_null());
        json_array_append_new(list, item);
    }
    return list;
}

/* The check with its unexplained findings that are shown, and how many are not. */
static json_t *violated_check(const struct data_context *c, const struct ark_rule_result *rule)
{
    json_t *item = rule_item(c, rule), *findings = json_array();
    uint32_t all = rule->n - rule->explained;
    for (uint32_t i = rule->first; i < rule->first + rule->n; i++) {
        bool shown = c->numbers[i] && c->result->findings.v[i].verdict == ARK_VIOLATED;
        if (shown)
            json_array_append_new(findings, data_finding(c, i));
    }
    uint32_t rest = all - (uint32_t)json_array_size(findings);
    data_set_int(item, "count", all);
    data_set(item, "one", json_boolean(all == 1));
    data_set(item, "more", rest ? json_integer(rest) : json_null());
    data_set(item, "findings", findings);
    return item;
}

/* Groups keep the order of the numbers: by the first shown finding of each. */
json_t *data_violated(const struct data_context *c)
{
    json_t *groups = json_array();
    g_autoptr(GHashTable) by_title = g_hash_table_new(g_str_hash, g_str_equal);
    const struct ark_rule_result *last = NULL;
    for (uint32_t i = 0; i < c->shown.n; i++) {
        const struct ark_rule_result *rule = rule_of(c, c->shown.findings[i]);
        if (rule == last || rule->verdict != ARK_VIOLATED)
            continue;
        last = rule;
        const char *title = data_group_title(c, rule);
        json_t *group = g_hash_table_lookup(by_title, title);
        if (!group) {
            group = json_object();
            data_set_text(group, "title", title);
            data_set(group, "checks", json_array());
            g_hash_table_insert(by_title, (char *)title, group);
            json_array_append_new(groups, group);
        }
        json_array_append_new(json_object_get(group, "checks"), violated_check(c, rule));
    }
    return groups;
}

json_t *data_explained(const struct data_context *c)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < c->shown.n; i++) {
        const struct ark_finding *finding = &c->result->findings.v[c->shown.findings[i]];
        if (finding->verdict != ARK_EXPLAINED)
            continue;
        json_t *item = data_finding(c, c->shown.findings[i]);
        const ark_graph *graph = c->result->graph;
        data_set_text(item, "rule", rule_of(c, c->shown.findings[i])->rule->id);
        data_set_text(item, "reason", ark_graph_get_str(graph, finding->deviation, "reason"));
        data_set_text(item, "plan", ark_graph_get_str(graph, finding->deviation, "plan"));
        data_set_text(item, "deviation_place", data_where(c, finding->deviation));
        json_array_append_new(list, item);
    }
    return list;
}

enum { EVIDENCE_SHOWN = 5, EVIDENCE_LETTERS = 140 };

/* A row that answers a rule begins with the rule's number and title, which the reader knows. */
static const char *past_rule(const struct data_context *c, const char *row)
{
    for (uint32_t i = 0; i < c->result->pack_n; i++) {
        const char *bar = strstr(row, " | ");
        g_autofree char *id = bar ? g_strndup(row, (gsize)(bar - row)) : g_strdup(row);
        const struct ark_framework_rule *rule = ark_pack_framework_rule(c->result->packs[i], id);
        if (!rule)
            continue;
        const char *rest = row + strlen(id);
        for (int lang = 0; lang < ARK_LANGS; lang++) {
            const char *title = ark_text_in(rule->title, (enum ark_lang)lang);
            if (g_str_has_prefix(rest, " | ") && g_str_has_prefix(rest + 3, title) &&
                g_str_has_prefix(rest + 3 + strlen(title), " | "))
                rest += 3 + strlen(title);
        }
        return g_str_has_prefix(rest, " | ") ? rest + 3 : row;
    }
    return row;
}

/* On one line, cut between words. Caller frees. */
static char *cut_text(const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *at = text; *at && out->len <= 4 * EVIDENCE_LETTERS;
         at = g_utf8_next_char(at)) {
        gunichar ch = g_utf8_get_char(at);
        if (!g_unichar_isspace(ch))
            g_string_append_unichar(out, ch);
        else if (out->len && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    if (g_utf8_strlen(out->str, -1) <= EVIDENCE_LETTERS)
        return g_strdup(g_strchomp(out->str));
    const char *end = g_utf8_offset_to_pointer(out->str, EVIDENCE_LETTERS);
    const char *word = g_strrstr_len(out->str, end - out->str, " ");
    return g_strdup_printf("%.*s …", (int)((word ? word : end) - out->str), out->str);
}

/* The cells that say something. Caller frees. */
static char *row_title(const char *row)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_auto(GStrv) cells = g_strsplit(row, " | ", EVIDENCE_LETTERS);
    for (char **cell = cells; *cell; cell++) {
        if (*g_strstrip(*cell))
            g_string_append_printf(out, "%s%s", out->len ? " · " : "", *cell);
    }
    return cut_text(out->str);
}

/* What is read in a document is quoted: its place says what kind of thing it is. */
static char *evidence_title(const struct data_context *c, ark_ref ref)
{
    const ark_graph *graph = c->result->graph;
    const char *type = ark_ref_is_edge(ref) ? NULL : ark_graph_type_text(graph, ref);
    const char *text = NULL;
    if (g_strcmp0(type, "Row") == 0 || g_strcmp0(type, "Paragraph") == 0 ||
        g_strcmp0(type, "ListItem") == 0)
        text = ark_graph_get_str(graph, ref, "text");
    else if (g_strcmp0(type, "Section") == 0)
        text = ark_graph_get_str(graph, ref, "name");
    else if (g_strcmp0(type, "Table") == 0)
        text = ark_graph_get_str(graph, ref, "header");
    if (!text || !*text)
        return ark_subject_title(c->result, ref, c->lang);
    return strcmp(type, "Row") == 0 ? row_title(past_rule(c, text)) : cut_text(text);
}

/* `seen`: refs that the question has shown already, which are not shown again. */
static json_t *evidence_of(const struct data_context *c, const struct ark_rule_result *rule,
                           uint32_t at, GHashTable *seen)
{
    json_t *item = json_object(), *list = json_array();
    const struct ark_evidence_item *items = c->result->evidence.v;
    uint32_t left = rule->evidence_total[at];
    for (uint32_t i = 0; i < rule->evidence_n; i++) {
        const struct ark_evidence_item *found = &items[rule->evidence_first + i];
        if (found->evidence != at)
            continue;
        if (g_hash_table_contains(seen, GUINT_TO_POINTER(found->ref))) {
            left--;
            continue;
        }
        if (json_array_size(list) >= EVIDENCE_SHOWN)
            continue;
        g_hash_table_add(seen, GUINT_TO_POINTER(found->ref));
        json_t *entry = json_object();
        set_owned(entry, "title", evidence_title(c, found->ref));
        data_set_text(entry, "place", data_where(c, found->ref));
        json_array_append_new(list, entry);
    }
    uint32_t shown = (uint32_t)json_array_size(list);
    data_set_text(item, "title", ark_text_in(rule->rule->evidence[at].title, c->lang));
    data_set(item, "none", json_boolean(shown == 0));
    data_set(item, "one", json_boolean(shown == 1 && left == 1));
    data_set(item, "more", left > shown ? json_integer(left - shown) : json_null());
    data_set(item, "items", list);
    return item;
}

static json_t *question_of(const struct data_context *c, const struct ark_rule_result *rule)
{
    json_t *item = rule_item(c, rule), *evidence = json_array();
    if (rule->n)
        set_owned(item, "question",
                  ark_finding_message(c->result, &c->result->findings.v[rule->first], c->lang));
    g_autoptr(GString) missing = g_string_new(NULL);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (uint32_t k = 0; k < rule->rule->evidence_n; k++) {
        json_array_append_new(evidence, evidence_of(c, rule, k, seen));
        const char *title = ark_text_in(rule->rule->evidence[k].title, c->lang);
        if (!rule->evidence_total[k] && title)
            g_string_append_printf(missing, "%s%s", missing->len ? "; " : "", title);
    }
    data_set(item, "evidence", evidence);
    data_set_text(item, "missing", missing->len ? missing->str : NULL);
    return item;
}

json_t *data_questions(const struct data_context *c)
{
    json_t *list = json_array();
    ARK_VEC_EACH (const struct ark_rule_result, rule, c->result->rules) {
        if (rule->verdict == ARK_REVIEW)
            json_array_append_new(list, question_of(c, rule));
    }
    return list;
}
