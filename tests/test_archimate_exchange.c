/* The exchange format, 3.x and 2.1: each trap that real files have. */
#include "loading.h"

#define HEAD3                                                                                      \
    "<model xmlns=\"http://www.opengroup.org/xsd/archimate/3.0/\" "                                \
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" identifier=\"m\">"
#define HEAD21                                                                                     \
    "<model xmlns=\"http://www.opengroup.org/xsd/archimate\" "                                     \
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" identifier=\"m\">"
#define ELEMENT(id, type)                                                                          \
    "<element identifier=\"" id "\" xsi:type=\"" type "\"><name>" id "</name></element>"
#define RELATION(id, type, from, to, more)                                                         \
    "<relationship identifier=\"" id "\" xsi:type=\"" type "\" source=\"" from "\" target=\"" to   \
    "\" " more "/>"

static char *load_dump(struct loaded *l, const char *text)
{
    load_text(l, text);
    return dump_of(l);
}

START_TEST(relationships_carry_their_details)
{
    struct loaded l;
    g_autofree char *dump = load_dump(
        &l,
        HEAD3 "<elements>" ELEMENT("a", "BusinessProcess")
            ELEMENT("b", "BusinessObject") "</elements><relationships>" RELATION("r1", "Access",
                                                                                 "a", "b", "")
                RELATION("r2", "Access", "a", "b", "accessType=\"ReadWrite\"")
                    RELATION("r3", "Influence", "a", "b", "modifier=\"++\"")
                        RELATION("r4", "Influence", "a", "b", "influenceQualifier=\"--\"")
                            RELATION("r5", "Association", "a", "b", "isDirected=\"true\"")
                                RELATION("r6", "Association", "a", "b", "")
                                    RELATION("r7", "Association", "a", "r1", "") "</relationships>"
                                                                                 "</model>");
    assert_has(dump, "-:Access:DependencyRelationship:Relationship-> n2 {accessType: \"Access\"}");
    assert_has(dump, "{accessType: \"ReadWrite\"}");
    assert_has(dump, "{modifier: \"++\"}");
    assert_has(dump, "{modifier: \"--\"}");
    assert_has(dump, "{isDirected: true}");
    assert_has(dump, "{isDirected: false}");
    assert_has(dump, "n1 -:Association:DependencyRelationship:Relationship-> e0");
    loaded_clear(&l);
}
END_TEST

START_TEST(names_in_several_languages)
{
    struct loaded l;
    g_autofree char *dump = load_dump(
        &l, HEAD3 "<name xml:lang=\"en\">Model</name><elements>"
                  "<element identifier=\"a\" xsi:type=\"Goal\"><name xml:lang=\"en\">Child</name>"
                  "<name xml:lang=\"da\"> Barn\n</name><documentation xml:lang=\"de\">Kind"
                  "</documentation><documentation xml:lang=\"en\">child</documentation></element>"
                  "<element identifier=\"b\" xsi:type=\"Goal\"><name xml:lang=\"\">Tom</name>"
                  "</element><element identifier=\"c\" xsi:type=\"Goal\"><name> \n </name>"
                  "</element></elements></model>");
    assert_has(dump, "name: \"Barn\", name@da: \"Barn\", name@en: \"Child\"");
    assert_has(dump, "documentation: \"Kind\", documentation@de: \"Kind\"");
    assert_has(dump, "{name: \"Tom\"}");
    assert_has(dump, "Element {} @");
    ck_assert_uint_eq(diags_with(&l, "missing-name"), 1);
    ck_assert_uint_eq(l.inputs.items.v[0].languages.n, 3);
    loaded_clear(&l);
}
END_TEST

START_TEST(properties_wait_for_their_definitions)
{
    struct loaded l;
    g_autofree char *dump = load_dump(
        &l, HEAD3
        "<elements><element identifier=\"a\" xsi:type=\"Goal\"><name>A</name><properties>"
        "<property propertyDefinitionRef=\"p1\"><value>KL</value></property>"
        "<property propertyDefinitionRef=\"p1\"><value>KOMBIT</value></property>"
        "<property propertyDefinitionRef=\"p2\"><value>mit</value></property>"
        "<property propertyDefinitionRef=\"p3\"><value/></property>"
        "<property propertyDefinitionRef=\"p4\"><value>Særlig</value></property>"
        "<property propertyDefinitionRef=\"p9\"><value>løs</value></property>"
        "<property><value>uden</value></property>"
        "</properties></element></elements><propertyDefinitions>"
        "<propertyDefinition identifier=\"p1\" type=\"string\"><name>Ejer</name>"
        "</propertyDefinition>"
        "<propertyDefinition identifier=\"p2\"><name>name</name></propertyDefinition>"
        "<propertyDefinition identifier=\"p3\"><name>Tom værdi</name></propertyDefinition>"
        "<propertyDefinition identifier=\"p4\"><name>Specialization</name></propertyDefinition>"
        "</propertyDefinitions></model>");
    assert_has(dump, "Ejer: \"KL\", Ejer: \"KOMBIT\"");
    assert_has(dump, "name: \"A\"");
    assert_has(dump, "property:name: \"mit\"");
    assert_has(dump, "Tom værdi: \"\"");
    assert_has(dump, "specialization: \"Særlig\"");
    assert_has(dump, "p9: \"løs\"");
    ck_assert_uint_eq(diags_with(&l, "dangling-property"), 2);
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_PROPERTIES], 7);
    loaded_clear(&l);
}
END_TEST

