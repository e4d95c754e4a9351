/* XMI: the real files, counted independently; the normal form over UML 1 and 2; what only
 * Enterprise Architect's Extension says; and hostile input. */
#include <time.h>

#include "base/limits.h"
#include "loading.h"

#define HEAD                                                                                       \
    "<xmi:XMI xmlns:xmi='http://www.omg.org/spec/XMI/20131001' "                                   \
    "xmlns:uml='http://www.omg.org/spec/UML/20161101' "                                            \
    "xmlns:FDAprofil='http://www.sparxsystems.com/profiles/FDAprofil/1.0'>"

/* The corpus. */

/* Not well-formed, says the index, for a byte that windows-1252 leaves open: read with a warning.
 */
static const char read_all_the_same[] = "xmi21-ea/ISO_19116_notwellformed.xml";
/* XMI inside <uml>, which the index doesn't count: tests/test_uml_files.c does. */
static const char inside[] = "xmi12-argouml/SDKArgoISOTemplate.uml";

static const char *cell(char **names, char **cells, const char *name)
{
    for (int i = 0; names[i] && cells[i]; i++) {
        if (strcmp(names[i], name) == 0)
            return cells[i];
    }
    ck_abort_msg("no column %s in the index", name);
    return NULL;
}

static uint32_t labelled(const struct loaded *l, const char *label)
{
    return ark_graph_label_count(l->graph, ark_atom_intern(l->atoms, label));
}

/* The graph has what was counted; in XMI 1 also what has no id. */
static void assert_graph(const struct loaded *l, const char *file)
{
    static const struct {
        const char *label;
        enum ark_count count;
    } rows[] = {{"Class", ARK_COUNT_CLASSES},
                {"Association", ARK_COUNT_ASSOCIATIONS},
                {"Enumeration", ARK_COUNT_ENUMERATIONS},
                {"Property", ARK_COUNT_ATTRIBUTES}};
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        ck_assert_msg(labelled(l, rows[i].label) >= l->inputs.items.v[0].counts[rows[i].count],
                      "%s: too few nodes %s", file, rows[i].label);
}

static unsigned compare(const struct loaded *l, char **names, char **cells, unsigned *compared)
{
    const struct ark_input *input = &l->inputs.items.v[0];
    unsigned wrong = 0;
    for (int i = ARK_COUNT_PACKAGES; i <= ARK_COUNT_STEREOTYPES; i++) {
        const char *key = ark_count_key((enum ark_count)i), *expected = cell(names, cells, key);
        if (!*expected) /* stereotypes of XMI 1 were not counted */
            continue;
        (*compared)++;
        if (input->counts[i] != (uint32_t)atoi(expected)) {
            printf("%s: %s %u, the index has %s\n", input->file, key, input->counts[i], expected);
            wrong++;
        }
    }
    return wrong;
}

static unsigned check_row(const char *corpus, char **names, char **cells, unsigned *compared)
{
    const char *local = cell(names, cells, "local");
    g_autofree char *path = g_build_filename(corpus, local, NULL);
    bool readable = *cell(names, cells, "classes");
    struct loaded l;
    unsigned wrong = 0;
    load_path(&l, path);
    if (strcmp(local, read_all_the_same) == 0) {
        ck_assert(l.graph);
        ck_assert_uint_eq(diags_with(&l, "undefined-bytes"), 1);
    } else if (strcmp(local, inside) == 0) {
        ck_assert(l.graph);
    } else if (!readable) {
        ck_assert_msg(l.error, "%s should not load", path);
        ck_assert(g_str_has_prefix(l.error->message, path));
        printf("skipped: %s\n", l.error->message);
    } else {
        ck_assert_msg(!l.error, "%s", l.error ? l.error->message : "");
        wrong = compare(&l, names, cells, compared);
        assert_graph(&l, path);
    }
    loaded_clear(&l);
    return wrong;
}

