/* check --ask: a person at a terminal of our own, the file that is stored, and what a later check
 * makes of it. */
#include <pty.h>
#include <stdbool.h>
#include <unistd.h>

#include "program.h"

#define QUESTION(id, node)                                                                         \
    "  - id: " id "\n    covers: R 1\n    level: BØR\n    sure: ours\n    title: {da: Titel " id   \
    ", en: Title " id "}\n    source: {da: S, en: S}\n    remedy: {da: Ret, en: Fix}\n"            \
    "    match: (s:Section)\n    where: s.name = '" node                                           \
    "'\n    at: s\n    ask: {da: 'Er {s.name} "                                                    \
    "god?', en: 'Is {s.name} good?'}\n    evidence:\n      - {title: {da: Steder, en: Places}, "   \
    "match: '(p:Paragraph)'}\n    tests:\n      - {given: \"(:Section {name:'" node                \
    "'})\", finds: 1}\n      - {given: \"(:Section {name:'X'})\", finds: 0}\n"

static const char PACK[] =
    "pack: prøve\nversion: \"1\"\ntitle: {da: Prøve, en: Trial}\nframework:\n"
    "  - {id: R 1, level: BØR, sure: H, source: s, title: {da: Regel, en: Rule}, "
    "gist: {da: G, en: G}}\nrules:\n" QUESTION("Q-a", "Et") QUESTION("Q-b", "To")
        QUESTION("Q-c", "Tre");

static const char REPORT[] =
    "# Rapport\n\n## Et\n\nEn tekst\x1b[2J med noget i.\n\n## To\n\nTo.\n\n"
    "## Tre\n\nTre.\n";

static void put_project(void)
{
    put("p/arkitjek.yaml", "packs: [../pack.yaml]\n", -1);
    put("pack.yaml", PACK, -1);
    put("p/rapport.md", REPORT, -1);
}

static void forget(const char *name)
{
    g_autofree char *path = path_of(name);
    g_unlink(path);
}

