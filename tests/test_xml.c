/* load/xml: places, encodings, and everything hostile. */
#include "loading.h"

#define NS "http://www.opengroup.org/xsd/archimate/3.0/"
#define XSI "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
#define MODEL "<model xmlns=\"" NS "\" " XSI " identifier=\"m\">"
#define ACTOR "<element identifier=\"a\" xsi:type=\"BusinessActor\">"

START_TEST(places_are_those_of_the_start_tag)
{
    struct loaded l;
    load_text(&l,
              "<?xml version=\"1.0\"?>\n" MODEL "\n"
              "  <elements><!-- æøå -->" ACTOR "<name>A</name></element>\n"
              "    <element\n  identifier=\"b\"\n  xsi:type=\"Node\"><name>B\n\n</name></element>"
              "<element identifier=\"c\" xsi:type=\"Node\"><name>C</name></element>\n"
              "</elements></model>");
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "@ m.xml:2:1 #m");
    assert_has(dump, "@ m.xml:3:28 #a");
    assert_has(dump, "@ m.xml:4:5 #b");
    assert_has(dump, "@ m.xml:8:18 #c");
    loaded_clear(&l);
}
END_TEST

START_TEST(lines_beyond_65535_and_long_lines_are_exact)
{
    g_autoptr(GString) text = g_string_new(MODEL "<elements>");
    for (int i = 0; i < 70000; i++)
        g_string_append_c(text, '\n');
    g_string_append(text, "  " ACTOR "<name>A</name></element>");
    size_t line_start = text->len - strlen("  " ACTOR "<name>A</name></element>");
    for (int i = 0; i < 20000; i++)
        g_string_append(text,
                        "<element identifier=\"\" xsi:type=\"Node\"><name>n</name></element>");
    size_t column = text->len - line_start + 1;
    g_string_append(text, "<element identifier=\"z\" xsi:type=\"Node\"><name>z</name></element>");
    g_string_append(text, "</elements></model>");
    struct loaded l;
    load_bytes(&l, text->str, text->len);
    g_autofree char *dump = dump_of(&l);
    g_autofree char *last = g_strdup_printf("@ m.xml:70001:%zu #z", column);
    assert_has(dump, "@ m.xml:70001:3 #a");
    assert_has(dump, last);
    loaded_clear(&l);
}
END_TEST

/* The text in `charset`, with a byte order mark if it is given. */
static void assert_reads(const char *declared, const char *charset, const char *mark, size_t marks)
{
    g_autofree char *text =
        g_strdup_printf("<?xml version=\"1.0\"%s?>\n" MODEL "<elements>" ACTOR
                        "<name>Børnesag på Ærø</name></element></elements></model>",
                        declared);
    gsize len;
    g_autofree char *bytes = g_convert(text, -1, charset, "UTF-8", NULL, &len, NULL);
    ck_assert_ptr_nonnull(bytes);
    g_autoptr(GByteArray) all = g_byte_array_new();
    g_byte_array_append(all, (const guint8 *)mark, (guint)marks);
    g_byte_array_append(all, (const guint8 *)bytes, (guint)len);
    struct loaded l;
    load_bytes(&l, (const char *)all->data, all->len);
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "name: \"Børnesag på Ærø\"");
    loaded_clear(&l);
}

START_TEST(encodings_are_read_as_declared)
{
    assert_reads("", "UTF-8", "", 0);
    assert_reads("", "UTF-8", "\xef\xbb\xbf", 3);
    assert_reads(" encoding=\"ISO-8859-1\"", "ISO-8859-1", "", 0);
    assert_reads(" encoding='windows-1252'", "CP1252", "", 0);
    assert_reads(" encoding=\"UTF-16\"", "UTF-16LE", "\xff\xfe", 2);
    assert_reads("", "UTF-16BE", "\xfe\xff", 2);
}
END_TEST

static void assert_text_fails(const char *text, const char *part)
{
    assert_fails(text, strlen(text), part);
}

START_TEST(ill_formed_xml_has_one_clear_error)
{
    assert_text_fails(MODEL "<elements>\n" ACTOR, "m.xml:2:");
    assert_text_fails(MODEL "<elements>\n" ACTOR, "skåret over");
    assert_text_fails(MODEL "\n<name>A</nam></model>", "m.xml:2:");
    assert_text_fails(MODEL "\n<name>A</nam></model>", "slutmærke passer ikke");
    assert_text_fails(MODEL "</model>\nmere", "efter rodelementets slutmærke");
    assert_text_fails(MODEL "\n<a b='1' b='2'/></model>", "m.xml:2:");
    assert_text_fails(MODEL "\n<a b='1' b='2'/></model>", "to gange");
    assert_text_fails(MODEL "<name>A & B</name></model>", "&amp;");
    assert_text_fails(MODEL "\n<name>B\xf8rn</name></model>", "tegnkodning");
    assert_text_fails("browsertekst <?xml version=\"1.0\"?>" MODEL "</model>",
                      "kan ikke genkendes");
}
END_TEST

START_TEST(namespace_trouble_is_a_diagnostic)
{
    struct loaded l;
    load_text(&l, "<model xmlns=\"" NS "\"><elements>" ACTOR
                  "<name>A</name></element></elements></model>");
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, ":BusinessActor:");
    ck_assert_uint_eq(diags_with(&l, "xml-namespace"), 1);
    loaded_clear(&l);
}
END_TEST

