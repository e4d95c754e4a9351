/* What a user types, end to end: help, standard input, pipes, terminals, locales, odd paths, old
 * output, the same thing twice. */
#define _XOPEN_SOURCE 700 /* posix_openpt */
#include <fcntl.h>
#include <stdbool.h>
#include <unistd.h>

#include "program.h"

#define SAMPLE "samples/dubu/"

static void put_sample(void)
{
    put_copy("rapport.md", SAMPLE "arkitekturrapport.md");
    put_copy("model.xml", SAMPLE "dubu.xml");
}

/* Runs, and expects the code and a piece of what it says; frees all. */
static void expect(struct outcome outcome, int code, const char *out, const char *err)
{
    ck_assert_msg(outcome.code == code, "exit %d, not %d: %s", outcome.code, code, outcome.err);
    ck_assert_msg(strstr(outcome.out, out) != NULL, "no \"%s\" in: %s", out, outcome.out);
    ck_assert_msg(strstr(outcome.err, err) != NULL, "no \"%s\" in: %s", err, outcome.err);
    clear(&outcome);
}

START_TEST(every_command_has_help_in_both_languages)
{
    expect(RUN("--help"), 0, "Brug: arkitjek KOMMANDO", "");
    expect(RUN("--help", "--lang", "en"), 0, "Usage: arkitjek COMMAND", "");
    expect(RUN("--version"), 0, "arkitjek ", "");
    static const char *const commands[] = {"check",   "diagram", "diff",
                                           "inspect", "query",   "requirements"};
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        expect(RUN(commands[i], "--help"), 0, "Tilvalg:\n", "");
        expect(RUN(commands[i], "-h", "--lang=en"), 0, "Options:\n", "");
        expect(RUN(commands[i]), 2, "", "der er intet input");
        expect(RUN(commands[i], "-x"), 2, "", "ukendt tilvalg -x");
        expect(RUN(commands[i], "a", "--format"), 2, "", "--format mangler en værdi");
        expect(RUN(commands[i], "a", "--format="), 2, "", "--format mangler en værdi");
        expect(RUN(commands[i], "a", "--format", "x"), 2, "", "ukendt format »x«");
        expect(RUN(commands[i], "a", "--lang", "fr"), 2, "", "ukendt sprog »fr«");
        expect(RUN(commands[i], "a", "--langg=en"), 2, "", "Mente du --lang?");
    }
    struct outcome outcome = RUN("check", "--help");
    g_auto(GStrv) lines = g_strsplit(outcome.out, "\n", -1);
    for (char **line = lines; *line; line++)
        ck_assert_msg(g_utf8_strlen(*line, -1) <= 100, "%s", *line);
    clear(&outcome);
}
END_TEST

START_TEST(messages_are_utf8_in_any_locale)
{
    g_auto(GStrv) env = g_environ_setenv(g_get_environ(), "LC_ALL", "C", TRUE);
    put_sample();
    expect(run_in(env, (const char *const[]){"check", "rapport.md", "--fail-on=bør", NULL}), 1,
           "BØR AR-1.1-b", "");
    expect(run_in(env, (const char *const[]){"check", "rapport.md", "--fail-on", "måske", NULL}), 2,
           "", "ukendt niveau »måske«. Vælg skal, bør, kan eller never.");
    expect(run_in(env, (const char *const[]){"check", "mangler-æøå.md", NULL}), 3, "",
           "mangler-æøå.md: findes ikke");
    expect(RUN("check", "rapport.md", "--fail-on", "\xff"), 2, "", "ukendt niveau");
}
END_TEST

START_TEST(standard_input_and_pipes)
{
    put_sample();
    ck_assert_int_eq(shell("\"$A\" check - < rapport.md > ud.txt"), 1);
    ck_assert_int_eq(shell("grep -q '^-:118:1: BØR AR-1.1-b' ud.txt"), 0);
    ck_assert_int_eq(shell("cat model.xml | \"$A\" check rapport.md - > ud.txt"), 1);
    ck_assert_int_eq(shell("grep -q '^-:[0-9]*:[0-9]*: BØR AR-1.6-a' ud.txt"), 0);
    ck_assert_int_eq(shell("\"$A\" check - < /dev/null"), 3);
    ck_assert_int_eq(
        shell("test \"$(\"$A\" check rapport.md --format pdf 2> fejl.txt | head -c 5)\" "
              "= %PDF- && test ! -s fejl.txt"),
        0);
    ck_assert_int_eq(shell("\"$A\" check rapport.md 2> fejl.txt | true; test ! -s fejl.txt"), 0);
    ck_assert_int_eq(shell("\"$A\" check rapport.md > /dev/full"), 3);
}
END_TEST

