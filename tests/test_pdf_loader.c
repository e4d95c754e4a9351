/* load/pdf: documents as poppler-utils tells of them. The same text is read from Markdown or docx
 * to see what came through; where poppler-utils is absent, that is said and the rest passes. */
#include <glib/gstdio.h>
#include <zip.h>

#include "pdf_world.h"
#include "render/renderer.h"

/* Fontconfig keeps patterns for as long as the process lives. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig";
}

/* How many lines are in one and not in the other; says which. */
static uint32_t differences(const char *what, const GPtrArray *expected, const GPtrArray *found)
{
    uint32_t wrong = 0;
    for (guint i = 0; i < MAX(expected->len, found->len); i++) {
        const char *a = i < expected->len ? g_ptr_array_index(expected, i) : "(nothing)";
        const char *b = i < found->len ? g_ptr_array_index(found, i) : "(nothing)";
        if (strcmp(a, b) == 0)
            continue;
        if (!wrong++)
            printf("%s: expected \"%s\", found \"%s\"\n", what, a, b);
    }
    return wrong;
}

static GString *render(const char *markdown)
{
    struct ark_render_job job = {.markdown = markdown, .author = "arkitjek"};
    GString *out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    ck_assert_msg(ark_render_pdf(&job, out, &error), "%s", error ? error->message : "");
    return out;
}

static char *corpus_file(const char *name)
{
    g_autofree char *corpus = corpus_folder();
    return corpus ? g_build_filename(corpus, name, NULL) : NULL;
}

/* The document as another program prints it anew: without tags, bookmarks and links. NULL when that
 * program is not there. Caller frees. */
static char *untagged(const char *path)
{
    g_autofree char *program = g_find_program_in_path("pdftocairo");
    char *to = g_build_filename(g_get_tmp_dir(), "ark-untagged.pdf", NULL);
    const char *const argv[] = {program, "-pdf", path, to, NULL};
    int status = -1;
    if (program)
        g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                     &status, NULL);
    if (status == 0)
        return to;
    g_free(to);
    return NULL;
}

/* What the report of a sample says, without the front matter, which is not printed. */
static char *sample_text(void)
{
    g_autofree char *path =
        g_build_filename(g_getenv("ARK_SOURCE_ROOT"), "samples/dubu/arkitekturrapport.md", NULL);
    g_autofree char *text = NULL;
    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    const char *end = strstr(text, "\n---\n");
    return g_strdup(end ? end + 5 : text);
}

/* A table or a list that the end of a page parts is one; but a paragraph that is parted between two
 * sentences stays two: nothing tells that from a new paragraph. So paragraphs are not compared. */
static uint32_t compare(const char *what, const struct loaded *expected, const struct loaded *found)
{
    static const char *const section[] = {"level", "number", "name", NULL};
    static const char *const text[] = {"text", NULL};
    static const char *const header[] = {"header", "columns", "rows", NULL};
    static const struct {
        const char *label;
        const char *const *keys;
    } compared[] = {{"Section", section}, {"Table", header}, {"Row", text}, {"ListItem", text}};
    uint32_t wrong = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(compared); i++) {
        g_autoptr(GPtrArray) a = lines_of(expected, compared[i].label, compared[i].keys);
        g_autoptr(GPtrArray) b = lines_of(found, compared[i].label, compared[i].keys);
        ck_assert_uint_gt(a->len, 0);
        wrong += differences(what, a, b);
    }
    return wrong;
}

START_TEST(what_was_printed_is_read_back)
{
    g_autofree char *text = sample_text();
    struct loaded markdown, pdf;
    if (!has_poppler())
        return;
    GString *bytes = render(text);
    load_text(&markdown, text);
    load_bytes(&pdf, bytes->str, bytes->len);
    ck_assert_uint_eq(compare("tagged", &markdown, &pdf), 0);
    ck_assert_str_eq(pdf.inputs.items.v[0].format, "pdf");
    ck_assert_int_eq(pdf.inputs.items.v[0].unit, ARK_PLACE_PAGE);
    loaded_clear(&pdf);
    loaded_clear(&markdown);
    g_string_free(bytes, TRUE);
}
END_TEST

/* Without tags the levels are those of the numbers ("2.1": 2), so only names are held together; the
 * title of the document is its title, and no section. */
