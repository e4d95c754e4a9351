/* Deviations: which findings the report explains ("følg eller forklar").
 *
 * A Deviation with a reason that points at the framework rule (or its principle) of a check
 * explains the check's findings; one that names elements explains only findings about those. For a
 * SKAL it must also be approved and not expired.
 */
#include "check/internal.h"

#include <string.h>

#include "check/names.h"

struct deviation {
    ark_ref ref;
    bool binding;        /* approved and not expired */
    bool of_one_element; /* its subject is just the name of an element of the model */
    char *text;          /* everything it says */
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
};

void ark_deviations_free(struct ark_deviations *deviations)
{
    if (!deviations)
        return;
    ARK_VEC_EACH (struct deviation, deviation, deviations->items)
        g_free(deviation->text);
    ark_vec_clear(&deviations->items);
    ark_vec_clear(&deviations->targets);
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

static bool is_binding(const struct ark_run *run, ark_ref ref)
{
    const ark_graph *graph = run->result.graph;
    const char *approved = ark_graph_get_str(graph, ref, "approved");
    const char *expires = ark_graph_get_str(graph, ref, "expires");
    if (!says_something(approved) || says_no(approved))
        return false;
    int64_t last;
    return !says_something(expires) || (ark_date_last_day(expires, &last) && last >= run->today);
}

static char *text_of(const ark_graph *graph, ark_ref ref)
{
    static const char *const KEYS[] = {"text", "subject", "reason", "consequence", "debt", "plan"};
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(KEYS); i++) {
        const char *value = ark_graph_get_str(graph, ref, KEYS[i]);
        if (value)
            g_string_append_printf(text, "%s\n", value);
    }
    return g_string_free(text, FALSE);
}

static bool has_label(const ark_graph *graph, ark_ref ref, const char *label)
{
    ark_atom atom = ark_atom_find(ark_graph_atoms(graph), label);
    return atom && ark_graph_has_label(graph, ref, atom);
}

static const char *framework_of(const ark_graph *graph, ark_ref ref)
{
    struct ark_refs in = ark_graph_in(graph, ref);
    for (uint32_t i = 0; i < in.n; i++) {
        ark_ref from = ark_graph_from(graph, in.v[i]);
        if (has_label(graph, in.v[i], "STATES") && has_label(graph, from, "Framework"))
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
        if (!id || !has_label(graph, out.v[i], "DEVIATES_FROM"))
            continue;
        ark_vec_push(&deviations->targets,
                     (struct target){.id = id,
                                     .framework = framework_of(graph, to),
                                     .principle = has_label(graph, to, "Principle"),
                                     .deviation = deviations->items.n - 1});
    }
}

/* One pass over the elements, however many deviations there are. Both texts are interned, so they
 * are equal when their pointers are. */
static void find_subjects(struct ark_deviations *deviations, const ark_graph *graph)
{
    const ark_atoms *atoms = ark_graph_atoms(graph);
    ark_atom element = ark_atom_find(atoms, "Element"), key = ark_atom_find(atoms, "name");
    g_autoptr(GHashTable) is_name = g_hash_table_new(NULL, NULL); /* of subjects */
    ARK_VEC_EACH (struct deviation, deviation, deviations->items) {
        const char *subject = ark_graph_get_str(graph, deviation->ref, "subject");
        if (subject)
            g_hash_table_insert(is_name, (char *)subject, NULL);
    }
    for (uint32_t set = 0; element && set < ark_graph_labelset_count(graph); set++) {
        struct ark_refs nodes = ark_graph_nodes_of_set(graph, (ark_labelset)set);
        if (!nodes.n || !ark_graph_labelset_has(graph, (ark_labelset)set, element))
            continue;
        for (uint32_t i = 0; i < nodes.n; i++) {
            struct ark_value name = ark_graph_get(graph, nodes.v[i], key);
            if (name.type == ARK_TEXT && g_hash_table_contains(is_name, name.text))
                g_hash_table_insert(is_name, (char *)name.text, (char *)name.text);
        }
    }
    ARK_VEC_EACH (struct deviation, deviation, deviations->items) {
        const char *subject = ark_graph_get_str(graph, deviation->ref, "subject");
        deviation->of_one_element = subject && g_hash_table_lookup(is_name, subject);
    }
}

static struct ark_deviations *deviations_of(struct ark_run *run)
{
    if (run->deviations)
        return run->deviations;
    const ark_graph *graph = run->result.graph;
    struct ark_deviations *deviations = run->deviations = g_new0(struct ark_deviations, 1);
    ark_atom label = ark_atom_find(ark_graph_atoms(graph), "Deviation");
    for (uint32_t set = 0; label && set < ark_graph_labelset_count(graph); set++) {
        if (!ark_graph_labelset_has(graph, (ark_labelset)set, label))
            continue;
        struct ark_refs nodes = ark_graph_nodes_of_set(graph, (ark_labelset)set);
        for (uint32_t i = 0; i < nodes.n; i++) {
            ark_ref ref = nodes.v[i];
            if (!says_something(ark_graph_get_str(graph, ref, "reason")))
                continue;
            ark_vec_push(&deviations->items, (struct deviation){.ref = ref,
                                                                .binding = is_binding(run, ref),
                                                                .text = text_of(graph, ref)});
            add_targets(deviations, graph, ref);
        }
    }
    if (deviations->items.n)
        find_subjects(deviations, graph);
    return deviations;
}

