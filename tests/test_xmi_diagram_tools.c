/* Diagrams as the tools store them that do it their own way. Real files are in test_xmi_diagram.c.
 */
#include "diagram_told.h"
#include "office_made.h"

/* Umbrello. */

START_TEST(umbrello_has_widgets)
{
    struct loaded l;
    load_snippet(
        &l,
        "<packagedElement xmi:type='uml:Model' xmi:id='V' name='Logical View'><xmi:Extension "
        "extender='umbrello'><diagrams><diagram xmi.id='D' name='class diagram' type='1' "
        "documentation='Om D'><widgets><classwidget xmi.id='A' localid='a1' x='1.4' y='-2' "
        "width='30' height='40'/><interfacewidget xmi.id='B' x='100' y='0' width='30' "
        "height='40'/><UML:ConceptWidget xmlns:UML='x' xmi.id='ude' x='0' y='0'/>"
        "<notewidget xmi.id='n1' text='Se her' x='5' y='6' width='7' height='8'/>"
        "<floatingtext xmi.id='t1' text='' x='5' y='6' width='7' height='8'/></widgets>"
        "<messages><messagewidget xmi.id='B' widgetaid='A'/></messages><associations>"
        "<assocwidget xmi.id='R' type='503' widgetaid='a1' widgetbid='B'><linepath>"
        "<startpoint startx='31' starty='0'/><endpoint endx='100' endy='9'/><point x='50' "
        "y='60.6'/></linepath><floatingtext text='n' x='1' y='1' width='1' height='1'/>"
        "</assocwidget><assocwidget xmi.id='anker' type='509' widgetaid='B' widgetbid='n1'/>"
        "</associations></diagram></diagrams></xmi:Extension></packagedElement>",
        "");
    assert_drawn(&l, "A@1,-2+30x40 B@100,0+30x40 Se her@5,6+7x8 A-B:R[50,61]31,0>100,9 "
                     "Se her-B:ANNOTATES[]>");
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "kind: \"Class\"");
    assert_has(dump, "documentation: \"Om D\"");
    ck_assert_uint_eq(skipped(&l, "figur i et diagram"), 1);
    loaded_clear(&l);
}
END_TEST

/* Interchange of UML 1.4. */

#define FIELDS(name, x, y)                                                                         \
    "<UML:" name "><XMI.field>" x "</XMI.field><XMI.field>" y "</XMI.field></UML:" name ">"
#define SHOWS(id)                                                                                  \
    "<UML:GraphElement.semanticModel><UML:Uml1SemanticModelBridge xmi.id='x'>"                     \
    "<UML:Uml1SemanticModelBridge.element><UML:Class xmi.idref='" id "'/>"                         \
    "</UML:Uml1SemanticModelBridge.element></UML:Uml1SemanticModelBridge>"                         \
    "</UML:GraphElement.semanticModel>"
#define IS(part)                                                                                   \
    "<UML:GraphElement.semanticModel><UML:SimpleSemanticModelElement xmi.id='x' typeInfo='" part   \
    "'/></UML:GraphElement.semanticModel>"
#define CONNECTOR(id)                                                                              \
    "<UML:GraphElement.anchorage><UML:GraphConnector xmi.id='" id "'/></"                          \
    "UML:GraphElement.anchorage>"
#define IN(things) "<UML:GraphElement.contained>" things "</UML:GraphElement.contained>"
#define PAIR(x, y) "<XMI.field><XMI.field>" x "</XMI.field><XMI.field>" y "</XMI.field></XMI.field>"

