/* arkitjek requirements, as a user types it. */
#include <stdbool.h>

#include "program.h"

/* Runs, and expects the code and a piece of what it says; frees all. */
static void expect(struct outcome outcome, int code, const char *out, const char *err)
{
    ck_assert_msg(outcome.code == code, "exit %d, not %d: %s", outcome.code, code, outcome.err);
    ck_assert_msg(strstr(outcome.out, out) != NULL, "no \"%s\" in: %s", out, outcome.out);
    ck_assert_msg(strstr(outcome.err, err) != NULL, "no \"%s\" in: %s", err, outcome.err);
    clear(&outcome);
}

#define DEMANDS                                                                                    \
    "# 3 Krav\n\nLøsningen SKAL logge \"adgang\". K12: Løsningen MÅ IKKE gemme {cpr}, og den "  \
    "skal "                                                                                        \
    "slette.\n\n## Drift | nat\n\n| Krav | Store | Små |\n|---|---|---|\n"                        \
    "| Den svarer inden *ét* sekund | SKAL | BØR |\n| Den tager kopi | KAN | N/A |\n"

static void put_demands(void)
{
    put("krav.md", DEMANDS, -1);
}

START_TEST(the_terminal_gets_a_table)
{
    put_demands();
    struct outcome outcome = RUN("requirements", "krav.md");
    ck_assert_int_eq(outcome.code, 0);
    ck_assert_str_eq(
        outcome.out,
        "Id      Niveau   Linje  Krav\n"
        "──────  ───────  ─────  ───────────────────────────────────────────────────────\n"
        "3-1     SKAL     3      Løsningen SKAL logge \"adgang\".\n"
        "K12     MÅ IKKE  3      K12: Løsningen MÅ IKKE gemme {cpr}, og den skal slette.\n"
        "s1.1-1  SKAL     9      Den svarer inden ét sekund\n"
        "s1.1-2  KAN      10     Den tager kopi\n"
        "4 krav\n");
    clear(&outcome);
    expect(RUN("requirements", "krav.md", "--modals", "all", "--lang", "en"), 0,
           "5 requirements, 1 of them candidates", "");
    expect(RUN("requirements", "krav.md", "--modals=all"), 0, "SKAL?", "");
    put("to.md", "# B\n\nDen skal svare.\n", -1);
    expect(RUN("requirements", "krav.md", "to.md"), 0, "to.md:3", "");
}
END_TEST

START_TEST(csv_has_all_that_is_known)
{
    put_demands();
    expect(RUN("requirements", "krav.md", "--format", "csv"), 0,
           "id,level,candidate,word,text,section,levels,file,line,column,page\r\n"
           "3-1,SKAL,false,SKAL,\"Løsningen SKAL logge \"\"adgang\"\".\",Krav,,krav.md,3,1,\r\n",
           "");
    expect(RUN("requirements", "krav.md", "--format", "csv"), 0,
           "s1.1-1,SKAL,false,SKAL,Den svarer inden ét sekund,Krav > Drift | nat,"
           "Store: SKAL; Små: BØR,krav.md,9,",
           "");
}
END_TEST

START_TEST(markdown_is_by_section)
{
    put_demands();
    expect(RUN("requirements", "krav.md", "--format", "md"), 0,
           "# Krav i krav\n\n4 krav.\n\n## Krav\n\n| Id | Niveau | | Krav | Sted |\n", "");
    expect(RUN("requirements", "krav.md", "--format", "md", "--lang", "en"), 0,
           "## Krav > Drift \\| nat\n\n| Id | Level | | Requirement | Place |\n", "");
    expect(
        RUN("requirements", "krav.md", "--format", "md"), 0,
        "| s1.1-1 | SKAL (Store: SKAL; Små: BØR) |  | Den svarer inden ét sekund | krav.md:9 |\n",
        "");
    expect(RUN("requirements", "krav.md", "--format", "md", "--modals", "all"), 0,
           "| SKAL | kandidat |", "");
    ck_assert_int_eq(
        shell("\"$A\" requirements krav.md --format md=liste.md --format csv=liste.csv "
              "&& \"$A\" inspect liste.md > /dev/null && test -s liste.csv"),
        0);
}
END_TEST

START_TEST(the_pack_loads_and_its_tests_pass)
{
    put_demands();
    put_copy("rapport.md", "samples/dubu/arkitekturrapport.md");
    expect(RUN("requirements", "krav.md", "--modals", "all", "--format", "yaml=krav.yaml"), 0, "",
           "");
    expect(RUN("rules", "test", "./krav.yaml", "--strict"), 0, "5 passed, 0 failed", "");
    expect(RUN("rules", "list", "--pack", "./krav.yaml"), 0, "K12", "");
    expect(RUN("check", "rapport.md", "--pack", "./krav.yaml", "--profile", "kolonne-2"), 0,
           "Løsningen MÅ IKKE gemme {cpr}", "");
    expect(RUN("rules", "list", "--pack", "./krav.yaml", "--profile", "kolonne-2"), 0, "BØR", "");
    g_autofree char *pack = content_of("krav.yaml");
    ck_assert_ptr_nonnull(strstr(pack, "levels: {kolonne-1: KAN, kolonne-2: N/A}"));
    ck_assert_ptr_nonnull(strstr(pack, "sure: ours   # kandidat"));
    expect(RUN("requirements", "krav.md", "--format", "yaml=en.yaml", "--lang", "en"), 0, "", "");
    expect(RUN("rules", "test", "./en.yaml"), 0, "4 passed", "");
}
END_TEST

