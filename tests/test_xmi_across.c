/* References from one file into another: resolved when both are loaded, in whatever order; counted
 * and named when one isn't. */
#include <glib/gstdio.h>

#include "xmi_form.h"

#define FILE_OF(content)                                                                           \
    "<uml:Model xmi:version='20131001' xmlns:xmi='http://www.omg.org/spec/XMI/20131001' "          \
    "xmlns:uml='http://www.eclipse.org/uml2/5.0.0/UML' xmi:id='_m' name='M'>" content              \
    "</uml:Model>"

static char *root;

static char *put(const char *name, const char *text)
{
    char *path = g_build_filename(root, name, NULL);
    g_autofree char *folder = g_path_get_dirname(path);
    ck_assert_int_eq(g_mkdir_with_parents(folder, 0700), 0);
    ck_assert(g_file_set_contents(path, text, -1, NULL));
    return path;
}

static void remove_all(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            remove_all(path);
        else
            g_remove(path);
    }
    g_rmdir(folder);
}

/* Classes, ends, notes and instances of the second file, from the first. */
static const char first[] = FILE_OF(
    "<packagedElement xmi:type='uml:Class' xmi:id='_a' name='A'><generalization xmi:id='_g'>"
    "<general xmi:type='uml:Class' href='del/Den%20anden.uml#_b'/></generalization>"
    "<ownedAttribute xmi:id='_t' name='t'><type xmi:type='uml:Class' "
    "href='del/Den%20anden.uml#_b'/></ownedAttribute><ownedAttribute xmi:id='_e' name='e' "
    "type='_a'><association xmi:type='uml:Association' href='del/Den%20anden.uml#_r'/>"
    "</ownedAttribute></packagedElement><packagedElement xmi:type='uml:Usage' xmi:id='_u' "
    "client='_a'><supplier xmi:type='uml:Class' href='del/Den%20anden.uml#_b'/></packagedElement>"
    "<ownedComment xmi:id='_c' body='Om B'><annotatedElement xmi:type='uml:Class' "
    "href='del/Den%20anden.uml#_b'/></ownedComment><packagedElement "
    "xmi:type='uml:InstanceSpecification' xmi:id='_i' name='b1'><classifier "
    "href='del/Den%20anden.uml#_b'/></packagedElement><packageImport xmi:id='_p'>"
    "<importedPackage href='del/Den%20anden.uml#_m'/></packageImport>");
static const char second[] = FILE_OF(
    "<packagedElement xmi:type='uml:Class' xmi:id='_b' name='B'><ownedRule xmi:id='_q' name='q'>"
    "<constrainedElement xmi:type='uml:Class' href='../Den første.uml#_a'/></ownedRule>"
    "</packagedElement><packagedElement xmi:type='uml:Association' xmi:id='_r' name='R'>"
    "<memberEnd xmi:type='uml:Property' href='../Den f%C3%B8rste.uml#_e'/></packagedElement>"
    "<packagedElement xmi:type='uml:Dependency' xmi:id='_d'><client "
    "href='../Den første.uml#_a'/><supplier href='../Den første.uml#_i'/></packagedElement>");

START_TEST(two_files_are_one_model)
{
    remove_all(root);
    g_autofree char *a = put("Den første.uml", first), *b = put("del/Den anden.uml", second);
    const char *const orders[][3] = {{a, b}, {b, a}, {root}};
    g_autofree char *last = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(orders); i++) {
        struct loaded l;
        load_paths(&l, orders[i]);
        char *form = xmi_form(&l);
        assert_has(form, "(Class name=A) Generalization (Class name=B)\n");
        assert_has(form, "(Attribute lower=1 name=t type=B upper=1) TYPE (Class name=B)\n");
        assert_has(form, "(Association name=R) CONTAINS (AssociationEnd aggregation=none lower=1 "
                         "name=e navigable=1 type=A upper=1)\n");
        assert_lacks(form, "(Class name=A) CONTAINS (AssociationEnd");
        assert_has(form, "(Class name=A) Usage (Class name=B)\n");
        assert_has(form, "(UmlComment body=Om B) ANNOTATES (Class name=B)\n");
        assert_has(form, "(InstanceSpecification name=b1) INSTANCE_OF (Class name=B)\n");
        assert_has(form, "(UmlModel name=M) PackageImport (UmlModel name=M)\n");
        assert_has(form, "(UmlConstraint name=q) CONSTRAINS (Class name=A)\n");
        assert_has(form, "(Class name=A) Dependency (InstanceSpecification name=b1)\n");
        ARK_VEC_EACH (struct ark_input, input, l.inputs.items)
            ck_assert_uint_eq(input->skipped.n, 0);
        if (last)
            ck_assert_str_eq(form, last);
        g_free(last);
        last = form;
        loaded_clear(&l);
    }
}
END_TEST

START_TEST(one_file_alone_names_the_other)
{
    g_autofree char *a = put("Den første.uml", first);
    struct loaded l;
    load_path(&l, a);
    g_autofree char *form = xmi_form(&l);
    const struct ark_input *input = &l.inputs.items.v[0];
    assert_lacks(form, "Generalization");
    assert_lacks(form, "Usage");
    assert_has(form, "AssociationEnd aggregation=none lower=1 name=e navigable=1 type=A upper=1\n");
    ck_assert_uint_eq(input->skipped.n, 1);
    ck_assert_str_eq(input->skipped.v[0].what, "henvisning til del/Den anden.uml");
    ck_assert_uint_eq(input->skipped.v[0].count, 7);
    loaded_clear(&l);
}
END_TEST