START_TEST(nodes_lie_in_nodes)
{
    struct loaded l;
    load_text(
        &l,
        "<XMI xmi.version='1.2' xmlns:UML='org.omg.xmi.namespace.UML'><XMI.content>"
        "<UML:Model xmi.id='m' name='M'><UML:Namespace.ownedElement><UML:Class xmi.id='A' "
        "name='A'><UML:Classifier.feature><UML:Attribute xmi.id='t' name='t'/>"
        "</UML:Classifier.feature></UML:Class><UML:Class xmi.id='B' name='B'/>"
        "<UML:Dependency xmi.id='R' name='R' client='B' supplier='A'/>"
        "</UML:Namespace.ownedElement></UML:Model><UML:Diagram xmi.id='D' name='D'>" FIELDS(
            "GraphElement.position", "7.0", "7.0") IS("ClassDiagram")
            IN("<UML:GraphNode xmi.id='n1' isVisible='true'>" FIELDS("GraphElement.position",
                                                                     "100.0", "50.4")
                   FIELDS("GraphNode.size", "300", "200") SHOWS("m") IN(
                       "<UML:GraphNode xmi.id='n2'>" IS("BodyCompartment")
                           FIELDS("GraphElement.position", "0", "20") IN(
                               "<UML:GraphNode xmi.id='n3'>" FIELDS("GraphElement.position", "10", "10") "<UML:GraphNode.size><UML:Dimension width='80' height='40'/>"
                                                                                                         "</UML:GraphNode.size>" SHOWS(
                                                                                                             "A") CONNECTOR("c1") IN("<UML:GraphNode xmi.id='n4'>" SHOWS("t") "</UML:GraphNode>"
                                                                                                                                                                              "<UML:GraphNode>" IS("NameCompartment") IN("<UML:GraphNode>" SHOWS("m") "</UML:GraphNode>") "</UML:GraphNode>") "</UML:GraphNode>") "</UML:GraphNode>") "</UML:GraphNode>"
                                                                                                                                                                                                                                                                                                                                      "<UML:GraphNode xmi.id='n5' visible='true'><UML:GraphElement.position><UML:Point "
                                                                                                                                                                                                                                                                                                                                      "x='500' y='50'/></UML:GraphElement.position>" FIELDS("GraphNode.size", "80", "40") CONNECTOR("c2") SHOWS("B") "</UML:GraphNode>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                     "<UML:GraphEdge xmi.id='e'><UML:GraphEdge.waypoints>" PAIR(
                                                                                                                                                                                                                                                                                                                                                                                                                                                         "190",
                                                                                                                                                                                                                                                                                                                                                                                                                                                         "100")
                                                                                                                                                                                                                                                                                                                                                                                                                                                         PAIR(
                                                                                                                                                                                                                                                                                                                                                                                                                                                             "0", "0") PAIR("0", "0") PAIR("300", "60") PAIR("0", "0")
                                                                                                                                                                                                                                                                                                                                                                                                                                                             PAIR(
                                                                                                                                                                                                                                                                                                                                                                                                                                                                 "0",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                 "0") PAIR("500", "70")
                                                                                                                                                                                                                                                                                                                                                                                                                                                                 PAIR(
                                                                                                                                                                                                                                                                                                                                                                                                                                                                     "0",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                     "0")
                                                                                                                                                                                                                                                                                                                                                                                                                                                                     PAIR(
                                                                                                                                                                                                                                                                                                                                                                                                                                                                         "0",
                                                                                                                                                                                                                                                                                                                                                                                                                                                                         "0") "</UML:GraphEdge.waypoints>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                              "<UML:GraphEdge.anchor><UML:GraphConnector xmi.idref='c1'/><UML:GraphConnector "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                              "xmi.idref='c2'/></UML:GraphEdge.anchor>" SHOWS(
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                  "R")
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                  IN("<UML:GraphNode>" SHOWS("A") "</UML:GraphNode>") "</UML:GraphEdge>") "<UML:Diagram.owner><UML:Uml1SemanticModelBridge "
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                          "xmi.id='x'><UML:Uml1SemanticModelBridge.element><UML:Model xmi.idref='m'/>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                          "</UML:Uml1SemanticModelBridge.element></UML:Uml1SemanticModelBridge>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                          "</UML:Diagram.owner></UML:Diagram></XMI.content></XMI>");
    assert_drawn(&l, "M@100,50+300x200 A@110,80+80x40 B@500,50+80x40 B-A:R[300,60]500,70>190,100");
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "kind: \"ClassDiagram\"");
    loaded_clear(&l);
}
END_TEST

