/* The packs about FDA's ArchiMate guide, EIRA, the basic standards and SF1470 on real models: what
 * they find was read through by hand and is held here, so that no new false alarm slips in. And
 * EIRA's profiles, on a small model. */
#include <stdio.h>

#include "program.h"

#define FDA "rules/more/fda-archimate.yaml"
#define EIRA "rules/more/eira.yaml"
#define GST "rules/more/grundlaeggende-standarder.yaml"
#define SD "rules/more/sag-og-dokument.yaml"

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
    {GST, "xmi24-ea/DK_DAR.xmi", "GST-5-a GST-7-c"},
    {GST, "xmi24-ea/DK_DAGI.xml", "GST-7-c"},
    {GST, "xmi24-ea/DK_EBR.xmi", "GST-7-c"},
    {GST, "xmi21-ea/DK_grunddata_dum.xml", ""},
    {GST, "xmi251-ea/DK_dcat-ap-dk_3.0.0.xmi", ""},
    {GST, "archi-native/kommunal_sektor.archimate", ""},
    {GST, "xmi2-papyrus/TapiCommon.uml", ""}, /* English: uuid, Person, Location */
    {GST, "xmi21-ea/project2_class.xml", ""},
    {GST, "xmi21-ea/ePO-CM_v2.0.1-3.03.2020.xmi", ""},
    {SD, "xmi24-ea/DK_DAR.xmi", ""},
    {SD, "xmi24-ea/DK_EBR.xmi", ""},
    {SD, "xmi251-ea/DK_dcat-ap-dk_3.0.0.xmi", ""}, /* foaf:Document is FOAF's */
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

/* The rules with a finding or a question in these; NULL when one of them can't be read. */
static char *rules_in(char **paths, guint n)
{
    g_autofree char *gst = source_path(GST), *sd = source_path(SD);
    const char *const how[] = {"--pack",          gst, "--pack", sd, "--format=json",
                               "--fail-on=never", NULL};
    struct outcome outcome = run_check(paths, n, how);
    ck_assert_msg(outcome.code == 0 || outcome.code == 3, "%s: %s", paths[0], outcome.err);
    char *rules = outcome.code == 0 ? rules_of(outcome.out) : NULL;
    clear(&outcome);
    return rules;
}

/* Models of other countries have none of OIO's classes, though some are called alike. Two have
 * classes called case and document; a supplier's English model may, too, so that is asked. */
