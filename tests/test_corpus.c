/* Real files: what we count equals what was counted independently, and twins load equal.
 *
 * An element of an unknown type (styledhtml.archimate has one) is counted, for it stands in the
 * file, but is not in the graph: it is in `skipped`. */
#include <glib/gstdio.h>

#include "grafico.h"
#include "twin.h"

struct row {
    char **cells, **names;
};

static const char *cell(struct row row, const char *name)
{
    for (int i = 0; row.names[i] && row.cells[i]; i++) {
        if (strcmp(row.names[i], name) == 0)
            return row.cells[i];
    }
    ck_abort_msg("no column %s in the index", name);
    return NULL;
}

static int compare_counts(struct row row, const struct loaded *l)
{
    int wrong = 0;
    const struct ark_input *input = &l->inputs.items.v[0];
    for (int i = ARK_COUNT_ELEMENTS; i <= ARK_COUNT_PROPERTIES; i++) {
        const char *key = ark_count_key((enum ark_count)i);
        if ((int)input->counts[i] != atoi(cell(row, key))) {
            printf("%s: %s %u, the index has %s\n", cell(row, "local"), key, input->counts[i],
                   cell(row, key));
            wrong++;
        }
    }
    return wrong;
}

/* Labels in the graph agree with the counts too. */
static int compare_graph(struct row row, const struct loaded *l)
{
    const struct ark_input *input = &l->inputs.items.v[0];
    uint32_t unknown = 0;
    ARK_VEC_EACH (struct ark_skipped, skipped, input->skipped)
        unknown += skipped->count;
    uint32_t elements = ark_graph_label_count(l->graph, ark_atom_intern(l->atoms, "Element"));
    uint32_t nodes = ark_graph_label_count(l->graph, ark_atom_intern(l->atoms, "ViewNode"));
    if (elements + unknown == input->counts[ARK_COUNT_ELEMENTS] &&
        nodes == input->counts[ARK_COUNT_NODES])
        return 0;
    printf("%s: %u elements and %u view nodes in the graph\n", cell(row, "local"), elements, nodes);
    return 1;
}

static int check_row(const char *corpus, struct row row)
{
    g_autofree char *path = g_build_filename(corpus, cell(row, "local"), NULL);
    struct loaded l;
    int wrong = 0;
    load_path(&l, path);
    bool readable = *cell(row, "elements");
    if (!readable) {
        ck_assert_msg(l.error, "%s should not load", path);
        ck_assert(g_str_has_prefix(l.error->message, path));
    } else if (l.error) {
        printf("%s\n", l.error->message);
        wrong = 1;
    } else {
        wrong = compare_counts(row, &l) + compare_graph(row, &l);
    }
    loaded_clear(&l);
    return wrong;
}

static int check_group(const char *corpus, const char *group)
{
    g_autofree char *index = g_build_filename(corpus, "INDEX.tsv", NULL), *text = NULL;
    int wrong = 0, seen = 0;
    ck_assert(g_file_get_contents(index, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_auto(GStrv) names = g_strsplit(lines[0], "\t", -1);
    for (int i = 1; lines[i] && *lines[i]; i++) {
        g_auto(GStrv) cells = g_strsplit(lines[i], "\t", -1);
        if (strcmp(cells[0], group) != 0)
            continue;
        seen++;
        wrong += check_row(corpus, (struct row){cells, names});
    }
    ck_assert_int_gt(seen, 0);
    return wrong;
}

START_TEST(counts_equal_the_index)
{
    static const char *const groups[] = {"archimate-oef3", "archimate-oef21", "archi-native",
                                         "archi-grafico"};
    g_autofree char *corpus = corpus_folder();
    for (size_t i = 0; corpus && i < G_N_ELEMENTS(groups); i++)
        ck_assert_int_eq(check_group(corpus, groups[i]), 0);
}
END_TEST

static gint by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_concept(const struct loaded *l, ark_ref ref, GString *line)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
    struct ark_props props = ark_graph_props(l->graph, ref);
    for (uint32_t i = 0; i < props.n; i++) {
        if (props.values[i].type == ARK_TEXT)
            g_ptr_array_add(all, g_strdup_printf(" %s=%s", ark_atom_text(l->atoms, props.keys[i]),
                                                 props.values[i].text));
    }
    g_ptr_array_sort(all, by_text);
    g_string_append(line, ark_graph_type_text(l->graph, ref));
    for (guint i = 0; i < all->len; i++)
        g_string_append(line, g_ptr_array_index(all, i));
}

/* A line per element and relationship, without ids and places, sorted. */
static GPtrArray *concepts_of(const struct loaded *l)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    ark_atom element = ark_atom_intern(l->atoms, "Element");
    ark_atom relationship = ark_atom_intern(l->atoms, "Relationship");
    for (uint32_t i = 0; i < ark_graph_node_count(l->graph); i++) {
        if (!ark_graph_has_label(l->graph, ARK_NODE(i), element))
            continue;
        GString *line = g_string_new(NULL);
        add_concept(l, ARK_NODE(i), line);
        g_ptr_array_add(lines, g_string_free(line, FALSE));
    }
    for (uint32_t i = 0; i < ark_graph_edge_count(l->graph); i++) {
        if (!ark_graph_has_label(l->graph, ARK_EDGE(i), relationship))
            continue;
        GString *line = g_string_new(NULL);
        add_concept(l, ark_graph_from(l->graph, ARK_EDGE(i)), line);
        g_string_append(line, " -> ");
        add_concept(l, ark_graph_to(l->graph, ARK_EDGE(i)), line);
        g_string_append(line, " by ");
        add_concept(l, ARK_EDGE(i), line);
        g_ptr_array_add(lines, g_string_free(line, FALSE));
    }
    g_ptr_array_sort(lines, by_text);
    return lines;
}

