/* pdf: Markdown set as PDF, read back with poppler's tools; scenes as SVG and in the PDF. */
#include <check.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "render/draw_scene.h"
#include "render/renderer.h"

/* Fontconfig keeps patterns for as long as the process lives. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig";
}

static char *folder;

static GString *render_job(const struct ark_render_job *job)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    bool done = ark_render_pdf(job, out, &error);
    ck_assert_msg(done, "%s", error ? error->message : "?");
    ck_assert(g_str_has_prefix(out->str, "%PDF-1."));
    return out;
}

static GString *render(const char *markdown)
{
    struct ark_render_job job = {.markdown = markdown, .author = "arkitjek 1.0"};
    return render_job(&job);
}

/* What `tool OPTIONS FILE [-]` says about the PDF; NULL when the tool isn't there. */
static char *ask(const GString *pdf, const char *tool, const char *option, bool dash)
{
    g_autofree char *found = g_find_program_in_path(tool);
    if (!found) {
        printf("pdf: skipped, no %s\n", tool);
        return NULL;
    }
    g_autofree char *path = g_build_filename(folder, "a.pdf", NULL);
    ck_assert(g_file_set_contents(path, pdf->str, (gssize)pdf->len, NULL));
    char *argv[] = {found, NULL, NULL, NULL, NULL};
    int n = 1;
    if (option)
        argv[n++] = (char *)option;
    argv[n++] = path;
    if (dash)
        argv[n++] = (char *)"-";
    char *out = NULL;
    g_autofree char *err = NULL;
    int status = 0;
    ck_assert(
        g_spawn_sync(NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status, NULL));
    ck_assert_msg(status == 0, "%s %s: status %d", tool, option, status);
    ck_assert_msg(!strstr(err, "Syntax Error"), "%s: %.300s", tool, err);
    return out;
}

static uint32_t count(const char *text, const char *part)
{
    uint32_t n = 0;
    for (const char *p = text; (p = strstr(p, part)); p += strlen(part))
        n++;
    return n;
}

/* Checks, when the tool is there, that each of the parts (NULL-terminated) is said. */
static void expect(const GString *pdf, const char *tool, const char *option, bool dash,
                   const char *const *parts)
{
    g_autofree char *said = ask(pdf, tool, option, dash);
    for (; said && *parts; parts++)
        ck_assert_msg(strstr(said, *parts) != NULL, "%s %s: no \"%s\" in:\n%s", tool, option,
                      *parts, said);
}

#define EXPECT(pdf, tool, option, dash, ...)                                                       \
    expect(pdf, tool, option, dash, (const char *const[]){__VA_ARGS__, NULL})

static const char SAMPLE[] =
    "# Rapport: ændringsønske på Ærø\n\n"
    "Se [følger](#følger-og-svar) og [kilden](https://example.dk/å?x=(1)). ~~Væk~~ *kursiv* "
    "**fed** `kode`.\n\n"
    "## Følger og svar\n\n| Regel | Antal |\n|---|--:|\n| FDA-1 | 1.204 |\n\n"
    "1. et\n2. to\n   - indre\n\n- [x] gjort\n- [ ] mangler\n\n> citat\n\n"
    "```\nlinje 1\n  linje 2\n```\n\n### Dybere\n\nTekst[^1].\n\n[^1]: Fodnoten.\n\n## Følger og "
    "svar\n\nSidst.\n";

START_TEST(text_is_complete)
{
    g_autoptr(GString) pdf = render(SAMPLE);
    EXPECT(pdf, "pdftotext", "-layout", true, "Rapport: ændringsønske på Ærø",
           "Se følger og kilden.", "Væk kursiv fed kode.", "FDA-1", "1.204", "1. et", "– indre",
           "gjort", "citat", "linje 1\n", "Fodnoten.", "Side 1 af 1");
}
END_TEST

START_TEST(metadata_and_structure)
{
    g_autoptr(GString) pdf = render(SAMPLE);
    EXPECT(pdf, "pdfinfo", NULL, false, "Rapport: ændringsønske på Ærø", "arkitjek 1.0",
           "Tagged:          yes", "(A4)");
    EXPECT(pdf, "pdfinfo", "-struct-text", false, "Document", "H1", "BlockQuote", "LBody", "TH",
           "\"1.204\"", "Link", "\"kilden\"");
    EXPECT(pdf, "pdfinfo", "-dests", false, "\"f%C3%B8lger-og-svar\"", "\"f%C3%B8lger-og-svar-1\"");
    EXPECT(pdf, "pdfinfo", "-url", false, "https://example.dk/%C3%A5?x=%281%29");
}
END_TEST

