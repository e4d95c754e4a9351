/* Equality, order and arithmetic of values. */
#include "query/compare.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "query/lexer.h"
#include "query/query.h"

enum { LONGEST_MADE = 16 << 20 }; /* bytes of a text that an expression makes */

static bool is_number(struct ark_value value)
{
    return value.type == ARK_INT || value.type == ARK_REAL;
}

static double as_real(struct ark_value value)
{
    return value.type == ARK_INT ? (double)value.integer : value.real;
}

/* LIST, PATH and MAP, whose keys are items too. */
static struct ark_value equal_items(struct ark_value a, struct ark_value b)
{
    if (a.len != b.len)
        return ark_value_bool(false);
    struct ark_value all = ark_value_bool(true);
    for (uint32_t i = 0; i < a.len * (a.type == ARK_MAP ? 2 : 1); i++) {
        struct ark_value one = ark_compare_equal(a.list[i], b.list[i]);
        if (one.type == ARK_NULL)
            all = ARK_VALUE_NULL;
        else if (!one.yes)
            return one;
    }
    return all;
}

static bool equal_texts(struct ark_value a, struct ark_value b)
{
    if (a.len == b.len && (a.text == b.text || memcmp(a.text, b.text, a.len) == 0))
        return true;
    /* A mark does not change which letter it stands on, so other first letters are other texts. */
    bool plain = !a.len || !b.len || (*a.text >= 0 && *b.text >= 0 && *a.text != *b.text);
    if (plain || (!ark_text_has_marks(a) && !ark_text_has_marks(b)))
        return false;
    g_autofree char *x = g_utf8_normalize(a.text, a.len, G_NORMALIZE_NFC);
    g_autofree char *y = g_utf8_normalize(b.text, b.len, G_NORMALIZE_NFC);
    return x && y && strcmp(x, y) == 0;
}

struct ark_value ark_text_normal(struct ark_arena *arena, struct ark_value text)
{
    if (text.type != ARK_TEXT || !ark_text_has_marks(text))
        return text;
    g_autofree char *normal = g_utf8_normalize(text.text, text.len, G_NORMALIZE_NFC);
    if (!normal)
        return text;
    size_t len = strlen(normal);
    return ark_value_text(ark_arena_strndup(arena, normal, len), (uint32_t)len);
}

struct ark_value ark_compare_equal(struct ark_value a, struct ark_value b)
{
    if (a.type == ARK_NULL || b.type == ARK_NULL)
        return ARK_VALUE_NULL;
    if (a.type != b.type)
        return ark_value_bool(is_number(a) && is_number(b) && as_real(a) == as_real(b));
    switch (a.type) {
    case ARK_BOOL:
        return ark_value_bool(a.yes == b.yes);
    case ARK_INT:
    case ARK_DATE:
        return ark_value_bool(a.integer == b.integer);
    case ARK_REAL:
        return ark_value_bool(a.real == b.real);
    case ARK_TEXT:
        return ark_value_bool(equal_texts(a, b));
    case ARK_LIST:
    case ARK_PATH:
    case ARK_MAP:
        return equal_items(a, b);
    default:
        return ark_value_bool(a.entity == b.entity);
    }
}

/* Besides -1, 0 and 1: there is no order between them; or they are numbers and one is none (NaN),
 * of which every question of order is false. */
enum { NO_ORDER = 2, NO_NUMBER = 3 };

static int order(struct ark_value a, struct ark_value b);

static int order_numbers(struct ark_value a, struct ark_value b)
{
    if (a.type == ARK_INT && b.type == ARK_INT)
        return a.integer < b.integer ? -1 : a.integer > b.integer;
    double x = as_real(a), y = as_real(b);
    return x < y ? -1 : x > y ? 1 : x == y ? 0 : NO_NUMBER;
}

int ark_compare_texts(struct ark_value a, struct ark_value b)
{
    if (ark_text_has_marks(a) || ark_text_has_marks(b)) {
        g_autofree char *x = g_utf8_normalize(a.text, a.len, G_NORMALIZE_NFC);
        g_autofree char *y = g_utf8_normalize(b.text, b.len, G_NORMALIZE_NFC);
        int by = x && y ? strcmp(x, y) : 0;
        return by < 0 ? -1 : by > 0;
    }
    int by_bytes = memcmp(a.text, b.text, MIN(a.len, b.len));
    if (by_bytes)
        return by_bytes < 0 ? -1 : 1;
    return a.len < b.len ? -1 : a.len > b.len;
}

static int order_lists(struct ark_value a, struct ark_value b)
{
    for (uint32_t i = 0; i < MIN(a.len, b.len); i++) {
        int by = order(a.list[i], b.list[i]);
        if (by)
            return by;
    }
    return a.len < b.len ? -1 : a.len > b.len;
}

static int order(struct ark_value a, struct ark_value b)
{
    if (is_number(a) && is_number(b))
        return order_numbers(a, b);
    if (a.type != b.type)
        return NO_ORDER;
    switch (a.type) {
    case ARK_BOOL:
        return (int)a.yes - (int)b.yes;
    case ARK_DATE:
        return a.integer < b.integer ? -1 : a.integer > b.integer;
    case ARK_TEXT:
        return ark_compare_texts(a, b);
    case ARK_LIST:
        return order_lists(a, b);
    default:
        return NO_ORDER;
    }
}

