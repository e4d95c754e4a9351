/* Deviations: which findings the report explains ("følg eller forklar").
 *
 * A Deviation with a reason that points at the framework rule (or its principle) of a check
 * explains the check's findings; one whose subject names elements of the model explains only
 * findings about those. What else it needs (a SKAL: approved and not expired) says pack/duty.h.
 */
#include "check/internal.h"

#include <string.h>

#include "check/names.h"
#include "check/matrix.h"

struct deviation {
    ark_ref ref;
    bool of_one_element; /* its subject is just a name, however short */
    struct ark_standing standing;
    ARK_VEC(uint32_t) named; /* the elements it is about: numbers in `names` */
};

/* One end of a DEVIATES_FROM. */
struct target {
    const char *id;
    const char *framework; /* id of the Framework that states it; NULL when none does */
    bool principle;
    uint32_t deviation;
};

struct ark_deviations {
    ARK_VEC(struct deviation) items;
    ARK_VEC(struct target) targets;
    struct ark_names *names; /* of the elements of the model */
};

void ark_deviations_free(struct ark_deviations *deviations)
{
    if (!deviations)
        return;
    ARK_VEC_EACH (struct deviation, deviation, deviations->items)
        ark_vec_clear(&deviation->named);
    ark_vec_clear(&deviations->items);
    ark_vec_clear(&deviations->targets);
    if (deviations->names)
        ark_names_free(deviations->names);
    g_free(deviations);
}

static bool says_something(const char *text)
{
    for (; text && *text; text = g_utf8_next_char(text)) {
        if (g_unichar_isalnum(g_utf8_get_char(text)))
            return true;
    }
    return false;
}

/* A cell that is filled, but with a refusal or a "not yet". */
static bool says_no(const char *text)
{
    static const char *const NO[] = {"nej", "ikke", "afvent",  "afslå",    "mangler", "under ",
                                     "no",  "not",  "pending", "rejected", "missing"};
    g_autofree char *lower = g_utf8_strdown(text, -1);
    const char *start = g_strchug(lower);
    for (size_t i = 0; i < G_N_ELEMENTS(NO); i++) {
        size_t len = strlen(NO[i]);
        bool whole = len > 3 || !g_ascii_isalpha(start[MIN(len, strlen(start))]);
        if (g_str_has_prefix(start, NO[i]) && whole)
            return true;
    }
    return false;
}

static bool is_binding(const struct ark_result *result, ark_ref ref)
{
    const struct ark_run *run = (const struct ark_run *)result;
    const ark_graph *graph = result->graph;
    const char *approved = ark_graph_get_str(graph, ref, "approved");
    const char *expires = ark_graph_get_str(graph, ref, "expires");
    if (!says_something(approved) || says_no(approved))
        return false;
    int64_t last;
    return !says_something(expires) || (ark_date_last_day(expires, &last) && last >= run->today);
}

struct ark_standing ark_deviation_standing(const struct ark_result *result, ark_ref deviation)
{
    const ark_graph *graph = result->graph;
    return (struct ark_standing){
        .reason = says_something(ark_graph_get_str(graph, deviation, "reason")),
        .plan = says_something(ark_graph_get_str(graph, deviation, "plan")),
        .dispensation = is_binding(result, deviation)};
}

/* What says which systems it is about. A reason or plan mentions others only as context, so they
 * count only when nothing else says it. Caller frees. */
static char *topic_of(const ark_graph *graph, ark_ref ref)
{
    static const char *const KEYS[] = {"text", "reason", "consequence", "debt", "plan"};
    const char *subject = ark_graph_get_str(graph, ref, "subject");
    if (says_something(subject))
        return g_strdup(subject);
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(KEYS); i++) {
        const char *value = ark_graph_get_str(graph, ref, KEYS[i]);
        if (value)
            g_string_append_printf(text, "%s\n", value);
    }
    return g_string_free(text, FALSE);
}

