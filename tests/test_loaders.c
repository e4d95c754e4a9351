/* Sources, folders, the choice of a loader, and what inspect tells. */
#include "loading.h"

#include <glib/gstdio.h>

#include "report/inspect.h"

#define MODEL                                                                                      \
    "<model xmlns=\"http://www.opengroup.org/xsd/archimate/3.0/\" "                                \
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><elements><element "                  \
    "identifier=\"id-12345678\" xsi:type=\"Node\"><name xml:lang=\"da\">N</name></element>"        \
    "<element identifier=\"x\" xsi:type=\"Robot\"/></elements></model>"

START_TEST(sources_peek_without_consuming)
{
    g_autofree char *bytes = g_strnfill(10000, 'x');
    g_autoptr(ark_source) source = ark_source_memory("m", bytes, 10000);
    size_t len;
    ck_assert_ptr_nonnull(ark_source_peek(source, &len, NULL));
    ck_assert_uint_eq(len, 4096);
    ck_assert_ptr_null(ark_source_path(source));
    g_autofree char *all = ark_source_read_all(source, 20000, &len, NULL);
    ck_assert_uint_eq(len, 10000);
    ck_assert_str_eq(all, bytes);
    g_autoptr(ark_source) again = ark_source_memory("m", bytes, 10000);
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(ark_source_read_all(again, 100, &len, &error));
    ck_assert_int_eq(error->code, ARK_ERROR_LIMIT);
}
END_TEST

/* Well-formed but empty is read, and known to be empty: `inspect` shows it, `check` refuses it. */
START_TEST(empty_inputs_are_known_to_be)
{
    static const char *const texts[] = {
        "---\na: b\n---\n",
        "<model xmlns=\"http://www.opengroup.org/xsd/archimate/3.0/\"/>",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        struct loaded l;
        load_text(&l, texts[i]);
        ck_assert_msg(!l.error, "%s", texts[i]);
        ck_assert_uint_eq(l.inputs.items.n, 1);
        ck_assert(ark_input_is_empty(&l.inputs.items.v[0]));
        loaded_clear(&l);
    }
}
END_TEST

START_TEST(unreadable_inputs_say_so)
{
    struct loaded l;
    load_path(&l, "findes/ikke.xml");
    assert_has(l.error->message, "findes/ikke.xml: findes ikke");
    loaded_clear(&l);
    assert_fails("", 0, "Filen er tom");
    assert_fails("\0\1\2\3", 4, "binære data");
    assert_fails("\1\0\2", 3, "kan ikke genkendes");
    assert_fails(" \n", 2, "Filen er tom");
    const char *bare = "<model name=\"a\"/>";
    assert_fails(bare, strlen(bare), "navnerum");
    assert_fails("%PDF-1.7", 8, "docx"); /* damaged, or poppler-utils is not there */
    const char *mht = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: "
                      "multipart/related;\r\n\tboundary=\"x\"\r\n\r\n--x\r\n";
    assert_fails(mht, strlen(mht), "MHTML");
    const char *other = "\n<rod a=\"1\"/>";
    assert_fails(other, strlen(other), "m.xml:2:1: Filen er XML, men hverken en ArchiMate-model");
    const char *xmi = "<xmi:XMI xmlns:xmi=\"http://schema.omg.org/spec/XMI/2.1\"/>";
    assert_fails(xmi, strlen(xmi), "ingen UML-model");
    const char *grafico =
        "<archimate:Node xmlns:archimate=\"http://www.archimatetool.com/archimate\"/>";
    assert_fails(grafico, strlen(grafico), "coArchi");
    const char *mdj = "{\"_type\": \"Project\"}";
    assert_fails(mdj, strlen(mdj), "StarUML");
}
END_TEST

static void put(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    g_mkdir_with_parents(parent, 0700);
    ck_assert(g_file_set_contents(path, text, -1, NULL));
}

static void drop(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_remove(path);
}

/* What was said of the file that was left out. */
static const char *unread_message(const struct loaded *l, const char *name)
{
    ARK_VEC_EACH (const struct ark_diag, diag, l->diags.items) {
        if (strcmp(diag->code, "unread-file") == 0 &&
            g_str_has_suffix(ark_atom_text(l->atoms, diag->loc.file), name))
            return diag->message;
    }
    return "";
}

