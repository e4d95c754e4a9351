/* Archi's format and its zipped form. */
#include "loading.h"

#include <glib/gstdio.h>
#include <zip.h>

#define HEAD(version)                                                                              \
    "<archimate:model xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "                    \
    "xmlns:archimate=\"http://www.archimatetool.com/archimate\" name=\"Model\" id=\"m\" "          \
    "version=\"" version "\">"
#define ELEMENT(id, type) "<element xsi:type=\"archimate:" type "\" id=\"" id "\" name=\"" id "\"/>"
#define RELATION(id, type, from, to, more)                                                         \
    "<element xsi:type=\"archimate:" type "Relationship\" id=\"" id "\" source=\"" from            \
    "\" target=\"" to "\" " more "/>"
#define END "</archimate:model>"

static char *load_dump(struct loaded *l, const char *text)
{
    load_text(l, text);
    return dump_of(l);
}

START_TEST(access_without_a_type_is_write)
{
    struct loaded l;
    g_autofree char *dump = load_dump(
        &l, HEAD("4.9.0") "<folder>" ELEMENT("a", "BusinessProcess") ELEMENT("b", "BusinessObject")
                RELATION("r0", "Access", "a", "b", "") RELATION("r1", "Access", "a", "b",
                                                                "accessType=\"1\"")
                    RELATION("r2", "Access", "a", "b", "accessType=\"2\"")
                        RELATION("r3", "Access", "a", "b", "accessType=\"3\"")
                            RELATION("r4", "Influence", "a", "b", "strength=\"++\"")
                                RELATION("r5", "Association", "a", "b", "directed=\"true\"")
                                    RELATION("r6", "Association", "a", "r5", "") "</folder>" END);
    assert_has(dump, "{accessType: \"Write\"}");
    assert_has(dump, "{accessType: \"Read\"}");
    assert_has(dump, "{accessType: \"Access\"}");
    assert_has(dump, "{accessType: \"ReadWrite\"}");
    assert_has(dump, "{modifier: \"++\"}");
    assert_has(dump, "{isDirected: true}");
    assert_has(dump, "{isDirected: false}");
    loaded_clear(&l);
}
END_TEST

START_TEST(ampersands_in_names_are_ampersands)
{
    struct loaded l;
    g_autofree char *dump =
        load_dump(&l, HEAD("4.9.0") "<folder><element xsi:type=\"archimate:Node\" id=\"a\" "
                                    "name=\"Børn &amp; unge &lt;1&gt; &#38;amp; &#x26;#38;&amp;\"/>"
                                    "<element xsi:type=\"archimate:Node\" id=\"b\" "
                                    "name=\"&amp;\"/></folder>" END);
    assert_has(dump, "{name: \"Børn & unge <1> &amp; &#38;&\"}");
    assert_has(dump, "{name: \"&\"}");
    loaded_clear(&l);
}
END_TEST

START_TEST(old_names_and_numbers_are_mapped)
{
    struct loaded l;
    g_autofree char *dump = load_dump(
        &l, "<archimate:model xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            "xmlns:archimate=\"http://www.bolton.ac.uk/archimate\" name=\"M\" version=\"2.2.1\">"
            "<folder>" ELEMENT("a", "InfrastructureService") ELEMENT("o", "OrJunction")
                ELEMENT("j", "AndJunction")
                    RELATION("r", "UsedBy", "a", "o",
                             "") "<element xsi:type=\"archimate:DiagramModel\" id=\"v\" name=\"V\" "
                                 "viewpoint=\"5\">"
                                 "<child xsi:type=\"archimate:DiagramObject\" id=\"n\" "
                                 "archimateElement=\"a\"><bounds "
                                 "x=\"5\" y=\"6\" width=\"-1\" height=\"-1\"/><sourceConnection "
                                 "id=\"c\" source=\"n\" "
                                 "target=\"n2\" relationship=\"r\"/></child><child "
                                 "xsi:type=\"archimate:DiagramObject\" "
                                 "id=\"n2\" archimateElement=\"o\"><bounds "
                                 "x=\"9\"/></child></element></folder>" END);
    assert_has(dump, ":TechnologyService:");
    assert_has(dump, "{junction: \"or\", name: \"o\"}");
    assert_has(dump, "{junction: \"and\", name: \"j\"}");
    assert_has(dump, "-:Serving:");
    assert_has(dump,
               ":View {name: \"V\", textPosition: \"top\", viewpoint: \"application_usage\"}");
    assert_has(dump, "{h: 55, w: 120, x: 5, y: 6}");
    assert_has(dump, "{h: 15, w: 15, x: 9, y: 0}");
    assert_has(dump, "-:CONNECTION-> ");
    ck_assert_uint_eq(l.diags.items.n, 0);
    ck_assert_str_eq(l.inputs.items.v[0].version, "2.2.1");
    ck_assert_str_eq(l.inputs.items.v[0].tool, "Archi");
    loaded_clear(&l);
}
END_TEST

