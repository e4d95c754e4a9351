/* What is called the same across an ArchiMate model, a data model, a report and a concept list. */
#include "program.h"

#define MODEL(elements)                                                                            \
    "<archimate:model xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "                    \
    "xmlns:archimate=\"http://www.archimatetool.com/archimate\" name=\"m\" id=\"m\">"              \
    "<folder name=\"Application\" id=\"f\" type=\"application\">" elements "</folder>"             \
    "</archimate:model>"
#define OBJECT(id, name)                                                                           \
    "<element xsi:type=\"archimate:DataObject\" name=\"" name "\" id=\"" id "\"/>"
#define XMI(inside)                                                                                \
    "<xmi:XMI xmi:version=\"2.1\" xmlns:uml=\"http://schema.omg.org/spec/UML/2.1\" "               \
    "xmlns:xmi=\"http://schema.omg.org/spec/XMI/2.1\"><uml:Model xmi:type=\"uml:Model\" "          \
    "xmi:id=\"m\" name=\"Datamodel\">" inside "</uml:Model></xmi:XMI>"
#define CLASS(id, name)                                                                            \
    "<packagedElement xmi:type=\"uml:Class\" xmi:id=\"" id "\" name=\"" name "\"/>"

static void named(const char *folder, const char *rows)
{
    struct outcome outcome =
        RUN("query",
            "MATCH (a)-[n:NAMED_AS]->(b) RETURN coalesce(a.object, a.`prefLabel (da)`, a.name) AS "
            "a, n.how AS how, coalesce(b.name, b.`prefLabel (da)`) AS b ORDER BY a, b",
            folder, "--format", "csv");
    ck_assert_msg(outcome.code == 0, "%s", outcome.err);
    ck_assert_str_eq(outcome.out + strlen("a,how,b\r\n"), rows);
    clear(&outcome);
}

/* One name of a data object, and one of a class. */
static const struct {
    const char *object, *class, *how; /* NULL: they are not called the same */
} NAMES[] = {
    {"Sag", "Sag", "exact"},
    {"sag", "SAG", "exact"},
    {"Organisation enhed", "OrganisationEnhed", "exact"},
    {"Organisations-enhed", "OrganisationEnhed", "inflected"},
    {"OrganisationEnhed", "Organisationsenhed", "inflected"},
    {"Organisationsenhed", "OrganisationEnhed", "inflected"},
    {"Sager", "Sag", "inflected"},
    {"Sag", "Sager", "inflected"},
    {"Sagsakterne", "SagsAkt", "inflected"},
    {"Børn", "Barn", "inflected"},
    {"Regler", "Regel", "inflected"},
    {"Ydelse (DUBU)", "Ydelse", "exact"},
    {"Sagsdata", "Sag", "compound"},
    {"Personoplysninger", "Person", "compound"},
    {"Data", "Dat", NULL},
    {"Sagspart", "Sag", NULL},
    {"Parti", "Part", NULL},
    {"Lager", "Lag", NULL},
    {"A", "A", NULL},
};

START_TEST(names_are_compared_as_danish_has_them)
{
    g_autofree char *model = g_strdup_printf(MODEL(OBJECT("o", "%s")), NAMES[_i].object);
    g_autofree char *data = g_strdup_printf(XMI(CLASS("c", "%s")), NAMES[_i].class);
    put("n/m.archimate", model, -1);
    put("n/d.xmi", data, -1);
    g_autofree char *row = NAMES[_i].how ? g_strdup_printf("%s,%s,%s\r\n", NAMES[_i].object,
                                                           NAMES[_i].how, NAMES[_i].class)
                                         : g_strdup("");
    named("n", row);
}
END_TEST

/* A name that stands there exactly is taken alone; packages, synonyms and concepts count. */
START_TEST(every_source_of_names_counts)
{
    put("a/m.archimate",
        MODEL(OBJECT("o1", "Sag") OBJECT("o2", "Klager") OBJECT("o3", "Bevilling")
                  OBJECT("o4", "Økonomi") OBJECT("o5", "Ukendt")),
        -1);
    put("a/d.xmi",
        "<xmi:XMI xmi:version=\"2.1\" xmlns:uml=\"http://schema.omg.org/spec/UML/2.1\" "
        "xmlns:xmi=\"http://schema.omg.org/spec/XMI/2.1\" "
        "xmlns:FDAprofil=\"http://www.sparxsystems.com/profiles/FDAprofil/1.0\">"
        "<uml:Model xmi:type=\"uml:Model\" xmi:id=\"m\" name=\"Datamodel\">" CLASS("c1", "Sag")
            CLASS("c2", "Sager") CLASS(
                "c3",
                "Part") "<packagedElement xmi:type=\"uml:Package\" xmi:id=\"p\" name=\"Økonomi\"/>"
                        "</uml:Model><FDAprofil:Concept base_Class=\"c3\" "
                        "altLabel__da_=\"ansøger; klager\" xmi:id=\"s\"/></xmi:XMI>",
        -1);
    put("a/begreber.csv",
        "Term;Definition;Kilde\nbevilling;tilsagn om en ydelse;lov\npart;rolle;\n", -1);
    put("a/rapport.md",
        "# Rapport\n\n## Data\n\n| Dataobjekt | Ejer |\n|---|---|\n| Sagerne | KL |\n| - | KL |\n"
        "| Ukendt | KL |\n\n| Snitflade | Data |\n|---|---|\n| SF1 | Sag |\n",
        -1);
    named("a", "Bevilling,exact,bevilling\r\nKlager,alias,Part\r\nSag,exact,Sag\r\n"
               "Sagerne,inflected,Sag\r\nSagerne,inflected,Sager\r\npart,exact,Part\r\n"
               "Økonomi,exact,Økonomi\r\n");
    struct outcome outcome =
        RUN("query", "MATCH (r:ListedObject) RETURN r.object AS o", "a", "--format", "csv");
    ck_assert_str_eq(outcome.out, "o\r\nSagerne\r\nUkendt\r\n");
    clear(&outcome);
}
END_TEST

/* Many things of one name give no product. */
START_TEST(many_equal_names_are_bounded)
{
    g_autoptr(GString) model = g_string_new(NULL), data = g_string_new(NULL);
    for (int i = 0; i < 3000; i++) {
        g_string_append_printf(model, OBJECT("o%d", "Sag"), i);
        g_string_append_printf(data, CLASS("c%d", "Sag"), i);
    }
    g_autofree char *m = g_strdup_printf(MODEL("%s"), model->str);
    g_autofree char *d = g_strdup_printf(XMI("%s"), data->str);
    put("b/m.archimate", m, -1);
    put("b/d.xmi", d, -1);
    struct outcome outcome =
        RUN("query", "MATCH ()-[n:NAMED_AS]->() RETURN count(n) AS n", "b", "--format", "csv");
    ck_assert_str_eq(outcome.out, "n\r\n60000\r\n");
    clear(&outcome);
}
END_TEST

int main(void)
{
    dir = g_dir_make_tmp("ark-XXXXXX", NULL);
    TCase *tc = tcase_create("correspond");
    tcase_add_loop_test(tc, names_are_compared_as_danish_has_them, 0, G_N_ELEMENTS(NAMES));
    tcase_add_test(tc, every_source_of_names_counts);
    tcase_add_test(tc, many_equal_names_are_bounded);
    int code = run_tcase("correspond", tc);
    const char *const remove[] = {"rm", "-rf", dir, NULL};
    g_spawn_sync(NULL, (char **)remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                 NULL);
    g_free(dir);
    return code;
}
