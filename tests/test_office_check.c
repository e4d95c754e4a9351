/* Word-processor files end to end: one report gives the same findings in whatever format it is
 * handed in, and bad files end with one message that names the place and the remedy. */
#include <jansson.h>
#include <stdarg.h>

#include "office_made.h"
#include "program.h"

static char *source_path(const char *name)
{
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    return g_build_filename(root ? root : ".", name, NULL);
}

static void python(const char *script, const char *a, const char *b)
{
    g_autofree char *path = source_path(script);
    const char *const argv[] = {"python3", path, a, b, NULL};
    int status;
    g_autofree char *err = NULL;
    ck_assert(g_spawn_sync(dir, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &err,
                           &status, NULL));
    ck_assert_msg(status == 0, "%s", err);
}

/* A line per finding: rule, verdict, what is said, and the fingerprint. */
static char *findings_of(const char *report)
{
    g_autofree char *model = source_path("samples/dubu/dubu.xml");
    struct outcome outcome = RUN("check", report, model, "--format", "json=fund.json", "--fail-on",
                                 "never", "--date", "2026-11-01", "--lang", "da");
    ck_assert_msg(outcome.code == 0, "%s", outcome.err);
    clear(&outcome);
    g_autofree char *text = content_of("fund.json");
    json_t *result = json_loads(text, 0, NULL), *finding;
    GString *lines = g_string_new(NULL);
    size_t i;
    json_array_foreach(json_object_get(result, "findings"), i, finding)
    {
        static const char *const keys[] = {"rule", "verdict", "message", "fingerprint"};
        for (size_t k = 0; k < G_N_ELEMENTS(keys); k++) {
            const char *value = json_string_value(json_object_get(finding, keys[k]));
            g_string_append_printf(lines, "%s\t", value ? value : "");
        }
        g_string_append_c(lines, '\n');
    }
    json_decref(result);
    return g_string_free(lines, FALSE);
}

START_TEST(one_report_in_three_formats_has_the_same_findings)
{
    static const char *const others[] = {"rapport.docx", "rapport.odt"};
    g_autofree char *report = source_path("samples/dubu/arkitekturrapport.md"), *text = NULL;
    ck_assert(g_file_get_contents(report, &text, NULL, NULL));
    /* Front matter is Markdown's own. */
    const char *body = strstr(text + 3, "\n---\n");
    put("rapport.md", body + strlen("\n---\n"), -1);
    g_autofree char *expected = findings_of("rapport.md");
    ck_assert_uint_gt(strlen(expected), 1000);
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        python("tests/report_as_office.py", report, others[i]);
        g_autofree char *found = findings_of(others[i]);
        ck_assert_str_eq(found, expected);
    }
    /* Saved as docx by LibreOffice, from what the script made as odt. */
    g_autofree char *saved = source_path("samples/dubu/arkitekturrapport.docx");
    g_autofree char *found = findings_of(saved);
    ck_assert_str_eq(found, expected);
}
END_TEST

/* Runs `inspect FILE` and expects the code and every given piece of what is said on stderr. */
static void expect(const char *file, int code, ...)
{
    struct outcome outcome = RUN("inspect", file, "--lang", "en");
    ck_assert_msg(outcome.code == code, "%s: exit %d, not %d: %s", file, outcome.code, code,
                  outcome.err);
    va_list pieces;
    va_start(pieces, code);
    for (const char *piece; (piece = va_arg(pieces, const char *));)
        ck_assert_msg(strstr(outcome.err, piece), "%s: no \"%s\" in: %s", file, piece, outcome.err);
    va_end(pieces);
    clear(&outcome);
}

static void put_parts(const char *name, const struct part *parts, size_t n)
{
    g_autofree char *path = path_of(name);
    put_package(path, parts, n);
}
#define PUT(name, ...)                                                                             \
    put_parts(name, (const struct part[]){__VA_ARGS__},                                            \
              sizeof(struct part[]){__VA_ARGS__} / sizeof(struct part))

#define DOCUMENT(body) W_PART("document", "<w:body>" body "</w:body>")
#define PART(name, text)                                                                           \
    {                                                                                              \
        name, text, 0, false                                                                       \
    }
