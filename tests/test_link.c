/* link: ids in text, principle tables, deviation tables. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "graph/graph.h"
#include "link/link.h"
#include "load/markdown.h"

static struct {
    ark_atoms *atoms;
    ark_builder *builder;
    struct ark_arena *arena;
    struct ark_diags diags;
    struct ark_input input;
} world;

static const char *const rules[][2] = {
    {"AR 1.1", "Styr arkitektur på rette niveau"},
    {"AR 2.1", "Brug fælles rammer"},
    {"AR 2.2", "Regel to"},
    {"AR 2.3", "Regel tre"},
    {"AR 2.4", "Regel fire"},
    {"AR 5.3", "Hændelser meddeles"},
    {"AR 7.1", "Åbne snitflader"},
    {"FKP-01", "Fælles ramme"},
};
static const char *const principles[][2] = {
    {"P1", "Styring"},
    {"P4", "Tillid"},
    {"P5", "Processer"},
    {"P7", "Løsninger samarbejder"},
};

static void state(const char *label, const char *const pair[2])
{
    ark_ref ref = ark_builder_node(
        world.builder, ark_builder_labelset(world.builder, (const char *[]){label, NULL}),
        (struct ark_loc){0});
    ark_builder_set_str(world.builder, ref, "id", pair[0]);
    ark_builder_set_str(world.builder, ref, "name", pair[1]);
}

static void setup(void)
{
    memset(&world, 0, sizeof world);
    world.atoms = ark_atoms_new();
    world.builder = ark_builder_new(world.atoms);
    world.arena = ark_arena_new();
    ark_diags_init(&world.diags, ARK_DA);
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
        state("Rule", rules[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(principles); i++)
        state("Principle", principles[i]);
}

static void teardown(void)
{
    ark_builder_free(world.builder);
    ark_atoms_free(world.atoms);
    ark_arena_free(world.arena);
    ark_diags_clear(&world.diags);
    ark_input_clear(&world.input);
}

static void link_text(const char *text)
{
    struct ark_load load = {.builder = world.builder,
                            .atoms = world.atoms,
                            .arena = world.arena,
                            .diags = &world.diags,
                            .lang = ARK_DA};
    g_autoptr(GError) error = NULL;
    ck_assert(ark_markdown_load_text(&load, "r.md", text, strlen(text), &world.input, &error));
    ck_assert(ark_link(world.builder, ARK_MODALS_AUTO, &world.diags, NULL));
}

/* "AR 7.1; P4": what the n'th node (from 0) of a type has edges to. */
static char *ends(const char *edge_type, const char *from_type, unsigned n)
{
    GString *out = g_string_new(NULL);
    ark_atom type = ark_atom_find(world.atoms, edge_type);
    ark_atom label = ark_atom_find(world.atoms, from_type);
    ark_ref node = 0;
    for (; node < ark_builder_node_count(world.builder); node++) {
        if (ark_builder_type(world.builder, node) == label && n-- == 0)
            break;
    }
    for (uint32_t i = 0; i < ark_builder_edge_count(world.builder); i++) {
        ark_ref edge = ARK_EDGE(i);
        if (ark_builder_type(world.builder, edge) == type &&
            ark_builder_from(world.builder, edge) == node)
            g_string_append_printf(
                out, "%s%s", out->len ? "; " : "",
                ark_builder_get_str(world.builder, ark_builder_to(world.builder, edge), "id"));
    }
    return g_string_free(out, FALSE);
}

static void expect(const char *edge_type, const char *from_type, unsigned n, const char *ids)
{
    g_autofree char *met = ends(edge_type, from_type, n);
    ck_assert_str_eq(met, ids);
}