START_TEST(junctions_know_their_kind)
{
    struct loaded l;
    g_autofree char *dump = load_dump(
        &l, HEAD3 "<elements><element identifier=\"a\" xsi:type=\"AndJunction\"/>"
                  "<element identifier=\"o\" xsi:type=\"OrJunction\"/></elements></model>");
    assert_has(dump, ":Junction:RelationshipConnector:Element {junction: \"and\"} @ m.xml:1:");
    assert_has(dump, "{junction: \"or\"}");
    ck_assert_uint_eq(l.diags.items.n, 0);
    loaded_clear(&l);
    g_autofree char *old = load_dump(
        &l, HEAD21 "<elements><element identifier=\"o\" xsi:type=\"Junction\"><properties>"
                   "<property identifierref=\"propid-junctionType\"><value>or</value></property>"
                   "</properties></element></elements><propertydefs><propertydef "
                   "identifier=\"propid-junctionType\" name=\"JunctionType\" type=\"string\"/>"
                   "</propertydefs></model>");
    assert_has(old, "{junction: \"or\"}");
    loaded_clear(&l);
}
END_TEST

START_TEST(views_are_whole)
{
    struct loaded l;
    g_autofree char *dump = load_dump(
        &l,
        HEAD3 "<elements>" ELEMENT("a", "Node")
            ELEMENT("b", "Node") "</elements><relationships>" RELATION(
                "r", "Flow", "a", "b",
                "") "</relationships><views><viewpoints><viewpoint "
                    "identifier=\"vp\"><name>Application Usage Viewpoint</name>"
                    "</viewpoint></viewpoints><diagrams><view identifier=\"v\" "
                    "viewpointRef=\"vp\"><name>Vis</name>"
                    "<node identifier=\"n1\" xsi:type=\"Container\" x=\"10\" y=\"-20\" w=\"100\" "
                    "h=\"50\">"
                    "<label>Kasse</label>"
                    "<node identifier=\"n2\" xsi:type=\"Element\" elementRef=\"a\" x=\"12.6\" "
                    "y=\"5\" w=\"9\" "
                    "h=\"8\"><style lineWidth=\"1\"><lineColor r=\"0\" g=\"1\" "
                    "b=\"255\" a=\"40\"/><fillColor r=\"255\" "
                    "g=\"0\" b=\"16\" a=\"100\"/><font name=\"x\" size=\"9\" "
                    "style=\"bold|italic\"><color r=\"1\" g=\"2\" "
                    "b=\"3\"/></font>"
                    "</style></node></node>"
                    "<node identifier=\"n3\" xsi:type=\"Label\" x=\"0\" y=\"0\" w=\"1\" "
                    "h=\"1\"><label>Note"
                    "</label></node>"
                    "<node identifier=\"n4\" xsi:type=\"Label\" x=\"0\" y=\"0\" w=\"1\" "
                    "h=\"1\"><viewRef "
                    "ref=\"w\"/></node>"
                    "<connection identifier=\"c1\" xsi:type=\"Relationship\" relationshipRef=\"r\" "
                    "source=\"n2\" target=\"n3\"><bendpoint x=\"1\" y=\"2\"/><bendpoint x=\"3\" "
                    "y=\"4\"/>"
                    "</connection>"
                    "<connection identifier=\"c2\" xsi:type=\"Line\" source=\"n1\" "
                    "target=\"c1\"><label>streg"
                    "</label><sourceAttachment x=\"5\" y=\"-6\"/><style lineWidth=\"3\">"
                    "<font style=\"plain\"><color r=\"1\" g=\"1\" b=\"1\"/></font></style>"
                    "</connection></view>"
                    "<view identifier=\"w\" viewpoint=\"Layered\"><name>Den anden</name></view>"
                    "</diagrams></views></model>");
    assert_has(dump, ":View {name: \"Vis\", viewpoint: \"application_usage\"}");
    assert_has(dump, ":View {name: \"Den anden\", viewpoint: \"layered\"}");
    assert_has(dump, ":ViewGroup:ViewNode {h: 50, name: \"Kasse\", w: 100, x: 10, y: -20}");
    assert_has(dump, ":ViewElement:ViewNode {fill: \"#ff0010\", font: \"x\", fontColour: "
                     "\"#010203\", fontSize: 9, fontStyle: \"bold italic\", h: 8, line: "
                     "\"#0001ff\", lineOpacity: 40, w: 9, x: 13, y: 5}");
    assert_has(dump, ":ViewNote:ViewNode {h: 1, text: \"Note\", w: 1, x: 0, y: 0}");
    assert_has(dump, ":ViewReference:ViewNode {h: 1, w: 1, x: 0, y: 0}");
    assert_has(dump, "-:CONNECTION-> n6 {bendpoints: \"1,2 3,4\"}");
    assert_has(dump, "{fontColour: \"#010101\", lineWidth: 3, name: \"streg\", "
                     "sourceAttachment: \"5,-6\"}");
    assert_has(dump, "n5 -:DEPICTS-> n1 ");
    assert_has(dump, "n7 -:DEPICTS-> n8 ");
    assert_has(dump, "n4 -:CONTAINS-> n5 ");
    loaded_clear(&l);
}
END_TEST