/* Runs the program at a terminal where a person types `typed`; what it showed in `ret`. */
static int at_terminal(const char *typed, const char *const *args, char **ret)
{
    int terminal;
    pid_t child = forkpty(&terminal, NULL, NULL, NULL);
    ck_assert(child >= 0);
    if (child == 0) {
        g_autoptr(GPtrArray) argv = g_ptr_array_new();
        g_ptr_array_add(argv, (char *)g_getenv("ARK_PROGRAM"));
        for (; *args; args++)
            g_ptr_array_add(argv, (char *)*args);
        g_ptr_array_add(argv, NULL);
        if (chdir(dir) != 0)
            _exit(98);
        execv(argv->pdata[0], (char **)argv->pdata);
        _exit(97);
    }
    ck_assert_int_eq((int)write(terminal, typed, strlen(typed)), (int)strlen(typed));
    GString *shown = g_string_new(NULL);
    char buffer[4096];
    ssize_t n;
    while ((n = read(terminal, buffer, sizeof buffer)) > 0)
        g_string_append_len(shown, buffer, n);
    int status;
    waitpid(child, &status, 0);
    close(terminal);
    *ret = g_string_free(shown, FALSE);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

#define ASK(typed, shown, ...)                                                                     \
    at_terminal(typed, (const char *const[]){"check", __VA_ARGS__, "--ask", NULL}, shown)

static void holds(const char *text, const char *part)
{
    ck_assert_msg(strstr(text, part) != NULL, "no \"%s\" in:\n%s", part, text);
}

START_TEST(answers_are_stored_and_used)
{
    put_project();
    forget("p/vurderinger.yaml");
    g_autofree char *shown = NULL;
    int code = ASK("\nArkitekt \"N\"\nhvad\no\n\nikke opfyldt\nMangler: #2\ns\n", &shown, "p",
                   "--date", "2026-03-01");
    ck_assert_msg(code == 1, "%d: %s", code, shown);
    holds(shown, "3 spørgsmål til vurdering. Hvert svar gemmes i p/vurderinger.yaml");
    holds(shown, "Q-a (BØR) Titel Q-a\r\n  Er Et god?\r\n    Steder:\r\n      p/rapport.md:5: ");
    ck_assert_msg(strstr(shown, "\x1b[2J") == NULL, "%s", shown);
    holds(shown, "opfyldt [o], ikke opfyldt [i], ikke relevant [r], spring over [s], stop [q]? ");
    g_autofree char *file = content_of("p/vurderinger.yaml");
    holds(file, "  - rule: \"Q-a\"\n    question: \"Er Et god?\"\n    verdict: \"opfyldt\"\n"
                "    by: \"Arkitekt \\\"N\\\"\"\n    date: \"2026-03-01\"\n    fingerprint: \"");
    holds(file, "    verdict: \"ikke opfyldt\"\n    by: \"Arkitekt \\\"N\\\"\"\n"
                "    date: \"2026-03-01\"\n    remark: \"Mangler: #2\"\n");
    ck_assert_ptr_null(strstr(file, "Q-c"));

    struct outcome later = RUN("check", "p");
    ck_assert_int_eq(later.code, 1);
    holds(later.out, "p/rapport.md:7:1: BØR Q-b: Er To god?");
    holds(later.out,
          "= person: vurderet til ikke opfyldt af Arkitekt \"N\" den 2026-03-01: Mangler: #2");
    holds(later.out, "  Q-a: vurderet til opfyldt af Arkitekt \"N\" den 2026-03-01\n");
    holds(later.out,
          "3 kontroller: 1 ikke opfyldt, 0 forklaret, 1 til vurdering, 1 opfyldt, 0 ikke");
    ck_assert_ptr_null(strstr(later.out, "Bemærkninger til det læste"));
    clear(&later);
}
END_TEST

START_TEST(the_rest_is_asked_next_time)
{
    put_project();
    forget("a.yaml");
    g_autofree char *first = NULL, *second = NULL, *third = NULL;
    ck_assert_int_eq(ASK("A\no\n\nq\n", &first, "p", "--assessments", "a.yaml"), 0);
    ck_assert_int_eq(ASK("B\nr\nIkke her\no\n\n", &second, "p", "--assessments", "a.yaml"), 0);
    holds(second, "2 spørgsmål til vurdering.");
    ck_assert_ptr_null(strstr(second, "Er Et god?"));
    ck_assert_int_eq(ASK("", &third, "p", "--assessments", "a.yaml", "--lang", "en"), 0);
    holds(third, "0 questions for review: there is none to ask.");
    struct outcome later = RUN("check", "p", "--assessments", "a.yaml", "--lang", "en");
    holds(later.out, "  Q-b: assessed as not applicable by B on ");
    holds(later.out, ": Ikke her\n");
    clear(&later);
}
END_TEST

static void put_assessed(const char *fingerprint, const char *rest)
{
    g_autofree char *text = g_strdup_printf(
        "assessments:\n  - {rule: Q-a, fingerprint: '%s', %s}\n", fingerprint, rest);
    put("f.yaml", text, -1);
}

/* The fingerprint of the first question. */
static char *fingerprint_of(void)
{
    struct outcome outcome = RUN("check", "p", "--format", "csv", "--assessments", "none.yaml");
    g_auto(GStrv) lines = g_strsplit(outcome.out, "\r\n", 3);
    ck_assert_msg(g_strv_length(lines) == 3, "%s%s", outcome.out, outcome.err);
    char *print = g_strdup(strrchr(lines[1], ',') + 1);
    ck_assert_uint_eq(strlen(print), 32);
    clear(&outcome);
    return print;
}

static const struct {
    const char *format, *met, *not_met, *not_relevant;
} FORMATS[] = {
    {"json",
     "\"assessment\": {\n          \"verdict\": \"conforms\",\n          \"by\": \"N\",\n"
     "          \"date\": \"2026-02-03\",\n          \"remark\": \"Set <b>\"",
     "\"verdict\": \"violated\",\n      \"message\": \"Er Et god?\"",
     "\"verdict\": \"not_applicable\",\n      \"message\": \"Er Et god?\""},
    {"sarif", "\"kind\": \"pass\",\n          \"level\": \"none\"",
     "\"kind\": \"fail\",\n          \"level\": \"warning\"",
     "\"assessment\": \"vurderet til ikke relevant af N den 2026-02-03: Set <b>\""},
    {"csv", "Q-a,R 1,BØR,conforms,Er Et god?", "Q-a,R 1,BØR,violated,Er Et god?",
     "vurderet til ikke relevant af N den 2026-02-03: Set <b>"},
    {"junit", "name=\"Q-a Titel Q-a\"",
     "vurderet til ikke opfyldt af N den 2026-02-03: Set &lt;b&gt;",
     "message=\"vurderet til ikke relevant af N den 2026-02-03: Set &lt;b&gt;\""},
    {"md", "| Q-a | Titel Q-a | opfyldt | N | 2026-02-03 | Set \\<b> |",
     "*Vurdering:* vurderet til ikke opfyldt af N den 2026-02-03: Set \\<b>",
     "| Q-a | Titel Q-a | ikke relevant | N | 2026-02-03 |"},
};

START_TEST(every_format_says_who_and_when)
{
    put_project();
    put("none.yaml", "assessments: []\n", -1);
    g_autofree char *print = fingerprint_of();
    static const char *const verdicts[] = {"opfyldt", "violated", "not applicable"};
    const char *const expected[] = {FORMATS[_i].met, FORMATS[_i].not_met, FORMATS[_i].not_relevant};
    for (int i = 0; i < 3; i++) {
        g_autofree char *rest =
            g_strdup_printf("verdict: %s, by: N, date: 2026-02-03, remark: Set <b>", verdicts[i]);
        put_assessed(print, rest);
        struct outcome outcome =
            RUN("check", "p", "--format", FORMATS[_i].format, "--assessments", "f.yaml");
        ck_assert_msg(outcome.code == (i == 1), "%s", outcome.err);
        holds(outcome.out, expected[i]);
        clear(&outcome);
    }
}
END_TEST

#define WHOLE "verdict: opfyldt, by: N, date: 2026-02-03"

static const struct {
    const char *text, *said;
} BAD[] = {
    {"assessments: {}\n", "f.yaml:1:14: her skal stå en liste af vurderinger"},
    {"vurderinger: []\n", "f.yaml:1:1: "},
    {"assessments: [{rule: Q-a, fingerprint: a, verdict: god, by: N, date: 2026-02-03}]\n",
     "f.yaml:1:52: her skal stå opfyldt, ikke opfyldt eller ikke relevant"},
    {"assessments: [{rule: Q-a, fingerprint: a, verdict: opfyldt, by: N, date: i går}]\n",
     "f.yaml:1:74: her skal stå en dato"},
    {"assessments: [{rule: Q-a, fingerprint: a, verdict: opfyldt, date: 2026-02-03}]\n", "`by`"},
    {"assessments:\n- {rule: Q-a, fingerprint: a, " WHOLE "}\n- {rule: Q-a, fingerprint: a, " WHOLE
     "}\n",
     "f.yaml:3:3: spørgsmålet er allerede vurderet i linje 2"},
    {"assessments: [\n", "f.yaml:"},
};

START_TEST(a_bad_file_is_refused_with_its_place)
{
    put_project();
    put("f.yaml", BAD[_i].text, -1);
    struct outcome outcome = RUN("check", "p", "--assessments", "f.yaml");
    ck_assert_int_eq(outcome.code, 2);
    holds(outcome.err, BAD[_i].said);
    clear(&outcome);
}
END_TEST

START_TEST(what_fits_no_question_is_noted)
{
    put_project();
    put_assessed("0123", WHOLE);
    struct outcome outcome = RUN("check", "p", "--assessments", "f.yaml");
    ck_assert_int_eq(outcome.code, 0);
    holds(outcome.out, "f.yaml:2:5: vurderingen af Q-a passer ikke til noget spørgsmål");
    holds(outcome.out, "3 til vurdering");
    clear(&outcome);
}
END_TEST

START_TEST(who_can_not_be_asked_is_not)
{
    put_project();
    struct outcome outcome = RUN("check", "p", "--ask");
    ck_assert_int_eq(outcome.code, 2);
    holds(outcome.err, "kræver en terminal");
    clear(&outcome);
    outcome = RUN("check", "p", "--assessments", "findes-ikke.yaml");
    ck_assert_int_eq(outcome.code, 3);
    holds(outcome.err, "findes-ikke.yaml");
    clear(&outcome);
    g_autofree char *shown = NULL, *nowhere = NULL, *kept = NULL;
    ck_assert_int_eq(ASK("", &shown, "-"), 2);
    holds(shown, "Giv en fil.");
    put("alene.md", REPORT, -1);
    ck_assert_int_eq(ASK("", &nowhere, "alene.md", "--pack", "pack.yaml"), 2);
    holds(nowhere, "Giv en fil med --assessments FIL.");
    ck_assert_int_eq(ASK("N\no\n\n", &kept, "p", "--assessments", "findes/ikke/f.yaml"), 3);
}
END_TEST

int main(void)
{
    dir = g_dir_make_tmp("ark-XXXXXX", NULL);
    TCase *tc = tcase_create("ask");
    tcase_add_test(tc, answers_are_stored_and_used);
    tcase_add_test(tc, the_rest_is_asked_next_time);
    tcase_add_loop_test(tc, every_format_says_who_and_when, 0, G_N_ELEMENTS(FORMATS));
    tcase_add_loop_test(tc, a_bad_file_is_refused_with_its_place, 0, G_N_ELEMENTS(BAD));
    tcase_add_test(tc, what_fits_no_question_is_noted);
    tcase_add_test(tc, who_can_not_be_asked_is_not);
    int code = run_tcase("ask", tc);
    const char *const remove[] = {"rm", "-rf", dir, NULL};
    g_spawn_sync(NULL, (char **)remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                 NULL);
    g_free(dir);
    return code;
}
