/* load/markdown: real files and the traps they hold. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/graph.h"
#include "load/markdown.h"

static struct {
    ark_atoms *atoms;
    ark_builder *builder;
    struct ark_arena *arena;
    struct ark_diags diags;
    struct ark_input input;
    struct ark_load load;
} world;

static void setup(void)
{
    memset(&world, 0, sizeof world);
    world.atoms = ark_atoms_new();
    world.builder = ark_builder_new(world.atoms);
    world.arena = ark_arena_new();
    ark_diags_init(&world.diags, ARK_DA);
    world.load = (struct ark_load){.builder = world.builder,
                                   .atoms = world.atoms,
                                   .arena = world.arena,
                                   .diags = &world.diags};
}

static void teardown(void)
{
    ark_builder_free(world.builder);
    ark_atoms_free(world.atoms);
    ark_arena_free(world.arena);
    ark_diags_clear(&world.diags);
    ark_input_clear(&world.input);
}

static bool load_n(const char *text, size_t len, GError **error)
{
    return ark_markdown_load_text(&world.load, "rapport.md", text, len, &world.input, error);
}

static void load(const char *text)
{
    g_autoptr(GError) error = NULL;
    ck_assert_msg(load_n(text, strlen(text), &error), "%s", error ? error->message : "");
}

static unsigned count(const char *type)
{
    unsigned n = 0;
    ark_atom label = ark_atom_find(world.atoms, type);
    for (ark_ref ref = 0; ref < ark_builder_node_count(world.builder); ref++)
        n += ark_builder_type(world.builder, ref) == label;
    return n;
}

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

static const char *prop(const char *type, unsigned n, const char *key)
{
    return ark_builder_get_str(world.builder, node(type, n), key);
}

static ark_ref parent(ark_ref child)
{
    ark_atom contains = ark_atom_find(world.atoms, "CONTAINS");
    for (uint32_t i = 0; i < ark_builder_edge_count(world.builder); i++) {
        if (ark_builder_type(world.builder, ARK_EDGE(i)) == contains &&
            ark_builder_to(world.builder, ARK_EDGE(i)) == child)
            return ark_builder_from(world.builder, ARK_EDGE(i));
    }
    return ARK_REF_NONE;
}

static void at(const char *type, unsigned n, uint32_t line, uint32_t column)
{
    struct ark_loc loc = ark_builder_loc(world.builder, node(type, n));
    ck_assert_msg(loc.line == line && loc.column == column, "%s %u at %u:%u, not %u:%u", type, n,
                  loc.line, loc.column, line, column);
}

static char *repeated(const char *part, unsigned n)
{
    GString *text = g_string_new(NULL);
    for (unsigned i = 0; i < n; i++)
        g_string_append(text, part);
    return g_string_free(text, FALSE);
}

START_TEST(report_has_sections_tables_and_lists)
{
    load("# Arkitekturrapport\n\nDUBU er **et** fagsystem.\n\n## 2 Principper\n\n"
         "| Regel | Følges |\n|---|:-:|\n| AR 7.1 | Ja |\n| AR 2.1 | Nej\\|delvist |\n\n"
         "1. første\n2. andet\n   - [x] under\n   - [ ] ikke endnu\n\nSlut.\n");
    ck_assert_str_eq(prop("Report", 0, "name"), "Arkitekturrapport");
    ck_assert_str_eq(prop("Paragraph", 0, "text"), "DUBU er et fagsystem.");
    ck_assert_str_eq(prop("Section", 1, "number"), "2");
    ck_assert_str_eq(prop("Table", 0, "header"), "Regel | Følges");
    ck_assert_str_eq(prop("Row", 0, "Regel"), "AR 7.1");
    ck_assert_str_eq(prop("Row", 1, "Følges"), "Nej|delvist");
    ck_assert_uint_eq(count("List"), 2);
    ck_assert_str_eq(prop("ListItem", 1, "text"), "andet");
    ck_assert_str_eq(prop("ListItem", 2, "text"), "under");
    ark_atom done = ark_atom_find(world.atoms, "done");
    ck_assert(ark_builder_get(world.builder, node("ListItem", 2), done).yes);
    ck_assert(!ark_builder_get(world.builder, node("ListItem", 3), done).yes);
    ck_assert_uint_eq(parent(node("List", 1)), node("ListItem", 1));
    ck_assert_uint_eq(parent(node("Paragraph", 1)), node("Section", 1));
    at("Section", 1, 5, 1);
    at("Row", 0, 9, 1);
    at("Cell", 1, 9, 11);
}
END_TEST

START_TEST(setext_headings_and_nfd)
{
    load("A\u030arhus\u00a0Kommune\n===\n\nDrift\n---\n");
    ck_assert_str_eq(prop("Section", 0, "name"), "Århus Kommune");
    ck_assert_str_eq(prop("Section", 1, "path"), "Århus Kommune > Drift");
}
END_TEST

START_TEST(front_matter_gives_facts)
{
    load("---\r\ntitle: \"Arkitekturrapport: DUBU\"\r\nversion: 1.0 # endelig\r\ntags: [sag, "
         "dokument]\r\n"
         "ejer:\r\n  navn: KOMBIT\r\n---\r\n\r\n# Andet\r\ntekst\r\n");
    ck_assert_str_eq(prop("Report", 0, "name"), "Arkitekturrapport: DUBU");
    ck_assert_str_eq(prop("Report", 0, "version"), "1.0");
    ck_assert_str_eq(prop("Report", 0, "tags"), "sag");
    ck_assert_ptr_null(prop("Report", 0, "navn"));
    at("Section", 0, 9, 1);
    at("Paragraph", 0, 10, 1);
    ck_assert_uint_eq(world.diags.items.n, 0);
}
END_TEST

START_TEST(rule_across_the_page_is_no_front_matter)
{
    load("---\n\nDette er tekst.\n\n---\n\n# Overskrift\n");
    ck_assert_str_eq(prop("Report", 0, "name"), "Overskrift");
    ck_assert_str_eq(prop("Paragraph", 0, "text"), "Dette er tekst.");
    ck_assert_uint_eq(world.diags.items.n, 0);
}
END_TEST

START_TEST(bad_front_matter_is_a_diagnostic)
{
    load("---\ntitle: Rapport\nx: [a\n---\n# Overskrift\n");
    ck_assert_uint_eq(world.diags.items.n, 1);
    ck_assert_str_eq(world.diags.items.v[0].code, "front-matter");
    ck_assert_str_eq(prop("Report", 0, "title"), "Rapport");
}
END_TEST

START_TEST(byte_order_mark_and_crlf_keep_places)
{
    load("\xef\xbb\xbf# Ét\r\n\r\ntekst [link](a.md)\r\n\r\n## To\r\n");
    ck_assert_str_eq(prop("Section", 0, "name"), "Ét");
    at("Section", 0, 1, 1);
    at("Section", 1, 5, 1);
    at("Link", 0, 3, 7);
}
END_TEST

START_TEST(title_block_gives_facts)
{
    load("# Rapport\n\n| Projektnavn | DUBU |\n|---|---|\n| Version | 1.0 |\n| Dato | 2017-02-16 "
         "|\n");
    ck_assert_str_eq(prop("Report", 0, "Projektnavn"), "DUBU");
    ck_assert_str_eq(prop("Report", 0, "Dato"), "2017-02-16");
}
END_TEST

START_TEST(figures_and_links_hang_below_what_holds_them)
{
    load("# Løsning\n\nFørst.\n\n![Systemkontekst for DUBU](billeder/L%C3%B8sning%201.png)\n\n"
         "Se [bilag][b] og <https://kombit.dk/a%20b>.\n\n| A |\n|---|\n| [x](y.md) |\n\n"
         "[b]: Bilag%20%C3%86.md\n");
    ck_assert_str_eq(prop("Figure", 0, "name"), "Systemkontekst for DUBU");
    ck_assert_str_eq(prop("Figure", 0, "target"), "billeder/Løsning 1.png");
    ck_assert_uint_eq(parent(node("Figure", 0)), node("Section", 0));
    ck_assert_str_eq(prop("Link", 0, "target"), "Bilag Æ.md");
    ck_assert_uint_eq(parent(node("Link", 0)), node("Paragraph", 1));
    ck_assert_str_eq(prop("Link", 1, "target"), "https://kombit.dk/a%20b");
    ck_assert_uint_eq(parent(node("Link", 2)), node("Cell", 0));
    ck_assert_uint_eq(world.input.counts[ARK_COUNT_FIGURES], 1);
}
END_TEST

START_TEST(bare_addresses_have_places)
{
    load("Se\nhttps://kombit.dk og\nmail@kombit.dk, https://kombit.dk.\n");
    at("Link", 0, 2, 1);
    at("Link", 1, 3, 1);
    at("Link", 2, 3, 17);
}
END_TEST

START_TEST(paragraph_underlined_by_mistake_is_no_section)
{
    g_autofree char *line = repeated("et langt afsnit ", 20);
    g_autofree char *text = g_strconcat(line, "\n---\n\nKort\n---\n", NULL);
    load(text);
    ck_assert_uint_eq(count("Section"), 1);
    ck_assert_uint_eq(count("Paragraph"), 1);
    ck_assert_str_eq(world.diags.items.v[0].code, "long-heading");
}
END_TEST

START_TEST(footnotes_stand_where_they_are_used)
{
    load("# A\n\nTekst[^1].\n\n# B\n\nMere.\n\n[^1]: En note om AR 7.1.\n");
    ck_assert_str_eq(prop("Paragraph", 0, "text"), "Tekst.");
    ck_assert_str_eq(prop("Paragraph", 1, "text"), "En note om AR 7.1.");
    ck_assert_uint_eq(parent(node("Paragraph", 1)), node("Section", 0));
    ck_assert_uint_eq(count("Paragraph"), 3);
}
END_TEST

START_TEST(quotes_code_and_struck_text)
{
    load("> citat\n> ### Under\n\n```yaml\na: 1\n```\n\nny ~~gammel~~ tekst<br>her\n");
    ck_assert_str_eq(prop("Paragraph", 0, "text"), "citat");
    ck_assert_str_eq(prop("Code", 0, "info"), "yaml");
    ck_assert_str_eq(prop("Paragraph", 1, "text"), "ny tekst her");
    ck_assert_uint_eq(count("Section"), 1);
}
END_TEST

START_TEST(html_table_is_a_table)
{
    load("# A\n\n<table>\n<thead><tr><th>Regel</th><th>Status</th></tr></thead>\n"
         "<tbody>\n\n<tr><td "
         "rowspan=\"2\"><p>AR&nbsp;7.1</p></td>\n<td>Følges<br/>delvist</td></tr>\n"
         "<tr><td><a href=\"b.md\">Nej</a> &amp; ja</td></tr>\n\n</tbody></table>\n\nEfter.\n");
    ck_assert_uint_eq(count("Table"), 1);
    ck_assert_str_eq(prop("Table", 0, "header"), "Regel | Status");
    ck_assert_str_eq(prop("Row", 0, "Regel"), "AR 7.1");
    ck_assert_str_eq(prop("Row", 0, "Status"), "Følges delvist");
    ck_assert_str_eq(prop("Row", 1, "Regel"), "AR 7.1");
    ck_assert_str_eq(prop("Row", 1, "Status"), "Nej & ja");
    ck_assert_str_eq(prop("Link", 0, "target"), "b.md");
    ck_assert_str_eq(prop("Paragraph", 0, "text"), "Efter.");
    ck_assert_uint_eq(count("Paragraph"), 1);
    at("Table", 0, 3, 1);
    at("Row", 0, 7, 1);
    at("Cell", 0, 7, 5);
    at("Row", 1, 9, 1);
}
END_TEST

START_TEST(html_headings_lists_and_images)
{
    load("<h2 id=\"x\">2.1 Drift</h2>\n\n<details><summary>Mere</summary>\n<ul><li>et\n<li>to "
         "<b>ord</b></ul>\n"
         "<img alt=\"Kontekst\" src=\"k.png\">\n</details>\n\n<script>alert('nej')</script>\n\n"
         "<!-- AR 7.1 er skjult -->\n");
    ck_assert_str_eq(prop("Section", 0, "name"), "Drift");
    ck_assert_str_eq(prop("Paragraph", 0, "text"), "Mere");
    ck_assert_str_eq(prop("ListItem", 1, "text"), "to ord");
    ck_assert_str_eq(prop("Figure", 0, "name"), "Kontekst");
    ck_assert_uint_eq(parent(node("Figure", 0)), node("Section", 0));
    ck_assert_uint_eq(count("Paragraph"), 1);
    at("Section", 0, 1, 12);
}
END_TEST

START_TEST(bold_first_row_below_a_blank_header_names_the_columns)
{
    load("|     |     |\n| --- | --- |\n| **Regel** | **Status** |\n| AR 7.1 | Ja |\n");
    ck_assert_str_eq(prop("Row", 0, "Status"), "Ja");
    ck_assert_uint_eq(count("Row"), 1);
}
END_TEST

static const struct {
    const char *text;
    size_t len;
    const char *words;
} refused[] = {
    {"# Rapport\n\nL\xf8sning p\xe5 plads\n", 27, "rapport.md:3:2: byte 0xF8"},
    {"# Rapport\n\nL\xf8sning p\xe5 plads\n", 27, "windows-1252"},
    {"æøå \xff\n", 8, "rapport.md:1:8: byte 0xFF"},
    {"a\0b", 3, "rapport.md:1:2: byte 0x00"},
    {"\xff\xfe#\0 \0", 6, "UTF-16"},
};

START_TEST(other_encodings_are_refused_with_advice)
{
    g_autoptr(GError) error = NULL;
    ck_assert(!load_n(refused[_i].text, refused[_i].len, &error));
    ck_assert(error->domain == ARK_ERROR && error->code == ARK_ERROR_INPUT);
    ck_assert_msg(strstr(error->message, refused[_i].words) != NULL, "%s", error->message);
    ck_assert_msg(strstr(error->message, "UTF-8") != NULL, "%s", error->message);
}
END_TEST

static const struct {
    const char *name, *text;
    int least, most;
} bids[] = {
    {"a.md", "# Rapport\n", 40, 40},
    {"a.md", "tekst", 30, 30},
    {"a.txt", "# Rapport\n", 20, 39},
    {"a.txt", "bare tekst\n", 10, 10},
    {"a.md", "<?xml version=\"1.0\"?>", 0, 0},
    {"a.md", "<model xmlns=\"x\">", 0, 0},
    {"a.md", "<p align=\"center\">x</p>", 30, 40},
    {"a.xml", "<p>x", 0, 0},
    {"a.uml", "@startuml\n", 0, 0},
    {"a.json", "{\"a\": 1}", 0, 0},
    {"a.txt", "side\fto\vtre\n", 10, 10},
    {"a.txt", "L\xf8sning\n", 10, 10},
    {"a.bin", "\x01\x02\xf8\xff", 0, 0},
};

START_TEST(bids_are_low_without_marks)
{
    struct ark_peek peek = {bids[_i].name, bids[_i].text, strlen(bids[_i].text)};
    int bid = ark_markdown_bid(&peek);
    ck_assert_int_ge(bid, bids[_i].least);
    ck_assert_int_le(bid, bids[_i].most);
}
END_TEST

static const char *const hostile[] = {
    "> ", "- ",     "1. ", "<table>\n\n", "<ul><li>a", "<div>", "<table><tr><td>x\n\n",
    "[",  "*a _b ", "![",
};

START_TEST(deep_nesting_is_quick)
{
    g_autofree char *text = repeated(hostile[_i], 10000);
    gint64 start = g_get_monotonic_time();
    load(text);
    ck_assert_int_lt(g_get_monotonic_time() - start, 3 * G_USEC_PER_SEC);
    ck_assert_uint_le(count("List"), 101);
}
END_TEST

static const struct {
    const char *part;
    unsigned times;
} beyond[] = {
    {"![[]()", 100000},
    {"a_@b.c", 100000},
    {"|-", 600},
};

START_TEST(limits_are_errors_that_name_them)
{
    g_autofree char *text = repeated(beyond[_i].part, beyond[_i].times);
    g_autoptr(GError) error = NULL;
    ck_assert(!load_n(text, strlen(text), &error));
    ck_assert_int_eq(error->code, ARK_ERROR_LIMIT);
    ck_assert_msg(strstr(error->message, "rapport.md:1: ") && strstr(error->message, "ARK_MAX_"),
                  "%s", error->message);
}
END_TEST

static char *shared_file(const char *path)
{
    const char *root = g_getenv("ARK_SHARED");
    g_autofree char *beside = g_build_filename(
        g_getenv("ARK_SOURCE_ROOT") ? g_getenv("ARK_SOURCE_ROOT") : ".", "..", "shared", NULL);
    g_autofree char *full = g_build_filename(root ? root : beside, path, NULL);
    char *text = NULL;
    if (!g_file_get_contents(full, &text, NULL, NULL))
        fprintf(stderr, "skipped: %s is not there\n", path);
    return text;
}

static const struct {
    const char *file;
    unsigned sections, tables;
} reals[] = {
    {"0008-use-iso-8601-format-for-dates.md", 5, 0},
    {"DK_RA-brugerstyring_v1.0-2017.md", 84, 9},
    {"DK_RA-observation.md", 117, 6},
    {"DK_RA-selvbetjening.md", 114, 7},
    {"DK_arkitekturreviews.md", 18, 0},
    {"DK_datakvalitet.md", 55, 13},
    {"DK_kombit_anvisninger-sag.md", 52, 38},
    {"DK_digst-sharing_main.md", 72, 4},
    {"DK_medcom_ehmi-governance.md", 4, 2},
    {"DK_rammearkitektur.md", 36, 0},
    {"DK_vejledning-archimate.md", 170, 3},
    {"arc42_doctoolchain_decisions.md", 20, 20},
    {"arc42_nfdi4earth_bbv.md", 12, 6},
};

START_TEST(real_files)
{
    g_autofree char *path = g_build_filename("corpus", "doc-md", reals[_i].file, NULL);
    g_autofree char *text = shared_file(path);
    if (!text)
        return;
    load(text);
    ck_assert_uint_eq(world.diags.items.n, 0);
    ck_assert_uint_eq(world.input.counts[ARK_COUNT_SECTIONS], reals[_i].sections);
    ck_assert_uint_eq(count("Table"), reals[_i].tables);
}
END_TEST

START_TEST(kombit_html_tables)
{
    g_autofree char *text = shared_file("corpus/doc-md/DK_kombit_anvisninger-sag.md");
    if (!text)
        return;
    load(text);
    ck_assert_str_eq(prop("Table", 0, "header"), "Dato | Version | Ændret af | Beskrivelse");
    ck_assert_str_eq(prop("Table", 1, "name"), "XSD-struktur: Sag/Registrering");
    ck_assert_str_eq(prop("Row", 0, "Ændret af"), "Søren Philipsen");
    at("Row", 0, 59, 120);
    at("Table", 1, 322, 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("markdown");
    TCase *tc = tcase_create("all");
    tcase_set_timeout(tc, 60);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, report_has_sections_tables_and_lists);
    tcase_add_test(tc, setext_headings_and_nfd);
    tcase_add_test(tc, front_matter_gives_facts);
    tcase_add_test(tc, rule_across_the_page_is_no_front_matter);
    tcase_add_test(tc, bad_front_matter_is_a_diagnostic);
    tcase_add_test(tc, byte_order_mark_and_crlf_keep_places);
    tcase_add_test(tc, title_block_gives_facts);
    tcase_add_test(tc, figures_and_links_hang_below_what_holds_them);
    tcase_add_test(tc, bare_addresses_have_places);
    tcase_add_test(tc, paragraph_underlined_by_mistake_is_no_section);
    tcase_add_test(tc, footnotes_stand_where_they_are_used);
    tcase_add_test(tc, quotes_code_and_struck_text);
    tcase_add_test(tc, html_table_is_a_table);
    tcase_add_test(tc, html_headings_lists_and_images);
    tcase_add_test(tc, bold_first_row_below_a_blank_header_names_the_columns);
    tcase_add_loop_test(tc, other_encodings_are_refused_with_advice, 0, G_N_ELEMENTS(refused));
    tcase_add_loop_test(tc, bids_are_low_without_marks, 0, G_N_ELEMENTS(bids));
    tcase_add_loop_test(tc, deep_nesting_is_quick, 0, G_N_ELEMENTS(hostile));
    tcase_add_loop_test(tc, limits_are_errors_that_name_them, 0, G_N_ELEMENTS(beyond));
    tcase_add_loop_test(tc, real_files, 0, G_N_ELEMENTS(reals));
    tcase_add_test(tc, kombit_html_tables);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