START_TEST(counts_equal_the_index)
{
    g_autofree char *corpus = corpus_folder(), *text = NULL;
    unsigned wrong = 0, compared = 0;
    if (!corpus)
        return;
    g_autofree char *index = g_build_filename(corpus, "INDEX.tsv", NULL);
    ck_assert(g_file_get_contents(index, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_auto(GStrv) names = g_strsplit(lines[0], "\t", -1);
    for (int i = 1; lines[i] && *lines[i]; i++) {
        g_auto(GStrv) cells = g_strsplit(lines[i], "\t", -1);
        if (g_str_has_prefix(cells[0], "xmi") || g_str_has_prefix(cells[0], "staruml"))
            wrong += check_row(corpus, names, cells, &compared);
    }
    printf("%u counts compared\n", compared);
    ck_assert_uint_gt(compared, 500);
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

START_TEST(a_blank_in_the_namespace_is_noted)
{
    g_autofree char *corpus = corpus_folder();
    g_autofree char *path = corpus ? g_build_filename(corpus, "xmi24-ea/DK_DAGI.xml", NULL) : NULL;
    struct loaded l;
    if (!corpus)
        return;
    load_path(&l, path);
    ck_assert(l.graph);
    ck_assert_uint_gt(diags_with(&l, "xml-namespace"), 0);
    loaded_clear(&l);
}
END_TEST

/* Four files of the corpus say windows-1252 and are UTF-8 throughout. */
START_TEST(a_charset_that_lies_is_noted)
{
    static const struct {
        const char *file;
        unsigned doubts;
    } rows[] = {{"xmi251-ea/large_test.xmi", 1},
                {"xmi21-ea/EA_XMI21.xmi", 1},
                {"xmi25-ea/DK_DanishPublicSectorDataQualityVocabulary.xml", 0}};
    g_autofree char *corpus = corpus_folder();
    for (size_t i = 0; corpus && i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_build_filename(corpus, rows[i].file, NULL);
        struct loaded l;
        load_path(&l, path);
        ck_assert(l.graph);
        ck_assert_uint_eq(diags_with(&l, "charset-doubt"), rows[i].doubts);
        loaded_clear(&l);
    }
}
END_TEST

START_TEST(windows_1252_is_read_as_browsers_do)
{
    struct loaded l;
    load_text(&l, "<?xml  version='1.0' encoding='windows-1252' ?>\n<xmi:XMI "
                  "xmlns:xmi='http://www.omg.org/spec/XMI/20131001' "
                  "xmlns:uml='http://www.omg.org/spec/UML/20161101'><uml:Model name='K\xf8\x80'/>\n"
                  "<uml:Model name='\x81'/></xmi:XMI>");
    ck_assert_msg(l.graph, "%s", l.error ? l.error->message : "");
    ck_assert_str_eq(ark_graph_get_str(l.graph, ARK_NODE(0), "name"), "Kø€");
    ck_assert_str_eq(ark_graph_get_str(l.graph, ARK_NODE(1), "name"), "\xc2\x81");
    ck_assert_uint_eq(diags_with(&l, "undefined-bytes"), 1);
    ck_assert_uint_eq(l.diags.items.v[0].loc.line, 3);
    loaded_clear(&l);
}
END_TEST

/* The normal form. */

#define EA                                                                                         \
    HEAD "<uml:Model xmi:type='uml:Model' name='EA_Model'>"                                        \
         "<packagedElement xmi:type='uml:Package' xmi:id='P' name='Kunder'>"                       \
         "<packagedElement xmi:type='uml:Class' xmi:id='A' name='Ordre'>"                          \
         "<ownedAttribute xmi:type='uml:Property' xmi:id='E1' name='linje' association='R' "       \
         "aggregation='composite'><type xmi:idref='B'/>"                                           \
         "<lowerValue xmi:type='uml:LiteralInteger' xmi:id='l'/>"                                  \
         "<upperValue xmi:type='uml:LiteralUnlimitedNatural' xmi:id='u' value='-1'/>"              \
         "</ownedAttribute>"                                                                       \
         "<ownedAttribute xmi:type='uml:Property' xmi:id='T' name='nummer'>"                       \
         "<type xmi:idref='EAJava_int'/></ownedAttribute></packagedElement>"                       \
         "<packagedElement xmi:type='uml:Class' xmi:id='B' name='Linje'>"                          \
         "<generalization xmi:type='uml:Generalization' xmi:id='G' general='A'/>"                  \
         "</packagedElement>"                                                                      \
         "<packagedElement xmi:type='uml:Association' xmi:id='R' name='har'>"                      \
         "<memberEnd xmi:idref='E1'/><memberEnd xmi:idref='E2'/>"                                  \
         "<ownedEnd xmi:type='uml:Property' xmi:id='E2' association='R'>"                          \
         "<type xmi:idref='A'/></ownedEnd></packagedElement>"                                      \
         "</packagedElement></uml:Model></xmi:XMI>"

#define XMI1                                                                                       \
    "<XMI xmi.version='1.2' xmlns:UML='org.omg.xmi.namespace.UML'><XMI.header><XMI.documentation>" \
    "<XMI.exporter>ArgoUML</XMI.exporter></XMI.documentation></XMI.header><XMI.content>"           \
    "<UML:Model xmi.id='m' name='EA_Model'><UML:Namespace.ownedElement>"                           \
    "<UML:Package xmi.id='P' name='Kunder'><UML:Namespace.ownedElement>"                           \
    "<UML:Class xmi.id='A' name='Ordre'><UML:Classifier.feature>"                                  \
    "<UML:Attribute xmi.id='T' name='nummer' type='int'/></UML:Classifier.feature></UML:Class>"    \
    "<UML:Class xmi.id='B' name='Linje'/>"                                                         \
    "<UML:Generalization xmi.id='G'><UML:Generalization.child><UML:Class xmi.idref='B'/>"          \
    "</UML:Generalization.child><UML:Generalization.parent><UML:Class xmi.idref='A'/>"             \
    "</UML:Generalization.parent></UML:Generalization>"                                            \
    "<UML:Association xmi.id='R' name='har'><UML:Association.connection>"                          \
    "<UML:AssociationEnd xmi.id='E2' isNavigable='false' aggregation='composite'>"                 \
    "<UML:AssociationEnd.participant><UML:Class xmi.idref='A'/></UML:AssociationEnd.participant>"  \
    "</UML:AssociationEnd>"                                                                        \
    "<UML:AssociationEnd xmi.id='E1' name='linje' isNavigable='true' aggregation='none'>"          \
    "<UML:AssociationEnd.multiplicity><UML:Multiplicity xmi.id='x'><UML:Multiplicity.range>"       \
    "<UML:MultiplicityRange xmi.id='y' lower='0' upper='-1'/></UML:Multiplicity.range>"            \
    "</UML:Multiplicity></UML:AssociationEnd.multiplicity><UML:AssociationEnd.participant>"        \
    "<UML:Class xmi.idref='B'/></UML:AssociationEnd.participant></UML:AssociationEnd>"             \
    "</UML:Association.connection></UML:Association></UML:Namespace.ownedElement></UML:Package>"   \
    "</UML:Namespace.ownedElement></UML:Model></XMI.content></XMI>"

static gint by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_entity(const struct loaded *l, ark_ref ref, GString *line)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
    struct ark_props props = ark_graph_props(l->graph, ref);
    for (uint32_t i = 0; i < props.n; i++) {
        struct ark_value value = props.values[i];
        const char *key = ark_atom_text(l->atoms, props.keys[i]);
        if (value.type == ARK_TEXT)
            g_ptr_array_add(all, g_strdup_printf(" %s=%s", key, value.text));
        else
            g_ptr_array_add(
                all, g_strdup_printf(" %s=%d", key,
                                     value.type == ARK_BOOL ? value.yes : (int)value.integer));
    }
    g_ptr_array_sort(all, by_text);
    g_string_append(line, ark_graph_type_text(l->graph, ref));
    for (guint i = 0; i < all->len; i++)
        g_string_append(line, g_ptr_array_index(all, i));
}

/* A line per node and edge, without ids and places, sorted. Caller frees. */
static char *form_of(const struct loaded *l)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    ck_assert_msg(l->graph, "%s", l->error ? l->error->message : "");
    for (uint32_t i = 0; i < ark_graph_node_count(l->graph); i++) {
        GString *line = g_string_new(NULL);
        add_entity(l, ARK_NODE(i), line);
        g_ptr_array_add(lines, g_string_free(line, FALSE));
    }
    for (uint32_t i = 0; i < ark_graph_edge_count(l->graph); i++) {
        GString *line = g_string_new("(");
        add_entity(l, ark_graph_from(l->graph, ARK_EDGE(i)), line);
        g_string_append(line, ") ");
        add_entity(l, ARK_EDGE(i), line);
        g_string_append(line, " (");
        add_entity(l, ark_graph_to(l->graph, ARK_EDGE(i)), line);
        g_string_append_c(line, ')');
        g_ptr_array_add(lines, g_string_free(line, FALSE));
    }
    g_ptr_array_sort(lines, by_text);
    g_ptr_array_add(lines, NULL);
    return g_strjoinv("\n", (char **)lines->pdata);
}

START_TEST(two_dialects_have_one_form)
{
    struct loaded a, b;
    load_text(&a, EA);
    load_text(&b, XMI1);
    g_autofree char *x = form_of(&a), *y = form_of(&b);
    ck_assert_str_eq(x, y);
    assert_has(x, "AssociationEnd aggregation=composite lower=0 multiplicity=0..* name=linje "
                  "navigable=1 type=Linje upper=-1\n");
    assert_has(x, "AssociationEnd aggregation=none lower=1 navigable=0 type=Ordre upper=1\n");
    assert_has(x, "Attribute lower=1 name=nummer type=int upper=1\n");
    assert_has(x, "(Association name=har) CONTAINS (AssociationEnd aggregation=composite");
    assert_lacks(x, "(Class name=Ordre) CONTAINS (AssociationEnd");
    assert_has(x, "(Class name=Linje) Generalization (Class name=Ordre)");
    loaded_clear(&a);
    loaded_clear(&b);
}
END_TEST

START_TEST(a_thread_of_its_own_changes_nothing)
{
    struct loaded a, b;
    load_text(&a, EA);
    loading_apart = true;
    load_text(&b, EA);
    loading_apart = false;
    g_autofree char *x = dump_of(&a), *y = dump_of(&b);
    ck_assert_str_eq(x, y);
    loaded_clear(&a);
    loaded_clear(&b);
}
END_TEST

START_TEST(other_files_are_counted_and_named)
{
    struct loaded l;
    load_text(&l, HEAD "<uml:Model xmi:id='m'><packagedElement xmi:type='uml:Class' xmi:id='a'>"
                       "<generalization xmi:id='g'><general href='Anden%20model.uml#_1x'/>"
                       "</generalization><ownedAttribute xmi:id='t'><type xmi:type="
                       "'uml:PrimitiveType' href='pathmap://UML_LIBRARIES/x.library.uml#String'/>"
                       "</ownedAttribute><ownedAttribute xmi:id='u' type='findes_ikke'/>"
                       "</packagedElement></uml:Model></xmi:XMI>");
    g_autofree char *form = form_of(&l);
    const struct ark_input *input = &l.inputs.items.v[0];
    assert_has(form, "Attribute lower=1 type=String upper=1");
    assert_lacks(form, "Generalization");
    ck_assert_uint_eq(input->skipped.n, 2);
    ck_assert_str_eq(input->skipped.v[0].what, "henvisning til Anden model.uml");
    ck_assert_uint_eq(input->skipped.v[1].count, 1);
    ck_assert_uint_eq(diags_with(&l, "dangling-reference"), 1);
    loaded_clear(&l);
}
END_TEST

START_TEST(multiplicities_are_read_as_written)
{
    static const char *const rows[][3] = {
        {"<lowerValue value='0'/>", "multiplicity=0..1", "lower=0"},
        {"<upperValue value='*'/>", "multiplicity=1..*", "upper=-1"},
        {"<lowerValue xmi:type='uml:LiteralString' value='*'/>", "multiplicity=*", "lower=0"},
        {"<lowerValue value='1'/><upperValue value='1'/>", "multiplicity=1 ", "upper=1"},
        {"<lowerValue value='0'/><upperValue value='n'/>", "multiplicity=0..n", "upper=-1"},
        {"<upperValue value='numEdges'/>", "multiplicity=1..numEdges", "Attribute"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct loaded l;
        g_autofree char *text = g_strdup_printf(
            HEAD "<uml:Model><packagedElement xmi:type='uml:Class' xmi:id='a'><ownedAttribute "
                 "xmi:id='t' name='x'>%s</ownedAttribute></packagedElement></uml:Model></xmi:XMI>",
            rows[i][0]);
        load_text(&l, text);
        g_autofree char *form = form_of(&l);
        assert_has(form, rows[i][1]);
        assert_has(form, rows[i][2]);
        if (i == G_N_ELEMENTS(rows) - 1)
            assert_lacks(form, "upper=");
        loaded_clear(&l);
    }
}
END_TEST

START_TEST(a_note_to_its_owner_is_documentation)
{
    struct loaded l;
    load_text(&l, HEAD "<uml:Model><packagedElement xmi:type='uml:Class' xmi:id='a' name='A'>"
                       "<ownedComment xmi:id='c' annotatedElement='a'><body>Om A</body>"
                       "</ownedComment><ownedComment xmi:id='d' body='Løs'>"
                       "<annotatedElement xmi:idref='b'/></ownedComment></packagedElement>"
                       "<packagedElement xmi:type='uml:Class' xmi:id='b' name='B'/></uml:Model>"
                       "</xmi:XMI>");
    g_autofree char *form = form_of(&l);
    assert_has(form, "Class documentation=Om A name=A");
    assert_has(form, "(UmlComment body=Løs) ANNOTATES (Class name=B)");
    assert_lacks(form, "body=Om A");
    loaded_clear(&l);
}
END_TEST

START_TEST(what_only_the_extension_says)
{
    struct loaded l;
    load_text(
        &l,
        HEAD "<uml:Model><packagedElement xmi:type='uml:Class' xmi:id='a' name='A'><ownedAttribute "
             "xmi:id='t' name='t' type='EAID_ude'/></packagedElement></uml:Model>"
             "<xmi:Extension extender='Enterprise Architect'><elements><element xmi:idref='a'>"
             "<properties documentation='opm&amp;#230;rkning af &lt;b&gt;data&lt;/b&gt;&amp;amp;' "
             "stereotype='Objekt type'/><tags>"
             "<tag name='definition' value='en ting#NOTES#Values: x'/>"
             "<tag name='comment (da)' value='&lt;memo&gt;#NOTES#lang tekst'/>"
             "<tag name='tom' value='&lt;memo&gt;#NOTES#Description: hjælp'/></tags>"
             "<attributes><attribute xmi:idref='t'><documentation value='om t'/>"
             "<properties type='xsd:string'/></attribute></attributes></element></elements>"
             "</xmi:Extension><FDAprofil:Objekt_type base_Class='a' definition='Default: x' "
             "prefLabel__da_='ting' name='n'/><FDAprofil:Begreb base_Element='a'/></xmi:XMI>");
    g_autofree char *form = form_of(&l);
    assert_has(form, "Class comment (da)=lang tekst definition=en ting documentation=opmærkning af "
                     "data& name=A prefLabel (da)=ting property:name=n stereotype=Begreb "
                     "stereotype=Objekt type\n");
    assert_has(form, "Attribute documentation=om t lower=1 name=t type=xsd:string upper=1");
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_STEREOTYPES], 2);
    loaded_clear(&l);
}
END_TEST

