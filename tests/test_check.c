/* check: verdicts, deviations, order, messages, fingerprints, the gate. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "check_world.h"

static const struct {
    const char *level, *keys, *given;
    enum ark_verdict verdict;
    uint32_t findings;
} VERDICTS[] = {
    {"BØR", OWNED, "(:C {ejer:'x'}), (:C {ejer:'y'})", ARK_CONFORMS, 0},
    {"BØR", OWNED, "(:C {ejer:'x'}), (:C), (:C)", ARK_VIOLATED, 2},
    {"BØR", OWNED, "(:D)", ARK_NOT_APPLICABLE, 0},
    {"BØR", OWNED "\n    where: a.name = 'x'", "(:C)", ARK_NOT_APPLICABLE, 0},
    {"BØR", "needs: D\n    " OWNED, "(:C)", ARK_NOT_APPLICABLE, 0},
    {"BØR", "needs: D\n    " OWNED, "(:C), (:D)", ARK_VIOLATED, 1},
    {"BØR", "match: (a:C)\n    forbid: a.ejer = 'x'\n    " TEXT, "(:C {ejer:'x'})", ARK_VIOLATED,
     1},
    {"BØR", "match: (a:C)\n    forbid: a.ejer = 'x'\n    " TEXT, "(:C)", ARK_CONFORMS, 0},
    {"BØR", "match: (a:C)\n    expect: 1..\n    message: {da: D, en: E}", "(:D)", ARK_VIOLATED, 1},
    {"BØR", "match: (a:C)\n    expect: 1..\n    message: {da: D, en: E}", "(:C), (:C)",
     ARK_CONFORMS, 0},
    {"BØR", "match: (a:C)\n    expect: 0..1\n    message: {da: D, en: E}", "(:C), (:C), (:C)",
     ARK_VIOLATED, 1},
    {"BØR", "match: (a:C)\n    expect: 2\n    message: {da: D, en: E}", "(:C)", ARK_VIOLATED, 1},
    {"BØR", "match: (a:C)\n    expect: 2\n    message: {da: D, en: E}", "(:C), (:C)", ARK_CONFORMS,
     0},
    {"BØR", "needs: D\n    match: (a:C)\n    expect: 1..\n    message: {da: D, en: E}", "(:X)",
     ARK_NOT_APPLICABLE, 0},
    {"SKAL FORLADES", "match: (a:C)\n    " TEXT, "(:C), (:C)", ARK_VIOLATED, 2},
    {"SKAL FORLADES", "match: (a:C)\n    " TEXT, "(:D)", ARK_NOT_APPLICABLE, 0},
    {"SKAL FORLADES", "needs: D\n    match: (a:C)\n    " TEXT, "(:D)", ARK_CONFORMS, 0},
    {"BØR", "ask: {da: D, en: E}\n    match: (a:C)", "(:C), (:C)", ARK_REVIEW, 1},
    {"BØR", "ask: {da: D, en: E}\n    match: (a:C)", "(:D)", ARK_NOT_APPLICABLE, 0},
    {"BØR", "ask: {da: D, en: E}", "(:D)", ARK_REVIEW, 1},
    {"BØR", "ask: {da: D, en: E}\n    needs: C", "(:D)", ARK_NOT_APPLICABLE, 0},
    {"BØR", "match: (a:C)\n    require: a.name =~ '(a+)+b'\n    " TEXT,
     "(:C {name:'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabc'})", ARK_NOT_COMPLETED, 0},
};

START_TEST(each_verdict)
{
    g_autoptr(ark_result) result = run(VERDICTS[_i].level, VERDICTS[_i].keys, VERDICTS[_i].given);
    ck_assert_uint_eq(result->rules.n, 1);
    const struct ark_rule_result *rule = &result->rules.v[0];
    ck_assert_str_eq(ark_verdict_key(rule->verdict), ark_verdict_key(VERDICTS[_i].verdict));
    ck_assert_uint_eq(rule->n, VERDICTS[_i].findings);
    ck_assert_uint_eq(result->findings.n, rule->n);
    ck_assert_uint_eq(result->verdicts[rule->verdict], 1);
    ck_assert((rule->not_completed != NULL) == (rule->verdict == ARK_NOT_COMPLETED));
}
END_TEST

static const struct {
    const char *keys, *given;
    enum ark_coverage coverage;
} COVERAGES[] = {
    {OWNED, "(:C)", ARK_FIRED},
    {"ask: {da: D, en: E}", "(:D)", ARK_FIRED},
    {OWNED, "(:C {ejer:'x'})", ARK_HELD},
    {"match: (a:C)\n    expect: 0..1\n    message: {da: D, en: E}", "(:C)", ARK_HELD},
    {OWNED, "(:D)", ARK_MATCHED_NOTHING},
    {"match: (a:C)\n    expect: 0..1\n    message: {da: D, en: E}", "(:D)", ARK_MATCHED_NOTHING},
    {OWNED "\n    where: a.name = 'x'", "(:D)", ARK_MATCHED_NOTHING},
    {OWNED "\n    where: a.name = 'x'", "(:C)", ARK_COULD_NOT_FAIL},
    {OWNED "\n    where: a.name = 'x'", "(:C {name:'x', ejer:'y'})", ARK_HELD},
    {"needs: D\n    " OWNED, "(:C)", ARK_NOT_NEEDED},
    {"match: (a:C)\n    require: a.name =~ '(a+)+b'\n    " TEXT,
     "(:C {name:'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabc'})", ARK_STOPPED},
};

START_TEST(each_coverage)
{
    g_autoptr(ark_result) result = run("BØR", COVERAGES[_i].keys, COVERAGES[_i].given);
    uint64_t looked_at = result->rules.v[0].looked_at;
    for (int again = 0; again < 2; again++)
        ck_assert_str_eq(ark_coverage_key(ark_rule_coverage(result, 0)),
                         ark_coverage_key(COVERAGES[_i].coverage));
    ck_assert_uint_eq(result->rules.v[0].looked_at, looked_at);
}
END_TEST

#define TO_RULE "-[:DEVIATES_FROM]->(:Rule {id:'R 1'})"
#define TWO "(:C {name:'DUBU'}), (:C {name:'Sagsbasis Øst'}), "

static const struct {
    const char *level, *given;
    uint32_t explained; /* of two findings */
} DEVIATIONS[] = {
    {"BØR", TWO "(:Dev {reason:'Snitfladen kommer i 2027'})" TO_RULE, 2},
    {"BØR", TWO "(:Row {reason:'Snitfladen kommer i 2027'})" TO_RULE, 0},
    {"BØR", TWO "(:Dev {subject:'alle'})" TO_RULE, 0},
    {"BØR", TWO "(:Dev {reason:' - '})" TO_RULE, 0},
    {"BØR", TWO "(:Dev {reason:'ja'})-[:DEVIATES_FROM]->(:Rule {id:'R 2'})", 0},
    {"BØR", TWO "(:Dev {reason:'ja'})-[:DEVIATES_FROM]->(:Principle {id:'P1'})", 2},
    {"BØR", TWO "(:Dev {reason:'ja'})-[:DEVIATES_FROM]->(:Principle {id:'P2'})", 0},
    {"BØR",
     TWO "(:Dev {reason:'ja'})-[:DEVIATES_FROM]->(r:Rule {id:'R 1'})<-[:STATES]-(:Framework "
         "{id:'en anden'})",
     0},
    {"BØR",
     TWO "(:Dev {reason:'ja'})-[:DEVIATES_FROM]->(r:Rule {id:'R 1'})<-[:STATES]-(:Framework "
         "{id:'prøve'})",
     2},
    /* Names. */
    {"BØR", TWO "(:Dev {reason:'DUBU er fra 2011'})" TO_RULE, 1},
    {"BØR", TWO "(:Dev {reason:'ja', subject:'DUBUs snitflade'})" TO_RULE, 1},
    {"BØR", TWO "(:Dev {reason:'ja', text:'1 | Sagsbasis  Øst | ja'})" TO_RULE, 1},
    {"BØR", TWO "(:Dev {reason:'Sagsbasis Østjylland og DUBUX'})" TO_RULE, 2},
    {"BØR", TWO "(:Dev {reason:'DUBU og Sagsbasis Øst'})" TO_RULE, 2},
    {"BØR", TWO "(:Dev {reason:'DUBU'})" TO_RULE ", (:Dev {reason:'resten'})" TO_RULE, 2},
    {"BØR", "(:C {name:'AB'}), (:C {name:'DUBU'}), (:Dev {reason:'AB er for kort'})" TO_RULE, 2},
    {"BØR", TWO "(:C {name:'KY', ejer:'x'}), (:Dev {reason:'ja', subject:'KY'})" TO_RULE, 0},
    {"BØR", TWO "(:C {name:'KY', ejer:'x'}), (:Dev {reason:'ja', subject:'KY mm.'})" TO_RULE, 2},
    {"BØR", TWO "(:C {name:'KLIK', ejer:'x'}), (:Dev {reason:'ja', subject:'KLIK mm.'})" TO_RULE,
     0},
    {"BØR", TWO "(:Dev {reason:'DUBU er fra 2011', subject:'Snitflader'})" TO_RULE, 2},
    {"BØR", TWO "(:Dev {reason:'ja', subject:'Sagsbasis Øst', text:'DUBU'})" TO_RULE, 1},
    {"BØR", TWO "(:Dev {reason:'ja', subject:'dubu'})" TO_RULE, 2},
    {"BØR",
     TWO "(:D {name:'DUBU Ledelse'}), (:Dev {reason:'ja', subject:'DUBU Ledelse er ny'})" TO_RULE,
     0},
    {"BØR",
     TWO "(:D {name:'DUBU Ledelse'}), (:Dev {reason:'ja', subject:'DUBU Ledelsens DUBU'})" TO_RULE,
     1},
    {"BØR",
     TWO "(:D {name:'KY'}), (:D {name:'KLIK'}), (:Dev {reason:'ja', subject:'KLIK'})" TO_RULE
         ", (:Dev {reason:'ja', subject:'DUBU'})" TO_RULE,
     1},
    /* SKAL. */
    {"SKAL", TWO "(:Dev {reason:'ja'})" TO_RULE, 0},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'Arkitekturboard'})" TO_RULE, 2},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'Nej'})" TO_RULE, 0},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'afventer'})" TO_RULE, 0},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'Nora Nielsen'})" TO_RULE, 2},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'ja', expires:'2026-06-15'})" TO_RULE, 2},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'ja', expires:'2026-06-14'})" TO_RULE, 0},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'ja', expires:'14.6.2026'})" TO_RULE, 0},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'ja', expires:'01/07-2026'})" TO_RULE, 2},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'ja', expires:'1. juli 2026'})" TO_RULE, 2},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'ja', expires:'maj 2026'})" TO_RULE, 0},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'ja', expires:'juni 2026'})" TO_RULE, 2},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'ja', expires:'Q1 2026'})" TO_RULE, 0},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'ja', expires:'2. kvartal 2026'})" TO_RULE, 2},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'ja', expires:'2026'})" TO_RULE, 2},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'ja', expires:'2026-05'})" TO_RULE, 0},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'ja', expires:'senere'})" TO_RULE, 0},
    {"SKAL", TWO "(:Dev {reason:'ja', approved:'ja', expires:'31.02.2027'})" TO_RULE, 0},
    {"BØR", TWO "(:Dev {reason:'ja', expires:'2020-01-01'})" TO_RULE, 2},
};

