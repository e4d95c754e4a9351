/* The table of metaclasses: found by name, and told apart from all else in the graph. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "suite.h"

#include "archimate/archimate.h"
#include "document/document.h"
#include "uml/uml.h"

START_TEST(each_metaclass_is_found)
{
    uint32_t n;
    const struct ark_metaclass *rows = ark_metaclasses(&n);
    for (uint32_t i = 0; i < n; i++)
        ck_assert_ptr_eq(ark_metaclass_find(rows[i].name, strlen(rows[i].name)), &rows[i]);
    ck_assert_ptr_null(ark_metaclass_find("Clas", 4));
    ck_assert_ptr_null(ark_metaclass_find("Classy", 6));
    ck_assert_ptr_null(ark_metaclass_find("", 0));
}
END_TEST

static bool is_taken(const ark_schema *schema, const char *label)
{
    static const char *const catalogues[] = {"Standard",      "Component", "Term", "Register",
                                             "BuildingBlock", "Concept",   NULL};
    return ark_schema_has(schema, ARK_SCHEMA_NODE_LABEL, label) ||
           g_strv_contains(catalogues, label);
}

/* A rule for ArchiMate that says (:Node) must not meet UML, and the other way round. An edge may be
 * called as a node is. */
START_TEST(no_label_means_two_things)
{
    g_autoptr(ark_schema) schema = ark_schema_new();
    uint32_t n;
    const struct ark_metaclass *rows = ark_metaclasses(&n);
    ark_archimate_register(schema);
    ark_document_register(schema);
    for (uint32_t i = 0; i < n; i++) {
        bool edge = rows[i].form == ARK_UML_DEPENDENCY || rows[i].form == ARK_UML_GENERALIZATION;
        bool taken = edge ? ark_schema_has(schema, ARK_SCHEMA_EDGE_TYPE, rows[i].label)
                          : is_taken(schema, rows[i].label);
        ck_assert_msg(!taken, "%s means something else", rows[i].label);
        for (size_t k = 0; k < G_N_ELEMENTS(rows[i].supertypes) && rows[i].supertypes[k]; k++)
            ck_assert_msg(edge || !is_taken(schema, rows[i].supertypes[k]), "%s",
                          rows[i].supertypes[k]);
    }
    ck_assert(is_taken(schema, "Node"));
}
END_TEST

START_TEST(multiplicities)
{
    static const struct {
        const char *text;
        bool number;
        int lower, upper;
    } rows[] = {
        {"1", true, 1, 1},     {"0..1", true, 0, 1},   {"*", true, 0, -1},
        {"1..*", true, 1, -1}, {"0..-1", true, 0, -1}, {" 2 .. 5 ", true, 2, 5},
        {"-1", true, 0, -1},   {"0..n", true, 0, -1},  {"mange", false, 0, 0},
        {"1..", false, 0, 0},  {"", false, 0, 0},      {"..", false, 0, 0},
        {"1,2", false, 0, 0},  {"-2", false, 0, 0},    {"name", false, 0, 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        int64_t lower = 0, upper = 0;
        ck_assert_msg(ark_uml_multiplicity(rows[i].text, &lower, &upper) == rows[i].number, "%s",
                      rows[i].text);
        ck_assert_int_eq(lower, rows[i].lower);
        ck_assert_int_eq(upper, rows[i].upper);
    }
}
END_TEST

START_TEST(each_metaclass_has_a_title)
{
    uint32_t n;
    const struct ark_metaclass *rows = ark_metaclasses(&n);
    for (uint32_t i = 0; i < n; i++) {
        for (int lang = 0; lang < ARK_LANGS; lang++)
            ck_assert_msg(ark_uml_title(rows[i].label, (enum ark_lang)lang) != NULL, "%s",
                          rows[i].label);
    }
    ck_assert_str_eq(ark_uml_title("UmlDiagram", ARK_DA), "diagram");
    ck_assert_ptr_null(ark_uml_title("ApplicationComponent", ARK_DA));
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {each_metaclass_is_found, no_label_means_two_things,
                                  multiplicities, each_metaclass_has_a_title};
    return run_suite("uml", tests, G_N_ELEMENTS(tests));
}
