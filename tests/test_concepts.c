/* Begrebslister: which tables are, what their columns mean, and the files that hold them. */
#include "document/concepts.h"

#include "program.h"
#include "sheets_made.h"

static const struct {
    const char *headers[8];
    enum ark_concepts_said said;
    const char *properties; /* with commas; NULL: no begrebsliste */
} HEADERS[] = {
    {{"Foretrukken dansk term", "Accepteret dansk term", "Frarådet dansk term", "Definition",
      "Eksempel", "Kommentar", "Juridisk kilde", "Tilhører emne-område"},
     ARK_CONCEPTS_NOT_SAID,
     "prefLabel (da),altLabel (da),deprecatedLabel (da),definition (da),example (da),comment "
     "(da),legalSource,isDefinedBy"},
    {{"Term (foretrukken)", "Synonym (accepteret)", "Definition", "Definition (UK)", "Forklaring",
      "Lovgivning", "Term (en)"},
     ARK_CONCEPTS_NOT_SAID,
     "prefLabel (da),altLabel (da),definition (da),definition (en),-,legalSource,prefLabel (en)"},
    {{"TagValue_prefLabel (da)", "definition (da)", "Foretrukken engelsk term", "URI",
      "Anvendelsesnote", "Afledt af"},
     ARK_CONCEPTS_NOT_SAID,
     "prefLabel (da),definition (da),prefLabel (en),URI,applicationNote (da),wasDerivedFrom"},
    {{"Begreb*", "Definition", "Eksempler"},
     ARK_CONCEPTS_NOT_SAID,
     "prefLabel (da),definition (da),example (da)"},
    {{"UML-NAVN", "Grunddata2::ModelElement::prefLabel (da)",
      "Grunddata2::ModelElement::definition (da)", "Grunddata2::ModelElement::altLabel (da)"},
     ARK_CONCEPTS_NOT_SAID,
     "-,prefLabel (da),definition (da),altLabel (da)"},
    {{"Preferred term", "Definition", "Identifikator (HTTP-URI)"},
     ARK_CONCEPTS_NOT_SAID,
     "prefLabel (da),definition (da),URI"},
    {{"Begreb", "Definition"}, ARK_CONCEPTS_NOT_SAID, NULL},
    {{"Begreb", "Definition"}, ARK_CONCEPTS_GLOSSARY, "prefLabel (da),definition (da)"},
    {{"Begreb", "Beskrivelse"}, ARK_CONCEPTS_GLOSSARY, NULL},
    {{"Navn", "Beskrivelse"}, ARK_CONCEPTS_LIST, "prefLabel (da),definition (da)"},
    {{"Navn", "Begreb", "Definition", "Beskrivelse"},
     ARK_CONCEPTS_LIST,
     "-,prefLabel (da),definition (da),-"},
    {{"Term", "Beskrivelse", "Kilde"}, ARK_CONCEPTS_GLOSSARY, NULL},
    {{"Forkortelse", "Betydning"}, ARK_CONCEPTS_GLOSSARY, NULL},
    {{"Relation", "Definition", "Kommentar"}, ARK_CONCEPTS_NOT_SAID, NULL},
    /* The Danish terms of this one stand in a column that is called something else. */
    {{"ArchiMate- element", "Definition [Dansk]", "Term [English]", "Eksempel"},
     ARK_CONCEPTS_NOT_SAID,
     NULL},
};

START_TEST(columns_are_known_by_their_words)
{
    uint32_t n = 0;
    const char *properties[8];
    while (n < 8 && HEADERS[_i].headers[n])
        n++;
    bool is_list = ark_concept_columns(HEADERS[_i].headers, n, HEADERS[_i].said, properties);
    ck_assert_int_eq(is_list, HEADERS[_i].properties != NULL);
    g_autoptr(GString) all = g_string_new(NULL);
    for (uint32_t i = 0; i < n; i++)
        g_string_append_printf(all, "%s%s", i ? "," : "", properties[i] ? properties[i] : "-");
    if (is_list)
        ck_assert_str_eq(all->str, HEADERS[_i].properties);
}
END_TEST

static const struct {
    const char *label, *property;
    bool own;
} FACTS[] = {
    {"Modelstatus", "modelStatus", true},
    {"Modelansvarlig*", "responsibleEntity", true},
    {"Kommentar (versionNotes)", "versionNotes (da)", false},
    {"Seneste opdateringsdato", "modified", false},
    {"Godkendt af", "approvedBy", false},
    {"Projektleder", NULL, false},
};