START_TEST(deviations_explain)
{
    g_autoptr(ark_result) result = run(DEVIATIONS[_i].level, OWNED, DEVIATIONS[_i].given);
    const struct ark_rule_result *rule = &result->rules.v[0];
    ck_assert_uint_eq(rule->n, 2);
    ck_assert_msg(rule->explained == DEVIATIONS[_i].explained, "%s: %u", DEVIATIONS[_i].given,
                  rule->explained);
    ck_assert_int_eq(rule->verdict, DEVIATIONS[_i].explained == 2 ? ARK_EXPLAINED : ARK_VIOLATED);
    uint32_t explained = 0;
    ARK_VEC_EACH (struct ark_finding, finding, result->findings) {
        explained += finding->verdict == ARK_EXPLAINED;
        ck_assert((finding->deviation != ARK_REF_NONE) == (finding->verdict == ARK_EXPLAINED));
    }
    ck_assert_uint_eq(explained, rule->explained);
}
END_TEST

START_TEST(a_deviation_on_an_end_explains_the_edge)
{
    g_autoptr(ark_result) result =
        run("BØR", "match: (a:C)-[f:Flow]->(b:C)\n    require: false\n    at: f\n    " TEXT,
            "(a:C {name:'DUBU'})-[:Flow]->(b:C {name:'SAPA'})-[:Flow]->(c:C {name:'KY'}), "
            "(:Dev {reason:'DUBU er gammel'})" TO_RULE);
    ck_assert_uint_eq(result->rules.v[0].n, 2);
    ck_assert_uint_eq(result->rules.v[0].explained, 1);
    g_autofree char *title = ark_subject_title(result, result->findings.v[0].subject, ARK_DA);
    ck_assert_str_eq(title, "DUBU → SAPA (Flow)");
}
END_TEST

