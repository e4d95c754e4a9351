/* StarUML's projects: the same graph as the same model in XMI, places, and hostile input. */
#include <time.h>

#include "base/limits.h"
#include "twin.h"

/* JSON, written with ' for ". */
static void load_json(struct loaded *l, const char *text)
{
    g_autofree char *json = g_strdelimit(g_strdup(text), "'", '"');
    load_text(l, json);
}

#define REF(id) "{'$ref':'" id "'}"
#define OBJECT(type, id, rest) "{'_type':'" type "','_id':'" id "'" rest "}"
#define NAMED(type, id, name, rest) OBJECT(type, id, ",'name':'" name "'" rest)
#define END(key, id, to, rest)                                                                     \
    ",'" key "':" OBJECT("UMLAssociationEnd", id, ",'reference':" REF(to) rest)
#define PROJECT(inside)                                                                            \
    "{'_type':'Project','_id':'p','name':'P','ownedElements':[" NAMED(                             \
        "UMLModel", "m", "Model", ",'ownedElements':[" inside "]") "]}"

static const char staruml[] =
    "{'_type':'Project','_id':'p','name':'P','ownedElements':["
    "{'_type':'UMLModel','_id':'m','name':'Model','ownedElements':["
    "{'_type':'UMLProfile','_id':'pr','name':'p','ownedElements':["
    "{'_type':'UMLStereotype','_id':'st','name':'Objekt'}]},"
    "{'_type':'UMLPackage','_id':'P','name':'Kunder','ownedElements':["
    "{'_type':'UMLClass','_id':'A','name':'Ordre','isAbstract':true,'stereotype':{'$ref':'st'},"
    "'documentation':'En ordre','tags':["
    "{'_type':'Tag','_id':'t1','name':'definition','kind':'string','value':'en ting'},"
    "{'_type':'Tag','_id':'t5','name':'definition','kind':'string','value':'to'},"
    "{'_type':'Tag','_id':'t2','name':'antal','kind':'number','number':3},"
    "{'_type':'Tag','_id':'t3','name':'med','kind':'boolean','checked':true},"
    "{'_type':'Tag','_id':'t4','name':'jf','kind':'reference','reference':{'$ref':'B'}}],"
    "'attributes':[{'_type':'UMLAttribute','_id':'a1','name':'nummer','type':'String',"
    "'multiplicity':'0..1','defaultValue':'x','visibility':'private','isReadOnly':true},"
    "{'_type':'UMLAttribute','_id':'a2','name':'art','type':{'$ref':'E'},'isDerived':true,"
    "'isUnique':true,'isOrdered':true}],"
    "'operations':[{'_type':'UMLOperation','_id':'o','name':'luk','isStatic':true,'parameters':["
    "{'_type':'UMLParameter','_id':'o1','name':'n','type':{'$ref':'E'}},"
    "{'_type':'UMLParameter','_id':'o2','direction':'return','type':'int'}]}],"
    "'templateParameters':[{'_type':'UMLTemplateParameter','_id':'tp','name':'T'}],"
    "'ownedElements':[{'_type':'UMLGeneralization','_id':'g','source':{'$ref':'A'},"
    "'target':{'$ref':'B'}},"
    "{'_type':'UMLConstraint','_id':'r','name':'regel','specification':'x > 1'}]},"
    "{'_type':'UMLClass','_id':'B','name':'Sag'},"
    "{'_type':'UMLEnumeration','_id':'E','name':'Art','literals':["
    "{'_type':'UMLEnumerationLiteral','_id':'l1','name':'ny'}]},"
    "{'_type':'UMLAssociation','_id':'R','name':'har',"
    "'end1':{'_type':'UMLAssociationEnd','_id':'e1','reference':{'$ref':'A'},"
    "'aggregation':'composite','navigable':false},"
    "'end2':{'_type':'UMLAssociationEnd','_id':'e2','name':'del','reference':{'$ref':'B'},"
    "'multiplicity':'1..*','navigable':true,'aggregation':'none'}},"
    "{'_type':'UMLDependency','_id':'d','source':{'$ref':'B'},'target':{'$ref':'E'}},"
    "{'_type':'UMLClass','_id':'C','name':'Aftale','ownedElements':["
    "{'_type':'UMLAssociationClassLink','_id':'k','classSide':{'$ref':'C'},"
    "'associationSide':{'$ref':'S'}}]},"
    "{'_type':'UMLAssociation','_id':'S',"
    "'end1':{'_type':'UMLAssociationEnd','_id':'s1','reference':{'$ref':'A'},'navigable':true},"
    "'end2':{'_type':'UMLAssociationEnd','_id':'s2','reference':{'$ref':'B'},'navigable':true}},"
    "{'_type':'UMLObject','_id':'i','name':'ordre 7','classifier':{'$ref':'A'},'slots':["
    "{'_type':'UMLSlot','_id':'i1','name':'felt','definingFeature':{'$ref':'a1'},'value':'7'}]},"
    "{'_type':'UMLConstraint','_id':'r2','name':'mere','specification':'y',"
    "'constrainedElements':[{'$ref':'A'},{'$ref':'B'}]}]}]}]}";

