/* Diagrams that XMI files store: the real files, counted independently; Enterprise Architect's and
 * OMG's; and hostile input. Other tools' are in test_xmi_diagram_tools.c. */
#include "diagram_told.h"

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
        "xmi11-ea",   "xmi11-other",         "xmi21-ea",        "xmi24-ea",      "xmi25-ea",
        "xmi251-ea",  "xmi2-visualparadigm", "xmi12-umbrello",  "xmi2-umbrello", "xmi12-poseidon",
        "xmi15",      "xmi2-magicdraw",      "xmi12-magicdraw", "xmi12-argouml", "xmi2-rsa-emx",
        "staruml-mdj"};
    for (size_t i = 0; i < G_N_ELEMENTS(groups); i++)
        each_file_of(groups[i], file_equals_the_count);
    printf("%u files counted\n", files);
}
END_TEST

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
    load_snippet(&l, "",
                 EXTENSION(SHAPE(BOX_B, "B", "0B") SHAPE(BOX_A, "ude", "0A")
                               LINE("SX=0;Path=;", "R", "SOID=0B;EOID=0A;")));
    assert_drawn(&l, "B@310,20+100x60"); /* its other end is not B */
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

/* Enterprise Architect puts a class on the line, which stands for its connector. */
START_TEST(a_line_can_end_at_a_line)
{
    struct loaded l;
    load_snippet(
        &l, "<packagedElement xmi:type='uml:Class' xmi:id='X' name='ProxyConnector'/>",
        "<xmi:Extension extender='Enterprise Architect'><elements><element xmi:idref='X' "
        "xmi:type='uml:ProxyConnector' classifier='R'><properties sType='ProxyConnector'/>"
        "</element></elements><connectors><connector xmi:idref='NL'><source xmi:idref='N'/>"
        "<target xmi:idref='X'/><properties ea_type='NoteLink'/></connector></connectors>"
        "<diagrams><diagram xmi:id='D'><elements>" LINE("SX=0;Path=;", "NL", "SOID=0C;EOID=0D;")
            LINE("SX=0;Path=;", "R", "SOID=0A;EOID=0B;") SHAPE(BOX_A, "A", "0A")
                SHAPE(BOX_B, "B", "0B") SHAPE("Left=0;Top=0;Right=9;Bottom=9;", "N", "0C")
                    SHAPE("Left=200;Top=40;Right=214;Bottom=54;", "X", "0D") "</elements></diagram>"
                                                                             "</diagrams>"
                                                                             "</xmi:Extension>");
    assert_drawn(&l, "Husk@0,0+9x9 B@310,20+100x60 A@10,20+100x60 A-B:R[]> Husk-R:ANNOTATES[]>");
    ck_assert_uint_eq(skipped(&l, "figur i et diagram") + skipped(&l, "linje i et diagram"), 0);
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
        "<xmi:Extension><elements><element xmi:idref='K' xmi:type='uml:Class'>"
        "<extendedProperties conID='EAID_C'/></element></elements>"
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
        {"SX=0;SY=-6;EX=0;EY=9;EDGE=2;Path=;", "Mode=2;", "110,56>310,56"},
        {"SX=0;SY=0;EX=0;EY=0;EDGE=2;Path=9:-9$;", "Mode=1;", "R[]110,50>310,50"},
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
                 "geometry='40,30;100,30;193,320;'/><uml:DiagramElement fromDiagramElement='s2' "
                 "toDiagramElement='væk' subject='R' geometry='40,30;100,30;150,320;'/>"
                 "</uml:Diagram.element></uml:Diagram>");
    assert_drawn(&l, "A@193,310+108x40 B@10,20+30x40 B-A:R[100,30]40,30>193,320 "
                     "B-A:R[100,30 150,320]40,30>");
    loaded_clear(&l);
    load_snippet(&l,
                 "<packagedElement xmi:type='uml:AssociationClass' xmi:id='K' name='K'>"
                 "<xmi:Extension extender='Visual Paradigm'><association xmi:id='K2'/>"
                 "</xmi:Extension></packagedElement>",
                 "<uml:Diagram xmi:id='D'><uml:Diagram.element>"
                 "<uml:DiagramElement xmi:id='s1' geometry='193,310,108,40' subject='A'/>"
                 "<uml:DiagramElement fromDiagramElement='s1' toDiagramElement='s1' subject='K2'/>"
                 "</uml:Diagram.element></uml:Diagram>");
    assert_drawn(&l, "A@193,310+108x40 A-A:K[]>");
    loaded_clear(&l);
}
END_TEST

/* Where lines meet shapes, against the same diagrams' interchange, which tells it. */