START_TEST(a_deviation_on_an_element_explains_what_is_about_no_element)
{
    g_autoptr(ark_result) result =
        run("BØR", "match: (a:Section)\n    expect: 1..\n    message: {da: D, en: E}",
            "(:C {name:'DUBU'}), (:Dev {reason:'ja', subject:'DUBU'})" TO_RULE);
    ck_assert_int_eq(result->rules.v[0].verdict, ARK_EXPLAINED);
}
END_TEST

/* Of two rows, by the subject of the deviation. */
static const struct {
    const char *subject;
    uint32_t explained;
} ROWS[] = {
    {"DUBU", 1}, {"SAPA har ingen standard", 1}, {"KLIK", 0}, {"Alle", 2}, {"DUBU og SAPA", 2}};

START_TEST(a_finding_on_a_row_is_about_what_the_row_names)
{
    g_autofree char *given =
        g_strdup_printf("(:C {name:'DUBU'}), (:C {name:'SAPA'}), (:C {name:'KLIK'}), "
                        "(:Row {text:'DUBU | fil'}), (:Row {text:'SAPA | kald'}), "
                        "(:Dev {reason:'ja', subject:'%s'})" TO_RULE,
                        ROWS[_i].subject);
    g_autoptr(ark_result) result =
        run("BØR", "match: (a:Row)\n    where: a.text IS NOT NULL\n    require: false\n    " TEXT,
            given);
    ck_assert_uint_eq(result->rules.v[0].n, 2);
    ck_assert_uint_eq(result->rules.v[0].explained, ROWS[_i].explained);
}
END_TEST

