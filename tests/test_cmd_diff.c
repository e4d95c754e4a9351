/* arkitjek diff, as a user types it: what is printed, findings that come and go, exit codes, inputs
 * and outputs. */
#include <stdbool.h>

#include "json_schema.h"
#include "program.h"

/* Runs, and expects the code and a piece of what it says; frees all. */
static void expect(struct outcome outcome, int code, const char *out, const char *err)
{
    ck_assert_msg(outcome.code == code, "exit %d, not %d: %s%s", outcome.code, code, outcome.out,
                  outcome.err);
    ck_assert_msg(strstr(outcome.out, out) != NULL, "no \"%s\" in: %s", out, outcome.out);
    ck_assert_msg(strstr(outcome.err, err) != NULL, "no \"%s\" in: %s", err, outcome.err);
    clear(&outcome);
}

static void expect_exactly(struct outcome outcome, int code, const char *out)
{
    ck_assert_int_eq(outcome.code, code);
    ck_assert_str_eq(outcome.out, out);
    ck_assert_str_eq(outcome.err, "");
    clear(&outcome);
}

/* A model of these elements; one per line. */
static void put_model(const char *name, const char *elements)
{
    g_autofree char *text =
        g_strdup_printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<model xmlns=\"http://www.opengroup.org/xsd/archimate/3.0/\" "
                        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                        "identifier=\"m\"><name>Model</name>\n%s%s%s</model>\n",
                        *elements ? "<elements>\n" : "", elements, *elements ? "</elements>" : "");
    put(name, text, -1);
}

#define ELEMENT(id, type, name)                                                                    \
    "<element identifier=\"" id "\" xsi:type=\"" type "\"><name>" name "</name></element>\n"
#define GOOD ELEMENT("a", "ApplicationComponent", "DUBU")
#define BAD ELEMENT("b", "ApplicationComponent", "uden")
#define WORSE ELEMENT("c", "Goal", "uden")

/* Components in small letters are BØR, goals SKAL; a long name of letters a is too much for it. */
static void put_pack(void)
{
    static const char *const rule =
        "  - id: %s\n    covers: PR 1\n    level: %s\n    sure: ours\n    title: {da: T, en: T}\n"
        "    source: {da: S, en: S}\n    match: (c:%s)\n    require: c.name =~ '%s'\n"
        "    message: {da: '{c.name} er med småt', en: '{c.name} is in lower case'}\n"
        "    remedy: {da: R, en: F}\n    tests:\n      - {given: \"(:%s {name: 'a'})\", finds: 1}\n"
        "      - {given: \"(:%s {name: 'A'})\", finds: 0}\n";
    static const char *const component = "ApplicationComponent";
    GString *text = g_string_new(
        "pack: prøve\nversion: \"1\"\ntitle: {da: P, en: P}\n"
        "principles: [{id: P1, title: {da: T, en: T}, gist: {da: G, en: G}}]\n"
        "framework: [{id: PR 1, principle: P1, level: SKAL, sure: ours, source: s, title: {da: T, "
        "en: T}, gist: {da: g, en: g}}]\nrules:\n");
    g_string_append_printf(text, rule, "R-1-a", "BØR", component, "[A-Z].*", component, component);
    g_string_append_printf(text, rule, "R-1-b", "SKAL", "Goal", "(a+)+b|[A-Z].*", "Goal", "Goal");
    put("prøve.yaml", text->str, -1);
    g_string_free(text, TRUE);
}

