/* Bad input, end to end: each case runs the program and must give the documented exit code and one
 * message that names the place and the remedy, and must leave an old output file as it was. */
#include <stdarg.h>
#include <unistd.h>
#include <zip.h>

#include "program.h"

#define MODEL_HEAD                                                                                 \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                 \
    "<model xmlns=\"http://www.opengroup.org/xsd/archimate/3.0/\" "                                \
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" identifier=\"id-m\">\n"               \
    "<name xml:lang=\"da\">Prøve</name>\n"
#define ELEMENT(id, type, name)                                                                    \
    "<element identifier=\"" id "\" xsi:type=\"" type "\"><name>" name "</name></element>\n"

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

START_TEST(files_without_content_are_not_green)
{
    put("blank.md", " \n\t\n", -1);
    expect("blank.md", 3, "blank.md", "empty", NULL);
    put("hul.xml", MODEL_HEAD "</model>", -1);
    expect("hul.xml", 3, "hul.xml", "The model is empty", NULL);
    put("hul.xmi",
        "<xmi:XMI xmlns:xmi='http://www.omg.org/spec/XMI/20131001' "
        "xmlns:uml='http://www.omg.org/spec/UML/20161101'><uml:Model xmi:type='uml:Model' "
        "xmi:id='m' name='M'><packagedElement xmi:type='uml:Package' xmi:id='p' name='P'/>"
        "</uml:Model></xmi:XMI>",
        -1);
    expect("hul.xmi", 3, "hul.xmi", "The model is empty", NULL);
    put("hul.md", "---\na: b\n---\n", -1);
    expect("hul.md", 3, "hul.md", "The document is empty", NULL);
    put("hul.xml", MODEL_HEAD "<elements/></model>", -1);
    expect("hul.xml", 3, "hul.xml", "no elements", NULL);
    put("bar.xml", "<model><elements/></model>", -1);
    expect("bar.xml", 3, "bar.xml:1:1", "namespace", NULL);
    put("side.html", "<html><head><title>x</title></head><body></body></html>", -1);
    expect("side.html", 3, "side.html", "The document is empty", NULL);
    put("hej.md", "Hej med dig.\n", -1);
    expect("hej.md", 0, "nothing was checked", NULL);
}
END_TEST

START_TEST(files_that_may_not_be_read)
{
    put("lukket.xml", MODEL_HEAD "</model>", -1);
    g_autofree char *path = path_of("lukket.xml");
    ck_assert_int_eq(g_chmod(path, 0), 0);
    if (geteuid() == 0)
        printf("skipped: root may read everything\n");
    else
        expect("lukket.xml", 3, "lukket.xml", "ermission", NULL);
}
END_TEST

START_TEST(configurations_with_mistakes_name_the_line)
{
    static const struct {
        const char *text;
        int code;
        const char *place, *piece;
    } cases[] = {
        {"input: [m.xml]\n", 2, "arkitjek.yaml:1:1", "inputs"},
        {"inputs: m.xml\n", 2, "arkitjek.yaml:1:", "list"},
        {"inputs: []\n", 2, "arkitjek.yaml:1:", "list"},
        {"inputs: [[m.xml]]\n", 2, "arkitjek.yaml:1:", "text"},
        {"inputs: [m.xml]\nfail-on: altid\n", 2, "arkitjek.yaml:2:", "never"},
        {"inputs: [m.xml]\ninputs: [m.xml]\n", 2, "arkitjek.yaml:2:1", "inputs"},
        {"inputs: [m.xml]\npacks: [findes-ikke]\n", 2, "findes-ikke", "rammearkitektur"},
        {"inputs: [mangler.xml]\n", 3, "mangler.xml", "does not exist"},
        {"- a\n", 2, "arkitjek.yaml:1:", ""},
        {"", 2, "arkitjek.yaml", ""},
    };
    put("projekt/m.xml", MODEL_HEAD "<elements>" ELEMENT("id-1", "Node", "A") "</elements></model>",
        -1);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        put("projekt/arkitjek.yaml", cases[i].text, -1);
        struct outcome outcome = RUN("check", "projekt", "--lang", "en");
        ck_assert_msg(outcome.code == cases[i].code, "%s: exit %d: %s", cases[i].text, outcome.code,
                      outcome.err);
        ck_assert_msg(strstr(outcome.err, cases[i].place) && strstr(outcome.err, cases[i].piece),
                      "%s: %s", cases[i].text, outcome.err);
        clear(&outcome);
    }
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
    put("latin.md", "# B\xf8rn\n\nTekst.\n", -1);
    expect("latin.md", 3, "latin.md", "UTF-8", NULL);
}
END_TEST