START_TEST(facts_are_known_by_their_labels)
{
    bool own;
    const char *property = ark_concept_model_fact(FACTS[_i].label, &own);
    ck_assert_pstr_eq(property, FACTS[_i].property);
    ck_assert_int_eq(own, FACTS[_i].own);
}
END_TEST

#define ALL                                                                                        \
    "MATCH (l:Begrebsliste)-[:CONTAINS]->(b:Begreb) RETURN b.`prefLabel (da)` AS term, "           \
    "b.`altLabel (da)` AS alt, b.`definition (da)` AS definition, b.isDefinedBy AS area, "         \
    "b.`prefLabel (en)` AS english, l.modelStatus AS status, l.`title (da)` AS title, "            \
    "l.versionInfo AS version"
#define ALL_HEADER "term,alt,definition,area,english,status,title,version\r\n"

static void concepts(const char *name, const char *rows)
{
    g_autofree char *whole = g_strconcat(ALL_HEADER, rows, NULL);
    struct outcome outcome = RUN("query", ALL, name, "--format", "csv");
    ck_assert_msg(outcome.code == 0, "%s", outcome.err);
    ck_assert_str_eq(outcome.out, whole);
    clear(&outcome);
}

static const char ROWS[] =
    "sag,,samling af oplysninger,Ja,case,Endelig,Sagsmodel,1.0.0\r\n"
    "part,\"klager, ansøger\",rolle i en sag,Nej,,Endelig,Sagsmodel,1.0.0\r\n";

