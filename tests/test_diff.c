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
    {"a number that is given to another kind of thing", ELEMENTS(ELEMENT("1", "Goal", "Et", "")),
     ELEMENTS(ELEMENT("1", "Node", "To", "")), "+ Node »To«\n- Mål »Et«\n"},
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

#define DATA                                                                                       \
    "<uml:Model xmi:version=\"2.1\" xmlns:xmi=\"http://schema.omg.org/spec/XMI/2.1\" "             \
    "xmlns:uml=\"http://www.eclipse.org/uml2/3.0.0/UML\" xmi:id=\"m\" name=\"M\">@</uml:Model>"
#define OWNED(type, id, name, all)                                                                 \
    "<packagedElement xmi:type=\"uml:" type "\" xmi:id=\"" id "\" name=\"" name "\">" all          \
    "</packagedElement>"
#define PACKAGE(id, name, all) OWNED("Package", id, name, all)
#define CLASS(id, name, all) OWNED("Class", id, name, all)
#define ATTRIBUTE(id, name, more, all)                                                             \
    "<ownedAttribute xmi:id=\"" id "\" name=\"" name "\" " more ">" all "</ownedAttribute>"
#define BOUNDS(lower, upper)                                                                       \
    "<lowerValue xmi:type=\"uml:LiteralInteger\" xmi:id=\"l\" value=\"" lower                      \
    "\"/><upperValue xmi:type=\"uml:LiteralUnlimitedNatural\" xmi:id=\"u\" value=\"" upper "\"/>"
#define END(id, name, type, all)                                                                   \
    "<ownedEnd xmi:id=\"" id "\" name=\"" name "\" type=\"" type "\" association=\"as\">" all      \
    "</ownedEnd>"
#define ASSOCIATION(name, all)                                                                     \
    "<packagedElement xmi:type=\"uml:Association\" xmi:id=\"as\" name=\"" name                     \
    "\" memberEnd=\"e1 e2\">" all "</packagedElement>"
#define GENERAL(id, to) "<generalization xmi:id=\"" id "\" general=\"" to "\"/>"
#define LITERAL(id, name) "<ownedLiteral xmi:id=\"" id "\" name=\"" name "\"/>"
#define PARAMETER(id, name, direction)                                                             \
    "<ownedParameter xmi:id=\"" id "\" name=\"" name "\" direction=\"" direction "\"/>"