static const char *framework_of(const ark_graph *graph, ark_ref ref)
{
    struct ark_refs in = ark_graph_in(graph, ref);
    for (uint32_t i = 0; i < in.n; i++) {
        ark_ref from = ark_graph_from(graph, in.v[i]);
        if (ark_graph_is(graph, in.v[i], "STATES") && ark_graph_is(graph, from, "Framework"))
            return ark_graph_get_str(graph, from, "id");
    }
    return NULL;
}

static void add_targets(struct ark_deviations *deviations, const ark_graph *graph, ark_ref ref)
{
    struct ark_refs out = ark_graph_out(graph, ref);
    for (uint32_t i = 0; i < out.n; i++) {
        ark_ref to = ark_graph_to(graph, out.v[i]);
        const char *id = ark_graph_get_str(graph, to, "id");
        if (!id || !ark_graph_is(graph, out.v[i], "DEVIATES_FROM"))
            continue;
        ark_vec_push(&deviations->targets,
                     (struct target){.id = id,
                                     .framework = framework_of(graph, to),
                                     .principle = ark_graph_is(graph, to, "Principle"),
                                     .deviation = deviations->items.n - 1});
    }
}

/* `subjects`: of deviations; those that are the name of an element are mapped to themselves. */
static void add_element_names(struct ark_names *names, GHashTable *subjects, const ark_graph *graph)
{
    const ark_atoms *atoms = ark_graph_atoms(graph);
    ark_atom element = ark_atom_find(atoms, "Element"), key = ark_atom_find(atoms, "name");
    for (uint32_t set = 0; element && set < ark_graph_labelset_count(graph); set++) {
        if (!ark_graph_labelset_has(graph, (ark_labelset)set, element))
            continue;
        struct ark_refs nodes = ark_graph_nodes_of_set(graph, (ark_labelset)set);
        for (uint32_t i = 0; i < nodes.n; i++) {
            struct ark_value name = ark_graph_get(graph, nodes.v[i], key);
            if (name.type != ARK_TEXT)
                continue;
            ark_names_add(names, name.text);
            if (g_hash_table_contains(subjects, name.text))
                g_hash_table_insert(subjects, (char *)name.text, (char *)name.text);
        }
    }
}

static void add_named(uint32_t name, void *user)
{
    struct deviation *deviation = user;
    ark_vec_push(&deviation->named, name);
}

/* One pass over the elements and one over the topics, however many deviations there are. */
static void find_named(struct ark_deviations *deviations, const ark_graph *graph)
{
    g_autoptr(GPtrArray) topics = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) subjects = g_hash_table_new(NULL, NULL); /* texts are interned */
    deviations->names = ark_names_new();
    ARK_VEC_EACH (struct deviation, deviation, deviations->items) {
        char *topic = topic_of(graph, deviation->ref);
        g_ptr_array_add(topics, topic);
        ark_names_expect(deviations->names, topic);
        const char *subject = ark_graph_get_str(graph, deviation->ref, "subject");
        if (subject)
            g_hash_table_insert(subjects, (char *)subject, NULL);
    }
    add_element_names(deviations->names, subjects, graph);
    for (uint32_t i = 0; i < deviations->items.n; i++) {
        struct deviation *deviation = &deviations->items.v[i];
        const char *subject = ark_graph_get_str(graph, deviation->ref, "subject");
        deviation->of_one_element = subject && g_hash_table_lookup(subjects, subject);
        ark_names_in(deviations->names, topics->pdata[i], add_named, deviation);
    }
}

