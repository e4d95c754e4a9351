/* Files of answers, whose title an answer has, and dispensations: the program on folders of files.
 */
#include <stdbool.h>

#include "program.h"
#include "sheets_made.h"

#define SVAR "pakke: rammearkitektur\nversion: \"2019.1\"\nsvar:\n"

static void expect(struct outcome outcome, int code, const char *out)
{
    ck_assert_msg(outcome.code == code, "%d: %s%s", outcome.code, outcome.out, outcome.err);
    ck_assert_msg(strstr(outcome.out, out) != NULL, "no \"%s\" in:\n%s", out, outcome.out);
    clear(&outcome);
}

/* What linking made of the file or folder `name`. */
static void linked(const char *name, const char *rows)
{
    g_autofree char *whole = g_strconcat(
        "id,status,reason,approved,approvedOn,expires,titleOf,deviation\r\n", rows, NULL);
    struct outcome outcome =
        RUN("query",
            "MATCH (row:Row)-[a:ANSWERS]->(r) OPTIONAL MATCH (row)-[d:DEVIATES_FROM]->(r) "
            "RETURN r.id AS id, a.status AS status, a.reason AS reason, row.approved AS approved, "
            "row.approvedOn AS approvedOn, row.expires AS expires, a.titleOf AS titleOf, "
            "d IS NOT NULL AS deviation ORDER BY row.index",
            name, "--format", "csv");
    ck_assert_msg(outcome.code == 0, "%s", outcome.err);
    ck_assert_str_eq(outcome.out, whole);
    clear(&outcome);
}

static const char ROWS[] = "AR 7.1,følger,,,,,,false\r\n"
                           "AR 7.2,afviger,\"Vikarer, og \"\"andre\"\"\",Styregruppen,2026-01-10,"
                           "2027-06-30,,true\r\n"
                           "P3,ikke relevant,,,,,,false\r\n";

START_TEST(yaml_csv_and_a_table_give_the_same)
{
    put("a/svar.yaml",
        SVAR "  - {id: AR 7.1, status: Ja}\n"
             "  - id: ar7.2\n    status: følger ikke\n    begrundelse: 'Vikarer, og \"andre\"'\n"
             "    konsekvens: Dobbelt arbejde\n    godkendt_af: Styregruppen\n"
             "    dato: 2026-01-10\n    udløber: 2027-06-30\n"
             "  - {rule: P3, Status: ikke relevant, reason: ~}\n",
        -1);
    put("b/svar.csv",
        "\xef\xbb\xbfid;status;begrundelse;konsekvens;godkendt af;dato;udløber;egne noter\r\n"
        "AR 7.1;Ja;;;;;;\r\n;;;;;;;\r\n"
        "AR 7.2;følger ikke;\"Vikarer,\nog \"\"andre\"\"\";Dobbelt arbejde;Styregruppen;2026-01-10;"
        "2027-06-30;x\r\n"
        "P3;ikke relevant",
        -1);
    put("c/rapport.md",
        "# Arkitekturrapport\n\n## Afvigelser\n\n"
        "| Regel | Status | Begrundelse | Konsekvens | Godkendt af | Dato | Udløber |\n"
        "|---|---|---|---|---|---|---|\n| AR 7.1 | Ja | | | | | |\n"
        "| AR 7.2 | følger ikke | Vikarer, og \"andre\" | Dobbelt arbejde | Styregruppen | "
        "2026-01-10 | 2027-06-30 |\n| P3 | ikke relevant | | | | | |\n",
        -1);
    linked("a", ROWS);
    linked("b", ROWS);
    linked("c", ROWS);
    expect(RUN("inspect", "a/svar.yaml"), 0, "Svar                      3");
    expect(RUN("inspect", "b/svar.csv"), 0, "egne noter: kolonnen er intet felt");
}
END_TEST

static void put_sheet(const char *name, const char *rows)
{
    const struct part parts[] = {
        {"[Content_Types].xml", "<Types/>", 0, false},
        {"xl/styles.xml",
         "<styleSheet xmlns=\"" SHEET_NS "\"><numFmts><numFmt numFmtId=\"165\" "
         "formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"166\" formatCode=\"0 "
         "&quot;dage&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"165\"/><xf "
         "numFmtId=\"14\"/><xf numFmtId=\"166\"/></cellXfs></styleSheet>",
         0, false},
        {"xl/sharedStrings.xml",
         "<sst xmlns=\"" SHEET_NS "\"><si><r><t>følger</t></r><r><t> ikke</t></r></si>"
         "<si><t>Vikarer, og \"andre\"</t><rPh><t>x</t></rPh></si></sst>",
         0, false},
        {"xl/worksheets/sheet1.xml", rows, 0, false}};
    g_autofree char *path = path_of(name);
    put_package(path, parts, G_N_ELEMENTS(parts));
}

