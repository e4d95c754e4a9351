/* Diagrams that XMI files store: the real files, counted independently, and the traps of each
 * dialect. */
#include "counted.h"
#include "office_made.h"

#define HEAD                                                                                       \
    "<xmi:XMI xmlns:xmi='http://www.omg.org/spec/XMI/20131001' "                                   \
    "xmlns:uml='http://www.omg.org/spec/UML/20161101' "                                            \
    "xmlns:umldi='http://www.omg.org/spec/UML/20161101/UMLDI'>"

/* Two classes with an association, a generalization and a note. */
#define MODEL                                                                                      \
    "<packagedElement xmi:type='uml:Package' xmi:id='EAPK_1' name='P'>"                            \
    "<ownedComment xmi:type='uml:Comment' xmi:id='N' body='Husk'><annotatedElement "               \
    "xmi:idref='A'/></ownedComment>"                                                               \
    "<packagedElement xmi:type='uml:Class' xmi:id='A' name='A'/>"                                  \
    "<packagedElement xmi:type='uml:Class' xmi:id='B' name='B'>"                                   \
    "<generalization xmi:id='G' general='A'/></packagedElement>"                                   \
    "<packagedElement xmi:type='uml:Association' xmi:id='R' name='R'>"                             \
    "<ownedEnd xmi:id='E1' type='A' association='R'/>"                                             \
    "<ownedEnd xmi:id='E2' type='B' association='R'/></packagedElement></packagedElement>"

/* The corpus. */

static unsigned files;

static void file_equals_the_count(const char *corpus, const char *local)
{
    static const struct {
        const char *key;
        enum ark_count count;
    } rows[] = {{"diagrams", ARK_COUNT_VIEWS},
                {"shapes", ARK_COUNT_NODES},
                {"lines", ARK_COUNT_CONNECTIONS}};
    g_autofree char *path = g_build_filename(corpus, local, NULL);
    struct loaded l;
    load_path(&l, path);
    if (l.graph) {
        json_t *json = counted_by("count_diagrams.py", path);
        const struct ark_input *input = &l.inputs.items.v[0];
        for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
            ck_assert_msg(input->counts[rows[i].count] == counted(json, rows[i].key),
                          "%s: %u %s, counted %u", local, input->counts[rows[i].count], rows[i].key,
                          counted(json, rows[i].key));
        ck_assert_uint_eq(labelled(&l, "UmlDiagram"), counted(json, "diagrams"));
        ck_assert_uint_eq(labelled(&l, "UmlShape"), counted(json, "shapes"));
        json_decref(json);
        files++;
    }
    loaded_clear(&l);
}

START_TEST(what_is_drawn_equals_an_independent_count)
{
    static const char *const groups[] = {
        "xmi11-ea",  "xmi11-other",         "xmi21-ea",        "xmi24-ea",      "xmi25-ea",
        "xmi251-ea", "xmi2-visualparadigm", "xmi12-umbrello",  "xmi2-umbrello", "xmi12-poseidon",
        "xmi15",     "xmi2-magicdraw",      "xmi12-magicdraw", "xmi12-argouml", "xmi2-rsa-emx"};
    for (size_t i = 0; i < G_N_ELEMENTS(groups); i++)
        each_file_of(groups[i], file_equals_the_count);
    printf("%u files counted\n", files);
}
END_TEST

/* The graph, as lines of text. */

static void load_snippet(struct loaded *l, const char *model, const char *rest)
{
    g_autofree char *text = g_strconcat(HEAD "<uml:Model xmi:type='uml:Model' name='M'>" MODEL,
                                        model, "</uml:Model>", rest, "</xmi:XMI>", NULL);
    load_text(l, text);
    ck_assert_msg(l->graph, "%s", l->error ? l->error->message : "");
}

static const char *name_of(const struct loaded *l, ark_ref ref)
{
    const char *name = ark_graph_get_str(l->graph, ref, "name");
    const char *body = ark_graph_get_str(l->graph, ref, "body");
    return name ? name : body ? body : ark_graph_type_text(l->graph, ref);
}

static ark_ref target_of(const struct loaded *l, ark_ref from, const char *type)
{
    for (uint32_t i = 0; i < ark_graph_edge_count(l->graph); i++) {
        if (ark_graph_from(l->graph, ARK_EDGE(i)) == from &&
            strcmp(ark_graph_type_text(l->graph, ARK_EDGE(i)), type) == 0)
            return ark_graph_to(l->graph, ARK_EDGE(i));
    }
    return ARK_REF_NONE;
}