static struct ark_deviations *deviations_of(struct ark_run *run)
{
    if (run->deviations)
        return run->deviations;
    const ark_graph *graph = run->result.graph;
    struct ark_deviations *deviations = run->deviations = g_new0(struct ark_deviations, 1);
    ark_atom label = ark_graph_atom(graph, "Deviation");
    for (uint32_t set = 0; label && set < ark_graph_labelset_count(graph); set++) {
        if (!ark_graph_labelset_has(graph, (ark_labelset)set, label))
            continue;
        struct ark_refs nodes = ark_graph_nodes_of_set(graph, (ark_labelset)set);
        for (uint32_t i = 0; i < nodes.n; i++) {
            ark_ref ref = nodes.v[i];
            if (!says_something(ark_graph_get_str(graph, ref, "reason")))
                continue;
            ark_vec_push(&deviations->items,
                         (struct deviation){.ref = ref,
                                            .standing = ark_deviation_standing(&run->result, ref)});
            add_targets(deviations, graph, ref);
        }
    }
    if (deviations->items.n)
        find_named(deviations, graph);
    return deviations;
}

/* A rule or principle of a pack, which may be one that the check's pack extends. */
static bool is_stated_as(const struct target *target, const struct ark_pack *pack, const char *id)
{
    return strcmp(target->id, id) == 0 &&
           (!target->framework || strcmp(target->framework, pack->id) == 0);
}

/* `ret_needs_plan`: when it is. */
static bool is_about(const struct target *target, const struct ark_rule_result *rule,
                     bool *ret_needs_plan)
{
    const struct ark_rule *r = rule->rule;
    const struct ark_framework_rule *covered =
        r->covers ? ark_pack_framework_rule(rule->pack, r->covers) : NULL;
    if (!target->principle) {
        *ret_needs_plan = covered && covered->needs_plan;
        return covered && is_stated_as(target, covered->pack, covered->id);
    }
    const struct ark_pack *pack = covered && covered->principle ? covered->pack : rule->pack;
    const char *id = covered && covered->principle ? covered->principle : r->principle;
    const struct ark_principle *principle = id ? ark_pack_principle(pack, id) : NULL;
    *ret_needs_plan = principle && principle->needs_plan;
    return principle && is_stated_as(target, principle->pack, principle->id);
}

/* Would the deviation explain a finding of the rule, if it is about it? */
static bool explains(const struct ark_deviations *deviations, const struct target *target,
                     const struct ark_rule_result *rule)
{
    struct ark_standing standing = deviations->items.v[target->deviation].standing;
    standing.presence = ark_presence_if(rule->effect.level, false);
    return is_about(target, rule, &standing.needs_plan) &&
           ark_duty(rule->effect, standing) == ARK_DUTY_EXPLAINED;
}

/* The elements that a finding is about: its subject, the ends of an edge, or what a row names. */
struct about {
    uint32_t n;
    uint32_t names[2]; /* numbers in `names`; UINT32_MAX for one that no deviation names */
    const char *row;   /* the text of a row of a table, else NULL */
};

struct kinds {
    ark_atom element, row;
};

static bool is_a(const ark_graph *graph, ark_ref ref, ark_atom label)
{
    return ref != ARK_REF_NONE && label && ark_graph_has_label(graph, ref, label);
}

static struct about about_what(struct ark_names *names, const ark_graph *graph, struct kinds kinds,
                               ark_ref subject)
{
    struct about about = {0};
    ark_ref refs[2] = {subject, ARK_REF_NONE};
    if (ark_ref_is_edge(subject)) {
        refs[0] = ark_graph_from(graph, subject);
        refs[1] = ark_graph_to(graph, subject);
    }
    if (is_a(graph, subject, kinds.row))
        about.row = ark_graph_get_str(graph, subject, "text");
    for (int i = 0; i < 2; i++) {
        const char *name =
            is_a(graph, refs[i], kinds.element) ? ark_graph_get_str(graph, refs[i], "name") : NULL;
        if (name)
            about.names[about.n++] = ark_names_add(names, name);
    }
    return about;
}

/* Explaining the findings of one rule. Deviations are index + 1; 0 is none. */
struct explaining {
    const struct ark_deviations *deviations;
    bool *has_finding;  /* by number of a name */
    uint32_t *by_name;  /* number of a name -> the first deviation that names it */
    uint32_t general;   /* the first that names no element */
    uint32_t elsewhere; /* the first that names no element with a finding */
    uint32_t row;       /* the first that names what the row names that is looked through */
};