static const char xmi[] =
    "<xmi:XMI xmlns:xmi='http://www.omg.org/spec/XMI/20131001' "
    "xmlns:uml='http://www.omg.org/spec/UML/20161101' xmlns:p='http://p'>"
    "<uml:Model xmi:id='m' name='Model'>"
    "<packagedElement xmi:type='uml:Profile' xmi:id='pr' name='p'>"
    "<packagedElement xmi:type='uml:Stereotype' xmi:id='st' name='Objekt'/></packagedElement>"
    "<packagedElement xmi:type='uml:Package' xmi:id='P' name='Kunder'>"
    "<packagedElement xmi:type='uml:Class' xmi:id='A' name='Ordre' isAbstract='true'>"
    "<ownedComment xmi:id='c' annotatedElement='A' body='En ordre'/>"
    "<ownedAttribute xmi:id='a1' name='nummer' visibility='private' isReadOnly='true' "
    "isUnique='false'><type href='pathmap://UML_LIBRARIES/x.uml#String'/>"
    "<lowerValue value='0'/><defaultValue value='x'/></ownedAttribute>"
    "<ownedAttribute xmi:id='a2' name='art' type='E' isDerived='true' isOrdered='true'/>"
    "<ownedOperation xmi:id='o' name='luk' isStatic='true'>"
    "<ownedParameter xmi:id='o1' name='n' type='E' isUnique='false'/>"
    "<ownedParameter xmi:id='o2' direction='return' isUnique='false'>"
    "<type href='pathmap://UML_LIBRARIES/x.uml#int'/></ownedParameter></ownedOperation>"
    "<ownedTemplateSignature xmi:id='ts'><ownedParameter "
    "xmi:type='uml:ClassifierTemplateParameter' xmi:id='tp'><ownedParameteredElement "
    "xmi:type='uml:Class' xmi:id='tc' name='T'/></ownedParameter></ownedTemplateSignature>"
    "<generalization xmi:id='g' general='B'/>"
    "<ownedRule xmi:id='r' name='regel'><specification xmi:type='uml:OpaqueExpression' "
    "body='x > 1'/></ownedRule></packagedElement>"
    "<packagedElement xmi:type='uml:Class' xmi:id='B' name='Sag'/>"
    "<packagedElement xmi:type='uml:Enumeration' xmi:id='E' name='Art'>"
    "<ownedLiteral xmi:id='l1' name='ny'/></packagedElement>"
    "<packagedElement xmi:type='uml:Association' xmi:id='R' name='har' memberEnd='e1 e2' "
    "navigableOwnedEnd='e2'><ownedEnd xmi:id='e1' type='A' isUnique='false'/>"
    "<ownedEnd xmi:id='e2' name='del' type='B' aggregation='composite' isUnique='false'>"
    "<upperValue value='*'/></ownedEnd></packagedElement>"
    "<packagedElement xmi:type='uml:Dependency' xmi:id='d' client='B' supplier='E'/>"
    "<packagedElement xmi:type='uml:AssociationClass' xmi:id='C' name='Aftale' "
    "memberEnd='s1 s2' navigableOwnedEnd='s1 s2'>"
    "<ownedEnd xmi:id='s1' type='A' isUnique='false'/>"
    "<ownedEnd xmi:id='s2' type='B' isUnique='false'/></packagedElement>"
    "<packagedElement xmi:type='uml:InstanceSpecification' xmi:id='i' name='ordre 7' "
    "classifier='A'><slot xmi:id='i1' definingFeature='a1'>"
    "<value xmi:type='uml:LiteralString' value='7'/></slot></packagedElement>"
    "<ownedRule xmi:id='r2' name='mere' constrainedElement='A B'>"
    "<specification xmi:type='uml:OpaqueExpression' body='y'/></ownedRule>"
    "</packagedElement></uml:Model>"
    "<p:Objekt base_Class='A' antal='3' med='true' jf='Sag'><definition>en ting</definition>"
    "<definition>to</definition></p:Objekt></xmi:XMI>";