START_TEST(the_extension_speaks_of_ends)
{
    struct loaded l;
    load_text(&l, HEAD
              "<uml:Model><packagedElement xmi:type='uml:Class' xmi:id='a' name='A'>"
              "<ownedAttribute xmi:id='EAID_dst467508_0484' association='EAID_0D467508_0484'/>"
              "</packagedElement><packagedElement xmi:type='uml:Association' "
              "xmi:id='EAID_0D467508_0484' name='R'><memberEnd xmi:idref='EAID_dst467508_0484'/>"
              "</packagedElement></uml:Model><xmi:Extension><connectors>"
              "<connector xmi:idref='EAID_0D467508_0484'><source xmi:idref='a'><role "
              "stereotype='Kilde'/></source><target xmi:idref='b'><role stereotype='Maal'/>"
              "<documentation value='om enden'/><tags><tag name='URI' value='u$ea_notes=x'/>"
              "</tags></target><documentation value='om R'/></connector></connectors>"
              "</xmi:Extension></xmi:XMI>");
    g_autofree char *form = form_of(&l);
    assert_has(form, "AssociationEnd URI=u aggregation=none documentation=om enden lower=1 "
                     "navigable=1 stereotype=Maal upper=1");
    assert_has(form, "Association documentation=om R name=R");
    loaded_clear(&l);
}
END_TEST