static void assert_twins(const char *corpus, const char *native, const char *exchange)
{
    g_autofree char *a_path = g_build_filename(corpus, "archi-native", native, NULL);
    g_autofree char *b_path = g_build_filename(corpus, "archimate-oef3", exchange, NULL);
    struct loaded a, b;
    load_path(&a, a_path);
    load_path(&b, b_path);
    ck_assert_msg(a.graph && b.graph, "%s and %s must load", native, exchange);
    g_autoptr(GPtrArray) x = concepts_of(&a);
    g_autoptr(GPtrArray) y = concepts_of(&b);
    ck_assert_uint_eq(x->len, y->len);
    for (guint i = 0; i < x->len; i++)
        ck_assert_str_eq(g_ptr_array_index(x, i), g_ptr_array_index(y, i));
    loaded_clear(&a);
    loaded_clear(&b);
}

START_TEST(twins_load_equal)
{
    g_autofree char *corpus = corpus_folder();
    if (!corpus)
        return;
    assert_twins(corpus, "Test6e.archimate", "Test6e.xml");
    assert_twins(corpus, "Fornorsking_av_danske_FDA.archimate", "Dansk_på_norsk.xml");
    assert_twins(corpus, "Andromeda.archimate", "Andromeda_Games.xml");
}
END_TEST

static void remove_tree(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        remove_tree(child);
    }
    g_remove(path);
}

/* A line per thing drawn: where it lies. */
static GPtrArray *places_of(const struct loaded *l)
{
    static const char *const keys[] = {"x", "y", "w", "h"};
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    ark_atom drawn = ark_atom_intern(l->atoms, "ViewNode");
    for (uint32_t i = 0; i < ark_graph_node_count(l->graph); i++) {
        GString *line = g_string_new(ark_graph_type_text(l->graph, ARK_NODE(i)));
        for (size_t k = 0; k < G_N_ELEMENTS(keys); k++)
            g_string_append_printf(
                line, " %" G_GINT64_FORMAT,
                ark_graph_get(l->graph, ARK_NODE(i), ark_atom_intern(l->atoms, keys[k])).integer);
        if (ark_graph_has_label(l->graph, ARK_NODE(i), drawn))
            g_ptr_array_add(lines, g_string_free(line, FALSE));
        else
            g_string_free(line, TRUE);
    }
    for (uint32_t i = 0; i < ark_graph_edge_count(l->graph); i++) {
        const char *bends = ark_graph_get_str(l->graph, ARK_EDGE(i), "bendpoints");
        if (bends)
            g_ptr_array_add(lines, g_strdup(bends));
    }
    g_ptr_array_sort(lines, by_text);
    return lines;
}

/* Relative in one format, absolute in the other. Only these twins have the same views. */
START_TEST(twins_are_drawn_in_the_same_places)
{
    g_autofree char *corpus = corpus_folder();
    if (!corpus)
        return;
    g_autofree char *a_path = g_build_filename(corpus, "archi-native/Test6e.archimate", NULL);
    g_autofree char *b_path = g_build_filename(corpus, "archimate-oef3/Test6e.xml", NULL);
    struct loaded a, b;
    load_path(&a, a_path);
    load_path(&b, b_path);
    ck_assert(a.graph && b.graph);
    g_autoptr(GPtrArray) x = places_of(&a);
    g_autoptr(GPtrArray) y = places_of(&b);
    ck_assert_uint_eq(x->len, y->len);
    for (guint i = 0; i < x->len; i++)
        ck_assert_str_eq(g_ptr_array_index(x, i), g_ptr_array_index(y, i));
    loaded_clear(&a);
    loaded_clear(&b);
}
END_TEST