/* Runs on a terminal of its own; gives what it shows. Caller frees. */
static char *on_terminal(const char *env, const char *args)
{
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0) {
        printf("skipped: no terminals here\n");
        return NULL;
    }
    int held = open(ptsname(master), O_RDWR | O_NOCTTY); /* keeps what was shown after the end */
    g_autofree char *line = g_strdup_printf("(%s \"$A\" %s > %s; echo ' slut '$? > %s) &", env,
                                            args, ptsname(master), ptsname(master));
    ck_assert_int_eq(shell(line), 0);
    GString *shown = g_string_new(NULL);
    char bytes[4096];
    for (ssize_t n; !strstr(shown->str, " slut ") && (n = read(master, bytes, sizeof bytes)) > 0;)
        g_string_append_len(shown, bytes, n);
    close(held);
    close(master);
    return g_string_free(shown, FALSE);
}

START_TEST(colours_are_for_terminals_that_want_them)
{
    put_sample();
    g_autofree char *plain = on_terminal("NO_COLOR= TERM=xterm", "check rapport.md");
    if (!plain)
        return;
    ck_assert_ptr_nonnull(strstr(plain, "\033[1;33mBØR\033[0m"));
    g_autofree char *no_colour = on_terminal("NO_COLOR=1 TERM=xterm", "check rapport.md");
    ck_assert_ptr_null(strstr(no_colour, "\033["));
    g_autofree char *dumb = on_terminal("NO_COLOR= TERM=dumb", "check rapport.md");
    ck_assert_ptr_null(strstr(dumb, "\033["));
    expect(RUN("check", "rapport.md"), 1, "BØR", "");
    struct outcome piped = RUN("check", "rapport.md");
    ck_assert_ptr_null(strchr(piped.out, '\033'));
    clear(&piped);
    g_autofree char *pdf = on_terminal("", "check rapport.md --format pdf 2> fejl.txt");
    ck_assert_ptr_null(strstr(pdf, "%PDF"));
    ck_assert_ptr_nonnull(strstr(pdf, "slut 2"));
    g_autofree char *why = content_of("fejl.txt");
    ck_assert_ptr_nonnull(strstr(why, "--format pdf=rapport.pdf"));
}
END_TEST

START_TEST(text_fits_a_terminal)
{
    put_sample();
    struct outcome outcome = RUN("check", "rapport.md", "model.xml");
    g_auto(GStrv) lines = g_strsplit(outcome.out, "\n", -1);
    unsigned places = 0, remedies = 0;
    for (char **line = lines; *line; line++) {
        bool place =
            g_str_has_prefix(*line, "rapport.md:") || g_str_has_prefix(*line, "model.xml:");
        bool excerpt = g_str_has_prefix(*line, "    | ");
        places += place;
        remedies += g_str_has_prefix(*line, "    = gør dette: ");
        ck_assert_msg(place || g_utf8_strlen(*line, -1) <= (excerpt ? 120 : 100), "%s", *line);
    }
    ck_assert_uint_ge(places, 15);
    ck_assert_uint_lt(remedies, places); /* one per rule */
    clear(&outcome);
}
END_TEST

START_TEST(odd_paths_are_paths)
{
    static const char *const names[] = {"med mellemrum.xml", "æøå.xml",      "a:b.xml",
                                        "to\nlinjer.xml",    "\xff\xfe.xml", "%41.xml"};
    put_sample();
    g_autofree char *model = content_of("model.xml");
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        put(names[i], model, -1);
        expect(RUN("check", names[i], "--format", "json=ud.json", "--format", "sarif=ud.sarif"), 1,
               "", "ud.json");
        expect(RUN("check", names[i]), 1, ":392:5: BØR AR-1.6-a", "");
        expect(RUN("check", names[i], "--format", "md"), 1, ".xml:392", "");
        expect(RUN("inspect", names[i]), 0, ".xml\n  Format  ", "");
        expect(RUN("inspect", "--format", "json", names[i]), 0, "\"file\": ", "");
    }
    expect(RUN("check", "findes\nikke.xml"), 3, "", "findes\\nikke.xml: findes ikke");
    expect(RUN("check", "\033[31m.xml"), 3, "", "\\u001b[31m.xml: findes ikke");
    put("-x.xml", model, -1);
    expect(RUN("check", "--", "-x.xml"), 1, "-x.xml:392:5", "");
    g_autofree char *longest = g_strnfill(5000, 'a');
    expect(RUN("check", longest), 3, "", "kan ikke åbnes");
    put("mappe/tom/x", "", 0);
    expect(RUN("check", "mappe/tom/../../model.xml"), 1, "mappe/tom/../../model.xml:392:5", "");
}
END_TEST