static const struct {
    const char *text, *ids;
} texts[] = {
    {"Løsningen følger AR 7.1.", "AR 7.1"},
    {"(AR7.1)", "AR 7.1"},
    {"ar 7.1 og AR\u00a0 2.1", "AR 7.1; AR 2.1"},
    {"AR 5.3 (FK) meddeler", "AR 5.3"},
    {"AR 2.1, 2.2 og 7.1 gælder", "AR 2.1; AR 2.2; AR 7.1"},
    {"AR 2.1/2.2, AR 7.1", "AR 2.1; AR 2.2; AR 7.1"},
    {"AR 2.1-2.4", "AR 2.1; AR 2.2; AR 2.3; AR 2.4"},
    {"AR 2.1 – AR 2.3", "AR 2.1; AR 2.2; AR 2.3"},
    {"AR 1.1 – AR 7.1", "AR 1.1; AR 7.1"},
    {"AR 7.1, 3 systemer og 4 mio.", "AR 7.1"},
    {"AR 7.1-reglen og AR 7.1 igen", "AR 7.1"},
    {"AR 7.10 og AR 7.1.2 og AR 7.1a", ""},
    {"VAR 7.1 og xAR 7.1", ""},
    {"P4 og P7", "P4; P7"},
    {"P4-P7", "P4; P5; P7"},
    {"HP4300 og P40 og p4 og SHA-P4", ""},
    {"Princip 4 og princip nr. 7", "P4; P7"},
    {"principperne 4, 5 og 7", "P4; P5; P7"},
    {"AP4", "P4"},
    {"P4, 5 systemer", "P4"},
    {"Regel 7.1 og reglerne 2.1 og 2.2", "AR 7.1; AR 2.1; AR 2.2"},
    {"FKP-01 og FKP 01", "FKP-01"},
    {"P 4 og AR 9.9 og SF1470 og 7.1", ""},
    {"ÆAR 7.1 AR 7.1æ", ""},
};

START_TEST(ids_are_found_in_text)
{
    link_text(texts[_i].text);
    expect("MENTIONS", "Paragraph", 0, texts[_i].ids);
}
END_TEST

START_TEST(sections_items_and_rows_mention)
{
    link_text("# Om AR 7.1\n\n- se P4\n\n| A |\n|---|\n| AR 2.1 |\n");
    expect("MENTIONS", "Section", 0, "AR 7.1");
    expect("MENTIONS", "ListItem", 0, "P4");
    expect("MENTIONS", "Row", 0, "AR 2.1");
    expect("MENTIONS", "Cell", 0, "");
}
END_TEST

static const struct {
    const char *text, *status;
} states[] = {
    {"Følges", "følger"},
    {"Ja", "følger"},
    {"Opfyldt", "følger"},
    {"Efterleves", "følger"},
    {"Følges fuldt ud", "følger"},
    {"Ja, via Serviceplatformen og en lang række andre fælles komponenter", "følger"},
    {"Ingen afvigelser", "følger"},
    {"Yes", "følger"},
    {"Compliant", "følger"},
    {"✓", "følger"},
    {"Delvist", "følger delvist"},
    {"Følges delvist", "følger delvist"},
    {"Delvist opfyldt", "følger delvist"},
    {"Følges ikke fuldt ud", "følger delvist"},
    {"Partially", "følger delvist"},
    {"Afviger", "afviger"},
    {"Nej", "afviger"},
    {"Nej – systemet er købt", "afviger"},
    {"Følges ikke", "afviger"},
    {"Fraviges", "afviger"},
    {"Ikke opfyldt", "afviger"},
    {"IKKE EFTERLEVET", "afviger"},
    {"Not compliant", "afviger"},
    {"Ikke relevant", "ikke relevant"},
    {"N/A", "ikke relevant"},
    {"Irrelevant", "ikke relevant"},
    {"Ikke relevant for dette projekt", "ikke relevant"},
    {"Ikke afklaret", NULL},
    {"Opfyldes på sigt", NULL},
    {"Se afsnit 4", NULL},
    {"", NULL},
};