/* Shared and inline texts, dates by their format, rows and cells that are left out. */
START_TEST(a_spreadsheet_gives_the_same)
{
    put("d/noter.md", "# Noter\n\nTekst.\n", -1);
    put_sheet(
        "d/svar.xlsx",
        SHEET("<row r=\"1\">" INLINE("A1", "Id") INLINE("B1", "Status") INLINE("C1", "Begrundelse")
                  INLINE("D1", "Godkendt af") INLINE("E1", "Dato")
                      INLINE("F1", "Udløber") "</row><row r=\"2\">" INLINE("A2", "AR 7.1") INLINE(
                          "B2", "Ja") "</row><row r=\"4\">" INLINE("A4", "AR 7.2") SHARED("B4", "0")
                          SHARED("C4", "1") INLINE("D4", "Styregruppen") NUMBER("E4", "1", "46032")
                              NUMBER("F4", "2", "46568") "</row><row r=\"5\">" INLINE("A5", "P3")
                                  INLINE("B5", "ikke relevant") "</row>"));
    linked("d/svar.xlsx", ROWS);
    put_sheet("d/risici.xlsx", SHEET("<row r=\"1\">" INLINE("A1", "Risiko") "</row>"));
    linked("d", ROWS);
}
END_TEST

/* Sheets that are no answers, and that are meant to do harm. */
START_TEST(odd_spreadsheets_end_with_a_message)
{
    put_sheet("o.xlsx", SHEET("<row r=\"1\">" INLINE("A1", "Risiko") "</row>"));
    struct outcome outcome = RUN("inspect", "o.xlsx");
    ck_assert(outcome.code == 3 && strstr(outcome.err, "o.xlsx: Filen er et Excel-regneark"));
    clear(&outcome);
    put_sheet("o.xlsx", SHEET("<row r=\"4000000000\">" INLINE("ZZZZZZ1", "x") "</row>"));
    outcome = RUN("inspect", "o.xlsx");
    ck_assert(outcome.code == 3 && strstr(outcome.err, "o.xlsx: Arket er for stort"));
    clear(&outcome);
    put_sheet("o.xlsx", SHEET("<row r=\"1\">" INLINE("A1", "Id")
                                  INLINE("B1", "Status") "</row><row r=\"9\">" INLINE("A9", "AR 71")
                                      SHARED("B9", "77") "</row>"));
    outcome = RUN("inspect", "o.xlsx");
    ck_assert(outcome.code == 3 && strstr(outcome.err, "o.xlsx:9:"));
    clear(&outcome);
    put_sheet("o.xlsx", SHEET("<row r=\"1\"><c>"));
    outcome = RUN("inspect", "o.xlsx");
    ck_assert(outcome.code == 3 && strstr(outcome.err, "o.xlsx!xl/worksheets/sheet1.xml:1:"));
    clear(&outcome);
}
END_TEST