static int64_t number(const struct loaded *l, ark_ref ref, const char *key)
{
    struct ark_value value = ark_graph_get(l->graph, ref, ark_atom_intern(l->atoms, key));
    return value.type == ARK_INT ? value.integer : INT64_MIN;
}

/* "A@10,20+30x40 B@... A-B:R[bends]<start>end" in the order of the graph. Caller frees. */
static char *drawn(const struct loaded *l)
{
    GString *out = g_string_new(NULL);
    for (uint32_t i = 0; i < ark_graph_node_count(l->graph); i++) {
        ark_ref ref = ARK_NODE(i);
        if (strcmp(ark_graph_type_text(l->graph, ref), "UmlShape") == 0)
            g_string_append_printf(out, "%s@%d,%d+%dx%d ", name_of(l, target_of(l, ref, "DEPICTS")),
                                   (int)number(l, ref, "x"), (int)number(l, ref, "y"),
                                   (int)number(l, ref, "w"), (int)number(l, ref, "h"));
    }
    for (uint32_t i = 0; i < ark_graph_edge_count(l->graph); i++) {
        ark_ref ref = ARK_EDGE(i);
        if (strcmp(ark_graph_type_text(l->graph, ref), "UmlLine") != 0)
            continue;
        ark_ref shows = target_of(l, ref, "DEPICTS");
        const char *bends = ark_graph_get_str(l->graph, ref, "bendpoints");
        const char *start = ark_graph_get_str(l->graph, ref, "sourceAttachment");
        const char *end = ark_graph_get_str(l->graph, ref, "targetAttachment");
        g_string_append_printf(out, "%s-%s:%s[%s]%s>%s ",
                               name_of(l, target_of(l, ark_graph_from(l->graph, ref), "DEPICTS")),
                               name_of(l, target_of(l, ark_graph_to(l->graph, ref), "DEPICTS")),
                               shows == ARK_REF_NONE ? "" : name_of(l, shows), bends ? bends : "",
                               start ? start : "", end ? end : "");
    }
    return g_strchomp(g_string_free(out, FALSE));
}

static void assert_drawn(const struct loaded *l, const char *expected)
{
    g_autofree char *text = drawn(l);
    ck_assert_str_eq(text, expected);
}

static uint32_t skipped(const struct loaded *l, const char *what)
{
    ARK_VEC_EACH (struct ark_skipped, item, l->inputs.items.v[0].skipped) {
        if (strcmp(item->what, what) == 0)
            return item->count;
    }
    return 0;
}

/* Enterprise Architect. */

#define EXTENSION(elements)                                                                        \
    "<xmi:Extension extender='Enterprise Architect'><diagrams><diagram xmi:id='D'>"                \
    "<model package='EAPK_1' localID='1' owner='EAPK_1'/>"                                         \
    "<properties name='Oversigt' type='Logical' documentation='Om &amp;#230;bler'/>"               \
    "<elements>" elements "</elements></diagram></diagrams></xmi:Extension>"

#define SHAPE(box, subject, duid)                                                                  \
    "<element geometry='" box "' subject='" subject "' seqno='1' style='DUID=" duid ";NSL=0;'/>"
#define LINE(geometry, subject, style)                                                             \
    "<element geometry='" geometry "' subject='" subject "' style='" style "'/>"

#define BOX_A "Left=10;Top=20;Right=110;Bottom=80;imgL=0;"
#define BOX_B "Left=310;Top=20;Right=410;Bottom=80;"

/* What is first in the file is at the front, so it comes last. */
START_TEST(the_extension_has_diagrams)
{
    struct loaded l;
    load_snippet(&l, "",
                 EXTENSION(SHAPE(BOX_A, "A", "0A") SHAPE(BOX_B, "B", "0B") LINE(
                     "SX=0;SY=10;EX=0;EY=0;EDGE=2;$LLB=;LMT=CX=3:CY=4;Path=200:-40$200:-90$;", "R",
                     "Mode=3;EOID=0B;SOID=0A;Color=-1;LWidth=0;Hidden=0;")));
    assert_drawn(&l, "B@310,20+100x60 A@10,20+100x60 A-B:R[200,40 200,90]110,40>310,62");
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "documentation: \"Om æbler\"");
    assert_has(dump, "kind: \"Logical\"");
    assert_has(dump, "name: \"Oversigt\"");
    ark_ref diagram = ARK_REF_NONE;
    for (uint32_t i = 0; i < ark_graph_node_count(l.graph); i++) {
        if (strcmp(ark_graph_type_text(l.graph, ARK_NODE(i)), "UmlDiagram") == 0)
            diagram = ARK_NODE(i);
    }
    ck_assert_uint_ne(target_of(&l, diagram, "CONTAINS"), ARK_REF_NONE);
    loaded_clear(&l);
}
END_TEST