START_TEST(tables_and_headings_are_found_without_tags)
{
    g_autofree char *text = sample_text();
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "ark-tagged.pdf", NULL);
    struct loaded tagged, bare;
    if (!has_poppler())
        return;
    GString *bytes = render(text);
    ck_assert(g_file_set_contents(path, bytes->str, (gssize)bytes->len, NULL));
    g_autofree char *other = untagged(path);
    load_path(&tagged, path);
    load_path(&bare, other);
    g_autoptr(GPtrArray) a = LINES(&tagged, "Section", "number", "name");
    g_autoptr(GPtrArray) b = LINES(&bare, "Section", "number", "name");
    g_ptr_array_remove_index(a, 0);
    ck_assert_uint_eq(differences("headings", a, b), 0);
    g_autoptr(GPtrArray) rows = LINES(&tagged, "Row", "text");
    g_autoptr(GPtrArray) bare_rows = LINES(&bare, "Row", "text");
    ck_assert_uint_gt(rows->len, 0);
    ck_assert_uint_eq(differences("rows", rows, bare_rows), 0);
    g_autoptr(GPtrArray) headers = LINES(&tagged, "Table", "header");
    g_autoptr(GPtrArray) bare_headers = LINES(&bare, "Table", "header");
    ck_assert_uint_eq(differences("headers", headers, bare_headers), 0);
    loaded_clear(&bare);
    loaded_clear(&tagged);
    g_string_free(bytes, TRUE);
    g_unlink(path);
    g_unlink(other);
}
END_TEST

static char *zip_text(const char *path, const char *entry)
{
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    zip_stat_t about;
    ck_assert(zip && zip_stat(zip, entry, 0, &about) == 0);
    char *text = g_malloc0(about.size + 1);
    zip_file_t *file = zip_fopen(zip, entry, 0);
    ck_assert_int_eq(zip_fread(file, text, about.size), (zip_int64_t)about.size);
    zip_fclose(file);
    zip_close(zip);
    return text;
}