START_TEST(coordinates_become_absolute)
{
    struct loaded l;
    g_autofree char *dump = load_dump(
        &l,
        HEAD("5.0.0") "<folder>" ELEMENT("a", "Node") ELEMENT("b", "Node") RELATION(
            "r", "Flow", "a", "b",
            "") "<element xsi:type=\"archimate:ArchimateDiagramModel\" id=\"v\">"
                "<child xsi:type=\"archimate:Group\" id=\"g\" name=\"Kasse\" fillColor=\"#aabbcc\">"
                "<bounds x=\"100\" y=\"200\" width=\"400\" height=\"300\"/>"
                "<child xsi:type=\"archimate:DiagramObject\" id=\"n\" archimateElement=\"a\" "
                "type=\"1\" fontColor=\"#010101\" lineColor=\"#020202\"><bounds x=\"10\" y=\"20\" "
                "width=\"100\" height=\"40\"/><sourceConnection xsi:type=\"archimate:Connection\" "
                "id=\"c\" source=\"n\" target=\"o\" archimateRelationship=\"r\"><bendpoint "
                "startX=\"-20\" endX=\"80\"/><sourceConnection id=\"c2\" source=\"c\" "
                "target=\"note\"/>"
                "</sourceConnection></child></child>"
                "<child xsi:type=\"archimate:DiagramObject\" id=\"o\" "
                "archimateElement=\"b\"><bounds "
                "x=\"210\" y=\"400\" width=\"100\" height=\"40\"/></child>"
                "<child xsi:type=\"archimate:Note\" id=\"note\"><bounds x=\"1\" y=\"2\" "
                "width=\"3\" "
                "height=\"4\"/><content>To&#xD;&#xA;linjer</content></child>"
                "<child xsi:type=\"archimate:DiagramModelReference\" id=\"ref\" "
                "model=\"v\"><bounds "
                "x=\"1\" y=\"2\" width=\"3\" height=\"4\"/></child></element></folder>" END);
    assert_has(dump, "{fill: \"#aabbcc\", h: 300, name: \"Kasse\", w: 400, x: 100, y: 200}");
    assert_has(dump, "{figure: \"1\", fontColour: \"#010101\", h: 40, line: \"#020202\", w: 100, "
                     "x: 110, y: 220}");
    assert_has(dump, "text: \"To\\nlinjer\"");
    /* half way from (160-20, 240) to (260+80, 420) */
    assert_has(dump, "{bendpoints: \"240,330\"}");
    assert_has(dump, ":ViewReference:ViewNode");
    assert_has(dump, "n9 -:DEPICTS-> n4 ");
    assert_has(dump, ":View {name: \"\", textPosition: \"top\"}");
    assert_has(dump, "-:CONNECTION-> n8");
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_CONNECTIONS], 2);
    ck_assert_uint_eq(l.diags.items.n, 0);
    loaded_clear(&l);
}
END_TEST