START_TEST(messages_are_made_from_the_row)
{
    g_autoptr(ark_result) result = run("BØR", OWNED, "(:C {name:'DUBU'}), (:C)");
    g_autofree char *da = ark_finding_message(result, &result->findings.v[0], ARK_DA);
    g_autofree char *en = ark_finding_message(result, &result->findings.v[0], ARK_EN);
    g_autofree char *none = ark_finding_message(result, &result->findings.v[1], ARK_DA);
    ck_assert_str_eq(da, "DUBU mangler ejer");
    ck_assert_str_eq(en, "DUBU has no owner");
    ck_assert_str_eq(none, "- mangler ejer");
    g_autoptr(ark_result) whole = run(
        "BØR", "match: (a:C)\n    expect: 1..\n    message: {da: Mangler, en: Missing}", "(:D)");
    g_autofree char *missing = ark_finding_message(whole, &whole->findings.v[0], ARK_EN);
    ck_assert_str_eq(missing, "Missing");
    ck_assert_uint_eq(whole->findings.v[0].subject, ARK_REF_NONE);
}
END_TEST

START_TEST(titles_are_what_people_write)
{
    g_autoptr(ark_result) result =
        run("BØR", OWNED,
            "(:C {name:'DUBU'}), (:C), (:Section {name:'B', path:'A > B'}), "
            "(:Row {text:'1 | DUBU | x | y | z'}), (:Rule {id:'R 1', name:'Regel'}), "
            "(:Paragraph {text:'Denne tekst er så lang, at den må skæres over et sted i nærheden "
            "af slutningen.'})");
    static const char *const TITLES[] = {
        "DUBU (C)",       "uden navn (C)",
        "A > B (afsnit)", "1 | DUBU | x (række)",
        "R 1 Regel",      "Denne tekst er så lang, at den må skæres over et sted i … (tekst)"};
    for (uint32_t i = 0; i < G_N_ELEMENTS(TITLES); i++) {
        g_autofree char *title = ark_subject_title(result, ARK_NODE(i), ARK_DA);
        ck_assert_str_eq(title, TITLES[i]);
    }
    g_autofree char *english = ark_subject_title(result, ARK_NODE(4), ARK_EN);
    ck_assert_str_eq(english, "R 1 Rule");
}
END_TEST