START_TEST(the_terminal_gets_counts_and_lines)
{
    put_model("gl.xml", GOOD ELEMENT("x", "Goal", "Mål") ELEMENT("y", "Node", "Server"));
    put_model("ny.xml", GOOD ELEMENT("x", "Goal", "Nyt mål") ELEMENT("z", "Device", "Pc"));
    expect_exactly(RUN("diff", "gl.xml", "ny.xml", "--no-check"), 0,
                   "Ændringer fra gl.xml til ny.xml\n"
                   "1 tilføjet, 1 fjernet, 1 ændret (1 omdøbt)\n"
                   "\n"
                   "             Tilføjet  Fjernet  Ændret\n"
                   "  ─────────  ────────  ───────  ──────\n"
                   "  Elementer         1        1       1\n"
                   "\n"
                   "Elementer\n"
                   "  + Enhed »Pc«  ny.xml:6\n"
                   "  - Node »Server«  gl.xml:6\n"
                   "  ~ Mål »Nyt mål«  gl.xml:5 → ny.xml:5\n"
                   "      omdøbt: »Mål« → »Nyt mål«\n");
    expect_exactly(RUN("diff", "gl.xml", "ny.xml", "--no-check", "--lang", "en", "--format", "md"),
                   0,
                   "## Changes from gl.xml to ny.xml\n"
                   "\n"
                   "1 added, 1 removed, 1 changed (1 renamed)\n"
                   "\n"
                   "| | Added | Removed | Changed |\n"
                   "|---|--:|--:|--:|\n"
                   "| Elements | 1 | 1 | 1 |\n"
                   "\n"
                   "### Elements\n"
                   "\n"
                   "- **added** Device \"Pc\" (ny.xml:6)\n"
                   "- **removed** Node \"Server\" (gl.xml:6)\n"
                   "- **changed** Goal \"Nyt mål\" (gl.xml:5 → ny.xml:5)\n"
                   "  - renamed: \"Mål\" → \"Nyt mål\"\n");
}
END_TEST

START_TEST(what_is_the_same_is_said_to_be)
{
    put_model("a.xml", GOOD BAD);
    put_model("b.xml", BAD GOOD);
    put_pack();
    expect_exactly(RUN("diff", "a.xml", "a.xml", "--no-check"), 0,
                   "Ændringer fra a.xml til a.xml\nIngen ændringer.\n");
    expect_exactly(RUN("diff", "a.xml", "b.xml", "--pack", "./prøve.yaml"), 0,
                   "Ændringer fra a.xml til b.xml\nIngen ændringer.\n"
                   "Fund: 0 nye, 0 væk, 1 uændret\n");
    put_model("tom.xml", "");
    put_model("tom2.xml", "");
    expect(RUN("diff", "tom.xml", "tom2.xml"), 0, "Ingen ændringer.\n", "");
    expect(RUN("diff", "a.xml", "tom.xml", "--no-check"), 0, "Bemærk: tom.xml er tom.\n", "");
    expect(RUN("diff", "a.xml", "tom.xml"), 3, "", "tom.xml: Modellen er tom");
    expect(RUN("diff", "tom.xml", "tom2.xml", "--lang", "en", "--format", "md"), 0,
           "\n\nNo changes.\n", "");
    put_copy("dubu.xml", "samples/dubu/dubu.xml");
    put_copy("dubu.archimate", "samples/dubu/dubu.archimate");
    expect(RUN("diff", "dubu.xml", "dubu.archimate"), 0, "Ingen ændringer.\nFund: 0 nye, 0 væk, ",
           "");
}
END_TEST