START_TEST(texts_properties_and_specialisations)
{
    struct loaded l;
    g_autofree char *dump = load_dump(
        &l,
        HEAD("5.0.0") "<folder name=\"Forretning\" type=\"business\"><folder name=\"Under\">"
                      "<element xsi:type=\"archimate:BusinessActor\" id=\"a\" name=\" En&#xA;To \" "
                      "profiles=\"p1 p9\"><documentation>Om\næøå</documentation><property "
                      "key=\"Ejer\" "
                      "value=\"KL\"/><property key=\"Ejer\"/><property value=\"x\"/><property "
                      "key=\"x\" "
                      "value=\"1\"/><feature name=\"f\" value=\"v\"/></element>"
                      "<element xsi:type=\"archimate:BusinessActor\" id=\"b\"/></folder></folder>"
                      "<purpose>Formål</purpose><property key=\"version\" value=\"1\"/>"
                      "<profile name=\"Kommune\" id=\"p1\" "
                      "conceptType=\"BusinessActor\"/><metadata><entry "
                      "key=\"k\" value=\"v\"/></metadata>" END);
    assert_has(dump, "n0 :Model {documentation: \"Formål\", name: \"Model\", version: \"1\"}");
    assert_has(dump, "{Ejer: \"KL\", Ejer: \"\", documentation: \"Om\\næøå\", name: \"En\\nTo\", "
                     "property:x: \"1\", specialization: \"Kommune\"}");
    assert_has(dump, "n1 :Folder {name: \"Forretning\"}");
    assert_has(dump, "n1 -:CONTAINS-> n2");
    assert_has(dump, "n2 -:CONTAINS-> n3");
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_PROPERTIES], 5);
    ck_assert_uint_eq(diags_with(&l, "missing-name"), 1);
    loaded_clear(&l);
}
END_TEST

START_TEST(ampersands_in_attributes_are_themselves)
{
    struct loaded l;
    g_autofree char *dump =
        load_dump(&l, HEAD("5.0.0") "<folder name=\"A &amp; B &#38; &#x26;\"><element "
                                    "xsi:type=\"archimate:Node\" id=\"a&amp;b\" "
                                    "name=\"&amp;#38; &amp;amp; &lt;&amp;\"/></folder>" END);
    assert_has(dump, ":Folder {name: \"A & B & &\"}");
    assert_has(dump, "{name: \"&#38; &amp; <&\"} @ m.xml:1:");
    assert_has(dump, " #a&b\n");
    loaded_clear(&l);
}
END_TEST

START_TEST(sketch_and_canvas_views_are_drawn)
{
    struct loaded l;
    g_autofree char *dump =
        load_dump(&l, HEAD("5.0.0") "<folder><element xsi:type=\"archimate:SketchModel\" id=\"v\" "
                                    "name=\"Skitse\"><child "
                                    "xsi:type=\"archimate:SketchModelSticky\" id=\"s\"><bounds "
                                    "width=\"-1\" height=\"-1\"/>"
                                    "<content>Husk</content></child><child "
                                    "xsi:type=\"archimate:SketchModelActor\" name=\"Borger\" "
                                    "id=\"b\"><bounds/></child></element><element "
                                    "xsi:type=\"canvas:CanvasModel\" "
                                    "id=\"w\" name=\"Lærred\"><child "
                                    "xsi:type=\"canvas:CanvasModelBlock\" id=\"k\"><bounds/>"
                                    "<child xsi:type=\"canvas:CanvasModelSticky\" "
                                    "id=\"t\"><bounds/><notes>Seddel</notes>"
                                    "</child></child></element></folder>" END);
    assert_has(dump, ":ViewNote:ViewNode {h: 70, text: \"Husk\", w: 135, x: 0, y: 0}");
    assert_has(dump, "text: \"Seddel\"");
    assert_has(dump, ":ViewNote:ViewNode {figure: \"actor\", h: 50, name: \"Borger\", w: 30, x: 0, "
                     "y: 0}");
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_VIEWS], 2);
    loaded_clear(&l);
}
END_TEST

START_TEST(oddities_are_reported_and_survived)
{
    struct loaded l;
    g_autofree char *dump = load_dump(
        &l,
        HEAD("5.0.0") "<folder>" ELEMENT("a", "Node") ELEMENT("a", "Goal") ELEMENT("q", "Robot")
            RELATION(
                "r", "Flow", "a", "væk",
                "") "<element xsi:type=\"archimate:ArchimateDiagramModel\" id=\"v\" "
                    "name=\"V\"><child "
                    "xsi:type=\"archimate:DiagramObject\" id=\"n\" "
                    "archimateElement=\"væk\"><bounds "
                    "x=\"a\" width=\"9999999999999\"/><documentation>d</documentation><property "
                    "key=\"k\" "
                    "value=\"v\"/><sourceConnection id=\"c\" target=\"væk\"><bendpoint/>"
                    "</sourceConnection></child></element>"
                    "<element "
                    "xsi:type=\"archimate:Robot\"><documentation>d</documentation><property "
                    "key=\"k\" value=\"v\"/><child id=\"x\"/></element></folder>" END);
    assert_lacks(dump, "Flow");
    ck_assert_uint_eq(diags_with(&l, "duplicate-id"), 1);
    ck_assert_uint_eq(diags_with(&l, "unknown-type"), 2);
    ck_assert_uint_eq(diags_with(&l, "dangling-relationship"), 1);
    ck_assert_uint_eq(diags_with(&l, "dangling-view"), 1);
    ck_assert_uint_eq(diags_with(&l, "dangling-connection"), 1);
    ck_assert_uint_eq(l.inputs.items.v[0].skipped.n, 1);
    ck_assert_uint_eq(l.inputs.items.v[0].skipped.v[0].count, 2);
    loaded_clear(&l);
}
END_TEST