static void add_ends(const struct loaded *l, GHashTable *ends)
{
    for (uint32_t i = 0; i < ark_graph_edge_count(l->graph); i++) {
        ark_ref line = ARK_EDGE(i);
        const char *start = ark_graph_get_str(l->graph, line, "sourceAttachment");
        const char *end = ark_graph_get_str(l->graph, line, "targetAttachment");
        ark_ref shown = start && end ? target_of(l, line, "DEPICTS") : ARK_REF_NONE;
        if (shown == ARK_REF_NONE)
            continue;
        ark_ref shape = ark_graph_from(l->graph, line);
        g_hash_table_insert(
            ends,
            g_strdup_printf("%s %d %d", ark_atom_text(l->atoms, ark_graph_loc(l->graph, shown).id),
                            (int)number(l, shape, "x"), (int)number(l, shape, "y")),
            g_strdup_printf("%s,%s", start, end));
    }
}

static bool is_near(const char *a, const char *b)
{
    int p[4], q[4];
    ck_assert_int_eq(sscanf(a, "%d,%d,%d,%d", &p[0], &p[1], &p[2], &p[3]), 4);
    ck_assert_int_eq(sscanf(b, "%d,%d,%d,%d", &q[0], &q[1], &q[2], &q[3]), 4);
    for (int i = 0; i < 4; i++) {
        if (abs(p[i] - q[i]) > 3)
            return false;
    }
    return true;
}

static unsigned near_ends, all_ends;

static void compare_ends(const char *corpus, const char *local)
{
    g_autofree char *path = g_build_filename(corpus, local, NULL), *text = NULL;
    g_autoptr(GHashTable) ours = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr(GHashTable) theirs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    struct loaded a, b;
    gsize len;
    ck_assert(g_file_get_contents(path, &text, &len, NULL));
    load_bytes(&a, text, len);
    char *diagrams = g_strstr_len(text, (gssize)len, "<diagrams>");
    if (diagrams && g_strstr_len(text, (gssize)len, "<umldi:Diagram")) {
        char *close = g_strstr_len(diagrams, (gssize)(text + len - diagrams), "</diagrams>");
        memcpy(diagrams, "<elsewher>", 10);
        memcpy(close, "</elsewher>", 11);
        load_bytes(&b, text, len);
        add_ends(&a, ours);
        add_ends(&b, theirs);
        loaded_clear(&b);
    }
    loaded_clear(&a);
    GHashTableIter each;
    gpointer key, ends;
    g_hash_table_iter_init(&each, ours);
    while (g_hash_table_iter_next(&each, &key, &ends)) {
        const char *told = g_hash_table_lookup(theirs, key);
        all_ends += told != NULL;
        near_ends += told && is_near(ends, told);
    }
}

START_TEST(lines_meet_shapes_where_the_interchange_says)
{
    g_autofree char *corpus = corpus_folder();
    if (!corpus)
        return;
    each_file_of("xmi25-ea", compare_ends);
    each_file_of("xmi251-ea", compare_ends);
    printf("%u of %u lines\n", near_ends, all_ends);
    ck_assert_uint_gt(all_ends, 1000);
    ck_assert_uint_ge(near_ends * 100, all_ends * 98);
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
    load_snippet(&l, INTERCHANGE,
                 EXTENSION(SHAPE(BOX_A, "A", "0A") SHAPE(BOX_B, "B", "0B") LINE(
                     "SX=0;Path=7:-7$;", "R", "Mode=1;") LINE("SX=0;Path=;", "G", "")));
    assert_drawn(&l, "B@310,20+100x60 A@10,20+100x60 A-B:R[]> B-A:Generalization[]>");
    loaded_clear(&l);
    load_snippet(&l, "<umldi:Diagram xmi:id='D'/>", EXTENSION(SHAPE(BOX_A, "A", "0A")));
    assert_drawn(&l, "A@10,20+100x60");
    loaded_clear(&l);
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
    assert_drawn(&l, "B@7,0+0x0 A@-1000000,0+1000000x0 B@10,20+100x60 A-B:R[1,-2 7,-8]>");
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
        a_line_can_end_at_a_line,
        the_line_of_an_association_class_has_the_id_of_its_connector,
        offsets_say_where_a_line_meets_its_shapes,
        diagram_elements_have_three_spellings,
        lines_meet_shapes_where_the_interchange_says,
        interchange_is_read,
        a_diagram_that_is_told_twice_is_there_once,
        wild_numbers_and_ids_do_no_harm,
    };
    return run_suite("xmi_diagram", tests, G_N_ELEMENTS(tests));
}
