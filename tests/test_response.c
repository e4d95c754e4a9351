/* link: consultation notes, as tables and as headed lists; what they refer to; remarks made twice.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/graph.h"
#include "link/link.h"
#include "link/response.h"
#include "link/section_index.h"
#include "load/markdown.h"
#include "suite.h"

static struct {
    ark_atoms *atoms;
    ark_builder *builder;
    struct ark_arena *arena;
    struct ark_diags diags;
    struct ark_input input;
} world;

static void setup(void)
{
    memset(&world, 0, sizeof world);
    world.atoms = ark_atoms_new();
    world.builder = ark_builder_new(world.atoms);
    world.arena = ark_arena_new();
    ark_diags_init(&world.diags, ARK_DA);
}

static void teardown(void)
{
    ark_builder_free(world.builder);
    ark_atoms_free(world.atoms);
    ark_arena_free(world.arena);
    ark_diags_clear(&world.diags);
    ark_input_clear(&world.input);
}

static void load_text(const char *name, const char *text)
{
    struct ark_load load = {.builder = world.builder,
                            .atoms = world.atoms,
                            .arena = world.arena,
                            .diags = &world.diags,
                            .lang = ARK_DA};
    g_autoptr(GError) error = NULL;
    ark_input_clear(&world.input);
    world.input = (struct ark_input){0};
    ck_assert(ark_markdown_load_text(&load, name, text, strlen(text), &world.input, &error));
}

static void link_all(void)
{
    ck_assert(ark_link(world.builder, ARK_MODALS_AUTO, &world.diags, NULL));
}

static void link_text(const char *text)
{
    load_text("r.md", text);
    link_all();
}

/* The n'th node (from 0) with a label; ARK_REF_NONE. */
static ark_ref nth(const char *label, unsigned n)
{
    ark_atom atom = ark_atom_find(world.atoms, label);
    for (ark_ref ref = 0; atom && ref < ark_builder_node_count(world.builder); ref++) {
        if (ark_builder_has_label(world.builder, ref, atom) && n-- == 0)
            return ref;
    }
    return ARK_REF_NONE;
}

static unsigned count(const char *label)
{
    unsigned n = 0;
    while (nth(label, n) != ARK_REF_NONE)
        n++;
    return n;
}

/* "party / comment / answer / change / status" of the n'th response; "-" for what it lacks. */
static void expect(unsigned n, const char *expected)
{
    static const char *const keys[] = {"party", "comment", "answer", "change", "status"};
    ark_ref ref = nth("Response", n);
    g_autoptr(GString) met = g_string_new(NULL);
    ck_assert_msg(ref != ARK_REF_NONE, "there is no response %u: %s", n, expected);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        const char *text = ark_builder_get_str(world.builder, ref, keys[i]);
        g_string_append_printf(met, "%s%s", i ? " / " : "", text ? text : "-");
    }
    ck_assert_str_eq(met->str, expected);
}

/* "name name" of what the n'th node with a label has edges of a type to. */
static void expect_ends(const char *label, unsigned n, const char *type, const char *expected)
{
    ark_ref from = nth(label, n);
    ark_atom atom = ark_atom_find(world.atoms, type);
    g_autoptr(GString) met = g_string_new(NULL);
    for (uint32_t i = 0; i < ark_builder_edge_count(world.builder); i++) {
        ark_ref edge = ARK_EDGE(i), to = ark_builder_to(world.builder, edge);
        if (ark_builder_type(world.builder, edge) != atom ||
            ark_builder_from(world.builder, edge) != from)
            continue;
        const char *name = ark_builder_get_str(world.builder, to, "name");
        name = name ? name : ark_builder_get_str(world.builder, to, "party");
        g_string_append_printf(met, "%s%s", met->len ? "; " : "", name ? name : "?");
    }
    ck_assert_msg(strcmp(met->str, expected) == 0, "%s %u %s: %s, not %s", label, n, type, met->str,
                  expected);
}

