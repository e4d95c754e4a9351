/* How UML models come: in archives, inside another document, in a folder; and XMI that is broken.
 */
#include "base/limits.h"
#include "zip_made.h"

#define XMI1(inside)                                                                               \
    "<XMI xmi.version='1.2' xmlns:UML='org.omg.xmi.namespace.UML'><XMI.header><XMI.documentation>" \
    "<XMI.exporter>Poseidon</XMI.exporter></XMI.documentation></XMI.header><XMI.content>"          \
    "<UML:Model xmi.id='m' name='M'>" inside "</UML:Model></XMI.content></XMI>"
#define CLASS1 XMI1("<UML:Class xmi.id='a' name='A'/>")
#define XMI2(inside)                                                                               \
    "<xmi:XMI xmlns:xmi='http://www.omg.org/spec/XMI/20131001' "                                   \
    "xmlns:uml='http://www.omg.org/spec/UML/20161101'>\n" inside "</xmi:XMI>"
#define MDJ "{\"_type\":\"Project\",\"ownedElements\":[{\"_type\":\"UMLClass\",\"_id\":\"a\"}]}"
#define OEF                                                                                        \
    "<model xmlns='http://www.opengroup.org/xsd/archimate/3.0/' "                                  \
    "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' identifier='m'><elements>"              \
    "<element identifier='a' xsi:type='Node'/></elements></model>"

static char *folder;

static char *put_in_folder(const char *name, const struct part *parts, size_t n)
{
    char *path = g_build_filename(folder, name, NULL);
    put_package(path, parts, n);
    return path;
}

static const struct {
    const char *name;
    struct part parts[4];
    const char *format, *origin; /* what was read, and the file in its places */
} archives[] = {
    {"a.zuml",
     {PART("a.proj3", "<project/>"), PART("a.xmi", CLASS1), PART("a.diagrams", "<x/>")},
     "xmi",
     "a.zuml!a.xmi"},
    {"a.zargo",
     {PART("a.argo", "<argo/>"), PART("a.xmi", CLASS1), PART("a.pgml", "<pgml/>")},
     "xmi",
     "a.zargo!a.xmi"},
    {"a.mdzip",
     {PART("proxy.local__PROJECT$a", XMI2("<packagedElement xmi:type='uml:Class'/>")),
      PART("com.nomagic.magicdraw.uml_model.model",
           XMI2("<uml:Model><packagedElement xmi:type='uml:Class' xmi:id='a'/></uml:Model>")),
      PART("com.nomagic.magicdraw.uml_model.shared_model", XMI2("<uml:Model/>"))},
     "xmi",
     "a.mdzip!com.nomagic.magicdraw.uml_model.model"},
    {"old.mdzip", {PART("a.mdxml", CLASS1), PART("b.txt", "x")}, "xmi", "old.mdzip!a.mdxml"},
    {"export.zip", {PART("model.xml", CLASS1)}, "xmi", "export.zip!model.xml"},
    {"mac.zip",
     {PART("__MACOSX/._a.xml", "x"), PART("ud/", ""), PART("ud/a.xml", CLASS1)},
     "xmi",
     "mac.zip!ud/a.xml"},
    {"star.zip", {PART("a.mdj", MDJ)}, "mdj", "star.zip!a.mdj"},
    {"oef.zip", {PART("a.xml", OEF)}, "archimate-exchange", "oef.zip"},
};

static void check_archive(size_t i)
{
    struct loaded l;
    size_t n = 0;
    while (n < G_N_ELEMENTS(archives[i].parts) && archives[i].parts[n].name)
        n++;
    g_autofree char *path = put_in_folder(archives[i].name, archives[i].parts, n);
    load_path(&l, path);
    ck_assert_msg(l.graph, "%s: %s", archives[i].name, l.error ? l.error->message : "");
    ck_assert_str_eq(l.inputs.items.v[0].format, archives[i].format);
    struct ark_loc loc = ark_graph_loc(l.graph, ARK_NODE(0));
    g_autofree char *origin = g_path_get_dirname(folder);
    assert_has(ark_atom_text(l.atoms, loc.file), archives[i].origin);
    loaded_clear(&l);
}

START_TEST(archives_are_read)
{
    for (size_t i = 0; i < G_N_ELEMENTS(archives); i++)
        check_archive(i);
}
END_TEST

