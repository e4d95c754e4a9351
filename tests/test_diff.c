/* What has changed from one model to another, a row per kind of change: ArchiMate, UML, documents.
 */
#include "diff_world.h"

#define MODEL                                                                                      \
    "<model xmlns=\"http://www.opengroup.org/xsd/archimate/3.0/\" "                                \
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" identifier=\"m\"><name>M</name>@"     \
    "</model>"
#define ELEMENTS(all) "<elements>" all "</elements>"
#define ELEMENT(id, type, name, more)                                                              \
    "<element identifier=\"" id "\" xsi:type=\"" type "\"><name>" name "</name>" more "</element>"
#define A ELEMENT("a", "ApplicationComponent", "DUBU", "")
#define B ELEMENT("b", "ApplicationComponent", "Sapa", "")
#define RELATIONS(all) "<relationships>" all "</relationships>"
#define FLOW(id, from, to, more)                                                                   \
    "<relationship identifier=\"" id "\" source=\"" from "\" target=\"" to                         \
    "\" xsi:type=\"Flow\">" more "</relationship>"
#define FOLDERS(all) "<organizations>" all "</organizations>"
#define FOLDER(name, all) "<item><label>" name "</label>" all "</item>"
#define ITEM(id) "<item identifierRef=\"" id "\"/>"
#define VIEWS(all) "<views><diagrams>" all "</diagrams></views>"
#define VIEW(id, name, all)                                                                        \
    "<view identifier=\"" id "\" xsi:type=\"Diagram\"><name>" name "</name>" all "</view>"
#define DRAWN(id, of, x, more)                                                                     \
    "<node identifier=\"" id "\" xsi:type=\"Element\" elementRef=\"" of "\" x=\"" x                \
    "\" y=\"0\" w=\"10\" h=\"10\">" more "</node>"
#define NOTE(id, text)                                                                             \
    "<node identifier=\"" id "\" xsi:type=\"Label\" x=\"0\" y=\"0\" w=\"9\" h=\"9\"><label>" text  \
    "</label></node>"
#define LINE(id, of, from, to)                                                                     \
    "<connection identifier=\"" id "\" xsi:type=\"Relationship\" relationshipRef=\"" of            \
    "\" source=\"" from "\" target=\"" to "\"/>"
#define OWNER(value)                                                                               \
    "<properties><property propertyDefinitionRef=\"p\"><value>" value "</value></property>"        \
    "</properties>"
#define OWNERS                                                                                     \
    "<propertyDefinitions><propertyDefinition identifier=\"p\" type=\"string\"><name>ejer</name>"  \
    "</propertyDefinition></propertyDefinitions>"

