/* The pack of the reference architecture for user management: its levels are held to the document
 * itself, its checks find nothing in documents and models that an expert would not, and its matrix
 * says what a report answers. Reads the corpus beside the tree; says so where that is absent. */
#include <stdio.h>

#include "pack/pack.h"

#include "program.h"

#define PACK "rules/more/brugerstyring.yaml"
#define SOURCE "doc-md/DK_RA-brugerstyring_v1.0-2017.md"

static const char *const COLUMNS[] = {"F", "T", "A", "O"};

static char *source_path(const char *name)
{
    return g_build_filename(g_getenv("ARK_SOURCE_ROOT"), name, NULL);
}

static char *shared_path(const char *name)
{
    const char *shared = g_getenv("ARK_SHARED");
    g_autofree char *beside = source_path("../shared");
    return g_build_filename(shared ? shared : beside, "corpus", name, NULL);
}

/* The line that a source names: "... (index.md, linje 2397)"; 0 when it names none. */
static unsigned line_in(const char *source)
{
    const char *at = strstr(source, "linje ");
    return at ? (unsigned)strtoul(at + strlen("linje "), NULL, 10) : 0;
}

/* The level in a cell of Annex D: an empty one asks nothing, what follows in parentheses is left.
 */
static char *level_in(const char *cell)
{
    char *level = g_strndup(cell, strcspn(cell, "("));
    g_strstrip(level);
    if (*level)
        return level;
    g_free(level);
    return g_strdup("N/A");
}

static const char *level_of(const struct ark_rule *rule, const char *profile)
{
    for (uint32_t i = 0; i < rule->level_n; i++) {
        if (strcmp(rule->levels[i].profile->id, profile) == 0)
            return rule->levels[i].applies ? ark_level_name(rule->levels[i].level) : "N/A";
    }
    return ark_level_name(rule->level);
}

static const struct ark_pack *load(ark_arena *arena, ark_atoms *atoms)
{
    g_autofree char *path = source_path(PACK), *bytes = NULL;
    g_autoptr(GError) error = NULL;
    gsize len;
    struct ark_compile compile = {.arena = arena, .atoms = atoms, .lang = ARK_DA};
    ck_assert(g_file_get_contents(path, &bytes, &len, NULL));
    const struct ark_pack *pack =
        ark_pack_load(&compile, "p.yaml", ark_arena_strdup(arena, bytes), len, &error);
    ck_assert_msg(pack != NULL, "%s", error ? error->message : "");
    return pack;
}

/* A row of Annex D ends in the four columns. */
static void hold_row(const struct ark_rule *rule, const char *row)
{
    g_auto(GStrv) cells = g_strsplit(row, "|", -1);
    guint n = g_strv_length(cells);
    ck_assert_msg(n >= 6, "%s: no row of a table", rule->id);
    for (int i = 0; i < 4; i++) {
        g_autofree char *level = level_in(cells[n - 5 + (guint)i]);
        ck_assert_msg(g_str_equal(level, level_of(rule, COLUMNS[i])), "%s: %s is %s, not %s",
                      rule->id, COLUMNS[i], level, level_of(rule, COLUMNS[i]));
    }
}

static bool asks_for_a_level(const char *line)
{
    return (g_str_has_suffix(line, "|") || g_str_has_suffix(line, "| ")) &&
           (strstr(line, "SKAL") || strstr(line, "BØR") || strstr(line, "KAN"));
}

START_TEST(levels_are_those_of_the_document)
{
    g_autofree char *path = shared_path(SOURCE), *bytes = NULL;
    g_autoptr(ark_arena) arena = ark_arena_new();
    g_autoptr(ark_atoms) atoms = ark_atoms_new();
    if (!g_file_get_contents(path, &bytes, NULL, NULL)) {
        printf("skipped: no %s in the corpus\n", SOURCE);
        return;
    }
    g_auto(GStrv) lines = g_strsplit(bytes, "\n", -1);
    guint n = g_strv_length(lines);
    const struct ark_pack *pack = load(arena, atoms);
    g_autofree bool *held = g_new0(bool, n + 1);
    for (uint32_t i = 0; i < pack->rule_n; i++) {
        const struct ark_rule *rule = &pack->rules[i];
        unsigned line = line_in(ark_text_in(rule->source, ARK_DA));
        if (!strstr(ark_text_in(rule->source, ARK_DA), "Bilag D"))
            continue;
        ck_assert_msg(line && line <= n, "%s: line %u", rule->id, line);
        hold_row(rule, lines[line - 1]);
        held[line - 1] = true;
    }
    unsigned rows = 0;
    for (guint i = 0; i < n; i++) {
        bool inside = i > 2376 && asks_for_a_level(lines[i]);
        ck_assert_msg(!inside || held[i], "line %u: a requirement without a rule", i + 1);
        rows += inside;
    }
    ck_assert_uint_eq(rows, 23);
}
END_TEST