/* As the FDA template has them: facts in the first sheet, Danish and bilingual lists behind it. */
static void put_template(const char *name)
{
    const struct part parts[] = {
        {"[Content_Types].xml", "<Types/>", 0, false},
        {"xl/workbook.xml", WORKBOOK("Forretningsmetadata", "Gammel", "Begrebsliste DA+EN"), 0,
         false},
        {"xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS, 0, false},
        {"xl/worksheets/sheet1.xml",
         SHEET("<row r=\"1\">" INLINE("A1", "Begreber om sager") "</row><row r=\"3\">" INLINE(
             "A3", "Foretrukken dansk term") INLINE("B3", "Accepteret dansk term")
                   INLINE("C3", "Definition") INLINE("D3", "Tilhører emneområde") INLINE(
                       "E3", "Foretrukken engelsk term") "</row><row r=\"4\">" INLINE("A4", "sag")
                       INLINE("C4", "samling af oplysninger") INLINE("D4", "Ja")
                           INLINE("E4", "case")
                               INLINE("G4", "spørg Ole") "</row><row r=\"5\">" INLINE(
                                   "A5", "P") "</row><row r=\"6\">" INLINE("A6", "part")
                                   INLINE("B6", "klager, ansøger") INLINE("C6", "rolle i en sag")
                                       INLINE("D6", "Nej") INLINE("E6", "-") "</row>"),
         0, false},
        {"xl/worksheets/sheet2.xml",
         SHEET("<row r=\"1\">" INLINE("A1", "Term") INLINE("B1", "Definition")
                   INLINE("C1", "Kilde") "</row><row r=\"2\">" INLINE("A2", "gammel")
                       INLINE("B2", "skjult") "</row>"),
         0, false},
        {"xl/worksheets/sheet3.xml",
         SHEET("<row r=\"1\">" INLINE("B1", "Forretningsmetadata") "</row><row r=\"2\">" INLINE(
             "B2", "Modelnavn") INLINE("C2",
                                       "Sagsmodel") "</row><row r=\"3\">" INLINE("B3",
                                                                                 "Modelstatus")
                   INLINE("C3", "Endelig") "</row><row r=\"4\">" INLINE("B4", "Versionsnummer")
                       INLINE("C4", "1.0.0") "</row><row r=\"5\">" INLINE("B5", "Modelansvarlig")
                           INLINE("C5", "KL") "</row><row r=\"6\">" INLINE("B6", "Emne") "</row>"),
         0, false},
    };
    g_autofree char *path = path_of(name), *parent = g_path_get_dirname(path);
    g_mkdir_with_parents(parent, 0755);
    put_package(path, parts, G_N_ELEMENTS(parts));
}

#define CSV_HEAD                                                                                   \
    "Foretrukken dansk term;Accepteret dansk term;Definition;Tilhører emneområde;"               \
    "Foretrukken engelsk term\r\n"

START_TEST(a_file_and_a_table_give_the_same)
{
    put_template("a/begreber.xlsx");
    concepts("a/begreber.xlsx", ROWS);
    put("a/begreber.csv",
        "Modelnavn;Sagsmodel;;;\r\nModelstatus;Endelig;;;\r\nVersionsnummer;1.0.0;;;\r\n"
        "Modelansvarlig;KL;;;\r\n;;;;\r\n" CSV_HEAD
        "sag;;\"samling af\r\noplysninger\";Ja;case\r\n;;;;\r\npart;\"klager, ansøger\";rolle i en "
        "sag;Nej;-\r\n",
        -1);
    concepts("a/begreber.csv", ROWS);
    put("b/rapport.md",
        "# Rapport\n\n## Begreber\n\n| Modelnavn | Sagsmodel |\n|---|---|\n| Modelstatus | Endelig "
        "|\n| Versionsnummer | 1.0.0 |\n| Modelansvarlig | KL |\n\n"
        "| Foretrukken dansk term | Accepteret dansk term | Definition | Tilhører emneområde | "
        "Foretrukken engelsk term |\n|---|---|---|---|---|\n"
        "| sag | | samling af oplysninger | Ja | case |\n"
        "| Foretrukken dansk term | Accepteret dansk term | Definition | Tilhører emneområde | "
        "Foretrukken engelsk term |\n| P | | | | |\n"
        "| part | klager, ansøger | rolle i en sag | Nej | - |\n\n## Andet\n\n"
        "| Begreb | Betydning |\n|---|---|\n| UML | modelsprog |\n",
        -1);
    concepts("b/rapport.md", ROWS);
    concepts("a", "sag,,samling af oplysninger,Ja,case,Endelig,Sagsmodel,1.0.0\r\n"
                  "part,\"klager, ansøger\",rolle i en sag,Nej,,Endelig,Sagsmodel,1.0.0\r\n"
                  "sag,,samling af oplysninger,Ja,case,Endelig,Sagsmodel,1.0.0\r\n"
                  "part,\"klager, ansøger\",rolle i en sag,Nej,,Endelig,Sagsmodel,1.0.0\r\n");
}
END_TEST

/* Without a header row, the first row is one if it looks like it; facts elsewhere are not of it. */
START_TEST(a_table_may_lack_a_header)
{
    put("c.md",
        "# R\n\n## A\n\n| | |\n|---|---|\n| Modelnavn | X |\n| Modelstatus | Y |\n| Version | 1 |\n"
        "| Kilde | Z |\n\n## B\n\n| | | |\n|---|---|---|\n| **Term** | **Definition** | **Note** "
        "|\n"
        "| sag | samling | |\n| *Gruppe* | | |\n",
        -1);
    concepts("c.md", "sag,,samling,,,,,\r\nGruppe,,,,,,,\r\n");
}
END_TEST

START_TEST(what_a_file_has_is_told)
{
    put_template("d.xlsx");
    struct outcome outcome = RUN("inspect", "d.xlsx");
    ck_assert_msg(strstr(outcome.out, "Format                    concepts-xlsx") != NULL, "%s",
                  outcome.out);
    ck_assert(strstr(outcome.out, "Tabeller                  2"));
    ck_assert(strstr(outcome.out, "Begreber                  3"));
    clear(&outcome);
    outcome =
        RUN("query", "MATCH (l:Begrebsliste) RETURN l.name AS name, values(l, 'tags') AS tags",
            "d.xlsx", "--format", "json");
    ck_assert_msg(strstr(outcome.out, "\"Begrebsliste DA+EN\"") &&
                      strstr(outcome.out, "isDefinedBy"),
                  "%s", outcome.out);
    clear(&outcome);
}
END_TEST

static const struct {
    const char *name, *text;
    int code;
    const char *err;
} ODD[] = {
    {"o.csv", "Term;Definition;Kilde\nsag;\"samling\n", 3,
     "o.csv:2:5: Anførselstegnet sluttes aldrig"},
    {"o.csv", "Term;Definition;Kilde\nsag;samling;af;oplysninger\n", 0,
     "o.csv:2:16: rækken har flere celler end overskriften"},
    {"o.csv",
     "Term;Definition;Fr\xe5"
     "det term\nsag;samling;\n",
     3, "windows-1252"},
    {"o.csv", "Term;Definition;Kilde\n", 0, ""},
    {"o.csv", "Term;Betydning;Kilde\nsag;samling;\n", 3,
     "o.csv:1:1: Filen er CSV, men hverken en begrebsliste"},
    {"o.CSV", "a,b\n- 1,2\n", 3, "o.CSV:1:1: Filen er CSV, men hverken en begrebsliste"},
    {"o.txt", "Term;Betydning;Kilde\nsag;samling;\n", 0, "markdown"},
    {"o.csv", "Begreb;Definition\nsag;noget, der behandles\n", 0, "Begreber                  1"},
};

START_TEST(what_is_odd_is_said_with_its_place)
{
    put(ODD[_i].name, ODD[_i].text, -1);
    struct outcome outcome = RUN("inspect", ODD[_i].name);
    ck_assert_msg(outcome.code == ODD[_i].code, "%d: %s%s", outcome.code, outcome.out, outcome.err);
    ck_assert_msg(strstr(outcome.err, ODD[_i].err) || strstr(outcome.out, ODD[_i].err), "%s%s",
                  outcome.out, outcome.err);
    clear(&outcome);
}
END_TEST

START_TEST(an_odd_file_in_a_folder_is_left_out)
{
    put("mappe/a.md", "# Rapport\n", -1);
    put("mappe/tal.csv", "a;b\n1;2\n", -1);
    struct outcome outcome = RUN("inspect", "mappe");
    ck_assert_int_eq(outcome.code, 0);
    ck_assert_msg(strstr(outcome.err, "mappe/tal.csv: Filen er CSV, men"), "%s", outcome.err);
    clear(&outcome);
}
END_TEST

/* Prose that begins as such a list does stays a document. */
START_TEST(other_texts_are_no_lists)
{
    put("p.md", "Vi skriver om\nBegreb, definition, kilde\nog mere.\n\n# Overskrift\n", -1);
    struct outcome outcome = RUN("inspect", "p.md");
    ck_assert_msg(strstr(outcome.out, "markdown") != NULL, "%s%s", outcome.out, outcome.err);
    clear(&outcome);
}
END_TEST

static const struct {
    const char *file;
    const char *counts; /* concepts of each list */
} REAL[] = {
    {"doc-md/DK_datakvalitet.md", "25"},         {"doc-md/DK_RA-selvbetjening.md", "26 44"},
    {"doc-md/DK_RA-observation.md", "10"},       {"doc-md/DK_RA-brugerstyring_v1.0-2017.md", "6"},
    {"doc-md/DK_vejledning-archimate.md", ""},   {"doc-md/DK_rammearkitektur.md", ""},
    {"doc-md/DK_medcom_ehmi-governance.md", ""},
};

START_TEST(real_documents)
{
    g_autofree char *corpus = corpus_folder();
    if (!corpus)
        return;
    g_autofree char *path = g_build_filename(corpus, REAL[_i].file, NULL);
    struct outcome outcome =
        RUN("query", "MATCH (l:Begrebsliste)-[:CONTAINS]->(b:Begreb) RETURN l, count(b) AS n", path,
            "--format", "csv");
    g_auto(GStrv) lines = g_strsplit(outcome.out, "\r\n", -1);
    g_autoptr(GString) counts = g_string_new(NULL);
    for (char **line = lines + 1; *line && **line; line++)
        g_string_append_printf(counts, "%s%s", counts->len ? " " : "", strrchr(*line, ',') + 1);
    ck_assert_str_eq(counts->str, REAL[_i].counts);
    clear(&outcome);
}
END_TEST

int main(void)
{
    dir = g_dir_make_tmp("ark-XXXXXX", NULL);
    TCase *tc = tcase_create("concepts");
    tcase_add_loop_test(tc, columns_are_known_by_their_words, 0, G_N_ELEMENTS(HEADERS));
    tcase_add_loop_test(tc, facts_are_known_by_their_labels, 0, G_N_ELEMENTS(FACTS));
    tcase_add_test(tc, a_file_and_a_table_give_the_same);
    tcase_add_test(tc, a_table_may_lack_a_header);
    tcase_add_test(tc, what_a_file_has_is_told);
    tcase_add_loop_test(tc, what_is_odd_is_said_with_its_place, 0, G_N_ELEMENTS(ODD));
    tcase_add_test(tc, an_odd_file_in_a_folder_is_left_out);
    tcase_add_test(tc, other_texts_are_no_lists);
    tcase_add_loop_test(tc, real_documents, 0, G_N_ELEMENTS(REAL));
    int code = run_tcase("concepts", tc);
    const char *const remove[] = {"rm", "-rf", dir, NULL};
    g_spawn_sync(NULL, (char **)remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                 NULL);
    g_free(dir);
    return code;
}