static const struct {
    const char *header;
    enum response_column column;
    bool sure;
} headers[] = {
    {"Høringspart", RESPONSE_PARTY, true},
    {"Part", RESPONSE_PARTY, true},
    {"Organisation", RESPONSE_PARTY, true},
    {"Afsender", RESPONSE_PARTY, true},
    {"Høringssvar", RESPONSE_COMMENT, true},
    {"Bemærkninger", RESPONSE_COMMENT, true},
    {"Høringspartens bemærkning", RESPONSE_COMMENT, true},
    {"Kommunens svar", RESPONSE_COMMENT, true},
    {"Spørgsmål", RESPONSE_COMMENT, false},
    {"Svar", RESPONSE_ANSWER, true},
    {"Projektets svar", RESPONSE_ANSWER, true},
    {"KOMBITs bemærkninger", RESPONSE_ANSWER, true},
    {"Projektets vurdering", RESPONSE_ANSWER, true},
    {"Kommentar til høringssvar", RESPONSE_ANSWER, true},
    {"Svar på bemærkningen", RESPONSE_ANSWER, true},
    {"Our response", RESPONSE_ANSWER, true},
    {"Vurdering", RESPONSE_ANSWER, false},
    {"Håndtering", RESPONSE_ANSWER, false},
    {"Ændring i rapporten", RESPONSE_CHANGE, true},
    {"Ændret", RESPONSE_CHANGE, true},
    {"Status", RESPONSE_STATUS, false},
    {"Imødekommet?", RESPONSE_STATUS, true},
    {"Afsnit", RESPONSE_SECTION, true},
    {"Afsnit nr.", RESPONSE_SECTION, true},
    {"Kapitel/afsnit", RESPONSE_SECTION, true},
    {"Nr.", RESPONSE_NUMBER, true},
    {"#", RESPONSE_NUMBER, true},
    {"Svar nr.", RESPONSE_NUMBER, true},
    {"Partshøring", RESPONSE_OTHER, true},
    {"Dato", RESPONSE_OTHER, true},
    {"", RESPONSE_OTHER, false},
    {"KL mener at svar på spørgsmål bør stå i et bilag for sig", RESPONSE_OTHER, false},
};

START_TEST(columns_are_known_by_their_words)
{
    bool sure;
    enum response_column column = ark_response_column(headers[_i].header, &sure);
    ck_assert_msg(column == headers[_i].column, "%s: %d", headers[_i].header, column);
    if (column)
        ck_assert_msg(sure == headers[_i].sure, "%s", headers[_i].header);
}
END_TEST

static const struct {
    const char *text, *status, *in_prose;
} states[] = {
    {"Ændret", "ændret", "ændret"},
    {"Ja", "ændret", NULL},
    {"Ja, afsnit 7.3", "ændret", NULL},
    {"Imødekommet", "ændret", "ændret"},
    {"Tages til følge", "ændret", "ændret"},
    {"Afsnit 7.3 er præciseret.", "ændret", "ændret"},
    {"Mindre rettelser", "ændret", NULL},
    {"Changed", "ændret", "ændret"},
    {"Delvist", "delvist ændret", "delvist ændret"},
    {"Delvist imødekommet", "delvist ændret", "delvist ændret"},
    {"Partially accepted", "delvist ændret", "delvist ændret"},
    {"Nej", "ikke ændret", NULL},
    {"Ingen", "ikke ændret", "ikke ændret"},
    {"Ikke ændret", "ikke ændret", "ikke ændret"},
    {"Uændret", "ikke ændret", "ikke ændret"},
    {"Ikke imødekommet, da det er dyrt", "ikke ændret", "ikke ændret"},
    {"Giver ikke anledning til ændringer", "ikke ændret", "ikke ændret"},
    {"Afvist", "ikke ændret", "ikke ændret"},
    {"Taget til efterretning", "noteret", "noteret"},
    {"Noteret", "noteret", "noteret"},
    {"Rettes i næste version", "afventer", "afventer"},
    {"Afventer", "afventer", "afventer"},
    {"Ikke relevant", NULL, NULL},
    {"Grøn", NULL, NULL},
    {"Adgangen følger sagen", NULL, NULL},
    {"Rettelsen er unødvendig", "ændret", NULL},
    {"Det er et godt forslag, som vi er glade for", NULL, NULL},
    {"Den gamle kommune har ret til at beholde sin egen del af sagen", NULL, NULL},
    {"", NULL, NULL},
};