static bool has_bytes(const GString *pdf, const char *needle)
{
    size_t n = strlen(needle);
    for (gsize i = 0; i + n <= pdf->len; i++) {
        if (memcmp(pdf->str + i, needle, n) == 0)
            return true;
    }
    return false;
}

START_TEST(catalog_is_completed)
{
    g_autoptr(GString) pdf = render("# T\n\n|a|\n|-|\n|b|\n\n![Æ](mangler.svg)\n");
    ck_assert(has_bytes(pdf, "/Lang (da-DK)"));
    ck_assert(has_bytes(pdf, "/DisplayDocTitle true"));
    ck_assert(has_bytes(pdf, "/Scope /Column"));
    ck_assert(has_bytes(pdf, "/Alt <FEFF00C6>"));
    ck_assert(has_bytes(pdf, "/Type /Outlines"));
    ck_assert(!has_bytes(pdf, "/CreationDate"));
    EXPECT(pdf, "qpdf", "--check", false, "No syntax or stream encoding errors");
    struct ark_result result = {.date = "2026-11-23"};
    struct ark_render_job job = {.markdown = "x", .lang = ARK_EN, .result = &result};
    g_autoptr(GString) dated = render_job(&job);
    ck_assert(has_bytes(dated, "/Lang (en)"));
    ck_assert(has_bytes(dated, "/CreationDate (2026112"));
    EXPECT(dated, "pdftotext", "-layout", true, "Page 1 of 1");
}
END_TEST

START_TEST(same_bytes_twice)
{
    g_autoptr(GString) one = render(SAMPLE);
    g_autoptr(GString) two = render(SAMPLE);
    ck_assert(g_string_equal(one, two));
}
END_TEST

START_TEST(long_table_repeats_its_header)
{
    g_autoptr(GString) markdown = g_string_new("# T\n\n| Kendetegn | Værdi |\n|---|--:|\n");
    for (int i = 0; i < 300; i++)
        g_string_append_printf(markdown, "| række-%d. | %d |\n", i, i * 1000);
    g_autoptr(GString) pdf = render(markdown->str);
    g_autofree char *text = ask(pdf, "pdftotext", "-layout", true);
    if (!text)
        return;
    uint32_t pages = count(text, "\f");
    ck_assert_uint_gt(pages, 5);
    ck_assert_uint_eq(count(text, "Kendetegn"), pages);
    for (int i = 0; i < 300; i++) {
        g_autofree char *cell = g_strdup_printf("række-%d.", i);
        ck_assert_uint_eq(count(text, cell), 1);
    }
    g_autofree char *last = g_strdup_printf("Side %u af %u", pages, pages);
    ck_assert(strstr(text, last));
}
END_TEST

START_TEST(raw_html_never_shows)
{
    g_autoptr(GString) pdf =
        render("Alfa <b>beta</b> <!-- skjult --> gamma<br>delta <script>e</script>\n\n<!-- "
               "mere\nskjult -->\n\n"
               "<div onclick=\"x()\">inde</div>\n\n<a id=\"her\"></a>\n\n[til](#her) "
               "[ond](javascript:alert(1)) [intet](#findes-ikke)\n");
    EXPECT(pdf, "pdftotext", "-layout", true, "Alfa beta gamma\n", "delta", "inde",
           "til ond intet");
    g_autofree char *text = ask(pdf, "pdftotext", "-layout", true);
    ck_assert(!text || (!strstr(text, "skjult") && !strchr(text, '<') && !strstr(text, "onclick")));
    ck_assert(!has_bytes(pdf, "javascript"));
    EXPECT(pdf, "pdfinfo", "-dests", false, "\"her\"");
}
END_TEST

/* An address is put into the file as it is, and could end the text it stands in. */
START_TEST(addresses_do_not_break_the_file)
{
    g_autoptr(GString) pdf =
        render("[a](<https://a.dk/b\\\\)>) [b](https://a.dk/\\(c) [c](https://a.dk/\\)d) "
               "[d](<https://a.dk/'/S (x) æ>) https://a.dk/e.\\\n[f](https://a.dk/f)\n");
    g_autofree char *text = ask(pdf, "pdftotext", "-raw", true);
    EXPECT(pdf, "pdfinfo", "-url", false, "https://a.dk/b%5C%29", "https://a.dk/%28c",
           "https://a.dk/%29d", "https://a.dk/%27/S%20%28x%29%20%C3%A6", "https://a.dk/f");
}
END_TEST

