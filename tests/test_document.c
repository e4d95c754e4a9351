/* document: what is reported becomes sections, lists and tables. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "document/document.h"
#include "graph/graph.h"

static struct {
    ark_atoms *atoms;
    ark_builder *builder;
    struct ark_input input;
    struct ark_document *doc;
} world;

static const struct ark_loc here = {0};

static void setup(void)
{
    memset(&world, 0, sizeof world);
    world.atoms = ark_atoms_new();
    world.builder = ark_builder_new(world.atoms);
    world.doc = ark_document_begin(world.builder, ark_atom_intern(world.atoms, "rapporter/dubu.md"),
                                   &world.input);
}

static void teardown(void)
{
    ark_builder_free(world.builder);
    ark_atoms_free(world.atoms);
    ark_input_clear(&world.input);
}

/* The n'th node (from 0) of a type. */
static ark_ref node(const char *type, unsigned n)
{
    ark_atom label = ark_atom_find(world.atoms, type);
    for (ark_ref ref = 0; ref < ark_builder_node_count(world.builder); ref++) {
        if (ark_builder_type(world.builder, ref) == label && n-- == 0)
            return ref;
    }
    ck_abort_msg("no such %s", type);
    return ARK_REF_NONE;
}

static const char *text_of(ark_ref ref, const char *key)
{
    return ark_builder_get_str(world.builder, ref, key);
}

static int64_t int_of(ark_ref ref, const char *key)
{
    return ark_builder_get(world.builder, ref, ark_atom_find(world.atoms, key)).integer;
}

static bool has_edge(const char *type, ark_ref from, ark_ref to)
{
    for (uint32_t i = 0; i < ark_builder_edge_count(world.builder); i++) {
        ark_ref edge = ARK_EDGE(i);
        if (ark_builder_type(world.builder, edge) == ark_atom_find(world.atoms, type) &&
            ark_builder_from(world.builder, edge) == from &&
            ark_builder_to(world.builder, edge) == to)
            return true;
    }
    return false;
}

static void row(bool header, const char *const *texts, uint32_t n)
{
    struct ark_document_cell cells[8];
    for (uint32_t i = 0; i < n; i++)
        cells[i] = (struct ark_document_cell){texts[i], here};
    ark_document_row(world.doc, header, cells, n, here);
}

#define ROW(header, ...)                                                                           \
    row(header, (const char *[]){__VA_ARGS__},                                                     \
        sizeof((const char *[]){__VA_ARGS__}) / sizeof(const char *))

START_TEST(sections_nest_by_level)
{
    ark_document_heading(world.doc, 1, "Løsning", here);
    ark_document_heading(world.doc, 3, "3.2 Integrationer", here);
    ark_document_paragraph(world.doc, "Fire ord – og ét.", here);
    ark_document_heading(world.doc, 2, "Drift", here);
    ark_ref report = ark_document_end(world.doc);
    ark_ref top = node("Section", 0), inner = node("Section", 1), drift = node("Section", 2);
    ck_assert(has_edge("CONTAINS", report, top) && has_edge("CONTAINS", top, inner));
    ck_assert(has_edge("CONTAINS", top, drift) && has_edge("NEXT", inner, drift));
    ck_assert_str_eq(text_of(inner, "name"), "Integrationer");
    ck_assert_str_eq(text_of(inner, "number"), "3.2");
    ck_assert_str_eq(text_of(inner, "path"), "Løsning > Integrationer");
    ck_assert_str_eq(text_of(inner, "text"), "Fire ord – og ét.");
    ck_assert_int_eq(int_of(inner, "words"), 4);
    ck_assert_int_eq(int_of(top, "words"), 0);
    ck_assert_ptr_null(text_of(top, "text"));
    ck_assert_int_eq(int_of(drift, "level"), 2);
    ck_assert_str_eq(text_of(report, "name"), "Løsning");
    ck_assert_str_eq(text_of(report, "file"), "rapporter/dubu.md");
    ck_assert_uint_eq(world.input.counts[ARK_COUNT_SECTIONS], 3);
}
END_TEST