START_TEST(status_words_are_known)
{
    ck_assert_pstr_eq(ark_response_status(states[_i].text, false), states[_i].status);
    ck_assert_pstr_eq(ark_response_status(states[_i].text, true), states[_i].in_prose);
}
END_TEST

static const struct {
    const char *text;
    enum section_text kind;
    const char *refs; /* numbers and "titles" */
} references[] = {
    {"Se afsnit 7.3.", SECTION_TEXT_PROSE, "7.3"},
    {"Afsnit 7.3 og 9 er rettet", SECTION_TEXT_PROSE, "7.3 9"},
    {"afsnit 7.3 og 9 måneder", SECTION_TEXT_PROSE, "7.3"},
    {"kapitel 4, 5.1 og 6", SECTION_TEXT_PROSE, "4 5.1 6"},
    {"pkt. 3.2 samt afsnit 5", SECTION_TEXT_PROSE, "3.2 5"},
    {"bilag A er nyt", SECTION_TEXT_PROSE, "bilag A"},
    {"kapitel 5 i barnets lov", SECTION_TEXT_PROSE, ""},
    {"§ 7.3 og version 1.1", SECTION_TEXT_PROSE, ""},
    {"punkt 1.2.2026", SECTION_TEXT_PROSE, ""},
    {"afsnittet »Drift«", SECTION_TEXT_PROSE, "\"Drift\""},
    {"7.3", SECTION_TEXT_PROSE, ""},
    {"7.3", SECTION_TEXT_CHANGE, "7.3"},
    {"Ja, 7.3 og 9.1", SECTION_TEXT_CHANGE, "7.3 9.1"},
    {"Ja, afsnit 17", SECTION_TEXT_CHANGE, "17"},
    {"3 figurer", SECTION_TEXT_CHANGE, ""},
    {"Nej", SECTION_TEXT_CHANGE, ""},
    {"3", SECTION_TEXT_COLUMN, "3"},
    {"3.2 Integrationer", SECTION_TEXT_COLUMN, "3.2\"Integrationer\""},
    {"Integrationer", SECTION_TEXT_COLUMN, "\"Integrationer\""},
    {"", SECTION_TEXT_PROSE, ""},
};

START_TEST(references_to_sections_are_read)
{
    section_ref_vec refs = {0};
    g_autoptr(GString) met = g_string_new(NULL);
    section_refs_read(references[_i].text, references[_i].kind, &refs);
    ARK_VEC_EACH (struct section_ref, ref, refs) {
        if (met->len)
            g_string_append_c(met, ' ');
        g_string_append(met, ref->number ? ref->number : "");
        if (ref->title)
            g_string_append_printf(met, "\"%s\"", ref->title);
    }
    section_refs_clear(&refs);
    ck_assert_msg(strcmp(met->str, references[_i].refs) == 0, "%s: %s", references[_i].text,
                  met->str);
}
END_TEST

START_TEST(a_table_of_responses)
{
    link_text("# Høringsnotat\n\n| Nr | Høringspart | Bemærkning | Projektets svar | Ændret |\n"
              "|---|---|---|---|---|\n| 1 | KL | Hvem? | SAPA | Ja |\n| 2 | KL | Hvad? | | |\n"
              "| 2 |  | Hvor? | Her | Grøn |\n| | | | | |\n"
              "| 3 | Datatilsynet | Ingen bemærkninger | – | – |\n");
    ck_assert_uint_eq(count("Response"), 4);
    expect(0, "KL / Hvem? / SAPA / Ja / ændret");
    expect(1, "KL / Hvad? / - / - / -");
    expect(2, "- / Hvor? / Her / Grøn / -");
    expect(3, "Datatilsynet / Ingen bemærkninger / - / - / ingen bemærkninger");
    ck_assert_str_eq(ark_builder_get_str(world.builder, nth("Response", 2), "statusText"), "Grøn");
    ck_assert_str_eq(ark_builder_get_str(world.builder, nth("Response", 1), "reference"), "2");
}
END_TEST