START_TEST(evidence_is_gathered_once_and_capped)
{
    g_autoptr(GString) given = g_string_new("(:C)");
    for (int i = 0; i < 250; i++)
        g_string_append(given, ", (:X)");
    g_autoptr(ark_result) result =
        run("BØR",
            "ask: {da: D, en: E}\n    evidence:\n"
            "      - {title: {da: X, en: X}, match: '(x:X)'}\n"
            "      - {title: {da: Y, en: Y}, match: '(x:C), (y:X)', show: x}",
            given->str);
    const struct ark_rule_result *rule = &result->rules.v[0];
    ck_assert_uint_eq(rule->evidence_n, ARK_EVIDENCE_SHOWN + 1);
    ck_assert_uint_eq(rule->evidence_total[0], 250);
    ck_assert_uint_eq(rule->evidence_total[1], 1);
    ck_assert_uint_eq(result->evidence.v[ARK_EVIDENCE_SHOWN].evidence, 1);
    ck_assert_uint_eq(result->evidence.v[ARK_EVIDENCE_SHOWN].ref, ARK_NODE(0));
}
END_TEST

/* Components at these places, with XML ids when `prefix`, in the order given. */
struct at {
    const char *name, *file;
    uint32_t line, column;
};

static const ark_graph *graph_at(const struct at *at, uint32_t n, const char *prefix)
{
    ark_builder *builder = ark_builder_new(atoms);
    ark_labelset set = labels_of(builder, "C", false);
    for (uint32_t i = 0; i < n; i++) {
        g_autofree char *id = prefix ? g_strconcat(prefix, at[i].name, NULL) : NULL;
        struct ark_loc loc = {ark_atom_intern(atoms, at[i].file), at[i].line, at[i].column,
                              ark_atom_intern(atoms, id)};
        ark_ref node = ark_builder_node(builder, set, loc);
        ark_builder_set_str(builder, node, "name", at[i].name);
    }
    ark_graph *graph = ark_builder_freeze(builder);
    g_ptr_array_add(graphs, graph);
    return graph;
}