/* "3" for the styles that Word calls "heading 3". */
static GHashTable *heading_styles(const char *path)
{
    GHashTable *levels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autofree char *styles = zip_text(path, "word/styles.xml");
    g_autoptr(GRegex) regex = g_regex_new(
        "w:styleId=\"([^\"]+)\"[^>]*>\\s*<w:name w:val=\"[Hh]eading (\\d)\"", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    for (g_regex_match(regex, styles, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL))
        g_hash_table_insert(levels, g_match_info_fetch(match, 1), g_match_info_fetch(match, 2));
    return levels;
}

static void append_runs(const char *paragraph, GString *out)
{
    g_autoptr(GRegex) regex = g_regex_new("<w:t(?: [^>]*)?>([^<]*)</w:t>", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    for (g_regex_match(regex, paragraph, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
        g_autofree char *run = g_match_info_fetch(match, 1);
        g_string_append(out, run);
    }
}

/* Level and name of the headings of a docx, read by their styles alone. */
static GPtrArray *docx_headings(const char *path)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) levels = heading_styles(path);
    g_autofree char *document = zip_text(path, "word/document.xml");
    g_auto(GStrv) paragraphs = g_strsplit(document, "</w:p>", -1);
    for (char **paragraph = paragraphs; *paragraph; paragraph++) {
        const char *style = strstr(*paragraph, "<w:pStyle w:val=\"");
        if (!style)
            continue;
        style += strlen("<w:pStyle w:val=\"");
        g_autofree char *id = g_strndup(style, strcspn(style, "\""));
        const char *level = g_hash_table_lookup(levels, id);
        g_autoptr(GString) name = g_string_new(NULL);
        append_runs(*paragraph, name);
        g_strstrip(name->str);
        if (level && *name->str)
            g_ptr_array_add(lines, g_strdup_printf("%s\t%s\t", level, name->str));
    }
    return lines;
}

/* Word's own PDF of a docx has the headings of the docx, all of them with their levels. (The
 * Markdown of that text in the corpus is of a later edition: most of its headings are others.) */
START_TEST(headings_equal_those_of_the_docx)
{
    g_autofree char *pdf = corpus_file("doc-pdf/DK_RAD_v0.3.pdf");
    g_autofree char *docx = corpus_file("doc-docx/DK_RAD_v0.3.docx");
    struct loaded l;
    if (!pdf || !has_poppler())
        return;
    load_path(&l, pdf);
    g_autoptr(GPtrArray) expected = docx_headings(docx);
    g_autoptr(GPtrArray) found = LINES(&l, "Section", "level", "name");
    ck_assert_uint_gt(expected->len, 0);
    ck_assert_uint_eq(differences("docx", expected, found), 0);
    loaded_clear(&l);
}
END_TEST

/* "images=11" in the column of oddities. */
static int index_count(const char *local, const char *key)
{
    g_autofree char *path = corpus_file("INDEX.tsv"), *text = NULL;
    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    g_autofree char *cell = g_strdup_printf("\t%s\t", local);
    const char *row = strstr(text, cell);
    ck_assert_msg(row != NULL, "%s is not in the index", local);
    g_autofree char *line = g_strndup(row, strcspn(row, "\n"));
    g_autofree char *word = g_strdup_printf("%s=", key);
    const char *found = strstr(line, word);
    ck_assert_msg(found != NULL, "%s has no %s", local, key);
    return atoi(found + strlen(word));
}

static int64_t last_page(const struct loaded *l)
{
    int64_t last = 0;
    ark_atom page = ark_atom_intern(l->atoms, "page");
    for (uint32_t i = 0; i < ark_graph_node_count(l->graph); i++) {
        struct ark_value value = ark_graph_get(l->graph, ARK_NODE(i), page);
        if (value.type == ARK_INT)
            last = MAX(last, value.integer);
    }
    return last;
}

START_TEST(counts_equal_the_index)
{
    static const char *const files[] = {"doc-pdf/DK_RAD_v0.3.pdf",
                                        "doc-pdf/DK_EHMI_sikkerhedsarkitektur.pdf"};
    g_autofree char *corpus = corpus_folder();
    for (size_t i = 0; corpus && i < G_N_ELEMENTS(files) && has_poppler(); i++) {
        g_autofree char *path = corpus_file(files[i]);
        struct loaded l;
        load_path(&l, path);
        ck_assert_msg(!l.error, "%s", l.error ? l.error->message : "");
        ck_assert_int_eq(last_page(&l), index_count(files[i], "pages"));
        /* The figures are those of the docx that it was printed from. */
        if (i == 0)
            ck_assert_int_eq(l.inputs.items.v[0].counts[ARK_COUNT_FIGURES],
                             index_count("doc-docx/DK_RAD_v0.3.docx", "images"));
        ck_assert_uint_eq(l.diags.items.n, 0);
        loaded_clear(&l);
    }
}
END_TEST

static const char *file_of_page(const struct loaded *l, const char *label, uint32_t *ret_page)
{
    ark_atom wanted = ark_atom_intern(l->atoms, label);
    for (uint32_t i = 0; i < ark_graph_node_count(l->graph); i++) {
        if (!ark_graph_has_label(l->graph, ARK_NODE(i), wanted))
            continue;
        struct ark_loc loc = ark_graph_loc(l->graph, ARK_NODE(i));
        *ret_page = loc.line;
        return ark_atom_text(l->atoms, loc.file);
    }
    return "";
}

/* What a real document has, as a reader sees it. */
START_TEST(a_real_document_is_read_as_it_stands)
{
    g_autofree char *path = corpus_file("doc-pdf/DK_EHMI_sikkerhedsarkitektur.pdf");
    struct loaded l;
    if (!path || !has_poppler())
        return;
    load_path(&l, path);
    g_autofree char *dump = dump_of(&l);
    /* Facts, and the tool. */
    assert_has(dump, "author: \"Christian Gasser\"");
    assert_has(dump, "created: \"2025-01-21\"");
    assert_has(l.inputs.items.v[0].tool, "Word");
    /* Running headers, page numbers and contents are no text. */
    assert_lacks(dump, "MedCom standard");
    assert_lacks(dump, ".....");
    /* Tables by columns, also over the end of a page; the rest of a row is a part of it. */
    assert_has(dump, "header: \"Version | Initialer | Dato | Beskrivelse\"");
    assert_has(dump, "Beskrivelse: \"Efter review fra ASHA og OVI\", Dato: \"2024-05-06\"");
    g_autoptr(GPtrArray) metadata = LINES(&l, "Row", "Metadata element");
    ck_assert_uint_gt(metadata->len, 6);
    /* The rest of an item on the next page. */
    assert_has(dump, "sundhedsadresseringsservicen som tilgår postkasseregisteret");
    /* Captions, code, notes and links. */
    assert_has(dump, ":Figure {caption: \"Figur 2: Systemkalds-scenarie\", page: 13}");
    assert_has(dump, ":Code {page: 15, text: \"POST /token HTTP/1.1\\nHost: ");
    assert_has(dump, "baseret på OCES systemcertifikater, hvor hver klient");
    assert_has(dump, "text: \"I OCES3 anvendes begreberne");
    assert_has(dump, "target: \"https://github.com/panva/oauth4webapi\"");
    uint32_t page = 0;
    ck_assert_str_eq(file_of_page(&l, "Table", &page), path);
    ck_assert_uint_eq(page, 2);
    loaded_clear(&l);
}
END_TEST

/* Headings by fonts alone: no line of the text may become one. */
START_TEST(no_false_headings_without_tags)
{
    static const char *const files[] = {"doc-pdf/DK_RAD_v0.3.pdf",
                                        "doc-pdf/DK_EHMI_sikkerhedsarkitektur.pdf"};
    g_autofree char *corpus = corpus_folder();
    for (size_t i = 0; corpus && i < G_N_ELEMENTS(files) && has_poppler(); i++) {
        g_autofree char *path = corpus_file(files[i]), *other = untagged(path);
        struct loaded tagged, bare;
        load_path(&tagged, path);
        load_path(&bare, other);
        g_autoptr(GPtrArray) a = LINES(&tagged, "Section", "level", "number", "name");
        g_autoptr(GPtrArray) b = LINES(&bare, "Section", "level", "number", "name");
        for (guint k = 0, next = 0; k < b->len; k++, next++) {
            while (next < a->len && strcmp(at(a, next), at(b, k)) != 0)
                next++;
            ck_assert_msg(next < a->len, "%s: \"%s\" is no heading, or stands elsewhere", files[i],
                          at(b, k));
        }
        printf("%s: %u of %u headings by fonts, %u of %u tables by places\n", files[i], b->len,
               a->len, has_label(&bare, "Table"), has_label(&tagged, "Table"));
        ck_assert_uint_ge(b->len * 4, a->len * 3);
        loaded_clear(&bare);
        loaded_clear(&tagged);
        g_unlink(other);
    }
}
END_TEST

/* Rows of tables by their letters: at the end of a line a hyphen may be one of the word's, or not.
 */
static GPtrArray *bare_rows(const struct loaded *l)
{
    g_autoptr(GPtrArray) rows = LINES(l, "Row", "text");
    GPtrArray *bare = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < rows->len; i++) {
        g_auto(GStrv) parts = g_strsplit_set(at(rows, i), " -", -1);
        g_ptr_array_add(bare, g_strjoinv("", parts));
    }
    return bare;
}

