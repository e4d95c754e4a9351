/* Real files that are the same model: in two formats, in five dialects, under other ids. What is
 * another between them is listed, with the reason. */
#include <stdbool.h>

#include "diff_world.h"

static struct ark_source *open_file(const char *path)
{
    g_autoptr(GError) error = NULL;
    struct ark_source *source = ark_source_open(path, ARK_DA, &error);
    ck_assert_msg(source != NULL, "%s", error ? error->message : path);
    return source;
}

/* What is told of two files; caller frees. */
static char *told_of(const char *old, const char *now, struct ark_diff_options options)
{
    struct compared c;
    compare_sources(&c, open_file(old), open_file(now), options);
    GString *lines = g_string_new(NULL);
    g_autofree char *told = lines_of(&c, false);
    g_auto(GStrv) all = g_strsplit(told, "\n", -1);
    for (char **line = all; *line; line++) {
        if (**line && **line != '!')
            g_string_append_printf(lines, "%s\n", *line);
    }
    compared_clear(&c);
    return g_string_free(lines, FALSE);
}

/* Both ways; `different` is what is told from the first to the second, "" when they are one. */
static unsigned wrong_pair(const char *a, const char *b, const char *different)
{
    const struct ark_diff_options options = {.other_format = true};
    g_autofree char *there = told_of(a, b, options), *back = told_of(b, a, options);
    if (strcmp(there, different) == 0 && !*back == !*different)
        return 0;
    printf("from %s\nto %s is told\n%sand back\n%s", a, b, there, back);
    fflush(stdout);
    return 1;
}

static const struct {
    const char *archi, *exchange, *different;
} pairs[] = {
    {"Test6e.archimate", "Test6e.xml",
     /* Archi has renamed its standard folder since the first was saved. */
     "~ Mappe »Technology & Physical«\n  omdøbt: »Technology« → »Technology & Physical«\n"},
    {"Andromeda.archimate", "Andromeda_Games.xml",
     /* Sketches and canvases have no counterpart in the exchange format. */
     "- Visning »Baseline Operating Model - Andromeda«\n"
     "- Visning »Baseline Operating Model - CardStock«\n- Visning »Event Storming«\n"},
    {"Fornorsking_av_danske_FDA.archimate", "Dansk_på_norsk.xml", ""},
};

START_TEST(archimate_in_two_formats)
{
    g_autofree char *corpus = corpus_folder();
    unsigned wrong = 0;
    for (size_t i = 0; corpus && i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *a = g_build_filename(corpus, "archi-native", pairs[i].archi, NULL);
        g_autofree char *b = g_build_filename(corpus, "archimate-oef3", pairs[i].exchange, NULL);
        wrong += wrong_pair(a, b, pairs[i].different);
    }
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

/* Drawn again in another tool by somebody who called two things something else. */
START_TEST(a_real_data_model_in_two_tools)
{
    g_autofree char *corpus = corpus_folder();
    if (!corpus)
        return;
    g_autofree char *a =
        g_build_filename(corpus, "xmi11-other", "UMLWebEditor_class_diagram.xmi", NULL);
    g_autofree char *b = g_build_filename(corpus, "xmi2-staruml", "staruml_CDClass.xmi", NULL);
    ck_assert_uint_eq(wrong_pair(a, b,
                                 "~ Model »Model«\n  har mistet navnet »Design Model«\n"
                                 "+ Klasse »CDOperationParameter« med 4 attributter\n"
                                 "- Klasse »CDOperationParams« med 4 attributter\n"
                                 "+ Attribut »CDOperation.classid«\n"
                                 "- Attribut »CDOperation.classId«\n"
                                 "+ Association: »CDOperation« – »CDOperationParameter«\n"
                                 "- Association: »CDOperation« – »CDOperationParams«\n"),
                      0);
}
END_TEST

START_TEST(uml_in_five_dialects)
{
    static const char *const files[] = {"ea_xmi21.xml", "ea_xmi251.xmi", "eclipse.uml",
                                        "magicdraw.mdxml", "argouml_xmi12.xmi"};
    const char *root = g_getenv("ARK_SOURCE_ROOT");
    unsigned wrong = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        for (size_t k = 0; k < i; k++) {
            g_autofree char *a = g_build_filename(root, "tests", "dialects", files[k], NULL);
            g_autofree char *b = g_build_filename(root, "tests", "dialects", files[i], NULL);
            wrong += wrong_pair(a, b, "");
        }
    }
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

/* Files of the corpus, and how their ids begin; in a copy they have an N for the first letter. */
static const struct {
    const char *file, *ids[2];
} renamed[] = {
    {"archi-native/Zoo.archimate", {"id-"}},
    {"archi-native/TOGAF_ADM_Modeling-Pattern_MetaModel.archimate", {"id-"}},
    {"xmi21-ea/MIM-testmodellen.xmi", {"EAID_", "EAPK_"}},
    {"xmi24-ea/uml-elements.xmi", {"EAID_", "EAPK_"}},
    {"xmi2-eclipse/library.uml", {"_O9C"}},
};

/* The bytes, and a source of them. */
static struct ark_source *with_other_ids(const char *path, const char *const *ids, char **ret_bytes)
{
    gsize len;
    g_autofree char *bytes = NULL;
    ck_assert_msg(g_file_get_contents(path, &bytes, &len, NULL), "%s", path);
    GString *text = g_string_new_len(bytes, (gssize)len);
    for (int i = 0; i < 2 && ids[i]; i++) {
        g_autofree char *other = g_strconcat("N", ids[i] + 1, NULL);
        g_string_replace(text, ids[i], other, 0);
    }
    len = text->len;
    *ret_bytes = g_string_free(text, FALSE);
    return ark_source_memory("andre-id.xml", *ret_bytes, len);
}

START_TEST(ids_make_no_difference)
{
    g_autofree char *corpus = corpus_folder();
    for (size_t i = 0; corpus && i < G_N_ELEMENTS(renamed); i++) {
        g_autofree char *path = g_build_filename(corpus, renamed[i].file, NULL), *bytes = NULL;
        struct compared c;
        compare_sources(&c, open_file(path), with_other_ids(path, renamed[i].ids, &bytes),
                        (struct ark_diff_options){.layout = true});
        if (c.diff->changes.n) {
            g_autofree char *told = lines_of(&c, false);
            printf("%s: %.2000s\n", path, told);
            fflush(stdout);
        }
        ck_assert_uint_eq(c.diff->changes.n, 0);
        ck_assert_msg(c.diff->same > 10, "%s: %u", path, c.diff->same);
        compared_clear(&c);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {archimate_in_two_formats, a_real_data_model_in_two_tools,
                                  uml_in_five_dialects, ids_make_no_difference};
    return run_suite("diff_pairs", tests, G_N_ELEMENTS(tests));
}