START_TEST(findings_come_and_go)
{
    put_pack();
    put_model("god.xml", GOOD);
    put_model("bør.xml", GOOD BAD);
    put_model("skal.xml", GOOD BAD WORSE);
    expect(RUN("diff", "god.xml", "bør.xml", "--pack", "./prøve.yaml"), 1,
           "Fund: 1 nyt, 0 væk, 0 uændrede\n", "");
    expect(RUN("diff", "god.xml", "bør.xml", "--pack", "./prøve.yaml"), 1,
           "\nNye fund\n  + bør.xml:5:1: BØR R-1-a: uden er med småt\n", "");
    expect(RUN("diff", "god.xml", "bør.xml", "--pack", "./prøve.yaml", "--format", "md"), 1,
           "\n### Nye fund\n\n- **BØR R-1-a** uden er med småt (bør.xml:5:1)\n", "");
    expect(RUN("diff", "bør.xml", "god.xml", "--pack", "./prøve.yaml"), 0,
           "\nFund, der er væk\n  - bør.xml:5:1: BØR R-1-a: uden er med småt\n", "");
    expect(RUN("diff", "bør.xml", "skal.xml", "--pack", "./prøve.yaml"), 1,
           "Fund: 1 nyt, 0 væk, 1 uændret\n", "");
    /* At the gate. */
    expect(RUN("diff", "god.xml", "bør.xml", "--pack=./prøve.yaml", "--fail-on", "skal"), 0, "",
           "");
    expect(RUN("diff", "god.xml", "skal.xml", "--pack=./prøve.yaml", "--fail-on", "skal"), 1, "",
           "");
    expect(RUN("diff", "god.xml", "skal.xml", "--pack=./prøve.yaml", "--fail-on", "never"), 0, "",
           "");
    expect(RUN("diff", "god.xml", "skal.xml", "--pack=./prøve.yaml", "--no-check"), 0, "+ Mål", "");
    /* One that only moved, or whose subject has another name, is the same. */
    put_model("flyttet.xml", WORSE ELEMENT("z", "Node", "N") "\n\n" BAD GOOD);
    expect(RUN("diff", "skal.xml", "flyttet.xml", "--pack", "./prøve.yaml"), 0,
           "Fund: 0 nye, 0 væk, 2 uændrede\n", "");
    put_model("omdøbt.xml", GOOD ELEMENT("b", "ApplicationComponent", "anden"));
    expect(RUN("diff", "bør.xml", "omdøbt.xml", "--pack", "./prøve.yaml"), 0,
           "Fund: 0 nye, 0 væk, 1 uændret\n", "");
    put_model("id.xml", GOOD ELEMENT("q", "ApplicationComponent", "uden"));
    expect(RUN("diff", "bør.xml", "id.xml", "--pack", "./prøve.yaml"), 0,
           "Fund: 0 nye, 0 væk, 1 uændret\n", "");
    /* One thing for another is two. */
    put_model("anden.xml", GOOD ELEMENT("n", "ApplicationComponent", "ny"));
    expect(RUN("diff", "bør.xml", "anden.xml", "--pack", "./prøve.yaml"), 1,
           "Fund: 1 nyt, 1 væk, 0 uændrede\n", "");
}
END_TEST

/* A finding that was explained and is not any more is new. */
START_TEST(explanations_count)
{
    static const char *const report =
        "# Rapport\n\n## Afvigelser\n\n| Regel | Afvigelse | Begrundelse |\n|---|---|---|\n%s";
    put_pack();
    put_model("før/model.xml", GOOD BAD);
    put_model("nu/model.xml", GOOD BAD);
    g_autofree char *with = g_strdup_printf(report, "| PR 1 | uden | Den skal udskiftes |\n");
    g_autofree char *without = g_strdup_printf(report, "| PR 2 | noget | Sådan er det |\n");
    put("før/rapport.md", with, -1);
    put("nu/rapport.md", without, -1);
    expect(RUN("diff", "før", "nu", "--pack", "./prøve.yaml"), 1, "Fund: 1 nyt, 0 væk, 0 uændrede",
           "");
    expect(RUN("diff", "nu", "før", "--pack", "./prøve.yaml"), 0, "Fund: 0 nye, 1 væk, 0 uændrede",
           "");
    expect(RUN("diff", "før", "før", "--pack", "./prøve.yaml"), 0, "Fund: 0 nye, 0 væk, 1 uændret",
           "");
}
END_TEST