START_TEST(the_same_graph_as_xmi)
{
    struct loaded a, b;
    load_json(&a, staruml);
    load_text(&b, xmi);
    ck_assert(are_twins(&a, &b));
    for (int i = ARK_COUNT_PACKAGES; i <= ARK_COUNT_STEREOTYPES; i++) {
        if (i != ARK_COUNT_CLASSES && i != ARK_COUNT_ASSOCIATIONS)
            ck_assert_uint_eq(a.inputs.items.v[0].counts[i], b.inputs.items.v[0].counts[i]);
    }
    ck_assert_str_eq(a.inputs.items.v[0].tool, "StarUML");
    loaded_clear(&a);
    loaded_clear(&b);
}
END_TEST

/* StarUML 4 has words for it; before, what is left out is navigable. */
START_TEST(navigability_in_all_versions)
{
    static const struct {
        const char *first, *second;
        bool navigable[2];
    } rows[] = {
        {",'navigable':'navigable'", ",'navigable':'notNavigable'", {true, false}},
        {",'navigable':'unspecified'", "", {false, false}},
        {",'navigable':false", "", {false, true}},
        {"", "", {false, false}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct loaded l;
        g_autofree char *text = g_strdup_printf(
            PROJECT(OBJECT("UMLAssociation", "R",
                           END("end1", "e1", "A", "%s") END("end2", "e2", "A", "%s"))),
            rows[i].first, rows[i].second);
        load_json(&l, text);
        ck_assert_msg(l.graph, "%s", l.error ? l.error->message : "");
        for (uint32_t k = 0; k < 2; k++) {
            struct ark_value value =
                ark_graph_get(l.graph, ARK_NODE(2 + k), ark_atom_intern(l.atoms, "navigable"));
            ck_assert_int_eq(value.type, ARK_BOOL);
            ck_assert_msg(value.yes == rows[i].navigable[k], "row %zu, end %u", i, k);
        }
        loaded_clear(&l);
    }
}
END_TEST

START_TEST(what_is_not_uml_is_counted)
{
    struct loaded l;
    load_json(&l, PROJECT(NAMED("UMLSubsystem", "s", "S", "") "," OBJECT(
                      "ERDDataModel", "x",
                      ",'ownedElements':[" OBJECT(
                          "ERDEntity", "y", "") "]") "," OBJECT("UMLClassDiagram", "D",
                                                                ",'ownedViews':[" OBJECT(
                                                                    "UMLClassView", "v", "") "]")));
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "n1 :UmlComponent:Class:Classifier:UmlElement {name: \"S\", stereotype: "
                     "\"subsystem\"}");
    ck_assert_uint_eq(l.inputs.items.v[0].skipped.n, 1);
    ck_assert_uint_eq(l.inputs.items.v[0].skipped.v[0].count, 2);
    loaded_clear(&l);
}
END_TEST

/* Cuts the text into lines. */
static GPtrArray *lines_in(char *text)
{
    GPtrArray *lines = g_ptr_array_new();
    for (char *line = text, *end; line; line = end ? end + 1 : NULL) {
        end = strchr(line, '\n');
        if (end)
            *end = '\0';
        g_ptr_array_add(lines, line);
    }
    return lines;
}

/* The line of an element is that of its brace: its id stands there or on one of the next lines. */
START_TEST(lines_of_a_real_file)
{
    g_autofree char *corpus = corpus_folder(), *text = NULL;
    struct loaded l;
    if (!corpus)
        return;
    g_autofree char *path = g_build_filename(corpus, "staruml-mdj/XMI21-test-model.mdj", NULL);
    load_path(&l, path);
    ck_assert_msg(l.graph, "%s", l.error ? l.error->message : "");
    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    g_autoptr(GPtrArray) lines = lines_in(text);
    unsigned seen = 0;
    for (uint32_t i = 0; i < ark_graph_node_count(l.graph); i++) {
        struct ark_loc loc = ark_graph_loc(l.graph, ARK_NODE(i));
        if (!loc.id)
            continue;
        g_autofree char *id = g_strdup_printf("\"_id\": \"%s\"", ark_atom_text(l.atoms, loc.id));
        const char *line = lines->pdata[loc.line - 1];
        ck_assert_int_eq(line[loc.column - 1], '{');
        ck_assert_msg(strstr(lines->pdata[loc.line], id) || strstr(lines->pdata[loc.line + 1], id),
                      "line %u", loc.line);
        seen++;
    }
    ck_assert_uint_gt(seen, 200);
    loaded_clear(&l);
}
END_TEST