/* Checks one file and gives the ids of the rules that are violated, or NULL if it can't be read. */
static char *violated(const char *path, const char *profile)
{
    g_autofree char *pack = source_path(PACK);
    struct outcome outcome = RUN("check", path, "--pack", pack, "--profile", profile, "--format",
                                 "csv", "--fail-on", "never", "--lang", "en");
    g_autoptr(GString) found = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(outcome.out, "\n", -1);
    bool read = outcome.code == 0;
    for (char **line = lines; *line; line++) {
        if (strstr(*line, "violated"))
            g_string_append_printf(found, "%s\n", *line);
    }
    clear(&outcome);
    return read ? g_strdup(found->str) : NULL;
}

/* No project's own: guides, reference architectures, other countries' models. */
START_TEST(the_corpus_breaks_nothing)
{
    static const char *const FOLDERS[] = {"doc-md", "archi-native", "archimate-oef3"};
    unsigned files = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(FOLDERS); i++) {
        g_autofree char *folder = shared_path(FOLDERS[i]);
        g_autoptr(GDir) list = g_dir_open(folder, 0, NULL);
        const char *name;
        while (list && (name = g_dir_read_name(list))) {
            g_autofree char *path = g_build_filename(folder, name, NULL);
            g_autofree char *first = violated(path, "F"), *second = violated(path, "v1.1");
            ck_assert_msg(!first || !*first, "%s: %s", name, first);
            ck_assert_msg(!second || !*second, "%s: %s", name, second);
            files += first && second;
        }
    }
    printf("%u files of the corpus checked with two profiles\n", files);
}
END_TEST

static const char REPORT[] =
    "---\ntitel: Arkitekturrapport for Byggesag\nprojekt: Byggesag\nLøsningstype: Tjeneste\n---\n"
    "# Arkitekturrapport for Byggesag\n\n## Login\n\n"
    "Borgeren bruger MitID gennem NemLog-in på NSIS-niveau Betydelig.\n\n## Krav\n\n"
    "| Krav | Status | Begrundelse | Økonomisk konsekvens |\n|---|---|---|---|\n"
    "| BST 8.2a | Følger | NemLog-in | |\n"
    "| BST 9.7 | Følger delvist | Kommer i version 2 | 400.000 kr. |\n"
    "| BST 9.2b | Ikke relevant | Kun danske borgere | |\n"
    "| BST 9.8 | Afviger | | |\n\n"
    "## Integrationer\n\n| Integration | Protokol |\n|---|---|\n| Hent sag | FTP |\n\n"
    "## Afvigelser\n\n| Princip | Afvigelse | Begrundelse | Plan |\n|---|---|---|---|\n"
    "| BSTP 6 | Lokale brugere | Gammel kode | Flyttes i 2027 |\n"
    "| Brugerstyring realiseres i løst koblede komponenter | Ét system | Dyrt | |\n";

START_TEST(the_matrix_says_what_is_answered_and_what_holds)
{
    static const char *const EXPECTED[] = {
        "Kolonne: **A**",
        "| BST 8.2a | Der bruges identitetsbrokere | BØR | følger | opfyldt (oplyst) |",
        "| BØR | følger delvist | forklaret (oplyst) | 400.000 kr. |",
        "| SKAL | ikke relevant | udgår (oplyst) |",
        "| BØR | afviger | **brudt** (oplyst) |",
        "| BST 8.3b | Udveksling af data er sikret | SKAL |  | **brudt** |",
        "[BST-8.3b-c](#bst-83b-udveksling-af-data-er-sikret)",
        "| BST 8.3a | Tjenesteudbyderen styrer sin egen sikkerhed | SKAL |  | til vurdering |",
        "| KAN |  | frivilligt |",
        "| BØR | afviger | forklaret (oplyst) |",
        "Gælder ikke i denne kolonne: BST 1.3, BST 5, BST 8.2b, BST 9.2a, BST 9.6c, BSTN 1",
    };
    g_autofree char *pack = source_path(PACK);
    put("rapport.md", REPORT, -1);
    struct outcome outcome = RUN("check", "rapport.md", "--pack", pack, "--format", "md", "--lang",
                                 "da", "--fail-on", "never");
    ck_assert_msg(outcome.code == 0, "%s", outcome.err);
    for (size_t i = 0; i < G_N_ELEMENTS(EXPECTED); i++)
        ck_assert_msg(strstr(outcome.out, EXPECTED[i]) != NULL, "%s: not in\n%s", EXPECTED[i],
                      outcome.out);
    ck_assert_msg(strstr(outcome.out, "## Status") == NULL, "the framework is listed twice");
    clear(&outcome);
    g_autofree char *rules = violated("rapport.md", "A");
    static const char *const BROKEN[] = {"BST-FORKLAR-a", "BST-FORKLAR-c", "BST-8.3b-c"};
    for (size_t i = 0; i < G_N_ELEMENTS(BROKEN); i++)
        ck_assert_msg(strstr(rules, BROKEN[i]) != NULL, "%s: not in\n%s", BROKEN[i], rules);
}
END_TEST

