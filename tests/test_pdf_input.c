/* load/pdf: input that is damaged, locked or no PDF at all, and programs of poppler-utils that are
 * not there, hang, or say what they never should. */
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pdf_world.h"

/* A PDF of one page that says `text`; `more` stands in the trailer. */
static char *small_pdf(const char *text, const char *more, const char *object)
{
    g_autofree char *stream = g_strdup_printf("BT /F1 12 Tf 72 700 Td (%s) Tj ET", text);
    return g_strdup_printf(
        "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
        "4 0 obj<</Length %zu>>stream\n%s\nendstream\nendobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n%s"
        "trailer<</Root 1 0 R/Size 9%s>>\n",
        strlen(stream), stream, object, more);
}

static void fails(const char *bytes, const char *part)
{
    assert_fails(bytes, strlen(bytes), part);
}

START_TEST(a_small_pdf_is_read_from_bytes)
{
    g_autofree char *pdf = small_pdf("Et \\(lille\\) dokument &lt; <b>her</b>", "", "");
    g_autofree char *behind = g_strconcat("\n\nnoget foran\n", pdf, NULL);
    const char *const texts[] = {pdf, behind};
    for (size_t i = 0; i < G_N_ELEMENTS(texts) && has_poppler(); i++) {
        struct loaded l;
        load_text(&l, texts[i]);
        g_autofree char *dump = dump_of(&l);
        assert_has(dump, "dokument &lt; <b>her</b>");
        ck_assert_str_eq(l.inputs.items.v[0].version, "1.4");
        loaded_clear(&l);
    }
}
END_TEST

START_TEST(a_locked_pdf_says_so)
{
    static const char locked[] =
        "/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]"
        "/Encrypt<</Filter/Standard/V 1/R 2/P -4"
        "/O<00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff>"
        "/U<00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff>>>";
    g_autofree char *pdf = small_pdf("hemmeligt", locked, "");
    if (has_poppler())
        fails(pdf, "m.xml: PDF'en kræver en adgangskode");
}
END_TEST

START_TEST(damaged_files_say_so)
{
    g_autofree char *whole = small_pdf("afkortet", "", "");
    if (!has_poppler())
        return;
    fails("%PDF-1.7", "beskadiget eller afkortet");
    fails("%PDF-1.4\nDette er en tekst, som nogen har kaldt rapport.pdf.\n", "beskadiget");
    whole[120] = '\0';
    fails(whole, "beskadiget eller afkortet");
}
END_TEST

/* Cut anywhere, and with bytes turned around, it is read or refused. */
START_TEST(no_damage_does_worse_than_an_error)
{
    g_autofree char *pdf = small_pdf("Beskadiget", "", "");
    size_t len = strlen(pdf);
    for (size_t i = 1; i < 12 && has_poppler(); i++) {
        struct loaded l;
        load_bytes(&l, pdf, len * i / 12);
        loaded_clear(&l);
        g_autofree char *turned = g_strdup(pdf);
        turned[len * i / 12] ^= 0x5a;
        load_bytes(&l, turned, len);
        loaded_clear(&l);
    }
}
END_TEST

/* Programs that only look like those of poppler-utils lie here; it is all of PATH. */
static char *folder;
static char *path_before;

static void put_program(const char *name, const char *script)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *text = g_strdup_printf("#!/bin/sh\nPATH=/usr/bin:/bin\n%s\n", script);
    ck_assert(g_file_set_contents(path, text, -1, NULL));
    ck_assert_int_eq(g_chmod(path, 0755), 0);
}

static void use_fakes(const char *info, const char *text)
{
    folder = g_dir_make_tmp("ark-XXXXXX", NULL);
    path_before = g_strdup(g_getenv("PATH"));
    if (info)
        put_program("pdfinfo", info);
    if (text)
        put_program("pdftohtml", text);
    g_setenv("PATH", folder, TRUE);
}

static void drop_fakes(void)
{
    static const char *const names[] = {"pdfinfo", "pdftohtml"};
    g_setenv("PATH", path_before, TRUE);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(folder, names[i], NULL);
        g_unlink(path);
    }
    g_rmdir(folder);
    g_clear_pointer(&folder, g_free);
    g_clear_pointer(&path_before, g_free);
}

