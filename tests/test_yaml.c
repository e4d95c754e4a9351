/* pack/yaml: the tree, the places of its nodes, what is refused, snippets. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "pack/yaml.h"

static ark_arena *arena;

static void setup(void)
{
    arena = ark_arena_new();
}

static void teardown(void)
{
    ark_arena_free(arena);
}

static const struct ark_yaml_file *read_ok(const char *text)
{
    g_autoptr(GError) error = NULL;
    const struct ark_yaml_file *file =
        ark_yaml_read(arena, "p.yaml", text, strlen(text), ARK_DA, &error);
    if (!file)
        ck_abort_msg("%s", error->message);
    return file;
}

static void refuse_n(const char *text, size_t len, const char *expected)
{
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(ark_yaml_read(arena, "p.yaml", text, len, ARK_DA, &error));
    ck_assert(g_error_matches(error, ARK_ERROR, ARK_ERROR_PACK));
    ck_assert_str_eq(error->message, expected);
}

static void refuse(const char *text, const char *expected)
{
    refuse_n(text, strlen(text), expected);
}

START_TEST(places_are_lines_and_byte_columns)
{
    const struct ark_yaml_file *file = read_ok("\xef\xbb\xbf# æøå\n"
                                               "navn: {å: en, b: 'to æ', c: tre}\r\n"
                                               "liste:\n"
                                               "  - et\n"
                                               "  - \"t\\\"o\"\n"
                                               "tom:\n");
    const struct ark_yaml *root = file->root;
    ck_assert_int_eq(root->kind, ARK_YAML_MAP);
    ck_assert_uint_eq(root->n, 3);
    const struct ark_yaml *map = ark_yaml_get(root, "navn");
    const struct ark_yaml *c = ark_yaml_get(map, "c");
    ck_assert_uint_eq(c->line, 2);
    ck_assert_uint_eq(c->column, 31); /* "å" and "æ" are two bytes each */
    ck_assert_str_eq(c->text, "tre");
    ck_assert_str_eq(ark_yaml_get(map, "b")->text, "to æ");
    const struct ark_yaml *list = ark_yaml_get(root, "liste");
    ck_assert_uint_eq(list->n, 2);
    ck_assert_str_eq(list->items[1]->text, "t\"o");
    ck_assert_uint_eq(list->items[1]->line, 5);
    ck_assert_uint_eq(list->items[1]->column, 5);
    ck_assert_uint_eq(ark_yaml_get(root, "tom")->n, 0);
    ck_assert_ptr_null(ark_yaml_get(root, "andet"));
}
END_TEST

START_TEST(refuses_what_hides_meaning)
{
    refuse("a: &x 1\n", "p.yaml:1:4: ankre (`&navn`) er ikke tilladt. Skriv indholdet ud.\n"
                        "    a: &x 1\n"
                        "       ^");
    refuse("a: *x\n", "p.yaml:1:4: henvisninger (`*navn`) er ikke tilladt. Skriv indholdet ud, "
                      "eller sæt teksten i anførselstegn.\n"
                      "    a: *x\n"
                      "       ^");
    refuse("a: !!str 1\n", "p.yaml:1:4: mærker (`!type`) er ikke tilladt. Slet mærket, eller sæt "
                           "teksten i anførselstegn.\n"
                           "    a: !!str 1\n"
                           "       ^");
    refuse("a: 1\nb: 2\na: 3\n",
           "p.yaml:3:1: nøglen `a` står to gange (første gang i linje 1). Slet den ene.\n"
           "    a: 3\n"
           "    ^");
    refuse("a: 1\n---\nb: 1\n", "p.yaml:2:1: filen rummer flere dokumenter (`---`). Del den op.\n"
                                "    ---\n"
                                "    ^");
    refuse("[a]: 1\n", "p.yaml:1:1: en nøgle skal være et ord.\n    [a]: 1\n    ^");
    refuse("# intet\n", "p.yaml:2:1: filen er tom.");
    refuse("", "p.yaml:1:1: filen er tom.");
    refuse("a: \"\\0\"\n", "p.yaml:1:4: teksten rummer et nul-tegn (\\0). Slet det.\n"
                           "    a: \"\\0\"\n"
                           "       ^");
}
END_TEST

START_TEST(refuses_bad_bytes_and_bad_yaml)
{
    refuse("a: x\nb: \xff\n", "p.yaml:2:4: ikke gyldig UTF-8. Gem filen som UTF-8.");
    refuse_n("a: x\0y", 6,
             "p.yaml:1:5: her står et nul-tegn; en tekst har ingen. Er det den rigtige fil?");
    refuse("a: x: y\n", "p.yaml:1:5: ikke gyldig YAML: her kan ikke stå en nøgle. Sæt teksten i "
                        "anførselstegn, hvis den rummer \": \", og se på indrykningen.\n"
                        "    a: x: y\n"
                        "        ^");
    refuse("a:\n\t- b\n", "p.yaml:2:1: ikke gyldig YAML: ryk ind med blanke, ikke tabulatorer.\n"
                          "    \t- b\n"
                          "    ^");
    refuse("æ: 'x\n", "p.yaml:1:5: ikke gyldig YAML: anførselstegnet her bliver ikke lukket.\n"
                      "    æ: 'x\n"
                      "       ^");
    refuse("a: \x01\n",
           "p.yaml:1:4: ikke gyldig YAML: her står et styretegn, som ikke kan ses. Slet det.\n"
           "    a: \x01\n"
           "       ^");
}
END_TEST