static const struct told_row data[] = {
    {"a package came whole", CLASS("c", "Sag", ""),
     CLASS("c", "Sag", "") PACKAGE("p", "Ny",
                                   CLASS("d", "Brev", ATTRIBUTE("a", "dato", "", ""))
                                       CLASS("e", "Fil", GENERAL("g", "d"))),
     "+ Pakke »Ny« med 2 klasser og typer, 1 attribut, 1 generalisering\n"},
    {"a class went", CLASS("c", "Sag", ATTRIBUTE("a", "titel", "", "")), "",
     "- Klasse »Sag« med 1 attribut\n"},
    {"a class has another name", CLASS("c", "Sag", ATTRIBUTE("a", "titel", "", "")),
     CLASS("c", "Sager", ATTRIBUTE("a", "titel", "", "")),
     "~ Klasse »Sager«\n  omdøbt: »Sag« → »Sager«\n"},
    {"a class was moved", CLASS("c", "Sag", "") PACKAGE("p", "P", CLASS("d", "D", "")),
     PACKAGE("p", "P", CLASS("d", "D", "") CLASS("c", "Sag", "")),
     "~ Klasse »Sag«\n  flyttet fra »M« til »M« > »P«\n"},
    {"a class of another id was moved",
     CLASS("c", "Sag", "") PACKAGE("p", "P", CLASS("d", "D", "")),
     PACKAGE("p", "P", CLASS("d", "D", "") CLASS("x", "Sag", "")),
     "~ Klasse »Sag«\n  flyttet fra »M« til »M« > »P«\n"},
    {"a class is an interface", CLASS("c", "Sag", ""), OWNED("Interface", "x", "Sag", ""),
     "~ Grænseflade »Sag«\n  type ændret: klasse → grænseflade\n"},
    {"a package has another name and id",
     PACKAGE("p", "P", CLASS("c", "Sag", "") CLASS("d", "Brev", "")),
     PACKAGE("q", "Q", CLASS("c", "Sag", "") CLASS("d", "Brev", "")),
     "~ Pakke »Q«\n  omdøbt: »P« → »Q«\n"},
    {"abstract", CLASS("c", "Sag", ""),
     "<packagedElement xmi:type=\"uml:Class\" xmi:id=\"c\" name=\"Sag\" isAbstract=\"true\"/>",
     "~ Klasse »Sag«\n  abstrakt: nej → ja\n"},
    {"a multiplicity", CLASS("c", "Sag", ATTRIBUTE("a", "titel", "", BOUNDS("0", "1"))),
     CLASS("c", "Sag", ATTRIBUTE("a", "titel", "", BOUNDS("1", "*"))),
     "~ Attribut »Sag.titel«\n  multiplicitet: »0..1« → »1..*«\n"},
    {"an attribute of no id", CLASS("c", "Sag", ATTRIBUTE("", "titel", "", "")),
     CLASS("c", "Sag", ATTRIBUTE("", "navn", "", "")),
     "+ Attribut »Sag.navn«\n- Attribut »Sag.titel«\n"},
    {"a type",
     CLASS("c", "Sag", ATTRIBUTE("a", "ejer", "type=\"d\"", "")) CLASS("d", "Person", "")
         CLASS("e", "Myndighed", ""),
     CLASS("c", "Sag", ATTRIBUTE("a", "ejer", "type=\"e\"", "")) CLASS("d", "Person", "")
         CLASS("e", "Myndighed", ""),
     "~ Attribut »Sag.ejer«\n  type: »Person« → »Myndighed«\n"},
    {"a type that has another name is the same type",
     CLASS("c", "Sag", ATTRIBUTE("a", "ejer", "type=\"d\"", "")) CLASS("d", "Person", ""),
     CLASS("c", "Sag", ATTRIBUTE("a", "ejer", "type=\"d\"", "")) CLASS("d", "Borger", ""),
     "~ Klasse »Borger«\n  omdøbt: »Person« → »Borger«\n"},
    {"an end of an association",
     CLASS("c", "Sag", "") CLASS("d", "Person", "")
         ASSOCIATION("har", END("e1", "sag", "c", "") END("e2", "part", "d", BOUNDS("0", "1"))),
     CLASS("c", "Sag", "") CLASS("d", "Person", "")
         ASSOCIATION("har", END("e1", "sag", "c", "") END("e2", "ejer", "d", BOUNDS("1", "1"))),
     "~ Association »har«: »Sag« – »Person«\n  enden »ejer« ved »Person«: omdøbt: »part« → »ejer«\n"
     "  enden »ejer« ved »Person«: multiplicitet: »0..1« → »1«\n"},
    {"an association of other ids",
     CLASS("c", "Sag", "") CLASS("d", "Person", "")
         ASSOCIATION("har", END("e1", "sag", "c", "") END("e2", "part", "d", "")),
     CLASS("x", "Person", "") CLASS(
         "y", "Sag", "") "<packagedElement xmi:type=\"uml:Association\" "
                         "xmi:id=\"z\" name=\"har\" memberEnd=\"f1 f2\">" END("f1", "part", "x", "")
                             END("f2", "sag", "y", "") "</packagedElement>",
     ""},
    {"a generalization", CLASS("c", "Sag", "") CLASS("d", "Straffesag", GENERAL("g", "c")),
     CLASS("c", "Sag", "") CLASS("d", "Straffesag", ""),
     "- Generalisering: »Straffesag« → »Sag«\n"},
    {"a generalization to another",
     CLASS("c", "Sag", "") CLASS("e", "Ting", "") CLASS("d", "Straffesag", GENERAL("g", "c")),
     CLASS("c", "Sag", "") CLASS("e", "Ting", "") CLASS("d", "Straffesag", GENERAL("g", "e")),
     "~ Generalisering: »Straffesag« → »Ting«\n  går til: klasse »Sag« → klasse »Ting«\n"},
    {"literals", OWNED("Enumeration", "n", "Status", LITERAL("1", "ny") LITERAL("2", "lukket")),
     OWNED("Enumeration", "n", "Status", LITERAL("2", "afsluttet") LITERAL("3", "åben")),
     "+ Enumerationsværdi »Status.åben«\n- Enumerationsværdi »Status.ny«\n"
     "~ Enumerationsværdi »Status.afsluttet«\n  omdøbt: »lukket« → »afsluttet«\n"},
    {"a parameter",
     CLASS("c", "Sag",
           "<ownedOperation xmi:id=\"o\" name=\"luk\">" PARAMETER("q", "a",
                                                                  "in") "</ownedOperation>"),
     CLASS("c", "Sag",
           "<ownedOperation xmi:id=\"o\" name=\"luk\">" PARAMETER("q", "a", "inout")
               PARAMETER("r", "b", "in") "</ownedOperation>"),
     "~ Operation »Sag.luk«\n  parameter »luk.a«: retning: »in« → »inout«\n"
     "  tilføjet: parameter »luk.b«\n"},
    {"a note",
     CLASS("c", "Sag",
           "") "<ownedComment xmi:id=\"k\" annotatedElement=\"c d\" body=\"Husk\"/>" CLASS("d", "E",
                                                                                           ""),
     CLASS("c", "Sag", "") "<ownedComment xmi:id=\"k\" annotatedElement=\"d\" body=\"Husk "
                           "nu\"/>" CLASS("d", "E", "") "<ownedComment xmi:id=\"k2\" "
                                                        "annotatedElement=\"c d\" body=\"Ny\"/>",
     "+ Note »Ny«\n~ Note »Husk nu«\n  omdøbt: »Husk« → »Husk nu«\n"
     "  er ikke længere en note til klasse »Sag«\n"},
};