START_TEST(folders_nest_and_hold_concepts)
{
    struct loaded l;
    g_autofree char *dump = load_dump(
        &l, HEAD3 "<organizations><item><label>Lag</label><item><label>Under</label>"
                  "<item identifierRef=\"a\"/><item identifierRef=\"v\"/><item "
                  "identifierRef=\"væk\"/></item></item></organizations>"
                  "<elements>" ELEMENT("a", "Node") "</elements><views><diagrams><view "
                                                    "identifier=\"v\"><name>V</name></view>"
                                                    "</diagrams></views></model>");
    assert_has(dump, "n1 :Folder {name: \"Lag\"}");
    assert_has(dump, "n2 :Folder {name: \"Under\"}");
    assert_has(dump, "n1 -:CONTAINS-> n2");
    assert_has(dump, "n2 -:CONTAINS-> n3");
    assert_has(dump, "n2 -:CONTAINS-> n4");
    ck_assert_uint_eq(diags_with(&l, "dangling-item"), 1);
    loaded_clear(&l);
}
END_TEST

START_TEST(version_2_1_is_a_dialect)
{
    struct loaded l;
    g_autofree char *dump = load_dump(
        &l, HEAD21
        "<name>Gammel</name><elements><element identifier=\"a\" xsi:type=\"InfrastructureService\">"
        "<label xml:lang=\"en\">A</label></element><element identifier=\"b\" xsi:type=\"Network\">"
        "<label>B</label></element></elements><relationships><relationship identifier=\"r\" "
        "xsi:type=\"UsedByRelationship\" source=\"a\" target=\"b\"><label>r</label><source>"
        "<element identifier=\"a\" xsi:type=\"Node\"><label>kopi</label></element></source>"
        "</relationship></relationships><organization><item><label>F</label><item "
        "identifierref=\"a\"/></item></organization><views><view identifier=\"v\" "
        "viewpoint=\"Infrastructure\"><label>V</label><node identifier=\"g\" type=\"group\" "
        "x=\"1\" y=\"2\" w=\"3\" h=\"4\"><label>G</label><node identifier=\"n\" elementref=\"a\" "
        "x=\"1\" y=\"2\" w=\"3\" h=\"4\"/></node><node identifier=\"o\" elementref=\"b\"/>"
        "<connection identifier=\"c\" relationshipref=\"r\" source=\"n\" "
        "target=\"o\"><relationship "
        "identifier=\"r\" xsi:type=\"UsedByRelationship\"/></connection></view></views></model>");
    assert_has(dump, ":TechnologyService:TechnologyElement:BehaviorElement:Element {name: \"A\"}");
    assert_has(dump, ":CommunicationNetwork:");
    assert_has(dump, "-:Serving:DependencyRelationship:Relationship-> n2 {name: \"r\"}");
    assert_has(dump, ":ViewGroup:ViewNode {h: 4, name: \"G\", w: 3, x: 1, y: 2}");
    assert_has(dump, "viewpoint: \"technology\"");
    assert_lacks(dump, "kopi");
    const struct ark_input *input = &l.inputs.items.v[0];
    ck_assert_str_eq(input->version, "2.1");
    ck_assert_uint_eq(input->counts[ARK_COUNT_ELEMENTS], 2);
    ck_assert_uint_eq(input->counts[ARK_COUNT_RELATIONSHIPS], 1);
    ck_assert_uint_eq(l.diags.items.n, 0);
    loaded_clear(&l);
}
END_TEST