/* The last line counts the verdicts; notes stand before it. */
static void assert_same_findings(const char *a, const char *b)
{
    const char *last = g_strrstr(a, " kontroller: ");
    ck_assert_ptr_nonnull(last);
    while (last > a && last[-1] != '\n')
        last--;
    ck_assert_int_eq(strncmp(a, b, (size_t)(last - a)), 0);
    ck_assert(g_str_has_suffix(b, last));
}

START_TEST(a_model_in_two_formats_is_noticed)
{
    put_copy("to/dubu.xml", SAMPLE "dubu.xml");
    put_copy("to/dubu.archimate", SAMPLE "dubu.archimate");
    expect(RUN("check", "to"), 1, "to/dubu.xml: Modellen ligner den i to/dubu.archimate", "");
    put_copy("hver/dubu.xml", SAMPLE "dubu.xml");
    struct outcome outcome = RUN("check", "hver");
    ck_assert_ptr_null(strstr(outcome.out, "Modellen ligner"));
    clear(&outcome);
}
END_TEST

#define OLD_MODEL                                                                                  \
    "<model xmlns=\"http://www.opengroup.org/xsd/archimate\" "                                     \
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" identifier=\"m\"><name>M</name>"      \
    "<elements><element identifier=\"a\" xsi:type=\"ApplicationComponent\"><label>A</label>"       \
    "</element></elements></model>"

START_TEST(an_older_archimate_is_told)
{
    put("gammel.xml", OLD_MODEL, -1);
    put_copy("ny.xml", SAMPLE "dubu.xml");
    expect(RUN("check", "gammel.xml", "--pack", "archimate"), 0, "holdt op mod 3.2.", "");
    expect(RUN("check", "gammel.xml", "--pack", "archimate", "--archimate", "3.1"), 0,
           "gammel.xml: modellen er skrevet i ArchiMate 2; ", "");
    expect(RUN("check", "gammel.xml", "--pack", "archimate", "--set", "archimate.version=3.1"), 0,
           "holdt op mod 3.1.", "");
    expect(RUN("check", "gammel.xml", "--pack", "archimate", "--archimate", "2.1"), 0,
           "holdt op mod 3.1.", "");
    expect(RUN("check", "gammel.xml", "--pack", "archimate", "--archimate", "2.1"), 0,
           "ArchiMate 2.1 er valgt, men dens tabel", "");
    expect(
        RUN("check", "ny.xml", "--pack", "archimate", "--archimate", "3.0", "--fail-on", "never"),
        0, "ArchiMate 3.0 er valgt, men dens tabel", "");
    struct outcome outcome = RUN("check", "ny.xml", "--pack", "archimate");
    ck_assert_ptr_null(strstr(outcome.out, "ArchiMate 2;"));
    ck_assert_ptr_null(strstr(outcome.out, "er valgt, men"));
    clear(&outcome);
    outcome = RUN("check", "gammel.xml");
    ck_assert_ptr_null(strstr(outcome.out, "ArchiMate 2;"));
    clear(&outcome);
}
END_TEST

/* A message names the table that was used, and kinds are those of the version itself. */
START_TEST(findings_name_the_table_they_come_from)
{
    static const char *const ENDS =
        "<model xmlns=\"http://www.opengroup.org/xsd/archimate/3.0/\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" identifier=\"m\"><name>M</name>"
        "<elements><element identifier=\"a\" xsi:type=\"Capability\"><name>A</name></element>"
        "<element identifier=\"b\" xsi:type=\"Goal\"><name>B</name></element></elements>"
        "<relationships><relationship identifier=\"r\" source=\"b\" target=\"a\" "
        "xsi:type=\"Flow\"/></relationships></model>";
    put("to.xml", ENDS, -1);
    expect(RUN("check", "to.xml", "--pack", "archimate"), 1, "findes ikke i ArchiMate 3.2. Mel",
           "");
    expect(RUN("check", "to.xml", "--pack", "archimate", "--archimate", "3.1"), 1,
           "findes ikke i ArchiMate 3.1. Mellem", "");
    expect(RUN("check", "to.xml", "--pack", "archimate", "--archimate", "3.0"), 1,
           "findes ikke i ArchiMate 3.1, hvis tabel bruges for 3.0. Mellem", "");
    expect(RUN("check", "to.xml", "--pack", "archimate", "--archimate", "2.1"), 1,
           "A er af typen Capability, som ikke findes i ArchiMate 2.1", "");
    struct outcome outcome = RUN("check", "to.xml", "--pack", "archimate", "--archimate", "3.0");
    ck_assert_ptr_null(strstr(outcome.out, "som ikke findes i"));
    clear(&outcome);
}
END_TEST