struct member {
    const char *name, *text;
};

static char *write_zip(const struct member *members, size_t n)
{
    char *path = NULL;
    g_close(g_file_open_tmp("ark-XXXXXX.zip", &path, NULL), NULL);
    zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    ck_assert_ptr_nonnull(archive);
    for (size_t i = 0; i < n; i++)
        zip_file_add(archive, members[i].name,
                     zip_source_buffer(archive, members[i].text, strlen(members[i].text), 0), 0);
    ck_assert_int_eq(zip_close(archive), 0);
    return path;
}

static void load_zip(struct loaded *l, const struct member *members, size_t n)
{
    g_autofree char *path = write_zip(members, n);
    load_path(l, path);
    g_unlink(path);
}

START_TEST(zipped_models_are_read)
{
    static const char model[] = HEAD("5.0.0") "<folder>" ELEMENT("a", "Node") "</folder>" END;
    const struct member archi[] = {{"images/a.png", "x"}, {"model.xml", model}};
    const struct member one[] = {{"readme.txt", "x"}, {"mappe/m.archimate", model}};
    const struct member two[] = {{"a.archimate", model}, {"b.archimate", model}};
    const struct member evil[] = {{"model.xml", model}, {"x/../../y", "x"}};
    const struct member evil_first[] = {{"../y", "x"}, {"model.xml", model}};
    const struct member excel[] = {{"[Content_Types].xml", "x"}, {"xl/workbook.xml", "x"}};
    struct loaded l;
    load_zip(&l, archi, 2);
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, ":Node:");
    assert_has(dump, ".zip!model.xml:1:");
    loaded_clear(&l);
    load_zip(&l, one, 2);
    ck_assert_ptr_null(l.error);
    loaded_clear(&l);
    load_zip(&l, two, 2);
    assert_has(l.error->message, "flere Archi-modeller");
    loaded_clear(&l);
    load_zip(&l, evil, 2);
    assert_has(l.error->message, "ud af arkivet");
    loaded_clear(&l);
    load_zip(&l, evil_first, 2);
    assert_has(l.error->message, "ud af arkivet");
    loaded_clear(&l);
    load_zip(&l, excel, 2);
    assert_has(l.error->message, "Excel-regneark");
    loaded_clear(&l);
    assert_fails("PK\3\4 ikke et arkiv", 18, "Zip-arkivet kan ikke læses");
}
END_TEST

START_TEST(a_zip_bomb_is_not_unpacked)
{
    g_autoptr(GString) bomb = g_string_new(HEAD("5.0.0"));
    for (int i = 0; i < 400000; i++)
        g_string_append(bomb, "                                                  ");
    const struct member members[] = {{"model.xml", bomb->str}};
    struct loaded l;
    load_zip(&l, members, 1);
    ck_assert_ptr_nonnull(l.error);
    assert_has(l.error->message, "pakker ud til mere end grænserne");
    ck_assert_int_eq(l.error->code, ARK_ERROR_LIMIT);
    loaded_clear(&l);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {access_without_a_type_is_write,
                                  ampersands_in_names_are_ampersands,
                                  old_names_and_numbers_are_mapped,
                                  coordinates_become_absolute,
                                  texts_properties_and_specialisations,
                                  ampersands_in_attributes_are_themselves,
                                  sketch_and_canvas_views_are_drawn,
                                  oddities_are_reported_and_survived,
                                  zipped_models_are_read,
                                  a_zip_bomb_is_not_unpacked};
    return run_suite("archi", tests, G_N_ELEMENTS(tests));
}