START_TEST(columns_are_told_by_what_stands_beside_them)
{
    link_text("# Høringssvar\n\n| Høringspart | Høringssvar | Kommentar |\n|---|---|---|\n"
              "| KL | Hvem? | SAPA |\n\n"
              "| Bemærkning | Vurdering |\n|---|---|\n| Hvad? | Noget |\n\n"
              "| Part | Bemærkning | Status |\n|---|---|---|\n| KL | Hvor? | Noteret |\n\n"
              "## Aarhus Kommune\n\n| Bemærkning | Svar |\n|---|---|\n| Hvorfor? | Fordi |\n");
    ck_assert_uint_eq(count("Response"), 4);
    expect(0, "KL / Hvem? / SAPA / - / -");
    expect(1, "- / Hvad? / Noget / - / -");
    expect(2, "KL / Hvor? / Noteret / - / noteret");
    expect(3, "Aarhus Kommune / Hvorfor? / Fordi / - / -");
}
END_TEST

START_TEST(parties_in_rows_of_their_own)
{
    link_text("# Høringssvar\n\n| Høringspart | Bemærkning | Svar |\n|---|---|---|\n| KL | | |\n"
              "| | Hvem? | SAPA |\n| | Hvad? | |\n| Datatilsynet | Hvor? | Her |\n"
              "| | Hvornår? | Nu |\n| Region Nord | | |\n");
    ck_assert_uint_eq(count("Response"), 5);
    expect(0, "KL / Hvem? / SAPA / - / -");
    expect(1, "KL / Hvad? / - / - / -");
    expect(2, "Datatilsynet / Hvor? / Her / - / -");
    expect(3, "- / Hvornår? / Nu / - / -");
    expect(4, "Region Nord / - / - / - / -");
}
END_TEST

START_TEST(tables_beside_a_note_that_are_none)
{
    link_text("# Høringsnotat\n\n| Krav | Status | Bemærkning |\n|---|---|---|\n| K1 | Ja | a |\n\n"
              "| Regel | Vurdering | Bemærkning |\n|---|---|---|\n| K1 | Følges | a |\n\n"
              "| Version | Ændring | Bemærkning |\n|---|---|---|\n| 1.0 | a | b |\n\n"
              "| Høringspart | Bemærkning |\n|---|---|\n| KL | a |\n\n"
              "| Høringspart | Svar modtaget |\n|---|---|\n| KL | 4. maj |\n");
    ck_assert_uint_eq(count("Response"), 0);
}
END_TEST

START_TEST(outside_a_consultation_only_an_unmistakable_table_counts)
{
    link_text("# Rapport\n\n| Organisation | Kommentar | Svar |\n|---|---|---|\n| KL | a | b |\n\n"
              "| Kommune | Spørgsmål | Svar |\n|---|---|---|\n| A | a | b |\n\n"
              "| Spørgsmål | Svar |\n|---|---|\n| a | b |\n\n"
              "| Nr | Anbefaling | Projektets opfølgning | Status |\n|---|---|---|---|\n"
              "| R1 | a | b | Gennemført |\n\n"
              "| Regel | Vurdering | Bemærkning |\n|---|---|---|\n| AR 1 | Følges | b |\n\n"
              "| Version | Ændring | Udført af |\n|---|---|---|\n| 1.0 | a | b |\n");
    ck_assert_uint_eq(count("Response"), 1);
    expect(0, "KL / a / b / - / -");
}
END_TEST

START_TEST(a_report_that_was_sent_out_is_no_note)
{
    ck_assert(ark_is_note_title("Notat med høringssvar"));
    ck_assert(ark_is_note_title("Høringssvar til rapport sendt i høring"));
    ck_assert(!ark_is_note_title("Arkitekturrapport sendt i høring"));
    ck_assert(!ark_is_note_title("Arkitekturrapport, høringsudkast"));
    ck_assert(!ark_is_note_title("Partshøring"));
    ck_assert(!ark_is_hearing("Afhøring af vidner"));
}
END_TEST