#define ONE_PAGE "echo 'Pages: 1'"
#define PAGE(inside)                                                                               \
    "cat <<'EOF'\n<pdf2xml><page number=\"1\" height=\"2526\" width=\"1784\">\n"                   \
    "<fontspec id=\"0\" size=\"33\" family=\"A\" color=\"#000000\"/>\n" inside                     \
    "\n</page></pdf2xml>\nEOF"
#define TEXT "<text top=\"300\" left=\"200\" width=\"900\" height=\"33\" font=\"0\">"

START_TEST(without_poppler_it_says_what_to_install)
{
    struct loaded l;
    use_fakes(NULL, NULL);
    fails("%PDF-1.4\n", "apt install poppler-utils");
    /* In a folder it is only mentioned. */
    g_autofree char *dir = g_dir_make_tmp("ark-XXXXXX", NULL);
    g_autofree char *pdf = g_build_filename(dir, "a.pdf", NULL);
    g_autofree char *text = g_build_filename(dir, "b.md", NULL);
    ck_assert(g_file_set_contents(pdf, "%PDF-1.4\n", -1, NULL));
    ck_assert(g_file_set_contents(text, "# Rapport\n\nTekst.\n", -1, NULL));
    load_path(&l, dir);
    ck_assert_ptr_null(l.error);
    ck_assert_uint_eq(diags_with(&l, "unread-file"), 1);
    assert_has(l.diags.items.v[0].message, "poppler-utils");
    loaded_clear(&l);
    g_unlink(pdf), g_unlink(text), g_rmdir(dir);
    drop_fakes();
}
END_TEST

START_TEST(programs_that_hang_are_stopped)
{
    gint64 begun = g_get_monotonic_time();
    g_setenv("ARK_TEST_PDF_MILLISECONDS", "300", TRUE);
    use_fakes("sleep 60", "sleep 60");
    fails("%PDF-1.4\n", "det tager for lang tid");
    drop_fakes();
    use_fakes(ONE_PAGE, "sleep 60");
    fails("%PDF-1.4\n", "det tager for lang tid");
    drop_fakes();
    use_fakes(ONE_PAGE, "yes '<page>'");
    fails("%PDF-1.4\n", "PDF'en kan ikke læses"); /* too long, or too much */
    drop_fakes();
    g_unsetenv("ARK_TEST_PDF_MILLISECONDS");
    ck_assert_int_lt(g_get_monotonic_time() - begun, 30 * G_USEC_PER_SEC);
}
END_TEST