struct ark_value ark_compare(int op, struct ark_value a, struct ark_value b)
{
    if (op == '=')
        return ark_compare_equal(a, b);
    if (op == ARK_TOKEN_NE) {
        struct ark_value same = ark_compare_equal(a, b);
        return same.type == ARK_NULL ? same : ark_value_bool(!same.yes);
    }
    int by = order(a, b);
    if (by == NO_ORDER)
        return ARK_VALUE_NULL;
    if (by == NO_NUMBER)
        return ark_value_bool(false);
    switch (op) {
    case '<':
        return ark_value_bool(by < 0);
    case '>':
        return ark_value_bool(by > 0);
    case ARK_TOKEN_LE:
        return ark_value_bool(by <= 0);
    default:
        return ark_value_bool(by >= 0);
    }
}

struct ark_value ark_compare_in(struct ark_value item, struct ark_value list)
{
    if (list.type != ARK_LIST)
        return ARK_VALUE_NULL;
    struct ark_value found = ark_value_bool(false);
    for (uint32_t i = 0; i < list.len; i++) {
        struct ark_value same = ark_compare_equal(item, list.list[i]);
        if (same.type == ARK_NULL)
            found = same;
        else if (same.yes)
            return same;
    }
    return found;
}

static struct ark_value as_text(struct ark_arena *arena, struct ark_value value)
{
    if (value.type == ARK_TEXT)
        return value;
    g_autoptr(GString) out = g_string_new(NULL);
    ark_value_print(NULL, value, out);
    return ark_value_text(ark_arena_strndup(arena, out->str, out->len), (uint32_t)out->len);
}

static struct ark_value join_texts(struct ark_arena *arena, struct ark_value a, struct ark_value b)
{
    size_t len = (size_t)a.len + b.len;
    if (len > LONGEST_MADE)
        return ARK_VALUE_NULL;
    char *text = ark_arena_alloc_raw(arena, len + 1, 1);
    memcpy(text, a.text, a.len);
    memcpy(text + a.len, b.text, b.len);
    text[len] = '\0';
    return ark_value_text(text, (uint32_t)len);
}

static struct ark_value join_lists(struct ark_arena *arena, struct ark_value a, struct ark_value b)
{
    uint32_t an = a.type == ARK_LIST ? a.len : 1, bn = b.type == ARK_LIST ? b.len : 1;
    if ((size_t)an + bn > LONGEST_MADE / sizeof a)
        return ARK_VALUE_NULL;
    struct ark_value *items = ARK_NEW_ARRAY(arena, struct ark_value, an + bn);
    for (uint32_t i = 0; i < an; i++)
        items[i] = a.type == ARK_LIST ? a.list[i] : a;
    for (uint32_t i = 0; i < bn; i++)
        items[an + i] = b.type == ARK_LIST ? b.list[i] : b;
    return (struct ark_value){.type = ARK_LIST, .len = an + bn, .list = items};
}

/* Overflow and division by zero have no value. */
static struct ark_value integers(int op, int64_t a, int64_t b)
{
    int64_t to = 0;
    bool bad;
    switch (op) {
    case '+':
        bad = __builtin_add_overflow(a, b, &to);
        break;
    case '-':
        bad = __builtin_sub_overflow(a, b, &to);
        break;
    case '*':
        bad = __builtin_mul_overflow(a, b, &to);
        break;
    default:
        bad = b == 0 || (a == INT64_MIN && b == -1);
        if (!bad)
            to = op == '/' ? a / b : a % b;
        break;
    }
    return bad ? ARK_VALUE_NULL : ark_value_int(to);
}

static struct ark_value reals(int op, double a, double b)
{
    switch (op) {
    case '+':
        return ark_value_real(a + b);
    case '-':
        return ark_value_real(a - b);
    case '*':
        return ark_value_real(a * b);
    case '/':
        return ark_value_real(a / b);
    case '%':
        return ark_value_real(fmod(a, b));
    default:
        return ark_value_real(pow(a, b));
    }
}

struct ark_value ark_arithmetic(struct ark_arena *arena, int op, struct ark_value a,
                                struct ark_value b)
{
    if (a.type == ARK_NULL || b.type == ARK_NULL)
        return ARK_VALUE_NULL;
    if (a.type == ARK_INT && b.type == ARK_INT && op != '^')
        return integers(op, a.integer, b.integer);
    if (is_number(a) && is_number(b))
        return reals(op, as_real(a), as_real(b));
    if (op == '+' && a.type == ARK_TEXT && b.type == ARK_TEXT)
        return join_texts(arena, a, b);
    if (op == '+' && ((a.type == ARK_TEXT && is_number(b)) || (is_number(a) && b.type == ARK_TEXT)))
        return join_texts(arena, as_text(arena, a), as_text(arena, b));
    if (op == '+' && (a.type == ARK_LIST || b.type == ARK_LIST))
        return join_lists(arena, a, b);
    return ARK_VALUE_NULL;
}
