/* The packs about FDA's ArchiMate guide and EIRA on real models: what they find was read through by
 * hand and is held here, so that no new false alarm slips in. And EIRA's profiles, on a small
 * model. */
#include <stdio.h>

#include "program.h"

#define FDA "rules/more/fda-archimate.yaml"
#define EIRA "rules/more/eira.yaml"

/* `rules`: those with a finding or a question, each once, in alphabetical order. */
static const struct {
    const char *pack, *file, *rules;
} CASES[] = {
    {FDA, "archi-native/digst-sharing_tutti.archimate", "FAM-APP-b FAM-OPG-a"},
    {FDA, "archi-native/Fornorsking_av_danske_FDA.archimate", "FAM-LBB-d"},
    {FDA, "archi-native/kommunal_sektor.archimate", "FAM-APP-a FAM-SIK-b FAM-STR-c"},
    {FDA, "archi-native/lightblue.archimate", ""},
    {FDA, "archimate-oef3/TOOP_Architecture2.xml", "FAM-IST-a"},
    {EIRA, "archi-native/digst-sharing_tutti.archimate", "EIRA-MRK-b"},
    {EIRA, "archi-native/Fornorsking_av_danske_FDA.archimate", "EIRA-MRK-b"},
    {EIRA, "archi-native/kommunal_sektor.archimate", ""},
    {EIRA, "archimate-oef3/TOOP_Architecture2.xml", ""},
};

static char *source_path(const char *name)
{
    return g_build_filename(g_getenv("ARK_SOURCE_ROOT"), name, NULL);
}

static char *shared_path(const char *name)
{
    const char *shared = g_getenv("ARK_SHARED");
    g_autofree char *beside = source_path("../shared");
    return g_build_filename(shared ? shared : beside, "corpus", name, NULL);
}

static int by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The rules of the findings in a JSON result. */
static char *rules_of(const char *json)
{
    g_autoptr(GPtrArray) rules = g_ptr_array_new_with_free_func(g_free);
    const char *at = strstr(json, "\"findings\": [");
    ck_assert_ptr_nonnull(at);
    while ((at = strstr(at, "\"rule\": \""))) {
        at += strlen("\"rule\": \"");
        g_ptr_array_add(rules, g_strndup(at, strcspn(at, "\"")));
    }
    g_ptr_array_sort(rules, by_text);
    g_ptr_array_add(rules, NULL);
    return g_strjoinv(" ", (char **)rules->pdata);
}

static void hold(const char *path, const char *pack_name, const char *expected)
{
    g_autofree char *pack = source_path(pack_name);
    struct outcome outcome =
        RUN("check", path, "--pack", pack, "--format", "json", "--fail-on", "kan");
    ck_assert_msg(outcome.code == 0, "%s: %s", path, outcome.err);
    g_autofree char *rules = rules_of(outcome.out);
    ck_assert_msg(g_str_equal(rules, expected), "%s: %s, not %s", path, rules, expected);
    clear(&outcome);
}

START_TEST(real_models_raise_these_questions_only)
{
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *path = shared_path(CASES[i].file);
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            hold(path, CASES[i].pack, CASES[i].rules);
        else
            printf("skipped: no %s in the corpus\n", CASES[i].file);
    }
}
END_TEST

/* A model with one element of EIRA's kind `concept`, and no views. */
static char *model_of(const char *concept)
{
    g_autofree char *text = g_strdup_printf(
        "<archimate:model xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xmlns:archimate=\"http://www.archimatetool.com/archimate\" name=\"m\" id=\"m\">"
        "<folder name=\"Application\" id=\"f\" type=\"application\">"
        "<element xsi:type=\"archimate:DataObject\" name=\"Sag\" id=\"e\">"
        "<property key=\"eira:concept\" value=\"eira:%sBuildingBlock\"/>"
        "<property key=\"eira:ABB\" value=\"eira:DataDataObject\"/></element></folder>"
        "</archimate:model>",
        concept);
    put("m.archimate", text, -1);
    return path_of("m.archimate");
}

#define CHECK(path, pack, ...)                                                                     \
    RUN("check", path, "--pack", pack, "--format", "json", "--fail-on", "skal", __VA_ARGS__)

START_TEST(the_profile_decides_what_is_needed)
{
    static const char *const SOLUTION = "EIRA-001-a EIRA-001-b EIRA-018-a EIRA-019-a EIRA-019-b "
                                        "EIRA-019-c EIRA-019-d EIRA-020-a EIRA-020-b";
    static const char *const TEMPLATE = "EIRA-001-a EIRA-022-a EIRA-023-a EIRA-024-a EIRA-036-a";
    static const struct {
        const char *concept, *profile; /* NULL: the program chooses */
        const char *rules;
        int code;
    } RUNS[] = {
        {"Solution", NULL, SOLUTION, 0},
        {"Solution", "solution-complete", SOLUTION, 1},
        {"Architecture", NULL, TEMPLATE, 0},
        {"Architecture", "sat-complete", TEMPLATE, 1},
    };
    g_autofree char *pack = source_path(EIRA);
    for (size_t i = 0; i < G_N_ELEMENTS(RUNS); i++) {
        g_autofree char *path = model_of(RUNS[i].concept);
        struct outcome outcome = RUNS[i].profile ? CHECK(path, pack, "--profile", RUNS[i].profile)
                                                 : CHECK(path, pack, "--lang", "da");
        ck_assert_msg(outcome.code == RUNS[i].code, "%zu: %d %s", i, outcome.code, outcome.err);
        g_autofree char *rules = rules_of(outcome.out);
        ck_assert_str_eq(rules, RUNS[i].rules);
        clear(&outcome);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {real_models_raise_these_questions_only,
                                  the_profile_decides_what_is_needed};
    return run_suite_in_folder("more_packs", tests, G_N_ELEMENTS(tests));
}