/* Enterprise Architect's XMI 1.1: attributes without ids, and tags for what has a place of its own
 * elsewhere. */
START_TEST(tags_of_xmi_1_say_what_is_elsewhere_a_feature)
{
    struct loaded l;
    load_text(
        &l,
        "<XMI xmi.version='1.1' xmlns:UML='omg.org/UML1.3'><XMI.content><UML:Model xmi.id='m'>"
        "<UML:Class name='EARootClass' xmi.id='r'/><UML:Class name='A' xmi.id='a'>"
        "<UML:ModelElement.stereotype><UML:Stereotype name='Leaf'/></UML:ModelElement.stereotype>"
        "<UML:ModelElement.taggedValue><UML:TaggedValue tag='documentation' value='om "
        "&lt;b&gt;A&lt;/b&gt;'/><UML:TaggedValue tag='name' value='x'/>"
        "</UML:ModelElement.taggedValue><UML:Classifier.feature><UML:Attribute name='t'>"
        "<UML:StructuralFeature.type><UML:Classifier xmi.idref='ude'/>"
        "</UML:StructuralFeature.type><UML:ModelElement.taggedValue>"
        "<UML:TaggedValue tag='type' value='Tal'/><UML:TaggedValue tag='lowerBound' value='0'/>"
        "<UML:TaggedValue tag='upperBound' value='*'/></UML:ModelElement.taggedValue>"
        "</UML:Attribute></UML:Classifier.feature></UML:Class></UML:Model></XMI.content></XMI>");
    g_autofree char *form = form_of(&l);
    assert_has(form, "Class documentation=om A name=A property:name=x stereotype=Leaf\n");
    assert_has(form, "Attribute lower=0 multiplicity=0..* name=t type=Tal upper=-1");
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_CLASSES], 2);
    ck_assert_uint_eq(l.inputs.items.v[0].counts[ARK_COUNT_ATTRIBUTES], 1);
    loaded_clear(&l);
}
END_TEST

