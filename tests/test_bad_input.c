/* Bad input, end to end: each case runs the program and must give the documented exit code and one
 * message that names the place and the remedy, and must leave an old output file as it was. */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <glib.h>
#include <glib/gstdio.h>
#include <zip.h>

#define MODEL_HEAD                                                                                 \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                 \
    "<model xmlns=\"http://www.opengroup.org/xsd/archimate/3.0/\" "                                \
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" identifier=\"id-m\">\n"               \
    "<name xml:lang=\"da\">Prøve</name>\n"
#define ELEMENT(id, type, name)                                                                    \
    "<element identifier=\"" id "\" xsi:type=\"" type "\"><name>" name "</name></element>\n"

static char *dir; /* of this process; holds the inputs */

struct outcome {
    int code;
    char *out, *err;
};

static struct outcome run(const char *const *args)
{
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    struct outcome outcome = {0};
    int status;
    g_ptr_array_add(argv, (char *)g_getenv("ARK_PROGRAM"));
    for (; *args; args++)
        g_ptr_array_add(argv, (char *)*args);
    g_ptr_array_add(argv, NULL);
    ck_assert(g_spawn_sync(dir, (char **)argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                           &outcome.out, &outcome.err, &status, NULL));
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return outcome;
}

static void clear(struct outcome *outcome)
{
    g_free(outcome->out);
    g_free(outcome->err);
}

static void put(const char *name, const char *bytes, gssize len)
{
    g_autofree char *path = g_build_filename(dir, name, NULL);
    ck_assert(g_file_set_contents(path, bytes, len, NULL));
}

/* Runs `check FILE` and expects the code and every given piece of the error text. */
static void expect(const char *file, int code, ...)
{
    const char *const args[] = {"check", file, "--format", "json=ud.json", "--lang", "en", NULL};
    put("ud.json", "old", 3);
    struct outcome outcome = run(args);
    ck_assert_msg(outcome.code == code, "%s: exit %d, not %d: %s", file, outcome.code, code,
                  outcome.err);
    va_list pieces;
    va_start(pieces, code);
    for (const char *piece; (piece = va_arg(pieces, const char *));)
        ck_assert_msg(strstr(outcome.err, piece) != NULL, "%s: no \"%s\" in: %s", file, piece,
                      outcome.err);
    va_end(pieces);
    if (code > 1) {
        g_autofree char *path = g_build_filename(dir, "ud.json", NULL);
        g_autofree char *left = NULL;
        ck_assert(g_file_get_contents(path, &left, NULL, NULL));
        ck_assert_msg(strcmp(left, "old") == 0, "%s: the old output is gone", file);
        ck_assert_msg(strstr(outcome.err, "==ERROR") == NULL, "%s: %s", file, outcome.err);
    }
    clear(&outcome);
}

START_TEST(files_that_are_not_there_or_empty)
{
    expect("mangler.xml", 3, "mangler.xml", NULL);
    put("tom.xml", "", 0);
    expect("tom.xml", 3, "tom.xml", "empty", NULL);
    const char *const nothing[] = {"check", "--lang", "en", NULL};
    struct outcome outcome = run(nothing);
    ck_assert_int_eq(outcome.code, 2);
    ck_assert_ptr_nonnull(strstr(outcome.err, "no input"));
    clear(&outcome);
}
END_TEST

START_TEST(xml_that_is_not_a_model)
{
    put("rod.xml", "<?xml version=\"1.0\"?>\n<opskrift/>\n", -1);
    expect("rod.xml", 3, "rod.xml", "opskrift", NULL);
    put("afkortet.xml", MODEL_HEAD "<elements>\n<element identifier=\"id-1\"", -1);
    expect("afkortet.xml", 3, "afkortet.xml:5:", NULL);
    put("utf8.xml", MODEL_HEAD "<elements>\n<element identifier=\"id-1\" name=\"\xff\xfe\"/>", -1);
    expect("utf8.xml", 3, "utf8.xml:5:", NULL);
}
END_TEST