/* Braces in texts are none, and the order of keys is as written. */
START_TEST(places_are_exact)
{
    struct loaded l;
    load_text(&l, "\xef\xbb\xbf{\"_type\":\"Project\", \"x\": \"{\\\"{\\\\\",\n \"tags\": [[], {}],"
                  "\n  \"ownedElements\": [{ \"name\":\"\xc3\xa6\", \"_type\":\"UMLClass\"},"
                  "{\"_type\":\"UMLClass\"}]}");
    ck_assert_msg(l.graph, "%s", l.error ? l.error->message : "");
    struct ark_loc first = ark_graph_loc(l.graph, ARK_NODE(0)),
                   second = ark_graph_loc(l.graph, ARK_NODE(1));
    ck_assert_uint_eq(first.line, 3);
    ck_assert_uint_eq(first.column, 21);
    ck_assert_uint_eq(second.line, 3);
    ck_assert_uint_eq(second.column, 56);
    loaded_clear(&l);
}
END_TEST

/* Hostile input. */

START_TEST(bad_json_has_a_place)
{
    static const struct {
        const char *rest, *said;
    } rows[] = {
        {", 'a': [", "m.xml:1:27: Filen slutter, før det yderste objekt er lukket"},
        {",\n 'a': 1,\n 'a': 2}", "m.xml:3:4: En nøgle står to gange"},
        {"} {}", "m.xml:1:22: Der står mere efter det yderste objekt"},
        {",\n 'a': b}", "m.xml:2:7: Filen er ikke gyldig JSON"},
        {",\n 'a': '\xff'}", "m.xml:2:"},
        {",\n 'a': '\\u0000'}", "m.xml:2:"},
        {",\n 'a': 1e999}", "m.xml:2:"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = g_strconcat("{'_type': 'Project'", rows[i].rest, NULL);
        g_strdelimit(text, "'", '"');
        assert_fails(text, strlen(text), rows[i].said);
    }
    static const char empty[] = "{\"_type\":\"Project\"}";
    assert_fails(empty, strlen(empty), "ingen UML-model i det");
}
END_TEST

START_TEST(wrong_types_and_cycles_do_no_harm)
{
    struct loaded l;
    load_json(
        &l,
        PROJECT(
            "{'_type':'UMLClass','_id':7,'name':[1],'attributes':{'_type':'UMLAttribute','type':3},"
            "'stereotype':{},'documentation':null,'tags':'x'},"
            "{'_type':'UMLClass','_id':'a','tags':[1,{},{'name':'t'},{'name':'n','kind':'number'},"
            "{'name':'r','kind':'reference','reference':" REF("nej") "}],'stereotype':" REF(
                "a") "},"
                     "{'_type':'UMLClass','_id':'a','attributes':[{'_type':'UMLAttribute','_id':'q'"
                     ",'type':" REF(
                         "q") "}]},"
                              "{'_type':'UMLGeneralization','source':" REF("a") ",'target':" REF(
                                  "a") "},"
                                       "{'_type':'UMLAssociation','_id':'R','end1':3,'end2':[{'_"
                                       "type':'UMLAssociationEnd'}]},"
                                       "{'_type':'UMLAssociationEnd','_id':'E'},{'_type':'"
                                       "UMLExtension','source':7},{'_type':'UML'},"
                                       "{'_type':'UMLAssociationClassLink','classSide':" REF("a") ",'associationSide':" REF(
                                           "R") "},"
                                                "{'_type':'UMLAssociationClassLink','classSide'"
                                                ":" REF("a") ",'associationSide':" REF(
                                                    "R") "},"
                                                         "{'_type':'UMLAssociationClassLink','"
                                                         "classSide':" REF("R") ",'associationSide'"
                                                                                ":" REF(
                                                                                    "a") "},"
                                                                                         "{'_type':"
                                                                                         "'UMLAssoc"
                                                                                         "iationCla"
                                                                                         "ssLink'"
                                                                                         "}"));
    ck_assert_msg(l.graph, "%s", l.error ? l.error->message : "");
    ck_assert_uint_eq(diags_with(&l, "duplicate-id"), 1);
    loaded_clear(&l);
    load_json(
        &l,
        PROJECT(OBJECT(
            "UMLClass", "A",
            ",'ownedElements':[" OBJECT(
                "UMLAssociation", "R",
                ",'end1':" OBJECT(
                    "UMLAssociationEnd", "e",
                    ",'qualifiers':[" OBJECT(
                        "UMLClass", "B",
                        "") "]")) "]") "," OBJECT("UMLAssociationClassLink", "k",
                                                  ",'classSide':" REF(
                                                      "B") ",'associationSide'"
                                                           ":" REF(
                                                               "R")) "," OBJECT("UM"
                                                                                "LA"
                                                                                "ss"
                                                                                "oc"
                                                                                "ia"
                                                                                "ti"
                                                                                "on"
                                                                                "Cl"
                                                                                "as"
                                                                                "sL"
                                                                                "in"
                                                                                "k",
                                                                                "n",
                                                                                ",'"
                                                                                "cl"
                                                                                "as"
                                                                                "sS"
                                                                                "id"
                                                                                "e'"
                                                                                ":" REF(
                                                                                    "A") ",'"
                                                                                         "associati"
                                                                                         "onSide'"
                                                                                         ":" REF(
                                                                                             "R"))));
    ck_assert_msg(l.graph, "%s", l.error ? l.error->message : "");
    loaded_clear(&l);
}
END_TEST

static void assert_limit(GString *text, const char *said)
{
    struct loaded l;
    load_text(&l, text->str);
    ck_assert(l.error);
    ck_assert_int_eq(l.error->code, ARK_ERROR_LIMIT);
    assert_has(l.error->message, said);
    loaded_clear(&l);
    g_string_free(text, TRUE);
}

START_TEST(limits_are_held)
{
    GString *deep = g_string_new("{\"_type\":\"Project\",\n\"x\":");
    for (unsigned i = 0; i < ARK_MAX_JSON_DEPTH; i++)
        g_string_append_c(deep, '[');
    assert_limit(deep, "m.xml:2:260: Objekterne ligger dybere");
    GString *many = g_string_new("{\"_type\":\"Project\",\n\"x\":[");
    for (unsigned i = 0; i < ARK_MAX_JSON_VALUES; i++)
        g_string_append(many, "{},");
    assert_limit(many, "m.xml:2:");
}
END_TEST

/* Each thing that could be looked for one by one is there n times. */
static double seconds_for(unsigned n)
{
    GString *text = g_string_new("{\"_type\":\"Project\",\"ownedElements\":[{\"_type\":"
                                 "\"UMLClass\",\"_id\":\"c\",\"tags\":[");
    struct loaded l;
    for (unsigned i = 0; i < n; i++)
        g_string_append_printf(text,
                               "{\"name\":\"t%u\",\"kind\":\"reference\",\"reference\":"
                               "{\"$ref\":\"k%u\"}},",
                               i, i);
    g_string_append(text, "{}]}");
    for (unsigned i = 0; i < n; i++)
        g_string_append_printf(
            text,
            ",{\"_type\":\"UMLClass\",\"_id\":\"k%u\",\"name\":\"k\",\"attributes\":[{\"_type\":"
            "\"UMLAttribute\",\"type\":{\"$ref\":\"c\"}}],\"ownedElements\":[{\"_type\":"
            "\"UMLGeneralization\",\"source\":{\"$ref\":\"k%u\"},\"target\":{\"$ref\":\"c\"}},"
            "{\"_type\":\"UMLAssociationClassLink\",\"classSide\":{\"$ref\":\"k%u\"},"
            "\"associationSide\":{\"$ref\":\"r%u\"}}]},{\"_type\":\"UMLAssociation\",\"_id\":"
            "\"r%u\",\"end1\":{\"_type\":\"UMLAssociationEnd\"}}",
            i, i, i, i, i);
    g_string_append(text, "]}");
    clock_t begin = clock();
    load_text(&l, text->str);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    ck_assert_msg(l.graph, "%s", l.error ? l.error->message : "");
    ck_assert_uint_eq(ark_graph_label_count(l.graph, ark_atom_intern(l.atoms, "AssociationClass")),
                      n);
    loaded_clear(&l);
    g_string_free(text, TRUE);
    return seconds;
}

START_TEST(time_is_linear)
{
    double once = seconds_for(10000), more = seconds_for(40000);
    printf("%.2f s and %.2f s for four times as much\n", once, more);
    ck_assert_double_lt(more, 9 * once);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        the_same_graph_as_xmi,
        navigability_in_all_versions,
        what_is_not_uml_is_counted,
        lines_of_a_real_file,
        places_are_exact,
        bad_json_has_a_place,
        wrong_types_and_cycles_do_no_harm,
        limits_are_held,
        time_is_linear,
    };
    return run_suite("mdj", tests, G_N_ELEMENTS(tests));
}