static const struct {
    const char *title, *number, *name;
} headings[] = {
    {"3.2 Integrationer", "3.2", "Integrationer"},
    {"3. Løsning", "3", "Løsning"},
    {"1.1.2. formål", "1.1.2", "formål"},
    {"3) Løsning", "3", "Løsning"},
    {"3 – Løsning", "3", "Løsning"},
    {"4 Ærlighed", "4", "Ærlighed"},
    {"Kapitel 3: Løsning", "3", "Løsning"},
    {"kapitel 12 Løsning", "12", "Løsning"},
    {"Bilag A", NULL, "Bilag A"},
    {"Bilag A: Ordliste", "Bilag A", "Ordliste"},
    {"Bilag 2 - Ordliste", "Bilag 2", "Ordliste"},
    {"Bilag Ændringer", NULL, "Bilag Ændringer"},
    {"A.1 Begreber", "A.1", "Begreber"},
    {"2017 i tal", NULL, "2017 i tal"},
    {"5 principper for data", NULL, "5 principper for data"},
    {"7. juli 2023", NULL, "7. juli 2023"},
    {"3.2", NULL, "3.2"},
    {"3.", NULL, "3."},
    {"3G-net", NULL, "3G-net"},
    {"AR 7.1 Datadeling", NULL, "AR 7.1 Datadeling"},
    {"Delmål", NULL, "Delmål"},
    {"", NULL, ""},
};

START_TEST(numbers_are_split_off)
{
    ark_document_heading(world.doc, 1, headings[_i].title, here);
    ark_document_end(world.doc);
    ck_assert_str_eq(text_of(node("Section", 0), "name"), headings[_i].name);
    ck_assert_pstr_eq(text_of(node("Section", 0), "number"), headings[_i].number);
}
END_TEST

START_TEST(lists_nest_in_items)
{
    ark_document_list_begin(world.doc, false, here);
    ark_document_item(world.doc, "Sager", here);
    ark_document_list_begin(world.doc, true, here);
    ark_document_item(world.doc, "Bopælskommune", here);
    ark_document_link(world.doc, "CPR", "https://cpr.dk", here);
    ark_document_list_end(world.doc);
    ark_document_item(world.doc, "Dokumenter", here);
    ark_document_list_end(world.doc);
    ark_document_paragraph(world.doc, "Efter listen", here);
    ark_ref report = ark_document_end(world.doc);
    ark_ref inner = node("List", 1), outer = node("List", 0);
    ck_assert(has_edge("CONTAINS", report, outer));
    ck_assert(has_edge("CONTAINS", node("ListItem", 0), inner));
    ck_assert(has_edge("CONTAINS", inner, node("ListItem", 1)));
    ck_assert(has_edge("NEXT", node("ListItem", 0), node("ListItem", 2)));
    ck_assert(has_edge("CONTAINS", node("ListItem", 1), node("Link", 0)));
    ck_assert(has_edge("NEXT", outer, node("Paragraph", 0)));
    ck_assert_str_eq(text_of(node("Link", 0), "target"), "https://cpr.dk");
    ck_assert(!int_of(outer, "ordered"));
    ck_assert_str_eq(text_of(report, "name"), "dubu.md");
}
END_TEST

START_TEST(captions_go_to_what_stands_before)
{
    const struct ark_document_cell cells[] = {{"DUBU", here}};
    ark_document_heading(world.doc, 1, "Løsning", here);
    ck_assert(!ark_document_caption(world.doc, "Figur 0"));
    ark_document_figure(world.doc, "Overblik", NULL, here);
    ck_assert(ark_document_caption(world.doc, "Figur 1"));
    ck_assert(!ark_document_caption(world.doc, "Figur 1 igen"));
    ark_document_table_begin(world.doc, here);
    ark_document_row(world.doc, false, cells, 1, here);
    ark_document_table_end(world.doc);
    ck_assert(ark_document_caption(world.doc, "Tabel 1"));
    ark_document_figure(world.doc, "Nedbrydning", NULL, here);
    ark_document_paragraph(world.doc, "Noget andet.", here);
    ck_assert(!ark_document_caption(world.doc, "Figur 2"));
    ark_document_end(world.doc);
    ck_assert_str_eq(text_of(node("Figure", 0), "caption"), "Figur 1");
    ck_assert_str_eq(text_of(node("Table", 0), "caption"), "Tabel 1");
    ck_assert_ptr_null(text_of(node("Figure", 1), "caption"));
    ck_assert_str_eq(text_of(node("Section", 0), "text"), "DUBU\nNoget andet.");
}
END_TEST

