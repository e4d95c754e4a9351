/* Which packs are used when none is named, and what the report is then about: what was handed in
 * decides. */
#include <jansson.h>
#include <stdbool.h>

#include "program.h"

#define XMI(model, content)                                                                        \
    "<xmi:XMI xmlns:xmi='http://www.omg.org/spec/XMI/20131001' "                                   \
    "xmlns:uml='http://www.omg.org/spec/UML/20161101'><uml:Model xmi:type='uml:Model' xmi:id='m' " \
    "name='" model "'>" content "</uml:Model></xmi:XMI>"
#define PACKAGE(id, name, content)                                                                 \
    "<packagedElement xmi:type='uml:Package' xmi:id='" id "' name='" name "'>" content             \
    "</packagedElement>"
#define CLASS "<packagedElement xmi:type='uml:Class' xmi:id='c' name='Sag'/>"
#define ARCHIMATE                                                                                  \
    "<archimate:model xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "                      \
    "xmlns:archimate='http://www.archimatetool.com/archimate' name='M' id='m' version='5.0.0'>"    \
    "<folder name='Business' id='f' type='business'><element xsi:type='archimate:BusinessRole' "   \
    "name='R' id='r'/></folder></archimate:model>"

static void put_inputs(void)
{
    put("a.md", "# Arkitekturrapport for X\n\n## Indledning\n\nTekst.\n", -1);
    put("data.xmi", XMI("EA_Model", PACKAGE("p", "Børnesag", CLASS)), -1);
    put("begreber.csv", "Term;Definition\nsag;noget, der behandles\n", -1);
    put("a.archimate", ARCHIMATE, -1);
}

/* Names of the packs, with blanks between, that a check of these files uses. */
static char *packs_of(const char *const *files)
{
    const char *args[8] = {"check", "--fail-on", "never", "--format", "json"};
    for (int i = 0; i < 2 && files[i]; i++)
        args[5 + i] = files[i];
    struct outcome outcome = run(args);
    ck_assert_msg(outcome.code == 0, "%s", outcome.err);
    json_t *root = json_loads(outcome.out, 0, NULL);
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; i < json_array_size(json_object_get(root, "packs")); i++)
        g_string_append_printf(names, "%s%s", i ? " " : "",
                               json_string_value(json_object_get(
                                   json_array_get(json_object_get(root, "packs"), i), "id")));
    json_decref(root);
    clear(&outcome);
    return g_string_free(g_steal_pointer(&names), FALSE);
}

START_TEST(what_is_handed_in_decides)
{
    static const struct {
        const char *files[2], *packs;
    } rows[] = {
        {{"a.md"}, "rammearkitektur arkitekturrapport"},
        {{"a.archimate"}, "rammearkitektur arkitekturrapport"},
        {{"data.xmi"}, "modelregler"},
        {{"begreber.csv"}, "modelregler"},
        {{"data.xmi", "begreber.csv"}, "modelregler"},
        {{"a.md", "data.xmi"}, "rammearkitektur arkitekturrapport modelregler"},
        {{"a.archimate", "data.xmi"}, "rammearkitektur arkitekturrapport modelregler"},
    };
    put_inputs();
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *packs = packs_of(rows[i].files);
        ck_assert_str_eq(packs, rows[i].packs);
    }
}
END_TEST

/* The tool's own names for what is around a model are not the model's. */
START_TEST(the_report_is_called_after_the_model)
{
    static const struct {
        const char *bytes, *title;
    } rows[] = {
        {XMI("EA_Model", PACKAGE("p", "Børnesag", CLASS)), "# Konformansrapport: Børnesag\n"},
        {XMI("Børn", PACKAGE("p", "Sag", CLASS)), "# Konformansrapport: Børn\n"},
        {XMI("EA_Model",
             PACKAGE("p", "Model", PACKAGE("q", "Børnesag", CLASS))
                 PACKAGE("t", "EA_PrimitiveTypes_Package",
                         "<packagedElement xmi:type='uml:PrimitiveType' xmi:id='d' name='int'/>")),
         "# Konformansrapport: Børnesag\n"},
        {XMI("EA_Model", PACKAGE("p", "A", CLASS) PACKAGE("q", "B", "")),
         "# Konformansrapport: m.xmi\n"},
        {XMI("EA_Model", CLASS), "# Konformansrapport: m.xmi\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        put("mappe/m.xmi", rows[i].bytes, -1);
        struct outcome outcome =
            RUN("check", "mappe/m.xmi", "--fail-on", "never", "--format", "md");
        ck_assert_msg(g_str_has_prefix(outcome.out, rows[i].title), "%.80s", outcome.out);
        clear(&outcome);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {what_is_handed_in_decides, the_report_is_called_after_the_model};
    return run_suite_in_folder("pack_default", tests, G_N_ELEMENTS(tests));
}
