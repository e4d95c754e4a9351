/* Template data: the matrix of a framework, requirement by requirement. */
#include <string.h>

#include "check/matrix.h"
#include "report/data.h"

/* What a project writes about money stands in a column of its own. */
static bool is_economy(const char *key)
{
    static const char *const BEGINS[] = {"økonom", "omkostning", "econom", "cost"};
    g_autofree char *lower = g_utf8_strdown(key, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(BEGINS); i++) {
        if (g_str_has_prefix(lower, BEGINS[i]))
            return true;
    }
    return false;
}

static const char *economy_in(const ark_graph *graph, ark_ref row)
{
    struct ark_props props = ark_graph_props(graph, row);
    for (uint32_t i = 0; i < props.n; i++) {
        const struct ark_value *value = &props.values[i];
        bool filled = value->type == ARK_TEXT && value->text[strspn(value->text, " -")];
        if (filled && is_economy(ark_atom_text(ark_graph_atoms(graph), props.keys[i])))
            return value->text;
    }
    return NULL;
}

static const char *economy_of(const ark_graph *graph, const struct ark_matrix_row *r)
{
    const char *text = NULL;
    if (r->answer != ARK_REF_NONE)
        text = economy_in(graph, ark_graph_from(graph, r->answer));
    if (!text && r->deviation != ARK_REF_NONE)
        text = economy_in(graph, r->deviation);
    return text;
}

static void add_evidence(json_t *list, const char *text, const char *anchor)
{
    json_t *item = json_object();
    data_set_text(item, "text", text);
    data_set_text(item, "anchor", anchor);
    json_array_append_new(list, item);
}

static void add_check(const struct data_context *c, json_t *list,
                      const struct ark_rule_result *check)
{
    const char *id = check->rule->id;
    if (check->verdict == ARK_VIOLATED)
        add_evidence(list, id, data_anchor(c, data_group_title(c, check)));
    else if (check->verdict == ARK_REVIEW)
        add_evidence(list, id,
                     data_anchor(c, ark_arena_printf(c->arena, "%s %s", id,
                                                     ark_text_in(check->rule->title, c->lang))));
}

static json_t *evidence_of(const struct data_context *c, const struct ark_pack *pack,
                           const struct ark_matrix_row *r)
{
    json_t *list = json_array();
    const ark_graph *graph = c->result->graph;
    ark_ref answer = r->answer == ARK_REF_NONE ? r->answer : ark_graph_from(graph, r->answer);
    if (answer != ARK_REF_NONE)
        add_evidence(list, data_place(c, ark_graph_loc(graph, answer)), NULL);
    if (r->deviation != ARK_REF_NONE && r->deviation != answer)
        add_evidence(list, data_place(c, ark_graph_loc(graph, r->deviation)), NULL);
    ARK_VEC_EACH (const struct ark_rule_result, check, c->result->rules) {
        if (ark_check_is_about(check, pack, r->id))
            add_check(c, list, check);
    }
    size_t n = json_array_size(list);
    for (size_t i = 0; i + 1 < n; i++)
        data_set(json_array_get(list, i), "comma", json_true());
    return list;
}

static const char *answer_of(const struct data_context *c, const struct ark_matrix_row *r)
{
    static const struct {
        const char *status, *english;
    } WORDS[] = {{"følger", "follows"},
                 {"følger delvist", "follows in part"},
                 {"afviger", "deviates"},
                 {"ikke relevant", "not relevant"}};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if (g_strcmp0(r->status, WORDS[i].status) == 0)
            return ark_say(c->lang, WORDS[i].status, WORDS[i].english);
    }
    if (r->answer != ARK_REF_NONE)
        return ark_graph_get_str(c->result->graph, r->answer, "statusText");
    return r->deviation == ARK_REF_NONE ? NULL : ark_say(c->lang, "afviger", "deviates");
}

static json_t *row_of(const struct data_context *c, const struct ark_pack *pack,
                      const struct ark_matrix_row *r)
{
    json_t *row = json_object();
    data_set_text(row, "id", r->id);
    data_set_text(row, "title", ark_text_in(r->title, c->lang));
    data_set_text(row, "level", ark_level_name(r->level));
    data_set_text(row, "answer", answer_of(c, r));
    data_set_text(row, "verdict", ark_duty_name(r->duty, c->lang));
    data_set_text(row, "verdict_key", ark_duty_key(r->duty));
    data_set(row, "broken", json_boolean(r->duty == ARK_DUTY_BROKEN));
    data_set(row, "by_answer", json_boolean(r->by_answer));
    data_set_text(row, "economy", economy_of(c->result->graph, r));
    data_set(row, "evidence", evidence_of(c, pack, r));
    return row;
}

static json_t *matrix_of(const struct data_context *c, uint32_t at)
{
    const struct ark_pack *pack = c->result->packs[at];
    const struct ark_profile *profile = c->result->profiles[at].profile;
    uint32_t n, counts[ARK_DUTIES] = {0};
    const struct ark_matrix_row *all = ark_matrix_rows(c->result, pack, &n);
    json_t *item = json_object(), *rows = json_array(), *totals = json_object();
    g_autoptr(GString) none = g_string_new(NULL);
    for (uint32_t i = 0; i < n; i++) {
        counts[all[i].duty]++;
        if (all[i].applies)
            json_array_append_new(rows, row_of(c, pack, &all[i]));
        else
            g_string_append_printf(none, "%s%s", none->len ? ", " : "", all[i].id);
    }
    for (int i = 0; i < ARK_DUTIES; i++)
        data_set_int(totals, ark_duty_key((enum ark_duty)i), counts[i]);
    data_set_text(item, "title", ark_text_in(pack->title, c->lang));
    data_set_text(item, "profile", profile ? profile->id : NULL);
    data_set_text(item, "profile_title", profile ? ark_text_in(profile->title, c->lang) : NULL);
    data_set_text(item, "not_asked", none->len ? none->str : NULL);
    data_set(item, "counts", totals);
    data_set(item, "rows", rows);
    return item;
}

json_t *data_matrix(const struct data_context *c)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < c->result->pack_n; i++) {
        if (c->result->packs[i]->matrix)
            json_array_append_new(list, matrix_of(c, i));
    }
    return list;
}