static bool is_about(const struct target *target, const struct ark_rule_result *rule)
{
    const struct ark_rule *r = rule->rule;
    if (target->framework && strcmp(target->framework, rule->pack->id) != 0)
        return false;
    if (!target->principle)
        return r->covers && strcmp(target->id, r->covers) == 0;
    const struct ark_framework_rule *covered =
        r->covers ? ark_pack_framework_rule(rule->pack, r->covers) : NULL;
    const char *principle = covered && covered->principle ? covered->principle : r->principle;
    return principle && strcmp(target->id, principle) == 0;
}

/* Explaining the findings of one rule. */
struct explaining {
    const ark_graph *graph;
    ark_atom element, name; /* label and key */
    struct ark_names *names;
    uint32_t *by_name; /* number of a name -> index + 1 of the deviation that names it */
    uint32_t general;  /* index + 1 of the first that names no element */
    uint32_t unnamed;  /* the same, of those that name no element with a finding */
    uint32_t current;
    bool named;
};

/* The elements that a finding is about: its subject, or the ends of an edge. */
struct about {
    uint32_t n;
    uint32_t names[2]; /* numbers in `names` */
};

static struct about about_what(const struct explaining *e, ark_ref subject)
{
    struct about about = {0};
    ark_ref refs[2] = {subject, ARK_REF_NONE};
    if (ark_ref_is_edge(subject)) {
        refs[0] = ark_graph_from(e->graph, subject);
        refs[1] = ark_graph_to(e->graph, subject);
    }
    for (int i = 0; i < 2; i++) {
        if (refs[i] == ARK_REF_NONE || !e->element ||
            !ark_graph_has_label(e->graph, refs[i], e->element))
            continue;
        struct ark_value name = ark_graph_get(e->graph, refs[i], e->name);
        if (name.type == ARK_TEXT)
            about.names[about.n++] = ark_names_add(e->names, name.text);
    }
    return about;
}

static void on_name(uint32_t name, void *user)
{
    struct explaining *e = user;
    e->named = true;
    if (!e->by_name[name])
        e->by_name[name] = e->current + 1;
}

static void read_candidates(struct explaining *e, const struct ark_deviations *deviations,
                            const struct ark_rule_result *rule)
{
    bool must_bind = ark_level_rank(rule->rule->level) == 0;
    ARK_VEC_EACH (struct target, target, deviations->targets) {
        const struct deviation *deviation = &deviations->items.v[target->deviation];
        if (!is_about(target, rule) || (must_bind && !deviation->binding))
            continue;
        e->current = target->deviation;
        e->named = false;
        ark_names_in(e->names, deviation->text, on_name, e);
        if (!e->named && !e->unnamed)
            e->unnamed = e->current + 1;
        if (!e->named && !deviation->of_one_element && !e->general)
            e->general = e->current + 1;
    }
}

static uint32_t explanation(const struct explaining *e, const struct about *about)
{
    for (uint32_t i = 0; i < about->n; i++) {
        uint32_t number = about->names[i];
        if (number != UINT32_MAX && e->by_name[number])
            return e->by_name[number];
    }
    /* A deviation on a system that has no finding any more must not excuse the other systems; but
     * a report on that system may well name it when it explains a missing section. */
    return about->n ? e->general : e->unnamed;
}

/* NULL when no deviation is about the rule. */
static struct ark_names *expected_names(const struct ark_deviations *deviations,
                                        const struct ark_rule_result *rule)
{
    struct ark_names *names = NULL;
    ARK_VEC_EACH (struct target, target, deviations->targets) {
        if (!is_about(target, rule))
            continue;
        names = names ? names : ark_names_new();
        ark_names_expect(names, deviations->items.v[target->deviation].text);
    }
    return names;
}

void ark_explain(struct ark_run *run, struct ark_rule_result *rule)
{
    const struct ark_deviations *deviations = deviations_of(run);
    struct ark_names *names = expected_names(deviations, rule);
    if (!names)
        return;
    const ark_graph *graph = run->result.graph;
    struct explaining e = {.graph = graph,
                           .element = ark_atom_find(ark_graph_atoms(graph), "Element"),
                           .name = ark_atom_find(ark_graph_atoms(graph), "name"),
                           .names = names};
    struct ark_finding *findings = run->result.findings.v + rule->first;
    g_autofree struct about *about = g_new(struct about, rule->n);
    for (uint32_t i = 0; i < rule->n; i++)
        about[i] = about_what(&e, findings[i].subject);
    e.by_name = g_new0(uint32_t, ark_names_count(names) + 1);
    read_candidates(&e, deviations, rule);
    for (uint32_t i = 0; i < rule->n; i++) {
        uint32_t by = explanation(&e, &about[i]);
        if (!by)
            continue;
        findings[i].deviation = deviations->items.v[by - 1].ref;
        findings[i].verdict = ARK_EXPLAINED;
        rule->explained++;
    }
    g_free(e.by_name);
    ark_names_free(names);
}