static void mark_finding(uint32_t name, void *user)
{
    struct explaining *e = user;
    e->has_finding[name] = true;
}

static void find_row(uint32_t name, void *user)
{
    struct explaining *e = user;
    if (!e->row)
        e->row = e->by_name[name];
}

static void read_candidate(struct explaining *e, uint32_t number)
{
    const struct deviation *deviation = &e->deviations->items.v[number];
    bool here = false;
    for (uint32_t i = 0; i < deviation->named.n; i++) {
        uint32_t name = deviation->named.v[i];
        here = here || e->has_finding[name];
        if (!e->by_name[name])
            e->by_name[name] = number + 1;
    }
    if (!deviation->named.n && !deviation->of_one_element && !e->general)
        e->general = number + 1;
    if (!here && !e->elsewhere)
        e->elsewhere = number + 1;
}

static uint32_t explanation(struct explaining *e, const struct about *about)
{
    e->row = 0;
    if (about->row)
        ark_names_in(e->deviations->names, about->row, find_row, e);
    if (e->row)
        return e->row;
    for (uint32_t i = 0; i < about->n; i++) {
        uint32_t number = about->names[i];
        if (number != UINT32_MAX && e->by_name[number])
            return e->by_name[number];
    }
    /* A deviation on one system must not excuse the others; but a report on that system may well
     * name it when it explains a missing section. */
    return about->n || about->row ? e->general : e->elsewhere;
}

static void explain(struct ark_run *run, struct ark_rule_result *rule, struct explaining *e,
                    const struct about *about)
{
    struct ark_finding *findings = run->result.findings.v + rule->first;
    ARK_VEC_EACH (struct target, target, e->deviations->targets) {
        if (explains(e->deviations, target, rule))
            read_candidate(e, target->deviation);
    }
    for (uint32_t i = 0; i < rule->n; i++) {
        uint32_t by = explanation(e, &about[i]);
        if (!by)
            continue;
        findings[i].deviation = e->deviations->items.v[by - 1].ref;
        findings[i].verdict = ARK_EXPLAINED;
        rule->explained++;
    }
}

static bool any_explains(const struct ark_deviations *deviations,
                         const struct ark_rule_result *rule)
{
    ARK_VEC_EACH (struct target, target, deviations->targets) {
        if (explains(deviations, target, rule))
            return true;
    }
    return false;
}

void ark_explain(struct ark_run *run, struct ark_rule_result *rule)
{
    struct ark_deviations *deviations = deviations_of(run);
    if (!any_explains(deviations, rule))
        return;
    const struct ark_finding *findings = run->result.findings.v + rule->first;
    const ark_graph *graph = run->result.graph;
    const ark_atoms *atoms = ark_graph_atoms(graph);
    struct kinds kinds = {ark_atom_find(atoms, "Element"), ark_atom_find(atoms, "Row")};
    uint32_t name_n = ark_names_count(deviations->names);
    g_autofree struct about *about = g_new(struct about, rule->n);
    g_autofree bool *has_finding = g_new0(bool, name_n + 1);
    g_autofree uint32_t *by_name = g_new0(uint32_t, name_n + 1);
    struct explaining e = {
        .deviations = deviations, .has_finding = has_finding, .by_name = by_name};
    for (uint32_t i = 0; i < rule->n; i++) {
        about[i] = about_what(deviations->names, graph, kinds, findings[i].subject);
        if (about[i].row)
            ark_names_in(deviations->names, about[i].row, mark_finding, &e);
        for (uint32_t k = 0; k < about[i].n; k++) {
            if (about[i].names[k] != UINT32_MAX)
                has_finding[about[i].names[k]] = true;
        }
    }
    explain(run, rule, &e, about);
}