/* Renders and expects that every word is still there. */
static void survives(const GString *markdown, const char *word, uint32_t n)
{
    g_autoptr(GString) pdf = render(markdown->str);
    g_autofree char *text = ask(pdf, "pdftotext", "-raw", true);
    if (text && word)
        ck_assert_uint_ge(count(text, word), n);
}

START_TEST(hostile_markdown)
{
    g_autoptr(GString) wide = g_string_new("|");
    for (int row = 0; row < 100; row++) {
        for (int i = 0; i < 100; i++)
            g_string_append(wide, row == 1 ? "-|" : "Ø|");
        g_string_append(wide, "\n|");
    }
    survives(wide, "Ø", 9900);

    g_autoptr(GString) word = g_string_new(NULL);
    for (int i = 0; i < 5000; i++)
        g_string_append_c(word, 'Q');
    survives(word, "Q", 5000);
    g_string_prepend(word, "|a|b|\n|-|-|\n|c|");
    survives(word, "Q", 5000);

    g_autoptr(GString) deep = g_string_new(NULL);
    for (int i = 0; i < 2000; i++)
        g_string_append(deep, "> - ");
    g_string_append(deep, "bund\n");
    survives(deep, "bund", 1);

    g_autoptr(GString) tall = g_string_new("|a|b|\n|-|-|\n|");
    for (int i = 0; i < 3000; i++)
        g_string_append(tall, "ord ");
    g_string_append(tall, "|z|\n");
    survives(tall, "ord", 3000);

    g_autoptr(GString) endless = g_string_new(NULL);
    for (int i = 0; i < 90000; i++)
        g_string_append(endless, "uden ende ");
    survives(endless, "ende", 90000);

    g_autoptr(GString) empty = g_string_new("");
    survives(empty, NULL, 0);
    g_autoptr(GString) odd = g_string_new("#\n\n# \n\n-\n\n|\n\n[]()\n\n![]()\n\n``` \n\n\xff\xfe");
    survives(odd, NULL, 0);
}
END_TEST

/* Few bytes of Markdown, many cells: short rows are filled up. */
START_TEST(too_large_a_table_is_refused)
{
    g_autoptr(GString) markdown = g_string_new("|");
    for (int i = 0; i < 1000; i++)
        g_string_append(markdown, "a|");
    g_string_append(markdown, "\n|");
    for (int i = 0; i < 1000; i++)
        g_string_append(markdown, "-|");
    for (int i = 0; i < 400; i++)
        g_string_append(markdown, "\n|b|");
    struct ark_render_job job = {.markdown = markdown->str};
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    ck_assert(!ark_render_pdf(&job, out, &error));
    ck_assert(g_error_matches(error, ARK_ERROR, ARK_ERROR_LIMIT));
    ck_assert_uint_eq(out->len, 0);
}
END_TEST

static struct ark_item *add_item(struct ark_scene *scene, enum ark_shape shape)
{
    ark_vec_push(&scene->items, (struct ark_item){.shape = shape});
    return &ark_vec_last(&scene->items);
}

static struct ark_scene *make_scene(const char *name, double width, double height)
{
    static const double DASH[] = {4, 2};
    static const struct ark_path_step STEPS[] = {
        {'M', {10, 10}}, {'L', {100.5, 10}}, {'C', {120, 20, 130, 30, 90, 60}}, {'Z', {0}}};
    struct ark_scene *scene = ark_scene_new();
    scene->name = name;
    scene->title = "Overblik <DUBU> & æøå";
    scene->description = "En kasse";
    scene->width = width;
    scene->height = height;
    struct ark_item *group = add_item(scene, ARK_SHAPE_GROUP_BEGIN);
    group->id = "e1";
    group->title = "Sag & \"dokument\"";
    struct ark_item *box = add_item(scene, ARK_SHAPE_PATH);
    box->steps = STEPS;
    box->step_n = G_N_ELEMENTS(STEPS);
    box->fill = (struct ark_colour){0.7, 1, 1, 0.5};
    box->stroke = (struct ark_colour){0, 0, 0, 1};
    box->line_width = 0.75;
    box->dash = DASH;
    box->dash_n = 2;
    struct ark_item *text = add_item(scene, ARK_SHAPE_TEXT);
    *text = (struct ark_item){.shape = ARK_SHAPE_TEXT,
                              .text = "Sagsløsning <x>",
                              .x = width / 2,
                              .y = 40.1,
                              .size = 9,
                              .anchor = ARK_ANCHOR_MIDDLE,
                              .bold = true};
    text->colour.a = 1;
    add_item(scene, ARK_SHAPE_GROUP_END);
    return scene;
}