START_TEST(a_file_title_of_one_word_names_nothing)
{
    ark_document_file_fact(world.doc, "title", "Kapitel");
    ark_document_file_fact(world.doc, "creator", "KL");
    ark_document_heading(world.doc, 1, "Løsningen", here);
    ark_ref report = ark_document_end(world.doc);
    ck_assert_str_eq(text_of(report, "name"), "Løsningen");
    ck_assert_str_eq(text_of(report, "title"), "Kapitel");
    ck_assert_str_eq(text_of(report, "creator"), "KL");
}
END_TEST

START_TEST(a_long_word_or_several_do)
{
    static const char *const titles[] = {"Arkitekturrapport", "Ny DUBU"};
    ark_document_file_fact(world.doc, "title", titles[_i]);
    ck_assert_str_eq(text_of(ark_document_end(world.doc), "name"), titles[_i]);
}
END_TEST

START_TEST(pages_and_comments)
{
    ark_document_page(world.doc, 3);
    ark_document_heading(world.doc, 1, "Løsning", here);
    ark_document_page(world.doc, 4);
    ark_document_paragraph(world.doc, "Et afsnit.", here);
    ark_document_comment(world.doc, "Passer det?", "KL", "2026-01-02", here);
    ark_document_page(world.doc, 0);
    ark_document_paragraph(world.doc, "Et til.", here);
    ark_document_end(world.doc);
    ck_assert_int_eq(int_of(node("Section", 0), "page"), 3);
    ck_assert_int_eq(int_of(node("Paragraph", 0), "page"), 4);
    ck_assert_int_eq(int_of(node("Paragraph", 1), "page"), 0);
    ck_assert(has_edge("CONTAINS", node("Paragraph", 0), node("Comment", 0)));
    ck_assert_str_eq(text_of(node("Comment", 0), "author"), "KL");
    ck_assert_str_eq(text_of(node("Section", 0), "text"), "Et afsnit.\nEt til.");
}
END_TEST

START_TEST(rows_are_read_by_column)
{
    ark_document_heading(world.doc, 2, "Integrationer", here);
    ark_document_table_begin(world.doc, here);
    ROW(true, "System", "Ejer", "Ejer", "text");
    ROW(false, "DUBU", "KOMBIT", "KL", "note", "for meget");
    ark_document_in_cell(world.doc, 1);
    ark_document_link(world.doc, "KOMBIT", "https://kombit.dk", here);
    ROW(false, "CPR", NULL, "", "x");
    ark_document_table_end(world.doc);
    ark_document_end(world.doc);
    ark_ref table = node("Table", 0), first = node("Row", 0);
    ck_assert_str_eq(text_of(table, "header"), "System | Ejer | Ejer | text");
    ck_assert_int_eq(int_of(table, "columns"), 5);
    ck_assert_int_eq(int_of(table, "rows"), 2);
    ck_assert_str_eq(text_of(first, "text"), "DUBU | KOMBIT | KL | note | for meget");
    ck_assert_str_eq(text_of(first, "System"), "DUBU");
    ck_assert_str_eq(text_of(first, "property:text"), "note");
    ck_assert_str_eq(text_of(node("Row", 1), "text"), "CPR |  | x");
    ck_assert_str_eq(text_of(node("Cell", 1), "column"), "Ejer");
    ck_assert(has_edge("CONTAINS", node("Cell", 1), node("Link", 0)));
    ck_assert(has_edge("CONTAINS", first, node("Cell", 4)));
    ck_assert_ptr_null(text_of(node("Cell", 4), "column"));
    ck_assert(has_edge("NEXT", first, node("Row", 1)));
    ck_assert_int_eq(int_of(node("Row", 1), "index"), 2);
    g_autoptr(GString) dump = g_string_new(NULL);
    g_autoptr(ark_graph) graph = ark_builder_freeze(g_steal_pointer(&world.builder));
    ark_graph_dump(graph, false, dump);
    ck_assert_ptr_nonnull(strstr(dump->str, "Ejer: \"KOMBIT\", Ejer: \"KL\""));
}
END_TEST

