/* arkitjek diagram, as a user types it. */
#include <stdbool.h>

#include "program.h"

static void expect(struct outcome outcome, int code, const char *out, const char *err)
{
    ck_assert_msg(outcome.code == code, "exit %d, not %d: %s%.2000s", outcome.code, code,
                  outcome.err, outcome.out);
    ck_assert_msg(strstr(outcome.out, out) != NULL, "no \"%s\" in: %.2000s", out, outcome.out);
    ck_assert_msg(strstr(outcome.err, err) != NULL, "no \"%s\" in: %s", err, outcome.err);
    clear(&outcome);
}

static void put_model(void)
{
    put_copy("m.archimate", "samples/dubu/dubu.archimate");
}

static bool begins(const char *name, const char *bytes)
{
    g_autofree char *content = content_of(name);
    return content && g_str_has_prefix(content, bytes);
}

#define QUERY "MATCH (a:ApplicationComponent)-[r:Flow]->(b:Element) RETURN a, r, b"

START_TEST(views_become_files)
{
    put_model();
    expect(RUN("diagram", "m.archimate", "--output", "ud"), 0, "", "");
    ck_assert(begins("ud/visning-1-1-systemkontekst.svg", "<svg"));
    ck_assert(begins("ud/visning-6-6-motivation-og-plateauer.svg", "<svg"));
    expect(RUN("diagram", "m.archimate", "--output", "out", "--format", "png", "--lang", "en",
               "--view", "2. FORRETNING"),
           0, "", "");
    ck_assert(begins("out/view-2-2-forretning.png", "\x89PNG"));
    expect(RUN("diagram", "m.archimate", "--output", "alle.pdf"), 0, "", "");
    ck_assert(begins("alle.pdf", "%PDF-1."));
    expect(RUN("diagram", "m.archimate", "--view", "1. Systemkontekst"), 0, "</svg>", "");
    expect(RUN("diagram", "m.archimate", "--view", "1. Systemkontekst", "--view", "4. Information",
               "--output", "to.svg"),
           2, "", "der er 2 visninger");
    expect(RUN("diagram", "m.archimate"), 2, "", "--output MAPPE");
}
END_TEST

START_TEST(a_view_has_a_name_or_an_id)
{
    put_model();
    g_autofree char *model = content_of("m.archimate");
    const char *view = strstr(model, "name=\"1. Systemkontekst\"");
    while (strncmp(view, "<element", 8) != 0)
        view--;
    const char *id = strstr(view, " id=\"") + 5;
    g_autofree char *text = g_strndup(id, strcspn(id, "\""));
    expect(RUN("diagram", "m.archimate", "--view", text), 0, "<title>1. Systemkontekst</title>",
           "");
    expect(RUN("diagram", "m.archimate", "--view", "1. Systemkontext"), 2, "",
           "ingen visning hedder »1. Systemkontext«. Der er 6, fx »1. Systemkontekst«");
    expect(RUN("diagram", "m.archimate", "--view", "\xff"), 2, "", "ingen visning");
}
END_TEST

START_TEST(a_query_chooses_what_is_drawn)
{
    put_model();
    expect(RUN("diagram", "m.archimate", "--query", QUERY, "--legend"), 0,
           "Applikationskomponent</", "");
    /* Elements alone get the relationships between them. */
    expect(RUN("diagram", "m.archimate", "--query", "MATCH (a:ApplicationComponent) RETURN a"), 0,
           "<title>Komposition: ", "");
    expect(RUN("diagram", "m.archimate", "--query", "MATCH (a:Element) RETURN a.name"), 2, "",
           "RETURN a, r, b");
    expect(RUN("diagram", "m.archimate", "--query", "MATCH (a:Element"), 2, "", "--query:1:");
    expect(RUN("diagram", "m.archimate", "--query", QUERY, "--view", "x"), 2, "", "vælg én ting");
    expect(RUN("diagram", "m.archimate", "--only-findings", "--view", "x"), 2, "", "vælg én ting");
    for (int i = 0; i < 2; i++)
        expect(RUN("diagram", "m.archimate", "--query", QUERY, "--output", i ? "b.png" : "a.png"),
               0, "", "");
    g_autofree char *a = path_of("a.png"), *b = path_of("b.png"), *first = NULL, *second = NULL;
    gsize n, m;
    ck_assert(g_file_get_contents(a, &first, &n, NULL) &&
              g_file_get_contents(b, &second, &m, NULL));
    ck_assert_uint_eq(n, m);
    ck_assert_int_eq(memcmp(first, second, n), 0);
}
END_TEST

START_TEST(findings_are_marked)
{
    put_model();
    expect(RUN("diagram", "m.archimate", "--view", "1. Systemkontekst"), 0, "", "");
    expect(RUN("diagram", "m.archimate", "--findings", "--view", "1. Systemkontekst", "--pack",
               "rammearkitektur"),
           0, ">Fund</text>", "");
    expect(RUN("diagram", "m.archimate", "--only-findings"), 0, ">Fund</text>", "");
    expect(RUN("diagram", "m.archimate", "--findings", "--pack", "findesikke"), 2, "",
           "findesikke");
}
END_TEST

START_TEST(an_input_is_not_overwritten)
{
    put_model();
    put_copy("m.svg", "samples/dubu/dubu.archimate");
    expect(RUN("diagram", "m.svg", "--view", "1. Systemkontekst", "--output", "m.svg"), 2, "",
           "ville blive overskrevet");
    ck_assert(begins("m.svg", "<?xml"));
    put("r.md", "# Rapport\n\nTekst.\n", -1);
    expect(RUN("diagram", "r.md"), 2, "", "ingen visninger, der kan tegnes");
    expect(RUN("diagram", "findesikke.xml"), 3, "", "findesikke.xml");
    expect(RUN("diagram", "m.archimate", "--output", "r.md/ud", "--view", "4. Information"), 3, "",
           "mappen kan ikke laves");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {views_become_files, a_view_has_a_name_or_an_id,
                                  a_query_chooses_what_is_drawn, findings_are_marked,
                                  an_input_is_not_overwritten};
    return run_suite_in_folder("cmd_diagram", tests, G_N_ELEMENTS(tests));
}