/* A sample that says its column in a sentence. */
START_TEST(the_sample_report_is_in_order)
{
    g_autofree char *pack = source_path(PACK),
                    *report = source_path("samples/dubu/arkitekturrapport.md");
    g_autofree char *model = source_path("samples/dubu/dubu.xml");
    struct outcome outcome = RUN("check", report, model, "--pack", pack, "--format", "md", "--lang",
                                 "da", "--fail-on", "kan");
    ck_assert_msg(outcome.code == 0, "%s", outcome.out);
    ck_assert(strstr(outcome.out, "Kolonne: **O**") != NULL);
    clear(&outcome);
}
END_TEST

START_TEST(the_report_says_which_column)
{
    static const struct {
        const char *fact, *profile, *text;
    } FACTS[] = {
        {"Ejer: KOMBIT", "O",
         "I referencearkitekturen for brugerstyring hører løsningen til »andre offentlige "
         "løsninger«."},
        {"Ejer: KOMBIT", "A",
         "Efter referencearkitekturen for brugerstyring er løsningen en tjeneste, der anvender de "
         "fælles."},
        {"Ejer: KOMBIT", "ukendt",
         "I referencearkitekturen for brugerstyring hører den ikke til fællesoffentlige "
         "løsninger."},
        {"Ejer: KOMBIT", "ukendt",
         "I referencearkitekturen for brugerstyring hører NemLog-in til fællesoffentlige "
         "løsninger."},
        {"Ejer: KOMBIT", "ukendt",
         "Referencearkitekturen for brugerstyring falder i fællesoffentlige løsninger og andre "
         "offentlige løsninger."},
        {"Løsningstype: Fællesoffentlig", "F", NULL},
        {"løsningstype: Tværoffentlig brugerstyringsløsning", "T", NULL},
        {"Løsningstype: Tjeneste, der anvender NemLog-in", "A", NULL},
        {"Løsningstype: Anden offentlig løsning", "O", NULL},
        {"Løsningstype: Fagsystem", "O", NULL},
        {"Brugerstyring: v1.1", "v1.1", NULL},
        {"Brugerstyring: version 1.1 (2020)", "v1.1", NULL},
        {"Ejer: KOMBIT", "ukendt", NULL}};
    g_autofree char *pack = source_path(PACK);
    for (size_t i = 0; i < G_N_ELEMENTS(FACTS); i++) {
        g_autofree char *text =
            g_strdup_printf("---\nprojekt: Byggesag\n%s\n---\n# Arkitekturrapport\n\n%s\n",
                            FACTS[i].fact, FACTS[i].text ? FACTS[i].text : "Tekst.");
        g_autofree char *column = g_strdup_printf("Kolonne: **%s**", FACTS[i].profile);
        put("rapport.md", text, -1);
        struct outcome outcome = RUN("check", "rapport.md", "--pack", pack, "--format", "md",
                                     "--lang", "da", "--fail-on", "never");
        ck_assert_msg(strstr(outcome.out, column) != NULL, "%s: %s", FACTS[i].fact, outcome.out);
        bool asked = strstr(outcome.out, "siger ikke, hvilken kolonne") != NULL;
        ck_assert_int_eq(asked, g_str_equal(FACTS[i].profile, "ukendt") && !FACTS[i].text);
        clear(&outcome);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {levels_are_those_of_the_document, the_corpus_breaks_nothing,
                                  the_matrix_says_what_is_answered_and_what_holds,
                                  the_sample_report_is_in_order, the_report_says_which_column};
    return run_suite_in_folder("brugerstyring", tests, G_N_ELEMENTS(tests));
}