START_TEST(title_block_gives_facts)
{
    ark_document_heading(world.doc, 1, "Arkitekturrapport", here);
    ark_document_table_begin(world.doc, here);
    ROW(true, "Projektnavn", "DUBU 3.0");
    ROW(false, "Version:", "1.0");
    ROW(false, "Dato", "16. februar 2017");
    ark_document_table_end(world.doc);
    ark_document_heading(world.doc, 2, "Begreber", here);
    ark_document_table_begin(world.doc, here);
    ROW(true, "System", "Version");
    ROW(false, "CPR", "2");
    ark_ref report = ark_document_end(world.doc);
    ck_assert_str_eq(text_of(report, "Projektnavn"), "DUBU 3.0");
    ck_assert_str_eq(text_of(report, "Version"), "1.0");
    ck_assert_str_eq(text_of(report, "Dato"), "16. februar 2017");
    ck_assert_ptr_null(text_of(report, "CPR"));
}
END_TEST

START_TEST(glossary_gives_no_facts)
{
    ark_document_table_begin(world.doc, here);
    ROW(true, "Begreb", "Forklaring");
    ROW(false, "Version", "Et nummer");
    ark_ref report = ark_document_end(world.doc);
    ck_assert_ptr_null(text_of(report, "Version"));
}
END_TEST

START_TEST(title_comes_from_facts_first)
{
    ark_document_heading(world.doc, 1, "Overskrift", here);
    ark_document_fact(world.doc, "title", "Titlen");
    ark_document_fact(world.doc, "name", "noget andet");
    ark_ref report = ark_document_end(world.doc);
    ck_assert_str_eq(text_of(report, "name"), "Titlen");
    ck_assert_str_eq(text_of(report, "property:name"), "noget andet");
}
END_TEST

START_TEST(section_text_is_capped)
{
    ark_document_heading(world.doc, 1, "Lang", here);
    g_autofree char *long_text = g_malloc0(30001 * 2);
    for (int i = 0; i < 30000; i++)
        memcpy(long_text + 2 * i, "ø", 2);
    ark_document_paragraph(world.doc, "kort", here);
    ark_document_paragraph(world.doc, long_text, here);
    ark_document_paragraph(world.doc, "efter", here);
    ark_document_end(world.doc);
    const char *text = text_of(node("Section", 0), "text");
    ck_assert_int_eq(g_utf8_strlen(text, -1), 20000);
    ck_assert(g_utf8_validate(text, -1, NULL));
    ck_assert_int_eq(int_of(node("Section", 0), "words"), 3);
}
END_TEST

static const struct {
    const char *raw, *plain;
} plains[] = {
    {"  a\t b\r\n c ", "a b c"},
    {"3.2\u00a0Løsning", "3.2 Løsning"},
    {"A\u030arhus", "Århus"},
    {"bruger\u00adstyring\u200b", "brugerstyring"},
    {"\ufefftekst", "tekst"},
    {"", ""},
    {" \u00a0 ", ""},
    {"日本\u3000語", "日本 語"},
};

START_TEST(plain_text_has_one_form)
{
    g_autofree char *plain = ark_document_plain(plains[_i].raw, -1);
    ck_assert_str_eq(plain, plains[_i].plain);
    ark_document_end(world.doc);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("document");
    TCase *tc = tcase_create("all");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, sections_nest_by_level);
    tcase_add_loop_test(tc, numbers_are_split_off, 0, G_N_ELEMENTS(headings));
    tcase_add_test(tc, lists_nest_in_items);
    tcase_add_test(tc, captions_go_to_what_stands_before);
    tcase_add_test(tc, pages_and_comments);
    tcase_add_test(tc, a_file_title_of_one_word_names_nothing);
    tcase_add_loop_test(tc, a_long_word_or_several_do, 0, 2);
    tcase_add_test(tc, rows_are_read_by_column);
    tcase_add_test(tc, title_block_gives_facts);
    tcase_add_test(tc, glossary_gives_no_facts);
    tcase_add_test(tc, title_comes_from_facts_first);
    tcase_add_test(tc, section_text_is_capped);
    tcase_add_loop_test(tc, plain_text_has_one_form, 0, G_N_ELEMENTS(plains));
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