/* Hostile input. */

START_TEST(cycles_and_wrong_kinds_do_no_harm)
{
    struct loaded l;
    load_text(&l, HEAD
              "<uml:Model xmi:id='m'><packagedElement xmi:type='uml:Class' xmi:id='a'>"
              "<generalization xmi:id='g' general='b'/><generalization general='a'/>"
              "<ownedAttribute xmi:id='p' association='a' type='p'/></packagedElement>"
              "<packagedElement xmi:type='uml:Class' xmi:id='b'><generalization general='a g m'/>"
              "</packagedElement><packagedElement xmi:type='uml:Association' xmi:id='r' "
              "memberEnd='a r p p g m'/><packagedElement xmi:type='uml:Class' xmi:id='a'/>"
              "<packagedElement xmi:type='uml:Class' xmi:id=''/><ownedEnd xmi:id='q'/>"
              "<packagedElement xmi:type='uml:Dependency' client='d' supplier='d' xmi:id='d'/>"
              "<uml:Model/><ownedComment annotatedElement='x y z'/></uml:Model>"
              "<FDAprofil:S base_Class='a b a b nej' base_X='' t='1'/></xmi:XMI>");
    ck_assert_msg(l.graph, "%s", l.error ? l.error->message : "");
    ck_assert_uint_eq(diags_with(&l, "duplicate-id"), 1);
    loaded_clear(&l);
    load_text(&l, "<XMI xmi.version='1.1' xmlns:UML='omg.org/UML1.3'><XMI.content>"
                  "<UML:TaggedValue tag='a' value='b'/><UML:Model.x/><UML:AssociationEnd/>"
                  "<UML:Stereotype xmi.idref='s'/><UML:MultiplicityRange lower='1'/>"
                  "<UML:Class xmi.id='c'><UML:ModelElement.stereotype><UML:Stereotype "
                  "xmi.idref='c'/></UML:ModelElement.stereotype><UML:ModelElement.taggedValue>"
                  "<UML:TaggedValue/><UML:TaggedValue tag='t'/></UML:ModelElement.taggedValue>"
                  "</UML:Class></XMI.content></XMI>");
    ck_assert_msg(l.graph, "%s", l.error ? l.error->message : "");
    loaded_clear(&l);
}
END_TEST

