/* Files that no loader takes: each is called what it is, and told what to do, in both languages. */
#include "zip_made.h"

struct row {
    const char *name, *bytes;
    size_t len;                         /* 0: `bytes` is a string */
    const char *danish[2], *english[2]; /* pieces of what is said; the second may be NULL */
};

static void assert_says(const char *name, const GError *error, const char *const pieces[2])
{
    ck_assert_msg(error, "%s should not load", name);
    ck_assert(g_utf8_validate(error->message, -1, NULL));
    for (int i = 0; i < 2 && pieces[i]; i++)
        ck_assert_msg(strstr(error->message, pieces[i]), "%s: no \"%s\" in: %s", name, pieces[i],
                      error->message);
}

/* Loads what `open` gives, in one language. */
static void check_source(struct ark_source *source, enum ark_lang lang, const struct row *row)
{
    struct loaded l;
    loaded_begin(&l);
    struct ark_load load = {
        .builder = l.builder, .atoms = l.atoms, .arena = l.arena, .diags = &l.diags, .lang = lang};
    loaded_end(&l, ark_load_source(&load, source, &l.inputs, &l.error));
    assert_says(row->name, l.error, lang == ARK_EN ? row->english : row->danish);
    loaded_clear(&l);
}

static void check_row(const struct row *row)
{
    for (enum ark_lang lang = 0; lang < ARK_LANGS; lang++) {
        g_autoptr(ark_source) source =
            ark_source_memory(row->name, row->bytes, row->len ? row->len : strlen(row->bytes));
        check_source(source, lang, row);
    }
}

static void check_path(const char *path, const struct row *row)
{
    for (enum ark_lang lang = 0; lang < ARK_LANGS; lang++) {
        g_autoptr(ark_source) source = ark_source_open(path, lang, NULL);
        ck_assert_ptr_nonnull(source);
        check_source(source, lang, row);
    }
}

static const struct row corpus_rows[] = {
    {"DK_EA_UMLProfile_grunddata.xml",
     NULL,
     0,
     {"xml:2:1: Filen er en UML-profil til Enterprise Architect", "eksporteret som XMI"},
     {"a UML profile for Enterprise Architect", "exported as XMI"}},
    {"archimate.ecore",
     NULL,
     0,
     {"ecore:2:1: Filen er en Ecore-metamodel", "UML-model (.uml)"},
     {"an Ecore metamodel", "UML model (.uml)"}},
    {"cameo_mtip_94MB_xml.zip",
     NULL,
     0,
     {".zip!TMT_mtip.xml:1:39: Filen er en MTIP-eksport fra Cameo", "UML 2.5 XMI"},
     {"an MTIP export from Cameo", "UML 2.5 XMI"}},
    {"plantuml_text_legend_classes.uml",
     NULL,
     0,
     {"PlantUML-tekst", "som XMI"},
     {"PlantUML text", "as XMI"}},
    {"sparx_jet3_test.eap",
     NULL,
     0,
     {"Enterprise Architect-projekt (.eap", "UML-model som XMI"},
     {"Enterprise Architect project (.eap", "UML model as XMI"}},
    {"visualparadigm_project.vpp",
     NULL,
     0,
     {"Visual Paradigm-projekt (.vpp", "UML-model som XMI"},
     {"Visual Paradigm project (.vpp", "UML model as XMI"}},
};

