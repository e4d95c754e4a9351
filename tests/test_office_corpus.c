/* Real docx and odt files: what is in the graph, held to what a script counts in their raw XML
 * (tests/count_office.py), to their own tables of contents, to the index of the corpus, and to
 * other editions of the same text. */
#include "document/document.h"
#include "office_made.h"

static char *file_of(const char *corpus, const char *name)
{
    return g_build_filename(corpus, name, NULL);
}

static const char *const files[] = {
    "doc-docx/DE_arc42_Datenmigration.docx",
    "doc-docx/DK_DAR_DLS.docx",
    "doc-docx/DK_DAR_implementering.docx",
    "doc-docx/DK_EBR_sikkerhed.docx",
    "doc-docx/DK_RAD_v0.3.docx",
    "doc-docx/DK_reference-digst_template.docx",
    "doc-odt/WebGeography_SAD.odt",
    "doc-odt/delta_reporting_architecture.odt",
    "doc-odt/wsnsim_architecture.odt",
};

/* What the script prints of a file. */
static char *counted(const char *path)
{
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    g_autofree char *script = g_build_filename(root ? root : ".", "tests", "count_office.py", NULL);
    const char *const argv[] = {"python3", script, path, NULL};
    char *out = NULL;
    g_autofree char *err = NULL;
    int status;
    ck_assert(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err,
                           &status, NULL));
    ck_assert_msg(status == 0, "%s", err);
    return out;
}

static unsigned number_in(const char *text, const char *key)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        if (g_str_has_prefix(*line, key) && (*line)[strlen(key)] == ' ')
            return (unsigned)atoi(*line + strlen(key));
    }
    ck_abort_msg("no %s in %s", key, text);
    return 0;
}

/* Rows of cells and rows of headers; those are in the table's header and name only. */
static unsigned rows_of(const struct loaded *l)
{
    unsigned rows = count_of(l, "Row");
    for (unsigned i = 0; i < count_of(l, "Table"); i++) {
        ark_ref table = node_of(l, "Table", i);
        rows += ark_graph_get_str(l->graph, table, "header") != NULL;
        rows += ark_graph_get_str(l->graph, table, "name") != NULL;
    }
    return rows;
}

/* Every heading, table, row and figure that the raw XML has, and no more. There are no exceptions:
 * headings inside table cells would be one (they are text of their cell), and no file has any. */
START_TEST(counts_equal_those_in_the_raw_xml)
{
    g_autofree char *corpus = corpus_folder();
    for (size_t i = 0; corpus && i < G_N_ELEMENTS(files); i++) {
        struct loaded l;
        g_autofree char *path = file_of(corpus, files[i]), *raw = counted(path);
        load_path(&l, path);
        ck_assert_msg(!l.error, "%s", l.error ? l.error->message : "");
        ck_assert_msg(count_of(&l, "Section") == number_in(raw, "headings"), "%s: %u headings, %s",
                      files[i], count_of(&l, "Section"), raw);
        ck_assert_msg(number_in(raw, "headings_in_cells") == 0, "%s: %s", files[i], raw);
        ck_assert_msg(count_of(&l, "Table") == number_in(raw, "tables"), "%s: %u tables, %s",
                      files[i], count_of(&l, "Table"), raw);
        ck_assert_msg(rows_of(&l) == number_in(raw, "rows"), "%s: %u rows, %s", files[i],
                      rows_of(&l), raw);
        ck_assert_msg(count_of(&l, "Figure") == number_in(raw, "figures"), "%s: %u figures, %s",
                      files[i], count_of(&l, "Figure"), raw);
        ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_SECTIONS], count_of(&l, "Section"));
        loaded_clear(&l);
    }
}
END_TEST

static const char *number_of_section(const struct loaded *l, const char *name)
{
    for (unsigned i = 0; i < count_of(l, "Section"); i++) {
        if (g_ascii_strcasecmp(prop_of(l, "Section", i, "name"), name) == 0)
            return prop_of(l, "Section", i, "number");
    }
    return NULL;
}