/* Whatever a document says, what is made of it is a pack, and a text that is safe to show. */
START_TEST(hostile_documents_make_harmless_packs)
{
    static const char *const texts[] = {
        "# \"]}: # A\n\nDen SKAL \"{[}]' \\ : # - {{x}} {a.b} \xe2\x80\xae\xc2\x85 |x| logge.\n",
        "# A\n\nK1: Den SKAL logge.\n\nK1: Den SKAL logge.\n\nK1-2: Den SKAL logge.\n",
        "# K1-a: B\n\nDen SKAL logge. Den BØR spørge.\n\n# K1: C\n\nDen SKAL svare.\n",
        "# kolonne-1\n\n| Krav | : | SKAL: |\n|---|---|---|\n| =1+1 | SKAL | BØR |\n",
        "---\ntitle: x\n---\nDen SKAL logge\x1b[31m nu.\n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        put("ond.md", texts[i], -1);
        expect(RUN("requirements", "ond.md", "--format", "yaml=ond.yaml"), 0, "", "");
        expect(RUN("rules", "test", "./ond.yaml"), 0, " passed, 0 failed", "");
        struct outcome outcome = RUN("requirements", "ond.md");
        ck_assert_ptr_null(strchr(outcome.out, '\033'));
        ck_assert_ptr_null(strstr(outcome.out, "\xe2\x80\xae"));
        clear(&outcome);
    }
    expect(RUN("requirements", "ond.md", "--format", "csv"), 0, "SKAL", "");
}
END_TEST

START_TEST(what_can_not_be_done_is_said)
{
    put_demands();
    put_copy("model.xml", "samples/dubu/dubu.xml");
    put("uden.md", "# A\n\nIntet her.\n", -1);
    expect(RUN("requirements", "krav.md", "--modals", "some"), 2, "", "Vælg capital eller all");
    expect(RUN("requirements", "krav.md", "--format", "csv", "--format", "md"), 2, "",
           "--format md=FIL");
    expect(RUN("requirements", "krav.md", "--format", "csv=krav.md"), 2, "",
           "ville blive overskrevet");
    expect(RUN("requirements", "krav.md", "--format", "csv=findes/ikke.csv"), 3, "", "findes/ikke");
    expect(RUN("requirements", "findes-ikke.md"), 3, "", "findes-ikke.md: findes ikke");
    expect(RUN("requirements", "model.xml"), 3, "", "der er intet dokument i det læste");
    expect(RUN("requirements", "model.xml", "--lang", "en"), 3, "", "there is no document");
    expect(RUN("requirements", "uden.md"), 0, "0 krav\n", "");
    expect(RUN("requirements", "uden.md", "--format", "yaml"), 3, "", "Prøv --modals all");
    ck_assert_int_eq(shell("\"$A\" requirements - < krav.md | grep -q '^4 krav'"), 0);
    g_autoptr(GString) many = g_string_new("# A\n\n");
    for (unsigned i = 0; i < 5001; i++)
        g_string_append(many, "- Den SKAL.\n");
    put("mange.md", many->str, -1);
    expect(RUN("requirements", "mange.md", "--format", "yaml"), 3, "", "5001 krav er flere");
    expect(RUN("requirements", "mange.md", "--format", "csv"), 0, "s1-5001", "");
}
END_TEST

START_TEST(rules_and_queries_see_requirements)
{
    put_demands();
    expect(RUN("query",
               "MATCH (s:Section)-[:CONTAINS]->+(r:Requirement) WHERE NOT r.candidate "
               "RETURN s.name, r.level, r.section ORDER BY r.id LIMIT 1",
               "krav.md", "--format", "csv"),
           0, "Krav,SKAL,Krav\r\n", "");
    expect(RUN("query", "MATCH (r:TextRequirement&!Element) RETURN count(r) AS n", "krav.md",
               "--format", "csv"),
           0, "n\r\n4\r\n", "");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {the_terminal_gets_a_table,
                                  csv_has_all_that_is_known,
                                  markdown_is_by_section,
                                  the_pack_loads_and_its_tests_pass,
                                  hostile_documents_make_harmless_packs,
                                  what_can_not_be_done_is_said,
                                  rules_and_queries_see_requirements};
    return run_suite_in_folder("cmd_requirements", tests, G_N_ELEMENTS(tests));
}