START_TEST(a_header_that_is_no_header)
{
    link_text(
        "# Høringssvar\n\n| KL | Bemærkningen om svar er denne, og den er meget lang at læse |"
        " Svar gives her |\n|---|---|---|\n| Aarhus | a | b |\n\n"
        "|  |  |  |\n|---|---|---|\n| Part | Bemærkning | Svar |\n| KL | Hvem? | SAPA |\n");
    ck_assert_uint_eq(count("Response"), 1);
    expect(0, "KL / Hvem? / SAPA / - / -");
}
END_TEST

START_TEST(a_headed_list_of_responses)
{
    link_text("# Notat om høring\n\n## Indledning\n\nOm notatet.\n\n## KL\n\nHvem ejer den?\n\n"
              "Og hvor længe?\n\n**Svar:** Imødekommet.\n\nSe afsnittet.\n\n## Datatilsynet\n\n"
              "Første.\n\nSvar: Nej.\n\nAnden.\n\nSvar: Noteret.\n\nMere svar.\n\n"
              "## Region Nord\n\nBemærkning: Hvad?\n\nEt til.\n\nProjektets svar:\n\nDet er rettet."
              "\n\nÆndring: Afsnit 3\n\n## Kommune A\n\nHvor bliver svaret af?\n");
    ck_assert_uint_eq(count("Response"), 5);
    expect(0, "KL / Hvem ejer den?\nOg hvor længe? / Imødekommet.\nSe afsnittet. / - / ændret");
    expect(1, "Datatilsynet / Første. / Nej. / - / -");
    expect(2, "Datatilsynet / Anden. / Noteret.\nMere svar. / - / noteret");
    expect(3, "Region Nord / Hvad?\nEt til. / Det er rettet. / Afsnit 3 / ændret");
    expect(4, "Kommune A / Hvor bliver svaret af? / - / - / -");
}
END_TEST

START_TEST(answers_under_headings_of_their_own)
{
    link_text("# Rapport\n\n# Høringssvar\n\n## KL\n\n### Bemærkning\n\nHvem?\n\n### Projektets "
              "svar\n\nSAPA.\n\n"
              "## Høringssvar fra Aarhus Kommune\n\nHvad?\n\nSvar: Noget.\n\n"
              "# Spørgsmål og svar\n\n## KL\n\nHvem?\n\nSvar: Ingen.\n");
    ck_assert_uint_eq(count("Response"), 2);
    expect(0, "KL / Hvem? / SAPA. / - / -");
    expect(1, "Aarhus Kommune / Hvad? / Noget. / - / -");
}
END_TEST

START_TEST(parties_in_front_of_their_remarks)
{
    link_text("# Rapport\n\n## Høring\n\nKL: Hvem?\n\nSvar: SAPA\n\nAarhus Kommune: Hvad?\n\n"
              "Svar: Noget\n");
    expect(0, "KL / Hvem? / SAPA / - / -");
    expect(1, "Aarhus Kommune / Hvad? / Noget / - / -");
}
END_TEST

START_TEST(listed_parties_and_who_responded)
{
    link_text("# Høringsnotat\n\n## Høringsparter\n\n- Kommunernes Landsforening (KL)\n"
              "- Datatilsynet – ingen bemærkninger\n- Region Nord\n- Region Syd\n- Kommuner:\n\n"
              "| Høringspart | Svar modtaget |\n|---|---|\n| Aarhus Kommune | Nej |\n\n"
              "## Høringssvar\n\n| Part | Bemærkning | Svar |\n|---|---|---|\n| KL | a | b |\n"
              "| Region Nord og Region Syd | a | b |\n");
    ck_assert_uint_eq(count("Party"), 5);
    expect_ends("Response", 0, "SENT_BY", "Kommunernes Landsforening (KL)");
    expect_ends("Response", 1, "SENT_BY", "Region Nord; Region Syd");
    ck_assert_str_eq(ark_builder_get_str(world.builder, nth("Party", 1), "status"),
                     "ingen bemærkninger");
    ck_assert_str_eq(ark_builder_get_str(world.builder, nth("Party", 4), "status"), "intet svar");
}
END_TEST