/* libxml2 says nothing of its own on standard error. */
START_TEST(bytes_of_no_encoding)
{
    put("sjis.xmi",
        "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>\n<XMI xmi.version=\"1.2\"><a "
        "b=\"\x81\xff\xff\x80\"/></XMI>\n",
        -1);
    struct outcome outcome = RUN("inspect", "sjis.xmi", "--lang", "en");
    ck_assert_int_eq(outcome.code, 3);
    ck_assert_msg(strstr(outcome.err, "sjis.xmi:2:30: The file's bytes do not fit"), "%s",
                  outcome.err);
    ck_assert_msg(!strchr(g_strchomp(outcome.err), '\n'), "%s", outcome.err);
    clear(&outcome);
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
    put("b.puml", "' kommentar\n@startuml\nclass A\n@enduml\n", -1);
    expect("b.puml", 3, "b.puml", "PlantUML", "Export", NULL);
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

/* Runs in a shell where no file may grow beyond 1 KiB: the nearest thing to a full disk. */
START_TEST(a_write_that_breaks_off_leaves_the_old_file)
{
    static const char line[] = "trap '' XFSZ; ulimit -f 1; exec \"$ARK_PROGRAM\" check m.xml "
                               "--format json=fuld/ud.json --lang en";
    const char *const argv[] = {"/bin/sh", "-c", line, NULL};
    g_autofree char *err = NULL;
    int status;
    put("m.xml", MODEL_HEAD "<elements>" ELEMENT("id-1", "Node", "A") "</elements></model>", -1);
    put("fuld/ud.json", "old", 3);
    ck_assert(g_spawn_sync(dir, (char **)argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                           &err, &status, NULL));
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 3, "%s", err);
    ck_assert_msg(strstr(err, "fuld/ud.json: can't be written: File too large"), "%s", err);
    g_autofree char *left = content_of("fuld/ud.json"), *folder = path_of("fuld");
    ck_assert_str_eq(left, "old");
    g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
    ck_assert_str_eq(g_dir_read_name(files), "ud.json");
    ck_assert_ptr_null(g_dir_read_name(files));
    if (geteuid() == 0) {
        printf("skipped: root may write everywhere\n");
        return;
    }
    ck_assert_int_eq(g_chmod(folder, 0500), 0);
    struct outcome outcome = RUN("check", "m.xml", "--format", "json=fuld/ud.json", "--lang", "en");
    ck_assert_int_eq(outcome.code, 3);
    ck_assert_ptr_nonnull(strstr(outcome.err, "fuld/ud.json: can't be written"));
    clear(&outcome);
    g_chmod(folder, 0700);
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

int main(void)
{
    const TTest *const tests[] = {files_that_are_not_there_or_empty,
                                  files_without_content_are_not_green,
                                  files_that_may_not_be_read,
                                  configurations_with_mistakes_name_the_line,
                                  xml_that_is_not_a_model,
                                  bytes_of_no_encoding,
                                  xml_that_attacks,
                                  models_with_loose_ends_are_read_with_a_note,
                                  archives_that_attack,
                                  foreign_kinds_are_named_with_a_way_out,
                                  packs_with_mistakes_name_the_line,
                                  outputs_that_cannot_be_written,
                                  a_write_that_breaks_off_leaves_the_old_file,
                                  wrong_usage_suggests_what_was_meant};
    return run_suite_in_folder("bad input", tests, G_N_ELEMENTS(tests));
}