/* What is read when it is named is read in a folder, too; documents in archives are not. */
START_TEST(archives_of_a_folder_are_read)
{
    struct loaded l;
    const struct part report[] = {PART("a.md", "# A\n\nb\n")};
    g_free(put_in_folder("rapport.zip", report, 1));
    load_path(&l, folder);
    ck_assert_msg(l.graph, "%s", l.error ? l.error->message : "");
    ck_assert_uint_eq(l.inputs.items.n, G_N_ELEMENTS(archives));
    ck_assert_uint_eq(diags_with(&l, "unread-file"), 1);
    loaded_clear(&l);
}
END_TEST

/* Counted apart: definitions are what has xmi.id; attributes also without. */
START_TEST(argouml_keeps_xmi_inside_uml)
{
    static const uint32_t counted[][2] = {
        {ARK_COUNT_PACKAGES, 15},    {ARK_COUNT_CLASSES, 84},         {ARK_COUNT_ATTRIBUTES, 65},
        {ARK_COUNT_ASSOCIATIONS, 0}, {ARK_COUNT_GENERALIZATIONS, 61}, {ARK_COUNT_ENUMERATIONS, 7},
    };
    g_autofree char *corpus = corpus_folder();
    struct loaded l;
    if (!corpus)
        return;
    g_autofree char *path = g_build_filename(corpus, "xmi12-argouml/SDKArgoISOTemplate.uml", NULL);
    load_path(&l, path);
    ck_assert_msg(l.graph, "%s", l.error ? l.error->message : "");
    ck_assert_str_eq(l.inputs.items.v[0].format, "xmi");
    ck_assert_str_eq(l.inputs.items.v[0].version, "1.2");
    assert_has(l.inputs.items.v[0].tool, "ArgoUML");
    for (size_t i = 0; i < G_N_ELEMENTS(counted); i++)
        ck_assert_uint_eq(l.inputs.items.v[0].counts[counted[i][0]], counted[i][1]);
    loaded_clear(&l);
}
END_TEST