/* What the pack lists and what the program knows are the same, by whichever way it is asked. */
START_TEST(a_version_of_archimate_is_one_of_the_known)
{
    static const char *const known = "3.2, 3.1, 3.0, 2.1";
    put("gammel.xml", OLD_MODEL, -1);
    expect(RUN("check", "gammel.xml", "--pack", "archimate", "--archimate", "4.0"), 2, "", known);
    static const char *const unknown[] = {"4.0", "9", "3", ""};
    for (size_t i = 0; i < G_N_ELEMENTS(unknown); i++) {
        g_autofree char *set = g_strconcat("archimate.version=", unknown[i], NULL);
        expect(RUN("check", "gammel.xml", "--pack", "archimate", "--set", set), 2, "", known);
    }
    put("arkitjek.yaml", "parameters: {archimate: {version: \"4.0\"}}\n", -1);
    expect(RUN("check", "gammel.xml", "--pack", "archimate"), 2, "", known);
    put("arkitjek.yaml", "parameters: {archimate: {version: \"3.0\"}}\n", -1);
    expect(RUN("check", "gammel.xml", "--pack", "archimate"), 0, "", "");
    g_autofree char *config = path_of("arkitjek.yaml");
    ck_assert_int_eq(g_unlink(config), 0);
    struct outcome help = RUN("check", "--help");
    ck_assert_ptr_nonnull(strstr(help.out, "3.2|3.1|3.0|2.1|2.0"));
    clear(&help);
    g_auto(GStrv) names = g_strsplit("3.2|3.1|3.0|2.1|2.0", "|", -1);
    for (char **name = names; *name; name++)
        expect(RUN("check", "gammel.xml", "--pack", "archimate", "--archimate", *name), 0, "", "");
}
END_TEST

START_TEST(the_same_file_twice_is_read_once)
{
    put_sample();
    struct outcome once = RUN("check", "rapport.md", "model.xml");
    struct outcome twice = RUN("check", "rapport.md", "model.xml", "./model.xml", "rapport.md");
    assert_same_findings(once.out, twice.out);
    ck_assert_ptr_nonnull(strstr(twice.out, "Bemærkninger til det læste: 2\n"));
    ck_assert_ptr_nonnull(strstr(twice.out, "rapport.md: Filen er angivet mere end én gang"));
    clear(&once);
    clear(&twice);
    put_copy("p/model.xml", SAMPLE "dubu.xml");
    expect(RUN("inspect", "p/model.xml", "p"), 0, "Elementer", "mere end én gang");
    expect(RUN("check", "rapport.md", "--pack", "rammearkitektur", "--pack", "rammearkitektur"), 2,
           "", "rammearkitektur er taget med to gange");
    put_copy("kopi.md", SAMPLE "arkitekturrapport.md");
    expect(RUN("check", "rapport.md", "kopi.md"), 1, "kopi.md:118:1", "");
}
END_TEST

START_TEST(inputs_and_old_files_survive)
{
    put_sample();
    g_autofree char *report = content_of("rapport.md");
    expect(RUN("check", "rapport.md", "--output", "."), 2, "", "ville blive overskrevet");
    expect(RUN("check", "rapport.md", "--format", "md=./rapport.md"), 2, "",
           "ville blive overskrevet");
    g_autofree char *left = content_of("rapport.md");
    ck_assert_str_eq(left, report);
    put("ud/mine-noter.txt", "mine", -1);
    put("ud/rapport.md", "gammel", -1);
    expect(RUN("check", "rapport.md", "--output", "ud"), 1, "", "Rapport: ud/rapport.pdf");
    g_autofree char *notes = content_of("ud/mine-noter.txt"), *fresh = content_of("ud/rapport.md");
    ck_assert_str_eq(notes, "mine");
    ck_assert_str_ne(fresh, "gammel");
    expect(RUN("check", "rapport.md", "--output", ""), 2, "", "--output mangler en værdi");
    put("fil", "x", -1);
    expect(RUN("check", "rapport.md", "--output", "fil"), 3, "", "fil: mappen kan ikke laves");
    expect(RUN("check", "rapport.md", "--output", "fil/under"), 3, "", "mappen kan ikke laves");
}
END_TEST