/* Every file of the folder has a row. */
START_TEST(files_of_the_corpus)
{
    g_autofree char *corpus = corpus_folder();
    if (!corpus)
        return;
    g_autofree char *folder = g_build_filename(corpus, "foreign", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    unsigned seen = 0;
    ck_assert_ptr_nonnull(dir);
    for (const char *name; (name = g_dir_read_name(dir)); seen++) {
        const struct row *row = NULL;
        g_autofree char *path = g_build_filename(folder, name, NULL);
        for (size_t i = 0; i < G_N_ELEMENTS(corpus_rows); i++)
            row = strcmp(corpus_rows[i].name, name) == 0 ? &corpus_rows[i] : row;
        ck_assert_msg(row, "%s has no row", name);
        check_path(path, row);
    }
    ck_assert_uint_eq(seen, G_N_ELEMENTS(corpus_rows));
}
END_TEST

#define BYTES(text) text, sizeof text - 1
#define XMI2 "<xmi:XMI xmlns:xmi='http://www.omg.org/spec/XMI/20131001' "

static const struct row rows[] = {
    {"a.qea",
     BYTES("SQLite format 3\0\0"),
     {"Enterprise Architect-projekt (.qea", "som XMI"},
     {"Enterprise Architect project (.qea", "as XMI"}},
    {"a.db",
     BYTES("SQLite format 3\0...CREATE TABLE t_object ("),
     {"Enterprise Architect-projekt (.qea"},
     {"Enterprise Architect project (.qea"}},
    {"a.vpp",
     BYTES("SQLite format 3\0\0"),
     {"Visual Paradigm-projekt", "som XMI"},
     {"Visual Paradigm project", "as XMI"}},
    {"a.db",
     BYTES("SQLite format 3\0\0"),
     {"SQLite-database: formentlig", "som XMI"},
     {"SQLite database: probably", "as XMI"}},
    {"a.eapx",
     BYTES("\0\1\0\0Standard ACE DB\0"),
     {"Access-database", "som XMI"},
     {"Access database", "as XMI"}},
    {"a.mdl",
     BYTES("\n(object Petal\n  version 47)\n"),
     {"Rational Rose", "som XMI"},
     {"Rational Rose", "as XMI"}},
    {"a.puml",
     BYTES("' note\n@startuml\nclass A\n@enduml\n"),
     {"PlantUML-tekst"},
     {"PlantUML text"}},
    {"a.uml", BYTES("@startmindmap\n* a\n@endmindmap\n"), {"PlantUML-tekst"}, {"PlantUML text"}},
    {"a.json",
     BYTES("{\"_type\": \"user\"}"),
     {"JSON, men ikke et StarUML-projekt"},
     {"JSON, but not a StarUML project"}},
    {"a.mdj",
     BYTES("{\"_type\": \"Project\", \"ownedElements\": [{\"_type\": \"ERDDataModel\"}]}"),
     {"a.mdj: Filen er et StarUML-projekt, men der er ingen UML-model"},
     {"a StarUML project, but there is no UML model"}},
    {"a.xmi",
     BYTES("This XML file does not appear to have any style information associated with it. The "
           "document tree is shown below.\n<xmi:XMI/>"),
     {"hvordan en browser viser XML", "Hent filen igen"},
     {"how a browser shows XML", "Fetch the file again"}},
    {"a.bin",
     BYTES("\xac\xed\0\5sr\0"),
     {"binære data", "UML-model (.xmi"},
     {"binary data", "UML model (.xmi"}},
    {"a.xml",
     BYTES("<MDG.Technology version='1.0'/>"),
     {"a.xml:1:1: Filen er en MDG-teknologi", "eksporteret som XMI"},
     {"an MDG technology", "exported as XMI"}},
    {"a.xml",
     BYTES("<?xml version='1.0'?>\n<Package name='a'><Table name=\"t_package\"/></Package>"),
     {"a.xml:2:1: Filen er i Enterprise Architects eget XML-format", "XMI 2.1"},
     {"Enterprise Architect's own XML format", "XMI 2.1"}},
    {"a.notation",
     BYTES(
         "<notation:Diagram xmlns:notation='http://www.eclipse.org/gmf/runtime/1.0.2/notation'/>"),
     {"Papyrus' tegninger", ".uml-filen"},
     {"Papyrus' drawings", ".uml file"}},
    {"a.di",
     BYTES("<xmi:XMI xmlns:xmi='http://www.omg.org/XMI' "
           "xmlns:d='http://www.eclipse.org/papyrus/0.7.0/sashdi'><d:SashWindowsMngr/></xmi:XMI>"),
     {"Papyrus' tegninger"},
     {"Papyrus' drawings"}},
    {"a.uml",
     BYTES("<XPD:PROJECT xmlns:XPD=\"http://www.staruml.com\" version=\"1\"/>"),
     {"StarUML 1", ".mdj"},
     {"StarUML 1", ".mdj"}},
    {"a.drawio", BYTES("<mxfile host=\"app.diagrams.net\"/>"), {"draw.io"}, {"draw.io"}},
    {"a.xsd",
     BYTES("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"/>"),
     {"XML-skema (XSD)", "eksporteret som XMI"},
     {"XML schema (XSD)", "exported as XMI"}},
    {"a.owl",
     BYTES("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>"),
     {"RDF", "eksporteret som XMI"},
     {"RDF", "exported as XMI"}},
    {"a.bpmn",
     BYTES("<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>"),
     {"procesmodel (BPMN)"},
     {"process model (BPMN)"}},
    {"a.xml",
     BYTES("<d:Model xmi:version='2.0' xmlns:xmi='http://www.omg.org/XMI' xmlns:d='http://draw'/>"),
     {"rodelementet er ikke en UML-model"},
     {"its root element is no UML model"}},
    {"a.xml",
     BYTES("<opskrift/>"),
     {"a.xml:1:1: Filen er XML, men hverken", "<opskrift>"},
     {"neither an ArchiMate model nor a UML model", "<opskrift>"}},
    {"a.xmi",
     BYTES(XMI2 "xmlns:ecore='http://www.eclipse.org/emf/2002/Ecore'><ecore:EPackage "
                "name='a'/></xmi:XMI>"),
     {"Ecore-metamodel"},
     {"Ecore metamodel"}},
    {"a.xmi",
     BYTES("<XMI xmi.version='1.1' xmlns:Model='org.omg.mof.Model/1.3'><XMI.content><Model:Package "
           "xmi.id='a'><Model:Namespace.contents><Model:Class "
           "xmi.id='b'/></Model:Namespace.contents></Model:Package></XMI.content></XMI>"),
     {"MOF-metamodel"},
     {"MOF metamodel"}},
    {"a.xmi",
     BYTES("<XMI xmi.version='1.1'><XMI.difference/></XMI>"),
     {"XMI.difference", "Angiv modellen selv"},
     {"XMI.difference", "Name the model itself"}},
    {"a.xmi",
     BYTES(XMI2 "xmlns:s='http://style'><s:Sheet/></xmi:XMI>"),
     {"ingen UML-model i den"},
     {"there is no UML model in it"}},
    {"a.uml",
     BYTES("<uml version='5'><argo/></uml>"),
     {"ingen UML-model i den"},
     {"there is no UML model in it"}},
};

START_TEST(files_made_by_hand)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        check_row(&rows[i]);
}
END_TEST

#define MODEL "<XMI xmi.version='1.1' xmlns:UML='omg.org/UML1.3'/>"

static const struct {
    struct part parts[3];
    struct row row;
} archives[] = {
    {{PART("com.nomagic.magicdraw.uml_model.shared_model", "<xmi:XMI/>"),
      PART("proxy.local__PROJECT$a", "<packagedElement xmi:type='uml:Class'/>")},
     {"a.mdzip",
      NULL,
      0,
      {"MagicDraw/Cameo-projekt", "uden selve modellen"},
      {"MagicDraw/Cameo project", "without the model itself"}}},
    {{PART("a.xmi", MODEL), PART("b.xmi", MODEL)},
     {"a.zip", NULL, 0, {"flere XMI-filer", "Pak det ud"}, {"several XMI files", "Unpack it"}}},
    {{PART("a.archimate", ""), PART("b.archimate", "")},
     {"a.zip", NULL, 0, {"flere Archi-modeller"}, {"several Archi models"}}},
    {{PART("a.argo", "<argo/>"), PART("a.pgml", "<pgml/>")},
     {"a.zargo", NULL, 0, {"ArgoUML-projekt", "som XMI"}, {"ArgoUML project", "as XMI"}}},
    {{PART("a.proj3", ""), PART("a.txt", "")},
     {"a.zuml", NULL, 0, {"Poseidon-projekt", "som XMI"}, {"Poseidon project", "as XMI"}}},
    {{PART("visio/document.xml", "<a/>"), PART("[Content_Types].xml", "<a/>")},
     {"a.vsdx", NULL, 0, {"Visio-tegning"}, {"Visio drawing"}}},
    {{PART("a.txt", "a"), PART("b.txt", "b")},
     {"a.zip", NULL, 0, {"zip-arkiv uden en model"}, {"zip archive without a model"}}},
    {{PART("model.xml", "<skema/>")},
     {"a.archimate", NULL, 0, {"a.archimate!model.xml:1:1: ", "<skema>"}, {"<skema>"}}},
};

START_TEST(archives_made_by_hand)
{
    g_autofree char *folder = g_dir_make_tmp("ark-XXXXXX", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(archives); i++) {
        g_autofree char *path = g_build_filename(folder, archives[i].row.name, NULL);
        size_t n = 0;
        while (n < G_N_ELEMENTS(archives[i].parts) && archives[i].parts[n].name)
            n++;
        put_package(path, archives[i].parts, n);
        check_path(path, &archives[i].row);
        g_remove(path);
    }
    g_rmdir(folder);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {files_of_the_corpus, files_made_by_hand, archives_made_by_hand};
    return run_suite("foreign", tests, G_N_ELEMENTS(tests));
}
