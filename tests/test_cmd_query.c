/* arkitjek query, as a user types it. */
#define _XOPEN_SOURCE 700 /* posix_openpt */
#include <fcntl.h>
#include <jansson.h>
#include <stdbool.h>
#include <unistd.h>

#include "program.h"

static void put_report(void)
{
    put("r.md",
        "# Arkitekturrapport for 漢字\n\n## Drift\n\n- punkt et\n\n=1+1 er en formel, \"citat\"\n\n"
        "| A | B |\n|---|---|\n| x | 1 |\n\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabc\n",
        -1);
}

static void expect(struct outcome outcome, int code, const char *out, const char *err)
{
    ck_assert_msg(outcome.code == code, "exit %d, not %d: %s%.2000s", outcome.code, code,
                  outcome.err, outcome.out);
    ck_assert_msg(strstr(outcome.out, out) != NULL, "no \"%s\" in: %.2000s", out, outcome.out);
    ck_assert_msg(strstr(outcome.err, err) != NULL, "no \"%s\" in: %s", err, outcome.err);
    clear(&outcome);
}

#define SECTIONS                                                                                   \
    "MATCH (r:Report)-[:CONTAINS]->{1,3}(s:Section) RETURN r.name AS rapport, s, s.level AS "      \
    "niveau"

START_TEST(the_answer_is_a_table)
{
    put_report();
    struct outcome outcome = RUN("query", SECTIONS, "r.md");
    ck_assert_msg(g_str_has_prefix(outcome.out, "rapport                     s  "), "%s",
                  outcome.out);
    ck_assert_ptr_nonnull(strstr(outcome.out, "\nArkitekturrapport for 漢字  Drift"));
    expect(outcome, 0, "rækker\n", "");
    expect(RUN("query", SECTIONS, "r.md", "--limit-rows", "0"), 0, "0 rækker; der er flere\n", "");
    expect(RUN("query", "MATCH (p:Figure) RETURN p", "r.md"), 0, "0 rækker\n", "");
    expect(RUN("query", "MATCH (p:Row) RETURN p.text", "r.md", "--lang", "en"), 0, "1 row\n", "");
}
END_TEST

START_TEST(the_answer_is_csv)
{
    put_report();
    expect(RUN("query", "MATCH (p:Paragraph) RETURN p.text AS tekst, 7 AS tal, null AS intet",
               "r.md", "--format", "csv"),
           0, "tekst,tal,intet\r\n\"'=1+1 er en formel, \"\"citat\"\"\",7,\r\n", "");
    expect(RUN("query", "MATCH (p:Paragraph) RETURN p.text AS tekst", "r.md", "--format", "csv",
               "--limit-rows", "1"),
           0, "tekst\r\n", "kun de første 1 rækker");
    expect(RUN("query", "MATCH (p:Paragraph) RETURN -7 AS tal", "r.md", "--format", "csv"), 0,
           "tal\r\n-7\r\n", "");
}
END_TEST

START_TEST(the_answer_is_json)
{
    put_report();
    struct outcome outcome =
        RUN("query",
            "MATCH (s:Section)-[e:CONTAINS]->(t:Table) RETURN s, [1, null, 'x'] AS liste, 1.5 AS r",
            "r.md", "--format", "json");
    ck_assert_msg(outcome.code == 0, "%s", outcome.err);
    json_t *rows = json_loads(outcome.out, JSON_REJECT_DUPLICATES, NULL);
    ck_assert_uint_eq(json_array_size(rows), 1);
    const json_t *row = json_array_get(rows, 0);
    char *text = json_dumps(row, 0);
    ck_assert_str_eq(text,
                     "{\"s\": {\"id\": null, \"type\": \"Section\", \"name\": \"Drift\", "
                     "\"file\": \"r.md\", \"line\": 3}, \"liste\": [1, null, \"x\"], \"r\": 1.5}");
    free(text);
    json_decref(rows);
    clear(&outcome);
    outcome = RUN("query", "MATCH (f:Figure) RETURN f", "r.md", "--format", "json");
    ck_assert_str_eq(outcome.out, "[]\n");
    clear(&outcome);
}
END_TEST

START_TEST(a_query_comes_from_anywhere)
{
    put_report();
    put("q.cypher", SECTIONS "\n", -1);
    expect(RUN("query", "@q.cypher", "r.md"), 0, "Drift", "");
    expect(RUN("query", "@mangler", "r.md"), 2, "", "mangler: findes ikke");
    ck_assert_int_eq(shell("\"$A\" query - r.md < q.cypher > ud.txt && grep -q Drift ud.txt"), 0);
    ck_assert_int_eq(shell("\"$A\" query @q.cypher - < r.md > ud.txt && grep -q Drift ud.txt"), 0);
    ck_assert_int_eq(shell("\"$A\" query - - < q.cypher 2> ud.txt"), 2);
    ck_assert_int_eq(shell("\"$A\" query r.md < /dev/null 2> ud.txt"), 2);
    ck_assert_int_eq(shell("grep -q 'mangler en foresp' ud.txt"), 0);
    expect(RUN("query", SECTIONS), 2, "", "der er intet input");
    expect(RUN("query", SECTIONS, "mangler.md"), 3, "", "mangler.md: findes ikke");
}
END_TEST

