/* Functions on dates. Days beyond the years 1 to 9999 are null. */
#include "query/function_list.h"

#include "base/day.h"
#include "query/eval.h"

static struct ark_value in_calendar(int64_t day)
{
    return day >= ARK_FIRST_DAY && day <= ARK_LAST_DAY ? ark_value_date(day) : ARK_VALUE_NULL;
}

static bool fits(int64_t number)
{
    return number >= 0 && number <= ARK_LAST_YEAR;
}

static struct ark_value joined(const struct ark_value *args)
{
    int64_t day;
    for (int i = 0; i < 3; i++) {
        if (args[i].type != ARK_INT || !fits(args[i].integer))
            return ARK_VALUE_NULL;
    }
    bool is = ark_day_join((int)args[0].integer, (int)args[1].integer, (int)args[2].integer, &day);
    return is ? ark_value_date(day) : ARK_VALUE_NULL;
}

/* {year: 2027, month: 6, day: 30}; a month or day that is left out is the first. */
static struct ark_value from_map(struct ark_value map)
{
    static const char *const KEYS[] = {"year", "month", "day"};
    struct ark_value parts[3];
    for (int i = 0; i < 3; i++) {
        parts[i] = ark_map_get(map, KEYS[i]);
        if (i && parts[i].type == ARK_NULL)
            parts[i] = ark_value_int(1);
    }
    return joined(parts);
}

ARK_FUNCTION(date)
{
    if (n > 1)
        return n == 3 ? joined(args) : ARK_VALUE_NULL;
    if (args[0].type == ARK_MAP)
        return from_map(args[0]);
    if (args[0].type != ARK_TEXT)
        return args[0].type == ARK_DATE ? args[0] : ARK_VALUE_NULL;
    int64_t day;
    if (ark_day_read(args[0].text, &day))
        return ark_value_date(day);
    struct ark_day_span span;
    bool one = ark_day_read_span(args[0].text, &span) && span.plain && span.first == span.last;
    return one ? ark_value_date(span.first) : ARK_VALUE_NULL;
}

/* The days that a text can mean. */
static bool span_of(struct ark_value value, struct ark_day_span *ret_span)
{
    if (value.type == ARK_DATE) {
        *ret_span = (struct ark_day_span){value.integer, value.integer, true};
        return true;
    }
    if (ark_day_read(value.text, &ret_span->first)) {
        ret_span->last = ret_span->first;
        return true;
    }
    return ark_day_read_span(value.text, ret_span);
}

ARK_FUNCTION(first_day)
{
    struct ark_day_span span;
    return span_of(args[0], &span) ? ark_value_date(span.first) : ARK_VALUE_NULL;
}

ARK_FUNCTION(last_day)
{
    struct ark_day_span span;
    return span_of(args[0], &span) ? ark_value_date(span.last) : ARK_VALUE_NULL;
}

ARK_FUNCTION(today)
{
    return matcher->has_today ? ark_value_date(matcher->today) : ARK_VALUE_NULL;
}

ARK_FUNCTION(year)
{
    return ark_value_int(ark_day_split(args[0].integer).year);
}

ARK_FUNCTION(month)
{
    return ark_value_int(ark_day_split(args[0].integer).month);
}

ARK_FUNCTION(day)
{
    return ark_value_int(ark_day_split(args[0].integer).day);
}

ARK_FUNCTION(days_between)
{
    return ark_value_int(args[1].integer - args[0].integer);
}

ARK_FUNCTION(add_days)
{
    int64_t day;
    if (__builtin_add_overflow(args[0].integer, args[1].integer, &day))
        return ARK_VALUE_NULL;
    return in_calendar(day);
}

ARK_FUNCTION(add_months)
{
    int64_t day;
    if (!ark_day_add_months(args[0].integer, args[1].integer, &day))
        return ARK_VALUE_NULL;
    return ark_value_date(day);
}

#define DATE ARK_IS(DATE)
#define INT ARK_IS(INT)
#define TEXT ARK_IS(TEXT)

static const struct ark_function ROWS[] = {
    {"date",
     1,
     3,
     fn_date,
     ARK_PLAIN,
     DATE,
     {TEXT | INT | DATE | ARK_IS(MAP), INT, INT},
     ARK_ABOUT("den dag, som teksten eller år, måned og dag siger; null, når det ikke er én dag",
               "the day that the text, or year, month and day, say; null when that is not one day"),
     "[date('30. juni 2027'), date('30/6-2027'), date(2027, 6, 30)]",
     "2027-06-30, 2027-06-30, 2027-06-30"},
    {"first_day",
     1,
     1,
     fn_first_day,
     ARK_PLAIN,
     DATE,
     {TEXT | DATE, 0, 0},
     ARK_ABOUT("den første dag, som teksten kan betyde; andre ord må stå om den",
               "the first day that the text can mean; other words may stand around it"),
     "first_day('2. kvartal 2027')",
     "2027-04-01"},
    {"last_day",
     1,
     1,
     fn_last_day,
     ARK_PLAIN,
     DATE,
     {TEXT | DATE, 0, 0},
     ARK_ABOUT("den sidste dag, som teksten kan betyde; andre ord må stå om den",
               "the last day that the text can mean; other words may stand around it"),
     "last_day('senest juni 2027')",
     "2027-06-30"},
    {"today",
     0,
     0,
     fn_today,
     ARK_PLAIN,
     DATE,
     {0, 0, 0},
     ARK_ABOUT("dagen i dag, eller den som --date siger", "today, or the day that --date says"),
     "today()",
     "2026-01-01"},
    {"year",
     1,
     1,
     fn_year,
     ARK_PLAIN,
     INT,
     {DATE, 0, 0},
     ARK_ABOUT("datoens år", "the year of the date"),
     "year(date('2027-06-30'))",
     "2027"},
    {"month",
     1,
     1,
     fn_month,
     ARK_PLAIN,
     INT,
     {DATE, 0, 0},
     ARK_ABOUT("datoens måned, 1 til 12", "the month of the date, 1 to 12"),
     "month(date('2027-06-30'))",
     "6"},
    {"day",
     1,
     1,
     fn_day,
     ARK_PLAIN,
     INT,
     {DATE, 0, 0},
     ARK_ABOUT("datoens dag i måneden", "the day of the month of the date"),
     "day(date('2027-06-30'))",
     "30"},
    {"days_between",
     2,
     2,
     fn_days_between,
     ARK_PLAIN,
     INT,
     {DATE, DATE, 0},
     ARK_ABOUT("antallet af dage fra den første dato til den anden; negativt, når den anden er før",
               "the number of days from the first date to the second; negative when the second is "
               "before"),
     "days_between(date('2027-06-30'), date('2027-07-02'))",
     "2"},
    {"add_days",
     2,
     2,
     fn_add_days,
     ARK_PLAIN,
     DATE,
     {DATE, INT, 0},
     ARK_ABOUT("datoen så mange dage senere", "the date so many days later"),
     "add_days(date('2027-06-30'), 1)",
     "2027-07-01"},
    {"add_months",
     2,
     2,
     fn_add_months,
     ARK_PLAIN,
     DATE,
     {DATE, INT, 0},
     ARK_ABOUT("samme dag så mange måneder senere, eller den sidste i en måned, der er for kort",
               "the same day so many months later, or the last of a month that is too short"),
     "add_months(date('2027-01-31'), 1)",
     "2027-02-28"},
};

const struct ark_functions ark_functions_date = ARK_SUBJECT("Datoer", "Dates", ROWS);