START_TEST(a_folder_does_not_read_its_own_results)
{
    put_copy("proj/rapport.md", SAMPLE "arkitekturrapport.md");
    put_copy("proj/model.xml", SAMPLE "dubu.xml");
    struct outcome first = RUN("check", "proj");
    expect(RUN("check", "proj", "--output", "proj/resultat"), 1, "", "proj/resultat/rapport.pdf");
    struct outcome second = RUN("check", "proj");
    ck_assert_ptr_nonnull(strstr(second.out, "Bemærkninger til det læste: 1\n"));
    assert_same_findings(first.out, second.out);
    clear(&first);
    clear(&second);
    expect(RUN("inspect", "proj"), 0, "model.xml", "proj/resultat: Mappen er skrevet af arkitjek");
}
END_TEST

START_TEST(parts_of_a_project_can_be_checked_alone)
{
    put_sample();
    expect(RUN("check", "model.xml"), 1, "AR-1.6-a", "");
    expect(RUN("check", "rapport.md"), 1, "AR-1.1-b", "");
    expect(RUN("check", "rapport.md", "--pack", "rammearkitektur"), 1, "AR-1.1-b", "");
    expect(RUN("check", "rapport.md", "--fail-on", "never"), 0, "AR-1.1-b", "");
    expect(RUN("check", "rapport.md", "--format", "json", "--format", "text"), 2, "",
           "--format text=FIL");
}
END_TEST

/* The program alone, without the module that draws: all but pictures and PDF works. */
START_TEST(drawing_is_a_part_that_may_be_missing)
{
    g_autofree char *bytes = NULL, *alone = path_of("arkitjek");
    gsize len;
    if (g_file_test(ARK_MODULE_DIR "/arkitjek-draw.so", G_FILE_TEST_EXISTS)) {
        printf("skipped: the module is installed on this machine\n");
        return;
    }
    ck_assert(g_file_get_contents(g_getenv("ARK_PROGRAM"), &bytes, &len, NULL));
    put("arkitjek", bytes, (gssize)len);
    ck_assert_int_eq(g_chmod(alone, 0755), 0);
    g_setenv("ARK_PROGRAM", alone, TRUE);
    put_copy("dubu.xml", "samples/dubu/dubu.xml");
    struct outcome pdf = RUN("check", "dubu.xml", "--format", "pdf=ud.pdf", "--lang", "en");
    ck_assert_int_eq(pdf.code, 3);
    ck_assert_msg(strstr(pdf.err, "arkitjek-draw.so") != NULL, "%s", pdf.err);
    ck_assert_ptr_null(content_of("ud.pdf"));
    clear(&pdf);
    struct outcome md = RUN("check", "dubu.xml", "--format", "md=ud.md", "--lang", "en");
    ck_assert_int_eq(md.code, 1);
    clear(&md);
}
END_TEST

START_TEST(stats_say_what_each_rule_got_hold_of)
{
    put_sample();
    struct outcome plain = RUN("check", "model.xml");
    struct outcome stats = RUN("check", "model.xml", "--stats");
    ck_assert(g_str_has_prefix(stats.out, plain.out));
    const char *table = stats.out + strlen(plain.out);
    ck_assert_ptr_nonnull(strstr(table, "Hvad reglerne fik fat i:\n"));
    ck_assert_ptr_nonnull(strstr(table, "mønstret fandt intet\n"));
    ck_assert_ptr_nonnull(strstr(table, "kunne ikke fejle (where lod intet tilbage)\n"));
    clear(&plain);
    clear(&stats);
    expect(RUN("check", "model.xml", "--stats", "--lang", "en", "--format", "sarif=ud.sarif"), 1,
           "", "What the rules got hold of:\n");
    expect(RUN("check", "model.xml", "--stats", "--output", "ud"), 1, "", "Rapport: ud/");
    g_autofree char *text = content_of("ud/rapport.txt");
    ck_assert_ptr_nonnull(strstr(text, "Hvad reglerne fik fat i:\n"));
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {every_command_has_help_in_both_languages,
                                  messages_are_utf8_in_any_locale,
                                  standard_input_and_pipes,
                                  colours_are_for_terminals_that_want_them,
                                  text_fits_a_terminal,
                                  odd_paths_are_paths,
                                  a_model_in_two_formats_is_noticed,
                                  an_older_archimate_is_told,
                                  a_version_of_archimate_is_one_of_the_known,
                                  findings_name_the_table_they_come_from,
                                  the_same_file_twice_is_read_once,
                                  inputs_and_old_files_survive,
                                  a_folder_does_not_read_its_own_results,
                                  parts_of_a_project_can_be_checked_alone,
                                  stats_say_what_each_rule_got_hold_of,
                                  drawing_is_a_part_that_may_be_missing};
    return run_suite_in_folder("usage", tests, G_N_ELEMENTS(tests));
}