START_TEST(depth_is_limited)
{
    GString *text = g_string_new(HEAD "<uml:Model>");
    struct loaded l;
    for (int i = 0; i < ARK_MAX_XML_DEPTH; i++)
        g_string_append(text, "<packagedElement xmi:type='uml:Package'>");
    load_text(&l, text->str);
    ck_assert(l.error);
    ck_assert_int_eq(l.error->code, ARK_ERROR_LIMIT);
    loaded_clear(&l);
    g_string_free(text, TRUE);
}
END_TEST

/* What an n times larger file costs. Each thing that could be looked for one by one is there n
 * times: references, absent files, tags of one element, targets of one note, names to demangle. */
static double seconds_for(unsigned n)
{
    GString *text = g_string_new(HEAD "<uml:Model><packagedElement xmi:type='uml:Class' "
                                      "xmi:id='c' name='c'>");
    struct loaded l;
    for (unsigned i = 0; i < n; i++)
        g_string_append_printf(text,
                               "<ownedAttribute xmi:id='a%u' name='a' type='c'/><generalization "
                               "xmi:id='g%u'><general href='f%u.uml#x'/></generalization>",
                               i, i, i);
    g_string_append(text, "<ownedComment annotatedElement='");
    for (unsigned i = 0; i < n; i++)
        g_string_append_printf(text, "a%u ", i);
    g_string_append(text,
                    "'/></packagedElement><packagedElement xmi:type='uml:Dependency' client='");
    for (unsigned i = 0; i < n; i++)
        g_string_append_printf(text, "a%u ", i);
    g_string_append(text, "' supplier='c' xmi:id='d'/></uml:Model>");
    for (unsigned i = 0; i < n; i++)
        g_string_append_printf(text, "<FDAprofil:S base_Class='c' t%u='x'/>", i);
    g_string_append(text, "</xmi:XMI>");
    clock_t begin = clock(); /* other programs are not to blame */
    load_text(&l, text->str);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    ck_assert_msg(l.graph, "%s", l.error ? l.error->message : "");
    ck_assert_uint_eq(labelled(&l, "Attribute"), n);
    loaded_clear(&l);
    g_string_free(text, TRUE);
    return seconds;
}

/* Linear: four times as much takes about four times as long; squared would be sixteen. */
START_TEST(time_is_linear)
{
    double once = seconds_for(50000), more = seconds_for(200000);
    printf("%.2f s and %.2f s for four times as much\n", once, more);
    ck_assert_double_lt(more, 9 * once);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        counts_equal_the_index,
        a_blank_in_the_namespace_is_noted,
        a_charset_that_lies_is_noted,
        windows_1252_is_read_as_browsers_do,
        two_dialects_have_one_form,
        a_thread_of_its_own_changes_nothing,
        other_files_are_counted_and_named,
        multiplicities_are_read_as_written,
        a_note_to_its_owner_is_documentation,
        what_only_the_extension_says,
        the_extension_speaks_of_ends,
        tags_of_xmi_1_say_what_is_elsewhere_a_feature,
        cycles_and_wrong_kinds_do_no_harm,
        depth_is_limited,
        time_is_linear,
    };
    return run_suite("xmi", tests, G_N_ELEMENTS(tests));
}
