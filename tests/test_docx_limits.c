/* load/docx: what is large, and what is meant to do harm. */
#include "office_made.h"

/* Rows and columns by the ten thousand: linear, and within the limit on cells. */
START_TEST(large_tables_are_quick)
{
    struct loaded l;
    GString *body = g_string_new("<w:tbl>");
    for (unsigned row = 0; row < 20000; row++) {
        g_string_append(body, row ? "<w:tr>" TC(ALONG, "<w:p/>") : "<w:tr>" TC(DOWN, P("a")));
        for (unsigned column = 1; column < 5; column++)
            g_string_append_printf(body, TC("", P("%08x")), (row * 5 + column) * 2654435761u);
        g_string_append(body, "</w:tr>");
    }
    g_string_append(body, "</w:tbl>");
    gint64 start = g_get_monotonic_time();
    load_docx(&l, body->str);
    ck_assert_int_lt(g_get_monotonic_time() - start, 10 * G_USEC_PER_SEC);
    ck_assert_uint_eq(count_of(&l, "Cell"), 100000);
    ck_assert(g_str_has_prefix(prop_of(&l, "Row", 19999, "text"), "a | "));
    loaded_clear(&l);
    g_string_free(body, TRUE);
}
END_TEST

static char *repeated(const char *before, const char *part, unsigned n, const char *after)
{
    GString *text = g_string_new(before);
    for (unsigned i = 0; i < n; i++)
        g_string_append(text, part);
    g_string_append(text, after);
    return g_string_free(text, FALSE);
}

/* What is nested without end, spans without end, or is repeated without end. */
START_TEST(hostile_bodies_are_survived)
{
    struct loaded l;
    g_autofree char *deep = repeated("", "<w:tbl><w:tr><w:tc>", 5000, "");
    load_docx(&l, deep);
    assert_has(l.error->message, "rapport.docx!word/document.xml:1:");
    assert_has(l.error->message, "256");
    loaded_clear(&l);

    g_autofree char *cells = repeated("<w:tbl>", TR(TC(SPAN("100000"), P("x"))), 1000, "</w:tbl>");
    load_docx(&l, cells);
    assert_has(l.error->message, "ARK_MAX_TABLE_CELLS");
    ck_assert_int_eq(l.error->code, ARK_ERROR_LIMIT);
    loaded_clear(&l);

    g_autofree char *text = repeated("<w:tbl><w:tr>"
                                     "<w:tc><w:tcPr>" DOWN "</w:tcPr><w:p><w:r><w:t>",
                                     "lang ", 100000, "</w:t></w:r></w:p></w:tc></w:tr>");
    g_autofree char *rows = repeated(text, TR(TC(ALONG, "<w:p/>")), 20000, "</w:tbl>");
    gint64 start = g_get_monotonic_time();
    load_docx(&l, rows);
    ck_assert_uint_eq(count_of(&l, "Row"), 20001);
    ck_assert_int_lt(g_get_monotonic_time() - start, 10 * G_USEC_PER_SEC);
    loaded_clear(&l);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {large_tables_are_quick, hostile_bodies_are_survived};
    return run_suite("docx limits", tests, G_N_ELEMENTS(tests));
}