/* One message: file, line, column, what is wrong. In XMI 2 on line 2, in XMI 1 on line 1. */
START_TEST(broken_xmi_has_a_place)
{
    static const struct {
        const char *text, *place, *said;
    } rows[] = {
        {"<xmi:XMI xmlns:xmi='http://www.omg.org/spec/XMI/20131001' "
         "xmlns:uml='http://www.omg.org/spec/UML/20161101'>\n<uml:Model>",
         "m.xml:2:12: ", "skåret over"},
        {"<XMI xmi.version='1.2' xmlns:UML='omg.org/UML1.4'>\n<XMI.content", "m.xml:2:1",
         "skåret over"},
        {"<uml:Model xmlns:uml='http://www.eclipse.org/uml2/5.0.0/UML'>\n <packagedElement",
         "m.xml:2:", "skåret over"},
        {"<uml version='5'><argo/>\n<XMI xmi.version='1.2'>\n", "m.xml:3:1: ", "skåret over"},
        {XMI2("<uml:Model name='a' name='b'/>"), "m.xml:2:", "to gange på samme element"},
        {XMI1("<UML:Class xmi.id='a'\n visibility='x' visibility='y'/>"),
         "m.xml:2:", "to gange på samme element"},
        {XMI2("<uml:Model>\n</uml:Package>"), "m.xml:3:", "slutmærke"},
        {XMI2("<uml:Model name='&x;'/>"), "m.xml:2:", "entitet"},
        {XMI2("<uml:Model name='a<b'/>"), "m.xml:2:", "&lt;"},
        {XMI2("<uml:Model name='\xff'/>"), "m.xml:2:", "tegn"},
        {XMI2("<uml:Model/>") "<a/>", "m.xml:2:", "rodelementets slutmærke"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct loaded l;
        load_text(&l, rows[i].text);
        ck_assert_msg(l.error, "row %zu should not load", i);
        ck_assert_msg(g_str_has_prefix(l.error->message, rows[i].place), "row %zu: %s", i,
                      l.error->message);
        assert_has(l.error->message, rows[i].said);
        ck_assert_ptr_null(strchr(l.error->message, '\n'));
        loaded_clear(&l);
    }
}
END_TEST

/* libxml2 takes it for part of the name: the element is of no UML, and the rest is read. */
START_TEST(an_unbound_prefix_is_no_uml)
{
    struct loaded l;
    load_text(&l, XMI2("<uml:Model xmi:id='m'><packagedElement xmi:type='uml:Class' xmi:id='a'/>"
                       "<x:Thing xmi:id='b'/></uml:Model><y:S base_Class='a'/>"));
    ck_assert_msg(l.graph, "%s", l.error ? l.error->message : "");
    ck_assert_uint_eq(ark_graph_node_count(l.graph), 2);
    ck_assert_uint_eq(diags_with(&l, "xml-namespace"), 2);
    loaded_clear(&l);
}
END_TEST

/* A message quotes whole characters, and is one line of text whatever the bytes are. */
START_TEST(messages_are_text)
{
    g_autofree char *id = g_strnfill(98, 'a');
    static const char *const rows[] = {
        XMI2("<uml:Model xmi:id='%sææ'/><uml:Model xmi:id='%sææ'/>"),
        XMI2("<uml:Model><packagedElement xmi:type='uml:Class' xmi:id='c'><generalization "
             "general='%sææ'/></packagedElement></uml:Model>"),
        "<%sææ/>",
        "<xmi:XMI xmlns:xmi='http://www.omg.org/spec/XMI/20131001' xmlns:x='\x8a\n%s'/>",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct loaded l;
        g_auto(GStrv) pieces = g_strsplit(rows[i], "%s", -1);
        g_autofree char *bytes = g_strjoinv(id, pieces);
        load_text(&l, bytes);
        if (l.error)
            ck_assert(g_utf8_validate(l.error->message, -1, NULL));
        ARK_VEC_EACH (struct ark_diag, diag, l.diags.items) {
            ck_assert_msg(g_utf8_validate(diag->message, -1, NULL), "row %zu", i);
            ck_assert_ptr_null(strchr(diag->message, '\n'));
        }
        ck_assert(l.error || l.diags.items.n);
        loaded_clear(&l);
    }
}
END_TEST

static void assert_limit(const char *text, const char *said)
{
    struct loaded l;
    load_text(&l, text);
    ck_assert(l.error);
    ck_assert_int_eq(l.error->code, ARK_ERROR_LIMIT);
    assert_has(l.error->message, said);
    loaded_clear(&l);
}

START_TEST(limits_have_a_place)
{
    g_autoptr(GString) deep = g_string_new("<XMI xmi.version='1.2' xmlns:UML='omg.org/UML1.4'>"
                                           "<XMI.content>\n");
    for (int i = 0; i < ARK_MAX_XML_DEPTH; i++)
        g_string_append(deep, "<UML:Package>");
    assert_limit(deep->str, "m.xml:2:");
    g_autoptr(GString) wide = g_string_new(XMI2("<uml:Model"));
    g_string_truncate(wide, wide->len - strlen("</xmi:XMI>"));
    for (int i = 0; i <= ARK_MAX_XML_ATTRIBUTES; i++)
        g_string_append_printf(wide, " a%d='1'", i);
    g_string_append(wide, "/></xmi:XMI>");
    assert_limit(wide->str, "m.xml:2:1: ");
}
END_TEST

START_TEST(bombs_are_refused)
{
    struct loaded l;
    size_t len = 40 << 20;
    g_autofree char *blanks = g_malloc(len + 1);
    static const char head[] = "<XMI xmi.version='1.2'>";
    memset(blanks, ' ', len);
    memcpy(blanks, head, strlen(head));
    const struct part parts[] = {{"a.xmi", blanks, len, false}, PART("a.argo", "x")};
    g_autofree char *path = put_in_folder("bombe.zargo", parts, 2);
    load_path(&l, path);
    ck_assert(l.error);
    ck_assert_int_eq(l.error->code, ARK_ERROR_LIMIT);
    assert_has(l.error->message, "bombe.zargo!a.xmi: ");
    loaded_clear(&l);
    g_remove(path);
}
END_TEST

static void remove_folder(void)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(folder);
    g_free(folder);
}

int main(void)
{
    const TTest *const tests[] = {
        archives_are_read,
        archives_of_a_folder_are_read,
        argouml_keeps_xmi_inside_uml,
        messages_are_text,
        broken_xmi_has_a_place,
        an_unbound_prefix_is_no_uml,
        limits_have_a_place,
        bombs_are_refused,
    };
    folder = g_dir_make_tmp("ark-XXXXXX", NULL);
    int code = run_suite("uml files", tests, G_N_ELEMENTS(tests));
    remove_folder();
    return code;
}