START_TEST(status_words_are_known)
{
    g_autofree char *text = g_strdup_printf(
        "| Regel | Efterlevelse | Bemærkning |\n|---|---|---|\n| AR 7.1 | %s | fordi |\n",
        states[_i].text);
    link_text(text);
    expect("ANSWERS", "Row", 0, "AR 7.1");
    ark_ref edge = ARK_REF_NONE;
    for (uint32_t i = 0; i < ark_builder_edge_count(world.builder); i++) {
        if (ark_builder_type(world.builder, ARK_EDGE(i)) == ark_atom_find(world.atoms, "ANSWERS"))
            edge = ARK_EDGE(i);
    }
    ck_assert_pstr_eq(ark_builder_get_str(world.builder, edge, "status"), states[_i].status);
    ck_assert_str_eq(ark_builder_get_str(world.builder, edge, "reason"), "fordi");
}
END_TEST

START_TEST(rows_answer_by_number_title_and_rule_before_principle)
{
    link_text(
        "| Princip | Nr. | Følges? |\n|---|---|---|\n| 4 | 1 | Ja |\n| Tillid | 2 | Ja |\n\n"
        "| Nr | Arkitekturregel | Vurdering |\n|---|---|---|\n| 7.1 | Noget andet | Ja |\n"
        "| 1 | ÅBNE snitflader | Ja |\n\n"
        "| Princip | Regel | Status |\n|---|---|---|\n| P7 | AR 7.1 | Ja |\n| P7 | alle | Ja |\n\n"
        "| Regel | Tekst |\n|---|---|\n| AR 7.1 | Ja |\n");
    expect("ANSWERS", "Row", 0, "P4");
    expect("ANSWERS", "Row", 1, "P4");
    expect("ANSWERS", "Row", 2, "AR 7.1");
    expect("ANSWERS", "Row", 3, "AR 7.1");
    expect("ANSWERS", "Row", 4, "AR 7.1");
    expect("ANSWERS", "Row", 5, "P7");
    expect("ANSWERS", "Row", 6, "");
}
END_TEST

static ark_ref row(unsigned n)
{
    ark_atom label = ark_atom_find(world.atoms, "Row");
    for (ark_ref ref = 0; ref < ark_builder_node_count(world.builder); ref++) {
        if (ark_builder_type(world.builder, ref) == label && n-- == 0)
            return ref;
    }
    ck_abort_msg("no such row");
    return ARK_REF_NONE;
}

static bool is_deviation(unsigned n)
{
    ark_atom label = ark_atom_find(world.atoms, "Deviation");
    return label && ark_builder_has_label(world.builder, row(n), label);
}

static const char *prop(unsigned n, const char *key)
{
    return ark_builder_get_str(world.builder, row(n), key);
}

START_TEST(deviation_table_below_its_heading)
{
    link_text(
        "# 5 Arkitekturafvigelser\n\n## 5.1 Oversigt\n\n"
        "| Reference | Afvigelse | Begrundelse for afvigelsen | Konsekvenser | Teknisk gæld | "
        "Plan | Udløber | Godkendt af |\n|---|---|---|---|---|---|---|---|\n"
        "| AR 7.1 (FK) | Direkte kald til CPR | Snitfladen findes ikke endnu | Ingen | – | "
        "Skiftes i 2019 | 2019-12-31 | Styregruppen |\n"
        "| AR 2.1 | Eget register | - | n/a | TBD | afklares | ikke udfyldt |  |\n"
        "| Ingen afvigelser | | | | | | | |\n| – | – | – | | | | | |\n\n"
        "# 6 Drift\n\n| System | Ejer |\n|---|---|\n| AR 7.1 | KL |\n");
    ck_assert(is_deviation(0) && is_deviation(1));
    ck_assert(!is_deviation(2) && !is_deviation(3) && !is_deviation(4));
    ck_assert_str_eq(prop(0, "reference"), "AR 7.1 (FK)");
    ck_assert_str_eq(prop(0, "subject"), "Direkte kald til CPR");
    ck_assert_str_eq(prop(0, "reason"), "Snitfladen findes ikke endnu");
    ck_assert_str_eq(prop(0, "consequence"), "Ingen");
    ck_assert_ptr_null(prop(0, "debt"));
    ck_assert_str_eq(prop(0, "plan"), "Skiftes i 2019");
    ck_assert_str_eq(prop(0, "expires"), "2019-12-31");
    ck_assert_str_eq(prop(0, "approved"), "Styregruppen");
    static const char *const empty[] = {"reason", "consequence", "debt",
                                        "plan",   "expires",     "approved"};
    for (size_t i = 0; i < G_N_ELEMENTS(empty); i++)
        ck_assert_ptr_null(prop(1, empty[i]));
    expect("DEVIATES_FROM", "Row", 0, "AR 7.1");
    expect("DEVIATES_FROM", "Row", 1, "AR 2.1");
}
END_TEST

