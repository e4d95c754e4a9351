/* Functions on numbers, and from texts to numbers and back. What is no finite number is null. */
#include "query/function_list.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "query/number_text.h"

static double as_real(struct ark_value value)
{
    return value.type == ARK_INT ? (double)value.integer : value.real;
}

static struct ark_value if_finite(double real)
{
    return isfinite(real) ? ark_value_real(real) : ARK_VALUE_NULL;
}

ARK_FUNCTION(abs)
{
    if (args[0].type == ARK_REAL)
        return if_finite(fabs(args[0].real));
    if (args[0].integer == INT64_MIN)
        return ARK_VALUE_NULL;
    return ark_value_int(args[0].integer < 0 ? -args[0].integer : args[0].integer);
}

ARK_FUNCTION(sign)
{
    double real = as_real(args[0]);
    if (isnan(real))
        return ARK_VALUE_NULL;
    return ark_value_int((real > 0) - (real < 0));
}

ARK_FUNCTION(ceil)
{
    return if_finite(ceil(as_real(args[0])));
}

ARK_FUNCTION(floor)
{
    return if_finite(floor(as_real(args[0])));
}

enum { MOST_DECIMALS = 15 };

/* A product such as 2.675 * 100 lies a hair beside what the decimals say; 15 digits say it. */
static double as_said(double real)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    return g_ascii_strtod(g_ascii_formatd(text, sizeof text, "%.15g", real), NULL);
}

/* Half away from zero. */
ARK_FUNCTION(round)
{
    double real = as_real(args[0]);
    int64_t decimals = n > 1 ? args[1].integer : 0;
    if (decimals < 0)
        return ARK_VALUE_NULL;
    if (decimals == 0)
        return if_finite(round(real));
    double scale = pow(10, (double)MIN(decimals, MOST_DECIMALS));
    /* So large that there are no decimals to round. */
    if (decimals > MOST_DECIMALS || fabs(real) * scale >= 1e15)
        return if_finite(real);
    return if_finite(round(as_said(real * scale)) / scale);
}

ARK_FUNCTION(sqrt)
{
    return if_finite(sqrt(as_real(args[0])));
}

ARK_FUNCTION(exp)
{
    return if_finite(exp(as_real(args[0])));
}

ARK_FUNCTION(log)
{
    return if_finite(log(as_real(args[0])));
}

ARK_FUNCTION(log10)
{
    return if_finite(log10(as_real(args[0])));
}

ARK_FUNCTION(e)
{
    return ark_value_real(M_E);
}

ARK_FUNCTION(pi)
{
    return ark_value_real(M_PI);
}

static struct ark_value truncated(double real)
{
    if (!(real >= -0x1p63 && real < 0x1p63))
        return ARK_VALUE_NULL;
    return ark_value_int((int64_t)real);
}

/* A number as programs write it, with nothing but blanks around it: the C library also takes
 * hexadecimals and "inf". */
static bool read_plain(struct ark_value text, double *ret_real, const char **ret_start)
{
    const char *end = text.text + text.len;
    const char *start = ark_skip_space(text.text, end);
    size_t len = (size_t)(ark_trim_end(start, end) - start);
    if (len == 0 || strspn(start, "0123456789+-.eE") != len)
        return false;
    char *past;
    *ret_real = g_ascii_strtod(start, &past);
    *ret_start = start;
    return past == start + len;
}

ARK_FUNCTION(to_integer)
{
    if (args[0].type == ARK_INT)
        return args[0];
    if (args[0].type == ARK_BOOL)
        return ark_value_int(args[0].yes);
    if (args[0].type == ARK_REAL)
        return truncated(args[0].real);
    double real;
    const char *start;
    if (!read_plain(args[0], &real, &start))
        return ARK_VALUE_NULL;
    char *past;
    errno = 0;
    int64_t integer = g_ascii_strtoll(start, &past, 10);
    if (errno)
        return ARK_VALUE_NULL;
    bool whole = past > start && !(*past && strchr(".eE", *past));
    return whole ? ark_value_int(integer) : truncated(real);
}

/* Danish unless the second argument is 'en'. */
ARK_FUNCTION(number)
{
    if (args[0].type != ARK_TEXT)
        return args[0];
    bool english = n > 1 && strcmp(args[1].text, "en") == 0;
    if (n > 1 && !english && strcmp(args[1].text, "da") != 0)
        return ARK_VALUE_NULL;
    struct ark_value number;
    return ark_number_read(args[0].text, args[0].len, english, &number) ? number : ARK_VALUE_NULL;
}

ARK_FUNCTION(to_float)
{
    if (args[0].type != ARK_TEXT)
        return if_finite(as_real(args[0]));
    double real;
    const char *start;
    return read_plain(args[0], &real, &start) ? if_finite(real) : ARK_VALUE_NULL;
}

ARK_FUNCTION(to_boolean)
{
    if (args[0].type == ARK_BOOL)
        return args[0];
    if (args[0].type == ARK_INT)
        return ark_value_bool(args[0].integer != 0);
    const char *end = args[0].text + args[0].len;
    const char *start = ark_skip_space(args[0].text, end);
    g_autofree char *word = g_strndup(start, (size_t)(ark_trim_end(start, end) - start));
    if (g_ascii_strcasecmp(word, "true") == 0)
        return ark_value_bool(true);
    return g_ascii_strcasecmp(word, "false") == 0 ? ark_value_bool(false) : ARK_VALUE_NULL;
}

ARK_FUNCTION(to_string)
{
    if (args[0].type == ARK_TEXT)
        return args[0];
    g_autoptr(GString) out = g_string_new(NULL);
    ark_value_print(matcher->graph, args[0], out);
    return ark_made_text(matcher, out->str, out->len);
}