START_TEST(findings_stand_in_the_order_of_their_places)
{
    static const struct at AT[] = {{"f", "z.zip!inner.xml", 3, 1}, {"e", "a.xml", 9, 1},
                                   {"d", "b.xml", 7, 9},           {"c", "b.xml", 7, 2},
                                   {"b", "b.xml", 2, 1},           {"g", "ukendt.xml", 1, 1}};
    const ark_graph *graph = graph_at(AT, G_N_ELEMENTS(AT), NULL);
    const struct ark_pack *pack = pack_of("BØR", OWNED);
    struct ark_input inputs[] = {{.file = "b.xml"}, {.file = "a.xml"}, {.file = "z.zip"}};
    struct ark_check check = {.lang = ARK_DA,
                              .date = "2026-06-15",
                              .graph = graph,
                              .inputs = inputs,
                              .input_n = 3,
                              .packs = &pack,
                              .pack_n = 1};
    for (int round = 0; round < 2; round++) {
        g_autoptr(ark_result) result = ark_check_run(&check);
        g_autoptr(GString) order = g_string_new(NULL);
        ARK_VEC_EACH (struct ark_finding, finding, result->findings)
            g_string_append(order, ark_graph_get_str(graph, finding->subject, "name"));
        ck_assert_str_eq(order->str, "bcdefg");
        ck_assert_uint_eq(ark_finding_loc(result, &result->findings.v[1]).line, 7);
    }
}
END_TEST

static char *fingerprints(const struct ark_pack *pack, const ark_graph *graph)
{
    g_autoptr(ark_result) result = run_on(pack, graph);
    GString *all = g_string_new(NULL);
    for (uint32_t i = 0; i < result->findings.n; i++) {
        char print[33];
        ark_finding_fingerprint(result, i, print);
        ck_assert_uint_eq(strlen(print), 32);
        ck_assert_ptr_null(strstr(all->str, print));
        g_string_append_printf(all, "%s\n", print);
    }
    return g_string_free(all, FALSE);
}

START_TEST(fingerprints_survive_moves_formats_and_texts)
{
    static const struct at AT[] = {
        {"x", "a.xml", 3, 1}, {"y", "a.xml", 9, 1}, {"x", "a.xml", 11, 1}};
    static const struct at MOVED[] = {
        {"x", "m/b.xml", 4, 8}, {"y", "m/b.xml", 5, 8}, {"x", "m/b.xml", 90, 8}};
    const struct ark_pack *pack = pack_of("BØR", OWNED);
    const struct ark_pack *reworded = pack_of(
        "SKAL", "match: (a:C)\n    require: a.ejer IS NOT NULL\n    message: {da: Nyt, en: New}");
    g_autofree char *first = fingerprints(pack, graph_at(AT, 3, NULL));
    g_autofree char *moved = fingerprints(reworded, graph_at(MOVED, 3, NULL));
    ck_assert_str_eq(first, moved);
    g_autofree char *archi = fingerprints(pack, graph_at(AT, 2, ""));
    g_autofree char *exchange = fingerprints(pack, graph_at(MOVED, 2, "id-"));
    ck_assert_str_eq(archi, exchange);
    ck_assert_str_ne(archi, first);
}
END_TEST

START_TEST(gate)
{
    g_autoptr(ark_result) skal = run("SKAL", OWNED, "(:C)");
    ck_assert_int_eq(ark_check_exit_code(skal, 0), 1);
    ck_assert_int_eq(ark_check_exit_code(skal, -1), 0);
    g_autoptr(ark_result) boer = run("BØR", OWNED, "(:C)");
    ck_assert_int_eq(ark_check_exit_code(boer, 0), 0);
    ck_assert_int_eq(ark_check_exit_code(boer, 1), 1);
    g_autoptr(ark_result) fine = run("SKAL", OWNED, "(:C {ejer:'x'})");
    ck_assert_int_eq(ark_check_exit_code(fine, 2), 0);
    g_autoptr(ark_result) question = run("SKAL", "ask: {da: D, en: E}", "(:C)");
    ck_assert_int_eq(ark_check_exit_code(question, 2), 0);
    uint32_t last = G_N_ELEMENTS(VERDICTS) - 1;
    g_autoptr(ark_result) limit =
        run(VERDICTS[last].level, VERDICTS[last].keys, VERDICTS[last].given);
    ck_assert_int_eq(ark_check_exit_code(limit, -1), 3);
}
END_TEST