START_TEST(xml_that_attacks)
{
    put("ekstern.xml",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE model [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
        "<model xmlns=\"http://www.opengroup.org/xsd/archimate/3.0/\" identifier=\"m\">"
        "<name>&x;</name></model>\n",
        -1);
    expect("ekstern.xml", 3, "ekstern.xml:3:", NULL);
    g_autoptr(GString) laughs = g_string_new("<?xml version=\"1.0\"?>\n<!DOCTYPE model [\n"
                                             "<!ENTITY a0 \"ha\">\n");
    for (int i = 1; i < 20; i++) {
        g_string_append_printf(laughs, "<!ENTITY a%d \"", i);
        for (int k = 0; k < 10; k++)
            g_string_append_printf(laughs, "&a%d;", i - 1);
        g_string_append(laughs, "\">\n");
    }
    g_string_append(laughs, "]>\n<model xmlns=\"http://www.opengroup.org/xsd/archimate/3.0/\" "
                            "identifier=\"m\"><name>&a19;</name></model>\n");
    put("latter.xml", laughs->str, -1);
    expect("latter.xml", 3, "latter.xml:", NULL);
    g_autoptr(GString) deep = g_string_new(MODEL_HEAD "<organizations>");
    for (int i = 0; i < 10000; i++)
        g_string_append(deep, "<item>");
    put("dyb.xml", deep->str, -1);
    expect("dyb.xml", 3, "dyb.xml:", "256", NULL);
}
END_TEST

START_TEST(models_with_loose_ends_are_read_with_a_note)
{
    put("loese.xml",
        MODEL_HEAD "<elements>\n" ELEMENT("id-1", "ApplicationComponent", "A")
            ELEMENT("id-1", "ApplicationComponent", "B")
                ELEMENT("id-2", "Flyvemaskine",
                        "C") "</elements>\n<relationships>\n<relationship identifier=\"id-r\" "
                             "source=\"id-1\" "
                             "target=\"id-9\" xsi:type=\"Serving\"/>\n</relationships>\n</model>\n",
        -1);
    const char *const args[] = {"inspect", "loese.xml", "--lang", "en", NULL};
    struct outcome outcome = run(args);
    ck_assert_int_eq(outcome.code, 0);
    ck_assert_ptr_nonnull(strstr(outcome.err, "id-9"));
    ck_assert_ptr_nonnull(strstr(outcome.err, "loese.xml:6:"));
    ck_assert_msg(strstr(outcome.out, "Flyvemaskine") || strstr(outcome.err, "Flyvemaskine"),
                  "%s%s", outcome.out, outcome.err);
    clear(&outcome);
}
END_TEST

static void put_zip(const char *name, const char *entry, const void *bytes, size_t len)
{
    g_autofree char *path = g_build_filename(dir, name, NULL);
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    ck_assert_ptr_nonnull(zip);
    zip_source_t *source = zip_source_buffer(zip, bytes, len, 0);
    ck_assert_int_ge(zip_file_add(zip, entry, source, ZIP_FL_ENC_UTF_8), 0);
    ck_assert_int_eq(zip_close(zip), 0);
}

START_TEST(archives_that_attack)
{
    size_t len = 40 << 20;
    g_autofree char *zeros = g_malloc0(len);
    put_zip("bombe.archimate", "model.xml", zeros, len);
    expect("bombe.archimate", 3, "bombe.archimate", NULL);
    put_zip("op.archimate", "../model.xml", "<a/>", 4);
    expect("op.archimate", 3, "op.archimate", "..", NULL);
}
END_TEST

START_TEST(foreign_kinds_are_named_with_a_way_out)
{
    put("a.eap", "\0\1\0\0Standard Jet DB\0", 20);
    expect("a.eap", 3, "a.eap", "Enterprise Architect", "Export", NULL);
    g_autofree char *sqlite = g_malloc0(200);
    memcpy(sqlite, "SQLite format 3", 16);
    put("a.qea", sqlite, 200);
    expect("a.qea", 3, "a.qea", "SQLite", "Export", NULL);
    put("a.vpp", sqlite, 200);
    expect("a.vpp", 3, "a.vpp", "Visual Paradigm", NULL);
    put("a.uml", "@startuml\nclass A\n@enduml\n", -1);
    expect("a.uml", 3, "a.uml", "PlantUML", NULL);
}
END_TEST

/* Runs with `pack` as the only pack; expects exit 2 and the pieces. */
static void expect_pack(const char *pack, const char *place, const char *piece)
{
    put("p.yaml", pack, -1);
    put("m.xml", MODEL_HEAD "<elements>" ELEMENT("id-1", "Node", "A") "</elements></model>", -1);
    const char *const args[] = {"check", "m.xml", "--pack", "./p.yaml", "--lang", "en", NULL};
    struct outcome outcome = run(args);
    ck_assert_msg(outcome.code == 2, "exit %d: %s", outcome.code, outcome.err);
    ck_assert_msg(strstr(outcome.err, place) && strstr(outcome.err, piece), "%s", outcome.err);
    clear(&outcome);
}

START_TEST(packs_with_mistakes_name_the_line)
{
    expect_pack("pack: p\nversion: \"1\"\nfarve: roed\n", "p.yaml:3:1", "farve");
    expect_pack("pack: p\npack: q\n", "p.yaml:2:1", "pack");
    expect_pack("pack: &a p\nversion: *a\n", "p.yaml:1:", "anchor");
    expect_pack("pack: [\n", "p.yaml:", "");
    const char *const args[] = {"check", "m.xml", "--pack", "findes-ikke", "--lang", "en", NULL};
    struct outcome outcome = run(args);
    ck_assert_int_eq(outcome.code, 2);
    ck_assert_ptr_nonnull(strstr(outcome.err, "findes-ikke"));
    clear(&outcome);
}
END_TEST

START_TEST(outputs_that_cannot_be_written)
{
    put("m.xml", MODEL_HEAD "<elements>" ELEMENT("id-1", "Node", "A") "</elements></model>", -1);
    static const char *const formats[] = {"md=/dev/full", "json=/proc/ikke/her.json",
                                          "sarif=findes/ikke/f.sarif"};
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        const char *const args[] = {"check", "m.xml", "--format", formats[i], "--lang", "en", NULL};
        struct outcome outcome = run(args);
        ck_assert_msg(outcome.code == 3, "%s: exit %d: %s", formats[i], outcome.code, outcome.err);
        ck_assert_ptr_nonnull(strstr(outcome.err, "can't be written"));
        clear(&outcome);
    }
    const char *const folder[] = {"check", "m.xml", "--output", "/proc/ikke", "--lang", "en", NULL};
    struct outcome outcome = run(folder);
    ck_assert_int_eq(outcome.code, 3);
    ck_assert_ptr_nonnull(strstr(outcome.err, "/proc/ikke"));
    clear(&outcome);
}
END_TEST