/* Rational Software Architect: annotations, which have much else in them. */
START_TEST(notation_lies_in_annotations)
{
    struct loaded l;
    load_snippet(
        &l,
        "<eAnnotations source='uml2.diagrams'><contents xmi:type='umlnotation:UMLDiagram' "
        "xmi:id='D' type='Class' name='D'><children xmi:id='n1' element='EAPK_1'><children "
        "xmi:id='n2'><children xmi:id='n3' element='A'><children type='Name'/><layoutConstraint "
        "xmi:type='notation:Bounds' x='2540' y='1270' width='2646'/></children><children "
        "element='E1'><layoutConstraint/></children><layoutConstraint x='254' y='0'/></children>"
        "<layoutConstraint x='1000' y='1000' width='10000' height='9000'/></children>"
        "<children xmi:id='n4' element='B' visible='false'><layoutConstraint/></children>"
        "<children xmi:id='n5' element='B'><layoutConstraint x='-2540' y='0'/></children>"
        "<children xmi:id='n6' type='Note' description='Se her'><layoutConstraint/></children>"
        "<edges xmi:id='e1' element='R' source='n3' target='n5'><children><layoutConstraint "
        "x='9'/></children><bendpoints points='[1, 2, 3, 4]$[5, 6, 7, 8]'/></edges>"
        "<edges source='n6' target='n5'/></contents></eAnnotations>"
        "<eAnnotations source='kopi'><contents xmi:type='ecore:EPackage' name='x'><children "
        "element='A'><layoutConstraint/></children></contents></eAnnotations>",
        "");
    assert_drawn(&l, "P@37,37+377x340 A@142,85+100x0 B@-96,0+0x0 Se her@0,0+0x0 A-B:R[]> "
                     "Se her-B:ANNOTATES[]>");
    ck_assert_uint_eq(labelled(&l, "UmlDiagram"), 1);
    loaded_clear(&l);
    load_snippet(&l,
                 "<eAnnotations><contents xmi:type='x:Diagram' measurementUnit='Pixel'>"
                 "<layoutConstraint x='1'/>"
                 "<children element='A'><layoutConstraint x='7' y='8' width='9' "
                 "height='10'/></children></contents></eAnnotations>",
                 "");
    assert_drawn(&l, "A@7,8+9x10");
    loaded_clear(&l);
}
END_TEST

/* MagicDraw. */

#define VIEWS                                                                                      \
    "<mdOwnedViews><mdElement elementClass='DiagramFrame' xmi:id='v0'><elementID "                 \
    "xmi:idref='D'/><geometry>5, 5, 900, 900</geometry></mdElement>"                               \
    "<mdElement elementClass='Class' xmi:id='v1'><elementID "                                      \
    "xmi:idref='A'/><properties><mdElement "                                                       \
    "elementClass='BooleanProperty'><value xmi:value='true'/></mdElement></properties>"            \
    "<geometry>10, 20, 100, 60</geometry><mdOwnedViews><mdElement elementClass='Part' "            \
    "xmi:id='v2'><elementID xmi:idref='E1'/><geometry>1, 1, 1, 1</geometry></mdElement>"           \
    "</mdOwnedViews></mdElement><mdElement elementClass='Class' xmi:id='v3'><elementID "           \
    "xmi:idref='B'/><geometry>310, 20, 100, 60</geometry></mdElement>"                             \
    "<mdElement elementClass='Class' xmi:id='v4'><elementID href='ude.mdzip#B'/>"                  \
    "<geometry>310, 20, 100, 60</geometry></mdElement>"                                            \
    "<mdElement elementClass='Association' xmi:id='v5'><elementID xmi:idref='R'/><linkFirstEndID " \
    "xmi:idref='v1'/><linkSecondEndID xmi:idref='v3'/><geometry>110, 50; 200, 50; 310, 70; "       \
    "</geometry><mdOwnedViews><mdElement elementClass='Role' xmi:id='v6'><elementID "              \
    "xmi:idref='E1'/><geometry>110, 50, 10, 10</geometry></mdElement></mdOwnedViews></mdElement>"  \
    "<mdElement elementClass='Generalization' xmi:id='v7'><elementID xmi:idref='G'/>"              \
    "<linkFirstEndID xmi:idref='v1'/><linkSecondEndID xmi:idref='v3'/><geometry>1, 1; 2, 2; "      \
    "</geometry><treeID xmi:idref='v8'/></mdElement></mdOwnedViews>"
#define OWNED_DIAGRAM                                                                              \
    "<xmi:Extension extender='MagicDraw UML 19.0'><modelExtension><ownedDiagram "                  \
    "xmi:type='uml:Diagram' xmi:id='D' name='D' ownerOfDiagram='EAPK_1'><xmi:Extension>"           \
    "<diagramRepresentation><diagram:DiagramRepresentationObject type='Class Diagram' "            \
    "xmlns:diagram='http://www.nomagic.com/ns/magicdraw/core/diagram/1.0'><diagramContents>"       \
    "<binaryObject streamContentID='BINARY-1'/><usedElements>A</usedElements></diagramContents>"   \
    "</diagram:DiagramRepresentationObject></diagramRepresentation></xmi:Extension>"               \
    "</ownedDiagram></modelExtension></xmi:Extension>"

