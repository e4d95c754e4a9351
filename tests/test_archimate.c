/* archimate: the tables of kinds and viewpoints. */
#include "loading.h"

#include "archimate/archimate.h"

START_TEST(every_kind_is_found_by_its_name)
{
    uint32_t n, m;
    const struct ark_element_kind *kinds = ark_element_kinds(&n);
    const struct ark_relationship_kind *relations = ark_relationship_kinds(&m);
    ck_assert_uint_eq(n, 61);
    ck_assert_uint_eq(m, 11);
    for (uint32_t i = 0; i < n; i++) {
        ck_assert_ptr_eq(ark_element_kind_find(kinds[i].name, strlen(kinds[i].name)), &kinds[i]);
        ck_assert(kinds[i].title.in[ARK_DA] && kinds[i].title.in[ARK_EN]);
        const char *last = "";
        for (size_t k = 0; kinds[i].supertypes[k]; k++)
            last = kinds[i].supertypes[k];
        ck_assert_str_eq(last, "Element");
    }
    for (uint32_t i = 0; i < m; i++) {
        g_autofree char *old = g_strconcat(relations[i].name, "Relationship", NULL);
        ck_assert_ptr_eq(ark_relationship_kind_find(old, strlen(old)), &relations[i]);
    }
}
END_TEST

START_TEST(old_spellings_mean_today_s_kinds)
{
    static const char *const elements[][2] = {{"AndJunction", "Junction"},
                                              {"CommunicationPath", "Path"},
                                              {"Network", "CommunicationNetwork"},
                                              {"InfrastructureService", "TechnologyService"},
                                              {"InfrastructureFunction", "TechnologyFunction"},
                                              {"InfrastructureInterface", "TechnologyInterface"},
                                              {"BusinessActivity", "BusinessProcess"}};
    static const char *const relations[][2] = {{"UsedByRelationship", "Serving"},
                                               {"RealisationRelationship", "Realization"},
                                               {"Specialisation", "Specialization"}};
    for (size_t i = 0; i < G_N_ELEMENTS(elements); i++)
        ck_assert_str_eq(ark_element_kind_find(elements[i][0], strlen(elements[i][0]))->name,
                         elements[i][1]);
    for (size_t i = 0; i < G_N_ELEMENTS(relations); i++)
        ck_assert_str_eq(ark_relationship_kind_find(relations[i][0], strlen(relations[i][0]))->name,
                         relations[i][1]);
    ck_assert_ptr_null(ark_element_kind_find("Business", 8));
    ck_assert_ptr_null(ark_element_kind_find("BusinessActors", 14));
    ck_assert_ptr_null(ark_element_kind_find("", 0));
    ck_assert_ptr_null(ark_relationship_kind_find("Relationship", 12));
    ck_assert_str_eq(ark_element_kind_find("NodeX", 4)->name, "Node");
}
END_TEST

START_TEST(viewpoints_have_one_id)
{
    static const char *const same[][2] = {
        {"5", "application_usage"},
        {"Application Usage", "application_usage"},
        {"Application Usage Viewpoint", "application_usage"},
        {"Actor Co-operation", "actor_cooperation"},
        {"14", "layered"},
        {"Implementation and Deployment", "implementation_deployment"},
        {"Infrastructure", "technology"},
        {"organization", "organization"}};
    for (size_t i = 0; i < G_N_ELEMENTS(same); i++)
        ck_assert_str_eq(ark_viewpoint_find(same[i][0], strlen(same[i][0])), same[i][1]);
    ck_assert_ptr_null(ark_viewpoint_find("99", 2));
    ck_assert_ptr_null(ark_viewpoint_find("Kvalitet", 8));
}
END_TEST

START_TEST(the_schema_knows_labels_and_properties)
{
    g_autoptr(ark_schema) schema = ark_schema_new();
    ark_archimate_register(schema);
    ck_assert(ark_schema_has(schema, ARK_SCHEMA_NODE_LABEL, "ApplicationComponent"));
    ck_assert(ark_schema_has(schema, ARK_SCHEMA_NODE_LABEL, "PhysicalElement"));
    ck_assert(ark_schema_has(schema, ARK_SCHEMA_NODE_LABEL, "ViewReference"));
    ck_assert(ark_schema_has(schema, ARK_SCHEMA_EDGE_TYPE, "DependencyRelationship"));
    ck_assert(ark_schema_has(schema, ARK_SCHEMA_EDGE_TYPE, "DEPICTS"));
    ck_assert(ark_schema_has(schema, ARK_SCHEMA_PROPERTY, "accessType"));
    ck_assert(!ark_schema_has(schema, ARK_SCHEMA_EDGE_TYPE, "UsedBy"));
}
END_TEST

static bool is_a_danish_name(const char *name)
{
    uint32_t n;
    const struct ark_element_kind *kinds = ark_element_kinds(&n);
    for (uint32_t i = 0; i < n; i++) {
        if (strcmp(kinds[i].title.in[ARK_DA], name) == 0)
            return true;
    }
    return false;
}

/* The Danish names that the FDA's guide gives are ours, as written there. */
START_TEST(danish_names_are_those_of_the_guide)
{
    const char *shared = g_getenv("ARK_SHARED");
    g_autofree char *beside = g_build_filename(g_getenv("ARK_SOURCE_ROOT"), "..", "shared", NULL);
    g_autofree char *path = g_build_filename(shared ? shared : beside, "domain",
                                             "03_arkitekturrapport_og_review.md", NULL);
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL)) {
        printf("skipped: there is no domain/03 at ../shared\n");
        return;
    }
    char *row = strstr(text, "| Danish element names |");
    ck_assert_ptr_nonnull(row);
    row += strlen("| Danish element names |");
    *strpbrk(row, "(|") = '\0';
    g_auto(GStrv) names = g_strsplit(row, ",", -1);
    uint32_t n = 0, wrong = 0;
    for (char **name = names; *name; name++, n++) {
        char *more = strstr(*name, "…");
        if (more)
            *more = '\0';
        if (is_a_danish_name(g_strstrip(*name)))
            continue;
        printf("%s is no name of ours\n", *name);
        wrong++;
    }
    ck_assert_uint_gt(n, 12);
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {every_kind_is_found_by_its_name, old_spellings_mean_today_s_kinds,
                                  viewpoints_have_one_id, danish_names_are_those_of_the_guide,
                                  the_schema_knows_labels_and_properties};
    return run_suite("archimate", tests, G_N_ELEMENTS(tests));
}
