/* base: days, and dates as people write them. */
#include "suite.h"

#include <glib.h>

#include "base/day.h"

/* "first last" as ISO dates, with a "~" before it when there is more in the text; "-" for none. */
static char *span_of(const char *text)
{
    struct ark_day_span span;
    if (!ark_day_read_span(text, &span))
        return g_strdup("-");
    struct ark_day a = ark_day_split(span.first), b = ark_day_split(span.last);
    if (span.first == span.last)
        return g_strdup_printf("%s%04d-%02d-%02d", span.plain ? "" : "~", a.year, a.month, a.day);
    return g_strdup_printf("%s%04d-%02d-%02d %04d-%02d-%02d", span.plain ? "" : "~", a.year,
                           a.month, a.day, b.year, b.month, b.day);
}

struct written {
    const char *text, *expected;
};

static void expect_spans(const struct written *written, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_autofree char *is = span_of(written[i].text);
        ck_assert_msg(g_str_equal(is, written[i].expected), "'%s' is %s, expected %s",
                      written[i].text, is, written[i].expected);
    }
}

START_TEST(single_days)
{
    static const struct written DAYS[] = {
        {"2027-06-30", "2027-06-30"},
        {"2027/6/30", "2027-06-30"},
        {"2027.06.30", "2027-06-30"},
        {"30.6.2027", "2027-06-30"},
        {"30.06.2027", "2027-06-30"},
        {"30/6-2027", "2027-06-30"},
        {"30/6 2027", "2027-06-30"},
        {"30-6-2027", "2027-06-30"},
        {"30. juni 2027", "2027-06-30"},
        {"den 30. juni 2027", "2027-06-30"},
        {"Onsdag d. 30. JUNI 2027", "2027-06-30"},
        {"Søndag den 1. august 2027", "2027-08-01"},
        {"30 jun 2027", "2027-06-30"},
        {"30. jun. 2027", "2027-06-30"},
        {"June 30, 2027", "2027-06-30"},
        {"30th of June 2027", "2027-06-30"},
        {"2. maj 2027", "2027-05-02"},
        {"2 Oct 2027", "2027-10-02"},
        {" 29.2.2028 ", "2028-02-29"},
        {"30\u00a0juni\u00a02027", "2027-06-30"},
        {"2027\u201106\u201130", "2027-06-30"},
        {"31.12.9999", "9999-12-31"},
        {"20271231", "2027-12-31"},
    };
    expect_spans(DAYS, G_N_ELEMENTS(DAYS));
}
END_TEST

START_TEST(spans)
{
    static const struct written SPANS[] = {
        {"juni 2027", "2027-06-01 2027-06-30"},
        {"Februar 2028", "2028-02-01 2028-02-29"},
        {"6/2027", "2027-06-01 2027-06-30"},
        {"2027-06", "2027-06-01 2027-06-30"},
        {"Q2 2027", "2027-04-01 2027-06-30"},
        {"2027 Q4", "2027-10-01 2027-12-31"},
        {"2027Q1", "2027-01-01 2027-03-31"},
        {"2. kvartal 2027", "2027-04-01 2027-06-30"},
        {"2nd quarter 2027", "2027-04-01 2027-06-30"},
        {"2027", "2027-01-01 2027-12-31"},
        {"9999", "9999-01-01 9999-12-31"},
        {"1900", "1900-01-01 1900-12-31"},
    };
    expect_spans(SPANS, G_N_ELEMENTS(SPANS));
}
END_TEST

START_TEST(other_words)
{
    static const struct written WORDS[] = {
        {"senest 30. juni 2027", "~2027-06-30"},
        {"udgangen af 2027", "~2027-01-01 2027-12-31"},
        {"2027-06-30 (forlænget)", "~2027-06-30"},
        {"marked 2027", "~2027-03-01 2027-03-31"}, /* so it reads, but it is not plain */
        {"version 1.2.2027", "~2027-02-01"},
        {"30 juni + 2027", "~2027-06-30"},
        {"🚀 2027", "~2027-01-01 2027-12-31"},
    };
    expect_spans(WORDS, G_N_ELEMENTS(WORDS));
}
END_TEST

START_TEST(no_dates)
{
    static const char *const NONE[] = {
        "",         " ",          "-",           "ukendt",      "juni",       "30. juni",
        "30.6",     "30.6.27",    "31.6.2027",   "29.2.2027",   "2027-13-01", "2027-00-01",
        "0.6.2027", "2027-06-00", "6/30/2027",   "Q5 2027",     "Q0 2027",    "Q2",
        "1899",     "1.1.1899",   "2027-6-30-1", "1 2 3 2027",  "3.2",        "0",
        "kvartal",  "2. kvartal", "Q1 Q2 2027",  "30. juni 27",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(NONE); i++) {
        g_autofree char *is = span_of(NONE[i]);
        ck_assert_msg(g_str_equal(is, "-"), "'%s' is %s", NONE[i], is);
    }
}
END_TEST

static const char *months_later(const char *day, int64_t months, char *ret_text)
{
    int64_t at;
    ck_assert(ark_day_read(day, &at));
    if (!ark_day_add_months(at, months, &at))
        return "-";
    struct ark_day split = ark_day_split(at);
    g_snprintf(ret_text, 16, "%04d-%02d-%02d", split.year, split.month, split.day);
    return ret_text;
}

START_TEST(months)
{
    char text[16];
    ck_assert_str_eq(months_later("2027-01-31", 1, text), "2027-02-28");
    ck_assert_str_eq(months_later("2027-01-31", 13, text), "2028-02-29");
    ck_assert_str_eq(months_later("2027-03-31", -1, text), "2027-02-28");
    ck_assert_str_eq(months_later("2027-01-15", -1, text), "2026-12-15");
    ck_assert_str_eq(months_later("2027-12-31", 0, text), "2027-12-31");
    ck_assert_str_eq(months_later("2027-12-31", 12, text), "2028-12-31");
    ck_assert_str_eq(months_later("0001-01-01", -1, text), "-");
    ck_assert_str_eq(months_later("0001-02-01", -1, text), "0001-01-01");
    ck_assert_str_eq(months_later("9999-12-31", 1, text), "-");
    ck_assert_str_eq(months_later("2027-01-01", INT64_MAX, text), "-");
    ck_assert_str_eq(months_later("2027-01-01", INT64_MIN, text), "-");
}
END_TEST

START_TEST(ends_of_the_calendar)
{
    int64_t day;
    ck_assert(ark_day_join(ARK_FIRST_YEAR, 1, 1, &day));
    ck_assert_int_eq(day, ARK_FIRST_DAY);
    ck_assert(ark_day_join(ARK_LAST_YEAR, 12, 31, &day));
    ck_assert_int_eq(day, ARK_LAST_DAY);
    ck_assert(ark_day_read("1970-01-01", &day));
    ck_assert_int_eq(day, 0);
    ck_assert(!ark_day_read("1970-01-01 ", &day));
    ck_assert(!ark_day_join(0, 1, 1, &day) && !ark_day_join(10000, 1, 1, &day));
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {single_days, spans,  other_words,
                                  no_dates,    months, ends_of_the_calendar};
    return run_suite("day", tests, G_N_ELEMENTS(tests));
}