static const char views_drawn[] =
    "A@10,20+100x60 B@310,20+100x60 A-B:R[200,50]110,50>310,70 B-A:Generalization[]>";

START_TEST(magicdraw_draws_in_streams)
{
    struct loaded l;
    load_snippet(&l, OWNED_DIAGRAM,
                 "<xmi:Extension extender='MagicDraw UML 19.0'><filePart name='proxy.snapshot' "
                 "type='XML'><uml:Model xmi:id='x'><packagedElement xmi:type='uml:Class' "
                 "xmi:id='y'/></uml:Model></filePart></xmi:Extension>"
                 "<xmi:Extension><filePart name='BINARY-1' type='XML'>" VIEWS
                 "</filePart></xmi:Extension><xmi:Extension><filePart name='BINARY-2' "
                 "type='XML'>" VIEWS "</filePart></xmi:Extension>");
    assert_drawn(&l, views_drawn);
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "kind: \"Class Diagram\"");
    ck_assert_uint_eq(labelled(&l, "UmlDiagram"), 1);
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_CLASSES], 2);
    ck_assert_uint_eq(skipped(&l, "figur i et diagram"), 0);
    ck_assert_uint_eq(skipped(&l, "tegning af et diagram"), 0);
    loaded_clear(&l);
    load_snippet(&l, OWNED_DIAGRAM, "");
    ck_assert_uint_eq(labelled(&l, "UmlDiagram"), 1);
    ck_assert_uint_eq(skipped(&l, "tegning af et diagram"), 1);
    loaded_clear(&l);
}
END_TEST

/* In an archive a stream is an entry, whose prefixes are not declared; it may be something else. */
START_TEST(streams_lie_beside_the_model_in_an_archive)
{
    const struct part parts[] = {
        {"com.nomagic.magicdraw.uml_model.model",
         HEAD "<uml:Model xmi:type='uml:Model' xmi:id='M'>" MODEL OWNED_DIAGRAM
              "<packagedElement xmi:type='uml:Package' xmi:id='Q'><xmi:Extension><modelExtension>"
              "<ownedDiagram xmi:id='D2'><binaryObject streamContentID='BINARY-2'/></ownedDiagram>"
              "<ownedDiagram xmi:id='D3'><binaryObject streamContentID='BINARY-3'/></ownedDiagram>"
              "<ownedDiagram xmi:id='D4'><binaryObject streamContentID='BINARY-1'/></ownedDiagram>"
              "</modelExtension></xmi:Extension></packagedElement></uml:Model></xmi:XMI>",
         0, false},
        {"BINARY-1", "<?xml version='1.0' encoding='UTF-8'?>\n" VIEWS, 0, false},
        {"BINARY-2", "\x1f\x8b gzip", 0, false},
        {"BINARY-3", "<mdOwnedViews><mdElement>", 0, false},
    };
    g_autofree char *path = NULL;
    struct loaded l;
    g_close(g_file_open_tmp("ark-XXXXXX.mdzip", &path, NULL), NULL);
    put_package(path, parts, G_N_ELEMENTS(parts));
    load_path(&l, path);
    ck_assert_msg(l.graph, "%s", l.error ? l.error->message : "");
    assert_drawn(&l, views_drawn);
    ck_assert_uint_eq(diags_with(&l, "xml-namespace"), 0);
    ck_assert_uint_eq(labelled(&l, "UmlDiagram"), 4);
    ck_assert_uint_eq(skipped(&l, "tegning af et diagram"), 2);
    loaded_clear(&l);
    g_remove(path);
}
END_TEST