/* Whether the file loads as the folder does that coArchi would make of it. Thousands of small files
 * take their time: the largest models are left to those who set ARK_ALL. */
static bool equals_its_folder(const char *file)
{
    enum { LARGEST = 150000 };
    GStatBuf about;
    if (!g_getenv("ARK_ALL") && (g_stat(file, &about) != 0 || about.st_size > LARGEST))
        return true;
    g_autofree char *folder = g_dir_make_tmp("ark-XXXXXX", NULL);
    struct loaded a, b;
    bool same = true;
    load_path(&a, file);
    if (a.graph && grafico_convert(file, folder)) {
        load_path(&b, folder);
        ck_assert_msg(!b.error, "%s: %s", file, b.error ? b.error->message : "");
        same = are_twins(&a, &b);
        loaded_clear(&b);
    }
    loaded_clear(&a);
    remove_tree(folder);
    return same;
}

START_TEST(files_equal_the_folders_made_of_them)
{
    g_autofree char *corpus = corpus_folder();
    g_autofree char *group = corpus ? g_build_filename(corpus, "archi-native", NULL) : NULL;
    g_autoptr(GDir) dir = corpus ? g_dir_open(group, 0, NULL) : NULL;
    int wrong = 0;
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *file = g_build_filename(group, name, NULL);
        if (!equals_its_folder(file)) {
            printf("%s differs from its folder\n", name);
            wrong++;
        }
    }
    ck_assert_int_eq(wrong, 0);
}
END_TEST

START_TEST(foreign_files_are_named)
{
    static const char *const expected[][2] = {
        {"foreign/sparx_jet3_test.eap", "Sparx Enterprise Architect-projekt (.eap"},
        {"foreign/visualparadigm_project.vpp", "Visual Paradigm-projekt (.vpp"},
        {"foreign/plantuml_text_legend_classes.uml", "PlantUML"},
        {"foreign/cameo_mtip_94MB_xml.zip", "MTIP"},
        {"foreign/DK_EA_UMLProfile_grunddata.xml", ":2:1: Filen er en UML-profil"},
        {"archi-native/no_model_xml.archimate", "zip-arkiv uden en model"},
        {"archi-native/compatibility_test2.archimate", ":2:1: Rodelementet ligner"},
    };
    g_autofree char *corpus = corpus_folder();
    for (size_t i = 0; corpus && i < G_N_ELEMENTS(expected); i++) {
        g_autofree char *path = g_build_filename(corpus, expected[i][0], NULL);
        struct loaded l;
        load_path(&l, path);
        ck_assert_msg(l.error, "%s must not load", path);
        assert_has(l.error->message, expected[i][1]);
        ck_assert_int_eq(ark_error_exit_code(l.error), 3);
        loaded_clear(&l);
    }
}
END_TEST

/* No file of the corpus, of whatever kind, may do worse than an error. */
START_TEST(a_whole_folder_of_other_formats_is_survived)
{
    static const struct {
        const char *name;
        uint32_t readable;
    } folders[] = {{"xmi251-ea", 6},
                   {"doc-docx", 7}, /* one is Markdown that is called .docx */
                   {"doc-odt", 3},
                   {"staruml-mdj", 1},
                   {"foreign", 0}};
    g_autofree char *corpus = corpus_folder();
    for (size_t i = 0; corpus && i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = g_build_filename(corpus, folders[i].name, NULL);
        struct loaded l;
        load_path(&l, path);
        ck_assert_msg(l.inputs.items.n == folders[i].readable, "%s: %u", path, l.inputs.items.n);
        ck_assert(!l.error == (folders[i].readable > 0));
        if (l.error)
            assert_has(l.error->message, "ingen, der kan læses");
        ck_assert(folders[i].readable > 0 || diags_with(&l, "unread-file") > 0);
        loaded_clear(&l);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        counts_equal_the_index,  twins_are_drawn_in_the_same_places,
        twins_load_equal,        files_equal_the_folders_made_of_them,
        foreign_files_are_named, a_whole_folder_of_other_formats_is_survived};
    return run_suite("corpus", tests, G_N_ELEMENTS(tests));
}