START_TEST(wrong_usage_suggests_what_was_meant)
{
    static const struct {
        const char *args[5];
        const char *piece;
    } cases[] = {
        {{"chek", "m.xml", "--lang=en", NULL}, "check"},
        {{"check", "m.xml", "--formt=md", "--lang=en", NULL}, "--format"},
        {{"check", "m.xml", "--format=docx", "--lang=en", NULL}, "sarif"},
        {{"check", "m.xml", "--fail-on=altid", "--lang=en", NULL}, "never"},
        {{"check", "m.xml", "--date=2026-02-30", "--lang=en", NULL}, "YYYY-MM-DD"},
    };
    put("m.xml", MODEL_HEAD "</model>", -1);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct outcome outcome = run(cases[i].args);
        ck_assert_msg(outcome.code == 2, "%s: exit %d: %s", cases[i].piece, outcome.code,
                      outcome.err);
        ck_assert_msg(strstr(outcome.err, cases[i].piece) != NULL, "%s", outcome.err);
        clear(&outcome);
    }
}
END_TEST

static void remove_dir(void)
{
    const char *const args[] = {"rm", "-rf", dir, NULL};
    g_spawn_sync(NULL, (char **)args, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                 NULL);
    g_free(dir);
}

int main(void)
{
    Suite *suite = suite_create("bad input");
    TCase *tc = tcase_create("all");
    dir = g_dir_make_tmp("ark-XXXXXX", NULL);
    tcase_set_timeout(tc, 120);
    tcase_add_test(tc, files_that_are_not_there_or_empty);
    tcase_add_test(tc, xml_that_is_not_a_model);
    tcase_add_test(tc, xml_that_attacks);
    tcase_add_test(tc, models_with_loose_ends_are_read_with_a_note);
    tcase_add_test(tc, archives_that_attack);
    tcase_add_test(tc, foreign_kinds_are_named_with_a_way_out);
    tcase_add_test(tc, packs_with_mistakes_name_the_line);
    tcase_add_test(tc, outputs_that_cannot_be_written);
    tcase_add_test(tc, wrong_usage_suggests_what_was_meant);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    remove_dir();
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