/* Real texts printed by our own renderer, read back by their tags. In two of them there are rows
 * that say nothing, or pictures in cells whose names are printed: there, rows are not compared. */
START_TEST(headings_and_tables_of_real_texts_come_back)
{
    static const struct {
        const char *name;
        bool rows;
    } files[] = {
        {"doc-md/DK_rammearkitektur.md", false},    {"doc-md/DK_arkitekturreviews.md", false},
        {"doc-md/DK_digst-sharing_main.md", false}, {"doc-md/DK_vejledning-archimate.md", false},
        {"doc-md/DK_datakvalitet.md", true},        {"doc-md/DK_kombit_generelt.md", true},
        {"doc-md/DK_RA-observation.md", false}};
    g_autofree char *corpus = corpus_folder();
    for (size_t i = 0; corpus && i < G_N_ELEMENTS(files) && has_poppler(); i++) {
        g_autofree char *path = corpus_file(files[i].name), *text = NULL;
        struct loaded markdown, pdf;
        ck_assert(g_file_get_contents(path, &text, NULL, NULL));
        GString *bytes = render(text);
        load_text(&markdown, text);
        load_bytes(&pdf, bytes->str, bytes->len);
        g_autoptr(GPtrArray) a = LINES(&markdown, "Section", "level", "number", "name");
        g_autoptr(GPtrArray) b = LINES(&pdf, "Section", "level", "number", "name");
        ck_assert_uint_gt(a->len, 0);
        ck_assert_uint_eq(differences(files[i].name, a, b), 0);
        if (files[i].rows) {
            g_autoptr(GPtrArray) rows = bare_rows(&markdown);
            g_autoptr(GPtrArray) pdf_rows = bare_rows(&pdf);
            ck_assert_uint_gt(rows->len, 0);
            ck_assert_uint_eq(differences(files[i].name, rows, pdf_rows), 0);
        }
        loaded_clear(&pdf);
        loaded_clear(&markdown);
        g_string_free(bytes, TRUE);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {what_was_printed_is_read_back,
                                  tables_and_headings_are_found_without_tags,
                                  headings_equal_those_of_the_docx,
                                  counts_equal_the_index,
                                  a_real_document_is_read_as_it_stands,
                                  no_false_headings_without_tags,
                                  headings_and_tables_of_real_texts_come_back};
    return run_suite("pdf_loader", tests, G_N_ELEMENTS(tests));
}