START_TEST(what_is_not_completed_is_not_passed)
{
    put_pack();
    put_model("god.xml", GOOD);
    put_model("sej.xml", GOOD ELEMENT("g", "Goal", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac"));
    expect(RUN("diff", "god.xml", "sej.xml", "--pack", "./prøve.yaml"), 3, "+ Mål", "");
    expect(RUN("diff", "god.xml", "sej.xml", "--pack", "./prøve.yaml"), 3,
           "Bemærk: R-1-b er ikke gennemført på sej.xml: ", "");
    expect(RUN("diff", "god.xml", "sej.xml", "--pack", "./prøve.yaml", "--format", "json"), 3,
           "\"notCompleted\": [\n      {\n        \"rule\": \"R-1-b\",\n        \"side\": \"new\"",
           "");
    expect(RUN("diff", "sej.xml", "god.xml", "--pack", "./prøve.yaml"), 3, "- Mål", "");
}
END_TEST

START_TEST(inputs_are_files_folders_and_pipes)
{
    put_model("a.xml", GOOD);
    put_model("b.xml", GOOD BAD);
    ck_assert_int_eq(shell("\"$A\" diff - b.xml --no-check < a.xml > ud.txt"), 0);
    ck_assert_int_eq(shell("grep -q '^Ændringer fra - til b.xml' ud.txt && "
                           "grep -q '+ Applikationskomponent »uden«  b.xml:5' ud.txt"),
                     0);
    ck_assert_int_eq(shell("cat b.xml | \"$A\" diff a.xml - --no-check | grep -q ' -:5$'"), 0);
    expect(RUN("diff", "-", "-"), 2, "", "kun den ene kan være standard input");
    expect(RUN("diff", "a.xml"), 2, "", "diff tager to input, det gamle og det nye; her er 1.");
    expect(RUN("diff", "a.xml", "b.xml", "a.xml", "--lang", "en"), 2, "", "here are 3.");
    expect(RUN("diff", "a.xml", "findes-ikke.xml"), 3, "", "findes-ikke.xml: findes ikke");
    put("brudt.xml", "<model", -1);
    expect(RUN("diff", "brudt.xml", "a.xml"), 3, "", "brudt.xml");
    expect(RUN("diff", "a.xml", "b.xml", "--fail-on", "måske"), 2, "", "ukendt niveau");
    expect(RUN("diff", "a.xml", "b.xml", "--date", "i dag"), 2, "", "er ikke en dato");
    expect(RUN("diff", "a.xml", "b.xml", "--pack", "ukendt"), 2, "", "ukendt");
    expect(RUN("diff", "a.xml", "b.xml", "--profile", "x"), 2, "", "ukendt profil");
    put_model("gl/model.xml", GOOD);
    put("gl/rapport.md", "# R\n\n## Mål\n\nEn tekst.\n", -1);
    put_model("ny/model.xml", GOOD BAD);
    put("ny/rapport.md", "# R\n\n## Mål\n\nEn anden tekst.\n", -1);
    expect(RUN("diff", "gl", "ny", "--no-check"), 0, "+ Applikationskomponent »uden«", "");
    expect(RUN("diff", "gl", "ny", "--no-check"), 0,
           "gl/rapport.md:3 → ny/rapport.md:3\n      tekst: »En tekst.« → »En anden tekst.«\n", "");
}
END_TEST

START_TEST(the_configuration_is_that_of_the_new_side)
{
    put_pack();
    put_model("g/model.xml", GOOD);
    put_model("n/model.xml", GOOD BAD);
    put("n/arkitjek.yaml", "packs: [../prøve.yaml]\n", -1);
    expect(RUN("diff", "g/model.xml", "n/model.xml"), 1, "BØR R-1-a: uden er med småt", "");
    ck_assert_int_eq(shell("\"$A\" diff - n/model.xml < g/model.xml | grep -q 'BØR R-1-a'"), 0);
    ck_assert_int_eq(shell("\"$A\" diff n/model.xml - < g/model.xml | grep -q 'R-1-a'"), 0);
    put("n/arkitjek.yaml", "packs: [../prøve.yaml]\nfail-on: skal\ninputs: [model.xml]\n", -1);
    put_model("n/kladde.xml", WORSE);
    expect(RUN("diff", "g", "n"), 0, "Fund: 1 nyt, 0 væk, 0 uændrede", "");
    put("g/arkitjek.yaml", "inputs: [findes-ikke.xml]\n", -1);
    expect(RUN("diff", "g", "n"), 3, "", "g/findes-ikke.xml");
}
END_TEST

START_TEST(outputs_go_where_they_are_sent)
{
    put_model("a.xml", GOOD);
    put_model("b.xml", GOOD BAD);
    expect_exactly(RUN("diff", "a.xml", "b.xml", "--no-check", "--output", "ud.md"), 0, "");
    expect_exactly(RUN("diff", "a.xml", "b.xml", "--no-check", "--output", "ud.json"), 0, "");
    expect_exactly(
        RUN("diff", "a.xml", "b.xml", "--no-check", "--format", "md", "--output", "ud.txt"), 0, "");
    g_autofree char *markdown = content_of("ud.md"), *json = content_of("ud.json"),
                    *text = content_of("ud.txt");
    ck_assert(g_str_has_prefix(markdown, "## Ændringer"));
    ck_assert(g_str_has_prefix(json, "{\n  \"schema\": \"arkitjek-diff-1\""));
    ck_assert_str_eq(text, markdown);
    expect(RUN("diff", "a.xml", "b.xml", "--no-check", "--format", "md=x.md", "--format", "json"),
           0, "arkitjek-diff-1", "");
    expect(RUN("diff", "a.xml", "b.xml", "--format", "md=x.md", "--output", "y.md"), 2, "",
           "--output er til det format, der ikke har en fil");
    expect(RUN("diff", "a.xml", "b.xml", "--output", "a.xml"), 2, "", "ville blive overskrevet");
    expect(RUN("diff", "a.xml", "b.xml", "--output", "b.xml"), 2, "", "ville blive overskrevet");
    expect(RUN("diff", "a.xml", "b.xml", "--output", "mangler/ud.md"), 3, "", "mangler/ud.md");
    expect(RUN("diff", "a.xml", "b.xml", "--format", "html"), 2, "", "Vælg text, md eller json.");
}
END_TEST

static json_t *diff_of(const char *old, const char *now, const char *extra)
{
    struct schema schema = load_schema("diff.schema.json");
    struct outcome outcome = RUN("diff", old, now, "--format", "json", "--fail-on", "never", extra);
    json_error_t error;
    json_t *diff = json_loads(outcome.out, JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(diff != NULL, "%s: %s", error.text, outcome.err);
    schema_apply(&schema, schema.root, diff, "$");
    ck_assert_uint_eq(schema.wrong, 0);
    json_decref(schema.root);
    clear(&outcome);
    return diff;
}

START_TEST(json_is_by_its_schema)
{
    put_pack();
    put_model("a.xml", GOOD BAD ELEMENT("x", "Goal", "Mål"));
    put_model("b.xml", GOOD ELEMENT("x", "Goal", "nyt mål"));
    json_t *diff = diff_of("a.xml", "b.xml", "--pack=./prøve.yaml");
    json_t *changes = json_object_get(diff, "changes");
    const char *change, *name, *from, *what;
    ck_assert_uint_eq(json_array_size(changes), 2);
    ck_assert_int_eq(json_unpack(json_array_get(changes, 1), "{s:s, s:{s:s}, s:[{s:s, s:s}]}",
                                 "change", &change, "is", "name", &name, "details", "what", &what,
                                 "from", &from),
                     0);
    ck_assert_str_eq(change, "changed");
    ck_assert_str_eq(name, "nyt mål");
    ck_assert_str_eq(what, "renamed");
    ck_assert_str_eq(from, "Mål");
    json_t *findings = json_object_get(diff, "findings");
    ck_assert_uint_eq(json_array_size(json_object_get(findings, "new")), 1);
    ck_assert_uint_eq(json_array_size(json_object_get(findings, "gone")), 1);
    json_decref(diff);
    diff = diff_of("a.xml", "b.xml", "--no-check");
    ck_assert(json_is_null(json_object_get(diff, "findings")));
    json_decref(diff);
    put_copy("dubu.xml", "samples/dubu/dubu.xml");
    put_copy("r/rapport.md", "samples/dubu-hoering/arkitekturrapport.md");
    put_copy("s/rapport.md", "samples/dubu-hoering/arkitekturrapport-0.9.md");
    json_decref(diff_of("dubu.xml", "b.xml", "--all"));
    json_decref(diff_of("r", "s", "--layout"));
    put_copy("e.uml", "tests/dialects/eclipse.uml");
    put_copy("ea.xml", "tests/dialects/ea_xmi21.xml");
    json_decref(diff_of("e.uml", "ea.xml", "--no-check"));
    json_decref(diff_of("e.uml", "dubu.xml", "--no-check"));
}
END_TEST

/* Names are hostile in every output. */
START_TEST(hostile_names_are_harmless)
{
    static const char *const names[] = {
        "\xe2\x80\xae[31mrød",
        "**fed** [x](http://y) | ` &lt;script&gt;",
        "# ned\n- op",
        "=1+1",
        "%s%n%d",
        "\xc2\x9b"
        "31m",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *element =
            g_strdup_printf("<element identifier=\"e\" xsi:type=\"Goal\"><name>%s</name>"
                            "<documentation>%s</documentation></element>\n",
                            names[i], names[i]);
        put_model("ond.xml", element);
        put_model("god.xml", ELEMENT("e", "Goal", "God"));
        struct outcome text = RUN("diff", "god.xml", "ond.xml", "--no-check");
        struct outcome markdown = RUN("diff", "god.xml", "ond.xml", "--format", "md", "--no-check");
        ck_assert_int_eq(text.code, 0);
        ck_assert_ptr_null(strchr(text.out, '\033'));
        ck_assert_ptr_null(strstr(text.out, "\xe2\x80\xae"));
        ck_assert_ptr_null(strstr(text.out, "\xc2\x9b"));
        ck_assert_ptr_null(strstr(markdown.out, "**fed**"));
        ck_assert_ptr_null(strstr(markdown.out, " <script"));
        ck_assert_ptr_null(strstr(markdown.out, "\n# ned"));
        clear(&text);
        clear(&markdown);
        json_decref(diff_of("god.xml", "ond.xml", "--no-check"));
    }
    put_model("\xff.xml", GOOD);
    put_model("a.xml", GOOD BAD);
    expect(RUN("diff", "\xff.xml", "a.xml", "--no-check"), 0, "+ Applikationskomponent", "");
    expect(RUN("diff", "\xff.xml", "a.xml", "--no-check", "--format", "md"), 0, "**tilføjet**", "");
    json_decref(diff_of("\xff.xml", "a.xml", "--no-check"));
}
END_TEST

START_TEST(long_lists_are_cut)
{
    g_autoptr(GString) many = g_string_new(GOOD);
    for (unsigned i = 0; i < 120; i++)
        g_string_append_printf(
            many, "<element identifier=\"n%u\" xsi:type=\"Node\"><name>N %u</name></element>\n", i,
            i);
    put_model("få.xml", GOOD);
    put_model("mange.xml", many->str);
    expect(RUN("diff", "få.xml", "mange.xml", "--no-check"), 0, "… og 70 mere (--all viser dem)",
           "");
    struct outcome all = RUN("diff", "få.xml", "mange.xml", "--no-check", "--all");
    ck_assert_ptr_nonnull(strstr(all.out, "+ Node »N 119«"));
    ck_assert_ptr_null(strstr(all.out, "mere (--all"));
    clear(&all);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {the_terminal_gets_counts_and_lines,
                                  what_is_the_same_is_said_to_be,
                                  findings_come_and_go,
                                  explanations_count,
                                  what_is_not_completed_is_not_passed,
                                  inputs_are_files_folders_and_pipes,
                                  the_configuration_is_that_of_the_new_side,
                                  outputs_go_where_they_are_sent,
                                  json_is_by_its_schema,
                                  hostile_names_are_harmless,
                                  long_lists_are_cut};
    return run_suite_in_folder("cmd_diff", tests, G_N_ELEMENTS(tests));
}