static const char report[] = "# Rapport\n\n## 3 Løsning\n\n### 3.2 Integrationer\n\na\n\n"
                             "## 9 Drift\n\nb\n\n### Bilag A Ordliste\n\nc\n";

START_TEST(responses_lead_to_sections_of_the_report)
{
    load_text("rapport.md", report);
    link_text("# Høringsnotat\n\n## 9 Høringssvar\n\n"
              "| Part | Afsnit | Bemærkning | Svar | Ændret |\n|---|---|---|---|---|\n"
              "| A | 3.2 | a | b | Ja, afsnit 9 og bilag A |\n| A | Drift | a | b | Ja |\n"
              "| A | 9.9 | a | b | Nej |\n| A | 9 | a | b | Ja, afsnit 3.7 og 3.2 |\n"
              "| A | Generelt | a | b | Ja |\n"
              "| A | | a | Afsnit 3.2 er rettet. Se også afsnit 9. | |\n"
              "| A | | a | b | Afsnit 4.1 er slettet |\n");
    expect_ends("Response", 0, "CONCERNS", "Integrationer");
    expect_ends("Response", 0, "CHANGES", "Drift; Ordliste");
    expect_ends("Response", 1, "CONCERNS", "Drift");
    expect_ends("Response", 1, "CHANGES", "Drift");
    expect_ends("Response", 2, "CHANGES", "");
    ck_assert_ptr_null(ark_builder_get_str(world.builder, nth("Response", 2), "missing"));
    expect_ends("Response", 3, "CHANGES", "Integrationer");
    ck_assert_str_eq(ark_builder_get_str(world.builder, nth("Response", 3), "missing"), "3.7");
    ark_atom placed = ark_atom_find(world.atoms, "placed");
    ck_assert_int_eq(ark_builder_get(world.builder, nth("Response", 3), placed).type, ARK_NULL);
    ck_assert_int_eq(ark_builder_get(world.builder, nth("Response", 4), placed).type, ARK_BOOL);
    expect_ends("Response", 5, "CHANGES", "Integrationer");
    ck_assert_ptr_null(ark_builder_get_str(world.builder, nth("Response", 6), "missing"));
}
END_TEST

START_TEST(a_note_without_a_report_misses_nothing)
{
    link_text("# Høringsnotat\n\n| Part | Bemærkning | Svar | Ændret |\n|---|---|---|---|\n"
              "| A | a | b | Ja, afsnit 9 |\n");
    ck_assert_ptr_null(ark_builder_get_str(world.builder, nth("Response", 0), "missing"));
    expect_ends("Response", 0, "CHANGES", "");
}
END_TEST

START_TEST(remarks_made_twice)
{
    link_text(
        "# Høringsnotat\n\n| Part | Afsnit | Bemærkning | Svar |\n|---|---|---|---|\n"
        "| A | | Dagtid bør følge kommunens åbningstid | Nej |\n"
        "| B | | Kommunens åbningstid bør dagtid følge! | Ja |\n"
        "| C | 1 | Stavefejl | Ja |\n| D | 1 | Stavefejl | Nej |\n"
        "| E | 2 | Hvem kan se notater i sagen når barnet flytter til anden kommune | Ja |\n"
        "| F | 2 | Hvem kan se notater i sagen når barnet flytter til en ny kommune | Nej |\n"
        "| G | 3 | Hvem kan se notater i sagen når barnet flytter til anden kommune | Nej |\n");
    expect_ends("Response", 1, "REPEATS", "A");
    expect_ends("Response", 3, "REPEATS", "");
    expect_ends("Response", 5, "REPEATS", "E");
    expect_ends("Response", 6, "REPEATS", "");
}
END_TEST

START_TEST(a_row_of_a_note_answers_no_rule)
{
    ark_ref rule = ark_builder_node(
        world.builder, ark_builder_labelset(world.builder, (const char *[]){"Rule", NULL}),
        (struct ark_loc){0});
    ark_builder_set_str(world.builder, rule, "id", "AR 7.1");
    link_text("# Høringsnotat\n\n| Nr | Part | Bemærkning | Vurdering |\n|---|---|---|---|\n"
              "| 7.1 | KL | a | Følges |\n");
    ck_assert_uint_eq(count("Response"), 1);
    expect_ends("Response", 0, "ANSWERS", "");
}
END_TEST