static const struct {
    const char *name, *text;
    int code;
    const char *da, *en;
} ODD[] = {
    {"o.yaml", SVAR "  - {id: AR 7.11, status: ja}\n", 3,
     "o.yaml:4:10: »AR 7.11« er ikke en regel, et princip eller et krav i rammearkitektur. Mente "
     "du »AR 7.1«?",
     "o.yaml:4:10: \"AR 7.11\" is no rule, principle or requirement of rammearkitektur. Did you "
     "mean \"AR 7.1\"?"},
    {"o.yaml", SVAR "  - {id: AR 7.1, status: ja}\n  - {id: AR7.1, status: nej}\n", 3,
     "o.yaml:5:10: »AR7.1« har allerede et svar i linje 4. Slet det ene.",
     "o.yaml:5:10: \"AR7.1\" has an answer already in line 4"},
    {"o.csv", "id;status;pakke\nAR 7.1;ja;rammearkitektur\nAR 71;ja;\n", 3,
     "o.csv:3:1: »AR 71« er ikke en regel", "o.csv:3:1: \"AR 71\" is no rule"},
    {"o.csv", "id;status\nAR 71;ja\n", 0,
     "o.csv:2:1: »AR 71« er ikke en regel, et princip eller "
     "et krav i de regelpakker",
     "of the packs of this run. Did you mean"},
    {"o.yaml", SVAR "  - {id: AR 7.1, status: blå}\n", 0,
     "o.yaml:4:26: »blå« er ingen kendt status", "o.yaml:4:26: \"blå\" is no known status"},
    {"o.yaml", "pakke: rammearkitektur\nversion: '2016'\nsvar: [{id: AR 7.1, status: ja}]\n", 0,
     "o.yaml:1:1: svarene gælder version 2016 af rammearkitektur, men der kontrolleres efter "
     "version 2019.1.",
     "o.yaml:1:1: the answers are for version 2016 of rammearkitektur, but the check is by version "
     "2019.1."},
    {"o.yaml", "pakke: brugerkatalog\nsvar: [{id: AR 7.1, status: ja}]\n", 0,
     "o.yaml:1:1: svarene gælder regelpakken »brugerkatalog«, som ikke er med",
     "o.yaml:1:1: the answers are for the pack \"brugerkatalog\", which is not in this check"},
    {"o.yaml", SVAR "  - {id: AR 7.1, stats: ja}\n", 3,
     "o.yaml:4:18: Ukendt felt »stats«. Mente du »status«?", "Did you mean \"status\"?"},
    {"o.yaml", SVAR "  - {id: AR 7.1, farve: ja}\n", 3, "Ukendt felt »farve«. Der er id, titel",
     "Unknown field \"farve\". There are id, title"},
    {"o.yaml", SVAR "  - {id: AR 7.1}\n", 3, "o.yaml:4:5: Svaret har ingen status.",
     "o.yaml:4:5: The answer has no status."},
    {"o.yaml", SVAR "  - {status: ja}\n", 3, "o.yaml:4:5: Svaret har intet id.",
     "The answer has no id."},
    {"o.csv", "id;status\n;ja\n", 3, "o.csv:2:1: Svaret har intet id.", "The answer has no id."},
    {"o.yaml", SVAR "  - {id: AR 7.1, status: ja, status: nej}\n", 3, "Feltet står to gange",
     "The field stands twice"},
    {"o.yaml", SVAR "  AR 7.1: ja\n", 3, "o.yaml:4:3: Her skal stå en liste af svar",
     "A list of answers is expected"},
    {"o.yaml", SVAR "  - AR 7.1\n", 3, "o.yaml:4:5: Her skal stå et svar", "An answer is expected"},
    {"o.yaml", SVAR "  - {id: [AR 7.1], status: ja}\n", 3, "o.yaml:4:10: Her skal stå en tekst",
     "A text is expected"},
    {"o.yaml", SVAR "  - {id: &a AR 7.1, status: *a}\n", 3, "Henvisninger (*navn) bruges ikke",
     "Aliases (*name) are not used"},
    {"o.yaml", SVAR "  - {id: AR 7.1, status: ja\n", 3, "o.yaml:5:1: YAML kan ikke læses her",
     "YAML can't be read"},
    {"o.yaml", "svar: []\nfarve: x\n", 3, "o.yaml:2:1: Ukendt nøgle.", "Unknown key."},
    {"o.yaml", "svar: [{id: AR 7.1, status: ja}]\n---\nsvar: []\n", 3, "Filen har flere dokumenter",
     "The file has several documents"},
    {"o.yaml", "svar: []\n", 3, "o.yaml: ", "o.yaml: "},
    {"o.csv", "id;status\nAR 7.1;ja;hov\n", 3, "o.csv:2:11: Rækken har flere celler",
     "The row has more cells"},
    {"o.csv", "id;status\nAR 7.1;\"ja\n", 3, "o.csv:2:8: Anførselstegnet sluttes aldrig",
     "The quotation mark is never closed"},
    {"o.csv", "id;status;Status\nAR 7.1;ja;nej\n", 3, "o.csv:1:11: To kolonner betyder det samme",
     "Two columns mean the same"},
    {"o.csv", "id;status;pakke\nAR 7.1;ja;rammearkitektur\nAR 7.2;ja;gdpr\n", 3,
     "o.csv:3:11: Her står »gdpr«, men længere oppe »rammearkitektur«",
     "Here is \"gdpr\", but further up \"rammearkitektur\""},
    {"o.csv", "id;status;begrundelse\nAR 7.1;ja;p\xe5 vej\n", 3, "windows-1252", "windows-1252"},
};

START_TEST(what_is_odd_is_said_with_its_place)
{
    for (int english = 0; english < 2; english++) {
        put(ODD[_i].name, ODD[_i].text, -1);
        struct outcome outcome = RUN("check", ODD[_i].name, "--pack", "rammearkitektur",
                                     "--fail-on", "never", "--lang", english ? "en" : "da");
        const char *said = english ? ODD[_i].en : ODD[_i].da;
        ck_assert_msg(outcome.code == ODD[_i].code, "%d, not %d: %s%s", outcome.code, ODD[_i].code,
                      outcome.out, outcome.err);
        ck_assert_msg(strstr(ODD[_i].code ? outcome.err : outcome.out, said) != NULL,
                      "no \"%s\" in:\n%s%s", said, outcome.out, outcome.err);
        clear(&outcome);
    }
}
END_TEST