static const struct told_row archimate[] = {
    {"nothing", ELEMENTS(A B), ELEMENTS(A B), ""},
    {"the order", ELEMENTS(A B), ELEMENTS(B A), ""},
    {"ids", ELEMENTS(A B) RELATIONS(FLOW("r", "a", "b", "")),
     ELEMENTS(ELEMENT("x", "ApplicationComponent", "DUBU", "") ELEMENT(
         "y", "ApplicationComponent", "Sapa", "")) RELATIONS(FLOW("z", "x", "y", "")),
     ""},
    {"blanks", ELEMENTS(ELEMENT("a", "Goal", "Et mål", "<documentation>a\n  b</documentation>")),
     ELEMENTS(ELEMENT("a", "Goal", " Et  mål ", "<documentation>a b </documentation>")), ""},
    {"an element came", ELEMENTS(A), ELEMENTS(A B), "+ Applikationskomponent »Sapa«\n"},
    {"an element went", ELEMENTS(A B), ELEMENTS(A), "- Applikationskomponent »Sapa«\n"},
    {"a name", ELEMENTS(A), ELEMENTS(ELEMENT("a", "ApplicationComponent", "DUBU 2", "")),
     "~ Applikationskomponent »DUBU 2«\n  omdøbt: »DUBU« → »DUBU 2«\n"},
    {"a type", ELEMENTS(A), ELEMENTS(ELEMENT("a", "ApplicationService", "DUBU", "")),
     "~ Applikationsservice »DUBU«\n"
     "  type ændret: Applikationskomponent → Applikationsservice\n"},
    {"documentation", ELEMENTS(A),
     ELEMENTS(ELEMENT("a", "ApplicationComponent", "DUBU", "<documentation>Ny</documentation>")),
     "~ Applikationskomponent »DUBU«\n  dokumentation tilføjet: »Ny«\n"},
    {"a property", ELEMENTS(ELEMENT("a", "ApplicationComponent", "DUBU", OWNER("KL"))) OWNERS,
     ELEMENTS(ELEMENT("a", "ApplicationComponent", "DUBU", OWNER("KOMBIT"))) OWNERS,
     "~ Applikationskomponent »DUBU«\n  ejer: »KL« → »KOMBIT«\n"},
    {"a property went", ELEMENTS(ELEMENT("a", "ApplicationComponent", "DUBU", OWNER("KL"))) OWNERS,
     ELEMENTS(A) OWNERS, "~ Applikationskomponent »DUBU«\n  ejer fjernet: »KL«\n"},
    {"a long text",
     ELEMENTS(ELEMENT("a", "Goal", "M",
                      "<documentation>Alle borgere skal kunne se deres egne sager på borger.dk, og "
                      "det skal ske inden udgangen af året.</documentation>")),
     ELEMENTS(ELEMENT("a", "Goal", "M",
                      "<documentation>Alle borgere skal kunne se deres egne breve på borger.dk, og "
                      "det skal ske inden udgangen af året.</documentation>")),
     "~ Mål »M«\n  dokumentation: »…kunne se deres egne sager på borger.dk, og det…« → "
     "»…kunne se deres egne breve på borger.dk, og det…«\n"},
    {"a relationship came", ELEMENTS(A B), ELEMENTS(A B) RELATIONS(FLOW("r", "a", "b", "")),
     "+ Flow: »DUBU« → »Sapa«\n"},
    {"a relationship by name", ELEMENTS(A B) RELATIONS(FLOW("r", "a", "b", "<name>x</name>")),
     ELEMENTS(A B) RELATIONS(FLOW("s", "a", "b", "<name>y</name>")),
     "~ Flow »y«: »DUBU« → »Sapa«\n  omdøbt: »x« → »y«\n"},
    {"an end", ELEMENTS(A B) RELATIONS(FLOW("r", "a", "b", "")),
     ELEMENTS(A B) RELATIONS(FLOW("r", "a", "a", "")),
     "~ Flow: »DUBU« → »DUBU«\n"
     "  går til: applikationskomponent »Sapa« → applikationskomponent »DUBU«\n"},
    {"an element with its relationship", ELEMENTS(A B) RELATIONS(FLOW("r", "a", "b", "")),
     ELEMENTS(A), "- Applikationskomponent »Sapa«\n- Flow: »DUBU« → »Sapa«\n"},
    {"a folder", ELEMENTS(A B) FOLDERS(FOLDER("X", ITEM("a") ITEM("b"))),
     ELEMENTS(A B) FOLDERS(FOLDER("X", ITEM("a")) FOLDER("Y", ITEM("b"))),
     "~ Applikationskomponent »Sapa«\n  flyttet fra »M« > »X« til »M« > »Y«\n"
     "+ Mappe »Y«\n"},
    {"a folder's name", ELEMENTS(A B) FOLDERS(FOLDER("X", ITEM("a") ITEM("b"))),
     ELEMENTS(A B) FOLDERS(FOLDER("Y", ITEM("a") ITEM("b"))), "~ Mappe »Y«\n  omdøbt: »X« → »Y«\n"},
    {"an empty folder", ELEMENTS(A) FOLDERS(FOLDER("X", ITEM("a"))),
     ELEMENTS(A) FOLDERS(FOLDER("X", ITEM("a")) FOLDER("Y", "")), ""},
    {"no folders", ELEMENTS(A) FOLDERS(FOLDER("X", ITEM("a"))), ELEMENTS(A),
     "! kun gammel har mapper; de er ikke sammenlignet, for det kan være formatet eller "
     "værktøjet.\n"},
    {"what a view shows", ELEMENTS(A B) VIEWS(VIEW("v", "V", DRAWN("1", "a", "0", ""))),
     ELEMENTS(A B) VIEWS(VIEW("v", "V", DRAWN("2", "b", "0", ""))),
     "~ Visning »V«\n  viser ikke længere applikationskomponent »DUBU«\n"
     "  viser nu også applikationskomponent »Sapa«\n"},
    {"a relationship in a view",
     ELEMENTS(A B) RELATIONS(FLOW("r", "a", "b", ""))
         VIEWS(VIEW("v", "V", DRAWN("1", "a", "0", "") DRAWN("2", "b", "50", ""))),
     ELEMENTS(A B) RELATIONS(FLOW("r", "a", "b", "")) VIEWS(VIEW(
         "v", "V", DRAWN("1", "a", "0", "") DRAWN("2", "b", "50", "") LINE("3", "r", "1", "2"))),
     "~ Visning »V«\n  viser nu også flow: »DUBU« → »Sapa«\n"},
    {"a line to what lies inside says nothing",
     ELEMENTS(A B) RELATIONS(FLOW("r", "a", "b", ""))
         VIEWS(VIEW("v", "V", DRAWN("1", "a", "0", DRAWN("2", "b", "1", "")))),
     ELEMENTS(A B) RELATIONS(FLOW("r", "a", "b", "")) VIEWS(
         VIEW("v", "V", DRAWN("1", "a", "0", DRAWN("2", "b", "1", "")) LINE("3", "r", "1", "2"))),
     ""},
    {"a note in a view", ELEMENTS(A) VIEWS(VIEW("v", "V", NOTE("1", "Før"))),
     ELEMENTS(A) VIEWS(VIEW("v", "V", NOTE("1", "Nu") NOTE("2", "Ny"))),
     "~ Visning »V«\n  note: »Før« → »Nu«\n  tilføjet: note »Ny«\n"},
    {"a view went", ELEMENTS(A) VIEWS(VIEW("v", "V", DRAWN("1", "a", "0", "") NOTE("2", "x"))),
     ELEMENTS(A), "- Visning »V«\n"},
    {"places", ELEMENTS(A) VIEWS(VIEW("v", "V", DRAWN("1", "a", "0", ""))),
     ELEMENTS(A) VIEWS(VIEW("v", "V", DRAWN("1", "a", "70", ""))), ""},
    {"ids that are given to others, as tools that number do",
     ELEMENTS(ELEMENT("1", "Goal", "Et", "") ELEMENT("2", "Goal", "To", "")
                  ELEMENT("3", "Goal", "Tre", "")),
     ELEMENTS(ELEMENT("1", "Goal", "Nul", "") ELEMENT("2", "Goal", "Et", "")
                  ELEMENT("3", "Goal", "To", "") ELEMENT("4", "Goal", "Tre", "")),
     "+ Mål »Nul«\n! de to har ikke de samme id'er; der er sammenlignet efter navne.\n"},
    {"several of one name, told from each other by what they are related to",
     ELEMENTS(A B ELEMENT("1", "Junction", "", "") ELEMENT("2", "Junction", "", ""))
         RELATIONS(FLOW("r", "a", "1", "") FLOW("s", "b", "2", "")),
     ELEMENTS(ELEMENT("4", "Junction", "", "") ELEMENT("3", "Junction", "", "") ELEMENT(
         "x", "ApplicationComponent", "DUBU", "") ELEMENT("y", "ApplicationComponent", "Sapa", ""))
         RELATIONS(FLOW("t", "x", "3", "") FLOW("u", "y", "4", "")),
     ""},
};