START_TEST(models_of_others_are_asked_for_a_case_only)
{
    static const struct {
        const char *folder, *rules;
    } FOLDERS[] = {
        {"xmi2-eclipse", ""},        {"xmi2-genmymodel", ""}, {"xmi2-magicdraw", "SD-1-c"},
        {"xmi2-modelio", ""},        {"xmi2-omg", ""},        {"xmi2-papyrus", ""},
        {"xmi2-umldesigner", ""},    {"xmi2-staruml", ""},    {"xmi2-umbrello", ""},
        {"xmi2-visualparadigm", ""}, {"xmi21-ea", "SD-1-d"},  {"xmi24-ea", ""},
        {"xmi251-ea", ""},           {"staruml-mdj", ""},     {"xmi12-argouml", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(FOLDERS); i++) {
        g_autofree char *folder = shared_path(FOLDERS[i].folder);
        g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
        g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
        const char *name;
        while (files && (name = g_dir_read_name(files))) {
            if (!g_str_has_prefix(name, "DK_"))
                g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
        }
        if (paths->len == 0) {
            printf("skipped: no %s in the corpus\n", FOLDERS[i].folder);
            continue;
        }
        g_autofree char *rules = rules_in((char **)paths->pdata, paths->len);
        ck_assert_msg(rules && g_str_equal(rules, FOLDERS[i].rules), "%s: %s, not %s", folder,
                      rules ? rules : "not read", FOLDERS[i].rules);
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

#define XMI(inside)                                                                                \
    "<xmi:XMI xmi:version=\"2.1\" xmlns:uml=\"http://schema.omg.org/spec/UML/2.1\" "               \
    "xmlns:xmi=\"http://schema.omg.org/spec/XMI/2.1\"><uml:Model xmi:type=\"uml:Model\" "          \
    "xmi:id=\"m\" name=\"Sagsmodel\">" inside "</uml:Model></xmi:XMI>"
#define CLASS(id, name, inside)                                                                    \
    "<packagedElement xmi:type=\"uml:Class\" xmi:id=\"" id "\" name=\"" name "\">" inside          \
    "</packagedElement>"
#define ATTRIBUTE(id, name, lower, upper)                                                          \
    "<ownedAttribute xmi:type=\"uml:Property\" xmi:id=\"" id "\" name=\"" name                     \
    "\"><lowerValue xmi:type=\"uml:LiteralInteger\" xmi:id=\"" id "l\" value=\"" lower             \
    "\"/><upperValue xmi:type=\"uml:LiteralUnlimitedNatural\" xmi:id=\"" id "u\" value=\"" upper   \
    "\"/></ownedAttribute>"
/* A role of a case: another class at the other end. */
#define ROLE(id, name, lower, upper)                                                               \
    "<packagedElement xmi:type=\"uml:Association\" xmi:id=\"" id "\"><memberEnd xmi:idref=\"" id   \
    "a\"/><memberEnd xmi:idref=\"" id "b\"/><ownedEnd xmi:type=\"uml:Property\" xmi:id=\"" id      \
    "a\" type=\"sag\" association=\"" id "\"/><ownedEnd xmi:type=\"uml:Property\" xmi:id=\"" id    \
    "b\" name=\"" name "\" type=\"org\" association=\"" id                                         \
    "\"><lowerValue xmi:type=\"uml:LiteralInteger\" xmi:id=\"" id "l\" value=\"" lower             \
    "\"/><upperValue xmi:type=\"uml:LiteralUnlimitedNatural\" xmi:id=\"" id "u\" value=\"" upper   \
    "\"/></ownedEnd></packagedElement>"

#define GENERAL                                                                                    \
    CLASS("obj", "Objekt",                                                                         \
          ATTRIBUTE("o1", "uuid", "1", "1") ATTRIBUTE("o2", "registrering", "1", "*")              \
              ATTRIBUTE("o3", "virkning", "1", "1"))
#define CASE_OF(attributes)                                                                        \
    CLASS("sag", "Sag",                                                                            \
          "<generalization xmi:type=\"uml:Generalization\" xmi:id=\"g\" general=\"obj\"/>"         \
          "" attributes)
#define ALL_ROLES                                                                                  \
    ROLE("r2", "ansvarlig", "1", "1")                                                              \
    ROLE("r3", "primærKlasse", "1", "1")                                                           \
    ROLE("r4", "handlingsfacet", "1", "1")                                                         \
    ROLE("r5", "master", "1", "1") ROLE("r6", "afsendersystem", "1", "1")

#define CASE_WITH(owner)                                                                           \
    XMI(GENERAL CLASS("org", "Organisation", "")                                                   \
            CASE_OF(ATTRIBUTE("s1", "sagsnummer", "1", "1") ATTRIBUTE("s2", "titel", "1", "1")     \
                        ATTRIBUTE("s3", "fremdrift", "1", "1")                                     \
                            ATTRIBUTE("s4", "følsomhed", "1", "1")) owner ALL_ROLES)

/* What each is short of: the user key, two facts of the registration and three of the validity in
 * the first three, and the owner in two of them. */
static const struct {
    const char *model, *rules;
} CASE_MODELS[] = {
    {CASE_WITH(ROLE("r1", "ejer", "1", "1")), "SD-1-a SD-1-f SD-2-a SD-7-a"},
    {CASE_WITH(ROLE("r1", "ejer", "0", "1")), "SD-1-a SD-1-f SD-2-a SD-4-a SD-7-a"},
    {CASE_WITH(ROLE("r1", "kommune", "1", "1")), "SD-1-a SD-1-f SD-2-a SD-4-a SD-7-a"},
    {XMI(CLASS("sag", "Sag", "") CLASS("dok", "Dokument", "")), "SD-1-e SD-9-b"},
    {XMI(CLASS("b", "Byggesag", ATTRIBUTE("b1", "nr", "1", "1"))), "SD-1-c"},
};

START_TEST(a_case_is_held_against_sf1470)
{
    g_autofree char *pack = source_path(SD);
    put("s.xmi", CASE_MODELS[_i].model, -1);
    struct outcome outcome = CHECK("s.xmi", pack, "--fail-on", "never");
    ck_assert_msg(outcome.code == 0, "%d %s", outcome.code, outcome.err);
    g_autofree char *rules = rules_of(outcome.out);
    ck_assert_str_eq(rules, CASE_MODELS[_i].rules);
    clear(&outcome);
}
END_TEST

/* What the rules looked at, all of them together, in `n` cases that have nothing but a number. */
static uint64_t looked_at(unsigned n)
{
    GString *inside = g_string_new(NULL);
    for (unsigned i = 0; i < n; i++)
        g_string_append_printf(
            inside, CLASS("c%u", "Sag", ATTRIBUTE("a%u", "sagsnummer", "1", "1")), i, i, i, i);
    g_autofree char *whole = g_strdup_printf(XMI("%s"), inside->str);
    g_autofree char *pack = source_path(SD);
    put("many.xmi", whole, -1);
    struct outcome outcome =
        RUN("check", "many.xmi", "--pack", pack, "--stats", "--fail-on", "never", "--lang", "en");
    ck_assert_msg(outcome.code == 0, "%d %s", outcome.code, outcome.err);
    uint64_t sum = 0;
    g_auto(GStrv) lines = g_strsplit(outcome.out, "\n", -1);
    for (char **line = lines; *line; line++) {
        unsigned long long steps;
        if (sscanf(*line, "SD-%*s %*u %*u %llu", &steps) == 1)
            sum += steps;
    }
    clear(&outcome);
    g_string_free(inside, TRUE);
    return sum;
}

START_TEST(work_follows_the_number_of_cases)
{
    uint64_t some = looked_at(100), many = looked_at(400);
    ck_assert_uint_gt(some, 0);
    ck_assert_uint_le(many, 5 * some);
}
END_TEST

START_TEST(basic_standards_are_a_table)
{
    g_autofree char *pack = source_path(GST);
    put("t.xmi", XMI(CLASS("k", "Klasser", "") CLASS("s", "Sag", "") CLASS("b", "Bil", "")), -1);
    struct outcome outcome = RUN("check", "t.xmi", "--pack", pack, "--format", "md", "--lang", "en",
                                 "--fail-on", "never");
    ck_assert_msg(strstr(outcome.out, "| Klasser | Sagsmodel | Klasse (inflected) | skos:Concept "
                                      "(close) | mapping | comparison |") != NULL,
                  "%s", outcome.out);
    ck_assert(strstr(outcome.out, "| Sag | Sagsmodel | Sag |  | keep national: no European core "
                                  "vocabulary is known | comparison |"));
    ck_assert(!strstr(outcome.out, "| Bil "));
    clear(&outcome);
}
END_TEST

/* The words of OIO are words of other languages, too, and what is Danish beside them is not. */
START_TEST(only_danish_files_have_classes_of_oio)
{
    g_autofree char *pack = source_path(GST);
    put("da.xmi", XMI(CLASS("k", "Adresse", "") CLASS("s", "Sag", "")), -1);
    put("en.xmi", XMI(CLASS("k", "Person", "") CLASS("s", "Location", "")), -1);
    put("eu.xmi", XMI(CLASS("k", "Location", "") CLASS("s", "foaf:Agent", "")), -1);
    struct outcome outcome = RUN("check", "da.xmi", "en.xmi", "eu.xmi", "--pack", pack, "--format",
                                 "md", "--lang", "en", "--fail-on", "never");
    ck_assert_msg(strstr(outcome.out, "| Adresse | Sagsmodel |") != NULL, "%s", outcome.out);
    ck_assert(!strstr(outcome.out, "| Person |"));
    const char *place = strstr(outcome.out, "| Location | Sagsmodel | dct:Location");
    ck_assert(place && !strstr(place + 1, "| Location |"));
    clear(&outcome);
}
END_TEST

int main(void)
{
    dir = g_dir_make_tmp("ark-XXXXXX", NULL);
    TCase *tc = tcase_create("more_packs");
    tcase_add_test(tc, real_models_raise_these_questions_only);
    tcase_add_test(tc, models_of_others_are_asked_for_a_case_only);
    tcase_add_test(tc, the_profile_decides_what_is_needed);
    tcase_add_loop_test(tc, a_case_is_held_against_sf1470, 0, G_N_ELEMENTS(CASE_MODELS));
    tcase_add_test(tc, work_follows_the_number_of_cases);
    tcase_add_test(tc, basic_standards_are_a_table);
    tcase_add_test(tc, only_danish_files_have_classes_of_oio);
    int code = run_tcase("more_packs", tc);
    const char *const remove[] = {"rm", "-rf", dir, NULL};
    g_spawn_sync(NULL, (char **)remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                 NULL);
    g_free(dir);
    return code;
}