START_TEST(foreign_namespaces_are_skipped)
{
    struct loaded l;
    load_text(&l, MODEL "<v:name xmlns:v=\"urn:x\">fremmed</v:name><name>egen</name>"
                        "<elements><element identifier=\"id-9\" xsi:type=\"Node\"/></elements>"
                        "<v:elements xmlns:v=\"urn:x\">" ACTOR "</element></v:elements></model>");
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "name: \"egen\"");
    assert_lacks(dump, "BusinessActor");
    loaded_clear(&l);
}
END_TEST

START_TEST(entities_are_never_expanded)
{
    assert_text_fails("<!DOCTYPE model [<!ENTITY e \"x\">]>\n" MODEL "\n<name>&e;</name></model>",
                      "XML-entiteten &e;");
    assert_text_fails("<!DOCTYPE model [<!ENTITY e \"x\">]>\n" MODEL "\n<a b=\"&e;\"/></model>",
                      "m.xml:3:");
    assert_text_fails("<!DOCTYPE model [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" MODEL
                      "<name>&e;</name></model>",
                      "XML-entiteten &e;");
    assert_text_fails("<!DOCTYPE model [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                      "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;\">"
                      "]>" MODEL "<name>&d;</name></model>",
                      "entiteter udfoldes ikke");
    assert_text_fails(MODEL "<name>&findes_ikke;</name></model>", "XML-entiteten");
}
END_TEST

START_TEST(a_doctype_by_itself_does_no_harm)
{
    struct loaded l;
    load_text(&l, "<!DOCTYPE model SYSTEM \"http://ark.invalid/model.dtd\" [<!ENTITY % p "
                  "SYSTEM \"http://ark.invalid/p.ent\"> %p; <!ENTITY e \"x\">]>" MODEL
                  "<name>&lt;A&gt; &#230;</name><elements>" ACTOR "</element></elements></model>");
    g_autofree char *dump = dump_of(&l);
    assert_has(dump, "name: \"<A> æ\"");
    loaded_clear(&l);
}
END_TEST

START_TEST(limits_end_the_reading)
{
    g_autoptr(GString) deep = g_string_new(MODEL);
    for (int i = 0; i < 10000; i++)
        g_string_append(deep, "<a>");
    assert_fails(deep->str, deep->len, "dybere inde i hinanden end grænsen på 256");

    g_autoptr(GString) wide = g_string_new(MODEL "<a");
    for (int i = 0; i < 300; i++)
        g_string_append_printf(wide, " a%d=''", i);
    g_string_append(wide, "/></model>");
    assert_fails(wide->str, wide->len, "flere attributter end grænsen");

    g_autoptr(GString) longest = g_string_new(MODEL "<name>");
    for (int i = 0; i < 17 * 1024; i++)
        g_string_append_printf(longest, "%01024d<!-- -->", i);
    g_string_append(longest, "</name></model>");
    assert_fails(longest->str, longest->len, "længere end grænsen");
}
END_TEST

/* Everything that came of a file, in one text. */
static char *all_of(const char *path, bool apart)
{
    struct loaded l;
    loading_apart = apart;
    load_path(&l, path);
    loading_apart = false;
    GString *out = g_string_new(l.error ? l.error->message : "");
    if (l.graph)
        ark_graph_dump(l.graph, true, out);
    ARK_VEC_EACH (struct ark_diag, diag, l.diags.items)
        g_string_append_printf(out, "%s:%u:%u %s\n", diag->code, diag->loc.line, diag->loc.column,
                               diag->message);
    loaded_clear(&l);
    return g_string_free(out, FALSE);
}

/* Files that load, files that don't, and files that are damaged. */
START_TEST(a_thread_of_its_own_gives_the_same)
{
    static const char *const groups[] = {"archimate-oef3", "archimate-oef21", "archi-native",
                                         "xmi25-ea", "xmi10"};
    g_autofree char *corpus = corpus_folder();
    unsigned n = 0;
    for (size_t i = 0; corpus && i < G_N_ELEMENTS(groups); i++) {
        g_autofree char *folder = g_build_filename(corpus, groups[i], NULL);
        g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
        for (const char *name; dir && (name = g_dir_read_name(dir)); n++) {
            g_autofree char *path = g_build_filename(folder, name, NULL);
            g_autofree char *usual = all_of(path, false), *apart = all_of(path, true);
            ck_assert_msg(strcmp(usual, apart) == 0, "%s", path);
        }
    }
    ck_assert(!corpus || n > 50);
}
END_TEST

static void set_apart(void)
{
    loading_apart = true;
}

static void set_usual(void)
{
    loading_apart = false;
}

int main(void)
{
    const TTest *const tests[] = {places_are_those_of_the_start_tag,
                                  lines_beyond_65535_and_long_lines_are_exact,
                                  encodings_are_read_as_declared,
                                  ill_formed_xml_has_one_clear_error,
                                  namespace_trouble_is_a_diagnostic,
                                  foreign_namespaces_are_skipped,
                                  entities_are_never_expanded,
                                  a_doctype_by_itself_does_no_harm,
                                  limits_end_the_reading};
    TCase *usual = tcase_create("usual"), *apart = tcase_create("apart");
    tcase_add_checked_fixture(apart, set_apart, set_usual);
    for (size_t i = 0; i < G_N_ELEMENTS(tests); i++) {
        tcase_add_test(usual, tests[i]);
        tcase_add_test(apart, tests[i]);
    }
    tcase_add_test(usual, a_thread_of_its_own_gives_the_same);
    tcase_set_timeout(usual, 120);
    Suite *suite = suite_create("xml");
    suite_add_tcase(suite, usual);
    suite_add_tcase(suite, apart);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