START_TEST(a_folder_is_read_by_name)
{
    g_autofree char *folder = g_dir_make_tmp("ark-XXXXXX", NULL);
    struct loaded l;
    put(folder, "b.xml", MODEL);
    put(folder, "a/z.txt", MODEL);
    put(folder, "arkiv.zip", "PK\3\4 ikke et arkiv");
    put(folder, ".skjult.xml", "<model");
    put(folder, "LICENSE", "Brug det, som du vil.\n");
    put(folder, "liste.csv", "navn;ejer\nA;B\n");
    put(folder, "kort.md", "Kun en sætning.\n");
    put(folder, "tom.md", "");
    put(folder, "blank.md", " \n\n");
    load_path(&l, folder);
    ck_assert_ptr_null(l.error);
    ck_assert_uint_eq(l.inputs.items.n, 3);
    ck_assert(g_str_has_suffix(l.inputs.items.v[0].file, "a/z.txt"));
    ck_assert(g_str_has_suffix(l.inputs.items.v[1].file, "b.xml"));
    ck_assert(g_str_has_suffix(l.inputs.items.v[2].file, "kort.md"));
    ck_assert_uint_eq(diags_with(&l, "unread-file"), 5);
    assert_has(unread_message(&l, "LICENSE"), "ren tekst");
    assert_has(unread_message(&l, "liste.csv"), "Filen er CSV, men");
    assert_has(unread_message(&l, "tom.md"), "tom");
    assert_has(unread_message(&l, "blank.md"), "tom");
    loaded_clear(&l);

    put(folder, "c.xml", "<model xmlns=\"http://www.opengroup.org/xsd/archimate/3.0/\">\n<oops>");
    load_path(&l, folder);
    assert_has(l.error->message, "c.xml:2:");
    loaded_clear(&l);

    drop(folder, "kort.md"), drop(folder, "tom.md"), drop(folder, "blank.md"),
        drop(folder, "LICENSE");
    drop(folder, "liste.csv"), drop(folder, "c.xml"), drop(folder, "b.xml"),
        drop(folder, "a/z.txt"), drop(folder, "a");
    load_path(&l, folder);
    assert_has(l.error->message, "ingen, der kan læses");
    loaded_clear(&l);
    drop(folder, "arkiv.zip"), drop(folder, ".skjult.xml");
    g_rmdir(folder);
}
END_TEST

START_TEST(inspect_tells_what_was_read)
{
    struct loaded l;
    load_text(&l, MODEL);
    json_t *array = ark_inspect_json(&l.inputs);
    json_t *input = json_array_get(array, 0);
    ck_assert_str_eq(json_string_value(json_object_get(input, "format")), "archimate-exchange");
    ck_assert(json_is_null(json_object_get(input, "tool")));
    ck_assert_str_eq(json_string_value(json_object_get(input, "version")), "3.0");
    json_t *counts = json_object_get(input, "counts");
    ck_assert_int_eq(json_integer_value(json_object_get(counts, "elements")), 2);
    ck_assert_int_eq(json_integer_value(json_object_get(counts, "views")), 0);
    ck_assert_ptr_null(json_object_get(counts, "sections"));
    ck_assert_uint_eq(json_array_size(json_object_get(input, "languages")), 1);
    json_t *skipped = json_array_get(json_object_get(input, "skipped"), 0);
    ck_assert_int_eq(json_integer_value(json_object_get(skipped, "count")), 1);
    json_decref(array);

    g_autoptr(GString) text = g_string_new(NULL);
    ark_inspect_text(&l.inputs, ARK_DA, text);
    assert_has(text->str, "m.xml\n  Format                    archimate-exchange 3.0\n");
    assert_has(text->str, "  Værktøj                   ukendt\n");
    assert_has(text->str, "Sprunget over             1 × element af typen \"Robot\"");
    loaded_clear(&l);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {sources_peek_without_consuming, empty_inputs_are_known_to_be,
                                  unreadable_inputs_say_so, a_folder_is_read_by_name,
                                  inspect_tells_what_was_read};
    return run_suite("loaders", tests, G_N_ELEMENTS(tests));
}