/* The folders of another machine don't matter if the name is enough; an id that isn't there does.
 */
START_TEST(files_are_found_by_name)
{
    g_autofree char *a = put("b/A.uml", FILE_OF("<packagedElement xmi:type='uml:Class' xmi:id='_a' "
                                                "name='A'><generalization xmi:id='_g'><general "
                                                "href='C:/Models/../x/B.uml#_b'/></generalization>"
                                                "<generalization xmi:id='_h'><general "
                                                "href='B.uml#_nej'/></generalization>"
                                                "</packagedElement>")),
                    *b = put("c/B.uml", FILE_OF("<packagedElement xmi:type='uml:Class' "
                                                "xmi:id='_b' name='B'/>")),
                    *d = put("d/B.uml", FILE_OF("<packagedElement xmi:type='uml:Class' "
                                                "xmi:id='_b' name='D'/>"));
    const char *const one[] = {a, b, NULL}, *const two[] = {a, b, d, NULL};
    struct loaded l;
    load_paths(&l, one);
    g_autofree char *form = xmi_form(&l);
    assert_has(form, "(Class name=A) Generalization (Class name=B)\n");
    ck_assert_uint_eq(l.inputs.items.v[0].skipped.n, 1);
    assert_has(l.inputs.items.v[0].skipped.v[0].reason, "har ikke id'et");
    loaded_clear(&l);
    load_paths(&l, two);
    g_autofree char *doubt = xmi_form(&l);
    assert_lacks(doubt, "Generalization");
    ck_assert_uint_eq(l.inputs.items.v[0].skipped.n, 2);
    loaded_clear(&l);
}
END_TEST

/* Ids are unique only per file. */
START_TEST(the_same_id_in_two_files_is_two)
{
    g_autofree char *a = put("A.uml", FILE_OF("<packagedElement xmi:type='uml:Class' xmi:id='_x' "
                                              "name='A'><ownedAttribute xmi:id='_t' name='t' "
                                              "type='_x'/><ownedAttribute xmi:id='_s' name='s'>"
                                              "<type href='B.uml#_x'/></ownedAttribute>"
                                              "<ownedAttribute xmi:id='_r' name='r'><type "
                                              "href='A.uml#_x'/></ownedAttribute>"
                                              "</packagedElement>")),
                    *b = put("B.uml", FILE_OF("<packagedElement xmi:type='uml:Class' xmi:id='_x' "
                                              "name='B'/>"));
    const char *const both[] = {a, b, NULL};
    struct loaded l;
    load_paths(&l, both);
    g_autofree char *form = xmi_form(&l);
    assert_has(form, "name=t type=A ");
    assert_has(form, "name=s type=B ");
    assert_has(form, "name=r type=A ");
    ck_assert_uint_eq(diags_with(&l, "duplicate-id"), 0);
    loaded_clear(&l);
}
END_TEST

START_TEST(other_files_are_counted_and_named)
{
    struct loaded l;
    load_text(&l, FILE_OF("<packagedElement xmi:type='uml:Class' xmi:id='a'><generalization "
                          "xmi:id='g'><general href='Anden%20model.uml#_1x'/></generalization>"
                          "<ownedAttribute xmi:id='t'><type xmi:type='uml:PrimitiveType' "
                          "href='pathmap://UML_LIBRARIES/x.library.uml#String'/></ownedAttribute>"
                          "<ownedAttribute xmi:id='u' type='findes_ikke'/></packagedElement>"));
    g_autofree char *form = xmi_form(&l);
    const struct ark_input *input = &l.inputs.items.v[0];
    assert_has(form, "Attribute lower=1 type=String upper=1");
    assert_lacks(form, "Generalization");
    ck_assert_uint_eq(input->skipped.n, 2);
    ck_assert_uint_eq(input->skipped.v[0].count, 1);
    ck_assert_str_eq(input->skipped.v[1].what, "henvisning til Anden model.uml");
    ck_assert_uint_eq(diags_with(&l, "dangling-reference"), 1);
    loaded_clear(&l);
}
END_TEST

/* A class and its association in one file, the end's class in the other. */
START_TEST(a_real_pair)
{
    g_autofree char *corpus = corpus_folder();
    if (!corpus)
        return;
    g_autofree char *a = g_build_filename(corpus, "xmi2-papyrus/MainClassModel.uml", NULL),
                    *b = g_build_filename(corpus, "xmi2-papyrus/SpecClassModel.uml", NULL);
    const char *const both[] = {a, b, NULL};
    struct loaded l;
    load_paths(&l, both);
    ARK_VEC_EACH (struct ark_input, input, l.inputs.items) {
        ARK_VEC_EACH (struct ark_skipped, skipped, input->skipped) {
            assert_lacks(skipped->what, "ClassModel");
            assert_has(skipped->what, "Profile");
        }
    }
    loaded_clear(&l);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        two_files_are_one_model,         one_file_alone_names_the_other,    files_are_found_by_name,
        the_same_id_in_two_files_is_two, other_files_are_counted_and_named, a_real_pair,
    };
    root = g_dir_make_tmp("arkitjek-across-XXXXXX", NULL);
    int status = run_suite("xmi_across", tests, G_N_ELEMENTS(tests));
    remove_all(root);
    g_free(root);
    return status;
}