START_TEST(mistakes_are_pointed_at)
{
    put_report();
    struct outcome outcome = RUN("query", "MATCH (c:Paragraf) RETURN c", "r.md");
    ck_assert_msg(strstr(outcome.err, "forespørgsel:1:10: ") != NULL, "%s", outcome.err);
    ck_assert_ptr_nonnull(strstr(outcome.err, "mente du 'Paragraph'?"));
    expect(outcome, 2, "", "    MATCH (c:Paragraf) RETURN c\n             ^");
    put("q.cypher", "MATCH (c:Section)\nWHERE c.name = = 1 RETURN c", -1);
    expect(RUN("query", "@q.cypher", "r.md", "--lang", "en"), 2, "", "q.cypher:2:16: ");
    expect(RUN("query", "MATCH (p:Paragraph) WHERE p.text =~ '(a+)+b' RETURN p", "r.md"), 3, "",
           "regulært udtryk");
    expect(RUN("query", SECTIONS, "r.md", "--limit-rows", "x"), 2, "", "et helt tal");
    expect(RUN("query", SECTIONS, "r.md", "--param", "x"), 2, "", "NAVN=VÆRDI");
    expect(RUN("query", SECTIONS, "r.md", "--format", "x"), 2, "", "Vælg table, csv eller json.");
}
END_TEST

START_TEST(a_plan_is_shown)
{
    put_report();
    struct outcome outcome = RUN("query", "--explain", SECTIONS, "r.md");
    ck_assert_ptr_null(strstr(outcome.out, "Drift"));
    ck_assert_uint_gt(strlen(outcome.out), 0);
    expect(outcome, 0, "", "");
}
END_TEST

/* Types `typed` at a terminal of the program's own; gives what it shows. Caller frees. */
static char *typed(const char *text)
{
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0) {
        printf("skipped: no terminals here\n");
        return NULL;
    }
    int held = open(ptsname(master), O_RDWR | O_NOCTTY);
    g_autofree char *line =
        g_strdup_printf("(\"$A\" query r.md < %s > %s; echo kode $? ende > %s) &", ptsname(master),
                        ptsname(master), ptsname(master));
    ck_assert_int_eq(write(master, text, strlen(text)), (ssize_t)strlen(text));
    ck_assert_int_eq(shell(line), 0);
    GString *shown = g_string_new(NULL);
    char bytes[4096];
    for (ssize_t n; !strstr(shown->str, " ende") && (n = read(master, bytes, sizeof bytes)) > 0;)
        g_string_append_len(shown, bytes, n);
    close(held);
    close(master);
    return g_string_free(shown, FALSE);
}

START_TEST(the_prompt_asks)
{
    put_report();
    g_autofree char *shown = typed(":labels\n:properties\n:help\n:x\nMATCH (s:Section)\n"
                                   "RETURN s.name AS afsnit;\n\n:quit\n");
    static const char *const SHOWN[] = {":help hjælper",    "Paragraph", "path",  "Ctrl-D",
                                        "     ...> afsnit", "2 rækker",  "kode 0"};
    for (size_t i = 0; shown && i < G_N_ELEMENTS(SHOWN); i++)
        ck_assert_msg(strstr(shown, SHOWN[i]) != NULL, "no \"%s\" in: %s", SHOWN[i], shown);
}
END_TEST

START_TEST(parameters_are_values)
{
    put_report();
    struct outcome probe = RUN("query", "MATCH (s:Section) WHERE s.level = $n RETURN s.name",
                               "r.md", "--param", "n=2");
    bool supported = probe.code == 0;
    if (supported)
        ck_assert_ptr_nonnull(strstr(probe.out, "Drift"));
    else
        printf("skipped: parameters are not in the language yet\n");
    clear(&probe);
    if (!supported)
        return;
    expect(RUN("query", "MATCH (s:Section) WHERE s.name = $n RETURN s.level", "r.md", "--param",
               "n=Drift"),
           0, "1 række", "");
    expect(RUN("query", "MATCH (s:Section) WHERE s.level = $n RETURN s.level", "r.md", "--param",
               "n='2'"),
           0, "0 rækker", "");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        the_answer_is_a_table,   the_answer_is_csv, the_answer_is_json, a_query_comes_from_anywhere,
        mistakes_are_pointed_at, a_plan_is_shown,   the_prompt_asks,    parameters_are_values};
    return run_suite_in_folder("cmd_query", tests, G_N_ELEMENTS(tests));
}