START_TEST(other_texts_are_no_answers)
{
    put("n.md", "# Spørgsmål\n\nsvar:\n\n- ja\n", -1);
    expect(RUN("inspect", "n.md"), 0, "markdown");
    put("n2.md", "---\ntitle: x\n---\n# Spørgsmål\n\nid;status er to ord.\n", -1);
    expect(RUN("inspect", "n2.md"), 0, "markdown");
}
END_TEST

START_TEST(an_id_of_two_packs_is_of_the_one_that_is_named)
{
    static const char OTHER[] =
        "pack: prøve\nversion: \"1\"\ntitle: {da: Prøve, en: Trial}\nprinciples:\n"
        "  - {id: P3, title: {da: Et andet, en: Another}, gist: {da: G, en: G}}\nframework:\n"
        "  - {id: R 1, level: BØR, sure: H, source: s, title: {da: T, en: T}, gist: {da: G, en: "
        "G}}\n";
    put("other.yaml", OTHER, -1);
    static const char *const files[][2] = {{"pakke: prøve\n", "Et andet\r\n"},
                                           {"pakke: rammearkitektur\n", NULL}};
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *text = g_strconcat(files[i][0], "svar: [{id: P3, status: ja}]\n", NULL);
        put("p3.yaml", text, -1);
        struct outcome outcome =
            RUN("query", "MATCH (:Row)-[:ANSWERS]->(p) RETURN p.name AS n", "p3.yaml", "--pack",
                "./other.yaml", "--pack", "rammearkitektur", "--format", "csv");
        ck_assert_msg(outcome.code == 0, "%s", outcome.err);
        bool other = strstr(outcome.out, "Et andet") != NULL;
        ck_assert_msg(other == (files[i][1] != NULL), "%s", outcome.out);
        g_auto(GStrv) lines = g_strsplit(outcome.out, "\r\n", -1);
        ck_assert_uint_eq(g_strv_length(lines), 3);
        clear(&outcome);
    }
}
END_TEST

static void answer_table(const char *row)
{
    g_autofree char *text =
        g_strconcat("# Arkitekturrapport\n\n| Regel | Titel | Status | Begrundelse |\n"
                    "|---|---|---|---|\n| ",
                    row, " |\n", NULL);
    put("t.md", text, -1);
}

static const struct {
    const char *row, *title_of;
} TITLES[] = {
    {"AR 5.1 | Optimér tværgående processer efter fælles mål | Følger | x", "AR 5.2"},
    {"AR 5.1 | optimer tværgående proceser efter fælles mål. | Følger | x", "AR 5.2"},
    {"AR 5.1: Optimér tværgående processer efter fælles mål | | Følger | x", "AR 5.2"},
    {"AR 5.1 | Design sammenhængende brugerrejser | Følger | x", ""},
    {"AR 5.1 Design sammenhængende brugerrejser | | Følger | x", ""},
    {"AR 5.1 | Sammenhængende brugerrejser | Følger | x", ""},
    {"AR 5.1 | Vi optimerer tværgående processer | Følger | x", ""},
    {"AR 5.1 | | Følger | Optimér tværgående processer efter fælles mål", ""},
    {"AR 5.1, AR 5.2 | Optimér tværgående processer efter fælles mål | Følger | x", ""},
};

START_TEST(a_title_of_another_rule_is_told)
{
    answer_table(TITLES[_i].row);
    struct outcome outcome =
        RUN("query", "MATCH (:Row)-[a:ANSWERS]->(r {id: 'AR 5.1'}) RETURN a.titleOf AS t", "t.md",
            "--format", "csv");
    g_autofree char *expected = g_strdup_printf("t\r\n%s\r\n", TITLES[_i].title_of);
    ck_assert_msg(strcmp(outcome.out, expected) == 0, "%s: %s", TITLES[_i].row, outcome.out);
    clear(&outcome);
    outcome = RUN("check", "t.md", "--pack", "arkitekturrapport", "--pack", "rammearkitektur",
                  "--format", "csv");
    bool found = strstr(outcome.out, "ARR-3-h") != NULL;
    ck_assert(found == (*TITLES[_i].title_of != '\0'));
    clear(&outcome);
}
END_TEST