START_TEST(pictures_are_drawn_or_missed)
{
    struct ark_scene *small = make_scene("visning-1", 300, 100);
    struct ark_scene *wide = make_scene("visning-2", 1500, 400);
    const struct ark_scene *const scenes[] = {small, wide};
    struct ark_render_job job = {
        .markdown = "# A\n\n![Visning et](visning-1.svg)\n\nEfter\n\n![Bred](diagrammer/"
                    "visning-2.svg)\n\n![Borte](visning-3.svg)\n\n|![I celle](visning-1.svg)|\n|-|",
        .scenes = scenes,
        .scene_n = 2,
    };
    g_autoptr(GString) pdf = render_job(&job);
    EXPECT(pdf, "pdftotext", "-layout", true, "Sagsløsning <x>", "Visning et", "Bred",
           "Figuren står på en liggende side efter denne: Bred", "Figuren er ikke med her",
           "visning-3.svg", "Borte", "I celle");
    g_autofree char *text = ask(pdf, "pdftotext", "-layout", true);
    ck_assert(!text || count(text, "Sagsløsning") == 2);
    ck_assert(has_bytes(pdf, "/MediaBox [ 0 0 841.89 595.28 ]"));
    ark_scene_free(small);
    ark_scene_free(wide);
}
END_TEST

START_TEST(scene_as_svg)
{
    struct ark_scene *scene = make_scene("visning-1", 300, 100);
    g_autoptr(GString) svg = g_string_new(NULL);
    ark_render_scene_svg(scene, svg);
    static const char *const PARTS[] = {
        "role=\"img\"",
        "<title>Overblik &lt;DUBU&gt; &amp; æøå</title>",
        "<desc>En kasse</desc>",
        "<g id=\"e1\">",
        "d=\"M10 10L100.5 10C120 20 130 30 90 60Z\"",
        "fill=\"#b3ffff\" fill-opacity=\"0.5\"",
        "stroke-dasharray=\"4 2\"",
        "x=\"150\" y=\"40.1\"",
        "text-anchor=\"middle\" font-weight=\"bold\"",
        "Sagsløsning &lt;x&gt;</text>",
        "font-family=\"" ARK_FONT_STACK "\"",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++)
        ck_assert_msg(strstr(svg->str, PARTS[i]) != NULL, "no %s in %s", PARTS[i], svg->str);
    xmlDoc *doc = xmlReadMemory(svg->str, (int)svg->len, "a.svg", NULL, XML_PARSE_NONET);
    ck_assert_ptr_nonnull(doc);
    xmlFreeDoc(doc);
    ark_scene_free(scene);
    ark_scene_free(NULL);
}
END_TEST

/* Real documents, where they are. */
START_TEST(real_documents)
{
    const char *given = g_getenv("ARK_SHARED"), *root = g_getenv("ARK_SOURCE_ROOT");
    g_autofree char *beside = g_build_filename(root ? root : ".", "..", "shared", NULL);
    g_autofree char *path = g_build_filename(given ? given : beside, "corpus", "doc-md", NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    if (!dir)
        printf("pdf: skipped real documents, no corpus\n");
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *file = g_build_filename(path, name, NULL);
        g_autofree char *markdown = NULL;
        if (!g_str_has_suffix(name, ".md") || !g_file_get_contents(file, &markdown, NULL, NULL))
            continue;
        g_autoptr(GString) pdf = render(markdown);
        EXPECT(pdf, "qpdf", "--check", false, "No syntax or stream encoding errors");
        EXPECT(pdf, "pdftotext", "-raw", true, "Side 1 af");
    }
}
END_TEST

int main(void)
{
    folder = g_dir_make_tmp("ark-pdf-XXXXXX", NULL);
    Suite *suite = suite_create("pdf");
    TCase *tcase = tcase_create("pdf");
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, text_is_complete);
    tcase_add_test(tcase, metadata_and_structure);
    tcase_add_test(tcase, catalog_is_completed);
    tcase_add_test(tcase, same_bytes_twice);
    tcase_add_test(tcase, long_table_repeats_its_header);
    tcase_add_test(tcase, raw_html_never_shows);
    tcase_add_test(tcase, addresses_do_not_break_the_file);
    tcase_add_test(tcase, hostile_markdown);
    tcase_add_test(tcase, too_large_a_table_is_refused);
    tcase_add_test(tcase, pictures_are_drawn_or_missed);
    tcase_add_test(tcase, scene_as_svg);
    tcase_add_test(tcase, real_documents);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_NOFORK);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    g_autofree char *left = g_build_filename(folder, "a.pdf", NULL);
    unlink(left);
    rmdir(folder);
    g_free(folder);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