START_TEST(unmistakable_deviation_table_needs_no_heading)
{
    link_text(
        "# Valg\n\n| Regel | Begrundelse | Konsekvens |\n|---|---|---|\n| AR 2.1 | x | y |\n\n"
        "| Valg | Begrundelse |\n|---|---|\n| Java | x |\n\n"
        "| Nr | Fravalg | Begrundelse |\n|---|---|---|\n| 1 | Princip 4 | x |\n");
    ck_assert(is_deviation(0));
    ck_assert(!is_deviation(1));
    ck_assert(is_deviation(2));
    expect("DEVIATES_FROM", "Row", 2, "P4");
    ck_assert_ptr_null(prop(2, "reference"));
}
END_TEST

static const struct {
    const char *text;
    bool approved;
} approvals[] = {
    {"Styregruppen 2026-06-23", true},
    {"Ja", true},
    {"x", true},
    {"2026-06-23", true},
    {"Nej", false},
    {"Afventer styregruppen", false},
    {"Ikke godkendt", false},
    {"-", false},
};

START_TEST(a_refusal_is_no_approval)
{
    g_autofree char *text =
        g_strdup_printf("# Afvigelser\n\n| Regel | Begrundelse | Godkendt |\n|---|---|---|\n"
                        "| AR 7.1 | x | %s |\n",
                        approvals[_i].text);
    link_text(text);
    ck_assert_int_eq(prop(0, "approved") != NULL, approvals[_i].approved);
}
END_TEST

START_TEST(tables_that_only_resemble)
{
    link_text("| Nr | Dato | Beslutning | Begrundelse | Konsekvens |\n|---|---|---|---|---|\n"
              "| 1 | x | AR 7.1 | y | z |\n\n"
              "| Standard | Komponent | Begrundelse |\n|---|---|---|\n| OIOSAML | STS | x |\n\n"
              "| Nr | Bemærkning | Projektets svar |\n|---|---|---|\n| 2.1 | x | Imødekommes |\n\n"
              "# Fravalg\n\n| Komponent | Begrundelse |\n|---|---|\n| Beskedfordeler | - |\n");
    ck_assert(!is_deviation(0) && !is_deviation(1) && !is_deviation(2) && is_deviation(3));
    expect("ANSWERS", "Row", 2, "");
    ck_assert_str_eq(prop(3, "subject"), "Beskedfordeler");
}
END_TEST

START_TEST(followed_rules_in_a_compliance_section_are_no_deviations)
{
    link_text(
        "# Compliance\n\n| Regel | Status | Begrundelse |\n|---|---|---|\n"
        "| AR 2.1 | Følges | x |\n| AR 2.2 | Følges ikke | y |\n| AR 2.3 | Ikke relevant | |\n"
        "\n| Forkortelse | Betydning |\n|---|---|\n| AR | Arkitekturregel |\n");
    ck_assert(!is_deviation(0) && is_deviation(1) && !is_deviation(2) && !is_deviation(3));
}
END_TEST

START_TEST(a_column_per_status)
{
    link_text("| Princip | Følges | Følges ikke |\n|---|---|---|\n| P4 |  | X |\n| P5 | x | |\n");
    g_autoptr(GString) dump = g_string_new(NULL);
    g_autoptr(ark_graph) graph = ark_builder_freeze(g_steal_pointer(&world.builder));
    ark_graph_dump(graph, false, dump);
    ck_assert_ptr_nonnull(strstr(dump->str, "{status: \"afviger\", statusText: \"Følges ikke\"}"));
    ck_assert_ptr_nonnull(strstr(dump->str, "{status: \"følger\", statusText: \"Følges\"}"));
}
END_TEST