/* A pack with one SKAL that the input breaks unless it is explained. */
static const char PACK[] =
    "pack: prøve\nversion: \"1\"\ntitle: {da: Prøve, en: Trial}\nframework:\n"
    "  - {id: R 1, level: SKAL, sure: H, source: s, title: {da: Regel, en: Rule}, "
    "gist: {da: G, en: G}}\nrules:\n  - id: R-1-a\n    covers: R 1\n    level: SKAL\n"
    "    sure: ours\n    title: {da: T, en: T}\n    source: {da: S, en: S}\n"
    "    remedy: {da: Ret, en: Fix}\n    match: (a:Answers)\n    forbid: a.pack = 'prøve'\n"
    "    message: {da: M, en: M}\n    tests: [{given: \"(:Answers {pack:'prøve'})\", finds: 1}, "
    "{given: '(:Answers)', finds: 0}]\n";

static const struct {
    const char *fields, *date, *verdict;
} DISPENSATIONS[] = {
    {"", "2026-06-15", "violated"},
    {", godkendt af: Kontoret", "2026-06-15", "explained"},
    {", godkendt af: afventer, udløber: 2027-01-01", "2026-06-15", "violated"},
    {", godkendt af: Kontoret, udløber: 2026-06-15", "2026-06-15", "explained"},
    {", godkendt af: Kontoret, udløber: 2026-06-15", "2026-06-16", "violated"},
};

START_TEST(a_dispensation_explains_until_it_expires)
{
    g_autofree char *text = g_strdup_printf(
        "pakke: prøve\nsvar:\n  - {id: R 1, status: afviger, begrundelse: Fordi%s}\n",
        DISPENSATIONS[_i].fields);
    put("pack.yaml", PACK, -1);
    put("d.yaml", text, -1);
    struct outcome outcome = RUN("check", "d.yaml", "--pack", "./pack.yaml", "--date",
                                 DISPENSATIONS[_i].date, "--format", "csv");
    ck_assert_msg(strstr(outcome.out, DISPENSATIONS[_i].verdict) != NULL, "%s%s", outcome.out,
                  outcome.err);
    ck_assert_int_eq(outcome.code, strcmp(DISPENSATIONS[_i].verdict, "violated") == 0);
    clear(&outcome);
}
END_TEST

START_TEST(an_expiry_is_told_of_in_time)
{
    put("e.yaml",
        SVAR "  - {id: AR 7.2, status: afviger, begrundelse: Fordi, udløber: 2026-09-01}\n", -1);
    static const char *const runs[][3] = {
        {"2026-06-03", "90", "ARR-4-i"},
        {"2026-06-02", "90", NULL},
        {"2026-06-02", "91", "ARR-4-i"},
        {"2026-09-02", "90", "ARR-4-g"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(runs); i++) {
        g_autofree char *set = g_strconcat("arkitekturrapport.varsel_dage=", runs[i][1], NULL);
        struct outcome outcome = RUN("check", "e.yaml", "--date", runs[i][0], "--set", set,
                                     "--format", "csv", "--fail-on", "never");
        ck_assert_int_eq(outcome.code, 0);
        bool told = strstr(outcome.out, "ARR-4-i") || strstr(outcome.out, "ARR-4-g");
        ck_assert_msg(told == (runs[i][2] != NULL), "%s: %s", runs[i][0], outcome.out);
        ck_assert(!runs[i][2] || strstr(outcome.out, runs[i][2]));
        clear(&outcome);
    }
}
END_TEST

int main(void)
{
    dir = g_dir_make_tmp("ark-XXXXXX", NULL);
    TCase *tc = tcase_create("answers");
    tcase_add_test(tc, yaml_csv_and_a_table_give_the_same);
    tcase_add_test(tc, a_spreadsheet_gives_the_same);
    tcase_add_test(tc, odd_spreadsheets_end_with_a_message);
    tcase_add_loop_test(tc, what_is_odd_is_said_with_its_place, 0, G_N_ELEMENTS(ODD));
    tcase_add_test(tc, an_id_of_two_packs_is_of_the_one_that_is_named);
    tcase_add_test(tc, other_texts_are_no_answers);
    tcase_add_loop_test(tc, a_title_of_another_rule_is_told, 0, G_N_ELEMENTS(TITLES));
    tcase_add_loop_test(tc, a_dispensation_explains_until_it_expires, 0,
                        G_N_ELEMENTS(DISPENSATIONS));
    tcase_add_test(tc, an_expiry_is_told_of_in_time);
    int code = run_tcase("answers", tc);
    const char *const remove[] = {"rm", "-rf", dir, NULL};
    g_spawn_sync(NULL, (char **)remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                 NULL);
    g_free(dir);
    return code;
}
