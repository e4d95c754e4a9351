/* Escaped text must come back as itself from a Markdown parser, wherever a report puts it: a table
 * cell, a heading, a paragraph, a list item, a quote. cmark-gfm is the judge. */
#include <check.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/escape.h"

static const char *const hostile[] = {
    "almindelig tekst, æøå",
    "2026-11-23",
    "2019.1",
    "0.1.0",
    "3. Applikation",
    "1.",
    "12) b",
    "1234567890. x",
    "# overskrift",
    "####### syv",
    "- punkt",
    "-",
    "--- --- ---",
    "---",
    "===",
    "= a",
    "+ punkt",
    "* punkt",
    "***",
    "___",
    "> citat",
    ">",
    ":-",
    ":-:",
    ":-|-:",
    "|",
    "a | b",
    "a \\| b",
    "\\",
    "slut\\",
    "\\\\|",
    "`kode`",
    "``` c",
    "~~~",
    "~~væk~~",
    "*a* **b** _c_ __d__",
    "snake_case_navn",
    "<b>fed</b>",
    "<script>alert(1)</script>",
    "<!-- skjult -->",
    "</td>",
    "<https://example.org>",
    "[navn](javascript:alert(1))",
    "![billede](file:///etc/passwd)",
    "[x]: http://example.org",
    "[ ] opgave",
    "[^1]",
    "udråb!",
    "&amp; &#35; &lt;b&gt; & R&D &",
    "    indrykket kode",
    "\tindrykket kode",
    "to\nlinjer\n\n# og overskrift",
    "a\r\n- b",
    "$x$ ${y} {{z}}",
    "a  b",
    "\"citat\" 'enkelt' -- ...",
    "a@b.dk",
};

/* Before the text and after it; `inside` a line blanks are text too. */
static const struct {
    const char *before, *after;
    bool inside;
} places[] = {
    {"| a | b |\n|---|---|\n| x | ", " |\n", false},
    {"| a |\n|---|\n| ", " |\n", false},
    {"## ", "\n", false},
    {"", "\n", false},
    {"a\n\n", "\n\nz\n", false},
    {"- ", "\n", false},
    {"1. ", "\n", false},
    {"> ", "\n", false},
    {"**Emne:** ", "\n", true},
    {"**", "**\n", false},
    {"A (", ")\n", true},
};

static cmark_node *parse(const char *text, size_t len)
{
    static const char *const extensions[] = {"table", "strikethrough", "tasklist"};
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    for (size_t i = 0; i < G_N_ELEMENTS(extensions); i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, text, len);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

/* The shape of a tree: the names of its nodes, with neighbouring texts as one; and its text. */
static void describe(cmark_node *root, GString *shape, GString *text)
{
    cmark_iter *iter = cmark_iter_new(root);
    bool in_text = false;
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        bool is_text = cmark_node_get_type(node) == CMARK_NODE_TEXT;
        if (is_text)
            g_string_append(text, cmark_node_get_literal(node));
        if (!is_text || !in_text)
            g_string_append_printf(shape, "%c%s ", event == CMARK_EVENT_EXIT ? '/' : ' ',
                                   cmark_node_get_type_string(node));
        in_text = is_text;
    }
    cmark_iter_free(iter);
}

static void read_back(size_t place, const char *escaped, GString *shape, GString *text)
{
    g_autofree char *whole = g_strconcat(places[place].before, escaped, places[place].after, NULL);
    cmark_node *root = parse(whole, strlen(whole));
    describe(root, shape, text);
    cmark_node_free(root);
}

/* What a report promises to show: control characters as blanks, and none at the ends of a block. */
static char *shown(const char *text, bool inside)
{
    char *copy = g_strdup(text);
    for (char *at = copy; *at; at++)
        *at = (unsigned char)*at < 0x20 ? ' ' : *at;
    return inside ? copy : g_strstrip(copy);
}

START_TEST(hostile_text_comes_back_as_itself)
{
    size_t place = (size_t)_i;
    g_autoptr(GString) plain_shape = g_string_new(NULL), plain = g_string_new(NULL);
    read_back(place, "XYZ", plain_shape, plain);
    for (size_t i = 0; i < G_N_ELEMENTS(hostile); i++) {
        g_autoptr(GString) line = g_string_new(places[place].before);
        gsize start = line->len;
        ark_escape_markdown(line, hostile[i], -1);
        g_autoptr(GString) shape = g_string_new(NULL), text = g_string_new(NULL);
        read_back(place, line->str + start, shape, text);
        g_autofree char *want_text = shown(hostile[i], places[place].inside);
        g_auto(GStrv) halves = g_strsplit(plain->str, "XYZ", 2);
        g_autofree char *want = g_strconcat(halves[0], want_text, halves[1], NULL);
        ck_assert_msg(strcmp(text->str, want) == 0, "place %zu: \"%s\" came back as \"%s\"", place,
                      want, text->str);
        ck_assert_msg(strcmp(shape->str, plain_shape->str) == 0, "place %zu: \"%s\" became %s",
                      place, hostile[i], shape->str);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("escape_markdown");
    TCase *tc = tcase_create("all");
    cmark_gfm_core_extensions_ensure_registered();
    tcase_add_loop_test(tc, hostile_text_comes_back_as_itself, 0, (int)G_N_ELEMENTS(places));
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
