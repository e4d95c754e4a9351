/* XMI: the real files, counted independently; one form over UML 1 and 2; charsets; and hostile
 * input. What each version and tool does is in test_xmi_1.c, test_xmi_2.c and test_xmi_ea.c. */
#include <time.h>

#include "base/limits.h"
#include "xmi_form.h"

#define HEAD XMI2("")

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

/* The graph has what was counted; in XMI 1 also what has no id. What is a class in a file of
 * Enterprise Architect's can be something else for us (tests/test_xmi_ea.c), and its attributes
 * literals. */
static void assert_graph(const struct loaded *l, const char *file)
{
    static const struct {
        const char *labels[4];
        enum ark_count count;
        uint32_t less; /* its root of all classes is none */
    } rows[] = {{{"Class", "DataType", "EaElement", "UmlComment"}, ARK_COUNT_CLASSES, 1},
                {{"Association"}, ARK_COUNT_ASSOCIATIONS, 0},
                {{"Enumeration"}, ARK_COUNT_ENUMERATIONS, 0},
                {{"Property", "EnumerationLiteral"}, ARK_COUNT_ATTRIBUTES, 0}};
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        uint32_t n = rows[i].less;
        for (size_t k = 0; k < G_N_ELEMENTS(rows[i].labels) && rows[i].labels[k]; k++)
            n += labelled(l, rows[i].labels[k]);
        ck_assert_msg(n >= l->inputs.items.v[0].counts[rows[i].count], "%s: too few nodes %s", file,
                      rows[i].labels[0]);
    }
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
        ck_assert_uint_eq(l.diags.items.v[0].loc.line, 1786);
    } else if (strcmp(local, inside) == 0) {
        ck_assert(l.graph);
    } else if (!readable) {
        ck_assert_msg(l.error, "%s should not load", path);
        ck_assert(g_str_has_prefix(l.error->message, path));
        bool placed = g_regex_match_simple("^:[0-9]+:[0-9]+: ", l.error->message + strlen(path), 0,
                                           0); /* XMI.difference is all of a file */
        ck_assert(placed != !!strstr(l.error->message, "XMI.difference"));
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
    ck_assert_uint_eq(l.diags.items.v[0].loc.line, 2);
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
                {"xmi24-ea/xmi-v2-4-2-default-with-eauml.xmi", 1},
                {"xmi24-ea/xmi-v2-4-2-default-with-citygml.xmi", 1},
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

#define ONE                                                                                        \
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

START_TEST(two_dialects_have_one_form)
{
    struct loaded a, b;
    load_text(&a, EA);
    load_text(&b, ONE);
    g_autofree char *x = xmi_form(&a), *y = xmi_form(&b);
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
        cycles_and_wrong_kinds_do_no_harm,
        depth_is_limited,
        time_is_linear,
    };
    return run_suite("xmi", tests, G_N_ELEMENTS(tests));
}