/* A name of a type may be a whole text, and is quoted in part. */
START_TEST(what_is_quoted_ends_with_a_character)
{
    for (int before = 0; before < 4; before++) {
        struct loaded l;
        g_autoptr(GString) type = g_string_new(NULL);
        for (int i = 0; i < before; i++)
            g_string_append_c(type, 'a');
        for (int i = 0; i < 90; i++)
            g_string_append(type, i % 2 ? "æ" : "\u20ac");
        g_autofree char *text = g_strdup_printf(
            "<model xmlns='http://www.opengroup.org/xsd/archimate/3.0/' "
            "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' identifier='m'><name>M</name>"
            "<elements><element identifier='a' xsi:type='%s'><name>A</name></element></elements>"
            "</model>",
            type->str);
        load_text(&l, text);
        ck_assert_uint_eq(diags_with(&l, "unknown-type"), 1);
        ck_assert(g_utf8_validate(l.diags.items.v[0].message, -1, NULL));
        ck_assert(g_utf8_validate(l.inputs.items.v[0].skipped.v[0].what, -1, NULL));
        loaded_clear(&l);
    }
}
END_TEST

START_TEST(oddities_are_reported_and_survived)
{
    struct loaded l;
    g_autofree char *dump = load_dump(
        &l,
        HEAD3 "<elements>" ELEMENT("a", "Node") ELEMENT("a", "Goal")
            ELEMENT("q", "Robot") "<element "
                                  "identifier=\"u\"><name>U</name></element></"
                                  "elements><relationships>" RELATION("r1", "Flow", "a", "væk", "")
                                      RELATION("r2", "Flow", "a", "q", "")
                                          RELATION("r3", "Sender", "a", "a", "")
                                              RELATION("r4", "Flow", "a", "r1",
                                                       "") "<relationship identifier=\"r5\" "
                                                           "xsi:type=\"Flow\" source=\"a\"/>"
                                                           "</relationships></model>");
    assert_lacks(dump, "Robot");
    assert_lacks(dump, "Flow");
    ck_assert_uint_eq(diags_with(&l, "duplicate-id"), 1);
    ck_assert_uint_eq(diags_with(&l, "unknown-type"), 3);
    ck_assert_uint_eq(diags_with(&l, "dangling-relationship"), 3);
    const struct ark_input *input = &l.inputs.items.v[0];
    ck_assert_uint_eq(input->counts[ARK_COUNT_ELEMENTS], 4);
    ck_assert_uint_eq(input->skipped.n, 3);
    assert_has(input->skipped.v[0].what, "Robot");
    ck_assert_uint_gt(l.diags.items.v[0].loc.line, 0);
    ck_assert_uint_gt(l.diags.items.v[0].loc.column, 0);
    loaded_clear(&l);
}
END_TEST

START_TEST(tool_and_version_are_told_when_the_file_shows_them)
{
    static const char *const ids[][2] = {{"id-11f5304f", NULL},
                                         {"EAID_1234", "Sparx Enterprise Architect"},
                                         {"Id-1aZVwa6GAqACIQ6E", NULL},
                                         {"_4E2HcJZUEe2djP2Tlx6cfA", NULL},
                                         {"navn", NULL}};
    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
        g_autofree char *text = g_strdup_printf(
            HEAD3 "<elements><element identifier=\"%s\" xsi:type=\"Node\"/></elements></model>",
            ids[i][0]);
        struct loaded l;
        load_text(&l, text);
        ck_assert_pstr_eq(l.inputs.items.v[0].tool, ids[i][1]);
        ck_assert_str_eq(l.inputs.items.v[0].version, "3.0");
        loaded_clear(&l);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {relationships_carry_their_details,
                                  names_in_several_languages,
                                  properties_wait_for_their_definitions,
                                  junctions_know_their_kind,
                                  views_are_whole,
                                  folders_nest_and_hold_concepts,
                                  version_2_1_is_a_dialect,
                                  oddities_are_reported_and_survived,
                                  what_is_quoted_ends_with_a_character,
                                  tool_and_version_are_told_when_the_file_shows_them};
    return run_suite("archimate_exchange", tests, G_N_ELEMENTS(tests));
}
