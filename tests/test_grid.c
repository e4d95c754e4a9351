/* Tables and texts for a terminal, and fields of CSV. */
#include "suite.h"

#include <string.h>

#include "base/escape.h"
#include "render/grid.h"

START_TEST(width_is_what_a_terminal_shows)
{
    ck_assert_uint_eq(ark_text_width("Ærø"), 3);
    ck_assert_uint_eq(ark_text_width("漢字"), 4);
    ck_assert_uint_eq(ark_text_width("e\u0301"), 1);
    ck_assert_uint_eq(ark_text_width(""), 0);
}
END_TEST

static char *printed(const char *const *cells, uint32_t n, uint32_t columns, unsigned width)
{
    struct ark_grid grid;
    GString *out = g_string_new(NULL);
    ark_grid_init(&grid, columns);
    for (uint32_t i = 0; i < n; i++)
        ark_grid_add(&grid, cells[i]);
    ark_grid_print(&grid, 0, width, out);
    ark_grid_clear(&grid);
    return g_string_free(out, FALSE);
}

START_TEST(columns_stand_under_each_other)
{
    static const char *const cells[] = {"A", "B", "漢", "x", "abc", "y\n\033[1m"};
    g_autofree char *text = printed(cells, G_N_ELEMENTS(cells), 2, 80);
    ck_assert_str_eq(text, "A    B\n───  ───────────\n漢   x\nabc  y \\u001b[1m\n");
}
END_TEST

START_TEST(long_cells_are_cut_to_the_width)
{
    static const char *const cells[] = {"navn", "tekst",
                                        "kort", "漢字漢字漢字漢字漢字",
                                        "k",    "en meget lang tekst, der ikke er plads til"};
    for (unsigned width = 12; width < 60; width++) {
        g_autofree char *text = printed(cells, G_N_ELEMENTS(cells), 2, width);
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        for (char **line = lines; *line; line++)
            ck_assert_msg(ark_text_width(*line) <= width, "%u: %s", width, *line);
        ck_assert(width >= 48 || strstr(text, "…"));
    }
    g_autofree char *narrow = printed(cells, G_N_ELEMENTS(cells), 2, 1);
    ck_assert_ptr_nonnull(strstr(narrow, "kort"));
}
END_TEST

START_TEST(numbers_stand_at_the_right)
{
    struct ark_grid grid;
    g_autoptr(GString) out = g_string_new(NULL);
    ark_grid_init(&grid, 2);
    ark_grid_add(&grid, "antal");
    ark_grid_add(&grid, "x");
    ark_grid_add_number(&grid, 7);
    ark_grid_add(&grid, "y");
    ark_grid_print(&grid, 2, 80, out);
    ark_grid_clear(&grid);
    ck_assert_str_eq(out->str, "  antal  x\n  ─────  ─\n      7  y\n");
}
END_TEST

START_TEST(text_is_broken_between_words)
{
    g_autoptr(GString) out = g_string_new(NULL);
    ark_text_wrap("et to tre\nfire 1234567890123", 2, 10, out);
    ck_assert_str_eq(out->str, "  et to\n  tre\n  fire\n  1234567890123\n");
}
END_TEST

static const struct {
    const char *text, *field;
} FIELDS[] = {
    {"", ""},
    {"Ærø", "Ærø"},
    {"a,b", "\"a,b\""},
    {"a\"b", "\"a\"\"b\""},
    {"a\r\nb", "\"a\r\nb\""},
    {" a", "\" a\""},
    {"=1+1", "'=1+1"},
    {"@SUM(A1)", "'@SUM(A1)"},
    {"-x,y", "\"'-x,y\""},
    {"\t=1", "'\t=1"},
    {"a=b", "a=b"},
};

START_TEST(csv_fields_are_quoted_and_no_formulas)
{
    g_autoptr(GString) out = g_string_new(NULL);
    ark_escape_csv(out, FIELDS[_i].text, -1);
    ck_assert_str_eq(out->str, FIELDS[_i].field);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("grid");
    TCase *tc = tcase_create("all");
    tcase_add_test(tc, width_is_what_a_terminal_shows);
    tcase_add_test(tc, columns_stand_under_each_other);
    tcase_add_test(tc, long_cells_are_cut_to_the_width);
    tcase_add_test(tc, numbers_stand_at_the_right);
    tcase_add_test(tc, text_is_broken_between_words);
    tcase_add_loop_test(tc, csv_fields_are_quoted_and_no_formulas, 0, G_N_ELEMENTS(FIELDS));
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