START_TEST(nothing_to_link_is_fine)
{
    ck_assert(ark_link(world.builder, ARK_MODALS_AUTO, &world.diags, NULL));
    link_text("AR 7.1");
    expect("MENTIONS", "Paragraph", 0, "AR 7.1");
}
END_TEST

START_TEST(two_frameworks_may_share_an_id)
{
    state("Rule", (const char *const[2]){"AR 7.1", "I en anden ramme"});
    link_text("AR 7.1");
    expect("MENTIONS", "Paragraph", 0, "AR 7.1; AR 7.1");
}
END_TEST

START_TEST(many_ids_take_one_pass)
{
    for (int i = 0; i < 2000; i++) {
        g_autofree char *id = g_strdup_printf("XR %d.1", i);
        state("Rule", (const char *const[2]){id, id});
    }
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 40000; i++)
        g_string_append(text, "Et ord 7 og AR 7.1. ");
    gint64 start = g_get_monotonic_time();
    link_text(text->str);
    ck_assert_int_lt(g_get_monotonic_time() - start, 3 * G_USEC_PER_SEC);
    expect("MENTIONS", "Paragraph", 0, "AR 7.1");
    g_string_free(text, TRUE);
}
END_TEST

/* Elements and catalogue entries, with where and how. */
START_TEST(names_are_mentions)
{
    state("Element", (const char *const[]){"sapa", "«System» SAPA (sagsoverblik)"});
    state("Standard", (const char *const[]){"nsis", "Sikringsniveauer"});
    ark_ref standard = ark_builder_node_count(world.builder) - 1;
    ark_builder_set_str(world.builder, standard, "abbreviations", "NSIS");
    ark_builder_set_str(world.builder, standard, "abbreviations", "NSIS-2");
    link_text("# SAPA\n\nÆldre løsninger og SAPA-data følger NSIS og NSIS, AR 7.1.\n\n- sapa\n");
    expect("MENTIONS", "Section", 0, "sapa");
    expect("MENTIONS", "Paragraph", 0, "AR 7.1; sapa; nsis");
    expect("MENTIONS", "ListItem", 0, "");
    ark_ref last = ARK_EDGE(0);
    for (uint32_t i = 0; i < ark_builder_edge_count(world.builder); i++) {
        if (ark_builder_to(world.builder, ARK_EDGE(i)) == standard)
            last = ARK_EDGE(i);
    }
    ck_assert_str_eq(ark_builder_get_str(world.builder, last, "how"), "abbreviation");
    ck_assert_str_eq(ark_builder_get_str(world.builder, last, "text"), "NSIS");
    ark_atom at = ark_atom_find(world.atoms, "at");
    ck_assert_int_eq(ark_builder_get(world.builder, last, at).integer, 36);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("link");
    TCase *tc = tcase_create("all");
    tcase_set_timeout(tc, 60);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, ids_are_found_in_text, 0, G_N_ELEMENTS(texts));
    tcase_add_test(tc, sections_items_and_rows_mention);
    tcase_add_loop_test(tc, status_words_are_known, 0, G_N_ELEMENTS(states));
    tcase_add_test(tc, rows_answer_by_number_title_and_rule_before_principle);
    tcase_add_test(tc, deviation_table_below_its_heading);
    tcase_add_test(tc, unmistakable_deviation_table_needs_no_heading);
    tcase_add_loop_test(tc, a_refusal_is_no_approval, 0, G_N_ELEMENTS(approvals));
    tcase_add_test(tc, tables_that_only_resemble);
    tcase_add_test(tc, followed_rules_in_a_compliance_section_are_no_deviations);
    tcase_add_test(tc, a_column_per_status);
    tcase_add_test(tc, nothing_to_link_is_fine);
    tcase_add_test(tc, two_frameworks_may_share_an_id);
    tcase_add_test(tc, many_ids_take_one_pass);
    tcase_add_test(tc, names_are_mentions);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