#define ODT_TYPE                                                                                   \
    {                                                                                              \
        "mimetype", "application/vnd.oasis.opendocument.text", 0, true                             \
    }

START_TEST(parts_that_are_missing)
{
    PUT("uden.docx", PART("_rels/.rels", docx_root), PART("word/styles.xml", "<a/>"));
    expect("uden.docx", 3, "uden.docx: ", "lacks the part \"word/document.xml\"", "save", NULL);
    PUT("typografi.docx", PART("_rels/.rels", docx_root),
        PART("word/_rels/document.xml.rels", docx_relations),
        PART("word/document.xml", DOCUMENT(P("Tekst."))));
    expect("typografi.docx", 0, "lacks the part \"word/styles.xml\"", "read without it", NULL);
    PUT("uden.odt", ODT_TYPE, PART("styles.xml", "<a/>"));
    expect("uden.odt", 3, "uden.odt: ", "lacks the part \"content.xml\"", NULL);
}
END_TEST

START_TEST(parts_that_are_no_xml_or_attack)
{
    PUT("xml.docx", PART("word/document.xml", "<w:document " W_NS ">\n<w:body>\n<w:p></w:body>"));
    expect("xml.docx", 3, "xml.docx!word/document.xml:3:", NULL);
    PUT("typer.docx", PART("_rels/.rels", docx_root),
        PART("word/_rels/document.xml.rels", docx_relations), PART("word/styles.xml", "<w:styles"),
        PART("word/document.xml", DOCUMENT(P("Tekst."))));
    expect("typer.docx", 3, "typer.docx!word/styles.xml:1:", NULL);
    PUT("xml.odt", ODT_TYPE, PART("content.xml", "ikke xml"));
    expect("xml.odt", 3, "xml.odt!content.xml:1:", NULL);
    PUT("ekstern.docx",
        PART("word/document.xml",
             "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n" DOCUMENT(P("&e;"))));
    expect("ekstern.docx", 3, "ekstern.docx!word/document.xml:2:", NULL);
}
END_TEST

START_TEST(archives_that_are_damaged_or_attack)
{
    PUT("hel.docx", PART("_rels/.rels", docx_root),
        PART("word/document.xml", DOCUMENT(P("Tekst."))));
    g_autofree char *path = path_of("hel.docx"), *bytes = NULL;
    gsize len;
    ck_assert(g_file_get_contents(path, &bytes, &len, NULL));
    put("halv.docx", bytes, (gssize)len / 2);
    expect("halv.docx", 3, "halv.docx: ", "zip archive can't be read", "Fetch or save", NULL);
    put("halv.odt", bytes, (gssize)len / 2);
    expect("halv.odt", 3, "halv.odt: ", "zip archive can't be read", NULL);
    size_t size = 40 << 20;
    g_autofree char *blanks = g_strnfill(size, ' ');
    PUT("bombe.docx", {"word/document.xml", blanks, size, false});
    expect("bombe.docx", 3, "bombe.docx!word/document.xml: ", "unpacks to more than the limits",
           NULL);
    PUT("bombe.odt", ODT_TYPE, {"content.xml", blanks, size, false});
    expect("bombe.odt", 3, "bombe.odt!content.xml: ", "unpacks to more than the limits", NULL);
    PUT("op.docx", PART("word/document.xml", DOCUMENT("")), PART("../op.xml", "<a/>"));
    expect("op.docx", 3, "op.docx: ", "leads out of the archive", NULL);
}
END_TEST

START_TEST(documents_with_a_password)
{
    put("laast.docx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 resten er krypteret", -1);
    expect("laast.docx", 3, "laast.docx: ", "protected by a password", "without a password", NULL);
    put("gammel.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Word 97", -1);
    expect("gammel.doc", 3, "older Office format", ".docx", NULL);
    PUT("laast.odt", ODT_TYPE, PART("content.xml", "\x12\x34"),
        PART("META-INF/manifest.xml", "<m><manifest:encryption-data/></m>"));
    expect("laast.odt", 3, "laast.odt: ", "encrypted", "without a password", NULL);
    PUT("zip.docx", PART("word/document.xml", DOCUMENT("")));
    g_autofree char *path = path_of("zip.docx");
    zip_t *zip = zip_open(path, 0, NULL);
    bool able = zip_file_set_encryption(zip, 0, ZIP_EM_AES_256, "hemmelig") == 0;
    ck_assert_int_eq(zip_close(zip), 0);
    if (able)
        expect("zip.docx", 3, "zip.docx: ", "encrypted", NULL);
    else
        printf("skipped: this libzip can't encrypt\n");
}
END_TEST