/* The ends are those of the relationship when the file doesn't tell them, or tells shapes that are
 * not there. */
START_TEST(ends_that_are_not_told_are_found)
{
    struct loaded l;
    load_snippet(&l, "",
                 EXTENSION(LINE("SX=0;Path=;", "R", "Hidden=0;") SHAPE(BOX_A, "A", "0A") SHAPE(
                     BOX_B, "B", "0B") LINE("SX=0;Path=;", "G", "SOID=99;EOID=98;")));
    assert_drawn(&l, "B@310,20+100x60 A@10,20+100x60 A-B:R[]> B-A:Generalization[]>");
    loaded_clear(&l);
}
END_TEST

START_TEST(hidden_lines_and_what_is_not_in_the_file_are_counted)
{
    struct loaded l;
    load_snippet(&l, "",
                 EXTENSION(SHAPE(BOX_A, "A", "0A") SHAPE(BOX_B, "ude", "0B")
                               LINE("SX=0;Path=;", "R", "SOID=0A;EOID=0B;Hidden=0;")
                                   LINE("SX=0;Path=;", "ude2", "SOID=0A;EOID=0A;Hidden=0;")
                                       LINE("SX=0;Path=;", "G", "Hidden=1;")
                                           LINE("width=200;height=20;", "L", "name=x;")));
    assert_drawn(&l, "A@10,20+100x60");
    ck_assert_uint_eq(skipped(&l, "figur i et diagram"), 1);
    ck_assert_uint_eq(skipped(&l, "linje i et diagram"), 2);
    ck_assert_uint_eq(skipped(&l, "skjult linje i et diagram"), 1);
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_CLASSES], 2);
    loaded_clear(&l);
}
END_TEST

/* A package has two ids, a line to a note none that the model knows. */
START_TEST(notes_and_packages_are_shown)
{
    struct loaded l;
    load_snippet(&l, "",
                 EXTENSION(SHAPE(BOX_A, "N", "0A") SHAPE(BOX_B, "A", "0B")
                               SHAPE("Left=0;Top=0;Right=9;Bottom=9;", "EAID_1", "0C")
                                   LINE("SX=0;Path=;", "x", "SOID=0A;EOID=0B;")
                                       LINE("SX=0;Path=;", "y", "SOID=0C;EOID=0A;")));
    assert_drawn(&l, "P@0,0+9x9 A@310,20+100x60 Husk@10,20+100x60 Husk-A:ANNOTATES[]> P-Husk:[]>");
    loaded_clear(&l);
}
END_TEST

START_TEST(the_line_of_an_association_class_has_the_id_of_its_connector)
{
    struct loaded l;
    load_snippet(
        &l,
        "<packagedElement xmi:type='uml:AssociationClass' xmi:id='K' name='K'>"
        "<ownedEnd xmi:id='K1' type='A' association='K'/>"
        "<ownedEnd xmi:id='K2' type='B' association='K'/></packagedElement>",
        "<xmi:Extension><connectors><connector xmi:idref='EAID_C'>"
        "<extendedProperties virtualInheritance='0' associationclass='K'/></connector></connectors>"
        "<diagrams><diagram xmi:id='D'><elements>" SHAPE(BOX_A, "A", "0A") SHAPE(BOX_B, "B", "0B")
            SHAPE("Left=0;Top=0;Right=9;Bottom=9;", "K", "0C")
                LINE("SX=0;Path=;", "EAID_C", "SOID=0A;EOID=0B;") "</elements></diagram></diagrams>"
                                                                  "</xmi:Extension>");
    assert_drawn(&l, "K@0,0+9x9 B@310,20+100x60 A@10,20+100x60 A-B:K[]>");
    loaded_clear(&l);
}
END_TEST