/* What only another tool would write. */
static const struct told_row between_tools[] = {
    {"a wrapper", CLASS("c", "Sag", ""),
     PACKAGE("p", "Model", PACKAGE("q", "M", CLASS("c", "Sag", ""))), ""},
    {"standard types",
     CLASS("c", "Sag", ATTRIBUTE("a", "titel", "type=\"t\"", ""))
         OWNED("PrimitiveType", "t", "String", ""),
     CLASS("c", "Sag", ATTRIBUTE("a", "titel", "type=\"t\"", ""))
         PACKAGE("p", "Typer", OWNED("DataType", "t", "string", "")),
     ""},
    {"roles as the class is called",
     CLASS("c", "Sag", "") CLASS("d", "Person", "")
         ASSOCIATION("A_sag_person", END("e1", "sag", "c", "") END("e2", "person", "d", "")),
     CLASS("c", "Sag", "") CLASS("d", "Person", "")
         ASSOCIATION("", END("e1", "", "c", "") END("e2", "", "d", "")),
     ""},
    {"what an operation returns",
     CLASS("c", "Sag",
           "<ownedOperation xmi:id=\"o\" name=\"luk\">" PARAMETER("q", "r",
                                                                  "return") "</ownedOperation>"),
     CLASS("c", "Sag", "<ownedOperation xmi:id=\"o\" name=\"luk\"/>"), ""},
    {"a class all the same", CLASS("c", "Sag", ""), CLASS("d", "Brev", ""),
     "+ Klasse »Brev«\n- Klasse »Sag«\n"},
};

START_TEST(data_models)
{
    ck_assert_uint_eq(WRONG("m.uml", DATA, data, .layout = false), 0);
    ck_assert_uint_eq(WRONG("m.uml", DATA, between_tools, .other_format = true), 0);
}
END_TEST

