/* HTML from Markdown: what is written, and that nothing of the text's own markup gets through. */
#include "suite.h"

#include <string.h>

#include "render/html.h"

static char *body_of(const char *markdown)
{
    g_autoptr(GString) page = g_string_new(NULL);
    ark_render_html(markdown, "Titel", ARK_DA, NULL, page);
    const char *start = strstr(page->str, "tabindex=\"-1\">\n");
    const char *end = strstr(page->str, "</main>");
    ck_assert(start && end);
    start += strlen("tabindex=\"-1\">\n");
    return g_strndup(start, (gsize)(end - start));
}

static const struct {
    const char *markdown, *html;
} CASES[] = {
    {"# A & B", "<h1 id=\"a--b\">A &amp; B</h1>\n"},
    {"# A\n\n# A", "<h1 id=\"a\">A</h1>\n<h1 id=\"a-1\">A</h1>\n"},
    {"# A\n\n#### B", "<h1 id=\"a\">A</h1>\n<h2 id=\"b\">B</h2>\n"},
    {"**a** *b* `<c>`", "<p><strong>a</strong> <em>b</em> <code>&lt;c&gt;</code></p>\n"},
    {"- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"},
    {"3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"},
    {"| a | b |\n|---|--:|\n| x | 1 |",
     "<div class=\"wide\"><table>\n<thead>\n<tr><th scope=\"col\">a</th><th scope=\"col\" "
     "class=\"right\">b</th></tr>\n</thead>\n<tbody>\n<tr><td>x</td><td "
     "class=\"right\">1</td></tr>\n</tbody>\n</table></div>\n"},
    {"[a](https://x.dk/?a=1&b=\"2\")",
     "<p><a href=\"https://x.dk/?a=1&amp;b=&quot;2&quot;\">a</a></p>\n"},
    {"[a](#b)", "<p><a href=\"#b\">a</a></p>\n"},
    {"[a](javascript:alert(1))", "<p>a</p>\n"},
    {"[a](data:text/html,x)", "<p>a</p>\n"},
    {"[a](file.html)", "<p>a</p>\n"},
    {"![b](https://x.dk/p.png)", "<p><span>[b]</span></p>\n"},
    {"a<script>alert(1)</script>b<br>c", "<p>aalert(1)b<br>c</p>\n"},
    {"<script>alert(1)</script>", ""},
    {"<img src=x onerror=alert(1)>", ""},
    {"a \\<b\\> &lt;script&gt;", "<p>a &lt;b&gt; &lt;script&gt;</p>\n"},
    {"```\n</pre><b>\n```", "<pre><code>&lt;/pre&gt;&lt;b&gt;\n</code></pre>\n"},
    {"> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"},
};

START_TEST(each_form)
{
    g_autofree char *body = body_of(CASES[_i].markdown);
    ck_assert_str_eq(body, CASES[_i].html);
}
END_TEST

START_TEST(the_page_is_whole_and_alone)
{
    g_autoptr(GString) page = g_string_new(NULL);
    ark_render_html("# x", "<b> & \"c\"", ARK_EN, NULL, page);
    ck_assert(g_str_has_prefix(page->str, "<!DOCTYPE html>\n<html lang=\"en\">"));
    ck_assert(g_str_has_suffix(page->str, "</html>\n"));
    ck_assert_ptr_nonnull(strstr(page->str, "<title>&lt;b&gt; &amp; &quot;c&quot;</title>"));
    ck_assert_ptr_nonnull(strstr(page->str, "<a class=\"skip\" href=\"#main-content\">"));
    ck_assert_ptr_nonnull(strstr(page->str, "@media print"));
    static const char *const FETCHED[] = {"<script", "<link", "<img", "url(", "@import", "src="};
    for (size_t i = 0; i < G_N_ELEMENTS(FETCHED); i++)
        ck_assert_msg(strstr(page->str, FETCHED[i]) == NULL, "%s", FETCHED[i]);
}
END_TEST

static bool put_svg(const char *target, GString *out, void *user)
{
    (void)user;
    if (strcmp(target, "diagrammer/a.svg") != 0)
        return false;
    g_string_append(out, "<svg onload=\"x()\"/>");
    return true;
}

/* A drawing that is at hand stands in the page as data; one that is not is said. */
START_TEST(pictures_are_in_the_page)
{
    const struct ark_html_pictures pictures = {put_svg, NULL};
    g_autoptr(GString) page = g_string_new(NULL);
    ark_render_html("![Et \"overblik\"](diagrammer/a.svg) og ![ikke](b.svg)\n", "Titel", ARK_DA,
                    &pictures, page);
    ck_assert_ptr_nonnull(strstr(page->str, "<img alt=\"Et &quot;overblik&quot;\" "
                                            "src=\"data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9"));
    ck_assert_ptr_nonnull(strstr(page->str, "og <span>[ikke]</span>"));
    ck_assert_ptr_null(strstr(page->str, "onload"));
    ck_assert_ptr_null(strstr(page->str, ">Et "));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("html");
    TCase *tc = tcase_create("all");
    tcase_add_loop_test(tc, each_form, 0, G_N_ELEMENTS(CASES));
    tcase_add_test(tc, the_page_is_whole_and_alone);
    tcase_add_test(tc, pictures_are_in_the_page);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