/* Lines of a table of contents that the text has moved on from since it was made. */
static bool is_outdated(const char *file, const char *title)
{
    return g_str_has_suffix(file, "WebGeography_SAD.odt") &&
           strcmp(title, "Architectural requirements: goals and constrains") == 0;
}

/* Numbers are counted, not written, in these files; the tables of contents have them as Word and
 * LibreOffice counted them. */
START_TEST(numbers_of_headings_are_those_in_the_contents)
{
    g_autofree char *corpus = corpus_folder();
    unsigned seen = 0;
    for (size_t i = 0; corpus && i < G_N_ELEMENTS(files); i++) {
        struct loaded l;
        g_autofree char *path = file_of(corpus, files[i]), *raw = counted(path);
        g_auto(GStrv) lines = g_strsplit(raw, "\n", -1);
        load_path(&l, path);
        for (char **line = lines; *line; line++) {
            if (!g_str_has_prefix(*line, "number "))
                continue;
            g_auto(GStrv) parts = g_strsplit(*line + strlen("number "), "\t", 2);
            const char *number = number_of_section(&l, parts[1]);
            if (!number && is_outdated(files[i], parts[1]))
                continue;
            ck_assert_msg(number && strcmp(number, parts[0]) == 0, "%s: %s is %s, not %s", files[i],
                          parts[1], number ? number : "no section", parts[0]);
            seen++;
        }
        loaded_clear(&l);
    }
    ck_assert(!corpus || seen == 39);
}
END_TEST

/* The value of "key=12" among the oddities of a row; -1 without one. */
static int oddity(const char *row, const char *key)
{
    g_autofree char *mark = g_strconcat(" ", key, "=", NULL),
                    *first = g_strconcat("\t", key, "=", NULL);
    const char *at = strstr(row, mark);
    at = at ? at : strstr(row, first);
    return at ? atoi(at + strlen(mark)) : -1;
}

/* What the index counted otherwise, and why. */
static const struct {
    const char *file, *key;
    int index, ours;
    const char *reason;
} otherwise[] = {
    {"doc-docx/DK_DAR_implementering.docx", "images", 1, 2,
     "one is a Visio object with its picture"},
    {"doc-docx/DK_EBR_sikkerhed.docx", "headings", 8, 7, "one is the title of the contents"},
    {"doc-docx/DK_RAD_v0.3.docx", "headings", 38, 37, "one is the title of the document"},
    {"doc-docx/DK_reference-digst_template.docx", "headings", 1, 0, "it is empty, in a cell"},
    {"doc-docx/DK_reference-digst_template.docx", "tables", 3, 2,
     "one is there twice, as choice and fallback"},
    {"doc-odt/WebGeography_SAD.odt", "headings", 20, 19, "one is empty"},
    {"doc-odt/wsnsim_architecture.odt", "headings", 15, 13, "two are empty"},
    {"doc-odt/wsnsim_architecture.odt", "images", -1, 2, "drawings made of shapes"},
};

static void agree(const char *file, const char *key, int index, int ours)
{
    for (size_t i = 0; i < G_N_ELEMENTS(otherwise); i++) {
        if (strcmp(otherwise[i].file, file) == 0 && strcmp(otherwise[i].key, key) == 0) {
            ck_assert_int_eq(otherwise[i].index, index);
            ck_assert_int_eq(otherwise[i].ours, ours);
            return;
        }
    }
    ck_assert_msg(MAX(index, 0) == ours || (index < 0 && strcmp(key, "headings") == 0),
                  "%s: %d %s, the index has %d", file, ours, key, index);
}

START_TEST(counts_agree_with_the_index)
{
    g_autofree char *corpus = corpus_folder(), *text = NULL;
    g_autofree char *index = corpus ? file_of(corpus, "INDEX.tsv") : NULL;
    if (!corpus)
        return;
    ck_assert(g_file_get_contents(index, &text, NULL, NULL));
    g_auto(GStrv) rows = g_strsplit(text, "\n", -1);
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = file_of(corpus, files[i]),
                        *mark = g_strdup_printf("\t%s\t", files[i]);
        struct loaded l;
        char **row = rows;
        while (*row && !strstr(*row, mark))
            row++;
        ck_assert_msg(*row, "%s is not in the index", files[i]);
        load_path(&l, path);
        agree(files[i], "headings", oddity(*row, "headings"), (int)count_of(&l, "Section"));
        agree(files[i], "tables", oddity(*row, "tables"), (int)count_of(&l, "Table"));
        agree(files[i], "images", oddity(*row, "images"), (int)count_of(&l, "Figure"));
        g_auto(GStrv) cells = g_strsplit(*row, "\t", -1);
        ck_assert_msg(g_str_has_prefix(l.inputs.items.v[0].tool, cells[10]), "%s: %s", files[i],
                      l.inputs.items.v[0].tool);
        loaded_clear(&l);
    }
}
END_TEST