START_TEST(inline_tests_report_what_failed)
{
    const struct ark_pack *pack = pack_of("BØR", OWNED);
    g_autofree char *message = NULL;
    ck_assert(ark_rule_run_tests(compile(), pack, pack->rules, labels_of, &message));
    ck_assert_ptr_null(message);
    pack = pack_of("BØR", "match: (a:D)\n    require: false\n    " TEXT);
    ck_assert(!ark_rule_run_tests(compile(), pack, pack->rules, labels_of, &message));
    ck_assert_str_eq(message, "p.yaml:17: regel R-1-a, prøve 1: ventede 1 fund, fik 0 (0 match)\n"
                              "    given: (:C)");
}
END_TEST

enum { MANY = 100000 };

/* Components without an owner, their lines in no order; `deviates`: one of them is explained. */
static const ark_graph *many(bool deviates)
{
    ark_builder *builder = ark_builder_new(atoms);
    ark_labelset set = labels_of(builder, "C", false);
    for (uint32_t i = 0; i < MANY; i++) {
        ark_ref node = ark_builder_node(
            builder, set, (struct ark_loc){.file = 1, .line = (i * 7919u) % MANY, .column = 1});
        g_autofree char *name = g_strdup_printf("System %u", i);
        ark_builder_set_str(builder, node, "name", name);
    }
    if (deviates) {
        struct ark_loc nowhere = {0};
        ark_ref row = ark_builder_node(builder, labels_of(builder, "Dev", false), nowhere);
        ark_builder_set_str(builder, row, "reason", "System 77 er gammelt.");
        ark_ref rule = ark_builder_node(builder, labels_of(builder, "Rule", false), nowhere);
        ark_builder_set_str(builder, rule, "id", "R 1");
        ark_builder_edge(builder, labels_of(builder, "DEVIATES_FROM", true), row, rule, nowhere);
    }
    ark_graph *graph = ark_builder_freeze(builder);
    g_ptr_array_add(graphs, graph);
    return graph;
}

/* The bound is loose, for sanitizers and busy machines; the printed time is the one to watch. */
START_TEST(many_findings_are_cheap)
{
    const ark_graph *graph = many(_i);
    const struct ark_pack *pack = pack_of("BØR", OWNED);
    gint64 start = g_get_monotonic_time();
    g_autoptr(ark_result) result = run_on(pack, graph);
    gint64 spent = g_get_monotonic_time() - start;
    ck_assert_uint_eq(result->findings.n, MANY);
    ck_assert_uint_eq(result->rules.v[0].explained, (uint32_t)_i);
    g_print("100,000 unsorted findings%s: %.1f ms\n", _i ? " and a deviation" : "",
            (double)spent / 1000);
    ck_assert_msg(spent < 3 * G_USEC_PER_SEC, "%.1f ms", (double)spent / 1000);
}
END_TEST

START_TEST(a_framework_rule_has_the_worst_verdict_of_its_checks)
{
    g_autofree char *fine = g_strdup_printf(RULE, "R-1-a", "BØR", OWNED);
    g_autofree char *asks = g_strdup_printf(RULE, "R-1-b", "BØR", "ask: {da: D, en: E}");
    g_autofree char *text = g_strconcat(HEAD, fine, asks, NULL);
    g_autoptr(GError) error = NULL;
    const struct ark_pack *pack = ark_pack_load(compile(), "p.yaml", text, strlen(text), &error);
    ck_assert_ptr_nonnull(pack);
    g_autoptr(ark_result) result = run_on(pack, graph_of("(:C {ejer:'x'})"));
    enum ark_verdict verdict;
    ck_assert(ark_framework_verdict(result, pack, "R 1", &verdict));
    ck_assert_int_eq(verdict, ARK_REVIEW);
    ck_assert(!ark_framework_verdict(result, pack, "R 2", &verdict));
    g_autoptr(ark_result) worse = run_on(pack, graph_of("(:C)"));
    ck_assert(ark_framework_verdict(worse, pack, "R 1", &verdict));
    ck_assert_int_eq(verdict, ARK_VIOLATED);
}
END_TEST