static const struct told_row looks[] = {
    {"places, when they are asked for", ELEMENTS(A) VIEWS(VIEW("v", "V", DRAWN("1", "a", "0", ""))),
     ELEMENTS(A) VIEWS(VIEW("v", "V", DRAWN("1", "a", "70", ""))),
     "~ Visning »V«\n  udseendet er ændret\n"},
    {"ids of figures, when looks are asked for",
     ELEMENTS(A) VIEWS(VIEW("v", "V", DRAWN("1", "a", "0", "") NOTE("2", "x"))),
     ELEMENTS(A) VIEWS(VIEW("v", "V", NOTE("4", "x") DRAWN("3", "a", "0", ""))), ""},
};

static const struct told_row between_formats[] = {
    {"the only view, between formats", ELEMENTS(A) VIEWS(VIEW("v", "V", DRAWN("1", "a", "0", ""))),
     ELEMENTS(A),
     "! kun gammel har visninger; de er ikke sammenlignet, for det kan være formatet eller "
     "værktøjet.\n"},
};

#define WRONG(name, format, rows, ...)                                                             \
    wrong_rows(name, format, rows, G_N_ELEMENTS(rows), (struct ark_diff_options){__VA_ARGS__})

START_TEST(archimate_models)
{
    ck_assert_uint_eq(WRONG("m.xml", MODEL, archimate, .layout = false), 0);
    ck_assert_uint_eq(WRONG("m.xml", MODEL, looks, .layout = true), 0);
    ck_assert_uint_eq(WRONG("m.xml", MODEL, between_formats, .other_format = true), 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {archimate_models};
    return run_suite("diff", tests, G_N_ELEMENTS(tests));
}