static ark_ref section_named(const struct loaded *l, const char *name)
{
    for (unsigned i = 0; i < count_of(l, "Section"); i++) {
        if (strcmp(prop_of(l, "Section", i, "name"), name) == 0)
            return node_of(l, "Section", i);
    }
    return ARK_REF_NONE;
}

/* The reference architecture of data sharing: release 0.3 is a docx, 0.5 is called docx and is
 * Markdown, and the Markdown of today goes on from there. The chapters were rewritten in between,
 * so most sections are in one edition only. Those that kept their names keep their level and place
 * in all three, whatever the format, but for these, which the authors moved. */
static const struct {
    const char *name, *before, *after;
} moved[] = {
    {"Strategiske principper", "Strategisk arkitektur", "Strategi"},
    {"Vision", "Strategisk arkitektur", "Strategi"},
    {"Værdiskabelse", "Strategisk arkitektur", "Strategi"},
    {"Tværgående processer", "Forretningsmæssig arkitektur", "Forretningsarkitektur"},
    {"Direkte adgang", "Teknisk arkitektur > Tekniske Implementeringer",
     "Teknisk arkitektur > Implementering af vid"},
    {"Sikker e-mail", "Teknisk arkitektur > Tekniske Implementeringer",
     "Teknisk arkitektur > Implementering af vid"},
    {"Fælles system", "Teknisk arkitektur > Tekniske Implementeringer",
     "Teknisk arkitektur > Implementering af vid"},
    {"Økosystem/Service providers", "Teknisk arkitektur > Tekniske Implementeringer",
     "Teknisk arkitektur > Implementering af vid"},
};

static bool was_moved(const char *name, const char *from, const char *to)
{
    for (size_t i = 0; i < G_N_ELEMENTS(moved); i++) {
        if (strcmp(moved[i].name, name) == 0)
            return g_str_has_prefix(from, moved[i].before) && g_str_has_prefix(to, moved[i].after);
    }
    return false;
}

/* How many sections of `a` stand in `b` in the same place. */
static unsigned shared_sections(const struct loaded *a, const struct loaded *b)
{
    unsigned shared = 0;
    for (unsigned i = 0; i < count_of(a, "Section"); i++) {
        const char *name = prop_of(a, "Section", i, "name");
        ark_ref other = section_named(b, name);
        if (other == ARK_REF_NONE)
            continue;
        const char *path = prop_of(a, "Section", i, "path");
        const char *other_path = ark_graph_get_str(b->graph, other, "path");
        bool same = strcmp(path, other_path) == 0;
        ck_assert_msg(same || was_moved(name, path, other_path), "%s is at %s", path, other_path);
        ark_atom level_a = ark_atom_intern(a->atoms, "level"),
                 level_b = ark_atom_intern(b->atoms, "level");
        ck_assert(!same || ark_graph_get(a->graph, node_of(a, "Section", i), level_a).integer ==
                               ark_graph_get(b->graph, other, level_b).integer);
        shared += same;
    }
    return shared;
}

START_TEST(editions_of_one_text_have_one_tree)
{
    g_autofree char *corpus = corpus_folder();
    if (!corpus)
        return;
    static const char *const others[] = {"doc-docx/DK_RAD_v0.5.docx",
                                         "doc-md/DK_digst-sharing_main.md"};
    g_autofree char *path = file_of(corpus, "doc-docx/DK_RAD_v0.3.docx");
    struct loaded l;
    load_path(&l, path);
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        struct loaded other;
        g_autofree char *other_path = file_of(corpus, others[i]);
        load_path(&other, other_path);
        ck_assert_uint_ge(shared_sections(&l, &other), 6);
        loaded_clear(&other);
    }
    ck_assert_str_eq(prop_of(&l, "Section", 1, "name"), "Introduktion");
    loaded_clear(&l);
}
END_TEST