/* Seconds for a note of `n` rows that all have an id, words and a section of their own. */
static double seconds(unsigned n)
{
    g_autoptr(GString) text = g_string_new("# Høringsnotat\n\n| Nr | Part | Afsnit | Bemærkning | "
                                           "Svar | Ændret |\n|---|---|---|---|---|---|\n");
    for (unsigned i = 0; i < n; i++)
        g_string_append_printf(
            text,
            "| %u | Kommune %u | 3.%u | Den samme bemærkning nummer %u om drift, "
            "adgang, snitflader, data, roller og servicemål | Vi er enige | Ja, "
            "afsnit 3.%u |\n",
            i, i % 98, i % 40, i, i % 40);
    load_text("note.md", text->str);
    gint64 start = g_get_monotonic_time();
    link_all();
    return (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
}

START_TEST(long_cells_take_linear_time)
{
    static const char *const pieces[] = {"1, ", "1.1.1.", "afsnit 3 i ", "x",
                                         "- ",  "og ",    ": ",          "("};
    g_autoptr(GString) text = g_string_new("# Høringsnotat\n\n| Part | Afsnit | Bemærkning | Svar "
                                           "| Ændret |\n|---|---|---|---|---|\n");
    for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autoptr(GString) cell = g_string_new(NULL);
        while (cell->len < 300000)
            g_string_append(cell, pieces[i]);
        g_string_append_printf(text, "| KL | %s | %s | %s | Ja, afsnit %s |\n", cell->str,
                               cell->str, cell->str, cell->str);
    }
    load_text("rapport.md", report);
    load_text("note.md", text->str);
    gint64 start = g_get_monotonic_time();
    link_all();
    ck_assert_int_lt(g_get_monotonic_time() - start, 10 * G_USEC_PER_SEC);
    ck_assert_uint_eq(count("Response"), G_N_ELEMENTS(pieces));
}
END_TEST

START_TEST(many_rows_take_linear_time)
{
    load_text("rapport.md", report);
    double few = seconds(2500);
    teardown();
    setup();
    load_text("rapport.md", report);
    double many = seconds(10000);
    printf("2,500 rows: %.2f s; 10,000 rows: %.2f s\n", few, many);
    ck_assert_uint_eq(count("Response"), 10000);
    ck_assert_msg(many < 12 * few + 0.5, "%.2f s and %.2f s", few, many);
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("all");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, columns_are_known_by_their_words, 0, G_N_ELEMENTS(headers));
    tcase_add_loop_test(tc, status_words_are_known, 0, G_N_ELEMENTS(states));
    tcase_add_loop_test(tc, references_to_sections_are_read, 0, G_N_ELEMENTS(references));
    tcase_add_test(tc, a_table_of_responses);
    tcase_add_test(tc, columns_are_told_by_what_stands_beside_them);
    tcase_add_test(tc, parties_in_rows_of_their_own);
    tcase_add_test(tc, tables_beside_a_note_that_are_none);
    tcase_add_test(tc, outside_a_consultation_only_an_unmistakable_table_counts);
    tcase_add_test(tc, a_report_that_was_sent_out_is_no_note);
    tcase_add_test(tc, a_header_that_is_no_header);
    tcase_add_test(tc, a_headed_list_of_responses);
    tcase_add_test(tc, answers_under_headings_of_their_own);
    tcase_add_test(tc, parties_in_front_of_their_remarks);
    tcase_add_test(tc, listed_parties_and_who_responded);
    tcase_add_test(tc, responses_lead_to_sections_of_the_report);
    tcase_add_test(tc, a_note_without_a_report_misses_nothing);
    tcase_add_test(tc, remarks_made_twice);
    tcase_add_test(tc, a_row_of_a_note_answers_no_rule);
    tcase_add_test(tc, long_cells_take_linear_time);
    tcase_add_test(tc, many_rows_take_linear_time);
    Suite *suite = suite_create("response");
    tcase_set_timeout(tc, TEST_SECONDS);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