START_TEST(refuses_depth_and_size)
{
    g_autoptr(GString) text = g_string_new("a: ");
    for (int i = 0; i < ARK_MAX_YAML_DEPTH; i++)
        g_string_append_c(text, '[');
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(ark_yaml_read(arena, "p.yaml", text->str, text->len, ARK_EN, &error));
    ck_assert_ptr_nonnull(strstr(error->message, "p.yaml:1:35: nested too deeply: at most 32"));
    g_clear_error(&error);
    ck_assert_ptr_null(
        ark_yaml_read(arena, "p.yaml", "a: 1", ARK_MAX_TEXT_BYTES + 1, ARK_EN, &error));
    ck_assert_str_eq(error->message, "p.yaml: the file is too large: at most 64 MB.");
}
END_TEST

static const char *bytes_at(const char *source, uint32_t line, uint32_t column)
{
    for (; line > 1; line--)
        source = strchr(source, '\n') + 1;
    return source + column - 1;
}

/* The byte of the file that a snippet's place points at. */
static char byte_at(const struct ark_snippet *snippet)
{
    return *bytes_at(snippet->source, snippet->line, snippet->column);
}

/* Whatever is done to a text on the way, each word of it is found where it was written. */
START_TEST(every_word_is_found_in_the_file)
{
    const struct ark_yaml_file *file = read_ok("single: 'it''s w1\n"
                                               "  w2\n"
                                               "\n"
                                               "  w3  '\n"
                                               "double: \"w1\\tæ\\u00e6\\x41\\\\ w2\\\n"
                                               "    \\  w3\n"
                                               "\n"
                                               "   w4\\n w5\"\n"
                                               "plain: w1   w2\r\n"
                                               "   w3 # w4\n"
                                               "folded: > # w1\n"
                                               "\n"
                                               "   w1\n"
                                               "   w2  \n"
                                               "      w3\n"
                                               "      w4\n"
                                               "\n"
                                               "   w5\n"
                                               "kept: >2+\n"
                                               "    w1\n"
                                               "   w2\n"
                                               "  w3\n"
                                               "\n");
    for (uint32_t i = 0; i < file->root->n; i++) {
        const struct ark_yaml *scalar = file->root->pairs[i].value;
        struct ark_snippet s = ark_yaml_snippet(file, scalar);
        ck_assert_uint_gt(s.piece_n, 1);
        const char *word = strstr(scalar->text, "w1");
        for (; word; word = strchr(word + 1, 'w')) {
            struct ark_yaml place = ark_snippet_at(s, (uint32_t)(word - scalar->text));
            const char *there = bytes_at(file->source, place.line, place.column);
            ck_assert_msg(strncmp(there, word, 2) == 0, "%.2s: %.9s", word, there);
        }
    }
}
END_TEST

START_TEST(snippets_know_where_their_bytes_stand)
{
    const struct ark_yaml_file *file = read_ok("plain: (a:X)-[f:Y]->(b)\n"
                                               "single: 'quoted'\n"
                                               "double: \"a.x = 'y'\"\n"
                                               "escaped: 'it''s'\n"
                                               "long: one\n"
                                               "  two\n"
                                               "block: |\n"
                                               "    first\n"
                                               "      second\n"
                                               "\n"
                                               "    third\n"
                                               "folded: >\n"
                                               "  a\n"
                                               "  b\n");
    struct ark_snippet s = ark_yaml_snippet(file, ark_yaml_get(file->root, "plain"));
    ck_assert_uint_eq(s.line, 1);
    ck_assert_uint_eq(s.column, 8);
    s = ark_yaml_snippet(file, ark_yaml_get(file->root, "single"));
    ck_assert_uint_eq(s.column, 10);
    ck_assert_int_eq(byte_at(&s), 'q');
    s = ark_yaml_snippet(file, ark_yaml_get(file->root, "double"));
    ck_assert_int_eq(byte_at(&s), 'a');
    s = ark_snippet_part(s, 4, "'y'");
    ck_assert_int_eq(byte_at(&s), '=');
    s = ark_yaml_snippet(file, ark_yaml_get(file->root, "escaped"));
    ck_assert_uint_eq(s.line, 4);
    ck_assert_uint_eq(s.column, 11);
    s = ark_yaml_snippet(file, ark_yaml_get(file->root, "block"));
    ck_assert_uint_eq(s.line, 8);
    ck_assert_uint_eq(s.column, 5);
    ck_assert_uint_eq(s.indent, 4);
    ck_assert_int_eq(byte_at(&s), 'f');
    s = ark_snippet_part(s, (uint32_t)(strstr(s.text, "third") - s.text), "third");
    ck_assert_uint_eq(s.line, 11);
    ck_assert_int_eq(byte_at(&s), 't');
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("yaml");
    TCase *tc = tcase_create("all");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, places_are_lines_and_byte_columns);
    tcase_add_test(tc, refuses_what_hides_meaning);
    tcase_add_test(tc, refuses_bad_bytes_and_bad_yaml);
    tcase_add_test(tc, refuses_depth_and_size);
    tcase_add_test(tc, every_word_is_found_in_the_file);
    tcase_add_test(tc, snippets_know_where_their_bytes_stand);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