/* Lines in right angles leave the less deep shape where a slanted one would. */
START_TEST(offsets_say_where_a_line_meets_its_shapes)
{
    static const char *const rows[][3] = {
        {"SX=0;SY=0;EX=0;EY=0;EDGE=2;Path=;", "", "110,50>310,50"},
        {"SX=0;SY=-20;EX=0;EY=-20;EDGE=2;Path=;", "", "110,70>310,70"},
        {"SX=0;SY=20;EX=0;EY=-20;EDGE=2;Path=;", "TREE=OR;", "110,63>310,63"},
        {"EX=0;EY=20;SX=0;SY=0;EDGE=2;Path=60:-200$360:-200$;", "TREE=OS;", "60,80>360,80"},
        {"SX=900;SY=0;EX=0;EY=0;EDGE=2;Path=;", "", ">"},
        {"SX=0;SY=0;EX=0;EY=0;Path=;", "", ">"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct loaded l;
        g_autofree char *elements = g_strdup_printf(
            "<xmi:Extension><diagrams><diagram xmi:id='D'><elements>" SHAPE(BOX_A, "A", "0A")
                SHAPE(BOX_B, "B", "0B")
                    LINE("%s", "R", "%sSOID=0A;EOID=0B;") "</elements></diagram>"
                                                          "</diagrams></xmi:Extension>",
            rows[i][0], rows[i][1]);
        load_snippet(&l, "", elements);
        g_autofree char *text = drawn(&l);
        ck_assert_msg(g_str_has_suffix(text, rows[i][2]), "%s: %s", rows[i][0], text);
        loaded_clear(&l);
    }
}
END_TEST

/* XMI 1.1, and the tools that write `DiagramElement` with numbers alone. */
START_TEST(diagram_elements_have_three_spellings)
{
    struct loaded l;
    load_text(
        &l,
        "<XMI xmi.version='1.1' xmlns:UML='omg.org/UML1.3'><XMI.content><UML:Model xmi.id='m'>"
        "<UML:Namespace.ownedElement><UML:Class name='A' xmi.id='A'/><UML:Class name='B' xmi.id="
        "'B'/><UML:Association name='R' xmi.id='R'><UML:Association.connection><UML:AssociationEnd "
        "type='A'/><UML:AssociationEnd type='B'/></UML:Association.connection></UML:Association>"
        "</UML:Namespace.ownedElement></UML:Model><UML:Diagram name='D' xmi.id='D' "
        "diagramType='ClassDiagram' owner='m'><UML:ModelElement.taggedValue><UML:TaggedValue "
        "tag='documentation' value='Om D'/></UML:ModelElement.taggedValue><UML:Diagram.element>"
        "<UML:DiagramElement geometry='" BOX_A "' subject='A' style=' DUID=CE1D3C77;'/>"
        "<UML:DiagramElement geometry='118,133,243,288,' subject='B'/>"
        "<UML:DiagramElement subject='R'/>"
        "<UML:DiagramElement geometry='SX=0;SY=0;Path=5:-6$;' subject='R' style='Hidden=0;'/>"
        "</UML:Diagram.element></UML:Diagram></XMI.content></XMI>");
    assert_drawn(&l, "B@118,133+125x155 A@10,20+100x60 A-B:R[]> A-B:R[5,6]>");
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "documentation: \"Om D\"");
    assert_has(dump, "kind: \"ClassDiagram\"");
    loaded_clear(&l);
    load_snippet(&l, "",
                 "<uml:Diagram xmi:id='D' name='D' diagramType='ClassDiagram' documentation=''>"
                 "<xmi:Extension extender='Visual Paradigm'><properties><aparentModel "
                 "value='EAPK_1'/></properties></xmi:Extension><uml:Diagram.element>"
                 "<uml:DiagramElement xmi:id='s1' geometry='193,310,108,40' subject='A'/>"
                 "<uml:DiagramElement xmi:id='s2' geometry='10,20,30,40' subject='B'/>"
                 "<uml:DiagramElement fromDiagramElement='s2' toDiagramElement='s1' subject='R' "
                 "geometry='40,30;100,30;193,320;'/></uml:Diagram.element></uml:Diagram>");
    assert_drawn(&l, "A@193,310+108x40 B@10,20+30x40 B-A:R[100,30]40,30>193,320");
    loaded_clear(&l);
}
END_TEST

/* Diagram Interchange. */

#define INTERCHANGE                                                                                \
    "<umldi:Diagram xmi:type='umldi:UMLClassDiagram' xmi:id='D' modelElement='EAPK_1'>"            \
    "<ownedElement xmi:type='umldi:UMLClassifierShape' xmi:id='S1' "                               \
    "modelElement='A'><ownedElement "                                                              \
    "xmi:type='umldi:UMLNameLabel' xmi:id='L1' text='A'><bounds x='1' y='1' width='1' "            \
    "height='1'/></ownedElement><bounds xmi:id='x' x='10' y='20' width='100.4' height='60'/>"      \
    "</ownedElement><ownedElement xmi:type='umldi:UMLClassifierShape' xmi:id='S2'>"                \
    "<modelElement xmi:idref='B'/><bounds x='310' y='20' width='100' height='60'/></ownedElement>" \
    "<ownedElement xmi:type='umldi:UMLEdge' xmi:id='S3' source='A' target='B' modelElement='R'>"   \
    "<ownedElement xmi:type='umldi:UMLAssociationEndLabel' xmi:id='L2' modelElement='E1'><bounds " \
    "x='1' y='1' width='1' height='1'/></ownedElement><waypoint x='110' y='55'/><waypoint "        \
    "x='200' y='55'/><waypoint x='310' y='25'/></ownedElement>"                                    \
    "<ownedElement xmi:type='umldi:UMLEdge' xmi:id='S4' modelElement='G'><source xmi:idref='S2'/>" \
    "<target xmi:idref='S1'/><waypoint x='310' y='70'/></ownedElement></umldi:Diagram>"