/* The text of one page of a PDF, blanks folded; NULL without pdftotext. */
static char *page_text(const char *pdf, int page)
{
    g_autofree char *number = g_strdup_printf("%d", page), *out = NULL;
    const char *const argv[] = {"pdftotext", "-f", number, "-l", number, "-layout", pdf, "-", NULL};
    int status;
    if (!g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &out, NULL, &status, NULL) ||
        status != 0)
        return NULL;
    return ark_document_plain(out, -1);
}

/* Word made a PDF of the same docx: each heading stands there on the page, and under the number,
 * that we say. */
START_TEST(numbers_and_pages_are_those_of_the_pdf)
{
    g_autofree char *corpus = corpus_folder();
    if (!corpus)
        return;
    g_autofree char *docx = file_of(corpus, "doc-docx/DK_RAD_v0.3.docx");
    g_autofree char *pdf = file_of(corpus, "doc-pdf/DK_RAD_v0.3.pdf");
    struct loaded l;
    load_path(&l, docx);
    for (unsigned i = 0; i < count_of(&l, "Section"); i++) {
        ark_ref ref = node_of(&l, "Section", i);
        const char *number = ark_graph_get_str(l.graph, ref, "number");
        int page = (int)ark_graph_get(l.graph, ref, ark_atom_intern(l.atoms, "page")).integer;
        g_autofree char *text = page_text(pdf, page);
        g_autofree char *heading = g_strdup_printf(
            "%s%s%s", number ? number : "", number ? " " : "", prop_of(&l, "Section", i, "name"));
        if (!text) {
            printf("skipped: no pdftotext (Debian: poppler-utils)\n");
            break;
        }
        ck_assert_msg(strstr(text, heading), "\"%s\" is not on page %d", heading, page);
    }
    loaded_clear(&l);
}
END_TEST

/* A text that is called docx is read as what it is, and the user is told. */
START_TEST(text_called_docx_is_read_as_markdown)
{
    g_autofree char *corpus = corpus_folder();
    if (!corpus)
        return;
    g_autofree char *path = file_of(corpus, "doc-docx/DK_RAD_v0.5.docx");
    struct loaded l;
    load_path(&l, path);
    ck_assert_str_eq(l.inputs.items.v[0].format, "markdown");
    ck_assert_uint_eq(diags_with(&l, "wrong-extension"), 1);
    loaded_clear(&l);
}
END_TEST

START_TEST(captions_comments_and_alternative_texts_of_real_files)
{
    g_autofree char *corpus = corpus_folder();
    if (!corpus)
        return;
    struct loaded l;
    g_autofree char *dar = file_of(corpus, "doc-docx/DK_DAR_DLS.docx");
    load_path(&l, dar);
    ck_assert_str_eq(prop_of(&l, "Figure", 1, "caption"),
                     "Figur 1: Replikeringskanalernes placering i Datafordelerens arkitektur");
    ck_assert_uint_eq(count_of(&l, "Comment"), 1);
    loaded_clear(&l);
    g_autofree char *rad = file_of(corpus, "doc-docx/DK_RAD_v0.3.docx");
    load_path(&l, rad);
    for (unsigned i = 0; i < count_of(&l, "Figure"); i++)
        ck_assert_str_ne(prop_of(&l, "Figure", i, "caption"), "(none)");
    loaded_clear(&l);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {counts_equal_those_in_the_raw_xml,
                                  numbers_of_headings_are_those_in_the_contents,
                                  counts_agree_with_the_index,
                                  editions_of_one_text_have_one_tree,
                                  numbers_and_pages_are_those_of_the_pdf,
                                  text_called_docx_is_read_as_markdown,
                                  captions_comments_and_alternative_texts_of_real_files};
    return run_suite("office corpus", tests, G_N_ELEMENTS(tests));
}