static const struct told_row documents[] = {
    {"nothing", "# Rapport\n\n## 1 Mål\n\nEn tekst.\n", "# Rapport\n\n## 1 Mål\n\nEn tekst.\n", ""},
    {"a section came", "# Rapport\n\n## 1 Mål\n\nEn tekst.\n",
     "# Rapport\n\n## 1 Drift\n\nEn ny.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n## 2 Mål\n\nEn "
     "tekst.\n",
     "+ Afsnit 1 »Drift« med 1 tabel, 1 række\n"},
    {"a section has another name", "# Rapport\n\n## 1 Mål\n\nEn tekst.\n",
     "# Rapport\n\n## 1 Formål\n\nEn tekst.\n",
     "~ Afsnit 1 »Formål«\n  omdøbt: »Mål« → »Formål«\n"},
    {"texts", "# Rapport\n\n## 1 Mål\n\nVi bruger FK Organisation til brugere.\n\nDen anden går.\n",
     "# Rapport\n\n## 1 Mål\n\nVi bruger ikke FK Organisation til brugere.\n\nNoget helt nyt.\n",
     "~ Afsnit 1 »Mål«\n"
     "  tekst: »Vi bruger FK Organisation til brugere.« → "
     "»Vi bruger ikke FK Organisation til brugere.«\n"
     "  tilføjet: tekst »Noget helt nyt.«\n  fjernet: tekst »Den anden går.«\n"},
    {"an item", "# R\n\n## A\n\n- et\n- to\n", "# R\n\n## A\n\n- et\n- tre\n",
     "~ Afsnit »A«\n  tilføjet: punkt »tre«\n  fjernet: punkt »to«\n"},
    {"a cell",
     "# R\n\n## A\n\n| Regel | Status |\n|---|---|\n| AR 7.1 | følger |\n| AR 7.2 | afviger |\n",
     "# R\n\n## A\n\n| Regel | Status |\n|---|---|\n| AR 7.1 | afviger |\n| AR 7.3 | følger |\n",
     "+ Rækken »AR 7.3«\n- Rækken »AR 7.2«\n~ Rækken »AR 7.1«\n  Status: »følger« → »afviger«\n"},
    {"rows of one name", "# R\n\n## A\n\n| A | B |\n|---|---|\n| x | 1 |\n| x | 2 |\n| x | 3 |\n",
     "# R\n\n## A\n\n| A | B |\n|---|---|\n| x | 2 |\n| x | 3 |\n| x | 4 |\n",
     "~ Rækken »x«\n  B: »1« → »4«\n"},
    {"a column", "# R\n\n## A\n\n| Regel | Status |\n|---|---|\n| AR 7.1 | følger |\n",
     "# R\n\n## A\n\n| Regel | Plan | Status |\n|---|---|---|\n| AR 7.1 | 2027 | følger |\n",
     "~ Tabel »Regel | Plan | Status«\n  omdøbt: »Regel | Status« → »Regel | Plan | Status«\n"
     "~ Rækken »AR 7.1«\n  Plan tilføjet: »2027«\n"},
    {"a fact", "---\ntitle: R\nversion: 1\n---\n# R\n\nx\n",
     "---\ntitle: R\nversion: 2\n---\n# R\n\nx\n", "~ Rapport »R«\n  version: »1« → »2«\n"},
};

START_TEST(reports)
{
    ck_assert_uint_eq(WRONG("r.md", "@", documents, .layout = false), 0);
}
END_TEST

START_TEST(all_details_are_told_when_asked_for)
{
    struct compared c;
    compare_texts(&c, "m.uml",
                  "<uml:Model xmi:version=\"2.1\" "
                  "xmlns:xmi=\"http://schema.omg.org/spec/XMI/2.1\" "
                  "xmlns:uml=\"http://www.eclipse.org/uml2/3.0.0/UML\" xmi:id=\"m\"/>",
                  "<uml:Model xmi:version=\"2.1\" "
                  "xmlns:xmi=\"http://schema.omg.org/spec/XMI/2.1\" "
                  "xmlns:uml=\"http://www.eclipse.org/uml2/3.0.0/UML\" xmi:id=\"m\">" PACKAGE(
                      "p", "Ny", CLASS("d", "Brev", ATTRIBUTE("a", "dato", "", ""))) "</uml:Model>",
                  (struct ark_diff_options){0});
    g_autofree char *brief = lines_of(&c, false), *all = lines_of(&c, true);
    ck_assert_str_eq(brief, "+ Pakke »Ny« med 1 klasse eller type, 1 attribut\n");
    ck_assert_str_eq(all, "+ Pakke »Ny« med 1 klasse eller type, 1 attribut\n+ Klasse »Brev«\n"
                          "+ Attribut »Brev.dato«\n");
    compared_clear(&c);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {archimate_models, data_models, reports,
                                  all_details_are_told_when_asked_for};
    return run_suite("diff", tests, G_N_ELEMENTS(tests));
}