START_TEST(interchange_is_read)
{
    struct loaded l;
    load_snippet(&l, INTERCHANGE, "");
    assert_drawn(&l, "A@10,20+100x60 B@310,20+100x60 A-B:R[200,55]110,55>310,25 "
                     "B-A:Generalization[]310,70>");
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "kind: \"UMLClassDiagram\"");
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_CLASSES], 2);
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_ATTRIBUTES], 0);
    ck_assert_uint_eq(skipped(&l, "figur i et diagram") + skipped(&l, "linje i et diagram"), 0);
    loaded_clear(&l);
}
END_TEST

/* Named in one place, drawn in the other: what has most drawn in it counts, else the first. */
START_TEST(a_diagram_that_is_told_twice_is_there_once)
{
    struct loaded l;
    load_snippet(&l, INTERCHANGE,
                 EXTENSION(SHAPE("Left=0;Top=0;Right=9;Bottom=9;", "A", "0A")
                               LINE("SX=0;Path=;", "G", "Hidden=1;")));
    ck_assert_uint_eq(labelled(&l, "UmlDiagram"), 1);
    assert_drawn(&l, "A@10,20+100x60 B@310,20+100x60 A-B:R[200,55]110,55>310,25 "
                     "B-A:Generalization[]310,70>");
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "name: \"Oversigt\"");
    assert_has(dump, "kind: \"Logical\"");
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_VIEWS], 1);
    loaded_clear(&l);
    load_snippet(&l, "<umldi:Diagram xmi:id='D'/>", EXTENSION(SHAPE(BOX_A, "A", "0A")));
    assert_drawn(&l, "A@10,20+100x60");
    loaded_clear(&l);
}
END_TEST

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

/* Hostile input. */

START_TEST(wild_numbers_and_ids_do_no_harm)
{
    struct loaded l;
    load_snippet(
        &l, "",
        EXTENSION(SHAPE("Left=-99999999;Top=1e300;Right=5;Bottom=nej;", "A", "") SHAPE(
            "Left=5;Top=6;Right=1;Bottom=2;", "G", "0A") SHAPE("Left;Right=;Left=7;", "B", "0A")
                      SHAPE("Left=1;", "D", "") "<element/><element subject='A'/>" LINE(
                          "SX=999999999;SY=;EDGE=77;Path=1:2:3$$:$7:8$9;", "R", "TREE=V;SOID=;"))
            EXTENSION("<diagrams/>") "<xmi:Extension><diagrams><diagram/><diagram><elements>" SHAPE(
                BOX_A, "B", "0A") "</elements></diagram></diagrams></xmi:Extension>");
    assert_drawn(&l, "B@7,0+0x0 A@-1000000,0+1000000x0 B@10,20+100x60 A-B:R[7,-8]>");
    ck_assert_uint_eq(labelled(&l, "UmlDiagram"), 3);
    loaded_clear(&l);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        what_is_drawn_equals_an_independent_count,
        the_extension_has_diagrams,
        ends_that_are_not_told_are_found,
        hidden_lines_and_what_is_not_in_the_file_are_counted,
        notes_and_packages_are_shown,
        the_line_of_an_association_class_has_the_id_of_its_connector,
        offsets_say_where_a_line_meets_its_shapes,
        diagram_elements_have_three_spellings,
        interchange_is_read,
        a_diagram_that_is_told_twice_is_there_once,
        umbrello_has_widgets,
        nodes_lie_in_nodes,
        notation_lies_in_annotations,
        magicdraw_draws_in_streams,
        streams_lie_beside_the_model_in_an_archive,
        drawings_lie_beside_the_model_in_an_archive,
        wild_numbers_and_ids_do_no_harm,
    };
    return run_suite("xmi_diagram", tests, G_N_ELEMENTS(tests));
}