#define BOOL ARK_IS(BOOL)
#define INT ARK_IS(INT)
#define NUMBER ARK_IS_NUMBER
#define REAL ARK_IS(REAL)
#define TEXT ARK_IS(TEXT)

static const struct ark_function ROWS[] = {
    {"abs",
     1,
     1,
     fn_abs,
     ARK_PLAIN,
     NUMBER,
     {NUMBER, 0, 0},
     ARK_ABOUT("tallet uden fortegn", "the number without its sign"),
     "abs(-3)",
     "3"},
    {"sign",
     1,
     1,
     fn_sign,
     ARK_PLAIN,
     INT,
     {NUMBER, 0, 0},
     ARK_ABOUT("-1, 0 eller 1: tallets fortegn", "-1, 0 or 1: the sign of the number"),
     "sign(-2.5)",
     "-1"},
    {"ceil",
     1,
     1,
     fn_ceil,
     ARK_PLAIN,
     REAL,
     {NUMBER, 0, 0},
     ARK_ABOUT("rundet op til et helt tal", "rounded up to a whole number"),
     "ceil(2.1)",
     "3.0"},
    {"floor",
     1,
     1,
     fn_floor,
     ARK_PLAIN,
     REAL,
     {NUMBER, 0, 0},
     ARK_ABOUT("rundet ned til et helt tal", "rounded down to a whole number"),
     "floor(-2.1)",
     "-3.0"},
    {"round",
     1,
     2,
     fn_round,
     ARK_PLAIN,
     REAL,
     {NUMBER, INT, 0},
     ARK_ABOUT("afrundet, eventuelt til et antal decimaler; halve væk fra nul",
               "rounded, to a number of decimals if one is given; halves away from zero"),
     "round(2.675, 2)",
     "2.68"},
    {"sqrt",
     1,
     1,
     fn_sqrt,
     ARK_PLAIN,
     REAL,
     {NUMBER, 0, 0},
     ARK_ABOUT("kvadratroden", "the square root"),
     "sqrt(9)",
     "3.0"},
    {"exp",
     1,
     1,
     fn_exp,
     ARK_PLAIN,
     REAL,
     {NUMBER, 0, 0},
     ARK_ABOUT("e opløftet i tallet", "e to the power of the number"),
     "exp(0)",
     "1.0"},
    {"log",
     1,
     1,
     fn_log,
     ARK_PLAIN,
     REAL,
     {NUMBER, 0, 0},
     ARK_ABOUT("den naturlige logaritme", "the natural logarithm"),
     "log(1)",
     "0.0"},
    {"log10",
     1,
     1,
     fn_log10,
     ARK_PLAIN,
     REAL,
     {NUMBER, 0, 0},
     ARK_ABOUT("logaritmen med grundtal 10", "the logarithm to base 10"),
     "log10(1000)",
     "3.0"},
    {"e",
     0,
     0,
     fn_e,
     ARK_PLAIN,
     REAL,
     {0, 0, 0},
     ARK_ABOUT("den naturlige logaritmes grundtal", "the base of the natural logarithm"),
     "round(e(), 3)",
     "2.718"},
    {"pi",
     0,
     0,
     fn_pi,
     ARK_PLAIN,
     REAL,
     {0, 0, 0},
     ARK_ABOUT("cirklens omkreds i forhold til dens diameter",
               "the circumference of a circle by its diameter"),
     "round(pi(), 4)",
     "3.1416"},
    {"toInteger",
     1,
     1,
     fn_to_integer,
     ARK_PLAIN,
     INT,
     {NUMBER | TEXT | BOOL, 0, 0},
     ARK_ABOUT("som helt tal, uden decimalerne; null, når teksten ikke er et tal",
               "as an integer, without the decimals; null when the text is not a number"),
     "toInteger('3.9')",
     "3"},
    {"toFloat",
     1,
     1,
     fn_to_float,
     ARK_PLAIN,
     REAL,
     {NUMBER | TEXT, 0, 0},
     ARK_ABOUT("som tal med decimaler; teksten med punktum, som programmer skriver tal",
               "as a number with decimals; the text with a point, as programs write numbers"),
     "toFloat('3.5')",
     "3.5"},
    {"toBoolean",
     1,
     1,
     fn_to_boolean,
     ARK_PLAIN,
     BOOL,
     {BOOL | TEXT | INT, 0, 0},
     ARK_ABOUT("true eller false; null for andre tekster; 0 er false, andre hele tal true",
               "true or false; null for other texts; 0 is false, other integers true"),
     "toBoolean('TRUE')",
     "true"},
    {"toString",
     1,
     1,
     fn_to_string,
     ARK_PLAIN,
     TEXT,
     {TEXT | NUMBER | BOOL | ARK_IS(DATE), 0, 0},
     ARK_ABOUT("værdien som tekst", "the value as a text"),
     "toString(1.5) + ' ' + toString(true)",
     "1.5 true"},
    {"number",
     1,
     2,
     fn_number,
     ARK_PLAIN,
     NUMBER,
     {TEXT | NUMBER, TEXT, 0},
     ARK_ABOUT("tallet, som folk skriver det på dansk, eller på engelsk med 'en': 1.234 er 1234 på "
               "dansk; et % bagefter tæller ikke med; null, når teksten ikke er et tal",
               "the number as people write it in Danish, or with 'en' in English: 1.234 is 1234 in "
               "Danish; a % behind it is left out; null when the text is not a number"),
     "[number('1.234,5'), number('1,234.5'), number('1.234'), number('1.234', 'en'), number('99,9 "
     "%')]",
     "1234.5, 1234.5, 1234, 1.234, 99.9"},
};

const struct ark_functions ark_functions_number = ARK_SUBJECT("Tal", "Numbers", ROWS);