#define RELATED(type, target)                                                                      \
    RELATIONS("<Relationship Id=\"rId1\" Type=\"http://schemas.microsoft.com/office/2006/"         \
              "relationships/" type "\" Target=\"" target "\"/>"                                   \
              "<Relationship Id=\"rId2\" Type=\"" OOXML                                            \
              "officeDocument/2006/relationships/attachedTemplate\" "                              \
              "Target=\"http://example.invalid/skabelon.dotm\" TargetMode=\"External\"/>")

START_TEST(macros_and_templates_are_never_opened)
{
    PUT("makro.docm", PART("_rels/.rels", docx_root),
        PART("word/_rels/document.xml.rels", RELATED("vbaProject", "vbaProject.bin")),
        PART("word/document.xml", DOCUMENT(P("Tekst."))), PART("word/vbaProject.bin", "x"));
    expect("makro.docm", 0, "macros", "only the text was", NULL);
}
END_TEST

START_TEST(other_office_files_are_named_with_a_way_out)
{
    PUT("ark.zip", PART("[Content_Types].xml", "<Types/>"), PART("xl/workbook.xml", "<a/>"));
    expect("ark.zip", 3, "ark.zip: ", "Excel", NULL);
    PUT("ark.xlsx", PART("[Content_Types].xml", "<Types/>"), PART("xl/workbook.xml", "<a/>"));
    expect("ark.xlsx", 3, "ark.xlsx", "sheet1.xml", NULL);
    PUT("slides.pptx", PART("[Content_Types].xml", "<Types/>"),
        PART("ppt/presentation.xml", "<a/>"));
    expect("slides.pptx", 3, "slides.pptx: ", "PowerPoint", NULL);
    PUT("ark.ods", {"mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0, true},
        PART("content.xml", "<a/>"));
    expect("ark.ods", 3, "ark.ods: ", "spreadsheet", ".odt", NULL);
    put("tekst.docx", "# Rapport\n\nTekst.\n", -1);
    expect("tekst.docx", 0, "called .docx but is plain text", "Call it .md", NULL);
    PUT("tom.docx", PART("word/document.xml", DOCUMENT("")));
    struct outcome outcome = RUN("check", "tom.docx", "--lang", "en");
    ck_assert_int_eq(outcome.code, 3);
    ck_assert_ptr_nonnull(strstr(outcome.err, "The document is empty"));
    clear(&outcome);
}
END_TEST

START_TEST(a_document_from_standard_input)
{
    PUT("ind.docx", PART("word/document.xml", DOCUMENT(P("Tekst."))));
    ck_assert_int_eq(shell("$A inspect - <ind.docx >ud.txt"), 0);
    g_autofree char *out = content_of("ud.txt");
    ck_assert_ptr_nonnull(strstr(out, "docx"));
}
END_TEST

/* About 550,000 words. In the developer build everything is several times slower than it is. */
START_TEST(a_thousand_pages_are_read_in_a_moment)
{
    python("tests/bench/generate_docx.py", "stor.docx", "1000");
    gint64 start = g_get_monotonic_time();
    struct outcome outcome = RUN("inspect", "stor.docx", "--format", "json");
    ck_assert_int_eq(outcome.code, 0);
    ck_assert_int_lt(g_get_monotonic_time() - start, 10 * G_USEC_PER_SEC);
    ck_assert_ptr_nonnull(strstr(outcome.out, "\"sections\": 1000"));
    clear(&outcome);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {one_report_in_three_formats_has_the_same_findings,
                                  parts_that_are_missing,
                                  parts_that_are_no_xml_or_attack,
                                  archives_that_are_damaged_or_attack,
                                  documents_with_a_password,
                                  macros_and_templates_are_never_opened,
                                  other_office_files_are_named_with_a_way_out,
                                  a_document_from_standard_input,
                                  a_thousand_pages_are_read_in_a_moment};
    return run_suite_in_folder("office check", tests, G_N_ELEMENTS(tests));
}