/* A profile whose `when` hits a limit is not one that does not match: what depends on it is not
 * completed. */
START_TEST(a_profile_that_can_not_be_tried_leaves_its_rules_open)
{
    g_autofree char *levels =
        g_strdup_printf(RULE, "R-1-a", "KAN", "levels: {F: SKAL}\n    " OWNED);
    g_autofree char *plain = g_strdup_printf(RULE, "R-1-b", "KAN", OWNED);
    g_autofree char *text = g_strconcat(
        "profiles:\n  - {id: F, title: {da: F, en: F}, when: \"(a:C WHERE a.name =~ '(a+)+b')\"}\n",
        HEAD, levels, plain, NULL);
    g_autoptr(GError) error = NULL;
    const struct ark_pack *pack = ark_pack_load(compile(), "p.yaml", text, strlen(text), &error);
    ck_assert_msg(pack != NULL, "%s", error ? error->message : "");
    struct ark_diags diags;
    ark_diags_init(&diags, ARK_DA);
    struct ark_check check = {
        .lang = ARK_DA,
        .date = "2026-06-15",
        .graph = graph_of("(:C {name:'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabc'})"),
        .diags = &diags,
        .packs = &pack,
        .pack_n = 1};
    struct ark_result *result = ark_check_run(&check);
    ck_assert_int_eq(result->rules.v[0].verdict, ARK_NOT_COMPLETED);
    ck_assert_int_eq(result->rules.v[1].verdict, ARK_VIOLATED);
    ck_assert_int_eq(ark_check_exit_code(result, 2), 3);
    ck_assert_uint_eq(diags.items.n, 1);
    ark_result_free(result);
    check.profile = "F";
    result = ark_check_run(&check);
    ck_assert_int_eq(result->rules.v[0].verdict, ARK_VIOLATED);
    ck_assert_int_eq(result->rules.v[0].effect.level, ARK_SKAL);
    ck_assert_int_eq(ark_check_exit_code(result, 0), 1);
    ck_assert_uint_eq(diags.items.n, 1);
    ark_result_free(result);
    ark_diags_clear(&diags);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("check");
    TCase *tc = tcase_create("all");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, each_verdict, 0, G_N_ELEMENTS(VERDICTS));
    tcase_add_loop_test(tc, each_coverage, 0, G_N_ELEMENTS(COVERAGES));
    tcase_add_loop_test(tc, deviations_explain, 0, G_N_ELEMENTS(DEVIATIONS));
    tcase_add_test(tc, a_deviation_on_an_end_explains_the_edge);
    tcase_add_test(tc, a_deviation_on_an_element_explains_what_is_about_no_element);
    tcase_add_loop_test(tc, a_finding_on_a_row_is_about_what_the_row_names, 0, G_N_ELEMENTS(ROWS));
    tcase_add_test(tc, messages_are_made_from_the_row);
    tcase_add_test(tc, titles_are_what_people_write);
    tcase_add_test(tc, evidence_is_gathered_once_and_capped);
    tcase_add_test(tc, findings_stand_in_the_order_of_their_places);
    tcase_add_test(tc, fingerprints_survive_moves_formats_and_texts);
    tcase_add_test(tc, gate);
    tcase_add_test(tc, inline_tests_report_what_failed);
    tcase_add_loop_test(tc, many_findings_are_cheap, 0, 2);
    tcase_add_test(tc, a_framework_rule_has_the_worst_verdict_of_its_checks);
    tcase_add_test(tc, a_profile_that_can_not_be_tried_leaves_its_rules_open);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