START_TEST(programs_that_fail_are_told_of)
{
    static const struct {
        const char *info, *text, *part;
    } cases[] = {
        {"kill -SEGV $$", ONE_PAGE, "gik ned"},
        {"exit 1", ONE_PAGE, "beskadiget"},
        {"echo 'Command Line Error: Incorrect password' >&2; exit 1", ONE_PAGE, "adgangskode"},
        {"echo ingenting", ONE_PAGE, "beskadiget"},
        {"echo 'Pages: 1'; echo 'Encrypted: yes (print:yes copy:no change:no)'", ONE_PAGE,
         "tillader ikke, at teksten kopieres"},
        {"echo 'Pages: 999999'", ONE_PAGE, "højst 5000 læses"},
        {ONE_PAGE, "echo '<html><body>'", "svarer ikke, som det plejer"},
        {ONE_PAGE, "seq 1 20000 | tr 0-9 '\\000-\\011'", "svarer ikke, som det plejer"},
        {ONE_PAGE, "true", "svarer ikke, som det plejer"},
        {ONE_PAGE, PAGE(""), "ingen tekst"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        use_fakes(cases[i].info, cases[i].text);
        fails("%PDF-1.4\n", cases[i].part);
        drop_fakes();
    }
}
END_TEST

/* pdftohtml closes tags in any order, and lets control characters through. */
START_TEST(odd_lines_are_read)
{
    static const struct {
        const char *page, *part;
    } cases[] = {
        {PAGE(TEXT "<b>fed <a href=\"https://kombit.dk/a&amp;b\">tekst</b> her</a></text>"),
         "text: \"fed tekst her\""},
        {PAGE(TEXT "<b>fed <a href=\"https://kombit.dk/a&amp;b\">tekst</b> her</a></text>"),
         "target: \"https://kombit.dk/a&b\""},
        {PAGE(TEXT "før \001\013\033 efter \357\277\276 \377\376 slut</text>"), "før efter slut"},
        {PAGE(TEXT "\302\201fed\302\202 og \302\203falsk\302\204 henvisning</text>"),
         "fed og falsk henvisning"},
        {PAGE(TEXT "<a href=\"javascript:alert(1)\">klik</a> her</text>"), "klik her"},
        {PAGE("<text top=\"99999999999\" left=\"-5\" width=\"x\" font=\"77\">uden sted</text>"),
         "uden sted"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct loaded l;
        use_fakes(ONE_PAGE, cases[i].page);
        load_text(&l, "%PDF-1.4\n");
        drop_fakes();
        g_autofree char *dump = dump_of(&l);
        assert_has(dump, cases[i].part);
        assert_lacks(dump, "javascript");
        loaded_clear(&l);
    }
}
END_TEST

/* Tags that can't be had, say nothing or something else: the places of the lines will do. */
START_TEST(tags_that_are_of_no_use_are_passed_over)
{
    static const char *const answers[] = {
        "exit 3",
        "kill -SEGV $$",
        "echo Document",
        "seq 1 20000 | sed 's/^/\"/'",
        "echo Document; echo '  H1 (block)'; echo '    \"En helt anden tekst end den på siden\"'",
        "i=0; while [ $i -lt 3000 ]; do printf '%*sL\\n' $i ''; i=$((i+7)); done"};
    for (size_t i = 0; i < G_N_ELEMENTS(answers); i++) {
        g_autofree char *info = g_strdup_printf(
            "case \"$*\" in *struct*) %s;; *) echo 'Pages: 1'; echo 'Tagged: yes';; esac",
            answers[i]);
        struct loaded l;
        use_fakes(info, PAGE(TEXT "Teksten er her.</text>"));
        load_text(&l, "%PDF-1.4\n");
        drop_fakes();
        g_autofree char *dump = dump_of(&l);
        assert_has(dump, ":Paragraph {page: 1, text: \"Teksten er her.\"}");
        ck_assert_uint_eq(diags_with(&l, "pdf-tags"), 1);
        loaded_clear(&l);
    }
}
END_TEST

/* A title that the tool made of a file's name is none; nor can a title pass for another line. */
START_TEST(facts_are_what_people_wrote)
{
    static const struct {
        const char *info, *has, *lacks;
    } cases[] = {
        {"echo 'Title: Microsoft Word - rapport.docx'", "name: \"Teksten er her.\"", "Microsoft"},
        {"echo 'Title: rapport_v2.DOC'", "Teksten", "DOC"},
        {"echo 'Title: Arkitekturrapport'", "name: \"Arkitekturrapport\"", "property"},
        {"echo 'Author: Ærø   Kommune'", "author: \"Ærø Kommune\"", "property"},
        {"echo 'CreationDate: 2017-10-11T19:48:10+02'", "created: \"2017-10-11\"", "19:48"},
        {"echo 'Title: x'; echo 'Pages: 0'", "title: \"x\"", "property"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *info = g_strdup_printf("%s; " ONE_PAGE, cases[i].info);
        struct loaded l;
        use_fakes(info, PAGE("<fontspec id=\"1\" size=\"60\" family=\"A\" color=\"#000000\"/>"
                             "<text top=\"300\" left=\"200\" width=\"900\" height=\"60\" "
                             "font=\"1\">Teksten er her.</text>" TEXT
                             "og en linje til, der er længere end den første</text>"));
        load_text(&l, "%PDF-1.4\n");
        drop_fakes();
        g_autofree char *dump = dump_of(&l);
        assert_has(dump, cases[i].has);
        assert_lacks(dump, cases[i].lacks);
        loaded_clear(&l);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {a_small_pdf_is_read_from_bytes,
                                  a_locked_pdf_says_so,
                                  damaged_files_say_so,
                                  no_damage_does_worse_than_an_error,
                                  without_poppler_it_says_what_to_install,
                                  programs_that_hang_are_stopped,
                                  programs_that_fail_are_told_of,
                                  odd_lines_are_read,
                                  tags_that_are_of_no_use_are_passed_over,
                                  facts_are_what_people_wrote};
    return run_suite("pdf_input", tests, G_N_ELEMENTS(tests));
}