/* StarUML, whose files are JSON. */
START_TEST(staruml_has_views_in_diagrams)
{
    struct loaded l;
    load_text(
        &l,
        "{\"_type\": \"Project\", \"_id\": \"p\", \"ownedElements\": [{\"_type\": \"UMLModel\", "
        "\"_id\": \"m\", \"name\": \"M\", \"ownedElements\": [{\"_type\": \"UMLClass\", \"_id\": "
        "\"A\", \"name\": \"A\"}, {\"_type\": \"UMLClass\", \"_id\": \"B\", \"name\": \"B\", "
        "\"ownedElements\": [{\"_type\": \"UMLDependency\", \"_id\": \"R\", \"name\": \"R\", "
        "\"source\": {\"$ref\": \"B\"}, \"target\": {\"$ref\": \"A\"}}]}, {\"_type\": "
        "\"UMLClassDiagram\", \"_id\": \"D\", \"name\": \"D\", \"ownedViews\": [{\"_type\": "
        "\"UMLClassView\", \"_id\": \"v1\", \"model\": {\"$ref\": \"A\"}, \"subViews\": "
        "[{\"_type\": "
        "\"LabelView\", \"_id\": \"l\", \"model\": {\"$ref\": \"A\"}}], \"left\": 10, \"top\": 20, "
        "\"width\": 100.0, \"height\": 1e99}, {\"_type\": \"UMLClassView\", \"_id\": \"v2\", "
        "\"model\": {\"$ref\": \"B\"}, \"left\": -310}, {\"_type\": \"UMLNoteView\", \"_id\": "
        "\"v3\", "
        "\"text\": \"Se her\", \"left\": 1}, {\"_type\": \"UMLDependencyView\", \"_id\": \"v4\", "
        "\"model\": {\"$ref\": \"R\"}, \"head\": {\"$ref\": \"v1\"}, \"tail\": {\"$ref\": \"v2\"}, "
        "\"points\": \"1:2;3:4;5:6\"}, {\"_type\": \"UMLNoteLinkView\", \"_id\": \"v5\", \"head\": "
        "{\"$ref\": \"v3\"}, \"tail\": {\"$ref\": \"v1\"}}, {\"_type\": \"UMLNoteLinkView\", "
        "\"_id\": \"v6\", \"visible\": false, \"tail\": {}}]}]}]}");
    assert_drawn(&l, "A@10,20+100x1000000 B@-310,0+0x0 Se her@1,0+0x0 B-A:R[3,4]1,2>5,6 "
                     "Se her-A:ANNOTATES[]>");
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "kind: \"UMLClassDiagram\"");
    ck_assert_uint_eq(skipped(&l, "skjult linje i et diagram"), 1);
    loaded_clear(&l);
}
END_TEST

/* ArgoUML. */
START_TEST(drawings_lie_beside_the_model_in_an_archive)
{
    const struct part parts[] = {
        {"m.xmi",
         "<XMI xmi.version='1.2' xmlns:UML='org.omg.xmi.namespace.UML'><XMI.content><UML:Model "
         "xmi.id='m' name='M'><UML:Namespace.ownedElement><UML:Class xmi.id='A' name='A'/>"
         "<UML:Class xmi.id='B' name='B'/><UML:Dependency xmi.id='R' name='R' client='A' "
         "supplier='B'/></UML:Namespace.ownedElement></UML:Model></XMI.content></XMI>",
         0, false},
        {"m_D.pgml",
         "<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE pgml SYSTEM 'pgml.dtd'><pgml "
         "description='org.ui.UMLClassDiagram|m' name='D'><group name='Fig0' description="
         "'org.FigClass[280, 136, 40, 77]pathVisible=false;' href='A'><private></private>"
         "<path><moveto x='1' y='1'/><lineto x='2' y='2'/></path><group name='Fig0.1' "
         "description='org.FigText[1, 1, 1, 1]' href='A'/></group><group name='Fig1' "
         "description='org.FigClass[0, 0, 228, 60]' href='B'/><group name='Fig2' "
         "description='org.FigDependency' href='R'><private>\n sourceFigNode=\"Fig0\"\n "
         "destFigNode=\"Fig1\" <argouml:pathitem figname='Fig2.1'/></private><path><moveto x='290' "
         "y='136'/><lineto x='290' y='100'/><lineto x='100' y='60'/></path><path><moveto x='9' "
         "y='9'/></path></group></pgml>",
         0, false},
    };
    g_autofree char *path = NULL;
    struct loaded l;
    g_close(g_file_open_tmp("ark-XXXXXX.zargo", &path, NULL), NULL);
    put_package(path, parts, G_N_ELEMENTS(parts));
    load_path(&l, path);
    ck_assert_msg(l.graph, "%s", l.error ? l.error->message : "");
    assert_drawn(&l, "A@280,136+40x77 B@0,0+228x60 A-B:R[290,100]290,136>100,60");
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "kind: \"UMLClassDiagram\"");
    loaded_clear(&l);
    g_remove(path);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        umbrello_has_widgets,
        nodes_lie_in_nodes,
        notation_lies_in_annotations,
        magicdraw_draws_in_streams,
        streams_lie_beside_the_model_in_an_archive,
        staruml_has_views_in_diagrams,
        drawings_lie_beside_the_model_in_an_archive,
    };
    return run_suite("xmi_diagram_tools", tests, G_N_ELEMENTS(tests));
}
