/* Regexes: what is found quickly is what PCRE2 finds. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "query/regex.h"
#include "query/regex_inner.h"

static struct ark_arena *arena;
static struct ark_regex_run *run;

static void setup(void)
{
    arena = ark_arena_new();
    run = ark_regex_run_new();
}

static void teardown(void)
{
    ark_regex_run_free(run);
    ark_arena_free(arena);
}

static enum ark_regex_result test_pattern(const char *pattern, const char *text)
{
    int mistake = 0;
    uint32_t at;
    struct ark_regex *regex =
        ark_regex_compile(arena, pattern, (uint32_t)strlen(pattern), &mistake, &at);
    ck_assert_msg(regex != NULL, "%s: %d", pattern, mistake);
    return ark_regex_test(run, regex, text, (uint32_t)strlen(text));
}

static const char *const PATTERNS[] = {
    "(?i).*(snitflade|integration|grænseflade).*",
    "(?is).*?(snitflade|integration|grænseflade).*",
    "(?i).*(konsekven|effekt|art[.] 6|exit-).*",
    "(?s).*[a-zæøå].*",
    "(?i).*exit.?strategi.*",
    "(?is).*?Åben\\.? (data|kilde).*",
    "(?i).*(ks|sk|kå).*",
    "(?i).*(information(?!ssikkerhed)|begreb|(^|[^a-z])data($|[^a-z])).*",
    "(?s).*20(0[0-9]|1[0-6]).*|2017[-.]0[0-9].*",
    ".*(kombit|kl).*",
    "(?i).*(ab?cd|efg*h|ij+k).*",
    "(?i).*(abc|def)?ghi.*",
    "(?i).*(?:abc|def)+.*",
    "(?i).*a\\.*",
    "(?i).*(?<!x)abc.*",
};

static const char *const TEXTS[] = {
    "",
    "En Snitflade",
    "GRÆNSEFLADE",
    "græn",
    "intern\nintegration",
    "effekt",
    "art. 6",
    "art 6",
    "Exit-",
    "exit\nstrategi",
    "EXITstrategi",
    "åBEN data",
    "A\xcc\x8a"
    "ben data",
    "\xe2\x84\xab"
    "ben kilde",
    "\xe2\x84\xaa\xc5\xbf",
    "\xc5\xbf\xe2\x84\xaa",
    "K\xe2\x84\xab",
    "data",
    "metadata",
    "informationssikkerhed og information",
    "informationssikkerhed",
    "2009",
    "x\n2009",
    "2017-03-01",
    "Kombit",
    "kl",
    "acd",
    "efggh",
    "ijjk",
    "ghi",
    "xabc abc",
    "xabc",
    "a..",
    "a.b",
    "abc abd abe abf abg abh def",
    "info data inf dat inf dat informatik dato information",
};

START_TEST(quick_search_agrees)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PATTERNS); i++) {
        const char *pattern = PATTERNS[i];
        size_t flags = g_str_has_prefix(pattern, "(?") ? strcspn(pattern, ")") + 1 : 0;
        /* In parentheses it is no longer of the shape that is found quickly. */
        g_autofree char *plain =
            g_strdup_printf("%.*s(?:%s)", (int)flags, pattern, pattern + flags);
        struct ark_regex_inner inner;
        ck_assert(!ark_regex_find_inner(plain, strlen(plain), &inner));
        for (size_t j = 0; j < G_N_ELEMENTS(TEXTS); j++)
            ck_assert_msg(test_pattern(pattern, TEXTS[j]) == test_pattern(plain, TEXTS[j]),
                          "%s on '%s'", pattern, TEXTS[j]);
    }
}
END_TEST

START_TEST(machine_code_agrees)
{
    int mistake = 0;
    uint32_t at;
    const char *pattern = "(?i).*(snitflade|integration).*";
    struct ark_regex *regex =
        ark_regex_compile(arena, pattern, (uint32_t)strlen(pattern), &mistake, &at);
    for (int i = 0; i < 2000; i++) {
        ck_assert(ark_regex_test(run, regex, "sni snitf SNITFLADE", 19) == ARK_REGEX_YES);
        ck_assert(ark_regex_test(run, regex, "snitf integra snitf", 19) == ARK_REGEX_NO);
    }
}
END_TEST

START_TEST(words_are_whole)
{
    static const char *const WORDS[] = {" lav ", "høj", "K", "to  ord", "i vid"};
    struct ark_regex *regex = ark_regex_words(arena, WORDS, G_N_ELEMENTS(WORDS));
    static const struct {
        const char *text;
        enum ark_regex_result found;
    } ROWS[] = {
        {"lavt slavlav", ARK_REGEX_NO},
        {"lavt, slav, HØJT og Høj", ARK_REGEX_YES},
        {"lavlav lavlav lavlav lavlav lavlav lav", ARK_REGEX_YES},
        {"høj_", ARK_REGEX_NO},
        {"to\n ord", ARK_REGEX_YES},
        {"toord", ARK_REGEX_NO},
        {"in vid, vi vid", ARK_REGEX_NO},
        {"i i i i i i i\tvid", ARK_REGEX_YES},
        {"ki k\u00e6 \u00e6k k\u00e6", ARK_REGEX_NO},
        {"lav\u0301", ARK_REGEX_NO},
        {"\u00e6lav \u00a0lav\u00a0", ARK_REGEX_YES},
        {"\xe2\x84\xaa", ARK_REGEX_YES},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++)
        ck_assert_msg(ark_regex_test(run, regex, ROWS[i].text, (uint32_t)strlen(ROWS[i].text)) ==
                          ROWS[i].found,
                      "%s", ROWS[i].text);
}
END_TEST

START_TEST(shapes)
{
    static const char *const OTHERS[] = {
        "",         ".*",       ".*.*",      ".*?.*",    "abc",         ".*abc",    "abc.*",
        ".*a|b.*",  ".*a\\.*",  ".*+a.*",    ".*(a.*",   ".*a).*",      ".*[a.*",   ".*(?i)a.*",
        ".*(*F).*", ".*\\Qa.*", ".*(?R)a.*", ".*[]a].*", "(?x).*a# .*", ".*{2}a.*", ".*\\Ka.*",
    };
    struct ark_regex_inner inner;
    for (size_t i = 0; i < G_N_ELEMENTS(OTHERS); i++)
        ck_assert_msg(!ark_regex_find_inner(OTHERS[i], strlen(OTHERS[i]), &inner), "%s", OTHERS[i]);
    ck_assert(ark_regex_find_inner("(?is).*?(a|b)c.*", 16, &inner));
    ck_assert_uint_eq(inner.flags, 5);
    ck_assert_uint_eq(inner.start, 8);
    ck_assert_uint_eq(inner.len, 6);
    ck_assert(inner.across_lines);
}
END_TEST

START_TEST(mistakes_point_into_the_whole)
{
    int mistake = 0;
    uint32_t at = 0;
    ck_assert_ptr_null(ark_regex_compile(arena, "(?i).*(a{2,1}).*", 16, &mistake, &at));
    ck_assert_uint_eq(at, 12);
    g_autofree char *danish = ark_regex_message(mistake, ARK_DA);
    ck_assert_str_eq(danish, "tallene i {} står i forkert orden");
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("regex");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, quick_search_agrees);
    tcase_add_test(tc, machine_code_agrees);
    tcase_add_test(tc, words_are_whole);
    tcase_add_test(tc, shapes);
    tcase_add_test(tc, mistakes_point_into_the_whole);
    Suite *suite = suite_create("regex");
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
